"""Dialog with the models of a project: each with its card, and the way back to any of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from engine.core import ClassList
from engine.session.learning.network_choices import CardPart, card_of
from engine.storage import ModelRecord
from gui.language.sentences import sentence
from gui.language.texts import tr
from gui.panels.card import label
from gui.panels.model import age_text, mean_iou, percent
from gui.style.theme import SPACE

_USERS_NAMES: Final = frozenset({"Classes"})
"""Rows whose values are names that the user gave."""


def card_text(parts: Sequence[CardPart]) -> str:
    """The card as plain text, to read and to copy."""
    return "\n\n".join(
        "\n".join(
            [
                sentence(part.title).upper(),
                *(_row_text(name, value) for name, value in part.rows),
            ]
        )
        for part in parts
    )


def _row_text(name: str, value: str) -> str:
    return f"{sentence(name)}:  {value if name in _USERS_NAMES else sentence(value)}"


def row_text(model: ModelRecord, now: datetime) -> str:
    """One line of the list: name, score, age, and which one is in use."""
    parts = [str(model.id), percent(mean_iou(model.metrics)), age_text(model.created, now)]
    return "   ".join([*(part for part in parts if part), *([tr("in use")] if model.is_current else [])])


class ModelCardDialog(QDialog):
    """Models, newest first; the signals carry the id of the one to predict with, or to export."""

    use_requested = Signal(str)
    export_requested = Signal(str)

    def __init__(
        self,
        models: Sequence[ModelRecord],
        classes: ClassList,
        can_use: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._classes = classes
        self.setWindowTitle(tr("Models of this project"))
        self.resize(860, 620)
        self._models = sorted(models, key=lambda model: model.created, reverse=True)
        self._can_use = can_use
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Models"))
        self.list.setMinimumWidth(300)
        self.list.setMaximumWidth(360)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.addItems([row_text(model, datetime.now(UTC)) for model in self._models])
        self.card = QPlainTextEdit()
        self.card.setReadOnly(True)
        self.card.setAccessibleName(tr("Model card"))
        self.card.setWordWrapMode(QTextOption.WrapMode.WordWrap)
        self.card.setPlaceholderText(
            tr("There is no model yet: accept an image and let Inkling learn from it.")
        )
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.use_button = QPushButton(tr("Use this model"))
        self.use_button.setProperty("role", "primary")
        self.use_button.clicked.connect(self._use)
        buttons.addButton(self.use_button, QDialogButtonBox.ButtonRole.ActionRole)
        self.export_button = QPushButton(tr("Export as ONNX…"))
        self.export_button.setToolTip(
            tr("One file for other programs: it takes the pixels of an image and answers their classes")
        )
        self.export_button.clicked.connect(self._export)
        buttons.addButton(self.export_button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        columns = QHBoxLayout()
        columns.setSpacing(SPACE)
        columns.addWidget(self.list)
        columns.addWidget(self.card, 1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(SPACE * 2, SPACE * 2, SPACE * 2, SPACE * 2)
        rows.setSpacing(SPACE)
        rows.addLayout(columns, 1)
        self.note = label("", "small", wrap=True)
        self.note.hide()
        rows.addWidget(self.note)
        rows.addWidget(buttons)
        self.list.currentRowChanged.connect(self._show)
        current = next((row for row, model in enumerate(self._models) if model.is_current), 0)
        # An empty list says nothing; the text beside it does.
        self.list.setVisible(bool(self._models))
        self._show(-1)
        self.list.setCurrentRow(current if self._models else -1)

    def show_note(self, text: str, *, is_busy: bool = False) -> None:
        """Say how an export goes; there is one at a time."""
        self.note.setText(text)
        self.note.show()
        self.export_button.setEnabled(not is_busy)

    def _show(self, row: int) -> None:
        has_model = 0 <= row < len(self._models)
        self.use_button.setEnabled(has_model and self._can_use and not self._models[row].is_current)
        self.export_button.setVisible(bool(self._models))
        self.card.setPlainText(self._text_of(self._models[row]) if has_model else "")

    def _text_of(self, model: ModelRecord) -> str:
        return card_text(card_of(model, self._classes))

    def _use(self) -> None:
        self.use_requested.emit(str(self._models[self.list.currentRow()].id))
        self.accept()

    def _export(self) -> None:
        self.export_requested.emit(str(self._models[self.list.currentRow()].id))
