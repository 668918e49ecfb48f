"""The wheel scrolls panels and dialogs and changes no value in them; keys say why they do nothing, truly."""

import re
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QScrollBar,
    QSlider,
    QWidget,
)

import gui
from engine.session.state import Busy, LearningPhase, LearningState
from gui.actions import WindowState, spec_of
from gui.links.no_effect import reason_for_nothing, reason_unavailable
from gui.parts import WindowParts
from tests.gui.shell.helpers import Shell

_BARE = re.compile(r"\b(QSpinBox|QDoubleSpinBox|QComboBox|QSlider|QDial)\(")
_BASE = re.compile(r"^class \w+\((QSpinBox|QDoubleSpinBox|QComboBox|QSlider|QDial)\b")
_WITH_VALUE = (QAbstractSpinBox, QComboBox, QSlider)


def test_no_field_of_the_window_is_one_that_the_wheel_changes() -> None:
    sources = sorted(Path(gui.__file__).parent.rglob("*.py"))
    assert len(sources) > 100
    steady = (
        "class NumberField(",
        "class DecimalField(",
        "class ChoiceField(",
        "class HomeSlider(",
    )
    bare = [
        f"{path.name}: {line.strip()}"
        for path in sources
        for line in path.read_text(encoding="utf-8").splitlines()
        if _BARE.search(line) or _BASE.search(line)
        if not line.startswith(steady)
    ]
    assert bare == []


def test_the_wheel_over_the_panels_changes_nothing(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    shell.window.tools.choose_tool("brush")
    fields = [field for kind in _WITH_VALUE for field in shell.window.findChildren(kind)]
    assert {type(field).__name__ for field in fields} >= {"HomeSlider", "Chooser", "NumberField"}
    before = [_value(field) for field in fields]
    for field in fields:
        place = QPointF(field.rect().center())
        turn = QWheelEvent(
            place,
            QPointF(field.mapToGlobal(place)),
            QPoint(0, 0),
            QPoint(0, -120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(field, turn)
    assert [_value(field) for field in fields] == before
    assert not any(isinstance(field, QScrollBar) for field in fields)


def _value(field: QWidget) -> str:
    if isinstance(field, QComboBox):
        return field.currentText()
    return field.text() if isinstance(field, QAbstractSpinBox) else str(field.property("value"))


@pytest.mark.parametrize("name", ["past_notices", "about", "shortcuts", "backup_now"])
def test_what_opens_or_answers_elsewhere_is_not_told_to_do_nothing(name: str) -> None:
    assert reason_for_nothing(spec_of(name), cast(WindowParts, None)) == ""


def test_predicting_without_a_model_says_that_there_is_none() -> None:
    state = WindowState(has_project=True, has_image=True, can_edit=True)
    assert "There is no model yet." in reason_unavailable(spec_of("predict_now"), state)


def test_a_key_that_comes_while_an_image_is_opened_says_that_it_is() -> None:
    state = WindowState(has_project=True, can_edit=True, opening="slide.tif")
    assert reason_unavailable(spec_of("navigator"), state) == "slide.tif is being opened."
    assert "Choose one" in reason_unavailable(spec_of("navigator"), WindowState(has_project=True))


@pytest.mark.parametrize("name", ["learn_cancel", "stop_work"])
@pytest.mark.parametrize(
    ("phase", "said"), [(LearningPhase.STARTING, "It stops as soon"), (LearningPhase.IDLE, "runs that could")]
)
def test_what_stops_later_is_not_told_to_do_nothing(name: str, phase: LearningPhase, said: str) -> None:
    session = SimpleNamespace(busy=Busy(), learning_state=LearningState(phase))
    parts = SimpleNamespace(controller=SimpleNamespace(session=session))
    assert said in reason_for_nothing(spec_of(name), cast(WindowParts, parts))
