"""Edges and scribbles said plainly, pixel by pixel: what the fast way must equal."""

from __future__ import annotations

import numpy as np

from engine.core import Rect
from gui.canvas.lines import DASH
from gui.canvas.overlay_style import OverlayStyle
from gui.canvas.pyramid import Cells
from gui.modes import OverlayMode


def draw_lines_plainly(
    cells: Cells,
    style: OverlayStyle,
    ys: np.ndarray,
    xs: np.ndarray,
    rect: Rect,
    grown: Rect,
    out: np.ndarray,
) -> None:
    """The same as `draw_lines`, by a loop over the pixels."""
    marks, scribbles = cells.marks[np.ix_(ys, xs)], cells.scribbles[np.ix_(ys, xs)]
    is_open = cells.open_marks[np.ix_(ys, xs)] != 0
    wide = style.line_px * (2 if style.mode in (OverlayMode.OUTLINE, OverlayMode.BOTH) else 1)
    edge, contrast, scribble = (t.view(np.uint32) for t in (style.edge, style.contrast, style.scribble))
    for y in range(rect.y0, rect.y1):
        for x in range(rect.x0, rect.x1):
            row, column, at = y - grown.y0, x - grown.x0, (y - rect.y0, x - rect.x0)
            mark = marks[row, column]
            is_dash = (y + x) // (DASH * style.line_px) % 2 == 0
            model_only = is_open[row, column]
            has_edge = (
                edge[mark] != 0
                and _around(marks, row, column, wide).min() != _around(marks, row, column, wide).max()
            )
            if style.mode in (OverlayMode.OUTLINE, OverlayMode.BOTH):
                has_edge = has_edge and (is_dash or not model_only)
            if has_edge and style.mode is not OverlayMode.OFF:
                alternates = style.is_preview and is_dash and not model_only
                out[at] = contrast[mark] if alternates else edge[mark]
            if scribbles[row, column]:
                out[at] = scribble[scribbles[row, column]]
            elif near := _around(scribbles, row, column, style.line_px).max():
                out[at] = contrast[near]


def _around(plane: np.ndarray, row: int, column: int, reach: int) -> np.ndarray:
    return plane[max(0, row - reach) : row + reach + 1, max(0, column - reach) : column + reach + 1]
