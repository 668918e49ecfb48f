"""Lines over the picture: edges of areas, scribbles with their rim, the grid between large pixels; and layers
that hold areas and edges together.

All by masks over whole planes: how long it takes does not depend on how ragged the labels are. Layers are of
the resolution of the screen, where nothing is striped, dashed or drawn as an instance. They are the same
for every opacity: kept, they make a move of its slider cost two lookups and two blends.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final, cast

import cv2
import numpy as np

from engine.core import Rect, read_only
from gui.canvas.overlay_style import OverlayStyle, Table
from gui.canvas.pixels import U8, Index, Pixels, blend, copy_where, diagonals, has_any, looked_up, taken
from gui.canvas.pyramid import Cells
from gui.modes import OverlayMode

GRID_SCALE: Final = 16.0
"""From this scale on, lines separate the pixels."""
DASH: Final = 5
"""Length of a dash and of the gap after it, in widths of a line."""

_EDGE: Final = 128
"""Added to a mark where an edge is drawn; so many marks can be told apart."""
_MOST_KEPT: Final = 64


def draw_lines(
    cells: Cells, style: OverlayStyle, ys: Index, xs: Index, rect: Rect, grown: Rect, out: Pixels
) -> None:
    """Edges between labels and scribbles with their rim, in screen space.

    Args:
        cells: what `grown` shows.
        ys: the row of `cells` that each row of `grown` shows; `xs` the same for columns.
        rect: the device pixels of the picture that `out` is.
        grown: `rect` with the margin of the overlay style, as far as the picture reaches.
        out: (H, W) of `rect`, drawn over in place.
    """
    inner = inner_slices(rect, grown)
    if style.mode is not OverlayMode.OFF and has_any(cells.marks) and cells.marks.min() != cells.marks.max():
        _draw_edges(cells, style, ys, xs, inner, rect, out)
    if has_any(cells.scribbles):
        draw_scribbles(taken(cells.scribbles, ys, xs), style, inner, out)


def inner_slices(rect: Rect, grown: Rect) -> tuple[slice, slice]:
    """Rows and columns of `rect` in the array of `grown`."""
    return slice(rect.y0 - grown.y0, rect.y1 - grown.y0), slice(rect.x0 - grown.x0, rect.x1 - grown.x0)


def edge_gradient(marks: U8, style: OverlayStyle) -> U8:
    """(H, W) not 0 where another mark is as near as an edge is wide."""
    wide = style.line_px * (2 if style.mode.has_outline else 1)
    return cast("U8", cv2.morphologyEx(marks, cv2.MORPH_GRADIENT, _box(2 * wide + 1)))


@cache
def _box(side: int) -> U8:
    return read_only(np.ones((side, side), np.uint8))


def _draw_edges(
    cells: Cells,
    style: OverlayStyle,
    ys: Index,
    xs: Index,
    inner: tuple[slice, slice],
    rect: Rect,
    out: Pixels,
) -> None:
    marks = taken(cells.marks, ys, xs)
    gradient = edge_gradient(marks, style)[inner]
    own = marks[inner]
    has_edge = np.where(style.edge != 0, np.uint8(255), np.uint8(0))
    drawn = cast("U8", cv2.bitwise_and(gradient, looked_up(own, has_edge)))
    if not drawn.any():
        return
    colors = looked_up(own, style.edge)
    if style.is_preview or (style.mode.has_outline and cells.open_marks.any()):
        is_open = taken(cells.open_marks, ys[inner[0]], xs[inner[1]])
        dashes = diagonals(rect, 2 * DASH * style.line_px, DASH * style.line_px)
        if style.is_preview:
            # The cut that waits for "apply": its edge alternates with the colour that stands out from it.
            copy_where(
                looked_up(own, style.contrast), dashes & (is_open ^ np.uint8(1)), colors.view(np.uint32)
            )
        if style.mode.has_outline:
            drawn *= dashes | (is_open ^ 1)
    copy_where(colors, drawn, out)


def draw_scribbles(scribbles: U8, style: OverlayStyle, inner: tuple[slice, slice], out: Pixels) -> None:
    """Scribbles (H, W), class + 1, with their rim; `inner` is the part of them that `out` is."""
    wide = 2 * style.line_px + 1
    spread = cast("U8", cv2.dilate(scribbles, np.ones((wide, wide), np.uint8))[inner])
    x, y, width, height = cv2.boundingRect(spread)
    if not width:
        return
    # Scribbles are few: the rest of the rectangle is not looked at.
    part = slice(y, y + height), slice(x, x + width)
    rim, own = np.ascontiguousarray(spread[part]), np.ascontiguousarray(scribbles[inner][part])
    copy_where(looked_up(rim, style.contrast), rim, out[part])
    copy_where(looked_up(own, style.scribble), own, out[part])


def draw_grid(scale: float, rect: Rect, line_px: int, out: Pixels) -> None:
    """A quarter of middle grey on the first device pixels of each image pixel."""
    for axis, (first, last) in enumerate(((rect.y0, rect.y1), (rect.x0, rect.x1))):
        places = np.arange(first, last)
        cells_at = np.floor((places + 0.5) / scale)
        lines = np.flatnonzero((cells_at != np.floor((places + 0.5 - line_px) / scale)) & (places >= line_px))
        at = (lines, slice(None)) if axis == 0 else (slice(None), lines)
        pixels = out[at]
        out[at] = pixels - ((pixels >> 2) & 0x3F3F3F) + 0x202020


# ---- layers


@dataclass(frozen=True, slots=True)
class PlainLayers:
    """Layers of one rectangle of the picture, from below.

    Attributes:
        picture: the image alone.
        marks: (H, W) class + 1, and 128 more on edges; None where no label is drawn.
        uncertainty: (H, W) 0-255, 0 on edges, which are drawn over it; None where none is drawn.
        scribbles: of the rectangle with the margin of the style; None where there is none.
    """

    picture: Pixels
    marks: U8 | None
    uncertainty: U8 | None
    scribbles: U8 | None


class KeptLayers:
    """Layers of what is in view, by scale and rectangle of the picture; GUI thread."""

    def __init__(self) -> None:
        self._layers: dict[tuple[float, Rect], PlainLayers] = {}

    def find(self, scale: float, rect: Rect) -> PlainLayers | None:
        """Layers of this rectangle; None where they are not kept."""
        return self._layers.get((scale, rect))

    def keep(self, scale: float, rect: Rect, layers: PlainLayers) -> None:
        """Keep these, as long as there are few."""
        if len(self._layers) < _MOST_KEPT:
            self._layers[scale, rect] = layers


def are_plain(cells: Cells, style: OverlayStyle) -> bool:
    """Whether `plain_layers` of these cells show all of them: no stripes, no dashes, few classes."""
    if style.is_preview or cells.has_open:
        return False
    return bool(cells.marks.max() < _EDGE)


def plain_layers(
    picture: Pixels, cells: Cells, style: OverlayStyle, ys: Index, xs: Index, rect: Rect, grown: Rect
) -> PlainLayers:
    """Layers of a rectangle of the picture; the arguments are those of `draw_lines`."""
    inner = inner_slices(rect, grown)
    marks: U8 | None = None
    if style.mode is not OverlayMode.OFF and has_any(cells.marks):
        around = taken(cells.marks, ys, xs)
        marks = around[inner]
        if cells.marks.min() != cells.marks.max():
            _, edges = cv2.threshold(edge_gradient(around, style)[inner], 0, _EDGE, cv2.THRESH_BINARY)
            marks = np.bitwise_or(marks, edges.astype(np.uint8, copy=False))
    uncertainty = None
    if cells.uncertainty is not None:
        uncertainty = taken(cells.uncertainty, ys[inner[0]], xs[inner[1]])
        if marks is not None:
            uncertainty = uncertainty & looked_up(marks, _without_lines(style))
    scribbles = taken(cells.scribbles, ys, xs) if has_any(cells.scribbles) else None
    return PlainLayers(picture, marks, uncertainty, scribbles)


def draw_layers(layers: PlainLayers, style: OverlayStyle, rect: Rect, grown: Rect, out: Pixels) -> None:
    """Draw what lies over the picture, which is in `out`, in place."""
    if layers.marks is not None:
        blend(out, looked_up(layers.marks, _fills_and_edges(style)))
    if layers.uncertainty is not None:
        blend(out, looked_up(layers.uncertainty, style.uncertainty))
    if layers.scribbles is not None:
        draw_scribbles(layers.scribbles, style, inner_slices(rect, grown), out)


@lru_cache(maxsize=4)
def _fills_and_edges(style: OverlayStyle) -> Table:
    """(256,) colours by mark, and by mark + 128 on edges; a class without edges has its fill there."""
    fills = style.solid[:_EDGE] if style.mode.has_fill else np.zeros(_EDGE, np.int32)
    edges = style.edge[:_EDGE]
    return np.concatenate([fills, np.where(edges != 0, edges, fills)])


@lru_cache(maxsize=4)
def _without_lines(style: OverlayStyle) -> U8:
    """(256,) 0 for what is drawn as an edge, else 255."""
    is_line = np.concatenate([np.zeros(_EDGE, np.bool_), style.edge[:_EDGE] != 0])
    return np.where(is_line, np.uint8(0), np.uint8(255)).astype(np.uint8)
