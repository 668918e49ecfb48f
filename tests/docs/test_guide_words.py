"""Menus, keys, buttons and tools that the guide names are those of the window."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from gui.action_table.keymap import canonical_key, usual_keys
from gui.actions import ACTIONS, MENUS
from gui.tools import TOOLS
from tests.docs.pages import DOCS
from tests.docs.test_messages import program_texts

GUIDE = sorted((DOCS / "guide").glob("*.md"))
REFERENCE = sorted((DOCS / "reference").glob("*.md"))
TOOLS_PAGE = DOCS / "guide" / "tools.md"
OTHER_KEYS = {"Alt+N": "the card of the tour", "Shift+Tab": "the keyboard focus"}
"""Keys that belong to no action, each with what they belong to."""

_MADE = re.compile(r"<!-- made by .*?<!-- end -->", re.DOTALL)
_PATH = re.compile(r"(?<![*\w])\*(\w+ > [^*]+)\*(?: \((?:\*\*|`)?([^\s*`]+?)(?:\*\*|`)?\))?")
_ROW = re.compile(r"^\| (\w+ > [^|]+?) \| ([^|]+?) \|", re.MULTILINE)
_KEY = re.compile(r"\*\*((?:Ctrl|Alt|Shift)\+[^\s*]+|F\d+)\*\*")
_NAMED = re.compile(r"(?<![*\w])\*([A-Z][^*]+)\*(?!\*)")


def prose(page: Path) -> str:
    """What people wrote on a page, each paragraph in one line; without code."""
    text = _MADE.sub("", page.read_text(encoding="utf-8"))
    lines = [line for line in text.split("\n") if not line.startswith("    ")]
    return re.sub(r"(?<=\S)\n {0,3}(?=[^\s|#>-])", " ", "\n".join(lines))


def menu_entries() -> dict[tuple[str, str], frozenset[str]]:
    """(menu, entry) -> the keys of the entry; of a menu inside a menu, none."""
    entries = {(spec.menu, spec.text.removesuffix("…")): frozenset(usual_keys(spec)) for spec in ACTIONS}
    inner = {(spec.menu, spec.submenu): frozenset[str]() for spec in ACTIONS if spec.submenu}
    return {**entries, **inner, ("File", "Recent projects"): frozenset()}


def wrong_paths(text: str) -> list[str]:
    """Places in menus that are not there, or have another key than the text says."""
    entries, wrong = menu_entries(), []
    for path, key in (*_PATH.findall(text), *_ROW.findall(text)):
        menu, entry, *inside = (part.strip().removesuffix("…") for part in path.split(" > "))
        if menu not in MENUS:
            continue
        keys = entries.get((menu, entry))
        lost = [part for part in inside if part not in program_texts()]
        if keys is None or lost or (key and canonical_key(key) not in keys):
            wrong.append(f"{path} {key}".strip())
    return wrong


def wrong_keys(text: str) -> list[str]:
    """Keys that neither an action nor anything else has."""
    known = {key for spec in ACTIONS for key in usual_keys(spec)} | OTHER_KEYS.keys()
    return [key for key in _KEY.findall(text) if canonical_key(key) not in known]


def unsaid(text: str) -> list[str]:
    """What is named as a text of the window, in italics and with a capital, and the program does not say."""
    said = program_texts()
    names = [name for name in _NAMED.findall(text) if " > " not in name]
    # "…" stands for a name or a number, too.
    return [name for name in names if not all(part.strip(" :") in said for part in name.split("…"))]


@pytest.mark.parametrize("page", [*GUIDE, *REFERENCE], ids=lambda page: f"{page.parent.name}/{page.name}")
def test_menus_and_keys_that_a_page_names_are_in_the_window(page: Path) -> None:
    text = prose(page)
    assert wrong_paths(text) == []
    assert wrong_keys(text) == []


@pytest.mark.parametrize("page", GUIDE, ids=lambda page: page.name)
def test_texts_that_a_page_of_the_guide_names_are_said_by_the_window(page: Path) -> None:
    assert unsaid(prose(page)) == []


def test_what_is_not_in_the_window_is_noticed() -> None:
    text = (
        "Press *File > Export moons…* or *File > Export masks…* (**Ctrl+M**), or *File > Export masks…*\n"
        "(**Ctrl+E**), or **Ctrl+Alt+Shift+F9**, or *Import as moons*, which is *not* there.\n"
    )
    assert wrong_paths(text) == ["File > Export moons…", "File > Export masks… Ctrl+M"]
    assert wrong_keys(text) == ["Ctrl+Alt+Shift+F9"]
    assert unsaid(text) == ["Import as moons"]


def test_every_tool_has_a_picture_and_a_sentence_with_its_key() -> None:
    page = TOOLS_PAGE.read_text(encoding="utf-8")
    row = r"^\| !\[[^\]]+\]\(\.\./pictures/tools/[\w-]+\.png\) \| \*\*{}\*\* \(\*\*{}\*\*\): \S"
    patterns = {tool.title: row.format(re.escape(tool.title), re.escape(tool.key)) for tool in TOOLS}
    assert [title for title, row in patterns.items() if not re.search(row, page, re.MULTILINE)] == []
