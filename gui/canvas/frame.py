"""The drawn part of the picture, kept between paints: a pan copies it and composes only the new strips."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from PySide6.QtGui import QImage

from engine.core import Rect
from gui.canvas.camera import Camera, Size
from gui.canvas.compose import Pixels, as_image

Composer = Callable[[float, Rect], Pixels]
"""(scale, rectangle of the picture) -> its pixels."""

# More pieces than this cost more in calls than one larger rectangle costs in pixels.
_MAX_DIRTY = 24


class Frame:
    """Pixels of the whole view; lives on the GUI thread. Rectangles are in the view's device pixels."""

    def __init__(self) -> None:
        self._pixels: Pixels = np.zeros((0, 0), np.uint32)
        self._spare: Pixels = np.zeros((0, 0), np.uint32)
        self._image = QImage()
        self._camera: Camera | None = None
        self._dirty: list[Rect] = []
        self.composed_px = 0
        """Device pixels composed since the start: what tests and benchmarks count."""

    @property
    def image(self) -> QImage:
        """The frame as an image over the same memory; valid until the next `show`."""
        return self._image

    @property
    def pixels(self) -> Pixels:
        return self._pixels

    def forget(self) -> None:
        """Compose everything at the next `show`."""
        self._camera = None

    def mark(self, rect: Rect) -> None:
        """Compose this rectangle of the picture again."""
        if rect.is_empty:
            return
        self._dirty.append(rect)
        if len(self._dirty) > _MAX_DIRTY:
            self._dirty = [Rect.bounding(self._dirty)]

    def show(self, camera: Camera, size: Size, shape: Size, surround: int, composer: Composer) -> None:
        """Bring the frame to this camera with as little composing as possible."""
        for rect in self._missing(camera, size):
            self._fill(rect, camera, size, shape, surround, composer)
        self._dirty.clear()
        self._camera = camera

    def _missing(self, camera: Camera, size: Size) -> list[Rect]:
        """Rectangles of the picture that the frame lacks, after it took over what it has."""
        view = camera.view_rect(size)
        old = self._camera
        if self._pixels.shape != size:
            self._pixels = np.empty(size, np.uint32)
            self._spare = np.empty(size, np.uint32)
            old = None
        elif old is not None and old != camera:
            old = self._shift(old, camera, size)
        if old is None:
            missing = [view]
        else:
            missing = [*_outside(view, old.view_rect(size)), *self._dirty]
        self._image = as_image(self._pixels, QImage.Format.Format_RGB32)
        return missing

    def _shift(self, old: Camera, new: Camera, size: Size) -> Camera | None:
        """Copy what both cameras show to its new place; None when they share nothing."""
        shared = old.view_rect(size).intersect(new.view_rect(size))
        if old.scale != new.scale or shared.is_empty:
            return None
        self._spare[_within(shared, new).slices] = self._pixels[_within(shared, old).slices]
        self._pixels, self._spare = self._spare, self._pixels
        return old

    def _fill(
        self, rect: Rect, camera: Camera, size: Size, shape: Size, surround: int, composer: Composer
    ) -> None:
        rect = rect.intersect(camera.view_rect(size))
        if rect.is_empty:
            return
        target = self._pixels[_within(rect, camera).slices]
        inside = rect.intersect(camera.extent(shape))
        if inside != rect:
            target[...] = surround
        if not inside.is_empty:
            self._pixels[_within(inside, camera).slices] = composer(camera.scale, inside)
            self.composed_px += inside.area


def _within(rect: Rect, camera: Camera) -> Rect:
    """A rectangle of the picture in the view's device pixels."""
    return Rect(rect.y0 - camera.top, rect.x0 - camera.left, rect.y1 - camera.top, rect.x1 - camera.left)


def _outside(new: Rect, old: Rect) -> list[Rect]:
    """`new` without `old`, as up to four rectangles."""
    shared = new.intersect(old)
    if shared.is_empty:
        return [new]
    pieces = (
        Rect(new.y0, new.x0, shared.y0, new.x1),
        Rect(shared.y1, new.x0, new.y1, new.x1),
        Rect(shared.y0, new.x0, shared.y1, shared.x0),
        Rect(shared.y0, shared.x1, shared.y1, new.x1),
    )
    return [piece for piece in pieces if not piece.is_empty]
