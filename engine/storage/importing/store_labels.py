"""Storing of labels that come from elsewhere: one step, one status and one mask file an image."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from engine.core import IGNORE, BoolMap, ImageId, LabelMap, read_only
from engine.core.numbered_objects import HIGHEST_NUMBER, NumberedObjects
from engine.document.fingerprint import file_fingerprint
from engine.document.planes import LabelPlanes, Plane
from engine.storage.external.image_changes import MaskAdaptation, adapt_mask, find_image_change
from engine.storage.journal import JournalState
from engine.storage.records import ImageRecord, ImageStatus

if TYPE_CHECKING:
    from engine.storage.project import Project


@dataclass(frozen=True, slots=True)
class LabelStep:
    """Labels that one image got: a step of its history, and a status.

    Attributes:
        seq: number of the step; None where the image had these very labels.
        label: name of the step.
        before: status of the work before, `after` since.
    """

    image_id: ImageId
    seq: int | None
    label: str
    before: ImageStatus
    after: ImageStatus


def store_labels(
    project: Project,
    record: ImageRecord,
    mask: LabelMap,
    label: str,
    status: ImageStatus,
    is_left: BoolMap | None = None,
    numbers: NDArray[np.int32] | None = None,
) -> LabelStep:
    """Store a checked mask (read-only, of the size of the image) as a step, a status and a file.

    What is decided as a locked or hidden class stays. Any thread, but the image must not be open.

    Args:
        label: name of the step.
        is_left: (H, W) bool, where pixels stay what they were; None for nowhere.
        numbers: (H, W) int32 numbers of objects, 0 for none; None where they have none.
    """
    before = project.images.work_status(record.id)
    # Of an image that nobody touched nothing is read, so that all of it is one change.
    with project.images.one_change() if _is_untouched(project, record) else nullcontext():
        state = _prepared(project, record, (mask.shape[0], mask.shape[1]))
        if is_left is not None:
            mask = np.where(is_left, state.planes.view(Plane.MASK), mask)
        state.planes.protect(project.classes.protected)
        with state.planes.edit(label) as edit:
            edit.write(Plane.MASK, mask)
        # A mask that is there without its status would be kept as somebody's work by the same import again.
        with project.images.one_change():
            if edit.change is not None:
                project.journal(record.id).append(state.position, edit.change)
            project.images.set_status(record.id, status)
            labels = state.planes.snapshot(Plane.MASK)
            are_kept = numbers is not None and numbers.max(initial=0) <= HIGHEST_NUMBER
            objects = (
                NumberedObjects(read_only(numbers), labels) if are_kept and numbers is not None else None
            )
            # Without numbers, those of an earlier import are forgotten.
            project.object_numbers.put(record.id, objects)
        project.write_mask(record.id, labels)
    return LabelStep(record.id, None if edit.change is None else state.position, label, before, status)


def has_labels(project: Project, record: ImageRecord) -> bool:
    """Whether an image is accepted, or somebody has labelled pixels of it. Waits for the disk."""
    if record.status is ImageStatus.ACCEPTED:
        return True
    if record.mask_revision == 0 or record.height is None or record.width is None:
        return False
    planes = project.load_state(record.id, (record.height, record.width)).planes
    return any(not planes.is_blank(p) and bool((planes.view(p) != IGNORE).any()) for p in Plane)


def _prepared(project: Project, record: ImageRecord, shape: tuple[int, int]) -> JournalState:
    """Labels as they are, of the image that is there now."""
    change = find_image_change(project, record.id)
    if change is not None:
        # The mask that comes belongs to the image that is there now, the old one to another.
        adapt_mask(project, change, MaskAdaptation.START_ANEW)
    elif (record.height, record.width) != shape:
        project.images.set_size(record.id, *shape)
    # An image without a mask may have the fingerprint of another file, from when it was opened last.
    if record.mask_revision == 0 or project.image_files.get(record.id, shape) is None:
        project.image_files.put(record.id, file_fingerprint(record.path, shape))
    if _is_untouched(project, record):
        # Nothing is stored, and nothing must be waited for.
        return JournalState(LabelPlanes(*shape), 0, 0)
    return project.load_state(record.id, shape)


def _is_untouched(project: Project, record: ImageRecord) -> bool:
    """Whether no step of an image is in force; decisions about one without a mask are steps, too."""
    return record.mask_revision == 0 and project.images.work_status(record.id) is ImageStatus.NEW
