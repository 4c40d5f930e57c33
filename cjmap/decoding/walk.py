"""Gather what is wrong with the nodes of a map."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from cjmap import fields
from cjmap.diagnostics import Diagnostic, Fix, Problem, Related, Severity, report
from cjmap.place import Place, Span
from cjmap.source import Entry, Mapping, Node, Scalar, Sequence

UNKNOWN_KEY = Problem("CJ020", "unknown-key")
WRONG_TYPE = Problem("CJ021", "wrong-type")
MISSING_KEY = Problem("CJ022", "missing-key")
BAD_ID = Problem("CJ023", "bad-id")
BAD_VALUE = Problem("CJ024", "bad-value")
NOTHING_TO_TAKE_AWAY = Problem("CJ025", "nothing-to-take-away")
HOST_WITHOUT_SCHEME = Problem("CJ027", "host-without-scheme", Severity.WARNING)
NO_DATE = Problem("CJ031", "no-date", Severity.WARNING)

# Nobody reads more of one kind.
MOST = 10_000
# Looking for what a misspelled key may mean takes its time.
MOST_GUESSES = 500


@dataclass(slots=True)
class Walk:
    """A walk over one tree of nodes, gathering what it finds wrong.

    `meant` are the keys that misspelled ones seem to mean: they count as written.
    """

    findings: list[Diagnostic] = field(default_factory=list)
    meant: set[Place] = field(default_factory=set)
    _seen: Counter[Problem] = field(default_factory=Counter)

    def fault(
        self,
        problem: Problem,
        where: Place | Span,
        message: str,
        *,
        help: str = "",
        related: tuple[Related, ...] = (),
        fix: Fix | None = None,
    ) -> None:
        """Note a finding; of each problem the first `MOST`."""
        self._seen[problem] += 1
        if self._seen[problem] > MOST:
            return
        if self._seen[problem] == MOST:
            message += " (and perhaps more of this kind: mend these first)"
        one = report(problem, where, message, help=help, related=related, fix=fix)
        self.findings.append(one)

    def trial(self) -> Walk:
        """Return a walk that goes on from here, and whose findings may be taken over or not."""
        return Walk(meant=self.meant, _seen=self._seen)

    def may_guess(self, problem: Problem) -> bool:
        """Tell whether there is time to find out what was meant."""
        return self._seen[problem] < MOST_GUESSES

    def wrong(self, kind: fields.Kind, node: Node, *, help: str = "") -> None:
        """Note that something of another shape stands where `kind` is expected."""
        expected = EXPECTED[type(kind)]
        message = f"{expected} is expected here, found {found(node)}"
        self.fault(WRONG_TYPE, head(node), message, help=help)


def is_unwritten(walk: Walk, entry: Entry) -> bool:
    """Tell whether a key has no value; a `null`, which has nothing to take away, is noted."""
    node = entry.value
    if isinstance(node, Scalar) and node.is_null:
        nothing_to_take_away(walk, node)
        return True
    return is_empty(node)


def is_empty(node: Node) -> bool:
    """Tell whether an empty text or mapping stands here."""
    if isinstance(node, Mapping):
        return not node.entries
    return isinstance(node, Scalar) and node.is_empty


def nothing_to_take_away(walk: Walk, node: Scalar) -> None:
    """Note a `null` that no base stands behind."""
    walk.fault(
        NOTHING_TO_TAKE_AWAY,
        node.span,
        f'"{node.value}" takes away what a base says, and there is no base here',
        help="leave the value empty where something is still to do; "
        f'the word itself goes in quotes: "{node.value}"',
    )


def found(node: Node) -> str:
    """Return what a node is, in plain words."""
    return {Scalar: "a text", Sequence: "a list", Mapping: "keys with values"}[type(node)]


def head(node: Node) -> Span:
    """Return a text, or the first character of a part: findings do not mark whole blocks."""
    span = node.span
    if isinstance(node, Scalar):
        return span
    return Span(span.file, span.start, min(span.start + 1, span.end))


EXPECTED: dict[type, str] = {
    fields.Text: "a text",
    fields.Texts: "a text or a list of texts",
    fields.Choice: "a single word",
    fields.Number: "a number",
    fields.Reason: "true, false or a text",
    fields.Course: "a number or a list of numbers",
    fields.Id: "an id",
    fields.Ids: "an id or a list of ids",
    fields.Statements: "a text or a list",
    fields.Remark: "a text",
    fields.Links: "an address or a list of addresses",
    fields.Stops: "a list of touchpoints",
    fields.Parts: "a list of keys, each with its values,",
    fields.LaneTexts: "the id of a lane with a text",
    fields.Part: "a group of keys",
    fields.File: "a path",
    fields.Files: "a path or a list of paths",
    fields.Colours: "a colour, or `light` and `dark` with one each,",
    fields.Severities: "the code of a rule with a severity",
    fields.Patterns: "a pattern of paths with the keys that hold there",
    fields.Conditions: "a key, a list of keys, or keys with what has to stand there,",
    fields.Options: "the name of a rule with what is set about it",
}
