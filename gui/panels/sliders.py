"""Sliders of the panels: with a home to come back to, what their ends mean, and a value in sight."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QSignalBlocker, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QLabel,
    QSlider,
    QStyle,
    QStyleOptionSlider,
    QToolTip,
    QWidget,
)

from gui.language.texts import tr
from gui.panels.card import label

ROW_HEIGHT = 24
LEAST_SLIDER_PX = 56
"""Length that a slider keeps beside a long name, which is cut then."""


class HomeSlider(QSlider):
    """Slider whose double click goes back to its first place.

    Args:
        tip: what it does to the picture, in a sentence without a full stop; in the language of the window,
            as its name and ends.
        ends: what the left and the right end mean.
    """

    def __init__(
        self, name: str, tip: str, ends: tuple[str, str], low: int, high: int, home: int | None = None
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._home = home
        self.ends_text = f"{tr('Left: {end}', end=ends[0])}\n{tr('Right: {end}', end=ends[1])}"
        self.setRange(low, high)
        tip = f"{tip}\n{self.ends_text}"
        if home is not None:
            self.setValue(home)
            tip = f"{tip}\n{tr('Double-click: back to normal')}"
        self.setFixedHeight(20)
        self.setAccessibleName(name)
        self.setAccessibleDescription(tip)
        self.setToolTip(tip)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press beside the handle brings it there, to be dragged on: the line is too thin to be hit."""
        if event.button() == Qt.MouseButton.LeftButton:
            option, style = QStyleOptionSlider(), self.style()
            self.initStyleOption(option)
            kind, part = QStyle.ComplexControl.CC_Slider, QStyle.SubControl
            handle = style.subControlRect(kind, option, part.SC_SliderHandle, self)
            groove = style.subControlRect(kind, option, part.SC_SliderGroove, self)
            at = event.position().toPoint().x()
            if not handle.left() <= at <= handle.right():
                room = groove.width() - handle.width()
                place = at - groove.left() - handle.width() // 2
                self.setValue(QStyle.sliderValueFromPosition(self.minimum(), self.maximum(), place, room))
        super().mousePressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        # It is turned to scroll the panel or the dialog.
        event.ignore()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._home is None:
            super().mouseDoubleClickEvent(event)
        else:
            self.setValue(self._home)
            event.accept()


class SliderRow:
    """Row of a grid: the name of a slider, the slider, and its value in words.

    While the slider is dragged a bubble says what its ends mean.
    """

    def __init__(
        self, grid: QGridLayout, name: str, slider: HomeSlider, value_text: Callable[[int], str]
    ) -> None:
        self.slider = slider
        slider.setMinimumWidth(LEAST_SLIDER_PX)
        self.name: QLabel = label(name, elide=True)
        self.value: QLabel = label(value_text(slider.value()), "small")
        # Room for the longest: nothing may move while the slider does.
        widest = max((value_text(n) for n in (slider.minimum(), slider.maximum())), key=len)
        self.value.setMinimumWidth(self.value.fontMetrics().horizontalAdvance(widest))
        self.value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        slider.valueChanged.connect(lambda value: self.value.setText(value_text(value)))
        slider.sliderMoved.connect(self._show_ends)
        self._value_text = value_text
        self._grid = grid
        self._row = grid.rowCount()
        self._beside: QWidget | None = None
        # The value has two columns, so that `put_beside` in one row takes no slider's length.
        for column, (part, span) in enumerate(((self.name, 1), (slider, 1), (self.value, 2))):
            part.setToolTip(slider.toolTip())
            grid.addWidget(part, self._row, column, 1, span)
        grid.setRowMinimumHeight(self._row, ROW_HEIGHT)

    def show(self, value: int) -> None:
        """Move the slider there, without telling anybody."""
        with QSignalBlocker(self.slider):
            self.slider.setValue(value)
        self.value.setText(self._value_text(self.slider.value()))

    def _show_ends(self, value: int) -> None:
        """Say beside the hand what the value is and what the ends mean."""
        now = tr("{name}: {value}", name=self.name.text(), value=self._value_text(value))
        text = f"{now}\n{self.slider.ends_text}"
        QToolTip.showText(self.slider.mapToGlobal(QPoint(0, self.slider.height())), text, self.slider)

    def put_beside(self, widget: QWidget) -> None:
        """A further part at the end of the row, shown and hidden with it."""
        self._beside = widget
        self._grid.addWidget(self.value, self._row, 2)
        self._grid.addWidget(widget, self._row, 3)

    def set_visible(self, visible: bool) -> None:
        """Show the row, or give its place to the others."""
        for part in (self.name, self.slider, self.value, self._beside):
            if part is not None:
                part.setVisible(visible)
        self._grid.setRowMinimumHeight(self._row, ROW_HEIGHT if visible else 0)


def percent_text(value: int) -> str:
    """Such as "45 %"."""
    return f"{value} %"
