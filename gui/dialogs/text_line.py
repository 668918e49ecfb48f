"""Dialog that asks for one line of text: a group of images, or a name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from engine.core.class_names import MOST_LETTERS, clean_class_name
from gui.language.texts import tr
from gui.panels.card import Chooser, label, set_property
from gui.style.theme import SPACE, Theme

_MOST_TYPED: Final = 20_000
"""Letters that the line takes, many more than are ever meant."""


class TextLineDialog(QDialog):
    """One line of text, with what is known already to choose from.

    Nothing is entered where the line was left as it was, unless `is_kept`.

    Args:
        question: above the line.
        hint: below it: what an empty line means.
        present: text that the line begins with.
        known: texts to choose from; none for a line alone.
        is_kept: the line is entered as it was left, too.
        problem_of: why a text cannot be entered, in a sentence; empty where it can. None: it is too long.
    """

    entered = Signal(str)

    def __init__(
        self,
        title: str,
        question: str,
        hint: str,
        present: str,
        known: Sequence[str],
        theme: Theme,
        parent: QWidget | None = None,
        *,
        is_kept: bool = False,
        problem_of: Callable[[str], str] | None = None,
    ) -> None:
        super().__init__(parent)
        self._is_kept = is_kept
        self._problem_of = problem_of or _too_long
        self.setWindowTitle(title)
        self.resize(440, 180)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(SPACE * 3, SPACE * 3, SPACE * 3, SPACE * 2)
        rows.setSpacing(SPACE)
        rows.addWidget(label(question, "heading", wrap=True))
        self.line = QLineEdit()
        if known:
            box = Chooser(theme, title)
            box.setEditable(True)
            box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
            box.addItems([*dict.fromkeys(known)])
            box.setLineEdit(self.line)
            # Qt completes in place: "patient 1" and Return would enter "patient 10".
            box.setCompleter(None)  # type: ignore[arg-type]  # Qt documents None as no completion
            rows.addWidget(box)
        else:
            rows.addWidget(self.line)
        # What is pasted is not cut: a cut text would be another one, and nobody would be told.
        self.line.setMaxLength(_MOST_TYPED)
        self.line.setAccessibleName(title)
        self.line.setText(present)
        self._first_text = self.line.text()
        self.line.selectAll()
        self.note = label(hint, "small", wrap=True)
        rows.addWidget(self.note)
        rows.addStretch(1)
        rows.addLayout(self._button_row())
        self.line.setFocus()

    def _button_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        self.cancel_button = QPushButton(tr("Cancel"))
        self.cancel_button.clicked.connect(self.reject)
        self.ok_button = QPushButton(tr("OK"))
        self.ok_button.setProperty("role", "primary")
        self.ok_button.setDefault(True)
        self.ok_button.clicked.connect(self._enter)
        row.addStretch(1)
        for button in (self.cancel_button, self.ok_button):
            row.addWidget(button)
        return row

    def _enter(self) -> None:
        text = self.line.text()
        is_entered = self._is_kept or self.line.isModified() or text != self._first_text
        problem = self._problem_of(text) if is_entered else ""
        if problem:
            self.note.setText(problem)
            set_property(self.note, "role", "error")
            return
        self.accept()
        if is_entered:
            self.entered.emit(text)


def _too_long(text: str) -> str:
    """Sentence for a text that is longer than a name may be; empty for any other."""
    count = len(clean_class_name(text))
    if count <= MOST_LETTERS:
        return ""
    return tr(
        "That is {count:,} letters, and at most {most} are kept. Shorten it.", count=count, most=MOST_LETTERS
    )
