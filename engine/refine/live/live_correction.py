"""Live correction of the mask of one open image, in step with the pen.

The reach of a stroke is measured once, see `geodesic_reach`; while the pen is down the reach and the colour
models stay, and a move changes only the prices of the scribbled pixels inside it, see `banded_cut`. The reach
is measured anew where the pen runs into held pixels, and when the stroke has become much larger.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from engine.core import (
    IGNORE,
    CancelToken,
    LabelMap,
    ProbMap,
    Rect,
    RgbU8,
    UserError,
    read_only,
)
from engine.refine.correction.correction_window import correction_problem
from engine.refine.correction.geodesic_reach import GeodesicMap, contradicting
from engine.refine.energy.problem import Problem
from engine.refine.live.live_base import LiveCut, LiveLabels, update_under_pen
from engine.refine.settings import CutSettings, RefineRequest
from engine.refine.solvers.banded_cut import BandedCut, CutEffort
from engine.refine.solvers.image_pyramid import COARSE_PIXELS, CutPyramid

I64 = NDArray[np.int64]

_GROWN: Final = 4
"""A stroke of so many times the contradicting pixels shows the size of the error anew."""


@dataclass(frozen=True, slots=True, eq=False)
class CorrectedMask:
    """A mask that is corrected; the arrays must not change.

    Args:
        previous_mask: (H, W) labels, 255 where none was.
        prior: (C, h, w) probabilities of the network for the project's classes, or None.
        geodesic_map: of the image and `previous_mask`.
    """

    previous_mask: LabelMap
    prior: ProbMap | None
    geodesic_map: GeodesicMap


class CorrectionCut(LiveCut):
    """Live cut where a previous mask holds; takes the place of `live_cut.NewMaskCut` there.

    Args:
        pyramid: of the image; the coarsest level at least as coarse as that of `mask.geodesic_map`.
    """

    def __init__(self, pyramid: CutPyramid, mask: CorrectedMask) -> None:
        super().__init__(pyramid)
        self._mask = mask
        self._window = Rect(0, 0, 0, 0)
        self._settled = np.empty((0, 0), np.uint8)
        self._banded_cut: BandedCut | None = None
        self._contradictions = 0
        self._learned = 0

    def _hand_to_cut(self, pixels: I64, ids: LabelMap) -> bool:
        if (ids == IGNORE).any():
            return False
        differs = contradicting(
            self._mask.previous_mask, pixels[:, 0] * self._scribbles.shape[1] + pixels[:, 1], ids
        )
        self._contradictions += int(differs.sum())
        y, x = pixels[:, 0] - self._window.y0, pixels[:, 1] - self._window.x0
        inside = (y >= 0) & (y < self._window.height) & (x >= 0) & (x < self._window.width)
        is_open = np.zeros(len(pixels), np.bool_)
        is_open[inside] = self._settled[y[inside], x[inside]] == IGNORE
        # A held pixel that is scribbled with its own class needs no answer.
        if (differs & ~is_open).any():
            return False
        if self._banded_cut is None:
            return not is_open.any()
        positions = np.take(self._banded_cut.problem.place, ids[is_open])
        if (positions == IGNORE).any():
            return False
        self._banded_cut.put_scribbles(np.stack([y[is_open], x[is_open]], axis=1), positions)
        return True

    def _is_outgrown(self, class_count: int, settings: CutSettings) -> bool:
        if self._cut_for != (class_count, settings):
            return True
        return self._contradictions >= _GROWN * max(1, self._learned)

    def _update(self, token: CancelToken) -> Rect:
        if self._banded_cut is None:
            return Rect(0, 0, 0, 0)
        rect = update_under_pen(self._banded_cut, token)
        return rect.shifted(self._window.y0, self._window.x0)

    def adopt(self, labels: LabelMap) -> None:
        if self._banded_cut is None or not self._is_in_step:
            self._is_in_step = False
            return
        positions = np.take(self._banded_cut.problem.place, labels[self._window.slices])
        if (positions == IGNORE).any():
            self._is_in_step = False
            return
        differs = self._banded_cut.adopt(positions)
        self._unreported = self._unreported.union(differs.shifted(self._window.y0, self._window.x0))

    def _cut_anew(
        self,
        class_count: int,
        settings: CutSettings,
        token: CancelToken,
        effort: CutEffort,
        is_time_up: Callable[[], bool],
    ) -> LiveLabels:
        self._is_in_step = False
        if self._counts[class_count:IGNORE].any():
            raise UserError(
                f"A scribble names a class that the project has not: it has {class_count}.",
                "Add the class, or remove those scribbles.",
            )
        image, scribbles = self._pyramid.images[0], read_only(self._scribbles)
        mask = self._mask
        request = RefineRequest(image, scribbles, class_count, mask.prior, settings, mask.previous_mask)
        part = correction_problem(request, mask.geodesic_map)
        token.check()
        old_window, self._window, self._settled = self._window, part.window, part.settled
        self._banded_cut = None
        # A cancelled call still owes the labels that were shown before.
        self._unreported = self._unreported.union(old_window)
        if part.problem is not None:
            self._banded_cut = self._banded_cut_of(part.problem)
            self._banded_cut.cut_all(token, effort, is_time_up)
        self._cut_for = class_count, settings
        self._learned = self._contradictions = self._count_contradictions()
        self._is_in_step = True
        return self._answer(self._window)

    def _count_contradictions(self) -> int:
        rect = self._window.slices
        previous, scribbled = self._mask.previous_mask[rect], self._scribbles[rect]
        return int(((scribbled != IGNORE) & (previous != IGNORE) & (scribbled != previous)).sum())

    def _banded_cut_of(self, problem: Problem) -> BandedCut:
        """Cutting the window from coarse to fine, on the parts of the image's levels that show it."""
        images: list[RgbU8] = [problem.image]
        level = 0
        while (
            level < self._mask.geodesic_map.level
            and images[-1].shape[0] * images[-1].shape[1] > COARSE_PIXELS
        ):
            level += 1
            height, width = ((side + 1) // 2 for side in images[-1].shape[:2])
            y, x = self._window.y0 >> level, self._window.x0 >> level
            images.append(read_only(self._pyramid.images[level][y : y + height, x : x + width].copy()))
        banded_cut = BandedCut(CutPyramid(tuple(images)), level)
        banded_cut.set_problem(problem)
        return banded_cut

    def _answer(self, rect: Rect) -> LiveLabels:
        rect = self._with_unreported(rect)
        labels = self._mask.previous_mask[rect.slices].copy()
        part = rect.intersect(self._window)
        if not part.is_empty:
            inside = part.shifted(-self._window.y0, -self._window.x0).slices
            target = part.shifted(-rect.y0, -rect.x0).slices
            if self._banded_cut is None:
                labels[target] = self._settled[inside]
            else:
                labels[target] = self._banded_cut.problem.ids_of(self._banded_cut.labels[inside])
        is_full_resolution = self._banded_cut is None or self._banded_cut.resolved_level == 0
        return LiveLabels(rect, labels, is_full_resolution)
