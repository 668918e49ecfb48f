"""Weighted sums of pixels' features and classes, and the ridge regression that they determine; NumPy alone.

Sums of several images are those of each, added: a new, changed or undone mask costs its own pixels and one
solution, not all images anew.

Source:
    Hoerl & Kennard, Technometrics 1970 (ridge); Hastie, Buja & Tibshirani, Annals of Statistics 1995
    (penalized discriminant analysis, for more than two classes); Guo et al., ICML 2017 (temperature scaling).

Example:
    >>> rng = np.random.default_rng(0)
    >>> features = rng.normal(size=(500, 2)).astype(np.float32)
    >>> classes = (features[:, 0] > 0).astype(np.uint8)
    >>> sums = RidgeSums.of(features, classes, np.ones(500))
    >>> solution = solve(sums, class_count=2)
    >>> bool((solution.scores(features).argmax(axis=1) == classes).mean() > 0.95)
    True
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Self, TypeAlias

import numpy as np
import scipy.linalg
from numpy.typing import NDArray

PENALTY: Final = 10.0
"""On standardized columns, for pixels that count 1 each; some thousand of them an image."""

Penalty: TypeAlias = float | NDArray[np.float64]
"""Of all columns alike, or (d,) of each."""

_LEAST_VARIANCE: Final = 1e-10
# Softmax of a regression to 0 and 1 says little by itself: scores are this many times as large. For images
# with nothing to hold them against.
_USUAL_SCALE: Final = 6.0
_SCALES: Final = np.geomspace(1.0, 64.0, 49)
# Discriminant of a class without pixels; of those of the others one is 0 or more at each pixel.
_ABSENT: Final = -4.0
# How much the shares of classes in the draw count in discriminants. Rare classes are drawn, and weigh, more
# than their share, so that less finds them too readily.
_SHARES_COUNT: Final = 1.5
# Keeps the spread of scores within classes invertible: they lie in a plane, as those of a pixel sum up to 1.
_LEAST_SPREAD: Final = 0.01


@dataclass(frozen=True, slots=True, eq=False)
class RidgeSums:
    """Sums over pixels x of weight w and class y, with a 1 after the features of each.

    Attributes:
        gram: (d + 1, d + 1) float64, sum of w x x'.
        cross: class id -> (d + 1,) float64, sum of w x over the pixels of the class.
    """

    gram: NDArray[np.float64]
    cross: dict[int, NDArray[np.float64]]

    @classmethod
    def of(
        cls, features: NDArray[np.floating], classes: NDArray[np.integer], weights: NDArray[np.float64]
    ) -> Self:
        """Sums of pixels: (n, d) features, (n,) class ids, (n,) weights."""
        rows = np.empty((len(features), features.shape[1] + 1))
        rows[:, :-1] = features
        rows[:, -1] = 1.0
        weighted = rows * weights[:, None]
        cross = {int(c): weighted[classes == c].sum(axis=0) for c in np.unique(classes)}
        # Symmetric to the last bit, as half of it is stored.
        upper = np.triu(rows.T @ weighted)
        return cls(upper + np.triu(upper, 1).T, cross)

    def __sub__(self, other: RidgeSums) -> RidgeSums:
        """Sums without those of a part; a class whose pixels are all taken away is none any more."""
        rest = {
            class_id: column - other.cross[class_id] if class_id in other.cross else column
            for class_id, column in self.cross.items()
        }
        return RidgeSums(
            self.gram - other.gram,
            {class_id: column for class_id, column in rest.items() if column[-1] > _LEAST_VARIANCE},
        )


@dataclass(frozen=True, slots=True, eq=False)
class RidgeSolution:
    """Linear scores: `weights` (d, classes), `bias` (classes,), float64."""

    weights: NDArray[np.float64]
    bias: NDArray[np.float64]

    def scores(self, features: NDArray[np.floating]) -> NDArray[np.float64]:
        """(n, classes) of (n, d) features."""
        return np.asarray(features, np.float64) @ self.weights + self.bias

    def scaled(self, scale: float) -> RidgeSolution:
        """The same with all scores `scale` times as large."""
        return RidgeSolution(self.weights * scale, self.bias * scale)


@dataclass(frozen=True, slots=True, eq=False)
class FittedPart:
    """An image, or a part of one.

    Attributes:
        sums: of the pixels that are learned from.
        features, classes: (n, d) and (n,) of some of its pixels as they come, to calibrate with.
    """

    sums: RidgeSums
    features: NDArray[np.float32]
    classes: NDArray[np.uint8]


def total(parts: Iterable[RidgeSums]) -> RidgeSums:
    """The sums of all parts together, added in their order: the same parts give the same bits."""
    first, *others = parts
    gram = first.gram.copy()
    cross = {class_id: column.copy() for class_id, column in first.cross.items()}
    for part in others:
        gram += part.gram
        for class_id, column in part.cross.items():
            cross[class_id] = cross[class_id] + column if class_id in cross else column.copy()
    return RidgeSums(gram, cross)


def solve(sums: RidgeSums, class_count: int, penalty: Penalty = PENALTY) -> RidgeSolution:
    """Least squares from standardized features to 1 for a pixel's class and 0 for the others.

    Of more than two classes the scores are then weighed against each other (`_discriminants`). Columns that
    hardly vary count for nothing; a class without pixels is nowhere the likeliest.
    """
    gram, count = sums.gram, sums.gram[-1, -1]
    means = gram[-1, :-1] / count
    variance = np.diag(gram)[:-1] / count - means**2
    varies = variance > _LEAST_VARIANCE * np.maximum(means**2, _LEAST_VARIANCE)
    scale = np.where(varies, 1.0 / np.sqrt(np.where(varies, variance, 1.0)), 0.0)
    centred = (gram[:-1, :-1] - count * np.outer(means, means)) * np.outer(scale, scale)
    targets = np.zeros((len(means) + 1, class_count))
    for class_id, column in sums.cross.items():
        if class_id < class_count:
            targets[:, class_id] = column
    shares = targets[-1] / count
    right = (targets[:-1] - np.outer(count * means, shares)) * scale[:, None]
    centred[np.diag_indices_from(centred)] += penalty
    standard = scipy.linalg.solve(centred, right, assume_a="pos", check_finite=False)
    weights = standard * scale[:, None]
    solution = RidgeSolution(weights, shares - means @ weights)
    return _discriminants(sums, solution) if np.count_nonzero(shares) > 2 else solution


def _discriminants(sums: RidgeSums, solution: RidgeSolution) -> RidgeSolution:
    """Linear discriminants of the scores of a solution, which hide no class behind others.

    A class whose pixels lie between those of others has the highest score nowhere, however clearly its scores
    differ from theirs. Here each class has its mean of all scores, and a pixel goes to the nearest one,
    measured in the spread of scores within classes. What comes out is linear again.
    """
    gram, count = sums.gram, sums.gram[-1, -1]
    present = np.array(sorted(class_id for class_id in sums.cross if class_id < len(solution.bias)))
    columns = np.stack([sums.cross[class_id] for class_id in present])
    shares = columns[:, -1] / count
    mean = gram[-1, :-1] / count
    around_mean = gram[:-1, :-1] / count - np.outer(mean, mean)
    maps = solution.weights[:, present]
    class_scores = (columns[:, :-1] / columns[:, -1:] - mean) @ maps
    within = maps.T @ around_mean @ maps - (class_scores * shares[:, None]).T @ class_scores
    size = len(present)
    within[np.diag_indices(size)] += _LEAST_SPREAD * np.trace(within) / size + _LEAST_VARIANCE
    towards = np.linalg.solve(within, class_scores.T)
    offsets = _SHARES_COUNT * np.log(shares) - 0.5 * (class_scores * towards.T).sum(axis=1)
    # Their mean is 0 at each pixel, so that one of them is 0 or more.
    towards -= towards.mean(axis=1, keepdims=True)
    offsets -= offsets.mean()
    weights, bias = np.zeros_like(solution.weights), np.full(len(solution.bias), _ABSENT)
    weights[:, present] = maps @ towards / _USUAL_SCALE
    bias[present] = offsets / _USUAL_SCALE - mean @ weights[:, present]
    return RidgeSolution(weights, bias)


@dataclass(frozen=True, slots=True)
class Calibration:
    """What fits to the other parts say of each part.

    Attributes:
        scale: factor on the scores at which their softmax is the most likely.
        loss: mean of -log of the probability of the true class, at that factor.
        iou: class id -> IoU, of the classes of these pixels; empty where there was nothing to hold a fit
            against.
    """

    scale: float
    loss: float = np.inf
    iou: Mapping[int, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, eq=False)
class HeldPart:
    """A part that is left out of a fit, and the sums of all others."""

    part: FittedPart
    others: RidgeSums


def left_out(
    parts: Sequence[FittedPart], everything: RidgeSums, held: Sequence[FittedPart] | None = None
) -> list[HeldPart]:
    """Each part in turn with the sums of the others: those of all less its own, without a pass over pixels.

    Those of which the others show one class only are left away.

    Args:
        everything: sums of all parts together.
        held: those of the parts that are left out, one after the other; None for all.
    """
    if len(parts) < 2:
        return []
    found = (HeldPart(part, everything - part.sums) for part in (parts if held is None else held))
    return [each for each in found if len(each.others.cross) > 1 and len(each.part.classes)]


def calibrate(parts: Sequence[HeldPart], class_count: int, penalty: Penalty = PENALTY) -> Calibration:
    """Fit to the others of each part, and see how that does there.

    A class that no other part has counts for the IoU, and not for the scale: of the only picture with a cat
    the others can say nothing, and an unsure model would be the most likely one.
    """
    scores, classes, known = [], [], []
    for each in parts:
        part = each.part
        scores.append(solve(each.others, class_count, penalty).scores(part.features))
        classes.append(part.classes)
        known.append(np.isin(part.classes, list(each.others.cross)))
    if not scores:
        return Calibration(_USUAL_SCALE)
    all_scores, truth = np.concatenate(scores), np.concatenate(classes).astype(np.int64)
    iou, is_known = _iou(all_scores.argmax(axis=1), truth), np.concatenate(known)
    if len(np.unique(truth[is_known])) < 2:
        return Calibration(_USUAL_SCALE, iou=iou)
    losses = [_log_loss(scale * all_scores[is_known], truth[is_known]) for scale in _SCALES]
    best = int(np.argmin(losses))
    return Calibration(float(_SCALES[best]), losses[best], iou)


def _log_loss(scores: NDArray[np.float64], truth: NDArray[np.int64]) -> float:
    top = scores.max(axis=1, keepdims=True)
    log_sum = np.log(np.exp(scores - top).sum(axis=1)) + top[:, 0]
    return float((log_sum - scores[np.arange(len(truth)), truth]).mean())


def _iou(predicted: NDArray[np.int64], truth: NDArray[np.int64]) -> dict[int, float]:
    ious: dict[int, float] = {}
    for class_id in np.unique(truth):
        is_there, is_said = truth == class_id, predicted == class_id
        ious[int(class_id)] = float((is_there & is_said).sum() / (is_there | is_said).sum())
    return ious
