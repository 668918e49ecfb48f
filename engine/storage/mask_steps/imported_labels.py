"""Labels of an import taken back, or brought again, in all its images."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from engine.core import CancelToken, ImageId, LabelMap, Progress, Reporter
from engine.document.planes import Change, LabelPlanes, Plane, tile_rect
from engine.storage.importing.store_labels import LabelStep
from engine.storage.journal import JournalState
from engine.storage.mask_steps.reading import read_or_none
from engine.storage.project import Project


@dataclass(slots=True)
class MovedLabels:
    """Outcome of `move_labels`, filled image by image, so that it is true however the work ends.

    Attributes:
        steps: those that are taken back, or in force again.
        changed: images whose labels or status have changed; others had been moved on their own before.
        unread: images whose labels cannot be read; they stay as they are.
        undone: how many steps are in force in images where the import's are only to be redone now.
    """

    steps: list[LabelStep] = field(default_factory=list)
    changed: set[ImageId] = field(default_factory=set)
    unread: list[ImageId] = field(default_factory=list)
    undone: dict[ImageId, int] = field(default_factory=dict)


def move_labels(
    project: Project,
    steps: Sequence[LabelStep],
    label: str,
    outcome: MovedLabels,
    report: Reporter,
    token: CancelToken | None = None,
    *,
    forward: bool,
) -> None:
    """Take steps of an import back, or bring them again, with the status that the image had then.

    Where somebody has worked on an image since, only pixels change that are as the import left them, in a new
    step, and a status that was given since stays. Any thread, but none of the images may be open.

    Args:
        label: name of such a new step.
        forward: bring the labels of the import again; else those of before.

    Raises:
        EngineError: it was cancelled, or nothing can be stored now.
    """
    for done, step in enumerate(steps):
        if token is not None:
            token.check()
        report(Progress(done, len(steps), "images"))
        if _move_in(project, step, label, forward, outcome):
            outcome.steps.append(step)
        else:
            outcome.unread.append(step.image_id)


def _move_in(project: Project, step: LabelStep, label: str, forward: bool, outcome: MovedLabels) -> bool:
    """Change one image; False where its labels cannot be read."""
    if step.seq is None:
        if _set_status(project, step, forward):
            outcome.changed.add(step.image_id)
        return True
    seq = step.seq
    record = project.images.get(step.image_id)
    if record.height is None or record.width is None:
        return False
    shape = (record.height, record.width)

    def read() -> tuple[JournalState, Change]:
        return project.load_state(step.image_id, shape), project.journal(step.image_id).load(seq)

    stored = read_or_none(project, read)
    if stored is None:
        return False
    state, change = stored
    if change.label != step.label:
        return True  # The step was undone in its image, and another one is in its place.
    with project.images.one_change():
        if state.position == seq + (0 if forward else 1) and change.reshape is None:
            project.journal(step.image_id).move(seq + (1 if forward else 0), change, forward)
            state.planes.apply(change, forward=forward)
            outcome.undone[step.image_id] = seq
        elif not _write_over(project, step, state, change, label, forward):
            if state.position <= seq:
                outcome.undone[step.image_id] = state.position
            return True
        _set_status(project, step, forward)
    project.write_mask(step.image_id, state.planes.snapshot(Plane.MASK))
    outcome.changed.add(step.image_id)
    return True


def _write_over(
    project: Project, step: LabelStep, state: JournalState, change: Change, label: str, forward: bool
) -> bool:
    """Change pixels that are as the import left them, as a new step; False where there are none."""
    if forward and state.position <= (step.seq or 0):
        return False  # Undone in its image, too: redo there brings it again.
    sides = _sides(change, state.planes.shape)
    if sides is None:
        return False
    wanted, present = sides if not forward else sides[::-1]
    mask = np.array(state.planes.view(Plane.MASK))
    is_unchanged = (mask == present) & (wanted != present)
    if not is_unchanged.any():
        return False
    mask[is_unchanged] = wanted[is_unchanged]
    with state.planes.edit(label) as edit:
        edit.write(Plane.MASK, mask)
    if edit.change is None:
        return False
    project.journal(step.image_id).append(state.position, edit.change)
    return True


def _sides(change: Change, shape: tuple[int, int]) -> tuple[LabelMap, LabelMap] | None:
    """(H, W) masks of before and after a step, equal where it changed nothing; None for another size."""
    tiles = [tile for tile in change.tiles if tile.plane == Plane.MASK]
    if any(
        len(raw) not in (0, tile_rect(t.ty, t.tx, shape).area) for t in tiles for raw in (t.before, t.after)
    ):
        return None
    before, after = LabelPlanes(*shape), LabelPlanes(*shape)
    for tile in tiles:
        if tile.before:
            before.load_tile(Plane.MASK, tile.ty, tile.tx, tile.before)
        if tile.after:
            after.load_tile(Plane.MASK, tile.ty, tile.tx, tile.after)
    return before.view(Plane.MASK), after.view(Plane.MASK)


def _set_status(project: Project, step: LabelStep, forward: bool) -> bool:
    """Give the image the status of before or after the import, unless another was given since."""
    current = project.images.work_status(step.image_id)
    old, new = (step.before, step.after) if forward else (step.after, step.before)
    is_given = current is old and old is not new
    if is_given:
        project.images.set_status(step.image_id, new)
    return is_given
