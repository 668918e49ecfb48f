"""Lattices and labels after each step of a dense CRF, kept between two requests for one image."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from engine.core import CancelToken, LabelMap, Progress, Reporter, RgbU8
from engine.refine.crf.densecrf import CrfParams, DenseCrf

F32 = NDArray[np.float32]


class CrfCache:
    """Lattices of the last image and labels after each step of the last answer; one thread at a time."""

    def __init__(self) -> None:
        self._image: RgbU8 | None = None
        self._crf: DenseCrf | None = None
        self._costs: F32 | None = None
        self._labels: dict[int, LabelMap] = {}

    def labels(self, image: RgbU8, costs: F32, steps: int, token: CancelToken, report: Reporter) -> LabelMap:
        """(H, W) cheapest positions after `steps` rounds of the mean field.

        Lattices are built anew for another image only, and rounds computed for other costs or more of them.

        Args:
            image: (H, W, 3); must not change while it is held here.
            costs: (C, H, W) nats; likewise.

        Raises:
            CancelledError: the token said so.
        """
        crf = self._crf_of(image, token)
        is_same = self._costs is not None and np.array_equal(self._costs, costs)
        if not is_same or steps not in self._labels:
            self._costs, self._labels = None, {}
            labels_of_step: dict[int, LabelMap] = {}

            def keep(step: int, beliefs: F32) -> None:
                labels_of_step[step] = beliefs.argmax(axis=0).astype(np.uint8)
                report(Progress(step, steps, "steps"))

            crf.infer(costs, steps, token, keep)
            self._costs, self._labels = costs, labels_of_step
        return self._labels[steps]

    def _crf_of(self, image: RgbU8, token: CancelToken) -> DenseCrf:
        is_same = self._image is not None and np.array_equal(self._image, image)
        if self._crf is None or not is_same:
            self._crf = self._costs = None
            self._crf = DenseCrf(image, CrfParams(), token)
            self._image = image
        return self._crf
