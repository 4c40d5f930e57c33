"""What the outputs show: every decision about order, look and holes, taken once."""
