"""Names within little room: what tells them from others stays."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QImage, QPainter
from PySide6.QtWidgets import QApplication

from gui.panels.rows.short_names import (
    KeptShortNames,
    ShortNames,
    name_in_two_lines,
    shortened_file_name,
    shortened_name,
)


def test_a_name_without_room_loses_its_ending_before_what_tells_it_from_others(qapp: QApplication) -> None:
    metrics = QFontMetrics(qapp.font())
    names = [f"0001TP_00669{number}.jpg" for number in range(3)]
    wide = metrics.horizontalAdvance(names[0])
    assert shortened_file_name(names[0], names, metrics, wide) == names[0]
    assert shortened_file_name(names[0], names, metrics, wide - 1) == "0001TP_006690…"
    room = metrics.horizontalAdvance("0001…jpg")
    assert len({shortened_file_name(name, names, metrics, room) for name in names}) == 3
    assert metrics.horizontalAdvance(shortened_file_name(names[0], names, metrics, room)) <= room


@pytest.mark.parametrize("shorten", [shortened_name, shortened_file_name])
def test_names_that_differ_in_their_middle_are_shown_apart(
    qapp: QApplication, shorten: Callable[[str, list[str], QFontMetrics, int], str]
) -> None:
    metrics = QFontMetrics(qapp.font())
    names = [f"frankfurt_000001_{number}_leftImg8bit.png" for number in ("000294", "000576", "012038")]
    room = metrics.horizontalAdvance("frankfurt_…_leftImg8bit")
    shown = [shorten(name, names, metrics, room) for name in names]
    assert len(set(shown)) == 3
    assert [number in text for number, text in zip(("0294", "0576", "2038"), shown, strict=True)] == [
        True
    ] * 3
    assert all(metrics.horizontalAdvance(text) <= room for text in shown)
    assert shorten("a" * 50, ["a" * 51], metrics, room)


def test_a_name_over_two_lines_is_whole_or_keeps_its_number_and_its_ending(qapp: QApplication) -> None:
    metrics = QFontMetrics(qapp.font())
    names = [f"0001TP_00669{number}.jpg" for number in range(3)]
    wide = metrics.horizontalAdvance(names[1])
    assert name_in_two_lines(names[1], names, metrics, wide) == (names[1], "")
    lines = name_in_two_lines(names[1], names, metrics, wide * 2 // 3)
    assert "".join(lines) == names[1]
    assert lines[1]
    room = wide * 2 // 5
    cut = [name_in_two_lines(name, names, metrics, room) for name in names]
    assert len(set(cut)) == 3
    assert all(max(map(metrics.horizontalAdvance, each)) <= room for each in cut)
    assert "…" in "".join(cut[1])
    assert cut[1][1].endswith("1.jpg")
    assert name_in_two_lines("WWWWWWWW", [], metrics, 3)[1] == ""


class CountingMetrics(QFontMetrics):
    """Metrics that count how many texts were cut."""

    count = 0

    def elidedText(self, text: str, mode: Qt.TextElideMode, width: int, flags: int = 0) -> str:
        self.count += 1
        return super().elidedText(text, mode, width, flags)


def test_all_names_of_a_list_are_cut_once_and_as_each_alone(qapp: QApplication) -> None:
    metrics = CountingMetrics(qapp.font())
    names = [f"a class with a very long name, number {number:03}, of the herbarium" for number in range(60)]
    names += ["short", "long enough to be cut, and of no other", names[0]]
    room = metrics.horizontalAdvance("a class with … herbarium")
    short = ShortNames(names, metrics, room)
    assert metrics.count <= len(names)
    expected = [shortened_name(name, names, QFontMetrics(qapp.font()), room) for name in names]
    assert [short.of(name) for name in names] == expected
    assert len(set(expected)) == 62


def test_what_was_found_is_kept_until_font_room_or_names_are_others(qapp: QApplication) -> None:
    image = QImage(50, 20, QImage.Format.Format_RGB32)
    painter, kept = QPainter(image), KeptShortNames()
    names = ("leaf of an oak tree", "leaf of an elm tree")
    room = painter.fontMetrics().horizontalAdvance("leaf o…tree")
    first = [kept.short(name, names, painter, room) for name in names]
    assert first == [kept.short(name, names, painter, room) for name in names]
    assert len(set(first)) == 2
    assert kept.short(names[0], names, painter, 4 * room) == names[0]
    font = painter.font()
    font.setPixelSize(40)
    painter.setFont(font)
    assert kept.short(names[0], names, painter, room) != first[0]
    assert kept.short("leaf", ("leaf",), painter, 20 * room) == "leaf"
    painter.end()
