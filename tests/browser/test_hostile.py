"""Hostile texts in every field stay texts: nothing runs, nothing is fetched, nobody complains."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest
import yaml
from playwright.sync_api import expect

from cjmap.words.address import safe_link

from .payloads import PAYLOADS
from .screens import VIEWS, Opened, Screen, opened

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# As a name of a file: what no file system forbids.
FILE = "\"><img src=x onerror=alert(1)> {{ 7*7 }} '&amp;.journey.yaml"
ALL = "\n".join(PAYLOADS)
# A few share a touchpoint, so that the page of all of them still opens at once.
FEW = 5
GROUPS = tuple(PAYLOADS[at : at + FEW] for at in range(0, len(PAYLOADS), FEW))
SHORT = ("actions", "motivations", "thoughts", "opportunities", "steps", "frontstage", "backstage",
         "support", "evidence_shown", "resources", "goal", "call_to_action", "owner", "duration",
         "feeling", "description", "moment_of_truth")  # fmt: skip

PERSON = (
    *("name", "role", "segment", "background", "age", "goal", "quote", "description"),
    *("motivations", "pain_points"),
)


def address(text: str) -> str:
    """Return a text as an address, or in one: what could run is refused when a map is read."""
    within = f"https://example.com/?{text}"
    return next(filter(safe_link, (text, within, f"https://example.com/?{quote(text)}")))


def statement(text: str) -> dict[str, Any]:
    """Return a statement with a text in each of its fields."""
    links = [{"text": text, "link": address(text)}]
    return {"text": text, "owner": text, "due": text, "answer": text, "links": links}


def stop(number: int, texts: tuple[str, ...]) -> dict[str, Any]:
    """Return a touchpoint with a few texts in each of its fields."""
    text = "\n".join(texts)
    return {
        "name": text,
        "phase": f"p{number % 12}",
        "channel": f"c{number % 4}",
        "emotion": number % 5 - 2,
        **dict.fromkeys(SHORT, text),
        "questions": [statement(text)],
        "pain_points": [{**statement(text), "severity": "high", "solutions": [statement(text)]}],
        "lanes": {"l0": text, "l1": statement(text)},
        "metrics": {"m": {"name": text, "unit": text, "value": 1}},
        "links": [{"text": text, "link": address(text)} for text in texts],
        "per_persona": {"a": {"feeling": text, "actions": text}},
    }


def hostile() -> dict[str, Any]:
    """Return a map with each text in each field of a touchpoint, and all of them elsewhere."""
    some = iter(PAYLOADS * 2)
    person = dict.fromkeys(PERSON, ALL)
    return {
        "title": ALL,
        "description": ALL,
        "owner": ALL,
        "reviewed": ALL,
        "review_every": ALL,
        "tags": list(PAYLOADS),
        "links": [{"text": text, "link": address(text)} for text in PAYLOADS],
        "metrics": {"m": {"name": ALL, "unit": ALL, "value": 2, "target": 1}},
        "phases": {f"p{n}": {"name": " ".join(islice(some, 16)), "goal": ALL} for n in range(12)},
        "personas": {id: {**person, "lanes": {"l0": ALL}} for id in "ab"},
        "channels": {f"c{n}": {"name": next(some), "description": ALL} for n in range(4)},
        "lanes": {"l0": {"name": ALL, "description": ALL}, "l1": next(some)},
        "sources": {
            "s": {
                "name": ALL,
                "description": ALL,
                "date": ALL,
                "links": [address(text) for text in PAYLOADS[::9]],
            }
        },
        "touchpoints": {f"t{n}": stop(n, text) for n, text in enumerate(GROUPS)},
        "journeys": {
            "j": {
                **dict.fromkeys(["name", "description", "scenario", "goal"], ALL),
                "persona": "a",
                "path": [{f"t{n}": text} for n, text in enumerate(PAYLOADS[: len(GROUPS)])],
            }
        },
    }


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with all outputs of that map."""
    folder = tmp_path_factory.mktemp("hostile")
    (folder / FILE).write_text(yaml.safe_dump(hostile(), allow_unicode=True), "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "cjmap", "build", folder, "--output", folder / "out"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode <= 1, done.stdout[-3000:] + done.stderr
    return folder / "out"


@pytest.fixture(scope="module")
def there(browser: Browser, out: Path) -> Iterator[Opened]:
    """The page of that map."""
    (file,) = out.glob("*/matrix.html")
    shown = opened(browser, file, Screen(1440, "light"))
    yield shown
    shown.page.context.close()


def test_there_are_enough() -> None:
    assert len(set(PAYLOADS)) == len(PAYLOADS) >= 150


def test_the_page_stays_silent_in_all_its_views(there: Opened) -> None:
    for view in VIEWS:
        expect(there.at(f"#view-{view}").locator(f"#view-{view}")).to_be_visible()
    for number in (0, len(GROUPS) - 1):
        there.at(f"#t-t{number}")
        expect(there.page.locator("#panel h3")).to_contain_text(GROUPS[number][0])
    there.at("#pr=1")
    assert there.said == []


def test_texts_are_shown_as_they_are(there: Opened) -> None:
    names = there.page.locator("#view-touchpoints article:not(.of-phase) h3").all_text_contents()
    assert sorted(names) == sorted("\n".join(group) for group in GROUPS)


def test_no_link_runs_anything(there: Opened) -> None:
    schemes = there.page.locator("a").evaluate_all(
        "them => them.map(a => new URL(a.href.baseVal ?? a.href, document.baseURI).protocol)"
    )
    assert set(schemes) <= {"file:", "https:", "mailto:", "http:"}


def test_the_index_stays_silent(out: Path, browser: Browser) -> None:
    shown = opened(browser, out / "index.html", Screen(1440, "light"))
    expect(shown.page.locator("h2").first).to_contain_text("alert(1)")
    shown.page.context.close()
    own = {f"asked for: {picture.as_uri()}" for picture in out.glob("*/*.svg")}
    assert [one for one in shown.said if one not in own] == []


def test_pictures_stay_silent(out: Path, browser: Browser) -> None:
    pictures = sorted(out.glob("*/*.svg"))
    assert len(pictures) == 3
    for picture in pictures:
        shown = opened(browser, picture, Screen(1440, "light"))
        assert shown.page.evaluate("document.documentElement.tagName") == "svg"
        shown.page.context.close()
        assert shown.said == []


def test_hostile_addresses_of_a_page_do_nothing(atelier: Path, browser: Browser) -> None:
    shown = opened(browser, atelier, Screen(1440, "light"))
    shown.page.evaluate(
        """async payloads => {
          const keys = ['v', 'p', 't', 'q', 'ow', 'f', 'th', ''];
          for (const text of payloads) for (const key of keys) {
            location.hash = key ? `#${key}=${encodeURIComponent(text)}` : text;
            await new Promise(done => setTimeout(done));
          }
        }""",
        PAYLOADS[::25],
    )
    expect(shown.page.locator("section.cur")).to_have_count(1)
    shown.page.context.close()
    assert shown.said == []
