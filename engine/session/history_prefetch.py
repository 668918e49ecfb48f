"""Prefetching of the next steps to undo or redo, so that neither waits for the disk."""

from __future__ import annotations

from typing import Final

from engine.core import CancelToken, Event, Reporter
from engine.document.planes import Change
from engine.jobs import JobDone, JobOutcome, Lane
from engine.session.image_loader import HISTORY_BYTES
from engine.session.open_image import CurrentImage, OpenImage
from engine.session.state import SessionEvents
from engine.storage import Project

STEPS_AHEAD: Final = 16
"""Steps on either side that are in memory, as far as the history reaches."""


class HistoryPrefetch:
    """Reader of the steps around the place in the open image's history; lives on the GUI thread.

    An image is opened with the steps nearest to its place. This reads the further ones, on the
    files lane, as undo and redo come nearer to them.

    Attributes:
        ended: a reading has ended, with or without steps.
    """

    def __init__(self, project: Project, files: Lane, current: CurrentImage, events: SessionEvents) -> None:
        self._project = project
        self._files = files
        self._current = current
        self._reading: OpenImage | None = None
        self.ended: Event[None] = Event()
        events.history_changed.subscribe(lambda _: self._on_history())

    @property
    def is_reading(self) -> bool:
        """Whether steps of the open image are being read."""
        return self._reading is not None and self._reading is self._current.image

    def _on_history(self) -> None:
        self.read()

    def read(self) -> bool:
        """Begin to read what is missing around the place in the history; False where nothing is begun."""
        image = self._current.image
        if image is None or self._reading is image:
            return False
        missing = image.history.missing(STEPS_AHEAD)
        if not missing:
            return False
        generation, journal = image.history.generation, self._project.journal(image.id)
        self._reading = image

        def read(token: CancelToken, report: Reporter) -> dict[int, Change]:
            steps: dict[int, Change] = {}
            size = 0
            for seq in missing:
                if size >= HISTORY_BYTES:
                    break
                token.check()
                steps[seq] = journal.load(seq)
                size += steps[seq].nbytes
            return steps

        def done(outcome: JobOutcome[dict[int, Change]]) -> None:
            self._reading = None
            # What cannot be read is told by the undo that needs it.
            if isinstance(outcome, JobDone):
                image.history.provide(outcome.value, generation)
            self.ended.emit(None)

        self._files.submit("history", read, done)
        return True
