"""Status line at the bottom: cursor, label under it, running work, model, zoom."""

from __future__ import annotations

from enum import Enum, auto
from typing import Final

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QStatusBar, QToolButton, QWidget

from engine.core import IGNORE, ClassList, Progress
from engine.session import Busy, LearningPhase, LearningState, PredictionStatus
from gui import plain_text
from gui.canvas.orientation import STRAIGHT, Orientation
from gui.language.sentences import sentence
from gui.language.texts import counted, marked, tr, with_signs
from gui.panels.card import ElidedLabel, label
from gui.plain_text import NAMES_KEYS
from gui.style.cut_label import CutLabel
from gui.style.icons import Icons
from gui.style.theme import SPACE, Theme

HEIGHT: Final = 32
MODEL_WIDTH: Final = 420
NAME_WIDTH: Final = 200
PART_HINT: Final = marked(
    "The other pages and channels are not used. [[image_planes]] chooses what is shown."
)
PROPOSAL_HINT: Final = marked(
    "This mask came from the frames beside it. [[accept_image]] accepts it, [[undo]] takes it back."
)
STOP_LEARNING: Final = marked("Stop learning and keep the current model ([[learn_cancel]])")

VALUES_WIDTH: Final = 300
_BRIEFLY_MS: Final = 3000


def zoom_text(scale: float) -> str:
    """Such as "50 %" or "12.5 %"."""
    value = scale * 100
    return f"{value:.0f} %" if value >= 10 else with_signs(f"{value:.1f} %")


def orientation_text(orientation: Orientation) -> str:
    """Such as "Turned 90°"; empty where the image is shown as it is."""
    if not orientation.is_mirrored:
        return tr("Turned {angle}°", angle=orientation.angle) if orientation.angle else ""
    if orientation.angle == 0:
        return tr("Mirrored")
    if orientation.angle == 180:
        return tr("Mirrored top to bottom")
    return tr("Mirrored, turned {angle}°", angle=orientation.angle)


class RunningWork(Enum):
    """Work that the status line is about, most urgent first."""

    WAITING = auto()
    OPENING = auto()
    CUT = auto()
    PREDICTION = auto()
    FILES = auto()
    SIMILARITY = auto()
    LEARNING = auto()
    PAUSED_LEARNING = auto()
    PREPARATION = auto()
    BACKGROUND_PREDICTION = auto()
    NONE = auto()


def running_work(busy: Busy, learning: LearningState) -> RunningWork:
    """The most urgent work that runs."""
    is_running = {
        RunningWork.WAITING: bool(busy.waiting),
        RunningWork.OPENING: bool(busy.opening),
        RunningWork.CUT: busy.is_refining,
        RunningWork.PREDICTION: busy.predict is not None,
        RunningWork.FILES: busy.files is not None,
        RunningWork.SIMILARITY: busy.similarity is not None,
        RunningWork.LEARNING: learning.phase in (LearningPhase.STARTING, LearningPhase.RUNNING),
        RunningWork.PAUSED_LEARNING: learning.phase is LearningPhase.PAUSED,
        RunningWork.PREPARATION: busy.is_warming_up,
        RunningWork.BACKGROUND_PREDICTION: busy.background_prediction is not None,
    }
    return next((work for work in RunningWork if is_running.get(work)), RunningWork.NONE)


def busy_text(busy: Busy, learning: LearningState) -> tuple[str, Progress | None]:
    """The one sentence about what runs, most urgent first, and its progress."""
    work = running_work(busy, learning)
    progress = {
        RunningWork.PREDICTION: busy.predict,
        RunningWork.FILES: busy.files,
        RunningWork.SIMILARITY: busy.similarity,
        RunningWork.BACKGROUND_PREDICTION: busy.background_prediction,
        RunningWork.PREPARATION: busy.preparation,
    }.get(work)
    if work is RunningWork.WAITING:
        return sentence(busy.waiting), busy.made
    if work is RunningWork.OPENING:
        return tr("Opening {name}", name=busy.opening), None
    if work is RunningWork.CUT and busy.is_warming_up:
        return tr("Cutting roughly, until the cut is prepared"), busy.preparation
    if work is RunningWork.PREPARATION and busy.preparation is not None:
        done, total = busy.preparation.done, busy.preparation.total
        text = tr("Preparing the cut, only once: {done} of about {total} parts", done=done, total=total)
        return text, busy.preparation
    if work is RunningWork.LEARNING and learning.left_s is not None:
        return _learning_text(learning.left_s), Progress(
            round(learning.round_s - learning.left_s), round(learning.round_s), "seconds"
        )
    if work in _WORK_TEXTS:
        return tr(_WORK_TEXTS[work]), progress
    return ("", None) if progress is None else (sentence(progress.note), progress)


def _learning_text(left_s: float) -> str:
    """That it learns, and for how long still."""
    if left_s < _MINUTE_S:
        return tr("Learning, less than a minute left")
    minutes = round(left_s / _MINUTE_S)
    return counted(minutes, "Learning, about {count} minute left", "Learning, about {count} minutes left")


