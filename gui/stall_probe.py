"""How late the window's events come while the user pans, first at rest, then while a network trains.

Run by `bench stall` in a process of its own: `python -m gui.stall_probe PROJECT FOLDER`.
"""

from __future__ import annotations

import json
import math
import sys
import time
from pathlib import Path
from typing import Final

from PySide6.QtCore import QElapsedTimer, QEvent, QEventLoop, QObject, QPointF, QSize, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from engine.session import LearningPhase
from gui.selfdrive import driven_window, send_mouse, session_of, wait_for

HEARTBEAT_MS: Final = 4
# A common mouse reports 125 times a second.
MOVE_EVERY_MS: Final = 8
PHASE_S: Final = 15.0
SETTLE_S: Final = 2.0


class Heart(QObject):
    """A timer that notes by how much each of its beats is late, in milliseconds."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.lateness_ms: list[float] = []
        self._clock = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(HEARTBEAT_MS)
        self._timer.timeout.connect(self._beat)

    def start(self) -> None:
        self.lateness_ms = []
        self._clock.start()
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()

    def _beat(self) -> None:
        gap_ms = self._clock.nsecsElapsed() / 1e6
        self._clock.restart()
        self.lateness_ms.append(max(0.0, gap_ms - HEARTBEAT_MS))


class Hand(QObject):
    """Pans the canvas in circles with the middle mouse button, by real mouse events."""

    def __init__(self, canvas: QWidget) -> None:
        super().__init__(canvas)
        self.moves = 0
        self._canvas = canvas
        self._angle = 0.0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(MOVE_EVERY_MS)
        self._timer.timeout.connect(self._move)

    def press(self) -> None:
        button = Qt.MouseButton.MiddleButton
        send_mouse(self._canvas, QEvent.Type.MouseButtonPress, self._at(), button, button)
        self._timer.start()

    def release(self) -> None:
        self._timer.stop()
        button, none = Qt.MouseButton.MiddleButton, Qt.MouseButton.NoButton
        send_mouse(self._canvas, QEvent.Type.MouseButtonRelease, self._at(), button, none)

    def _move(self) -> None:
        self._angle += 0.06
        self.moves += 1
        button, none = Qt.MouseButton.MiddleButton, Qt.MouseButton.NoButton
        send_mouse(self._canvas, QEvent.Type.MouseMove, self._at(), none, button)

    def _at(self) -> QPointF:
        centre = QPointF(self._canvas.rect().center())
        reach = 0.3 * min(self._canvas.width(), self._canvas.height())
        return centre + QPointF(math.cos(self._angle), math.sin(self._angle)) * reach


def measure(project: Path, folder: Path) -> dict[str, object]:
    """Lateness at rest and while training, with what happened meanwhile."""
    with driven_window(project, folder / "window.ini", QSize(1920, 1080), "dark") as window:
        session = session_of(window)
        session.learner.set_auto(False)
        wait_for(lambda: not session.busy.is_warming_up, "the engine to be warm")
        _run_loop(SETTLE_S)
        window.canvas.zoom_by(2.0)
        heart, hand = Heart(window), Hand(window.canvas)
        idle = _phase(heart, hand)
        session.learner.start()
        wait_for(lambda: len(session.learning_state.loss) > 0, "the first step of training")
        steps_before = len(session.learning_state.loss)
        training = _phase(heart, hand)
        steps = len(session.learning_state.loss) - steps_before
        phase = session.learning_state.phase
        session.learner.cancel()
        wait_for(lambda: session.learning_state.phase is LearningPhase.IDLE, "the end of training")
    return {
        "idle_ms": idle,
        "training_ms": training,
        "moves": hand.moves,
        "losses_reported": steps,
        "still_training": phase is LearningPhase.RUNNING,
        "torch_in_window": "torch" in sys.modules,
    }


def _phase(heart: Heart, hand: Hand) -> list[float]:
    heart.start()
    hand.press()
    _run_loop(PHASE_S)
    hand.release()
    heart.stop()
    return list(heart.lateness_ms)


def _run_loop(seconds: float) -> None:
    """The event loop itself, as in the program: no polling that would hide or cause stalls."""
    loop = QEventLoop()
    QTimer.singleShot(round(seconds * 1000), loop.quit)
    loop.exec()


def main(arguments: list[str]) -> int:
    project, folder = Path(arguments[0]), Path(arguments[1])
    started = time.monotonic()
    result = measure(project, folder) | {"seconds": time.monotonic() - started}
    (folder / "stall.json").write_text(json.dumps(result), encoding="utf-8")
    QApplication.quit()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
