"""Write into .gitattributes which files git merges and shows in another way, and take it out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from cjmap.build.folders import INDEX
from cjmap.build.names import MANIFEST
from cjmap.project import CONFIG_NAME, MAP_SUFFIXES
from cjmap.renderers.rendering import CHECKLIST, KINDS, PAGES

PATTERNS = (*(f"*{suffix}" for suffix in MAP_SUFFIXES), CONFIG_NAME)
LINES = tuple(f"{pattern} merge=cjmap diff=cjmap" for pattern in PATTERNS)

OUTPUT = "merge=cjmap-output"

# Hosts fold these in the diff of a merge request; pictures they show side by side.
_FOLDED = "linguist-generated gitlab-generated"
_OUTPUTS = (
    (MANIFEST, True),
    (INDEX, True),
    *((f"**/{name}", name != CHECKLIST) for name, _ in PAGES.values()),
    *((f"**/*{kind.suffix}", kind.suffix == ".dot") for kind in KINDS),
)
_SPECIAL = re.compile(r"[\\*?\[]")
_MERGING = re.compile(r"[-!]?merge(?:=.*)?|[-!]?binary")
_ODD = re.compile(r'[\x00-\x20"\\]')


def output_lines(folder: str) -> Iterator[str]:
    """Yield the lines for a folder of outputs, which is named from the top of the repository.

    >>> next(output_lines("docs/journeys"))
    '/docs/journeys/.cjmap-manifest.json merge=cjmap-output linguist-generated gitlab-generated'
    """
    start = "/" if folder in ("", ".") else f"/{_SPECIAL.sub(_escaped, folder)}/"
    for name, is_folded in _OUTPUTS:
        yield f"{_quoted(start + name)} {_said_of_output(is_folded)}"


def like_outputs(folder: str) -> Iterator[str]:
    """Yield a file for each line of a folder of outputs, as its pattern fits.

    >>> list(like_outputs("docs/journeys"))[1:3]
    ['docs/journeys/index.html', 'docs/journeys/map/matrix.html']
    """
    for name, _ in _OUTPUTS:
        yield (PurePosixPath(folder) / name.replace("**", "map").replace("*", "map")).as_posix()


def _said_of_output(is_folded: bool) -> str:
    return f"{OUTPUT} {_FOLDED}" if is_folded else OUTPUT


def with_lines(text: str, lines: Iterable[str] = LINES) -> str:
    r"""Return the attributes with the lines of cjmap at the end, those that are not there yet.

    >>> with_lines("* text=auto").splitlines()[:2]
    ['* text=auto', '*.journey.yaml merge=cjmap diff=cjmap']
    """
    newline = _newline(text)
    known = set(map(_plain, text.splitlines()))
    missing = [line for line in lines if _plain(line) not in known]
    if missing and text and not text.endswith("\n"):
        text += newline
    return text + "".join(f"{line}{newline}" for line in missing)


def rules_merging(text: str, pattern: str) -> bool:
    """Whether the attributes say, of just this pattern, how git is to merge."""
    lines = (line.strip() for line in text.splitlines())
    said = (line.removeprefix(pattern).split() for line in lines if line.startswith(f"{pattern} "))
    return any(_MERGING.fullmatch(word) for words in said for word in words)


def without_lines(text: str) -> str:
    r"""Return the attributes without the lines that are just as cjmap writes them.

    >>> without_lines("# see merge=cjmap-output\n/out/**/*.svg merge=cjmap-output\n")
    '# see merge=cjmap-output\n'
    """
    lines = text.splitlines(keepends=True)
    return "".join(line for line in lines if not _is_ours(line.rstrip("\r\n")))


def _is_ours(line: str) -> bool:
    return line in LINES or (
        line.startswith(("/", '"/'))
        and any(
            line.endswith(f"/{name}{end} {_said_of_output(is_folded)}")
            for name, is_folded in _OUTPUTS
            for end in ("", '"')
        )
    )


def _plain(line: str) -> str:
    return " ".join(line.split())


def _newline(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"


def _escaped(found: re.Match[str]) -> str:
    return f"\\{found[0]}"


def _quoted(pattern: str) -> str:
    """Return a pattern as git reads it: in quotes, as in C, where it holds blanks or quotes."""
    if not re.search(r'[\x00-\x20"]', pattern):
        return pattern
    inner = _ODD.sub(lambda found: f"\\{ord(found[0]):03o}", pattern)
    return f'"{inner}"'
