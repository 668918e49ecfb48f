"""Names within little room that stay apart from those beside them: what differs is not what is left out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QPainter

_MARK: Final = "…"
_MOST_KEPT: Final = 64
"""Widths that rows have beside numbers and icons, and those of a list that is being made wider."""


def shortened_name(name: str, others: Iterable[str], metrics: QFontMetrics, room: int) -> str:
    """A name within `room` pixels: its middle goes, or what it shares with `others` that would look the same.

    Args:
        others: names that are seen with it; only looked at where it has no room.
    """
    return _apart(name, others, lambda text: _elided(text, metrics, room), metrics, room)


def shortened_file_name(name: str, others: Iterable[str], metrics: QFontMetrics, room: int) -> str:
    """The same for a file's name: its ending goes first, which is that of the others as well."""

    def shorten(text: str) -> str:
        if metrics.horizontalAdvance(text) <= room:
            return text
        stem = text.rpartition(".")[0] or text
        if metrics.horizontalAdvance(f"{stem}{_MARK}") <= room:
            return f"{stem}{_MARK}"
        return _elided(stem, metrics, room)

    return _apart(name, others, shorten, metrics, room)


def name_in_two_lines(name: str, others: Sequence[str], metrics: QFontMetrics, room: int) -> tuple[str, str]:
    """A name over two lines of `room` pixels, the second empty where one is enough.

    What has no room in both loses its middle: its number and its ending stay in sight.
    """
    if metrics.horizontalAdvance(name) <= room:
        return name, ""
    # A line ends before the letter that has no room, so that both take less than twice the room.
    for both in range(2 * room, room, -max(1, metrics.averageCharWidth() // 2)):
        shown = shortened_name(name, others, metrics, both)
        fitting = (end for end in range(len(shown), 0, -1) if metrics.horizontalAdvance(shown[:end]) <= room)
        end = next(fitting, 0)
        if metrics.horizontalAdvance(shown[end:]) <= room:
            return shown[:end], shown[end:]
    return shortened_name(name, others, metrics, room), ""


class ShortNames:
    """Names of one list within so much room, told apart as `shortened_name` does; each is found once.

    A list of 254 long names is painted many times: to compare each with all others cost most of a second.
    """

    def __init__(self, names: Sequence[str], metrics: QFontMetrics, room: int) -> None:
        self._metrics = metrics
        self._room = room
        self._shown = {name: _elided(name, metrics, room) for name in names}
        self._alike: dict[str, list[str]] = {}
        for name, shown in self._shown.items():
            self._alike.setdefault(shown, []).append(name)
        self._found: dict[str, str] = {}

    def of(self, name: str) -> str:
        """What is shown of one of the names."""
        if name not in self._found:
            shown = self._shown[name]
            alike = [] if shown == name else self._alike[shown]
            is_alone = len(alike) < 2
            self._found[name] = shown if is_alone else _distinct_part(name, alike, self._metrics, self._room)
        return self._found[name]


class KeptShortNames:
    """The `ShortNames` of one list that were needed last, for each font and room."""

    def __init__(self) -> None:
        self._names: tuple[str, ...] = ()
        self._kept: dict[tuple[str, int], ShortNames] = {}

    def short(self, name: str, names: tuple[str, ...], painter: QPainter, room: int) -> str:
        """One of `names` within `room` pixels, in the font of a painter."""
        if names != self._names or len(self._kept) > _MOST_KEPT:
            self._names, self._kept = names, {}
        place = painter.font().key(), room
        if place not in self._kept:
            self._kept[place] = ShortNames(names, painter.fontMetrics(), room)
        return self._kept[place].of(name)


def _elided(text: str, metrics: QFontMetrics, room: int) -> str:
    return metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, room)


def _apart(
    name: str, others: Iterable[str], shorten: Callable[[str], str], metrics: QFontMetrics, room: int
) -> str:
    shown = shorten(name)
    if shown == name:
        return name
    alike = [other for other in others if other != name and shorten(other) == shown]
    if not alike:
        return shown
    return _distinct_part(name, [name, *alike], metrics, room)


def _distinct_part(name: str, alike: Sequence[str], metrics: QFontMetrics, room: int) -> str:
    """What all of these, `name` among them, do not share is shown."""
    start = _shared(alike)
    tail = _shared([each[::-1] for each in alike])
    return _window(name, start, max(start + 1, len(name) - tail), metrics, room)


def _shared(texts: Sequence[str]) -> int:
    """How many letters all of them begin with: as many as the first and the last of them in order."""
    pairs = enumerate(zip(min(texts), max(texts), strict=False))
    return next((place for place, (a, b) in pairs if a != b), len(min(texts, key=len)))


def _window(name: str, start: int, stop: int, metrics: QFontMetrics, room: int) -> str:
    """As much of the name around [start, stop) as there is room for."""

    def text(first: int, end: int) -> str:
        return f"{_MARK if first else ''}{name[first:end]}{_MARK if end < len(name) else ''}"

    while True:
        # What comes before says more than what comes after.
        for first, end in ((max(0, start - 1), stop), (start, min(len(name), stop + 1))):
            if (first, end) != (start, stop) and metrics.horizontalAdvance(text(first, end)) <= room:
                start, stop = first, end
                break
        else:
            return metrics.elidedText(text(start, stop), Qt.TextElideMode.ElideRight, room)
