"""Where everything stands in a picture: pure geometry over plain values."""

from cjmap.layout.apart import apart
from cjmap.layout.arrange import arrange
from cjmap.layout.corners import rounded, shortened, tip
from cjmap.layout.curve import Cubic, bypass, curve, cut, strands
    "sections",
