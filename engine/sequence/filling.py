"""Filling of many frames of a sequence with proposals: between two labelled ones, or on from one."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np

from engine.core import (
    IGNORE,
    NO_PROGRESS,
    CancelToken,
    EngineError,
    ImageId,
    LabelMap,
    Progress,
    Reporter,
    RgbU8,
    UserError,
)
from engine.core.words import plural
from engine.document.image import read_image
from engine.sequence.flow import carried_labels, check_flow_size
from engine.sequence.frames import FrameSequence
from engine.sequence.interpolation import MaskInterpolation
from engine.sequence.proposals import (
    INTERPOLATED,
    PROPAGATED,
    ProposalStep,
    is_labelled,
    store_proposal,
    take_back_proposals,
)
from engine.sequence.scene_cuts import is_scene_cut
from engine.storage import ImageStatus, Project

_FLUSH_EVERY: Final = 16
"""Frames after which what waits to be stored is waited for, so that memory stays bounded."""

PredictionReader: TypeAlias = Callable[[RgbU8], LabelMap | None]
"""Function that gives the prediction of a frame, from its pixels; None where there is none."""


@dataclass(frozen=True, slots=True)
class FilledFrames:
    """Outcome of filling.

    Attributes:
        steps: what was stored, one step a frame; also what stays of a filling that could not be taken back.
        problems: sentences about frames that could not be filled.
        stopped_at: the labelled frame that ended a propagation; None where it went as far as it was to.
        cut_at: the frame of another scene that ended a propagation, or lies between those to interpolate;
            None where there was none.
    """

    steps: tuple[ProposalStep, ...] = ()
    problems: tuple[str, ...] = ()
    stopped_at: ImageId | None = None
    cut_at: ImageId | None = None

    @property
    def is_untouched(self) -> bool:
        """Whether no frame was even tried."""
        return not self.steps and not self.problems


def interpolate_frames(
    project: Project,
    sequence: FrameSequence,
    around: ImageId,
    report: Reporter = NO_PROGRESS,
    token: CancelToken | None = None,
    newest: Mapping[ImageId, str] | None = None,
    passed_cuts: Collection[ImageId] | None = (),
) -> FilledFrames:
    """Interpolate all frames between the labelled one before and the one after a frame; waits for the disk.

    None is filled where another scene begins between both (see `is_scene_cut`): their masks have nothing to
    do with each other.

    A frame that is labelled itself is the first of both, unless no labelled one follows. Skipped frames stay
    as they are. Any thread, but none of the frames between may be open for editing.

    Where it ends early and cannot be taken back, as nothing can be stored, what stays is the outcome.

    Args:
        newest: `Project.last_steps`, for a caller with many sequences; None reads them.
        passed_cuts: frames that may show another scene than the one before them; None: no frame is looked at.

    Raises:
        UserError: there are no two labelled frames around it with others between them.
        CancelledError: what was stored has been taken back.
    """
    newest = project.last_steps() if newest is None else newest
    first, last, between = _ends(project, sequence, around, newest)
    things = frozenset(info.id for info in project.classes.present if info.is_thing)
    before, after = _mask_of(project, first), _mask_of(project, last)
    if before.shape != after.shape:
        raise UserError("Both labelled frames must have one size.")
    if passed_cuts is not None:
        cut_at = _first_cut(project, (first, *between, last), passed_cuts, report, token)
        if cut_at is not None:
            return FilledFrames(cut_at=cut_at)
    masks = MaskInterpolation(before, after, things, token)
    filling = _Filling(project, INTERPOLATED, len(between), report, token)
    with filling:
        for number, frame in enumerate(between, 1):
            filling.begin()
            if project.images.get(frame).status is not ImageStatus.SKIPPED:
                filling.store(frame, masks.at(number / (len(between) + 1)))
    return filling.outcome()


def propagate_frames(
    project: Project,
    source: ImageId,
    frames: Sequence[ImageId],
    predictions: Mapping[ImageId, PredictionReader],
    report: Reporter = NO_PROGRESS,
    token: CancelToken | None = None,
    passed_cuts: Collection[ImageId] = (),
) -> FilledFrames:
    """Carry the mask of `source` from frame to frame by optical flow.

    It ends before a labelled frame, and before one of another scene (see `is_scene_cut`).

    Args:
        frames: those after it, or before it, the nearest first.
        predictions: of some of them, for what the flow leaves open.
        passed_cuts: frames that it goes on to whatever they show.

    Raises:
        UserError: the source has no mask, cannot be read, or is too large for optical flow.
        CancelledError: what was stored has been taken back.
    """
    newest = project.last_steps()
    labels, pixels = _mask_of(project, source), read_image(project.images.get(source).path)
    if labels.shape != pixels.shape[:2]:
        name = project.images.get(source).shown_name
        raise UserError(
            f"{name} is of another size than its mask.", "Open it to choose what its mask becomes."
        )
    check_flow_size(labels.shape)
    filling = _Filling(project, PROPAGATED, len(frames), report, token)
    stopped_at = cut_at = None
    with filling:
        for frame in frames:
            filling.begin()
            if is_labelled(project.images.work_status(frame), newest.get(frame)):
                stopped_at = frame
                break
            record = project.images.get(frame)
            try:
                now = read_image(record.path)
                if now.shape != pixels.shape:
                    raise UserError(f"{record.shown_name} has another size than the frame before it.")
                if frame not in passed_cuts and is_scene_cut(pixels, now):
                    cut_at = frame
                    break
                reader = predictions.get(frame)
                labels = carried_labels(labels, pixels, now, None if reader is None else reader(now))
            except UserError as error:
                filling.note(record.named_in(error).summary)
                break
            pixels = now
            if record.status is not ImageStatus.SKIPPED:
                filling.store(frame, labels)
    return filling.outcome(stopped_at, cut_at)


class _Filling:
    """Steps of one filling; taken back together where it does not come to its end.

    Those that cannot be taken back, as nothing can be stored now, are its outcome: a step for undo.
    """

    def __init__(
        self, project: Project, label: str, total: int, report: Reporter, token: CancelToken | None
    ) -> None:
        self._project = project
        self._label = label
        self._total = total
        self._report = report
        self._token = token
        self._done = 0
        self._steps: list[ProposalStep] = []
        self._problems: list[str] = []

    def begin(self) -> None:
        """Another frame; raises CancelledError when the filling is no longer wanted."""
        if self._token is not None:
            self._token.check()
        self._report(Progress(self._done, self._total, "frames"))
        self._done += 1
        if self._done % _FLUSH_EVERY == 0:
            self._project.flush()

    def store(self, frame: ImageId, labels: LabelMap) -> None:
        """Store a proposal, or note why it cannot be.

        Raises:
            EngineError: nothing can be stored now, in no frame.
        """
        try:
            step = store_proposal(self._project, frame, labels, self._label)
        except EngineError as error:
            self._project.flush()
            self.note(self._project.images.get(frame).named_in(error).summary)
            return
        if step is not None:
            self._steps.append(step)

    def note(self, problem: str) -> None:
        self._problems.append(problem)

    def outcome(self, stopped_at: ImageId | None = None, cut_at: ImageId | None = None) -> FilledFrames:
        return FilledFrames(tuple(self._steps), tuple(self._problems), stopped_at, cut_at)

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: object) -> bool:
        if error is None:
            return False
        left = take_back_proposals(self._project, self._steps)
        self._steps = list(left.left)
        if left.failure is None or not isinstance(error, EngineError):
            return False
        # These are stored when the disk takes them again, so that they are an outcome after all.
        self.note(f"{plural(len(left.left), 'frame')} stayed filled. {left.failure.summary}")
        return True


def _ends(
    project: Project, sequence: FrameSequence, around: ImageId, newest: Mapping[ImageId, str]
) -> tuple[ImageId, ImageId, tuple[ImageId, ...]]:
    """The labelled frames around a frame, and those between them."""

    def labelled(frames: Sequence[ImageId]) -> ImageId | None:
        status = project.images.work_status
        return next((f for f in frames if is_labelled(status(f), newest.get(f))), None)

    earlier, later = sequence.beyond(around, -1), sequence.beyond(around, 1)
    first = around if labelled([around]) is not None else labelled(earlier)
    last = labelled(later)
    if last is None and first == around:
        first, last = labelled(earlier), around
    if first is None or last is None:
        side = "before" if first is None else "after"
        raise UserError(
            f"No frame {side} this one is labelled, so there is nothing to interpolate between.",
            "Label one frame on each side, then interpolate.",
        )
    start, end = sequence.place(first), sequence.place(last)
    assert start is not None
    assert end is not None
    between = sequence.frames[start + 1 : end]
    if not between:
        raise UserError("Both labelled frames lie side by side, so that no frame is between them.")
    return first, last, between


def _first_cut(
    project: Project,
    frames: Sequence[ImageId],
    passed: Collection[ImageId],
    report: Reporter,
    token: CancelToken | None,
) -> ImageId | None:
    """The first of these frames that shows another scene than the one before it, and is not passed.

    Frames that cannot be read, or have another size by now, are left out: filling says what is with them.
    """
    before: RgbU8 | None = None
    for number, frame in enumerate(frames):
        if token is not None:
            token.check()
        report(Progress(number, len(frames), "frames"))
        try:
            now = read_image(project.images.get(frame).path)
        except UserError:
            continue
        if before is not None and before.shape != now.shape:
            continue
        if before is not None and frame not in passed and is_scene_cut(before, now):
            return frame
        before = now
    return None


def _mask_of(project: Project, frame: ImageId) -> LabelMap:
    mask = project.decided_mask(frame)
    if mask is None or not bool(np.any(mask != IGNORE)):
        name = project.images.get(frame).shown_name
        raise UserError(f"{name} has no mask that could be carried on.", "Label it first.")
    return mask
