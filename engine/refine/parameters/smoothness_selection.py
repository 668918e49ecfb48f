"""Selection of the smoothness by cross-validation on the scribbles.

A smoothness that suits cars swallows membranes. A cut with one half of the scribbles is scored on the other
half. The largest smoothness that finds about as much as any is taken, because where the scribbles make no
difference, clean regions cost the least to correct.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import cv2
import numpy as np

from engine.core import IGNORE, NO_PROGRESS, CancelToken, LabelMap, Progress, Reporter
from engine.refine.methods.catalog import find_method
from engine.refine.settings import QUICK_EXACT_PIXELS, RefineRequest

CANDIDATES: Final = (16.0, 8.0, 4.0, 2.0)
"""The usual smoothness, and less: more than usual was never better by much."""

_THICK_PX: Final = 11
"""Diameter of a disc that fits into no line of the largest scale of ridges."""
_MOST_THICK: Final = 0.5
_BLOCK_PX: Final = 24
# With fewer blocks a class leaves too little to score.
_LEAST_BLOCKS: Final = 4
SLACK: Final = 0.04
"""Shares of scribbles found that differ by less count as equal."""


def select_smoothness(
    request: RefineRequest, token: CancelToken, report: Reporter = NO_PROGRESS
) -> float | None:
    """The smoothness of `CANDIDATES` for the scribbles of a request; None when they are too few.

    Takes as long as eight quick cuts. Any thread.

    Raises:
        BadInputError, UserError, CancelledError: as `refine`.
    """
    folds = _folds(request.scribbles)
    classes = _scorable_classes(request.scribbles, folds)
    if len(classes) < 2:
        return None
    scores = []
    total = len(CANDIDATES) * len(folds)
    for k, smoothness in enumerate(CANDIDATES):
        shares = []
        for j, training in enumerate(folds):
            token.check()
            report(Progress(k * len(folds) + j, total, "cuts", "Looking for the best smoothness"))
            shares.append(_share_found(request, training, classes, smoothness, token))
        scores.append(float(np.mean(shares)))
    best = max(scores)
    return next(s for s, score in zip(CANDIDATES, scores, strict=True) if score >= best - SLACK)


def finds_more_by_lines(request: RefineRequest, smoothness: float, token: CancelToken) -> bool:
    """Whether a cut that follows lines finds more of the scribbles that are held back than one that does not.

    Asked where less than the usual smoothness is chosen, which is so for thin things, and true only where
    what is found is thin: the inside of wide things is no ridge, and what is gained at their rims is chance.
    Takes as long as five quick cuts.

    Raises:
        BadInputError, UserError, CancelledError: as `refine`.
    """
    if smoothness >= CANDIDATES[0] or request.scribbles.size > QUICK_EXACT_PIXELS:
        return False
    folds = _folds(request.scribbles)
    classes = _scorable_classes(request.scribbles, folds)
    if len(classes) < 2:
        return False
    from engine.refine.appearance.ridges import ridges_of

    plain = replace(request, settings=replace(request.settings, follows_lines=False))
    lines = replace(request, settings=replace(request.settings, follows_lines=True))
    lines = replace(lines, ridges=request.ridges or ridges_of(request.image, token))
    found = []
    for each in (plain, lines):
        token.check()
        shares = [_share_found(each, training, classes, smoothness, token) for training in folds]
        found.append(float(np.mean(shares)))
    if found[1] <= found[0]:
        return False
    settings = replace(lines.settings, smoothness=smoothness)
    return _is_thin(
        find_method(settings.method).answer(replace(lines, settings=settings), token, NO_PROGRESS).labels
    )


def _is_thin(labels: LabelMap) -> bool:
    """Whether no disc of `_THICK_PX` fits where most of what is not of the commonest class lies."""
    others = (labels != np.bincount(labels.ravel()).argmax()).astype(np.uint8)
    disc = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (_THICK_PX, _THICK_PX))
    thick = np.asarray(cv2.morphologyEx(others, cv2.MORPH_OPEN, disc))
    return int(thick.sum()) < _MOST_THICK * int(others.sum())


def _folds(scribbles: LabelMap) -> tuple[LabelMap, LabelMap]:
    """The scribbles on the black and on the white squares of a chessboard."""
    rows, columns = (np.arange(side) // _BLOCK_PX for side in scribbles.shape)
    is_black = (rows[:, None] + columns[None]) % 2 == 0
    return np.where(is_black, scribbles, np.uint8(IGNORE)), np.where(is_black, np.uint8(IGNORE), scribbles)


def _scorable_classes(scribbles: LabelMap, folds: tuple[LabelMap, LabelMap]) -> list[int]:
    """Classes with scribbles on enough squares of both colours."""
    classes = [int(c) for c in np.unique(scribbles) if c != IGNORE]
    return [c for c in classes if all(_block_count(fold == c) >= _LEAST_BLOCKS for fold in folds)]


def _block_count(where: np.ndarray[tuple[int, ...], np.dtype[np.bool_]]) -> int:
    y, x = np.nonzero(where)
    return len(np.unique(np.stack([y // _BLOCK_PX, x // _BLOCK_PX]), axis=1).T)


def _share_found(
    request: RefineRequest, training: LabelMap, classes: list[int], smoothness: float, token: CancelToken
) -> float:
    """Share of the held-out scribbles that are labelled right, the mean over classes."""
    settings = replace(
        request.settings,
        auto_smoothness=False,
        auto_texture=False,
        smoothness=smoothness,
        exact_pixels=min(QUICK_EXACT_PIXELS, request.settings.exact_pixels),
    )
    training_request = replace(request, scribbles=training, settings=settings)
    labels = find_method(settings.method).answer(training_request, token, NO_PROGRESS).labels
    is_in_fold = (request.scribbles != IGNORE) & (training == IGNORE)
    return float(np.mean([(labels[is_in_fold & (request.scribbles == c)] == c).mean() for c in classes]))
