"""Width of a line at each point of a path along it, from the profiles of grey levels across it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import gaussian_filter1d
from scipy.special import erf

from engine.core import BoolMap, Rect
from engine.edit.paths.path_kernels import cover_line

F32 = NDArray[np.float32]
F64 = NDArray[np.float64]

LEAST_WIDTH_PX: Final = 1.0
_STEP_PX: Final = 0.5
_MARGIN_PX: Final = 4.0
"""Of background on either side of the widest line that is tried."""
_SHIFTS_PX: Final = np.arange(-2.0, 2.01, 0.5)
_BLURS_PX: Final = (0.5, 0.65, 0.8, 1.0, 1.25, 1.6)
_USUAL_BLUR_PX: Final = 0.7
_BLUR_SPREAD: Final = 0.3
"""Standard deviation of the logarithm of the blur, as cameras and scanners have it."""
_ALONG_PX: Final = 4.0
"""Standard deviation of the smoothing along the line: widths change more slowly than noise does."""
_BEND_PX: Final = 2.0
"""Standard deviation of the smoothing of a chain of pixels to a line."""


@dataclass(frozen=True, slots=True, eq=False)
class MeasuredLine:
    """Line with a width.

    Attributes:
        points: (N, 2) float64 y, x of its middle in image pixels, about one pixel apart.
        widths: (N,) float64 from edge to edge, in pixels.
    """

    points: F64
    widths: F64


def measure_line(
    grey: F32, origin: tuple[int, int], path: F64, widest_px: float, *, is_dark: bool
) -> MeasuredLine:
    """Middle and width of the line that a path follows.

    Each profile across the path is compared with boxes of all widths and places, blurred as the picture is,
    on an evenly changing background; the misfit is smoothed along the line before the best width is chosen,
    between the tried ones by a parabola. One blur is chosen for the whole path.

    The width of a line narrower than about twice the blur cannot be told from its profile alone: a wider,
    fainter line looks the same. There the usual blur of pictures decides.

    Source:
        Templates as in matched filtering: Chaudhuri et al., IEEE TMI 8(3), 1989. The bias of widths by blur:
        Steger, IEEE PAMI 20(2), 1998.

    Args:
        grey: (h, w) float32 with pixel (0, 0) at `origin` (row, column) of the image.
        path: (N, 2) y, x in the image, a chain of neighbouring pixels.
        widest_px: no wider line is tried.
    """
    points = even_line(path)
    if len(points) < 2:
        return MeasuredLine(points, np.full(len(points), LEAST_WIDTH_PX))
    # Twice: the templates of a much wider line would reach over the next one.
    coarse = _fit(grey, origin, points, _tried_widths(widest_px), is_dark=is_dark)
    likely = float(np.quantile(coarse.widths, 0.8))
    near = _tried_widths(min(widest_px, 1.6 * likely + 1.5))
    return _fit(grey, origin, coarse.points, near, is_dark=is_dark)


def even_line(path: F64) -> F64:
    """The path without the steps of its pixels, its points about one pixel apart; both ends stay."""
    if len(path) < 2:
        return np.array(path, np.float64).reshape(-1, 2)
    length = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(path, axis=0).T))])
    count = max(2, round(float(length[-1])) + 1)
    even = np.linspace(0.0, length[-1], count)
    points = np.column_stack([np.interp(even, length, path[:, k]) for k in range(2)])
    smooth = _smoothed_line(points, _BEND_PX)
    smooth[0], smooth[-1] = points[0], points[-1]
    return smooth


def line_region(line: MeasuredLine, shape: tuple[int, int]) -> tuple[Rect, BoolMap]:
    """Pixels whose centres lie within half its width of a line, with round ends.

    Returns:
        Their rectangle inside the image of `shape` (H, W), and (h, w) bool of its size.
    """
    radii = np.maximum(line.widths, LEAST_WIDTH_PX) / 2.0 + 1e-6
    if len(line.points) == 0:
        return Rect(0, 0, 0, 0), np.zeros((0, 0), bool)
    low = np.floor((line.points - radii[:, None]).min(axis=0)).astype(int)
    high = np.ceil((line.points + radii[:, None]).max(axis=0)).astype(int) + 1
    rect = Rect(int(low[0]), int(low[1]), int(high[0]), int(high[1])).clip(*shape)
    covered = np.zeros((rect.height, rect.width), bool)
    if not rect.is_empty:
        cover_line(line.points - np.array([rect.y0, rect.x0], np.float64), radii, covered)
    return rect, covered


def _tried_widths(widest_px: float) -> F64:
    """Widths in pixels: even at first, then by a tenth."""
    widths = [LEAST_WIDTH_PX]
    while widths[-1] < widest_px:
        widths.append(widths[-1] + max(0.25, 0.1 * widths[-1]))
    return np.array(widths)


def _fit(grey: F32, origin: tuple[int, int], points: F64, widths: F64, *, is_dark: bool) -> MeasuredLine:
    """Middle and width of one path, from templates of these widths."""
    normals = line_normals(points)
    reach = float(widths[-1]) / 2.0 + _MARGIN_PX
    offsets = np.arange(-reach, reach + 1e-9, _STEP_PX)
    profiles = line_profiles(grey, origin, points, normals, offsets)
    if is_dark:
        profiles = -profiles
    profiles, basis = _without_background(profiles, offsets)
    best: tuple[float, F64] | None = None
    for blur in _BLURS_PX:
        misfit = _misfit(profiles, offsets, basis, widths, blur)
        # (N, W, shifts): how much of each profile the best template of this kind leaves.
        left = float(np.sum(misfit.min(axis=(1, 2))))
        samples = len(points) * len(offsets) * _STEP_PX / 4.0
        penalty = (math.log(blur / _USUAL_BLUR_PX) / _BLUR_SPREAD) ** 2
        score = samples * math.log(left + 1e-9) + penalty
        if best is None or score < best[0]:
            best = score, misfit
    assert best is not None
    misfit = best[1]
    chosen = misfit.min(axis=2)
    index = chosen.argmin(axis=1)
    rows = np.arange(len(points))
    shifts = _between(misfit[rows, index], _SHIFTS_PX)
    found = _between(chosen, widths)
    shifts = gaussian_filter1d(shifts, _ALONG_PX, mode="nearest")
    middle = points + shifts[:, None] * normals
    return MeasuredLine(middle, gaussian_filter1d(found, _ALONG_PX / 2, mode="nearest"))


def _misfit(profiles: F64, offsets: F64, basis: F64, widths: F64, blur_px: float) -> F64:
    """(N, W, shifts): squares left of each profile by each template, smoothed along the line."""
    templates = _templates(offsets, widths, blur_px)
    flat = templates.reshape(-1, len(offsets))
    flat = flat - (flat @ basis.T) @ basis
    power = np.maximum((flat**2).sum(axis=1), 1e-9)
    amount = np.maximum(profiles @ flat.T, 0.0)
    left = (profiles**2).sum(axis=1)[:, None] - amount**2 / power
    smooth = gaussian_filter1d(left, _ALONG_PX, axis=0, mode="nearest")
    return np.asarray(smooth.reshape(len(profiles), len(widths), len(_SHIFTS_PX)))


def _templates(offsets: F64, widths: F64, blur_px: float) -> F64:
    """(W, shifts, M): boxes of 1, blurred by a Gaussian and by the pixel's own size."""
    deviation = math.sqrt(2.0 * (blur_px**2 + 1.0 / 12.0))
    at = offsets[None, None, :] - _SHIFTS_PX[None, :, None]
    half = widths[:, None, None] / 2.0
    return np.asarray(0.5 * (erf((at + half) / deviation) - erf((at - half) / deviation)))


