"""The formats in which coverage is reported."""
