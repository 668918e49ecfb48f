"""Names of history steps: of strokes with their class, and of changes of the labels of an image as a whole.

The latter say nothing of who drew them.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

CLASS_DELETED: Final = "Delete class {}"
CLASS_MERGED: Final = "Merge {} into {}"
CLASS_PUT_BACK: Final = "Put back class {}"
MASK_TURNED: Final = "Turn mask with image"
MASK_RESIZED: Final = "Resize mask to image"
MASK_STARTED_ANEW: Final = "Start anew on changed image"
"""Name of the step after which an image that another program changed has no labels."""
WHOLE_MASK_BEGINNINGS: Final = (
    *(name.partition("{")[0] for name in (CLASS_DELETED, CLASS_MERGED, CLASS_PUT_BACK)),
    MASK_TURNED,
    MASK_RESIZED,
)
"""Beginnings of the names of such steps; no tool has a step whose name begins so."""


def is_whole_mask_step(label: str) -> bool:
    """Whether a step of this name is the work of the project on all masks, or fits a mask to its image."""
    return label.startswith(WHOLE_MASK_BEGINNINGS)


def newest_work(labels: Iterable[str]) -> str | None:
    """Name of the newest step, the newest first in `labels`, that is no change of a whole mask; or None."""
    return next((label for label in labels if not is_whole_mask_step(label)), None)


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
