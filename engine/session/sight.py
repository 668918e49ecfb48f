"""The state of the open image's labels that a canvas has painted, so that a person has it in sight."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Self

import numpy as np

from engine.core import Event, LabelMap
from engine.session.open_image import CurrentImage, OpenImage
from engine.session.state import ImagePrediction, Notice, Preview


@dataclass(frozen=True, slots=True, eq=False)
class ShownState:
    """State of the labels shown of an image; holds the objects, so that nothing newer is mistaken for it."""

    image: OpenImage
    preview: Preview | None
    prediction: ImagePrediction | None
    planes_revision: int

    @classmethod
    def of(cls, image: OpenImage) -> Self:
        """State of the image now."""
        return cls(image, image.preview, image.prediction, image.planes.revision)

    def is_same(self, other: ShownState) -> bool:
        """Whether both hold the very same objects: comparing their arrays would take too long."""
        return self.is_same_but_for_preview(other) and self.preview is other.preview

    def is_same_but_for_preview(self, other: ShownState) -> bool:
        """Whether at most the preview is another one."""
        return (
            self.image is other.image
            and self.prediction is other.prediction
            and self.planes_revision == other.planes_revision
        )


@dataclass(frozen=True, slots=True, eq=False)
class SeenLabels:
    """What was on the screen when a key was pressed. `labels` is a copy of its preview, whose memory may be
    reused; None where there was none, or where the preview had not been painted yet."""

    state: ShownState
    labels: LabelMap | None

    def is_shown_by(self, now: ShownState) -> bool:
        """Whether `now` shows the very same labels."""
        if self.state.is_same(now):
            return True
        if self.labels is None or now.preview is None or not self.state.is_same_but_for_preview(now):
            return False
        return np.array_equal(self.labels, now.preview.labels)


class Sight:
    """Handshake between canvas and session: which state was painted, and whether the mask can be seen.

    Lives on the GUI thread. A session without a canvas, as of a script, sees all that it reads.

    Attributes:
        painted_changed: a canvas has painted another state, or the mask is hidden or visible again.
    """

    def __init__(self, current: CurrentImage, clock: Callable[[], float]) -> None:
        self.painted_changed: Event[None] = Event()
        self._current = current
        self._clock = clock
        self._has_canvas = False
        self._hidden: Notice | None = None
        self._painted: ShownState | None = None
        self._painted_at_s = 0.0
        self._first: ShownState | None = None
        self._first_at_s = 0.0

    @property
    def has_canvas(self) -> bool:
        """Whether a person looks: only what a canvas has painted is in sight."""
        return self._has_canvas

    @property
    def hidden(self) -> Notice | None:
        """Reason why the canvas shows no mask, and how to show it; None where it does."""
        return self._hidden

    @property
    def painted(self) -> ShownState | None:
        """State that the canvas painted last, as a whole."""
        return self._painted

    @property
    def is_current(self) -> bool:
        """Whether the labels as they are now have been painted."""
        image = self._current.image
        if not self._has_canvas or image is None:
            return image is not None
        return self._painted is not None and self._painted.is_same(ShownState.of(image))

    @property
    def painted_s(self) -> float:
        """Seconds since the labels in sight were painted first."""
        return self._clock() - self._painted_at_s

    @property
    def untouched_s(self) -> float | None:
        """Seconds since the open image was painted first; None once its labels were edited after that."""
        image, first = self._current.image, self._first
        if image is None or first is None or first.image is not image:
            return 0.0
        is_edited = image.planes.revision != first.planes_revision
        return None if is_edited else self._clock() - self._first_at_s

    @property
    def now_s(self) -> float:
        """Seconds of the clock that times what is in sight; never runs backwards."""
        return self._clock()

    def attach_canvas(self) -> None:
        """A canvas shows the open image from now on, and reports what it has painted."""
        self._has_canvas = True

    def hide(self, reason: Notice | None) -> None:
        """The canvas shows no mask, for this reason; None: it shows it again, once it is painted."""
        if reason != self._hidden:
            self._hidden = reason
            self._painted = None
            self.painted_changed.emit(None)

    def note_painted(self) -> None:
        """The canvas has painted the labels as they are now, all that is in view of them."""
        image = self._current.image
        if image is None or self._hidden is not None or self.is_current:
            return
        self._painted = ShownState.of(image)
        self._painted_at_s = self._clock()
        if self._first is None or self._first.image is not image:
            self._first, self._first_at_s = self._painted, self._painted_at_s
        self.painted_changed.emit(None)
