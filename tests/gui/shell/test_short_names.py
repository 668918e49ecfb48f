"""Names within little room: what tells them from others stays."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication

from gui.panels.rows.short_names import shortened_file_name, shortened_name


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
