"""Masks of a sequence's frames from other frames: interpolated, propagated or copied, as proposals."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias, TypeVar

from engine.core import IGNORE, CancelToken, EngineError, ImageId, LabelMap, Progress, Reporter, UserError
from engine.core.words import plural
from engine.document.planes import Change, Plane
from engine.jobs import JobCancelled, JobDone, JobFailed, JobOutcome, Lane, LaneJob
from engine.sequence.proposals import (
    COPIED,
    INTERPOLATED,
    PROPAGATED,
    MovedProposals,
    ProposalStep,
    bring_back_proposals,
    mask_with_proposal,
    take_back_proposals,
)
from engine.session.editing.open_sequence import OpenSequence
from engine.session.editing.project_steps import ProjectStep, StepRecorder
from engine.session.open_image import OpenImage
from engine.session.session import Session
from engine.session.state import CHANGED_HINT, READ_ONLY, Notice, NoticeLevel, error_notice
from engine.storage import ImageStatus, Project

if TYPE_CHECKING:
    from engine.sequence.filling import FilledFrames, PredictionReader

T = TypeVar("T")
_Move: TypeAlias = Callable[[Project, Sequence[ProposalStep], Reporter, CancelToken | None], MovedProposals]
_BUSY: Final = UserError("Frames are being filled.", "Wait for it, or stop it below.")
_STOPPED: Final = Notice("Stopped; all frames are as they were.")
_NOTHING_OPEN: Final = Notice(
    "No unlabelled pixel of this frame got a label, so it stays as it is.",
    "Only what is unlabelled is filled: [[clear_image]] takes labels away.",
)
_FILLED_HINT: Final = (
    "They are proposals: look at each and accept it ([[accept_image]]). Undo takes all of them back."
)
_CUT_HINTS: Final = {
    0: (
        "Label that frame and the one before it, or press [[interpolate]] again to interpolate over it "
        "all the same."
    ),
    1: "Label that frame, or press [[propagate_on]] again to carry the mask on into it all the same.",
    -1: "Label that frame, or press [[propagate_back]] again to carry the mask on into it all the same.",
}
_MOST_NAMED: Final = 2
_TAKING_BACK_S: Final = 120.0
"""Longest wait for the frames of a stopped filling when the project is closed; some hundreds take seconds."""
_WARNING: Final = NoticeLevel.WARNING
_FAILED_SUBJECT: Final = "frames-not-filled"


@dataclass(frozen=True, slots=True)
class _PassedCuts:
    """Frames of other scenes that propagating from an open image, or interpolating around it, stopped at.

    Asked for once more, it goes on over them. `step` is the direction of propagating; 0: interpolating.
    """

    image: OpenImage | None = None
    step: int = 0
    frames: frozenset[ImageId] = frozenset()

    def of(self, image: OpenImage, step: int) -> frozenset[ImageId]:
        """Those that are gone over now; none after another image was opened."""
        return self.frames if self.image is image and self.step == step else frozenset()


class SequenceEdits:
    """Edits of the open image, or of many frames, from frames beside them; GUI thread.

    Whatever is put into a frame is a step that undo takes back, and never acceptance; pixels that a person
    has labelled stay. The frames of one filling are one step of the project.

    Args:
        steps: records the steps of the project, of which each filling is one.
    """

    def __init__(self, session: Session, steps: StepRecorder) -> None:
        self._session = session
        self._steps = steps
        self._lane = Lane("sequence", session.dispatcher)
        self._job: LaneJob | None = None
        self._here: LaneJob | None = None
        self._reopened: ImageId | None = None
        self._passed_cuts = _PassedCuts()
        self.frames = OpenSequence(session)

    def close(self) -> None:
        """Stop, wait until what was filled until then is taken back, and end the threads."""
        self.cancel()
        self.frames.close()
        self._lane.close(_TAKING_BACK_S)

    def cancel(self) -> None:
        """Stop what is being filled; all frames become again what they were."""
        for job in (self._job, self._here):
            if job is not None:
                job.cancel()

    @property
    def is_busy(self) -> bool:
        """Whether frames are being filled or read."""
        return self._lane.is_busy

    # ---- the open image

    def propagate_here(self, step: int, *, uses_prediction: bool) -> None:
        """Carry the mask of the previous (-1) or next (1) frame into the open one, by optical flow.

        Args:
            uses_prediction: where the flow cannot tell, take the prediction instead of nothing.

        Raises:
            UserError: there is no such frame, the open one is accepted, or it cannot be edited.
        """
        image = self._fillable_image()
        beside, path = self._beside(step)
        prediction = image.prediction.labels if uses_prediction and image.prediction is not None else None
        now = image.pixels

        def work(labels: LabelMap) -> LabelMap:
            from engine.document.image import read_image
            from engine.sequence.flow import carried_labels

            return carried_labels(labels, read_image(path), now, prediction)

        self._fill_open_image(image, beside, PROPAGATED, work)

    def copy_here(self, step: int) -> None:
        """Put the mask of the previous (-1) or next (1) frame into the open one, as it lies.

        Raises:
            UserError: as for `propagate_here`.
        """
        image = self._fillable_image()
        self._fill_open_image(image, self._beside(step)[0], COPIED, lambda labels: labels)

    # ---- many frames

    def interpolate(self) -> None:
        """Fill all frames between the labelled ones around the open image, in the background.

        None is filled where another scene begins between them; asked for again, it goes over that.

        Raises:
            UserError: no image is open, it is no frame, or something else is being done with masks.
        """
        from engine.sequence.filling import interpolate_frames

        session, image = self._session, self._image()
        passed = self._passed_cuts.of(image, 0)
        frames = self.frames.known()
        work = partial(interpolate_frames, session.project, frames, image.id, passed_cuts=passed)
        self._fill(INTERPOLATED, work, frames.frames, self._on_filled(image, 0, passed))

    def propagate(self, step: int, count: int, *, uses_prediction: bool) -> None:
        """Carry the mask of the open image on through the next `count` frames, or back, in the background.

        It stops where another scene begins; asked for again, it goes on into that.

        Raises:
            UserError: as for `interpolate`; or there is no frame on that side.
        """
        from engine.sequence.filling import propagate_frames

        session, image = self._session, self._image()
        frames = self.frames.known().beyond(image.id, step)[:count]
        if not frames:
            raise UserError(f"This is the {'last' if step > 0 else 'first'} frame of the sequence.")
        predictions = self._predictions(frames) if uses_prediction else {}
        passed = self._passed_cuts.of(image, step)
        work = partial(propagate_frames, session.project, image.id, frames, predictions, passed_cuts=passed)
        self._fill(PROPAGATED, work, frames, self._on_filled(image, step, passed))

    # ---- inside

    def _image(self) -> OpenImage:
        session = self._session
        if session.read_only:
            raise UserError(READ_ONLY.summary, READ_ONLY.hint)
        session.project_watch.check_free()
        session.mask_work.check_free()
        if session.image is None:
            raise UserError("No image is open.", "Choose one in the image list.")
        if session.wanted_image_id != session.image.id:
            raise UserError("Another image is being opened.", "Wait until it is in sight.")
        return session.image

    def _beside(self, step: int) -> tuple[ImageId, Path]:
        """The frame beside the open one, and its file."""
        self.frames.known()
        beside = self.frames.neighbour(step)
        if beside is None:
            raise UserError(f"This is the {'last' if step > 0 else 'first'} frame of the sequence.")
        return beside, self._session.project.images.get(beside).path

    def _fillable_image(self) -> OpenImage:
        image = self._image()
        if image.record.status is ImageStatus.ACCEPTED:
            raise UserError(
                f"{image.record.shown_name} is accepted, so its mask stays as it is.",
                "[[undo]] undoes the acceptance.",
            )
        if image.change is not None:
            raise UserError(image.change.sentence, CHANGED_HINT)
        return image

    def _fill_open_image(
        self, image: OpenImage, source: ImageId, label: str, work: Callable[[LabelMap], LabelMap]
    ) -> None:
        """Put what `work` makes of the mask of a frame into the open image, as a step of its own."""
        session, project = self._session, self._session.project
        name = project.images.get(source).shown_name

        def work_on_lane(token: CancelToken, report: Reporter) -> LabelMap:
            mask = project.decided_mask(source)
            if mask is None or bool((mask == IGNORE).all()):
                raise UserError(f"{name} has no mask that could be taken over.", "Label it first.")
            if mask.shape != image.shape:
                raise UserError(f"{name} is of another size than this image.")
            token.check()
            return work(mask)

        def done(outcome: JobOutcome[LabelMap]) -> None:
            if self._here is job:
                self._here = None
                session.busy_tracker.update(files=None)
            match outcome:
                case JobDone(labels) if session.image is image:
                    self._commit(labels, label)
                case JobFailed(error, _):
                    self._say_failed(error)

        self._end_failure()
        session.strokes.finish()
        session.busy_tracker.update(files=Progress(0, 0, "", label))
        self._here = job = self._lane.submit("open image", work_on_lane, done)

    def _commit(self, labels: LabelMap, label: str) -> None:
        def commit(image: OpenImage) -> Change | None:
            mask = mask_with_proposal(image.planes, image.history.steps_backwards(), labels)
            with image.planes.edit(label) as edit:
                edit.write(Plane.MASK, mask)
            if edit.change is not None:
                image.history.push(edit.change)
            return edit.change

        try:
            is_done = self._session.edit_outside_stroke(commit)
        except UserError as error:
            self._session.events.notice.emit(error_notice(error))
            return
        if not is_done:
            self._session.events.notice.emit(_NOTHING_OPEN)

    def _predictions(self, frames: Sequence[ImageId]) -> dict[ImageId, PredictionReader]:
        """Readers of the predictions that there may be, in memory or on the disk."""
        readers = {frame: self._session.open_prediction.labels_reader(frame) for frame in frames}
        return {frame: reader for frame, reader in readers.items() if reader is not None}

    def _fill(
        self,
        label: str,
        work: Callable[[Reporter, CancelToken], FilledFrames],
        frames: Sequence[ImageId],
        say: Callable[[FilledFrames], None],
    ) -> None:
        """Fill some of these frames in the background; what is filled is one step of the project."""

        def filled(outcome: FilledFrames) -> None:
            if outcome.steps:
                self._steps.push(self._project_step(label, outcome.steps))
            say(outcome)

        def touched(outcome: JobOutcome[FilledFrames]) -> frozenset[ImageId]:
            is_untouched = isinstance(outcome, JobDone) and outcome.value.is_untouched
            return frozenset() if is_untouched else frozenset(frames)

        self._start(label, lambda token, report: work(report, token), filled, touched)

    def _project_step(self, label: str, filled: Sequence[ProposalStep]) -> ProjectStep:
        """One step for these frames."""

        def undo() -> None:
            self._move(f"Undo: {label}", filled, take_back_proposals, undone)

        def redo() -> None:
            self._move(f"Redo: {label}", filled, bring_back_proposals, redone)

        def undone(moved: Sequence[ProposalStep], left: Sequence[ProposalStep]) -> None:
            self._split(step, label, done=left, undone=moved)

        def redone(moved: Sequence[ProposalStep], left: Sequence[ProposalStep]) -> None:
            self._split(step, label, done=moved, undone=left)

        step = ProjectStep(f"{label}: {plural(len(filled), 'frame')}", undo, redo)
        return step

    def _split(
        self, step: ProjectStep, label: str, done: Sequence[ProposalStep], undone: Sequence[ProposalStep]
    ) -> None:
        """Put what is in force of a step, and what is not, in its place."""
        self._steps.settle(step, [proposal.image_id for proposal in (*done, *undone)])
        parts = [self._project_step(label, part) if part else None for part in (done, undone)]
        self._steps.split(step, parts[0], parts[1])

    def _on_filled(
        self, image: OpenImage, step: int, passed: frozenset[ImageId]
    ) -> Callable[[FilledFrames], None]:
        """What notes the cut that a filling ended at, and says the outcome."""

        def note_cut(outcome: FilledFrames) -> None:
            cuts = passed if outcome.cut_at is None else passed | {outcome.cut_at}
            self._passed_cuts = _PassedCuts(image, step, cuts)
            self._say_filled(outcome, _CUT_HINTS[step])

        return note_cut

    def _say_filled(self, outcome: FilledFrames, cut_hint: str) -> None:
        events, images = self._session.events, self._session.project.images
        for problem in outcome.problems[:_MOST_NAMED]:
            events.notice.emit(Notice(problem, level=NoticeLevel.WARNING))
        more = len(outcome.problems) - _MOST_NAMED
        if more > 0:
            events.notice.emit(Notice(f"{plural(more, 'more frame')} could not be filled.", "", _WARNING))
        count, hint = plural(len(outcome.steps), "frame"), _FILLED_HINT if outcome.steps else ""
        if outcome.stopped_at is not None:
            name = images.get(outcome.stopped_at).shown_name
            events.notice.emit(Notice(f"{count} filled, up to {name}, which is labelled.", hint))
        elif outcome.cut_at is not None:
            name = images.get(outcome.cut_at).shown_name
            events.notice.emit(Notice(f"{count} filled, up to {name}, which shows another scene.", cut_hint))
        elif outcome.steps:
            events.notice.emit(Notice(f"{count} filled.", hint))
        elif not outcome.problems:
            events.notice.emit(Notice("No frame has an unlabelled pixel that could be filled."))

    def _move(
        self,
        what: str,
        steps: Sequence[ProposalStep],
        move: _Move,
        on_moved: Callable[[Sequence[ProposalStep], Sequence[ProposalStep]], None],
    ) -> None:
        """Undo or redo a filling, where nobody worked on the frames since.

        Args:
            on_moved: takes the steps that were moved, and those that are left for another time.
        """
        project = self._session.project
        self._passed_cuts = _PassedCuts()

        def done(moved: MovedProposals) -> None:
            on_moved(moved.steps, moved.left)
            self._say_moved(moved)

        touched = frozenset(step.image_id for step in steps)
        if self._session.wanted_image_id in touched:
            # Off the canvas before the step is undone: its place in the history is noted when it is back.
            self._reopened = self._session.wanted_image_id
            self._session.close_image()
        self._start(
            what,
            lambda token, report: move(project, steps, report, token),
            done,
            lambda _outcome: touched,
            lambda: on_moved((), steps),
        )

    def _say_moved(self, moved: MovedProposals) -> None:
        """Name what was not moved, and why."""
        stayed = (
            (moved.worked_on, "{} stayed, as accepted or edited since; the first is {}."),
            (moved.unread, "{} stayed, as the labels cannot be read; the first is {}."),
        )
        emit = self._session.events.notice.emit
        for frames, summary in stayed:
            if frames:
                name = self._session.project.images.get(frames[0]).shown_name
                emit(Notice(summary.format(plural(len(frames), "frame"), name), level=_WARNING))
        if moved.failure is not None:
            emit(error_notice(moved.failure))
        if moved.left:
            emit(Notice(f"{plural(len(moved.left), 'frame')} left as before.", "Do it again for the rest."))

    def _start(
        self,
        what: str,
        work: Callable[[CancelToken, Reporter], T],
        on_value: Callable[[T], None],
        touched: Callable[[JobOutcome[T]], frozenset[ImageId]],
        on_nothing: Callable[[], None] = lambda: None,
    ) -> None:
        """Work on the stored masks of frames, beside which none is edited.

        The open image stays in sight meanwhile, and is read anew afterwards if it is one that was touched.

        Args:
            touched: gives the frames whose stored steps may be others after such an outcome.
            on_nothing: called where the work failed, or was stopped before it began.
        """
        session = self._session
        self._end_failure()
        session.strokes.finish()
        session.autosave.save()
        session.mask_work.begin(_BUSY, changes_masks=False)

        def show(progress: Progress) -> None:
            session.busy_tracker.update(files=Progress(progress.done, progress.total, progress.unit, what))

        def done(outcome: JobOutcome[T]) -> None:
            self._job = None
            session.busy_tracker.update(files=None)
            session.mask_work.end()
            self._read_open_image_anew(touched(outcome))
            match outcome:
                case JobDone(value):
                    on_value(value)
                case JobFailed(error, _):
                    on_nothing()
                    self._say_failed(error)
                case JobCancelled():
                    on_nothing()
                    session.events.notice.emit(_STOPPED)
            session.events.images_changed.emit(None)

        show(Progress(0, 0, "", what))
        self._job = self._lane.submit("frames", work, done, show)

    def _say_failed(self, error: EngineError) -> None:
        """What went wrong, until frames are filled again: it may be true no more."""
        self._session.events.notice.emit(replace(error_notice(error), subject=_FAILED_SUBJECT))

    def _end_failure(self) -> None:
        self._session.events.notice_over.emit(frozenset({_FAILED_SUBJECT}))

    def _read_open_image_anew(self, frames: frozenset[ImageId]) -> None:
        """The steps of the open image may be others on the disk than in memory."""
        session, reopened = self._session, self._reopened
        self._reopened = None
        wanted = session.wanted_image_id
        if wanted is None and reopened is not None:
            session.open_image(reopened)
        elif wanted in frames and wanted is not None:
            session.close_image()
            session.open_image(wanted)
