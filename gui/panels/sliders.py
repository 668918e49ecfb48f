"""Sliders of the panels: with a home to come back to, and between two words."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QSlider, QWidget

from gui.panels.card import label

ROW_HEIGHT = 24


class HomeSlider(QSlider):
    """Slider whose double click goes back to its first place."""

    def __init__(self, name: str, tip: str, low: int, high: int, home: int | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._home = home
        self.setRange(low, high)
        if home is not None:
            self.setValue(home)
            tip = f"{tip}. Double-click: back to normal"
        self.setFixedHeight(20)
        self.setAccessibleName(name)
        self.setToolTip(tip)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._home is None:
            super().mouseDoubleClickEvent(event)
        else:
            self.setValue(self._home)
            event.accept()


class SliderRow:
    """Row of a grid: a slider between two words."""

    def __init__(self, grid: QGridLayout, low: str, high: str, slider: HomeSlider) -> None:
        self.slider = slider
        self.low: QLabel = label(low)
        self.high: QLabel = label(high)
        self._grid = grid
        self._row = grid.rowCount()
        self._beside: QWidget | None = None
        # The last word has two columns, so that `put_beside` in one row takes no slider's length.
        for column, (part, span) in enumerate(((self.low, 1), (slider, 1), (self.high, 2))):
            part.setToolTip(slider.toolTip())
            grid.addWidget(part, self._row, column, 1, span)
        grid.setRowMinimumHeight(self._row, ROW_HEIGHT)

    def put_beside(self, widget: QWidget) -> None:
        """A further part at the end of the row, shown and hidden with it."""
        self._beside = widget
        self._grid.addWidget(self.high, self._row, 2)
        self._grid.addWidget(widget, self._row, 3)

    def set_visible(self, visible: bool) -> None:
        """Show the row, or give its place to the others."""
        for part in (self.low, self.slider, self.high, self._beside):
            if part is not None:
                part.setVisible(visible)
        self._grid.setRowMinimumHeight(self._row, ROW_HEIGHT if visible else 0)
