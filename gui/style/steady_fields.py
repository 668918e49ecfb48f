"""Fields that the wheel does not change: over a panel or a dialog it is turned to scroll, and a value that
changes unseen meanwhile is found much later, or never."""

from __future__ import annotations

from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QSpinBox


class NumberField(QSpinBox):
    """Whole number, typed or changed by its arrows and by Up and Down."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class DecimalField(QDoubleSpinBox):
    """Number with decimals, typed or changed by its arrows and by Up and Down."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class ChoiceField(QComboBox):
    """One of several texts, chosen in its list, by typing, or by Up and Down."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
