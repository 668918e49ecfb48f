"""Camera of the canvas widget: fit, zoom, pan, turn, and the views before and after this one."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QPointF, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from engine.core import Rect
from gui.canvas.camera import Camera, Size, centred, fit_scale, fitted, stepped_scale
from gui.canvas.orientation import STRAIGHT, Orientation
from gui.canvas.pointer_widget import PointerWidget
from gui.tools.base import Pointer, PointYX

_REST_MS: Final = 400
"""A camera that has rested so long is a view that one can come back to."""
_MOST_VIEWS: Final = 100


class CameraWidget(PointerWidget):
    """Base of `CanvasView`: where it looks. Points are (y, x) in device pixels, unless they are QPointF."""

    scale_changed = Signal(float)
    """Device pixels per image pixel."""
    camera_moved = Signal()
    """The image was moved, zoomed, turned or mirrored."""
    orientation_changed = Signal(object)
    """The Orientation in which the image is shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._camera = Camera()
        self._is_fitted = True
        self._rested = self._camera
        self._earlier: list[Camera] = []
        self._later: list[Camera] = []
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._note_view)

    @property
    def scale(self) -> float:
        """Device pixels per image pixel."""
        return self._camera.scale

    @property
    def camera(self) -> Camera:
        return self._camera

    def in_sight(self, rect: Rect, margin: int) -> Rect:
        """The part in view of the picture's pixels that pixels of `rect` show in, and `margin` more."""
        camera = self._camera
        return camera.to_picture(rect, margin).intersect(camera.view_rect(self.device_size()))

    def fit(self) -> None:
        """Show the whole image, also after the window's size changes."""
        self._is_fitted = True
        if self._source is not None:
            self._move_camera(fitted(self.device_size(), self._source.shape, self._camera.orientation))

    @property
    def orientation(self) -> Orientation:
        """Orientation in which the image is shown."""
        return self._camera.orientation

    def orient(self, orientation: Orientation) -> None:
        """Turn and mirror the view, and neither image nor mask; what is in the middle stays there."""
        if self._source is None or orientation == self._camera.orientation:
            return
        size, shape = self.device_size(), self._source.shape
        if self._is_fitted:
            self._move_camera(fitted(size, shape, orientation))
        else:
            self._move_camera(self._camera.oriented(orientation, (size[0] / 2, size[1] / 2), size, shape))

    def turn_by(self, degrees: int) -> None:
        """Turn the view clockwise."""
        self.orient(self.orientation.turned(degrees))

    def mirror_across(self) -> None:
        """Mirror the view left to right."""
        self.orient(self.orientation.mirrored_across())

    def mirror_down(self) -> None:
        """Mirror the view top to bottom."""
        self.orient(self.orientation.mirrored_down())

    def straighten(self) -> None:
        """Show the image as it is."""
        self.orient(STRAIGHT)

    def zoom_to(self, scale: float, centre: tuple[float, float] | None = None) -> None:
        """Show at `scale` with the image point `centre` (default: what is there now) in the middle."""
        if self._source is None:
            return
        size = self.device_size()
        if centre is None:
            centre = self._camera.to_image(size[0] / 2, size[1] / 2)
        self._is_fitted = False
        self._move_camera(centred(scale, centre, size, self._source.shape, self._camera.orientation))

    def zoom_by(self, factor: float, at: QPointF | None = None) -> None:
        """Zoom around a point of the widget; by default the pointer, else the middle."""
        if self._source is None:
            return
        size = self.device_size()
        if at is not None:
            place = self._to_device(at)
        elif self._pointer is not None:
            place = (self._pointer.view_y, self._pointer.view_x)
        else:
            place = (size[0] / 2, size[1] / 2)
        scale = stepped_scale(self._camera.scale, math.log2(factor))
        self._is_fitted = False
        self._move_camera(self._camera.zoomed(scale, place, size, self._source.shape))

    def pan_by(self, dy: int, dx: int) -> None:
        """Move the content by device pixels."""
        if self._source is None:
            return
        self._is_fitted = False
        self._move_camera(self._camera.panned(dy, dx, self.device_size(), self._source.shape))

    def show_rect(self, rect: Rect) -> None:
        """Show this rectangle of the image as large as it fits."""
        if self._source is None or rect.is_empty:
            return
        size = self.device_size()
        self._is_fitted = False
        centre = ((rect.y0 + rect.y1) / 2, (rect.x0 + rect.x1) / 2)
        orientation = self._camera.orientation
        scale = fit_scale(size, orientation.bounds((rect.height, rect.width)))
        self._move_camera(centred(scale, centre, size, self._source.shape, orientation))

    def box_between(self, start: Pointer, end: Pointer) -> tuple[PointYX, ...]:
        """The corners, in the image, of the upright box on the screen between these places."""
        y0, x0 = self._camera.to_view(*start.point)
        y1, x1 = self._camera.to_view(*end.point)
        return tuple(self._camera.to_image(y, x) for y, x in ((y0, x0), (y0, x1), (y1, x1), (y1, x0)))

    def show_between(self, start: Pointer, end: Pointer) -> None:
        """Show that box as large as it fits."""
        corners = self.box_between(start, end)
        ys, xs = [y for y, _ in corners], [x for _, x in corners]
        if self._camera.orientation.is_quarter:
            box = Rect(math.floor(min(ys)), math.floor(min(xs)), math.ceil(max(ys)), math.ceil(max(xs)))
            self.show_rect(box)
        else:
            first, second, third = corners[:3]
            sides = (math.ceil(math.dist(second, third)), math.ceil(math.dist(first, second)))
            centre = ((min(ys) + max(ys)) / 2, (min(xs) + max(xs)) / 2)
            self.zoom_to(fit_scale(self.device_size(), (max(1, sides[0]), max(1, sides[1]))), centre)

    def centre_on(self, centre: tuple[float, float]) -> None:
        """Bring this image point to the middle, at the same scale."""
        self.zoom_to(self._camera.scale, centre)

    # ---- views before and after this one

    def previous_view(self) -> bool:
        """Look where one looked before; False when this is the first view of the image."""
        self._note_view()
        return self._go_to_view(self._earlier, self._later)

    def next_view(self) -> bool:
        """Look again where `previous_view` left; False when there is nothing to go back to."""
        self._note_view()
        return self._go_to_view(self._later, self._earlier)

    def _go_to_view(self, taken: list[Camera], kept: list[Camera]) -> bool:
        if not taken or self._source is None:
            return False
        kept.append(self._camera)
        size, shape = self.device_size(), self._source.shape
        # The window may have another size by now.
        self._rested = taken.pop().kept_in_sight(size, shape)
        self._is_fitted = self._rested == fitted(size, shape, self._rested.orientation)
        self._move_camera(self._rested)
        return True

    def _note_view(self) -> None:
        """The camera rests: what it showed before is an earlier view."""
        self._rest.stop()
        if self._rested != self._camera:
            self._earlier.append(self._rested)
            del self._earlier[:-_MOST_VIEWS]
            self._later.clear()
            self._rested = self._camera

    def _start_view(self, shape: Size, orientation: Orientation | None) -> None:
        """An image is shown, fitted; None: it is the last one again, and the view stays."""
        size = self.device_size()
        if orientation is None:
            camera = self._camera
            self._move_camera(
                fitted(size, shape, camera.orientation)
                if self._is_fitted
                else camera.kept_in_sight(size, shape)
            )
            return
        self._is_fitted = True
        self._move_camera(fitted(size, shape, orientation))
        self._forget_views()

    def _forget_views(self) -> None:
        """Views of the last image mean nothing."""
        self._rest.stop()
        self._earlier.clear()
        self._later.clear()
        self._rested = self._camera

    # ---- inside

    def resizeEvent(self, event: QResizeEvent) -> None:
        if self._source is None:
            return
        # The window moves the camera, not the user: no view to come back to.
        is_resting = not self._rest.isActive()
        if self._is_fitted:
            self.fit()
        elif event.oldSize().isValid():
            self._keep_middle(event)
        if is_resting:
            self._rest.stop()
            self._rested = self._camera

    def _keep_middle(self, event: QResizeEvent) -> None:
        """What was in the middle stays there."""
        assert self._source is not None
        ratio, old = self.devicePixelRatioF(), event.oldSize()
        centre = self._camera.to_image(old.height() * ratio / 2, old.width() * ratio / 2)
        camera, size = self._camera, self.device_size()
        self._move_camera(centred(camera.scale, centre, size, self._source.shape, camera.orientation))

    def _move_camera(self, camera: Camera) -> None:
        if camera == self._camera:
            return
        is_zoomed = camera.scale != self._camera.scale
        is_turned = camera.orientation != self._camera.orientation
        self._camera = camera
        self._rest.start()
        if self._pointer is not None:
            y, x = camera.pointed(self._pointer.view_y, self._pointer.view_x)
            self._pointer = replace(self._pointer, y=y, x=x)
        self.update()
        self.update_cursor()
        self.camera_moved.emit()
        if is_zoomed:
            self.scale_changed.emit(camera.scale)
        if is_turned:
            self.orientation_changed.emit(camera.orientation)
