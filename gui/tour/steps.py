"""Steps of the tour, and the place of a person in them as the session shows it."""

from __future__ import annotations

from collections.abc import Callable
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from engine.core import Event, ImageId
from engine.session import LearningPhase
from engine.storage import ImageStatus
from gui.language.texts import tr

if TYPE_CHECKING:
    from engine.session import Session


class TourStep(IntEnum):
    """What is to be done next; nothing more at END."""

    SCRIBBLE = 1
    CORRECT = 2
    ACCEPT = 3
    PREDICT = 4
    END = 5


class TourProgress:
    """Place of a person in the tour, which goes on when the session shows that a step was done. GUI thread.

    Another image than the one of the tour, before that was accepted, begins the tour anew with it.

    Args:
        changed: called when step, note or open image differ.
    """

    def __init__(self, session: Session, changed: Callable[[], None]) -> None:
        self.step = TourStep.SCRIBBLE
        self._session = session
        self._changed = changed
        self._image_id: ImageId | None = None
        self._position = 0
        self._shown: tuple[TourStep, str, ImageId | None] = (self.step, "", None)
        events = session.events
        followed: tuple[Event[Any], ...] = (
            events.image_opened,
            events.preview_changed,
            events.history_changed,
            events.images_changed,
            events.prediction_changed,
            events.learning_changed,
            events.models_changed,
            events.busy_changed,
        )
        self._unsubscribers = [event.subscribe(lambda _value: self._follow()) for event in followed]
        self._open_untouched()

    @property
    def note(self) -> str:
        """What is missing of the present step, in a sentence; empty for nothing in particular."""
        match self.step:
            case TourStep.SCRIBBLE:
                return self._scribble_note()
            case TourStep.PREDICT:
                return self._prediction_note()
            case _:
                return ""

    def skip(self) -> None:
        """Go on to the next step, whether this one was done or not."""
        if self.step is not TourStep.END:
            self._enter(TourStep(self.step + 1))
            self._tell()

    def begin(self) -> None:
        """Go back to the first step, with an image that nobody has worked on where there is one."""
        self._enter(TourStep.SCRIBBLE)
        self._open_untouched()
        self._tell()

    def close(self) -> None:
        """Follow the session no longer."""
        for unsubscribe in self._unsubscribers:
            unsubscribe()

    # ---- inside

    def _follow(self) -> None:
        image = self._session.image
        is_of_image = self.step in (TourStep.CORRECT, TourStep.ACCEPT)
        if is_of_image and image is not None and image.id != self._image_id and not self._is_accepted():
            self._enter(TourStep.SCRIBBLE)
        while self._is_done():
            self._enter(TourStep(self.step + 1))
        self._tell()

    def _tell(self) -> None:
        image = self._session.image
        shown = self.step, self.note, None if image is None else image.id
        if shown != self._shown:
            self._shown = shown
            self._changed()

    def _enter(self, step: TourStep) -> None:
        image = self._session.image
        self.step = step
        if image is not None and step in (TourStep.SCRIBBLE, TourStep.CORRECT):
            self._image_id, self._position = image.id, image.history.position

    def _is_done(self) -> bool:
        image = self._session.image
        match self.step:
            case TourStep.SCRIBBLE:
                return image is not None and image.preview is not None
            case TourStep.CORRECT:
                is_more = image is not None and image.history.position > self._position
                return is_more or self._is_accepted()
            case TourStep.ACCEPT:
                return self._is_accepted()
            case TourStep.PREDICT:
                return self._is_to_label() and image is not None and image.prediction is not None
            case TourStep.END:
                return False

    def _is_accepted(self) -> bool:
        """Whether the image of the tour is accepted as it is now."""
        if self._image_id is None:
            return False
        image = self._session.image
        if image is not None and image.id == self._image_id:
            return image.is_unchanged_since_accepted
        return self._status(self._image_id) is ImageStatus.ACCEPTED

    def _is_to_label(self) -> bool:
        """Whether the open image is another one than that of the tour, and not accepted."""
        image = self._session.image
        if image is None or image.id == self._image_id:
            return False
        return self._status(image.id) is not ImageStatus.ACCEPTED

    def _status(self, image_id: ImageId) -> ImageStatus:
        return self._session.project.images.get(image_id).status

    def _scribble_note(self) -> str:
        image, busy = self._session.image, self._session.busy
        if image is None:
            return "" if busy.opening else tr("Choose an image in the list on the left first.")
        if image.has_pending_scribbles and image.preview is None and not busy.is_refining:
            return tr("One class has its line. Now one for the other class: a cut needs two.")
        return ""

    def _prediction_note(self) -> str:
        session = self._session
        learning = session.learning_state
        if session.current_model is None:
            if learning.phase is LearningPhase.IDLE and not learning.auto:
                return tr("Learning is not switched on: press Learn now, on the right.")
            return tr("The first model takes some seconds.")
        if not self._is_to_label():
            return tr("The model is there. Now open an image without a tick.")
        return tr("The model is at work on this image.")

    def _open_untouched(self) -> None:
        """Open the first image that nobody has worked on, unless one is open."""
        session = self._session
        image = session.image
        if image is not None and self._status(image.id) is ImageStatus.NEW:
            return
        untouched = next(
            (row for row in session.project.images.rows() if row.status is ImageStatus.NEW), None
        )
        if untouched is not None:
            session.open_image(untouched.id)
