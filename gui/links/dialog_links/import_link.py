"""Link of the import dialog with the import of data sets in a session, and what is said at its end."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from engine.core import EngineError
from engine.formats.incoming.contents import Answers, ImportQuestion
from engine.jobs import JobDone, JobFailed, JobOutcome
from engine.session import Notice, NoticeLevel
from engine.storage import ImageStatus
from gui.dialogs.file_dialogs import FileDialogs
from gui.dialogs.importing.dialog import ImportChoice, ImportDialog
from gui.dialogs.importing.problems import ImportProblem, ImportProblemsDialog
from gui.language.sentences import sentence
from gui.language.texts import counted, tr
from gui.links.dialog_links.dialog_events import until_closed
from gui.links.dialog_links.import_texts import arrivals_text, hint_text, problems_of, summary_text
from gui.messages import NoticeButton
from gui.project_controller import refusal

if TYPE_CHECKING:
    from engine.formats.incoming.arrivals import ArrivalCounts
    from engine.formats.incoming.survey import ImportSurvey
    from engine.session.editing.project_edits import ProjectEdits
    from engine.session.editing.project_steps import ProjectStep
    from engine.session.importing.dataset_imports import EndedImport
    from engine.session.session import Session
    from gui.parts import WindowParts

KEPT_KEY: Final = "existing"
"""Key of the question what becomes of labels that are there."""
KEEP: Final = "keep"
REPLACE: Final = "replace"
RESULT: Final = "import"
"""Subject of the message about the last import."""

ShowProblems = Callable[[Sequence[ImportProblem]], object]


def import_dialog(
    parts: WindowParts, show_problems: ShowProblems, *, replaces: bool = False
) -> ImportDialog | None:
    """A dialog that imports labels into the open project; None without one that can be changed.

    Args:
        show_problems: opens the list of what was left out.
        replaces: new labels take the place of those that are there, unless that is answered otherwise.
    """
    controller = parts.controller
    session, imports, edits = controller.session, controller.imports, controller.edits
    if session is None or imports is None or edits is None or session.read_only:
        return None
    dialog = ImportDialog(session.classes, FileDialogs(parts.settings), parts.theme, parts.frame)
    dialog.ask_too(_kept_question(session, replaces))
    surveyed: list[ImportSurvey] = []

    def is_over(answers: Answers) -> bool:
        return answers.get(KEPT_KEY, REPLACE if replaces else KEEP) == REPLACE

    def counted_arrivals(outcome: JobOutcome[ArrivalCounts]) -> None:
        match outcome:
            case JobDone(counts):
                dialog.show_arrivals(lambda answers: arrivals_text(counts, replaces=is_over(answers)))
            case JobFailed(error, _):
                dialog.show_arrivals(lambda _answers: sentence(str(error)))

    def survey_source(choice: ImportChoice) -> None:
        remembered = imports.answers_of(choice.source)
        answers = {**remembered, **choice.answers}

        def seen(outcome: JobOutcome[ImportSurvey]) -> None:
            match outcome:
                case JobDone(survey):
                    surveyed[:] = [survey]
                    dialog.show_survey(survey, answers, remembered)
                    if survey.format:
                        imports.count_arrivals(survey, answers, dialog.show_counting, counted_arrivals)
                case JobFailed(error, _):
                    dialog.show_failed(sentence(str(error)))

        sampled = partial(dialog.show_survey, answers=answers, remembered=remembered)
        source = (choice.source, choice.format or None, choice.answers)
        imports.survey(*source, seen, sampled, dialog.show_reading)

    def start(choice: ImportChoice) -> None:
        if not surveyed or choice.mapping is None:
            return
        on_end, is_new = _Result(parts, edits, choice.source, show_problems).show, is_over(choice.answers)
        try:
            imports.start(surveyed[0], choice.mapping, choice.answers, replace=is_new, on_end=on_end)
        except EngineError as error:
            dialog.show_failed(sentence(str(error)))
        else:
            dialog.accept()

    dialog.survey_requested.connect(survey_source)
    dialog.import_requested.connect(start)
    until_closed(dialog, (), imports.stop_survey)
    return dialog


def _kept_question(session: Session, replaces: bool) -> ImportQuestion | None:
    """What becomes of labels that are there; None where no image has any."""
    counts = session.project.images.counts()
    if not counts[ImageStatus.ACCEPTED] and not counts[ImageStatus.STARTED]:
        return None
    choices = (
        (KEEP, tr("They stay, and the new ones for such images are left out.")),
        (REPLACE, tr("The new ones take their place; undo brings them back.")),
    )
    text = tr("What becomes of labels that images have already?")
    return ImportQuestion(KEPT_KEY, text, choices, REPLACE if replaces else KEEP)


class _Result:
    """Message at the end of one import, with its undo and the list of what was left out."""

    def __init__(
        self, parts: WindowParts, edits: ProjectEdits, source: Path, show_problems: ShowProblems
    ) -> None:
        self._parts = parts
        self._edits = edits
        self._source = source
        self._show_problems = show_problems
        self._step: ProjectStep | None = None
        parts.notices.end_subjects([RESULT])

    def show(self, ended: EndedImport) -> None:
        """Say what came in, and offer to take it back and to look at the rest."""
        report, session, self._step = ended.report, self._parts.controller.session, ended.step
        if session is None:
            return
        if not ended.is_whole and ended.step is None and not ended.is_stopped:
            return  # It failed at once, which is said.
        problems = problems_of(report)
        buttons = []
        if ended.step is not None:
            buttons.append(NoticeButton(tr("Undo"), self._undo))
        if problems:
            text = counted(len(problems), "Show {count} left out…", "Show {count:,} left out…")
            buttons.append(NoticeButton(text, lambda: self._show_problems(problems)))
        level = NoticeLevel.WARNING if problems or not ended.is_whole else NoticeLevel.INFO
        summary = summary_text(report, self._source.name, is_whole=ended.is_whole)
        notice = Notice(summary, hint_text(report, session.classes), level, subject=RESULT)
        self._parts.notices.show_notice(notice, buttons)
        if self._step is not None:
            self._end_with_step(session)

    def _end_with_step(self, session: Session) -> None:
        """Take the message away once the import is undone, by whatever way."""

        def check_undone(_: object) -> None:
            if self._edits.next_redo is self._step:
                unsubscribe()
                self._parts.notices.end_subjects([RESULT])

        unsubscribe = session.events.history_changed.subscribe(check_undone)

    def _undo(self) -> None:
        if self._edits.next_undo is not self._step:
            hint = tr("[[undo]] takes back one thing after the other, this import last.")
            summary = tr("Something was done since the import, which comes first.")
            self._parts.notices.show_notice(Notice(summary, hint))
            return
        try:
            self._edits.undo()
        except EngineError as error:
            self._parts.notices.show_notice(refusal(error))
        else:
            self._parts.notices.end_subjects([RESULT])


def problems_dialog(problems: Sequence[ImportProblem], parts: WindowParts) -> ImportProblemsDialog:
    """The list of what an import left out; a row opens its image, or the folder of its file."""
    session = parts.controller.session
    ids = {} if session is None else {row.mask_name: row.id for row in session.project.images.rows()}
    known = [replace(problem, image_id=ids.get(problem.name)) for problem in problems]
    dialog = ImportProblemsDialog(known, parts.frame)

    def open_problem(problem: ImportProblem) -> None:
        session = parts.controller.session
        if problem.image_id is not None and session is not None:
            dialog.accept()
            session.open_image(problem.image_id)
        elif problem.path is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(problem.path.parent)))

    dialog.open_requested.connect(open_problem)
    return dialog
