"""Painter of the list's rows: an image with its picture, name, status and mark."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from engine.storage import ImageStatus
from gui.panels.image_rows import ROW_ROLE, STATUS_INKS, ImageListRow, ImageMark, row_text
from gui.panels.rows.short_names import name_in_two_lines, shortened_file_name
from gui.panels.thumbnails import Thumbnails
from gui.plain_text import one_line
from gui.style.theme import Theme

ROW_HEIGHT: Final = 52
PICTURE: Final = 36
NARROW_NAME_PX: Final = 150
"""With less room for names, most of those that cameras and microscopes give are cut."""
_BROKEN: Final = (ImageStatus.UNREADABLE, ImageStatus.MISSING)


class ImageDelegate(QStyledItemDelegate):
    """Delegate that paints one image: picture, name, status."""

    def __init__(self, theme: Theme, thumbnails: Thumbnails, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._thumbnails = thumbnails
        self.open_id: int | None = None

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(160, ROW_HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row: ImageListRow | None = index.data(ROW_ROLE)
        if row is None:
            return
        color = self._theme.color
        rect = QRectF(option.rect).adjusted(0.5, 1.5, -0.5, -1.5)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_open = row.id == self.open_id
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if is_open or is_chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(color("accent") if is_open else Qt.PenStyle.NoPen)
            painter.setBrush(color("selection" if is_open or is_chosen else "hover"))
            painter.drawRoundedRect(rect, 6, 6)
        left, top = option.rect.left() + 8, option.rect.top()
        self._paint_picture(painter, QRect(left, top + (ROW_HEIGHT - PICTURE) // 2, PICTURE, PICTURE), row)
        if row.weight is not None:
            self._paint_weight(painter, QRectF(left, top + ROW_HEIGHT - 6, PICTURE, 3), row.weight)
        text = QRect(left + PICTURE + 10, top + 8, option.rect.width() - PICTURE - 54, 18)
        self._paint_texts(painter, text, row, list(_names_beside(index)))
        mark = QPointF(option.rect.right() - 18, option.rect.center().y() + 0.5)
        paint_status(painter, mark, row.status, self._theme, row.mark)
        painter.restore()

    def _paint_texts(self, painter: QPainter, place: QRect, row: ImageListRow, beside: Sequence[str]) -> None:
        """The name and what is said of the image; in a narrow list a long name takes both lines."""
        metrics, name, second = painter.fontMetrics(), one_line(row.name), ""
        says_more = bool(row.note) or row.status in _BROKEN
        if place.width() < NARROW_NAME_PX and not says_more:
            # What its status is, the mark at the end of the row says as well.
            first, second = name_in_two_lines(name, beside, metrics, place.width())
        else:
            first = shortened_file_name(name, beside, metrics, place.width())
        painter.setPen(self._theme.color("text"))
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, first)
        if not second:
            font = painter.font()
            font.setPixelSize(11)
            painter.setFont(font)
            painter.setPen(self._theme.color("error" if row.status in _BROKEN else "text_soft"))
            metrics = painter.fontMetrics()
            second = metrics.elidedText(row_text(row), Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place.translated(0, 19), Qt.AlignmentFlag.AlignVCenter, second)

    def _paint_weight(self, painter: QPainter, rect: QRectF, weight: float) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("line"))
        painter.drawRoundedRect(rect, 1.5, 1.5)
        painter.setBrush(self._theme.color("accent"))
        painter.drawRoundedRect(QRectF(rect.x(), rect.y(), rect.width() * weight, rect.height()), 1.5, 1.5)

    def _paint_picture(self, painter: QPainter, rect: QRect, row: ImageListRow) -> None:
        picture = self._thumbnails.get(row.path)
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(rect), 4, 4)
        painter.fillPath(shape, self._theme.color("raised"))
        if picture is not None:
            painter.setClipPath(shape)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(rect, picture)
            painter.setClipping(False)


def _names_beside(index: QModelIndex | QPersistentModelIndex) -> Iterator[str]:
    """Names of the rows above and below."""
    for number in (index.row() - 1, index.row() + 1):
        row: ImageListRow | None = index.sibling(number, 0).data(ROW_ROLE)
        if row is not None:
            yield one_line(row.name)


def paint_status(
    painter: QPainter, center: QPointF, status: ImageStatus, theme: Theme, mark: ImageMark | None = None
) -> None:
    """A mark of 14 px: ring, dashed ring, half disc, one tick or two, dash or exclamation mark."""
    color = theme.color(STATUS_INKS[status])
    disc = QRectF(center.x() - 7, center.y() - 7, 14, 14)
    painter.setPen(QPen(color, 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if status is ImageStatus.ACCEPTED:
        painter.setBrush(color)
        painter.drawEllipse(disc)
        painter.setPen(QPen(theme.color("panel"), 1.8))
        for aside in (-1.6, 1.8) if mark is ImageMark.CHECKED else (0.0,):
            tick = [QPointF(-3.2, 0.2), QPointF(-0.8, 2.8), QPointF(3.4, -2.4)]
            painter.drawPolyline([center + point + QPointF(aside, 0) for point in tick])
        return
    if mark is ImageMark.PREDICTED:
        painter.setPen(QPen(theme.color("accent"), 1.5, Qt.PenStyle.DotLine))
    painter.drawEllipse(disc)
    if status is ImageStatus.STARTED:
        painter.setBrush(color)
        painter.drawPie(disc, 90 * 16, -180 * 16)
    elif status in (ImageStatus.SKIPPED, ImageStatus.REMOVED):
        painter.drawLine(center + QPointF(-3, 0), center + QPointF(3, 0))
    elif status in _BROKEN:
        painter.drawLine(center + QPointF(0, -3.5), center + QPointF(0, 0.5))
        painter.drawPoint(center + QPointF(0, 3.2))
