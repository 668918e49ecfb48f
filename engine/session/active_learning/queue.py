"""The queue of images to label next, by active learning: read, ranked, and offered one after the other."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from engine.core import CancelToken, Event, ImageId, Reporter
from engine.jobs import Dispatcher, GatedDispatcher, JobDone, JobFailed, JobOutcome, Lane, LaneJob
from engine.session.active_learning.acquisition import (
    NO_MODEL_YET,
    AcquisitionOrder,
    RankedImage,
    golden_ratio_order,
    rotated_after,
)
from engine.session.active_learning.background_prediction import BackgroundPrediction
from engine.session.active_learning.ranking import Ranking, unaccepted_images
from engine.session.active_learning.score_store import ScoreStore
from engine.session.session import Session
from engine.session.state import Notice, NoticeLevel
from engine.storage.caches.score_cache import StoredScore

if TYPE_CHECKING:
    from engine.session.similarity.similarity_search import SimilaritySearch

ORDER_SETTING: Final = "next_by"


def stored_order(stored: object) -> AcquisitionOrder:
    """The order that a project remembers; anything unknown is the list's order."""
    if isinstance(stored, str) and stored in set(AcquisitionOrder):
        return AcquisitionOrder(stored)
    return AcquisitionOrder.IN_ORDER


@dataclass(frozen=True, slots=True)
class _StoredQueue:
    """Scores, the images that are not accepted, and the order to predict them in."""

    scores: dict[ImageId, StoredScore]
    images: list[ImageId]
    to_predict: list[ImageId]


class LabellingQueue:
    """The images that are not accepted, in the order in which to label them; lives on the GUI thread.

    Scores are stored beside the project.

    Attributes:
        changed: the ranking may differ.
        background: predicts the images ahead of time.
    """

    def __init__(
        self,
        session: Session,
        similarity_search: SimilaritySearch,
        dispatcher: Dispatcher,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._session = session
        self._similarity_search = similarity_search
        self._dispatcher = GatedDispatcher(dispatcher)
        self._lane = Lane("queue", self._dispatcher)
        self._ranking = Ranking(stored_order(session.project.settings.get(ORDER_SETTING)), clock)
        self._scores = ScoreStore(session.project, self._lane, session.events)
        self.background = BackgroundPrediction(session, self._ranking, self._scores, self._lane, clock)
        self._loading: LaneJob | None = None
        self._changed_while_loading: set[ImageId] = set()
        self._unsubscribers = [
            session.events.models_changed.subscribe(lambda _: self._model_changed()),
            session.events.images_changed.subscribe(self._images_changed),
        ]
        self._follow_order()
        self._load()

    # ---- the ranking

    @property
    def changed(self) -> Event[None]:
        return self._ranking.changed

    @property
    def order(self) -> AcquisitionOrder:
        return self._ranking.order

    @property
    def is_loading(self) -> bool:
        """Whether scores and images are being read."""
        return self._loading is not None

    @property
    def waiting_count(self) -> int:
        """Images that are not accepted."""
        return self._ranking.image_count

    @property
    def predicted_count(self) -> int:
        """Of them, those that the current model has predicted."""
        model = self._session.current_model
        return 0 if model is None else self._ranking.predicted_count(model.id)

    @property
    def scores(self) -> Mapping[ImageId, StoredScore]:
        """Scores of predicted images, by whichever model."""
        return self._ranking.scores

    def ranking(self, limit: int) -> list[RankedImage]:
        """The first images of the queue (`acquisition.rank`); the similarity search ranks by diversity."""
        model = self._session.current_model
        return self._ranking.first(limit, None if model is None else model.id)

    def choose(self, order: AcquisitionOrder) -> None:
        """Offer images in this order from now on; remembered by the project."""
        if order is self.order:
            return
        if not self._session.read_only:
            self._session.project.settings.set(ORDER_SETTING, str(order))
        self._ranking.set_order(order)
        self._follow_order()
        self._load()

    def open_next(self) -> None:
        """Open the first image of the queue and say why; each is offered once before any comes again."""
        if self.order is AcquisitionOrder.DIVERSITY:
            self._similarity_search.open_diverse()
            return
        session, model = self._session, self._session.current_model
        self.background.take_back()
        current = None if session.image is None else session.image.id
        entry = self._ranking.offer(current, None if model is None else model.id)
        if entry is None:
            is_last = self._ranking.contains(current)
            text = "This is the only image that is not accepted." if is_last else "Every image is labelled."
            session.events.notice.emit(Notice(text))
            return
        session.navigation.open_or(entry.image, lambda: self._open_instead(entry.image))
        if self.order is not AcquisitionOrder.IN_ORDER:
            name = session.project.images.get(entry.image).name
            hint = "" if entry.reason == NO_MODEL_YET else f"{self.order.in_words}."
            session.events.notice.emit(Notice(f"{name}: {entry.reason}", hint))

    def close(self) -> None:
        """Stop and end the thread. To be called before the session is closed."""
        for unsubscribe in self._unsubscribers:
            unsubscribe()
        self.background.close()
        self._session.navigation.follow(None)
        self._dispatcher.close()
        if self._lane.close():
            self._scores.close()

    # ---- inside

    def _open_instead(self, unreadable: ImageId) -> None:
        self._ranking.exclude(unreadable)
        self.open_next()

    def _follow_order(self) -> None:
        """Let navigation follow the queue, unless that is the list's order."""
        is_list_order = self.order is AcquisitionOrder.IN_ORDER
        self._session.navigation.follow(None if is_list_order else self.open_next)

    def _load(self) -> None:
        """Read scores and images in the background, then continue predicting."""
        session, order = self._session, self.order
        current = None if session.image is None else session.image.id

        def read(token: CancelToken, report: Reporter) -> _StoredQueue:
            scores = self._scores.read_all()
            images = unaccepted_images(session.project)
            to_predict = golden_ratio_order(images) if order.needs_model else rotated_after(images, current)
            return _StoredQueue(scores, images, to_predict)

        def done(outcome: JobOutcome[_StoredQueue]) -> None:
            if self._loading is not job:
                return
            self._loading = None
            if isinstance(outcome, JobFailed):
                error = outcome.error
                notice = Notice(error.summary, error.hint, NoticeLevel.ERROR, outcome.trace)
                session.events.notice.emit(notice)
            elif isinstance(outcome, JobDone):
                stored = outcome.value
                self._ranking.replace(stored.images, stored.scores)
                self.background.begin(stored.to_predict)
                self._images_changed(tuple(self._changed_while_loading))

        self._changed_while_loading.clear()
        job = self._loading = self._lane.submit("load", read, done)

    def _model_changed(self) -> None:
        self.background.model_changed()
        self.changed.emit(None)
        self._load()

    def _images_changed(self, ids: tuple[ImageId, ...] | None) -> None:
        if ids is None:
            self._load()
            return
        if self._loading is not None:
            self._changed_while_loading.update(ids)
        images = self._session.project.images
        self.background.add(self._ranking.set_status({image: images.get(image).status for image in ids}))
        self.background.go_on()
