"""The outputs of a map, each a function over one view."""
