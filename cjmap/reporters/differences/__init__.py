"""The formats in which differences between maps are reported."""
