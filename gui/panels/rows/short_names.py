"""Names within little room that stay apart from those beside them: what differs is not what is left out."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics

_MARK = "…"


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
    start = min(_shared(name, other) for other in alike)
    tail = min(_shared(name[::-1], other[::-1]) for other in alike)
    return _window(name, start, max(start + 1, len(name) - tail), metrics, room)


def _shared(one: str, other: str) -> int:
    """How many letters both begin with."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (a, b) in pairs if a != b), min(len(one), len(other)))


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
