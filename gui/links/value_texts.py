"""Text of the values under the pointer: as stored in the file, and as the adjusted picture shows them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import QObject, Signal

from gui.canvas.adjustment import toned
from gui.canvas.view import CanvasView
from gui.language.texts import tr

if TYPE_CHECKING:
    from engine.session import Session
    from engine.session.pixel_values import PixelValues

MOST_CHANNELS: Final = 6
_UNREAD: Final = "…"


def numbers_text(values: tuple[int | float, ...]) -> str:
    """Such as "12 200 34" or "0.0153"; of many channels the first, with the number of the others."""
    shown = [f"{value:.5g}" if isinstance(value, float) else str(value) for value in values]
    more = len(values) - MOST_CHANNELS
    return " ".join(shown[:MOST_CHANNELS] + ([f"+{more}"] if more > 0 else []))


class ValueTexts(QObject):
    """Texts of the values of the open image's pixels; lives as long as its window."""

    ready = Signal()
    """Values that were being read are there."""

    def __init__(self, view: CanvasView) -> None:
        super().__init__(view)
        self._view = view
        self._values: PixelValues | None = None
        self._session: Session | None = None
        self._unsubscribe: Callable[[], None] = lambda: None

    def set_session(self, session: Session | None) -> None:
        """Tell the values of this session's image from now on."""
        self._unsubscribe()
        self._unsubscribe = lambda: None
        if self._values is not None:
            self._values.close()
        self._values, self._session = None, session

    def text_at(self, at: tuple[int, int] | None) -> str:
        """Values at (y, x) in image pixels, and after an arrow those of a picture that is adjusted.

        Empty without an image.
        """
        image = None if self._session is None else self._session.image
        if at is None or image is None:
            return ""
        from engine.session.pixel_values import ValueKind

        values, kind = self._opened().at(*at)
        stored = numbers_text(values) if kind is not ValueKind.UNREAD else _UNREAD
        if kind is ValueKind.PICTURE:
            stored = tr("{values} (8 bit)", values=stored)
        tones = self._view.tones
        if tones is None:
            return stored
        pixel = np.ascontiguousarray(image.pixels[at].reshape(1, 1, 3))
        shown = tuple(int(value) for value in toned(pixel, tones)[0, 0])
        return f"{stored} → {numbers_text(shown[:1] if len(set(shown)) == 1 else shown)}"

    def _opened(self) -> PixelValues:
        assert self._session is not None
        if self._values is None:
            # Not at the top: it brings the readers of images, and the window paints first.
            from engine.session.pixel_values import PixelValues

            self._values = PixelValues(self._session)
            self._unsubscribe = self._values.ready.subscribe(lambda _: self.ready.emit())
        return self._values
