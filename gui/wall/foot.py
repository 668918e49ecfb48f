"""Line under the review wall: what was done last, how far work in the background is, and the counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from gui.language.sentences import sentence
from gui.language.texts import tr
from gui.panels.card import label, set_property
from gui.style.theme import SPACE

if TYPE_CHECKING:
    from engine.core import Progress

_BAR_PX: Final = 160


class WallFoot(QWidget):
    """Message, progress with its bar and button, and counts beside each other.

    Args:
        stop_button: stops what runs; it is shown while something does.
    """

    def __init__(self, stop_button: QPushButton) -> None:
        super().__init__()
        self.message = label("", "soft", wrap=True)
        self.progress = label("", "soft")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(_BAR_PX)
        self.stop_button = stop_button
        self.counts = label("", "small")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        row.addWidget(self.message, 1)
        for part in (self.progress, self.bar, self.stop_button, self.counts):
            row.addWidget(part)
        self.show_progress(None)

    def say(self, text: str, role: str = "soft") -> None:
        """Say this in place of what was said before; `role` is one of the style sheet's."""
        self.message.setText(text)
        set_property(self.message, "role", role)

    def show_progress(self, progress: Progress | None) -> None:
        """How far what runs is; None: nothing runs."""
        for part in (self.progress, self.bar, self.stop_button):
            part.setVisible(progress is not None)
        if progress is not None:
            self.bar.setRange(0, progress.total)
            self.bar.setValue(progress.done)
            unit = sentence(progress.unit)
            count = tr("{done:,} of {total:,} {unit}", done=progress.done, total=progress.total, unit=unit)
            self.progress.setText(f"{sentence(progress.note)}: {count}" if progress.note else count)
