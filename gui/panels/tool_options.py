"""Card of the tool: tool, its size, and the opacity of the mask."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractSlider,
    QDoubleSpinBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from engine.core import IGNORE, ClassList
from gui import plain_text
from gui.language.texts import tr
from gui.modes import ToolOption
from gui.panels.card import Card, Chooser, label
from gui.panels.rows.arrow_group import ArrowGroup
from gui.panels.sliders import HomeSlider, SliderRow, percent_text
from gui.settings import MAX_RADIUS_PX, MIN_RADIUS_PX
from gui.style.buttons import KeyedButton
from gui.style.steady_fields import DecimalField
from gui.style.theme import SPACE, Theme

STEPS: Final = 1000

_TOOLS_IN_A_ROW: Final = 8
"""Buttons of tools that fit beside each other in the narrowest panel."""
_TOOL_PX: Final = 28
_MOST_TOOL_PX: Final = 40
"""Least and greatest width of a tool's button."""
_STEADY_ROWS: Final = 2
"""Most tools have no more rows of their own, the size among them: the card has one height for these."""
_ACTIONS: Final = QAbstractSlider.SliderAction
_WAYS: Final = {_ACTIONS.SliderSingleStepAdd.value: 1, _ACTIONS.SliderSingleStepSub.value: -1}
"""What an arrow key does to a slider: up or down."""


def radius_at(position: int) -> float:
    """Radius for a place of the size slider (0-1000): even steps of proportion, on half pixels."""
    radius_px = MIN_RADIUS_PX * math.pow(MAX_RADIUS_PX / MIN_RADIUS_PX, position / STEPS)
    return max(MIN_RADIUS_PX, round(radius_px * 2) / 2)


def position_of(radius_px: float) -> int:
    """Place of the size slider (0-1000) for a radius."""
    span = math.log(MAX_RADIUS_PX / MIN_RADIUS_PX)
    return round(STEPS * math.log(max(radius_px, MIN_RADIUS_PX) / MIN_RADIUS_PX) / span)


