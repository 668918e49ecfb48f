"""Messages to the user: banners above the canvas, and the list of all since the start."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGraphicsOpacityEffect,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from engine.crash.unexpected import SHOWN_HINT
from engine.session import Notice, NoticeLevel
from gui.action_table.key_texts import KeyTexts
from gui.language.sentences import sentence
from gui.language.texts import counted, tr
from gui.panels.card import label
from gui.plain_text import NAMES_KEYS, keyless, tip
from gui.style.icons import Icons
from gui.style.theme import SPACE

SHOWN_LIMIT: Final = 3
KEPT_LIMIT: Final = 30
"""Messages that wait behind those in sight, and come when these are closed."""
PAST_LIMIT: Final = 500
ANSWER: Final = "answer"
"""Subject of what is said of the key that was pressed: it is over with the next act, if not before."""
MAX_WIDTH: Final = 560
ASIDE_OPACITY: Final = 0.12
"""What is left of messages while a hand works beneath them."""
_BACK_MS: Final = 800
_AROUND_PX: Final = 24
_MOVING: Final = frozenset({QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show, QEvent.Type.Hide})

_WORK: Final = frozenset({QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove})

_ICONS: Final = {
    NoticeLevel.INFO: ("mdi6.information-outline", "accent"),
    NoticeLevel.WARNING: ("mdi6.alert-outline", "warning"),
    NoticeLevel.ERROR: ("mdi6.alert-circle-outline", "error"),
}


def shown_ms(notice: Notice) -> int | None:
    """Time on screen in ms, by the length of the text; None where it stays until it is closed or over."""
    if notice.level is NoticeLevel.ERROR or notice.stays:
        return None
    reading_ms = 3000 + 45 * len(sentence(notice.summary) + sentence(notice.hint))
    return reading_ms * 2 if notice.level is NoticeLevel.WARNING else reading_ms


@dataclass(frozen=True, slots=True)
class PastNotice:
    """Message with its time."""

    at: datetime
    notice: Notice


@dataclass(frozen=True, slots=True)
class NoticeButton:
    """Button of a message: its text in the user's language, and what it does."""

    text: str
    run: Callable[[], object]


