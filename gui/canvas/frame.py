"""Drawn part of the picture, kept between paints: a pan copies it and composes only the new strips."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Final

import numpy as np
from PySide6.QtGui import QImage

from engine.core import Rect
from gui.canvas.camera import Camera, Size
from gui.canvas.compose import Composer
from gui.canvas.lines import KeptLayers
from gui.canvas.pixels import Pixels, as_image

# More pieces than this cost more in calls than one larger rectangle costs in pixels.
_MAX_DIRTY: Final = 24
# (height, width) of what is composed between two looks at the clock: about 1 ms.
_LATE_TILE: Final = (256, 512)


@dataclass(frozen=True, slots=True)
class Target:
    """Picture that the frame shows: an image of `shape`, seen from `camera`, in a view of `size`.

    Attributes:
        surround: RGB32 around the image.
        margin: device pixels around a changed pixel that may look different too.
    """

    camera: Camera
    size: Size
    shape: Size
    surround: int
    margin: int
    composer: Composer

    def in_sight(self, rect: Rect) -> Rect:
        """The part in view of the picture's pixels that a change of `rect` of the image may change."""
        return self.camera.to_picture(rect, self.margin).intersect(self.camera.view_rect(self.size))


class Frame:
    """Pixels of the whole view; lives on the GUI thread. Rectangles are in the view's device pixels."""

    def __init__(self) -> None:
        self._pixels: Pixels = np.zeros((0, 0), np.uint32)
        self._spare: Pixels = np.zeros((0, 0), np.uint32)
        self._image = QImage()
        self._camera: Camera | None = None
        self._dirty: list[Rect] = []
        # A dict keeps the order in which tiles became late: the longest late is first.
        self._late: dict[Rect, None] = {}
        self._unseen: list[Rect] = []
        self._layers: KeptLayers | None = None
        self._is_recoloured = False
        self.composed_px = 0
        """Device pixels composed since the start: what tests and benchmarks count."""

    @property
    def image(self) -> QImage:
        """The frame as an image over the same memory; valid until the next `show`."""
        return self._image

    @property
    def pixels(self) -> Pixels:
        return self._pixels

    @property
    def is_late(self) -> bool:
        """Whether `catch_up` has something to do, or its work was not taken yet."""
        return bool(self._late or self._unseen)

    @property
    def layers(self) -> KeptLayers | None:
        """Layers of what is in view, while its colours are changed again and again."""
        return self._layers

    def recolour(self) -> None:
        """Compose everything at the next `show`, of which nothing but the opacity of the mask differs."""
        self._is_recoloured = True
        if self._layers is None:
            self._layers = KeptLayers()

    def forget(self) -> None:
        """Compose everything at the next `show`."""
        self._camera = None
        self._layers = None
        self._late.clear()
        self._unseen.clear()

    def mark(self, rect: Rect) -> None:
        """Compose this rectangle of the picture again."""
        if rect.is_empty:
            return
        self._layers = None
        self._dirty.append(rect)
        if len(self._dirty) > _MAX_DIRTY:
            self._dirty = [Rect.bounding(self._dirty)]

    def mark_late(self, rect: Rect) -> None:
        """Compose this rectangle of the picture again by `catch_up`; until then what is there stays."""
        if rect.is_empty:
            return
        self._layers = None
        height, width = _LATE_TILE
        for y in range(rect.y0 // height * height, rect.y1, height):
            for x in range(rect.x0 // width * width, rect.x1, width):
                self._late.setdefault(Rect(y, x, y + height, x + width))

    def show(self, target: Target) -> None:
        """Bring the frame to this camera with as little composing as possible; what is late stays late."""
        if self._camera is not None and self._camera != target.camera:
            # Labels that are out of view may change and are not marked.
            self._layers = None
        for rect in self._missing(target.camera, target.size):
            self._fill(rect, target)
        self._dirty.clear()
        self._is_recoloured = False
        self._camera = target.camera

    def catch_up(self, target: Target, budget_s: float) -> bool:
        """Compose late tiles for about this long; True when none is left."""
        if self._camera is None or self._is_recoloured:
            # The next `show`, which is on its way, composes everything.
            self.forget()
            return True
        end = time.perf_counter() + budget_s
        self.show(target)
        now = time.perf_counter()
        while self._late:
            tile = next(iter(self._late))
            del self._late[tile]
            self._fill(tile, target)
            self._unseen.append(tile)
            before, now = now, time.perf_counter()
            # No tile is begun that would not be done in time, if it takes as long as this one.
            if now + (now - before) > end:
                break
        return not self._late

    def take_unseen(self) -> Rect:
        """Rectangle that `catch_up` has composed since the last call: to be painted now."""
        unseen = Rect.bounding(self._unseen)
        self._unseen.clear()
        return unseen

    def _missing(self, camera: Camera, size: Size) -> list[Rect]:
        """Rectangles of the picture that the frame lacks, after it took over what it has."""
        view = camera.view_rect(size)
        old = None if self._is_recoloured else self._camera
        if self._pixels.shape != size:
            self._pixels = np.empty(size, np.uint32)
            self._spare = np.empty(size, np.uint32)
            old = None
        elif old is not None and old != camera:
            old = self._shift(old, camera, size)
        if old is None:
            missing = [view]
            self._late.clear()
            self._unseen.clear()
        else:
            missing = [*_outside(view, old.view_rect(size)), *self._dirty]
        self._image = as_image(self._pixels, QImage.Format.Format_RGB32)
        return missing

    def _shift(self, old: Camera, new: Camera, size: Size) -> Camera | None:
        """Copy what both cameras show to its new place; None when they share nothing."""
        shared = old.view_rect(size).intersect(new.view_rect(size))
        if old.scale != new.scale or old.orientation != new.orientation or shared.is_empty:
            return None
        self._spare[_within(shared, new).slices] = self._pixels[_within(shared, old).slices]
        self._pixels, self._spare = self._spare, self._pixels
        return old

    def _fill(self, rect: Rect, target: Target) -> None:
        camera = target.camera
        rect = rect.intersect(camera.view_rect(target.size))
        if rect.is_empty:
            return
        inside = rect.intersect(camera.extent(target.shape))
        if inside != rect:
            self._pixels[_within(rect, camera).slices] = target.surround
        if not inside.is_empty:
            place = self._pixels[_within(inside, camera).slices]
            # All of a view is composed where it belongs, which saves a tenth of the time of a notch.
            memory = place if place.flags.c_contiguous else None
            composed = target.composer(camera.scale, inside, memory)
            if composed is not memory:
                place[...] = composed
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
