"""Predictions of the current model: for the open image first, then for its neighbours."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, TypeAlias

from engine.core import Event, ImageId, ModelId, RgbU8
from engine.jobs import Dispatcher
from engine.predict.settings import MULTI_SCALE_TTA, PredictSettings, Uncertainty
from engine.session.prediction.edge_fits import EdgeFits
from engine.session.prediction.prediction_cache import CachedPrediction, DiskPredictionCache
from engine.session.prediction.stored_predictions import StoredPredictions
from engine.session.state import BusyTracker, ImagePrediction, Notice, NoticeLevel, SessionEvents
from engine.storage import ModelRecord

if TYPE_CHECKING:
    from engine.compute import Compute, ComputeEvent, ComputeFailed, ComputeJob
    from engine.compute.requests.predict import PredictDone, PredictEvent, Priority

# Enough for the neighbours of a photograph; a 24-megapixel prediction takes a third of it.
CACHE_BYTES: Final = 512 << 20

CACHE_COUNT: Final = 16
"""Predictions kept in memory: a whole day of small images would fill the bytes, and each is on disk too."""

RETRY_S: Final = 60.0
"""Seconds until something that failed is tried again without having been asked for."""

_Key: TypeAlias = tuple[ImageId, ModelId, PredictSettings]


def predict_settings_for(careful: bool, kind: str) -> PredictSettings:
    """Settings for the window's two choices; an unknown kind of uncertainty is the default one."""
    usual = MULTI_SCALE_TTA if careful else PredictSettings()
    return replace(usual, uncertainty=Uncertainty(kind)) if kind in set(Uncertainty) else usual


