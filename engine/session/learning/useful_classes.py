"""Classes that a first model is good enough at to be shown; the pixels of the others stay open."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from engine.learn.validation.metrics import mean_of

LEAST_IOU: Final = 0.5
"""With more wrong than right, a mask takes longer to correct than to begin."""


def classes_left_open(
    per_class: Mapping[str, float | None], mean_iou: float | None
) -> tuple[str, ...] | None:
    """Names of the classes that are not to be shown; None where the model helps with nothing.

    With more than two classes each is judged by itself, as a model of eleven may know road and sky long
    before it knows a pedestrian. One of two is what the other is not: their mean decides over both. What is
    unchecked may harm.

    Args:
        per_class: name -> IoU on what the model has not learned from; None, or no entry, where unknown.
        mean_iou: over all pixels of the held-back images; None for the mean of `per_class`.

    Example:
        >>> classes_left_open({"road": 0.9, "sky": 0.8, "person": 0.1}, None)
        ('person',)
        >>> classes_left_open({"soil": 0.9, "leaf": 0.3}, None)
        ()
    """
    if len(per_class) > 2:
        open_ = tuple(name for name, iou in per_class.items() if iou is None or iou < LEAST_IOU)
        return None if len(open_) == len(per_class) else open_
    mean = mean_of(per_class) if mean_iou is None else mean_iou
    return () if mean is not None and mean >= LEAST_IOU else None
