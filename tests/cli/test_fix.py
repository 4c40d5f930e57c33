"""What `cjmap check --fix` writes, byte by byte, and what it leaves alone."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from cjmap.cli import fixing

from .running import run

HEAD = """\
title: Shoes
phases:
  look: {name: Look}
  buy: {name: Buy}
personas:
  clara: {name: Clara Martin}
channels:
  shop: {name: Online shop}
touchpoints:
  ad: {name: Advertisement, phase: look, channel: shop}
  cart:
    name: Cart
    phase: buy
"""

# What stands below the head, and what stands there afterwards.
FIXED = {
    "key": ("    actons: Puts in a pair\n", "    actions: Puts in a pair\n"),
    "key in quotes": ("    'actons': Puts in a pair\n", "    'actions': Puts in a pair\n"),
    "key in braces": (
        "    pain_points: [{text: Dear, severty: high}]\n",
        "    pain_points: [{text: Dear, severity: high}]\n",
    ),
    "key that has another name": ("    schritte: [öffnen]\n", "    steps: [öffnen]\n"),
    "key and what stands below it": (
        "    pain_pionts:  # so far\n    - txet: Dear # indeed\n      severity: hihg\n",
        "    pain_points:  # so far\n    - text: Dear # indeed\n      severity: high\n",
    ),
    "word": ("    confidence: asumed\n", "    confidence: assumed\n"),
    "id": ("    channel: [webiste, shop] # both\n", "    channel: [website, shop] # both\n"),
    "name of a usual channel, at all its places": (
        "    channel: telefon\n    per_persona: {clara: {channel: [shop, telefon]}}\n",
        "    channel: phone\n    per_persona: {clara: {channel: [shop, phone]}}\n",
    ),
    "id with an umlaut": (
        "  bestaetigung: {name: Bestätigung, phase: buy}\n"
        "journeys:\n  usual: {path: [ad, bestätigung, cart]}\n",
        "  bestaetigung: {name: Bestätigung, phase: buy}\n"
        "journeys:\n  usual: {path: [ad, bestaetigung, cart]}\n",
    ),
    "words in German": (
        "    pain_points:\n      - {text: Dear, severity: hoch, confidence: Vermutet}\n"
        "    solutions:\n      - {text: Sale, status: in Arbeit, effort: mittel}\n",
        "    pain_points:\n      - {text: Dear, severity: high, confidence: assumed}\n"
        "    solutions:\n      - {text: Sale, status: doing, effort: medium}\n",
    ),
    "id in quotes": ('    channel: "webiste"\n', '    channel: "website"\n'),
    "id of an own part": ("    personas: [clra]\n", "    personas: [clara]\n"),
    "id as a key": (
        "    per_persona: {clra: {emotion: 1}}\n",
        "    per_persona: {clara: {emotion: 1}}\n",
    ),
    "stop": (
        "journeys:\n  usual: {path: [ad, {catr: in haste}]}\n",
        "journeys:\n  usual: {path: [ad, {cart: in haste}]}\n",
    ),
    "id that is declared with a slip": (
        "    source: talks\n    goal: {text: Shoes, source: talks}\n"
        "sources:\n  tlaks: {name: Interviews}\n",
        "    source: talks\n    goal: {text: Shoes, source: talks}\n"
        "sources:\n  talks: {name: Interviews}\n",
    ),
    "true where a text is meant": ("    goal: true\n", '    goal: "true"\n'),
    "ja where true is meant": ("    moment_of_truth: Ja\n", "    moment_of_truth: true\n"),
    "nein where false is meant": ("    moment_of_truth: nein\n", "    moment_of_truth: false\n"),
    "host": (
        "    links: [shoes.example.com/cart]\n",
        "    links: [https://shoes.example.com/cart]\n",
    ),
    "colon in a text": (
        "    actions: Geht: ins Geschäft  # so\n",
        '    actions: "Geht: ins Geschäft"  # so\n',
    ),
    "colon in a text with quotes": (
        """    actions: Sagt "ja": gut\n""",
        """    actions: 'Sagt "ja": gut'\n""",
    ),
    "colons in two texts": (
        "    actions: Geht: hin\n    goal: Ziel: da\n",
        '    actions: "Geht: hin"\n    goal: "Ziel: da"\n',
    ),
    "colon in an item": (
        "    actions:\n    - Klickt:  dann weiter # so\n    - Geht\n",
        '    actions:\n    - "Klickt:  dann weiter" # so\n    - Geht\n',
    ),
    "two colons in an item": (
        "    actions:\n    - Klickt: dann: weiter\n",
        '    actions:\n    - "Klickt: dann: weiter"\n',
    ),
    "at": ("    actions: @home\n", '    actions: "@home"\n'),
    "at with a colon, as an item": (
        "    actions:\n      - @Tina: Ansage 3 Minuten # so\n      - *Wichtig*: jetzt\n",
        '    actions:\n      - "@Tina: Ansage 3 Minuten" # so\n      - "*Wichtig*: jetzt"\n',
    ),
    "minus before a blank": ("    emotion: - 2 # so\n", "    emotion: -2 # so\n"),
    "percent": ("    goal: % der Käufe # so\n", '    goal: "% der Käufe" # so\n'),
    "ampersand": ("    goal: &friends look on\n", '    goal: "&friends look on"\n'),
    "asterisk": ("    goal: *fast* and cheap\n", '    goal: "*fast* and cheap"\n'),
    "asterisk and one word": ("    goal: *fast\n", '    goal: "*fast"\n'),
    "exclamation mark": ("    goal: !now or never\n", '    goal: "!now or never"\n'),
    "greater than": ("    goal: > 3 Paare\n", '    goal: "> 3 Paare"\n'),
    "bar": ("    goal: | oder nicht\n", '    goal: "| oder nicht"\n'),
    "backtick": ("    goal: `cart`\n", '    goal: "`cart`"\n'),
    "at in brackets": ("    goal: [@home, b]\n", '    goal: ["@home", b]\n'),
    "tag that cuts a text": (
        "    goal: Teilt es mit #newshoes\n",
        '    goal: "Teilt es mit #newshoes"\n',
    ),
    "comma in brackets": (
        "    goal: [Fragt sich erst, ob das passt, Sucht weiter]\n",
        '    goal: ["Fragt sich erst, ob das passt", Sucht weiter]\n',
    ),
    "decimals in brackets": (
        "    goal: [Zahlt dafür nur 3,50 Euro, Geht]\n",
        '    goal: ["Zahlt dafür nur 3,50 Euro", Geht]\n',
    ),
    "comma in braces": (
        "    goal: {text: Schnell, ohne Umweg , severity: high}\n",
        '    goal: {text: "Schnell, ohne Umweg" , severity: high}\n',
    ),
    "number with a comma": ("    emotion: -1,5\n", "    emotion: -1.5\n"),
    "number with a comma in braces": (
        "    metrics: {wait: {name: Wait, value: 4,5}}\n",
        "    metrics: {wait: {name: Wait, value: 4.5}}\n",
    ),
    "minus of another kind": ("    emotion: \u22121\n", "    emotion: -1\n"),
    "tab": ("    goal:\n\t\t- a\n\t\t- b\n", "    goal:\n    - a\n    - b\n"),
    "no blank after a dash": ("    goal:\n    - a\n    -b\n", "    goal:\n    - a\n    - b\n"),
    "no blank after the first dash": (
        "    goal:\n    -a\n    - b\n",
        "    goal:\n    - a\n    - b\n",
    ),
    "no blank after a colon in braces": (
        "    goal: {text:Schuhe, severity: high}\n",
        "    goal: {text: Schuhe, severity: high}\n",
    ),
    "star instead of a dash": ("    goal:\n    * a\n    * b\n", "    goal:\n    - a\n    - b\n"),
    "no blank after a colon": (
        "    channel: shop\n    goal:Shoes\n    owner: me\n",
        "    channel: shop\n    goal: Shoes\n    owner: me\n",
    ),
    "no colon": (
        "    per_persona\n      clara: {emotion: 1}\n",
        "    per_persona:\n      clara: {emotion: 1}\n",
    ),
    "backslash": ('    goal: "C:\\shoes"\n', '    goal: "C:\\\\shoes"\n'),
    "code in a comment": (
        "    goal: []  # cjmap: ignore[CJ2O3, missin-facet] because it is new\n",
        "    goal: []  # cjmap: ignore[CJ203, missing-facet] because it is new\n",
    ),
    "comment without brackets": (
        "    goal: []  # cjmap: ignore CJ203: it is new\n",
        "    goal: []  # cjmap: ignore[CJ203] because it is new\n",
    ),
    "comment without brackets that ends": (
        "    goal: []  # cjmap: ignore CJ302 until 31.12.2026 because Projekt\n",
        "    goal: []  # cjmap: ignore[CJ302] until 2026-12-31 because Projekt\n",
    ),
    "comment that ends on a day in another form": (
        "    goal: []  # cjmap: ignore[CJ302] bis 31.12.2026 weil Projekt\n",
        "    goal: []  # cjmap: ignore[CJ302] bis 2026-12-31 weil Projekt\n",
    ),
    "address of a mailbox": ("    links: me@example.com\n", "    links: mailto:me@example.com\n"),
}

LEFT = {
    "two dates, and a date with a time": (
        "    solutions:\n      - {text: Sale, due: 2026-03-12 1.4.2026}\n"
        "      - {text: Card, due: 2026-03-12 10:30}\n"
    ),
    "what people may call a usual channel": "    channel: support\n",
    "a word for another key": "    pain_points: [{text: Dear, severity: geplant}]\n",
    "two words are as near": "    channel: sh\n",
    "the key stands there already": "    actions: Looks\n    actons: Buys\n",
    "a text with a colon": "    actions:\n      - Test: it fits\n",
    "either may be the slip": ("    source: talks\nsources:\n  tlaks: {name: Interviews}\n"),
    "a digit may be meant": "journeys:\n  usual: {path: [ad2]}\n",
    "the text goes on below": "    goal: Schuhe: gut\n      und schön\n",
    "two keys in one line": "    goal: Schuhe feeling: gut\n",
    "a list below its key in one line": "    per_persona: clara: {emotion: 1}\n",
    "a text that also stands elsewhere": ("    goal: &open true\n    channel: [shop, *open]\n"),
    "what may be a remark": "    goal: Teilt es #noch offen\n",
    "what is a remark": "    goal: Teilt es #TODO\n",
    "items of their own": "    goal: [Sucht passende Schuhe, geht dann weiter, kauft]\n",
    "a key without its colon": "    goal: {text: Schuhe, severity high}\n",
    "a word that is no key, and stands nowhere else": "  desk5\n    name: Desk\n    phase: buy\n",
    "a key with a sign in front": "    goal: {text: Schuhe, !severity: high}\n",
    "a sign instead of the space": '    owner: me\n    goal:x"Schuhe"\n    feeling: glad\n',
    "a bracket that closes nothing": "    goal: {text: Schuhe}\n    actons: Geht}\n",
    "thousands": "    metrics: {a: {name: A, value: 4,500}}\n",
    "a tag of YAML": "    goal: !!str now\n",
    "an alias with a slip": "    actions: &walks Geht\n    goal: *walk\n    feeling: *walks\n",
    "tabs that can be read in several ways": "    goal:\n      text: a\n\tsteps: b\n",
    "a code with another digit": "    goal: []  # cjmap: ignore[CJ999] because it is new\n",
    "a comment without a reason": "    goal: []  # cjmap: ignore CJ203\n",
    "what the key cannot hold": "    emotions: happy\n",
    "a colon that was mistyped": "    goal: {text: Talk, owner: Front office, dueJ 2027-04-01}\n",
    "a fault right below": '    goal: @home\n    actions: "Looks\n',
}


@pytest.mark.parametrize(("before", "after"), FIXED.values(), ids=FIXED)
def test_fixed(before: str, after: str, tmp_path: Path) -> None:
    assert _fixed(HEAD + before, tmp_path) == HEAD + after


@pytest.mark.parametrize("text", LEFT.values(), ids=LEFT)
def test_left(text: str, tmp_path: Path) -> None:
    assert _fixed(HEAD + text, tmp_path) == HEAD + text


def test_what_stands_above_a_fault_that_cannot_be_mended_is_mended(tmp_path: Path) -> None:
    text = '    goal: @home\n    owner: me\n    actions: "Looks\n'
    assert _fixed(HEAD + text, tmp_path) == HEAD + text.replace("@home", '"@home"')
    assert _fixed(HEAD + text, tmp_path) == HEAD + text.replace("@home", '"@home"')


WHY_LEFT = {
    "a word that nobody names": (
        HEAD + "  viewing\n    name: Viewing\n",
        "more than this may be mistyped there",
    ),
    "it stays unreadable": (
        HEAD + '    goal: @home\n    actions: "Looks\n',
        "the file could not be read even then, for the quote that opens here is never closed",
    ),
}


@pytest.mark.parametrize(("text", "why"), WHY_LEFT.values(), ids=WHY_LEFT)
def test_a_fix_that_is_left_out_is_told(text: str, why: str, tmp_path: Path) -> None:
    (tmp_path / "a.journey.yaml").write_text(text)
    shown = run("check", "a.journey.yaml", "--diff", folder=tmp_path)
    assert f": left as it is: {why}\n" in shown.stderr
    mended = run("check", "a.journey.yaml", "--fix", folder=tmp_path)
    assert f"      --fix leaves it as it is: {why}\n" in mended.stdout


def test_a_fix_that_another_map_speaks_against_is_told(tmp_path: Path) -> None:
    base, overlay = tmp_path / "base.journey.yaml", tmp_path / "over.journey.yaml"
    base.write_text(HEAD + "    channel: webiste\n")
    overlay.write_text(
        "title: Over\nextends: base.journey.yaml\nchannels: {webiste: {name: Webiste}}\n"
    )
    ended = run("check", base.name, overlay.name, "--fix", folder=tmp_path)
    assert "--fix leaves it as it is: another map that reads this file" in ended.stdout


def test_what_a_rule_is_asked_over_is_mended_whatever_its_conditions_say(tmp_path: Path) -> None:
    (tmp_path / "a.journey.yaml").write_text(HEAD)
    rule = "{over: touchpoint, when: {moment: true}, require: {owner: true}}"
    (tmp_path / "cjmap.yaml").write_text(f"rules:\n  own:\n    with-owner: {rule}\n")
    ended = run("check", "--fix", folder=tmp_path)
    assert "over: touchpoints," in (tmp_path / "cjmap.yaml").read_text()
    assert '"moment" is not a key of touchpoints' in ended.stdout


@pytest.mark.parametrize(("before", "after"), FIXED.values(), ids=FIXED)
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["", "with mark"])
def test_mark_and_line_ends_stay(mark: str, before: str, after: str, tmp_path: Path) -> None:
    was = (mark + HEAD + before).rstrip("\n").replace("\n", "\r\n")
    is_now = (mark + HEAD + after).rstrip("\n").replace("\n", "\r\n")
    assert _fixed(was, tmp_path) == is_now


ORDERED = {
    "in braces": ("  cart: {phase: buy, name: Cart}\n", "  cart: {name: Cart, phase: buy}\n"),
    "in lines, with comments and lists": (
        """\
  cart:
    # how it feels
    # in words
    phase: buy  # so far
    feeling: glad

    actions:
      - Puts in a pair # or two

      - {severity: low, text: Pays}
    name: Cart
