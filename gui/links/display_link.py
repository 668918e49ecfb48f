"""Link of the picture's adjustment with canvas, card and project."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from engine.core import CancelToken
from engine.document.pixel_size import PIXEL_SIZE_SETTING, PixelSize
from engine.session import Notice, Session
from gui.canvas.adjustment import Adjustment, automatic
from gui.canvas.view import CanvasView
from gui.display.adjustment_card import AdjustmentCard
from gui.language.texts import marked

if TYPE_CHECKING:
    from engine.session.editing.tool_desk import ToolDesk

SETTING: Final = "display"
"""Key in the project: {"all": adjustment, "images": {image id: adjustment}}."""
ALREADY_AUTOMATIC: Final = Notice(marked("This image has its full contrast already, from black to white."))
_STORE_MS: Final = 400
"""Sliders move many times a second; what they end at is stored."""


class DisplayLink(QObject):
    """Adjustment of the pictures of the open project; lives as long as its window.

    One adjustment is for all images, and an image can have its own. Remembered in the project, unless that is
    read-only.
    """

    changed = Signal(object)
    """The Adjustment of the open image."""
    notice = Signal(object)
    """A Notice: an automatic adjustment found nothing to change."""
    pixel_size_changed = Signal(object)
    """The PixelSize of the project."""

    def __init__(self, view: CanvasView, card: AdjustmentCard) -> None:
        super().__init__(view)
        self._view = view
        self._card = card
        self._session: Session | None = None
        self._desk: ToolDesk | None = None
        self._common = Adjustment()
        self._own: dict[str, Adjustment] = {}
        self._pixel_size = PixelSize()
        self._unsubscribe: Callable[[], None] = lambda: None
        self._unsubscribe_images: Callable[[], None] = lambda: None
        self._store_later = QTimer(self)
        self._store_later.setSingleShot(True)
        self._store_later.setInterval(_STORE_MS)
        self._store_later.timeout.connect(self._store)
        card.moved.connect(self.set)
        card.pixel_size_chosen.connect(self.set_pixel_size)

    @property
    def adjustment(self) -> Adjustment:
        """Adjustment of the open image."""
        return self._own.get(self._image_key, self._common)

    @property
    def is_own(self) -> bool:
        """Whether the open image has an adjustment of its own."""
        return self._image_key in self._own

    def set_session(self, session: Session | None) -> None:
        """Show the images of this session as its project remembers."""
        self._unsubscribe()
        self._unsubscribe_images()
        self._unsubscribe = self._unsubscribe_images = lambda: None
        if self._store_later.isActive():
            self._store()
        if self._desk is not None:
            self._desk.close()
            self._desk = None
        self._session = session
        self._common, self._own, self._pixel_size = Adjustment(), {}, PixelSize()
        if session is not None:
            self._read(session.project.settings.get(SETTING))
            self._pixel_size = PixelSize.from_json(session.project.settings.get(PIXEL_SIZE_SETTING))
            self._unsubscribe = session.events.image_opened.subscribe(lambda _: self._show())
            self._unsubscribe_images = session.events.images_changed.subscribe(lambda _: self._take_size())
        self._show()
        self._show_pixel_size()

    @property
    def pixel_size(self) -> PixelSize:
        """Size of a pixel of the project's images."""
        return self._pixel_size

    def set_pixel_size(self, pixel_size: PixelSize) -> None:
        """Count lengths in all images of the project so; remembered in it."""
        session = self._session
        if pixel_size == self._pixel_size or session is None:
            return
        self._pixel_size = pixel_size
        if not session.read_only:
            session.project.settings.set(PIXEL_SIZE_SETTING, pixel_size.to_json())
        self._show_pixel_size()

    def _take_size(self) -> None:
        """Files that came in may have said how large a pixel is."""
        session = self._session
        if session is None or self._pixel_size != PixelSize():
            return
        self._pixel_size = PixelSize.from_json(session.project.settings.get(PIXEL_SIZE_SETTING))
        if self._pixel_size != PixelSize():
            self._show_pixel_size()

    def _show_pixel_size(self) -> None:
        self._card.show_pixel_size(self._pixel_size)
        self.pixel_size_changed.emit(self._pixel_size)

    def set(self, adjustment: Adjustment) -> None:
        """Show the image so: this one if it has its own adjustment, else all."""
        if adjustment == self.adjustment:
            return
        if self.is_own:
            self._own[self._image_key] = adjustment
        else:
            self._common = adjustment
        self._store_later.start()
        self._show()

    def step(self, brightness: int = 0, contrast: int = 0) -> None:
        """So many steps brighter and with more contrast, in what the sliders of the card change."""
        self.set(self.adjustment.stepped(self._card.channel, brightness, contrast))

    def reset(self) -> None:
        """Show the image as it is."""
        self.set(Adjustment())

    def set_own(self, is_own: bool) -> None:
        """Give the open image an adjustment of its own, or take it away again."""
        key = self._image_key
        if not key or is_own == self.is_own:
            return
        if is_own:
            self._own[key] = self._common
        else:
            del self._own[key]
        self._store_later.start()
        self._show()

    def adjust_automatically(self) -> None:
        """Let nearly all values of the image fill the way from black to white; reckoned in the background."""
        image = None if self._session is None else self._session.image
        if self._session is None or image is None:
            return
        if self._desk is None:
            # Not at the top: it brings the label planes, and the window paints first.
            from engine.session.editing.tool_desk import ToolDesk

            self._desk = ToolDesk(self._session)
        pixels, before, channel = image.pixels, self.adjustment, self._card.channel

        def work(token: CancelToken) -> Adjustment:
            return automatic(pixels, before, channel)

        self._desk.compute("automatic adjustment", work, self._on_automatic)

    def _on_automatic(self, adjustment: Adjustment) -> None:
        if adjustment == self.adjustment:
            self.notice.emit(ALREADY_AUTOMATIC)
        self.set(adjustment)

    @property
    def _image_key(self) -> str:
        image = None if self._session is None else self._session.image
        return "" if image is None else str(int(image.id))

    def _read(self, stored: object) -> None:
        if isinstance(stored, dict):
            self._common = Adjustment.from_json(stored.get("all"))
            images = stored.get("images")
            if isinstance(images, dict):
                self._own = {str(key): Adjustment.from_json(value) for key, value in images.items()}

    def _store(self) -> None:
        self._store_later.stop()
        session = self._session
        if session is None or session.read_only:
            return
        images = {key: adjustment.to_json() for key, adjustment in self._own.items()}
        session.project.settings.set(SETTING, {"all": self._common.to_json(), "images": images})

    def _show(self) -> None:
        adjustment = self.adjustment
        self._view.set_adjustment(adjustment)
        self._card.show_adjustment(adjustment)
        self.changed.emit(adjustment)
