"""Decides whether a new network may replace the one in use; plain Python, no torch."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from engine.learn.validation.metrics import mean_of

# IoU on a handful of held-back images moves by about this much between two
# trainings that differ only in their seed.
TOLERANCE: Final = 0.01


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether to use the new network, and one sentence that tells the user why."""

    promote: bool
    sentence: str


def compare(
    current: Mapping[str, float | None] | None,
    candidate: Mapping[str, float | None],
    tolerance: float = TOLERANCE,
    *,
    held_back: int = 0,
    fresh: int = 0,
) -> Verdict:
    """Compare two networks by their IoU per class on the same images.

    The new one passes when its mean is not lower and no class has lost more
    than `tolerance`. A class that only one of them knows says nothing against
    the other.

    Args:
        current: class name -> IoU (None: not seen) of the network in use; None when there is none.
        candidate: the same of the new network; empty when nothing is held back.
        held_back: how many of the images were held back from learning, for the sentence.
        fresh: how many came for learning, and were predicted before.
    """
    new_mean = mean_of(candidate)
    if new_mean is None:
        return Verdict(True, "New model in use, unchecked: no image is held back for checking yet.")
    where = _where(held_back, fresh)
    if current is None:
        return Verdict(True, f"First model in use: mean IoU {new_mean:.2f}{where}.")
    shared = {
        name: (old, new)
        for name, old in current.items()
        if old is not None and (new := candidate.get(name)) is not None
    }
    if not shared:
        return Verdict(
            True, f"New model in use: mean IoU {new_mean:.2f}; the old one knew none of its classes."
        )
    lost = {name: pair for name, pair in shared.items() if pair[1] < pair[0] - tolerance}
    if lost:
        return Verdict(False, f"Kept the old model: {_changes(lost)}{where}.")
    old_mean, new_mean = _means(shared)
    if new_mean < old_mean:
        return Verdict(False, f"Kept the old model: mean IoU {_figures(old_mean, new_mean)}{where}.")
    gained = {name: pair for name, pair in shared.items() if pair[1] > pair[0] + tolerance}
    detail = f" ({_changes(gained)})" if gained and len(shared) > 1 else ""
    return Verdict(True, f"New model in use: mean IoU {_figures(old_mean, new_mean)}{where}{detail}.")


def _where(held_back: int, fresh: int) -> str:
    """On how many images, in words; empty where nobody counted them."""
    kinds = [f"{count} {kind}" for count, kind in ((held_back, "held-back"), (fresh, "fresh")) if count]
    if not kinds:
        return ""
    return f" on {' and '.join(kinds)} image{'s' if (fresh or held_back) > 1 else ''}"


def _means(pairs: Mapping[str, tuple[float, float]]) -> tuple[float, float]:
    count = len(pairs)
    return sum(old for old, _ in pairs.values()) / count, sum(new for _, new in pairs.values()) / count


def _changes(pairs: Mapping[str, tuple[float, float]]) -> str:
    """The three greatest changes, in words."""
    order = sorted(pairs, key=lambda name: -abs(pairs[name][1] - pairs[name][0]))
    text = ", ".join(f"{name} IoU {_figures(*pairs[name])}" for name in order[:3])
    return f"{text} and {len(order) - 3} more" if len(order) > 3 else text


def _figures(old: float, new: float) -> str:
    """Two digits, or as many more as it takes for the figures to differ."""
    for digits in (2, 3, 4):
        if f"{old:.{digits}f}" != f"{new:.{digits}f}":
            return f"{old:.{digits}f} -> {new:.{digits}f}"
    return f"{old:.2f} -> {new:.2f}"
