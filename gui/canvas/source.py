"""Source of the canvas: one open image with its label maps."""

from __future__ import annotations

from typing import Protocol

from engine.core import LabelMap, Rect, RgbU8


class CanvasSource(Protocol):
    """One open image; lives on the GUI thread. Rects are in image pixels and lie inside the image.

    The canvas reads it on threads of its own, too, while the GUI thread composes with them.
    """

    @property
    def shape(self) -> tuple[int, int]:
        """(H, W)."""

    @property
    def pixels(self) -> RgbU8:
        """(H, W, 3) uint8, read-only, the same memory as long as the source lives."""

    @property
    def smaller_copies(self) -> tuple[RgbU8, ...]:
        """Smaller copies of `pixels`, each half of the one before; empty where the canvas makes its own."""

    @property
    def has_labels(self) -> bool:
        """False where there is nothing to draw over the image, a cheap test; True says nothing."""

    def shown(self, rect: Rect) -> LabelMap:
        """(h, w) uint8: the labels to draw, 255 where there is none."""

    def shown_and_open(self, rect: Rect) -> tuple[LabelMap, LabelMap]:
        """`shown`, and (h, w) uint8: 1 where only the model speaks, else 0."""

    def scribbles(self, rect: Rect) -> LabelMap:
        """(h, w) uint8: the scribbles, 255 elsewhere."""

    def uncertainty(self, rect: Rect) -> LabelMap | None:
        """(h, w) uint8, 255 is most unsure; None when no model has looked at the image."""
