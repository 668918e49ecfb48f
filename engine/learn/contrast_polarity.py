"""Contrast polarity: images that are negatives of the others, as dark things on white among bright ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import numpy as np

from engine.core import IGNORE, LabelMap, RgbU8
from engine.learn.request import Sample
from engine.learn.samples import ImageCache
from engine.models.spec import ModelSpec
from engine.models.standardization import HistogramTail, histogram_skewness, histogram_tail, sampling_step

_MOST_IMAGES: Final = 8
_FEWEST_PIXELS: Final = 20
# Fluorescence has 1.4 and more, stained tissue -2 to -4; asphalt and photographs lie between -1 and 1, where
# the sign says nothing about what is shown.
_STRONG: Final = 1.0


def in_own_light(spec: ModelSpec, samples: Sequence[Sample], cache: ImageCache) -> ModelSpec:
    """The same specification, with each image standardized, and inverted where that helps.

    Raises:
        UnusableSampleError: an image cannot be read, or is not the size of its mask.
    """
    # Chosen channels have no dark or bright side in common.
    has_sides = spec.class_count == 2 and not spec.channels
    tail = tail_to_invert(samples, cache) if has_sides else ""
    return replace(spec, standardize=True, negative_of=tail)


def tail_to_invert(samples: Sequence[Sample], cache: ImageCache) -> HistogramTail:
    """Tail of the histogram by which images are to be inverted; "" for none.

    Images are inverted where the labelled things are the tail: where one of two classes lies further from
    its image's mean than the other, on the side of the tail, in every image with a clear tail, and at
    least half of the images have a strong one. Most of the images then stay as they are.

    Raises:
        UnusableSampleError: an image cannot be read, or is not the size of its mask.
    """
    tails: list[HistogramTail] = []
    strong = 0
    for sample in samples[:_MOST_IMAGES]:
        image = cache.get(sample)
        side = _side_of_things(image, sample.labels)
        skewness = histogram_skewness(image)
        if side is None or not histogram_tail(skewness):
            continue
        if side != histogram_tail(skewness):
            return ""
        tails.append(side)
        strong += abs(skewness) >= _STRONG
    if not tails or 2 * strong < len(tails):
        return ""
    return "dark" if 2 * tails.count("bright") >= len(tails) else "bright"


def _side_of_things(image: RgbU8, labels: LabelMap) -> HistogramTail | None:
    """Side of the class that differs most from the image's mean; None with fewer than two classes."""
    step = sampling_step(image)
    brightness = image[::step, ::step].mean(axis=2, dtype=np.float32)
    labels = labels[::step, ::step]
    by_class = [brightness[labels == c] for c in np.unique(labels) if c != IGNORE]
    by_class = [pixels for pixels in by_class if len(pixels) >= _FEWEST_PIXELS]
    if len(by_class) < 2:
        return None
    apart = max((float(pixels.mean() - brightness.mean()) for pixels in by_class), key=abs)
    return "dark" if apart < 0 else "bright"
