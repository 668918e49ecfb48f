"""Plain composition of image and mask in NumPy, without tiles, copies and caches: what a benchmark's canvas
must show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from engine.core import Rect
from gui.canvas.overlay_style import OverlayStyle
from gui.canvas.source import CanvasSource
from gui.canvas.view import CanvasView
from gui.modes import OverlayMode

_TOLERANCE: Final = 5
"""Levels of 255 by which rounding may differ: each halving and each blending rounds once."""
_EDGE_PX: Final = 6
"""Device pixels beside an edge that are left out: there the canvas draws lines, and chooses thin labels."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Device pixels of the canvas that were compared, and those that differ.

    Attributes:
        share: of the pixels over the image, those that were compared; the others are near an edge.
    """

    compared: int
    differing: int
    share: float


def compare(view: CanvasView, style: OverlayStyle) -> Comparison:
    """What the canvas shows now against the plain composition.

    Its scale has to be 1 or the inverse of a power of two; `style` has the tables for what it draws.
    """
    source = view.source
    assert source is not None
    shown = _rgb(view.grab().toImage())
    camera = view.camera
    cell = round(1 / camera.scale)
    seen = Rect(camera.top, camera.left, camera.top + shown.shape[0], camera.left + shown.shape[1])
    inside = seen.intersect(camera.extent(source.shape))
    # Whole cells only: the last one may reach over the edge of the image.
    inside = inside.intersect(Rect(0, 0, source.shape[0] // cell, source.shape[1] // cell))
    area = Rect(inside.y0 * cell, inside.x0 * cell, inside.y1 * cell, inside.x1 * cell)
    expected, is_even = _composed(source, style, area, cell)
    part = shown[inside.y0 - seen.y0 : inside.y1 - seen.y0, inside.x0 - seen.x0 : inside.x1 - seen.x0].astype(
        np.int16
    )
    differs = (np.abs(part - expected) > _TOLERANCE).any(axis=2) & is_even
    return Comparison(int(is_even.sum()), int(differs.sum()), float(is_even.mean()))


def _composed(
    source: CanvasSource, style: OverlayStyle, area: Rect, cell: int
) -> tuple[NDArray[np.int16], NDArray[np.bool_]]:
    """(h, w, 3) colours, and where a pixel and its surroundings are of one label."""
    height, width = area.height // cell, area.width // cell
    blocks = (height, cell, width, cell)
    colors = source.pixels[area.slices].reshape(*blocks, 3).mean(axis=(1, 3))
    low, is_even = _labels(source, area, cell)
    if style.mode in (OverlayMode.FILL, OverlayMode.BOTH):
        colors = _laid_over(colors, style.solid, low + np.uint8(1))
    if style.with_uncertainty and (uncertainty := source.uncertainty(area)) is not None:
        means = uncertainty.reshape(blocks).mean(axis=(1, 3))
        colors = _laid_over(colors, style.uncertainty, np.floor(means + 0.5).astype(np.uint8))
    return np.floor(colors + 0.5).astype(np.int16), is_even


def _labels(source: CanvasSource, area: Rect, cell: int) -> tuple[NDArray[np.uint8], NDArray[np.bool_]]:
    """(h, w) the label of each cell, and whether all that is near it, also beyond the area, has the same."""
    cells = Rect(area.y0 // cell, area.x0 // cell, area.y1 // cell, area.x1 // cell)
    grown = cells.expand(_EDGE_PX).clip(source.shape[0] // cell, source.shape[1] // cell)
    around = Rect(grown.y0 * cell, grown.x0 * cell, grown.y1 * cell, grown.x1 * cell)
    labels = source.shown(around).reshape(grown.height, cell, grown.width, cell)
    low, high = labels.min(axis=(1, 3)), labels.max(axis=(1, 3))
    inner = cells.shifted(-grown.y0, -grown.x0).slices
    return low[inner], _is_even_around(low, high)[inner]


def _is_even_around(low: NDArray[np.uint8], high: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """Whether the lowest and the highest label of all pixels near by are the same."""
    import cv2

    side = 2 * _EDGE_PX + 1
    square = np.ones((side, side), np.uint8)
    is_even: NDArray[np.bool_] = np.asarray(cv2.erode(low, square)) == np.asarray(cv2.dilate(high, square))
    return is_even


def _laid_over(
    colors: NDArray[np.float64], table: NDArray[np.int32], index: NDArray[np.uint8]
) -> NDArray[np.float64]:
    """Premultiplied colours of a table of ARGB over these colours."""
    argb = table.view(np.uint32)[index]
    alpha = (argb >> 24)[..., None] / 255.0
    rgb = np.stack([argb >> 16 & 255, argb >> 8 & 255, argb & 255], axis=-1)
    return colors * (1.0 - alpha) + rgb


def _rgb(image: QImage) -> NDArray[np.uint8]:
    """(H, W, 3) of an image of Qt."""
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    rows = np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), -1)[:, : image.width()]
    return np.stack([rows >> 16 & 255, rows >> 8 & 255, rows & 255], axis=-1).astype(np.uint8)
