"""Dialog for what was dropped while a project is open: into this project, or a project of its own."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QDialog, QPushButton, QVBoxLayout, QWidget

from gui import plain_text
from gui.language.texts import counted, tr
from gui.panels import screen_fit
from gui.panels.card import label
from gui.style.theme import SPACE


def dropped_text(paths: Sequence[Path]) -> str:
    """Name of what was dropped, e.g. "leaves" or "leaves and 3 more"."""
    name = plain_text.one_line(paths[0].name or str(paths[0]))
    if len(paths) == 1:
        return name
    return counted(len(paths) - 1, "{name} and {count} more", "{name} and {count} more", name=name)


def _question(paths: Sequence[Path]) -> str:
    name = dropped_text(paths[:1])
    if len(paths) == 1:
        return tr("What shall be done with {name}?", name=name)
    text = "What shall be done with {name} and {count} more?"
    return counted(len(paths) - 1, text, text, name=name)


_ROOM_PX: Final = 560
"""Width of the buttons beside each other on the smallest screen; wider ones stand below each other."""


class DroppedDialog(QDialog):
    """Question what to do with what was dropped.

    Args:
        project: name of the open project.
        can_add: False for a project, and where the open one can only be looked at.
        can_import: it may hold labels.
        is_copy: it is a safety copy.
        left_out: files among it that are of no use here.
    """

    add_requested = Signal()
    import_requested = Signal()
    open_requested = Signal()

    def __init__(
        self,
        paths: Sequence[Path],
        project: str,
        *,
        can_add: bool,
        can_import: bool = False,
        is_copy: bool = False,
        left_out: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Files were dropped on the window"))
        self.setMinimumWidth(420)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(SPACE * 3, SPACE * 3, SPACE * 3, SPACE * 2)
        rows.setSpacing(SPACE)
        rows.addWidget(label(_question(paths), "heading", wrap=True))
        text = tr("The files stay where they are. Opening closes this project; all of it is saved.")
        if is_copy:
            text = tr(
                "It becomes a project of its own, which opens. This project is closed; all of it is saved."
            )
        rows.addWidget(label(text, "soft", wrap=True))
        if left_out:
            words = counted(
                left_out,
                "Left out: {count:,} file that cannot be used here.",
                "Left out: {count:,} files that cannot be used here.",
            )
            rows.addWidget(label(words, "soft", wrap=True))
        self.add_button = QPushButton(tr("Add to {project}", project=plain_text.caption(project)))
        self.import_button = QPushButton(tr("Import labels…"))
        self.import_button.setToolTip(
            tr("See what labels it holds and what becomes of them, before they are taken over")
        )
        alone = tr("Restore as its own project") if is_copy else tr("Open")
        self.open_button = QPushButton(tr("Open as its own project") if can_add else alone)
        offered = (
            (self.add_button, self.add_requested, can_add),
            (self.import_button, self.import_requested, can_import),
            (self.open_button, self.open_requested, True),
        )
        for button, signal, _ in offered:
            button.clicked.connect(signal)
            button.clicked.connect(self.accept)
        (self.add_button if can_add else self.open_button).setProperty("role", "primary")
        shown = [button for button, _, is_offered in offered if is_offered]
        rows.addWidget(self._button_row(shown))

    def _button_row(self, buttons: Sequence[QPushButton]) -> QWidget:
        """The buttons and Cancel, beside each other where there is room, else in a column."""
        box, row = QWidget(), QBoxLayout(QBoxLayout.Direction.LeftToRight)
        box.setLayout(row)
        row.setContentsMargins(0, SPACE, 0, 0)
        row.setSpacing(SPACE)
        cancel = QPushButton(tr("Cancel"))
        cancel.clicked.connect(self.reject)
        row.addStretch(1)
        for button in (*buttons, cancel):
            row.addWidget(button)
        room = screen_fit.available_size(self).width() - screen_fit.FRAME.width() - 6 * SPACE
        if row.sizeHint().width() > min(_ROOM_PX, room):
            row.setDirection(QBoxLayout.Direction.TopToBottom)
        return box
