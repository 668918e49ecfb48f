"""Losses for label maps with unlabelled pixels.

All take logits (N, C, H, W) and labels (N, H, W) with 255 for "unlabelled", are
means over the *labelled* pixels, and have a gradient of exactly zero at the
others. Without any labelled pixel they are zero. `weights` (N, H, W), finite and >= 0,
are the weights of the pixels in the mean; they are ignored where nothing is
labelled, and a common factor changes nothing. Two classes are two channels, or
one (C = 1): then the logit of class 1 against class 0, and labels are 0 and 1.
Half precision is raised to float32, more is kept. In distributed training each process has a part
of a batch; all sums run over all parts, so that each process gets the loss of the whole batch.

A new loss is a function here and an entry of `_LOSSES`; nothing else has to be touched. Importing this
module loads no torch, so that the names can be listed quickly.

Example:
    >>> import torch
    >>> logits = torch.tensor([[[[2.0, -1.0]], [[0.0, 1.0]]]])  # (1, 2 classes, 1, 2 pixels)
    >>> labels = torch.tensor([[[0, 255]]])  # the second pixel is unlabelled
    >>> round(float(make_loss("ce")(logits, labels)), 4)
    0.1269
    >>> loss = make_loss("dice+tversky:0.7")
    >>> float(loss(logits, labels)) < 1.0
    True
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final, Protocol

from engine.core import IGNORE, UserError, unknown_name
from engine.learn.border_loss import BORDER_SIGMA_PX, BORDER_WEIGHT, border_weights

if TYPE_CHECKING:
    from torch import Tensor


class Loss(Protocol):
    """(logits, labels) -> scalar."""

    def __call__(self, logits: Tensor, labels: Tensor, *, weights: Tensor | None = None) -> Tensor: ...


DEFAULT_FOREGROUND_WEIGHT: Final = 2.0
DEFAULT_GAMMA: Final = 2.0
DEFAULT_TVERSKY_BETA: Final = 0.5
_SMALLEST_DOUBT: Final = 1e-6
_SMALLEST_WEIGHT: Final = 1e-12


def make_loss(name: str) -> Loss:
    """The loss called `name`: one of the catalogue, with values after a colon, or a sum with "+".

    Such as "dice+ce", "tversky:0.7", "focal:2,0.25" (gamma, alpha).

    Raises:
        UserError: unknown name, or a value that it cannot take.
    """
    import torch

    parts = [_single(part.strip()) for part in name.split("+")]
    if len(parts) == 1:
        return parts[0]

    def total(logits: Tensor, labels: Tensor, *, weights: Tensor | None = None) -> Tensor:
        return torch.stack([part(logits, labels, weights=weights) for part in parts]).sum()

    return total


def cross_entropy(logits: Tensor, labels: Tensor, *, weights: Tensor | None = None) -> Tensor:
    """-log of the probability of the true class."""
    return _labelled_mean(pixel_ce(logits, labels), labels, weights)


def weighted_ce(
    logits: Tensor, labels: Tensor, beta: float = DEFAULT_FOREGROUND_WEIGHT, *, weights: Tensor | None = None
) -> Tensor:
    """Cross-entropy in which every class but the first counts `beta` times."""
    by_class = _positives_and_rest(logits, beta, 1.0)
    return _labelled_mean(pixel_ce(logits, labels) * _at_labels(by_class, labels), labels, weights)


def balanced_ce(
    logits: Tensor, labels: Tensor, beta: float | None = None, *, weights: Tensor | None = None
) -> Tensor:
    """Cross-entropy in which a class counts by the share of labelled pixels that are *not* its own.

    With a `beta` (0-1), every class but the first counts `beta`, the first 1 - beta.

    Source:
        Xie & Tu, ICCV 2015 (HED), equation 2; for two classes its beta and 1 - beta.
    """
    import torch

    from engine.learn.distributed.reductions import all_reduce_sum

    if beta is None:
        counts = all_reduce_sum(
            torch.bincount(labels[labels != IGNORE].flatten(), minlength=_class_count(logits))
        )
        by_class = 1.0 - counts / counts.sum().clamp(min=1)
    else:
        by_class = _positives_and_rest(logits, beta, 1.0 - beta)
    return _labelled_mean(pixel_ce(logits, labels) * _at_labels(by_class, labels), labels, weights)


def focal(
    logits: Tensor,
    labels: Tensor,
    gamma: float = DEFAULT_GAMMA,
    alpha: float | None = None,
    *,
    weights: Tensor | None = None,
) -> Tensor:
    """Cross-entropy that fades for pixels already classified well: -(1 - p)^gamma log p of the true class.

    With an `alpha` (0-1), every class but the first counts `alpha`, the first 1 - alpha.

    Source:
        Lin et al., ICCV 2017, equations 4 and 5; without `alpha`, equation 4.
    """
    import torch

    ce = pixel_ce(logits, labels)
    # 1 - p is kept off zero, where a gamma below 1 has no derivative.
    values = (-torch.expm1(-ce)).clamp(min=_SMALLEST_DOUBT) ** gamma * ce
    if alpha is not None:
        values = values * _at_labels(_positives_and_rest(logits, alpha, 1.0 - alpha), labels)
    return _labelled_mean(values, labels, weights)


def border_ce(
    logits: Tensor,
    labels: Tensor,
    w0: float = BORDER_WEIGHT,
    sigma: float = BORDER_SIGMA_PX,
    *,
    weights: Tensor | None = None,
) -> Tensor:
    """Cross-entropy that counts most in the gaps between things that touch; see `border_weights`.

    Source:
        Ronneberger, Fischer & Brox, MICCAI 2015, equations 1 and 2.
    """
    return _labelled_mean(pixel_ce(logits, labels) * border_weights(labels, w0, sigma), labels, weights)


def dice(logits: Tensor, labels: Tensor, *, weights: Tensor | None = None) -> Tensor:
    """1 - (2 p q + 1) / (p + q + 1), per class among the labels, then averaged.

    p is 1 at the class's labelled pixels, q its probability; products and sums run over all
    labelled pixels of the batch.

    Source:
        Milletari, Navab & Ahmadi, 3DV 2016, in the form with sums (not squares) below and a one
        added above and below.
    """
    return tversky(logits, labels, beta=0.5, weights=weights)


def tversky(
    logits: Tensor, labels: Tensor, beta: float = DEFAULT_TVERSKY_BETA, *, weights: Tensor | None = None
) -> Tensor:
    """1 - (p q + s) / (p q + beta (1-p) q + (1-beta) p (1-q) + s); `beta` is the price of false positives.

    A class without a labelled pixel in the batch has no term of its own; its
    probability is pushed down through the others. The smoothing s = 1/2 makes
    beta = 1/2 the Dice loss above.

    Source:
        Salehi, Erdogmus & Gholipour, MLMI 2017.
    """
    import torch

    from engine.learn.distributed.reductions import all_reduce_sum

    known = labels != IGNORE
    scores, count = _two_sided(logits), _class_count(logits)
    # Unlabelled pixels are left out before the softmax: not even an infinite logit there does harm.
    q = torch.softmax(scores.where(known[:, None], scores.new_zeros(())), dim=1)
    pixels = known.to(q) if weights is None else weights.to(q).where(known, q.new_zeros(()))
    pixels = pixels * _factor_to_mean_1(pixels, known)
    classes = labels.where(known, labels.new_zeros(()))
    true_q = q.gather(1, classes[:, None])[:, 0] * pixels

    def by_class(values: Tensor) -> Tensor:
        """(classes,) sums; in 64 bits, as they are added one after another."""
        return values.new_zeros(count, dtype=torch.float64).index_add(
            0, classes.flatten(), values.flatten().double()
        )

    predicted = torch.einsum("nchw,nhw->c", q, pixels).double()
    sums = torch.stack([by_class(true_q), predicted, by_class(pixels), by_class(known)])
    hits, predicted, true, labelled = all_reduce_sum(sums)
    false_positives, misses = predicted - hits, true - hits
    ratio = (hits + 0.5) / (hits + beta * false_positives + (1 - beta) * misses + 0.5)
    present = labelled > 0
    loss: Tensor = ((1.0 - ratio) * present).sum() / present.sum().clamp(min=1)
    return loss.to(q)


def pixel_ce(logits: Tensor, labels: Tensor) -> Tensor:
    """Cross-entropy (N, H, W) of each pixel, zero where unlabelled."""
    from torch.nn import functional as F  # noqa: N812 - torch's own custom

    return F.cross_entropy(_two_sided(logits), labels, ignore_index=IGNORE, reduction="none")


def class_probs(logits: Tensor) -> Tensor:
    """Probabilities (N, max(2, C), H, W)."""
    import torch

    return torch.softmax(_two_sided(logits), dim=1)


def patch_losses(logits: Tensor, labels: Tensor) -> list[float]:
    """Mean cross-entropy of the labelled pixels of each of the N patches; 0 where none is labelled."""
    counts = (labels != IGNORE).sum(dim=(1, 2)).clamp(min=1)
    means: list[float] = (pixel_ce(logits, labels).sum(dim=(1, 2)) / counts).tolist()
    return means


def _two_sided(logits: Tensor) -> Tensor:
    """At least float32; a single channel z becomes (0, z), whose softmax is the sigmoid of z."""
    import torch

    precise = logits.float() if logits.dtype in (torch.float16, torch.bfloat16) else logits
    if precise.shape[1] > 1:
        return precise
    return torch.cat([torch.zeros_like(precise), precise], dim=1)


def _class_count(logits: Tensor) -> int:
    return max(2, logits.shape[1])


def _positives_and_rest(logits: Tensor, positives: float, first: float) -> Tensor:
    """A weight per class: `first` for class 0, `positives` for all others."""
    import torch

    weights = torch.full((_class_count(logits),), positives, device=logits.device)
    weights[0] = first
    return weights


def _labelled_mean(values: Tensor, labels: Tensor, weights: Tensor | None) -> Tensor:
    """Of values that are zero where unlabelled."""
    import torch

    from engine.learn.distributed.reductions import all_reduce_sum

    known = labels != IGNORE
    if weights is None:
        total, count = values.sum(), known.sum()
    else:
        chosen = weights[known].float()
        total, count = (values[known] * chosen).sum(), chosen.sum()
    sums = all_reduce_sum(torch.stack([total, count.to(total)]))
    return sums[0] / sums[1].clamp(min=_SMALLEST_WEIGHT)


def _factor_to_mean_1(weights: Tensor, known: Tensor) -> Tensor:
    """Factor after which weights (0 where unlabelled) are 1 on average, so that sums keep their size."""
    import torch

    from engine.learn.distributed.reductions import all_reduce_sum

    sums = all_reduce_sum(torch.stack([weights.sum(), known.sum().to(weights)]))
    return sums[1] / sums[0].clamp(min=_SMALLEST_WEIGHT)


def _at_labels(weights: Tensor, labels: Tensor) -> Tensor:
    """The weight of each pixel's class; unlabelled pixels get any, as their loss is zero."""
    return weights[labels.clamp(max=len(weights) - 1)]


