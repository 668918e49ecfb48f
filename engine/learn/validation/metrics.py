"""Scores from a confusion matrix: accuracy, IoU and Dice, per class and mean; no torch.

Pixels whose truth is 255 count nowhere. A class that neither the truth nor the
prediction contains has no score and is left out of the means.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.core import IGNORE, BadInputError, LabelMap


@dataclass(frozen=True, slots=True)
class ClassScore:
    """Scores of one class, None where they are undefined.

    `accuracy` is the share of the class's true pixels that was found; `pixels` how many there are.
    """

    name: str
    iou: float | None
    dice: float | None
    accuracy: float | None
    pixels: int


@dataclass(frozen=True, slots=True)
class Scores:
    """Scores of a set of images; None where no labelled pixel was seen."""

    pixel_accuracy: float | None
    mean_accuracy: float | None
    mean_iou: float | None
    mean_dice: float | None
    classes: tuple[ClassScore, ...]
    images: int

    @property
    def iou_by_class(self) -> dict[str, float | None]:
        return {c.name: c.iou for c in self.classes}

    def to_json(self) -> dict[str, Any]:
        """The result of `evaluate`; absent classes are listed with null scores."""
        return {
            "pixel_accuracy": self.pixel_accuracy,
            "mean_accuracy": self.mean_accuracy,
            "mean_iou": self.mean_iou,
            "mean_dice": self.mean_dice,
            "per_class": {
                c.name: {"iou": c.iou, "dice": c.dice, "accuracy": c.accuracy, "pixels": c.pixels}
                for c in self.classes
            },
            "images": self.images,
        }


class Confusion:
    """Counts of (true class, predicted class) over images; one owner."""

    def __init__(self, class_count: int) -> None:
        if not 1 <= class_count <= IGNORE:
            raise BadInputError(f"class_count must be 1..{IGNORE}, got {class_count}")
        self._class_count = class_count
        # One column more: predictions outside the class list are wrong, not lost.
        self._counts: NDArray[np.int64] = np.zeros((class_count, class_count + 1), np.int64)
        self._images = 0

    @classmethod
    def of_image(cls, matrix: object) -> Confusion:
        """The counts of one image that `matrix` gave, as an array or as nested lists."""
        counts = np.asarray(matrix, np.int64)
        confusion = cls(len(counts))
        confusion._counts += counts
        confusion._images = 1
        return confusion

    @property
    def matrix(self) -> NDArray[np.int64]:
        """Copy of the counts: rows are true classes, columns predicted ones, the last one "none of them"."""
        return self._counts.copy()

    def add(self, truth: LabelMap, predicted: LabelMap) -> None:
        """Count one image.

        Raises:
            BadInputError: sizes differ, or the truth holds an id that is no class.
        """
        if truth.shape != predicted.shape:
            raise BadInputError(f"truth is {truth.shape}, prediction {predicted.shape}")
        known = truth != IGNORE
        true_ids = truth[known].astype(np.intp)
        if true_ids.size and int(true_ids.max()) >= self._class_count:
            raise BadInputError(
                f"the truth holds class {int(true_ids.max())}, but there are {self._class_count} classes"
            )
        predicted_ids = np.minimum(predicted[known], self._class_count).astype(np.intp)
        columns = self._class_count + 1
        counts = np.bincount(true_ids * columns + predicted_ids, minlength=self._counts.size)
        self._counts += counts.reshape(self._counts.shape)
        self._images += 1

    def merge(self, other: Confusion) -> None:
        """Add the counts of `other`, which has as many classes."""
        self._counts += other._counts
        self._images += other._images

    def scores(self, names: Sequence[str]) -> Scores:
        """Scores of everything counted so far, for classes of these names."""
        if len(names) != self._class_count:
            raise BadInputError(f"{len(names)} names for {self._class_count} classes")
        truth = self._counts.sum(axis=1)
        predicted = self._counts[:, :-1].sum(axis=0)
        hits = self._counts[:, :-1].diagonal()
        classes = tuple(
            _class_score(name, int(hit), int(true), int(pred))
            for name, hit, true, pred in zip(names, hits, truth, predicted, strict=True)
        )
        total = int(truth.sum())
        return Scores(
            pixel_accuracy=int(hits.sum()) / total if total else None,
            mean_accuracy=_mean([c.accuracy for c in classes]),
            mean_iou=_mean([c.iou for c in classes]),
            mean_dice=_mean([c.dice for c in classes]),
            classes=classes,
            images=self._images,
        )


def mean_of(per_class: Mapping[str, float | None]) -> float | None:
    """Mean over the classes that have a score."""
    return _mean(list(per_class.values()))


def _class_score(name: str, hits: int, true: int, predicted: int) -> ClassScore:
    union = true + predicted - hits
    if union == 0:
        return ClassScore(name, None, None, None, 0)
    # A class only predicted has no true pixel to find: its IoU is 0, its accuracy undefined.
    accuracy = hits / true if true else None
    return ClassScore(name, hits / union, 2 * hits / (true + predicted), accuracy, true)


def _mean(values: Sequence[float | None]) -> float | None:
    known = [v for v in values if v is not None]
    return sum(known) / len(known) if known else None
