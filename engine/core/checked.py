"""Checks of single values that come from a file: kind, range, length, and text that can be shown.

Nothing that a file says is believed: a value passes one of these functions, or is refused in one sentence.

>>> whole_number(12, "width", 1, 100)
12
>>> whole_number(True, "width", 1, 100)
Traceback (most recent call last):
    ...
engine.core.checked.DamagedValueError: width is True, not a whole number from 1 to 100.
"""

from __future__ import annotations

import json
import math
import os
import stat
import unicodedata
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from engine.core.errors import UserError

MAX_TEXT: Final = 4096
"""Characters of a name, a note or a path."""

MAX_JSON_BYTES: Final = 16 << 20
MAX_JSON_ITEMS: Final = 1_000_000
"""About 200 MB as Python objects."""

MAX_JSON_DEPTH: Final = 40

# The state of a random generator has whole numbers of 128 bits; longer ones are no figures of ours.
_HIGHEST: Final = 1 << 128
_SHOWN: Final = 40


class DamagedValueError(UserError):
    """A value in a file is of the wrong kind, out of its range, or no text that can be shown."""


def whole_number(value: object, name: str, lowest: int, highest: int) -> int:
    """`value` as an int from `lowest` to `highest`; `name` is what the message calls it.

    Raises:
        DamagedValueError: anything else, True and 3.0 included.
    """
    if type(value) is int and lowest <= value <= highest:
        return value
    raise DamagedValueError(
        f"{name} is {shortened(value)}, not a whole number from {lowest:,} to {highest:,}."
    )


def finite_number(value: object, name: str, lowest: float, highest: float) -> float:
    """`value`, an int or float from `lowest` to `highest`, as a float.

    Raises:
        DamagedValueError: anything else; NaN and the infinities are in no range.
    """
    if (type(value) is int or type(value) is float) and lowest <= value <= highest:
        return float(value)
    raise DamagedValueError(f"{name} is {shortened(value)}, not a number from {lowest:g} to {highest:g}.")


def one_of(value: object, name: str, known: Mapping[str, Any] | frozenset[str]) -> str:
    """`value`, one of the `known` words.

    Raises:
        DamagedValueError: anything else.
    """
    if type(value) is str and value in known:
        return value
    raise DamagedValueError(f"{name} is {shortened(value)}, not one of: {', '.join(sorted(known))}.")


def text_line(value: object, name: str, longest: int = MAX_TEXT, *, may_be_empty: bool = False) -> str:
    """`value`, text of one line without control characters, of at most `longest` characters.

    Raises:
        DamagedValueError: anything else.
    """
    if type(value) is not str:
        raise DamagedValueError(f"{name} is {shortened(value)}, not text.")
    if not may_be_empty and not value.strip():
        raise DamagedValueError(f"{name} is empty.")
    if len(value) > longest:
        raise DamagedValueError(f"{name} has {len(value):,} characters, more than {longest:,}.")
    if not value.isprintable() and any(unicodedata.category(c) in _UNSHOWN for c in value):
        raise DamagedValueError(f"{name} has control characters or no valid Unicode: {shortened(value)}.")
    return value


# Control characters, halves of surrogate pairs (which stand for bytes that are no UTF-8), line and
# paragraph separators. Format characters stay: joiners are parts of names in many scripts.
_UNSHOWN: Final = frozenset({"Cc", "Cs", "Zl", "Zp"})


def moment(value: object, name: str) -> str:
    """`value`, a date and time in ISO 8601, as it is.

    Raises:
        DamagedValueError: anything else.
    """
    if type(value) is str and len(value) <= 40:
        try:
            datetime.fromisoformat(value)
        except ValueError:
            pass
        else:
            return value
    raise DamagedValueError(f"{name} is {shortened(value)}, not a time such as 2025-06-01T12:00:00+00:00.")


