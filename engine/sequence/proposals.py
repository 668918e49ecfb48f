"""Masks put into frames as proposals: steps that undo takes back, never over what a person decided."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

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
    UserError,
)
from engine.document.fingerprint import file_fingerprint
from engine.document.image import probe_image
from engine.document.planes import Change, LabelPlanes, Plane
from engine.document.step_names import MASK_STARTED_ANEW, is_whole_mask_step
from engine.sequence.frames import FrameSequence
from engine.storage import ImageStatus, Project
from engine.storage.external.image_changes import find_image_change
from engine.storage.journal import JournalState
from engine.storage.mask_steps.reading import read_or_none

INTERPOLATED: Final = "Interpolate masks"
PROPAGATED: Final = "Propagate mask"
COPIED: Final = "Copy mask"
CLEARED: Final = "Clear image"
"""Name of the step after which nothing is labelled any more."""
PROPOSALS: Final = frozenset({INTERPOLATED, PROPAGATED, COPIED})
"""Names of steps whose labels nobody has looked at yet while they are the newest of their image."""


@dataclass(frozen=True, slots=True)
class ProposalStep:
    """Step number `seq` of an image that is a proposal; `was_new`: nobody had worked on the image before."""

    image_id: ImageId
    seq: int
    label: str
    was_new: bool


@dataclass(frozen=True, slots=True)
class MovedProposals:
    """Outcome of taking proposals back, or of bringing them back.

    Attributes:
        steps: those that were.
        left: those that can be another time, as it was stopped before them, or `failure` came.
        worked_on: images that were edited, accepted or skipped since; their masks stay as they are.
        unread: images whose labels cannot be read.
        failure: why nothing more could be stored.
    """

    steps: tuple[ProposalStep, ...]
    left: tuple[ProposalStep, ...] = ()
    worked_on: tuple[ImageId, ...] = ()
    unread: tuple[ImageId, ...] = ()
    failure: EngineError | None = None


def is_labelled(status: ImageStatus, newest_step: str | None) -> bool:
    """Whether a frame's mask is a person's word: accepted, or begun and not a mere proposal.

    Args:
        newest_step: name of the newest step of its mask that is no change of whole masks (see `newest_work`);
            None for a mask without one.
    """
    if status is ImageStatus.ACCEPTED:
        return True
    return status is ImageStatus.STARTED and newest_step not in (None, CLEARED, MASK_STARTED_ANEW, *PROPOSALS)


def labelled_frames(
    project: Project, frames: Sequence[ImageId], newest: Mapping[ImageId, str] | None = None
) -> frozenset[ImageId]:
    """Those of the frames whose masks are a person's word. Waits for the disk; any thread.

    Args:
        newest: `Project.last_steps`; None reads them.
    """
    newest = project.last_steps() if newest is None else newest
    status = project.images.work_status
    return frozenset(frame for frame in frames if is_labelled(status(frame), newest.get(frame)))


def proposed_frames(
    project: Project, frames: Sequence[ImageId], newest: Mapping[ImageId, str]
) -> dict[ImageId, str]:
    """Those of the frames whose masks are mere proposals, with the names of the steps that made them."""
    status = project.images.work_status
    return {frame: newest[frame] for frame in frames if is_proposal(status(frame), newest.get(frame))}


def is_proposal(status: ImageStatus, newest_step: str | None) -> bool:
    """Whether nobody has looked at the mask of a frame since it came from others; see `is_labelled`."""
    return status is ImageStatus.STARTED and newest_step in PROPOSALS


def gap_beginnings(project: Project, sequence: FrameSequence, newest: Mapping[ImageId, str]) -> list[ImageId]:
    """The first frame of each row of frames that lies between two labelled ones.

    Args:
        newest: `Project.last_steps`.
    """
    labelled = labelled_frames(project, sequence.frames, newest)
    places = [place for place, frame in enumerate(sequence.frames) if frame in labelled]
    return [sequence.frames[a + 1] for a, b in pairwise(places) if b - a > 1]


def mask_with_proposal(planes: LabelPlanes, steps_backwards: Iterable[Change], labels: LabelMap) -> LabelMap:
    """(H, W) uint8: the mask with `labels` where it is unlabelled, or was before the newest proposals.

    Args:
        steps_backwards: steps of the planes in force, the newest first; asked for no further than to the
            newest one that a person made.
    """
    mask = np.array(planes.view(Plane.MASK))
    is_open = mask == IGNORE
    earlier = planes.copy(Plane.MASK)
    for step in steps_backwards:
        if step.reshape is not None or not (step.label in PROPOSALS or is_whole_mask_step(step.label)):
            break
        earlier.apply(step, forward=False)
        if step.label in PROPOSALS:
            # Compared with the mask of then, and not put back: since then classes may have been merged.
            is_open |= earlier.view(Plane.MASK) == IGNORE
    mask[is_open] = labels[is_open]
    return mask


def store_proposal(project: Project, image_id: ImageId, labels: LabelMap, label: str) -> ProposalStep | None:
    """Put `labels` (H, W) where the mask of an image says nothing, as one step of its history; any thread.

    The image must not be open. It is in work afterwards, never accepted. Pixels of locked and of hidden
    classes stay.

    Returns:
        None where no pixel would differ.

    Raises:
        UserError: the image is accepted, cannot be read, has another size, or was changed since its mask was
            made; or the project is read-only.
    """
    record = project.images.get(image_id)
    shape: tuple[int, int] = (labels.shape[0], labels.shape[1])
    if record.status is ImageStatus.ACCEPTED:
        raise UserError(f"{record.shown_name} is accepted, so its mask stays.", "Undo the acceptance first.")
    change = find_image_change(project, image_id)
    if change is not None:
        raise UserError(change.sentence, "Open it to choose what its mask becomes.")
    # Of an image without a mask size and fingerprint may be of another file, from when it was opened last.
    is_first = record.mask_revision == 0
    if is_first or (record.height, record.width) != shape:
        info = probe_image(record.path)
        if (info.height, info.width) != shape:
            size = f"{info.width}x{info.height}"
            raise UserError(f"{record.shown_name} is {size}, the frames beside it are {shape[1]}x{shape[0]}.")
    if (record.height, record.width) != shape:
        project.images.set_size(image_id, *shape)
    if is_first or project.image_files.get(image_id, shape) is None:
        project.image_files.put(image_id, file_fingerprint(record.path, shape))
    state = project.load_state(image_id, shape)
    journal = project.journal(image_id)
    steps_backwards = (journal.load(seq) for seq in range(state.position - 1, -1, -1))
    state.planes.protect(project.classes.protected)
    mask = mask_with_proposal(state.planes, steps_backwards, labels)
    with state.planes.edit(label) as edit:
        edit.write(Plane.MASK, mask)
    if edit.change is None:
        return None
    was_new = project.images.work_status(image_id) is ImageStatus.NEW
    journal.append(state.position, edit.change)
    project.write_mask(image_id, state.planes.snapshot(Plane.MASK))
    return ProposalStep(image_id, state.position, label, was_new)


def take_back_proposals(
    project: Project,
    steps: Sequence[ProposalStep],
    report: Reporter = NO_PROGRESS,
    token: CancelToken | None = None,
) -> MovedProposals:
    """Undo these steps, where nobody worked on the images since; any thread, but none of them may be open."""
    moved = _moved(project, steps, report, token, forward=False)
    for step in moved.steps:
        if step.was_new and project.images.work_status(step.image_id) is ImageStatus.STARTED:
            project.images.set_status(step.image_id, ImageStatus.NEW)
    return moved


def bring_back_proposals(
    project: Project,
    steps: Sequence[ProposalStep],
    report: Reporter = NO_PROGRESS,
    token: CancelToken | None = None,
) -> MovedProposals:
    """Redo steps that `take_back_proposals` undid; as there."""
    moved = _moved(project, steps, report, token, forward=True)
    for step in moved.steps:
        if project.images.work_status(step.image_id) is ImageStatus.NEW:
            project.images.set_status(step.image_id, ImageStatus.STARTED)
    return moved


# A proposal that was accepted is a person's mask, even where its acceptance changed no pixel.
_UNDECIDED: Final = (ImageStatus.NEW, ImageStatus.STARTED)


def _moved(
    project: Project,
    steps: Sequence[ProposalStep],
    report: Reporter,
    token: CancelToken | None,
    *,
    forward: bool,
) -> MovedProposals:
    moved: list[ProposalStep] = []
    worked_on: list[ImageId] = []
    unread: list[ImageId] = []
    left: Sequence[ProposalStep] = ()
    failure: EngineError | None = None
    for done, step in enumerate(steps):
        report(Progress(done, len(steps), "frames"))
        if token is not None and token.is_cancelled:
            left = steps[done:]
            break
        try:
            is_moved = _move(project, step, forward=forward)
        except EngineError as error:
            left, failure = steps[done:], error
            break
        if is_moved:
            moved.append(step)
        else:
            (unread if is_moved is None else worked_on).append(step.image_id)
    return MovedProposals(tuple(moved), tuple(left), tuple(worked_on), tuple(unread), failure)


def _move(project: Project, step: ProposalStep, *, forward: bool) -> bool | None:
    """Undo or redo the step; False where the image was worked on since, None where it cannot be read.

    Raises:
        EngineError: nothing can be stored now.
    """
    record = project.images.get(step.image_id)
    if record.height is None or record.width is None:
        return False
    if project.images.work_status(step.image_id) not in _UNDECIDED:
        return False
    shape = record.height, record.width
    journal = project.journal(step.image_id)

    def read() -> tuple[JournalState, Change | None]:
        state = project.load_state(step.image_id, shape)
        position = step.seq if forward else step.seq + 1
        is_next = state.position == position and state.length > step.seq
        return state, journal.load(step.seq) if is_next else None

    stored = read_or_none(project, read)
    if stored is None:
        return None  # Damaged labels stay as they are; opening the image says so.
    state, change = stored
    if change is None or change.label != step.label or change.reshape is not None:
        return False
    journal.move(step.seq + 1 if forward else step.seq, change, forward)
    state.planes.apply(change, forward=forward)
    project.write_mask(step.image_id, state.planes.snapshot(Plane.MASK))
    return True
