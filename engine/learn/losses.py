"""Losses for label maps with unlabelled pixels.

All take logits (N, C, H, W) and labels (N, H, W) with 255 for "unlabelled", are
means over the *labelled* pixels, and have a gradient of exactly zero at the
others. Without any labelled pixel they are zero.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final, TypeAlias

import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812 - torch's own custom

from engine.core import IGNORE, UserError
from engine.models.catalog import LOSSES, unknown_name

Loss: TypeAlias = Callable[[Tensor, Tensor], Tensor]

DEFAULT_FOREGROUND_WEIGHT: Final = 2.0
DEFAULT_GAMMA: Final = 2.0
DEFAULT_TVERSKY_BETA: Final = 0.5


def make_loss(name: str) -> Loss:
    """The loss called `name`: one of the catalogue, with a value after a colon, or a sum with "+".

    Raises:
        UserError: unknown name, or a value that it cannot take.
    """
    parts = [_single(part.strip()) for part in name.split("+")]
    if len(parts) == 1:
        return parts[0]

    def total(logits: Tensor, labels: Tensor) -> Tensor:
        return torch.stack([part(logits, labels) for part in parts]).sum()

    return total


def cross_entropy(logits: Tensor, labels: Tensor) -> Tensor:
    """-log of the probability of the true class."""
    return _labelled_mean(_pixel_ce(logits, labels), labels)


def weighted_ce(logits: Tensor, labels: Tensor, beta: float = DEFAULT_FOREGROUND_WEIGHT) -> Tensor:
    """Cross-entropy in which every class but the first counts `beta` times."""
    weights = torch.full((logits.shape[1],), beta, device=logits.device)
    weights[0] = 1.0
    return _labelled_mean(_pixel_ce(logits, labels) * _at_labels(weights, labels), labels)


def balanced_ce(logits: Tensor, labels: Tensor) -> Tensor:
    """Cross-entropy in which a class counts by the share of labelled pixels that are *not* its own.

    Source:
        Xie & Tu, ICCV 2015 (HED); for two classes its beta and 1 - beta.
    """
    counts = torch.bincount(labels[labels != IGNORE].flatten(), minlength=logits.shape[1])
    weights = 1.0 - counts / counts.sum().clamp(min=1)
    return _labelled_mean(_pixel_ce(logits, labels) * _at_labels(weights, labels), labels)


def focal(logits: Tensor, labels: Tensor, gamma: float = DEFAULT_GAMMA) -> Tensor:
    """Cross-entropy that fades for pixels already classified well.

    Source:
        Lin et al., ICCV 2017, without the class weight alpha.
    """
    ce = _pixel_ce(logits, labels)
    return _labelled_mean((1.0 - torch.exp(-ce)).clamp(min=1e-6) ** gamma * ce, labels)


def dice(logits: Tensor, labels: Tensor) -> Tensor:
    """1 - (2 p q + 1) / (p + q + 1), per class among the labels, then averaged."""
    return tversky(logits, labels, beta=0.5)


def tversky(logits: Tensor, labels: Tensor, beta: float = DEFAULT_TVERSKY_BETA) -> Tensor:
    """1 - (p q + s) / (p q + beta (1-p) q + (1-beta) p (1-q) + s); `beta` is the price of false positives.

    A class without a labelled pixel in the batch has no term of its own; its
    probability is pushed down through the others. The smoothing s = 1/2 makes
    beta = 1/2 the Dice loss above.

    Source:
        Salehi, Erdogmus & Gholipour, MLMI 2017.
    """
    class_count = logits.shape[1]
    known = labels != IGNORE
    q = torch.softmax(logits.float(), dim=1).permute(0, 2, 3, 1)[known]
    p = F.one_hot(labels[known], class_count).to(q.dtype)
    hits, false_positives = (p * q).sum(0), ((1 - p) * q).sum(0)
    misses = (p * (1 - q)).sum(0)
    ratio = (hits + 0.5) / (hits + beta * false_positives + (1 - beta) * misses + 0.5)
    present = p.sum(0) > 0
    return ((1.0 - ratio) * present).sum() / present.sum().clamp(min=1)


def _pixel_ce(logits: Tensor, labels: Tensor) -> Tensor:
    """(N, H, W), zero where unlabelled."""
    return F.cross_entropy(logits.float(), labels, ignore_index=IGNORE, reduction="none")


def _labelled_mean(values: Tensor, labels: Tensor) -> Tensor:
    return values.sum() / (labels != IGNORE).sum().clamp(min=1)


def _at_labels(weights: Tensor, labels: Tensor) -> Tensor:
    """The weight of each pixel's class; unlabelled pixels get any, as their loss is zero."""
    return weights[labels.clamp(max=len(weights) - 1)]


_PLAIN: Final[dict[str, Loss]] = {"ce": cross_entropy, "balanced-ce": balanced_ce, "dice": dice}
_WITH_VALUE: Final[dict[str, tuple[Callable[..., Tensor], str, float]]] = {
    "weighted-ce": (weighted_ce, "beta", 1000.0),
    "focal": (focal, "gamma", 10.0),
    "tversky": (tversky, "beta", 1.0),
}


def _single(text: str) -> Loss:
    name, _, value = text.partition(":")
    if name in _PLAIN and not value:
        return _PLAIN[name]
    if name not in _WITH_VALUE:
        raise unknown_name("loss", text, LOSSES)
    function, argument, largest = _WITH_VALUE[name]
    if not value:
        return function
    try:
        number = float(value)
    except ValueError:
        number = float("nan")
    if not 0.0 <= number <= largest:
        raise UserError(
            f"The loss '{name}' cannot take '{value}'.",
            f"Give a number from 0 to {largest:g}, as in {name}:0.5.",
        )
    return partial(function, **{argument: number})
