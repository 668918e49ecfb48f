"""Reading the import statements of the project, without running it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
PROGRAM = ("engine", "gui", "resources")


@dataclass(frozen=True)
class Import:
    """One imported module; `lazy` when it stands inside a function or under TYPE_CHECKING."""

    importer: str
    module: str
    lazy: bool


def program_files() -> list[Path]:
    """Every Python file of the product itself."""
    found = [CHECKOUT / "main.py"]
    for room in PROGRAM:
        found += sorted((CHECKOUT / room).rglob("*.py"))
    return found


def all_files() -> list[Path]:
    """Every Python file of the repository."""
    return (
        program_files()
        + sorted((CHECKOUT / "tests").rglob("*.py"))
        + sorted((CHECKOUT / "docs").rglob("*.py"))
    )


def module_name(path: Path) -> str:
    """Dotted name of a file in the checkout."""
    parts = path.relative_to(CHECKOUT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports_of(path: Path) -> list[Import]:
    """All imports of a file; `from a import b` counts as `a.b` when that is a module of ours."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return list(_walk(tree, module_name(path), lazy=False))


def _walk(node: ast.AST, importer: str, lazy: bool) -> Iterator[Import]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Import):
            for alias in child.names:
                yield Import(importer, alias.name, lazy)
        elif isinstance(child, ast.ImportFrom):
            base = child.module or ""
            yield from (Import(importer, _deepest(base, alias.name), lazy) for alias in child.names)
        else:
            yield from _walk(child, importer, lazy or _is_deferred(child))


def _deepest(base: str, name: str) -> str:
    as_path = CHECKOUT.joinpath(*base.split("."), name)
    is_module = as_path.is_dir() or as_path.with_suffix(".py").is_file()
    return f"{base}.{name}" if is_module else base


def _is_deferred(node: ast.AST) -> bool:
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        return True
    return isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
