"""The scripts of the docs folder find what they import from the program."""

from __future__ import annotations

import ast
import importlib
import importlib.util
from pathlib import Path

import pytest

from tests.docs.pages import DOCS


def imports_from_the_program(script: Path) -> list[tuple[str, str]]:
    """(module, name) of every import from the engine or the window, inside functions too."""
    return [
        (node.module, alias.name)
        for node in ast.walk(ast.parse(script.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] in ("engine", "gui")
        for alias in node.names
    ]


def is_there(module: str, name: str) -> bool:
    """Whether `from module import name` works: a name in the module, or a module in the package."""
    imported = importlib.import_module(module)
    if hasattr(imported, name):
        return True
    return hasattr(imported, "__path__") and importlib.util.find_spec(f"{module}.{name}") is not None


@pytest.mark.parametrize("script", sorted(DOCS.glob("*.py")), ids=lambda script: script.name)
def test_what_a_script_imports_from_the_program_is_there(script: Path) -> None:
    imports = imports_from_the_program(script)
    # A script without imports runs the program's commands.
    assert imports != [] or '"main.py"' in script.read_text(encoding="utf-8")
    assert [(module, name) for module, name in imports if not is_there(module, name)] == []
