"""No text of the window speaks of the command line, and no error of a command of the menus."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from gui.language.catalogue.collector import collect
from gui.language.catalogue.engine_texts import FOR_COMMANDS, EngineText
from gui.language.catalogue.files import ROOT
from gui.language.catalogue.source_tree import SourceTree
from tests.helpers.paused_collector import paused_collector

TYPED = re.compile(r"(?<!\S)\(?--[a-z]|\binkling [a-z]+ |\bmain\.py\b|`[a-z]")
"""What is typed: an option, a command, a word of either."""
MENU = re.compile(r"\b[A-Z][a-z]+ > [A-Z]|\[\[\w+\]\]")
"""What is chosen in the window: an entry of a menu, a key."""
LEFT_OUT = (
    *("engine/session/", "engine/service.py", "engine/compute/"),
    "engine/formats/servers/label_studio.py",
)
"""Rooms whose errors no command says; and a module that names a menu of another program."""


def test_no_text_that_the_window_shows_speaks_of_the_command_line(engine_texts: list[EngineText]) -> None:
    with paused_collector():
        texts = {*collect(SourceTree(ROOT, ("gui",))).texts, *(text.source for text in engine_texts)}
    assert len(texts) > 2000
    assert not sorted(text for text in texts if TYPED.search(text))


def test_an_error_that_names_a_menu_has_other_words_for_commands() -> None:
    found, missing = 0, []
    for path in sorted((ROOT / "engine").rglob("*.py")):
        name = path.relative_to(ROOT).as_posix()
        if name.startswith(LEFT_OUT):
            continue
        for call in _calls_that_name_a_menu(path):
            found += 1
            if not any(keyword.arg in FOR_COMMANDS for keyword in call.keywords):
                missing.append(f"{name}:{call.lineno}")
    assert found > 5
    assert not missing


def _calls_that_name_a_menu(path: Path) -> list[ast.Call]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call))
    return [call for call in calls if any(map(_names_menu, (*call.args, *call.keywords)))]


def _names_menu(argument: ast.AST) -> bool:
    value = argument.value if isinstance(argument, ast.keyword) else argument
    return isinstance(value, ast.Constant) and isinstance(value.value, str) and bool(MENU.search(value.value))
