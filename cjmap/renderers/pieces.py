"""Cut the DOT of a huge picture into pieces that an engine can draw one after the other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

# An engine needs about 25 times the memory of the text that it draws.
_LARGEST = 1_000_000

_SETTING = re.compile(r'\t(?:graph|node|edge) \[|\t"corner-[12]" \[')
_NAME = r'"[^"]*"|[\w.]+'
_EDGE = re.compile(rf"\t({_NAME}) -> ({_NAME}) ")
_NODE = re.compile(rf"\t({_NAME}) \[")


def pieces(dot: str, *, largest: int = _LARGEST) -> tuple[str, ...]:
    """Return DOT texts of about `largest` characters that make up the one that `dot.write` wrote.

    Each is a whole graph on the same page. They hold areas first, then lines, then all else: drawn
    one upon the other in their order they look like the one.
    """
    if len(dot) <= largest:
        return (dot,)
    first, *statements = _statements(dot)
    settings = [one for one in statements if _SETTING.match(one)]
    areas = [one for one in statements if one.startswith("\tsubgraph")]
    edges = [one for one in statements if _EDGE.match(one)]
    nodes = [one for one in statements if _NODE.match(one) and not _SETTING.match(one)]
    head = "".join((first, *settings))
    return tuple(
        "".join((head, *_unseen((*settings, *heap)), *heap, "}\n"))
        for heap in _heaps((*areas, *edges, *nodes), largest)
    )


def _statements(dot: str) -> Iterator[str]:
    """Yield each statement with its line end; quoted text and areas go over several lines."""
    statement = ""
    for line in dot.split("\n"):
        statement += f"{line}\n"
        is_area = statement.startswith("\tsubgraph")
        if statement.count('"') % 2 == 0 and (not is_area or line == "\t}"):
            yield statement
            statement = ""


def _heaps(statements: Iterable[str], largest: int) -> Iterator[list[str]]:
    heap: list[str] = []
    size = 0
    for statement in statements:
        if heap and size + len(statement) > largest:
            yield heap
            heap, size = [], 0
        heap.append(statement)
        size += len(statement)
    yield heap


def _unseen(heap: Iterable[str]) -> Iterator[str]:
    """Yield what stands for the ends of edges that are drawn in other pieces."""
    ends = {end for one in heap if (edge := _EDGE.match(one)) for end in edge.groups()}
    own = {node[1] for one in heap if (node := _NODE.match(one))}
    yield from (f'\t{end} [pos="0,0" style=invis]\n' for end in sorted(ends - own))
