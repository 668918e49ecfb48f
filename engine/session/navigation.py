"""Navigation from one image of the project to the next."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TypeAlias

from engine.core import Event, ImageId
from engine.session.open_image import CurrentImage
from engine.session.state import Notice, SessionEvents
from engine.storage import ImageStatus, Project

NextImage: TypeAlias = Callable[[], None]
"""Function that opens the image that comes next."""

BEFORE_FIRST: Final = ImageId(0)  # smaller than any image's, so that its next neighbour is the first one
MOST_TRIES: Final = 5
"""Images in a row that are tried when none can be shown: a disk that has gone raises few notices."""
TOO_MANY: Final = Notice(
    "Several images in a row cannot be shown.",
    "The same key tries those after them, a click any other.",
)


class Navigation:
    """Chooser of the image to open; GUI thread.

    Images that are known to be missing or unreadable are passed over, and one that turns out to be is
    followed by the next: a broken file stops nobody. A click in the list tries it again.

    Attributes:
        requested: an image is to be opened.
    """

    def __init__(self, project: Project, current: CurrentImage, events: SessionEvents) -> None:
        self.requested: Event[ImageId] = Event()
        self._project = project
        self._current = current
        self._events = events
        self._strategy: NextImage | None = None
        self._pending: tuple[ImageId, NextImage] | None = None
        self._tries = 0

    def follow(self, strategy: NextImage | None) -> None:
        """Let `strategy` open the next image from now on; None for the order of the list."""
        self._strategy = strategy

    def open_next(self) -> None:
        """Open the image that comes next, by the strategy."""
        if self._strategy is None:
            self.open_neighbour(1)
        else:
            self._strategy()

    def open_neighbour(self, step: int) -> None:
        """Open the next (+1) or the previous (-1) image of the list that can be read."""
        image = self._current.image
        self._open_beside(BEFORE_FIRST if image is None else image.id, step)

    def open_beside(self, image_id: ImageId) -> bool:
        """Open the nearest image that can be read, of those after this one, else before; False for none."""
        images = self._project.images
        other = images.next_readable(image_id, 1) or images.next_readable(image_id, -1)
        if other is not None:
            self._request(other, 1)
        return other is not None

    def open_last(self) -> None:
        """Open the image that was open when the project was left, or the first one."""
        last = self._project.settings.get("last_image", 0)
        image_id = ImageId(last) if isinstance(last, int) else BEFORE_FIRST
        existing = self._project.images.neighbour(ImageId(image_id - 1), 1) if image_id > 0 else None
        if existing is None:
            existing = self._project.images.neighbour(BEFORE_FIRST, 1)
        if existing is not None:
            self._request(existing, 1)

    def try_instead(self, failed: ImageId) -> None:
        """The image that was requested cannot be shown: go on in the same direction, a few times at most."""
        pending, self._pending = self._pending, None
        if pending is None or pending[0] != failed:
            return
        tries = self._tries + 1
        if tries > MOST_TRIES:
            self._events.notice.emit(TOO_MANY)
            return
        pending[1]()
        self._tries = tries

    def open_or(self, image_id: ImageId, instead: NextImage) -> None:
        """Open this image; `instead` opens another where it cannot be shown."""
        self.requested.emit(image_id)
        self._pending = image_id, instead
        self._tries = 0

    def _open_beside(self, image_id: ImageId, step: int) -> None:
        neighbour = self._project.images.next_readable(image_id, step)
        if neighbour is not None:
            self._request(neighbour, step)
            return
        where, image = "last" if step > 0 else "first", self._current.image
        shown = BEFORE_FIRST if image is None else image.id
        is_broken = self._project.images.neighbour(shown, step) is not None
        what = f"{where} image that can be read" if is_broken else f"{where} image"
        self._events.notice.emit(Notice(f"This is the {what}.", self._left_hint() if step > 0 else ""))

    def _left_hint(self) -> str:
        """How to come to those still to be labelled, the open one aside; empty where there are none."""
        counts, image = self._project.images.counts(), self._current.image
        left = counts[ImageStatus.NEW] + counts[ImageStatus.STARTED]
        if image is not None and image.record.status in (ImageStatus.NEW, ImageStatus.STARTED):
            left -= 1
        if left < 1:
            return ""
        which = "1 image is" if left == 1 else f"{left:,} images are"
        return f"{which} not accepted yet: [[next_to_label]] opens the next to label."

    def _request(self, image_id: ImageId, step: int) -> None:
        self.open_or(image_id, lambda: self._open_beside(image_id, step))
