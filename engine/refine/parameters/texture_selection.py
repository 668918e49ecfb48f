"""Selection between colours and texture by cross-validation on the scribbles.

Connected pieces of scribbles that are held back must be found by the others. They are held back as wholes:
in parts they would be found by the texture of their own other parts, which is much more particular than
their colours. And a gain must not be bought with area: scribbles lie where colours erred, so that whatever
gives the rarer class more of the image finds more of them.

Source:
    Recall against the share of what is called positive, where only positives are known: Lee & Liu,
    ICML 2003. Held to a bound here instead of their quotient.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

import cv2
import numpy as np

from engine.core import IGNORE, NO_PROGRESS, BoolMap, CancelToken, LabelMap, Progress, Reporter
from engine.refine.methods.catalog import find_method
from engine.refine.parameters.smoothness_selection import (
    CANDIDATES,
    SLACK,
    finds_more_by_lines,
    select_smoothness,
)
from engine.refine.settings import QUICK_EXACT_PIXELS, RefineRequest

TEXTURED: Final = 0.5
"""Half by texture, half by colours."""

_FOLDS: Final = 3
# Dots, and crumbs that are left where others were drawn over, are no evidence.
_LEAST_PX: Final = 20
# With fewer pieces of a class, holding one back leaves too little, and finding it proves too little.
_LEAST_PIECES: Final = 2
# The pieces are few, so that a small lead may be chance; and colours are quicker under the pen.
_MARGIN: Final = 0.1
# Of membranes and cracks texture finds more by giving them two to five times the area, most of it wrong.
_MOST_GROWTH: Final = 1.1
# A choice that was made is kept until it is clearly wrong.
_MOST_GROWTH_HELD: Final = 1.5


@dataclass(frozen=True, slots=True)
class SelectedParameters:
    """Parameters selected by the scribbles; None where they are too few."""

    smoothness: float | None = None
    texture: float | None = None
    follows_lines: bool | None = None


def select_parameters(
    request: RefineRequest, token: CancelToken, report: Reporter = NO_PROGRESS
) -> SelectedParameters:
    """Smoothness and texture by the scribbles, as far as `request.settings` leaves them open.

    `settings.texture` is the value in force: the other of colours and `TEXTURED` must be clearly better.
    Takes as long as 12 quick cuts for the smoothness and lines, and 26 more for the texture. Any thread.

    Raises:
        BadInputError, UserError, CancelledError: as `refine`.
    """
    settings = request.settings
    fixed = replace(request, settings=replace(settings, auto_texture=False, auto_smoothness=False))
    texture = None
    if settings.auto_texture:
        texture, smoothness = _select_texture(fixed, settings.auto_smoothness, token, report)
        if texture == TEXTURED and smoothness is not None:
            return SelectedParameters(smoothness if settings.auto_smoothness else None, texture)
    if not settings.auto_smoothness:
        return SelectedParameters(texture=texture)
    if texture is not None:
        fixed = replace(fixed, settings=replace(fixed.settings, texture=texture))
    fixed = replace(fixed, settings=replace(fixed.settings, follows_lines=False))
    smoothness = select_smoothness(fixed, token, report)
    follows_lines = None if smoothness is None else finds_more_by_lines(fixed, smoothness, token)
    return SelectedParameters(smoothness, texture, follows_lines)


def with_selected_parameters(request: RefineRequest, token: CancelToken, report: Reporter) -> RefineRequest:
    """The request with the selected parameters; with its own where the scribbles are too few.

    Only new masks by the graph cut are concerned: a correction has the previous mask to go by.
    """
    settings = replace(request.settings, auto_texture=False, auto_smoothness=False)
    fixed = replace(request, settings=settings)
    if settings.method != "graphcut" or request.previous_mask is not None:
        return fixed
    selected = select_parameters(request, token, report)
    smoothness = settings.smoothness if selected.smoothness is None else selected.smoothness
    texture = settings.texture if selected.texture is None else selected.texture
    follows_lines = settings.follows_lines if selected.follows_lines is None else selected.follows_lines
    chosen = replace(settings, smoothness=smoothness, texture=texture, follows_lines=follows_lines)
    return replace(fixed, settings=chosen)


def can_select_texture(scribbles: LabelMap) -> bool:
    """True when (H, W) scribbles suffice: two connected pieces of each class; never in large images."""
    if scribbles.size > QUICK_EXACT_PIXELS:
        return False
    pieces = _scribble_pieces(scribbles)
    return len(pieces) >= 2 and all(len(own) >= _LEAST_PIECES for own in pieces.values())


class _Recall:
    """Share of the held-out scribbles that a cut with the others labels right."""

    def __init__(self, request: RefineRequest, pieces: dict[int, list[BoolMap]], token: CancelToken) -> None:
        self.request = request
        shares: dict[int, list[float]] = {class_id: [] for class_id in pieces}
        for fold_pieces in _folds(pieces):
            token.check()
            training = request.scribbles.copy()
            for _, piece in fold_pieces:
                training[piece] = IGNORE
            labels = (
                find_method("graphcut")
                .answer(replace(request, scribbles=training), token, NO_PROGRESS)
                .labels
            )
            for class_id, piece in fold_pieces:
                shares[class_id].append(float(np.equal(labels[piece], class_id).mean()))
        means = [float(np.mean(own)) for own in shares.values()]
        self.mean = float(np.mean(means))
        """Mean over the classes."""


def _select_texture(
    request: RefineRequest, is_any_smoothness: bool, token: CancelToken, report: Reporter
) -> tuple[float | None, float | None]:
    """0 or `TEXTURED`, and the smoothness that finds most with it; Nones where the scribbles are too few."""
    if not can_select_texture(request.scribbles):
        return None, None
    pieces = _scribble_pieces(request.scribbles)
    if request.texture is None:
        from engine.refine.appearance.texture import describe

        request = replace(request, texture=describe(request.image, token))
    smoothnesses = CANDIDATES if is_any_smoothness else (request.settings.smoothness,)
    best: list[_Recall] = []
    for k, texture in enumerate((0.0, TEXTURED)):
        recalls = []
        for j, smoothness in enumerate(smoothnesses):
            done = (k * len(smoothnesses) + j) * _FOLDS
            total = 2 * len(smoothnesses) * _FOLDS
            report(Progress(done, total, "cuts", "Asking the scribbles for colours or texture"))
            recalls.append(_Recall(_with(request, texture, smoothness), pieces, token))
        # The smoothest that is about as good, as for colours alone.
        nearly = max(each.mean for each in recalls) - SLACK
        best.append(next(each for each in recalls if each.mean >= nearly))
    coloured, textured = best
    is_better = _is_better(coloured, textured, request.settings.texture > 0.0, token)
    winner = (textured if is_better else coloured).request.settings
    return winner.texture, winner.smoothness


def _is_better(coloured: _Recall, textured: _Recall, is_held: bool, token: CancelToken) -> bool:
    """True when texture is chosen; `is_held`: it was chosen before."""
    if textured.mean - coloured.mean <= (-_MARGIN if is_held else _MARGIN):
        return False
    growth = _growth(coloured.request, textured.request, token)
    return growth <= (_MOST_GROWTH_HELD if is_held else _MOST_GROWTH)


def _with(request: RefineRequest, texture: float, smoothness: float) -> RefineRequest:
    return replace(request, settings=replace(request.settings, texture=texture, smoothness=smoothness))


def _growth(coloured: RefineRequest, textured: RefineRequest, token: CancelToken) -> float:
    """Area of all but the commonest class by texture, over that by colours."""
    shares = []
    common: int | None = None
    for request in (coloured, textured):
        token.check()
        labels = find_method("graphcut").answer(request, token, NO_PROGRESS).labels
        if common is None:
            common = int(np.bincount(labels.ravel()).argmax())
        shares.append(float(np.not_equal(labels, common).mean()))
    return shares[1] / max(shares[0], 1.0 / coloured.scribbles.size)


def _scribble_pieces(scribbles: LabelMap) -> dict[int, list[BoolMap]]:
    """Connected pieces of scribbles of each class, the largest first."""
    recalls: dict[int, list[BoolMap]] = {}
    for class_id in (int(c) for c in np.unique(scribbles) if c != IGNORE):
        count, numbered, stats, _ = cv2.connectedComponentsWithStats(
            np.equal(scribbles, class_id).astype(np.uint8), connectivity=8
        )
        sizes = stats[1:count, cv2.CC_STAT_AREA]
        order = [int(k) for k in np.argsort(-sizes, kind="stable") if sizes[k] >= _LEAST_PX]
        recalls[class_id] = [np.equal(numbered, k + 1) for k in order]
    return recalls


def _folds(pieces: dict[int, list[BoolMap]]) -> Iterator[Sequence[tuple[int, BoolMap]]]:
    """Held-out pieces of each fold: every piece once, about equally many of each class at a time."""
    for fold in range(_FOLDS):
        fold_pieces = [(class_id, piece) for class_id, own in pieces.items() for piece in own[fold::_FOLDS]]
        if fold_pieces:
            yield fold_pieces
