"""Live cut of one open image, in step with the pen: its state between the moves of a stroke.

While the pen is down the colour models stay as they are, so that a move changes only the terminals of the
scribbled pixels: the flow of a coarse level continues the last one, and finer levels are decided anew only
where the coarse labels, or scribbles, changed. The first answer of a stroke goes down as many levels as its
time allows, the next ones go on from there. Thin things are protected twice: a coarse pixel costs the mean of
its pixels' prices, so that a leaf of two pixels still weighs in it, and where a boundary runs into the rim of
its band the band is continued there. With the pen up the models are learned anew, and `refine` gives the best
answer.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Final

import numpy as np
from numpy.typing import NDArray

from engine.core import IGNORE, CancelToken, LabelMap, Rect, read_only
from engine.refine.appearance.colour import ColourBins
from engine.refine.appearance.gmm import MOST_PIXELS
from engine.refine.energy.edge_capacities import over_rows
from engine.refine.energy.problem import Problem, classes_of, colours_of, problem_of
from engine.refine.live.live_base import LiveCut, LiveLabels, update_under_pen
from engine.refine.settings import CutSettings, RefineRequest, check_request
from engine.refine.solvers import pyramid_kernels as kernels
from engine.refine.solvers.banded_cut import BandedCut, CutEffort
from engine.refine.solvers.image_pyramid import CutPyramid

I64 = NDArray[np.int64]

# A model of fewer pixels than a quarter of those there are now is not worth keeping until the pen is up.
_GROWN: Final = 4


class NewMaskCut(LiveCut):
    """Live cut of a new mask.

    Held at 24 megapixels, besides the image: smaller images 24 MB, labels and scribbles of all levels 120 MB,
    numbers of band nodes 128 MB, the coarse flow 6 MB. A process with nothing else comes to 0.55 GiB, and to
    0.84 GiB while the best answer is computed beside it (`bench interactive`).

    Args:
        pyramid: of the image; the flow of its coarsest level is kept.
        settings: prices of edges are computed for these now; others cost a moment later.

    Raises:
        CancelledError: the token was cancelled; checked once a level.
    """

    def __init__(self, pyramid: CutPyramid, settings: CutSettings, token: CancelToken) -> None:
        super().__init__(pyramid)
        for level in range(pyramid.top + 1):
            token.check()
            pyramid.edges(level, settings, 1.0)
        pyramid.cells(pyramid.top, ColourBins.of(pyramid.images[0]))
        self._learned = self._counts
        self._banded_cut = BandedCut(pyramid, pyramid.top)

    @property
    def pyramid(self) -> CutPyramid:
        return self._pyramid

    @property
    def problem(self) -> Problem | None:
        """The models in force with the present scribbles; None before two classes took part."""
        if self._cut_for is None:
            return None
        return dataclasses.replace(self._banded_cut.problem, scribbles=read_only(self._scribbles.copy()))

    def _hand_to_cut(self, pixels: I64, ids: LabelMap) -> bool:
        positions = np.take(self._banded_cut.problem.place, ids)
        if ((positions == IGNORE) & (ids != IGNORE)).any():
            return False
        self._banded_cut.put_scribbles(pixels, positions)
        return True

    def _update(self, token: CancelToken) -> Rect:
        return update_under_pen(self._banded_cut, token)

    def _cut_anew(
        self,
        class_count: int,
        settings: CutSettings,
        token: CancelToken,
        effort: CutEffort,
        is_time_up: Callable[[], bool],
    ) -> LiveLabels:
        self._is_in_step = False
        self._banded_cut.set_problem(self.learn(class_count, settings))
        token.check()
        self._banded_cut.cut_all(token, effort, is_time_up)
        self._is_in_step = True
        return self._answer(Rect.of_shape(self._scribbles.shape))

    def adopt(self, labels: LabelMap) -> None:
        positions = np.take(self._banded_cut.problem.place, labels) if self._is_in_step else None
        if positions is None or (positions == IGNORE).any():
            self._is_in_step = False
            return
        self._unreported = self._unreported.union(self._banded_cut.adopt(positions))

    def learn(self, class_count: int, settings: CutSettings) -> Problem:
        """Problem with the models of the present scribbles, not yet in force."""
        image, scribbles = self._pyramid.images[0], read_only(self._scribbles)
        request = RefineRequest(image, scribbles, class_count, None, settings)
        check_request(request)
        # A few scribbled pixels among millions: found once, then all is done with them alone.
        places = np.flatnonzero(scribbles != IGNORE)
        values = scribbles.reshape(-1)[places]
        first = np.full(256, -1, np.int64)
        for class_id in np.flatnonzero(self._counts[:IGNORE]):
            first[class_id] = places[np.argmax(values == class_id)]
        prior, classes = classes_of(request, self._counts, first)
        class_colours = [
            self._drawn(places[values == c]) if self._counts[c] else colours_of(c, image, scribbles, 0, prior)
            for c in classes
        ]
        problem = problem_of(request, image, scribbles, prior, classes, class_colours)
        self._cut_for, self._learned = (class_count, settings), self._counts
        return problem

    def _drawn(self, places: NDArray[np.int64]) -> NDArray[np.uint8]:
        """(n, 3) colours at places of the flat image: those that the model will use."""
        step = -(-len(places) // MOST_PIXELS)
        colours: NDArray[np.uint8] = self._pyramid.images[0].reshape(-1, 3)[places[::step]]
        return colours

    def _is_outgrown(self, class_count: int, settings: CutSettings) -> bool:
        if self._cut_for != (class_count, settings):
            return True
        learned = np.maximum(self._learned[:IGNORE], 1)
        return bool((self._counts[:IGNORE] >= _GROWN * learned).any())

    def _answer(self, rect: Rect) -> LiveLabels:
        rect = self._with_unreported(rect)
        ids = np.array(self._banded_cut.problem.classes, np.uint8)
        positions = self._banded_cut.labels[rect.slices]
        labels = np.empty(positions.shape, np.uint8)
        over_rows(lambda a, b: kernels.name_labels(positions, ids, labels, a, b), *positions.shape)
        return LiveLabels(rect, labels, self._banded_cut.resolved_level == 0)
