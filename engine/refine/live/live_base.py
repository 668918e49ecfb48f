"""Common part of the live cuts: scribbles in, labels that changed out, in step with the pen."""

from __future__ import annotations

import time
from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from engine.core import IGNORE, BadInputError, CancelToken, LabelMap, Rect
from engine.refine.settings import CutSettings
from engine.refine.solvers import pyramid_kernels as kernels
from engine.refine.solvers.banded_cut import QUICK_EFFORT, STEADY_EFFORT, BandedCut, CutEffort
from engine.refine.solvers.image_pyramid import CutPyramid

I64 = NDArray[np.int64]

LIVE_EFFORT: Final = CutEffort(1, (1, 2))
"""Effort for the little that changes under the pen."""

FIRST_ANSWER_S: Final = 0.05
"""No level is begun later than this after a stroke's first request; one takes 10-30 ms."""


@dataclass(frozen=True, slots=True)
class LiveLabels:
    """Labels that changed.

    Args:
        rect: where; empty when nothing did.
        labels: (h, w) ids of classes in `rect`, a new array.
        is_full_resolution: the finest level was reached.
    """

    rect: Rect
    labels: LabelMap
    is_full_resolution: bool


class LiveCut(ABC):
    """Labels of one image in step with its scribbles; owned by one thread.

    Scribbles go in by `put_scribbles`. `preview` gives labels while the pen is down, `settle` when it is up,
    and `adopt` takes over better labels that were computed elsewhere.

    Args:
        pyramid: of the image.
    """

    def __init__(self, pyramid: CutPyramid) -> None:
        self._pyramid = pyramid
        self._scribbles = np.full(pyramid.shape(0), IGNORE, np.uint8)
        self._counts = np.zeros(256, np.int64)
        # Class count and settings of the models in force; None before the first cut.
        self._cut_for: tuple[int, CutSettings] | None = None
        # Whether the flows and labels are those of the scribbles; they are not after a cancelled call.
        self._is_in_step = False
        # Labels that changed and have not been given out yet.
        self._unreported = Rect(0, 0, 0, 0)

    def put_scribbles(self, rect: Rect, scribbles: LabelMap) -> None:
        """Set the scribbles of a part of the image: ids of classes, 255 for none.

        Raises:
            BadInputError: the part is not in the image, or of another shape.
        """
        height, width = self._scribbles.shape
        if scribbles.shape != (rect.height, rect.width) or rect.clip(height, width) != rect:
            raise BadInputError(
                f"scribbles are {scribbles.shape} for {rect} of an image of {height} x {width}"
            )
        counts = self._counts.copy()
        pixels = kernels.put_patch(self._scribbles, rect.y0, rect.x0, scribbles, counts)
        self._counts = counts
        if self._is_in_step and len(pixels) > 0:
            self._is_in_step = self._hand_to_cut(pixels, self._scribbles[pixels[:, 0], pixels[:, 1]])

    def preview(self, class_count: int, settings: CutSettings, token: CancelToken) -> LiveLabels:
        """Labels for the present scribbles while the pen is down, with the models in force.

        Models are learned when there are none for these settings or classes, and when the scribbles have
        become four times as many.

        Raises:
            UserError: a scribble of an unknown class, or there is nothing to separate yet.
            CancelledError: the token was cancelled; the next call cuts anew.
        """
        if not self._is_in_step or self._is_outgrown(class_count, settings):
            ends_s = time.perf_counter() + FIRST_ANSWER_S
            return self._cut_anew(
                class_count, settings, token, QUICK_EFFORT, lambda: time.perf_counter() > ends_s
            )
        self._is_in_step = False
        rect = self._update(token)
        self._is_in_step = True
        return self._answer(rect)

    def settle(self, class_count: int, settings: CutSettings, token: CancelToken) -> LiveLabels:
        """Labels when the pen is up: models learned anew, cut to the finest level however long it takes.

        Raises:
            UserError, CancelledError: as in `preview`.
        """
        return self._cut_anew(class_count, settings, token, STEADY_EFFORT, lambda: False)

    def whole(self) -> LiveLabels:
        """All labels of the image, for a receiver that has none yet."""
        return self._answer(Rect.of_shape(self._scribbles.shape))

    @abstractmethod
    def adopt(self, labels: LabelMap) -> None:
        """Go on from better labels (ids of classes) of the whole image.

        They stay wherever later scribbles change nothing; what differs is part of the next answer.
        """

    @abstractmethod
    def _hand_to_cut(self, pixels: I64, ids: LabelMap) -> bool:
        """Hand scribbled pixels (n, 2) to the cut; False when it must be made anew."""

    @abstractmethod
    def _is_outgrown(self, class_count: int, settings: CutSettings) -> bool:
        """True when the models in force no longer fit."""

    @abstractmethod
    def _update(self, token: CancelToken) -> Rect:
        """Cut what changed since the last call; bounds of the labels that may differ."""

    @abstractmethod
    def _cut_anew(
        self,
        class_count: int,
        settings: CutSettings,
        token: CancelToken,
        effort: CutEffort,
        is_time_up: Callable[[], bool],
    ) -> LiveLabels:
        """Learn the models of the present scribbles, and cut all that they may change."""

    @abstractmethod
    def _answer(self, rect: Rect) -> LiveLabels:
        """Labels of `rect` and of what has not been reported."""

    def _with_unreported(self, rect: Rect) -> Rect:
        """`rect` and what has not been reported, which counts as reported from here on."""
        unreported, self._unreported = self._unreported, Rect(0, 0, 0, 0)
        return rect.union(unreported)


def update_under_pen(banded_cut: BandedCut, token: CancelToken) -> Rect:
    """Cut after a move of the pen, with a level or more of those left out; bounds of what may differ."""
    rect = banded_cut.update(token, LIVE_EFFORT)
    if banded_cut.resolved_level > 0:
        ends_s = time.perf_counter() + FIRST_ANSWER_S / 2
        is_first_level = True

        def is_time_up() -> bool:
            nonlocal is_first_level
            if is_first_level:
                # One level is resolved however long it takes, or slow machines would never get finer.
                is_first_level = False
                return False
            return time.perf_counter() > ends_s

        banded_cut.resolve_finer(token, QUICK_EFFORT, is_time_up)
        rect = Rect.of_shape(banded_cut.labels.shape)
    return rect