def json_value(text: object, name: str, most_bytes: int = MAX_JSON_BYTES) -> Any:
    """The JSON value that `text` (str or UTF-8 bytes) holds.

    NaN, which Python writes for the mean of nothing, is a value; an infinity is one as well, since the best
    score so far begins with it. Everything else follows the standard.

    Raises:
        DamagedValueError: no JSON, longer than `most_bytes`, of more than `MAX_JSON_ITEMS` items, nested
            deeper than `MAX_JSON_DEPTH`, or with a number of over 128 bits.
    """
    if not isinstance(text, str | bytes):
        raise DamagedValueError(f"{name} is {shortened(text)}, not JSON.")
    if len(text) > most_bytes:
        raise DamagedValueError(f"{name} has {len(text):,} bytes, more than {most_bytes:,}.")
    comma, brace, bracket = (",", "{", "[") if isinstance(text, str) else (b",", b"{", b"[")
    # Before it is parsed: 16 MB of "{}," would take a gigabyte.
    if text.count(comma) + text.count(brace) + text.count(bracket) > MAX_JSON_ITEMS:  # type: ignore[arg-type]
        raise DamagedValueError(f"{name} has more than {MAX_JSON_ITEMS:,} items.")
    try:
        value = json.loads(text if isinstance(text, str) else text.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise DamagedValueError(f"{name} is no JSON: {_reason(error)}.") from error
    _check_json(value, name)
    return value


def _check_json(value: Any, name: str) -> None:
    """Refuse what the parser lets through: deep nesting, endless figures, halves of surrogate pairs."""
    level = [value]
    for _ in range(MAX_JSON_DEPTH):
        deeper: list[Any] = []
        for item in level:
            if isinstance(item, dict):
                deeper.extend(item.values())
                deeper.extend(item)
            elif isinstance(item, list):
                deeper.extend(item)
            elif isinstance(item, str):
                if not item.isascii() and any("\ud800" <= c <= "\udfff" for c in item):
                    raise DamagedValueError(f"{name} has text that is no valid Unicode.")
            elif isinstance(item, int) and abs(item) > _HIGHEST:
                raise DamagedValueError(f"{name} has a whole number of over 128 bits.")
        if not deeper:
            return
        level = deeper
    raise DamagedValueError(f"{name} is nested deeper than {MAX_JSON_DEPTH} levels.")


def json_object(text: object, name: str, most_bytes: int = MAX_JSON_BYTES) -> dict[str, Any]:
    """As `json_value`, for JSON that must be an object.

    Raises:
        DamagedValueError: as `json_value`, or another kind of value.
    """
    value = json_value(text, name, most_bytes)
    if not isinstance(value, dict):
        raise DamagedValueError(f"{name} is {shortened(value)}, not a JSON object.")
    return value


def regular_size(path: Path) -> int:
    """Bytes of the file at `path`.

    Raises:
        OSError: there is none, or it cannot be looked at.
        DamagedValueError: it is a folder, a device, a pipe: nothing that has a size and an end.
    """
    status = os.stat(path)
    if not stat.S_ISREG(status.st_mode):
        raise DamagedValueError(f"{path} is not a file.")
    return status.st_size


def read_whole(path: Path, most_bytes: int) -> bytes:
    """The bytes of a file that must be small.

    Raises:
        OSError: it cannot be read.
        DamagedValueError: no regular file, or of more than `most_bytes`.
    """
    size = regular_size(path)
    if size > most_bytes:
        raise DamagedValueError(f"{path.name} has {size:,} bytes, more than {most_bytes:,}.")
    with open(path, "rb") as file:
        # No more than it has: memory for all that is asked for is taken before the first byte is read.
        return file.read(size + 1)


def shortened(value: object) -> str:
    """A value for a message: what it is, on one line, of bounded length."""
    if isinstance(value, bytes | bytearray | memoryview):
        return f"{len(value):,} bytes"
    if value is None:
        return "missing"
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) >= 10**18:
        return "a number of over 18 digits"
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    if isinstance(value, list | tuple | dict):
        return f"a {type(value).__name__} of {len(value):,}"
    if isinstance(value, str):
        value = value[: _SHOWN + 1]  # Of 20 MB, the whole in quotes would take 80.
    text = ascii(value) if isinstance(value, str) and not value.isprintable() else repr(value)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def _reason(error: Exception) -> str:
    return "nested too deeply" if isinstance(error, RecursionError) else str(error).splitlines()[0][:120]
