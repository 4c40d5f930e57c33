"""How wide a picture is at least and at most, in points."""

# Title and legend find room in it.
LEAST_WIDTH = 560
# Drawn at 1:2 this is as wide as A3 paper, and text of 8 points can just be read. Pages in a
# browser scroll sideways no further than twice.
GREATEST_WIDTH = 2520
