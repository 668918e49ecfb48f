"""Cut of a large image from coarse to fine: quick, but not exact.

A middle level is cut exactly; each finer level decides anew only in a band around the boundaries and around
scribbles that the coarser level could not honour, see `banded_cut`. A middle level has a megapixel, not less:
it sees leaves of four pixels, and clutter looks there as it does in the image.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from engine.core import CancelToken, Progress, Reporter
from engine.refine.energy.problem import Problem
from engine.refine.solvers.banded_cut import THOROUGH_EFFORT, BandedCut
from engine.refine.solvers.graphcut import Labelling, cut
from engine.refine.solvers.image_pyramid import CutPyramid

MIDDLE_PIXELS: Final = 1_000_000
"""The level that is cut as a whole has at most this many pixels: some tenths of a second."""
_LEAST_MIDDLE_PIXELS: Final = 256


def cut_coarse_to_fine(
    problem: Problem, token: CancelToken, report: Reporter, pyramid: CutPyramid | None = None
) -> Labelling:
    """Labels for an image of any size; `exact` only when it is so small that one level does.

    Args:
        pyramid: of the problem's image, where they exist already.
    """
    limit = max(_LEAST_MIDDLE_PIXELS, min(MIDDLE_PIXELS, problem.settings.exact_pixels))
    if problem.scribbles.size <= limit:
        return cut(problem, token, report)
    known = pyramid or CutPyramid.of(problem.image, token, limit)
    banded_cut = BandedCut(known, known.level_of(limit))
    banded_cut.set_problem(problem)

    report(Progress(0, 0, "levels"))
    banded_cut.cut_all(token, THOROUGH_EFFORT)
    labels = np.ascontiguousarray(banded_cut.labels)
    return Labelling(labels, problem.price(labels, known.edges(0, problem.settings, problem.units)), False)
