"""What speaks for a network and what for the model in use, image by image; no torch."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from engine.learn.validation.metrics import Confusion, Scores, mean_of
from engine.learn.validation.promotion import Verdict, compare

Counts: TypeAlias = Mapping[str, Confusion]
"""Of one network, by the key of the image."""

# Where an image has nothing of a class, so many wrong pixels (as a share of the labelled ones) halve its
# score there: with 0 for the first wrong pixel, a stray dot would count as much as a wrong image.
_FALSE_ALARM: Final = 0.001


@dataclass(frozen=True, slots=True)
class PairedCounts:
    """One image as a network and the model in use see it; `rival` is None where there is no such model."""

    candidate: Confusion
    current: Confusion | None


@dataclass(frozen=True, slots=True)
class PrequentialResult:
    """An image that neither of two networks had learned from when it came, after so many steps."""

    key: str
    step: int
    pair: PairedCounts

    def to_json(self) -> dict[str, Any]:
        current = self.pair.current
        matrices = self.pair.candidate.matrix.tolist(), None if current is None else current.matrix.tolist()
        return {"key": self.key, "step": self.step, "counts": matrices}

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> PrequentialResult:
        candidate, current = (None if c is None else Confusion.of_image(c) for c in values["counts"])
        assert candidate is not None, "the network in training has always been counted"
        return cls(values["key"], values["step"], PairedCounts(candidate, current))


@dataclass(frozen=True, slots=True)
class ModelComparison:
    """Mean over images of the IoU per class.

    Attributes:
        per_class: of the network; empty where there was no image.
        baseline: of the model in use, on the same images; None where there is none.
        compared: its file.
        held_back: how many images of either kind.
    """

    per_class: Mapping[str, float | None]
    baseline: Mapping[str, float | None] | None
    compared: Path | None
    held_back: int
    fresh: int

    @property
    def is_lower(self) -> bool:
        """Whether the network's mean over the classes is below that of the model in use."""
        if self.baseline is None:
            return False
        return (mean_of(self.per_class) or 0.0) < (mean_of(self.baseline) or 0.0)

    def verdict(self) -> Verdict:
        """What the gate would say."""
        return compare(self.baseline, self.per_class, held_back=self.held_back, fresh=self.fresh)


def compare_models(
    held_back: Sequence[PairedCounts],
    fresh: Sequence[PairedCounts],
    names: Sequence[str],
    compared: Path | None,
) -> ModelComparison:
    """What images held back and fresh ones say together, each of them as much as any other."""
    pairs = [*held_back, *fresh]
    candidate, current = _means(pairs, names) if pairs else ({}, {})
    return ModelComparison(
        candidate, None if compared is None else current, compared, len(held_back), len(fresh)
    )


def pooled(counts: Counts, names: Sequence[str]) -> Scores:
    """Scores of all pixels of all images together."""
    total = Confusion(len(names))
    for of_image in counts.values():
        total.merge(of_image)
    return total.scores(names)


def are_alike(a: Counts, b: Counts) -> bool:
    """Whether both are of the same images with the same masks."""
    return a.keys() == b.keys() and all(
        np.array_equal(a[key].matrix.sum(axis=1), b[key].matrix.sum(axis=1)) for key in a
    )


def counts_to_json(counts: Counts) -> dict[str, Any]:
    """For `counts_from_json`."""
    return {key: of_image.matrix.tolist() for key, of_image in counts.items()}


def counts_from_json(values: Mapping[str, Any]) -> dict[str, Confusion]:
    return {key: Confusion.of_image(matrix) for key, matrix in values.items()}


def _means(
    pairs: Sequence[PairedCounts], names: Sequence[str]
) -> tuple[dict[str, float | None], dict[str, float | None]]:
    """Of both networks, over the images that show the class or where either sees it.

    A class that no image shows has no mean.
    """
    sums = np.zeros((2, len(names)))
    images = np.zeros(len(names), np.intp)
    is_true = np.zeros(len(names), np.bool_)
    for pair in pairs:
        candidate = pair.candidate.matrix
        current = candidate if pair.current is None else pair.current.matrix
        truth = candidate.sum(axis=1)
        seen = (truth + candidate[:, :-1].sum(axis=0) + current[:, :-1].sum(axis=0)) > 0
        sums[0, seen] += _iou(candidate)[seen]
        sums[1, seen] += _iou(current)[seen]
        images += seen
        is_true |= truth > 0
    own_means, rival_means = (
        {name: float(total[i] / images[i]) if is_true[i] else None for i, name in enumerate(names)}
        for total in sums
    )
    return own_means, rival_means


def _iou(matrix: NDArray[np.int64]) -> NDArray[np.float64]:
    """Per class; where the truth has none of it, 1 without a false alarm and less with a larger one."""
    truth, predicted = matrix.sum(axis=1), matrix[:, :-1].sum(axis=0)
    hits = matrix[:, :-1].diagonal()
    allowed = _FALSE_ALARM * max(1, int(truth.sum()))
    scores: NDArray[np.float64] = np.where(
        truth > 0, hits / np.maximum(truth + predicted - hits, 1), allowed / (allowed + predicted)
    )
    return scores
