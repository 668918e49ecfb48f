"""Timeline under the canvas: the strip of frames, where one is in it, and what goes from frame to frame."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from gui.language.texts import tr
from gui.panels.card import label
from gui.panels.thumbnails import Thumbnails
from gui.sequence.pace import MOST_RATE
from gui.sequence.strip import FrameStrip
from gui.settings import MAX_FRAMES
from gui.style.buttons import IconButton
from gui.style.steady_fields import NumberField
from gui.style.theme import SPACE, Theme

WALK_ACTIONS: Final = (
    *("previous_labelled", "previous_frame", "play", "next_frame", "next_labelled"),
    "play_repeated",
)
FILL_ACTIONS: Final = (
    *("onion_skin", "copy_previous", "from_previous_frame", "interpolate"),
    *("propagate_back", "propagate_on", "frame_prediction"),
)
_RATE_PX: Final = 780
"""Below this width of the timeline there is no field for the frames a second."""
_ALL_PX: Final = 630
"""Below this one the buttons that fill frames are in the menu alone."""
_WALK_PX: Final = 370
_COUNT_PX: Final = 92
"""Least width of the fields for numbers; wider ones take the room of the words beside them."""
_AROUND_PX: Final = 20
"""Border, padding and margins of a field beside its text."""


class Timeline(QFrame):
    """Frames beside the open image; hidden until it is wanted."""

    count_chosen = Signal(int)
    """Number of frames that propagating goes through at most."""

    rate_chosen = Signal(int)
    """Number of frames that play shows in a second."""

    def __init__(
        self, theme: Theme, thumbnails: Thumbnails, walk: Sequence[QAction], fill: Sequence[QAction]
    ) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.strip = FrameStrip(theme, thumbnails)
        self.place = label("", "small", elide=True)
        self.place.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.count = _number_field(
            MAX_FRAMES,
            tr(" frames"),
            tr(
                "Frames that propagating goes through at most; it ends before a labelled one or another scene"
            ),
            tr("Frames to propagate through"),
        )
        self.count.valueChanged.connect(self.count_chosen)
        self.rate = _number_field(
            MOST_RATE,
            tr(" a second"),
            tr("Frames that play shows in a second, where they can be read as fast"),
            tr("Frames a second"),
        )
        self.rate.valueChanged.connect(self.rate_chosen)
        self._walk, self._fill = self._group(walk), self._group(fill)
        inside = self._fill.layout()
        assert inside is not None
        inside.addWidget(self.count)
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        row.addWidget(self.place, 1)
        row.addWidget(self._walk)
        row.addWidget(self.rate)
        row.addWidget(self._fill)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(SPACE, SPACE // 2, SPACE, SPACE // 2)
        rows.setSpacing(SPACE // 2)
        rows.addLayout(row)
        rows.addWidget(self.strip)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        # What there is no room for is hidden.
        return QSize(80, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._walk.setVisible(self.width() >= _WALK_PX)
        self.rate.setVisible(self.width() >= _RATE_PX)
        self._fill.setVisible(self.width() >= _ALL_PX)

    def show_count(self, count: int) -> None:
        """Number of frames that propagating goes through."""
        self.count.setValue(count)

    def show_rate(self, rate: int) -> None:
        """Number of frames that play shows in a second."""
        self.rate.setValue(rate)

    def show_nothing(self) -> None:
        """No image is open."""
        self.place.clear()
        self.place.setToolTip("")
        self.strip.show_open(None)

    def show_place(self, place: int | None, frames: int, labelled: int, proposed: int) -> None:
        """Number of the open frame, counted from 0, of how many; how many of them are labelled or proposed.

        Args:
            place: None while the frames beside the open image are not known yet.
        """
        if place is None:
            text = tr("Looking for the frames of this image…")
        elif frames < 2:
            text = tr("No sequence: one image of its folder and size.")
        elif proposed:
            text = tr(
                "Frame {number:,} of {frames:,}, {labelled:,} labelled, {proposed:,} not looked at yet",
                number=place + 1,
                frames=frames,
                labelled=labelled,
                proposed=proposed,
            )
        else:
            text = tr(
                "Frame {number:,} of {frames:,}, {labelled:,} labelled",
                number=place + 1,
                frames=frames,
                labelled=labelled,
            )
        self.place.setText(text)
        self.place.setToolTip(text)
        self.strip.show_open(place)

    @staticmethod
    def _group(actions: Sequence[QAction]) -> QWidget:
        group = QWidget()
        row = QHBoxLayout(group)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE // 4)
        for action in actions:
            button = IconButton(action)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            row.addWidget(button)
        return group


def _number_field(most: int, suffix: str, tip: str, name: str) -> NumberField:
    """Field of a whole number from 1 to `most`."""
    field = NumberField()
    field.setRange(1, most)
    field.setSuffix(suffix)
    field.setToolTip(tip)
    field.setAccessibleName(name)
    field.setKeyboardTracking(False)
    # Not by the wheel: it would take the keys from the canvas.
    field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    # Two digits are in sight with their word; its font is known only then.
    field.ensurePolished()
    words_px = field.fontMetrics().horizontalAdvance(f"{min(most, 99)}{suffix}")
    field.setFixedWidth(max(_COUNT_PX, words_px + _AROUND_PX))
    return field
