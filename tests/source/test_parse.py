from __future__ import annotations

import gc
import sys
import time
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from cjmap.errors import CjmapError
from cjmap.place import Span
from cjmap.source import Mapping, Scalar, Sequence, find, parse, quoted, read_source

from .fuzzing import GOOD, examine, inputs
from .reading import found, only, written


def test_a_good_map_has_no_findings() -> None:
    source, findings = parse(GOOD.encode(), file="x")
    assert findings == ()
    assert source.root is not None
    assert list(source.root.entries) == ["title", "personas", "touchpoints"]


def test_text_stays_as_it_is_written() -> None:
    source, _ = parse(b"a: no\nb: 0123\nc: 12:30\nd:\ne: ~\nf: 'null'\ng: 1.10", file="x")
    assert source.root is not None
    values = [entry.value for entry in source.root.entries.values()]
    assert [one.value for one in values if isinstance(one, Scalar)] == [
        *("no", "0123", "12:30", "", "~", "null", "1.10")
    ]
    assert [one.is_null for one in values if isinstance(one, Scalar)] == [
        *(False, False, False, False, True, False, False)
    ]


@pytest.mark.parametrize(
    ("text", "route", "expected"),
    [
        ("a: b c  # d\n", ("a",), "b c"),
        ("a: 'x'\n", ("a",), "'x'"),
        ("é🙂: 🙂x\n", ("é🙂",), "🙂x"),
        ("x: y\r\na: b\r\n", ("a",), "b"),
        ("a: |\n  b\n  c\n\n\nd: e\n", ("a",), "|\n  b\n  c"),
        ("a: >-  # d\n  b\n# c\n", ("a",), ">-  # d\n  b"),
        ("a:\n  - b\n  - c\n\n# d\ne: f\n", ("a",), "- b\n  - c"),
        ("a:\n  b:\n    c: d\n\ne: f\n", ("a", "b"), "c: d"),
        ("a: [b,\n  c] # d\n", ("a",), "[b,\n  c]"),
        ("a: {b: c}\n", ("a",), "{b: c}"),
        ("a: &x b\nc: *x\n", ("a",), "b"),
        ("a: &x\n  - b\nc: *x\n", ("a",), "- b"),
        ("a: &x [b]\nc: *x\n", ("c",), "[b]"),
        ("a:\nb: c", ("a",), ""),
        ("\ufeffa: b", ("a",), "b"),
    ],
)
def test_spans_hold_exactly_what_is_written(
    text: str, route: tuple[str, ...], expected: str
) -> None:
    source, _ = parse(text.encode(), file="x")
    assert source.root is not None
    node = find(source.root, route)
    assert node is not None
    assert source.text[node.span.start : node.span.end] == expected


def test_flow_is_told_from_block() -> None:
    source, _ = parse(b"a: [b]\nc:\n- d\ne: {f: g}\nh:\n  i: j", file="x")
    assert source.root is not None
    nodes = [entry.value for entry in source.root.entries.values()]
    assert [one.flow for one in nodes if isinstance(one, Sequence | Mapping)] == [
        *(True, False, True, False)
    ]


PROBLEMS = [
    ("a: b\na: c", [("duplicate-key", 2, 1)]),
    ("x:\n  a: b\n  c: d\n  a: e", [("duplicate-key", 4, 3)]),
    ("a: {b: c, b: d}", [("duplicate-key", 1, 11)]),
    ("a: b\n'a': c", [("duplicate-key", 2, 1)]),
    ("a: !t b", [("tag", 1, 4)]),
    ("a: !!python/object:os.system b", [("tag", 1, 4)]),
    ("a: !<tag:yaml.org,2002:str> b", [("tag", 1, 4)]),
    ("a: !!str\n  b: c", [("tag", 1, 4)]),
    ("a: ! b", [("tag", 1, 4)]),
    ("!t a: b", [("tag", 1, 1)]),
    ("--- !t\na: b", [("tag", 1, 5)]),
    ("a: &x !t b\nc: *x", [("tag", 1, 7)]),
    ("a: &x {}\nb:\n  <<: *x", [("merge-key", 3, 3)]),
    ("a: *x", [("bad-alias", 1, 4)]),
    ("a: &x [*x]", [("bad-alias", 1, 8)]),
    ("a: &x\n  b: &y\n    c: *x\n    d: e", [("bad-alias", 3, 8)]),
    ("a: &Co KG", [("lost-start", 1, 4)]),
    ("a: &Co", [("lost-start", 1, 4)]),
    ("a: &x b\nc: &x d\ne: *x", [("lost-start", 1, 4)]),
    ("[a]: b", [("bad-key", 1, 1)]),
    ("? - a\n: b", [("bad-key", 1, 3)]),
    ("{a: b}: c", [("bad-key", 1, 1)]),
    ("a: {{ name }}", [("bad-key", 1, 5)]),
    ("a: &x b\nb: c\n*x : d", [("duplicate-key", 3, 1)]),
    ("'': b", [("bad-key", 1, 1)]),
    ("? " + "x" * 1100 + "\n: b", [("bad-key", 1, 3)]),
    ("a: b\n---\nc: d", [("several-documents", 2, 1)]),
    ("a: b\n...\n---\nc: d", [("several-documents", 3, 1)]),
    ("---\na: b\n---\nProsa: hier", [("several-documents", 3, 1)]),
    ("", [("empty-file", 1, 1)]),
    ("\n\n", [("empty-file", 1, 1)]),
    ("# nur das\n", [("empty-file", 1, 1)]),
    ("---\n", [("empty-file", 1, 1)]),
    ("*a", [("bad-alias", 1, 1), ("not-a-map", 1, 1)]),
    ("- a\n- b", [("not-a-map", 1, 1)]),
    ("nur Text", [("not-a-map", 1, 1)]),
    ("a: " + "[" * 70, [("limit-exceeded", 1, 67)]),
    ("".join(" " * n + "a:\n" for n in range(70)), [("limit-exceeded", 65, 65)]),
]


