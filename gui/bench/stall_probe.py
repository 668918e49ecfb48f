"""Stalls of the event loop while the user pans and paints and a network trains and predicts.

Run by `bench stall` in a process of its own: `python -m gui.bench.stall_probe PROJECT FOLDER`. The project
has a model, so that there is something to predict with from the beginning.
"""

from __future__ import annotations

import itertools
import json
import math
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Final, Protocol

from PySide6.QtCore import QElapsedTimer, QEvent, QEventLoop, QObject, QPointF, QSize, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from engine.session import ImagePrediction, LearningPhase, Session
from engine.session.prediction.prediction_requests import predict_settings_for
from gui.bench.driven_window import driven_window, send_mouse, session_of, wait_for
from gui.modes import ThemeChoice
from gui.window import MainWindow

HEARTBEAT_MS: Final = 4
# A common mouse reports 125 times a second.
MOVE_EVERY_MS: Final = 8
PHASE_S: Final = 15.0
SETTLE_S: Final = 2.0
# Moves of a stroke: about a second and a half.
STROKE_MOVES: Final = 180
# Longer than all phases together.
ROUND_MINUTES: Final = 20.0


@dataclass
class Beats:
    """Delays of one phase, in milliseconds a beat.

    Attributes:
        gap_ms: from one beat to the next; HEARTBEAT_MS when nothing is in the way.
        worked_ms: processor time of the GUI thread in that gap: its own share of it.
    """

    gap_ms: list[float] = field(default_factory=list)
    worked_ms: list[float] = field(default_factory=list)


class Heart(QObject):
    """Timer that notes the delay of each of its beats."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._beats = Beats()
        self._worked_s = 0.0
        self._clock = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(HEARTBEAT_MS)
        self._timer.timeout.connect(self._beat)

    def start(self) -> None:
        self._beats = Beats()
        self._worked_s = time.thread_time()
        self._clock.start()
        self._timer.start()

    def stop(self) -> Beats:
        """Ends the phase; everything it noted."""
        self._timer.stop()
        return self._beats

    def _beat(self) -> None:
        self._beats.gap_ms.append(self._clock.nsecsElapsed() / 1e6)
        self._clock.restart()
        worked_s = time.thread_time()
        self._beats.worked_ms.append((worked_s - self._worked_s) * 1e3)
        self._worked_s = worked_s


class ScriptedHand(Protocol):
    """Mouse that moves over the canvas by real events from `begin` to `end`."""

    moves: int

    def begin(self) -> None: ...

    def end(self) -> None: ...


class _Mouse(QObject):
    """Mouse with one button down, whose place is a function of the number of moves."""

    def __init__(self, canvas: QWidget, button: Qt.MouseButton) -> None:
        super().__init__(canvas)
        self.moves = 0
        self._canvas = canvas
        self._button = button
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(MOVE_EVERY_MS)
        self._timer.timeout.connect(self._move)

    def begin(self) -> None:
        self._press()
        self._timer.start()

    def end(self) -> None:
        self._timer.stop()
        self._release()

    def _press(self) -> None:
        send_mouse(self._canvas, QEvent.Type.MouseButtonPress, self._at(), self._button, self._button)

    def _release(self) -> None:
        none = Qt.MouseButton.NoButton
        send_mouse(self._canvas, QEvent.Type.MouseButtonRelease, self._at(), self._button, none)

    def _move(self) -> None:
        self.moves += 1
        send_mouse(self._canvas, QEvent.Type.MouseMove, self._at(), Qt.MouseButton.NoButton, self._button)

    def _at(self) -> QPointF:
        """A circle whose radius grows and shrinks."""
        angle = 0.06 * self.moves
        reach = 0.3 * min(self._canvas.width(), self._canvas.height())
        reach *= 0.6 + 0.4 * math.cos(0.37 * angle)
        return QPointF(self._canvas.rect().center()) + QPointF(math.cos(angle), math.sin(angle)) * reach


class PanningHand(_Mouse):
    """Mouse that pans with the middle button."""

    def __init__(self, canvas: QWidget) -> None:
        super().__init__(canvas, Qt.MouseButton.MiddleButton)


class PaintingHand(_Mouse):
    """Mouse that draws stroke after stroke: brush and scribble in turn, and the classes in turn."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window.canvas, Qt.MouseButton.LeftButton)
        self.strokes = 0
        self._tools = window.tools
        self._class_count = len(session_of(window).classes)

    def _press(self) -> None:
        self._tools.choose_tool("scribble" if self.strokes % 2 else "brush")
        self._tools.choose_class(self.strokes // 2 % self._class_count)
        self.strokes += 1
        super()._press()

    def _move(self) -> None:
        super()._move()
        if self.moves % STROKE_MOVES == 0:
            self._release()
            self._press()


class Predictions(QObject):
    """Requests for predictions of the open image, each with other settings than the one before."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.count = 0
        self._session = session
        self._kinds = itertools.cycle(("margin", "entropy"))
        self._is_asking = False
        self._end: Callable[[], None] | None = None

    def start(self) -> None:
        self._end = self._session.events.prediction_changed.subscribe(self._arrived)
        self._ask()

    def stop(self) -> None:
        end, self._end = self._end, None
        if end is not None:
            end()

    def _arrived(self, prediction: ImagePrediction | None) -> None:
        if prediction is not None and not self._is_asking:
            self.count += 1
            self._is_asking = True
            # Not from inside the session's own delivery.
            QTimer.singleShot(0, self, self._ask)

    def _ask(self) -> None:
        self._is_asking = False
        if self._end is not None:
            self._session.set_predict_settings(predict_settings_for(False, next(self._kinds)))


def measure(project: Path, folder: Path) -> dict[str, object]:
    """The beats of each phase, with what happened meanwhile."""
    with driven_window(project, folder / "window.ini", QSize(1920, 1080), ThemeChoice.DARK) as window:
        session = session_of(window)
        learner = session.writable_learner()
        learner.set_auto(False)
        learner.choose(replace(learner.choices, minutes=ROUND_MINUTES))
        wait_for(lambda: not session.busy.is_warming_up, "the engine to be warm")
        wait_for(lambda: session.busy.predict is None, "the first predictions")
        _run_loop(SETTLE_S)
        window.canvas.zoom_by(2.0)
        heart, painting = Heart(window), PaintingHand(window)
        phases = {"panning": _phase(heart, PanningHand(window.canvas))}
        phases["painting"] = _phase(heart, painting)
        learner.start()
        wait_for(lambda: len(session.learning_state.loss) > 0, "the first step of training")
        steps_before = len(session.learning_state.loss)
        phases["painting, training"] = _phase(heart, painting)
        predictions = Predictions(session)
        predictions.start()
        phases["painting, training and predicting"] = _phase(heart, painting)
        predictions.stop()
        steps = len(session.learning_state.loss) - steps_before
        phase = session.learning_state.phase
        learner.cancel()
        wait_for(lambda: session.learning_state.phase is LearningPhase.IDLE, "the end of training")
    return {
        "phases": {name: asdict(beats) for name, beats in phases.items()},
        "strokes": painting.strokes,
        "predictions": predictions.count,
        "losses_reported": steps,
        "still_training": phase is LearningPhase.RUNNING,
        "torch_in_window": "torch" in sys.modules,
    }


def _phase(heart: Heart, hand: ScriptedHand) -> Beats:
    heart.start()
    hand.begin()
    _run_loop(PHASE_S)
    hand.end()
    return heart.stop()


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
