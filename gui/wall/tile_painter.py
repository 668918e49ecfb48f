"""Painting of one tile of the review wall: picture, state, warning, name and note."""

from __future__ import annotations

import bisect
from collections import OrderedDict
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QPainter, QPainterPath, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from engine.core import ImageId
from engine.session.review.review_wall import ReviewWall, TileState
from engine.session.review.tile_store import DrawnTile
from gui.language.sentences import sentence
from gui.language.texts import tr
from gui.plain_text import one_line
from gui.style.theme import SPACE, Theme

CAPTION_PX: Final = 56
"""Height of the three lines under a picture: nothing lies over the picture itself."""
PIXMAPS: Final = 256
"""Pictures that are kept ready for the screen; more than the smallest tiles of a large screen."""

_RADIUS: Final = 3.0
_LINE_PX: Final = 17
_DIMMED: Final = 0.38
_MARK_PX: Final = 22
_EDGE_INK: Final = {
    TileState.MARKED: "error",
    TileState.ACCEPTED: "good",
    TileState.CONFIRMED: "accent",
    TileState.ACCEPTING: "good",
}


@dataclass(frozen=True, slots=True)
class TileSigns:
    """What the widget knows of one tile: its number on the page, and where mouse and keyboard are."""

    number: int
    is_current: bool
    has_focus: bool
    is_hovered: bool


