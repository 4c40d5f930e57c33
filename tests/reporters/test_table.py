"""Tables fit into a terminal, with every column in it."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from cjmap.reporters.table import cell_width, shortened, table

NAMES = st.text(st.sampled_from("abc äשلا日🧦é\u0301"), max_size=30)


@settings(deadline=None)
@given(
    st.lists(st.lists(NAMES, min_size=4, max_size=4), min_size=1, max_size=4),
    st.integers(20, 90),
)
def test_lines_fit(rows: list[list[str]], width: int) -> None:
    head, *body = rows
    widest = max(cell_width(cell) for row in rows for cell in row[1:])
    lines = list(table(head, body, width=width))
    assert max(map(cell_width, lines)) <= max(width, max(12, width // 3) + 2 + widest)
    for column in range(1, 4):
        assert any(line.endswith(head[column].rstrip()) or head[column] in line for line in lines)


@given(NAMES, st.integers(1, 20))
def test_a_name_is_cut_only_where_it_is_too_long(name: str, most: int) -> None:
    cut = shortened(name, most)
    assert cell_width(cut) <= most
    assert cut == name or (cut.endswith("…") and name.startswith(cut[:-1]))


def test_columns_that_do_not_fit_go_on_below() -> None:
    head, row = ["", "one", "two", "three", "4"], ["Ana", "1", "2", "3", "4"]
    assert list(table(head, [row], width=14)) == [
        "     one  two",
        "Ana    1    2",
        "",
        "     three  4",
        "Ana      3  4",
    ]


def test_a_column_wider_than_the_terminal_stands_alone() -> None:
    head, row = ["", "wider than all", "two"], ["Ana", "1", "2"]
    assert list(table(head, [row], width=10)) == [
        "     wider than all",
        "Ana               1",
        "",
        "     two",
        "Ana    2",
    ]
