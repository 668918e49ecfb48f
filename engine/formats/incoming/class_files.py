"""Class files of this and of other programs: names a line, tables of colours, YAML, JSON, categories of COCO.

What a file leaves open is refused in one sentence, never guessed.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from engine.core.checked import DamagedValueError, json_value
from engine.core.class_names import (
    COLOR_HEADS,
    NAME_HEADS,
    Color,
    NamedColor,
    check_class_entries,
    clean_class_name,
    read_class_lines,
)
from engine.core.errors import FileError
from engine.core.input_file import read_text_input

_NUMBER_HEADS: Final = ("id", "index", "number", "class_id", "label_id", "value")
_WHOLE: Final = re.compile(r"\d{1,6}", re.ASCII)
# Of a label map: a remark, an item or another message that begins, its end, a field.
_TEXT: Final = r"\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'"
_ITEM_PART: Final = re.compile(
    rf"#[^\n]*|\b(?P<opened>\w+)\s*(?::\s*)?\{{|(?P<closed>\}})"
    rf"|\b(?P<key>\w+)\s*:\s*(?P<value>{_TEXT}|[^\s{{}}\"',;#]+)|{_TEXT}"
)
_BACKGROUND: Final = NamedColor("background")


def read_class_entries(path: Path) -> list[NamedColor]:
    """The classes of a file, in the order of their numbers from 0 on.

    Raises:
        UserError: it cannot be read, names no class, or leaves open which number a class has.
    """
    text = read_text_input(path)
    match path.suffix.lower():
        case ".csv" | ".tsv":
            return _of_csv(text, path)
        case ".json":
            return _of_json(text, path)
        case ".yaml" | ".yml":
            return _of_yaml(text, path)
        case ".pbtxt":
            return _of_items(text, path)
        case _:
            return _of_text(text, path)


def names_of_file(path: Path) -> list[str]:
    """Names in a file with a name a line, special ones such as `__ignore__` too, without empty lines.

    Raises:
        UserError: it cannot be read.
    """
    lines = re.split(r"\r\n|\r|\n", read_text_input(path))
    return [name for line in lines if (name := clean_class_name(line))]


def _of_text(text: str, path: Path) -> list[NamedColor]:
    """A name a line, or what another ending would have said: a table with colours, or JSON."""
    begin = text.lstrip().lower()
    first = begin.partition("\n")[0]
    if begin.startswith(("<!doctype", "<html", "<?xml")):
        raise FileError(path, "is a web page or XML.", "Write one class name a line.")
    if begin.startswith(("[", "{")) and _is_json(text):
        return _of_json(text, path)
    heads = [head.strip() for head in re.split("[,;\t]", first)]
    if all(not {*names}.isdisjoint(heads) for names in (NAME_HEADS, *COLOR_HEADS)):
        return _of_csv(text, path)
    entries = read_class_lines(text, path.name)
    if len(entries) == 1 and "," in entries[0].name:
        hint = "Write one class name a line."
        raise FileError(path, f"has one line alone, which names one class: '{entries[0].name}'.", hint)
    return entries


def _is_json(text: str) -> bool:
    try:
        json_value(text, "it")
    except DamagedValueError:
        return False
    return True


def _of_csv(text: str, path: Path) -> list[NamedColor]:
    """A table with a heading: name and colours, with or without a number, as Kaggle's class_dict.csv."""
    try:
        head = text.partition("\n")[0]
        # Programs set to a language whose numbers have a comma write semicolons.
        between = max(",;\t", key=head.count)
        lines = csv.reader(io.StringIO(text), delimiter=between)
        rows = [[cell.strip() for cell in row] for row in lines if any(row)]
    except csv.Error as error:
        raise FileError(path, f"is no CSV: {error}.", "Write name,r,g,b as its first line.") from error
    if not rows:
        raise FileError(path, "names no class.", "Write name,r,g,b as its first line.")
    heads = [cell.lower().lstrip("\ufeff") for cell in rows[0]]
    name_at = _column(heads, NAME_HEADS)
    if name_at is None:
        # Without a heading a table is read as lines "name,red,green,blue", or a name each.
        return read_class_lines(text, path.name)
    number_at = _column(heads, _NUMBER_HEADS)
    colors_at = [_column(heads, names) for names in COLOR_HEADS]
    numbered: list[tuple[int, NamedColor]] = []
    for line, row in enumerate(rows[1:], start=2):
        if len(row) < len(heads):
            raise FileError(path, f"has too few fields in line {line}.", "Give each line as many.")
        number = line - 2 if number_at is None else _number(row[number_at], path, line)
        numbered.append((number, NamedColor(row[name_at], _color_at(row, colors_at, path, line))))
    return _in_order(numbered, path)


def _of_json(text: str, path: Path) -> list[NamedColor]:
    """A list of names, an object of names and numbers, or categories as COCO has them."""
    try:
        value = json_value(text, "it")
    except DamagedValueError as error:
        raise FileError(path, f"is not in order: {error}", "Name a class file.") from error
    if isinstance(value, dict) and isinstance(value.get("categories"), list):
        return _of_categories(value["categories"], path)
    if isinstance(value, dict) and isinstance(value.get("names"), list | dict):
        value = value["names"]
    return _of_value(value, path)


