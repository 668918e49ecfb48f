"""Words of the window: each slider has a value and ends that mean something, each control a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QGridLayout,
    QLabel,
    QLayout,
    QLineEdit,
    QSlider,
    QToolTip,
    QWidget,
)
from pytestqt.qtbot import QtBot

from engine.session import CUT_METHODS
from gui.actions import ACTIONS
from gui.panels import screen_fit
from gui.panels.sliders import LEAST_SLIDER_PX, HomeSlider, SliderRow, percent_text
from gui.tools import TOOLS
from gui.tools.regions.superpixels import ALIKE
from tests.gui.shell.helpers import Shell
from tests.gui.shell.test_small_screens import OPENERS, openers

PRIVATE = ("instance", "prior", "geodesic", "favour", "decided", "candidate", "inference", "tta", "spreads")
"""Words of the code that a stranger cannot know."""
_HAS_UNIT = re.compile(r"[^\d\s.,+–-]")


def layouts_of(layout: QLayout | None) -> Iterator[QLayout]:
    """A layout with all layouts inside it."""
    if layout is not None:
        yield layout
        for number in range(layout.count()):
            item = layout.itemAt(number)
            yield from layouts_of(None if item is None else item.layout())


def value_beside(slider: QSlider) -> str:
    """Text in the row of a slider in which its value stands; empty for none."""
    parent = slider.parentWidget()
    for layout in layouts_of(None if parent is None else parent.layout()):
        if isinstance(layout, QGridLayout) and layout.indexOf(slider) >= 0:
            row, column, _, _ = layout.getItemPosition(layout.indexOf(slider))
            for later in range(column + 1, layout.columnCount()):
                item = layout.itemAtPosition(row, later)
                widget = None if item is None else item.widget()
                if isinstance(widget, QLabel | QAbstractSpinBox) and not widget.isHidden():
                    return widget.text()
        if not isinstance(layout, QGridLayout) and layout.indexOf(slider) >= 0:
            item = layout.itemAt(layout.indexOf(slider) + 1)
            widget = None if item is None else item.widget()
            return widget.text() if isinstance(widget, QLabel) else ""
    return ""


def sliders_of(widget: QWidget) -> list[QSlider]:
    return [slider for slider in widget.findChildren(QSlider) if not slider.isHidden()]


def riddles(widget: QWidget) -> list[str]:
    """Controls inside a widget that do not say what they are for, each with what is missing."""
    missing = []
    for slider in sliders_of(widget):
        tip = slider.toolTip()
        if not (slider.accessibleName() and "\nLeft: " in tip and "\nRight: " in tip):
            missing.append(f"slider {slider.accessibleName()!r}: what its ends mean")
        if not _HAS_UNIT.search(value_beside(slider)):
            missing.append(
                f"slider {slider.accessibleName()!r}: value with a unit, not {value_beside(slider)!r}"
            )
    for button in widget.findChildren(QAbstractButton):
        if button.isHidden():
            # It gets its words when it is shown, as a slider does.
            continue
        is_own = not button.objectName().startswith("qt_") and not isinstance(button.parent(), QLineEdit)
        if is_own and not (button.text() or button.toolTip() or button.accessibleName()):
            missing.append(f"button {type(button).__name__}")
    for part in widget.findChildren(QWidget):
        is_field = isinstance(part, QComboBox | QAbstractSpinBox)
        if is_field and not (part.toolTip() or part.accessibleDescription()):
            missing.append(f"{type(part).__name__} {part.accessibleName()!r}: what it is for")
    return missing


def test_every_action_says_in_a_sentence_of_its_own_what_it_does() -> None:
    for spec in ACTIONS:
        assert len(spec.tip.split()) >= 3, spec.id
        assert spec.tip.rstrip(".…") != spec.text.rstrip("…"), spec.id
        assert not spec.tip.endswith("."), spec.id
        words = re.findall(r"[a-z]+", f"{spec.text} {spec.tip}".lower())
        assert not set(words) & set(PRIVATE), spec.id


def test_every_option_of_a_tool_has_a_value_with_a_unit_and_two_ends() -> None:
    options = [option for tool in TOOLS for option in tool.options]
    assert len(options) > 5
    for option in options:
        low, high = option.ends
        assert option.tip
        assert low != high
        for value in (option.least, option.usual, option.most):
            assert _HAS_UNIT.search(option.value_text(value)), (option.id, option.value_text(value))


def test_the_panels_hold_no_riddle_with_any_tool_and_any_way_to_cut(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    window = shell.window
    assert window.workspace is not None
    window.tools.are_rare_sliders_shown.set(True)
    window.workspace.cut.show_more(True)
    window.tools.is_adjustment_shown.set(True)
    window.tools.is_uncertainty_shown.set(True)
    names = set()
    for tool in TOOLS:
        window.tools.choose_tool(tool.id)
        assert riddles(window.workspace) == []
        names |= {slider.accessibleName() for slider in sliders_of(window.workspace)}
    for _ in CUT_METHODS:
        window.action_set["cut_method"].trigger()
        assert riddles(window.workspace) == []
        names |= {slider.accessibleName() for slider in sliders_of(window.workspace)}
    assert {"Smoothness", "Prediction", "Texture", "Reach", "Rounds", "Gamma", "Tolerance", "Size"} <= names


def test_no_dialog_holds_a_riddle(shell: Shell, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(screen_fit, "available_size", lambda _dialog: QSize(1920, 1080))
    shell.open(folder)
    found = {}
    for name in OPENERS:
        openers(shell, folder)[name]()
        shell.wait(lambda: bool(shell.window.dialogs.shown))
        dialog = shell.window.dialogs.shown[-1]
        assert dialog.windowTitle()
        found[name] = riddles(dialog)
        shell.window.dialogs.close_all()
    assert len(found) > 15
    assert {name: missing for name, missing in found.items() if missing} == {}


def test_a_long_name_leaves_a_slider_room_to_be_moved(qtbot: QtBot) -> None:
    card = QWidget()
    qtbot.addWidget(card)
    grid = QGridLayout(card)
    grid.setColumnStretch(1, 1)
    slider = HomeSlider("Merge", "What it does", ("less", "more"), 0, 100)
    row = SliderRow(grid, "A name as long as those of some languages are", slider, percent_text)
    card.resize(240, 40)
    with qtbot.waitExposed(card):
        card.show()
    assert slider.width() >= LEAST_SLIDER_PX
    assert row.value.width() >= row.value.fontMetrics().horizontalAdvance("100 %")
    assert row.name.width() > LEAST_SLIDER_PX


def test_a_slider_says_what_its_ends_mean_while_it_is_dragged(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    assert shell.window.workspace is not None
    slider = shell.window.workspace.cut.class_size.slider
    assert isinstance(slider, HomeSlider)
    middle = slider.rect().center()
    QTest.mousePress(slider, Qt.MouseButton.LeftButton, pos=middle)
    QTest.mouseMove(slider, middle + QPoint(20, 0))
    assert slider.value() > 0
    assert f"+{slider.value()} %" in QToolTip.text()
    assert "Left: less of it" in QToolTip.text()
    QTest.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=middle + QPoint(20, 0))


def test_a_press_beside_the_handle_brings_it_there_and_drags_on(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    assert shell.window.workspace is not None
    shell.window.action_set["adjust_panel"].trigger()
    shell.rest()
    tried = 0
    for slider in shell.window.workspace.findChildren(HomeSlider):
        if not slider.isVisible() or not slider.isEnabled():
            continue
        low, high = slider.minimum(), slider.maximum()
        for share in (0.75, 0.25):
            at = QPoint(round(slider.width() * share), slider.height() // 2)
            QTest.mousePress(slider, Qt.MouseButton.LeftButton, pos=at)
            reached = (slider.value() - low) / (high - low)
            assert abs(reached - share) < 0.1, slider.accessibleName()
            QTest.mouseMove(slider, at - QPoint(12, 0))
            assert (slider.value() - low) / (high - low) <= reached, slider.accessibleName()
            QTest.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=at - QPoint(12, 0))
        tried += 1
    assert tried >= 5


def test_a_bent_slider_has_half_of_its_way_for_small_values_and_keeps_each_place() -> None:
    assert ALIKE.value_at(100) == 75
    assert [ALIKE.value_at(place) for place in ALIKE.places] == [ALIKE.least, ALIKE.most]
    values = [ALIKE.value_at(place) for place in range(201)]
    assert values == sorted(values)
    assert [ALIKE.value_at(ALIKE.place_of(value)) for value in values] == values
    assert ALIKE.value_text(75) == "7.5 %"


def test_each_press_of_an_arrow_key_changes_the_value_of_a_bent_slider(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    shell.press_keys("tool_superpixels")
    assert shell.window.workspace is not None
    (slider,) = (
        s
        for s in shell.window.workspace.tool.findChildren(HomeSlider)
        if s.minimum() == 0 and s.maximum() == 200
    )

    steps = QAbstractSlider.SliderAction

    def values(action: QAbstractSlider.SliderAction, times: int) -> list[int]:
        met = []
        for _ in range(times):
            slider.triggerAction(action)
            met.append(shell.window.tools.option(ALIKE.id))
        return met

    assert values(steps.SliderSingleStepAdd, 3) == [1, 2, 3]
    assert values(steps.SliderSingleStepSub, 4) == [2, 1, 0, 0]
    slider.setValue(slider.maximum())
    assert values(steps.SliderSingleStepAdd, 1) == [ALIKE.most]
    lower = values(steps.SliderSingleStepSub, 2)
    assert ALIKE.most > lower[0] > lower[1]
