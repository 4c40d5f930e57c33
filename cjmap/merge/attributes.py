"""Write into .gitattributes which files git merges and shows in another way, and take it out."""

from __future__ import annotations

from cjmap.project import CONFIG_NAME, MAP_SUFFIXES

PATTERNS = (*(f"*{suffix}" for suffix in MAP_SUFFIXES), CONFIG_NAME)
LINES = tuple(f"{pattern} merge=cjmap diff=cjmap" for pattern in PATTERNS)


def with_lines(text: str) -> str:
    r"""Return the attributes with the lines of cjmap at the end, those that are not there yet.

    >>> with_lines("* text=auto").splitlines()[:2]
    ['* text=auto', '*.journey.yaml merge=cjmap diff=cjmap']
    """
    newline = _newline(text)
    known = {" ".join(line.split()) for line in text.splitlines()}
    missing = [line for line in LINES if line not in known]
    if missing and text and not text.endswith("\n"):
        text += newline
    return text + "".join(f"{line}{newline}" for line in missing)


def without_lines(text: str) -> str:
    """Return the attributes without the lines of cjmap."""
    lines = text.splitlines(keepends=True)
    return "".join(line for line in lines if " ".join(line.split()) not in LINES)


def _newline(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"
