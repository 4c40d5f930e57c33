"""Coverage added up: by whose it is, over many maps, beside what it was."""
