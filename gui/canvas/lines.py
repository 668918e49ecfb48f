"""Lines over the picture: edges of areas, scribbles with their rim, the grid between large pixels.

All by masks over whole planes: how long it takes does not depend on how ragged the labels are.
"""

from __future__ import annotations

from typing import Final, cast

import cv2
import numpy as np

from engine.core import Rect
from gui.canvas.overlay_style import OverlayStyle
from gui.canvas.pixels import U8, Index, Pixels, copy_where, diagonals, looked_up, taken
from gui.canvas.pyramid import Cells
from gui.modes import OverlayMode

GRID_SCALE: Final = 16.0
"""From this scale on, lines separate the pixels."""
DASH: Final = 5
"""Length of a dash and of the gap after it, in widths of a line."""


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
    inner = (
        slice(rect.y0 - grown.y0, rect.y1 - grown.y0),
        slice(rect.x0 - grown.x0, rect.x1 - grown.x0),
    )
    if style.mode is not OverlayMode.OFF and cells.marks.any() and cells.marks.min() != cells.marks.max():
        _draw_edges(cells, style, ys, xs, inner, rect, out)
    if cells.scribbles.any():
        _draw_scribbles(taken(cells.scribbles, ys, xs), style, inner, out)


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
    wide = style.line_px * (2 if style.mode is OverlayMode.OUTLINE else 1)
    box = np.ones((2 * wide + 1, 2 * wide + 1), np.uint8)
    gradient = cast("U8", cv2.morphologyEx(marks, cv2.MORPH_GRADIENT, box)[inner])
    own = marks[inner]
    has_edge = np.where(style.edge != 0, np.uint8(255), np.uint8(0))
    drawn = cast("U8", cv2.bitwise_and(gradient, looked_up(own, has_edge)))
    if not drawn.any():
        return
    colors = looked_up(own, style.edge)
    if style.is_preview or (style.mode is OverlayMode.OUTLINE and cells.open_marks.any()):
        is_open = taken(cells.open_marks, ys[inner[0]], xs[inner[1]])
        dashes = diagonals(rect, 2 * DASH * style.line_px, DASH * style.line_px)
        if style.is_preview:
            # The cut that waits for "apply": its edge alternates with the colour that stands out from it.
            copy_where(
                looked_up(own, style.contrast), dashes & (is_open ^ np.uint8(1)), colors.view(np.uint32)
            )
        if style.mode is OverlayMode.OUTLINE:
            drawn *= dashes | (is_open ^ 1)
    copy_where(colors, drawn, out)


def _draw_scribbles(scribbles: U8, style: OverlayStyle, inner: tuple[slice, slice], out: Pixels) -> None:
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
