"""Composition of image and overlays into RGB32 pixels, one rectangle of the picture at a time.

Every pixel depends only on its own place in the picture, never on the requested
rectangle, so composing in parts equals composing whole, exactly. All arithmetic is in
integers for that reason.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final, cast

import cv2
import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage, QPainter

from engine.core import Rect
from gui.canvas.instances import DrawnCells, InstanceLayer, drawn_cells, edge_colors, fill_colors, without
from gui.canvas.lines import DASH, GRID_SCALE, draw_grid, draw_lines
from gui.canvas.overlay_style import OverlayStyle
from gui.canvas.pixels import U8, Index, Pixels, copy_where, diagonals, is_run, looked_up, taken
from gui.canvas.pyramid import Cells, ImagePyramid, LabelPyramid, read_cells
from gui.canvas.source import CanvasSource
from gui.modes import OverlayMode

_STRIPE_PERIOD: Final = 8
_STRIPE_WIDTH: Final = 3
# cv2.remap wants fractions of a cell in 1/32.
_FRACTION_BITS: Final = 5
# A band of rows that stays in the processor's cache while the steps below pass over it.
_BAND_PIXELS: Final = 1 << 18


@dataclass(frozen=True, slots=True)
class CanvasScene:
    """Image, labels and instances to draw; where a pyramid is unfinished, a finer level takes its place."""

    source: CanvasSource
    image: ImagePyramid
    labels: LabelPyramid
    instances: InstanceLayer | None = None


def compose(scene: CanvasScene, style: OverlayStyle, scale: float, rect: Rect) -> Pixels:
    """The picture's device pixels in `rect`, which must lie inside the picture.

    Args:
        scale: device pixels per image pixel.
    """
    height, width = scene.source.shape
    out = np.empty((rect.height, rect.width), np.uint32)
    extent = Rect(0, 0, max(1, round(height * scale)), max(1, round(width * scale)))
    rows = max(16, _BAND_PIXELS // max(1, rect.width))
    for y0 in range(rect.y0, rect.y1, rows):
        band = Rect(y0, rect.x0, min(y0 + rows, rect.y1), rect.x1)
        target = out[y0 - rect.y0 : band.y1 - rect.y0]
        if scale >= 1:
            _compose_large(scene, style, scale, band, extent, target)
        else:
            _compose_small(scene, style, scale, band, extent, target)
    return out


def label_level(scale: float) -> int:
    """The level whose cells are one to two device pixels, so that each cell is drawn."""
    return max(0, math.ceil(-math.log2(scale) - 1e-9))


def image_level(scale: float) -> int:
    """The level with half to one device pixel per cell, so that none of its detail is lost."""
    return max(0, math.floor(-math.log2(scale) + 1e-9))


# ---- 1:1 and larger: blend at the image's resolution, then enlarge once


def _compose_large(
    scene: CanvasScene, style: OverlayStyle, scale: float, rect: Rect, extent: Rect, out: Pixels
) -> None:
    grown = rect.expand(style.margin).intersect(extent)
    ys = _sources(grown.y0, grown.y1, scale, 0, scene.source.shape[0])
    xs = _sources(grown.x0, grown.x1, scale, 0, scene.source.shape[1])
    area = Rect(int(ys[0]), int(xs[0]), int(ys[-1]) + 1, int(xs[-1]) + 1)
    cells = read_cells(scene.source, area, style.with_uncertainty)
    drawn = _drawn(scene, style, cells, area, 0)
    cells = without(cells, drawn)
    ys, xs = ys - area.y0, xs - area.x0
    # The rows and columns of the rectangle itself, without the margin that edges need.
    inner_y = ys[rect.y0 - grown.y0 : rect.y1 - grown.y0]
    inner_x = xs[rect.x0 - grown.x0 : rect.x1 - grown.x0]
    image = _to_rgb32(scene.source.pixels[area.slices])
    if style.mode is OverlayMode.FILL and (drawn is not None or bool(cells.marks.any())):
        _fill_large(image, _fills(cells, drawn, style), style, rect, inner_y, inner_x, out)
    else:
        _enlarge(image, inner_y, inner_x, out)
    if cells.uncertainty is not None:
        _blend(out, looked_up(taken(cells.uncertainty, inner_y, inner_x), style.uncertainty))
    if drawn is not None:
        _draw_instances(drawn, cells, style, ys, xs, rect, grown, out)
    draw_lines(cells, style, ys, xs, rect, grown, out)
    if scale >= GRID_SCALE:
        draw_grid(scale, rect, style.line_px, out)


def _fill_large(
    image: Pixels, fills: _Fills, style: OverlayStyle, rect: Rect, inner_y: Index, inner_x: Index, out: Pixels
) -> None:
    """Image and areas; blended at the image's resolution, which is never more pixels than the screen's."""
    if fills.striped is None:
        _blend(image, fills.plain)
        _enlarge(image, inner_y, inner_x, out)
    elif is_run(inner_y) and is_run(inner_x):
        # Qt reads whole rows only.
        overlay = np.ascontiguousarray(taken(fills.plain, inner_y, inner_x))
        copy_where(taken(fills.striped, inner_y, inner_x), _stripes(rect, style), overlay.view(np.uint32))
        out[...] = taken(image, inner_y, inner_x)
        _blend(out, overlay)
    else:
        striped = image.copy()
        _blend(striped, fills.striped)
        _blend(image, fills.plain)
        _enlarge(image, inner_y, inner_x, out)
        large = np.empty_like(out)
        _enlarge(striped, inner_y, inner_x, large)
        copy_where(large, _stripes(rect, style), out)


# ---- smaller than 1:1: sample everything at the screen's resolution


def _compose_small(
    scene: CanvasScene, style: OverlayStyle, scale: float, rect: Rect, extent: Rect, out: Pixels
) -> None:
    _sample_image(scene.image, scale, rect, out)
    number = min(label_level(scale), len(scene.labels.shapes) - 1)
    shape = scene.labels.shapes[number]
    grown = rect.expand(style.margin).intersect(extent)
    ys = _sources(grown.y0, grown.y1, scale, number, shape[0])
    xs = _sources(grown.x0, grown.x1, scale, number, shape[1])
    area = Rect(int(ys[0]), int(xs[0]), int(ys[-1]) + 1, int(xs[-1]) + 1)
    if number == 0:
        cells = read_cells(scene.source, area, style.with_uncertainty)
    else:
        cells = scene.labels.level(number, area, style.with_uncertainty)
    drawn = _drawn(scene, style, cells, area, number)
    cells = without(cells, drawn)
    ys, xs = ys - area.y0, xs - area.x0
    inner_y = ys[rect.y0 - grown.y0 : rect.y1 - grown.y0]
    inner_x = xs[rect.x0 - grown.x0 : rect.x1 - grown.x0]
    if style.mode is OverlayMode.FILL and (drawn is not None or cells.marks.any()):
        fills = _fills(cells, drawn, style)
        large = np.empty_like(out)
        _enlarge(fills.plain.view(np.uint32), inner_y, inner_x, large)
        if fills.striped is not None:
            striped = np.empty_like(out)
            _enlarge(fills.striped.view(np.uint32), inner_y, inner_x, striped)
            copy_where(striped, _stripes(rect, style), large)
        _blend(out, large)
    if cells.uncertainty is not None:
        _blend(out, looked_up(taken(cells.uncertainty, inner_y, inner_x), style.uncertainty))
    if drawn is not None:
        _draw_instances(drawn, cells, style, ys, xs, rect, grown, out)
    draw_lines(cells, style, ys, xs, rect, grown, out)


def _sample_image(image: ImagePyramid, scale: float, rect: Rect, out: Pixels) -> None:
    number, level = image.level(image_level(scale))
    step = scale * (1 << number)
    height, width = level.shape[:2]
    if step < 0.5 - 1e-9:
        # A finer level stands in for one that is still being built.
        ys = _sources(rect.y0, rect.y1, scale, number, height)
        xs = _sources(rect.x0, rect.x1, scale, number, width)
        out[...] = _to_rgb32(level[ys[:, None], xs[None, :]])
        return
    ys, fy = _fractions(rect.y0, rect.y1, step, height)
    xs, fx = _fractions(rect.x0, rect.x1, step, width)
    area = Rect(int(ys[0]), int(xs[0]), int(ys[-1]) + 2, int(xs[-1]) + 2).clip(height, width)
    low = (xs - area.x0).astype(np.uint32)
    places = low[None, :] | ((ys - area.y0).astype(np.uint32) << 16)[:, None]
    fractions = (fy << _FRACTION_BITS).astype(np.uint16)[:, None] + fx.astype(np.uint16)[None, :]
    pairs = places.view(np.int16).reshape(rect.height, rect.width, 2)
    sampled = cv2.remap(
        level[area.slices], pairs, fractions, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
    )
    out[...] = _to_rgb32(cast("U8", sampled))


# ---- instances: drawn in place of their class, each in its own colour


def _drawn(
    scene: CanvasScene, style: OverlayStyle, cells: Cells, area: Rect, level: int
) -> DrawnCells | None:
    """The cells that are drawn as instances, or None when none is."""
    if scene.instances is None or style.mode is OverlayMode.OFF:
        return None
    return drawn_cells(scene.instances, cells, area, level)


def _draw_instances(
    drawn: DrawnCells,
    cells: Cells,
    style: OverlayStyle,
    ys: Index,
    xs: Index,
    rect: Rect,
    grown: Rect,
    out: Pixels,
) -> None:
    """Edges between instances, in screen space; of the model's alone dashed."""
    inner = (
        slice(rect.y0 - grown.y0, rect.y1 - grown.y0),
        slice(rect.x0 - grown.x0, rect.x1 - grown.x0),
    )
    wide = style.line_px * (2 if style.mode is OverlayMode.OUTLINE else 1)
    colors, (py, px) = edge_colors(drawn.layer, taken(drawn.ids, ys, xs), inner, wide, style)
    if not py.size:
        return
    is_open = cells.open_marks[ys[inner[0]][py], xs[inner[1]][px]] != 0
    is_dash = (py + rect.y0 + px + rect.x0) // (DASH * style.line_px) % 2 == 0
    seen = is_dash | ~is_open
    out[py[seen], px[seen]] = colors[seen]


