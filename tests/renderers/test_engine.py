"""The engine draws, and when it can't it says so: never half, never in silence."""

from __future__ import annotations

import os
import select
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from cjmap.errors import CjmapError
from cjmap.renderers import engine

GOOD = 'digraph g { layout=nop2; a [label="first" id="t-a" pos="0,0"] }'
OTHER = 'digraph g { layout=nop2; b [label="second" pos="0,0"] }'
BROKEN = "digraph { a ["

pytestmark = pytest.mark.skipif(os.name == "nt", reason="scripts stand in for engines")


def stand_in(folder: Path, script: str) -> str:
    """Write a program that pretends to be the engine."""
    program = folder / "graphviz-pure"
    program.write_text(f"#!{sys.executable}\nimport os, sys, time, signal\n{script}")
    program.chmod(0o755)
    return str(program)


HOLD = """
def hold():
    end = os.open({pipe!r}, os.O_WRONLY)
    os.write(end, b"+")
    time.sleep(30)
    os.write(end, b"still there")
"""


class Alive:
    """A pipe that processes hold open for as long as they live; `hold` is how they do."""

    def __init__(self, path: Path) -> None:
        os.mkfifo(path)
        self.end = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
        self.hold = HOLD.format(pipe=str(path))

    def expect(self, count: int) -> None:
        """Wait until so many processes hold it."""
        deadline = time.monotonic() + 20
        while count and time.monotonic() < deadline:
            # Reads nothing at once while nobody holds the other end.
            select.select([self.end], [], [], 20)
            count -= len(os.read(self.end, count))
        assert count == 0

    def expect_none(self) -> None:
        """Wait until no process holds it any more."""
        assert select.select([self.end], [], [], 20) == ([self.end], [], [])
        assert os.read(self.end, 1) == b""


@pytest.fixture
def alive(tmp_path: Path) -> Iterator[Alive]:
    pipe = Alive(tmp_path / "pipe")
    yield pipe
    os.close(pipe.end)


@pytest.fixture
def pretend(tmp_path, monkeypatch):
    def use(script: str) -> None:
        program = stand_in(tmp_path, script)
        monkeypatch.setattr(engine, "_beside_python", lambda: program)

    return use


def test_draws_each_text_under_its_name():
    drawn = engine.draw({"shop/journey": GOOD, "ünï cøde": OTHER})
    assert list(drawn) == ["shop/journey", "ünï cøde"]
    assert b">first<" in drawn["shop/journey"]
    assert b">second<" in drawn["ünï cøde"]


def test_draws_nothing_without_texts():
    assert engine.draw({}) == {}


def test_draws_with_the_installed_dot(tmp_path, monkeypatch):
    program = Path(stand_in(tmp_path, "open('0.dot.svg', 'w').write('<dot/>')"))
    program.rename(tmp_path / "dot")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert engine.draw({"a": GOOD}, engine="dot") == {"a": b"<dot/>"}


def test_many_texts_take_few_processes(pretend, monkeypatch):
    monkeypatch.setattr(engine, "_PER_PROCESS", 2)
    pretend("for f in sys.argv[3:]: open(f + '.svg', 'w').write(f'<a n=\"{len(sys.argv)}\"/>')")
    drawn = engine.draw({str(number): GOOD for number in range(5)})
    assert [drawn[str(number)] for number in range(5)] == [b'<a n="5"/>'] * 4 + [b'<a n="4"/>']


def test_batches_are_drawn_in_order_while_the_next_are_made(pretend, tmp_path):
    next_one = tmp_path / "next"
    pretend(
        f"while not os.path.exists({str(next_one)!r}): time.sleep(0.01)\n"
        "for f in sys.argv[3:]: open(f + '.svg', 'w').write('<a/>')"
    )
    made = []

    def batches():
        for name in "abc":
            made.append(name)
            yield {name: GOOD}
            next_one.touch()
        made.append("all")

    drawn = engine.draw_each(batches(), timeout=10)
    assert next(drawn) == {"a": b"<a/>"}
    assert made == ["a", "b", "c"]
    assert next(drawn) == {"b": b"<a/>"}
    assert made == ["a", "b", "c", "all"]
    assert list(drawn) == [{"c": b"<a/>"}]


def test_closing_ends_what_still_runs(pretend, alive, tmp_path, monkeypatch):
    folder = tmp_path / "folders"
    folder.mkdir()
    monkeypatch.setattr(engine.tempfile, "tempdir", str(folder))
    pretend(
        f"{alive.hold}'first' in open(sys.argv[3]).read() or hold()\n"
        "for f in sys.argv[3:]: open(f + '.svg', 'w').write('<a/>')"
    )
    drawn = engine.draw_each(iter([{"a": GOOD}, {"b": OTHER}]))
    assert next(drawn) == {"a": b"<a/>"}
    alive.expect(1)
    drawn.close()
    alive.expect_none()
    assert list(folder.iterdir()) == []


