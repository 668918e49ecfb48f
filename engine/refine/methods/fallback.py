"""Rough cut without compiled code, for strokes drawn while the kernels are still being compiled.

It minimises the energy of the cut itself, at a low resolution and relaxed to shares of classes, so that it
shows about what the cut will: what the one would leave out, the other must not promise.

Source:
    Chambolle & Pock, "A first-order primal-dual algorithm for convex problems", JMIV 2011, for the Potts
    energy relaxed as in Zach et al., VMV 2008. Colour models as in `appearance.colour`.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from engine.core import IGNORE, CancelToken, RgbU8, TooFewScribblesError, read_only
from engine.refine.appearance.gmm import fit_mixture
from engine.refine.scribbles import shrunk_scribbles
from engine.refine.settings import RefineRequest, RefineResult, check_request

F32 = NDArray[np.float32]
F64 = NDArray[np.float64]

_MOST_PIXELS: Final = 20_000
_MOST_SHARES: Final = 40_000
"""Pixels times classes: so many take some tenths of a second."""
_PRICED_FOR_ONE: Final = 4
"""Pixels of the image that the price of one of the low resolution is the mean of, at most."""
_ROUNDS: Final = 80
_STEP: Final = 0.35
"""Of both steps of a round, times each other: the differences of a grid allow up to 1 / 8."""
_BOUNDARY: Final = 2.3
"""Length that the cut's eight neighbours count for a pixel of boundary: 2.41 along the grid, 2.1 across."""
_CONTRAST_ROWS: Final = 300
"""Rows of the image that its usual contrast is taken from, about."""
_HARD: Final = 1e4
# As in `appearance.colour`.
_UNSEEN_SHARE: Final = 0.1
_LEAST_SPREAD: Final = 5.0
_WHOLE_SPREAD: Final = 24.0