""",
        None,
    ),
    "in lines": (
        """\
  cart:
    phase: buy  # so far
    # how it feels
    # in words
    feeling: |
      glad
      indeed

    actions:
      # first
      - Puts in a pair # or two

      - severity: low
        text: Pays
    name: Cart
""",
        """\
  cart:
    name: Cart
    phase: buy  # so far

    actions:
      # first
      - Puts in a pair # or two

      - text: Pays
        severity: low
    # how it feels
    # in words
    feeling: |
      glad
      indeed
""",
    ),
    "with an alias": ("  cart: {phase: &p buy, name: *p}\n", None),
}


@pytest.mark.parametrize(("before", "after"), ORDERED.values(), ids=ORDERED)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_keys_in_order(before: str, after: str | None, end: str, tmp_path: Path) -> None:
    head = "title: Shoes\nphases: {buy: {name: Buy}}\ntouchpoints:\n"
    (tmp_path / "cjmap.yaml").write_text("rules: {select: [key-order]}\n")
    wanted = (head + (after or before)).replace("\n", end)
    if after is None:
        # A comment above the first key may be one for all; what has an alias stays behind it.
        wanted = wanted.replace("severity: low, text: Pays", "text: Pays, severity: low")
    assert _fixed((head + before).replace("\n", end), tmp_path) == wanted


def test_the_order_of_keys_is_nobodys_business_unasked(tmp_path: Path) -> None:
    (tmp_path / "cjmap.yaml").write_text("rules: {profile: strict}\n")
    text = "title: Shoes\nphases: {buy: {name: Buy}}\ntouchpoints:\n" + ORDERED["in braces"][0]
    assert _fixed(text, tmp_path) == text


def _fixed(text: str, folder: Path) -> str:
    file = folder / "a.journey.yaml"
    file.write_bytes(text.encode())
    run("check", file.name, "--fix", folder=folder)
    return file.read_bytes().decode()


SLIP, MENDED = HEAD.replace("title", "titel"), HEAD


def test_a_link_and_its_mode_stay(tmp_path: Path) -> None:
    file, link = tmp_path / "real.yaml", tmp_path / "a.journey.yaml"
    file.write_text(SLIP)
    file.chmod(0o640)
    link.symlink_to(file.name)
    run("check", link.name, "--fix", folder=tmp_path)
    assert link.is_symlink()
    assert file.read_text() == MENDED
    assert file.stat().st_mode & 0o777 == 0o640
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a.journey.yaml", "real.yaml"]


def test_what_is_read_only_stays_and_the_others_are_written(tmp_path: Path) -> None:
    for name in "abc":
        (tmp_path / f"{name}.journey.yaml").write_text(SLIP)
    (tmp_path / "b.journey.yaml").chmod(0o444)
    ended = run("check", "--fix", folder=tmp_path)
    assert (tmp_path / "a.journey.yaml").read_text() == MENDED
    assert (tmp_path / "b.journey.yaml").read_text() == SLIP
    assert (tmp_path / "c.journey.yaml").read_text() == MENDED
    assert ended.status == 3
    assert 'can\'t write "b.journey.yaml": it is read-only' in ended.stderr
    assert '"titel" is not a key' in ended.stdout
    assert "2 fixed in a.journey.yaml, c.journey.yaml" in ended.stdout


def test_what_changed_meanwhile_is_not_overwritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a.journey.yaml"
    file.write_text(SLIP)
    plan = fixing.plan

    def slowly(*given: object, **named: object) -> object:
        made = plan(*given, **named)  # type: ignore[arg-type]
        file.write_text("title: Mine\n")
        return made

    monkeypatch.setattr(fixing, "plan", slowly)
    ended = run("check", file.name, "--fix", folder=tmp_path)
    assert file.read_text() == "title: Mine\n"
    assert "has changed meanwhile" in ended.stderr
    assert ended.status == 3


def test_a_base_is_mended_in_its_own_file(tmp_path: Path) -> None:
    (tmp_path / "maps").mkdir()
    base, overlay = tmp_path / "base.yaml", tmp_path / "maps" / "a.journey.yaml"
    (tmp_path / "cjmap.yaml").write_text("fail_on: eror\n")
    base.write_text(SLIP)
    overlay.write_text("extends: ../base.yaml\nowner: me\n")
    ended = run("check", overlay.as_posix(), "--fix", folder=tmp_path)
    assert base.read_text() == MENDED
    assert overlay.read_text() == "extends: ../base.yaml\nowner: me\n"
    assert (tmp_path / "cjmap.yaml").read_text() == "fail_on: error\n"
    assert "2 fixed in cjmap.yaml, " in ended.stdout


def test_what_is_a_slip_for_the_base_alone_is_left(tmp_path: Path) -> None:
    base, overlay = tmp_path / "base.journey.yaml", tmp_path / "over.journey.yaml"
    text = HEAD + "    channel: webiste\n"
    base.write_text(text)
    overlay.write_text(
        "title: Over\nextends: base.journey.yaml\nchannels: {webiste: {name: Webiste}}\n"
    )
    run("check", base.name, overlay.name, "--fix", folder=tmp_path)
    assert base.read_text() == text
    run("check", base.name, "--fix", folder=tmp_path)
    assert base.read_text() == HEAD + "    channel: website\n"


def test_standard_input_goes_to_standard_output(tmp_path: Path) -> None:
    ended = run("check", "-", "--fix", folder=tmp_path, stdin=("\ufeff" + SLIP).encode())
    assert ended.stdout == "\ufeff" + MENDED
    assert "<stdin>:1:1: fixed: " in ended.stderr
    assert ended.status == 0


def test_standard_input_that_cannot_be_fixed_comes_back(tmp_path: Path) -> None:
    ended = run("check", "-", "--fix", folder=tmp_path, stdin=b"title: [\n")
    assert (ended.stdout, ended.status) == ("title: [\n", 1)


def test_one_line_says_what_was_fixed(tmp_path: Path) -> None:
    (tmp_path / "a.journey.yaml").write_text(SLIP)
    ended = run("check", "--fix", "--format", "concise", folder=tmp_path)
    first = ended.stdout.splitlines()[0]
    assert first == 'a.journey.yaml:1:1: fixed CJ020 writes "title" instead of "titel"'


def test_diff_writes_nothing_even_with_fix(tmp_path: Path) -> None:
    file = tmp_path / "a.journey.yaml"
    file.write_bytes(SLIP.replace("\n", "\r\n").encode())
    ended = run("check", file.name, "--fix", "--diff", folder=tmp_path)
    assert file.read_bytes() == SLIP.replace("\n", "\r\n").encode()
    assert ended.stdout.startswith("--- a/a.journey.yaml\n+++ b/a.journey.yaml\n@@ -1,4 +1,4 @@\n")
    assert "-titel: Shoes\r\n+title: Shoes\r\n" in ended.stdout
    assert ended.stderr == "--fix would mend 1 finding in a.journey.yaml\n"
    assert ended.status == 1
    file.write_text(MENDED)
    ended = run("check", file.name, "--diff", folder=tmp_path)
    assert (ended.stdout, ended.stderr, ended.status) == ("", "nothing to fix\n", 0)


def test_a_diff_steers_no_terminal(tmp_path: Path) -> None:
    file = tmp_path / "a.journey.yaml"
    file.write_text(SLIP.replace("Shoes", "\u202eShoes\x1b[31m"))
    ended = run("check", file.name, "--diff", folder=tmp_path, terminal=True)
    assert "\x1b[32m+title: Shoes[31m\x1b[0m\n" in ended.stdout
    assert "\u202e" not in ended.stdout


def test_programs_are_told_what_would_be_written(tmp_path: Path) -> None:
    (tmp_path / "a.journey.yaml").write_text("\ufeff# ü\n" + SLIP)
    command = ("check", "a.journey.yaml", "--format", "json")
    finding, *_ = json.loads(run(*command, folder=tmp_path).stdout)["findings"]
    edit = {"path": "a.journey.yaml", "start": 4, "end": 9, "text": "title"}
    assert finding["fix"] == {"does": 'writes "title" instead of "titel"', "edits": [edit]}
    report = json.loads(run(*command, "--fix", folder=tmp_path).stdout)
    assert [one["code"] for one in report["fixed"]] == ["CJ020"]
    assert report["findings"] == [one for one in report["findings"] if not one["fix"]]


PROMISED = {
    "another key is meant": "    kanal: shop\n    emotions: happy\n    schwere: 3\n",
    "a colon that may be more": "  viewing\n    name: Viewing\n",
    "a text that would hold a key": "    goal: To buy, phase: buy, name: Shoes\n",
    "it stays unreadable": '    goal: @home\n    actions: "Looks\n',
    "all of it": "    kanal: shop\n    beschreibung: Wer zahlt\n    wann: vor\n",
}


@pytest.mark.parametrize("text", PROMISED.values(), ids=PROMISED)
def test_what_is_called_fixable_is_mended(text: str, tmp_path: Path) -> None:
    (tmp_path / "a.journey.yaml").write_text(HEAD + text)
    told = run("check", "a.journey.yaml", folder=tmp_path).stdout
    shown = run("check", "a.journey.yaml", "--diff", folder=tmp_path).stderr
    would = re.search(r"would mend (\d+) finding", shown)
    assert told.count("`check --fix` ") == int(would[1] if would else 0)
    assert told.count("--fix leaves it as it is: ") == shown.count(": left as it is: ")
    assert "after that" not in told


LATER = {
    "a key below a key": ("    lösungen:\n      - {text: Leiser, fällig: 2027}\n", 1, 1),
    "a key below keys": ("    kanal: shop\n    lösungen: [{text: Leiser, fällig: 2027}]\n", 2, 1),
}


@pytest.mark.parametrize(("text", "now", "later"), LATER.values(), ids=LATER)
def test_what_can_be_mended_only_then_is_counted(
    text: str, now: int, later: int, tmp_path: Path
) -> None:
    (tmp_path / "a.journey.yaml").write_text(HEAD + text)
    told = run("check", "a.journey.yaml", folder=tmp_path).stdout
    assert f"; {now} fixable with --fix; {later} more after that;" in told
    fixed = run("check", "a.journey.yaml", "--fix", folder=tmp_path)
    assert f"{now + later} fixed in a.journey.yaml" in fixed.stdout


@pytest.mark.parametrize(("length", "is_tried"), [(1_000, True), (250_000, False)])
def test_what_takes_long_is_not_tried_to_be_mended(
    length: int, is_tried: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = f"title: A\ndescription: {'x' * length}\nphasen: {{a: {{name: A}}}}\n"
    (tmp_path / "a.journey.yaml").write_text(text)
    tried: list[object] = []
    plan = fixing.plan
    monkeypatch.setattr(fixing, "plan", lambda *how, **and_: tried.append(0) or plan(*how, **and_))
    assert "fixable" in run("check", folder=tmp_path).stdout
    assert bool(tried) is is_tried
