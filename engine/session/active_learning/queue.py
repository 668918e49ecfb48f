"""The queue of images to label next, and the quiet work behind it: every image is looked at ahead of time."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from engine.core import CancelToken, Event, ImageId, ModelId, Progress, Reporter, RgbU8
from engine.jobs import Dispatcher, GatedDispatcher, JobDone, JobFailed, JobOutcome, Lane, LaneJob
from engine.session.active_learning.acquisition import (
    NO_MODEL_YET,
    AcquisitionOrder,
    RankedImage,
    first_stale,
    golden_ratio_order,
    rank,
    rotated_after,
)
from engine.session.prediction.predictor import PredictionEnded
from engine.session.session import Session
from engine.session.state import Busy, ImagePrediction, LearningPhase, Notice, NoticeLevel
from engine.storage import ImageStatus, Project
from engine.storage.score_cache import FILE, ScoreFile, StoredScore

if TYPE_CHECKING:
    from engine.session.similarity.similarity_search import SimilaritySearch

MOST_AHEAD: Final = 1000
"""Images looked at by one model; a queue of so many outlasts the model."""

TRAINING_SHARE: Final = 0.25
"""Of the time, while a training runs: what looking ahead takes at most."""

IDLE_PAUSE_S: Final = 0.1
MOST_FAILURES: Final = 3

ORDER_SETTING: Final = "next_by"
_IS_ON: Final = "look_ahead"
_WAITING: Final = (ImageStatus.NEW, ImageStatus.STARTED)


def pause_s(took_s: float, *, is_training: bool) -> float:
    """How long to rest after an image that took so long: a training gets the rest of the time."""
    return max(IDLE_PAUSE_S, took_s * (1 / TRAINING_SHARE - 1)) if is_training else IDLE_PAUSE_S


class Queue:
    """Ranks the images that are not accepted, and predicts them one at a time; lives on the GUI thread.

    The open image, its neighbours, cuts and everything that the user waits for go first. A prediction
    that has to give way is asked for again later. ImageScores are kept beside the project.

    Attributes:
        changed: the ranking may differ.
    """

    def __init__(
        self,
        session: Session,
        finder: SimilaritySearch,
        dispatcher: Dispatcher,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._session = session
        self._finder = finder
        self._clock = clock
        self._dispatcher = GatedDispatcher(dispatcher)
        self._lane = Lane("queue", self._dispatcher)
        self._file: ScoreFile | None = None
        self._scores: dict[ImageId, StoredScore] = {}
        self._waiting: dict[ImageId, None] = {}
        self._unseen: list[ImageId] = []
        self._offered: set[ImageId] = set()
        self._unreadable: set[ImageId] = set()
        self._failed: set[ImageId] = set()
        self._failures = 0
        self._failed_model: ModelId | None = None
        self._stopped_at: ModelId | None = None
        self._reading: LaneJob | None = None
        self._asked: ImageId | None = None
        self._scoring = 0
        self._began_s = 0.0
        self._took_s = 0.0
        self._is_loaded = False
        self._loading: LaneJob | None = None
        self._changed_meanwhile: set[ImageId] = set()
        self.order = stored_order(session.project.settings.get(ORDER_SETTING))
        self.is_on = bool(session.project.settings.get(_IS_ON, True))
        self.changed: Event[None] = Event()
        events = session.events
        self._ends = [
            session.predictor.ended.subscribe(self._prediction_ended),
            events.models_changed.subscribe(lambda _none: self._model_changed()),
            events.images_changed.subscribe(self._images_changed),
            events.busy_changed.subscribe(self._busy_changed),
            events.learning_changed.subscribe(lambda _state: self._go_on()),
        ]
        self._lead_the_way()
        self._load()

    # ---- the ranking

    @property
    def waiting_count(self) -> int:
        """Images that are not accepted."""
        return len(self._waiting)

    @property
    def seen_count(self) -> int:
        """Of them, those that the current model has looked at."""
        model = self._session.current_model
        if model is None:
            return 0
        return sum(s.model == model.id and image in self._waiting for image, s in self._scores.items())

    def ranking(self, limit: int) -> list[RankedImage]:
        """The first images of the queue; see `what_next.rank`. By diversity: ask the finder."""
        model = self._session.current_model
        return rank(self.order, self._waiting, self._scores, None if model is None else model.id, limit)

    def choose(self, order: AcquisitionOrder) -> None:
        """Offer images in this order from now on; remembered by the project."""
        if order is self.order:
            return
        self.order = order
        self._offered.clear()
        if not self._session.read_only:
            self._session.project.settings.set(ORDER_SETTING, str(order))
        self._lead_the_way()
        self._load()
        self.changed.emit(None)

    def _lead_the_way(self) -> None:
        """Where the session goes on by itself it goes by the queue, unless that is the list's order."""
        in_order = self.order is AcquisitionOrder.IN_ORDER
        self._session.navigation.follow(None if in_order else self.open_next)

    def open_next(self) -> None:
        """Open the first image of the queue and say why; each is offered once before any comes again."""
        if self.order is AcquisitionOrder.DIVERSITY:
            self._finder.open_diverse()
            return
        session = self._session
        here = None if session.image is None else session.image.id
        found = self._first(here)
        if found is None:
            last = here in self._waiting
            text = "This is the only image that is not accepted." if last else "Every image is labelled."
            session.events.notice.emit(Notice(text))
            return
        self._offered.add(found.image)
        session.open_image(found.image)
        if self.order is not AcquisitionOrder.IN_ORDER:
            name = session.project.images.get(found.image).path.name
            hint = "" if found.reason == NO_MODEL_YET else f"{self.order.in_words}."
            session.events.notice.emit(Notice(f"{name}: {found.reason}", hint))

    def _first(self, here: ImageId | None) -> RankedImage | None:
        model = self._session.current_model
        if self.order is AcquisitionOrder.IN_ORDER or model is None:
            others = [image for image in rotated_after(list(self._waiting), here) if image != here]
            return next(iter(rank(self.order, others[:1], {}, None, 1)), None)
        for passed in (self._offered, set[ImageId]()):
            left = {image: None for image in self._waiting if image not in passed and image != here}
            if left:
                return rank(self.order, left, self._scores, model.id, 1)[0]
            self._offered.clear()
        return None

    # ---- looking ahead

    @property
    def is_at_work(self) -> bool:
        """Whether an image is being looked at, or waits for its turn."""
        return self._reading is not None or self._asked is not None or self._scoring > 0

    def set_on(self, is_on: bool) -> None:
        """Look at images ahead of time, or never; remembered by the project."""
        self.is_on = is_on
        self._stopped_at = None
        if not self._session.read_only:
            self._session.project.settings.set(_IS_ON, is_on)
        self._go_on() if is_on else self._drop()

    def stop(self) -> None:
        """Look at no more images until there is another model; what is known stays."""
        model = self._session.current_model
        self._stopped_at = None if model is None else model.id
        self._drop()

    def close(self) -> None:
        """Stop and end the thread; nothing is told any more. To be called before the session is closed."""
        for end in self._ends:
            end()
        self._session.navigation.follow(None)
        self._dispatcher.close()
        if self._lane.close() and self._file is not None:
            self._file.close()

    def _load(self) -> None:
        """Read scores and images anew, in the background; the work goes on then."""
        session, order = self._session, self.order
        project = session.project
        here = None if session.image is None else session.image.id

        def read(
            token: CancelToken, report: Reporter
        ) -> tuple[dict[ImageId, StoredScore], list[ImageId], list[ImageId]]:
            if self._file is None:
                self._file = ScoreFile(project.path / FILE, read_only=project.read_only)
            ids = unaccepted_images(project)
            unseen = golden_ratio_order(ids) if order.needs_model else rotated_after(ids, here)
            return self._file.all(), ids, unseen

        def done(
            outcome: JobOutcome[tuple[dict[ImageId, StoredScore], list[ImageId], list[ImageId]]],
        ) -> None:
            if self._loading is not job:
                return
            self._loading = None
            if isinstance(outcome, JobFailed):
                error = outcome.error
                notice = Notice(error.summary, error.hint, NoticeLevel.ERROR, outcome.trace)
                session.events.notice.emit(notice)
            elif isinstance(outcome, JobDone):
                scores, ids, unseen = outcome.value
                self._scores = scores
                self._waiting = dict.fromkeys(i for i in ids if i not in self._unreadable)
                self._unseen = unseen[::-1]
                self._is_loaded = True
                self._images_changed(tuple(self._changed_meanwhile))

        self._changed_meanwhile.clear()
        job = self._loading = self._lane.submit("load", read, done)

    def _model_changed(self) -> None:
        self._failed_model = None
        self._failed.clear()
        self._cancel_reading()
        self.changed.emit(None)
        self._load()

    def _images_changed(self, ids: tuple[ImageId, ...] | None) -> None:
        if ids is None:
            self._load()
            return
        if self._loading is not None:
            self._changed_meanwhile.update(ids)
        for image in ids:
            is_waiting = self._session.project.images.get(image).status in _WAITING
            if is_waiting and image not in self._waiting:
                self._waiting = dict.fromkeys(sorted([*self._waiting, image]))
                self._unseen.append(image)
            elif not is_waiting:
                self._waiting.pop(image, None)
        self.changed.emit(None)
        self._go_on()

    def _busy_changed(self, busy: Busy) -> None:
        if not self._is_in_the_way(busy):
            self._go_on()

    def _is_in_the_way(self, busy: Busy) -> bool:
        waited_for = (busy.opening, busy.is_refining, busy.predict, busy.files, busy.similarity)
        return any(waited_for) or self._session.predictor.is_busy

    def _go_on(self) -> None:
        """Look at the next image, unless one is being looked at or something else goes first."""
        session, model = self._session, self._session.current_model
        if self.is_at_work or not self._is_loaded or self._is_in_the_way(session.busy):
            return
        image = None
        if model is not None and self.is_on and model.id not in (self._stopped_at, self._failed_model):
            image = self._next_to_look_at(model.id)
        if image is None or session.read_only:
            session.busy_tracker.update(background_prediction=None)
            return
        self._read(image)
        self._show_progress()

    def _next_to_look_at(self, model: ModelId) -> ImageId | None:
        known = {i: s for i, s in self._scores.items() if i not in self._failed}
        found = first_stale(self.order, self._waiting, known, model)
        if found is not None or self.seen_count >= MOST_AHEAD:
            return found
        while self._unseen:
            image = self._unseen[-1]
            if image in self._waiting and image not in self._scores and image not in self._failed:
                return image
            self._unseen.pop()
        return None

    def _show_progress(self) -> None:
        total = min(MOST_AHEAD, len(self._waiting))
        progress = Progress(min(self.seen_count, total), total, "images", "Looking ahead")
        self._session.busy_tracker.update(background_prediction=progress)

    def _read(self, image: ImageId) -> None:
        path = self._session.project.images.get(image).path
        phase = self._session.learning_state.phase
        is_training = phase in (LearningPhase.STARTING, LearningPhase.RUNNING)
        rest_s = pause_s(self._took_s, is_training=is_training)

        def read(token: CancelToken, report: Reporter) -> RgbU8:
            from engine.document.image import read_image

            token.wait(rest_s)
            self._began_s = self._clock()
            return read_image(path)

        def done(outcome: JobOutcome[RgbU8]) -> None:
            if self._reading is not job:
                return
            self._reading = None
            if isinstance(outcome, JobDone):
                self._ask(image, outcome.value)
            elif isinstance(outcome, JobFailed):
                # Told when it is opened, not before.
                self._unreadable.add(image)
                self._waiting.pop(image, None)
                self.changed.emit(None)
                self._go_on()

        job = self._reading = self._lane.submit("read", read, done)

    def _ask(self, image: ImageId, pixels: RgbU8) -> None:
        session, model = self._session, self._session.current_model
        if model is None or not self.is_on or self._is_in_the_way(session.busy):
            # What is in the way tells when it has ended.
            self._go_on()
            return
        if session.predictor.request(image, pixels, model, "queue"):
            self._asked = image
            return
        known = session.predictor.cached(image, model)
        if known is None:
            self._failed_model = model.id
            self._go_on()
        else:
            self._score(known, self._began_s)

    def _prediction_ended(self, ended: PredictionEnded) -> None:
        began_s = None
        if ended.image_id == self._asked:
            self._asked = None
            began_s = self._began_s
            self._note_failure(ended)
        if ended.prediction is not None:
            # Whoever asked for it: what the user looks at is scored as well.
            self._score(ended.prediction, began_s)
        else:
            self._go_on()

    def _note_failure(self, ended: PredictionEnded) -> None:
        """Pass over an image that cannot be predicted; with a few in a row the model is at fault."""
        if ended.failure is None:
            self._failures = 0
            return
        self._failed.add(ended.image_id)
        self._failures += 1
        model = self._session.current_model
        if self._failures >= MOST_FAILURES and model is not None:
            self._failures = 0
            self._failed_model = model.id
            self._session.events.notice.emit(ended.failure)

    def _score(self, prediction: ImagePrediction, began_s: float | None) -> None:
        image, model = prediction.image_id, prediction.model_id

        def work(token: CancelToken, report: Reporter) -> StoredScore:
            from engine.predict.image_score import score_of

            found = score_of(prediction.probs, prediction.stride)
            score = StoredScore(model, found.doubtful, found.unsure, found.places, found.open_px)
            if self._file is not None:
                self._file.put(image, score)
            return score

        def done(outcome: JobOutcome[StoredScore]) -> None:
            self._scoring -= 1
            if began_s is not None:
                self._took_s = self._clock() - began_s
            if isinstance(outcome, JobDone):
                self._scores[image] = outcome.value
                self.changed.emit(None)
            elif isinstance(outcome, JobFailed):
                self._failed_model = model
                error = outcome.error
                notice = Notice(error.summary, error.hint, NoticeLevel.ERROR, outcome.trace)
                self._session.events.notice.emit(notice)
            self._go_on()

        self._scoring += 1
        self._lane.submit(("score", image), work, done)

    def _cancel_reading(self) -> None:
        if self._reading is not None:
            self._reading.cancel()
            self._reading = None

    def _drop(self) -> None:
        self._cancel_reading()
        self._session.busy_tracker.update(background_prediction=None)


def unaccepted_images(project: Project) -> list[ImageId]:
    """The images that are not accepted, nor skipped, in the order of the list."""
    return sorted(record.id for status in _WAITING for record in project.images.rows(status=status))


def stored_order(stored: object) -> AcquisitionOrder:
    """What a project remembers of the choice; anything unknown is the list's order."""
    return (
        AcquisitionOrder(stored)
        if isinstance(stored, str) and stored in set(AcquisitionOrder)
        else AcquisitionOrder.IN_ORDER
    )
