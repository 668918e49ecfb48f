"""Navigation from one image of the project to the next."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TypeAlias

from engine.core import Event, ImageId
from engine.session.open_image import CurrentImage
from engine.session.state import Notice, SessionEvents
from engine.storage import Project

NextImage: TypeAlias = Callable[[], None]
"""Function that opens the image that comes next."""

BEFORE_FIRST: Final = ImageId(0)  # smaller than any image's, so that its next neighbour is the first one


class Navigation:
    """Chooser of the image to open; GUI thread.

    Attributes:
        requested: an image is to be opened.
    """

    def __init__(self, project: Project, current: CurrentImage, events: SessionEvents) -> None:
        self.requested: Event[ImageId] = Event()
        self._project = project
        self._current = current
        self._events = events
        self._strategy: NextImage | None = None

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
        """Open the next (+1) or the previous (-1) image of the list."""
        image = self._current.image
        neighbour = self._project.images.neighbour(BEFORE_FIRST if image is None else image.id, step)
        if neighbour is None:
            where = "last" if step > 0 else "first"
            self._events.notice.emit(Notice(f"This is the {where} image."))
            return
        self.requested.emit(neighbour)

    def open_last(self) -> None:
        """Open the image that was open when the project was left, or the first one."""
        last = self._project.settings.get("last_image", 0)
        image_id = ImageId(last) if isinstance(last, int) else BEFORE_FIRST
        existing = self._project.images.neighbour(ImageId(image_id - 1), 1) if image_id > 0 else None
        if existing is None:
            existing = self._project.images.neighbour(BEFORE_FIRST, 1)
        if existing is not None:
            self.requested.emit(existing)
