"""Operations on the region of a class; imports no NumPy, so that a window can name them before it paints."""

from __future__ import annotations

from enum import StrEnum


class Operation(StrEnum):
    """Operation on the region of a class; the values are what a history shows."""

    SMOOTH = "Smooth the boundary"
    FILL_HOLES = "Fill holes"
    REMOVE_ISLANDS = "Remove islands"
    GROW = "Grow by a pixel"
    SHRINK = "Shrink by a pixel"
    THIN = "Thin the lines"
    FIT = "Fit to the edges"
    """These two look at the image."""
    FILL_REST = "The rest is this class"
    """Every pixel of nobody: the one operation that changes these."""
