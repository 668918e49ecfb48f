"""Drawing of tiles: the mask over the shrunk image, as pixels for the screen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from engine.core import IGNORE, BoolMap, ClassList, LabelMap, RgbU8, read_only

"""The class that stands for "nothing of interest": without tint and edge, as on the canvas."""

_HATCH_PX: Final = 8
_HATCH: Final = (128, 128, 128)
_FINE_EDGE: Final = 0.75


@dataclass(frozen=True, slots=True)
class TileStyle:
    """Colours and strength with which masks are drawn.

    Attributes:
        classes: for their colours; hidden ones are not drawn.
        opacity: of the tint, 0-1.
        has_fill, has_outline: as of `OverlayMode`; neither: the image alone.
    """

    classes: ClassList
    opacity: float
    has_fill: bool
    has_outline: bool

    @property
    def shows_mask(self) -> bool:
        """Whether anything of a mask is drawn."""
        return self.has_outline or (self.has_fill and self.opacity > 0)


def draw_tile(pixels: RgbU8, labels: LabelMap, style: TileStyle) -> NDArray[np.uint8]:
    """(h, w, 4) uint8, blue, green, red, 255: the image with its mask.

    Unlabelled pixels are hatched: nobody can take them for background.

    Args:
        pixels: (h, w, 3) uint8.
        labels: (h, w) uint8, 255 unlabelled.
    """
    drawn = np.empty((*labels.shape, 4), np.uint8)
    drawn[..., :3] = pixels[..., ::-1]
    drawn[..., 3] = 255
    if style.shows_mask:
        colors = _colors(style.classes)
        is_drawn = _drawn_classes(style.classes)
        if style.has_fill:
            _blend(drawn, colors[labels], style.opacity, is_drawn[labels])
        edges = _edges(labels) & is_drawn[labels]
        if style.has_outline:
            edges = _widened(edges) & is_drawn[labels]
        _blend(drawn, colors[labels], 1.0 if style.has_outline else _FINE_EDGE, edges)
        _blend(drawn, np.array(_HATCH, np.uint8), 1.0, (labels == IGNORE) & _hatch(labels.shape))
    return read_only(drawn)


def _colors(classes: ClassList) -> NDArray[np.uint8]:
    """(256, 3) blue, green, red by class."""
    table = np.zeros((256, 3), np.uint8)
    for info in classes:
        table[info.id] = info.color[::-1]
    return table


def _drawn_classes(classes: ClassList) -> BoolMap:
    """(256,) whether a class is drawn."""
    table = np.zeros(256, np.bool_)
    for info in classes.present:
        table[info.id] = not info.is_hidden and not info.is_background
    return table


def _blend(drawn: NDArray[np.uint8], colors: NDArray[np.uint8], alpha: float, where: BoolMap) -> None:
    """Lay colours over the pixels of `where`, in place."""
    if not where.any():
        return
    share = round(256 * alpha)
    under = drawn[where][:, :3].astype(np.uint16)
    over = colors[where].astype(np.uint16) if colors.ndim == 3 else colors.astype(np.uint16)
    mixed = (under * (256 - share) + over * share) >> 8
    drawn[where] = np.concatenate([mixed, np.full((len(mixed), 1), 255)], axis=1).astype(np.uint8)


def _edges(labels: LabelMap) -> BoolMap:
    """Pixels with a neighbour, above, below or beside, of another label."""
    edges = np.zeros(labels.shape, np.bool_)
    differs = labels[1:] != labels[:-1]
    edges[1:] |= differs
    edges[:-1] |= differs
    differs = labels[:, 1:] != labels[:, :-1]
    edges[:, 1:] |= differs
    edges[:, :-1] |= differs
    return edges


def _widened(edges: BoolMap) -> BoolMap:
    wide = edges.copy()
    wide[1:] |= edges[:-1]
    wide[:-1] |= edges[1:]
    wide[:, 1:] |= edges[:, :-1]
    wide[:, :-1] |= edges[:, 1:]
    return wide


def _hatch(shape: tuple[int, ...]) -> BoolMap:
    rows, columns = np.arange(shape[0])[:, None], np.arange(shape[1])
    lines: BoolMap = (rows + columns) % _HATCH_PX < 2
    return lines
