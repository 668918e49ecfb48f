"""Dialog of the import of labels: what the source holds, what each class becomes, what is unclear."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QDialog,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from engine.core import ClassList, Progress, UserError
from engine.formats.catalog import READERS
from engine.formats.class_templates import NUMBERING_KEY
from engine.formats.incoming.contents import Answers, ClassKey, ImportQuestion
from engine.formats.incoming.mapping import (
    ClassMapping,
    ClassTarget,
    ResolvedMapping,
    mapping_warnings,
    resolve_mapping,
)
from engine.formats.incoming.numberings import numbered_classes, numbered_mapping
from engine.formats.incoming.recognition import FORMAT_KEY
from engine.formats.incoming.survey import ImportSurvey
from gui import plain_text
from gui.dialogs.file_dialogs import FileDialogs
from gui.dialogs.format_list import FormatField
from gui.dialogs.importing.class_table import SourceClassTable
from gui.dialogs.importing.example_view import ExampleView
from gui.dialogs.importing.questions import QuestionRows, ShownQuestion, shown_questions
from gui.dialogs.importing.remembered_targets import kept_targets, remembered_targets, without_targets
from gui.dialogs.importing.source_field import DropPlace, SourceField, accept_copy, dropped_path
from gui.dialogs.importing.survey_texts import formats_text, reason_text, survey_text
from gui.dialogs.importing.value_questions import (
    BY_TABLE,
    answered_targets,
    numbering_of,
    question_of,
    value_questions,
)
from gui.language.sentences import sentence
from gui.language.texts import counted, tr
from gui.panels.card import label, set_property
from gui.style.theme import SPACE, Theme

_WIDE_PX: Final = 720
"""From this width on, examples and classes stand beside each other."""


@dataclass(frozen=True, slots=True)
class ImportChoice:
    """What is to be imported, and how.

    Attributes:
        format: name in the catalogue; empty to recognise it.
        mapping: what each class of the source becomes; None before it was looked at.
    """

    source: Path
    format: str
    answers: Answers
    mapping: ClassMapping | None = None


class ImportDialog(QDialog):
    """Choice of a source and of what becomes of it; GUI thread. Reads nothing itself.

    Args:
        classes: of the project.
    """

    survey_requested = Signal(object)
    """An `ImportChoice` whose source is to be looked at."""
    import_requested = Signal(object)
    """An `ImportChoice` with its mapping."""

    def __init__(
        self, classes: ClassList, files: FileDialogs, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._classes = classes
        self._theme = theme
        self._survey: ImportSurvey | None = None
        self._earlier: ImportSurvey | None = None
        """What is shown while the source is read in another format, and stays where that does not fit."""
        self._source: Path | None = None
        self._format = ""
        self._answers: dict[str, str] = {}
        self._remembered: Answers = {}
        self._resolved: ResolvedMapping | None = None
        self._own_questions: tuple[ImportQuestion, ...] = ()
        self._value_questions: tuple[ImportQuestion, ...] = ()
        self._suggested: dict[ClassKey, ClassTarget] = {}
        self._is_reading = False
        self._arrivals_by: Callable[[Answers], str] = lambda _answers: ""
        self.setWindowTitle(tr("Import labels"))
        self.setAcceptDrops(True)
        self.resize(960, 780)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(SPACE * 3, SPACE * 3, SPACE * 3, SPACE * 2)
        rows.setSpacing(SPACE)
        self.source = SourceField(files)
        self.source.chosen.connect(self.read)
        rows.addWidget(self.source)
        self.drop_place = DropPlace(formats_text())
        rows.addWidget(self.drop_place, 1)
        self.contents = QWidget()
        self.contents.setLayout(self._content_rows())
        self.contents.hide()
        rows.addWidget(self.contents, 1)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        keeps_room = self.bar.sizePolicy()
        keeps_room.setRetainSizeWhenHidden(True)
        self.bar.setSizePolicy(keeps_room)
        self.bar.hide()
        rows.addWidget(self.bar)
        rows.addLayout(self._button_row())
        self._update()

    def ask_too(self, question: ImportQuestion | None) -> None:
        """Ask this of every source, beside what that leaves open; None: nothing."""
        self._own_questions = () if question is None else (question,)

    # ---- what is shown

    def read(self, source: Path) -> None:
        """Look at another source, from the beginning."""
        self._source, self._format, self._survey, self._resolved = source, "", None, None
        self._answers, self._earlier = {}, None
        self.source.show_path(source)
        self._request_survey()

    def show_survey(self, survey: ImportSurvey, answers: Answers, remembered: Answers) -> None:
        """Show what a source holds.

        Args:
            answers: those that it was read with; `remembered`: those of an earlier import. What was answered
                while all masks were counted stays.
        """
        is_first = self._survey is None
        is_counted = self._survey is not None and not self._survey.is_whole
        meanwhile = self._answers if is_counted else {}
        before = {} if is_first else self.table.rows.targets
        chosen = {key: target for key, target in before.items() if target != self._suggested.get(key)}
        self._survey, self._format, self._earlier = survey, survey.format, None
        self._answers, self._remembered = without_targets(answers) | meanwhile, remembered
        if survey.is_whole:
            self._end_reading()
        self._show_format(survey)
        self.examples.show_examples(survey.examples, tr("No examples"))
        self._suggested = dict(survey.mapping or {})
        numbering = numbering_of(survey, answers)
        self._value_questions = value_questions(
            survey.classes, self._suggested, self._classes, numbering=numbering
        )
        mapping = self._suggested | answered_targets(survey.classes, self._suggested, self._answers)
        if numbering == numbering_of(survey, remembered):
            mapping |= remembered_targets(self._suggested, remembered, self._classes)
        # What was chosen stays where the answer to a question makes the source read otherwise.
        mapping |= {key: target for key, target in chosen.items() if key in mapping}
        self.table.rows.show(survey.classes, mapping)
        self.questions.show_questions(self._shown_questions(survey))
        self.show_arrivals(lambda _answers: "")
        self.summary.setText(survey_text(survey))
        set_property(self.summary, "role", "error" if survey.unreadable_sentence else "soft")
        self.drop_place.hide()
        self.contents.show()
        self._update()
        if is_first or (is_counted and not self.contents.isAncestorOf(self.focusWidget() or self)):
            self._place_keyboard()

    def show_reading(self, progress: Progress) -> None:
        """The values of all masks are being counted."""
        self.bar.setRange(0, progress.total)
        self.bar.setValue(progress.done)

    def show_counting(self, progress: Progress) -> None:
        """The images of the source are being looked for in the project."""
        text = counted(
            progress.done,
            "Looking for the images: {count} so far.",
            "Looking for the images: {count:,} so far.",
        )
        self.arrivals.setText(text)

    def show_arrivals(self, text_by: Callable[[Answers], str]) -> None:
        """How many images would be added, and what becomes of the labels of others, by the answers."""
        self._arrivals_by = text_by
        self.arrivals.setText(text_by(self._answers))

    def show_failed(self, text: str) -> None:
        """The source cannot be read, or the import not begin: why, and what to do."""
        if self._survey is not None and not self._survey.is_whole:
            self._survey = None
        if self._survey is None and self._earlier is not None:
            self._survey, self._earlier = self._earlier, None
            self._format = self._survey.format
            self._show_format(self._survey)
        self._end_reading()
        if self._survey is None:
            self.contents.hide()
            self.drop_place.show()
        self._say(text, "error")

    # ---- as Qt asks a dialog

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_path(event.mimeData()) is not None:
            accept_copy(event)
            self.drop_place.show_drag(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.drop_place.show_drag(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self.drop_place.show_drag(False)
        path = dropped_path(event.mimeData())
        if path is not None:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.read(path)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_wide = self.width() >= _WIDE_PX
        self._columns.setDirection(
            QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom
        )

    # ---- inside

    def _content_rows(self) -> QVBoxLayout:
        rows = QVBoxLayout()
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(SPACE)
        line = QHBoxLayout()
        line.setSpacing(SPACE)
        self.format_name = label(tr("Format"))
        self.format = FormatField(self._theme, tr("Format"))
        self.format.setToolTip(tr("Choose another one where it was recognised wrongly"))
        self.format.activated.connect(lambda _row: self._choose_format(self.format.format_name))
        self.reason = label("", "soft", wrap=True)
        line.addWidget(self.format_name)
        line.addWidget(self.format)
        line.addWidget(self.reason, 1)
        self.other_format = QPushButton()
        self.other_format.setProperty("role", "link")
        self.other_format.setAutoDefault(False)
        self.other_format.hide()
        self.other_format.clicked.connect(self._read_as_likely)
        line.addWidget(self.other_format)
        rows.addLayout(line)
        self.questions = QuestionRows(self._theme)
        self.questions.answered.connect(self._answer)
        self.questions.considered.connect(self._consider)
        self.questions.open_count_changed.connect(self._update)
        # Not into the path, where the next key would take the place of it all.
        self.questions.keyboard_left.connect(lambda: QTimer.singleShot(0, self, self._place_keyboard))
        rows.addWidget(self.questions)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(SPACE * 2)
        self.examples = ExampleView(self._classes, self._theme)
        self._columns.addWidget(self.examples, 4)
        self._columns.addLayout(self._class_rows(), 5)
        rows.addLayout(self._columns, 1)
        self.arrivals = label("", wrap=True)
        rows.addWidget(self.arrivals)
        self.summary = label("", "soft", wrap=True)
        rows.addWidget(self.summary)
        return rows

    def _class_rows(self) -> QVBoxLayout:
        rows = QVBoxLayout()
        rows.setSpacing(SPACE // 2)
        rows.addWidget(label(tr("Classes"), "heading"))
        self.table = SourceClassTable(self._classes, self._theme)
        self.table.rows.targets_changed.connect(self._map)
        self.table.emphasised.connect(self.examples.emphasise)
        self.table.chosen.connect(self._note_chosen)
        rows.addWidget(self.table, 1)
        hint = tr("Return: choose. N: new class. U: unlabelled. X: leave out. 0–9: that class of yours.")
        rows.addWidget(label(hint, "small", wrap=True))
        self.warning = label("", "small", wrap=True)
        rows.addWidget(self.warning)
        return rows

    def _button_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        self.message = label("", "soft", wrap=True)
        # Two lines have their room whatever is said, so that the buttons stay where they are.
        self.message.setMinimumHeight(2 * self.message.fontMetrics().lineSpacing())
        self.close_button = QPushButton(tr("Cancel"))
        self.close_button.setAutoDefault(False)
        self.close_button.clicked.connect(self.reject)
        self.import_button = QPushButton(tr("Import"))
        self.import_button.setProperty("role", "primary")
        self.import_button.setDefault(True)
        self.import_button.clicked.connect(self._import)
        row.addWidget(self.message, 1)
        for button in (self.close_button, self.import_button):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
        return row

    def _show_format(self, survey: ImportSurvey) -> None:
        recognised = [entry.name for entry in survey.recognised]
        titles = {name: row.title for name, row in READERS.items()}
        self.format.show_formats(tr("Recognised"), recognised, titles)
        self.format.setCurrentIndex(self.format.findData(survey.format))
        self.reason.setText(reason_text(survey))
        self.other_format.setVisible(survey.likely_format is not None)
        if survey.likely_format is not None:
            title = sentence(READERS[survey.likely_format.name].title)
            self.other_format.setText(plain_text.caption(tr("Read it as {title}", title=title)))

    def _read_as_likely(self) -> None:
        if self._survey is not None and self._survey.likely_format is not None:
            self._choose_format(self._survey.likely_format.name)

    def _choose_format(self, chosen: str) -> None:
        if chosen != self._format:
            if self._survey is not None and self._survey.is_whole:
                self._earlier = self._survey
            self._format, self._survey = chosen, None
            self._request_survey()

    def _shown_questions(self, survey: ImportSurvey) -> tuple[ShownQuestion, ...]:
        own = () if not survey.format else (*self._value_questions, *self._own_questions)
        return shown_questions((*survey.questions, *own), self._answers, self._remembered)

    def _note_chosen(self, keys: frozenset[ClassKey]) -> None:
        """What is chosen in the table answers the question about such a value."""
        known = {question.key for question in self._value_questions}
        questions = {question_of(key) for key in keys} & known
        for question in questions:
            self._answers[question] = BY_TABLE
        if questions and self._survey is not None:
            self.questions.show_questions(self._shown_questions(self._survey))
            self._update()

    def _consider(self, key: str, value: str) -> None:
        """Show what values without names would be by an answer that is not taken yet; empty: none."""
        survey = self._survey
        if key != NUMBERING_KEY or survey is None or key in self._answers:
            return
        if value in ("", numbering_of(survey, self._answers)):
            self.table.rows.end_considering()
            return
        sources = numbered_classes(survey.classes, value)
        targets = numbered_mapping(sources, self._classes, value)
        self.table.rows.consider(sources, targets)
        try:
            shown = resolve_mapping(targets, sources, self._classes, replaces=survey.replaces)
        except UserError:
            return  # It is said once the answer is taken.
        self.table.rows.show_after(shown.classes)
        self.examples.show_mapping(sources, targets, shown.ids, shown.classes)

    def _answer(self, key: str, value: str) -> None:
        self._answers[key] = value
        self.arrivals.setText(self._arrivals_by(self._answers))
        survey = self._survey
        is_own = any(q.key == key for q in (*self._own_questions, *self._value_questions))
        if survey is not None and is_own:
            # It changes nothing of what is read.
            targets = answered_targets(survey.classes, self._suggested, {key: value})
            self.table.rows.show(survey.classes, self.table.rows.targets | targets)
            self.questions.show_questions(self._shown_questions(survey))
            self._update()
            return
        if key == FORMAT_KEY:
            self._format = value
        self._request_survey()

    def _request_survey(self) -> None:
        if self._source is None:
            return
        self._is_reading = True
        self.bar.setRange(0, 0)
        self.bar.show()
        self.drop_place.setVisible(self._survey is None and not self.contents.isVisible())
        self._say(tr("Looking at {name}…", name=self._source.name or str(self._source)), "soft")
        self._update()
        self.survey_requested.emit(ImportChoice(self._source, self._format, dict(self._answers)))

    def _end_reading(self) -> None:
        self._is_reading = False
        self.bar.setRange(0, 1)
        self.bar.hide()
        self._update()

    def _map(self) -> None:
        """Show what the targets mean, in the pictures and in words."""
        sources, targets = self.table.rows.sources, self.table.rows.targets
        try:
            replaces = self._survey is not None and self._survey.replaces
            self._resolved = resolve_mapping(targets, sources, self._classes, replaces=replaces)
        except UserError as error:
            self._resolved = None
            self.warning.setText(sentence(str(error)))
            set_property(self.warning, "role", "error")
        else:
            self.table.rows.show_after(self._resolved.classes)
            self.examples.show_mapping(sources, targets, self._resolved.ids, self._resolved.classes)
            warnings = mapping_warnings(targets, sources, self._classes, self._resolved.classes)
            self.warning.setText(" ".join(map(sentence, warnings)))
            set_property(self.warning, "role", "small")
        self.warning.setVisible(bool(self.warning.text()))
        self._update()

    def _update(self) -> None:
        """Whether it can be imported now; else what is missing, beside the button."""
        survey = self._survey
        is_ready = False
        if self._is_reading:
            pass
        elif survey is None:
            self._say("", "soft")
        elif self.questions.open_count:
            count = self.questions.open_count
            self._say(counted(count, "{count} question to answer", "{count} questions to answer"), "soft")
        elif self._resolved is None:
            self._say(tr("The classes cannot become that."), "error")
        else:
            is_ready = True
            self._say("", "soft")
        self.import_button.setEnabled(is_ready)

    def _place_keyboard(self) -> None:
        if self.questions.card is not None:
            self.questions.card.take_keyboard()
        elif self.import_button.isEnabled():
            self.import_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self, text: str, role: str) -> None:
        self.message.setText(text)
        set_property(self.message, "role", role)

    def _import(self) -> None:
        if self._source is not None and self._resolved is not None:
            targets = self.table.rows.targets
            answers = self._answers | kept_targets(targets, self._suggested)
            self.import_requested.emit(ImportChoice(self._source, self._format, answers, targets))
