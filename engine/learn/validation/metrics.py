"""Metrics from a confusion matrix: pixel accuracy, IoU and Dice, per class and mean; no torch.

Pixels whose ground truth is 255 count nowhere. A class that neither the ground truth nor the
prediction contains has no score and is left out of the means.

Example:
    >>> import numpy as np
    >>> ground_truth = np.array([[0, 0, 1, 255]], np.uint8)
    >>> predicted = np.array([[0, 1, 1, 1]], np.uint8)
    >>> confusion = Confusion(class_count=2)
    >>> confusion.add(ground_truth, predicted)
    >>> confusion.scores(["background", "crack"]).iou_by_class
    {'background': 0.5, 'crack': 0.5}
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

    `accuracy` is the share of the class's true pixels that was predicted (recall); `pixels` their number.
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
    """Confusion matrix: pixel counts by true class and predicted class, over images; one owner."""

    def __init__(self, class_count: int) -> None:
        if not 1 <= class_count <= IGNORE:
            raise BadInputError(f"class_count must be 1..{IGNORE}, got {class_count}")
        self._class_count = class_count
        # One column more: predictions outside the class list are wrong, not lost.
        self._counts: NDArray[np.int64] = np.zeros((class_count, class_count + 1), np.int64)
        self._images = 0

    @classmethod
    def of_image(cls, matrix: object) -> Confusion:
        """The counts of one image whose `matrix` this is, as an array or as nested lists."""
        counts = np.asarray(matrix, np.int64)
        confusion = cls(len(counts))
        confusion._counts += counts
        confusion._images = 1
        return confusion

    @property
    def matrix(self) -> NDArray[np.int64]:
        """(C, C + 1) int64 copy: rows are true classes, columns predicted ones, the last one "no class"."""
        return self._counts.copy()

    def add(self, ground_truth: LabelMap, predicted: LabelMap) -> None:
        """Count one image; both (H, W) uint8.

        Raises:
            BadInputError: sizes differ, or the ground truth holds an id that is no class.
        """
        if ground_truth.shape != predicted.shape:
            raise BadInputError(f"truth is {ground_truth.shape}, prediction {predicted.shape}")
        known = ground_truth != IGNORE
        true_ids = ground_truth[known].astype(np.intp)
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
        ground_truth = self._counts.sum(axis=1)
        predicted = self._counts[:, :-1].sum(axis=0)
        hits = self._counts[:, :-1].diagonal()
        classes = tuple(
            _class_score(name, int(hit), int(true), int(pred))
            for name, hit, true, pred in zip(names, hits, ground_truth, predicted, strict=True)
        )
        total = int(ground_truth.sum())
        return Scores(
            pixel_accuracy=int(hits.sum()) / total if total else None,
            mean_accuracy=_mean([c.accuracy for c in classes]),
            mean_iou=_mean([c.iou for c in classes]),
            mean_dice=_mean([c.dice for c in classes]),
            classes=classes,
            images=self._images,
        )


def iou(hits: int, true: int, predicted: int) -> float | None:
    """Intersection over union (Jaccard index) of a class; None where neither contains it.

    Args:
        hits: pixels of the class in both the ground truth and the prediction.
        true, predicted: pixels of the class in either of them.

    Example:
        >>> iou(hits=2, true=3, predicted=3)
        0.5
    """
    union = true + predicted - hits
    return hits / union if union else None


def mean_of(per_class: Mapping[str, float | None]) -> float | None:
    """Mean over the classes that have a score."""
    return _mean(list(per_class.values()))


def _class_score(name: str, hits: int, true: int, predicted: int) -> ClassScore:
    overlap = iou(hits, true, predicted)
    if overlap is None:
        return ClassScore(name, None, None, None, 0)
    # A class only predicted has no true pixel to find: its IoU is 0, its accuracy undefined.
    accuracy = hits / true if true else None
    return ClassScore(name, overlap, 2 * hits / (true + predicted), accuracy, true)


def _mean(values: Sequence[float | None]) -> float | None:
    known = [v for v in values if v is not None]
    return sum(known) / len(known) if known else None
