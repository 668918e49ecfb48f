"""Dialog for deleting a class or merging it into another: how much uses it, what becomes of its pixels."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QVBoxLayout, QWidget

from engine.core import IGNORE, ClassList
from engine.core.class_names import equal_class
from engine.storage import ClassUse
from gui.language.texts import counted, tr
from gui.panels.card import Chooser, label
from gui.style.theme import SPACE, Theme


def unpainted_text(use: ClassUse) -> str:
    """What has a class that no pixel of a mask has, such as "Scribbles in 3 images have it."."""
    if not use.pixels:
        return tr("No image has it.")
    return counted(
        len(use.pixels), "Scribbles in {count:,} image have it.", "Scribbles in {count:,} images have it."
    )


def change_text(use: ClassUse, becomes: str | None) -> str:
    """What a choice changes, such as "12,345 pixels in 3 images become 'cell'."; None for unlabelled."""
    pixels = sum(use.pixels.values())
    if not pixels:
        return unpainted_text(use)
    painted = sum(1 for count in use.pixels.values() if count)
    text = _painted_text(painted, pixels, becomes)
    scribbled = len(use.pixels) - painted
    if not scribbled:
        return text
    more = counted(
        scribbled,
        "Scribbles in {count:,} more image have it, too.",
        "Scribbles in {count:,} more images have it, too.",
    )
    return f"{text} {more}"


def _painted_text(images: int, pixels: int, becomes: str | None) -> str:
    if becomes is None:
        return counted(
            images,
            "{pixels:,} pixels in {count:,} image become unlabelled.",
            "{pixels:,} pixels in {count:,} images become unlabelled.",
            pixels=pixels,
        )
    return counted(
        images,
        "{pixels:,} pixels in {count:,} image become '{name}'.",
        "{pixels:,} pixels in {count:,} images become '{name}'.",
        pixels=pixels,
        name=becomes,
    )


class DeleteClassDialog(QDialog):
    """Question what the pixels of a class become; `delete_requested` carries the id, 255 for unlabelled.

    A class to merge into is suggested only where its name is the same but for case, joints or a plural.
    """

    delete_requested = Signal(int)

    def __init__(
        self,
        use: ClassUse,
        classes: ClassList,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        is_merge: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Merge a class") if is_merge else tr("Delete a class"))
        self.setMinimumWidth(420)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(SPACE * 3, SPACE * 3, SPACE * 3, SPACE * 2)
        rows.setSpacing(SPACE)
        name = classes[use.class_id].name
        title = (
            tr("Merge the class '{name}' into another?", name=name)
            if is_merge
            else tr("Delete the class '{name}'?", name=name)
        )
        rows.addWidget(label(title, "heading", wrap=True))
        becomes = tr("It becomes part of:") if is_merge else tr("Its pixels become:")
        rows.addWidget(label(becomes, "soft", wrap=True))
        self.choice = Chooser(theme, tr("What its pixels become"))
        self.choice.setToolTip(tr("What the pixels of the class become, in every image"))
        if not is_merge:
            self.choice.addItem(tr("unlabelled"), IGNORE)
        others = [info for info in classes.in_order if info.id != use.class_id]
        for info in others:
            self.choice.addItem(info.name, info.id)
        if is_merge:
            self.choice.setPlaceholderText(tr("Choose a class"))
            same = equal_class(name, [info.name for info in others])
            self.choice.setCurrentIndex(self.choice.findText(same))
        rows.addWidget(self.choice)
        self.change = label("", wrap=True)
        rows.addWidget(self.change)
        rows.addWidget(
            label(
                tr("Undo brings class and pixels back. The other classes keep their numbers."),
                "small",
                wrap=True,
            )
        )
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.delete_button = QPushButton(tr("Merge") if is_merge else tr("Delete"))
        self.delete_button.setProperty("role", "primary")
        buttons.addButton(self.delete_button, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self._delete)
        buttons.rejected.connect(self.reject)
        rows.addWidget(buttons)
        self._use = use
        self.choice.currentIndexChanged.connect(lambda _index: self._show_change())
        self._show_change()

    def _show_change(self) -> None:
        """Say what would be changed by the choice, without which nothing can be."""
        class_id = self.choice.currentData()
        self.delete_button.setEnabled(class_id is not None)
        if class_id is None:
            self.change.setText(tr("Choose the class that stays."))
            return
        becomes = None if class_id == IGNORE else self.choice.currentText()
        self.change.setText(change_text(self._use, becomes))

    def _delete(self) -> None:
        self.delete_requested.emit(self.choice.currentData())
        self.accept()
