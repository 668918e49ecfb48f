"""Autosave: the mask file of the open image, written when its labels are ahead of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from engine.session.open_image import CurrentImage
from engine.session.state import SessionEvents
from engine.storage import Project

AUTOSAVE_S: Final = 60.0
"""Longest time that the mask file stays behind while the image is open."""


class Autosave:
    """Writer of the open image's mask file; lives on the GUI thread, writes on a thread of the project.

    The file is written when the image is accepted or left, before an export, and by `tick` after
    `AUTOSAVE_S`. The journal has every step at once: the file is for other programs, and no work is
    lost without it.

    Args:
        clock: seconds that never run backwards.
    """

    def __init__(
        self, project: Project, current: CurrentImage, events: SessionEvents, clock: Callable[[], float]
    ) -> None:
        self._project = project
        self._current = current
        self._clock = clock
        self._ahead_since_s: float | None = None
        events.history_changed.subscribe(lambda _: self._note_edit())

    @property
    def is_ahead(self) -> bool:
        """Whether the open image has labels that its mask file lacks."""
        image = self._current.image
        if image is None or self._project.read_only:
            return False
        return image.planes.revision != image.saved_revision

    def save(self) -> None:
        """Have the mask file written if it is behind; returns at once."""
        image = self._current.image
        if image is not None and self.is_ahead:
            self._project.write_mask(image.id, image.mask_later())
            image.saved_revision = image.planes.revision
        self._ahead_since_s = None

    def tick(self, is_drawing: bool) -> None:
        """Save when it is due; for a timer, every few seconds.

        Args:
            is_drawing: a stroke is under way, whose pixels may still be taken back.
        """
        since = self._ahead_since_s
        if since is not None and not is_drawing and self._clock() - since >= AUTOSAVE_S:
            self.save()

    def _note_edit(self) -> None:
        if not self.is_ahead:
            self._ahead_since_s = None
        elif self._ahead_since_s is None:
            self._ahead_since_s = self._clock()
