"""Watch over the mask files of the open project, and the question about those that others have changed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from engine.core import CancelToken, Event, ImageId, Reporter, UserError
from engine.jobs import Dispatcher, JobDone, JobFailed, JobOutcome, Lane
from engine.session.mask_work import MaskWork
from engine.session.open_image import CurrentImage
from engine.session.state import Answer, Notice, NoticeLevel, Question, SessionEvents, error_notice
from engine.storage import FileProblem, Project
from engine.storage.external.mask_changes import (
    MaskChange,
    MaskChangeKind,
    TakenOver,
    find_mask_change,
    find_mask_changes,
    sentence_about,
    take_over_masks,
    write_masks_again,
)

MASK_QUESTION: Final = "masks"

_TAKE_OVER: Final = Answer(
    "take-over",
    "Take over the files",
    "Each becomes its image's mask; undo has the old. Deleted ones are written again.",
)
_WRITE: Final = Answer("write-again", "Write mine again", "The files become what the project has.")
_LATER: Final = Answer("later", "Not now", "The files stay as they are, and the project's own masks count.")
_DECIDE: Final = Answer(
    "decide", "Choose now", "Take the files over, or write the project's own masks again."
)
_HINT: Final = "The project's own masks count until you choose."
_PUT_OFF: Final = "Until you choose, these files are not written, and the project's own masks count."
_BUSY: Final = UserError("Changed mask files are being read in.", "Go on in a moment.")
_NAMED: Final = 3


class MaskWatch:
    """Question about mask files that other programs have changed, added or deleted; GUI thread.

    Args:
        work: refuses edits while files are taken over or written again.

    Attributes:
        taken_over: the steps by which files became the masks of their images.
    """

    def __init__(
        self,
        project: Project,
        dispatcher: Dispatcher,
        current: CurrentImage,
        events: SessionEvents,
        work: MaskWork,
    ) -> None:
        self.taken_over: Event[Mapping[ImageId, TakenOver]] = Event()
        self._project = project
        self._current = current
        self._events = events
        self._work = work
        self._lane = Lane("mask files", dispatcher)
        self._changes: dict[ImageId, MaskChange] = {}
        self._put_off: dict[ImageId, MaskChange] = {}
        """Changes that are to be decided later, of which a bar says so all the time."""
        self._has_looked = False
        project.set_mask_handler(lambda image_id: dispatcher.post(lambda: self._check(image_id)))
        events.image_opened.subscribe(lambda _: self._check_open())

    def tick(self) -> None:
        """Once, soon after the project was opened: look at every mask file in the background."""
        if self._has_looked or self._project.read_only:
            return
        self._has_looked = True

        def work(token: CancelToken, report: Reporter) -> list[MaskChange]:
            return find_mask_changes(self._project, report, token)

        self._lane.submit("all", work, self._found)

    def answer(self, choice: str) -> None:
        """Take the files over, write the project's own masks again, or put it off, which stays in sight.

        Raises:
            UserError: other work on masks is under way; the question stays.
        """
        if choice in (_LATER.key, _DECIDE.key):
            every = self._put_off | self._changes
            self._changes, self._put_off = ({}, every) if choice == _LATER.key else (every, {})
            self._show_question()
            return
        takes_over = choice == _TAKE_OVER.key
        self._work.begin(_BUSY, changes_masks=takes_over)
        changes, self._changes = list(self._changes.values()), {}
        self._show_question()
        taken: dict[ImageId, TakenOver] = {}

        def work(token: CancelToken, report: Reporter) -> list[FileProblem]:
            if takes_over:
                return take_over_masks(self._project, changes, taken, token)
            return write_masks_again(self._project, changes, token)

        def done(outcome: JobOutcome[list[FileProblem]]) -> None:
            self._work.end()
            # A look at a file that had begun before it was written may have come in meanwhile.
            for change in changes:
                if self._changes.get(change.image_id) == change:
                    del self._changes[change.image_id]
            self._show_question()
            if taken:
                self.taken_over.emit(taken)
            self._tell(outcome)
            self._events.images_changed.emit(None)

        self._lane.submit(("answer", object()), work, done)

    def close(self) -> None:
        """Stop; the files stay as they are."""
        self._lane.close(timeout_s=0.0)

    def _check_open(self) -> None:
        image = self._current.image
        if image is not None and self._has_looked:
            self._check(image.id)

    def _check(self, image_id: ImageId) -> None:
        def work(token: CancelToken, report: Reporter) -> list[MaskChange]:
            change = find_mask_change(self._project, image_id)
            return [] if change is None else [change]

        def done(outcome: JobOutcome[list[MaskChange]]) -> None:
            if isinstance(outcome, JobDone) and not outcome.value:
                self._changes.pop(image_id, None)
                self._put_off.pop(image_id, None)
            self._found(outcome)

        self._lane.submit(("one", image_id), work, done)

    def _found(self, outcome: JobOutcome[list[MaskChange]]) -> None:
        if not isinstance(outcome, JobDone):
            return  # A failure of the project's disk is told by its own question.
        for change in outcome.value:
            if self._put_off.get(change.image_id) != change:
                self._put_off.pop(change.image_id, None)
                self._changes[change.image_id] = change
        self._show_question()

    def _show_question(self) -> None:
        """Ask about what is open; else say what was put off, with the way to decide it."""
        question: Question | None = None
        if self._changes and not self._project.read_only:
            changes = list(self._changes.values())
            is_gone = all(change.kind is MaskChangeKind.DELETED for change in changes)
            answers = (_WRITE, _LATER) if is_gone else (_TAKE_OVER, _WRITE, _LATER)
            question = Question(sentence_about(changes), _HINT, answers)
        elif self._put_off and not self._project.read_only:
            question = Question(sentence_about(self._put_off.values()), _PUT_OFF, (_DECIDE,))
        self._events.question_changed.emit((MASK_QUESTION, question))

    def _tell(self, outcome: JobOutcome[list[FileProblem]]) -> None:
        if isinstance(outcome, JobFailed):
            self._events.notice.emit(error_notice(outcome.error))
        elif isinstance(outcome, JobDone):
            for problem in outcome.value[:_NAMED]:
                summary = f"{problem.name} was left as it is: {problem.sentence}"
                self._events.notice.emit(Notice(summary, level=NoticeLevel.WARNING))
