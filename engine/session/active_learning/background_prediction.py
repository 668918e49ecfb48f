"""Background prediction: images to label are predicted and scored one at a time while nothing else runs."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import Final

from engine.core import CancelToken, ImageId, ModelId, Progress, Reporter, RgbU8
from engine.jobs import JobDone, JobFailed, JobOutcome, Lane, LaneJob
from engine.session.active_learning.ranking import Ranking
from engine.session.active_learning.score_store import ScoreStore, ScoringEnded
from engine.session.prediction.prediction_requests import RETRY_S, PredictionEnded
from engine.session.session import Session
from engine.session.state import Busy, LearningPhase, Notice

MOST_PREDICTED: Final = 1000
"""Images predicted by one model; a queue of so many outlasts the model."""

TRAINING_SHARE: Final = 0.25
"""Share of the time that background prediction takes at most while a training runs."""

IDLE_PAUSE_S: Final = 0.1
MOST_FAILURES: Final = 3

_SETTING: Final = "look_ahead"


def pause_s(took_s: float, *, is_training: bool) -> float:
    """Seconds of rest after an image that took so long: a training gets the rest of the time."""
    return max(IDLE_PAUSE_S, took_s * (1 / TRAINING_SHARE - 1)) if is_training else IDLE_PAUSE_S


class _Failures:
    """Images that could not be predicted; a few in a row are the model's fault. Both may pass.

    An image is tried again after a minute, and a model is, with all of its images.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._images: dict[ImageId, float] = {}
        self._model: tuple[ModelId, float] | None = None
        self._last_summary = ""
        self._in_a_row = 0

    @property
    def images(self) -> set[ImageId]:
        """Images that failed within the last minute."""
        return {image for image, failed_s in self._images.items() if self._is_recent(failed_s)}

    def forget(self) -> None:
        """Another model may do better."""
        self._images.clear()
        self._model = None
        self._last_summary = ""

    def rests(self, model: ModelId) -> bool:
        """Whether this model was found at fault within the last minute."""
        return self._model is not None and self._model[0] == model and self._is_recent(self._model[1])

    def blame(self, model: ModelId) -> None:
        """Let the model rest."""
        self._model = model, self._clock()

    def note(self, ended: PredictionEnded, model: ModelId | None) -> Notice | None:
        """Count the end of a request; returns what to report when the model is found at fault."""
        if ended.failure is None:
            self._in_a_row = 0
            if ended.prediction is not None:
                self._last_summary = ""
            return None
        self._images[ended.image_id] = self._clock()
        self._in_a_row += 1
        if self._in_a_row < MOST_FAILURES or model is None:
            return None
        self._in_a_row = 0
        self.blame(model)
        is_news = ended.failure.summary != self._last_summary
        self._last_summary = ended.failure.summary
        return ended.failure if is_news else None

    def _is_recent(self, failed_s: float) -> bool:
        return self._clock() - failed_s < RETRY_S


class _Stopwatch:
    """Seconds from the reading of an image until its score is stored.

    Only of images that were predicted in the background: one that the user opens may have been read long
    before, and its time would be a pause of hours.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._began_s = 0.0
        self._scoring: ImageId | None = None
        self.took_s = 0.0

    def begin(self) -> None:
        """An image is read; called on the lane's thread."""
        self._began_s = self._clock()

    def await_score(self, image: ImageId) -> None:
        """The image that was read is scored now."""
        self._scoring = image

    def end(self, image: ImageId) -> None:
        if image == self._scoring:
            self._scoring = None
            self.took_s = self._clock() - self._began_s


