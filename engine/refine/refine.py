"""Refinement of a request into labels for every pixel."""

from __future__ import annotations

from engine.core import NO_PROGRESS, CancelToken, Reporter
from engine.refine.methods.catalog import find_method
from engine.refine.settings import RefineRequest, RefineResult


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
