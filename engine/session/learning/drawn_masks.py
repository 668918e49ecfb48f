"""The origin of accepted masks: drawn or corrected by a person, or what a model said, accepted as it was."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from engine.core import ImageId
from engine.document.step_names import (
    ACCEPTANCES,
    MASK_STARTED_ANEW,
    SKIPS,
    is_whole_mask_step,
    step_without_class,
)
from engine.sequence.proposals import CLEARED, PROPOSALS
from engine.session.open_image import ACCEPT_LABEL, SCRIBBLE_LABEL, TAKE_BACK_LABEL
from engine.storage import ImageRecord, Project

_NOT_BY_HAND: Final = PROPOSALS | {*ACCEPTANCES.values(), *SKIPS.values()}
_ENDS_ALL: Final = frozenset({CLEARED, MASK_STARTED_ANEW})
_SCRIBBLING: Final = frozenset({SCRIBBLE_LABEL, TAKE_BACK_LABEL})
_MANY: Final = 500
"""Of more images the newest steps are asked for at once: one by one, 100,000 histories take three seconds."""


def has_drawn_step(labels: Iterable[str]) -> bool:
    """Whether a person drew, cut, corrected or imported something by the steps in force, in their order.

    Acceptance makes what was predicted part of the mask, and frames are filled from their neighbours: neither
    is drawn. Work of the project on all masks says nothing. Without any step nothing is known of where the
    mask is from, and it counts as drawn.

    >>> has_drawn_step(["Accept image"]), has_drawn_step(["Brush: cell", "Accept image"])
    (False, True)
    >>> has_drawn_step(["Scribble: cell", "Take back scribbles", "Accept image"])
    False
    """
    steps = [step_without_class(label) for label in labels]
    is_drawn, is_scribbled = not steps, False
    for step in steps:
        if step in _ENDS_ALL:
            is_drawn = is_scribbled = False
        elif step in _SCRIBBLING:
            is_scribbled = step == SCRIBBLE_LABEL
        elif _is_by_hand(step):
            is_drawn = True
    return is_drawn or is_scribbled


def _is_by_hand(step: str) -> bool:
    """Whether this step alone makes the mask a drawn one."""
    others = _NOT_BY_HAND | _ENDS_ALL | _SCRIBBLING
    return step not in others and not is_whole_mask_step(step)


class DrawnMasks:
    """Answers for the images of one project, each read from the history once a change; any thread."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._known: dict[ImageId, tuple[int, bool]] = {}

    def find_out(self, records: Sequence[ImageRecord]) -> None:
        """Find out about as many of these images at once as their newest steps tell; waits for the disk."""
        unknown = [r for r in records if self._known.get(r.id, (-1, True))[0] != r.mask_revision]
        if len(unknown) < _MANY:
            return
        newest = self._project.last_steps()
        for record in unknown:
            step = step_without_class(newest.get(record.id, ACCEPT_LABEL))
            if _is_by_hand(step):
                self._known[record.id] = record.mask_revision, True

    def is_drawn(self, record: ImageRecord) -> bool:
        """Whether a person drew or corrected the mask of this image; waits for the disk."""
        revision, is_drawn = self._known.get(record.id, (-1, True))
        if revision != record.mask_revision:
            is_drawn = has_drawn_step(self._project.journal(record.id).labels_in_force())
            self._known[record.id] = record.mask_revision, is_drawn
        return is_drawn
