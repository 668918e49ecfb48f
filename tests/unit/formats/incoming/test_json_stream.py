"""Items of JSON files are those that the standard library reads, whatever the window they fall into."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.core import UserError
from engine.formats.incoming import json_stream
from engine.formats.incoming.json_stream import json_items, list_items, value_at

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=12,
)
OBJECTS = st.dictionaries(st.text(max_size=8), VALUES, max_size=6)


def expected(value: dict[str, Any]) -> list[tuple[str, Any]]:
    items: list[tuple[str, Any]] = []
    for key, part in value.items():
        items += [(key, element) for element in part] if isinstance(part, list) else [(key, part)]
    return items


@pytest.mark.parametrize("window", [3, 64, 1 << 20])
@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    derandomize=True,
)
@given(value=OBJECTS, is_ascii=st.booleans(), indent=st.sampled_from([None, 1]))
def test_items_are_those_of_the_whole(
    window: int,
    value: dict[str, Any],
    is_ascii: bool,
    indent: int | None,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(json_stream, "_WINDOW", window)
    path = tmp_path / "a.json"
    path.write_text(json.dumps(value, ensure_ascii=is_ascii, indent=indent), encoding="utf-8")
    items = list(json_items(path))
    assert [(item.key, item.value) for item in items] == expected(value)
    with open(path, "rb") as file:
        assert [value_at(file, item.start, item.end) for item in items] == [item.value for item in items]


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{", '{"a": [1, 2', '{"a": [1 2]}', '{"a": [1,]}', '{"a" 1}', '{"a": "\\ud8', '{"a": [nul]}'],
)
def test_what_is_no_json_ends_in_one_sentence(text: str, tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UserError):
        list(json_items(path))


def test_text_that_is_no_utf8_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(b'{"a": ["caf\xe9"]}')
    with pytest.raises(UserError, match="UTF-8"):
        list(json_items(tmp_path / "a.json"))


@pytest.mark.parametrize("near_end", [False, True])
def test_a_list_is_found_without_reading_what_is_before_it(
    near_end: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(json_stream, "_WINDOW", 40)
    path = tmp_path / "a.json"
    path.write_text('{"x": [' + "{}, " * 100 + '{}, no json at all], "b": [1, 2, 3]}', encoding="utf-8")
    assert [item.value for item in list_items(path, "b", near_end=near_end)] == [1, 2, 3]


def test_one_item_may_not_take_all_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_stream, "MAX_ITEM_BYTES", 1000)
    monkeypatch.setattr(json_stream, "_WINDOW", 100)
    (tmp_path / "a.json").write_text(json.dumps({"a": ["x" * 5000, 1]}), encoding="utf-8")
    with pytest.raises(UserError, match="more than"):
        list(json_items(tmp_path / "a.json"))
