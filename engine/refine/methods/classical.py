"""Classical segmentation from scribbles: watershed and superpixels; priced by the cut's energy."""

from __future__ import annotations

from importlib import import_module
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from engine.core import IGNORE, CancelToken, LabelMap, Reporter
from engine.refine.energy.problem import Problem
from engine.refine.methods.alternatives import markers_of, priced
from engine.refine.solvers.graphcut import Labelling

# A superpixel of so many pixels is about a fingertip on a photograph that fills the screen.
_SUPERPIXEL_PX: Final = 100
_COMPACTNESS: Final = 10.0


def watershed(problem: Problem, token: CancelToken, report: Reporter) -> Labelling:
    """Every scribble grows until it meets another on a ridge of the image's gradient.

    A class that takes part without a scribble gets no region.

    Source:
        Beucher & Meyer, 1993 (watershed from markers on the gradient).
    """
    import cv2

    segmentation: Any = import_module("skimage.segmentation")
    token.check()
    place = markers_of(problem)
    if not (place != IGNORE).any():
        return priced(problem, problem.unary().argmin(axis=0).astype(np.uint8))
    smooth = cv2.GaussianBlur(np.ascontiguousarray(problem.image), (0, 0), 1.0)
    dx, dy = (cv2.Sobel(smooth, cv2.CV_32F, *order) for order in ((1, 0), (0, 1)))
    gradient = np.hypot(dx, dy).max(axis=2)
    grown = segmentation.watershed(gradient, np.where(place == IGNORE, 0, place.astype(np.int32) + 1))
    return priced(problem, (grown - 1).astype(np.uint8))


def superpixels(problem: Problem, token: CancelToken, report: Reporter) -> Labelling:
    """Small uniform regions (SLIC), every one of the class that is cheapest for all of it.

    Source:
        Achanta et al., IEEE TPAMI 2012 (SLIC).
    """
    from skimage.segmentation import slic

    token.check()
    count = max(2, problem.scribbles.size // _SUPERPIXEL_PX)
    regions: NDArray[np.int64] = slic(
        problem.image, n_segments=count, compactness=_COMPACTNESS, start_label=0, channel_axis=-1
    )
    token.check()
    flat = regions.ravel()
    costs = [np.bincount(flat, weights=layer.ravel().astype(np.float64)) for layer in problem.unary()]
    best: LabelMap = np.argmin(costs, axis=0).astype(np.uint8)
    return priced(problem, best[regions])