def test_what_fails_to_stop_leaves_nothing_else_running(pretend, monkeypatch):
    stopped: list[object] = []

    def stop(running: object) -> None:
        stopped.append(running)
        ended(running)
        raise OSError

    ended = engine._Running.stop
    pretend("for f in sys.argv[3:]: open(f + '.svg', 'w').write('<a/>')")
    monkeypatch.setattr(engine, "_AT_ONCE", 3)
    drawn = engine.draw_each(broken_off({"a": GOOD}, {"b": OTHER}))
    monkeypatch.setattr(engine._Running, "stop", stop)
    with pytest.raises(OSError):
        next(drawn)
    assert len(stopped) == 2


def broken_off(*batches: dict[str, str]) -> Iterator[dict[str, str]]:
    """Yield batches and fail."""
    yield from batches
    raise ValueError


def test_the_engine_opens_no_file():
    leak = f'digraph {{ a [label=<<TABLE><TR><TD><IMG SRC="{__file__}"/></TD></TR></TABLE>>] }}'
    with pytest.raises(CjmapError, match="file loading is disabled"):
        engine.draw({"a": leak})


def test_chatter_about_widths_is_no_failure():
    assert "絵文字🙂" in engine.draw({"a": GOOD.replace("first", "絵文字🙂")})["a"].decode()


def test_syntax_error_names_the_map():
    with pytest.raises(CjmapError) as caught:
        engine.draw({"good": GOOD, "shop": BROKEN, "last": OTHER})
    assert caught.value.status == 3
    assert caught.value.message.startswith('graphviz-pure failed with status 1 at "shop": ')
    assert "shop: syntax error in line 1" in caught.value.message


@pytest.mark.parametrize(
    ("script", "message"),
    [
        ("os.kill(os.getpid(), signal.SIGSEGV)", 'was stopped by signal 11 at "a"'),
        ("print('no memory', file=sys.stderr); sys.exit(7)", 'status 7 at "a": no memory'),
        ("open('0.dot.svg', 'w').write('<a/>'); sys.exit(1)", "failed with status 1"),
        ("sys.exit(0)", 'drew nothing at "a"'),
        ("open('0.dot.svg', 'w').close()", 'drew nothing at "a"'),
        ("open('0.dot.svg', 'w').write('<a>')", 'drew "a" as broken XML: no element found'),
        ("open('0.dot.svg', 'wb').write(b'<a>\\x00</a>')", 'drew "a" as broken XML'),
    ],
)
def test_failure_says_what_happened_and_what_to_try(pretend, script, message):
    pretend(script)
    with pytest.raises(CjmapError) as caught:
        engine.draw({"a": GOOD})
    assert message in caught.value.message
    assert caught.value.message.startswith("graphviz-pure ")
    assert caught.value.status == 3
    assert "--engine dot" in caught.value.hint


def test_time_limit_ends_the_engine_and_its_children(pretend, alive):
    pretend(f"{alive.hold}signal.signal(signal.SIGTERM, signal.SIG_IGN); os.fork(); hold()")

    def batches():
        yield {"a": GOOD}
        alive.expect(2)

    with pytest.raises(CjmapError, match=r'did not finish within 0\.1 seconds at "a"'):
        list(engine.draw_each(batches(), timeout=0.1))
    alive.expect_none()


def test_nothing_stays_behind(pretend, tmp_path, monkeypatch):
    monkeypatch.setattr(engine.tempfile, "tempdir", str(tmp_path))
    engine.draw({"a": GOOD})
    with pytest.raises(CjmapError):
        engine.draw({"a": BROKEN})
    assert list(tmp_path.iterdir()) == []


def test_program_that_is_no_program(tmp_path, monkeypatch):
    program = tmp_path / "graphviz-pure"
    program.write_bytes(b"\x7fELF nonsense")
    program.chmod(0o755)
    monkeypatch.setattr(engine, "_beside_python", lambda: str(program))
    with pytest.raises(CjmapError, match="graphviz-pure can't be started"):
        engine.draw({"a": GOOD})


def test_missing_engines_say_how_to_get_them(monkeypatch):
    monkeypatch.setattr(engine, "_from_package", lambda: None)
    monkeypatch.setattr(engine, "_beside_python", lambda: None)
    monkeypatch.setenv("PATH", "")
    with pytest.raises(CjmapError, match="graphviz-pure is not installed") as caught:
        engine.draw({"a": GOOD})
    assert "pip install" in caught.value.hint
    with pytest.raises(CjmapError, match="engine dot is not installed") as caught:
        engine.draw({"a": GOOD}, engine="dot")
    assert "graphviz.org" in caught.value.hint


def test_unknown_engine_is_wrong_use():
    with pytest.raises(CjmapError, match='no engine "neato"') as caught:
        engine.draw({"a": GOOD}, engine="neato")
    assert caught.value.status == 2


def test_package_and_place_of_python_tell_the_same_program():
    package, beside = engine._from_package(), engine._beside_python()
    assert package is not None
    assert beside is not None
    assert Path(package).samefile(beside)


def test_import_is_cheap():
    heavy = {"importlib.metadata", "sysconfig", "concurrent.futures", "asyncio"}
    script = (
        "import sys; before = set(sys.modules); import cjmap.renderers.engine\n"
        f"print({heavy} & set(sys.modules) - before)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert done.stdout == "set()\n"