class TilePainter:
    """Painter of tiles in the colours of the theme; GUI thread."""

    def __init__(self, wall: ReviewWall, theme: Theme, widget: QWidget) -> None:
        self._wall = wall
        self._theme = theme
        self._widget = widget
        self._pixmaps: OrderedDict[ImageId, tuple[DrawnTile, QPixmap]] = OrderedDict()

    def picture_box(self, rect: QRect) -> QRect:
        """Where the picture of a tile lies."""
        return QRect(rect.x(), rect.y(), rect.width(), rect.height() - CAPTION_PX)

    def warning_box(self, rect: QRect, image_id: ImageId) -> QRect | None:
        """Where the warning of a tile lies, under its picture; None where it has none."""
        if not self._warning(image_id):
            return None
        return rect.adjusted(0, rect.height() - CAPTION_PX + _LINE_PX + 4, 0, 0)

    def paint(self, painter: QPainter, rect: QRect, image_id: ImageId, signs: TileSigns) -> DrawnTile | None:
        """Paint a tile; returns what was painted of its image, None where that is not made yet."""
        state, drawn = self._wall.state(image_id), self._wall.drawn(image_id)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = self.picture_box(rect)
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(box), _RADIUS, _RADIUS)
        painter.fillPath(shape, self._theme.color("canvas"))
        painter.setClipPath(shape)
        if drawn is None:
            self._paint_waiting(painter, box, image_id)
        else:
            self._paint_picture(painter, box, image_id, drawn, state)
        painter.setClipping(False)
        self._paint_edge(painter, QRectF(box), state, signs)
        self._paint_state(painter, box, state)
        self._paint_caption(painter, rect, image_id, state, signs)
        painter.restore()
        return drawn

    # ---- inside

    def _paint_waiting(self, painter: QPainter, box: QRect, image_id: ImageId) -> None:
        problem = self._wall.tiles.problem(image_id)
        painter.setFont(self._small_font())
        painter.setPen(self._theme.color("error" if problem else "text_off"))
        inner = box.adjusted(SPACE, SPACE, -SPACE, -SPACE)
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignCenter) | _WRAP, sentence(problem) or "…")

    def _paint_picture(
        self, painter: QPainter, box: QRect, image_id: ImageId, drawn: DrawnTile, state: TileState
    ) -> None:
        pixmap = self._pixmap(image_id, drawn)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if state in (TileState.ACCEPTED, TileState.GONE):
            painter.setOpacity(_DIMMED)
        painter.drawPixmap(fitted(box, pixmap.size()), pixmap)
        painter.setOpacity(1.0)

    def _paint_warning(self, painter: QPainter, strip: QRect, image_id: ImageId, state: TileState) -> None:
        ink = self._theme.color("text_soft" if state is TileState.CONFIRMED else "warning")
        middle = QPointF(strip.x() + 6, strip.y() + _LINE_PX / 2 + 1)
        if state is TileState.CONFIRMED:
            _paint_tick(painter, middle, self._theme.color("accent"), 0.9)
        else:
            painter.setPen(QPen(ink, 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawLine(middle + QPointF(0, -5), middle + QPointF(0, 1))
            painter.drawPoint(middle + QPointF(0, 5))
        painter.setPen(ink)
        words = strip.adjusted(16, 0, -2, 0)
        shown = fitting_lines(self._warning(image_id), painter.fontMetrics(), words.size())
        painter.drawText(words, int(Qt.AlignmentFlag.AlignTop) | _WRAP, shown)

    def _paint_edge(self, painter: QPainter, box: QRectF, state: TileState, signs: TileSigns) -> None:
        ink = _EDGE_INK.get(state)
        if ink is not None:
            painter.setPen(QPen(self._theme.color(ink), 3))
            painter.drawRoundedRect(box.adjusted(-1.5, -1.5, 1.5, 1.5), _RADIUS, _RADIUS)
        if signs.is_current:
            width = 2.5 if signs.has_focus else 1.5
            painter.setPen(QPen(self._theme.color("accent_hover"), width))
            painter.drawRoundedRect(box.adjusted(-5, -5, 5, 5), _RADIUS + 2, _RADIUS + 2)
        elif signs.is_hovered:
            painter.setPen(QPen(self._theme.color("text_off"), 1))
            painter.drawRoundedRect(box.adjusted(-4.5, -4.5, 4.5, 4.5), _RADIUS + 2, _RADIUS + 2)

    def _paint_state(self, painter: QPainter, box: QRect, state: TileState) -> None:
        """A disc in the upper right corner: a tick, a cross, or dots while it is being accepted."""
        if state not in (TileState.ACCEPTED, TileState.MARKED, TileState.ACCEPTING):
            return
        middle = QPointF(box.right() - SPACE - _MARK_PX / 2, box.top() + SPACE + _MARK_PX / 2)
        ink = self._theme.color("error" if state is TileState.MARKED else "good")
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawEllipse(middle, _MARK_PX / 2, _MARK_PX / 2)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        white = self._theme.color("panel")
        if state is TileState.ACCEPTED:
            _paint_tick(painter, middle, white, 1.3)
        elif state is TileState.MARKED:
            painter.setPen(QPen(white, 2.2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            for sign in (-1, 1):
                painter.drawLine(middle + QPointF(-4.2, -4.2 * sign), middle + QPointF(4.2, 4.2 * sign))
        else:
            painter.setPen(QPen(white, 3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            for offset in (-5, 0, 5):
                painter.drawPoint(middle + QPointF(offset, 0))

    def _paint_caption(
        self, painter: QPainter, rect: QRect, image_id: ImageId, state: TileState, signs: TileSigns
    ) -> None:
        top = rect.bottom() - CAPTION_PX + 1
        first = QRect(rect.x() + 2, top + 4, rect.width() - 4, _LINE_PX)
        number = f"{signs.number}" if signs.number > 0 else ""
        painter.setFont(self._small_font())
        painter.setPen(self._theme.color("text_off"))
        painter.drawText(first, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, number)
        number_px = painter.fontMetrics().horizontalAdvance(number) + SPACE // 2 + 2
        name = first.adjusted(number_px, 0, 0, 0)
        painter.setPen(self._theme.color("text"))
        shown = painter.fontMetrics().elidedText(
            one_line(self._wall.name(image_id)), Qt.TextElideMode.ElideMiddle, name.width()
        )
        painter.drawText(name, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        strip = self.warning_box(rect, image_id)
        if strip is not None and state not in (TileState.ACCEPTED, TileState.GONE):
            self._paint_warning(painter, strip, image_id, state)
            return
        painter.setPen(self._theme.color("text_soft"))
        second = first.translated(0, _LINE_PX)
        note = painter.fontMetrics().elidedText(
            self._second_line(image_id), Qt.TextElideMode.ElideMiddle, second.width()
        )
        painter.drawText(second, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, note)

    def _second_line(self, image_id: ImageId) -> str:
        parts = (sentence(self._wall.note(image_id)), self.scale_text(image_id))
        return " · ".join(part for part in parts if part)

    def scale_text(self, image_id: ImageId) -> str:
        """How much smaller than its image a tile is drawn; empty where it is hardly."""
        drawn = self._wall.drawn(image_id)
        if drawn is None or drawn.tile.scale < 3:
            return ""
        return tr("{scale:.0f} × smaller", scale=drawn.tile.scale)

    def _warning(self, image_id: ImageId) -> str:
        drawn = self._wall.drawn(image_id)
        if drawn is None:
            return ""
        warnings = [drawn.tile.obstacle] if drawn.tile.obstacle else drawn.tile.doubts
        return one_line(" ".join(map(sentence, warnings)))

    def _small_font(self) -> QFont:
        font = QFont(self._widget.font())
        font.setPixelSize(12)
        return font

    def _pixmap(self, image_id: ImageId, drawn: DrawnTile) -> QPixmap:
        known = self._pixmaps.get(image_id)
        if known is None or known[0] is not drawn:
            height, width = drawn.picture.shape[:2]
            image = QImage(drawn.picture.data, width, height, 4 * width, QImage.Format.Format_RGB32)
            known = self._pixmaps[image_id] = drawn, QPixmap.fromImage(image)
            while len(self._pixmaps) > PIXMAPS:
                self._pixmaps.popitem(last=False)
        self._pixmaps.move_to_end(image_id)
        return known[1]


_WRAP: Final = int(Qt.TextFlag.TextWordWrap)


def fitting_lines(text: str, metrics: QFontMetrics, room: QSize) -> str:
    """As many whole words of the text as fit into the room in lines, with an ellipsis where some are left."""

    def fits(shown: str) -> bool:
        box = metrics.boundingRect(QRect(0, 0, room.width(), 10 * room.height()), _WRAP, shown)
        return box.height() <= room.height()

    if fits(text):
        return text
    words = text.split(" ")
    shown = [" ".join(words[:count]) + "…" for count in range(1, len(words))] or [text]
    too_long = bisect.bisect_left(shown, True, key=lambda part: not fits(part))
    return shown[max(0, too_long - 1)]


def fitted(box: QRect, size: QSize) -> QRect:
    """The largest rectangle of the shape of `size` in the middle of `box`."""
    scaled = size.scaled(box.size(), Qt.AspectRatioMode.KeepAspectRatio)
    left = box.x() + (box.width() - scaled.width()) // 2
    top = box.y() + (box.height() - scaled.height()) // 2
    return QRect(left, top, scaled.width(), scaled.height())


def _paint_tick(painter: QPainter, middle: QPointF, ink: QColor, scale: float) -> None:
    painter.setPen(QPen(ink, 2.2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    points = [QPointF(-3.6, 0.2), QPointF(-1.0, 3.0), QPointF(4.0, -2.8)]
    painter.drawPolyline([middle + point * scale for point in points])