@pytest.mark.parametrize(("text", "expected"), PROBLEMS)
def test_problem(text: str, expected: list[tuple[str, int, int]]) -> None:
    assert found(text) == expected


SILENT = [
    "---\na: b\n",
    "a: b\n...\n",
    "%YAML 1.1\n---\na: b\n",
    "a: &x [b]\nc: *x\nd: *x\n",
    "a: &alle\n  - b\n",
    "a: &x b\n*x : c\n",
    "a: '<<'\n'<<': b",
    "? a\n: b\n",
    "a: " + "[" * 62 + "]" * 62,
    "\ufeffa: b",
    "a: b\r\nc: d\r\n",
]


@pytest.mark.parametrize("text", SILENT)
def test_silent(text: str) -> None:
    source, findings = parse(text.encode(), file="x")
    assert findings == ()
    assert source.root is not None


def test_all_faults_come_at_once() -> None:
    text = "a: b\na: c\nd: *nix\ne: !t f\n'': g\nh: Platz #1\ni: &Co KG\nj: k: l"
    assert [name for name, _, _ in found(text)] == [
        *("duplicate-key", "bad-alias", "tag", "bad-key", "cut-text", "syntax-error")
    ]


def test_both_places_of_a_key_are_named() -> None:
    source, finding = only("a: b\nc: d\na: e")
    (first,) = finding.related
    assert first.place == Span("x", 0, 1)
    assert first.message == '"a" is first written here'
    assert source.root is not None
    kept = source.root.get("a")
    assert isinstance(kept, Scalar)
    assert kept.value == "b"


def test_a_long_row_is_counted() -> None:
    source, findings = parse(b"a: b\n" * 1000, file="x")
    assert len(findings) == 20
    assert findings[-1].message.endswith("(and 979 more of this kind)")
    assert "more" not in findings[-2].message
    assert source.root is not None


def test_aliases_share_their_node() -> None:
    source, _ = parse(b"a: &x {b: c}\nd: *x", file="x")
    assert source.root is not None
    assert source.root.get("a") is source.root.get("d")


BOMBS = {
    "wide": "\n".join(
        ["a0: &a0 [x]"] + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    ),
    "long text": "a: &a " + "x" * 100_000 + "\nb: [" + ", ".join(["*a"] * 10_000) + "]",
    "deep": "\n".join(
        ["a0: &a0 " + "[" * 30 + "]" * 30]
        + [f"a{n}: &a{n} " + "[" * 30 + f"*a{n - 1}" + "]" * 30 for n in range(1, 5)]
    ),
    "brackets": "[" * 100_000,
    "braces": "{a: " * 100_000,
    "dashes": "- " * 100_000,
    "question marks": "? " * 100_000,
}


@pytest.mark.parametrize("name", BOMBS)
def test_bombs_are_refused_at_once(name: str) -> None:
    started = time.process_time()
    source, finding = only(BOMBS[name])
    assert time.process_time() - started < 1
    assert finding.problem.name == "limit-exceeded"
    assert source.root is None


def test_too_many_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cjmap.source.compose.MAX_EVENTS", 100)
    assert found("a: b\n" * 20) != []
    _, finding = only("- b\n" * 200)
    assert finding.problem.name == "limit-exceeded"


def test_the_collector_is_on_again() -> None:
    assert gc.isenabled()
    parse(b"a: b", file="x")
    assert gc.isenabled()
    gc.disable()
    try:
        parse(b"a: @", file="x")
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_without_the_c_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml, "__with_libyaml__", False)
    with pytest.raises(CjmapError, match="C parser") as raised:
        parse(b"a: b", file="x")
    assert raised.value.status == 3
    assert "pip install" in raised.value.hint


