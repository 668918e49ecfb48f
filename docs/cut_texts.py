"""Finder of texts in a window that are not seen whole; for `docs/window_states.py`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from PySide6.QtWidgets import QComboBox, QHeaderView, QLabel, QLineEdit, QTabBar, QWidget

_SLACK_PX: Final = 1


def cut_texts(root: QWidget) -> list[str]:
    """Texts below this widget, and in it, that have too little room or are covered by what holds them."""
    from PySide6.QtWidgets import QWidget

    shown = [w for w in (root, *root.findChildren(QWidget)) if w.isVisible() and w.window() is root.window()]
    return [line for widget in shown for line in (*_too_small(widget), *_out_of_sight(widget))]


def _too_small(widget: QWidget) -> Iterator[str]:
    from PySide6.QtWidgets import QAbstractButton, QComboBox, QHeaderView, QLabel, QLineEdit, QTabBar

    match widget:
        case QLabel() if widget.text():
            yield from _label(widget)
        case QAbstractButton() if widget.text() and not _is_icon_alone(widget):
            if widget.sizeHint().width() > widget.width() + _SLACK_PX:
                yield f"button {widget.text()!r}"
        case QComboBox():
            yield from _choice(widget)
        case QLineEdit():
            yield from _empty_field(widget)
        case QTabBar():
            yield from _tabs(widget)
        case QHeaderView():
            yield from _headings(widget)


def _label(label: QLabel) -> Iterator[str]:
    from gui.panels.card import ElidedLabel
    from gui.style.cut_label import CutLabel

    # These are cut on purpose, and their tool tips have all of it.
    if isinstance(label, CutLabel | ElidedLabel):
        return
    needed = label.heightForWidth(label.width()) if label.wordWrap() else label.sizeHint().height()
    is_wide = not label.wordWrap() and label.sizeHint().width() > label.width() + _SLACK_PX
    if is_wide or needed > label.height() + _SLACK_PX:
        yield f"text {label.text()!r}"


def _is_icon_alone(button: QWidget) -> bool:
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QToolButton

    alone = Qt.ToolButtonStyle.ToolButtonIconOnly
    return isinstance(button, QToolButton) and button.toolButtonStyle() is alone


def _choice(box: QComboBox) -> Iterator[str]:
    from PySide6.QtWidgets import QStyle, QStyleOptionComboBox

    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    field = QStyle.SubControl.SC_ComboBoxEditField
    room = box.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, box).width()
    if box.fontMetrics().horizontalAdvance(box.currentText()) > room:
        yield f"choice {box.currentText()!r}"


def _empty_field(field: QLineEdit) -> Iterator[str]:
    hint = field.placeholderText()
    if not field.text() and field.fontMetrics().horizontalAdvance(hint) > field.width():
        yield f"hint {hint!r}"


def _tabs(bar: QTabBar) -> Iterator[str]:
    for number in range(bar.count()):
        if bar.fontMetrics().horizontalAdvance(bar.tabText(number)) > bar.tabRect(number).width():
            yield f"tab {bar.tabText(number)!r}"


def _headings(header: QHeaderView) -> Iterator[str]:
    from PySide6.QtCore import Qt

    if header.orientation() is not Qt.Orientation.Horizontal:
        return
    for section in range(header.count()):
        text = str(header.model().headerData(section, Qt.Orientation.Horizontal) or "")
        is_shown = not header.isSectionHidden(section)
        if is_shown and header.fontMetrics().horizontalAdvance(text) > header.sectionSize(section):
            yield f"heading {text!r}"


def _out_of_sight(widget: QWidget) -> Iterator[str]:
    """A part with a text that what holds it does not show whole, and that nobody can scroll to."""
    from PySide6.QtCore import QPoint, QRect
    from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QComboBox, QLabel, QLineEdit

    if not isinstance(widget, QLabel | QAbstractButton | QComboBox | QLineEdit):
        return
    parent = widget.parentWidget()
    while parent is not None and not isinstance(parent.parentWidget(), QAbstractScrollArea):
        if not parent.rect().contains(QRect(widget.mapTo(parent, QPoint(0, 0)), widget.size())):
            yield f"out of sight: {type(widget).__name__} {widget.accessibleName()!r}"
            return
        parent = parent.parentWidget() if parent is not widget.window() else None
