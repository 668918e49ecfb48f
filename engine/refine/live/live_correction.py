"""Live correction of the mask of one open image, in step with the pen.

The reach of a stroke is measured once, see `geodesic_reach`; while the pen is down the reach and the colour
models stay, and a move changes only the prices of the scribbled pixels inside it, see `banded_cut`. The reach
is measured anew where the pen runs into held pixels, and when the stroke has become much larger.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from engine.core import (
    IGNORE,
    BadInputError,
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
from engine.refine.live.live_cut import FIRST_ANSWER_S, LiveLabels, update_under_pen
from engine.refine.settings import CutSettings, RefineRequest
from engine.refine.solvers import pyramid_kernels as kernels
from engine.refine.solvers.banded_cut import QUICK_EFFORT, STEADY_EFFORT, BandedCut, CutEffort
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


class CorrectionCut:
    """The labels of one image with a mask, in step with its scribbles; owned by one thread.

    It takes the place of `live.InteractiveCut` where there is something to keep, and is used in the same way.

    Args:
        pyramid: of the image; the coarsest at least as coarse as that of `mask.geodesic_map`.
    """

    def __init__(self, pyramid: CutPyramid, mask: CorrectedMask) -> None:
        self._pyramid = pyramid
        self._mask = mask
        self._scribbles = np.full(pyramid.shape(0), IGNORE, np.uint8)
        self._counts = np.zeros(256, np.int64)
        self._scene: tuple[int, CutSettings] | None = None
        self._window = Rect(0, 0, 0, 0)
        self._kept = np.empty((0, 0), np.uint8)
        self._banded_cut: BandedCut | None = None
        self._contradictions = 0
        self._learned = 0
        self._is_sound = False
        self._owed = Rect(0, 0, 0, 0)

    def put_scribbles(self, rect: Rect, scribbles: LabelMap) -> None:
        """What is scribbled on a part of the image from now on: ids of classes, 255 for none.

        Raises:
            BadInputError: the part is not in the image, or of another shape.
        """
        height, width = self._scribbles.shape
        if scribbles.shape != (rect.height, rect.width) or rect.clip(height, width) != rect:
            raise BadInputError(
                f"scribbles are {scribbles.shape} for {rect} of an image of {height} x {width}"
            )
        pixels = kernels.put_patch(self._scribbles, rect.y0, rect.x0, scribbles, self._counts)
        if not self._is_sound or len(pixels) == 0:
            return
        values = self._scribbles[pixels[:, 0], pixels[:, 1]]
        self._is_sound = self._take_in(pixels, values)

    def _take_in(self, pixels: I64, values: LabelMap) -> bool:
        """Hand scribbles to the cut that goes on; False when the scene must be looked at anew."""
        if (values == IGNORE).any():
            return False
        differs = contradicting(
            self._mask.previous_mask, pixels[:, 0] * self._scribbles.shape[1] + pixels[:, 1], values
        )
        self._contradictions += int(differs.sum())
        y, x = pixels[:, 0] - self._window.y0, pixels[:, 1] - self._window.x0
        inside = (y >= 0) & (y < self._window.height) & (x >= 0) & (x < self._window.width)
        is_open = np.zeros(len(pixels), np.bool_)
        is_open[inside] = self._kept[y[inside], x[inside]] == IGNORE
        # What is kept and drawn over with its own class needs no answer.
        if (differs & ~is_open).any():
            return False
        if self._banded_cut is None:
            return not is_open.any()
        positions = np.take(self._banded_cut.problem.place, values[is_open])
        if (positions == IGNORE).any():
            return False
        self._banded_cut.put_scribbles(np.stack([y[is_open], x[is_open]], axis=1), positions)
        return True

    def preview(self, class_count: int, settings: CutSettings, token: CancelToken) -> LiveLabels:
        """The pen is down: labels for the scribbles of now.

        Raises:
            UserError: a scribble of an unknown class, or there is nothing to separate.
        """
        is_outgrown = self._contradictions >= _GROWN * max(1, self._learned)
        if not self._is_sound or self._scene != (class_count, settings) or is_outgrown:
            ends_s = time.perf_counter() + FIRST_ANSWER_S
            return self._cut_anew(
                class_count, settings, token, QUICK_EFFORT, lambda: time.perf_counter() > ends_s
            )
        if self._banded_cut is None:
            return self._answer(Rect(0, 0, 0, 0))
        self._is_sound = False
        rect = update_under_pen(self._banded_cut, token)
        self._is_sound = True
        return self._answer(rect.shifted(self._window.y0, self._window.x0))

    def settle(self, class_count: int, settings: CutSettings, token: CancelToken) -> LiveLabels:
        """The pen is up: everything looked at anew, down to the finest level however long it takes.

        Raises:
            UserError: as in `preview`.
        """
        return self._cut_anew(class_count, settings, token, STEADY_EFFORT, lambda: False)

    def adopt(self, labels: LabelMap) -> None:
        """Go on from better labels (ids of classes) of the whole image; the next answer tells them."""
        if self._banded_cut is None or not self._is_sound:
            self._is_sound = False
            return
        positions = np.take(self._banded_cut.problem.place, labels[self._window.slices])
        if (positions == IGNORE).any():
            self._is_sound = False
            return
        differs = self._banded_cut.adopt(positions)
        self._owed = self._owed.union(differs.shifted(self._window.y0, self._window.x0))

    def whole(self) -> LiveLabels:
        """All labels as they are, for who has missed some."""
        return self._answer(Rect.of_shape(self._scribbles.shape))

    def _cut_anew(
        self,
        class_count: int,
        settings: CutSettings,
        token: CancelToken,
        effort: CutEffort,
        is_time_up: Callable[[], bool],
    ) -> LiveLabels:
        self._is_sound = False
        if self._counts[class_count:IGNORE].any():
            raise UserError(
                f"A scribble names a class that the project has not: it has {class_count}.",
                "Add the class, or remove those scribbles.",
            )
        image, scribbles = self._pyramid.images[0], read_only(self._scribbles)
        mask = self._mask
        request = RefineRequest(image, scribbles, class_count, mask.prior, settings, mask.previous_mask)
        local = correction_problem(request, mask.geodesic_map)
        token.check()
        gone, self._window, self._kept = self._window, local.window, local.kept
        self._banded_cut = None
        # Whoever was asked to stop still owes what was shown before.
        self._owed = self._owed.union(gone)
        if local.problem is not None:
            self._banded_cut = self._banded_cut_of(local.problem)
            self._banded_cut.cut_all(token, effort, is_time_up)
        self._scene = class_count, settings
        self._learned = self._contradictions = self._count_contradictions()
        self._is_sound = True
        return self._answer(self._window)

    def _count_contradictions(self) -> int:
        rect = self._window.slices
        old, drawn = self._mask.previous_mask[rect], self._scribbles[rect]
        return int(((drawn != IGNORE) & (old != IGNORE) & (drawn != old)).sum())

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
        rect = rect.union(self._owed)
        self._owed = Rect(0, 0, 0, 0)
        labels = self._mask.previous_mask[rect.slices].copy()
        part = rect.intersect(self._window)
        if not part.is_empty:
            inside = part.shifted(-self._window.y0, -self._window.x0).slices
            here = part.shifted(-rect.y0, -rect.x0).slices
            if self._banded_cut is None:
                labels[here] = self._kept[inside]
            else:
                labels[here] = self._banded_cut.problem.ids_of(self._banded_cut.labels[inside])
        is_full_resolution = self._banded_cut is None or self._banded_cut.resolved_level == 0
        return LiveLabels(rect, labels, is_full_resolution)
