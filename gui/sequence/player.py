"""Player of a film: beats the time for its frames, and stops at the first key or press."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from engine.core import EngineError
from gui.actions import ActionSet
from gui.project_controller import refusal
from gui.tool_state import ToolState

if TYPE_CHECKING:
    from engine.session.film.film_play import FilmPlay
    from gui.sequence.timeline import Timeline

_GOES_ON: Final = ("play", "play_repeated")
"""Actions beside which a film goes on; the first stops it by itself."""
_KEYS: Final = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
_PRESSES: Final = (
    *(QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick),
    *(QEvent.Type.TabletPress, QEvent.Type.TouchBegin),
)
_MODIFIERS: Final = (
    *(Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt),
    *(Qt.Key.Key_AltGr, Qt.Key.Key_Meta, Qt.Key.Key_unknown),
)


class FilmPlayer(QObject):
    """Plays the frames behind the open one while `ToolState.is_film_playing`; GUI thread.

    The key that stops it does nothing else, however long it is held: it was pressed for a frame that is gone
    by now. So is a press on the canvas; one elsewhere stops it and counts, and so does every other action.
    """

    notice = Signal(object)
    """A Notice: why nothing is played."""

    def __init__(self, canvas: QWidget, timeline: Timeline, actions: ActionSet, tools: ToolState) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._timeline = timeline
        self._actions = actions
        self._tools = tools
        self._film: FilmPlay | None = None
        self._dropped: int | None = None
        """The key that has stopped it, until it is released."""
        self._timer = QTimer(self, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._after_key = QTimer(self, singleShot=True, interval=0)
        self._after_key.timeout.connect(self._let_others_go)
        actions.used.connect(self._on_used)
        tools.is_film_playing.changed.connect(self._switch)
        tools.frame_rate.changed.connect(lambda _rate: self._set_pace())
        self._set_pace()

    def set_film(self, film: FilmPlay | None) -> None:
        """Play this one from now on; what is being played ends."""
        self._stop()
        self._film = film
        if film is not None:
            film.ended.subscribe(lambda _: self._stop())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.KeyRelease and isinstance(event, QKeyEvent) and not event.isAutoRepeat():
            if event.key() == self._dropped:
                self._let_keys_go()
            return False
        if kind in _KEYS and isinstance(event, QKeyEvent):
            return self._on_key(watched, event)
        if kind in _PRESSES and isinstance(watched, QWidget) and self._timer.isActive():
            return self._on_press(watched)
        return False

    # ---- inside

    def _switch(self, is_on: bool) -> None:
        if not is_on:
            self._timer.stop()
            # Not at once: the press of the key that stopped it is still to come, then its repeats.
            self._after_key.start()
            if self._film is not None:
                self._film.stop()
            return
        application = QCoreApplication.instance()
        if self._film is None or application is None:
            self._stop()
            return
        try:
            self._film.begin()
        except EngineError as error:
            self.notice.emit(refusal(error))
            self._stop()
            return
        application.installEventFilter(self)
        self._timer.start()

    def _let_keys_go(self) -> None:
        """Hear of keys no longer, unless it plays again: no press of the dropped one is to come."""
        application = QCoreApplication.instance()
        self._dropped = None
        if application is not None and not self._timer.isActive():
            application.removeEventFilter(self)

    def _let_others_go(self) -> None:
        """Its press is through: only its repeats are dropped from now on."""
        if self._dropped is None:
            self._let_keys_go()

    def _on_used(self, action_id: str, _is_by_key: bool) -> None:
        if action_id not in _GOES_ON:
            self._stop()

    def _stop(self) -> None:
        self._tools.is_film_playing.set(False)

    def _set_pace(self) -> None:
        self._timer.setInterval(round(1000 / self._tools.frame_rate.value))

    def _beat(self) -> None:
        assert self._film is not None
        try:
            self._film.beat(repeats=self._tools.is_film_repeated.value)
        except EngineError as error:
            self.notice.emit(refusal(error))
            self._stop()

    def _on_key(self, watched: QObject, event: QKeyEvent) -> bool:
        if self._dropped is not None and not event.isAutoRepeat() and not self._after_key.isActive():
            # Its release was not to be heard, as where the window was left meanwhile.
            self._let_keys_go()
        if event.key() == self._dropped:
            event.accept()
            return True
        if not self._timer.isActive() or event.key() in _MODIFIERS or self._is_in_timeline(watched):
            return False
        if QKeySequence(event.keyCombination()) in self._actions["play"].shortcuts():
            return False
        self._dropped = event.key()
        self._stop()
        event.accept()
        return True

    def _on_press(self, pressed: QWidget) -> bool:
        if self._is_in_timeline(pressed) and pressed is not self._timeline.strip:
            return False
        self._stop()
        return pressed is self._canvas or self._canvas.isAncestorOf(pressed)

    def _is_in_timeline(self, part: QObject) -> bool:
        return isinstance(part, QWidget) and self._timeline.isAncestorOf(part)
