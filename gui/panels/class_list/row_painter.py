"""Painter of the list's rows: a class with its colour, name, eye, lock and key; a heading with its arrow."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from engine.core import ClassInfo
from gui import plain_text
from gui.language.texts import with_signs
from gui.panels.class_list.rows import COUNT_ROLE, INFO_ROLE, NAMES_ROLE, GroupHeading, Index
from gui.panels.rows.short_names import KeptShortNames
from gui.style.icons import Icons
from gui.style.theme import Theme

ROW_HEIGHT: Final = 30
_ICON_PX: Final = 16
_SPACE_OF_ICONS: Final = 48
_INDENT: Final = 10


def swatch_rect(row: QRect) -> QRect:
    """Place of the colour in a row."""
    return QRect(row.left() + 10, row.center().y() - 8, 18, 18)


def eye_rect(row: QRect) -> QRect:
    """Place of the eye in a row, which hides and shows the class; larger than its picture."""
    return QRect(row.right() - 82, row.top(), 22, row.height())


def lock_rect(row: QRect) -> QRect:
    """Place of the lock in a row."""
    return QRect(row.right() - 60, row.top(), 24, row.height())


class ClassDelegate(QStyledItemDelegate):
    """Delegate that paints one class or the heading of a group.

    Eye and lock are there where they say something, and in the row under the pointer or chosen.
    """

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons = icons
        self._loaded: dict[str, QIcon] = {}
        self._short_names = KeptShortNames()
        icons.changed.connect(self._loaded.clear)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        info: ClassInfo | GroupHeading = index.data(INFO_ROLE)
        color = self._theme.color
        rect = option.rect.adjusted(0, 1, 0, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        is_under = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if is_chosen or is_under:
            painter.setPen(color("accent") if is_chosen else Qt.PenStyle.NoPen)
            painter.setBrush(color("selection" if is_chosen else "hover"))
            painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        if isinstance(info, GroupHeading):
            self._paint_heading(painter, rect, info, index.data(NAMES_ROLE))
        else:
            self._paint_class(painter, option.rect, info, index, is_chosen, is_under)
        painter.restore()

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        editor.setGeometry(option.rect.adjusted(32, 0, 0, 0))

    def _paint_class(
        self,
        painter: QPainter,
        row: QRect,
        info: ClassInfo,
        index: Index,
        is_chosen: bool,
        is_under: bool,
    ) -> None:
        color = self._theme.color
        rect = row.adjusted(0, 1, 0, -1)
        painter.setPen(color("line"))
        # The colour of what is not drawn is an empty box.
        painter.setBrush(Qt.BrushStyle.NoBrush if info.is_hidden else QColor(*info.color))
        if info.is_hidden:
            painter.setPen(QPen(QColor(*info.color), 2))
        painter.drawRoundedRect(QRectF(swatch_rect(row)), 4, 4)
        font = painter.font()
        font.setBold(is_chosen)
        painter.setFont(font)
        has_icons = is_chosen or is_under or info.is_locked or info.is_hidden
        space = rect.adjusted(38, 0, -40 - has_icons * _SPACE_OF_ICONS, 0)
        count = index.data(COUNT_ROLE)
        if count is not None:
            space = self._paint_count(painter, space, count)
        painter.setPen(color("text_soft" if info.is_hidden else "text"))
        self._paint_name(painter, space, info.name, index.data(NAMES_ROLE))
        if info.is_hidden or is_chosen or is_under:
            name = "mdi6.eye-off-outline" if info.is_hidden else "mdi6.eye-outline"
            self._paint_icon(painter, eye_rect(row), name)
        if info.is_locked or is_chosen or is_under:
            name = "mdi6.lock" if info.is_locked else "mdi6.lock-open-variant-outline"
            self._paint_icon(painter, lock_rect(row), name)
        self._paint_key(painter, rect, str(info.id), info.id < 10)

    def _paint_heading(
        self, painter: QPainter, rect: QRect, heading: GroupHeading, names: tuple[str, ...]
    ) -> None:
        painter.setPen(QPen(self._theme.color("text_soft"), 1.6))
        x, y = rect.left() + _INDENT + 9, rect.center().y() + 1
        if heading.is_folded:
            painter.drawPolyline([QPointF(x - 2, y - 4), QPointF(x + 2, y), QPointF(x - 2, y + 4)])
        else:
            painter.drawPolyline([QPointF(x - 4, y - 2), QPointF(x, y + 2), QPointF(x + 4, y - 2)])
        font = painter.font()
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(self._theme.color("text_soft"))
        self._paint_name(painter, rect.adjusted(38, 0, -40, 0), heading.name, names)
        self._paint_key(painter, rect, str(len(heading.class_ids)), False)

    def _paint_name(self, painter: QPainter, space: QRect, name: str, names: tuple[str, ...]) -> None:
        text = self._short_names.short(plain_text.one_line(name), names, painter, space.width())
        painter.drawText(space, Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_icon(self, painter: QPainter, place: QRect, name: str) -> None:
        square = QRect(0, 0, _ICON_PX, _ICON_PX)
        square.moveCenter(place.center())
        if name not in self._loaded:
            self._loaded[name] = self._icons.icon(name, "text_soft")
        self._loaded[name].paint(painter, square)

    def _paint_count(self, painter: QPainter, space: QRect, count: int) -> QRect:
        """Write the number of instances at the right end of `space`; returns the rest of it."""
        text = with_signs(f"{count:,}")
        painter.setPen(self._theme.color("text_soft"))
        painter.drawText(space, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, text)
        return space.adjusted(0, 0, -painter.fontMetrics().horizontalAdvance(text) - 8, 0)

    def _paint_key(self, painter: QPainter, rect: QRect, text: str, is_key: bool) -> None:
        font = painter.font()
        font.setBold(False)
        font.setPixelSize(11)
        painter.setFont(font)
        box = QRectF(rect.right() - 30, rect.center().y() - 9, 24, 19)
        if is_key:
            painter.setPen(self._theme.color("line"))
            painter.setBrush(self._theme.color("raised"))
            painter.drawRoundedRect(box, 4, 4)
        painter.setPen(self._theme.color("text_soft"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
