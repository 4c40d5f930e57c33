"""List the diagrams: how each is drawn, of which maps, and what its files are called."""

from __future__ import annotations

from collections.abc import Callable

from cjmap.frozen import frozen
from cjmap.renderers.diagrams import blueprint, emotion, swimlane
from cjmap.view.values import View


@frozen
class Diagram:
    """A picture that Graphviz draws: the name of its files, its DOT, its title and text.

    It is drawn of those views only to which it `applies`; `needs` says how to write one.
    One that `is_low` shares a printed sheet with what stands above it.
    """

    name: str
    dot: Callable[[View], str]
    describe: Callable[[View], tuple[str, str]]
    applies: Callable[[View], bool] = lambda view: True
    needs: str = ""
    is_low: bool = False


# By their formats; their order is that of the files, the pages and the links. What a page and the
# index call one are the labels `drawing.FORMAT` and `index.FORMAT`.
DIAGRAMS = {
    "diagram": Diagram("journey", swimlane.dot, swimlane.describe),
    "emotion": Diagram("emotion", emotion.dot, emotion.describe, is_low=True),
    "blueprint": Diagram(
        "blueprint",
        blueprint.dot,
        blueprint.describe,
        applies=blueprint.applies,
        needs="write frontstage, backstage, support or evidence_shown at a touchpoint",
    ),
}
