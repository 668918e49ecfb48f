"""Strip of the frames of a sequence: small pictures with their status, to click and to drag through."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from engine.core import ImageId
from gui import plain_text
from gui.language.texts import tr
from gui.panels.image_rows import PROPOSAL_TEXTS, STATUS_INKS, ImageListRow, status_text
from gui.panels.thumbnails import Thumbnails
from gui.style.theme import Theme

PICTURE: Final = 44
CELL: Final = PICTURE + 6
OVERVIEW: Final = 8
"""Height of the line on top that has the whole sequence in it."""
_BAR: Final = 4
_NUMBER: Final = 13
HEIGHT: Final = OVERVIEW + 4 + PICTURE + _BAR + _NUMBER + 4
_KEY: Final = 5.0


class FrameStrip(QWidget):
    """Frames in a row, those in sight alone are drawn; the open one has a border, labelled ones a diamond.

    The diamond of a frame whose mask came from other frames, and that nobody has looked at, is hollow.

    A press opens the frame under it; dragging goes through the frames, in the line on top through all of
    them; the wheel moves the strip.
    """

    frame_chosen = Signal(int)
    """Id of the image that is to be opened."""

    def __init__(self, theme: Theme, thumbnails: Thumbnails) -> None:
        super().__init__()
        self._theme = theme
        self._thumbnails = thumbnails
        self._frames: tuple[ImageId, ...] = ()
        self._labelled: frozenset[ImageId] = frozenset()
        self._proposed: Mapping[ImageId, str] = {}
        self._labelled_places: tuple[int, ...] = ()
        self._marks: tuple[float, frozenset[int]] | None = None
        """Pixels that a frame takes in the overview, and the columns of labelled ones at that scale."""
        self._read: Callable[[ImageId], ImageListRow] | None = None
        self._open_place: int | None = None
        self._offset = 0
        self._is_overview_held = False
        self._is_held = False
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Frames of the sequence"))
        theme.changed.connect(self.update)
        thumbnails.arrived.connect(lambda _path: self.update())

    def sizeHint(self) -> QSize:
        return QSize(8 * CELL, HEIGHT)

    def show_frames(
        self,
        frames: tuple[ImageId, ...],
        labelled: frozenset[ImageId],
        proposed: Mapping[ImageId, str],
        read: Callable[[ImageId], ImageListRow] | None,
    ) -> None:
        """Show these frames, read one by one where they are in sight; None: there are none.

        Args:
            proposed: frames whose masks nobody has looked at, with the names of the steps that made them.
        """
        is_same = frames is self._frames
        if not is_same and frames != self._frames:
            self._offset = 0
        if not is_same or labelled is not self._labelled:
            self._labelled_places = tuple(n for n, frame in enumerate(frames) if frame in labelled)
            self._marks = None
        self._frames, self._labelled, self._proposed, self._read = frames, labelled, proposed, read
        self._keep_offset(self._offset)
        self.update()

    def show_open(self, place: int | None) -> None:
        """Mark the frame with this number, counted from 0, and bring it in sight."""
        self._open_place = place
        if place is not None and not self._is_held:
            left = place * CELL
            if not self._offset <= left <= self._offset + self.width() - CELL:
                self._keep_offset(left - (self.width() - CELL) // 2)
        self.update()

    def cell_rect(self, place: int) -> QRect:
        """Place of a frame in the strip."""
        return QRect(place * CELL - self._offset, OVERVIEW + 2, CELL, HEIGHT - OVERVIEW - 2)

    # ---- events of Qt

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._read is not None and self._frames:
            first = max(0, self._offset // CELL)
            last = min(len(self._frames), (self._offset + self.width()) // CELL + 1)
            for place in range(first, last):
                self._paint_frame(painter, place, self._read(self._frames[place]))
            self._paint_overview(painter)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keep_offset(self._offset)
        self.show_open(self._open_place)

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta()
        self._keep_offset(self._offset - (turned.x() or turned.y()) // 2)
        self.update()
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._is_held = True
            self._is_overview_held = event.position().y() < OVERVIEW
            self._choose_at(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not self._is_held:
            return
        x = event.position().x()
        if not self._is_overview_held and not 0 <= x < self.width():
            self._keep_offset(self._offset + (CELL if x > 0 else -CELL))
        self._choose_at(x)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._is_held = self._is_overview_held = False
        self.show_open(self._open_place)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._show_tip(event)
            return True
        return super().event(event)

    # ---- inside

    def _place_at(self, x: float) -> int | None:
        if not self._frames:
            return None
        if self._is_overview_held:
            place = int(x / max(1, self.width()) * len(self._frames))
        else:
            place = int((x + self._offset) // CELL)
            if place >= len(self._frames) and x < self.width():
                return None  # Beside a short row.
        return min(len(self._frames) - 1, max(0, place))

    def _choose_at(self, x: float) -> None:
        place = self._place_at(x)
        if place is None or place == self._open_place:
            return
        self._open_place = place
        if self._is_overview_held:
            self._keep_offset(place * CELL - (self.width() - CELL) // 2)
        self.update()
        self.frame_chosen.emit(self._frames[place])

    def _keep_offset(self, offset: int) -> None:
        self._offset = max(0, min(offset, len(self._frames) * CELL - self.width()))

    def _show_tip(self, event: QHelpEvent) -> None:
        place = (event.pos().x() + self._offset) // CELL
        if self._read is None or not 0 <= place < len(self._frames):
            QToolTip.hideText()
            return
        row = self._read(self._frames[place])
        words = [status_text(row)] + [tr("labelled")] * (row.id in self._labelled)
        step = self._proposed.get(self._frames[place])
        if step is not None:
            words = [tr(PROPOSAL_TEXTS[step])]
        QToolTip.showText(event.globalPos(), plain_text.tip(f"{row.name}\n{', '.join(words)}"), self)

    def _paint_frame(self, painter: QPainter, place: int, row: ImageListRow) -> None:
        color, cell = self._theme.color, self.cell_rect(place)
        picture = QRect(cell.x() + 3, cell.y() + 1, PICTURE, PICTURE)
        painter.fillRect(picture, color("raised"))
        small = self._thumbnails.get(row.path)
        if small is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(picture, small)
        is_open = place == self._open_place
        bar = QRect(picture.x(), picture.bottom() + 1, PICTURE, _BAR)
        painter.fillRect(bar, color(STATUS_INKS[row.status]))
        painter.setPen(color("text" if is_open else "text_soft"))
        font = painter.font()
        font.setPixelSize(10)
        font.setBold(is_open)
        painter.setFont(font)
        number = QRect(cell.x(), bar.bottom() + 1, CELL, _NUMBER)
        painter.drawText(number, Qt.AlignmentFlag.AlignCenter, f"{place + 1}")
        if row.id in self._labelled or row.id in self._proposed:
            centre = QPointF(picture.x() + _KEY + 3, picture.y() + _KEY + 3)
            self._paint_diamond(painter, centre, is_hollow=row.id in self._proposed)
        if is_open:
            painter.setPen(QPen(color("accent"), 2.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(picture).adjusted(-1, -1, 1, _BAR + 1))

    def _paint_diamond(self, painter: QPainter, centre: QPointF, *, is_hollow: bool) -> None:
        corners = [QPointF(0, -_KEY), QPointF(_KEY, 0), QPointF(0, _KEY), QPointF(-_KEY, 0)]
        edge, inside = ("warning", "panel") if is_hollow else ("panel", "warning")
        painter.setPen(QPen(self._theme.color(edge), 1.5))
        painter.setBrush(self._theme.color(inside))
        painter.drawPolygon(QPolygonF([centre + corner for corner in corners]))

    def _paint_overview(self, painter: QPainter) -> None:
        """The whole sequence in one line: what is in sight, labelled frames, and the open one."""
        count, width = len(self._frames), self.width()
        scale = width / count
        color = self._theme.color
        painter.fillRect(QRectF(0, 2, width, OVERVIEW - 4), color("line"))
        shown = QRectF(self._offset / CELL * scale, 2, min(width, width / CELL * scale), OVERVIEW - 4)
        painter.fillRect(shown, color("selection"))
        for column in self._marked_columns(scale):
            painter.fillRect(QRectF(column - 1, 1, 2, OVERVIEW - 2), color("warning"))
        if self._open_place is not None:
            painter.fillRect(QRectF((self._open_place + 0.5) * scale - 1.5, 0, 3, OVERVIEW), color("accent"))

    def _marked_columns(self, scale: float) -> frozenset[int]:
        """Pixels of the overview with labelled frames; those on one are one mark, however many they are."""
        if self._marks is None or self._marks[0] != scale:
            columns = frozenset(int((place + 0.5) * scale) for place in self._labelled_places)
            self._marks = scale, columns
        return self._marks[1]
