"""Canvas widget: shows one image with its labels and passes the pointer's moves to a tool.

Handlers only change state and ask for a repaint; all drawing happens in `paintEvent`, so
that any number of events ends in one frame.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from engine.core import ClassList, Rect, RgbU8
from gui.canvas.adjustment import Adjustment, Tones, make_tones
from gui.canvas.camera import Camera, Size, straight_extent
from gui.canvas.compose import CanvasScene, Composer, compose, compose_split, compose_turned, label_level
from gui.canvas.cursor import PenCursor, cursor_rect, paint_cursor, ring_is_visible, rings_to_paint
from gui.canvas.draft_layer import paint_draft
from gui.canvas.frame import Frame, Target
from gui.canvas.idle_render import IdleRender
from gui.canvas.instances import InstanceArrays, InstanceLayer, make_layer, paint_numbers
from gui.canvas.marks import MarkedWidget, OnionSkin, WaitingPicture, paint_onion_skin, paint_without_image
from gui.canvas.orientation import STRAIGHT, Orientation
from gui.canvas.overlay_style import OverlayStyle, make_overlay_style
from gui.canvas.pixels import as_image, opaque
from gui.canvas.pointer_dispatch import PointerDispatch
from gui.canvas.pyramid import ImagePyramid, LabelPyramid
from gui.canvas.source import CanvasSource
from gui.language.texts import tr
from gui.modes import OverlayMode
from gui.tools.base import Draft, Pointer, Tool

if TYPE_CHECKING:
    from engine.sequence.outlines import MaskOutline

# Enough to show a 12-megapixel image sharp at once; larger ones sharpen a moment later.
_OPEN_BUDGET_S = 0.025
# A change of the labels costs twice: it is copied into the smaller copies, and drawn. Up to these limits that
# is done at once, above them between events:
#
# limit        | counts                                | applies to
# _COPY_PX     | image pixels                          | copying, below 1:1 (above, drawing reads the source)
# _DRAW_PX     | device pixels, below 1:1 image pixels | drawing; so many cost 2 ms
# _DRAW_DAB_PX | device pixels                         | drawing a dab; only the largest brush has more
_COPY_PX = 1 << 22
_DRAW_PX = 1 << 18
_DRAW_DAB_PX = 1 << 19


class CanvasView(MarkedWidget):
    """View of one image; GUI thread. Points of it are (y, x) in device pixels, unless they are QPointF."""

    painted = Signal()
    """All that is in view was painted as it is now; nothing waits to be drawn later."""

    picture_painted = Signal()
    """The small picture of an image that is still being read was painted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture: WaitingPicture | None = None
        self._scene: CanvasScene | None = None
        self._layer: InstanceLayer | None = None
        self._tones: Tones | None = None
        self._classes = ClassList(())
        self._opacity = 0.5
        self._style = make_overlay_style(self._classes, self._opacity, OverlayMode.FILL)
        self._skin = OnionSkin()
        self._frame = Frame()
        self._dispatch = PointerDispatch(self, self, self._on_moved, self)
        self._ring: Rect | None = None
        self._cursor_shape: Qt.CursorShape | None = None
        self._was_painted_whole = False
        self._surround = QColor("#0f1216")
        self._ground = opaque((self._surround.red(), self._surround.green(), self._surround.blue()))
        self._text_color = QColor("#a9b4c2")
        self._idle_render = IdleRender(
            self._frame, self._scene_and_target, self._update_picture, lambda: self._dispatch.is_active, self
        )
        self._idle_render.worked.connect(self._on_idle_work)
        self._set_up_widget()

    def _set_up_widget(self) -> None:
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(80, 90)
        self.setAccessibleName(tr("Canvas"))
        self.grabGesture(Qt.GestureType.PinchGesture)

    # ---- what is shown

    @property
    def source(self) -> CanvasSource | None:
        return self._source

    @property
    def has_image(self) -> bool:
        return self._source is not None

    def set_source(
        self,
        source: CanvasSource | None,
        orientation: Orientation = STRAIGHT,
        *,
        keeps_view: bool = False,
    ) -> None:
        """Show another image; None shows the empty text.

        Args:
            orientation: in which the image is shown, fitted.
            keeps_view: show the same part of it instead, as large as now: it is the same image, read anew.
        """
        self._dispatch.forget()
        self._source, self._picture = source, None
        self._scene = self._layer = None
        self._idle_render.forget()
        self._frame.forget()
        if source is not None:
            self._scene = CanvasScene(
                source,
                ImagePyramid(source.pixels, source.smaller_copies),
                LabelPyramid(source),
                tones=self._tones,
            )
            self._scene.labels.want_uncertainty(self._style.with_uncertainty)
            self._scene.image.build(_OPEN_BUDGET_S)
            self._scene.labels.build(_OPEN_BUDGET_S, Rect.of_shape(source.shape))
            self._idle_render.start()
            self._start_view(source.shape, None if keeps_view else orientation)
        if self._split is not None:
            self.split_in_the_middle()
        self.update_cursor()
        self.update_draft()
        self.update()

    def show_picture(self, pixels: RgbU8 | None, shape: tuple[int, int] = (1, 1)) -> None:
        """Show a small picture of an image of this shape (H, W) until `set_source`; None: no longer."""
        self._picture = None if pixels is None else WaitingPicture.of(pixels, shape)
        self.update()

    def refresh(self, rect: Rect) -> None:
        """Labels or scribbles in this rectangle of the image differ."""
        if self._scene is not None and not self._refresh_at_once(self._scene, rect):
            # Also what is out of view, or drawn later, is reported as painted: one pixel is enough for that.
            self.update(QRect(0, 0, 1, 1))

    def _refresh_at_once(self, scene: CanvasScene, rect: Rect) -> bool:
        """Bring it up to date, now or between events; whether anything is painted for it now."""
        shape, scale = scene.source.shape, self._camera.scale
        rect = rect.clip(*shape)
        if rect.is_empty:
            return False
        # From 1:1 on the labels are read from the source itself; the smaller copies can follow later.
        reads_source, seen = scale >= 1, self.in_sight(rect, self._style.margin)
        can_wait = self._can_wait(rect, seen, shape)
        is_copied = not (can_wait or reads_source) and rect.area <= _COPY_PX
        if is_copied:
            seen = self.in_sight(scene.labels.refresh(rect, label_level(scale)), self._style.margin)
        else:
            scene.labels.mark_stale(rect)
        if is_copied or (reads_source and not can_wait):
            self._idle_render.start_later()
            return self._mark_dirty(seen)
        self._idle_render.start()
        if reads_source:
            self._idle_render.draw(seen)
        return False

    def set_classes(self, classes: ClassList) -> None:
        if classes != self._classes:
            self._classes = classes
            self._restyle()

    def set_opacity(self, opacity: float) -> None:
        """Strength of the fill, 0-1."""
        opacity = min(1.0, max(0.0, opacity))
        if opacity != self._opacity:
            self._opacity = opacity
            self._style = self._made_style()
            self._frame.recolour()
            self.update()

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
        self._compose_anew()

    def set_adjustment(self, adjustment: Adjustment) -> None:
        """Draw the image, and nothing else, with this brightness, contrast, gamma and these channels."""
        self._tones = make_tones(adjustment)
        if self._scene is not None:
            self._scene = replace(self._scene, tones=self._tones)
        self._compose_anew()

    @property
    def tones(self) -> Tones | None:
        """Adjustment of the picture; None where it is shown as it is."""
        return self._tones

    def set_grid_visible(self, visible: bool) -> None:
        """Draw lines between the pixels of the image where they are large."""
        self._set_style(replace(self._style, with_grid=visible))

    def set_onion_skin(self, outlines: Sequence[MaskOutline]) -> None:
        """Draw these outlines of another frame over the picture."""
        self._skin = OnionSkin.of(outlines)
        self.update()

    def set_bare(self, bare: bool) -> None:
        """Draw the image alone: no mask, no scribbles, no uncertainty."""
        self._set_style(replace(self._style, is_bare=bare))

    def show_labels_of(self, source: CanvasSource) -> None:
        """Draw the labels of another source of the same image; the view stays."""
        if self._scene is None or self._scene.source is source:
            return
        labels = LabelPyramid(source)
        labels.want_uncertainty(self._style.with_uncertainty)
        labels.build(_OPEN_BUDGET_S, Rect.of_shape(source.shape))
        self._scene = replace(self._scene, source=source, labels=labels)
        self._idle_render.start()
        self._compose_anew()

    def set_colors(self, surround: str, text: str) -> None:
        """Colours (#rrggbb) of the theme around the image and for the empty text."""
        self._surround, self._text_color = QColor(surround), QColor(text)
        self._ground = opaque((self._surround.red(), self._surround.green(), self._surround.blue()))
        self._compose_anew()

    @property
    def is_building(self) -> bool:
        """True while smaller copies are still being made in the background."""
        return self._idle_render.is_active

    @property
    def composed_px(self) -> int:
        """Device pixels composed since the start."""
        return self._frame.composed_px

    # ---- tools

    @property
    def tool(self) -> Tool | None:
        """The tool in hand; None when the pointer moves the image."""
        return self._dispatch.tool

    @property
    def is_active(self) -> bool:
        """True while a button is down and a tool at work."""
        return self._dispatch.is_active

    def set_tool(self, tool: Tool | None) -> None:
        """Use another tool; a stroke in progress is cancelled. None pans."""
        self._dispatch.set_tool(tool)
        if tool is not None:
            tool.changed, tool.refused = self.update_draft, self.refused.emit
        self.update_cursor()
        self.update_draft()

    def update_cursor(self) -> None:
        """The tool's size or class differ, or the pointer moved: repaint the ring, and no label."""
        pen = self._pen_cursor()
        ring = None if pen is None else cursor_rect(pen, self._camera)
        for rect in rings_to_paint(self._ring, ring):
            self._update_device(rect)
        self._ring = ring
        self._update_crosshair()
        shape = self._shape_of_cursor(pen)
        if shape is not self._cursor_shape:
            self._cursor_shape = shape
            self.setCursor(shape)

    def cancel_stroke(self) -> bool:
        """Take back the stroke in progress; False when there is none."""
        is_cancelled = self._dispatch.cancel()
        self.update_cursor()
        return is_cancelled

    def overview(self, longest_px: int) -> QImage:
        """The whole picture as it is drawn, its longer side this many pixels, without instances' numbers."""
        assert self._scene is not None
        scene, style, shape = self._scene, self._style, self._scene.source.shape
        camera = self.overview_camera(longest_px)
        composer = self._oriented(lambda scale, rect, _: compose(scene, style, scale, rect), camera.scale)
        # A copy: the array goes with this call.
        pixels = composer(camera.scale, camera.extent(shape), None)
        return as_image(pixels, QImage.Format.Format_RGB32).copy()

    def overview_camera(self, longest_px: int) -> Camera:
        """The camera of the overview, turned as the view is."""
        assert self._source is not None
        orientation = self._camera.orientation
        return Camera(longest_px / max(orientation.bounds(self._source.shape)), orientation=orientation)

    # ---- events of Qt

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        scene_and_target = self._scene_and_target()
        if scene_and_target is None:
            if paint_without_image(painter, self._picture, self.rect(), self._surround, self._text_color):
                self.picture_painted.emit()
            painter.end()
            return
        style, ratio = self._style, self.devicePixelRatioF()
        self._frame.show(scene_and_target[1])
        image = self._frame.image
        image.setDevicePixelRatio(ratio)
        painter.drawImage(QPointF(0, 0), image)
        has_mask = style.mode is not OverlayMode.OFF and not style.is_bare and self._split is None
        if self._layer is not None and has_mask:
            size, part = self.device_size(), event.rect()
            paint_numbers(painter, self._layer, self._camera, size, ratio, part, style.visible)
        # From here on in device pixels.
        painter.scale(1 / ratio, 1 / ratio)
        if not style.is_bare:
            paint_onion_skin(painter, self._skin, self._color_of_drawn, self._camera, self._line_px())
        self._paint_marks(painter)
        pen = self._pen_cursor()
        if pen is not None:
            paint_cursor(painter, pen, self._camera, self._line_px())
        self._paint_draft(painter)
        painter.end()
        self._was_painted_whole = self._is_drawn_whole(*scene_and_target)
        if self._was_painted_whole:
            self.painted.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self.update()

    def change_ratio(self) -> None:
        self._restyle()
        self.fit()

    # ---- inside

    def _compose_anew(self) -> None:
        self._frame.forget()
        self.update()

    def _set_style(self, style: OverlayStyle) -> None:
        # A preview is announced many times a second while its style stays the same.
        old, self._style = self._style, style
        if style.drawn_parts != old.drawn_parts:
            self._compose_anew()

    def _made_style(self) -> OverlayStyle:
        old = self._style
        made = make_overlay_style(
            self._classes, self._opacity, old.mode, old.with_uncertainty, old.is_preview, self._line_px()
        )
        return replace(made, with_grid=old.with_grid, is_bare=old.is_bare)

    def _restyle(self) -> None:
        self._style = self._made_style()
        self._compose_anew()
        self.update_cursor()

    def _scene_and_target(self) -> tuple[CanvasScene, Target] | None:
        """Scene and target of the next frame; None without an image."""
        scene, style = self._scene, self._style
        if scene is None:
            return None
        return scene, Target(
            self._camera,
            self.device_size(),
            scene.source.shape,
            self._ground,
            style.margin,
            self._oriented(self._composer(scene), self._camera.scale),
        )

    def _oriented(self, composer: Composer, scale: float) -> Composer:
        """The composer of the turned picture, of that of the straight one."""
        orientation, ground = self._camera.orientation, self._ground
        if orientation.is_straight or self._source is None:
            return composer
        extent = straight_extent(scale, self._source.shape)
        return lambda scale, rect, _: compose_turned(composer, orientation, ground, scale, rect, extent)

    def _composer(self, scene: CanvasScene) -> Composer:
        style, split, layers = self._style, self._split, self._frame.layers
        if split is None or not self._is_left_bare:
            return lambda scale, rect, memory: compose(scene, style, scale, rect, layers, memory)
        return lambda scale, rect, _: compose_split(scene, style, scale, rect, split)

    def _can_wait(self, rect: Rect, seen: Rect, shape: Size) -> bool:
        """Whether a change of this rectangle, `seen` in the picture, is drawn between events."""
        if self._dispatch.is_active and rect != Rect.of_shape(shape):
            return seen.area > _DRAW_DAB_PX
        read_px = rect.area if self._camera.scale < 1 else 0
        return max(read_px, seen.area) > _DRAW_PX

    def _is_drawn_whole(self, scene: CanvasScene, target: Target) -> bool:
        """Whether nothing that is in view is still to be drawn, or to be copied before it can be."""
        if self._frame.is_late or self._idle_render.holds_changes:
            return False
        number = label_level(self._camera.scale)
        # From 1:1 on the labels are read from the source itself.
        return number == 0 or scene.labels.is_fresh_in(
            target.camera.visible_image(target.size, target.shape), number
        )

    def _on_idle_work(self) -> None:
        # What was late may have gone out of view meanwhile, so that nothing more is painted by itself.
        scene_and_target = None if self._was_painted_whole else self._scene_and_target()
        if scene_and_target is not None and self._is_drawn_whole(*scene_and_target):
            self.update(QRect(0, 0, 1, 1))

    def _mark_dirty(self, picture: Rect) -> bool:
        """This rectangle of the picture looks different; False where it is empty."""
        if picture.is_empty:
            return False
        self._frame.mark(picture)
        self._update_picture(picture)
        return True

    def _update_picture(self, rect: Rect) -> None:
        if rect.is_empty:
            return
        top, left = self._camera.top, self._camera.left
        self._update_device(Rect(rect.y0 - top, rect.x0 - left, rect.y1 - top, rect.x1 - left))

    def _on_moved(self, pointer: Pointer) -> None:
        # A pan in between may have moved the image under the pointer.
        y, x = self._camera.pointed(pointer.view_y, pointer.view_x)
        self._pointer = pointer if (y, x) == pointer.point else replace(pointer, y=y, x=x)
        tool = self._dispatch.tool
        if tool is not None and not self._dispatch.is_active and not self._dispatch.is_panning:
            tool.hover(self._pointer)
        self.update_cursor()
        self.update_draft()
        if self._source is not None:
            height, width = self._source.shape
            self.cursor_moved.emit(y, x, 0 <= y < height and 0 <= x < width)

    def _paint_draft(self, painter: QPainter) -> None:
        tool = self._dispatch.drawn_tool
        draft = None if tool is None else tool.draft
        pointer = None if self._pointer is None else (self._pointer.view_y, self._pointer.view_x)
        is_moving = self._dispatch.is_panning or self._dispatch.is_zooming
        if self.limit and pointer is not None and not is_moving:
            draft = Draft() if draft is None else draft
            draft = replace(draft, text=draft.text or self.limit)
        if draft is None:
            return
        color = self._color_of(draft.class_id)
        paint_draft(painter, draft, color, self._camera, self.device_size(), self._line_px(), pointer)

    def _color_of(self, class_id: int | None) -> tuple[int, int, int] | None:
        if class_id is None or class_id >= len(self._classes):
            return None
        return self._classes[class_id].color

    def _color_of_drawn(self, class_id: int) -> tuple[int, int, int] | None:
        """Colour of a class; None for one that is hidden or gone."""
        is_drawn = self._classes.has(class_id) and not self._classes[class_id].is_hidden
        return self._classes[class_id].color if is_drawn else None

    def _pen_cursor(self) -> PenCursor | None:
        info = self._dispatch.cursor()
        if self._pointer is None or info.radius_px is None or self._source is None:
            return None
        color = self._color_of(info.class_id)
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
