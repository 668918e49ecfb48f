"""Classes that a first model is good enough at to be shown; the pixels of the others stay open."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Final

from engine.core import ClassInfo
from engine.learn.validation.metrics import mean_of
from engine.learn.validation.promotion import Verdict, decide_promotion

if TYPE_CHECKING:
    from engine.learn.request import TrainCandidate

LEAST_IOU: Final = 0.5
"""With more wrong than right, a mask takes longer to correct than to begin."""

STILL_SHOWN_IOU: Final = 0.45
"""Of a class that is shown already: one that comes and goes with each accepted image helps nobody."""


def classes_left_open(
    candidate: TrainCandidate, learned: Sequence[ClassInfo], shown_before: Collection[str] = ()
) -> tuple[str, ...] | None:
    """Names of the classes that are not to be shown; None where the model helps with nothing.

    With more than two classes each is judged by itself, as a model of eleven may know road and sky long
    before it knows a pedestrian. One of two is what the other is not: their mean decides over both. What is
    unchecked may harm, and the background alone is no help.

    Args:
        learned: the classes that it has learned from pixels, and that still exist.
        shown_before: names of classes that the current model of its kind shows.
    """
    # The images held back may have nothing of a class that fits to the others have been checked on.
    held_back, cross_fitted = candidate.per_class, candidate.cross_fitted
    ious = {
        c.name: cross_fitted.get(c.name) if held_back.get(c.name) is None else held_back[c.name]
        for c in learned
    }
    if len(learned) < 2:
        return None  # It says the only one everywhere.
    if len(learned) == 2:
        mean = mean_of(ious) if candidate.mean_iou is None else candidate.mean_iou
        return () if mean is not None and mean >= LEAST_IOU else None
    hidden = {
        name
        for name, iou in ious.items()
        if iou is None or iou < (STILL_SHOWN_IOU if name in shown_before else LEAST_IOU)
    }
    helps = any(not c.is_background and c.name not in hidden for c in learned)
    return tuple(c.name for c in learned if c.name in hidden) if helps else None


def verdict_on_shown(candidate: TrainCandidate, shown: Collection[str]) -> Verdict:
    """The candidate's verdict without the classes that neither it nor the current model shows.

    Args:
        shown: names of the classes that one of the two shows.
    """
    current = candidate.current_model_scores
    ious = {name: iou for name, iou in candidate.per_class.items() if name in shown}
    if current is None or mean_of(ious) is None:
        return candidate.verdict
    return decide_promotion(
        {name: iou for name, iou in current.items() if name in shown},
        ious,
        val_images=candidate.val_images,
        prequential_images=candidate.prequential_images,
    )
