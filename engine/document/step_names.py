"""Names of history steps: strokes with their class, decisions about an image, changes of whole masks.

The latter two say nothing of who drew the labels.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

CLASS_DELETED: Final = "Delete class {}"
CLASS_MERGED: Final = "Merge {} into {}"
CLASS_PUT_BACK: Final = "Put back class {}"
MASK_TURNED: Final = "Turn mask with image"
MASK_RESIZED: Final = "Resize mask to image"
MASK_STARTED_ANEW: Final = "Start anew on changed image"
"""Name of the step after which an image that another program changed has no labels."""
IMPORTED: Final = "Import labels"
"""Name of the step by which an image gets the labels of a data set, and a state with them."""
ACCEPTANCES: Final[Mapping[str, str]] = {
    "started": "Accept image",
    "new": "Accept new image",
    "skipped": "Accept skipped image",
    "accepted": "Accept image again",
}
"""Names of the steps by which an image is accepted, by the state that undo gives it back."""
SKIPS: Final[Mapping[str, str]] = {
    "started": "Skip image",
    "new": "Skip new image",
    "accepted": "Skip accepted image",
}
"""The same of the steps by which it is skipped."""
_BEFORE: Final = {name: state for names in (ACCEPTANCES, SKIPS) for state, name in names.items()}
WHOLE_MASK_BEGINNINGS: Final = (
    *(name.partition("{")[0] for name in (CLASS_DELETED, CLASS_MERGED, CLASS_PUT_BACK)),
    MASK_TURNED,
    MASK_RESIZED,
)
"""Beginnings of the names of such steps; no tool has a step whose name begins so."""


LOOKED_PAST: Final = (*WHOLE_MASK_BEGINNINGS, *_BEFORE)
"""Beginnings of the names of steps that say nothing of who drew the labels."""


def is_whole_mask_step(label: str) -> bool:
    """Whether a step of this name is the work of the project on all masks, or fits a mask to its image."""
    return label.startswith(WHOLE_MASK_BEGINNINGS)


def is_acceptance(label: str) -> bool:
    """Whether an image is accepted by a step of this name."""
    return label in ACCEPTANCES.values()


def is_skip(label: str) -> bool:
    """Whether an image is skipped by a step of this name."""
    return label in SKIPS.values()


def state_before(label: str) -> str | None:
    """State of the image before a decision of this name; None for another step.

    >>> state_before("Skip new image"), state_before("Cut")
    ('new', None)
    """
    return _BEFORE.get(label)


def newest_work(labels: Iterable[str]) -> str | None:
    """Name of the newest step, the newest first in `labels`, without those looked past; None for none."""
    return next((label for label in labels if not label.startswith(LOOKED_PAST)), None)


def step_with_class(step: str, class_name: str) -> str:
    """Name of a step of a tool that drew this class.

    >>> step_with_class("Scribble", "nucleus")
    'Scribble: nucleus'
    """
    return f"{step}: {class_name}"


def step_without_class(label: str) -> str:
    """Name of the step alone; also of one that older versions stored without its class.

    >>> step_without_class("Scribble: nucleus"), step_without_class("Scribble")
    ('Scribble', 'Scribble')
    """
    return label.partition(": ")[0]
