"""Live cut of one open image, in step with the pen: its state between the moves of a stroke.

While the pen is down the colour models stay as they are, so that a move changes only the terminals of the
scribbled pixels: the flow of a coarse level goes on from the last one, and finer levels are decided anew only
where the coarse labels, or scribbles, changed. The first answer of a stroke goes down as many levels as its
time allows, the next ones go on from there. Thin things are protected twice: a coarse pixel costs the mean of
its pixels' prices, so that a leaf of two pixels still weighs in it, and where a boundary runs into the rim of
its band the band is continued there. With the pen up the models are learned anew, and `refine` gives the best
answer.
"""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from engine.core import IGNORE, BadInputError, CancelToken, LabelMap, Rect, read_only
from engine.refine.appearance.colour import ColourBins
from engine.refine.appearance.gmm import MOST_PIXELS
from engine.refine.energy.edge_capacities import over_rows
from engine.refine.energy.problem import Problem, classes_of, colours_of, problem_of
from engine.refine.settings import CutSettings, RefineRequest, check_request
from engine.refine.solvers import pyramid_kernels as kernels
from engine.refine.solvers.banded_cut import QUICK_EFFORT, STEADY_EFFORT, BandedCut, CutEffort
from engine.refine.solvers.image_pyramid import CutPyramid

LIVE_EFFORT: Final = CutEffort(1, (1, 2))
"""For the little that changes under the pen."""

FIRST_ANSWER_S: Final = 0.05
"""No level is begun later than this after a stroke's first request; one takes 10-30 ms."""
# A model of fewer pixels than a quarter of those there are now is not worth keeping until the pen is up.
_GROWN: Final = 4


@dataclass(frozen=True, slots=True)
class LiveLabels:
    """The labels that changed.

    Args:
        rect: where; empty when nothing did.
        labels: (h, w) ids of classes in `rect`, a new array.
        is_full_resolution: whether the finest level was reached.
    """

    rect: Rect
    labels: LabelMap
    is_full_resolution: bool


def update_under_pen(banded_cut: BandedCut, token: CancelToken) -> Rect:
    """Labels after a move of the pen, and a level or more of those left out so far; where they may differ."""
    rect = banded_cut.update(token, LIVE_EFFORT)
    if banded_cut.resolved_level > 0:
        ends_s = time.perf_counter() + FIRST_ANSWER_S / 2
        steps = iter((False,))
        banded_cut.resolve_finer(token, QUICK_EFFORT, lambda: next(steps, time.perf_counter() > ends_s))
        rect = Rect.of_shape(banded_cut.labels.shape)
    return rect


