"""Dialog for a new project: images, classes, and masks that exist already."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from engine.core import ClassList, UserError
from engine.core.classes import DEFAULT_CLASSES
from engine.core.input_file import read_text_input
from engine.formats.class_templates import CLASS_TEMPLATES, ClassTemplate
from gui.dialogs.file_dialogs import FileDialogs
from gui.language.sentences import sentence
from gui.language.texts import marked, tr
from gui.panels.card import Chooser, label, set_property
from gui.style.swatch import swatch
from gui.style.theme import SPACE, Theme

_DEFAULT: Final = "".join(f"{name}\n" for name in DEFAULT_CLASSES)
_CLASS_FIELD: Final = marked("The class list")
"""How errors of the class list name it."""


@dataclass(frozen=True, slots=True)
class NewProject:
    """Folders and classes of a new project; `masks` is None when there are none yet."""

    images: Path
    masks: Path | None
    classes: ClassList


def problem_of(images: str, masks: str, classes: str) -> str:
    """Problem of the fields in one sentence; empty when a project can be made."""
    if not images.strip():
        return tr("Choose the folder that holds your images.")
    if not os.path.isdir(Path(images)):
        return tr("There is no folder {path}.", path=images)
    if masks.strip() and not os.path.isdir(Path(masks)):
        return tr("There is no folder {path}.", path=masks)
    try:
        parsed = ClassList.parse(classes, _CLASS_FIELD)
    except UserError as error:
        return sentence(str(error))
    if len(parsed) < 2:
        return tr("Name at least two classes, such as background and object.")
    return ""


class FolderField(QWidget):
    """Line with a path and a button that opens the folder chooser."""

    changed = Signal()

    def __init__(self, files: FileDialogs, purpose: str, title: str, placeholder: str) -> None:
        super().__init__()
        self._files = files
        self._purpose = purpose
        self._title = title
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        self.line = QLineEdit()
        self.line.setPlaceholderText(placeholder)
        self.line.setAccessibleName(title)
        self.button = QPushButton(tr("Choose…"))
        self.button.setAutoDefault(False)
        row.addWidget(self.line, 1)
        row.addWidget(self.button)
        self.line.textChanged.connect(lambda _text: self.changed.emit())
        self.button.clicked.connect(self._choose)

    @property
    def text(self) -> str:
        return self.line.text().strip()

    def _choose(self) -> None:
        chosen = self._files.choose_folder(self, self._purpose, self._title, self.text)
        if chosen is not None:
            self.line.setText(str(chosen))


class NewProjectDialog(QDialog):
    """Fields of a new project; `chosen` carries a `NewProject` when they are right and confirmed."""

    chosen = Signal(object)
    survey_requested = Signal(str)
    """The folder whose images are to be counted; empty for none."""

    def __init__(self, files: FileDialogs, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._files = files
        self._theme = theme
        self._own_lines = _DEFAULT
        self.setWindowTitle(tr("New project"))
        self.setMinimumWidth(640)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(SPACE * 3, SPACE * 3, SPACE * 3, SPACE * 2)
        rows.setSpacing(SPACE * 2)
        self.images = FolderField(
            files, "images", tr("Folder of images"), tr("The images stay where they are")
        )
        self.masks = FolderField(
            files, "masks", tr("Folder of masks"), tr("Optional: masks with the images' names")
        )
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE * 2)
        grid.setVerticalSpacing(SPACE)
        grid.addWidget(label(tr("Images")), 0, 0)
        grid.addWidget(self.images, 0, 1)
        grid.addWidget(label(tr("Masks")), 1, 0)
        grid.addWidget(self.masks, 1, 1)
        self.survey_text = label("", "soft", wrap=True)
        self.survey_text.setMinimumHeight(36)
        grid.addWidget(self.survey_text, 2, 1)
        self.images.changed.connect(self._request_survey)
        rows.addLayout(grid)
        rows.addLayout(self._class_rows())
        self.problem = label("", "error", wrap=True)
        self.problem.setMinimumHeight(36)
        rows.addWidget(self.problem)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.create_button = self.buttons.addButton(
            tr("Create project"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.create_button.setDefault(True)
        self.create_button.setProperty("role", "primary")
        rows.addWidget(self.buttons)
        self.buttons.accepted.connect(self._accept)
        self.buttons.rejected.connect(self.reject)
        for signal in (self.images.changed, self.masks.changed, self.classes.textChanged):
            signal.connect(self._check)
        self._check()

    def prefill(self, images: Path) -> None:
        """Start with this folder; a dataset folder brings its masks and classes along."""
        base = images.parent if images.name == "images" else images
        if os.path.isdir(images / "images"):
            base, images = images, images / "images"
        self.images.line.setText(str(images))
        if os.path.isdir(base / "masks"):
            self.masks.line.setText(str(base / "masks"))
        if os.path.isfile(base / "classes.txt"):
            self.load_classes(base / "classes.txt")

    def _request_survey(self) -> None:
        is_folder = bool(self.images.text) and os.path.isdir(self.images.text)
        self.survey_text.setText(tr("Counting the images…") if is_folder else "")
        self.survey_requested.emit(self.images.text if is_folder else "")

    def show_survey(self, folder: str, text: str) -> None:
        """Say what the folder holds; one that is not in the field any more is passed over."""
        if folder == self.images.text:
            self.survey_text.setText(sentence(text))

    def load_classes(self, path: Path) -> None:
        """Take the class names from a file; what is wrong with it is said below the fields."""
        try:
            text = read_text_input(path)
        except UserError as error:
            self._show_problem(sentence(str(error)))
            return
        self._write_classes(text)

    def _class_rows(self) -> QVBoxLayout:
        rows = QVBoxLayout()
        rows.setSpacing(SPACE)
        head = QHBoxLayout()
        head.addWidget(label(tr("Classes")))
        note = tr("one name a line, in the order of their numbers: 0, 1, 2 …")
        head.addWidget(label(note, "small", wrap=True), 1)
        self.template = Chooser(self._theme, tr("Template"))
        self.template.setToolTip(tr("Take the classes of a well-known data set"))
        self.template.addItem(tr("A list of your own"))
        for template in CLASS_TEMPLATES:
            self.template.addItem(sentence(template.title), template)
        self.template.activated.connect(lambda _row: self._choose_template())
        head.addWidget(self.template)
        self.load_button = QPushButton(tr("From file…"))
        self.load_button.setAutoDefault(False)
        self.load_button.clicked.connect(self._choose_file)
        head.addWidget(self.load_button)
        self.classes = QPlainTextEdit(_DEFAULT)
        self.classes.setAccessibleName(tr("Class names"))
        self.classes.setTabChangesFocus(True)
        self.classes.setMinimumHeight(150)
        self.classes.textChanged.connect(self._show_classes)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Classes with their numbers and colours"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setSelectionMode(QListWidget.SelectionMode.NoSelection)
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        both = QHBoxLayout()
        both.setSpacing(SPACE)
        both.addWidget(self.classes, 3)
        both.addWidget(self.list, 2)
        rows.addLayout(head)
        rows.addLayout(both)
        self._show_classes()
        return rows

    def _choose_template(self) -> None:
        template: ClassTemplate | None = self.template.currentData()
        self._write_classes(self._own_lines if template is None else template.lines)

    def _write_classes(self, text: str) -> None:
        """Write another list; undo in the field brings the one before back."""
        cursor = self.classes.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)
        self.classes.moveCursor(QTextCursor.MoveOperation.Start)

    def _show_classes(self) -> None:
        """Show each class with its number and colour, and which template it is."""
        text = self.classes.toPlainText()
        rows = [self.template.itemData(row) for row in range(1, self.template.count())]
        known = [row for row, template in enumerate(rows, start=1) if template.lines.strip() == text.strip()]
        if not known:
            self._own_lines = text
        self.template.setCurrentIndex(known[0] if known else 0)
        self.list.clear()
        with suppress(UserError):
            for info in ClassList.parse(text, _CLASS_FIELD):
                self.list.addItem(QListWidgetItem(swatch(info.color), f"{info.id}  {info.name}"))

    def _choose_file(self) -> None:
        kinds = f"{tr('Text files')} (*.txt);;{tr('All files')} (*)"
        name = self._files.choose_file(self, "classes", tr("Class file"), kinds, self.images.text)
        if name is not None:
            self.load_classes(name)

    def _check(self) -> None:
        self._show_problem(problem_of(self.images.text, self.masks.text, self.classes.toPlainText()))

    def _show_problem(self, text: str) -> None:
        self.problem.setText(text)
        is_untouched = not self.images.text
        set_property(self.problem, "role", "soft" if is_untouched else "error")
        self.create_button.setEnabled(not text)

    def _accept(self) -> None:
        masks = Path(self.masks.text) if self.masks.text else None
        classes = ClassList.parse(self.classes.toPlainText(), _CLASS_FIELD)
        self.chosen.emit(NewProject(Path(self.images.text), masks, classes))
        self.accept()