_MINUTE_S: Final = 60.0
_WORK_TEXTS: Final = {
    RunningWork.CUT: marked("Cutting"),
    RunningWork.PREDICTION: marked("Predicting"),
    RunningWork.LEARNING: marked("Learning"),
    RunningWork.PAUSED_LEARNING: marked("Learning is paused"),
    RunningWork.PREPARATION: marked("Preparing cut and network"),
}
_STOPPING: Final = {
    RunningWork.FILES: marked("Stop; what was taken in stays"),
    RunningWork.SIMILARITY: marked("Stop; what was compared until now stays"),
    RunningWork.BACKGROUND_PREDICTION: marked(
        "Predict no more images until there is a new model ([[stop_work]])"
    ),
}
"""Tips of the button that stops the work; any other stops learning."""


def prediction_text(status: PredictionStatus) -> str:
    """Whose prediction is shown, in words; what is stale says so, and what comes in its place."""
    shown, current = status.shown, status.current
    if current is None:
        return tr("No model yet")
    if status.is_stale and status.is_running:
        return tr("Prediction of {model}; {current} is working on it", model=shown, current=current)
    if status.is_stale:
        return tr("Prediction of {model}, not yet of {current}", model=shown, current=current)
    if shown is not None:
        return tr("Prediction of {model}", model=shown)
    aside = status.dismissed
    if aside is not None and status.is_running:
        return tr("Prediction of {model} put aside; {current} is working on it", model=aside, current=current)
    if aside is not None:
        return tr("Prediction of {model} put aside", model=aside)
    return tr("Model: {model}", model=current)


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
        # How to stop it stands at the end.
        self.text = label("", "small", elide=True, keeps_end=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(96)
        self.cancel = QToolButton()
        self.cancel.setToolTip(tr(STOP_LEARNING))
        self.cancel.setAccessibleName(tr("Stop"))
        self.cancel.setFixedSize(24, 24)
        self.cancel.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        icons.bind(self.cancel, "mdi6.stop-circle-outline")
        self.cancel.clicked.connect(self.cancel_requested)
        for part in (self.text, self.bar, self.cancel):
            row.addWidget(part)
        self.show_work("", None, can_cancel=False)

    def show_work(
        self, text: str, progress: Progress | None, *, can_cancel: bool, is_paused: bool = False
    ) -> None:
        self.text.setText(text)
        self.bar.setVisible(bool(text) and not is_paused)
        self.cancel.setVisible(can_cancel)
        if progress is None or progress.total <= 0:
            self.bar.setRange(0, 0)
        else:
            self.bar.setRange(0, progress.total)
            self.bar.setValue(progress.done)


class ModelLabel(ElidedLabel):
    """Words about the model; they keep the width of longer ones before them until told to let go."""

    def __init__(self) -> None:
        super().__init__("", keeps_end=True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", "small")
        self._kept_px = 0

    def keep(self, width_px: int) -> None:
        """Be at least so wide where there is room."""
        self._kept_px = width_px
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        whole = super().sizeHint()
        return QSize(min(MODEL_WIDTH, max(self._kept_px, whole.width())), whole.height())


class StatusLine(QWidget):
    """Content of the status bar."""

    cancel_requested = Signal()
    effort_requested = Signal()
    straight_requested = Signal()

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self.setFixedHeight(HEIGHT)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE, 0, SPACE, 0)
        row.setSpacing(SPACE)
        self.position = label("", "small")
        self.values = label("", "small")
        self.values.setToolTip(
            tr(
                "Values of the image under the pointer, one for each channel, as its file stores them; "
                "after an arrow as the adjusted picture shows them"
            )
        )
        self.swatch = Swatch(theme)
        self.class_name = label("", "small", elide=True)
        self.part = label("", "small", elide=True, keeps_end=True)
        self.part.setProperty(NAMES_KEYS, True)
        self.proposal = label("", "small")
        self.proposal.setProperty(NAMES_KEYS, True)
        self.hint = CutLabel("small")
        self._tool_hint = ""
        self._briefly = QTimer(self)
        self._briefly.setSingleShot(True)
        self._briefly.setInterval(_BRIEFLY_MS)
        self._briefly.timeout.connect(lambda: self.show_hint(self._tool_hint))
        self.busy = BusyIndicator(icons)
        self.effort = QToolButton()
        self.effort.setProperty(NAMES_KEYS, True)
        self.effort.setAccessibleName(tr("Effort for this image"))
        self.effort.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.effort.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        icons.bind(self.effort, "mdi6.timer-outline")
        self.effort.clicked.connect(self.effort_requested)
        self.turned = QToolButton()
        self.turned.setProperty(NAMES_KEYS, True)
        self.turned.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.turned.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.turned.setToolTip(
            tr("The view is turned or mirrored, not the image. Show it as it is ([[view_straight]])")
        )
        icons.bind(self.turned, "mdi6.screen-rotation")
        self.turned.clicked.connect(self.straight_requested)
        self.model = ModelLabel()
        self.model.setProperty(NAMES_KEYS, True)
        self.model.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.zoom = label("", "small")
        self.zoom.setMinimumWidth(56)
        self.zoom.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.position.setMinimumWidth(120)
        self.values.setMinimumWidth(self.values.fontMetrics().horizontalAdvance("255 255 255"))
        self._fill(row)
        self.show_effort("", "")
        self.show_part("")
        self.show_proposal("")
        self.show_orientation(STRAIGHT)
        self.busy.cancel_requested.connect(self.cancel_requested)

    def _fill(self, row: QHBoxLayout) -> None:
        left: tuple[QWidget, ...] = (
            self.part,
            self.proposal,
            self.position,
            self.values,
            self.swatch,
            self.class_name,
        )
        for part in left:
            row.addWidget(part)
        row.addSpacing(SPACE)
        row.addWidget(self.hint, 1)
        right: tuple[QWidget, ...] = (self.busy, self.effort, self.model, self.turned, self.zoom)
        for part in right:
            row.addSpacing(SPACE)
            row.addWidget(part)

    def show_cursor(
        self,
        at: tuple[int, int] | None,
        class_id: int,
        classes: ClassList,
        instance_id: int = 0,
        values: str = "",
    ) -> None:
        """Position (y, x) in image pixels, values, class and instance there; None when outside."""
        metrics = self.values.fontMetrics()
        self.values.setText(metrics.elidedText(values, Qt.TextElideMode.ElideRight, VALUES_WIDTH))
        if at is None:
            self.position.clear()
            self.class_name.clear()
            self.swatch.show_color(None)
            return
        self.position.setText(tr("x {x}, y {y}", x=at[1], y=at[0]))
        if class_id == IGNORE or class_id >= len(classes):
            self.class_name.setText(tr("unlabelled"))
            self.swatch.show_color(None)
        else:
            name = classes[class_id].name
            shown = plain_text.one_line(name)
            shown = self.class_name.fontMetrics().elidedText(shown, Qt.TextElideMode.ElideMiddle, NAME_WIDTH)
            self.class_name.setText(f"{shown} {instance_id}" if instance_id else shown)
            self.swatch.show_color(classes[class_id].color)

    def show_part(self, text: str) -> None:
        """Say as long as the image is open which part of its file is shown; empty for all of it."""
        self.part.setText(text.rstrip(".。"))
        self.part.setToolTip(f"{text} {tr(PART_HINT)}" if text else "")
        self.part.setVisible(bool(text))

    def show_proposal(self, text: str) -> None:
        """Say that the mask of the open image came from other frames, until somebody works on it."""
        self.proposal.setText(text)
        self.proposal.setToolTip(tr(PROPOSAL_HINT) if text else "")
        self.proposal.setVisible(bool(text))

    def show_hint(self, text: str) -> None:
        """What the next click, keys and modifiers do with the tool in hand; cut where it does not fit."""
        self._briefly.stop()
        self._tool_hint = text
        self.hint.setText(text)
        # Whatever stands here moves now anyway: the hint gets the room that was kept for longer words.
        self.model.keep(0)
        self.hint.setToolTip(plain_text.tip(text) if text else "")

    def say_briefly(self, text: str) -> None:
        """Say something in the place of the hint, which comes back soon."""
        self.hint.setText(text)
        self._briefly.start()

    def show_zoom(self, scale: float) -> None:
        self.zoom.setText(zoom_text(scale))

    def show_orientation(self, orientation: Orientation) -> None:
        """Say how the view is turned and mirrored; nothing where it is not."""
        text = orientation_text(orientation)
        self.turned.setText(text)
        self.turned.setAccessibleName(text)
        self.turned.setVisible(bool(text))

    def show_effort(self, text: str, tip: str) -> None:
        """Show the cost of the open image; the figure keeps its width, so that nothing beside it moves."""
        self.effort.setText(text)
        self.effort.setToolTip(tip)
        self.effort.setMinimumWidth(max(self.effort.minimumWidth(), self.effort.sizeHint().width()))
        self.effort.setVisible(bool(text))

    def show_prediction_status(self, status: PredictionStatus) -> None:
        """Whose prediction is shown; the place keeps its width until the hint changes: nothing jumps."""
        text = prediction_text(status)
        self.model.keep(self.model.sizeHint().width())
        self.model.setText(text)
        self.model.setToolTip(
            plain_text.tip(
                tr(
                    "{status} ([[put_aside]] puts a prediction aside, [[predict_now]] asks for it again)",
                    status=plain_text.keyless(text),
                )
            )
        )

    def show_busy(self, busy: Busy, learning: LearningState) -> None:
        text, progress = busy_text(busy, learning)
        work = running_work(busy, learning)
        can_cancel = (
            work in _STOPPING or work is RunningWork.LEARNING or learning.phase is LearningPhase.PAUSED
        )
        self.busy.cancel.setToolTip(tr(_STOPPING.get(work, STOP_LEARNING)))
        is_paused = work is RunningWork.PAUSED_LEARNING
        self.busy.show_work(text, progress, can_cancel=can_cancel, is_paused=is_paused)

    def install(self, bar: QStatusBar) -> None:
        """Fill a window's status bar."""
        bar.setSizeGripEnabled(False)
        bar.addWidget(self, 1)
