"""The sequence that the open image is a frame of, and which of its frames are labelled."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.core import CancelToken, Event, ImageId, Reporter, UserError
from engine.document.step_names import newest_work
from engine.jobs import JobDone, JobOutcome, Lane
from engine.sequence.frames import FrameSequence, frames_of
from engine.sequence.proposals import is_labelled, is_proposal, labelled_frames, proposed_frames
from engine.session.session import Session
from engine.session.state import Notice
from engine.storage import ImageStatus

if TYPE_CHECKING:
    from engine.sequence.outlines import MaskOutline

NOT_A_SEQUENCE = Notice(
    "This image is no frame of a sequence: no other image of its folder has its size.",
    "Frames of a stack or a video belong into one folder, named in their order.",
)


@dataclass(frozen=True, slots=True)
class _Found:
    """Frames as they were found, and what is known of their masks."""

    sequence: FrameSequence
    labelled: frozenset[ImageId]
    proposed: Mapping[ImageId, str]


class OpenSequence:
    """Frames beside the open image, found in the background; GUI thread. To be closed before the session is.

    Attributes:
        changed: the frames are others now, or others of them are labelled, or another one is open.
        sequence: the frames; empty while they are not known yet.
        labelled: those of them whose masks are a person's word (see `is_labelled`).
        proposed: those whose masks nobody has looked at since they came from other frames, and by which step.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._lane = Lane("frames", session.dispatcher)
        self.changed: Event[None] = Event()
        self._is_stale = False
        self.sequence = FrameSequence()
        self.labelled: frozenset[ImageId] = frozenset()
        self.proposed: Mapping[ImageId, str] = {}
        events = session.events
        self._unsubscribers = [
            events.image_opened.subscribe(lambda _: self._image_opened()),
            events.images_changed.subscribe(self._images_changed),
            events.history_changed.subscribe(lambda _: self._note_open_image()),
        ]
        self._image_opened()

    def close(self) -> None:
        """Stop listening; end the thread."""
        for unsubscribe in self._unsubscribers:
            unsubscribe()
        self._lane.close(timeout_s=0.0)

    @property
    def open_id(self) -> ImageId | None:
        """The frame that is open, or being opened."""
        return self._session.wanted_image_id

    def known(self) -> FrameSequence:
        """The frames beside the open image.

        Raises:
            UserError: it is no frame, or the others are not known yet.
        """
        if self.open_id is None or self.sequence.place(self.open_id) is None:
            raise UserError("The frames beside this image are not known yet.", "Try again in a moment.")
        if len(self.sequence) < 2:
            raise UserError(NOT_A_SEQUENCE.summary, NOT_A_SEQUENCE.hint)
        return self.sequence

    def neighbour(self, step: int, *, is_labelled_only: bool = False) -> ImageId | None:
        """The frame beside the open one: the next (1) or the previous (-1), of all or the labelled ones."""
        if self.open_id is None:
            return None
        if not is_labelled_only:
            return self.sequence.neighbour(self.open_id, step)
        return next((f for f in self.sequence.beyond(self.open_id, step) if f in self.labelled), None)

    def read_again(self) -> None:
        """Find frames and labels anew; while no image is open, as soon as one is."""
        image, project = self._session.image, self._session.project
        self._is_stale = image is None
        if image is None:
            return

        def work(token: CancelToken, report: Reporter) -> _Found:
            sequence = frames_of(project.images, image.id)
            token.check()
            newest = project.last_steps()
            labelled = labelled_frames(project, sequence.frames, newest)
            return _Found(sequence, labelled, proposed_frames(project, sequence.frames, newest))

        def done(outcome: JobOutcome[_Found]) -> None:
            # A failure of the project's disk is told by its own question.
            if isinstance(outcome, JobDone):
                found = outcome.value
                self.sequence, self.labelled, self.proposed = found.sequence, found.labelled, found.proposed
                self._note_open_image()
                self.changed.emit(None)

        self._lane.submit("frames", work, done)

    def outline_beside(self, step: int, done: Callable[[tuple[MaskOutline, ...]], object]) -> None:
        """Read the outlines of the mask of the frame beside the open one, then call `done`; none: empty."""
        project, beside = self._session.project, self.neighbour(step)
        if beside is None:
            done(())
            return

        def work(token: CancelToken, report: Reporter) -> tuple[MaskOutline, ...]:
            from engine.sequence.outlines import outlines_of

            mask = project.decided_mask(beside)
            token.check()
            has_background = project.classes.has_background
            return () if mask is None else outlines_of(mask, has_background=has_background)

        def deliver(outcome: JobOutcome[tuple[MaskOutline, ...]]) -> None:
            # Damaged labels are told of when that frame is opened.
            if self.neighbour(step) == beside:
                done(outcome.value if isinstance(outcome, JobDone) else ())

        self._lane.submit("outline", work, deliver)

    def _image_opened(self) -> None:
        image = self._session.image
        if image is not None and (self._is_stale or self.sequence.place(image.id) is None):
            self.read_again()
        self.changed.emit(None)

    def _images_changed(self, ids: tuple[ImageId, ...] | None) -> None:
        image = self._session.image
        others = set(self.sequence.frames) - {None if image is None else image.id}
        if ids is None or not others.isdisjoint(ids):
            self.read_again()
            return
        self._note_open_image()
        self.changed.emit(None)

    def _note_open_image(self) -> None:
        """Whether the open image is labelled, without a question to the disk."""
        image = self._session.image
        if image is None or self.sequence.place(image.id) is None:
            return
        # Read from the table: the record of the open image may be older than its status there.
        status = self._session.project.images.work_status(image.id)
        labels = image.history.labels()[: image.history.position]
        newest = newest_work(reversed(labels))
        if newest == "" and status is ImageStatus.STARTED:
            return  # Not in memory yet; `read_again` has it from the disk.
        is_now, proposed = is_labelled(status, newest), dict(self.proposed)
        proposed.pop(image.id, None)
        if newest is not None and is_proposal(status, newest):
            proposed[image.id] = newest
        if is_now != (image.id in self.labelled) or proposed != self.proposed:
            self.labelled = self.labelled | {image.id} if is_now else self.labelled - {image.id}
            self.proposed = proposed
            self.changed.emit(None)
