"""Kinds of stroke that a hand can draw on the canvas."""

from __future__ import annotations

from enum import StrEnum


class StrokeKind(StrEnum):
    """Effect of a stroke on the pixels under it."""

    BRUSH = "brush"
    """Decides the class of the pixels: written to the mask and locked against cuts."""
    ERASER = "eraser"
    """Takes decisions, locks and scribbles away: the prediction shows through again."""
    SCRIBBLE = "scribble"
    """A hint for the cut: kept apart from the mask."""
