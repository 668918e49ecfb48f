"""Instances of the open image, found in the background from the labels that are shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from engine.core import CancelToken, ClassList, Event, LabelMap, Reporter
from engine.instances import (
    PROJECT_SETTING,
    InstanceMap,
    InstanceMethod,
    InstanceSettings,
    find_instances,
)
from engine.jobs import Dispatcher, GatedDispatcher, JobDone, JobFailed, JobOutcome, Lane
from engine.session.open_image import OpenImage
from engine.session.session import Session
from engine.session.sight import ShownState
from engine.session.state import Notice, NoticeLevel

_SUBJECT: Final = "no-single-object"

NO_INSTANCES: Final = Notice(
    "There is no single object in this image yet.",
    "Label it, or ask for a prediction ([[predict_now]]). 'Has single objects', in the menu of a class, says "
    "what counts.",
    subject=_SUBJECT,
)


@dataclass(frozen=True, slots=True)
class _Basis:
    """What an answer depends on; held with the answer, so that nothing newer can be mistaken for it."""

    shown: ShownState
    classes: ClassList
    settings: InstanceSettings

    def is_same(self, other: _Basis) -> bool:
        """Whether both hold the very same objects: comparing their arrays would take too long."""
        return (
            self.shown.is_same(other.shown)
            and self.classes is other.classes
            and self.settings is other.settings
        )


class InstanceFinder:
    """Keeps the instances of the open image up to date while it is on; lives on the GUI thread.

    Ids stay from one answer to the next as long as the image is open. `refresh` takes a copy of what
    is shown, so call it when the pen rests, not for each of its moves.
    """

    def __init__(self, session: Session, dispatcher: Dispatcher) -> None:
        self.changed: Event[InstanceMap | None] = Event()
        """There are other instances, or none any more."""
        self._session = session
        self._dispatcher = GatedDispatcher(dispatcher)
        self._lane = Lane("instances", self._dispatcher)
        self._instances: InstanceMap | None = None
        self._is_on = False
        self._is_running = False
        self._is_stale = False
        self._answered: _Basis | None = None
        self._last_refusal = ""
        self._settings = InstanceSettings.from_json(session.project.settings.get(PROJECT_SETTING))
        self._unsubscribers: list[Callable[[], None]] = [
            session.events.image_opened.subscribe(lambda _: self._on_image()),
            session.events.classes_changed.subscribe(lambda _: self.refresh()),
        ]

    @property
    def instances(self) -> InstanceMap | None:
        """The latest answer for the open image; None while there is none."""
        return self._instances

    @property
    def is_on(self) -> bool:
        return self._is_on

    @property
    def is_busy(self) -> bool:
        """Whether an answer is being computed."""
        return self._is_running

    @property
    def settings(self) -> InstanceSettings:
        return self._settings

    def switch(self, on: bool) -> None:
        """Find instances from now on, or stop and forget them."""
        if on == self._is_on:
            return
        self._is_on = on
        self._last_refusal = ""
        if on:
            self.refresh()
        else:
            self._forget()

    def set_settings(self, settings: InstanceSettings) -> None:
        """Separate instances by other settings; stored with the project unless that is read-only."""
        if settings == self._settings:
            return
        self._settings = settings
        self._last_refusal = ""
        if not self._session.read_only:
            self._session.project.settings.set(PROJECT_SETTING, settings.to_json())
        self.refresh()

    def refresh(self) -> None:
        """Find the instances of what is shown now, unless they are known or being computed."""
        image = self._session.image
        if not self._is_on or image is None:
            return
        if self._is_running:
            self._is_stale = True
            return
        basis = self._basis(image)
        if self._answered is not None and basis.is_same(self._answered):
            return
        self._answered = basis
        self._is_running = True
        work = self._work(image)
        self._lane.submit("instances", work, lambda outcome: self._receive(image, outcome))

    def close(self) -> None:
        """Stop listening and end the thread."""
        for unsubscribe in self._unsubscribers:
            unsubscribe()
        self._dispatcher.close()
        self._lane.close(timeout_s=0.0)

    def _basis(self, image: OpenImage) -> _Basis:
        return _Basis(ShownState.of(image), self._session.classes, self._settings)

    def _work(self, image: OpenImage) -> Callable[[CancelToken, Reporter], InstanceMap]:
        shown = image.shown_later(image.rect)
        classes: ClassList = self._session.classes
        settings, before = self._settings, self._instances
        numbers, image_id = self._session.project.object_numbers, image.record.id
        boundary: LabelMap | None = None
        if settings.method is InstanceMethod.BOUNDARY:
            boundary = image.uncertainty(image.rect)

        def work(token: CancelToken, report: Reporter) -> InstanceMap:
            labels = shown()
            numbered = numbers.get(image_id, (labels.shape[0], labels.shape[1]))
            return find_instances(labels, classes, settings, boundary, before, numbered)

        return work

    def _receive(self, image: OpenImage, outcome: JobOutcome[InstanceMap]) -> None:
        self._is_running = False
        is_wanted = self._is_on and self._session.image is image
        if is_wanted:
            match outcome:
                case JobDone(instances):
                    self._instances = instances
                    self.changed.emit(instances)
                    self._say_whether_any(instances)
                case JobFailed(error, trace):
                    self._refused(Notice(error.summary, error.hint, NoticeLevel.WARNING, trace))
        if self._is_stale or not is_wanted:
            self._is_stale = False
            self.refresh()

    def _say_whether_any(self, instances: InstanceMap) -> None:
        """Say, once, that what is switched on has nothing to show."""
        has_any = any(instances.counts().values())
        if has_any:
            self._end_notice()
        if not has_any and self._last_refusal != NO_INSTANCES.summary:
            self._session.events.notice.emit(NO_INSTANCES)
        self._last_refusal = "" if has_any else NO_INSTANCES.summary

    def _refused(self, notice: Notice) -> None:
        """Show no instances rather than old ones, and report why, once."""
        self._end_notice()
        self._instances = None
        self.changed.emit(None)
        if notice.summary != self._last_refusal:
            self._last_refusal = notice.summary
            self._session.events.notice.emit(notice)

    def _on_image(self) -> None:
        self._forget()
        self.refresh()

    def _end_notice(self) -> None:
        self._session.events.notice_over.emit(NO_INSTANCES.subjects)

    def _forget(self) -> None:
        self._end_notice()
        self._answered = None
        if self._instances is not None:
            self._instances = None
            self.changed.emit(None)
