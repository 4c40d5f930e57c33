"""Make mutants of the functions of a module, with the operators of mutmut."""

from __future__ import annotations
import __future__

import difflib
import functools
import gc
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import FunctionType

import libcst as cst
from libcst.metadata import MetadataWrapper, ParentNodeProvider, PositionProvider
from mutmut.mutation.file_mutation import MutationVisitor, deep_replace
from mutmut.mutation.mutators import mutation_operators
from mutmut.mutation.pragma_handling import IgnoredCode


@dataclass(frozen=True, slots=True)
class Mutant:
    """A function with one small change; `lines` are those of the statement that is changed."""

    path: Path
    function: str
    number: int
    lines: range
    before: str
    after: str

    def __str__(self) -> str:
        return f"{self.path.name}:{self.lines.start} {self.function} #{self.number}"

    def put_into(self, live: FunctionType) -> None:
        """Make a living function do what the mutant does, for everyone who holds it."""
        made: dict[str, FunctionType] = {}
        annotations = __future__.annotations.compiler_flag
        exec(compile(self.after, str(self.path), "exec", annotations), live.__globals__, made)
        mutated = made[live.__name__]
        live.__code__ = mutated.__code__
        live.__defaults__, live.__kwdefaults__ = mutated.__defaults__, mutated.__kwdefaults__

    def difference(self) -> str:
        """Return the lines that differ, as in a diff."""
        both = self.before.splitlines(), self.after.splitlines()
        changed = (line for line in difflib.ndiff(*both) if line[0] in "+-")
        return "\n".join(f"    {line}" for line in changed)


def mutants_of(path: Path) -> Iterator[Mutant]:
    """Yield every mutant of every function of a file."""
    wrapper = MetadataWrapper(cst.parse_module(path.read_bytes()))
    visitor = _Visitor(mutation_operators, IgnoredCode(set(), set(), set()))
    wrapper.visit(visitor)
    numbers: dict[str, int] = {}
    for mutation in visitor.mutations:
        function = mutation.contained_by_top_level_function
        if isinstance(function, cst.FunctionDef):
            bare = function.with_changes(decorators=[], leading_lines=[])
            name = _qualified(wrapper, function)
            numbers[name] = numbers.get(name, 0) + 1
            yield Mutant(
                path,
                name,
                numbers[name],
                _lines(wrapper, mutation.original_node),
                wrapper.module.code_for_node(bare),
                wrapper.module.code_for_node(
                    cst.ensure_type(
                        deep_replace(bare, mutation.original_node, mutation.mutated_node),
                        cst.FunctionDef,
                    )
                ),
            )


class _Visitor(MutationVisitor):
    """Mutates decorated functions too: what a rule or a property does is in its body."""

    def _skip_node_and_children(self, node: cst.CSTNode) -> bool:
        if isinstance(node, cst.FunctionDef):
            return False
        return super()._skip_node_and_children(node)


def _qualified(wrapper: MetadataWrapper, function: cst.FunctionDef) -> str:
    parents = wrapper.resolve(ParentNodeProvider)
    outer = parents.get(parents[function])
    name = function.name.value
    return f"{outer.name.value}.{name}" if isinstance(outer, cst.ClassDef) else name


def _lines(wrapper: MetadataWrapper, node: cst.CSTNode) -> range:
    """Return the lines of the whole statement, as Python may place its parts on any of them."""
    parents, positions = wrapper.resolve(ParentNodeProvider), wrapper.resolve(PositionProvider)
    end = positions[node].end.line
    while not isinstance(node, cst.BaseStatement | cst.SimpleStatementLine):
        node = parents[node]
    if isinstance(node, cst.FunctionDef):
        end = positions[node].end.line
    return range(positions[node].start.line, end + 1)


def living(paths: set[Path]) -> dict[tuple[Path, str], FunctionType]:
    """Return the functions of files that have been imported, by file and qualified name."""
    codes = {str(path): path for path in paths}
    functions = (one for one in gc.get_objects() if isinstance(one, FunctionType))
    found = ((one, codes.get(one.__code__.co_filename)) for one in functions)
    return {(path, one.__qualname__): one for one, path in found if path}


def caches(package: str) -> list[functools._lru_cache_wrapper]:
    """Return what remembers results in a package, and would hide what a mutant does."""
    found = (one for one in gc.get_objects() if isinstance(one, functools._lru_cache_wrapper))
    return [one for one in found if one.__module__.partition(".")[0] == package]
