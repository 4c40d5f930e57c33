"""What was found before, and need not be told again."""
