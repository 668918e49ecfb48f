"""Probability of each class by the texture around a pixel, learned from the scribbles.

Filter responses at four scales describe every pixel; classes are separated by linear discriminants between
the clusters of their scribbled pixels, so that one class may have several textures.

Source:
    Features after Berg et al. (ilastik), Nature Methods 2019, with the structure tensor's orientation beside
    its eigenvalues; classifier: mixture discriminant analysis, Hastie & Tibshirani, JRSS B 1996.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.core import BadInputError, CancelToken, LabelMap, RgbU8, read_only
from engine.refine.scribbles import shrunk_scribbles

F32 = NDArray[np.float32]
F64 = NDArray[np.float64]

SIGMAS: Final = (0.7, 1.6, 3.5, 8.0)
WORK_PIXELS: Final = 500_000
"""Larger images are described at lower resolution: 75 MB and half a second at most."""

MOST_COST: Final = 4.0
"""Nats: no pixel is surer than that, because the scribbles show a part of each class only."""

_COLOUR_SIGMAS: Final = (1.6, 8.0)
# The structure tensor is gathered over a little more than the scale of its gradients.
_GATHER: Final = 1.5
_MOST_SAMPLES: Final = 2000
_PIXELS_A_CLUSTER: Final = 60
_MOST_CLUSTERS: Final = 3
_UNSEEN_SHARE: Final = 0.1
_LEAST_VARIANCE: Final = 1e-3
_BLOCK: Final = 1 << 16


@dataclass(frozen=True, slots=True)
class Texture:
    """Filter responses of one image, (F, h, w), in spreads of its lightness; read-only, for any thread."""

    features: F32

    def costs(self, scribbles: LabelMap, classes: Sequence[int]) -> F32:
        """-log probability of each class by texture, at most `MOST_COST` apart.

        Args:
            scribbles: (H, W) at the image's own resolution; 255 where there is no scribble.
            classes: ids that take part; one that `scribbles` lacks is as likely as any other everywhere.

        Returns:
            (len(classes), h, w) float32, 0 for the likeliest; all 0 when fewer than two have a scribble.
        """
        shape = self.features.shape[1], self.features.shape[2]
        small = shrunk_scribbles(scribbles, shape)
        flat = self.features.reshape(len(self.features), -1)
        samples = [_samples(flat, small.ravel() == class_id) for class_id in classes]
        known = [k for k, points in enumerate(samples) if len(points)]
        if len(known) < 2:
            return np.zeros((len(classes), *shape), np.float32)
        everywhere = flat[:, :: max(1, flat.shape[1] // _MOST_SAMPLES)].astype(np.float64)
        model = _fit([samples[k] for k in known], np.cov(everywhere))
        out = np.empty((len(classes), flat.shape[1]), np.float32)
        out[:] = np.log(len(classes))
        for first in range(0, flat.shape[1], _BLOCK):
            block = flat[:, first : first + _BLOCK]
            out[known, first : first + _BLOCK] = model.costs(block)
        out -= out.min(axis=0)
        np.minimum(out, np.float32(MOST_COST), out=out)
        return out.reshape(len(classes), *shape)


def describe(image: RgbU8, token: CancelToken | None = None) -> Texture:
    """Filter responses of an image: Gaussian, gradient, Laplacian, structure tensor, Hessian at each scale.

    Raises:
        BadInputError: not (H, W, 3) uint8.
        CancelledError: the token said so.
    """
    if image.ndim != 3 or image.shape[2] != 3 or image.dtype != np.uint8 or image.size == 0:
        raise BadInputError(f"The image must be (H, W, 3) uint8, got {image.shape} {image.dtype}.")
    scale = min(1.0, (WORK_PIXELS / (image.shape[0] * image.shape[1])) ** 0.5)
    size = max(1, round(image.shape[1] * scale)), max(1, round(image.shape[0] * scale))
    small = image if scale == 1.0 else cv2.resize(image, size, interpolation=cv2.INTER_AREA)
    lab = cv2.cvtColor(np.asarray(small, np.float32) / np.float32(255), cv2.COLOR_RGB2LAB)
    light, token = np.ascontiguousarray(lab[..., 0], np.float32), token or CancelToken()
    responses: list[F32] = []
    for sigma in SIGMAS:
        token.check()
        responses += _responses(light, sigma)
    for sigma in _COLOUR_SIGMAS:
        responses += [_blurred(np.ascontiguousarray(lab[..., channel]), sigma) for channel in (1, 2)]
    spread = np.float32(max(float(light.std()), 1.0))
    return Texture(read_only(np.stack([(response - response.mean()) / spread for response in responses])))


def _responses(light: F32, sigma: float) -> list[F32]:
    """Nine responses at one scale, all in units of lightness: weak ones stay weak."""
    smooth = _blurred(light, sigma)
    scaled = smooth * np.float32(sigma)
    dx, dy = _derivative(scaled, 1, 0), _derivative(scaled, 0, 1)
    xx, xy, yy = (_blurred(a * b, sigma * _GATHER) for a, b in ((dx, dx), (dx, dy), (dy, dy)))
    turn, cross = xx - yy, 2 * xy
    spread = np.sqrt(turn * turn + cross * cross)
    scaled *= np.float32(sigma)
    hxx, hyy = _derivative(scaled, 2, 0), _derivative(scaled, 0, 2)
    hxy = _derivative(_derivative(scaled, 1, 0), 0, 1)
    middle, half = (hxx + hyy) / 2, np.sqrt(((hxx - hyy) / 2) ** 2 + hxy * hxy)
    return [
        smooth,
        np.sqrt(dx * dx + dy * dy),
        hxx + hyy,
        _rooted((xx + yy + spread) / 2),
        _rooted((xx + yy - spread) / 2),
        _rooted(turn),
        _rooted(cross),
        middle + half,
        middle - half,
    ]


def _blurred(plane: F32, sigma: float) -> F32:
    return np.asarray(cv2.GaussianBlur(plane, (0, 0), sigma, borderType=cv2.BORDER_REFLECT_101), np.float32)


def _derivative(plane: F32, along_x: int, along_y: int) -> F32:
    """Central differences: Sobel's kernel of size 1 is (-1, 0, 1), and (1, -2, 1) for the second."""
    scale = 0.5 if along_x + along_y == 1 else 1.0
    return np.asarray(cv2.Sobel(plane, cv2.CV_32F, along_x, along_y, ksize=1, scale=scale), np.float32)


