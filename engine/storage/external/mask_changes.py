"""Mask files in a project that other programs have changed, added or deleted: taken over or written again.

The journal is what counts until the user decides otherwise.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np

from engine.core import NO_PROGRESS, CancelToken, EngineError, ImageId, Progress, Reporter, UserError
from engine.document.mask_file import read_mask
from engine.document.planes import Plane
from engine.storage.external.file_tables import MaskFileFacts, is_mask_file, mask_digest
from engine.storage.external.image_changes import image_problem
from engine.storage.paths import MASKS
from engine.storage.records import FileProblem, ImageRecord, ImageStatus

if TYPE_CHECKING:
    from engine.storage.project import Project

TAKEN_OVER: Final = "Take over mask file"
"""Label of the step."""

_NAMED: Final = 3


@dataclass(frozen=True, slots=True)
class TakenOver:
    """Step of an image by which a mask file became its mask: its number, and the status before it."""

    seq: int
    before: ImageStatus


class MaskChangeKind(StrEnum):
    CHANGED = "changed"
    ADDED = "added"
    """A file where this program has written none yet."""
    DELETED = "deleted"


@dataclass(frozen=True, slots=True)
class MaskChange:
    """The mask file of an image is not what was written last."""

    image_id: ImageId
    path: Path
    kind: MaskChangeKind
    name: str
    """Of the file within the folder of masks, which no other has."""


def find_mask_change(project: Project, image_id: ImageId) -> MaskChange | None:
    """What another program did to the mask file of an image, or None. Waits for the disk; any thread.

    A file with other bytes that holds the labels of the journal is no change.

    Raises:
        EngineError: masks wait that cannot be written now.
    """
    while True:
        project.flush()
        facts = project.mask_files.get(image_id)
        change = _change(project, image_id, facts)
        if change is None:
            return None
        # A mask of ours that was written between the two looks is no change.
        project.flush()
        if project.mask_files.get(image_id) == facts:
            return change


def _change(project: Project, image_id: ImageId, facts: MaskFileFacts | None) -> MaskChange | None:
    name = f"{project.images.mask_name(image_id)}.png"
    # As text: most images have no mask, and paths of 100,000 take time and memory.
    if facts is None and not os.path.isfile(os.path.join(project.path, MASKS, name)):
        return None
    path = project.mask_path(image_id)
    try:
        if facts is not None and is_mask_file(path, facts):
            return None
        is_there = os.path.isfile(path)
    except FileNotFoundError:
        is_there = False
    except OSError:
        return None  # A disk that fails says nothing of the file.
    if facts is None:
        is_added = is_there and project.images.mask_revision(image_id) == 0
        return MaskChange(image_id, path, MaskChangeKind.ADDED, name) if is_added else None
    if not is_there:
        return MaskChange(image_id, path, MaskChangeKind.DELETED, name)
    return (
        None
        if _holds_journal(project, project.images.get(image_id), path)
        else MaskChange(image_id, path, MaskChangeKind.CHANGED, name)
    )


def find_mask_changes(
    project: Project, report: Reporter = NO_PROGRESS, token: CancelToken | None = None
) -> list[MaskChange]:
    """The same for every image of a project.

    Raises:
        EngineError: masks wait that cannot be written now.
        CancelledError: the token was set; checked between images.
    """
    project.flush()
    # No records: those of 100,000 images would be 40 MB for a moment.
    known, ids = project.mask_files.all(), project.images.ids()
    changes = []
    for done, image_id in enumerate(map(ImageId, ids)):
        if token is not None:
            token.check()
        report(Progress(done, len(ids), "mask files"))
        if _change(project, image_id, known.get(image_id)) is None:
            continue
        # Masks are written meanwhile, and what was read at the beginning is of before.
        change = find_mask_change(project, image_id)
        if change is not None:
            changes.append(change)
    return changes


def sentence_about(changes: Iterable[MaskChange]) -> str:
    """What happened to the mask files, in one sentence with some of their names."""
    changes = list(changes)
    names = ", ".join(change.name for change in changes[:_NAMED])
    more = f" and {len(changes) - _NAMED:,} more" if len(changes) > _NAMED else ""
    kinds = {change.kind for change in changes}
    verb = " or ".join(kind for kind in MaskChangeKind if kind in kinds)
    files = "1 mask file was" if len(changes) == 1 else f"{len(changes):,} mask files were"
    return f"{files} {verb} by another program: {names}{more}."


def take_over_masks(
    project: Project,
    changes: Iterable[MaskChange],
    taken: dict[ImageId, TakenOver],
    token: CancelToken | None = None,
) -> list[FileProblem]:
    """Make the mask files the masks of their images, each as one step that undo takes back.

    The status of the images stays. Files that were deleted hold nothing to take over: the project's own masks
    are written again. Not while one of the images is edited.

    Args:
        taken: takes the places of these steps, image by image, so that it is true however the work ends.

    Returns:
        Files that were not taken over, by the checks of an import, or not written, and why.
    """
    changes = list(changes)
    deleted = [change for change in changes if change.kind is MaskChangeKind.DELETED]
    problems = write_masks_again(project, deleted, token)
    for change in changes:
        if token is not None:
            token.check()
        if change.kind is MaskChangeKind.DELETED:
            continue
        record = project.images.get(change.image_id)
        problem = image_problem(project, record)
        try:
            if problem is not None:
                raise UserError(problem.sentence)
            _take_over(project, record, change.path, taken)
        except EngineError as error:
            problems.append(FileProblem(change.path, str(error), change.name))
    project.flush()
    return problems


def write_masks_again(
    project: Project, changes: Iterable[MaskChange], token: CancelToken | None = None
) -> list[FileProblem]:
    """Write the project's own masks over the files; those of images without a mask stay as they are.

    Returns:
        Files that were not written, and why.
    """
    problems = []
    for change in changes:
        if token is not None:
            token.check()
        record = project.images.get(change.image_id)
        if record.height is None or record.width is None or record.mask_revision == 0:
            continue
        try:
            state = project.load_state(record.id, (record.height, record.width))
            project.write_mask(record.id, state.planes.snapshot(Plane.MASK), may_replace=True)
        except EngineError as error:
            problems.append(FileProblem(change.path, str(error), change.name))
    project.flush()
    return problems


def _take_over(project: Project, record: ImageRecord, path: Path, taken: dict[ImageId, TakenOver]) -> None:
    from engine.document.image import probe_image

    info = probe_image(record.path)
    shape = (info.height, info.width)
    mask = read_mask(path, shape, len(project.classes))
    if (record.height, record.width) != shape:
        project.images.set_size(record.id, *shape)
    state = project.load_state(record.id, shape)
    state.planes.protect(project.classes.protected)
    before = project.images.work_status(record.id)
    with state.planes.edit(TAKEN_OVER) as edit:
        edit.write(Plane.MASK, mask)
    if edit.change is not None:
        project.journal(record.id).append(state.position, edit.change)
        taken[record.id] = TakenOver(state.position, before)
    # Pixels of locked and hidden classes stay, in the file too.
    project.write_mask(record.id, state.planes.snapshot(Plane.MASK), may_replace=True)


def _holds_journal(project: Project, record: ImageRecord, path: Path) -> bool:
    """Whether the file has labels of ours: the journal's, or those of a write whose end was not noted.

    It is written anew then, and known from then on.
    """
    if record.height is None or record.width is None:
        return False
    shape = (record.height, record.width)
    try:
        labels = read_mask(path, shape, None)
        mask = project.load_state(record.id, shape).planes.snapshot(Plane.MASK)
    except EngineError:
        return False
    is_journal = bool(np.array_equal(labels, mask))
    if not is_journal and mask_digest(labels) not in project.mask_files.begun(record.id):
        return False
    if not project.read_only:
        project.write_mask(record.id, mask)
    return True
