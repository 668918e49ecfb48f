"""Correction of one region at a time by scribbles; the previous mask holds elsewhere."""

from __future__ import annotations

import numpy as np

from engine.core import IGNORE, BoolMap, CancelToken, LabelMap, ProbMap, read_only
from engine.refine.correction.interactive import BACKGROUND, F32, OBJECT, PreparedImage, correct, prepare
from engine.refine.correction.interactive_window import error_size, window_around
from engine.refine.settings import RefineRequest, check_request

REST = 0
"""Class of everything that neither a scribble nor the previous mask labels."""

_LEAST_PROBABILITY = 1e-3
# 166 errors planted on boundaries in 56 photographs, see `geodesic_reach`; what is left of the error, new
# ones included, median of dabs, strokes and strokes that wander on, and how often more than was planted:
#     no scribble      1.88  1.09  1.65   63 %
#     1.25 sizes away  0.35  0.31  0.33    0 %
#     2                0.12  0.17  0.19    1 %
#     3                0.13  0.20  0.20    3 %
# In a mask that clicks have drawn it takes twice as many clicks to 90 %: there nothing is added.
_FAR_SIDE = 2.0


def correct_regions(request: RefineRequest, token: CancelToken) -> LabelMap:
    """Labels after the scribbles that contradict `request.previous_mask`, or after all when there is none.

    A scribble of a class lets its region grow; one of class 0 lets the regions under it shrink. Each is an
    exact cut between that class and all the others in a window around the correction, so one scribble is
    enough, and nothing far from it changes. Without a previous mask, everything else is class 0.

    Returns:
        (H, W) uint8, read-only; equals the scribbles where there are any.

    Raises:
        BadInputError: arrays of other shapes or types.
        CancelledError: the token said so.
    """
    check_request(request)
    prepared = (request.prepared or prepare(request.image)).for_strokes()
    scribbles, previous_mask = request.scribbles, request.previous_mask
    base = (
        None
        if previous_mask is None or bool((previous_mask == IGNORE).all())
        else np.where(previous_mask == IGNORE, REST, previous_mask)
    )
    labels = np.full(scribbles.shape, REST, np.uint8) if base is None else base.astype(np.uint8)
    for class_id in _classes_to_correct(scribbles, base):
        token.check()
        old = None if base is None else labels == class_id
        object_scribbles = np.where(
            scribbles == IGNORE, IGNORE, np.where(scribbles == class_id, OBJECT, BACKGROUND)
        )
        odds = None if request.prior is None else _odds(request.prior, class_id)
        if old is not None and not request.previous_mask_is_scribbled:
            object_scribbles = _with_far_side(object_scribbles, old)
        new = _corrected(prepared, object_scribbles.astype(np.uint8), old, odds, token)
        if old is not None:
            labels[old & ~new] = REST
        labels[new] = class_id
    return read_only(np.where(scribbles == IGNORE, labels, scribbles).astype(np.uint8))


def _classes_to_correct(scribbles: LabelMap, base: LabelMap | None) -> list[int]:
    """Classes whose region a scribble contradicts: it is missing under it, or wrongly there."""
    scribbled = scribbles != IGNORE
    if base is None:
        return [int(c) for c in np.unique(scribbles[scribbled]) if c != REST]
    fresh = scribbled & (scribbles != base)
    concerned = np.union1d(scribbles[fresh], base[fresh])
    return [int(c) for c in concerned if c != REST]


def _corrected(
    prepared: PreparedImage,
    object_scribbles: LabelMap,
    old: BoolMap | None,
    odds: F32 | None,
    token: CancelToken,
) -> BoolMap:
    """The region of one class; pieces that were there before and are out of the correction's way stay.

    `correct` drops pieces without a scribble, which is right for one object and wrong for a class with many.
    """
    if old is None or not old.any():
        return correct(prepared, object_scribbles, None, token, odds)
    if not (object_scribbles == OBJECT).any():
        # No scribble has this class: the place in its region farthest from the correction stands for it.
        object_scribbles = _with_anchor(object_scribbles, old)
    new = correct(prepared, object_scribbles, old, token, odds)
    untouched: BoolMap = _untouched_pieces(old, object_scribbles)
    return np.logical_or(new, untouched)


def _with_far_side(object_scribbles: LabelMap, old: BoolMap) -> LabelMap:
    """The scribbles, and the previous mask as scribbles twice as far from a correction as its error is large.

    A mask that these scribbles have not made has none of its own, and would fall to the few that there are.
    """
    import cv2

    fresh = (object_scribbles != IGNORE) & ((object_scribbles == OBJECT) != old)
    if not fresh.any():
        return object_scribbles
    far_px = _FAR_SIDE * error_size(old, fresh)
    rect = window_around(fresh, far_px)
    from_fresh = cv2.distanceTransform((~fresh[rect.slices]).astype(np.uint8), cv2.DIST_L2, 3)
    is_near = np.zeros(old.shape, np.bool_)
    is_near[rect.slices] = from_fresh <= far_px
    held = np.where(old, np.uint8(OBJECT), np.uint8(BACKGROUND))
    return np.where(is_near | (object_scribbles != IGNORE), object_scribbles, held).astype(np.uint8)


def _with_anchor(object_scribbles: LabelMap, old: BoolMap) -> LabelMap:
    """The scribbles, and one for the pixel of `old` that is farthest from those against it."""
    import cv2

    against = cv2.distanceTransform((object_scribbles != BACKGROUND).astype(np.uint8), cv2.DIST_L2, 3)
    y, x = np.unravel_index(int(np.argmax(np.where(old, against, -1.0))), old.shape)
    anchored = object_scribbles.copy()
    if anchored[y, x] == IGNORE:
        anchored[y, x] = OBJECT
    return anchored


def _untouched_pieces(old: BoolMap, object_scribbles: LabelMap) -> BoolMap:
    """Connected pieces of `old` (8 neighbours) that hold no scribble at all."""
    import cv2

    count, pieces = cv2.connectedComponents(old.astype(np.uint8), connectivity=8)
    is_kept = np.ones(count, np.bool_)
    is_kept[0] = False
    is_kept[pieces[object_scribbles != IGNORE]] = False
    return np.asarray(is_kept[pieces], np.bool_)


def _odds(prior: ProbMap, class_id: int) -> F32:
    """Log odds of one class against all the others."""
    share = np.clip(np.asarray(prior[class_id], np.float32), _LEAST_PROBABILITY, 1.0 - _LEAST_PROBABILITY)
    return np.asarray(np.log(share / (1.0 - share)), np.float32)
