"""Icons of buttons: drawn once by the font, and then the same picture at each paint."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest
import qtawesome
from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QIcon, QIconEngine
from PySide6.QtWidgets import QApplication, QPushButton

from gui.style.icons import Icons, _draw
from gui.style.theme import Theme
from tests.helpers.complaints import Complaints

NAME, SIZE = "mdi6.brush", QSize(20, 20)


@pytest.fixture
def icons(qapp: QApplication) -> Icons:
    theme = Theme(qapp)
    made = Icons(theme, theme)
    made.load()
    return made


def kept_pictures() -> list[QIconEngine]:
    """Icon engines of the program that are alive."""
    return [
        held
        for held in gc.get_objects()
        if type(held).__module__ == "gui.style.icons" and isinstance(held, QIconEngine)
    ]


@pytest.mark.parametrize("mode", [QIcon.Mode.Normal, QIcon.Mode.Disabled, QIcon.Mode.Active])
@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_an_icon_looks_as_the_font_draws_it(
    qapp: QApplication, icons: Icons, mode: QIcon.Mode, ratio: float
) -> None:
    colors = Theme(qapp).colors
    plain = qtawesome.icon(NAME, color=colors.text, color_disabled=colors.text_off)
    icon = icons.icon(NAME)
    for _ in range(2):
        picture = icon.pixmap(SIZE, ratio, mode)
        assert picture.devicePixelRatio() == ratio
        assert picture.toImage() == plain.pixmap(SIZE, ratio, mode).toImage()


def test_no_other_font_is_read_for_an_icon(icons: Icons) -> None:
    own = _draw().__self__  # type: ignore[attr-defined]
    assert isinstance(own, qtawesome.IconicFont)
    assert list(own.charmap) == [NAME.partition(".")[0]]


def test_without_the_fonts_file_the_library_draws(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(qtawesome, "__file__", str(tmp_path / "__init__.py"))
    assert _draw.__wrapped__() is qtawesome.icon


def test_the_font_draws_each_picture_of_an_icon_once(icons: Icons) -> None:
    icon = icons.icon(NAME)
    for mode in (QIcon.Mode.Normal, QIcon.Mode.Disabled):
        drawn = {icon.pixmap(SIZE, mode).cacheKey() for _ in range(3)}
        assert len(drawn) == 1
    plain = qtawesome.icon(NAME)
    assert plain.pixmap(SIZE).cacheKey() != plain.pixmap(SIZE).cacheKey()


def test_nothing_is_drawn_of_an_icon_without_room(icons: Icons) -> None:
    heard = Complaints()
    with heard.listening():
        assert icons.icon(NAME).pixmap(QSize(0, SIZE.height())).isNull()
    assert heard.take() == []


def test_no_picture_of_an_icon_ends_with_the_buttons_that_show_it(qapp: QApplication, icons: Icons) -> None:
    button = QPushButton()
    icons.bind(button, NAME)
    held = {id(pictures) for pictures in kept_pictures()}
    assert held
    button.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert {id(pictures) for pictures in kept_pictures()} == held


def test_windows_share_the_pictures_of_an_icon(qapp: QApplication, icons: Icons) -> None:
    icons.icon(NAME)
    before = len(kept_pictures())
    for _ in range(3):
        theme = Theme(qapp)
        of_another_window = Icons(theme, theme)
        of_another_window.load()
        assert of_another_window.icon(NAME).cacheKey() == icons.icon(NAME).cacheKey()
    assert len(kept_pictures()) == before
