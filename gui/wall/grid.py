"""Grid of the review wall: tiles of any number, of which only those in sight are looked at."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractItemView

from engine.core import ImageId
from engine.session.review.review_wall import ReviewWall
from engine.session.review.tile_drawing import TileStyle
from engine.session.review.tile_store import DrawnTile
from engine.session.review.tiles import side_for
from gui.language.texts import tr
from gui.style.theme import SPACE, Theme
from gui.wall.tile_painter import CAPTION_PX, TilePainter, TileSigns
from gui.wall.wall_model import ID_ROLE, WallModel

LEAST_TILE_PX: Final = 96
USUAL_TILE_PX: Final = 220
MOST_TILE_PX: Final = 720

_GAP: Final = 2 * SPACE
_USUAL_ASPECT: Final = 0.75
_ASPECTS: Final = (0.5, 1.25)
_ZOOM_STEP: Final = 1.12

Index = QModelIndex | QPersistentModelIndex


class WallGrid(QAbstractItemView):
    """Tiles in rows as wide as the widget; tells its wall which of them are wholly on the screen."""

    mark_clicked = Signal(int)
    """Id of an image that was clicked."""
    warning_clicked = Signal(int)
    open_requested = Signal(int)
    tile_px_changed = Signal(int)
    moved = Signal()
    """The hand moved over the grid, or moved it."""
    current_changed = Signal()
    """Keys are for another tile."""

    def __init__(self, wall: ReviewWall, theme: Theme) -> None:
        super().__init__()
        self._wall = wall
        self._theme = theme
        self.painter = TilePainter(wall, theme, self)
        self.rows = WallModel(wall, self.painter.scale_text, self)
        self._tile_px = USUAL_TILE_PX
        self._aspect: float | None = None
        self._style: TileStyle | None = None
        self._hovered: ImageId | None = None
        self._pressed: ImageId | None = None
        self._marked_by_click: ImageId | None = None
        self._painted: dict[ImageId, DrawnTile] = {}
        self.setModel(self.rows)
        # A click must not move what lies under the mouse.
        self.setAutoScroll(False)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("Predicted images"))
        self.setMinimumHeight(LEAST_TILE_PX + CAPTION_PX + 2 * _GAP)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self._scrolled())
        theme.changed.connect(self.viewport().update)

    # ---- what is shown

    @property
    def tile_px(self) -> int:
        """Width of a tile in logical pixels."""
        return self._tile_px

    def set_tile_px(self, width: int) -> None:
        """Draw tiles so wide from now on; the current one stays in sight."""
        width = min(MOST_TILE_PX, max(LEAST_TILE_PX, width))
        if width != self._tile_px:
            self._tile_px = width
            self._lay_out()
            if self.currentIndex().isValid():
                self.scrollTo(self.currentIndex())
            self.tile_px_changed.emit(width)

    def set_mask_style(self, style: TileStyle) -> None:
        """Draw masks like this from now on."""
        self._style = style
        self._want()
        self.viewport().update()

    @property
    def place(self) -> tuple[ImageId, ...]:
        """Images from the current one on, or from the first in view where the current one is not."""
        in_view, row = self._rows_in_view(), self.currentIndex().row()
        return self.rows.images[row if row in in_view else self._first_row() :]

    def refresh(self, *, to_top: bool = False, place: Sequence[ImageId] = ()) -> None:
        """Take over the wall's list; the current image stays it, unless the list begins at its top again.

        Args:
            place: `place` of an earlier visit; the first of these that is listed becomes the current one.
        """
        current = self.current_image
        is_followed = bool(place) or self.currentIndex().row() in self._rows_in_view()
        wanted = () if to_top else place or (() if current is None else (current,))
        self._aspect = None
        self.rows.refresh()
        self._painted.clear()
        self._lay_out()
        rows = (self.rows.row_of(image_id) for image_id in wanted)
        row = next((number for number in rows if number is not None), None)
        if self.rows.rowCount():
            self.setCurrentIndex(self.rows.index(row or 0, 0))
        if to_top:
            self.verticalScrollBar().setValue(0)
        elif row is not None and is_followed:
            self.scrollTo(self.currentIndex())
        self.viewport().update()

    def show_tile(self, image_id: ImageId | None) -> None:
        """The tile of this image, or of any, is another one."""
        drawn = None if image_id is None else self._wall.drawn(image_id)
        if drawn is not None and self._aspect is None:
            height, width = drawn.tile.pixels.shape[:2]
            is_followed = self.currentIndex().row() in self._rows_in_view()
            self._aspect = min(_ASPECTS[1], max(_ASPECTS[0], height / width))
            self._lay_out()
            if is_followed:
                self.scrollTo(self.currentIndex())
        if image_id is None:
            self._want()
        self.viewport().update()

    @property
    def current_image(self) -> ImageId | None:
        """The image that keys are for."""
        value = self.currentIndex().data(ID_ROLE)
        return None if value is None else ImageId(value)

    def whole_images(self) -> list[ImageId]:
        """Images whose tiles are wholly in view, in their order."""
        images, view = self.rows.images, self.viewport().rect()
        return [images[row] for row in self._rows_in_view() if view.contains(self._rect(row))]

    def image_of_number(self, number: int) -> ImageId | None:
        """The image with this number on its tile; None where there is none in view."""
        row = self._first_row() + number - 1
        return self.rows.images[row] if number > 0 and row in self._rows_in_view() else None

    def go_to(self, image_id: ImageId) -> None:
        """Make the tile of this image the current one, and bring it in sight."""
        row = self.rows.row_of(image_id)
        if row is not None:
            self.setCurrentIndex(self.rows.index(row, 0))
            self.scrollTo(self.currentIndex())

    # ---- places

    @property
    def _columns(self) -> int:
        return max(1, (self.viewport().width() - _GAP) // (self._tile_px + _GAP))

    @property
    def _picture_px(self) -> int:
        return round(self._tile_px * (_USUAL_ASPECT if self._aspect is None else self._aspect))

    @property
    def _row_px(self) -> int:
        return self._picture_px + CAPTION_PX + _GAP

    def _rect(self, row: int) -> QRect:
        """Place of a tile in the viewport."""
        columns = self._columns
        spare = self.viewport().width() - _GAP - columns * (self._tile_px + _GAP)
        # Room that is left over lies between the tiles, not at the end of each row.
        step = self._tile_px + _GAP + (max(0, spare) // columns if self.rows.rowCount() >= columns else 0)
        x = _GAP + (row % columns) * step
        y = _GAP + (row // columns) * self._row_px - self.verticalOffset()
        return QRect(x, y, min(self._tile_px, self.viewport().width() - 2 * _GAP), self._row_px - _GAP)

    def _rows_in_view(self) -> range:
        columns, top = self._columns, self.verticalOffset()
        first = max(0, (top - _GAP) // self._row_px) * columns
        last = ((top + self.viewport().height()) // self._row_px + 1) * columns
        return range(min(first, self.rows.rowCount()), min(last, self.rows.rowCount()))

    def _first_row(self) -> int:
        """The first tile of the first row that is wholly in view: it has the number 1."""
        rows = self._rows_in_view()
        whole = (row for row in rows if self._rect(row).top() >= 0)
        return next(whole, rows.start)

    def _lay_out(self) -> None:
        count, bar = self.rows.rowCount(), self.verticalScrollBar()
        lines = -(-count // self._columns)
        bar.setRange(0, max(0, lines * self._row_px + _GAP - self.viewport().height()))
        bar.setSingleStep(self._row_px // 2)
        bar.setPageStep(max(self._row_px, self.viewport().height() // self._row_px * self._row_px))
        self._painted.clear()
        self._want()
        self.viewport().update()

    def _want(self) -> None:
        """Have the tiles in view made, then those of the page below and the one above."""
        if self._style is None or not self.isVisible():
            return
        images, rows = self.rows.images, self._rows_in_view()
        count = max(1, len(rows))
        ahead = range(rows.stop, min(len(images), rows.stop + count))
        behind = range(max(0, rows.start - count), rows.start)
        wanted = [images[row] for part in (rows, ahead, behind) for row in part]
        ratio = self.devicePixelRatioF()
        side_px = side_for(max(self._tile_px, self._picture_px) * ratio)
        self._wall.want(wanted, side_px, self._style)

    # ---- events

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._theme.color("window"))
        first, current = self._first_row(), self.currentIndex().row()
        for row in self._rows_in_view():
            rect = self._rect(row)
            if not event.rect().intersects(rect.adjusted(-6, -6, 6, 6)):
                continue
            image_id = self.rows.images[row]
            signs = TileSigns(row - first + 1, row == current, self.hasFocus(), image_id == self._hovered)
            drawn = self.painter.paint(painter, rect, image_id, signs)
            if drawn is not None and event.rect().contains(rect):
                self._painted[image_id] = drawn
            elif self._painted.get(image_id) is not drawn:
                self._painted.pop(image_id, None)
        painter.end()
        self._report()

    def _report(self) -> None:
        """Say what is wholly on the screen, as it is now."""
        whole = [i for i in self.whole_images() if self._painted.get(i) is self._wall.drawn(i) is not None]
        self._wall.note_painted(whole)

    def _scrolled(self) -> None:
        self._painted.clear()
        self._wall.sight.note_hidden()
        self._want()
        self.moved.emit()
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def hideEvent(self, event: QHideEvent) -> None:
        self._painted.clear()
        self._wall.sight.note_hidden()
        super().hideEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.WindowDeactivate:
            # Another window may lie over it.
            self._wall.sight.note_hidden()
        elif event.type() in (QEvent.Type.WindowActivate, QEvent.Type.DevicePixelRatioChange):
            self._lay_out()
        return super().event(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        hovered = ImageId(index.data(ID_ROLE)) if index.isValid() else None
        if hovered != self._hovered:
            self._hovered = hovered
            self.viewport().update()
        self.moved.emit()

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = None
        self.viewport().update()
        super().leaveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        is_left = event.button() == Qt.MouseButton.LeftButton
        self._pressed = ImageId(index.data(ID_ROLE)) if is_left and index.isValid() else None
        if self._pressed is not None:
            self.setCurrentIndex(index)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click marks; on the warning of a tile it says that it was read."""
        pressed, self._pressed = self._pressed, None
        point = event.position().toPoint()
        index = self.indexAt(point)
        self._marked_by_click = None
        if pressed is None or not index.isValid() or index.data(ID_ROLE) != pressed:
            return
        warning = self.painter.warning_box(self.visualRect(index), pressed)
        if warning is not None and warning.contains(point):
            self.warning_clicked.emit(int(pressed))
        else:
            self._marked_by_click = pressed
            self.mark_clicked.emit(int(pressed))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click opens; its first click has marked, which is taken back."""
        index = self.indexAt(event.position().toPoint())
        if event.button() != Qt.MouseButton.LeftButton or not index.isValid():
            return
        image_id = ImageId(index.data(ID_ROLE))
        if self._marked_by_click == image_id:
            self.mark_clicked.emit(int(image_id))
        self._marked_by_click = self._pressed = None
        self.open_requested.emit(int(image_id))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl the wheel makes tiles larger or smaller."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            notches = event.angleDelta().y() / 120
            self.set_tile_px(round(self._tile_px * _ZOOM_STEP**notches))
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move, the page keys turn pages; other keys are the dialog's."""
        if not self.take_key(event):
            event.ignore()

    def take_key(self, event: QKeyEvent) -> bool:
        """Move by this key, wherever the keyboard is; False where it moves nothing."""
        action = _MOVES.get(Qt.Key(event.key()))
        if action is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        index = self.moveCursor(action, event.modifiers())
        if index.isValid():
            self.setCurrentIndex(index)
            if action in (_CURSOR.MovePageDown, _CURSOR.MovePageUp):
                self.verticalScrollBar().setValue((index.row() // self._columns) * self._row_px)
            else:
                self.scrollTo(index)
            self.viewport().update()
        self.moved.emit()
        return True

    # ---- what an item view has to know

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.current_changed.emit()

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        count, columns = self.rows.rowCount(), self._columns
        if count == 0:
            return QModelIndex()
        lines = max(1, self.viewport().height() // self._row_px)
        steps = {
            _CURSOR.MoveLeft: -1,
            _CURSOR.MoveRight: 1,
            _CURSOR.MovePrevious: -1,
            _CURSOR.MoveNext: 1,
            _CURSOR.MoveUp: -columns,
            _CURSOR.MoveDown: columns,
            _CURSOR.MovePageUp: -lines * columns,
            _CURSOR.MovePageDown: lines * columns,
            _CURSOR.MoveHome: -count,
            _CURSOR.MoveEnd: count,
        }
        row = max(0, self.currentIndex().row()) + steps[action]
        return self.rows.index(min(count - 1, max(0, row)), 0)

    def visualRect(self, index: Index) -> QRect:
        return self._rect(index.row()) if index.isValid() else QRect()

    def indexAt(self, point: QPoint) -> QModelIndex:
        row = next((row for row in self._rows_in_view() if self._rect(row).contains(point)), None)
        return QModelIndex() if row is None else self.rows.index(row, 0)

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        if not index.isValid():
            return
        rect, bar = self._rect(index.row()), self.verticalScrollBar()
        if rect.top() < _GAP:
            bar.setValue(bar.value() + rect.top() - _GAP)
        elif rect.bottom() + _GAP > self.viewport().height():
            bar.setValue(bar.value() + rect.bottom() + _GAP - self.viewport().height())

    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    def horizontalOffset(self) -> int:
        return 0

    def isIndexHidden(self, index: Index) -> bool:
        return False

    def setSelection(self, rect: QRect, command: object) -> None:
        """Nothing is selected here: tiles are marked."""

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        return QRegion()


_CURSOR: Final = QAbstractItemView.CursorAction
_MOVES: Final = {
    Qt.Key.Key_Left: _CURSOR.MoveLeft,
    Qt.Key.Key_Right: _CURSOR.MoveRight,
    Qt.Key.Key_Up: _CURSOR.MoveUp,
    Qt.Key.Key_Down: _CURSOR.MoveDown,
    Qt.Key.Key_PageUp: _CURSOR.MovePageUp,
    Qt.Key.Key_PageDown: _CURSOR.MovePageDown,
    Qt.Key.Key_Home: _CURSOR.MoveHome,
    Qt.Key.Key_End: _CURSOR.MoveEnd,
}
