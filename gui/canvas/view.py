"""Canvas widget: shows one image with its labels and passes the pointer's moves to a tool.

Handlers only change state and ask for a repaint; all drawing happens in `paintEvent`, so
that any number of events ends in one frame.
"""

from __future__ import annotations

import math
from dataclasses import replace

from PySide6.QtCore import QEvent, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from engine.core import ClassList, EngineError, Rect
from gui.canvas.camera import Camera, Size, centred, fitted, stepped_scale
from gui.canvas.compose import CanvasScene, compose
from gui.canvas.cursor import PenCursor, cursor_rect, paint_cursor, ring_is_visible
from gui.canvas.empty import paint_empty
from gui.canvas.frame import Frame, Target
from gui.canvas.gestures import GestureWidget
from gui.canvas.idle_render import IdleRender
from gui.canvas.instances import InstanceArrays, InstanceLayer, make_layer, paint_numbers
from gui.canvas.overlay_style import OverlayStyle, make_overlay_style, opaque
from gui.canvas.pointer_dispatch import PointerDispatch
from gui.canvas.pyramid import ImagePyramid, LabelPyramid
from gui.canvas.source import CanvasSource
from gui.modes import OverlayMode
from gui.tools.base import Pointer, Tool

# Enough to show a 12-megapixel image sharp at once; larger ones sharpen a moment later.
_OPEN_BUDGET_S = 0.025
# A change of the labels costs twice: it is copied into the smaller copies, and drawn. Up to these limits that
# is done at once, above them between events:
#
# limit            | counts                                | applies to
# _COPY_BELOW_1_PX | image pixels                          | copying, below 1:1: drawing reads the copies
# _COPY_FROM_1_PX  | image pixels                          | copying, from 1:1 on: drawing reads the source
# _DRAW_PX         | device pixels, below 1:1 image pixels | drawing; so many cost 2 ms
# _DRAW_DAB_PX     | device pixels                         | drawing a dab; only the largest brush has more
_COPY_BELOW_1_PX = 1 << 22
_COPY_FROM_1_PX = 1 << 17
_DRAW_PX = 1 << 18
_DRAW_DAB_PX = 1 << 19


