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
from gui.sequence.strip import FrameStrip
from gui.settings import MAX_FRAMES
from gui.style.buttons import IconButton
from gui.style.steady_fields import NumberField
from gui.style.theme import SPACE, Theme

WALK_ACTIONS: Final = ("previous_labelled", "previous_frame", "next_frame", "next_labelled")
FILL_ACTIONS: Final = (
    *("onion_skin", "copy_previous", "from_previous_frame", "interpolate"),
    *("propagate_back", "propagate_on", "frame_prediction"),
)
_ALL_PX: Final = 560
"""Below this width of the timeline the buttons that fill frames are in the menu alone."""
_WALK_PX: Final = 300
_COUNT_PX: Final = 92
"""Width of the field for the number of frames; a wider one would take the room of the words beside it."""


class Timeline(QFrame):
    """Frames beside the open image; hidden until it is wanted."""

    count_chosen = Signal(int)
    """Number of frames that propagating goes through at most."""

    def __init__(
        self, theme: Theme, thumbnails: Thumbnails, walk: Sequence[QAction], fill: Sequence[QAction]
    ) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.strip = FrameStrip(theme, thumbnails)
        self.place = label("", "small", elide=True)
        self.place.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.count = NumberField()
        self.count.setRange(1, MAX_FRAMES)
        self.count.setSuffix(tr(" frames"))
        self.count.setToolTip(
            tr("Frames that propagating goes through at most; it ends before a labelled one")
        )
        self.count.setAccessibleName(tr("Frames to propagate through"))
        self.count.setKeyboardTracking(False)
        # Not by the wheel: it would take the keys from the canvas.
        self.count.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.count.setFixedWidth(_COUNT_PX)
        self.count.valueChanged.connect(self.count_chosen)
        self._walk, self._fill = self._group(walk), self._group(fill)
        inside = self._fill.layout()
        assert inside is not None
        inside.addWidget(self.count)
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        row.addWidget(self.place, 1)
        row.addWidget(self._walk)
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
        self._fill.setVisible(self.width() >= _ALL_PX)

    def show_count(self, count: int) -> None:
        """Number of frames that propagating goes through."""
        self.count.setValue(count)

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
