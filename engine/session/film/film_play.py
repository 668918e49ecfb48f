"""Film of a sequence: its frames are opened one after the other, as often as somebody beats the time."""

from __future__ import annotations

from typing import Final

from engine.core import Event, ImageId, UserError
from engine.session.editing.open_sequence import OpenSequence
from engine.session.session import Session

_MOST_AHEAD: Final = 4
"""Frames that are read ahead: a slow one among fast ones comes in time."""
_MOST_AHEAD_PX: Final = 64_000_000
"""Pixels of all frames that are read ahead, three bytes each; one frame is read ahead whatever its size."""


class FilmPlay:
    """Goes through the frames behind the open image; GUI thread.

    Every frame is shown, late ones late: none is left out. Frames are opened as by hand, so that the one in
    sight can be worked on at once, and nothing is decided, stored or predicted by it.

    Attributes:
        ended: it has come to the last frame, or something else was opened.
    """

    def __init__(self, session: Session, frames: OpenSequence) -> None:
        self._session = session
        self._frames = frames
        self._wanted: ImageId | None = None
        """The frame that was opened last; None while nothing is played."""
        self.ended: Event[None] = Event()

    def begin(self) -> None:
        """Play from the open frame on, one that is being opened included, or from the first after the last.

        Raises:
            UserError: no image is open, it is no frame, or the others are not known yet.
        """
        frame = self._session.wanted_image_id
        if frame is None:
            raise UserError("No image is open.", "Choose one in the image list.")
        sequence = self._frames.known()
        coming = sequence.beyond(frame, 1)
        if coming:
            self._wanted = frame
            self._session.open_prediction.begin_film(self._ahead(coming))
        else:
            self._open(sequence.frames)

    def beat(self, *, repeats: bool) -> None:
        """Show the next frame, unless the last one, or this, is still being read.

        Args:
            repeats: the first frame follows the last one.
        """
        session, wanted = self._session, self._wanted
        if wanted is None:
            return
        if session.wanted_image_id != wanted:
            self._end()
            return
        if session.image is None or session.image.id != wanted:
            return
        coming = self._frames.sequence.beyond(wanted, 1)
        if repeats:
            place = self._frames.sequence.place(wanted) or 0
            coming += self._frames.sequence.frames[: place + 1]
        if not coming:
            self._end()
        elif not session.open_prediction.is_reading_ahead(coming[0]):
            self._open(coming)

    def stop(self) -> None:
        """Stay at the frame in sight; it is predicted again, as any open image."""
        if self._wanted is not None:
            self._wanted = None
            self._session.open_prediction.end_film()

    def _open(self, coming: tuple[ImageId, ...]) -> None:
        self._wanted = coming[0]
        self._session.open_image(coming[0])
        self._session.open_prediction.begin_film(self._ahead(coming[1:]))

    def _end(self) -> None:
        self.stop()
        self.ended.emit(None)

    def _ahead(self, coming: tuple[ImageId, ...]) -> tuple[ImageId, ...]:
        """Those of the coming frames that are read ahead."""
        image = self._session.image
        frame_px = 1 if image is None else max(1, image.shape[0] * image.shape[1])
        return coming[: max(1, min(_MOST_AHEAD, _MOST_AHEAD_PX // frame_px))]