def test_a_big_map_is_read_fast() -> None:
    part = GOOD[GOOD.index("  cart:") : GOOD.index("    again")]
    text = "touchpoints:\n" + "".join(part.replace("cart", f"cart-{n}") for n in range(4000))
    started = time.process_time()
    source, findings = parse(text.encode(), file="x")
    assert time.process_time() - started < 2
    assert findings == ()
    assert source.root is not None


def test_hostile_inputs() -> None:
    for data in inputs(20261121, 4000):
        examine(data, seconds=1)


def test_values_are_those_of_pyyaml() -> None:
    """Where nothing is reported, the values are what PyYAML's own composer finds."""
    compared = 0
    for data in inputs(5, 4000):
        source, findings = parse(data, file="x")
        if findings or source.root is None:
            continue
        try:
            theirs = yaml.compose(source.text, Loader=yaml.CSafeLoader)
        except yaml.composer.ComposerError:  # It refuses a name that is given twice.
            assert "&" in source.text
            continue
        assert _plain(source.root) == _their_plain(theirs)
        compared += 1
    assert compared > 100


def _plain(node: object) -> object:
    if isinstance(node, Scalar):
        return node.value
    if isinstance(node, Sequence):
        return [_plain(item) for item in node.items]
    assert isinstance(node, Mapping)
    return {key: _plain(entry.value) for key, entry in node.entries.items()}


def _their_plain(node: object) -> object:
    if isinstance(node, yaml.ScalarNode):
        return node.value
    if isinstance(node, yaml.SequenceNode):
        return [_their_plain(item) for item in node.value]
    assert isinstance(node, yaml.MappingNode)
    return {key.value: _their_plain(value) for key, value in node.value}


@given(
    st.text(
        st.characters(
            exclude_categories=["Cs", "Cc"], exclude_characters="\u2028\u2029\ufeff\ufffe\uffff"
        ),
        min_size=1,
    )
)
def test_quoted_text_is_read_back(text: str) -> None:
    source, _ = parse(f"a: {quoted(text)}".encode(), file="x")
    assert source.root is not None
    node = source.root.get("a")
    assert isinstance(node, Scalar)
    assert node.value == text


@given(st.binary(max_size=200))
def test_any_bytes(data: bytes) -> None:
    examine(data, seconds=1)


def test_a_file_is_read_under_its_name(tmp_path: Path) -> None:
    path = tmp_path / "ä.yaml"
    path.write_bytes("a: ö".encode())
    source, findings = read_source(path)
    assert (source.file, source.text, findings) == (path.as_posix(), "a: ö", ())
    assert read_source(path, file="b/c.yaml")[0].file == "b/c.yaml"


@pytest.mark.parametrize(
    ("name", "status", "message"),
    [
        ("missing.yaml", 2, 'there is no file "x"'),
        ("map.yaml/inside.yaml", 2, 'there is no file "x"'),
        ("folder", 3, '"x" is a folder, not a file'),
        ("n" * 400, 3, '"x" cannot be read: file name too long'),
        ("nul\0.yaml", 3, '"x" cannot be read: embedded null byte'),
    ],
)
def test_a_file_that_cannot_be_read(tmp_path: Path, name: str, status: int, message: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "map.yaml").write_text("a: b")
    with pytest.raises(CjmapError) as raised:
        read_source(tmp_path / name, file="x")
    assert (raised.value.status, raised.value.message) == (status, message)


def test_no_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(CjmapError, match="permission denied") as raised:
        read_source(tmp_path / "a.yaml")
    assert raised.value.status == 3


def test_a_file_that_is_too_big(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cjmap.source.parsing.MAX_BYTES", 1 << 20)
    monkeypatch.setattr("cjmap.source.files.MAX_BYTES", 1 << 20)
    path = tmp_path / "a.yaml"
    path.write_bytes(b"a: b\n" * (1 << 18))
    source, (finding,) = read_source(path)
    assert source.root is None
    assert finding.message == "the file has more than 1 MiB"


def test_recursion_is_not_needed() -> None:
    limit = sys.getrecursionlimit()
    text = "a: " + "[" * 60 + "]" * 60
    try:
        sys.setrecursionlimit(60)
        source, findings = parse(text.encode(), file="x")
    finally:
        sys.setrecursionlimit(limit)
    assert findings == ()
    assert source.root is not None


def test_what_a_finding_shows() -> None:
    source, finding = only("a: b\nc: &Müller\n")
    assert finding.problem.name == "syntax-error"
    assert written(source, finding) == "&"