class CanvasView(GestureWidget):
    """View of one image; GUI thread. Points of it are (y, x) in device pixels, unless they are QPointF."""

    cursor_moved = Signal(float, float, bool)
    """(y, x) in image pixels under the pointer, and whether that is inside the image."""
    scale_changed = Signal(float)
    """Device pixels per image pixel."""
    camera_moved = Signal()
    """The image was moved or zoomed."""
    refused = Signal(object)
    """An EngineError: why a press could not draw."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._source: CanvasSource | None = None
        self._scene: CanvasScene | None = None
        self._layer: InstanceLayer | None = None
        self._classes = ClassList(())
        self._opacity = 0.5
        self._style = make_overlay_style(self._classes, self._opacity, OverlayMode.FILL)
        self._camera = Camera()
        self._is_fitted = True
        self._frame = Frame()
        self._dispatch = PointerDispatch(self, self._on_moved, self)
        self._pointer: Pointer | None = None
        self._ring: Rect | None = None
        self._surround = QColor("#0f1216")
        self._text_color = QColor("#a9b4c2")
        self._idle_render = IdleRender(
            self._frame, self._scene_and_target, self._update_picture, lambda: self._dispatch.is_active, self
        )
        self._set_up_widget()

    def _set_up_widget(self) -> None:
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(120, 90)
        self.setAccessibleName("Canvas")
        self.grabGesture(Qt.GestureType.PinchGesture)

    # ---- what is shown

    @property
    def source(self) -> CanvasSource | None:
        return self._source

    def set_source(self, source: CanvasSource | None) -> None:
        """Show another image, fitted; None shows the empty text."""
        self._dispatch.forget()
        self._source = source
        self._scene = self._layer = None
        self._idle_render.forget()
        self._frame.forget()
        if source is not None:
            self._scene = CanvasScene(source, ImagePyramid(source.pixels), LabelPyramid(source))
            self._scene.labels.want_uncertainty(self._style.with_uncertainty)
            self._scene.image.build(_OPEN_BUDGET_S)
            self._scene.labels.build(_OPEN_BUDGET_S, Rect.of_shape(source.shape))
            self._idle_render.start()
        self.fit()
        self.update_cursor()
        self.update()

    def refresh(self, rect: Rect) -> None:
        """Labels or scribbles in this rectangle of the image differ."""
        scene_and_target = self._scene_and_target()
        if scene_and_target is None:
            return
        scene, target = scene_and_target
        rect = rect.clip(*target.shape)
        if rect.is_empty:
            return
        # From 1:1 on the labels are read from the source itself; the smaller copies can follow later.
        reads_source = self._camera.scale >= 1
        can_wait = self._can_wait(rect, target)
        if not can_wait and rect.area <= (_COPY_FROM_1_PX if reads_source else _COPY_BELOW_1_PX):
            touched = scene.labels.refresh(rect)
            self._mark_dirty(target.in_sight(rect if reads_source else touched))
            return
        scene.labels.mark_stale(rect)
        self._idle_render.start()
        if reads_source and can_wait:
            self._idle_render.draw(target.in_sight(rect))
        elif reads_source:
            self._mark_dirty(target.in_sight(rect))

    def set_classes(self, classes: ClassList) -> None:
        if classes != self._classes:
            self._classes = classes
            self._restyle()

    def set_opacity(self, opacity: float) -> None:
        """Strength of the fill, 0-1."""
        opacity = min(1.0, max(0.0, opacity))
        if opacity != self._opacity:
            self._opacity = opacity
            self._restyle()

    def set_overlay_mode(self, mode: OverlayMode) -> None:
        self._set_style(replace(self._style, mode=mode))

    def set_uncertainty_visible(self, visible: bool) -> None:
        """Colour the image where the model is unsure."""
        self._set_style(replace(self._style, with_uncertainty=visible))
        if self._scene is not None:
            self._scene.labels.want_uncertainty(visible)
            self._idle_render.start()

    def set_preview_visible(self, visible: bool) -> None:
        """Draw the edges of the mask dashed: what is shown has not been applied yet."""
        self._set_style(replace(self._style, is_preview=visible))

    def set_instances(self, instances: InstanceArrays | None) -> None:
        """Draw these instances of the present image, each in its own colour with its number; None: none."""
        self._layer = None if instances is None else make_layer(instances)
        if self._scene is not None:
            self._scene = replace(self._scene, instances=self._layer)
        self._frame.forget()
        self.update()

    def set_colors(self, surround: str, text: str) -> None:
        """Colours (#rrggbb) of the theme around the image and for the empty text."""
        self._surround, self._text_color = QColor(surround), QColor(text)
        self._frame.forget()
        self.update()

    # ---- where it looks

    @property
    def scale(self) -> float:
        """Device pixels per image pixel."""
        return self._camera.scale

    @property
    def camera(self) -> Camera:
        return self._camera

    @property
    def is_building(self) -> bool:
        """True while smaller copies are still being made in the background."""
        return self._idle_render.is_active

    @property
    def composed_px(self) -> int:
        """Device pixels composed since the start."""
        return self._frame.composed_px

    def device_size(self) -> Size:
        """(height, width) of the view in device pixels."""
        ratio = self.devicePixelRatioF()
        return max(1, math.ceil(self.height() * ratio - 1e-6)), max(1, math.ceil(self.width() * ratio - 1e-6))

    def fit(self) -> None:
        """Show the whole image, also after the window's size changes."""
        self._is_fitted = True
        if self._source is not None:
            self._move_camera(fitted(self.device_size(), self._source.shape))

    def zoom_to(self, scale: float, centre: tuple[float, float] | None = None) -> None:
        """Show at `scale` with the image point `centre` (default: what is there now) in the middle."""
        if self._source is None:
            return
        size = self.device_size()
        if centre is None:
            centre = self._camera.to_image(size[0] / 2, size[1] / 2)
        self._is_fitted = False
        self._move_camera(centred(scale, centre, size, self._source.shape))

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

    # ---- tools

    @property
    def is_active(self) -> bool:
        """True while a button is down and a tool at work."""
        return self._dispatch.is_active

    def set_tool(self, tool: Tool | None) -> None:
        """Use another tool; a stroke in progress is cancelled. None pans."""
        self._dispatch.set_tool(tool)
        self.update_cursor()

    def update_cursor(self) -> None:
        """The tool's size or class differ, or the pointer moved: repaint the ring, and no label."""
        pen = self._pen_cursor()
        ring = None if pen is None else cursor_rect(pen, self._camera)
        for rect in (self._ring, ring if ring != self._ring else None):
            if rect is not None:
                self._update_device(rect)
        self._ring = ring
        self.setCursor(self._shape_of_cursor(pen))

    def cancel_stroke(self) -> bool:
        """Take back the stroke in progress; False when there is none."""
        is_cancelled = self._dispatch.cancel()
        self.update_cursor()
        return is_cancelled

    # ---- events of Qt

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        scene_and_target = self._scene_and_target()
        if scene_and_target is None:
            paint_empty(painter, self.rect(), self._surround, self._text_color)
            painter.end()
            return
        style, ratio = self._style, self.devicePixelRatioF()
        self._frame.show(scene_and_target[1])
        image = self._frame.image
        image.setDevicePixelRatio(ratio)
        painter.drawImage(QPointF(0, 0), image)
        if self._layer is not None and style.mode is not OverlayMode.OFF:
            paint_numbers(painter, self._layer, self._camera, self.device_size(), ratio, event.rect())
        pen = self._pen_cursor()
        if pen is not None:
            painter.scale(1 / ratio, 1 / ratio)
            paint_cursor(painter, pen, self._camera, self._line_px())
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        if self._source is None:
            return
        if self._is_fitted:
            self.fit()
            return
        # What was in the middle stays there.
        ratio = self.devicePixelRatioF()
        old = event.oldSize()
        if old.isValid():
            centre = self._camera.to_image(old.height() * ratio / 2, old.width() * ratio / 2)
            self._move_camera(centred(self._camera.scale, centre, self.device_size(), self._source.shape))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self.update()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._restyle()
            self.fit()
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
            and self._dispatch.is_active
        ):
            # Else the window's own Escape takes the key, and the tool never hears of it.
            event.accept()
            return True
        if self.gesture_event(event):
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._source is None:
            event.ignore()
            return
        try:
            self._dispatch.press(event.button(), self.pointer_at(event))
        except EngineError as error:
            self.refused.emit(error)
        self.update_cursor()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._source is not None:
            self._dispatch.move(self.pointer_at(event))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._dispatch.release(event.button(), self.pointer_at(event))
        self.update_cursor()

    def leaveEvent(self, event: QEvent) -> None:
        self._dispatch.flush()
        self._pointer = None
        self.update_cursor()
        self.cursor_moved.emit(0.0, 0.0, False)

    def hideEvent(self, event: QEvent) -> None:
        self._dispatch.cancel()
        self._dispatch.hold_space(False)

    def pointer_at(self, event: QMouseEvent) -> Pointer:
        """Place of this event in the view and in the image."""
        view_y, view_x = self._to_device(event.position())
        y, x = self._camera.to_image(view_y, view_x)
        has_shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        return Pointer(y, x, view_y, view_x, has_shift)

    # ---- inside

    def _line_px(self) -> int:
        return max(1, round(self.devicePixelRatioF()))

    def _to_device(self, point: QPointF) -> tuple[float, float]:
        ratio = self.devicePixelRatioF()
        return point.y() * ratio, point.x() * ratio

    def _set_style(self, style: OverlayStyle) -> None:
        # A preview is announced many times a second while its style stays the same.
        old, self._style = self._style, style
        key = (style.mode, style.is_preview, style.with_uncertainty)
        if key != (old.mode, old.is_preview, old.with_uncertainty):
            self._frame.forget()
            self.update()

    def _restyle(self) -> None:
        old = self._style
        self._style = make_overlay_style(
            self._classes, self._opacity, old.mode, old.with_uncertainty, old.is_preview, self._line_px()
        )
        self._frame.forget()
        self.update_cursor()
        self.update()

    def _move_camera(self, camera: Camera) -> None:
        if camera == self._camera:
            return
        is_zoomed = camera.scale != self._camera.scale
        self._camera = camera
        if self._pointer is not None:
            y, x = camera.to_image(self._pointer.view_y, self._pointer.view_x)
            self._pointer = replace(self._pointer, y=y, x=x)
        self.update()
        self.update_cursor()
        self.camera_moved.emit()
        if is_zoomed:
            self.scale_changed.emit(camera.scale)

    def _scene_and_target(self) -> tuple[CanvasScene, Target] | None:
        """Scene and target of the next frame; None without an image."""
        scene, style, surround = self._scene, self._style, self._surround
        if scene is None:
            return None
        ground = opaque((surround.red(), surround.green(), surround.blue()))
        return scene, Target(
            self._camera,
            self.device_size(),
            scene.source.shape,
            ground,
            style.margin,
            lambda scale, rect: compose(scene, style, scale, rect),
        )

    def _can_wait(self, rect: Rect, target: Target) -> bool:
        """Whether a change of this rectangle is drawn between events."""
        seen_px = target.in_sight(rect).area
        if self._dispatch.is_active and rect != Rect.of_shape(target.shape):
            return seen_px > _DRAW_DAB_PX
        read_px = rect.area if self._camera.scale < 1 else 0
        return max(read_px, seen_px) > _DRAW_PX

    def _mark_dirty(self, picture: Rect) -> None:
        """This rectangle of the picture looks different."""
        if not picture.is_empty:
            self._frame.mark(picture)
            self._update_picture(picture)

    def _update_picture(self, rect: Rect) -> None:
        if rect.is_empty:
            return
        top, left = self._camera.top, self._camera.left
        self._update_device(Rect(rect.y0 - top, rect.x0 - left, rect.y1 - top, rect.x1 - left))

    def _update_device(self, rect: Rect) -> None:
        ratio = self.devicePixelRatioF()
        x0, y0 = math.floor(rect.x0 / ratio), math.floor(rect.y0 / ratio)
        self.update(QRect(x0, y0, math.ceil(rect.x1 / ratio) - x0, math.ceil(rect.y1 / ratio) - y0))

    def _on_moved(self, pointer: Pointer) -> None:
        # A pan in between may have moved the image under the pointer.
        y, x = self._camera.to_image(pointer.view_y, pointer.view_x)
        self._pointer = replace(pointer, y=y, x=x)
        self.update_cursor()
        if self._source is not None:
            height, width = self._source.shape
            self.cursor_moved.emit(y, x, 0 <= y < height and 0 <= x < width)

    def _pen_cursor(self) -> PenCursor | None:
        info = self._dispatch.cursor()
        if self._pointer is None or info.radius_px is None or self._source is None:
            return None
        known = info.class_id is not None and info.class_id < len(self._classes)
        color = self._classes[info.class_id].color if known and info.class_id is not None else None
        return PenCursor(self._pointer.y, self._pointer.x, info.radius_px, color)

    def _shape_of_cursor(self, pen: PenCursor | None) -> Qt.CursorShape:
        if self._source is None:
            return Qt.CursorShape.ArrowCursor
        if self._dispatch.is_panning:
            is_down = self._dispatch.is_active
            return Qt.CursorShape.ClosedHandCursor if is_down else Qt.CursorShape.OpenHandCursor
        if pen is not None and ring_is_visible(pen.radius_px, self._camera.scale):
            return Qt.CursorShape.BlankCursor
        return Qt.CursorShape.CrossCursor
