"""Labels of one line: cut with an ellipsis, and left out where a word or two would be left."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.core import ModelId
from engine.session import PredictionStatus
from gui.style.cut_label import CutLabel
from gui.style.theme import ThemeChoice
from tests.gui.shell.helpers import Shell

TEXT = "Shift+click: a straight line from the last place. Right button: class 0"


def is_blank(label: CutLabel) -> bool:
    image = label.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    colors = {image.pixel(x, y) for x in range(image.width()) for y in range(image.height())}
    return len(colors) == 1


@pytest.mark.parametrize(("width", "way"), [(2000, "whole"), (200, "cut"), (90, "nothing")])
def test_a_hint_is_whole_cut_or_left_out(qtbot: QtBot, width: int, way: str) -> None:
    label = CutLabel("small")
    qtbot.addWidget(label)
    # Whatever style sheet the application has: a test before this one may have left it a dark one.
    label.setStyleSheet("color: black; background: white")
    label.setText(TEXT)
    label.resize(width, 24)
    shown = label.shown_text()
    if way == "whole":
        assert shown == TEXT
    elif way == "cut":
        assert shown.endswith("…")
        assert TEXT.startswith(shown[:-1])
        assert label.fontMetrics().horizontalAdvance(shown) <= width
    assert is_blank(label) is (way == "nothing") is (shown == "")
    assert label.text() == TEXT, "it is read out in whole"


def test_of_a_hint_that_is_cut_the_first_and_the_last_sentences_stay(qtbot: QtBot) -> None:
    label = CutLabel("small")
    qtbot.addWidget(label)
    label.setText("Drag inside: level. O: Otsu. A: adaptive. X: dark or bright. Enter: apply. Esc: drop")
    wide = label.fontMetrics().horizontalAdvance("Drag inside: level. … Enter: apply. Esc: drop") + 4
    label.resize(wide, 24)
    assert label.shown_text() == "Drag inside: level. … Enter: apply. Esc: drop"
    label.resize(wide - 30, 24)
    assert label.shown_text() == "Drag inside: level. O: Otsu. … Esc: drop"


def test_no_more_of_a_hint_is_left_out_than_has_to_be(qtbot: QtBot) -> None:
    label = CutLabel("small")
    qtbot.addWidget(label)
    label.setText("Drag: split. Object to object: join. Across, which takes many words: cut. Clicks: seeds")
    shown = "Drag: split. Object to object: join. … Clicks: seeds"
    label.resize(label.fontMetrics().horizontalAdvance(shown) + 4, 24)
    assert label.shown_text() == shown


@pytest.mark.parametrize("choice", [ThemeChoice.DARK, ThemeChoice.LIGHT])
def test_the_hint_of_the_window_is_painted(shell: Shell, folder: Path, choice: ThemeChoice) -> None:
    shell.open(folder)
    shell.window.theme.choose(choice)
    hint = shell.window.status.hint
    hint.setText(TEXT)
    hint.resize(300, hint.height())
    assert not is_blank(hint)


def test_a_new_hint_gets_the_room_that_was_kept_for_a_longer_word_about_the_model(
    shell: Shell, folder: Path
) -> None:
    shell.open(folder)
    status = shell.window.status
    long_name = "model-" + "1" * 60
    status.show_prediction_status(PredictionStatus(ModelId(long_name), ModelId(long_name)))
    QApplication.processEvents()
    kept = status.model.width()
    status.show_prediction_status(PredictionStatus(ModelId("m1"), ModelId("m1")))
    QApplication.processEvents()
    assert status.model.width() == kept, "nothing jumps under the eye"
    before = status.hint.width()
    status.show_hint("Another hint.")
    QApplication.processEvents()
    assert status.model.width() < kept
    assert status.hint.width() > before
