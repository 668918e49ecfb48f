"""Syntax trees and import statements of the project, read without running it, each file once."""

from __future__ import annotations

import ast
import functools
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
PROGRAM = ("engine", "gui", "resources")
_BLOCKS = ("body", "handlers", "orelse", "finalbody", "cases")
"""Fields of a syntax tree's node that hold statements, in the order of the text."""


@dataclass(frozen=True)
class Import:
    """One imported module; `lazy` when it stands inside a function or under TYPE_CHECKING."""

    importer: str
    module: str
    lazy: bool


@functools.cache
def program_files() -> tuple[Path, ...]:
    """Every Python file of the product itself."""
    rooms = (sorted((CHECKOUT / room).rglob("*.py")) for room in PROGRAM)
    return (CHECKOUT / "main.py", *(path for room in rooms for path in room))


def all_files() -> tuple[Path, ...]:
    """Every Python file of the repository."""
    others = (sorted((CHECKOUT / folder).rglob("*.py")) for folder in ("tests", "docs"))
    return (*program_files(), *(path for folder in others for path in folder))


def module_name(path: Path) -> str:
    """Dotted name of a file in the checkout."""
    parts = path.relative_to(CHECKOUT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@functools.cache
def tree_of(path: Path) -> ast.Module:
    """Syntax tree of a file, shared by all tests: nobody changes it. `forget_trees` ends that."""
    return ast.parse(path.read_text(encoding="utf-8"))


@functools.cache
def nodes_of(path: Path) -> tuple[ast.AST, ...]:
    """Every node of a file's syntax tree, in the order of `ast.walk`."""
    return tuple(ast.walk(tree_of(path)))


def forget_trees() -> None:
    """Let the syntax trees of all files go, which hold some hundred MB."""
    nodes_of.cache_clear()
    tree_of.cache_clear()


@functools.cache
def imports_of(path: Path) -> tuple[Import, ...]:
    """All imports of a file; `from a import b` counts as `a.b` when that is a module of ours."""
    importer = module_name(path)
    found: list[Import] = []
    for node, is_lazy in statements_in(tree_of(path)):
        if isinstance(node, ast.Import):
            found += (Import(importer, alias.name, is_lazy) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            found += (Import(importer, _deepest(base, alias.name), is_lazy) for alias in node.names)
    return tuple(found)


def statements_in(tree: ast.Module) -> Iterator[tuple[ast.AST, bool]]:
    """Every statement of a module in its order, with whether it is in a function or under TYPE_CHECKING.

    Expressions, nine tenths of a tree, are not entered: they hold no statements.
    """
    stack: list[tuple[ast.AST, bool]] = [(tree, False)]
    while stack:
        node, is_lazy = stack.pop()
        if node is not tree:
            yield node, is_lazy
        is_lazy = is_lazy or _is_deferred(node)
        inner = [part for name in _BLOCKS for part in getattr(node, name, ())]
        stack += ((part, is_lazy) for part in reversed(inner))


@functools.cache
def _deepest(base: str, name: str) -> str:
    as_path = CHECKOUT.joinpath(*base.split("."), name)
    is_module = as_path.is_dir() or as_path.with_suffix(".py").is_file()
    return f"{base}.{name}" if is_module else base


def _is_deferred(node: ast.AST) -> bool:
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        return True
    return isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
