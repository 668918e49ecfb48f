"""The scripts of the docs folder find what they import from the program."""

from __future__ import annotations

import ast
import importlib
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


@pytest.mark.parametrize("script", sorted(DOCS.glob("*.py")), ids=lambda script: script.name)
def test_what_a_script_imports_from_the_program_is_there(script: Path) -> None:
    imports = imports_from_the_program(script)
    assert imports != []
    assert [(m, name) for m, name in imports if not hasattr(importlib.import_module(m), name)] == []
