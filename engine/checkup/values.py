"""Values of a project's rows, judged as the program does when it opens the project."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import count
from pathlib import Path
from typing import Any, Final

from engine.core import UserError
from engine.core.checked import text_line
from engine.storage.checks.names import relative_name

MOST_NAME: Final = 1000
"""Letters of a name."""
_MOST_SHOWN: Final = 80


def is_file(path: Path) -> bool:
    """Whether there is a file; a name that no file can have names none."""
    try:
        return path.is_file()
    except OSError:
        return False


def unique_name(wanted: str, taken: set[str]) -> str:
    """`wanted`, with a number where that is taken without regard to case; notes it as taken."""
    name = (
        wanted
        if wanted.casefold() not in taken
        else next(c for n in count(2) if (c := f"{wanted}-{n}").casefold() not in taken)
    )
    taken.add(name.casefold())
    return name


def is_sound(read: Callable[[tuple[Any, ...]], object], row: Sequence[Any]) -> bool:
    """Whether the program reads the row when it opens the project."""
    try:
        read(tuple(row))
    except UserError:
        return False
    return True


def is_name(name: object) -> bool:
    """Whether it can name a file below a folder."""
    return is_sound(lambda row: relative_name(row[0], "name"), [name])


def is_plain_line(name: object) -> bool:
    """Whether it is one line of text, as names of classes and keys are."""
    return is_sound(lambda row: text_line(row[0], "name", MOST_NAME), [name])


def shown(value: object) -> str:
    """A name as one short line."""
    # Cut before it is looked at: 20 MB letter by letter take a gigabyte and seconds.
    if isinstance(value, bytes):
        text = value[: 4 * _MOST_SHOWN].decode("utf-8", "replace")
    else:
        text = value[:_MOST_SHOWN] if isinstance(value, str) else str(value)
    return "".join(letter if letter.isprintable() else "?" for letter in text[:_MOST_SHOWN])
