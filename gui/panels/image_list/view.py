"""List of images with its keys and its menu, and the line above it that says why only some are listed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QVBoxLayout,
)

from gui.language.texts import tr
from gui.panels.card import ElidedButton, label
from gui.panels.image_list.delegate import ROW_HEIGHT
from gui.panels.rows.view import RowsView
from gui.plain_text import NAMES_KEYS
from gui.style.theme import SPACE


class ImageView(RowsView):
    """List of images, of which several can be chosen; Delete asks to remove them."""

    remove_requested = Signal()
    menu_requested = Signal(object)
    """The point on the screen where a menu for the chosen images is wanted."""

    def __init__(self) -> None:
        super().__init__(ROW_HEIGHT)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)

    def event(self, event: QEvent) -> bool:
        is_override = event.type() == QEvent.Type.ShortcutOverride
        if is_override and isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Delete):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Delete):
            self.remove_requested.emit()
        else:
            super().keyPressEvent(event)

    def dataChanged(
        self,
        first: QModelIndex | QPersistentModelIndex,
        last: QModelIndex | QPersistentModelIndex,
        roles: Sequence[int] = (),
    ) -> None:
        """Paint anew what is in sight: all rows are as high as before."""
        self.viewport().update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """A menu for the chosen images, or for the one under the mouse where that is not chosen."""
        index = self.indexAt(event.pos())
        if index.isValid() and not self.selectionModel().isSelected(index):
            self.selectionModel().select(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        if self.selectionModel().hasSelection():
            self.menu_requested.emit(event.globalPos())


class ListReason(QFrame):
    """Line that tells why the list holds only some images, with the way back to all."""

    back_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "reason")
        rows = QVBoxLayout(self)
        rows.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        rows.setSpacing(SPACE // 2)
        self.text = label("", "", wrap=True)
        self.by = label("", "small", wrap=True)
        self.by.setProperty(NAMES_KEYS, "by")
        self.back = ElidedButton(tr("Show all ([[all_images]])"))
        self.back.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.back.clicked.connect(self.back_requested)
        for part in (self.text, self.by, self.back):
            rows.addWidget(part)
        self.hide()

    def show_text(self, text: str, by: str) -> None:
        self.text.setText(text)
        self.by.setText(by)
        self.by.setProperty(NAMES_KEYS, by)
        self.setVisible(bool(text))
