"""Files that cjmap ships, read through importlib.resources."""
