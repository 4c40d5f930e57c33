"""Name every colour of the pictures by its role, on light paper and on dark.

A picture is drawn in the light colours, and the light colour is the name by which a style sheet
finds the dark one. So two roles may share a light colour only if they share the dark one too.
"""

from __future__ import annotations

from collections.abc import Mapping

from cjmap.frozen import frozen

# Paper, which is also what is written on persona colours and on the strongest feelings.
PAPER = "#FFFFFF"
# What lies on paper and bands: cards, notes, dots. In the dark it is lifted from the paper.
CARD = "#FEFEFE"
BANDS = ("#F4F6F9", "#FAFBFC")
INK = "#1B2430"
MUTED = "#5A6675"
WARNING = "#9A3A00"
WARNING_TINT = "#FDEBDD"
GOOD = "#1B62A5"
# What is different from before: new, there no longer, elsewhere, or other than it was. A sign says
# so, too.
ADDED = "#0B6B52"
REMOVED = "#A3262A"
MOVED = "#1B4F8F"
ALTERED = "#7A5200"
# The bars of the phases, which are dark on any paper.
HEAD = "#26324A"
HEAD_INK = "#FDFDFD"
HEAD_MUTED = "#C9D2E3"
HEAD_WARNING = "#FFC78F"
# Decoration, which nobody has to see: edges of cards, lines between phases and scores.
HAIRLINE = "#D3DAE3"
GRID = "#DCE2E9"
# Lines that say something: the zero of the scale, the edge of what is behind the scenes.
AXIS = "#7A8695"

# Each has a contrast of at least 4.5 on what it is drawn on. The personas' line styles go round
# by three, so of the first eight those that share one are told apart best.
PERSONAS = (
    ("#3F37A5", "#A9A4FB"),
    ("#0B7A75", "#2FC2BF"),
    ("#C2185B", "#F68DB7"),
    ("#936107", "#D5A83E"),
    ("#57629C", "#95BFF6"),
    ("#650B86", "#CD92D8"),
    ("#346129", "#B1D175"),
    ("#952F06", "#EFA585"),
)

# Fill and text of the five bands of feeling from -2 to +2. In the dark the extremes are light,
# and the middle recedes.
FEELINGS = {
    -2: (WARNING, PAPER),
    -1: ("#FBC48A", "#3B2100"),
    0: ("#E2E6EB", "#2C3542"),
    1: ("#A9D3EE", "#06304F"),
    2: (GOOD, PAPER),
}

DARK = {
    PAPER: "#12171E",
    CARD: "#1C2430",
    BANDS[0]: "#171D26",
    BANDS[1]: "#141A22",
    INK: "#E6EAF0",
    MUTED: "#9AA6B5",
    WARNING: "#F28C4E",
    WARNING_TINT: "#33241B",
    GOOD: "#74B6F5",
    ADDED: "#5CCBA5",
    REMOVED: "#FF9A94",
    MOVED: "#8FBDF0",
    ALTERED: "#E8BE6A",
    HEAD: "#33425F",
    HEAD_INK: "#FFFFFF",
    HEAD_MUTED: "#C5CDDB",
    HEAD_WARNING: "#FBC48A",
    HAIRLINE: "#46536A",
    GRID: "#364152",
    AXIS: "#7C8A9C",
    **dict(PERSONAS),
    "#FBC48A": "#7A4A28",
    "#3B2100": "#FFFFFF",
    "#E2E6EB": "#3B4553",
    "#2C3542": "#FFFFFF",
    "#A9D3EE": "#2C5B85",
    "#06304F": "#FFFFFF",
}


@frozen
class Palette:
    """The colours that teams may choose, each on light paper and on dark: the others are fixed.

    No light colour is that of another role.
    """

    personas: tuple[tuple[str, str], ...] = PERSONAS
    head: tuple[str, str] = (HEAD, DARK[HEAD])

    @property
    def dark(self) -> Mapping[str, str]:
        """The dark colour of each light one."""
        return {**DARK, **dict(self.personas), self.head[0]: self.head[1]}


USUAL = Palette()
