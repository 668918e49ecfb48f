"""Named steps of the open image's history, and the way to any of them."""

from __future__ import annotations

import time
import weakref
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from engine.core import CancelToken, EngineError, Event, Reporter
from engine.jobs import JobDone, JobOutcome, Lane
from engine.session.open_image import OpenImage
from engine.session.session import Session
from engine.session.state import error_notice

SLICE_S: Final = 0.02
"""Time in which steps are taken in one piece; what else waits for the GUI thread comes between two."""


@dataclass(slots=True)
class _Journey:
    """Way to the step `target` of an image, which stands at `position` of its history now."""

    image: OpenImage
    target: int
    position: int
    is_read: bool = False
    """Whether the step that comes next was requested from the disk already."""


class HistorySteps:
    """Names of the steps of a session's open image, and jumps among them; GUI thread.

    Only steps of the image itself: what was done to the project in between stays. To be closed before the
    session is.

    Args:
        move: takes one step of the image back, or does it again (True); returns whether there was one.

    Attributes:
        changed: more names are known.
    """

    def __init__(self, session: Session, move: Callable[[bool], bool]) -> None:
        self._session = session
        self._move = move
        self._lane = Lane("history names", session.dispatcher)
        self._journey: _Journey | None = None
        self._requested: tuple[weakref.ref[OpenImage], int] | None = None
        self.changed: Event[None] = Event()
        self._unsubscribe = session.history_prefetch.ended.subscribe(lambda _: self._continue())

    def close(self) -> None:
        """Stop, and end the thread."""
        self._unsubscribe()
        self._journey = None
        self._lane.close()

    @property
    def labels(self) -> tuple[str, ...]:
        """Names of all steps of the open image in order; empty text while only the disk knows one."""
        image = self._session.image
        return () if image is None else image.history.labels()

    @property
    def position(self) -> int:
        """Number of steps in force."""
        image = self._session.image
        return 0 if image is None else image.history.position

    def request_labels(self) -> None:
        """Read the names that only the disk knows; `changed` tells when they are there."""
        image = self._session.image
        if image is None or all(image.history.labels()):
            return
        journal, generation = self._session.project.journal(image.id), image.history.generation
        # Once: a damaged name stays unknown.
        if self._requested is not None and self._requested[0]() is image and self._requested[1] == generation:
            return
        self._requested = weakref.ref(image), generation

        def read(token: CancelToken, report: Reporter) -> list[str]:
            return journal.labels()

        def done(outcome: JobOutcome[list[str]]) -> None:
            # Names that cannot be read stay away; the steps themselves tell what is wrong with them.
            if isinstance(outcome, JobDone):
                image.history.provide_labels(outcome.value, generation)
                self.changed.emit(None)

        self._lane.submit("labels", read, done)

    def go_to(self, position: int) -> None:
        """Take steps back, or do them again, until this many are in force.

        A long way is gone in pieces, so that the window goes on meanwhile; it ends where the image is left
        or changed, and where a step changes the size of the image.

        Raises:
            UserError: the project is read-only, or a step is damaged.
        """
        self._journey = None
        # A stroke in progress is the newest step.
        self._session.strokes.finish()
        image = self._session.image
        if image is None or not 0 <= position <= image.history.length:
            return
        self._journey = _Journey(image, position, image.history.position)
        self._go_on()

    def _continue(self) -> None:
        """Go on after a piece or a reading; what fails becomes a notice."""
        try:
            self._go_on()
        except EngineError as error:
            self._session.events.notice.emit(error_notice(error))

    def _go_on(self) -> None:
        prefetch = self._session.history_prefetch
        journey, self._journey = self._journey, None
        end = time.monotonic() + SLICE_S
        while journey is not None and self._is_under_way(journey):
            history = journey.image.history
            is_forward = journey.target > journey.position
            if not history.is_next_in_memory(forward=is_forward) and not journey.is_read:
                journey.is_read = prefetch.read()
                if journey.is_read or prefetch.is_reading:
                    self._journey = journey
                    return
            if not self._move(is_forward):
                return
            journey.position, journey.is_read = history.position, False
            if time.monotonic() > end:
                self._journey = journey
                self._session.dispatcher.post(self._continue)
                return

    def _is_under_way(self, journey: _Journey) -> bool:
        """Whether the image still stands where the jump has brought it, and not at its end."""
        place = journey.image.history.position
        return self._session.image is journey.image and place == journey.position != journey.target
