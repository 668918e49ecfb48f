"""Warning of classes whose colour is that of the open image below them, as blue over a blue sky."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from engine.session import Notice
from gui import plain_text
from gui.language.texts import tr

if TYPE_CHECKING:
    from engine.core.class_names import Color
    from engine.session import Session
    from engine.session.editing.class_display import ClassDisplay

REST_MS: Final = 1500
"""After the last step or image: while somebody draws nothing is looked at."""
_SUBJECT: Final = "colour of a class"


class ColorWarning(QObject):
    """Looks at the open image once the hand rests; says it once of each class in each colour. GUI thread."""

    notice = Signal(object)
    notice_over = Signal(object)

    def __init__(self, session: Session, display: ClassDisplay, parent: QObject) -> None:
        super().__init__(parent)
        self._display = display
        self._said: set[tuple[int, Color]] = set()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(REST_MS)
        self._timer.timeout.connect(self._check)
        events = session.events
        self._unsubscribe: list[Callable[[], None]] = [
            events.history_changed.subscribe(lambda _: self._timer.start()),
            events.prediction_changed.subscribe(lambda _: self._timer.start()),
            events.image_opened.subscribe(lambda _: self._begin_again()),
            events.classes_changed.subscribe(lambda _: self._begin_again()),
        ]

    def close(self) -> None:
        """Stop looking."""
        self._timer.stop()
        for unsubscribe in self._unsubscribe:
            unsubscribe()

    def _begin_again(self) -> None:
        self.notice_over.emit(frozenset({_SUBJECT}))
        self._timer.start()

    def _check(self) -> None:
        for info in self._display.hardly_seen():
            if (info.id, info.color) not in self._said:
                self._said.add((info.id, info.color))
                summary = tr(
                    "The colour of '{name}' is nearly that of the image below it.",
                    name=plain_text.one_line(info.name),
                )
                hint = tr("[[distinct_colors]] gives it another one, [[overlay]] shows outlines.")
                self.notice.emit(Notice(summary, hint, subject=_SUBJECT))
                return
