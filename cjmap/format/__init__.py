"""The file format described: for people, and as JSON Schema."""
