"""Predictions that an audit lacks, made one after the other for the images that have a mask."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from engine.core import CancelToken, ImageId, Reporter, RgbU8
from engine.document.image import read_image
from engine.jobs import JobDone, JobOutcome, Lane, LaneJob
from engine.session.prediction.prediction_requests import PredictionEnded
from engine.session.session import Session
from engine.session.state import ImagePrediction

_MOST_TRIES: Final = 3
"""A prediction is dropped when the user opens another image; it is requested anew, but not for ever."""


class MissingPredictions:
    """Images that wait for a prediction of the current model; GUI thread.

    Args:
        lane: its thread reads the images.
        on_prediction: has an image's prediction, None where there is none to be had.
        on_end: all have been tried.
    """

    def __init__(
        self,
        session: Session,
        lane: Lane,
        on_prediction: Callable[[ImageId, ImagePrediction | None], None],
        on_end: Callable[[], None],
    ) -> None:
        self._session = session
        self._lane = lane
        self._on_prediction = on_prediction
        self._on_end = on_end
        self._waiting: list[ImageId] = []
        self._tries: dict[ImageId, int] = {}
        self._reading: LaneJob | None = None
        self._requested: ImageId | None = None
        self._unsubscribe = session.prediction_requests.ended.subscribe(self._ended)

    def start(self, images: Iterable[ImageId]) -> None:
        """Predict these, the first one first."""
        self._waiting = list(images)[::-1]
        self._tries = {}
        self._next()

    def stop(self) -> None:
        """Predict no more; what runs is delivered to nobody."""
        self._waiting = []
        self._requested = None
        if self._reading is not None:
            self._reading.cancel()
            self._reading = None

    def close(self) -> None:
        """Stop, and stop listening."""
        self.stop()
        self._unsubscribe()

    def _next(self) -> None:
        if not self._waiting or self._session.current_model is None:
            self._waiting = []
            self._on_end()
            return
        image_id = self._waiting.pop()
        path = self._session.project.images.get(image_id).path

        def read(token: CancelToken, report: Reporter) -> RgbU8:
            token.check()
            return read_image(path)

        def done(outcome: JobOutcome[RgbU8]) -> None:
            if self._reading is not job:
                return
            self._reading = None
            if isinstance(outcome, JobDone):
                self._request(image_id, outcome.value)
            else:
                self._deliver(image_id, None)

        job = self._reading = self._lane.submit("read", read, done)

    def _request(self, image_id: ImageId, pixels: RgbU8) -> None:
        session, model = self._session, self._session.current_model
        if model is None:
            self._deliver(image_id, None)
        elif session.prediction_requests.request(image_id, pixels, model, "queue"):
            self._requested = image_id
        else:
            self._deliver(image_id, session.prediction_requests.cached(image_id, model))

    def _ended(self, ended: PredictionEnded) -> None:
        if ended.image_id != self._requested:
            return
        self._requested = None
        is_dropped = ended.prediction is None and ended.failure is None
        tries = self._tries[ended.image_id] = self._tries.get(ended.image_id, 0) + 1
        if is_dropped and tries < _MOST_TRIES:
            self._waiting.insert(0, ended.image_id)
            # From the event loop: what dropped it is in the middle of its own work.
            self._session.dispatcher.post(self._next_unless_busy)
        else:
            self._deliver(ended.image_id, ended.prediction)

    def _next_unless_busy(self) -> None:
        if self._reading is None and self._requested is None and self._waiting:
            self._next()

    def _deliver(self, image_id: ImageId, prediction: ImagePrediction | None) -> None:
        self._on_prediction(image_id, prediction)
        self._next()
