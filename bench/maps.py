"""Make maps of any size for the measurements, the same ones on every machine."""

from __future__ import annotations

from random import Random

PHASES = ("Discover", "Compare", "Buy", "Receive", "Use", "Get help", "Come back")
CHANNELS = ("ads", "website", "shop-floor", "email", "phone", "parcel", "service-desk")
PERSONAS = ("Clara Martin", "Joyce Okafor", "Émilie Roy")
THINGS = ("offer", "size guide", "basket", "review", "invoice", "delivery note", "spare part")
DEEDS = ("Reads the", "Looks for the", "Asks about the", "Compares the", "Complains about the")
PAINS = (
    "The page says nothing about it",
    "Nobody calls back before the evening",
    "The same question is asked three times",
)


def large_map(touchpoints: int, *, seed: int = 1) -> str:
    """Return a map with so many touchpoints: 7 phases, 7 channels, 3 personas with their ways."""
    dice = Random(seed)
    lines = [f"title: A journey with {touchpoints} touchpoints", "phases:"]
    lines += (f"  {_id(phase)}: {{name: {phase}}}" for phase in PHASES)
    lines += ["channels:", *(f"  {channel}: {{name: {_name(channel)}}}" for channel in CHANNELS)]
    lines += ["personas:", *(f"  {_id(name)}: {{name: {name}}}" for name in PERSONAS)]
    lines.append("touchpoints:")
    ways: dict[str, list[str]] = {_id(name): [] for name in PERSONAS}
    for number in range(touchpoints):
        lines += _touchpoint(dice, number, PHASES[number * len(PHASES) // touchpoints], ways)
    lines.append("journeys:")
    for persona, stops in ways.items():
        lines += (f"  way-of-{persona}:", f"    persona: {persona}", f"    path: [{_path(stops)}]")
    return "\n".join((*lines, ""))


def scores(touchpoints: int, *, seed: int = 1) -> list[tuple[str, str, dict[str, int]]]:
    """Return what `large_map` says: the phase, the name and the emotion of each touchpoint."""
    dice = Random(seed)
    found = []
    for number in range(touchpoints):
        name, _, who, _ = _drawn(dice, number)
        found.append((PHASES[number * len(PHASES) // touchpoints], name, who))
    return found


def _drawn(dice: Random, number: int) -> tuple[str, str, dict[str, int], str]:
    name = f"{dice.choice(DEEDS)} {dice.choice(THINGS)} {number + 1}"
    channel = dice.choice(CHANNELS)
    met = [persona for persona in PERSONAS if dice.random() < 0.7] or [dice.choice(PERSONAS)]
    pain = dice.choice(PAINS) if dice.random() < 0.4 else ""
    return name, channel, {persona: dice.randint(-2, 2) for persona in met}, pain


def _touchpoint(dice: Random, number: int, phase: str, ways: dict[str, list[str]]) -> list[str]:
    name, channel, who, pain = _drawn(dice, number)
    for persona in who:
        ways[_id(persona)].append(f"t{number}")
    return [
        f"  t{number}:",
        f"    name: {name}",
        f"    phase: {_id(phase)}",
        f"    channel: {channel}",
        f"    personas: [{', '.join(map(_id, who))}]",
        *([f"    pain_points: {pain}"] if pain else []),
        "    per_persona:",
        *(f"      {_id(persona)}: {{emotion: {score}}}" for persona, score in who.items()),
    ]


def full_map(touchpoints: int, *, seed: int = 1) -> str:
    """Return a map with so many touchpoints that says everything a map owes, and more."""
    dice = Random(seed)
    head, _, rest = large_map(touchpoints, seed=seed).partition("journeys:\n")
    lines = []
    for line in head.splitlines():
        lines.append(line)
        if line == "touchpoints:":
            lines[-1:] = ["sources: {talks: {name: Talks, n: 12, date: 2025-10-01}}", line]
        if line.startswith("    personas: ["):
            lines += _facets(dice)
    return "\n".join([*lines, "journeys:", rest])


def _facets(dice: Random) -> list[str]:
    """Return what a touchpoint says beside its pain points: each facet, and what follows up."""
    thing, deed = dice.choice(THINGS), dice.choice(DEEDS)
    return [
        f"    actions: {deed} {thing} and writes it down",
        f"    motivations: Wants to know the {thing} before anything is paid",
        "    questions:",
        f"      - {{text: 'What does the {thing} cost?', answer: It is on the first page}}",
        f"      - Who helps me with the {thing}?",
        "    solutions:",
        f"      - {{text: Show the {thing} first, status: planned, owner: Team, due: 2027-01-31}}",
        f"    feeling: {dice.choice(('calm', 'angry', 'curious'))}",
        f"    call_to_action: Order the {thing} now",
        f"    metrics: {{rate: {{value: {dice.randint(1, 99)}, target: 50, better: higher}}}}",
        "    source: talks",
    ]


def _path(stops: list[str]) -> str:
    return ", ".join(stops)


def _id(name: str) -> str:
    return name.lower().replace(" ", "-").replace("é", "e")


def _name(channel: str) -> str:
    return channel.replace("-", " ").capitalize()