def fallback_cut(request: RefineRequest, token: CancelToken) -> RefineResult:
    """Labels between the scribbled classes; NumPy and OpenCV only.

    Of two classes it takes some tenths of a second, of a large image (12 MP) up to one; of very many classes
    some seconds, as each has its own colours.

    Of the settings smoothness and favour are used; network and previous mask are not. Scribbles are kept.

    Raises:
        BadInputError: an array of the wrong shape, type or range.
        TooFewScribblesError: fewer than two scribbled classes.
        CancelledError: the token said so.
    """
    import cv2

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
    most = min(_MOST_PIXELS, _MOST_SHARES // len(classes))
    shape = _shape_of(most, height, width)
    prices = _prices(request, classes, shape, _shape_of(most * _PRICED_FOR_ONE, height, width))
    across, down = _boundary_prices(request, shape)
    enlarged = [
        cv2.resize(share, (width, height), interpolation=cv2.INTER_LINEAR)
        for share in _relaxed(prices, across, down, token)
    ]
    labels = classes[np.argmax(np.stack(enlarged), axis=0)].astype(np.uint8)
    labels = np.where(request.scribbles == IGNORE, labels, request.scribbles)
    return RefineResult(read_only(labels), float("nan"), time.perf_counter() - started_s, False)


def _shape_of(most_pixels: int, height: int, width: int) -> tuple[int, int]:
    scale = min(1.0, (most_pixels / (height * width)) ** 0.5)
    return max(1, round(height * scale)), max(1, round(width * scale))


def _prices(
    request: RefineRequest, classes: NDArray[Any], shape: tuple[int, int], sampled: tuple[int, int]
) -> F32:
    """(classes, h, w) nats that a pixel costs in each class, above the cheapest; `_HARD` against a scribble.

    Means of the prices at `sampled` pixels, not those of mean colours: thin things still weigh in them.
    """
    import cv2

    pixels = cv2.resize(request.image, sampled[::-1], interpolation=cv2.INTER_NEAREST)
    costs = _colour_costs(np.asarray(pixels, np.uint8), request, classes)
    prices = np.stack([cv2.resize(cost, shape[::-1], interpolation=cv2.INTER_AREA) for cost in costs])
    for class_id, nats in request.settings.favour:
        prices[classes == class_id] -= np.float32(nats)
    prices -= prices.min(axis=0)
    scribbles = shrunk_scribbles(request.scribbles, shape)
    is_other = (scribbles != IGNORE) & (scribbles != classes[:, None, None])
    return np.where(is_other, np.float32(_HARD), np.where(scribbles == IGNORE, prices, np.float32(0.0)))


def _colour_costs(pixels: RgbU8, request: RefineRequest, classes: NDArray[Any]) -> list[F32]:
    """For each class the (h, w) -log likelihood of the pixels' colours, in nats."""
    import cv2

    image = request.image
    # Some rows first: they tell nearly every image with colours.
    is_grey = all((rows[..., :1] == rows[..., 1:]).all() for rows in (image[::64], image))
    axes, levels = (1, 256) if is_grey else (3, 32)
    step = 256.0 / levels

    def cells_of(part: RgbU8) -> NDArray[np.intp]:
        bins = part[..., :axes].astype(np.intp) * levels >> 8
        return np.asarray(bins @ levels ** np.arange(axes)[::-1], np.intp)

    # As `cells_of` would have it, without an array of wide numbers for a whole image under the pen.
    counts = cv2.calcHist([image], [*range(axes)], None, [levels] * axes, [0, 256] * axes)
    counts = counts.reshape((levels,) * axes)
    line = (np.arange(levels) + 0.5) * step
    blur = np.exp(-0.5 * ((line[:, None] - line) / _WHOLE_SPREAD) ** 2)
    whole = counts.astype(np.float64)
    for _ in range(axes):
        # The last axis is blurred and becomes the first one: each is, once.
        whole = np.moveaxis(whole @ blur, -1, 0)
    whole = whole.ravel() / whole.sum()
    centres = np.stack([mesh.ravel() for mesh in np.meshgrid(*[line] * axes, indexing="ij")], axis=1)
    cell = cells_of(pixels)
    costs = []
    for class_id in classes:
        own = _mixture(image[request.scribbles == class_id][:, :axes], centres)
        likelihood = (1 - _UNSEEN_SHARE) * own + _UNSEEN_SHARE * whole + 1e-9 / whole.size
        costs.append((-np.log(likelihood))[cell].astype(np.float32))
    return costs


def _mixture(colours: NDArray[np.uint8], centres: F64) -> F64:
    """(cells,) probabilities that sum to 1."""
    mixture = fit_mixture(colours.astype(np.float64), least_deviation=_LEAST_SPREAD)
    scales, whiteners = mixture.whitened()
    density = np.zeros(len(centres))
    for scale, mean, whitener in zip(scales, mixture.means, whiteners, strict=True):
        scaled = (centres - mean) @ whitener.T
        density += np.exp(scale - 0.5 * (scaled * scaled).sum(axis=1))
    total = density.sum()
    return density / total if total > 0 else np.full_like(density, 1.0 / density.size)


def _boundary_prices(request: RefineRequest, shape: tuple[int, int]) -> tuple[F32, F32]:
    """(h, w) nats of a boundary between a pixel and the one at its right, and the one below; 0 at the rim."""
    import cv2

    small = cv2.resize(request.image, shape[::-1], interpolation=cv2.INTER_AREA).astype(np.float32)
    contrasts = [(np.diff(small, axis=axis) ** 2).sum(axis=2) for axis in (1, 0)]
    rows = request.image[:: max(1, request.image.shape[0] // _CONTRAST_ROWS)].astype(np.float32)
    own = (np.diff(rows, axis=1) ** 2).sum(axis=2)
    usual = max(_mean(own), *map(_mean, contrasts), 1e-6)
    falls = [np.exp(-contrast / (2.0 * usual)) for contrast in contrasts]
    # As dear in the mean as those between the pixels themselves, which the cut goes by.
    share = _mean(np.exp(-own / max(2.0 * _mean(own), 1e-6))) / max(*map(_mean, falls), 1e-6)
    # A pixel costs the mean of many: their boundary counts less by as many as stand side by side.
    side = (request.scribbles.size / (shape[0] * shape[1])) ** 0.5
    most = _BOUNDARY * request.settings.smoothness * share / side
    across, down = (np.zeros(shape, np.float32) for _ in falls)
    across[:, :-1], down[:-1] = most * falls[0], most * falls[1]
    return across, down


def _mean(values: F32) -> float:
    return float(values.mean()) if values.size else 0.0


def _relaxed(prices: F32, across: F32, down: F32, token: CancelToken) -> F32:
    """(classes, h, w) shares of each class in each pixel that minimise the energy, nearly."""
    is_pair = len(prices) == 2
    # Of two classes the share of the second one says all. Of more, each boundary is one of two classes.
    slopes = prices[1:] - prices[:1] if is_pair else prices
    weight = 1.0 if is_pair else 0.5
    project: Callable[[F32], F32] = _within_unit if is_pair else _summing_to_one
    most_across, most_down = (
        np.maximum(price * np.float32(weight), np.float32(1e-3)) for price in (across, down)
    )
    # Flows are as large as a boundary is dear, shares are not: the steps go by that.
    scale = np.float32(1.0 + 0.5 * weight * float(np.median(across)))
    share_step, flow_step = np.float32(_STEP) / scale, np.float32(_STEP) * scale
    shares = project((slopes < 0).astype(np.float32) if is_pair else (slopes == 0).astype(np.float32))
    ahead: F32 = shares
    right, below = np.zeros_like(shares), np.zeros_like(shares)
    for _ in range(_ROUNDS):
        token.check()
        right[:, :, :-1] += flow_step * np.diff(ahead, axis=2)
        below[:, :-1] += flow_step * np.diff(ahead, axis=1)
        # Not np.hypot, which takes ten times as long.
        excess = np.maximum(np.sqrt((right / most_across) ** 2 + (below / most_down) ** 2), np.float32(1.0))
        right /= excess
        below /= excess
        pull = right + below
        pull[:, :, 1:] -= right[:, :, :-1]
        pull[:, 1:] -= below[:, :-1]
        before, shares = shares, project(np.asarray(shares + share_step * (pull - slopes), np.float32))
        ahead = np.float32(2.0) * shares - before
    return np.concatenate([1 - shares, shares]) if is_pair else shares


def _within_unit(shares: F32) -> F32:
    return np.clip(shares, np.float32(0.0), np.float32(1.0))


def _summing_to_one(shares: F32) -> F32:
    """The nearest shares that are not negative and sum to 1, nearly: two passes leave the least out."""
    is_in = np.ones(shares.shape, np.bool_)
    for _ in range(3):
        over = np.where(is_in, shares, np.float32(0.0)).sum(axis=0) - np.float32(1.0)
        shares = np.where(is_in, shares - over / np.maximum(is_in.sum(axis=0), 1), np.float32(0.0))
        is_in = shares > 0
    return np.maximum(shares, np.float32(0.0))
