"""Composition of image and overlays into RGB32 pixels, one rectangle of the picture at a time.

Every pixel depends only on its own place in the picture, never on the requested
rectangle, so composing in parts equals composing whole, exactly. All arithmetic is in
integers for that reason.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final, cast

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.core import Rect
from gui.canvas.adjustment import Tones, toned
from gui.canvas.camera import straight_extent
from gui.canvas.instances import DrawnCells, InstanceLayer, drawn_cells, edge_colors, fill_colors, without
from gui.canvas.lines import (
    DASH,
    GRID_SCALE,
    KeptLayers,
    are_plain,
    draw_grid,
    draw_layers,
    draw_lines,
    plain_layers,
)
from gui.canvas.orientation import Orientation, turned_by_quarters, turned_freely
from gui.canvas.overlay_style import OverlayStyle
from gui.canvas.pixels import (
    U8,
    Index,
    Pixels,
    blend,
    copy_where,
    diagonals,
    each_in_parallel,
    is_run,
    looked_up,
    taken,
    to_rgb32,
)
from gui.canvas.pyramid import Cells, ImagePyramid, LabelPyramid, read_cells, visible_cells
from gui.canvas.source import CanvasSource
from gui.modes import OverlayMode

_STRIPE_PERIOD: Final = 8
_STRIPE_WIDTH: Final = 3
# The image is sampled at places in 1/32 of a cell.
_FRACTIONS: Final = 32
# A band of rows that stays in the processor's cache while the steps below pass over it.
_BAND_PIXELS: Final = 1 << 18
_TURNED_SIDE: Final = 256

Composer = Callable[[float, Rect, Pixels | None], Pixels]
"""(scale, rectangle of the picture, memory of its size) -> its pixels, in that memory or in other memory."""


@dataclass(frozen=True, slots=True)
class CanvasScene:
    """Image, labels and instances to draw; where a pyramid is unfinished, a finer level takes its place."""

    source: CanvasSource
    image: ImagePyramid
    labels: LabelPyramid
    instances: InstanceLayer | None = None
    tones: Tones | None = None
    """Adjustment of the image alone; None leaves its pixels as they are."""


def compose(
    scene: CanvasScene,
    style: OverlayStyle,
    scale: float,
    rect: Rect,
    kept: KeptLayers | None = None,
    memory: Pixels | None = None,
) -> Pixels:
    """The picture's device pixels in `rect`, which must lie inside the picture and not be empty.

    Args:
        scale: device pixels per image pixel.
        kept: where layers are found, and kept, that differ by nothing but the opacity.
        memory: (H, W) in one piece, to compose into; None: new memory.
    """
    out = np.empty((rect.height, rect.width), np.uint32) if memory is None else memory
    extent = straight_extent(scale, scene.source.shape)

    def draw(band: Rect) -> None:
        target = out[band.y0 - rect.y0 : band.y1 - rect.y0]
        if scale > 1:
            _compose_large(scene, style, scale, band, extent, target)
        else:
            _compose_small(scene, style, scale, band, extent, target, kept)

    rows = max(16, _BAND_PIXELS // max(1, rect.width))
    bands = [Rect(y, rect.x0, min(y + rows, rect.y1), rect.x1) for y in range(rect.y0, rect.y1, rows)]
    if kept is None:
        each_in_parallel(draw, bands)
    else:
        # Kept layers are drawn as quickly as others could take them on, and belong to this thread.
        for band in bands:
            draw(band)
    return out


def compose_split(
    scene: CanvasScene, style: OverlayStyle, scale: float, rect: Rect, divider: float
) -> Pixels:
    """The same, left of the image column `divider` with the image alone."""
    column = min(max(round(divider * scale), rect.x0), rect.x1)
    sides = ((replace(style, is_bare=True), replace(rect, x1=column)), (style, replace(rect, x0=column)))
    # What changes lies on one side alone, most of the time.
    return np.hstack([compose(scene, each, scale, part) for each, part in sides if not part.is_empty])


def compose_turned(
    composer: Composer, orientation: Orientation, surround: int, scale: float, rect: Rect, extent: Rect
) -> Pixels:
    """The turned picture's device pixels in `rect`.

    Args:
        composer: of the straight picture.
        surround: RGB32 where `rect` reaches over the turned picture's edge.
        extent: of the straight picture.
    """
    if orientation.is_quarter:
        return turned_by_quarters(composer(scale, orientation.rect_in_straight(rect), None), orientation)
    out = np.full((rect.height, rect.width), surround, np.uint32)
    # The straight rectangle around a turned one is far larger when that is long, as the strip of a pan is.
    for y0 in range(rect.y0, rect.y1, _TURNED_SIDE):
        for x0 in range(rect.x0, rect.x1, _TURNED_SIDE):
            tile = Rect(y0, x0, y0 + _TURNED_SIDE, x0 + _TURNED_SIDE).intersect(rect)
            straight = orientation.rect_in_straight(tile).expand(1).intersect(extent)
            if not straight.is_empty:
                turned = turned_freely(composer(scale, straight, None), straight, tile, orientation, surround)
                out[tile.shifted(-rect.y0, -rect.x0).slices] = turned
    return out


def label_level(scale: float) -> int:
    """The level whose cells are one to two device pixels, so that each cell is drawn."""
    return max(0, math.ceil(-math.log2(scale) - 1e-9))


def image_level(scale: float) -> int:
    """The level with half to one device pixel per cell, so that none of its detail is lost."""
    return max(0, math.floor(-math.log2(scale) + 1e-9))


# ---- larger than 1:1: blend at the image's resolution, then enlarge once


def _compose_large(
    scene: CanvasScene, style: OverlayStyle, scale: float, rect: Rect, extent: Rect, out: Pixels
) -> None:
    grown = rect.expand(style.margin).intersect(extent)
    ys = _sources(grown.y0, grown.y1, scale, 0, scene.source.shape[0])
    xs = _sources(grown.x0, grown.x1, scale, 0, scene.source.shape[1])
    area = Rect(int(ys[0]), int(xs[0]), int(ys[-1]) + 1, int(xs[-1]) + 1)
    image = to_rgb32(toned(scene.source.pixels[area.slices], scene.tones))
    ys, xs = ys - area.y0, xs - area.x0
    # The rows and columns of the rectangle itself, without the margin that edges need.
    inner_y = ys[rect.y0 - grown.y0 : rect.y1 - grown.y0]
    inner_x = xs[rect.x0 - grown.x0 : rect.x1 - grown.x0]
    if style.is_bare:
        _enlarge(image, inner_y, inner_x, out)
    else:
        _draw_labels_large(scene, style, area, (ys, xs), (inner_y, inner_x), rect, grown, image, out)
    if style.with_grid and scale >= GRID_SCALE:
        draw_grid(scale, rect, style.line_px, out)


def _draw_labels_large(
    scene: CanvasScene,
    style: OverlayStyle,
    area: Rect,
    rows_and_columns: tuple[Index, Index],
    inner: tuple[Index, Index],
    rect: Rect,
    grown: Rect,
    image: Pixels,
    out: Pixels,
) -> None:
    """The image with all that lies over it; `area` is the part of the image that `grown` shows."""
    (ys, xs), (inner_y, inner_x) = rows_and_columns, inner
    cells = visible_cells(read_cells(scene.source, area, style.with_uncertainty), style.visible)
    drawn = _drawn(scene, style, cells, area, 0)
    cells = without(cells, drawn)
    if style.mode.has_fill and (drawn is not None or bool(cells.marks.any())):
        _fill_large(image, _fills(cells, drawn, style), style, rect, inner_y, inner_x, out)
    else:
        _enlarge(image, inner_y, inner_x, out)
    if cells.uncertainty is not None:
        blend(out, looked_up(taken(cells.uncertainty, inner_y, inner_x), style.uncertainty))
    if drawn is not None:
        _draw_instances(drawn, cells, style, ys, xs, rect, grown, out)
    draw_lines(cells, style, ys, xs, rect, grown, out)


def _fill_large(
    image: Pixels, fills: _Fills, style: OverlayStyle, rect: Rect, inner_y: Index, inner_x: Index, out: Pixels
) -> None:
    """Image and areas; blended at the image's resolution, which is never more pixels than the screen's."""
    if fills.striped is None:
        blend(image, fills.plain)
        _enlarge(image, inner_y, inner_x, out)
    else:
        striped = image.copy()
        blend(striped, fills.striped)
        blend(image, fills.plain)
        _enlarge(image, inner_y, inner_x, out)
        large = np.empty_like(out)
        _enlarge(striped, inner_y, inner_x, large)
        copy_where(large, _stripes(rect, style), out)


# ---- 1:1 and smaller: everything at the screen's resolution


def _compose_small(
    scene: CanvasScene,
    style: OverlayStyle,
    scale: float,
    rect: Rect,
    extent: Rect,
    out: Pixels,
    kept: KeptLayers | None,
) -> None:
    grown = rect.expand(style.margin).intersect(extent)
    layers = None if kept is None else kept.find(scale, rect)
    if layers is not None:
        out[...] = layers.picture
        draw_layers(layers, style, rect, grown, out)
        return
    _sample_image(scene.image, scene.tones, scale, rect, out)
    if style.is_bare:
        return
    number = min(label_level(scale), len(scene.labels.shapes) - 1)
    shape = scene.labels.shapes[number]
    ys = _sources(grown.y0, grown.y1, scale, number, shape[0])
    xs = _sources(grown.x0, grown.x1, scale, number, shape[1])
    area = Rect(int(ys[0]), int(xs[0]), int(ys[-1]) + 1, int(xs[-1]) + 1)
    if number == 0:
        cells = read_cells(scene.source, area, style.with_uncertainty)
    else:
        cells = scene.labels.level(number, area, style.with_uncertainty)
    cells = visible_cells(cells, style.visible)
    ys, xs = ys - area.y0, xs - area.x0
    drawn = _drawn(scene, style, cells, area, number)
    if drawn is None and are_plain(cells, style):
        picture = out if kept is None else out.copy()
        layers = plain_layers(picture, cells, style, ys, xs, rect, grown)
        if kept is not None:
            kept.keep(scale, rect, layers)
        draw_layers(layers, style, rect, grown, out)
        return
    cells = without(cells, drawn)
    inner_y = ys[rect.y0 - grown.y0 : rect.y1 - grown.y0]
    inner_x = xs[rect.x0 - grown.x0 : rect.x1 - grown.x0]
    if style.mode.has_fill and (drawn is not None or cells.marks.any()):
        blend(out, _areas(cells, drawn, style, rect, inner_y, inner_x))
    if cells.uncertainty is not None:
        blend(out, looked_up(taken(cells.uncertainty, inner_y, inner_x), style.uncertainty))
    if drawn is not None:
        _draw_instances(drawn, cells, style, ys, xs, rect, grown, out)
    draw_lines(cells, style, ys, xs, rect, grown, out)


def _areas(
    cells: Cells, drawn: DrawnCells | None, style: OverlayStyle, rect: Rect, ys: Index, xs: Index
) -> NDArray[np.int32]:
    """Premultiplied colour of each device pixel, (H, W) int32; striped where only the model speaks."""
    marks = taken(cells.marks, ys, xs)
    areas: NDArray[np.int32] = looked_up(marks, style.solid)
    if cells.has_open:
        is_open = taken(cells.open_marks, ys, xs)
        cv2.copyTo(looked_up(marks, style.pale), is_open, areas)
        cv2.copyTo(looked_up(marks, style.stripe), is_open & _stripes(rect, style), areas)
    if drawn is not None:
        # Where an instance is drawn, the cells have no label: one of the two is always 0.
        areas |= taken(fill_colors(drawn, cells.open_marks, style), ys, xs)
    return areas


def _sample_image(image: ImagePyramid, tones: Tones | None, scale: float, rect: Rect, out: Pixels) -> None:
    number, level = image.level(image_level(scale))
    step = scale * (1 << number)
    height, width = level.shape[:2]
    if step == 1.0 and rect.y1 <= height and rect.x1 <= width:
        out[...] = _adjusted(image.rgb32(number, rect), tones)
        return
    if step < 0.5 - 1e-9:
        # A finer level stands in for one that is still being built.
        ys = _sources(rect.y0, rect.y1, scale, number, height)
        xs = _sources(rect.x0, rect.x1, scale, number, width)
        out[...] = to_rgb32(toned(level[ys[:, None], xs[None, :]], tones))
        return
    down, across = _places(rect.y0, rect.y1, step, height), _places(rect.x0, rect.x1, step, width)
    area = Rect(int(down[0]), int(across[0]), int(down[-1]) + 2, int(across[-1]) + 2).clip(height, width)
    # OpenCV 5 samples four channels by maps of floats three times faster than three by whole numbers. Floats
    # are exact in 1/32 of a cell, so that each pixel is mixed from its own place alone.
    maps = np.empty((2, rect.height, rect.width), np.float32)
    maps[0], maps[1] = (across - area.x0)[None, :], (down - area.y0)[:, None]
    level32 = image.rgb32(number, area)
    cv2.remap(
        level32.view(np.uint8).reshape(*level32.shape, 4),
        maps[0],
        maps[1],
        cv2.INTER_LINEAR,
        dst=out.view(np.uint8).reshape(*out.shape, 4),
        borderMode=cv2.BORDER_REPLICATE,
    )
    if tones is not None:
        out[...] = _adjusted(out, tones)


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
    wide = style.line_px * (2 if style.mode.has_outline else 1)
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


def _places(first: int, last: int, step: float, count: int) -> NDArray[np.float64]:
    """For each device pixel its place among the cells, in whole 1/32."""
    places: NDArray[np.float64] = (
        np.floor(((np.arange(first, last) + 0.5) / step - 0.5) * _FRACTIONS + 0.5) / _FRACTIONS
    )
    return np.clip(places, 0, count - 1, out=places)


def _adjusted(pixels: Pixels, tones: Tones | None) -> Pixels:
    if tones is None:
        return pixels
    rgb = cv2.cvtColor(pixels.view(np.uint8).reshape(*pixels.shape, 4), cv2.COLOR_BGRA2RGB)
    return to_rgb32(toned(cast("U8", rgb), tones))


@dataclass(frozen=True, slots=True)
class _Fills:
    """Premultiplied colour of each cell, (h, w) int32: between the stripes, and on them if there are any."""

    plain: NDArray[np.int32]
    striped: NDArray[np.int32] | None


def _fills(cells: Cells, drawn: DrawnCells | None, style: OverlayStyle) -> _Fills:
    plain: NDArray[np.int32] = looked_up(cells.marks, style.solid)
    striped = None
    if cells.has_open:
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
