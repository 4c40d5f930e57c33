"""Write docs/rules.md: how findings are chosen and set aside, and all rules by family."""

from __future__ import annotations

from cjmap.reporters.explain import tell
from cjmap.reporters.explain.markdown import page, table
from cjmap.rules import Rule


def rules_page() -> str:
    """Return docs/rules.md."""
    return _INTRODUCTION + "\n".join(table()) + "\n"


def rule_page(rule: Rule) -> str:
    """Return the page of a rule, with what a check says of its bad map."""
    return "\n".join(page(tell(rule))) + "\n"


_INTRODUCTION = """\
# Rules

<!-- Made by `make docs` from docs/rules.py and the docstrings in cjmap/rules. -->

`cjmap check` says where a map contradicts itself, and what the method asks for and the map leaves
out. Each rule has a page that says why it matters to a customer, with a bad map, what the rule
says of it, and a good one; `cjmap explain` shows the same:

```console
$ cjmap explain CJ302
$ cjmap explain crowded-phase
$ cjmap explain --all
```

[Ten drafts with their findings](reviews.md) show what that is like.

## How a finding weighs

An **error** says that the map cannot be read, names something that is not there, or leaves a phase
empty. A **warning** says that the method asks for more. A **note** is worth a look. Errors of the
families reading and references keep a map from being built; nothing else does. By itself, only an
error makes `check` fail:

```console
$ cjmap check --fail-on warning
```

A finding is reported once, at the highest level at which it is true: of the map, else of a phase,
else of a touchpoint. What a rule finds more often than at a tenth of the touchpoints (in small
maps: more than three times) becomes one finding with all its places. Where one finding is the
cause of others, it alone is reported.

## Profiles

| profile | what it reports |
| --- | --- |
| `draft` | errors only: for the day of the workshop |
| `workshop` | what is worth acting on; this is the usual one |
| `strict` | everything, and warnings are errors |

```console
$ cjmap check --profile draft
```

A project says in `cjmap.yaml` which one holds, and may have profiles of its own:

```yaml
rules:
  profile: review
  profiles:
    review:
      extends: workshop
      severity: {problem-without-solution: error}
```

## Choosing and weighing rules

Rules are named by code (`CJ302`), by the start of a code (`CJ3`), by name or by family. `select`
asks for nothing else, `ignore` leaves out, `severity` weighs otherwise. A rule that speaks in
`strict` only speaks wherever `select` or `severity` name it.

```yaml
rules:
  ignore: [unused, CJ5]
  severity: {CJ301: error, no-goal: warning}
```

```console
$ cjmap check --select problem-without-solution --select CJ2
$ cjmap check --ignore upkeep
```

## Several projects

The nearest `cjmap.yaml` above a map is that of its project. A folder is checked, built and compared
together with the projects inside of it, each with its own settings and its own baseline. Of what is
asked for on the command line, every project takes what it has: one without a profile of that name
keeps to its own.

## Options

Where a number or a list of words is a matter of taste, a rule has options. Its page names them
with what is usual.

```yaml
rules:
  options:
    crowded-phase: {most: 8}
```

## Some maps otherwise

`paths` lays settings over those of the project, for the maps that a pattern fits. Where several
fit, later ones are laid over earlier ones.

```yaml
rules:
  paths:
    drafts/**: {profile: draft}
    archive/**: {ignore: [review-overdue]}
```

## Rules of your own

A rule of a team's own asks the parts `over` which it goes, of those that fit `when`, for what
stands in `require`. What `page` says is shown by `cjmap explain`; it may be an address.
[The format](format.md#rule-of-your-own) has all that can be asked.

```yaml
rules:
  own:
    moment-without-owner:
      over: touchpoints
      when: {moment_of_truth: true}
      require: owner
      message: "{name} decides, and nobody answers for it"
      page: What decides needs somebody who can act on the same day.
```

## Hosting the pages

In JSON, every finding has the address of its page under `page`: a path in this repository, since
its pages have no public home. A team that puts them into its own handbook says where:

```yaml
rules:
  docs: https://handbook.example/cjmap/{name}.html
```

`{name}` and `{code}` stand for those of the rule. The address is then shown behind the first
finding of each rule, too.

## Setting a finding aside

A comment in the map sets a finding aside for its line, or for the block that the line opens; on a
line of its own, for what comes next. It needs a reason, and may say until when it holds; from the
day after, the comment itself is found. At a phase it holds for what is found at its touchpoints,
too; at a part that stands in a base, for the maps that are laid over it. What keeps a map from
being drawn can't be set aside.

```yaml
title: Bus ride
phases:
  ride: {name: Ride}
touchpoints:
  waiting:  # cjmap: ignore[CJ302] until 2027-01-31 because the shelters are the city's
    name: Waiting
    phase: ride
    pain_points: There is no roof
```

Who sets a cause aside has seen what follows from it: rules that are silent where another one
speaks stay silent where that one is set aside. Left out in `cjmap.yaml`, it silences nothing.

## A baseline

An old map may start green and only get better. `--write-baseline` keeps what is found now in
`cjmap-baseline.yaml`; from then on, `check` reports what is new, and says when an entry is no
longer needed. Lines may move and ids may change meanwhile. An entry stays as long as nobody can
tell whether it is mended: where its map can't be drawn, its rule has failed, or another finding
says the cause.

```console
$ cjmap check --write-baseline
$ cjmap check
$ cjmap check --no-baseline
```

## All rules
"""
