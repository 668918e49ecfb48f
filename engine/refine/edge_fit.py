"""Boundaries of one class fitted to the edges of the image: a cut of what lies near them, without scribbles.

A network draws boundaries a pixel or two off, and so does a hand in a hurry; what is inside and what is
outside is known all the same. The colours of both, and the contrast of the image, say where the edge is.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from engine.core import IGNORE, BoolMap, CancelToken, LabelMap, ProbMap, Rect, RgbU8, bounding_rect
from engine.refine.refine import refine
from engine.refine.settings import CutSettings, RefineRequest

F32 = NDArray[np.float32]

BAND_PX: Final = 3.0
"""Pixels nearer to the boundary than this, or as near, may change sides."""

_AROUND_PX: Final = 24
"""So much of what is outside tells its colours."""
_BLUR_PX: Final = 1.5
_SETTINGS: Final = CutSettings(smoothness=2.0, prior_weight=0.3)
# A pixel of the middle is as deep as its neighbours, up to rounding.
_ROUNDING: Final = 1e-3


class EdgeTrust(StrEnum):
    """How much the image, against the model's own odds, says where a predicted boundary is."""

    LITTLE = "little"
    SOME = "some"
    MUCH = "much"


_SETTINGS_OF: Final = {
    EdgeTrust.LITTLE: CutSettings(smoothness=1.0, prior_weight=0.7),
    EdgeTrust.SOME: CutSettings(smoothness=2.0, prior_weight=0.7),
    EdgeTrust.MUCH: _SETTINGS,
}


def fitted_to_edges(
    image: RgbU8, labels: LabelMap, class_id: int, fixed: BoolMap, token: CancelToken
) -> LabelMap:
    """A copy of `labels` in which the boundary of a class lies where the image has its edge.

    The boundary is where the class meets another one; what lies beside unlabelled pixels alone has none.
    Pixels farther than BAND_PX from it stay; so does the middle of what is too thin to have such pixels,
    whatever is unlabelled, and what is `fixed`. What the class loses becomes what is nearest to it.

    Raises:
        CancelledError: the token was cancelled.

    Example:
        >>> image = np.zeros((40, 40, 3), np.uint8)
        >>> image[10:30, 10:30] = 200
        >>> drawn = np.zeros((40, 40), np.uint8)
        >>> drawn[12:30, 9:28] = 1
        >>> fitted = fitted_to_edges(image, drawn, 1, np.zeros((40, 40), bool), CancelToken())
        >>> bool(((fitted == 1) == (image[..., 0] == 200)).all())
        True
    """
    window = _around(labels, class_id)
    if window is None:
        return labels.copy()
    part, inside = labels[window.slices], labels[window.slices] == class_id
    odds = _odds(inside, part != IGNORE)
    return _fitted(image, labels, class_id, fixed, window, odds, _SETTINGS, token)


def fitted_prediction(
    image: RgbU8, labels: LabelMap, odds: ProbMap, class_id: int, trust: EdgeTrust, token: CancelToken
) -> LabelMap:
    """As `fitted_to_edges`, of what a model says: where it is unsure it gives way sooner.

    Args:
        odds: (C, H, W) probabilities that the model gives its classes.

    Raises:
        CancelledError: the token was cancelled.
    """
    window = _around(labels, class_id)
    if window is None:
        return labels.copy()
    of_class = odds[class_id][window.slices].astype(np.float32)
    both = np.stack([1.0 - of_class, of_class])
    fixed = np.zeros(labels.shape, np.bool_)
    return _fitted(image, labels, class_id, fixed, window, both, _SETTINGS_OF[trust], token)


def _around(labels: LabelMap, class_id: int) -> Rect | None:
    """The class and what tells the colours outside; None where it has no boundary."""
    is_class = labels == class_id
    if not is_class.any():
        return None
    window = bounding_rect(is_class).expand(_AROUND_PX).clip(*labels.shape)
    part = labels[window.slices]
    return window if ((part != IGNORE) & (part != class_id)).any() else None


def _fitted(
    image: RgbU8,
    labels: LabelMap,
    class_id: int,
    fixed: BoolMap,
    window: Rect,
    odds: F32,
    settings: CutSettings,
    token: CancelToken,
) -> LabelMap:
    """See `fitted_to_edges`; `odds` (2, h, w) of what is outside and inside, in the window."""
    part = labels[window.slices]
    inside = part == class_id
    outside = (part != IGNORE) & ~inside
    held = np.full(part.shape, IGNORE, np.uint8)
    for side, (region, other) in enumerate(((outside, inside), (inside, outside))):
        held[region & (_is_kept(region, other) | fixed[window.slices])] = side
    token.check()
    request = RefineRequest(np.ascontiguousarray(image[window.slices]), held, 2, odds, settings)
    cut = refine(request, token).labels
    out = labels.copy()
    fitted = out[window.slices]
    gained, lost = outside & (cut == 1), inside & (cut == 0)
    if lost.any():
        fitted[lost] = _nearest(part, outside)[lost]
    fitted[gained] = class_id
    return out


def _is_kept(region: BoolMap, other: BoolMap) -> BoolMap:
    """Pixels of a side that are far from the other one, or no nearer to it than their side around them."""
    depth = _distance(other) * region
    return np.asarray((depth > BAND_PX) | (depth >= cv2.dilate(depth, np.ones((3, 3), np.uint8)) - _ROUNDING))


def _distance(region: BoolMap) -> F32:
    """Distance of each pixel to a region, which goes on beyond the rim of the array."""
    padded = np.pad((~region).astype(np.uint8), 1, mode="edge")
    away = cv2.distanceTransform(padded, cv2.DIST_L2, cv2.DIST_MASK_PRECISE)
    return np.asarray(away[1:-1, 1:-1], np.float32)


def _odds(inside: BoolMap, known: BoolMap) -> F32:
    """(2, h, w) shares of both sides around each pixel; alike where nothing is known."""
    share, whole = (cv2.GaussianBlur(side.astype(np.float32), (0, 0), _BLUR_PX) for side in (inside, known))
    odds = np.where(whole > _ROUNDING, share / np.maximum(whole, _ROUNDING), 0.5).clip(0.0, 1.0)
    return np.stack([1.0 - odds, odds]).astype(np.float32)


def _nearest(labels: LabelMap, others: BoolMap) -> LabelMap:
    """Of each pixel, the label of the nearest one among `others`."""
    rows, columns = ndimage.distance_transform_edt(~others, return_distances=False, return_indices=True)
    nearest: LabelMap = labels[rows, columns]
    return nearest
