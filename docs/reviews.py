"""Write docs/reviews.md: ten drafts of maps, with what `cjmap check` says of each."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cjmap.catalog import report_words
from cjmap.check import Checked, Found, check
from cjmap.checking.locate import Position
from cjmap.config import load_config
from cjmap.load import load
from cjmap.project import find_project
from cjmap.renderers.text import markdown
from cjmap.reporters.coverage.tables import by_facet
from cjmap.reporters.explain import DAY
from cjmap.reporters.verdict import counted
from cjmap.totals.trend import Pair

DOCS = Path(__file__).parent
REVIEWS = DOCS / "reviews"
# The first of the places that a finding speaks of; `cjmap check` has more.
_MOST_RELATED = 4


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft by its file's name: what it is, and what no tool sees in it but a colleague does."""

    name: str
    what: str
    unseen: str


DRAFTS = (
    Draft(
        "dienstrad",
        "Photos of a workshop on leasing bikes through the employer, typed up the next morning "
        "(German): stand-ins, notes typed twice, two phases almost empty.",
        "The calculator says one figure, the colleague pays another, and the first pay slip shows "
        "a third: one problem at three touchpoints, the root of the mistrust, and nobody has "
        "marked it.",
    ),
    Draft(
        "fitted-kitchen",
        "Sales and marketing of a kitchen maker tell with care how a customer comes to sign. "
        "There the map ends.",
        "The reviews that the map itself quotes say that the trouble begins with the fitting; and "
        "a bottle and a handshake are no answer to whoever asks whom to call from now on.",
    ),
    Draft(
        "fitnessstudio",
        "Joining a gym (German): everything is described, for three personas who are one text "
        "under three names.",
        "The pause is where members are lost: three weeks of silence while the fee is taken, and "
        "no help before March 2027. And the goal of the second phase, a contract of 24 months, is "
        "the gym's, not the member's.",
    ),
    Draft(
        "river-cruise",
        "A week on the Danube as the brand team tells it to agencies: a brochure in the form of a "
        "map.",
        "A flexible itinerary is low water: guests sit in a coach for days, and that day decides "
        "whether they come again. And that the chef spoils everybody is no answer to an allergy.",
    ),
    Draft(
        "home-insurance",
        "An insurer that lives in an app maps the whole life of a contract, also for a customer "
        "who was taken over from a firm with a telephone.",
        "From the onboarding on, what Ingrid is said to do is what Ravi does: nobody has watched "
        "her. And the figure that steers the team, claims without a human, rewards what hurts "
        "her.",
    ),
    Draft(
        "getraenke",
        "The blueprint of a delivery of drinks, drawn by those who plan the tours (German).",
        "The pains are the company's: what a failed attempt costs. The customer's is a message "
        "that says today and no hour, a day of waiting, and standing there without water.",
    ),
    Draft(
        "village-broadband",
        "How a village gets fibre, told well by people who were there. Two years ago.",
        "Its facts have aged with it: whether the 3G box still finds a network, what an answer is "
        "worth that promises spring 2025, whether the contractor on whom three solutions hang is "
        "still there. It needs half a day with the field team, not a new start.",
    ),
    Draft(
        "umzug",
        "Three kinds of customers of a removal firm on six journeys, whose ways, ratings and ends "
        "contradict each other (German).",
        "The damage begins where people sign unread, in the evening, that all is whole: whoever "
        "mends the handover mends what follows. And did the price change when the family went "
        "back to the quote? That would be the story.",
    ),
    Draft(
        "commuter-rail",
        "A year of complaints about a train line on one page for the board: nothing that could be "
        "done first, and nothing that works.",
        "Who complains is not who rides; the departure board, the app and the announcement are one "
        "failure with one cause; and that nobody ever says sorry would be the cheapest thing to "
        "mend.",
    ),
    Draft(
        "einschreibung",
        "From the application to the first lecture, by people who know their students (German): "
        "the good one of the ten.",
        "Kwame shows his originals at the counter before he is met at the station: nobody can "
        "walk the way that is drawn for him. Beside that, a map like this deserves to be praised "
        "aloud.",
    ),
)


