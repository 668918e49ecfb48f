"""Icons of buttons: drawn once by the font, and then the same picture at each paint."""

from __future__ import annotations

import pytest
import qtawesome
from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from gui.style.icons import Icons
from gui.style.theme import Theme

NAME, SIZE = "mdi6.brush", QSize(20, 20)


@pytest.fixture
def icons(qapp: QApplication) -> Icons:
    theme = Theme(qapp)
    made = Icons(theme, theme)
    made.load()
    return made


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


def test_the_font_draws_each_picture_of_an_icon_once(icons: Icons) -> None:
    icon = icons.icon(NAME)
    for mode in (QIcon.Mode.Normal, QIcon.Mode.Disabled):
        drawn = {icon.pixmap(SIZE, mode).cacheKey() for _ in range(3)}
        assert len(drawn) == 1
    plain = qtawesome.icon(NAME)
    assert plain.pixmap(SIZE).cacheKey() != plain.pixmap(SIZE).cacheKey()
