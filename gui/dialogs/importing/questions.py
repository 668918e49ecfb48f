"""Questions of an import: one at a time with its answers, and below it those that are answered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from engine.formats.incoming.contents import Answers, ImportQuestion
from gui import plain_text
from gui.language.sentences import sentence
from gui.language.texts import counted, tr
from gui.panels.card import Chooser, label
from gui.style.theme import SPACE, Theme

_MOST_BUTTONS: Final = 6


@dataclass(frozen=True, slots=True)
class ShownQuestion:
    """A question of the source with its answer.

    Attributes:
        answer: value of the choice that holds now; None while there is none.
        is_remembered: the answer is that of an earlier import.
    """

    question: ImportQuestion
    answer: str | None = None
    is_remembered: bool = False

    @property
    def answer_words(self) -> str:
        """What the answer means; empty for none."""
        return dict(self.question.choices).get(self.answer or "", "")


def shown_questions(
    questions: Sequence[ImportQuestion], answers: Answers, remembered: Answers
) -> tuple[ShownQuestion, ...]:
    """Questions with the answers given now, else those of last time, else the usual ones."""
    shown = []
    for question in questions:
        values = {value for value, _ in question.choices}
        now, before = answers.get(question.key), remembered.get(question.key)
        if now in values:
            shown.append(ShownQuestion(question, now, now == before))
        else:
            shown.append(ShownQuestion(question, question.default))
    return tuple(shown)


class QuestionCard(QFrame):
    """One open question, with a button that takes the answer; `answered` has its key and the value."""

    answered = Signal(str, str)
    considered = Signal(str, str)
    """The same, of an answer that is chosen and not taken yet; an empty value for none."""

    def __init__(self, shown: ShownQuestion, left: int, theme: Theme) -> None:
        super().__init__()
        self.question = question = shown.question
        self.setProperty("role", "reason")
        self.setAccessibleName(sentence(question.text))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(SPACE * 2, SPACE, SPACE * 2, SPACE)
        rows.setSpacing(SPACE)
        rows.addWidget(label(sentence(question.text), "heading", wrap=True))
        self.radios: list[QRadioButton] = []
        self.chooser: Chooser | None = None
        self._group = QButtonGroup(self)
        if len(question.choices) <= _MOST_BUTTONS:
            for number, (_, words) in enumerate(question.choices):
                radio = QRadioButton(plain_text.caption(sentence(words)))
                radio.setToolTip(plain_text.tip(sentence(words)))
                self._group.addButton(radio, number)
                self.radios.append(radio)
                rows.addWidget(radio)
        else:
            self.chooser = Chooser(theme, sentence(question.text))
            self.chooser.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.chooser.setPlaceholderText(tr("Choose…"))
            for value, words in question.choices:
                self.chooser.addItem(plain_text.one_line(sentence(words)), value)
            rows.addWidget(self.chooser)
        self.preview = label("", "small", wrap=True)
        self.preview.setVisible(bool(question.previews))
        rows.addWidget(self.preview)
        last = QHBoxLayout()
        more = (
            counted(left, "{count} more question follows.", "{count} more questions follow.") if left else ""
        )
        last.addWidget(label(more, "small", elide=True), 1)
        self.answer_button = QPushButton(tr("Use this answer"))
        self.answer_button.setAutoDefault(False)
        self.answer_button.clicked.connect(self._take)
        last.addWidget(self.answer_button)
        rows.addLayout(last)
        self._group.idToggled.connect(lambda _number, _on: self._update())
        self._choose(shown.answer)
        self._update()

    @property
    def value(self) -> str | None:
        """Value of what is chosen; None for nothing."""
        if self.chooser is not None:
            chosen = self.chooser.currentData()
            return None if chosen is None else str(chosen)
        number = self._group.checkedId()
        return self.question.choices[number][0] if number >= 0 else None

    def take_keyboard(self) -> None:
        """Let the keyboard choose the answer."""
        target: QWidget = self.chooser or self._group.checkedButton() or self.radios[0]
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Hide:
            # The list is closed: what was only gone through counts for nothing.
            self._show_chosen()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focused = [radio for radio in self.radios if radio.hasFocus()]
            if self.value is None and focused:
                focused[0].setChecked(True)
            self._take()
            event.accept()
            return
        super().keyPressEvent(event)

    def _choose(self, answer: str | None) -> None:
        values = [value for value, _ in self.question.choices]
        number = values.index(answer) if answer in values else -1
        if self.chooser is not None:
            self.chooser.setCurrentIndex(number)
            self.chooser.currentIndexChanged.connect(lambda _number: self._update())
            # As the list is gone through, before one is taken.
            self.chooser.highlighted.connect(self._show_preview)
            self.chooser.view().installEventFilter(self)
        elif number >= 0:
            self.radios[number].setChecked(True)

    def _update(self) -> None:
        self.answer_button.setEnabled(self.value is not None)
        self._show_chosen()

    def _show_chosen(self) -> None:
        value = self.value
        if value is not None:
            self._show_preview([known for known, _ in self.question.choices].index(value))
        else:
            self.preview.clear()
            self.considered.emit(self.question.key, "")

    def _show_preview(self, number: int) -> None:
        """Say what would come of a choice."""
        if 0 <= number < len(self.question.previews):
            self.preview.setText(self.question.previews[number])
        self.considered.emit(self.question.key, self.question.choices[number][0])

    def _take(self) -> None:
        value = self.value
        if value is not None:
            self.answered.emit(self.question.key, value)


class QuestionRows(QWidget):
    """The question that is to be answered next, and the answers that hold, each of which can be changed."""

    answered = Signal(str, str)
    considered = Signal(str, str)
    """Key of a question, and an answer that is chosen and not taken yet; empty for none any more."""
    open_count_changed = Signal()
    """A question was opened again, or closed with its answer of before."""
    keyboard_left = Signal()
    """The question that had the keyboard was the last one."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: tuple[ShownQuestion, ...] = ()
        self._reopened = ""
        self.card: QuestionCard | None = None
        self.change_buttons: dict[str, QPushButton] = {}
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(SPACE // 2)
        self.hide()

    @property
    def open_count(self) -> int:
        """How many questions have no answer, or are opened again."""
        return sum(shown.answer is None or shown.question.key == self._reopened for shown in self._shown)

    def show_questions(self, shown: Sequence[ShownQuestion]) -> None:
        """Show these in the place of those before; the first without an answer is current."""
        if tuple(shown) == self._shown and not self._reopened:
            return
        self._shown, self._reopened = tuple(shown), ""
        self._lay_out()

    def _lay_out(self) -> None:
        focus = self.window().focusWidget()
        had_keyboard = focus is not None and self.isAncestorOf(focus)
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if self.card is not None:
            self.considered.emit(self.card.question.key, "")
        self.card, self.change_buttons = None, {}
        current = self._current()
        if current is not None:
            left = sum(shown.answer is None and shown is not current for shown in self._shown)
            self.card = QuestionCard(current, left, self._theme)
            self.card.answered.connect(self._answer)
            self.card.considered.connect(self.considered)
            self._rows.addWidget(self.card)
        for shown in self._shown:
            if shown is not current and shown.answer is not None:
                self._rows.addWidget(self._answered_row(shown))
        self.setVisible(bool(self._shown))
        if self.card is not None and (had_keyboard or self._reopened):
            self.card.take_keyboard()
        elif had_keyboard:
            self.keyboard_left.emit()

    def _current(self) -> ShownQuestion | None:
        reopened = [shown for shown in self._shown if shown.question.key == self._reopened]
        return next(
            (shown for shown in (*reopened, *self._shown) if shown in reopened or shown.answer is None), None
        )

    def _answered_row(self, shown: ShownQuestion) -> QWidget:
        question, row = sentence(shown.question.text), QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SPACE)
        words = tr("{question} {answer}", question=question, answer=sentence(shown.answer_words))
        if shown.is_remembered:
            words = tr("{answer} (as last time)", answer=words)
        line.addWidget(label(plain_text.one_line(words), "soft", elide=True), 1)
        button = QPushButton(tr("Change…"))
        button.setProperty("role", "link")
        button.setAutoDefault(False)
        button.setAccessibleName(tr("Change the answer to: {question}", question=question))
        button.clicked.connect(lambda: self._reopen(shown.question.key))
        line.addWidget(button)
        self.change_buttons[shown.question.key] = button
        return row

    def _reopen(self, key: str) -> None:
        self._reopened = key
        self._lay_out()
        self.open_count_changed.emit()

    def _answer(self, key: str, value: str) -> None:
        before = next(shown.answer for shown in self._shown if shown.question.key == key)
        if before == value:
            self._reopened = ""
            self._lay_out()
            self.open_count_changed.emit()
        else:
            self.answered.emit(key, value)
