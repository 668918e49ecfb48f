"""Fit of a dialog to its screen: contents that scroll, above buttons that stay in sight."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QDialog, QFrame, QLayout, QScrollArea, QStyle, QVBoxLayout, QWidget

FRAME: Final = QSize(16, 48)
"""Room for the border and the title bar that the window system draws, in logical pixels."""
LEAST_HEIGHT: Final = 96
_LEAST_WIDTH: Final = 240
"""Contents of a narrower dialog are not to be read, such as the list of a palette."""
_MOST_LEAST_WIDTH: Final = 384
"""Wider contents scroll sideways in a narrow dialog."""


class _Column(QWidget):
    """Contents whose least height is that for their width, not that of texts in a column of any width."""

    resized = Signal()

    def minimumSizeHint(self) -> QSize:
        least = super().minimumSizeHint()
        rows = self.layout()
        return QSize(least.width(), 0) if rows is not None and rows.hasHeightForWidth() else least

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()


class _Contents(QScrollArea):
    """Contents of a dialog at their own size while there is room, and with scroll bars when there is not.

    Args:
        chosen: least height that the dialog asks for itself.
        most: of the screen.
    """

    def __init__(self, contents: _Column, dialog: QDialog, chosen: int, most: int) -> None:
        super().__init__(dialog)
        self._contents = contents
        self._dialog = dialog
        self._chosen = chosen
        self._most = most
        self._was_whole = True
        """Whether all was in sight when it was looked last; the dialog opens so where the screen has room."""
        self._size = dialog.size()
        # Not from within the dialog's own layout, which is at work then.
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.timeout.connect(self._settle)
        contents.resized.connect(lambda: self._settling.start(0))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(contents)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._settling.start(0)

    def _settle(self) -> None:
        """Fit dialog and bar to what the contents and the other rows need now."""
        room = self.maximumViewportSize()
        lacking = self._needed(room.width()) - room.height()
        dialog, size = self._dialog, self._dialog.size()
        if lacking > 0 and self._was_whole and size == self._size and dialog.isVisible():
            # Nobody made the dialog smaller: what it holds has become more.
            height = min(size.height() + lacking, self._most)
            dialog.resize(size.width(), max(size.height(), height))
        self._was_whole, self._size = lacking <= 0, dialog.size()
        policy = Qt.ScrollBarPolicy
        # Qt keeps a bar beside a text that wraps only because of it.
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if lacking > 0 else policy.ScrollBarAlwaysOff
        )
        self._keep_height()

    def _keep_height(self) -> None:
        """Keep the dialog as high as its rows are where it is narrow: buttons that wrap take more lines."""
        rows = self._dialog.layout()
        if rows is not None and rows.hasHeightForWidth():
            needed = rows.totalMinimumHeightForWidth(self._dialog.width())
            self._dialog.setMinimumHeight(min(max(needed, self._chosen), self._most))

    def _needed(self, width: int) -> int:
        """Height that the contents need at this width."""
        column = self._contents.layout()
        assert column is not None
        least = column.totalMinimumSize()
        if not column.hasHeightForWidth():
            return least.height()
        return column.totalHeightForWidth(max(width, least.width()))

    def sizeHint(self) -> QSize:
        return self._contents.sizeHint()

    def minimumSizeHint(self) -> QSize:
        least = self._contents.minimumSizeHint()
        width = max(_LEAST_WIDTH, min(least.width(), _MOST_LEAST_WIDTH))
        return QSize(width, min(least.height(), LEAST_HEIGHT))


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
    # What the dialog asks for itself: the layout adds to it as soon as it is active.
    least = dialog.minimumSize().boundedTo(room)
    size = _own_size(dialog, rows)
    if size.height() > room.height():
        # The bar beside the contents must not make them scroll sideways.
        bar = dialog.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        size.setWidth(size.width() + bar)
    focus = dialog.focusWidget()
    dialog.resize(size.boundedTo(room))
    contents = _let_scroll(rows, dialog)
    rows.insertWidget(0, _Contents(contents, dialog, least.height(), room.height()), 1)
    if focus is not None:
        # A widget that gets another parent loses the keyboard.
        focus.setFocus()
    dialog.setMinimumSize(least)
    dialog.resize(size.boundedTo(room))


def _own_size(dialog: QDialog, rows: QVBoxLayout) -> QSize:
    """Size of the dialog where there is room for all: its own choice, else what its contents need."""
    # The style sheet decides how high choosers are.
    for widget in (dialog, *dialog.findChildren(QWidget)):
        widget.ensurePolished()
    rows.activate()
    is_chosen = dialog.testAttribute(Qt.WidgetAttribute.WA_Resized)
    size = dialog.size() if is_chosen else rows.totalSizeHint()
    size = size.expandedTo(dialog.minimumSize()).expandedTo(rows.totalMinimumSize())
    if rows.hasHeightForWidth():
        needed = rows.totalHeightForWidth(size.width())
        size.setHeight(max(size.height(), needed) if is_chosen else needed)
    return size


def _let_scroll(rows: QVBoxLayout, dialog: QDialog) -> _Column:
    """Move all rows but the last into a widget that is to scroll."""
    # Within the dialog from the beginning: from another window, the rows would come after the last in the
    # order of Tab.
    contents = _Column(dialog)
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
    return contents


def bring_into_view(widget: QWidget) -> None:
    """Scroll the contents that hold `widget` until it is in sight; nothing where they do not scroll."""
    parent = widget.parentWidget()
    while parent is not None and not isinstance(parent, QScrollArea):
        parent = parent.parentWidget()
    if parent is not None:
        parent.ensureWidgetVisible(widget, 0, 0)