class _Options(QWidget):
    """Rows of the options of a tool, hidden until they are in their place."""

    def __init__(self, options: Sequence[ToolOption], parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: dict[str, tuple[ToolOption, SliderRow]] = {}
        self.hide()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE)
        grid.setVerticalSpacing(SPACE // 2)
        grid.setColumnStretch(1, 1)
        for option in options:
            title, ends = tr(option.title), (tr(option.ends[0]), tr(option.ends[1]))
            usual = option.place_of(option.usual)
            slider = HomeSlider(title, tr(option.tip), ends, *option.places, usual)
            slider.actionTriggered.connect(partial(_step_by_key, option, slider))
            row = SliderRow(grid, title, slider, partial(_text_at, option))
            self.rows[option.id] = option, row


class ToolOptionsPanel(Card):
    """Choice of tool, by its actions, and of size and opacity, by signals."""

    radius_moved = Signal(float)
    opacity_moved = Signal(float)
    option_moved = Signal(str, int)
    """Id and new value of an option of the tool in hand."""

    over_chosen = Signal(object)
    """The label (255: unlabelled) that may be painted over; None for all."""

    def __init__(
        self, theme: Theme, groups: Sequence[tuple[str, list[QAction]]], parent: QWidget | None = None
    ) -> None:
        """`groups`: each with its name and the actions of its tools, which stand together."""
        super().__init__("", parent)
        self.tool_buttons: list[KeyedButton] = []
        self._is_editable = self._is_over_used = True
        self.body.addLayout(self._tool_rows(groups))
        ArrowGroup(self.tool_buttons, self, is_choice=True)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(SPACE)
        self._grid.setVerticalSpacing(SPACE // 2)
        self._grid.setColumnStretch(1, 1)
        self._fields = QWidget()
        self._field_rows = QVBoxLayout(self._fields)
        self._field_rows.setContentsMargins(0, 0, 0, 0)
        self._field_rows.setSpacing(SPACE)
        self._field_rows.addLayout(self._grid)
        self.body.addWidget(self._fields)
        self.size_slider, self.size_box = self._size_row()
        tip = tr("How strongly the mask covers the image ([[opacity_less]] and [[opacity_more]])")
        ends = (tr("the image alone"), tr("the mask hides the image"))
        self.opacity = HomeSlider(tr("Opacity of the mask"), tip, ends, 0, 100)
        self._opacity_row = SliderRow(self._grid, tr("Mask opacity"), self.opacity, percent_text)
        self.opacity.valueChanged.connect(lambda value: self.opacity_moved.emit(value / 100))
        self.over = self._over_row(theme)
        self._made: dict[tuple[ToolOption, ...], _Options] = {}
        self._options = self._options_of(())
        self._field_rows.addWidget(self._options)
        self._field_rows.addStretch(1)

    def show_radius(self, radius_px: float) -> None:
        with QSignalBlocker(self.size_slider), QSignalBlocker(self.size_box):
            self.size_slider.setValue(position_of(radius_px))
            self.size_box.setValue(radius_px * 2)

    def show_options(
        self, options: Sequence[ToolOption], value_of: Callable[[str], int], *, has_size: bool
    ) -> None:
        """Show these options of the tool in hand, and the size only where it matters."""
        for part in (self._size_label, self.size_slider, self.size_box):
            part.setVisible(has_size)
        earlier, self._options = self._options, self._options_of(tuple(options))
        for option, row in self._options.rows.values():
            row.show(option.place_of(value_of(option.id)))
        if earlier is not self._options:
            # In its place first: what is hidden before leaves a gap, in which all below would move.
            self._field_rows.replaceWidget(earlier, self._options)
            earlier.hide()
        self._options.setVisible(bool(options))
        # New parts are the last that Tab comes to, wherever they stand.
        for before, after in pairwise([self.over, *(row.slider for _, row in self._options.rows.values())]):
            QWidget.setTabOrder(before, after)
        if len(options) + has_size <= _STEADY_ROWS:
            # It only grows: with each other height all that is below would move, and be painted anew.
            self._field_rows.activate()
            needed = self._field_rows.sizeHint().height()
            self._fields.setMinimumHeight(max(self._fields.minimumHeight(), needed))

    def _options_of(self, options: tuple[ToolOption, ...]) -> _Options:
        """The rows of these options, made once: a tool is chosen many times, also between two strokes."""
        made = self._made.get(options)
        if made is None:
            made = self._made[options] = _Options(options, self)
            for option, row in made.rows.values():
                row.slider.valueChanged.connect(partial(self._move_option, option))
        return made

    def _move_option(self, option: ToolOption, place: int) -> None:
        self.option_moved.emit(option.id, option.value_at(place))

    def set_over_used(self, is_used: bool) -> None:
        """Offer what may be painted over where the tool in hand heeds it; nothing moves."""
        self._is_over_used = is_used
        self._enable_over()

    def _enable_over(self) -> None:
        is_enabled = self._is_editable and self._is_over_used
        for part in (self._over_label, self.over):
            part.setEnabled(is_enabled)

    def show_option(self, name: str, value: int) -> None:
        """An option of the tool in hand has this value now."""
        option, row = self._options.rows[name]
        # Several places of a bent slider may be of one value: where the hand has put it, it stays.
        if option.value_at(row.slider.value()) != value:
            row.show(option.place_of(value))

    def show_opacity(self, opacity: float) -> None:
        self._opacity_row.show(round(opacity * 100))

    def show_classes(self, classes: ClassList, over: int | None) -> None:
        """Offer these classes to be painted over; `over` is the present choice."""
        with QSignalBlocker(self.over):
            self.over.clear()
            self.over.addItem(tr("Everything"), None)
            self.over.addItem(tr("Only unlabelled"), IGNORE)
            for info in classes.in_order:
                self.over.addItem(tr("Only {name}", name=plain_text.caption(info.name)), info.id)
        self.show_over(over)

    def show_over(self, label_id: int | None) -> None:
        """This label (255: unlabelled) may be painted over; None for all."""
        with QSignalBlocker(self.over):
            self.over.setCurrentIndex(max(0, self.over.findData(label_id)))

    def set_editable(self, editable: bool) -> None:
        self._is_editable = editable
        for part in (self.size_slider, self.size_box):
            part.setEnabled(editable)
        self._enable_over()

    def _tool_rows(self, groups: Sequence[tuple[str, list[QAction]]]) -> QVBoxLayout:
        """Rows of buttons; a group begins in the row of the one before where it fits there whole."""
        rows = QVBoxLayout()
        rows.setSpacing(SPACE // 2)
        row, count = QHBoxLayout(), 0
        for name, actions in groups:
            if count and count + len(actions) > _TOOLS_IN_A_ROW:
                count = 0
            elif count:
                row.addWidget(_divider())
            for action in actions:
                if count % _TOOLS_IN_A_ROW == 0:
                    row = QHBoxLayout()
                    row.setSpacing(SPACE // 4)
                    rows.addLayout(row)
                row.addWidget(self._tool_button(action, name))
                count += 1
            count = (count - 1) % _TOOLS_IN_A_ROW + 1 if count else 0
        for _ in range(count, _TOOLS_IN_A_ROW):
            # In the last row the buttons lie below those of the others.
            row.addWidget(_as_wide_as_a_tool(QWidget()))
        return rows

    def _tool_button(self, action: QAction, group: str) -> KeyedButton:
        button = KeyedButton(action, group)
        button.setIconSize(QSize(18, 18))
        button.setMinimumHeight(34)
        _as_wide_as_a_tool(button)
        self.tool_buttons.append(button)
        return button

    def _over_row(self, theme: Theme) -> Chooser:
        tip = tr("What tools may change; scribbles go over everything ([[paint_over]]: the next)")
        chooser = Chooser(theme, tr("Paint over"))
        chooser.setToolTip(tip)
        chooser.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        row = self._grid.rowCount()
        self._over_label = label(tr("Paint over"), elide=True)
        self._grid.addWidget(self._over_label, row, 0)
        self._grid.addWidget(chooser, row, 1, 1, 3)
        chooser.activated.connect(lambda index: self.over_chosen.emit(chooser.itemData(index)))
        return chooser

    def _size_row(self) -> tuple[HomeSlider, QDoubleSpinBox]:
        tip = tr("Width of the stroke in image pixels ([[size_smaller]] and [[size_larger]])")
        slider = HomeSlider(tr("Size"), tip, (tr("a thin pen"), tr("a thick pen")), 0, STEPS)
        slider.setPageStep(STEPS // 20)
        box = DecimalField()
        box.setRange(MIN_RADIUS_PX * 2, MAX_RADIUS_PX * 2)
        box.setDecimals(0)
        box.setSuffix(" px")
        box.setAlignment(Qt.AlignmentFlag.AlignRight)
        box.setAccessibleName(tr("Size in pixels"))
        box.setToolTip(slider.toolTip())
        box.setFixedWidth(72)
        self._size_label = label(tr("Size"), elide=True)
        self._grid.addWidget(self._size_label, 0, 0)
        self._grid.addWidget(slider, 0, 1)
        self._grid.addWidget(box, 0, 2)
        slider.valueChanged.connect(lambda value: self.radius_moved.emit(radius_at(value)))
        box.valueChanged.connect(lambda value: self.radius_moved.emit(value / 2))
        return slider, box


def _step_by_key(option: ToolOption, slider: HomeSlider, action: int) -> None:
    """Let an arrow key change the value, of which a bent slider has several places."""
    way = _WAYS.get(action)
    if way is not None:
        slider.setSliderPosition(option.place_beside(slider.value(), way))


def _text_at(option: ToolOption, place: int) -> str:
    return option.value_text(option.value_at(place))


def _as_wide_as_a_tool(part: QWidget) -> QWidget:
    """Give the part of a row the width of a tool's button."""
    part.setMinimumWidth(_TOOL_PX)
    part.setMaximumWidth(_MOST_TOOL_PX)
    part.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return part


def _divider() -> QFrame:
    """Line between two groups of tools."""
    line = QFrame()
    line.setFrameShape(QFrame.Shape.VLine)
    line.setFrameShadow(QFrame.Shadow.Plain)
    line.setProperty("role", "divider")
    return line