class NoticeBox(QFrame):
    """One message with a button that closes it, and buttons of its own, where it has any.

    Attributes:
        is_folded: it is one line, whose tool tip says all of it.
        act: number of the act in which it was said last.
    """

    closed = Signal(object)

    def __init__(self, notice: Notice, icons: Icons, buttons: Sequence[NoticeButton] = ()) -> None:
        super().__init__()
        self.notice = notice
        self.act = 0
        self.timer: QTimer | None = None
        self.is_folded = True
        self.setProperty("role", "notice")
        self.setProperty("level", str(notice.level))
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = self._row = QHBoxLayout(self)
        row.setSpacing(SPACE)
        mark = QToolButton()
        mark.setEnabled(True)
        mark.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        mark.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        icons.bind(mark, *_ICONS[notice.level])
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(mark, 0, top)
        text = self._text = QVBoxLayout()
        text.setSpacing(2)
        # Before it is filled: of a full one PySide would hold the items, and not see that Qt deletes that of
        # the buttons when they move to the other row.
        row.addLayout(text, 1)
        self.summary = label(sentence(notice.summary), "heading", wrap=True)
        summary = keyless(sentence(notice.summary))
        self.line = label(summary, "", elide=True)
        self.line.setToolTip(tip(f"{summary}\n{sentence(notice.hint)}".strip()))
        self.line.setProperty(NAMES_KEYS, True)
        self.hint = label(sentence(notice.hint), "soft", wrap=True)
        self.hint.setProperty(NAMES_KEYS, True)
        for part in (self.summary, self.line, self.hint):
            text.addWidget(part)
        self._button_row, self.buttons = QWidget(), list[QPushButton]()
        # In its place first: shown without a parent it would be a window for a moment.
        text.addWidget(self._button_row)
        self._add_buttons(buttons)
        self.close_button = QToolButton()
        self.close_button.setAccessibleName(tr("Close this message"))
        self.close_button.setToolTip(tr("Close this message; [[past_notices]] shows it again"))
        self.close_button.setProperty(NAMES_KEYS, True)
        self.close_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        icons.bind(self.close_button, "mdi6.close", "text_soft")
        self.close_button.clicked.connect(lambda: self.closed.emit(self))
        row.addWidget(self.close_button, 0, top)
        self.fold(False)

    def fold(self, is_folded: bool) -> None:
        """Show its first sentence in one line, with its buttons beside it; or all of it."""
        if is_folded == self.is_folded:
            return
        self.is_folded = is_folded
        self.summary.setVisible(not is_folded)
        self.line.setVisible(is_folded)
        self.hint.setVisible(bool(self.notice.hint) and not is_folded)
        edge = SPACE // 4 if is_folded else SPACE
        self._row.setContentsMargins(SPACE * 3 // 2, edge, SPACE, edge)
        self._button_row.setVisible(bool(self.buttons))
        if is_folded:
            self._row.insertWidget(2, self._button_row)
        else:
            self._text.addWidget(self._button_row)

    def _add_buttons(self, buttons: Sequence[NoticeButton]) -> None:
        row = QHBoxLayout(self._button_row)
        row.setSpacing(SPACE)
        row.setContentsMargins(0, 0, 0, 0)
        for each in buttons:
            button = QPushButton(each.text)
            button.setAutoDefault(False)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(each.run)
            row.addWidget(button)
            self.buttons.append(button)
        row.addStretch(1)


class Notices(QWidget):
    """The banners; they lie over the top edge of the canvas, or of the page where there is none.

    The newest is whole; those before it are a line each, and what is more than a few is counted. Errors stay
    until closed. Strokes, clicks and turns of the wheel on them, but for their buttons, are the canvas': a
    message is no wall across the image, and fades while a hand draws beneath it.
    """

    count_changed = Signal(int)
    all_wanted = Signal()
    """All messages since the start are to be listed."""

    def __init__(self, icons: Icons, key_texts: KeyTexts, parent: QWidget) -> None:
        super().__init__(parent)
        self._icons = icons
        self._key_texts = key_texts
        self._page = parent
        self._place: QWidget | None = None
        self._canvas: QWidget | None = None
        self._boxes: list[NoticeBox] = []
        self._top_px = 0
        self._is_watching = False
        self._act = 0
        self.past: deque[PastNotice] = deque(maxlen=PAST_LIMIT)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(SPACE // 2)
        self.more_button = QPushButton()
        self.more_button.setAutoDefault(False)
        self.more_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.more_button.setToolTip(tr("List all messages"))
        self.more_button.clicked.connect(self.all_wanted)
        self._rows.addWidget(self.more_button)
        self._fading = QGraphicsOpacityEffect(self)
        self._fading.setOpacity(ASIDE_OPACITY)
        self._fading.setEnabled(False)
        self.setGraphicsEffect(self._fading)
        self._back = QTimer(self)
        self._back.setSingleShot(True)
        self._back.setInterval(_BACK_MS)
        self._back.timeout.connect(lambda: self._fading.setEnabled(False))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        parent.installEventFilter(self)
        self.hide()

    def lie_over(self, place: QWidget, canvas: QWidget) -> None:
        """Stand in the middle of this place while it is in sight, and leave the mouse to the canvas in it."""
        self._place, self._canvas = place, canvas
        place.installEventFilter(self)

    @property
    def shown(self) -> list[Notice]:
        """The messages that stand, the oldest first; those that are counted alone among them."""
        return [box.notice for box in self._boxes]

    @property
    def is_aside(self) -> bool:
        """Whether they have faded, as a hand works beneath them."""
        return self._fading.isEnabled()

    def show_notice(self, notice: Notice, buttons: Sequence[NoticeButton] = ()) -> None:
        """Show a message; one that is on screen already, here or in the dialog of a fault, not twice.

        How long it stays: an error, and what has buttons, until it is closed; what is about the mask in sight
        until a cut changes that; what has a subject until that is over, or something else is said of it; an
        answer to a key until the next act. What is no error is over after a time in any case, unless it
        `stays`.

        Args:
            buttons: what can be done about it; with any, it stays until it is closed.
        """
        self.past.append(PastNotice(datetime.now(), notice))
        if notice.hint == SHOWN_HINT:
            return
        for box in self._boxes:
            if (box.notice.summary, box.notice.hint) == (notice.summary, notice.hint):
                box.act = self._act
                return
        if notice.subject:
            self.end_subjects({notice.subject})
        if notice.until_cut:
            # What is said of the mask now is the latest: the one before would cover the image for nothing.
            self.end_until_cut()
        box = NoticeBox(notice, self._icons, buttons)
        box.act = self._act
        self._key_texts.watch_marked(box)
        box.closed.connect(self._close)
        self._boxes.append(box)
        self._rows.insertWidget(0, box)
        self._make_room()
        time_ms = None if buttons else shown_ms(notice)
        if time_ms is not None:
            box.timer = QTimer(box)
            box.timer.setSingleShot(True)
            box.timer.timeout.connect(lambda: self._close(box))
            box.timer.start(time_ms)
        self._arrange()

    def set_top(self, top_px: int) -> None:
        """Leave this much of the upper edge free, for a line that must stay readable."""
        self._top_px = top_px
        self._arrange()

    def end_until_cut(self) -> None:
        """Close what a cut, or another image, has made untrue."""
        for box in tuple(self._boxes):
            if box.notice.until_cut:
                self._close(box)

    def begin_act(self) -> None:
        """Something is about to be done: what was answered before is over at its end."""
        self._act += 1

    def say_again(self, summary: str) -> None:
        """The message that stands with this summary answers this act, too."""
        for box in self._boxes:
            if box.notice.summary == summary:
                box.act = self._act

    def end_answers(self) -> None:
        """Close the answers to acts before this one, which were not given again."""
        for box in tuple(self._boxes):
            if box.notice.subject == ANSWER and box.act < self._act:
                self._close(box)

    def end_subjects(self, subjects: Collection[str]) -> None:
        """Close what is about one of these, as its cause has gone."""
        for box in tuple(self._boxes):
            if not box.notice.subjects.isdisjoint(subjects):
                self._close(box)

    def clear(self) -> None:
        for box in tuple(self._boxes):
            self._close(box)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVING:
            self._arrange()
        elif watched is self._canvas and event.type() in _WORK and isinstance(event, QMouseEvent):
            self._step_aside(event)
        return super().eventFilter(watched, event)

    def _step_aside(self, event: QMouseEvent) -> None:
        """Fade while something is drawn beneath or close by; a press answers to what was said before."""
        if event.type() == QEvent.Type.MouseButtonPress:
            self.begin_act()
            self.end_answers()
        near = self.rect().adjusted(-_AROUND_PX, -_AROUND_PX, _AROUND_PX, _AROUND_PX)
        at = self.mapFromGlobal(event.globalPosition()).toPoint()
        if event.buttons() != Qt.MouseButton.NoButton and near.contains(at):
            self._fading.setEnabled(True)
            self._back.start()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._give_to_canvas(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._give_to_canvas(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._give_to_canvas(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._give_to_canvas(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._give_to_canvas(event)

    def _give_to_canvas(self, event: QMouseEvent | QWheelEvent) -> None:
        """Send what came to no button on to the canvas, as if no message lay there."""
        canvas = self._canvas
        if canvas is None or not canvas.isVisible():
            event.ignore()
            return
        at = QPointF(canvas.mapFromGlobal(event.globalPosition()))
        if isinstance(event, QWheelEvent):
            given: QMouseEvent | QWheelEvent = QWheelEvent(
                at,
                event.globalPosition(),
                event.pixelDelta(),
                event.angleDelta(),
                event.buttons(),
                event.modifiers(),
                event.phase(),
                event.inverted(),
                event.source(),
                event.pointingDevice(),
            )
        else:
            given = QMouseEvent(
                event.type(),
                at,
                event.globalPosition(),
                event.button(),
                event.buttons(),
                event.modifiers(),
                event.pointingDevice(),
            )
        given.setTimestamp(event.timestamp())
        if event.type() == QEvent.Type.MouseButtonPress:
            canvas.setFocus(Qt.FocusReason.MouseFocusReason)
        QApplication.sendEvent(canvas, given)
        event.accept()

    def _area(self) -> QRect:
        """Where messages may lie, in the page: over the canvas, below what lies over its upper edge."""
        place, canvas = self._place, self._canvas
        if place is None or not place.isVisible():
            return self._page.rect().adjusted(0, self._top_px, 0, 0)
        area = QRect(place.mapTo(self._page, QPoint(0, 0)), place.size()).adjusted(0, self._top_px, 0, 0)
        if canvas is None or not canvas.isVisible():
            return area
        # Rulers are beside the canvas, in the same place.
        return area.intersected(QRect(canvas.mapTo(self._page, QPoint(0, 0)), canvas.size()))

    def _make_room(self) -> None:
        """Close what is too much: the oldest that would pass, else the oldest."""
        while len(self._boxes) > KEPT_LIMIT:
            passing = [box for box in self._boxes if shown_ms(box.notice) is not None]
            self._close((passing or self._boxes)[0])

    def _close(self, box: NoticeBox) -> None:
        if box in self._boxes:
            self._boxes.remove(box)
            self._rows.removeWidget(box)
            if box.timer is not None:
                box.timer.stop()
            box.hide()
            box.deleteLater()
            self._arrange()

    def _arrange(self) -> None:
        self.setVisible(bool(self._boxes))
        self.count_changed.emit(len(self._boxes))
        self._watch_canvas(bool(self._boxes))
        if not self._boxes:
            self._fading.setEnabled(False)
            return
        area = self._area()
        width = min(MAX_WIDTH, area.width() - SPACE * 4)
        in_sight = self._in_sight()
        waiting = [box for box in self._boxes if box not in in_sight]
        for box in self._boxes:
            box.fold(box is not self._boxes[-1])
            box.setVisible(box in in_sight)
            box.setFixedWidth(width)
            box.setFixedHeight(_height_of(box, width))
        heights = [box.height() for box in in_sight]
        self.more_button.setVisible(bool(waiting))
        if waiting:
            text = counted(len(waiting), "And {count:,} more message", "And {count:,} more messages")
            self.more_button.setText(text)
            heights.append(self.more_button.sizeHint().height())
        height = sum(heights) + self._rows.spacing() * (len(heights) - 1)
        self.setGeometry(area.x() + (area.width() - width) // 2, area.y() + SPACE * 2, width, height)
        self.raise_()

    def _in_sight(self) -> list[NoticeBox]:
        """The newest, and of the others those that tell of a failure first; the oldest first."""
        *others, newest = self._boxes
        errors = [box for box in others if box.notice.level is NoticeLevel.ERROR]
        first = [*(box for box in others if box not in errors), *errors][-(SHOWN_LIMIT - 1) :]
        return [box for box in self._boxes if box in first or box is newest]

    def _watch_canvas(self, is_watched: bool) -> None:
        """Follow what is done on the canvas while there is a message: each of its events passes here."""
        if self._canvas is None or is_watched == self._is_watching:
            return
        self._is_watching = is_watched
        if is_watched:
            self._canvas.installEventFilter(self)
        else:
            self._canvas.removeEventFilter(self)


def _height_of(box: NoticeBox, width: int) -> int:
    layout = box.layout()
    assert layout is not None
    layout.activate()
    return box.heightForWidth(width) if layout.hasHeightForWidth() else box.sizeHint().height()