# ---- pieces


def _sources(first: int, last: int, scale: float, level: int, count: int) -> Index:
    """The cell of a level that each device pixel from `first` to `last` shows."""
    cells: Index = np.floor((np.arange(first, last) + 0.5) / (scale * (1 << level))).astype(np.intp)
    np.minimum(cells, count - 1, out=cells)
    return cells


def _fractions(first: int, last: int, step: float, count: int) -> tuple[Index, Index]:
    """For each device pixel the cell at or before it, and the way to the next cell in 1/32."""
    places = np.floor(((np.arange(first, last) + 0.5) / step - 0.5) * 32 + 0.5).astype(np.intp)
    np.clip(places, 0, (count - 1) * 32, out=places)
    return places >> _FRACTION_BITS, places & 31


def _to_rgb32(rgb: U8) -> Pixels:
    bgra: Pixels = cv2.cvtColor(rgb, cv2.COLOR_RGB2BGRA).view(np.uint32)[..., 0]
    return bgra


@dataclass(frozen=True, slots=True)
class _Fills:
    """Premultiplied colour of each cell, (h, w) int32: between the stripes, and on them if there are any."""

    plain: NDArray[np.int32]
    striped: NDArray[np.int32] | None


def _fills(cells: Cells, drawn: DrawnCells | None, style: OverlayStyle) -> _Fills:
    plain: NDArray[np.int32] = looked_up(cells.marks, style.solid)
    striped = None
    if (cells.open_marks & (cells.marks > 0)).any():
        striped = plain.copy()
        cv2.copyTo(looked_up(cells.marks, style.stripe), cells.open_marks, striped)
        cv2.copyTo(looked_up(cells.marks, style.pale), cells.open_marks, plain)
    if drawn is not None:
        # Where an instance is drawn, the cells have no label: one of the two is always 0.
        tints = fill_colors(drawn, cells.open_marks, style)
        plain |= tints
        if striped is not None:
            striped |= tints
    return _Fills(plain, striped)


