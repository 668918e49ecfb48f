"""Watch over the file of the image on the canvas, and the question about a mask of another picture."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from engine.core import CancelToken, ImageId, Reporter, UserError
from engine.document.fingerprint import FileStamp, file_stamp
from engine.jobs import JobDone, JobFailed, JobOutcome, Lane
from engine.session.mask_work import MaskWork
from engine.session.open_image import CurrentImage, OpenImage
from engine.session.state import (
    Answer,
    Notice,
    NoticeLevel,
    Question,
    SessionEvents,
    error_notice,
    image_subject,
)
from engine.storage import ImageStatus, Project
from engine.storage.external.image_changes import ImageChange, MaskAdaptation, adapt_mask

IMAGE_QUESTION: Final = "image"

_LABELS: Final = {
    MaskAdaptation.KEEP: Answer("keep", "Keep the mask", "It stays as it is, on the image as it is now."),
    MaskAdaptation.TURN: Answer("turn", "Turn the mask", "The mask is turned as the image was."),
    MaskAdaptation.TURN_LEFT: Answer("turn-left", "Turn the mask left", "By 90 degrees."),
    MaskAdaptation.TURN_RIGHT: Answer("turn-right", "Turn the mask right", "By 90 degrees."),
    MaskAdaptation.RESIZE: Answer("resize", "Resize the mask", "Every pixel gets the nearest one's class."),
    MaskAdaptation.BRING_BACK: Answer(
        "bring-back", "Bring back its mask", "The history has a mask of this very image."
    ),
    MaskAdaptation.START_ANEW: Answer("start-anew", "Start anew", "Without a mask; undo has the old one."),
}
_HINT: Final = "Its mask is kept. Choose what becomes of it; undo takes the choice back."

_BUSY: Final = UserError("A mask is being fitted to its image.", "Go on in a moment.")


class ImageWatch:
    """Watch over the file of the open image, and the question about a mask of another picture; GUI thread.

    Args:
        reopen: reads an image anew and shows it.
        work: refuses edits, and other work on masks, while a mask is fitted to its image.
    """

    def __init__(
        self,
        project: Project,
        files: Lane,
        current: CurrentImage,
        events: SessionEvents,
        reopen: Callable[[ImageId], None],
        work: MaskWork,
    ) -> None:
        self._project = project
        self._files = files
        self._current = current
        self._events = events
        self._reopen = reopen
        self._work = work
        self._is_asking = False
        self._missing: ImageId | None = None
        self._adapting: OpenImage | None = None
        events.image_opened.subscribe(lambda _: self._show_question())
        events.changes_lost.subscribe(lambda _: self._show_stored())

    def answer(self, choice: str) -> None:
        """Fit the mask of the open image to its file as `choice` says, in the background.

        Raises:
            UserError: other work on masks is under way.
        """
        image = self._current.image
        if image is None or image.change is None or self._project.read_only or image is self._adapting:
            return
        self._work.begin(_BUSY, changes_masks=False)
        self._adapting = image
        change, adaptation = image.change, MaskAdaptation(choice)

        def work(token: CancelToken, report: Reporter) -> None:
            adapt_mask(self._project, change, adaptation)

        self._files.submit("adapt", work, lambda outcome: self._adapted(change, outcome))

    def tick(self) -> None:
        """Look, in the background, whether the file of the open image is still the one that is shown."""
        image = self._current.image
        if image is None or image.stamp is None or self._is_asking:
            return
        self._is_asking = True
        path = image.record.path
        self._files.submit(
            "look", lambda token, report: file_stamp(path), lambda outcome: self._stamp_read(image, outcome)
        )

    def _stamp_read(self, image: OpenImage, outcome: JobOutcome[FileStamp | None]) -> None:
        self._is_asking = False
        if not isinstance(outcome, JobDone) or self._current.image is not image:
            return
        if outcome.value is None:
            self._tell_missing(image)
        elif self._missing == image.id or outcome.value != image.stamp:
            self._missing = None
            self._reopen(image.id)

    def _tell_missing(self, image: OpenImage) -> None:
        if self._missing == image.id:
            return
        self._missing = image.id
        if not self._project.read_only:
            self._project.images.set_status(image.id, ImageStatus.MISSING)
            self._events.images_changed.emit((image.id,))
        summary = f"{image.record.shown_name} is no longer in its folder; its mask is kept."
        hint = "You can go on with it. It is learned from and exported again when the file is back."
        subject = image_subject(image.id)
        self._events.notice.emit(Notice(summary, hint, NoticeLevel.WARNING, subject=subject))

    def _show_stored(self) -> None:
        """Show the open image with the labels that are stored."""
        image = self._current.image
        if image is None:
            return
        # The mask file is not to get what the history lacks.
        image.saved_revision = image.planes.revision
        self._work.reopen()

    def _adapted(self, change: ImageChange, outcome: JobOutcome[None]) -> None:
        self._adapting = None
        self._work.end()
        if isinstance(outcome, JobFailed):
            self._events.notice.emit(error_notice(outcome.error))
        if isinstance(outcome, JobDone):
            self._events.images_changed.emit((change.image_id,))
            image = self._current.image
            if image is not None and image.id == change.image_id:
                self._reopen(change.image_id)

    def _show_question(self) -> None:
        image = self._current.image
        change = None if image is None else image.change
        question = None
        if change is not None:
            choices = () if self._project.read_only else tuple(_LABELS[way] for way in change.adaptations)
            question = Question(change.sentence, "" if self._project.read_only else _HINT, choices)
        self._events.question_changed.emit((IMAGE_QUESTION, question))
