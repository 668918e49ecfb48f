"""Bar above the canvas with a question to the user, which stays until it is answered or passes by itself."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from engine.session import Question
from gui import plain_text
from gui.language.sentences import sentence
from gui.panels.card import label
from gui.style.theme import SPACE


class QuestionBar(QFrame):
    """One question: its sentence, what it means, and a button for each answer."""

    chosen = Signal(str)
    """Key of the choice."""

    def __init__(self, question: Question) -> None:
        super().__init__()
        self.question = question
        self.setProperty("role", "banner")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(SPACE * 2, SPACE, SPACE * 2, SPACE)
        rows.setSpacing(SPACE // 2)
        rows.addWidget(label(sentence(question.sentence), "heading", wrap=True))
        if question.hint:
            rows.addWidget(label(sentence(question.hint), "soft", wrap=True))
        self.buttons: dict[str, QPushButton] = {}
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        for choice in question.choices:
            button = QPushButton(plain_text.caption(sentence(choice.label)))
            button.setToolTip(plain_text.tip(sentence(choice.tip)))
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(lambda _on=False, key=choice.key: self.chosen.emit(key))
            self.buttons[choice.key] = button
            row.addWidget(button)
        row.addStretch(1)
        if question.choices:
            rows.addLayout(row)


class QuestionBars(QWidget):
    """The questions that are open, one bar a subject; without any it takes no room."""

    chosen = Signal(str, str)
    """Subject and key of the choice."""

    def __init__(self) -> None:
        super().__init__()
        self._bars: dict[str, QuestionBar] = {}
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self.hide()

    @property
    def bars(self) -> dict[str, QuestionBar]:
        """The bars in sight, by their subject."""
        return dict(self._bars)

    def show_question(self, subject: str, question: Question | None) -> None:
        """Show this question of a subject in place of its last one; None for none."""
        known = self._bars.get(subject)
        if known is not None and known.question == question:
            return
        if known is not None:
            del self._bars[subject]
            self._rows.removeWidget(known)
            known.hide()
            known.deleteLater()
        if question is not None:
            bar = self._bars[subject] = QuestionBar(question)
            bar.chosen.connect(lambda key: self.chosen.emit(subject, key))
            self._rows.addWidget(bar)
        self.setVisible(bool(self._bars))

    def clear(self) -> None:
        """Take every question away."""
        for subject in tuple(self._bars):
            self.show_question(subject, None)
