"""Link of the canvas with the open image's pixels: a small picture ahead, memory that is given back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

from engine.core import ImageId
from engine.session import Session
from gui.canvas.view import CanvasView

if TYPE_CHECKING:
    from engine.session.state import ReducedPicture

_RELEASE_MS: Final = 2000
"""Pause between two releases of mapped pixels; what is in view is mapped again in a millisecond."""


class PictureLink(QObject):
    """Shows small pictures of images that are being read; lives as long as its canvas.

    Attributes:
        shown_id: the image painted last: all of it that is in view, or a small picture of the whole.
    """

    def __init__(self, view: CanvasView) -> None:
        super().__init__(view)
        self.shown_id: ImageId | None = None
        self._view = view
        self._session: Session | None = None
        self._ahead_id: ImageId | None = None
        self._unsubscribe: Callable[[], None] | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_RELEASE_MS)
        self._rest.timeout.connect(self._release_pixels)
        view.painted.connect(self._on_painted)
        view.picture_painted.connect(self._on_picture_painted)

    def set_session(self, session: Session | None) -> None:
        """Show pictures of this session's images from now on."""
        if self._unsubscribe is not None:
            self._unsubscribe()
        self._unsubscribe = None if session is None else session.events.picture_changed.subscribe(self._show)
        self._session = session

    def _show(self, picture: ReducedPicture | None) -> None:
        self._ahead_id = None if picture is None else picture.image_id
        if picture is None:
            self._view.show_picture(None)
        else:
            self._view.show_picture(picture.pixels, picture.shape)

    def _on_picture_painted(self) -> None:
        self.shown_id = self._ahead_id

    def _on_painted(self) -> None:
        image = None if self._session is None else self._session.image
        if image is not None:
            self.shown_id = image.id
            if not self._rest.isActive():
                self._rest.start()

    def _release_pixels(self) -> None:
        """Give back the memory of pixels that lie in a file: most of what was panned over is out of view."""
        if self._session is not None and self._session.image is not None:
            self._session.image.release_pixels()
