"""Dialog for pretraining on images without labels: the task, its progress, and reconstructions."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from engine.session.learning.pretraining import OFFERED_TASKS, PretrainPhase, PretrainState
from gui import plain_text
from gui.language.sentences import sentence
from gui.language.texts import counted, marked, tr
from gui.panels.card import Chooser, label, set_property
from gui.panels.reconstructions import ErrorCurve, Reconstructions
from gui.style.steady_fields import DecimalField
from gui.style.theme import SPACE, Theme

USUAL_MINUTES: Final = 3.0
_WHY: Final = marked(
    "Before the first label, the network can get used to your images by restoring them. "
    "With few labels, the first model often becomes useful sooner."
)
_ROLES: Final = {PretrainPhase.DONE: "good", PretrainPhase.FAILED: "error"}


def status_text(state: PretrainState) -> str:
    """State of the run in one or two sentences."""
    parts = [sentence(state.message)]
    if state.phase is PretrainPhase.RUNNING and state.errors:
        restored = tr(
            "{time} of {total}, restored to {error:.1f} grey levels.",
            time=_clock(state.seconds),
            total=_clock(60 * state.minutes),
            error=state.errors[-1][1],
        )
        parts.insert(0, restored)
    if len(state.notes) == 1:
        parts.append(tr("Left out: {reason}", reason=sentence(state.notes[0])))
    elif state.notes:
        text = "Left out: {reason} ({count} images in all)"
        parts.append(counted(len(state.notes), text, text, reason=sentence(state.notes[0])))
    return " ".join(part for part in parts if part)


class PretrainDialog(QDialog):
    """Choice of task and minutes; emits `begin_requested` (task, minutes), shows a `PretrainState`."""

    begin_requested = Signal(str, float)
    stop_requested = Signal()
    start_wanted = Signal(bool)

    def __init__(self, theme: Theme, image_count: int, network: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Learn from unlabelled images"))
        self.setMinimumWidth(720)
        self._is_running = False
        rows = QVBoxLayout(self)
        rows.setContentsMargins(SPACE * 3, SPACE * 3, SPACE * 3, SPACE * 2)
        rows.setSpacing(SPACE)
        rows.addWidget(label(tr(_WHY), "soft", wrap=True))
        rows.addSpacing(SPACE)
        rows.addLayout(self._choice_row(theme, image_count))
        self.note = label("", "small", wrap=True)
        # Two lines, so that nothing below moves when another task is chosen.
        self.note.setMinimumHeight(36)
        self.note.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        rows.addWidget(self.note)
        self.use_box = QCheckBox(
            tr("Start the first model ({network}) from the result", network=plain_text.caption(network))
        )
        self.use_box.setChecked(True)
        self.use_box.toggled.connect(self.start_wanted)
        rows.addWidget(self.use_box)
        rows.addSpacing(SPACE)
        self.pictures = Reconstructions()
        rows.addWidget(self.pictures)
        self.curve = ErrorCurve(theme)
        rows.addWidget(self.curve)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        rows.addWidget(self.bar)
        self.message = label("", "soft", wrap=True)
        self.message.setMinimumHeight(36)
        rows.addWidget(self.message)
        rows.addStretch(1)
        rows.addLayout(self._button_row())
        self._show_task()
        self.show_state(PretrainState())

    @property
    def task(self) -> str:
        return OFFERED_TASKS[self.tasks.currentIndex()].name

    def show_state(self, state: PretrainState) -> None:
        """Show how the run stands."""
        self._is_running = state.is_active
        is_waiting = state.phase is PretrainPhase.STARTING
        whole = max(1, round(60 * state.minutes))
        self.bar.setRange(0, 0 if is_waiting else whole)
        if not is_waiting:
            done = whole if state.phase is PretrainPhase.DONE else min(round(state.seconds), whole)
            self.bar.setValue(done if state.phase is not PretrainPhase.IDLE else 0)
        self.pictures.show_pictures(state.originals, state.seen, state.reconstructions)
        self.curve.show_curve(state.errors)
        self.curve.setVisible(len(state.errors) > 1)
        self._say(status_text(state), _ROLES.get(state.phase, "soft"))
        self.tasks.setEnabled(not self._is_running)
        self.minutes.setEnabled(not self._is_running)
        self.learn_button.setEnabled(not self._is_running)
        self.close_button.setText(tr("Stop") if self._is_running else tr("Close"))

    def show_refused(self, reason: str) -> None:
        """A run could not begin."""
        self._say(sentence(reason), "error")

    def end(self) -> None:
        """Close at once, whatever runs: the project goes."""
        self._is_running = False
        self.reject()

    def reject(self) -> None:
        """Escape, the button, the frame's cross: stop what runs first, close when nothing does."""
        if self._is_running:
            self.stop_requested.emit()
        else:
            super().reject()

    def _choice_row(self, theme: Theme, image_count: int) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        self.tasks = Chooser(theme, tr("Way to learn"))
        # As narrow as a small screen needs, else as wide as there is room.
        self.tasks.setSizeAdjustPolicy(Chooser.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.tasks.setMinimumContentsLength(12)
        self.tasks.setToolTip(tr("What the network does with your images to get used to them"))
        for info in OFFERED_TASKS:
            self.tasks.addItem(sentence(info.title))
        self.tasks.currentIndexChanged.connect(self._show_task)
        self.minutes = DecimalField()
        self.minutes.setToolTip(tr("How long it learns"))
        self.minutes.setRange(0.1, 600.0)
        self.minutes.setDecimals(1)
        self.minutes.setValue(USUAL_MINUTES)
        self.minutes.setSuffix(f" {tr('min')}")
        self.minutes.setAccessibleName(tr("Minutes"))
        row.addWidget(self.tasks, 1)
        row.addWidget(label(tr("for")))
        row.addWidget(self.minutes)
        row.addWidget(label(counted(image_count, "from {count:,} image", "from {count:,} images")))
        return row

    def _button_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        self.close_button = QPushButton(tr("Close"))
        self.close_button.setAutoDefault(False)
        self.close_button.clicked.connect(self.reject)
        self.learn_button = QPushButton(tr("Learn"))
        self.learn_button.setDefault(True)
        self.learn_button.setProperty("role", "primary")
        self.learn_button.clicked.connect(lambda: self.begin_requested.emit(self.task, self.minutes.value()))
        row.addStretch(1)
        row.addWidget(self.close_button)
        row.addWidget(self.learn_button)
        return row

    def _show_task(self) -> None:
        info = OFFERED_TASKS[self.tasks.currentIndex()]
        notes = [sentence(info.note)]
        if info.needs_masks:
            notes.append(tr("It learns from accepted images."))
        if not info.starts_networks:
            notes.append(tr("For looking at your images: no network starts from it."))
        self.note.setText(" ".join(notes))
        self.use_box.setEnabled(info.starts_networks)

    def _say(self, text: str, role: str) -> None:
        self.message.setText(text)
        set_property(self.message, "role", role)


def _clock(seconds: float) -> str:
    minutes, rest = divmod(int(seconds), 60)
    return f"{minutes}:{rest:02d}"