def _without_background(profiles: F64, offsets: F64) -> tuple[F64, F64]:
    """Profiles without their mean and slope, and the (2, M) orthonormal basis of what was taken off."""
    basis = np.vstack([np.ones_like(offsets), offsets])
    basis /= np.sqrt((basis**2).sum(axis=1, keepdims=True))
    return np.asarray(profiles - (profiles @ basis.T) @ basis), basis


def _between(misfit: F64, values: F64) -> F64:
    """Value of the least misfit of each row, between the tried ones by a parabola through three."""
    index = misfit.argmin(axis=1)
    rows = np.arange(len(misfit))
    inner = np.clip(index, 1, max(1, len(values) - 2))
    if len(values) < 3:
        return np.asarray(values[index])
    x0, x1, x2 = values[inner - 1], values[inner], values[inner + 1]
    y0, y1, y2 = misfit[rows, inner - 1], misfit[rows, inner], misfit[rows, inner + 1]
    top = (x1 - x0) ** 2 * (y1 - y2) - (x1 - x2) ** 2 * (y1 - y0)
    bottom = (x1 - x0) * (y1 - y2) - (x1 - x2) * (y1 - y0)
    with np.errstate(divide="ignore", invalid="ignore"):
        vertex = x1 - 0.5 * top / bottom
    usable = (index == inner) & np.isfinite(vertex) & (vertex > x0) & (vertex < x2)
    return np.asarray(np.where(usable, vertex, values[index]))


def line_profiles(grey: F32, origin: tuple[int, int], points: F64, normals: F64, offsets: F64) -> F64:
    """(N, M) grey levels across the path, by cubic interpolation."""
    y = points[:, :1] + normals[:, :1] * offsets - 0.5 - origin[0]
    x = points[:, 1:] + normals[:, 1:] * offsets - 0.5 - origin[1]
    # OpenCV counts to 32,767; blocks of rows stay below it.
    blocks = [
        cv2.remap(grey, bx, by, cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
        for by, bx in zip(
            np.array_split(y.astype(np.float32), 1 + len(y) // 20_000),
            np.array_split(x.astype(np.float32), 1 + len(x) // 20_000),
            strict=True,
        )
    ]
    return np.vstack(blocks).astype(np.float64)


def line_normals(points: F64) -> F64:
    """(N, 2) unit vectors across the line."""
    smooth = _smoothed_line(points, _BEND_PX)
    along = np.gradient(smooth, axis=0)
    length = np.hypot(along[:, 0], along[:, 1])
    along = along / np.maximum(length, 1e-9)[:, None]
    return np.column_stack([-along[:, 1], along[:, 0]])


def _smoothed_line(points: F64, deviation: float) -> F64:
    """Points smoothed along the line; beyond its ends it goes straight on, so that it does not shrink."""
    pad = min(len(points) - 1, math.ceil(3 * deviation))
    first, last = points[0], points[-1]
    mirrored = [2 * first - points[pad:0:-1], points, 2 * last - points[-2 : -2 - pad : -1]]
    smooth = gaussian_filter1d(np.vstack(mirrored), deviation, axis=0, mode="nearest")
    return np.asarray(smooth[pad : pad + len(points)])
