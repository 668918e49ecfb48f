"""One ring a piece, for formats without holes: a little inside its pixels, holes joined by keyhole cuts.

The corners lie a quarter of a pixel inside the edges of the outermost pixels. So the ring gives the same
pixels whether a program fills by the centres of pixels, or cuts coordinates down to whole pixels and draws
the line as well (OpenCV, as Ultralytics and many others use it). The line that joins a hole to what lies to
the left of it runs there and back inside one row of the piece's own pixels, so that it costs none.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from engine.formats.shapes.outlines import Piece, Ring, following, pieces

_INSIDE_PX: Final = 0.25
# Below the upper edge of a row: between the insets of its two edges, and not on the centres of its pixels.
_BRIDGE_PX: Final = 0.375


def inset(ring: Ring) -> Ring:
    """A ring of level and upright edges, moved into the pixels that it runs around."""
    ahead = following(ring) - ring
    direction = np.sign(ahead)
    inwards = np.stack([-direction[:, 1], direction[:, 0]], axis=1)
    moved: Ring = ring + _INSIDE_PX * (inwards + np.concatenate([inwards[-1:], inwards[:-1]]))
    return moved


def joined(rings: Sequence[Ring]) -> list[Ring]:
    """One ring for each connected piece of a region, which leaves its holes out; drawn inside, see `inset`.

    Args:
        rings: of the region, as `region_rings` has them.
    """
    return [_joined(piece) for piece in pieces(rings, are_simple=False)]


def _joined(piece: Piece) -> Ring:
    ring = inset(piece.outer)
    for hole in sorted(map(inset, piece.holes), key=lambda ring: float(ring[:, 0].min())):
        # The leftmost edge runs downwards; beside its upper end the piece has pixels to the left.
        start = int(np.lexsort((hole[:, 1], hole[:, 0]))[0])
        x, y = hole[start, 0], np.round(hole[start, 1]) + _BRIDGE_PX
        x0, y0 = ring[:, 0], ring[:, 1]
        x1, y1 = following(x0), following(y0)
        is_beside = (x0 == x1) & (x0 < x) & (np.minimum(y0, y1) < y) & (y < np.maximum(y0, y1))
        edge = int(np.argmax(np.where(is_beside, x0, -np.inf)))
        bridge = np.array([[x0[edge], y], [x, y]])
        around = np.roll(hole, -start - 1, axis=0)
        ring = np.concatenate([ring[: edge + 1], bridge, around, bridge[::-1], ring[edge + 1 :]])
    return ring