def _rooted(energy: F32) -> F32:
    """Square root with its sign: energies become as comparable as amplitudes."""
    result: F32 = np.sign(energy) * np.sqrt(np.abs(energy))
    return result


def _samples(flat: F32, where: NDArray[np.bool_]) -> F64:
    places = np.flatnonzero(where)
    step = max(1, -(-len(places) // _MOST_SAMPLES))
    result: F64 = flat[:, places[::step]].T.astype(np.float64)
    return result


@dataclass(frozen=True, slots=True)
class _Discriminants:
    """One linear score a cluster; `owner` is the class that each belongs to."""

    weights: F64
    offsets: F64
    owner: NDArray[np.intp]

    def costs(self, block: F32) -> F32:
        """(classes, n) -log probability of the columns of (F, n)."""
        weights, offsets = self.weights.astype(np.float32), self.offsets.astype(np.float32)
        scores = weights @ block + offsets[:, None]
        count = int(self.owner.max()) + 1
        best = np.stack([_log_sum(scores[self.owner == k]) for k in range(count)])
        result: F32 = _log_sum(best) - best
        return result


def _log_sum(scores: F32) -> F32:
    """log(sum(exp)) along the first axis; in single precision, four times as fast as `logaddexp.reduce`."""
    most = scores.max(axis=0)
    result: F32 = most + np.log(np.exp(scores - most).sum(axis=0))
    return result


def _fit(samples: list[F64], whole: F64) -> _Discriminants:
    clusters = [_clustered(points) for points in samples]
    means = np.array([part.mean(axis=0) for groups in clusters for part in groups])
    owner = np.array([k for k, groups in enumerate(clusters) for _ in groups], np.intp)
    shares = np.array([len(part) / len(samples[k]) for k, groups in enumerate(clusters) for part in groups])
    rest = np.concatenate([part - part.mean(axis=0) for groups in clusters for part in groups])
    count, size = rest.shape
    spread = rest.T @ rest / max(1, count)
    # Neighbouring pixels are alike: a scribble shows less of how its class varies than there is of it.
    spread += _UNSEEN_SHARE * whole + np.eye(size) * (_LEAST_VARIANCE + np.trace(spread) / max(1, count))
    weights = np.linalg.solve(spread, means.T).T
    offsets = np.log(shares) - 0.5 * np.einsum("kf,kf->k", weights, means)
    return _Discriminants(weights, offsets, owner)


def _clustered(points: F64) -> list[F64]:
    """The samples of one class in up to three groups that look alike."""
    count = min(_MOST_CLUSTERS, max(1, len(points) // _PIXELS_A_CLUSTER))
    if count == 1:
        return [points]
    cv2.setRNGSeed(0)  # the same scribbles must give the same classes
    stop = (cv2.TERM_CRITERIA_EPS + cv2.TERM_CRITERIA_MAX_ITER, 20, 1e-3)
    start = np.empty(0, np.int32)
    _, which, _ = cv2.kmeans(points.astype(np.float32), count, start, stop, 2, cv2.KMEANS_PP_CENTERS)
    groups = [points[np.asarray(which).ravel() == k] for k in range(count)]
    return [group for group in groups if len(group)]
