"""Files beside masks that say what values mean: tables of colours, lists of names, JSON."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from engine.core import IGNORE, UserError
from engine.core.checked import MAX_JSON_BYTES, json_object, read_whole
from engine.core.class_names import clean_class_name
from engine.core.input_file import read_text_input
from engine.document.colour_table import is_unlabelled_name, read_colour_names
from engine.formats.incoming.contents import IncomingClass
from engine.formats.own_list import is_own_file
from engine.formats.readers.raster.stored_values import colour_key

IGNORED: Final = IncomingClass(IGNORE, "ignore", role="ignore")
"""What 255 means in most masks."""


def classes_by_line(table: Path) -> tuple[IncomingClass, ...]:
    """Classes of a table of colours whose masks hold the number of the line, from 0; 255 is ignored.

    Raises:
        UserError: the table is not in order.
    """
    entries = enumerate(read_colour_names(table).items())
    classes = [IncomingClass(number, name, color) for number, (color, name) in entries if number != IGNORE]
    return (*(_with_role(entry) for entry in classes), IGNORED)


def classes_by_colour(table: Path) -> tuple[IncomingClass, ...]:
    """Classes of a table of colours whose masks are in these colours (`colour_key`).

    Raises:
        UserError: the table is not in order.
    """
    entries = read_colour_names(table).items()
    return tuple(_with_role(IncomingClass(colour_key(color), name, color)) for color, name in entries)


def names_by_line(path: Path, first: int = 0) -> tuple[IncomingClass, ...]:
    """Classes of a file with one name a line, numbered from `first`; 'void' is a class in those of ours.

    Raises:
        UserError: the file is not in order.
    """
    lines = [clean_class_name(line) for line in read_text_input(path).splitlines()]
    while lines and not lines[-1]:
        lines.pop()
    entries = [IncomingClass(number, name) for number, name in enumerate(lines, first) if name]
    return tuple(entries if is_own_file(path) else map(_with_role, entries))


def read_json(path: Path) -> dict[str, Any]:
    """The object in a JSON file.

    Raises:
        UserError: unreadable, too large, or no JSON object.
    """
    try:
        return json_object(read_whole(path, MAX_JSON_BYTES), path.name)
    except OSError as error:
        raise UserError(
            f"{path} cannot be read: {error.strerror or error}.", "Check its rights and its disk."
        ) from error


def _with_role(entry: IncomingClass) -> IncomingClass:
    if is_unlabelled_name(entry.name):
        return IncomingClass(entry.key, entry.name, entry.color, "ignore")
    return entry
