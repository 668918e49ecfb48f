"""The live cut of the open image, and the scribbles on their way to it."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.core import CancelToken, LabelMap, Rect, RgbU8

if TYPE_CHECKING:
    from engine.refine import CutSettings
    from engine.refine.live import InteractiveCut


@dataclass(frozen=True, slots=True)
class LivePatch:
    """Labels that changed, given away to who receives them.

    Args:
        rect: where; empty when nothing changed.
        labels: (h, w) of `rect`; may be written to.
    """

    rect: Rect
    labels: LabelMap
    is_exact: bool
    energy: float
    seconds: float


class LiveShelf:
    """Holds one image's live cut. Scribbles are put on the GUI thread; the cut is the refine lane's."""

    def __init__(self, image: RgbU8) -> None:
        self._image = image
        self._lock = threading.Lock()
        self._waiting: list[tuple[Rect, LabelMap]] = []
        self._cut: InteractiveCut | None = None

    def put(self, rect: Rect, seeds: LabelMap) -> None:
        """What is scribbled in `rect` from now on; a copy that nobody writes to. Any thread."""
        with self._lock:
            if rect == Rect.of_shape(self._image.shape):
                self._waiting.clear()
            self._waiting.append((rect, seeds))

    def cut(self, settings: CutSettings, token: CancelToken) -> InteractiveCut:
        """The live cut with all scribbles put so far; made at the first call.

        Raises:
            CancelledError: the token said so before it was made.
        """
        if self._cut is None:
            from engine.refine.live import InteractiveCut

            self._cut = InteractiveCut(self._image, settings, token)
        with self._lock:
            waiting, self._waiting = self._waiting, []
        for rect, seeds in waiting:
            self._cut.put_seeds(rect, seeds)
        return self._cut
