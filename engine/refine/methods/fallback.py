"""Rough cut without compiled code, for strokes drawn while the kernels are still being compiled.

Source:
    Grady, CVPR 2005 (random walker with priors), at low resolution; the priors are colour histograms.
"""

from __future__ import annotations

import time
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from engine.core import IGNORE, CancelToken, LabelMap, RgbU8, read_only
from engine.refine.scribbles import shrunk_scribbles
from engine.refine.settings import RefineRequest, RefineResult, check_request

F64 = NDArray[np.float64]

_PIXELS: Final = 20_000
_BINS: Final = 8
_BETA: Final = 12.0
_LEAST_WEIGHT: Final = 1e-3
_PRIOR: Final = 0.02
_SCRIBBLE: Final = 1e3
_SWEEPS: Final = 200


def fallback_cut(request: RefineRequest, token: CancelToken) -> RefineResult:
    """Labels between the scribbled classes; NumPy, SciPy and OpenCV only, a tenth of a second or two.

    Network, previous mask and settings are not used. Scribbles are kept.

    Raises:
        BadInputError: an array of the wrong shape, type or range.
        TooFewScribblesError: fewer than two scribbled classes.
        CancelledError: the token said so.
    """
    import cv2

    from engine.core import TooFewScribblesError

    check_request(request)
    started_s = time.perf_counter()
    classes = np.unique(request.scribbles[request.scribbles != IGNORE])
    if len(classes) < 2:
        raise TooFewScribblesError(
            "The cut is still being prepared, and only one class has a scribble.",
            "Scribble a second class as well; or fill what is unlabelled: Mask > The rest is this class.",
            command_hint="Scribble a second class as well.",
        )
    height, width = request.scribbles.shape
    scale = min(1.0, (_PIXELS / (height * width)) ** 0.5)
    size = max(1, round(width * scale)), max(1, round(height * scale))
    small = np.asarray(cv2.resize(request.image, size, interpolation=cv2.INTER_AREA), np.uint8)
    scribbles = shrunk_scribbles(request.scribbles, (size[1], size[0]))
    shares = _walked(small, scribbles, classes, token)
    enlarged = [
        cv2.resize(share.astype(np.float32), (width, height), interpolation=cv2.INTER_LINEAR)
        for share in shares
    ]
    labels = classes[np.argmax(np.stack(enlarged), axis=0)].astype(np.uint8)
    labels = np.where(request.scribbles == IGNORE, labels, request.scribbles)
    return RefineResult(read_only(labels), float("nan"), time.perf_counter() - started_s, False)


def _walked(image: RgbU8, scribbles: LabelMap, classes: NDArray[Any], token: CancelToken) -> list[F64]:
    """The share of each class in each pixel: random walkers that stop at scribbles, or by colour."""
    from scipy.sparse.linalg import cg

    likely = _likely(image, scribbles, classes)
    is_scribbled = scribbles.ravel() != IGNORE
    pull = np.where(is_scribbled, _SCRIBBLE, _PRIOR)
    system = _laplacian(image, pull)
    shares = []
    for k, class_id in enumerate(classes):
        token.check()
        wanted = np.where(is_scribbled, scribbles.ravel() == class_id, likely[k].ravel())
        share, _ = cg(system, pull * wanted, x0=likely[k].ravel(), rtol=1e-3, maxiter=_SWEEPS)
        shares.append(np.asarray(share, np.float64).reshape(scribbles.shape))
    return shares


def _likely(image: RgbU8, scribbles: LabelMap, classes: NDArray[Any]) -> list[F64]:
    cells = (image.astype(np.intp) * _BINS) >> 8
    cell = (cells[..., 0] * _BINS + cells[..., 1]) * _BINS + cells[..., 2]
    counts = [np.bincount(cell[scribbles == c], minlength=_BINS**3) for c in classes]
    densities = [(n + 0.5 / _BINS) / (n.sum() + 0.5 * _BINS**2) for n in counts]
    total = np.sum(densities, axis=0)
    return [(d / total)[cell] for d in densities]


def _laplacian(image: RgbU8, pull: F64) -> Any:
    from scipy.sparse import coo_matrix

    height, width = image.shape[:2]
    nodes = np.arange(height * width).reshape(height, width)
    colours = image.reshape(-1, 3).astype(np.float64)
    a = np.concatenate([nodes[:, :-1].ravel(), nodes[:-1].ravel()])
    b = np.concatenate([nodes[:, 1:].ravel(), nodes[1:].ravel()])
    squares = ((colours[a] - colours[b]) ** 2).sum(axis=1)
    usual = max(float(squares.mean()), 1.0) if len(squares) else 1.0
    weights = np.exp(-_BETA * squares / (10 * usual)) + _LEAST_WEIGHT
    degree = np.bincount(a, weights, height * width) + np.bincount(b, weights, height * width) + pull
    values = np.concatenate([-weights, -weights, degree])
    flat = nodes.ravel()
    rows, columns = np.concatenate([a, b, flat]), np.concatenate([b, a, flat])
    return coo_matrix((values, (rows, columns)), shape=(height * width, height * width)).tocsr()
