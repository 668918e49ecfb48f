"""Items of a JSON file of any size, one after the other: memory holds one item, not the file.

Nothing that an item holds is checked here: what is taken of it passes `engine.core.checked`.

>>> import tempfile
>>> with tempfile.TemporaryDirectory() as folder:
...     path = Path(folder) / "a.json"
...     _ = path.write_text('{"info": {"year": 1}, "images": [{"id": 1}, {"id": 2}]}', encoding="utf-8")
...     items = [(item.key, item.value) for item in json_items(path)]
>>> items
[('info', {'year': 1}), ('images', {'id': 1}), ('images', {'id': 2})]
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO, Final, NamedTuple

from engine.core import CancelToken
from engine.core.checked import DamagedValueError
from engine.core.errors import FileError
from engine.core.input_file import open_input

MAX_ITEM_BYTES: Final = 64 << 20
"""Longest single item, such as an annotation or a value of the outermost object."""

_WINDOW: Final = 1 << 20
_LONGEST_TAIL: Final = 2
"""Characters behind a cut number that are no number yet: of "1e+5" the "e+"."""

_SPACE: Final = re.compile(r"[ \t\r\n]*")
_BOM: Final = b"\xef\xbb\xbf"


class JsonItem(NamedTuple):
    """One item: an element of a list of the outermost object, or a value of it that is no list.

    `start` and `end` are the place of its bytes in the file.
    """

    key: str
    value: Any
    start: int
    end: int


def json_items(path: Path, token: CancelToken | None = None) -> Iterator[JsonItem]:
    """All items of a file whose outermost value is an object, in their order.

    The elements of its lists come one by one, so that a list of millions is no more than one of them.

    Raises:
        UserError: no such file, no JSON in UTF-8, no object, or an item of more than `MAX_ITEM_BYTES`; items
            before the fault have been given.
    """
    with open_input(path) as file:
        yield from _Scanner(path, file, token).items()


def list_items(path: Path, key: str, *, near_end: bool = False) -> Iterator[JsonItem]:
    """The elements of one list of the outermost object, without reading what comes before it as JSON.

    The first list of that name counts; there are none where there is no such list.

    Args:
        near_end: look for it in the last bytes first, where a list that others refer to often stands.

    Raises:
        UserError: as `json_items`.
    """
    pattern = re.compile(rb'"' + re.escape(key.encode()) + rb'"\s*:\s*\[')
    with open_input(path) as file:
        start = _find_near_end(file, pattern) if near_end else None
        if start is None:
            start = _find(file, pattern)
        if start is not None:
            yield from _Scanner(path, file, None).elements(key, start)


def value_at(file: BinaryIO, start: int, end: int) -> Any:
    """The value of an item by its place in the file.

    Raises:
        DamagedValueError: the file was changed since.
    """
    file.seek(start)
    try:
        return json.loads(file.read(end - start))
    except (ValueError, RecursionError) as error:
        raise DamagedValueError(f"the file was changed while it was read ({error})") from error


def _find_near_end(file: BinaryIO, pattern: re.Pattern[bytes]) -> int | None:
    """Place behind the only match in the last bytes of a large file."""
    size = file.seek(0, os.SEEK_END)
    if size <= 4 * _WINDOW:
        return None
    begin = size - _WINDOW
    file.seek(begin)
    matches = list(pattern.finditer(file.read(_WINDOW)))
    return begin + matches[0].end() if len(matches) == 1 else None


def _find(file: BinaryIO, pattern: re.Pattern[bytes]) -> int | None:
    """Place behind the first match in the file."""
    overlap = 256
    offset, tail = 0, b""
    file.seek(0)
    while chunk := file.read(4 * _WINDOW):
        text = tail + chunk
        match = pattern.search(text)
        if match is not None:
            return offset - len(tail) + match.end()
        offset += len(chunk)
        tail = text[-overlap:]
    return None


class _Scanner:
    """Reader of one file by a window that moves on.

    The window is text in Latin-1, a letter for each byte: the signs of JSON are plain ASCII, and no byte of
    another letter in UTF-8 is one of them, so that places in the text are places in the file.
    """

    def __init__(self, path: Path, file: BinaryIO, token: CancelToken | None) -> None:
        self._path = path
        self._file = file
        self._token = token
        self._decode = json.JSONDecoder().raw_decode
        self._text = ""
        self._base = 0
        self._place = 0
        self._is_ascii = True
        self._is_at_end = False

    def items(self) -> Iterator[JsonItem]:
        """All items from the beginning."""
        self._move_to(0)
        if self._text.encode("latin-1").startswith(_BOM):
            self._place = len(_BOM)
        if self._next() != "{":
            raise FileError(self._path, "is no JSON object.", self._hint())
        self._place += 1
        if self._next() == "}":
            return
        while True:
            key, _, _ = self._value()
            if not isinstance(key, str) or self._next() != ":":
                raise FileError(self._path, "is no JSON object.", self._hint())
            self._place += 1
            if self._next() == "[":
                yield from self.elements(key, self._base + self._place + 1)
            else:
                yield JsonItem(key, *self._value())
            if not self._goes_on("}"):
                return

    def elements(self, key: str, start: int) -> Iterator[JsonItem]:
        """The elements of a list whose first one begins at `start`; ends behind its bracket."""
        if not self._base <= start <= self._base + len(self._text):
            self._move_to(start)
        self._place = start - self._base
        if self._next() == "]":
            self._place += 1
            return
        while True:
            yield JsonItem(key, *self._value())
            if not self._goes_on("]"):
                return

    def _goes_on(self, closing: str) -> bool:
        """Whether another item follows; moves behind the comma, or the closing sign."""
        sign = self._next()
        if sign not in (",", closing):
            raise FileError(self._path, "is no JSON: a comma or the end of a list is missing.", self._hint())
        self._place += 1
        return sign == ","

    def _next(self) -> str:
        """The next sign that is no space, without moving past it; empty at the end of the file."""
        while True:
            match = _SPACE.match(self._text, self._place)
            assert match is not None
            self._place = match.end()
            if self._place < len(self._text) or self._is_at_end:
                return self._text[self._place : self._place + 1]
            self._move_to(self._base + self._place)

    def _value(self) -> tuple[Any, int, int]:
        """The value here, and its place in the file; moves behind it."""
        size = _WINDOW
        self._next()
        while True:
            try:
                value, end = self._decode(self._text, self._place)
            except RecursionError as error:
                raise FileError(self._path, "is nested too deeply.", self._hint()) from error
            except ValueError as error:
                if self._is_at_end:
                    raise FileError(
                        self._path, f"is no JSON: {str(error).splitlines()[0][:100]}.", self._hint()
                    ) from error
                end = len(self._text)
            # A number at the end of the window may go on behind it.
            if end + _LONGEST_TAIL < len(self._text) or self._is_at_end:
                break
            if size > MAX_ITEM_BYTES:
                raise FileError(
                    self._path,
                    f"has an item of more than {MAX_ITEM_BYTES >> 20} MB, or is no JSON.",
                    self._hint(),
                )
            size *= 2
            self._move_to(self._base + self._place, size)
        start = self._place
        self._place = end
        if not self._is_ascii:
            value = self._as_utf8(value, start, end)
        return value, self._base + start, self._base + end

    def _as_utf8(self, value: Any, start: int, end: int) -> Any:
        text = self._text[start:end]
        if text.isascii():
            return value
        try:
            return json.loads(text.encode("latin-1"))
        except ValueError as error:
            raise FileError(self._path, "is not UTF-8 text.", self._hint()) from error

    def _move_to(self, place: int, size: int | None = None) -> None:
        if self._token is not None:
            self._token.check()
        self._file.seek(place)
        size = size or _WINDOW
        data = self._file.read(size)
        self._is_at_end = len(data) < size
        self._text = data.decode("latin-1")
        self._is_ascii = data.isascii()
        self._base, self._place = place, 0

    def _hint(self) -> str:
        place = self._base + self._place
        return f"Export it again where it comes from: it breaks off or is damaged at byte {place:,}."