def _stripes(rect: Rect, style: OverlayStyle) -> U8:
    return diagonals(rect, _STRIPE_PERIOD * style.line_px, _STRIPE_WIDTH * style.line_px)


def _enlarge(small: Pixels, ys: Index, xs: Index, out: Pixels) -> None:
    """Nearest neighbour: pixel (i, j) of `out` is (ys[i], xs[j]) of `small`."""
    if is_run(ys) and is_run(xs):
        out[...] = small[ys[0] : ys[-1] + 1, xs[0] : xs[-1] + 1]
        return
    np.take(np.take(small, xs, axis=1), ys, axis=0, out=out, mode="clip")


def _blend(base: Pixels, overlay: NDArray[np.int32] | Pixels) -> None:
    """Put premultiplied `overlay` over `base`, in place."""
    # A painter does not keep what it paints on alive.
    target = as_image(base, QImage.Format.Format_RGB32)
    painter = QPainter(target)
    painter.drawImage(0, 0, as_image(overlay, QImage.Format.Format_ARGB32_Premultiplied))
    painter.end()


def as_image(pixels: NDArray[np.int32] | Pixels, kind: QImage.Format) -> QImage:
    """A QImage over the same memory; the array must outlive it."""
    height, width = pixels.shape
    return QImage(pixels.data, width, height, pixels.strides[0], kind)
