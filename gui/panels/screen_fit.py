"""Fit of a dialog to its screen: contents that scroll, above buttons that stay in sight."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QFrame, QLayout, QScrollArea, QStyle, QVBoxLayout, QWidget

FRAME: Final = QSize(16, 48)
"""Room for the border and the title bar that the window system draws, in logical pixels."""
LEAST_HEIGHT: Final = 96


class _Contents(QScrollArea):
    """Contents of a dialog at their own size while there is room, and with scroll bars when there is not."""

    def __init__(self, contents: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._contents = contents
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(contents)

    def sizeHint(self) -> QSize:
        return self._contents.sizeHint()

    def minimumSizeHint(self) -> QSize:
        least = self._contents.minimumSizeHint()
        return QSize(min(least.width(), 4 * LEAST_HEIGHT), min(least.height(), LEAST_HEIGHT))


def available_size(dialog: QDialog) -> QSize:
    """Size of the screen that a dialog opens on, less task bars; logical pixels."""
    return dialog.screen().availableGeometry().size()


def fit_screen(dialog: QDialog) -> None:
    """Keep a dialog within the screen that it opens on: all but its last row, the buttons, can scroll.

    To be called once, before the dialog is shown; its layout is a column. What the dialog chose to have the
    keyboard keeps it.
    """
    rows = dialog.layout()
    assert isinstance(rows, QVBoxLayout)
    room = available_size(dialog) - FRAME
    # A dialog of Qt's own may be of a fixed size.
    rows.setSizeConstraint(QLayout.SizeConstraint.SetDefaultConstraint)
    size = _own_size(dialog, rows)
    if size.height() > room.height():
        # The bar beside the contents must not make them scroll sideways.
        bar = dialog.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        size.setWidth(size.width() + bar)
    focus = dialog.focusWidget()
    _let_scroll(rows, dialog)
    if focus is not None:
        # A widget that gets another parent loses the keyboard.
        focus.setFocus()
    dialog.setMinimumSize(dialog.minimumSize().boundedTo(room))
    dialog.resize(size.boundedTo(room))


def _own_size(dialog: QDialog, rows: QVBoxLayout) -> QSize:
    """Size of the dialog where there is room for all: its own choice, else what its contents need."""
    dialog.ensurePolished()
    rows.activate()
    is_chosen = dialog.testAttribute(Qt.WidgetAttribute.WA_Resized)
    size = dialog.size() if is_chosen else rows.totalSizeHint()
    size = size.expandedTo(dialog.minimumSize()).expandedTo(rows.totalMinimumSize())
    if rows.hasHeightForWidth():
        needed = rows.totalHeightForWidth(size.width())
        size.setHeight(max(size.height(), needed) if is_chosen else needed)
    return size


def _let_scroll(rows: QVBoxLayout, dialog: QDialog) -> None:
    """Move all rows but the last into an area that scrolls."""
    # Within the dialog from the beginning: from another window, the rows would come after the last in the
    # order of Tab.
    contents = QWidget(dialog)
    column = QVBoxLayout(contents)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(rows.spacing())
    stretches = [rows.stretch(number) for number in range(rows.count() - 1)]
    for stretch in stretches:
        first = rows.itemAt(0)
        assert first is not None
        widget, alignment = first.widget(), first.alignment()
        if widget is not None:
            # The first item of a widget has to be gone before it gets another: the second would keep the
            # heights for a width that its text had once (QWidgetItemV2 in qlayoutitem.cpp).
            rows.removeWidget(widget)
            column.addWidget(widget, stretch, alignment)
            continue
        item = rows.takeAt(0)
        assert item is not None
        layout = item.layout()
        if isinstance(layout, QLayout):
            column.addLayout(layout, stretch)
        else:
            column.addItem(item)
            column.setStretch(column.count() - 1, stretch)
    rows.insertWidget(0, _Contents(contents, dialog), 1)
