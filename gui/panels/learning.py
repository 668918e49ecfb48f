"""Card of learning: start, pause, stop, the automatic switch, and live curves."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from engine.core.words import counted_images
from engine.session import LearningPhase, LearningState
from gui.panels.card import Card, Switch, label
from gui.panels.curves import Curves
from gui.style.icons import Icons
from gui.style.theme import SPACE, Theme

_PHASES: Final = {
    LearningPhase.IDLE: "Learning",
    LearningPhase.STARTING: "Learning starts",
    LearningPhase.RUNNING: "Learning now",
    LearningPhase.PAUSED: "Learning is paused",
}


def source_text(state: LearningState) -> str:
    """Training images and the time of the next round, in words; shorter while curves need the room."""
    when = "Learns after each accepted image" if state.auto else "Learns when you say so"
    if state.train_count + state.val_count == 0:
        return f"{when}, from accepted images only."
    held = f", checked on {state.val_count} more" if state.val_count else ""
    images = counted_images(state.train_count)
    if is_active(state.phase):
        return f"From {images}{held}."
    return f"{when}. Now from {images}{held}."


def is_active(phase: LearningPhase) -> bool:
    return phase is not LearningPhase.IDLE


class LearningPanel(Card):
    """View of a `LearningState`; its buttons only emit requests."""

    start_requested = Signal()
    pause_requested = Signal()
    cancel_requested = Signal()
    auto_requested = Signal(bool)

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__("Learning", parent)
        self._icons = icons
        self._is_editable = True
        self._add_switch(theme)
        self.source = label("", "small", wrap=True)
        self.body.addWidget(self.source)
        self.curves = Curves(theme)
        self.body.addWidget(self.curves)
        self.message = label("", wrap=True)
        self.body.addWidget(self.message)
        self.body.addLayout(self._button_row())
        self.show_state(LearningState())

    def show_state(self, state: LearningState) -> None:
        self._state = state
        active = is_active(state.phase)
        self.title.setText(_PHASES[state.phase])
        self.auto_switch.setChecked(state.auto)
        self.source.setText(source_text(state))
        text = " ".join(part for part in (state.verdict, state.message) if part)
        self.message.setText(text)
        self.message.setVisible(bool(text))
        self.curves.show_curves(state.loss, state.iou)
        self.start_button.setVisible(not active)
        self.pause_button.setVisible(active)
        self.cancel_button.setVisible(active)
        is_paused = state.phase is LearningPhase.PAUSED
        self.pause_button.setText("Go on" if is_paused else "Pause")
        self.pause_button.setEnabled(state.phase in (LearningPhase.RUNNING, LearningPhase.PAUSED))
        self._icons.bind(self.pause_button, "mdi6.play" if is_paused else "mdi6.pause")
        self.start_button.setEnabled(self._is_editable)

    def set_editable(self, editable: bool) -> None:
        self._is_editable = editable
        self.auto_switch.setEnabled(editable)
        self.show_state(self._state)

    def _add_switch(self, theme: Theme) -> None:
        self.auto_switch = Switch(theme, "Learn by itself")
        tip = "Learn by itself, or only when you say so (Ctrl+Shift+A)"
        self.auto_switch.setToolTip(tip)
        self.auto_switch.clicked.connect(self.auto_requested)
        words = label("By itself", "small")
        words.setToolTip(tip)
        self.head.addWidget(words)
        self.head.addSpacing(SPACE // 2)
        self.head.addWidget(self.auto_switch)

    def _button_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        self.start_button = QPushButton("Learn now")
        self.start_button.setProperty("role", "primary")
        self.start_button.setToolTip("Improve the model from the accepted images (Ctrl+L)")
        self.pause_button = QPushButton("Pause")
        self.pause_button.setToolTip("Pause or go on (Ctrl+Shift+P)")
        self.cancel_button = QPushButton("Stop")
        self.cancel_button.setToolTip("Stop and keep the current model (Ctrl+Shift+X)")
        self._icons.bind(self.start_button, "mdi6.school-outline", "on_accent")
        self._icons.bind(self.cancel_button, "mdi6.stop")
        for button, signal in (
            (self.start_button, self.start_requested),
            (self.pause_button, self.pause_requested),
            (self.cancel_button, self.cancel_requested),
        ):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            button.clicked.connect(lambda _checked=False, ask=signal: ask.emit())
            row.addWidget(button)
        return row
