"""Card of learning: start, pause, stop, the automatic switch, and live curves."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from engine.session import LearningPhase, LearningState
from gui.language.sentences import sentence
from gui.language.texts import counted, listed, marked, tr
from gui.panels.card import Card, Switch, label
from gui.panels.curves import Curves
from gui.style.icons import Icons
from gui.style.theme import SPACE, Theme

# Of the classes that stay open.
_NAMED: Final = 8
_PHASES: Final = {
    LearningPhase.IDLE: marked("Learning"),
    LearningPhase.STARTING: marked("Learning starts"),
    LearningPhase.RUNNING: marked("Learning now"),
    LearningPhase.PAUSED: marked("Learning is paused"),
}


def source_text(state: LearningState) -> str:
    """Training images and the time of the next round, in words; shorter while curves need the room."""
    if state.train_count + state.val_count + state.left_out_count == 0:
        return (
            tr("Learns after each accepted image, from accepted images only.")
            if state.auto
            else tr("Learns when you press Learn now, from accepted images only.")
        )
    parts = [_images_text(state)]
    if state.val_count:
        parts.append(counted(state.val_count, "checked on {count} more", "checked on {count} more"))
    if state.left_out_count:
        parts.append(counted(state.left_out_count, "{count} left out", "{count} left out"))
    return tr("{parts}.", parts=listed(parts))


def _images_text(state: LearningState) -> str:
    """Begin of `source_text`, with the number of images learned from."""
    if is_active(state.phase):
        return counted(state.train_count, "From {count} image", "From {count:,} images")
    if state.auto:
        return counted(
            state.train_count,
            "Learns after each accepted image. Now from {count} image",
            "Learns after each accepted image. Now from {count:,} images",
        )
    return counted(
        state.train_count,
        "Learns when you press Learn now. Now from {count} image",
        "Learns when you press Learn now. Now from {count:,} images",
    )


def is_active(phase: LearningPhase) -> bool:
    return phase is not LearningPhase.IDLE


def left_open_text(names: Sequence[str]) -> str:
    """Which classes the model in use says nothing of; "" where it shows all."""
    if not names:
        return ""
    shown = [*names[:_NAMED], *("…" for _ in names[_NAMED : _NAMED + 1])]
    return tr(
        "The model is not good enough at these classes yet, so their pixels stay open: {names}.",
        names=listed(shown),
    )


class LearningPanel(Card):
    """View of a `LearningState`; its buttons only emit requests."""

    start_requested = Signal()
    pause_requested = Signal()
    cancel_requested = Signal()
    auto_requested = Signal(bool)

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(tr("Learning"), parent)
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
        self.title.setText(tr(_PHASES[state.phase]))
        self.auto_switch.setChecked(state.auto)
        self.source.setText(source_text(state))
        parts = (sentence(state.verdict), left_open_text(state.left_open), sentence(state.message))
        text = " ".join(part for part in parts if part)
        self.message.setText(text)
        self.message.setVisible(bool(text))
        self.curves.show_curves(state.loss, state.iou)
        self.start_button.setVisible(not active)
        self.pause_button.setVisible(active)
        self.cancel_button.setVisible(active)
        is_paused = state.phase is LearningPhase.PAUSED
        self.pause_button.setText(tr("Resume") if is_paused else tr("Pause"))
        self.pause_button.setEnabled(state.phase in (LearningPhase.RUNNING, LearningPhase.PAUSED))
        self._icons.bind(self.pause_button, "mdi6.play" if is_paused else "mdi6.pause")
        self.start_button.setEnabled(self._is_editable)

    def set_editable(self, editable: bool) -> None:
        self._is_editable = editable
        self.auto_switch.setEnabled(editable)
        self.show_state(self._state)

    def _add_switch(self, theme: Theme) -> None:
        self.auto_switch = Switch(theme, tr("Learn automatically"))
        tip = tr(
            "Learn after each image that you accept; off: only when you press Learn now ([[learn_auto]])"
        )
        self.auto_switch.setToolTip(tip)
        self.auto_switch.clicked.connect(self.auto_requested)
        words = label(tr("Automatic"), "small", elide=True)
        words.setToolTip(tip)
        self.head.addWidget(words)
        self.head.addSpacing(SPACE // 2)
        self.head.addWidget(self.auto_switch)

    def _button_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        self.start_button = QPushButton(tr("Learn now"))
        self.start_button.setProperty("role", "primary")
        self.start_button.setToolTip(tr("Improve the model from the accepted images ([[learn_start]])"))
        self.pause_button = QPushButton(tr("Pause"))
        self.pause_button.setToolTip(tr("Pause or resume learning ([[learn_pause]])"))
        self.cancel_button = QPushButton(tr("Stop"))
        self.cancel_button.setToolTip(tr("Stop learning and keep the model in use ([[learn_cancel]])"))
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
