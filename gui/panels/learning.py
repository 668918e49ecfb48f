"""Card of learning: start, pause, stop, the automatic switch, and live curves."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QSizePolicy, QWidget

from engine.session import LearningPhase, LearningState
from engine.session.learning.network_choices import network_title
from gui.language.sentences import sentence
from gui.language.texts import counted, listed, marked, tr
from gui.panels.card import Card, Switch, label
from gui.panels.curves import Curves
from gui.style.icons import Icons
from gui.style.theme import SPACE, Theme

# Of the classes that stay open.
_NAMED: Final = 8
_MINUTE_S: Final = 60.0
_STEPS: Final = 1000
"""Of the bar of a round."""
_PHASES: Final = {
    LearningPhase.IDLE: marked("Learning"),
    LearningPhase.STARTING: marked("Learning starts"),
    LearningPhase.RUNNING: marked("Learning now"),
    LearningPhase.PAUSED: marked("Learning is paused"),
}


def source_text(state: LearningState) -> str:
    """Which images are learned from, on which ones models are checked, and by which network, in words.

    "" before the first one: what to do then is said by the card of the model.
    """
    if state.train_count + state.val_count + state.left_out_count == 0:
        return ""
    checked = (
        counted(state.val_count, "checked on {count} more", "checked on {count:,} more")
        if state.val_count
        else tr("checked on none yet")
    )
    parts = [_images_text(state), checked]
    if state.left_out_count:
        parts.append(counted(state.left_out_count, "{count} left out", "{count} left out"))
    sentences = [tr("{parts}.", parts=listed(parts))]
    if state.as_predicted_count:
        sentences.append(
            counted(
                state.as_predicted_count,
                "{count} image was accepted as predicted: no model is checked on it.",
                "{count:,} images were accepted as predicted: no model is checked on them.",
            )
        )
    return " ".join(sentences)


def _images_text(state: LearningState) -> str:
    """Begin of `source_text`, with the number of images learned from."""
    if is_active(state.phase) and state.architecture:
        return counted(
            state.train_count,
            "{network}: learns from {count} image",
            "{network}: learns from {count:,} images",
            network=sentence(network_title(state.architecture)),
        )
    if is_active(state.phase):
        return counted(state.train_count, "From {count} image", "From {count:,} images")
    return counted(state.train_count, "Next from {count} image", "Next from {count:,} images")


def schedule_text(state: LearningState) -> str:
    """When it learns, or how long the round still takes."""
    if state.phase is LearningPhase.STARTING:
        return sentence(state.message)
    if state.left_s is None and is_active(state.phase):
        return tr("Learns in one step: seconds for each image")
    if state.left_s is None:
        return tr("After each accepted image") if state.auto else tr("When you press Learn now")
    if state.left_s < _MINUTE_S:
        return tr("Less than a minute left")
    minutes = round(state.left_s / _MINUTE_S)
    return counted(minutes, "About {count} minute left", "About {count} minutes left")


def result_text(state: LearningState) -> str:
    """What came of the round, or of an earlier one; "" where nothing has."""
    verdict = sentence(state.verdict)
    return tr("Last result: {result}", result=verdict) if verdict and state.is_verdict_earlier else verdict


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
        self.body.addLayout(self._schedule_row())
        self.source = label("", "small", wrap=True)
        self.body.addWidget(self.source)
        self.curves = Curves(theme)
        self.body.addWidget(self.curves)
        self.result = label("", wrap=True)
        self.body.addWidget(self.result)
        self.message = label("", wrap=True)
        self.body.addWidget(self.message)
        self.body.addLayout(self._button_row())
        self.show_state(LearningState())

    def show_state(self, state: LearningState) -> None:
        self._state = state
        active = is_active(state.phase)
        self.title.setText(tr(_PHASES[state.phase]))
        self.auto_switch.setChecked(state.auto)
        self.schedule.setText(schedule_text(state))
        left_s = state.left_s
        self.bar.setVisible(left_s is not None)
        if left_s is not None:
            self.bar.setValue(round(_STEPS * (1.0 - left_s / state.round_s)))
        # While it starts, the line above says what is done.
        said = "" if state.phase is LearningPhase.STARTING else sentence(state.message)
        notes = (left_open_text(state.left_open), said)
        for shown, text in (
            (self.source, source_text(state)),
            (self.result, result_text(state)),
            (self.message, " ".join(note for note in notes if note)),
        ):
            shown.setText(text)
            shown.setVisible(bool(text))
        self.curves.show_curves(state.loss, state.iou, keeps_room=active)
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

    def _schedule_row(self) -> QHBoxLayout:
        """One line of the same height whether something runs or not."""
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        self.schedule = label("", "small", elide=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, _STEPS)
        self.bar.setAccessibleName(tr("Progress of the round"))
        row.addWidget(self.schedule, 1)
        row.addWidget(self.bar, 1)
        return row

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
