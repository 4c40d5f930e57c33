"""Files that pages are made of: those that come with cjmap, and pictures."""
