"""Values of the open image's pixels as its file stores them, read in the background."""

from __future__ import annotations

from enum import Enum, auto
from typing import Final

import numpy as np

from engine.core import CancelToken, Event, Reporter
from engine.document.image import MAX_PIXELS, probe_image
from engine.document.samples.stored import StoredSamples, is_plain
from engine.document.stacks.reading import is_plane, read_stored
from engine.jobs import GatedDispatcher, JobDone, JobOutcome, Lane
from engine.session.open_image import OpenImage
from engine.session.session import Session

MOST_BYTES: Final = 1 << 28
"""Of stored values that are kept beside the picture; of a larger image those of the picture are told."""


class ValueKind(Enum):
    """Kind of the values that are told of the open image."""

    UNREAD = auto()
    """Not known yet: they are being read."""
    STORED = auto()
    PICTURE = auto()
    """Those of the 8-bit picture: the file cannot be read any more, or holds too much to keep in memory."""


def values_of(samples: StoredSamples, row: int, column: int) -> tuple[int | float, ...]:
    """The numbers of one pixel, that of its opaqueness last."""
    values = [*np.atleast_1d(samples.pixels[row, column])]
    if samples.alpha is not None:
        values.append(samples.alpha[row, column])
    return tuple(value.item() for value in values)


class PixelValues:
    """Stored values of a session's open image; GUI thread. To be closed before the session is.

    They are read at the first question about an image, and let go with it.

    Attributes:
        ready: the values of the open image are there.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._lane: Lane | None = None
        self._dispatcher = GatedDispatcher(session.dispatcher)
        self._image: OpenImage | None = None
        self._samples: StoredSamples | None = None
        self._kind = ValueKind.UNREAD
        self.ready: Event[None] = Event()
        self._unsubscribe = session.events.image_opened.subscribe(lambda _: self._forget())

    def close(self) -> None:
        """End the thread."""
        self._unsubscribe()
        self._forget()
        self._dispatcher.close()
        if self._lane is not None:
            self._lane.close()

    def at(self, row: int, column: int) -> tuple[tuple[int | float, ...], ValueKind]:
        """Values of a pixel inside the open image, one for each channel; of grey in three channels one."""
        image = self._session.image
        if image is None:
            return (), ValueKind.UNREAD
        if self._image is not image:
            self._request(image)
        if self._kind is ValueKind.UNREAD:
            return (), self._kind
        if self._samples is not None:
            return values_of(self._samples, row, column), self._kind
        values = tuple(int(value) for value in image.pixels[row, column])
        return values[:1] if len(set(values)) == 1 else values, self._kind

    def _forget(self) -> None:
        self._image = self._samples = None
        self._kind = ValueKind.UNREAD

    def _request(self, image: OpenImage) -> None:
        self._forget()
        self._image = image
        path, shape = image.record.path, image.shape

        def read(token: CancelToken, report: Reporter) -> tuple[StoredSamples | None, ValueKind]:
            if not is_plane(path) and is_plain(path):
                return None, ValueKind.STORED
            info = probe_image(path)
            if info.width * info.height * info.channels * max(1, info.bits // 8) > MOST_BYTES:
                return None, ValueKind.PICTURE
            samples = read_stored(path, MAX_PIXELS)
            if samples.pixels.shape[:2] != shape:
                # Another program has changed the file; the watch of images says so.
                return None, ValueKind.PICTURE
            return samples, ValueKind.STORED

        def done(outcome: JobOutcome[tuple[StoredSamples | None, ValueKind]]) -> None:
            if self._image is not image:
                return
            # A file that cannot be read any more is no reason for a message: its picture is there.
            self._samples, self._kind = None, ValueKind.PICTURE
            if isinstance(outcome, JobDone):
                self._samples, self._kind = outcome.value
            self.ready.emit(None)

        if self._lane is None:
            self._lane = Lane("pixel values", self._dispatcher)
        self._lane.submit("values", read, done)
