"""The glossary is a table that programs can read, and its names are names in the code."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass

import pytest

from tests.architecture.imports import program_files
from tests.docs.pages import DOCS
from tests.helpers.paused_collector import paused_collector

HEADER = "| field word | window word | meaning | not |"
_NAME = re.compile(r"`([A-Za-z_]\w*)`")


@dataclass(frozen=True)
class Entry:
    """One row of the glossary."""

    field: str
    window: str
    meaning: str
    banned: str

    @property
    def code_names(self) -> list[str]:
        """Names of the code in the first column."""
        return _NAME.findall(self.field)

    @property
    def forbidden(self) -> list[str]:
        """Words that no identifier may contain."""
        return _NAME.findall(self.banned)


def entries(text: str) -> list[Entry]:
    """The rows of every table.

    Raises:
        ValueError: a row has not four cells.
    """
    found = []
    for line in text.split("\n"):
        if line.startswith("|") and line != HEADER and not line.startswith("|---"):
            cells = [cell.strip() for cell in line.strip("|").split("|")]
            if len(cells) != 4:
                raise ValueError(f"not four cells: {line}")
            found.append(Entry(*cells))
    return found


def glossary() -> list[Entry]:
    return entries((DOCS / "glossary.md").read_text(encoding="utf-8"))


def program_names() -> set[str]:
    """Names of packages, modules, classes, functions and attributes."""
    names: set[str] = set()
    with paused_collector():
        for path in program_files():
            names |= {path.stem, path.parent.name}
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                match node:
                    case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
                        names.add(node.name)
                    case ast.Name():
                        names.add(node.id)
                    case ast.Attribute():
                        names.add(node.attr)
    return names


def test_every_row_has_a_field_word_and_a_meaning() -> None:
    assert len(glossary()) > 80
    assert [entry for entry in glossary() if not entry.field or not entry.meaning] == []


def test_every_code_name_of_the_first_column_is_in_the_program() -> None:
    known = program_names()
    assert [name for entry in glossary() for name in entry.code_names if name not in known] == []


def test_the_last_column_holds_words_with_commas_between() -> None:
    item = re.compile(r"`[a-z][a-z0-9_]*`|[a-z][a-z -]*")
    cells = [entry.banned for entry in glossary() if entry.banned]
    assert [cell for cell in cells if not all(item.fullmatch(part) for part in cell.split(", "))] == []


def test_no_word_is_forbidden_twice_or_both_forbidden_and_wanted() -> None:
    forbidden = [word for entry in glossary() for word in entry.forbidden]
    wanted = {name.lower() for entry in glossary() for name in entry.code_names}
    assert sorted(forbidden) == sorted(set(forbidden))
    assert set(forbidden) & wanted == set()


def test_a_row_with_a_cell_too_few_is_refused() -> None:
    with pytest.raises(ValueError, match="four cells"):
        entries(f"{HEADER}\n|---|---|---|---|\n| a | b | c |\n")
