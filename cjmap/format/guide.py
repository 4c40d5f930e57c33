"""The part of docs/format.md that is written by hand."""

GUIDE = """\
# The format of maps

A map is one YAML file, `NAME.journey.yaml`. Keys are English words in lower case; what you write
behind them is in whatever language your map is in. This is a whole map:

```yaml
title: Renting a bicycle
phases:
  find: {name: Find one, when: before}
  ride: {name: Ride, when: during}
touchpoints:
  app:
    name: The map in the app
    phase: find
    channel: app
    actions: Looks for a bicycle nearby
    emotion: 1
  lock:
    name: Opening the lock
    phase: ride
    pain_points: The lock needs three attempts
    emotion: -2
```

A key that the format does not have is an error, and the message names the one you may have meant:
nothing that you write is passed over. The tables below are made from the table that cjmap reads
maps by, and so is the JSON Schema (`cjmap schema`), which lets an editor complete keys as you
type. Rows of your own have a place as well: see [lanes](#lane).

## Ids and texts

Phases, personas, touchpoints and the other parts each stand under an id of their own, made of
`a-z`, `0-9` and `-`. Other parts refer to them by it, so a name can change without anything
breaking. Ids go well in brackets, `[ana, ben]`. Sentences do not: a comma in brackets parts them.
Write them in a list with dashes, or put them in quotes. In braces
(`{name: Find one, when: before}`) a comma ends the text just the same: a text with a comma in it
stands in quotes there, or on a line of its own without braces.

Text stays as you spell it: `007`, `1.10`, `no` and `12:30` are texts where a text is meant. Only
`true` and `false` are something else; in a text they stand in quotes. A sentence with a colon and
a blank in it (`Hint: it works`) needs quotes, too, and so does one that starts with `@`, `%`, `*`
or a bracket.

## Statements: one way to say things

What customers do, ask, think and suffer, what you do about it, steps, resources, your own lanes:
all of these are statements. A statement is as short as a text, and grows when there is more to say:
a list of texts, and among them items with a `text` and details. Which details there are is told
under [statement](#statement).

```yaml
title: Renting a bicycle
phases:
  ride: {name: Ride}
touchpoints:
  lock:
    name: Opening the lock
    actions: Holds the phone against the lock
    questions:
      - How do I know that it is open?
      - text: Does it cost from now on?
        answer: Yes, and the clock on the display says so
    pain_points:
      - text: The lock needs three attempts
        severity: high
        source: rides-2026
        solutions:
          - text: New firmware for the lock
            status: planned
            owner: Hardware team
            due: 2027-03-31
sources:
  rides-2026: {name: Log of all rides, n: 4000}
```

A pain point counts as answered when it has solutions of its own, or when the touchpoint or its
phase has some. Opportunities are solutions that are still ideas.

## Nothing there, nothing written, not yet written

These are three different things. `[]` says that you have looked, and there is nothing: it counts
as described and is shown as a dash. A key without a value is a note to yourself, and a hole until
you fill it, just like a key that is not there at all. At `personas`, `[]` says that nobody meets
the touchpoint: it happens behind the scenes.

```yaml
title: Renting a bicycle
phases:
  ride: {name: Ride}
touchpoints:
  park:
    name: Putting it back
    pain_points: []      # looked for some, and found none
    questions:           # still to be asked
  collect:
    name: Bicycles are spread out again at night
    personas: []         # no customer sees this
    backstage: A van collects what stands in the wrong place
```

## What holds for whom

What a phase says holds at all its touchpoints. A touchpoint may say it differently, and so may
`per_persona`, for one persona alone. The nearest word wins, in this order: `per_persona` of the
touchpoint, the touchpoint, `per_persona` of the phase, the phase. Texts, numbers and lists are
replaced as a whole; `lanes` and `metrics` are put together key by key.

`personas` says who comes by: at a phase, who passes through it; at a touchpoint, who of those
meets it. `per_persona` shuts nobody out, and may only name people who come by.

```yaml
title: Renting a bicycle
phases:
  ride:
    name: Ride
    emotion: 1
personas:
  ana: {name: Ana}
  ben: {name: Ben}
touchpoints:
  lock:
    name: Opening the lock
    emotion: -1
    per_persona:
      ben: {emotion: -2, feeling: late for work}
  hills:
    name: Up the hill        # 1 for both: the phase says so
  receipt:
    name: Receipt by e-mail
    personas: [ana]
```

## Feelings and their scale

`emotion` is a number from -2 to 2, or a list of numbers when the feeling changes during the
touchpoint; left out, it is not rated, which is something else than 0. `feeling` says it in words.
Where you have rated on another scale, keep your numbers and say which scale it was.

```yaml
title: Renting a bicycle
emotion_scale: {low: 1, high: 10}
phases:
  ride: {name: Ride}
touchpoints:
  lock: {name: Opening the lock, emotion: [3, 8], feeling: nervous at first}
```

## The ways people go

Without `journeys`, everybody walks through the phases and touchpoints they meet, in the order of
the file. A journey tells how somebody really went: a list of touchpoints, some of them more than
once, with a note where one is called for. Several journeys of one persona are variants; the
diagram draws the first.

```yaml
title: Renting a bicycle
phases:
  find: {name: Find one}
  ride: {name: Ride}
personas:
  ana: {name: Ana}
touchpoints:
  app: {name: The map in the app, phase: find}
  lock: {name: Opening the lock, phase: ride}
journeys:
  broken:
    name: The first one was broken
    persona: ana
    path: [app, lock, app, {lock: the other bicycle}]
    ends: recommends
```

## Phase models

With `model`, the phases come from the catalogue, in their order: `aida`, `three-stage`,
`five-stage` or `six-stage`. Under `phases` you then add detail to them. Touchpoints that the
catalogue knows need neither a name nor a channel (see [the catalogue](catalogue.md)).

```yaml
title: Renting a bicycle
model: three-stage
phases:
  service: {goal: To get there}
touchpoints:
  app: {name: The map in the app, phase: pre-service}
  lock: {name: Opening the lock, phase: service}
  receipt: {name: Receipt by e-mail, phase: post-service, channel: email}
```

## Maps over other maps

A map that `extends` another starts as that one, and says only what is different: for a market, for
a language, or for how things should be. Groups of keys are laid over each other, everything else
(lists, too) is replaced, and a written `null` takes something away together with what hangs on it.
A key without a value takes nothing away. Several bases may be named; later ones win. Paths are
meant from the file that says them.

```yaml
# today.journey.yaml
title: Renting a bicycle
phases:
  ride: {name: Ride}
touchpoints:
  lock: {name: Opening the lock, emotion: -2}
  call: {name: Calling the hotline, emotion: -1}
```

```yaml
# tomorrow.journey.yaml
extends: today.journey.yaml
title: Renting a bicycle, with the new lock
state: to-be
touchpoints:
  lock: {emotion: 1}
  call: null
```

## Dates

Dates are written as `2026-12-15`, the interval of `review_every` as `6 months`. What can only mean
one (`12.11.2024`, `alle 6 Monate`) counts as such, and `check --fix` writes it in this form.
Anything else is kept as it stands (`next spring`): cjmap says so, and does not reckon with it."""
