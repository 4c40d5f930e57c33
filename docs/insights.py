"""Write docs/insights.md: what is said of a map, how it is counted, and what it looks like."""

from __future__ import annotations

import inspect
from dataclasses import fields
from pathlib import Path
from typing import get_args

from cjmap.check import check
from cjmap.config import load_config
from cjmap.insights.values import Insight
from cjmap.load import load
from cjmap.project import find_project
from cjmap.reporters.insights import INSIGHT_REPORTERS, make_report

ROOT = Path(__file__).parent.parent
EXAMPLE = "examples/home-energy-service/home-energy-service.journey.yaml"


def insights_page() -> str:
    """Return docs/insights.md."""
    return "\n".join((*_INTRODUCTION, *_kinds(), "", *_example())) + "\n"


def _kinds() -> list[str]:
    rows = ["| kind | what it says | fields |", "| --- | --- | --- |"]
    for kind in get_args(Insight):
        what = (inspect.getdoc(kind) or "").split("\n\n")[0].replace("\n", " ")
        worked_out = [name for name, one in vars(kind).items() if isinstance(one, property)]
        names = [field.name for field in fields(kind)] + worked_out
        listed = ", ".join(f"`{name}`" for name in names if name != "places")
        rows.append(f"| `{kind.kind}` | {what} | {listed} |")
    return rows


def _example() -> list[str]:
    project = find_project(ROOT / EXAMPLE)
    config = load_config(project).config
    loaded = load(ROOT / EXAMPLE, project)
    report = make_report([(check(loaded, config), config)])
    text = "\n".join(INSIGHT_REPORTERS["text"](report)).replace(f"{ROOT.as_posix()}/", "")
    return ["## An example", "", f"`cjmap insights {EXAMPLE}`:", "", "```text", text, "```"]


_INTRODUCTION = """\
# Insights

<!-- Made by `make docs` from docs/insights.py and cjmap/insights. -->

The last step of the method is the analysis. `cjmap insights` does the part of it that can be
counted:

```console
$ cjmap insights shop.journey.yaml
$ cjmap insights shop.journey.yaml --brief
$ cjmap insights --format markdown > insights.md
$ cjmap insights shop.journey.yaml --persona clara --format json
```

It begins with what matters most, in at most five sentences; `--brief` says only these. What they
are made of stands below, chapter by chapter.

It reads what the map says and judges nothing: every statement has its number and the lines it
comes from; where there is no number, there is no statement. Text and Markdown tell the five
weightiest statements of a chapter and count the rest; who is as all are is only named. JSON has
them all. All speak the language of the map (`--language` chooses another), numbers are those of
the author's scale. The exit code is 1 where a map cannot be read: `cjmap check` says why.

## How it is counted

- **In short** stand the phase that feels worst, the deepest fall, the open problem whose solution
  would lift most, the worst way in which journeys end, and how far solutions are. Where a map says
  too little of these, how much of it is rated and described.
- **Customers** are the primary and secondary personas; where there are none, everyone. What staff
  and systems feel is left out, and a problem is theirs only where no customer has it.
- **A rating** is what one persona feels at one touchpoint that she meets; a course such as
  `[-1, 0, 1]` counts as its mean. Where she has journeys, only what lies on the path of one of
  them counts. The mean of a phase is that of all its ratings; how many there are stands beside
  it.
- **A fall** is read along the way of a persona: her first journey, else all that she meets in the
  order of the file. It goes from a high to the low after which it rises again for the first time,
  over what is not rated; a touchpoint that the way visits again counts once.
- **A problem** in equal words in several places is one. It is *solved* where an answer is done
  and nothing but ideas is left; it is *without a plan* where there is no answer or only ideas
  (`opportunities`, `status: idea`). Where somebody has looked for an answer and there is none
  (`solutions: []`), it is named apart, and neither weighed nor called open. An answer is the
  problem's own, that of its touchpoint, or that of its phase. Where answers differ from place to
  place, the least counts.
- **What solving would lift** is severity (low 1, medium 2, high 3) × customers concerned × 2 at a
  moment of truth. A problem without a severity is not weighed, and it says how many those are. Of
  equal weight, what has no answer yet comes first.
- **A break** is a step from one main channel to another at which the feeling falls: the last
  rating before, the first after. The page's view *Channels* shows the same.
- **Who has something under way** is the owner of the solution, else of its touchpoint, else of
  its phase.
- **Ways part** where journeys go on to different touchpoints; a map without journeys says nothing
  of that.
- **Several maps**: each for itself, then the problems that stand in several in equal words, and
  who has work under way in several. What a map takes over by `extends` is the same thing, not
  another.

## As JSON

`version` is 1 and changes when a field changes its meaning or goes. `maps` are in the order in
which they are read, each with `path`, `title`, `language`, the `scale` of its ratings, the
sentences of the first chapter (`brief`), and its `insights`; `refused` are the paths of maps with
errors; `common` are the insights on several maps. With `--brief`, `insights` and `common` are left
out. An insight has its `kind`, its chapter (`about`), the sentence (`text`), its `places`
(`path`, `line`, `column`, `route`), and what its kind says. A part is `{id, name, route}`, a mean
`{value, position, ratings}`: `value` on the author's scale, `position` from -2 to 2, as is the
`width` of a spread.
""".splitlines()
