"""Steps of imports that were undone whole, with their classes: they count as no use of a class any more.

They stay stored, as redo of the import needs them. Redo in an image alone must not bring them again: their
numbers may be those of other classes by then. Any other step of the image takes their place.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from engine.core import NO_PROGRESS, CancelToken, ImageId, Progress, Reporter
from engine.storage.journal import JournalState
from engine.storage.project import Project
from engine.storage.settings_table import newest_that_fit

_SETTING: Final = "import.undone_steps"


@dataclass(frozen=True, slots=True)
class UsedClasses:
    """Classes that images hold now, and those that undo or redo may bring again."""

    held: frozenset[int]
    in_steps: frozenset[int]


def note_undone_steps(project: Project, positions: Mapping[ImageId, int]) -> None:
    """Note that steps above these positions are of an undone import, until the image changes again.

    Raises:
        UserError: the project is open read-only.
    """
    known = {**undone_positions(project), **positions}
    revision = project.images.mask_revision
    noted = {str(image_id): [revision(image_id), position] for image_id, position in known.items()}
    project.settings.set(_SETTING, newest_that_fit(noted))


def undone_positions(project: Project) -> dict[ImageId, int]:
    """Positions of the images as they were noted, without those that have changed since."""
    stored = project.settings.get(_SETTING)
    if not isinstance(stored, dict):
        return {}
    return {
        image_id: stored[str(image_id)][1]
        for image_id in project.images.edited()
        if _is_at(stored.get(str(image_id)), project.images.mask_revision(image_id))
    }


def has_work(project: Project) -> bool:
    """Whether any image has steps that count; quick."""
    if not project.images.has_steps():
        return False
    undone = undone_positions(project)
    return any(undone.get(image_id) != 0 for image_id in project.images.edited())


def without_undone(project: Project, image_id: ImageId, state: JournalState) -> JournalState:
    """The labels of an image to be worked on: without steps that only redo of an import brings."""
    if undone_positions(project).get(image_id) != state.position:
        return state
    recent = {seq: change for seq, change in state.recent.items() if seq < state.position}
    return replace(state, length=state.position, recent=recent)


def used_classes(
    project: Project,
    undone: Mapping[ImageId, int],
    report: Reporter = NO_PROGRESS,
    token: CancelToken | None = None,
) -> UsedClasses:
    """Classes that images use, removed images included. Waits for the disk.

    Args:
        undone: positions of images whose later steps do not count; those that are noted do not either.

    Raises:
        CancelledError: it was stopped.
    """
    held: set[int] = set()
    in_steps: set[int] = set()
    left_out, edited = {**undone_positions(project), **undone}, project.images.edited()
    for done, image_id in enumerate(edited):
        if token is not None:
            token.check()
        report(Progress(done, len(edited), "images"))
        journal = project.journal(image_id)
        held |= journal.held_classes()
        in_steps |= journal.written_classes(left_out.get(image_id))
    return UsedClasses(frozenset(held), frozenset(held | in_steps))


def _is_at(noted: object, revision: int) -> bool:
    return isinstance(noted, list) and len(noted) == 2 and noted[0] == revision and type(noted[1]) is int
