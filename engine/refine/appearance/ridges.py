"""Probability of each class by the ridges at a pixel, learned from the scribbles: lines, in their width.

Colours of a crack are also those of shadows, and a scribble along it teaches its rim. How strongly the image
is a dark or bright line at three scales tells both apart.

Source:
    Lindeberg, Edge detection and ridge detection with automatic scale selection, IJCV 30(2), 1998;
    multinomial logistic regression by steps down the gradient.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.core import CancelToken, LabelMap, RgbU8, read_only
from engine.core.bending import second_derivatives

F32 = NDArray[np.float32]
F64 = NDArray[np.float64]

_CHANNELS: Final = ((0.299, 0.587, 0.114), (0.0, 1.0, 0.0))
"""Luminance, and green, in which vessels of a retina stand out."""
_SCALES_PX: Final = (1.0, 1.8, 3.2)
_STEPS: Final = 300
_DECAY: Final = 1e-3
_MOST_SAMPLES: Final = 4000
_LEAST_PROBABILITY: Final = 1e-4


@dataclass(frozen=True, slots=True)
class Ridges:
    """Strengths of ridges of one image, (F, h, w), in their own spreads; read-only, for any thread."""

    features: F32

    def costs(self, scribbles: LabelMap, classes: Sequence[int]) -> F32:
        """(len(classes), h, w) -log probability of each class by ridges, every class as likely as the others.

        Args:
            scribbles: (h, w); 255 where there is no scribble.
            classes: ids that take part; one that `scribbles` lacks is as likely as any other everywhere.
        """
        shape = scribbles.shape
        out = np.full((len(classes), scribbles.size), np.log(len(classes)), np.float32)
        flat = self.features.reshape(len(self.features), -1)
        samples = [_samples(flat, (scribbles == class_id).ravel()) for class_id in classes]
        known = [k for k, points in enumerate(samples) if points.shape[1]]
        if len(known) >= 2:
            weights = _fitted([samples[k] for k in known]).astype(np.float32)
            scores = weights[:, :-1] @ flat + weights[:, -1:]
            scores -= scores.max(axis=0)
            odds = np.exp(scores)
            odds /= odds.sum(axis=0)
            out[known] = -np.log(np.maximum(odds, np.float32(_LEAST_PROBABILITY)))
        return out.reshape(len(classes), *shape)


def ridges_of(image: RgbU8, token: CancelToken) -> Ridges:
    """Strengths of dark and of bright ridges of an image at each scale.

    Raises:
        CancelledError: the token was cancelled.
    """
    planes: list[F32] = []
    for weights in _CHANNELS:
        grey = np.asarray(image.astype(np.float32) @ np.array(weights, np.float32))
        for scale in _SCALES_PX:
            token.check()
            planes += [_spread(np.log1p(strength)) for strength in _strengths(grey, scale)]
    return Ridges(read_only(np.stack(planes)))


def _strengths(grey: F32, scale_px: float) -> tuple[F32, F32]:
    """Of dark and of bright ridges: the larger bending less the smaller one, as a blob is no line."""
    smooth = cv2.GaussianBlur(grey, (0, 0), scale_px, borderType=cv2.BORDER_REFLECT)
    yy, xx, xy = second_derivatives(np.asarray(smooth * np.float32(scale_px**2), np.float32))
    half, turn = 0.5 * (yy + xx), np.sqrt(0.25 * (yy - xx) ** 2 + xy * xy)
    dark, bright = (np.maximum(s * half + turn - np.abs(s * half - turn), 0.0) for s in (1.0, -1.0))
    return np.asarray(dark, np.float32), np.asarray(bright, np.float32)


def _spread(plane: F32) -> F32:
    return np.asarray((plane - plane.mean()) / (plane.std() + np.float32(1e-6)), np.float32)


def _samples(flat: F32, where: NDArray[np.bool_]) -> F64:
    """(F + 1, n) of the chosen pixels, evenly fewer where they are very many, and ones below."""
    places = np.flatnonzero(where)
    chosen = flat[:, places[:: 1 + len(places) // _MOST_SAMPLES]].astype(np.float64)
    return np.vstack([chosen, np.ones((1, chosen.shape[1]))])


def _fitted(samples: Sequence[F64]) -> F64:
    """(classes, F + 1) weights; each class counts the same, however much of it is scribbled."""
    points = np.hstack(samples)
    count = len(samples)
    owner = np.repeat(np.arange(count), [each.shape[1] for each in samples])
    share = np.concatenate([np.full(each.shape[1], 1.0 / (count * each.shape[1])) for each in samples])
    is_own = owner == np.arange(count)[:, None]
    weights = np.zeros((count, len(points)))
    for _ in range(_STEPS):
        scores = weights @ points
        odds = np.exp(scores - scores.max(axis=0))
        odds /= odds.sum(axis=0)
        weights -= ((odds - is_own) * share) @ points.T + _DECAY * weights
    return weights
