"""Style of the overlay: colour tables, made once for each change of classes, opacity or mode."""

from __future__ import annotations

import colorsys
from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from engine.core import ClassList, read_only
from gui.canvas.pixels import U8
from gui.modes import OverlayMode

Table = NDArray[np.int32]
"""(256,) premultiplied ARGB, indexed by class + 1; 0 is transparent."""

# The background stands for "nothing of interest": it is shown fainter, without edges.
# Share of the opacity. The model's labels are pale with stripes: nobody can take them for decided.
_BACKGROUND_SHARE: Final = 0.45
_PALE_SHARE: Final = 0.30
_STRIPE_SHARE: Final = 0.85
# Paler than decided ones, but still different from each other.
_INSTANCE_PALE: Final = 0.5
_DARK: Final = (16, 18, 22)
_LIGHT: Final = (250, 250, 252)
_BRIGHT_LUMA: Final = 140.0


def _instance_colors(count: int) -> list[tuple[int, int, int]]:
    """Bright colours; one after the other they are far apart on the colour wheel (by the golden angle)."""
    hues = [(index * 0.381966) % 1.0 for index in range(count)]
    # Three strengths in turn, so that hues which come near again still differ.
    kinds = ((0.95, 1.0), (0.60, 1.0), (0.85, 0.75))
    rgb = [colorsys.hsv_to_rgb(hue, *kinds[index % 3]) for index, hue in enumerate(hues)]
    return [(round(255 * r), round(255 * g), round(255 * b)) for r, g, b in rgb]


INSTANCE_COLORS: Final = _instance_colors(24)
"""An instance has the colour of its id modulo their number."""


@dataclass(frozen=True, slots=True, eq=False)
class OverlayStyle:
    """Colours, widths and modes with which labels are drawn."""

    mode: OverlayMode
    solid: Table
    pale: Table
    stripe: Table
    edge: Table
    scribble: Table
    contrast: Table
    uncertainty: Table
    instance_solid: Table
    instance_pale: Table
    instance_edge: Table
    visible: U8 | None = None
    """(256,) each mark (class + 1) itself, 0 for that of a hidden class; None where none is hidden."""
    with_uncertainty: bool = False
    is_preview: bool = False
    line_px: int = 1
    """Width of a line in device pixels: 1 on common screens, 2 on fine ones."""
    with_grid: bool = True
    """Whether lines separate the pixels of the image where they are large."""

    is_bare: bool = False
    """Whether the image is drawn alone: no mask, no scribbles, no uncertainty."""

    @property
    def drawn_parts(self) -> tuple[OverlayMode, bool, bool, bool, bool]:
        """What can differ while the tables stay the same."""
        return self.mode, self.is_preview, self.with_uncertainty, self.with_grid, self.is_bare

    @property
    def margin(self) -> int:
        """Device pixels around a changed pixel that may look different too."""
        return 2 * self.line_px + 1


def make_overlay_style(
    classes: ClassList,
    opacity: float,
    mode: OverlayMode,
    with_uncertainty: bool = False,
    is_preview: bool = False,
    line_px: int = 1,
) -> OverlayStyle:
    """The tables for these choices. `opacity` is 0-1."""
    strengths = [_BACKGROUND_SHARE if c.is_background else 1.0 for c in classes]
    # The model's background needs no tint: it would cover most pictures with stripes.
    pale = [0.0 if c.is_background else _PALE_SHARE for c in classes]
    stripes = [0.0 if c.is_background else _STRIPE_SHARE for c in classes]
    opaque = [1.0] * len(classes)
    edges = [0.0 if c.is_background else 1.0 for c in classes]
    colors = [c.color for c in classes]
    return OverlayStyle(
        mode=mode,
        solid=_table(colors, [opacity * s for s in strengths]),
        pale=_table(colors, [opacity * s for s in pale]),
        stripe=_table(colors, [opacity * s for s in stripes]),
        edge=_table(colors, edges),
        scribble=_table(colors, opaque),
        contrast=_table([contrast_color(c) for c in colors], opaque),
        uncertainty=_uncertainty_table(),
        instance_solid=_table(INSTANCE_COLORS, [opacity] * len(INSTANCE_COLORS)),
        instance_pale=_table(INSTANCE_COLORS, [opacity * _INSTANCE_PALE] * len(INSTANCE_COLORS)),
        instance_edge=_table(INSTANCE_COLORS, [1.0] * len(INSTANCE_COLORS)),
        visible=_visible_marks(classes),
        with_uncertainty=with_uncertainty,
        is_preview=is_preview,
        line_px=line_px,
    )


def _visible_marks(classes: ClassList) -> U8 | None:
    hidden = [info.id + 1 for info in classes.present if info.is_hidden]
    if not hidden:
        return None
    table = np.arange(256, dtype=np.uint8)
    table[hidden] = 0
    return table


def contrast_color(color: tuple[int, int, int]) -> tuple[int, int, int]:
    """Near black or near white, whichever stands out from `color`."""
    luma = 0.299 * color[0] + 0.587 * color[1] + 0.114 * color[2]
    return _DARK if luma > _BRIGHT_LUMA else _LIGHT


def _table(colors: list[tuple[int, int, int]], alphas: list[float]) -> Table:
    table = np.zeros(256, np.uint32)
    table[1 : len(colors) + 1] = _premultiplied(np.array(colors, np.float64).reshape(-1, 3), np.array(alphas))
    return table.view(np.int32)


def _premultiplied(colors: NDArray[np.float64], alphas: NDArray[np.float64]) -> NDArray[np.uint32]:
    """(N,) ARGB of colours (N, 3) 0-255 with alphas (N,) 0-1.

    By whole arrays: the tables are made for each move of the slider of the opacity.
    """
    bytes_of = np.rint(255 * np.clip(alphas, 0.0, 1.0))
    channels = np.rint(colors * bytes_of[:, None] / 255).astype(np.uint32)
    alpha = bytes_of.astype(np.uint32) << np.uint32(24)
    red, green, blue = channels.T
    pixels: NDArray[np.uint32] = alpha | red << np.uint32(16) | green << np.uint32(8) | blue
    return pixels


@cache
def _uncertainty_table() -> Table:
    """Clear where the model is sure, then magenta, then yellow-white where it cannot tell; read-only."""
    stops, levels = np.array([0, 60, 130, 200, 255]), np.arange(256)
    channels = [
        np.interp(levels, stops, values)
        for values in ((90, 150, 225, 255, 255), (20, 30, 60, 170, 245), (140, 170, 120, 60, 190))
    ]
    rounded = np.rint(np.stack(channels, axis=-1))
    alphas = np.interp(levels, stops, (0.0, 0.25, 0.55, 0.75, 0.85))
    return read_only(_premultiplied(rounded, alphas).view(np.int32))
