"""Dialog for adding the classes of a template, a list of classes that comes with the program."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from engine.core.class_names import NamedColor
from engine.formats.class_templates import CLASS_TEMPLATES, ClassTemplate
from gui.language.sentences import sentence
from gui.language.texts import tr
from gui.panels.card import Chooser, label
from gui.style.swatch import swatch
from gui.style.theme import SPACE, Theme


class ClassTemplateDialog(QDialog):
    """Choice of a template and of its classes; `add_requested` carries a tuple of `NamedColor`, and whether
    it is all of them.

    Args:
        replaces: nothing uses the classes of the project yet, so that these take their place.
    """

    add_requested = Signal(tuple, bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, replaces: bool = False) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Add classes from a template"))
        self.setMinimumSize(440, 480)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(SPACE * 3, SPACE * 3, SPACE * 3, SPACE * 2)
        rows.setSpacing(SPACE)
        rows.addWidget(label(tr("Add the classes of"), "heading"))
        self.choice = Chooser(theme, tr("Template"))
        self.choice.setToolTip(tr("Whose classes are added, with their usual colours"))
        for template in CLASS_TEMPLATES:
            self.choice.addItem(sentence(template.title), template)
        self.choice.currentIndexChanged.connect(lambda _: self._show_template())
        rows.addWidget(self.choice)
        self.about = label("", "soft", wrap=True)
        rows.addWidget(self.about)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Classes of the template"))
        rows.addWidget(self.list, 1)
        text = tr("Names that the project has are left out. One undo takes all back.")
        if replaces:
            text = tr(
                "They take the place of background and object, which nothing uses yet; of a part of them, "
                "background stays the first class. One undo takes all back."
            )
        self.note = label(text, "small", wrap=True)
        rows.addWidget(self.note)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.add_button = QPushButton(tr("Add"))
        self.add_button.setProperty("role", "primary")
        buttons.addButton(self.add_button, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self._add)
        buttons.rejected.connect(self.reject)
        rows.addWidget(buttons)
        self._entries: list[NamedColor] = []
        self._show_template()

    def _show_template(self) -> None:
        template: ClassTemplate = self.choice.currentData()
        self._entries = template.entries()
        self.about.setText(tr("{about}.", about=sentence(template.about)))
        self.list.clear()
        for entry in self._entries:
            item = QListWidgetItem(entry.name)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked)
            if entry.color is not None:
                item.setIcon(swatch(entry.color))
            self.list.addItem(item)

    def _add(self) -> None:
        chosen = [
            entry
            for row, entry in enumerate(self._entries)
            if self.list.item(row).checkState() == Qt.CheckState.Checked
        ]
        if chosen:
            self.add_requested.emit(tuple(chosen), len(chosen) == len(self._entries))
        self.accept()
