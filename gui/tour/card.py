"""Card of the tour and the frame around what it is about; both lie over the window and block nothing."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from gui.language.texts import tr
from gui.panels.card import label
from gui.panels.rows.wrap_row import WrapRow
from gui.style.theme import SPACE, Theme

CARD_WIDTH: Final = 288
CARD_WIDTHS: Final = (CARD_WIDTH, 248, 340, 440)
"""Widths that a card may have, the usual one first; a wider card is lower."""
_FRAME_PX: Final = 3
_GAP: Final = SPACE


def free_place(heights: Mapping[int, int], subject: QRect, needed: Sequence[QRect], room: QRect) -> QRect:
    """Place of a card that covers nothing of its subject, and of what is needed as little as can be.

    All in one system of coordinates; the card stays within `room` where it is no larger. Of places that are
    as good, the first width counts, then the one that is nearest to the subject.

    Args:
        heights: of the card by its width, the width that is wanted most first.
        subject: what the card is about; empty for nothing.
        needed: what the person has to see or to press beside it.
    """
    best, least = QRect(), (math.inf, math.inf, math.inf)
    for width, height in heights.items():
        size = QSize(width, height)
        for place in _places(size, (subject, *needed, room)):
            card = QRect(clamped(place, size, room), size)
            covered = float(sum(_shared(card, part) for part in needed))
            cost = (float(_shared(card, subject)), covered, _distance(card, subject))
            if cost < least:
                best, least = card, cost
        if least[:2] == (0.0, 0.0):
            break
    return best


def _places(size: QSize, rects: Iterable[QRect]) -> list[QPoint]:
    """Corners at which a card of this size lies at an edge of one of these, within it or beside it."""
    across, down = set(), set()
    for rect in rects:
        if rect.isEmpty():
            continue
        after_x, after_y = rect.right() + 1, rect.bottom() + 1
        across |= {rect.left(), after_x - size.width(), after_x + _GAP, rect.left() - _GAP - size.width()}
        down |= {rect.top(), after_y - size.height(), after_y + _GAP, rect.top() - _GAP - size.height()}
    return [QPoint(x, y) for x in sorted(across) for y in sorted(down)]


def _shared(one: QRect, other: QRect) -> int:
    """Pixels that are in both."""
    both = one.intersected(other)
    return 0 if both.isEmpty() else both.width() * both.height()


def _distance(card: QRect, subject: QRect) -> float:
    """How far apart they are: 0 where they touch."""
    across = max(0, subject.left() - card.right(), card.left() - subject.right())
    down = max(0, subject.top() - card.bottom(), card.top() - subject.bottom())
    return math.hypot(across, down)


def clamped(place: QPoint, size: QSize, room: QRect) -> QPoint:
    """The nearest place at which a card of this size is within `room`; its upper left corner in any case."""
    x = max(room.left(), min(place.x(), room.right() + 1 - size.width()))
    y = max(room.top(), min(place.y(), room.bottom() + 1 - size.height()))
    return QPoint(x, y)


class Spotlight(QWidget):
    """Frame around the part of the window that the card is about; the mouse goes through it."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("accent"), _FRAME_PX))
        half = _FRAME_PX / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), SPACE, SPACE)


class TourCard(QFrame):
    """One step: its number, what is to be done, what is missing of it; it can be dragged aside."""

    left = Signal()
    """The tour is to end."""
    passed = Signal()
    """The next step is wanted."""
    images_wanted = Signal()
    """The person wants to begin with images of their own."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setProperty("role", "tour")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.is_moved = False
        self._grip: QPoint | None = None
        rows = QVBoxLayout(self)
        rows.setContentsMargins(SPACE * 3 // 2, SPACE, SPACE * 3 // 2, SPACE * 3 // 2)
        rows.setSpacing(SPACE)
        self.number = label("", "section")
        self.title = label("", "heading", wrap=True)
        self.text = label("", wrap=True)
        self.note = label("", "good", wrap=True)
        for part in (self.number, self.title, self.text, self.note):
            rows.addWidget(part)
        rows.addLayout(self._foot())
        self.hide()

    def show_step(self, number: int, count: int, title: str, text: str) -> None:
        """Show this step; one past the last is the end."""
        is_end = number > count
        step = tr("TOUR: STEP {number} OF {count}", number=number, count=count)
        self.number.setText(tr("END OF THE TOUR") if is_end else step)
        self.title.setText(title)
        self.text.setText(text)
        self.pass_button.setVisible(not is_end)
        self.images_button.setVisible(is_end)
        self.leave_button.setText(tr("Close") if is_end else tr("Leave (Esc)"))
        self.setAccessibleName(f"{self.number.text()}. {title}. {text}")
        self.is_moved = False

    def show_note(self, note: str) -> None:
        """What is missing; empty for nothing in particular."""
        self.note.setText(note)
        self.note.setVisible(bool(note))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._grip = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        window = self.parentWidget()
        if self._grip is not None and window is not None:
            self.is_moved = True
            place = self.mapTo(window, event.position().toPoint()) - self._grip
            self.move(clamped(place, self.size(), window.rect()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._grip = None

    def _foot(self) -> WrapRow:
        row = WrapRow()
        self.leave_button = QPushButton()
        self.leave_button.setToolTip(tr("End the tour; Help > Tour in four steps begins it again"))
        self.images_button = QPushButton(tr("Open my images…"))
        self.pass_button = QPushButton(tr("Next step (Alt+N)"))
        self.pass_button.setShortcut("Alt+N")
        self.images_button.setShortcut("Alt+O")
        self.pass_button.setToolTip(tr("Go on without doing this one"))
        self.images_button.setToolTip(tr("Close the demo and begin with a folder of your own (Alt+O)"))
        self.images_button.setProperty("role", "primary")
        pairs = (
            (self.leave_button, self.left),
            (self.images_button, self.images_wanted),
            (self.pass_button, self.passed),
        )
        for button, signal in pairs:
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setAutoDefault(False)
            button.setCursor(Qt.CursorShape.ArrowCursor)
            button.clicked.connect(lambda _checked=False, wanted=signal: wanted.emit())
        row.addWidget(self.leave_button)
        row.add_stretch()
        row.addWidget(self.images_button)
        row.addWidget(self.pass_button)
        return row
