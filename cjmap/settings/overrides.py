"""Read the templates and styles that a team has of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from cjmap.assets.named import is_inside
from cjmap.assets.shipped import shipped_names
from cjmap.frozen import frozen
from cjmap.source import DISK, Files, way_to
from cjmap.words.suggest import did_you_mean

MOST_FILES = 200
MOST_BYTES = 256 * 1024

# A style of a team's that stands behind all of cjmap's, on every page.
OWN_STYLE = "own.css"
# The page of `cjmap diff` is the same for every team.
_OURS_ALONE = "diff/"
# Where a team's template finds the one that it replaces.
SHIPPED = "cjmap/"
_TEMPLATE, _STYLE, _SCRIPT = ".j2", ".css", ".js"


@dataclass(frozen=True, eq=False)
class Overrides:
    """A team's templates and styles by name; `folder` is how messages call where they lie."""

    folder: str
    texts: Mapping[str, str]

    @property
    def own_style(self) -> str:
        """The style that stands behind all of cjmap's, or ""."""
        return self.texts.get(OWN_STYLE, "")

    def file(self, name: str) -> str:
        """Return how messages call the file of a template."""
        return f"{self.folder}/{name}"


@frozen
class Unfit:
    """A file that can't be one of a team's templates: what is wrong, and what would be right."""

    message: str
    help: str = ""


def read_overrides(
    folder: Path, root: Path, *, files: Files = DISK
) -> tuple[Overrides, tuple[Unfit, ...]]:
    """Return what lies in a folder of the project `root`, and what of it is unfit.

    Templates end in .j2, styles in .css; other files but scripts are passed over.
    """
    texts: dict[str, str] = {}
    unfit: list[Unfit] = []
    for file in _files(folder, files):
        name = file.relative_to(folder).as_posix()
        read = _text(file, name, root, files) if len(texts) < MOST_FILES else _TOO_MANY
        if isinstance(read, Unfit):
            unfit.append(read)
            if read is _TOO_MANY:
                break
        else:
            texts[name] = read
    unfit += _useless(texts)
    if not texts and not unfit:
        unfit.append(_EMPTY)
    called = way_to(folder)
    return Overrides(called, texts), tuple(unfit)


_TOO_MANY = Unfit(f"there are more than {MOST_FILES} templates and styles", "a page needs few")
_EMPTY = Unfit(
    "there is no template in this folder",
    "templates are named as those they replace, as in matrix/head.html.j2; a style is own.css",
)


def _files(folder: Path, files: Files) -> Iterator[Path]:
    for here, folders, names in files.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if Path(name).suffix in {_TEMPLATE, _STYLE, _SCRIPT} and not name.startswith("."):
                yield here / name


def _text(file: Path, name: str, root: Path, files: Files) -> str | Unfit:
    if name.endswith(_SCRIPT):
        help = "pages run the scripts of cjmap only; templates (.j2) and styles (.css) can be yours"
        return Unfit(f'"{name}" is a script, and scripts can\'t be replaced', help)
    if name.startswith(SHIPPED):
        help = f"under {SHIPPED} a template finds those that come with cjmap"
        return Unfit(f'"{name}" lies where cjmap\'s own templates are found', help)
    if not is_inside(file, root, files=files):
        return Unfit(f'"{name}" leads out of the project')
    try:
        data = files.read(file, MOST_BYTES + 1)
        if len(data) > MOST_BYTES:
            return Unfit(f'"{name}" is larger than {MOST_BYTES // 1024} KiB')
        text = data.decode("utf-8-sig")
    except OSError as error:
        return Unfit(f'"{name}" can\'t be read: {error.strerror}')
    except UnicodeDecodeError:
        return Unfit(f'"{name}" is not UTF-8 text', "save it as UTF-8")
    if name.endswith(_STYLE) and "</style" in text.lower():
        return Unfit(f'"{name}" ends the style that it stands in', "a style holds no </style")
    return text.replace("\r\n", "\n")


def _useless(texts: Mapping[str, str]) -> Iterator[Unfit]:
    """Yield the files that replace none of cjmap's, and that no template of the team's names."""
    shipped = {name for name in shipped_names() if not name.startswith(_OURS_ALONE)}
    for name in texts:
        is_named = any(f'"{name}"' in text or f"'{name}'" in text for text in texts.values())
        if name in shipped or name == OWN_STYLE or (is_named and name.endswith(_TEMPLATE)):
            continue
        same_kind = [one for one in shipped if Path(one).suffix == Path(name).suffix]
        guess = did_you_mean(name, sorted(same_kind))
        help = f"styles beside cjmap's go into {OWN_STYLE}"
        if name.endswith(_TEMPLATE):
            help = "a template has the name of one that it replaces, or is included by one"
        yield Unfit(f'"{name}" replaces nothing, and nothing uses it{guess}', help)