class FailedModels:
    """Models whose last prediction failed. A failure may pass, so none is remembered for good.

    Whatever the user waits for is always tried again; neighbours and the queue only after a minute.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._failures: dict[ModelId, tuple[str, float]] = {}

    def note(self, model: ModelId, summary: str) -> bool:
        """Note a failure; whether it is another one than the last of this model, so that it is to be said."""
        last = self._failures.get(model)
        self._failures[model] = summary, self._clock()
        return last is None or last[0] != summary

    def forget(self, model: ModelId | None = None) -> None:
        """Forget the failure of one model, or of all."""
        if model is None:
            self._failures.clear()
        else:
            self._failures.pop(model, None)

    def rests(self, model: ModelId) -> bool:
        """Whether it failed within the last minute."""
        last = self._failures.get(model)
        return last is not None and self._clock() - last[1] < RETRY_S


@dataclass(slots=True)
class _PredictionRun:
    image_id: ImageId
    model_id: ModelId
    settings: PredictSettings
    pixels: RgbU8
    priority: Priority
    job: ComputeJob | None = None

    @property
    def key(self) -> _Key:
        return self.image_id, self.model_id, self.settings


@dataclass(frozen=True, slots=True, eq=False)
class PredictionEnded:
    """The end of a request: a prediction, a failure, or neither where it was dropped."""

    image_id: ImageId
    prediction: ImagePrediction | None = None
    failure: Notice | None = None


class _Memory:
    """Predictions in memory, at most `CACHE_COUNT` and `CACHE_BYTES`; those used longest ago go first."""

    def __init__(self) -> None:
        self._predictions: OrderedDict[_Key, ImagePrediction] = OrderedDict()

    def __contains__(self, key: _Key) -> bool:
        return key in self._predictions

    def get(self, key: _Key) -> ImagePrediction | None:
        return self._predictions.get(key)

    def touch(self, key: _Key) -> None:
        """Note that it was used."""
        self._predictions.move_to_end(key)

    def put(self, key: _Key, prediction: ImagePrediction, *, goes_first: bool = False) -> None:
        self._predictions[key] = prediction
        if goes_first:
            self._predictions.move_to_end(key, last=False)
        while len(self._predictions) > 1 and self._is_too_much:
            self._predictions.popitem(last=False)

    def forget(self, keep: ModelId | None = None) -> None:
        """Free the predictions of every model but `keep`."""
        for key in [key for key in self._predictions if key[1] != keep]:
            del self._predictions[key]

    def forget_image(self, image_id: ImageId) -> None:
        """Free every prediction of one image."""
        for key in [key for key in self._predictions if key[0] == image_id]:
            del self._predictions[key]

    @property
    def _is_too_much(self) -> bool:
        nbytes = sum(prediction.nbytes for prediction in self._predictions.values())
        return len(self._predictions) > CACHE_COUNT or nbytes > CACHE_BYTES


class PredictionRequests:
    """Source of predictions: from memory, from disk, or from the compute process; GUI thread.

    Attributes:
        predicted: a prediction is there.
        ended: a request is over.
        fits: what is done to predictions before they are delivered.
    """

    def __init__(
        self,
        compute: Compute,
        dispatcher: Dispatcher,
        disk: DiskPredictionCache,
        fits: EdgeFits,
        busy: BusyTracker,
        events: SessionEvents,
    ) -> None:
        self._compute = compute
        self._dispatcher = dispatcher
        self._disk = disk
        self.fits = fits
        self._busy = busy
        self._events = events
        self._memory = _Memory()
        self._running: dict[_Key, _PredictionRun] = {}
        self._failed_models = FailedModels()
        self.settings = PredictSettings()
        self.predicted: Event[ImagePrediction] = Event()
        self.ended: Event[PredictionEnded] = Event()

    def set_predict_settings(self, settings: PredictSettings) -> None:
        """Predict with these settings from now on; predictions with others are dropped."""
        if settings != self.settings:
            self.settings = settings
            self.cancel_all()
            self._memory.forget()

    def cached(self, image_id: ImageId, model: ModelRecord | None) -> ImagePrediction | None:
        """This model's prediction if it is in memory."""
        return None if model is None else self._memory.get((image_id, model.id, self.settings))

    def is_known(self, image_id: ImageId, model: ModelRecord) -> bool:
        """Whether this model's prediction is in memory or on disk, so that opening the image shows it."""
        key = (image_id, model.id, self.settings)
        return key in self._memory or self._disk.has(*key)

    def is_running(self, image_id: ImageId, model: ModelRecord) -> bool:
        """Whether this model's prediction is being made, or read."""
        return (image_id, model.id, self.settings) in self._running

    def disk_reader(
        self, image_id: ImageId, model: ModelRecord
    ) -> Callable[[RgbU8], CachedPrediction | None] | None:
        """Function that reads this model's prediction, for any thread; None where none is on disk."""
        settings = self.settings
        if not self._disk.has(image_id, model.id, settings):
            return None

        def read(pixels: RgbU8) -> CachedPrediction | None:
            prediction = self._disk.read_now(image_id, model.id, settings, pixels)
            return None if prediction is None else CachedPrediction(prediction, settings)

        return read

    def stored(self, model_id: ModelId) -> StoredPredictions:
        """This model's predictions by the present settings that are on disk."""
        return StoredPredictions(model_id, self.settings, self._disk)

    def adopt(self, prediction: ImagePrediction) -> None:
        """Keep in memory what was read from disk."""
        self._memory.put((prediction.image_id, prediction.model_id, self.settings), prediction)

    def recall(
        self,
        image_id: ImageId,
        model: ModelRecord,
        pixels: RgbU8,
        on_done: Callable[[ImagePrediction | None], None],
    ) -> bool:
        """Deliver another model's prediction, if it is on disk; False, and nothing delivered, if not."""
        if not self._disk.has(image_id, model.id, self.settings):
            return False
        self._disk.read(image_id, model.id, self.settings, pixels, on_done)
        return True

    @property
    def is_busy(self) -> bool:
        """Whether a prediction is being computed or read."""
        return bool(self._running)

    def request(self, image_id: ImageId, pixels: RgbU8, model: ModelRecord, priority: Priority) -> bool:
        """Predict, unless the prediction is known or running; `predicted` delivers the result.

        Returns:
            Whether it is running now, so that `ended` will follow.
        """
        key = (image_id, model.id, self.settings)
        if key in self._running:
            if priority == "open":
                self._running[key].priority = priority
            return True
        cached = self._memory.get(key)
        if cached is not None:
            self._memory.touch(key)
            if priority == "open":
                self.predicted.emit(cached)
            return False
        if priority != "open" and self._failed_models.rests(model.id):
            return False
        running = self._running[key] = _PredictionRun(image_id, model.id, self.settings, pixels, priority)
        if self._disk.has(*key):
            self._disk.read(*key, pixels, lambda prediction: self._read_from_disk(running, model, prediction))
        else:
            self._begin(running, model)
        return True

    def cancel_all(self, keep: ImageId | None = None) -> None:
        """Drop what is running, except for the image `keep`: other images go first.

        What was dropped may be requested again at once, before its end was delivered.
        """
        dropped = [running for key, running in self._running.items() if key[0] != keep]
        self._running = {key: running for key, running in self._running.items() if key[0] == keep}
        for running in dropped:
            if running.job is not None:
                running.job.cancel()
        if dropped and not self._running:
            self._busy.update(predict=None)
        for running in dropped:
            self.ended.emit(PredictionEnded(running.image_id))

    def forget_models(self, keep: ModelId | None) -> None:
        """Free the predictions of every other model."""
        self._failed_models.forget()
        self._memory.forget(keep)

    def forget_image(self, image_id: ImageId) -> None:
        """Drop what is known, or being made, of an image whose file is another one now."""
        self._memory.forget_image(image_id)
        dropped = [running for key, running in self._running.items() if key[0] == image_id]
        self._running = {key: running for key, running in self._running.items() if key[0] != image_id}
        for running in dropped:
            if running.job is not None:
                running.job.cancel()
        if dropped and not self._running:
            self._busy.update(predict=None)

    def _read_from_disk(
        self, running: _PredictionRun, model: ModelRecord, prediction: ImagePrediction | None
    ) -> None:
        if self._running.get(running.key) is not running:
            return
        if prediction is None:
            self._begin(running, model)
        else:
            del self._running[running.key]
            self._keep(running, prediction)
            self.ended.emit(PredictionEnded(running.image_id, prediction))

    def _begin(self, running: _PredictionRun, model: ModelRecord) -> None:
        from engine.compute.requests.predict import PredictRequest

        request = PredictRequest(
            image=running.pixels,
            model_path=model.path,
            settings=running.settings,
            priority=running.priority,
            left_open=model.left_open,
            file=self._disk.image_path(running.image_id),
        )
        running.job = self._compute.submit(
            request, lambda event: self._dispatcher.post(lambda: self._receive(running, event))
        )

    def _receive(self, running: _PredictionRun, event: ComputeEvent[PredictEvent]) -> None:
        from engine.compute import ComputeFailed, Progressed
        from engine.compute.requests.predict import PredictDone

        if self._running.get(running.key) is not running:
            return
        if isinstance(event, Progressed):
            # Background prediction has its own progress, in images.
            if running.priority != "queue":
                self._busy.update(predict=event.progress)
            return
        if isinstance(event, PredictDone):
            self.fits.fit(
                _prediction(running, event), running.pixels, lambda prediction: self._end(running, prediction)
            )
        else:
            self._end(running, None, event if isinstance(event, ComputeFailed) else None)

    def _end(
        self, running: _PredictionRun, prediction: ImagePrediction | None, failed: ComputeFailed | None = None
    ) -> None:
        """The end of a request that nobody has dropped."""
        if self._running.get(running.key) is not running:
            return
        del self._running[running.key]
        if not self._running:
            self._busy.update(predict=None)
        if prediction is not None:
            self._failed_models.forget(running.model_id)
            self._disk.write(prediction, running.settings, running.pixels)
            self._keep(running, prediction)
        failure = None
        if failed is not None:
            failure = Notice(failed.summary, failed.hint, NoticeLevel.ERROR, trace=failed.traceback)
            # Background prediction decides what it means that one image of many cannot be predicted.
            # One message, not one for each image that is opened from now on.
            if running.priority != "queue" and self._failed_models.note(running.model_id, failure.summary):
                self._events.notice.emit(failure)
        self.ended.emit(PredictionEnded(running.image_id, prediction, failure))

    def _keep(self, running: _PredictionRun, prediction: ImagePrediction) -> None:
        # Images that the user has seen, or will in a moment, are worth more than those of the queue.
        self._memory.put(running.key, prediction, goes_first=running.priority == "queue")
        self.predicted.emit(prediction)


def _prediction(running: _PredictionRun, done: PredictDone) -> ImagePrediction:
    return ImagePrediction(
        running.image_id, running.model_id, done.labels, done.uncertainty, done.probs, done.stride
    )
