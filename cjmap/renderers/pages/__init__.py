"""The pages: a map's own, and the index over all maps."""