class InteractiveCut:
    """The labels of one image, in step with its scribbles; owned by one thread.

    Held at 24 megapixels, besides the image: smaller images 24 MB, labels and scribbles of all levels 120 MB,
    numbers of band nodes 128 MB, the coarse flow 6 MB. A process with nothing else comes to 0.55 GiB, and to
    0.84 GiB while the best answer is computed beside it (`bench interactive`).

    Args:
        pyramid: of the image; the flow of the coarsest goes on.
        settings: those that prices of edges are computed for now; others cost a moment later.

    Raises:
        CancelledError: the token said so, once a level.
    """

    def __init__(self, pyramid: CutPyramid, settings: CutSettings, token: CancelToken) -> None:
        self._pyramid = pyramid
        for level in range(self._pyramid.top + 1):
            token.check()
            self._pyramid.edges(level, settings, 1.0)
        self._pyramid.cells(self._pyramid.top, ColourBins.of(self._pyramid.images[0]))
        self._scribbles = np.full(self._pyramid.shape(0), IGNORE, np.uint8)
        self._counts = np.zeros(256, np.int64)
        self._learned = self._counts
        self._banded_cut = BandedCut(self._pyramid, self._pyramid.top)
        self._scene: tuple[int, CutSettings] | None = None
        self._is_sound = False
        self._owed = Rect(0, 0, 0, 0)

    @property
    def pyramid(self) -> CutPyramid:
        return self._pyramid

    @property
    def problem(self) -> Problem | None:
        """The frozen models with the scribbles of now; None before two classes took part."""
        if self._scene is None:
            return None
        return dataclasses.replace(self._banded_cut.problem, scribbles=read_only(self._scribbles.copy()))

    def put_scribbles(self, rect: Rect, scribbles: LabelMap) -> None:
        """What is scribbled on a part of the image from now on: ids of classes, 255 for none."""
        height, width = self._pyramid.shape(0)
        if scribbles.shape != (rect.height, rect.width) or rect.clip(height, width) != rect:
            raise BadInputError(
                f"scribbles are {scribbles.shape} for {rect} of an image of {height} x {width}"
            )
        counts = self._counts.copy()
        pixels = kernels.put_patch(self._scribbles, rect.y0, rect.x0, scribbles, counts)
        self._counts = counts
        if self._is_sound:
            ids = self._scribbles[pixels[:, 0], pixels[:, 1]]
            positions = np.take(self._banded_cut.problem.place, ids)
            if ((positions == IGNORE) & (ids != IGNORE)).any():
                self._is_sound = False
            else:
                self._banded_cut.put_scribbles(pixels, positions)

    def preview(self, class_count: int, settings: CutSettings, token: CancelToken) -> LiveLabels:
        """The pen is down: labels for the scribbles of now, with the models that there are.

        Models are learned when there are none for these settings or classes, and when a class has four
        times the pixels that they were learned from.

        Raises:
            UserError: there is nothing to separate yet.
        """
        if not self._is_sound or self._is_outgrown(class_count, settings):
            return self.refresh(class_count, settings, token)
        self._is_sound = False
        rect = update_under_pen(self._banded_cut, token)
        self._is_sound = True
        return self._answer(rect)

    def refresh(self, class_count: int, settings: CutSettings, token: CancelToken) -> LiveLabels:
        """Models learned from the scribbles of now, and labels of the whole image within the time.

        Raises:
            UserError: there is nothing to separate yet.
        """
        ends_s = time.perf_counter() + FIRST_ANSWER_S
        return self._cut_anew(
            class_count, settings, token, QUICK_EFFORT, lambda: time.perf_counter() > ends_s
        )

    def settle(self, class_count: int, settings: CutSettings, token: CancelToken) -> LiveLabels:
        """Like `refresh`, down to the finest level however long it takes: the pen is up."""
        return self._cut_anew(class_count, settings, token, STEADY_EFFORT, lambda: False)

    def _cut_anew(
        self,
        class_count: int,
        settings: CutSettings,
        token: CancelToken,
        effort: CutEffort,
        is_time_up: Callable[[], bool],
    ) -> LiveLabels:
        self._is_sound = False
        self._banded_cut.set_problem(self.learn(class_count, settings))
        token.check()
        self._banded_cut.cut_all(token, effort, is_time_up)
        self._is_sound = True
        return self._answer(Rect.of_shape(self._scribbles.shape))

    def adopt(self, labels: LabelMap) -> None:
        """Go on from better labels (ids of classes): they stay wherever later scribbles change nothing.

        Where they differ from the last answer, the next one tells them.
        """
        positions = np.take(self._banded_cut.problem.place, labels) if self._is_sound else None
        if positions is None or (positions == IGNORE).any():
            self._is_sound = False
            return
        self._owed = self._owed.union(self._banded_cut.adopt(positions))

    def learn(self, class_count: int, settings: CutSettings) -> Problem:
        """The models of the scribbles of now, not yet in force."""
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
        seen = [
            self._drawn(places[values == c]) if self._counts[c] else colours_of(c, image, scribbles, 0, prior)
            for c in classes
        ]
        problem = problem_of(request, image, scribbles, prior, classes, seen)
        self._scene, self._learned = (class_count, settings), self._counts
        return problem

    def _drawn(self, places: NDArray[np.int64]) -> NDArray[np.uint8]:
        """(n, 3) colours at places of the flat image: those that the model will look at."""
        step = -(-len(places) // MOST_PIXELS)
        colours: NDArray[np.uint8] = self._pyramid.images[0].reshape(-1, 3)[places[::step]]
        return colours

    def whole(self) -> LiveLabels:
        """All labels as they are, for who has missed some."""
        return self._answer(Rect.of_shape(self._scribbles.shape))

    def _is_outgrown(self, class_count: int, settings: CutSettings) -> bool:
        if self._scene != (class_count, settings):
            return True
        seen = np.maximum(self._learned[:IGNORE], 1)
        return bool((self._counts[:IGNORE] >= _GROWN * seen).any())

    def _answer(self, rect: Rect) -> LiveLabels:
        rect = rect.union(self._owed)
        self._owed = Rect(0, 0, 0, 0)
        ids = np.array(self._banded_cut.problem.classes, np.uint8)
        positions = self._banded_cut.labels[rect.slices]
        labels = np.empty(positions.shape, np.uint8)
        over_rows(lambda a, b: kernels.name_labels(positions, ids, labels, a, b), *positions.shape)
        return LiveLabels(rect, labels, self._banded_cut.resolved_level == 0)
