"""Paired comparison of the network in training with the current model, image by image; no torch."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from engine.learn.validation.metrics import Confusion, Scores, mean_of
from engine.learn.validation.promotion import Verdict, decide_promotion

Confusions: TypeAlias = Mapping[str, Confusion]
"""Confusion matrices of one network, by the key of the image."""

# Where an image has nothing of a class, so many wrong pixels (as a share of the labelled ones) halve its
# score there: with 0 for the first wrong pixel, a stray dot would count as much as a wrong image.
_FALSE_ALARM: Final = 0.001


@dataclass(frozen=True, slots=True)
class PairedConfusions:
    """Confusion matrices of the candidate and of the current model for one image.

    `current` is None where there is no current model.
    """

    candidate: Confusion
    current: Confusion | None


@dataclass(frozen=True, slots=True)
class PrequentialResult:
    """Prediction of a new image before either network learned from it (prequential: test, then train).

    Attributes:
        step: steps that the network in training had made by then.
    """

    key: str
    step: int
    pair: PairedConfusions

    def to_json(self) -> dict[str, Any]:
        current = self.pair.current
        matrices = self.pair.candidate.matrix.tolist(), None if current is None else current.matrix.tolist()
        return {"key": self.key, "step": self.step, "counts": matrices}

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> PrequentialResult:
        candidate, current = (None if c is None else Confusion.of_image(c) for c in values["counts"])
        assert candidate is not None, "the network in training has always been counted"
        return cls(values["key"], values["step"], PairedConfusions(candidate, current))


@dataclass(frozen=True, slots=True)
class ModelComparison:
    """Mean over images of the IoU per class, of a candidate and of the current model.

    Attributes:
        per_class: of the candidate; empty where there was no image.
        current_model_scores: of the current model, on the same images; None where there is none.
        current_model_path: the current model's file.
        val_images, prequential_images: number of images of either kind.
    """

    per_class: Mapping[str, float | None]
    current_model_scores: Mapping[str, float | None] | None
    current_model_path: Path | None
    val_images: int
    prequential_images: int

    @property
    def is_lower(self) -> bool:
        """Whether the candidate's mean over the classes is below that of the current model."""
        if self.current_model_scores is None:
            return False
        return (mean_of(self.per_class) or 0.0) < (mean_of(self.current_model_scores) or 0.0)

    def verdict(self) -> Verdict:
        """The promotion rule applied to these scores."""
        return decide_promotion(
            self.current_model_scores,
            self.per_class,
            val_images=self.val_images,
            prequential_images=self.prequential_images,
        )


def compare_models(
    validation: Sequence[PairedConfusions],
    prequential: Sequence[PairedConfusions],
    names: Sequence[str],
    current_model_path: Path | None,
) -> ModelComparison:
    """Comparison over validation images and prequential results together, each image counting alike."""
    pairs = [*validation, *prequential]
    candidate, current = _means(pairs, names) if pairs else ({}, {})
    current_model_scores = None if current_model_path is None else current
    return ModelComparison(
        candidate, current_model_scores, current_model_path, len(validation), len(prequential)
    )


def pooled(confusions: Confusions, names: Sequence[str]) -> Scores:
    """Scores of all pixels of all images together."""
    total = Confusion(len(names))
    for confusion in confusions.values():
        total.merge(confusion)
    return total.scores(names)


def are_alike(a: Confusions, b: Confusions) -> bool:
    """Whether both are of the same images with the same masks."""
    return a.keys() == b.keys() and all(
        np.array_equal(a[key].matrix.sum(axis=1), b[key].matrix.sum(axis=1)) for key in a
    )


def confusions_to_json(confusions: Confusions) -> dict[str, Any]:
    """Nested lists, for `confusions_from_json`."""
    return {key: confusion.matrix.tolist() for key, confusion in confusions.items()}


def confusions_from_json(values: Mapping[str, Any]) -> dict[str, Confusion]:
    """Inverse of `confusions_to_json`."""
    return {key: Confusion.of_image(matrix) for key, matrix in values.items()}


def _means(
    pairs: Sequence[PairedConfusions], names: Sequence[str]
) -> tuple[dict[str, float | None], dict[str, float | None]]:
    """Mean IoU per class of candidate and current model, over the images that show or predict the class.

    A class that no image shows has no mean.
    """
    sums = np.zeros((2, len(names)))
    images = np.zeros(len(names), np.intp)
    is_true = np.zeros(len(names), np.bool_)
    for pair in pairs:
        candidate = pair.candidate.matrix
        current = candidate if pair.current is None else pair.current.matrix
        ground_truth = candidate.sum(axis=1)
        is_present = (ground_truth + candidate[:, :-1].sum(axis=0) + current[:, :-1].sum(axis=0)) > 0
        sums[0, is_present] += _image_iou(candidate)[is_present]
        sums[1, is_present] += _image_iou(current)[is_present]
        images += is_present
        is_true |= ground_truth > 0
    candidate_means, current_means = (
        {name: float(total[i] / images[i]) if is_true[i] else None for i, name in enumerate(names)}
        for total in sums
    )
    return candidate_means, current_means


def _image_iou(matrix: NDArray[np.int64]) -> NDArray[np.float64]:
    """IoU per class of one image; of an absent class, 1 without a false alarm and less with a larger one."""
    ground_truth, predicted = matrix.sum(axis=1), matrix[:, :-1].sum(axis=0)
    hits = matrix[:, :-1].diagonal()
    allowed = _FALSE_ALARM * max(1, int(ground_truth.sum()))
    scores: NDArray[np.float64] = np.where(
        ground_truth > 0,
        hits / np.maximum(ground_truth + predicted - hits, 1),
        allowed / (allowed + predicted),
    )
    return scores