def _of_yaml(text: str, path: Path) -> list[NamedColor]:
    """`names:` as Ultralytics has it, or a list or mapping of names itself."""
    import yaml

    try:
        value = yaml.safe_load(text)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        line = str(error).splitlines()[0][:120]
        raise FileError(path, f"is no YAML: {line}.", "Write names: and one name a line below it.") from error
    if isinstance(value, dict) and "names" in value:
        value = value["names"]
    return _of_value(value, path)


def _of_value(value: Any, path: Path) -> list[NamedColor]:
    """Names in a list, or with their numbers in a mapping of either direction."""
    if isinstance(value, list):
        return _in_order([(number, _named(item, path)) for number, item in enumerate(value)], path)
    if isinstance(value, dict) and value:
        if all(type(key) is int or (isinstance(key, str) and _WHOLE.fullmatch(key)) for key in value):
            # Keys of JSON are texts.
            return _in_order([(int(key), _named(item, path)) for key, item in value.items()], path)
        if all(type(item) is int for item in value.values()):
            return _in_order([(item, _named(key, path)) for key, item in value.items()], path)
    raise FileError(
        path, "has no list of class names that can be read.", "Write names: with a list, or number: name."
    )


def _named(item: Any, path: Path) -> NamedColor:
    if isinstance(item, str):
        return NamedColor(item)
    # YAML reads yes, no, on and 1e3 as other things than text; what was meant cannot be known.
    # A list or a mapping may unfold without end: YAML has references.
    shown = "[...]" if isinstance(item, list | dict | tuple) else json.dumps(item, default=str)[:40]
    raise FileError(path, f"has the class name {shown}, which is no text.", "Put it in quotes.")


def _of_categories(categories: Sequence[Any], path: Path) -> list[NamedColor]:
    """Categories of COCO: 0 is the background where none has that number; gaps are refused."""
    numbered = []
    for entry in categories:
        if not isinstance(entry, dict) or type(entry.get("id")) is not int:
            raise FileError(path, "has a category without an id.", "Give each category a whole number.")
        color = entry.get("color")
        is_color = isinstance(color, list) and len(color) == 3
        rgb = _checked_color(color, path) if isinstance(color, list) and is_color else None
        numbered.append((entry["id"], NamedColor(_named(entry.get("name"), path).name, rgb)))
    if numbered and min(number for number, _ in numbered) == 1:
        numbered.insert(0, (0, _BACKGROUND))
    return _in_order(numbered, path)


def _of_items(text: str, path: Path) -> list[NamedColor]:
    """Items with an id and a name, as the label maps of TensorFlow have them."""
    fields_of_items: list[dict[str, str]] = []
    depth = 0
    for part in _ITEM_PART.finditer(text):
        if part["opened"] is not None:
            is_item = part["opened"] == "item"
            # An item lies in no other, so that a missing brace before it costs nothing.
            depth = 1 if is_item else depth + 1
            fields_of_items += [{}] if is_item else []
        elif part["closed"] is not None:
            depth -= 1
        elif part["key"] is not None and depth == 1 and fields_of_items:
            fields_of_items[-1][part["key"]] = part["value"]
    items = [
        {
            "id": int(number) if _WHOLE.fullmatch(number := fields.get("id", "")) else None,
            "name": _unquoted(fields.get("display_name") or fields.get("name")),
        }
        for fields in fields_of_items
    ]
    if not items:
        raise FileError(path, "has no items.", "Write item { id: 1 name: 'cell' } for each class.")
    return _of_categories(items, path)


def _unquoted(value: str | None) -> str | None:
    """A text of a label map as it is meant: without its quotes, and what a backslash shields as it is."""
    is_quoted = value is not None and value[0] in "\"'"
    return re.sub(r"\\(.)", r"\1", value[1:-1]) if value is not None and is_quoted else value


def _in_order(numbered: Sequence[tuple[int, NamedColor]], path: Path) -> list[NamedColor]:
    ordered = sorted(numbered, key=lambda entry: entry[0])
    for place, (number, entry) in enumerate(ordered):
        if number != place:
            what = "twice" if place and ordered[place - 1][0] == number else f"but no class {place}"
            raise FileError(
                path,
                f"has class {number} ('{clean_class_name(entry.name)}') {what}, so the numbers leave a gap.",
                "Number the classes 0, 1, 2, ...; an import takes sources with gaps and asks which is which.",
            )
    return check_class_entries([(number + 1, entry) for number, entry in ordered], path.name)


def _column(heads: Sequence[str], names: Sequence[str]) -> int | None:
    return next((place for place, head in enumerate(heads) if head in names), None)


def _number(text: str, path: Path, line: int) -> int:
    if not text.isdecimal() or len(text) > 6:
        raise FileError(path, f"has no class number in line {line}, but '{text[:20]}'.", "Write 0, 1, 2, ...")
    return int(text)


def _color_at(row: Sequence[str], places: Sequence[int | None], path: Path, line: int) -> Color | None:
    values = [row[place] for place in places if place is not None]
    if len(values) != 3:
        return None
    if not all(value.isdecimal() and int(value[:4]) <= 255 for value in values):
        raise FileError(path, f"has no colour in line {line}.", "Write red, green and blue from 0 to 255.")
    return int(values[0]), int(values[1]), int(values[2])


def _checked_color(color: list[Any], path: Path) -> Color:
    if not all(type(value) is int and 0 <= value <= 255 for value in color):
        raise FileError(path, "has a colour that is none.", "Write red, green and blue from 0 to 255.")
    return color[0], color[1], color[2]
