"""Status line at the bottom: cursor, label under it, running work, model, zoom."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QStatusBar, QToolButton, QWidget

from engine.core import IGNORE, ClassList, Progress
from engine.session import Busy, LearningPhase, LearningState, PredictionStatus
from gui.panels.card import label
from gui.style.icons import Icons
from gui.style.theme import SPACE, Theme

HEIGHT: Final = 32
MODEL_WIDTH: Final = 420
STOP_LEARNING: Final = "Stop learning and keep the current model (Ctrl+Shift+X)"


def zoom_text(scale: float) -> str:
    """Such as "50 %" or "12.5 %"."""
    value = scale * 100
    return f"{value:.0f} %" if value >= 10 else f"{value:.1f} %"


def busy_text(busy: Busy, learning: LearningState) -> tuple[str, Progress | None]:
    """The one sentence about what runs, most urgent first, and its progress."""
    if busy.opening:
        return f"Opening {busy.opening}", None
    if busy.is_refining:
        return "Cutting, still getting ready" if busy.is_warming_up else "Cutting", None
    if busy.predict is not None:
        return "Predicting", busy.predict
    if busy.files is not None:
        return busy.files.note, busy.files
    if busy.similarity is not None:
        return busy.similarity.note, busy.similarity
    if learning.phase in (LearningPhase.STARTING, LearningPhase.RUNNING):
        return "Learning", None
    if learning.phase is LearningPhase.PAUSED:
        return "Learning is paused", None
    if busy.is_warming_up:
        return "Getting ready", None
    if busy.background_prediction is not None:
        return busy.background_prediction.note, busy.background_prediction
    return "", None


def prediction_text(status: PredictionStatus) -> str:
    """Whose prediction is shown, in words; what is stale says so, and what comes in its place."""
    if status.current is None:
        return "No model yet"
    coming = f"; {status.current} is working on it" if status.is_running else ""
    if status.is_stale:
        return f"Prediction of {status.shown}" + (coming or f", not yet of {status.current}")
    if status.shown is not None:
        return f"Prediction of {status.shown}"
    if status.dismissed is not None:
        return f"Prediction of {status.dismissed} put aside{coming}"
    return f"Model: {status.current}"


class Swatch(QWidget):
    """A small square of a class colour."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._color: QColor | None = None
        self.setFixedSize(14, 14)
        self.hide()

    def show_color(self, color: tuple[int, int, int] | None) -> None:
        self._color = None if color is None else QColor(*color)
        self.setVisible(color is not None)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._color is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._theme.color("line"))
        painter.setBrush(self._color)
        painter.drawRoundedRect(1, 1, 12, 12, 3, 3)


class BusyIndicator(QWidget):
    """Running work with its progress, and a button to stop it where it can be stopped."""

    cancel_requested = Signal()

    def __init__(self, icons: Icons) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        self.text = label("", "small")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(96)
        self.cancel = QToolButton()
        self.cancel.setToolTip(STOP_LEARNING)
        self.cancel.setAccessibleName("Stop")
        self.cancel.setFixedSize(24, 24)
        self.cancel.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        icons.bind(self.cancel, "mdi6.stop-circle-outline")
        self.cancel.clicked.connect(self.cancel_requested)
        for part in (self.text, self.bar, self.cancel):
            row.addWidget(part)
        self.show_work("", None, can_cancel=False)

    def show_work(self, text: str, progress: Progress | None, *, can_cancel: bool) -> None:
        self.text.setText(text)
        self.bar.setVisible(bool(text) and not text.endswith("paused"))
        self.cancel.setVisible(can_cancel)
        if progress is None or progress.total <= 0:
            self.bar.setRange(0, 0)
        else:
            self.bar.setRange(0, progress.total)
            self.bar.setValue(progress.done)


class StatusLine(QWidget):
    """Content of the status bar."""

    cancel_requested = Signal()
    effort_requested = Signal()

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self.setFixedHeight(HEIGHT)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE, 0, SPACE, 0)
        row.setSpacing(SPACE)
        self.position = label("", "small")
        self.swatch = Swatch(theme)
        self.class_name = label("", "small")
        self.busy = BusyIndicator(icons)
        self.effort = QToolButton()
        self.effort.setAccessibleName("Effort for this image")
        self.effort.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.effort.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        icons.bind(self.effort, "mdi6.timer-outline")
        self.effort.clicked.connect(self.effort_requested)
        self.model = label("", "small")
        self.model.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.zoom = label("", "small")
        self.zoom.setMinimumWidth(56)
        self.zoom.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.position.setMinimumWidth(120)
        left: tuple[QWidget, ...] = (self.position, self.swatch, self.class_name)
        for part in left:
            row.addWidget(part)
        row.addStretch(1)
        right: tuple[QWidget, ...] = (self.busy, self.effort, self.model, self.zoom)
        for part in right:
            row.addSpacing(SPACE)
            row.addWidget(part)
        self.show_effort("", "")
        self.busy.cancel_requested.connect(self.cancel_requested)

    def show_cursor(
        self, at: tuple[int, int] | None, class_id: int, classes: ClassList, instance_id: int = 0
    ) -> None:
        """Position (y, x) in image pixels, the class shown there and its instance; None when outside."""
        if at is None:
            self.position.clear()
            self.class_name.clear()
            self.swatch.show_color(None)
            return
        self.position.setText(f"x {at[1]}, y {at[0]}")
        if class_id == IGNORE or class_id >= len(classes):
            self.class_name.setText("unlabelled")
            self.swatch.show_color(None)
        else:
            name = classes[class_id].name
            self.class_name.setText(f"{name} {instance_id}" if instance_id else name)
            self.swatch.show_color(classes[class_id].color)

    def show_zoom(self, scale: float) -> None:
        self.zoom.setText(zoom_text(scale))

    def show_effort(self, text: str, tip: str) -> None:
        """Show the cost of the open image; the figure keeps its width, so that nothing beside it moves."""
        self.effort.setText(text)
        self.effort.setToolTip(tip)
        self.effort.setMinimumWidth(max(self.effort.minimumWidth(), self.effort.sizeHint().width()))
        self.effort.setVisible(bool(text))

    def show_prediction_status(self, status: PredictionStatus) -> None:
        """Whose prediction is shown; the place keeps its width, so that nothing beside it jumps."""
        text = prediction_text(status)
        metrics = self.model.fontMetrics()
        self.model.setText(metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, MODEL_WIDTH))
        self.model.setToolTip(f"{text} (Shift+P puts a prediction aside, P asks for it again)")
        self.model.setMinimumWidth(max(self.model.minimumWidth(), self.model.sizeHint().width()))

    def show_busy(self, busy: Busy, learning: LearningState) -> None:
        text, progress = busy_text(busy, learning)
        is_taking_in = busy.files is not None and text == busy.files.note
        is_finding = busy.similarity is not None and text == busy.similarity.note
        is_ahead = busy.background_prediction is not None and text == busy.background_prediction.note
        is_learning = text == "Learning" or learning.phase is LearningPhase.PAUSED
        can_cancel = is_taking_in or is_finding or is_ahead or is_learning
        what = "Stop; what was taken in stays" if is_taking_in else STOP_LEARNING
        if is_finding:
            what = "Stop; what was compared until now stays"
        if is_ahead:
            what = "Look at no more images until there is a new model (Ctrl+.)"
        self.busy.cancel.setToolTip(what)
        self.busy.show_work(text, progress, can_cancel=can_cancel)

    def install(self, bar: QStatusBar) -> None:
        """Fill a window's status bar."""
        bar.setSizeGripEnabled(False)
        bar.addWidget(self, 1)
