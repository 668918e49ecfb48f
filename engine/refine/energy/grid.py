"""Layout of the padded pixel grid that edges and flows are stored in: directions, steps between nodes, size.

The grid has a border of one pixel without capacity, so that kernels never ask whether a neighbour exists.
"""

from __future__ import annotations

from typing import Any, Final

from engine.core import BadInputError
from engine.core.jit import u64

DIRECTIONS: Final = {
    4: ((0, 1), (0, -1), (1, 0), (-1, 0)),
    8: ((0, 1), (0, -1), (1, 0), (-1, 0), (1, 1), (-1, -1), (1, -1), (-1, 1)),
}
"""(dy, dx) of each direction; opposite directions are neighbours in this list."""

NEIGHBOURS: Final = 8
"""Neighbours that a pixel's boundary is priced to: diagonals keep slanted boundaries from going in steps."""


def grid_links(width: int, connectivity: int) -> tuple[Any, ...]:
    """Differences of node ids in a padded grid, one a direction (unsigned: they wrap around)."""
    if connectivity not in DIRECTIONS:
        raise BadInputError(f"connectivity must be 4 or 8, got {connectivity!r}")
    stride = width + 2
    return tuple(u64((dy * stride + dx) % (1 << 64)) for dy, dx in DIRECTIONS[connectivity])


def padded_size(height: int, width: int) -> int:
    """Nodes of the grid with its border."""
    return (height + 2) * (width + 2)
