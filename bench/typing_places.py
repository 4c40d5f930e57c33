"""Put slips where people make them, and read which names cjmap says may be meant."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

import click

from cjmap import fields
from cjmap.build.wanted import Wanted, expect_asked
from cjmap.catalog import MODELS, load_channels, load_model
from cjmap.check import Checked, check
from cjmap.checking.judging import check_settings
from cjmap.cli import main as cli
from cjmap.cli.usage import as_message
from cjmap.config import Config, load_config
from cjmap.coverage import KNOWN_FACETS
from cjmap.errors import CjmapError
from cjmap.load import load_bytes
from cjmap.project import Project
from cjmap.rules import FAMILIES, RULES

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = sorted((ROOT / "examples").glob("*/*.journey.yaml"))
_AT_ONCE = 60
# As a message of cjmap ends, and one of click.
_MEANT = re.compile(r"did you mean (?:one of: )?(.*?)\?", re.IGNORECASE)
_QUOTED = re.compile(r"\"([^\"]*)\"|'([^']*)'")

Asked = Iterator[tuple[str, tuple[str, ...]]]


@dataclass(frozen=True)
class Kind:
    """Names of one kind: what is valid in their place, and what asks cjmap about slips of one."""

    name: str
    words: tuple[str, ...]
    valid: frozenset[str]
    ask: Callable[[str, list[str]], Asked]


def named_in(message: str) -> tuple[str, ...]:
    """Return the names that a message suggests."""
    found = _MEANT.search(message)
    return tuple(a or b for a, b in _QUOTED.findall(found[1])) if found else ()


def _read(messages: Iterable[str], slips: list[str]) -> Asked:
    """Pair slips with what the message that quotes them first suggests."""
    said: dict[str, str] = {}
    for message in messages:
        quoted = _QUOTED.search(message)
        if quoted:
            said.setdefault(quoted[1] or quoted[2], message)
            # The message that names two: `the model "aida" has no phase "x"`.
        for slip in re.findall(r'(?:phase|touchpoint) "([^"]*)"', message):
            said.setdefault(slip, message)
    for slip in slips:
        yield slip, named_in(said.get(slip, ""))


def _of_map(write: Callable[[str, list[str]], str], word: str, slips: list[str]) -> Asked:
    for start in range(0, len(slips), _AT_ONCE):
        some = slips[start : start + _AT_ONCE]
        yield from _read(_messages(_checked(write(word, some))), some)


def _checked(text: str) -> Checked:
    return check(load_bytes(text.encode(), Project(ROOT)), Config())


def _messages(checked: Checked) -> list[str]:
    return [one.diagnostic.message for one in checked.found]


@cache
def _folder() -> Path:
    return Path(tempfile.mkdtemp())


def _of_settings(write: Callable[[str, list[str]], str], word: str, slips: list[str]) -> Asked:
    for start in range(0, len(slips), _AT_ONCE):
        some = slips[start : start + _AT_ONCE]
        file = _folder() / "cjmap.yaml"
        file.write_text(write(word, some), "utf-8")
        found = check_settings(load_config(Project(_folder(), file)))
        yield from _read((one.diagnostic.message for one in found), some)


def _one_by_one(ask: Callable[[str], str], word: str, slips: list[str]) -> Asked:
    for slip in slips:
        yield slip, named_in(ask(slip))


def _command_line(arguments: tuple[str, ...], slip: str) -> str:
    """Return what the command line says about a slip in the place of `{}`."""
    filled = [one.replace("{}", slip) for one in arguments]
    try:
        with _silent():
            cli.cjmap.main(filled, prog_name="cjmap", standalone_mode=False)
    except click.ClickException as error:
        return as_message(error)
    except CjmapError as error:
        return f"{error.message} {error.hint}"
    return ""


def _silent():
    import contextlib
    import io

    return contextlib.redirect_stdout(io.StringIO())


_BASE = "title: T\nphases: {buy: {name: Buy}}\n"
_HERE = {
    "map": "title: T\nphases: {buy: {name: Buy}}\n{}",
    "phase": "title: T\nphases:\n  buy:\n    name: Buy\n{}",
    "touchpoint": _BASE + "touchpoints:\n  cart:\n    name: Cart\n{}",
    "per_persona": _BASE
    + "touchpoints:\n  cart:\n    name: Cart\n    per_persona:\n      ana:\n        steps: x\n{}",
    "statement": _BASE
    + "touchpoints:\n  cart:\n    name: Cart\n    pain_points:\n      - text: T\n{}",
    "link": _BASE + "links:\n  - link: https://a.example\n{}",
    "persona": _BASE + "personas:\n  ana:\n    name: Ana\n{}",
    "channel": _BASE + "channels:\n  ad:\n    name: Ad\n{}",
    "lane": _BASE + "lanes:\n  law:\n    name: Law\n{}",
    "journey": _BASE + "journeys:\n  usual:\n    name: Usual\n{}",
    "metric": _BASE + "metrics:\n  sold:\n    name: Sold\n{}",
    "source": _BASE + "sources:\n  talk:\n    name: Talk\n{}",
    "coverage": _BASE + "coverage:\n  require: actions\n{}",
    "emotion_scale": _BASE + "emotion_scale:\n  low: 1\n  high: 3\n{}",
    "config": "output: out\n{}",
    "rules": "rules:\n  profile: strict\n{}",
    "theme": "theme:\n  logo_alt: x\n{}",
    "colour": 'theme:\n  link:\n    light: "#112233"\n{}',
}
_IN_SETTINGS = {"config", "rules", "theme", "colour"}


def _keys(part: str, word: str, slips: list[str]) -> str:
    before = _HERE[part].rpartition("\n")[0].splitlines()
    last = before[-1]
    indent = " " * (len(last) - len(last.lstrip(" -")))
    if part == "map":
        indent = ""
    lines = [line for line in before if line.strip(" -").partition(":")[0] != word or line == last]
    return "\n".join((*lines, *(f"{indent}{slip}: x" for slip in slips))) + "\n"


def _kinds_of_keys() -> Iterator[Kind]:
    for part in _HERE:
        known = tuple(field.name for field in fields.PARTS[part])
        ask = _of_settings if part in _IN_SETTINGS else _of_map
        valid = frozenset(known)
        yield Kind(f"keys of {part}", known, valid, partial(ask, partial(_keys, part)))


_DECLARED = ("phases", "personas", "touchpoints", "channels", "lanes", "sources")


@dataclass(frozen=True)
class Ids:
    """The ids that a map declares, and how to write it in short."""

    ids: dict[str, tuple[str, ...]]

    def text(self) -> str:
        lines = ["title: T"]
        first = self.ids["phases"][0]
        for group, ids in self.ids.items():
            if ids:
                lines.append(f"{group}:")
            if group == "touchpoints":
                lines += [f"  {id}: {{name: N, phase: {first}}}" for id in ids]
            else:
                lines += [f"  {id}: {{name: N}}" for id in ids]
        return "\n".join(lines) + "\n"


@cache
def _declared(path: Path) -> Ids:
    from cjmap.load import load

    jmap = load(path, Project(ROOT / "examples")).map
    assert jmap
    return Ids({group: tuple(getattr(jmap, group)) for group in _DECLARED})


_MENTION = {
    "phases": "  x{n}: {{name: N, phase: {slip}}}",
    "personas": "  x{n}: {{name: N, phase: {first}, personas: [{slip}]}}",
    "channels": "  x{n}: {{name: N, phase: {first}, channel: {slip}}}",
    "lanes": "  x{n}: {{name: N, phase: {first}, lanes: {{{slip}: x}}}}",
    "sources": "  x{n}: {{name: N, phase: {first}, source: {slip}}}",
}


def _mentions(ids: Ids, group: str, word: str, slips: list[str]) -> str:
    first = ids.ids["phases"][0]
    touchpoints = [
        _MENTION[group].format(n=n, slip=slip, first=first) for n, slip in enumerate(slips)
    ]
    return _with_touchpoints(ids.text(), touchpoints)


def _with_touchpoints(text: str, lines: list[str]) -> str:
    return text.replace("touchpoints:\n", "touchpoints:\n" + "\n".join(lines) + "\n", 1)


def _paths(ids: Ids, word: str, slips: list[str]) -> str:
    return f"{ids.text()}journeys: {{usual: {{path: [{', '.join(slips)}]}}}}\n"


def _kinds_of_ids() -> Iterator[Kind]:
    channels = tuple(load_channels())
    for path in EXAMPLES:
        ids = _declared(path)
        for group in _MENTION:
            if ids.ids[group]:
                extra = channels if group == "channels" else ()
                valid = frozenset((*ids.ids[group], *extra))
                ask = partial(_of_map, partial(_mentions, ids, group))
                yield Kind(f"{group} of {path.parent.name}", ids.ids[group], valid, ask)
        words = ids.ids["touchpoints"]
        ask = partial(_of_map, partial(_paths, ids))
        yield Kind(f"touchpoints of {path.parent.name}", words, frozenset(words), ask)


def _model_phases(model: str, word: str, slips: list[str]) -> str:
    lines = [f"  x{n}: {{name: N, phase: {slip}}}" for n, slip in enumerate(slips)]
    return f"title: T\nmodel: {model}\ntouchpoints:\n" + "\n".join(lines) + "\n"


def _own_phases(model: str, word: str, slips: list[str]) -> str:
    lines = [f"  {slip}: {{name: N}}" for slip in slips]
    return f"title: T\nmodel: {model}\nphases:\n" + "\n".join(lines) + "\n"


def _model_touchpoints(model: str, phase: str, word: str, slips: list[str]) -> str:
    lines = [f"  {slip}: {{phase: {phase}}}" for slip in slips]
    return f"title: T\nmodel: {model}\ntouchpoints:\n" + "\n".join(lines) + "\n"


def _a_model(slip: str) -> str:
    return " ".join(
        _messages(_checked(f"title: T\nmodel: {slip}\ntouchpoints: {{a: {{name: A}}}}\n"))
    )


def _a_channel(word: str, slips: list[str]) -> str:
    lines = [f"  x{n}: {{name: N, channel: {slip}}}" for n, slip in enumerate(slips)]
    return f"{_BASE}touchpoints:\n" + "\n".join(lines) + "\n"


def _kinds_of_the_catalogue() -> Iterator[Kind]:
    yield Kind("models", MODELS, frozenset(MODELS), partial(_one_by_one, _a_model))
    channels = tuple(load_channels())
    ask = partial(_of_map, _a_channel)
    yield Kind("channels of the catalogue", channels, frozenset(channels), ask)
    for id in MODELS:
        model = load_model(id)
        phases = tuple(phase.id for phase in model.phases)
        ask = partial(_of_map, partial(_model_phases, id))
        yield Kind(f"phases of {id}, named", phases, frozenset(phases), ask)
        ask = partial(_of_map, partial(_own_phases, id))
        yield Kind(f"phases of {id}, detailed", phases, frozenset(phases), ask)
        every = frozenset(t.id for phase in phases for t in model.touchpoints_in(phase))
        for phase in phases:
            words = tuple(t.id for t in model.touchpoints_in(phase))
            ask = partial(_of_map, partial(_model_touchpoints, id, phase))
            yield Kind(f"touchpoints of {id}, {phase}", words, every, ask)


def _listed(key: str, word: str, slips: list[str]) -> str:
    return f"rules: {{{key}: [{', '.join(slips)}]}}\n"


def _weighed(word: str, slips: list[str]) -> str:
    return "rules:\n  severity:\n" + "\n".join(f"    {slip}: note" for slip in slips) + "\n"


def _comments(word: str, slips: list[str]) -> str:
    lines = [f"# cjmap: ignore[{slip}] because x" for slip in slips]
    return "\n".join((*lines, _BASE))


def _starts(code: str) -> Iterator[str]:
    return (code[:end] for end in range(3, len(code)))


def _kinds_of_rules() -> Iterator[Kind]:
    codes = tuple(rule.problem.code for rule in RULES)
    names = tuple(rule.problem.name for rule in RULES)
    families = tuple(name for name, _ in FAMILIES)
    valid = frozenset((*codes, *names, *families, *(s for code in codes for s in _starts(code))))
    places = (
        ("select", partial(_of_settings, partial(_listed, "select"))),
        ("ignore", partial(_of_settings, partial(_listed, "ignore"))),
        ("severity", partial(_of_settings, _weighed)),
        ("comment", partial(_of_map, _comments)),
        ("explain", partial(_one_by_one, partial(_command_line, ("explain", "{}")))),
    )
    for title, words in (("codes", codes), ("rules", names), ("families", families)):
        for place, ask in places:
            yield Kind(f"{title}, {place}", words, valid, ask)


def _choices(key: str, part: str, word: str, slips: list[str]) -> str:
    before = _HERE[part].rpartition("\n")[0].splitlines()
    last = before[-1]
    indent = "" if part == "map" else " " * (len(last) - len(last.lstrip(" -")))
    lines = [line for line in before if line.strip(" -").partition(":")[0] != key or line == last]
    if lines[-1].strip().startswith(f"{key}:"):
        lines.pop()
    return "\n".join((*lines, f"{indent}{key}: {slips[0]}")) + "\n"


def _alone(ask: Callable[[str, list[str]], Asked], word: str, slips: list[str]) -> Asked:
    for slip in slips:
        yield from ask(word, [slip])


def _kinds_of_choices() -> Iterator[Kind]:
    seen = set()
    for part in _HERE:
        for field in fields.PARTS[part]:
            kind = field.kind
            if not isinstance(kind, fields.Choice) or (field.name, kind) in seen:
                continue
            seen.add((field.name, kind))
            ask = _of_settings if part in _IN_SETTINGS else _of_map
            ask = partial(_alone, partial(ask, partial(_choices, field.name, part)))
            yield Kind(f"values of {field.name}", kind.values, frozenset(kind.values), ask)
    values = fields.SEVERITY.values
    ask = partial(_alone, partial(_of_settings, _a_severity))
    yield Kind("values of rules.severity", values, frozenset(values), ask)
    for key, words in (("formats", fields.FORMATS), ("show", fields.SHOWS)):
        ask = partial(_of_settings, partial(_in_list, key))
        yield Kind(f"values of {key}", words, frozenset(words), ask)


def _a_severity(word: str, slips: list[str]) -> str:
    return f"rules: {{severity: {{CJ301: {slips[0]}}}}}\n"


def _in_list(key: str, word: str, slips: list[str]) -> str:
    return f"{key}: [{', '.join(slips)}]\n"


def _required(word: str, slips: list[str]) -> str:
    return f"coverage: {{require: [{', '.join(slips)}]}}\n"


def _required_of_map(word: str, slips: list[str]) -> str:
    return _BASE + _required(word, slips)


def _kinds_of_facets() -> Iterator[Kind]:
    facets = KNOWN_FACETS
    yield Kind("facets, settings", facets, frozenset(facets), partial(_of_settings, _required))
    yield Kind("facets, map", facets, frozenset(facets), partial(_of_map, _required_of_map))


def _kinds_of_the_command_line() -> Iterator[Kind]:
    def ask(*arguments: str) -> Callable[[str, list[str]], Asked]:
        return partial(_one_by_one, partial(_command_line, arguments))

    commands = tuple(cli.COMMANDS)
    yield Kind("commands", commands, frozenset(commands), ask("{}"))
    yield Kind("models, cjmap models", MODELS, frozenset(MODELS), ask("models", "{}"))
    for name in commands:
        command = cli.cjmap.get_command(click.Context(cli.cjmap), name)
        assert command
        options = tuple(o for p in command.params for o in p.opts if o.startswith("--"))
        if options:
            yield Kind(
                f"options of {name}",
                options,
                frozenset(("--help", *options)),
                partial(_with_dash, ask(name, "{}")),
            )
        for param in command.params:
            if isinstance(param.type, click.Choice):
                words = tuple(param.type.choices)
                title = f"{name} {param.opts[0]}"
                yield Kind(title, words, frozenset(words), ask(name, param.opts[0], "{}"))
    for path in EXAMPLES[:1]:
        checked = check(_loaded(path), Config())
        for option in ("personas", "journeys"):
            assert checked.loaded.map
            words = tuple(getattr(checked.loaded.map, option))
            one = partial(_one_by_one, partial(_wanted, checked, option))
            yield Kind(
                f"build --{option.removesuffix('s')}", words, frozenset((*words, "all")), one
            )


def _with_dash(ask: Callable[[str, list[str]], Asked], word: str, slips: list[str]) -> Asked:
    """Leave out what has no dash any more, which is the path of a map."""
    return ask(word, [slip for slip in slips if slip.startswith("-")])


def _loaded(path: Path):
    from cjmap.load import load

    return load(path, Project(ROOT / "examples"))


def _wanted(checked: Checked, option: str, slip: str) -> str:
    wanted = Wanted(journey=slip) if option == "journeys" else Wanted(personas=(slip,))
    try:
        expect_asked(wanted, [checked])
    except CjmapError as error:
        return error.message
    return ""


KINDS = (
    *_kinds_of_keys(),
    *_kinds_of_ids(),
    *_kinds_of_the_catalogue(),
    *_kinds_of_rules(),
    *_kinds_of_choices(),
    *_kinds_of_facets(),
    *_kinds_of_the_command_line(),
)