def reviews_page() -> str:
    """Return docs/reviews.md."""
    return _INTRODUCTION + "".join(f"{line}\n" for draft in DRAFTS for line in _review(draft))


def _review(draft: Draft) -> Iterator[str]:
    checked = check_draft(draft.name)
    assert checked.loaded.map
    yield from ("", f"## {markdown(checked.loaded.map.title)}", "")
    yield from (f"{draft.what} [The map](reviews/{draft.name}.journey.yaml).", "")
    yield from (_coverage(checked), "", f"**{counted(checked.found, report_words('en'))}:**", "")
    for found in sorted(checked.found, key=lambda one: one.diagnostic.severity, reverse=True):
        yield from _finding(found)
    yield from ("", f"**What only a colleague sees.** {draft.unseen}")


def check_draft(name: str) -> Checked:
    """Return a draft as the usual profile judges it, on the day of the documentation."""
    path = REVIEWS / f"{name}.journey.yaml"
    project = find_project(path)
    return check(load(path, project), load_config(project).config, today=DAY)


def _coverage(checked: Checked) -> str:
    assert checked.coverage
    percent = checked.coverage.count().percent
    if percent is None:
        return "**Coverage:** nothing to count, since no customer is described."
    shares = by_facet(Pair(checked), report_words("en"))
    facets = ", ".join(f"{markdown(name)} {share}" for name, share in shares)
    return f"**Coverage:** {percent} % ({facets})."


def _finding(found: Found) -> Iterator[str]:
    said = found.diagnostic
    rule = f"[{said.problem.code} {said.problem.name}](rules/{said.problem.name}.md)"
    yield f"- **{said.severity.value}**, {_line(found.at)}: {markdown(said.message)} ({rule})"
    for message, at in found.related[:_MOST_RELATED]:
        yield f"  - {_line(at)}: {markdown(message)}"
    if len(found.related) > _MOST_RELATED:
        yield f"  - and {len(found.related) - _MOST_RELATED} more"
    for line in said.help.splitlines():
        yield f"  - → {_prose(line.strip())}"


def _line(at: Position) -> str:
    file = os.path.relpath(at.file, DOCS).replace(os.sep, "/")
    return f"[line {at.line}]({file}#L{at.line})"


def _prose(text: str) -> str:
    """Return a help as Markdown, with what stands between backticks as code."""
    parts = re.split(r"`([^`]*)`", text)
    spelled = (f"`{part}`" if number % 2 else _marked(part) for number, part in enumerate(parts))
    return "".join(spelled)


def _marked(part: str) -> str:
    """Return a part of a line as Markdown, with the blanks at its ends."""
    inside = markdown(part)
    return re.sub(r"^(\s*).*?(\s*)$", lambda ends: f"{ends[1]}{inside}{ends[2]}", part, flags=re.S)


_INTRODUCTION = """\
# Ten drafts, reviewed

<!-- Made by `make docs` from docs/reviews.py and the drafts in docs/reviews. -->

These maps were written for the purpose, before most of the rules were, in the tone and with the
faults of maps as teams have them: a transcript, a brochure, personas that were copied, a wall of
complaints, and a good one. Below stands what `cjmap check` says of each in its usual profile, as of
22 November 2026:

```console
$ cjmap check docs/reviews --today 2026-11-22
```

A finding has a severity, the line to mend, what was found, and behind → what to do next; the
heaviest stand first. What is true of many touchpoints is said once, with the worst places below. An
**error** says that the map contradicts itself or leaves a phase empty, a **warning** that the
method asks for more, a **note** is worth a look. [The rules](rules.md) tell why each matters. What
no tool can see stands at the end of each review.
"""
