"""Row with the choice of the image that comes next, above the images list."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from engine.session.active_learning.acquisition import NO_MODEL_YET, AcquisitionOrder
from gui.language.sentences import sentence
from gui.language.texts import marked, tr
from gui.panels.card import Chooser, label
from gui.style.icons import Icons
from gui.style.theme import SPACE, Theme

TIPS: Final = {
    AcquisitionOrder.IN_ORDER: marked("Images come as they stand in the list"),
    AcquisitionOrder.UNCERTAINTY: marked("First the image of which the model knows least what is where"),
    AcquisitionOrder.DIVERSITY: marked("First the image that is least like all labelled ones"),
    AcquisitionOrder.EFFORT: marked("First the image with the least left to correct"),
}


def queue_text(order: AcquisitionOrder, *, has_model: bool, seen: int, waiting: int) -> str:
    """State of the queue in words; empty when there is nothing to say."""
    if not order.needs_model or waiting == 0:
        return ""
    if not has_model:
        return sentence(NO_MODEL_YET)
    if seen >= waiting:
        return ""
    return tr("The model has looked at {count:,} of {total:,}.", count=seen, total=waiting)


class NextRow(QWidget):
    """Order of the queue, a button that lists its images, and a line about progress."""

    order_chosen = Signal(object)
    list_requested = Signal()

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self.box = Chooser(theme, tr("Which image to label next"))
        for order in AcquisitionOrder:
            self.box.addItem(sentence(order.in_words), str(order))
            self.box.setItemData(self.box.count() - 1, tr(TIPS[order]), Qt.ItemDataRole.ToolTipRole)
        self.list = QToolButton()
        self.list.setCheckable(True)
        self.list.setToolTip(tr("List the images in this order, each with its reason ([[queue_list]])"))
        self.list.setAccessibleName(tr("List the images in this order"))
        self.list.setFixedSize(30, 30)
        self.list.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        icons.bind(self.list, "mdi6.sort-variant")
        self.note = label("", "small", wrap=True)
        self.note.hide()
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        self.caption = label(tr("Next:"), "soft", elide=True)
        row.addWidget(self.caption)
        row.addWidget(self.box, 1)
        row.addWidget(self.list)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(SPACE // 2)
        rows.addLayout(row)
        rows.addWidget(self.note)
        self.box.activated.connect(
            lambda _index: self.order_chosen.emit(AcquisitionOrder(self.box.currentData()))
        )
        self.list.clicked.connect(lambda _checked: self.list_requested.emit())

    def show_order(self, order: AcquisitionOrder, note: str) -> None:
        """Show what the project has chosen."""
        self.box.setCurrentIndex(self.box.findData(str(order)))
        self.box.setToolTip(tr(TIPS[order]))
        self.note.setText(note)
        self.note.setVisible(bool(note))

    def show_listing(self, is_listing: bool) -> None:
        self.list.setChecked(is_listing)
