"""The tables that docs/tables.py makes are those of the program as it is."""

from __future__ import annotations

import importlib.util
import sys
from types import ModuleType

import pytest

from tests.docs.pages import DOCS


def tables_module() -> ModuleType:
    """docs/tables.py, which is a script and in no package."""
    spec = importlib.util.spec_from_file_location("docs_tables", DOCS / "tables.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    path = list(sys.path)
    spec.loader.exec_module(module)
    sys.path[:] = path
    return module


@pytest.mark.parametrize("name", ["keys", "commands"])
def test_a_table_made_from_the_program_is_up_to_date(name: str) -> None:
    tables = tables_module()
    page, make = tables.TABLES[name]
    text = (DOCS / page).read_text(encoding="utf-8")
    assert tables.filled(text, name, make()) == text, "run: python docs/tables.py"


def test_the_keys_of_every_action_are_in_the_table() -> None:
    from gui.actions import ACTIONS

    table = tables_module().keys_table()
    assert [spec.id for spec in ACTIONS if f"| {spec.text} | `{spec.keys[0]}`" not in table] == []