class BackgroundPrediction:
    """One image after the other: read, then predicted, then scored; lives on the GUI thread.

    The open image, its neighbours, cuts and everything else that the user waits for go first. A prediction
    that was dropped for them is requested again later.

    Args:
        lane: its thread reads the images.
    """

    def __init__(
        self,
        session: Session,
        ranking: Ranking,
        scores: ScoreStore,
        lane: Lane,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._session = session
        self._ranking = ranking
        self._scores = scores
        self._lane = lane
        self._failures = _Failures(clock)
        self._stopwatch = _Stopwatch(clock)
        self._is_on = bool(session.project.settings.get(_SETTING, True))
        self._unscored: list[ImageId] | None = None
        self._stopped_model: ModelId | None = None
        self._reading: LaneJob | None = None
        self._requested: ImageId | None = None
        events = session.events
        self._unsubscribers = [
            session.prediction_requests.ended.subscribe(self._prediction_ended),
            scores.ended.subscribe(self._scoring_ended),
            events.busy_changed.subscribe(self._busy_changed),
            events.learning_changed.subscribe(lambda _: self.go_on()),
        ]

    @property
    def is_on(self) -> bool:
        return self._is_on

    @property
    def is_at_work(self) -> bool:
        """Whether an image is being read, predicted or scored, or waits for its turn."""
        return self._reading is not None or self._requested is not None or self._scores.is_busy

    def set_on(self, is_on: bool) -> None:
        """Predict in the background, or never; remembered by the project."""
        self._is_on = is_on
        self._stopped_model = None
        if not self._session.read_only:
            self._session.project.settings.set(_SETTING, is_on)
        self.go_on() if is_on else self._drop()

    def stop(self) -> None:
        """Predict no more images until there is another model; scores stay."""
        model = self._session.current_model
        self._stopped_model = None if model is None else model.id
        self._drop()

    def close(self) -> None:
        """Stop listening; what runs is delivered to nobody once the dispatcher is closed."""
        for unsubscribe in self._unsubscribers:
            unsubscribe()

    def model_changed(self) -> None:
        """Another model predicts: what failed before may be tried again."""
        self._failures.forget()
        self._cancel_reading()

    def begin(self, unscored: Sequence[ImageId]) -> None:
        """Go on with these images that no model has seen, the first one first."""
        self._unscored = list(unscored)[::-1]

    def add(self, images: Sequence[ImageId]) -> None:
        """Predict these before all others that no model has seen, the last one first."""
        if self._unscored is not None:
            self._unscored += images

    def take_back(self) -> None:
        """Try images that could not be read again when they have rested, after all others."""
        rested = self._ranking.take_back()
        if self._unscored is not None:
            self._unscored[:0] = rested

    def go_on(self) -> None:
        """Predict the next image, unless one is being predicted or something else goes first."""
        session, model = self._session, self._session.current_model
        if self.is_at_work or self._unscored is None or self._is_blocked(session.busy):
            return
        self.take_back()
        image = None
        if model is not None and self._is_on and self._may_predict(model.id):
            image = self._next_image(self._unscored, model.id)
        if image is None or session.read_only:
            session.busy_tracker.update(background_prediction=None)
            return
        self._read(image)
        self._show_progress()

    def _may_predict(self, model: ModelId) -> bool:
        return model != self._stopped_model and not self._failures.rests(model)

    # ---- what comes first

    def _busy_changed(self, busy: Busy) -> None:
        if not self._is_blocked(busy):
            self.go_on()

    def _is_blocked(self, busy: Busy) -> bool:
        waited_for = (busy.opening, busy.is_refining, busy.predict, busy.files, busy.similarity)
        return any(waited_for) or self._session.prediction_requests.is_busy

    # ---- one image

    def _next_image(self, unscored: list[ImageId], model: ModelId) -> ImageId | None:
        stale = self._ranking.first_stale(model, without=self._failures.images)
        if stale is not None or self._ranking.predicted_count(model) >= MOST_PREDICTED:
            return stale
        while unscored:
            image = unscored[-1]
            if self._ranking.is_unscored(image) and image not in self._failures.images:
                return image
            unscored.pop()
        return None

    def _show_progress(self) -> None:
        model = self._session.current_model
        total = min(MOST_PREDICTED, self._ranking.image_count)
        done = 0 if model is None else min(self._ranking.predicted_count(model.id), total)
        progress = Progress(done, total, "images", "Looking ahead")
        self._session.busy_tracker.update(background_prediction=progress)

    def _read(self, image: ImageId) -> None:
        path = self._session.project.images.get(image).path
        phase = self._session.learning_state.phase
        is_training = phase in (LearningPhase.STARTING, LearningPhase.RUNNING)
        rest_s = pause_s(self._stopwatch.took_s, is_training=is_training)

        def read(token: CancelToken, report: Reporter) -> RgbU8:
            from engine.document.image import read_image

            token.wait(rest_s)
            self._stopwatch.begin()
            return read_image(path)

        def done(outcome: JobOutcome[RgbU8]) -> None:
            if self._reading is not job:
                return
            self._reading = None
            if isinstance(outcome, JobDone):
                self._request(image, outcome.value)
            elif isinstance(outcome, JobFailed):
                # Reported when it is opened, not before.
                self._ranking.exclude(image)
                self.go_on()

        job = self._reading = self._lane.submit("read", read, done)

    def _request(self, image: ImageId, pixels: RgbU8) -> None:
        session, model = self._session, self._session.current_model
        if model is None or not self._is_on or self._is_blocked(session.busy):
            # The end of what blocks it is an event, which calls `go_on`.
            self.go_on()
            return
        if session.prediction_requests.request(image, pixels, model, "queue"):
            self._requested = image
            return
        cached = session.prediction_requests.cached(image, model)
        if cached is None:
            self._failures.blame(model.id)
            self.go_on()
        else:
            self._stopwatch.await_score(image)
            self._scores.score(cached)

    def _prediction_ended(self, ended: PredictionEnded) -> None:
        if ended.image_id == self._requested:
            self._requested = None
            model = self._session.current_model
            notice = self._failures.note(ended, None if model is None else model.id)
            if notice is not None:
                self._session.events.notice.emit(notice)
            if ended.prediction is not None:
                self._stopwatch.await_score(ended.image_id)
        if ended.prediction is not None:
            # Whoever requested it: the images that the user opens are scored as well.
            self._scores.score(ended.prediction)
        else:
            self.go_on()

    def _scoring_ended(self, ended: ScoringEnded) -> None:
        self._stopwatch.end(ended.image)
        if ended.score is not None:
            self._ranking.set_score(ended.image, ended.score)
        elif ended.has_failed:
            self._failures.blame(ended.model)
        self.go_on()

    def _cancel_reading(self) -> None:
        if self._reading is not None:
            self._reading.cancel()
            self._reading = None

    def _drop(self) -> None:
        self._cancel_reading()
        self._session.busy_tracker.update(background_prediction=None)
