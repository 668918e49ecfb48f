"""The tables that docs/tables.py makes are those of the program as it is."""

from __future__ import annotations

import pytest

from tests.docs.pages import DOCS
from tests.docs.scripts import docs_script


@pytest.mark.parametrize("name", sorted(docs_script("tables").TABLES))
def test_a_table_made_from_the_program_is_up_to_date(name: str) -> None:
    tables = docs_script("tables")
    page, make = tables.TABLES[name]
    text = (DOCS / page).read_text(encoding="utf-8")
    assert tables.filled(text, name, make()) == text, "run: python docs/tables.py"


def test_the_keys_of_every_action_are_in_the_table() -> None:
    from gui.actions import ACTIONS

    table = docs_script("tables").keys_table()
    assert [spec.id for spec in ACTIONS if f"| {spec.text} | `{spec.keys[0]}`" not in table] == []