@dataclass(frozen=True, slots=True)
class _Argument:
    """One value that may follow the colon: its name, and what it may be."""

    name: str
    largest: float
    least: float = 0.0


_LOSSES: Final[dict[str, tuple[Callable[..., Tensor], tuple[_Argument, ...]]]] = {
    "ce": (cross_entropy, ()),
    "weighted-ce": (weighted_ce, (_Argument("beta", 1000.0),)),
    "balanced-ce": (balanced_ce, (_Argument("beta", 1.0),)),
    "focal": (focal, (_Argument("gamma", 10.0), _Argument("alpha", 1.0))),
    "border-ce": (border_ce, (_Argument("w0", 1000.0), _Argument("sigma", 100.0, least=0.5))),
    "dice": (dice, ()),
    "tversky": (tversky, (_Argument("beta", 1.0),)),
}
"""Name -> the loss, and the values that it takes after a colon, in order, with commas between them."""

LOSSES: Final[tuple[str, ...]] = (*_LOSSES, "dice+ce", "dice+focal")
"""Names to choose from; any other sum is accepted as well."""


def _single(text: str) -> Loss:
    name, colon, values = text.partition(":")
    if name not in _LOSSES:
        raise unknown_name("loss", text, LOSSES)
    function, arguments = _LOSSES[name]
    if not colon:
        return function
    texts = values.split(",")
    if not arguments:
        raise UserError(
            f"The loss '{name}' takes no value, but was given '{values}'.", f"Write {name} alone."
        )
    if len(texts) > len(arguments):
        wanted = ",".join(argument.name.upper() for argument in arguments)
        raise UserError(f"The loss '{name}' cannot take {len(texts)} values.", f"Write {name}:{wanted}.")
    pairs = zip(arguments, texts, strict=False)
    return partial(function, **{argument.name: _number(name, argument, text) for argument, text in pairs})


def _number(loss: str, argument: _Argument, text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        number = float("nan")
    if not argument.least <= number <= argument.largest:
        raise UserError(
            f"The loss '{loss}' cannot take '{text}'.",
            f"Its {argument.name} is a number from {argument.least:g} to {argument.largest:g}.",
        )
    return number
