"""Card of the tool: tool, its size, and the opacity of the mask."""

from __future__ import annotations

import math
from typing import Final

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QDoubleSpinBox,
    QGridLayout,
    QSizePolicy,
    QWidget,
)

from gui.panels.card import Card, label
from gui.panels.sliders import HomeSlider, SliderRow
from gui.settings import MAX_RADIUS_PX, MIN_RADIUS_PX
from gui.style.buttons import ActionButton
from gui.style.theme import SPACE

STEPS: Final = 1000

_TOOLS_IN_A_ROW: Final = 3
"""More do not fit beside each other in the narrowest panel."""


def radius_at(position: int) -> float:
    """Radius for a place of the size slider (0-1000): even steps of proportion, on half pixels."""
    radius_px = MIN_RADIUS_PX * math.pow(MAX_RADIUS_PX / MIN_RADIUS_PX, position / STEPS)
    return max(MIN_RADIUS_PX, round(radius_px * 2) / 2)


def position_of(radius_px: float) -> int:
    """Place of the size slider (0-1000) for a radius."""
    span = math.log(MAX_RADIUS_PX / MIN_RADIUS_PX)
    return round(STEPS * math.log(max(radius_px, MIN_RADIUS_PX) / MIN_RADIUS_PX) / span)


class ToolOptionsPanel(Card):
    """Choice of tool, by its actions, and of size and opacity, by signals."""

    radius_moved = Signal(float)
    opacity_moved = Signal(float)

    def __init__(self, tool_actions: list[QAction], parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.body.addLayout(self._tool_rows(tool_actions))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(SPACE)
        self._grid.setVerticalSpacing(SPACE // 2)
        self._grid.setColumnStretch(1, 1)
        self.body.addLayout(self._grid)
        self.size_slider, self.size_box = self._size_row()
        tip = "How strongly the mask covers the image (, and .)"
        self.opacity = HomeSlider("Faint to solid", tip, 0, 100)
        SliderRow(self._grid, "Faint", "Solid", self.opacity)
        self.opacity.valueChanged.connect(lambda value: self.opacity_moved.emit(value / 100))

    def show_radius(self, radius_px: float) -> None:
        with QSignalBlocker(self.size_slider), QSignalBlocker(self.size_box):
            self.size_slider.setValue(position_of(radius_px))
            self.size_box.setValue(radius_px * 2)

    def show_opacity(self, opacity: float) -> None:
        with QSignalBlocker(self.opacity):
            self.opacity.setValue(round(opacity * 100))

    def set_editable(self, editable: bool) -> None:
        for part in (self.size_slider, self.size_box):
            part.setEnabled(editable)

    def _tool_rows(self, tool_actions: list[QAction]) -> QGridLayout:
        rows = QGridLayout()
        rows.setSpacing(SPACE // 2)
        self.tool_buttons = [ActionButton(action, "segment") for action in tool_actions]
        for place, button in enumerate(self.tool_buttons):
            button.setIconSize(QSize(18, 18))
            button.setMinimumHeight(36)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            rows.addWidget(button, *divmod(place, _TOOLS_IN_A_ROW))
        return rows

    def _size_row(self) -> tuple[HomeSlider, QDoubleSpinBox]:
        tip = "Width of the stroke in image pixels ([ and ])"
        slider = HomeSlider("Size", tip, 0, STEPS)
        slider.setPageStep(STEPS // 20)
        box = QDoubleSpinBox()
        box.setRange(MIN_RADIUS_PX * 2, MAX_RADIUS_PX * 2)
        box.setDecimals(0)
        box.setSuffix(" px")
        box.setAlignment(Qt.AlignmentFlag.AlignRight)
        box.setAccessibleName("Size in pixels")
        box.setToolTip(tip)
        box.setFixedWidth(72)
        self._grid.addWidget(label("Size"), 0, 0)
        self._grid.addWidget(slider, 0, 1)
        self._grid.addWidget(box, 0, 2)
        slider.valueChanged.connect(lambda value: self.radius_moved.emit(radius_at(value)))
        box.valueChanged.connect(lambda value: self.radius_moved.emit(value / 2))
        return slider, box
