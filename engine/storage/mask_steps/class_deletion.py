"""Another class in place of a deleted one, in all masks of a project, as steps that can be taken back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial

import numpy as np

from engine.core import BoolMap, CancelToken, ImageId, Progress, Reporter
from engine.document.planes import Change, LabelPlanes, Plane, tile_rect
from engine.storage.journal import JournalState
from engine.storage.mask_steps.reading import read_or_none
from engine.storage.project import Project


@dataclass(frozen=True, slots=True)
class ClassStep:
    """The step number `seq` of an image, named `label`, in which one class took the place of another."""

    image_id: ImageId
    seq: int
    label: str


@dataclass(slots=True)
class ReplacedClass:
    """Outcome of `replace_class`, filled image by image, so that it is true however the work ends.

    Attributes:
        steps: a step for each image that has the other class now.
        unread: images whose labels cannot be read; they stay as they are.
    """

    steps: list[ClassStep] = field(default_factory=list)
    unread: list[ImageId] = field(default_factory=list)


@dataclass(slots=True)
class ReturnedClass:
    """Outcome of `put_class_back`, filled image by image, so that it is true however the work ends.

    Attributes:
        steps: those that are taken back.
        unread: images whose labels cannot be read; they stay as they are.
    """

    steps: list[ClassStep] = field(default_factory=list)
    unread: list[ImageId] = field(default_factory=list)


def replace_class(
    project: Project,
    image_ids: Sequence[ImageId],
    class_id: int,
    replacement: int,
    label: str,
    outcome: ReplacedClass,
    report: Reporter,
    token: CancelToken,
) -> None:
    """Give every pixel of a class to `replacement` (255: to none), one step an image, on all planes.

    Any thread, but none of the images may be open. Statuses stay as they are.

    Raises:
        EngineError: it was cancelled, or nothing can be stored. What was replaced is put back; `outcome` has
            the steps of which that was impossible.
    """
    try:
        for done, image_id in enumerate(image_ids):
            token.check()
            report(Progress(done, len(image_ids), "images"))
            _replace_in(project, image_id, class_id, replacement, label, outcome)
    except BaseException:
        returned = ReturnedClass()
        try:
            put_class_back(
                project, outcome.steps, class_id, replacement, f"{label}, stopped", returned, lambda _: None
            )
        finally:
            settled = {*returned.unread, *(step.image_id for step in returned.steps)}
            outcome.steps = [step for step in outcome.steps if step.image_id not in settled]
        raise


def put_class_back(
    project: Project,
    steps: Sequence[ClassStep],
    class_id: int,
    replacement: int,
    label: str,
    outcome: ReturnedClass,
    report: Reporter,
    token: CancelToken | None = None,
) -> None:
    """Give a class back the pixels that steps of `replace_class` took, where nothing changed them since.

    Args:
        label: name of the step of an image that was worked on since; in others the step itself is undone.

    Raises:
        EngineError: it was cancelled, or nothing can be stored now.
    """
    for done, step in enumerate(steps):
        if token is not None:
            token.check()
        report(Progress(done, len(steps), "images"))
        if _put_back_in(project, step, class_id, replacement, label):
            outcome.steps.append(step)
        else:
            outcome.unread.append(step.image_id)


def _replace_in(
    project: Project,
    image_id: ImageId,
    class_id: int,
    replacement: int,
    label: str,
    outcome: ReplacedClass,
) -> None:
    shape = _stored_shape(project, image_id)
    if shape is None:
        return
    state = read_or_none(project, partial(project.load_state, image_id, shape))
    if state is None:
        outcome.unread.append(image_id)
        return
    with state.planes.edit(label) as edit:
        for plane in Plane:
            if state.planes.is_blank(plane):
                continue
            labels = np.array(state.planes.view(plane))
            labels[labels == class_id] = replacement
            edit.write(plane, labels)
    if edit.change is not None:
        outcome.steps.append(ClassStep(image_id, state.position, label))
        _store(project, image_id, state.position, edit.change, state.planes)


def _put_back_in(project: Project, step: ClassStep, class_id: int, replacement: int, label: str) -> bool:
    """Give the class its pixels in one image back; False where its labels cannot be read."""
    shape = _stored_shape(project, step.image_id)
    if shape is None:
        return False

    def read() -> tuple[JournalState, Change]:
        return project.load_state(step.image_id, shape), project.journal(step.image_id).load(step.seq)

    stored = read_or_none(project, read)
    if stored is None:
        return False
    state, taken = stored
    if taken.label != step.label:
        return True  # The step was undone in its image, and another one is in its place.
    if state.position == step.seq + 1 and taken.reshape is None:
        project.journal(step.image_id).move(step.seq, taken, forward=False)
        state.planes.apply(taken, forward=False)
        project.write_mask(step.image_id, state.planes.snapshot(Plane.MASK))
        return True
    with state.planes.edit(label) as edit:
        for plane in Plane:
            was_class = _pixels_before(taken, plane, shape, class_id)
            if was_class is None:
                continue
            labels = np.array(state.planes.view(plane))
            labels[was_class & (labels == replacement)] = class_id
            edit.write(plane, labels)
    if edit.change is not None:
        _store(project, step.image_id, state.position, edit.change, state.planes)
    return True


def _pixels_before(change: Change, plane: Plane, shape: tuple[int, int], class_id: int) -> BoolMap | None:
    """(H, W) bool: where this plane had the class before the change; None where it nowhere had."""
    tiles = [tile for tile in change.tiles if tile.plane == plane]
    # A step from before the mask was fitted to another image says nothing of the pixels of this one.
    if not tiles or any(len(tile.before) != tile_rect(tile.ty, tile.tx, shape).area for tile in tiles):
        return None
    before = LabelPlanes(*shape)
    for tile in tiles:
        before.load_tile(plane, tile.ty, tile.tx, tile.before)
    had: BoolMap = before.view(plane) == class_id
    return had


def _store(project: Project, image_id: ImageId, position: int, change: Change, planes: LabelPlanes) -> None:
    project.journal(image_id).append(position, change)
    project.write_mask(image_id, planes.snapshot(Plane.MASK))


def _stored_shape(project: Project, image_id: ImageId) -> tuple[int, int] | None:
    record = project.images.get(image_id)
    if record.height is None or record.width is None:
        return None
    return record.height, record.width
