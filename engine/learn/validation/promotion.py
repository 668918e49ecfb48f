"""Promotion rule: decides whether a candidate replaces the current model (champion and challenger); no torch.

The only place of the rule. The trainer applies it (`model_comparison`), and the verdict travels with the
candidate; who receives it only checks that no other model has become the current one meanwhile.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from engine.core.words import percent
from engine.learn.validation.metrics import mean_of

# IoU on a handful of validation images moves by about this much between two
# trainings that differ only in their seed.
TOLERANCE: Final = 0.01


@dataclass(frozen=True, slots=True)
class Verdict:
    """Outcome of the promotion rule: promote the candidate or not, and a sentence that tells the user why."""

    promote: bool
    sentence: str


def decide_promotion(
    current: Mapping[str, float | None] | None,
    candidate: Mapping[str, float | None],
    *,
    val_images: int = 0,
    prequential_images: int = 0,
    only_class: str | None = None,
) -> Verdict:
    """Verdict on a candidate, from the IoU per class of both models on the same images.

    The candidate is promoted when its mean is not lower and no class has lost more
    than `TOLERANCE`. A class that only one of them knows says nothing against
    the other.

    Args:
        current: class name -> IoU (None: class absent) of the current model; None when there is none.
        candidate: the same of the candidate; empty when there are no validation images.
        val_images: number of validation images, for the sentence.
        prequential_images: number of images predicted before they were learned from, for the sentence.
        only_class: the one class that the candidate has learned; None where there are more.

    Example:
        >>> print(decide_promotion({"road": 0.90, "crack": 0.50}, {"road": 0.90, "crack": 0.60}).sentence)
        New model in use: mean IoU 70 % -> 75 % (crack IoU 50 % -> 60 %).
        >>> decide_promotion({"background": 0.90, "crack": 0.61}, {"background": 0.99, "crack": 0.55}).promote
        False
    """
    if only_class is not None:
        # Its score is perfect on images of that class, and says nothing.
        return Verdict(False, f"Not in use: it knows one class only, '{only_class}'. Label a second one.")
    new_mean = mean_of(candidate)
    if new_mean is None:
        return Verdict(
            True,
            "New model in use, unchecked: no mask that you drew or corrected is held back for checking yet.",
        )
    counts = val_images, prequential_images
    if current is None:
        said = _on_images(percent(new_mean), *counts)
        return Verdict(True, f"First model in use: mean IoU {said}.")
    shared = {
        name: (old, new)
        for name, old in current.items()
        if old is not None and (new := candidate.get(name)) is not None
    }
    if not shared:
        said = f"New model in use: mean IoU {percent(new_mean)}; the old one knew none of its classes."
        return Verdict(True, said)
    lost = {name: pair for name, pair in shared.items() if pair[1] < pair[0] - TOLERANCE}
    if lost:
        return Verdict(False, f"Kept the old model: {_on_images(_changes(lost), *counts)}.")
    old_mean, new_mean = _means(shared)
    figures = _on_images(_figures(old_mean, new_mean), *counts)
    if new_mean < old_mean:
        return Verdict(False, f"Kept the old model: mean IoU {figures}.")
    gained = {name: pair for name, pair in shared.items() if pair[1] > pair[0] + TOLERANCE}
    detail = f" ({_changes(gained)})" if gained and len(shared) > 1 else ""
    return Verdict(True, f"New model in use: mean IoU {figures}{detail}.")


def _on_images(figures: str, val_images: int, prequential_images: int) -> str:
    """The figures with the number of images of each kind; alone where neither is counted."""
    if val_images and prequential_images:
        images = "image" if prequential_images == 1 else "images"
        return f"{figures} on {val_images} held-back and {prequential_images} fresh {images}"
    if val_images:
        return f"{figures} on {val_images} held-back {'image' if val_images == 1 else 'images'}"
    if prequential_images:
        return f"{figures} on {prequential_images} fresh {'image' if prequential_images == 1 else 'images'}"
    return figures


def _means(pairs: Mapping[str, tuple[float, float]]) -> tuple[float, float]:
    count = len(pairs)
    return sum(old for old, _ in pairs.values()) / count, sum(new for _, new in pairs.values()) / count


def _changes(pairs: Mapping[str, tuple[float, float]]) -> str:
    """The three greatest changes, in words."""
    order = sorted(pairs, key=lambda name: -abs(pairs[name][1] - pairs[name][0]))
    text = ", ".join(f"{name} IoU {_figures(*pairs[name])}" for name in order[:3])
    return f"{text} and {len(order) - 3} more" if len(order) > 3 else text


def _figures(old: float, new: float) -> str:
    """Both values in percent, with as many digits as it takes for them to differ, two at most."""
    digits = next((n for n in (0, 1, 2) if percent(old, n) != percent(new, n)), 0)
    return f"{percent(old, digits)} -> {percent(new, digits)}"
