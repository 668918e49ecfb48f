"""Saving of everything after a fault of the program, when nothing of the session can be relied on."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from typing import Final

from engine.core import EngineError
from engine.jobs import Dispatcher
from engine.session.session import Session

_log = logging.getLogger(__name__)

LIMIT_S: Final = 5.0
"""Longest wait for the disk before the user is told what is not saved yet."""
_STROKE_LOST: Final = "The stroke in progress is lost; everything before it is saved."
_NOTHING_LOST: Final = "Nothing is lost: everything up to the last stroke is saved."


def save_after_fault(
    session: Session | None, dispatcher: Dispatcher, on_done: Callable[[str], None], limit_s: float = LIMIT_S
) -> None:
    """Keep the stroke in progress, store everything, and say in one sentence what was lost; GUI thread.

    Returns at once; `on_done` is called once, on the dispatcher's thread, after `limit_s` at the latest.
    """
    if session is None or session.read_only:
        on_done(_NOTHING_LOST)
        return
    sentence = _finish_stroke(session)
    answer = _FirstAnswer(dispatcher, on_done)
    late = f"Not everything is stored after {limit_s:.0f} s: the disk is slow or gone. It is tried again."
    timer = threading.Timer(limit_s, answer.give, args=(late,))
    timer.name = "rescue-limit"
    timer.daemon = True
    answer.timer = timer
    timer.start()
    # Lives on after a timeout: what the disk could not take goes on being tried by the project.
    threading.Thread(target=_store, args=(session, sentence, answer), name="rescue", daemon=True).start()


def _finish_stroke(session: Session) -> str:
    """Keep the stroke in progress, or put its pixels back; what was lost by that."""
    strokes = session.strokes
    was_drawing = strokes.is_drawing
    for end in (strokes.finish, session.autosave.save):
        try:
            end()
        except Exception:  # noqa: BLE001 - the fault may well sit in here; the journal has all before it
            _log.exception("After a fault, %s failed as well", end.__qualname__)
            if was_drawing and strokes.is_drawing:
                _put_back(session)
                return _STROKE_LOST
    return _NOTHING_LOST


def _put_back(session: Session) -> None:
    try:
        session.strokes.cancel()
    except Exception:  # noqa: BLE001 - as above
        _log.exception("After a fault, the stroke could not be put back either")


def _store(session: Session, sentence: str, answer: _FirstAnswer) -> None:
    try:
        session.project.flush()
    except EngineError as error:
        answer.give(f"Not saved yet: {error}")
    else:
        answer.give(sentence)


class _FirstAnswer:
    """Passes the first of several answers on; any thread."""

    def __init__(self, dispatcher: Dispatcher, on_done: Callable[[str], None]) -> None:
        self.timer: threading.Timer | None = None
        self._dispatcher = dispatcher
        self._on_done = on_done
        self._lock = threading.Lock()
        self._is_given = False

    def give(self, sentence: str) -> None:
        with self._lock:
            if self._is_given:
                return
            self._is_given = True
        if self.timer is not None:
            self.timer.cancel()
        self._dispatcher.post(lambda: self._on_done(sentence))
