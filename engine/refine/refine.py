"""Refinement of a request into labels for every pixel, and the warm-up of its kernels."""

from __future__ import annotations

import threading
from typing import Final

import numpy as np

from engine.core import NO_PROGRESS, CancelToken, LabelMap, ProbMap, Progress, Rect, Reporter, RgbU8
from engine.refine.methods.catalog import find_method
from engine.refine.settings import CutSettings, RefineRequest, RefineResult


def refine(
    request: RefineRequest, token: CancelToken | None = None, report: Reporter = NO_PROGRESS
) -> RefineResult:
    """Label every pixel from scribbles, from the network's probabilities, or from both.

    With two or more scribbled classes these take part, and with a prior also the classes that it finds
    somewhere. Scribbles are always kept. A previous mask changes only around scribbles that contradict it.
    Any thread; the solvers release the GIL.

    Raises:
        BadInputError: an array of the wrong shape, type or range.
        UserError: inputs that do not belong together, or only one class to choose from.
        CancelledError: the token was cancelled.

    Example:
        >>> import numpy as np
        >>> image = np.zeros((40, 60, 3), np.uint8)
        >>> image[:, 30:] = 200
        >>> scribbles = np.full((40, 60), 255, np.uint8)
        >>> scribbles[20, 10], scribbles[20, 50] = 0, 1
        >>> result = refine(RefineRequest(image, scribbles, 2))
        >>> np.bincount(result.labels.ravel()).tolist(), result.exact
        ([1200, 1200], True)
    """
    token = token or CancelToken()
    if request.settings.auto_smoothness or request.settings.auto_texture:
        from engine.refine.parameters.texture_selection import with_selected_parameters

        request = with_selected_parameters(request, token, report)
    return find_method(request.settings.method).answer(request, token, report)


_COMPILING: Final = threading.Event()


def is_warming_up() -> bool:
    """True while `warm_up` runs on some thread: a cut would wait for it, `fallback_cut` would not."""
    return _COMPILING.is_set()


def warm_up(report: Reporter) -> None:
    """Compile (or load from the disk cache) every kernel of the cut: seconds once, milliseconds later."""
    _COMPILING.set()
    try:
        _warm_up(report)
    finally:
        _COMPILING.clear()


def _warm_up(report: Reporter) -> None:
    image = np.zeros((24, 24, 3), np.uint8)
    image[:, 12:] = 200
    image[4, 4] = (10, 60, 90)
    two = np.full((24, 24), 255, np.uint8)
    two[2, 2], two[20, 20] = 0, 1
    three = two.copy()
    three[2, 20] = 2
    prior = np.full((3, 6, 6), 1 / 3, np.float32)
    jobs = [(scribbles, limit) for limit in (1 << 20, 0) for scribbles in (two, three)]
    for done, (scribbles, limit) in enumerate(jobs):
        report(Progress(done, len(jobs), "kernels", "Preparing the cut"))
        settings = CutSettings(exact_pixels=limit)
        refine(RefineRequest(image, scribbles, 3, prior, settings), CancelToken(), NO_PROGRESS)
    previous_mask = np.where(two == 1, np.uint8(0), np.uint8(1))
    refine(RefineRequest(image, two, 3, prior, previous_mask=previous_mask), CancelToken(), NO_PROGRESS)
    _warm_up_correction(image, previous_mask, prior)
    _warm_up_live(image, (two, three))
    report(Progress(len(jobs), len(jobs), "kernels", "Preparing the cut"))


def _warm_up_live(image: RgbU8, variants: tuple[LabelMap, ...]) -> None:
    from engine.refine.live.live_cut import NewMaskCut
    from engine.refine.solvers.image_pyramid import CutPyramid

    for scribbles in variants:
        settings = CutSettings()
        cut = NewMaskCut(CutPyramid.of(image, CancelToken(), 100), settings, CancelToken())
        cut.put_scribbles(Rect.of_shape(scribbles.shape), scribbles)
        cut.settle(3, settings, CancelToken())
        cut.put_scribbles(Rect(6, 6, 8, 9), np.full((2, 3), 1, np.uint8))
        cut.preview(3, settings, CancelToken())


def _warm_up_correction(image: RgbU8, previous_mask: LabelMap, prior: ProbMap) -> None:
    from engine.refine.correction.geodesic_reach import GeodesicMap
    from engine.refine.live.live_correction import CorrectedMask, CorrectionCut
    from engine.refine.solvers.image_pyramid import CutPyramid

    pyramid, settings = CutPyramid.of(image, CancelToken(), 100), CutSettings()
    cut = CorrectionCut(pyramid, CorrectedMask(previous_mask, prior, GeodesicMap.of(pyramid, previous_mask)))
    for x in (6, 7):
        cut.put_scribbles(Rect(6, x, 8, x + 1), np.full((2, 1), 0, np.uint8))
        cut.preview(3, settings, CancelToken())
