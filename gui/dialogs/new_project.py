"""Dialog for a new project: images, classes, and masks that exist already."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from engine.core import ClassList, UserError
from gui.panels.card import label, set_property
from gui.style.theme import SPACE

DEFAULT_CLASSES: Final = "background\nobject\n"


@dataclass(frozen=True, slots=True)
class NewProject:
    """Folders and classes of a new project; `masks` is None when there are none yet."""

    images: Path
    masks: Path | None
    classes: ClassList


def problem_of(images: str, masks: str, classes: str) -> str:
    """Problem of the fields in one sentence; empty when a project can be made."""
    if not images.strip():
        return "Choose the folder that holds your images."
    if not Path(images).is_dir():
        return f"There is no folder {images}."
    if masks.strip() and not Path(masks).is_dir():
        return f"There is no folder {masks}."
    try:
        parsed = ClassList.parse(classes, "The class list")
    except UserError as error:
        return str(error)
    if len(parsed) < 2:
        return "Name at least two classes, such as background and object."
    return ""


class FolderField(QWidget):
    """Line with a path and a button that opens the folder chooser."""

    changed = Signal()

    def __init__(self, title: str, placeholder: str) -> None:
        super().__init__()
        self._title = title
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        self.line = QLineEdit()
        self.line.setPlaceholderText(placeholder)
        self.line.setAccessibleName(title)
        self.button = QPushButton("Choose…")
        self.button.setAutoDefault(False)
        row.addWidget(self.line, 1)
        row.addWidget(self.button)
        self.line.textChanged.connect(lambda _text: self.changed.emit())
        self.button.clicked.connect(self._choose)

    @property
    def text(self) -> str:
        return self.line.text().strip()

    def _choose(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self._title, self.text)
        if chosen:
            self.line.setText(chosen)


class NewProjectDialog(QDialog):
    """Fields of a new project; `chosen` carries a `NewProject` when they are right and confirmed."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("New project")
        self.setMinimumWidth(640)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(SPACE * 3, SPACE * 3, SPACE * 3, SPACE * 2)
        rows.setSpacing(SPACE * 2)
        self.images = FolderField("Folder of images", "Folder with the images; they stay where they are")
        self.masks = FolderField("Folder of masks", "Optional: masks with the images' names")
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE * 2)
        grid.setVerticalSpacing(SPACE)
        grid.addWidget(label("Images"), 0, 0)
        grid.addWidget(self.images, 0, 1)
        grid.addWidget(label("Masks"), 1, 0)
        grid.addWidget(self.masks, 1, 1)
        rows.addLayout(grid)
        rows.addLayout(self._class_rows())
        self.problem = label("", "error", wrap=True)
        self.problem.setMinimumHeight(36)
        rows.addWidget(self.problem)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.create_button = self.buttons.addButton("Create project", QDialogButtonBox.ButtonRole.AcceptRole)
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
        if (images / "images").is_dir():
            base, images = images, images / "images"
        self.images.line.setText(str(images))
        if (base / "masks").is_dir():
            self.masks.line.setText(str(base / "masks"))
        if (base / "classes.txt").is_file():
            self.load_classes(base / "classes.txt")

    def load_classes(self, path: Path) -> None:
        """Take the class names from a file; what is wrong with it is said below the fields."""
        try:
            text = path.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            self._show_problem(f"Cannot read {path.name}: {error}.")
            return
        self.classes.setPlainText(text)

    def _class_rows(self) -> QVBoxLayout:
        rows = QVBoxLayout()
        rows.setSpacing(SPACE)
        head = QHBoxLayout()
        head.addWidget(label("Classes"))
        head.addWidget(label("one name a line, in the order of their numbers: 0, 1, 2 …", "small"))
        head.addStretch(1)
        self.load_button = QPushButton("From file…")
        self.load_button.setAutoDefault(False)
        self.load_button.clicked.connect(self._choose_file)
        head.addWidget(self.load_button)
        self.classes = QPlainTextEdit(DEFAULT_CLASSES)
        self.classes.setAccessibleName("Class names")
        self.classes.setTabChangesFocus(True)
        self.classes.setMinimumHeight(150)
        rows.addLayout(head)
        rows.addWidget(self.classes)
        return rows

    def _choose_file(self) -> None:
        kinds = "Text files (*.txt);;All files (*)"
        name, _ = QFileDialog.getOpenFileName(self, "Class file", self.images.text, kinds)
        if name:
            self.load_classes(Path(name))

    def _check(self) -> None:
        self._show_problem(problem_of(self.images.text, self.masks.text, self.classes.toPlainText()))

    def _show_problem(self, text: str) -> None:
        self.problem.setText(text)
        is_untouched = not self.images.text
        set_property(self.problem, "role", "soft" if is_untouched else "error")
        self.create_button.setEnabled(not text)

    def _accept(self) -> None:
        masks = Path(self.masks.text) if self.masks.text else None
        classes = ClassList.parse(self.classes.toPlainText(), "The class list")
        self.chosen.emit(NewProject(Path(self.images.text), masks, classes))
        self.accept()
