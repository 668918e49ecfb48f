"""Predictions on disk, kept with the project and written and read in the background."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from engine.core import CancelToken, ImageId, LabelMap, ModelId, Reporter, RgbU8
from engine.jobs import Dispatcher, JobDone, JobFailed, JobOutcome, Lane
from engine.predict.settings import PredictSettings
from engine.session.state import ImagePrediction, Notice, NoticeLevel, SessionEvents
from engine.storage import Project
from engine.storage.caches.prediction_file import StoredPrediction
from engine.storage.caches.prediction_folder import FOLDER, PredictionFolder, PredictionKey

_RETRY_S: Final = 60.0


@dataclass(frozen=True, slots=True, eq=False)
class CachedPrediction:
    """A prediction with the settings by which it was made."""

    prediction: ImagePrediction
    settings: PredictSettings


class DiskPredictionCache:
    """Every prediction with its model's version, in the project's folder; GUI thread.

    Args:
        files: the lane that reads; writing has one of its own, as nobody waits for it.
    """

    def __init__(
        self,
        project: Project,
        files: Lane,
        dispatcher: Dispatcher,
        events: SessionEvents,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._images = project.images
        self._folder = PredictionFolder(project.path / FOLDER, read_only=project.read_only)
        self._files = files
        self._writing = Lane("predictions", dispatcher)
        self._events = events
        self._read_only = project.read_only
        self._clock = clock
        self._last_failure: tuple[str, float] | None = None

    def image_path(self, image_id: ImageId) -> Path:
        """The path of an image that is predicted."""
        return self._images.get(image_id).path

    def has(self, image_id: ImageId, model_id: ModelId, settings: PredictSettings) -> bool:
        """Whether the file exists; it may still be damaged, or of an older version of the image."""
        return self._folder.has(_key(image_id, model_id, settings))

    def read(
        self,
        image_id: ImageId,
        model_id: ModelId,
        settings: PredictSettings,
        pixels: RgbU8,
        on_done: Callable[[ImagePrediction | None], None],
    ) -> None:
        """Deliver the prediction, or None when it is missing or unusable, or the session closes."""

        def work(token: CancelToken, report: Reporter) -> ImagePrediction | None:
            token.check()
            return self.read_now(image_id, model_id, settings, pixels)

        def done(outcome: JobOutcome[ImagePrediction | None]) -> None:
            if isinstance(outcome, JobFailed):
                self._report(outcome)
            on_done(outcome.value if isinstance(outcome, JobDone) else None)

        self._files.submit(("prediction", object()), work, done)

    def read_now(
        self, image_id: ImageId, model_id: ModelId, settings: PredictSettings, pixels: RgbU8
    ) -> ImagePrediction | None:
        """The same at once; for any thread but the GUI's."""
        stored = self._folder.read(_key(image_id, model_id, settings), pixels)
        if stored is None:
            return None
        return ImagePrediction(
            image_id, model_id, stored.labels, stored.uncertainty, stored.probs, stored.stride
        )

    def labels_now(self, image_id: ImageId, model_id: ModelId, settings: PredictSettings) -> LabelMap | None:
        """(H, W) labels alone, for whichever pixels they were made; for any thread but the GUI's."""
        return self._folder.labels(_key(image_id, model_id, settings))

    def write(self, prediction: ImagePrediction, settings: PredictSettings, pixels: RgbU8) -> None:
        """Write the prediction in the background; after a failure, reported once, nothing for a minute."""
        if self._read_only or self._rests():
            return
        key = _key(prediction.image_id, prediction.model_id, settings)
        stored = StoredPrediction(
            prediction.labels, prediction.uncertainty, prediction.probs, prediction.stride
        )

        def work(token: CancelToken, report: Reporter) -> None:
            token.check()
            self._folder.write(key, pixels, stored)

        def done(outcome: JobOutcome[None]) -> None:
            if isinstance(outcome, JobDone):
                self._last_failure = None
            elif isinstance(outcome, JobFailed):
                last, summary = self._last_failure, outcome.error.summary
                self._last_failure = summary, self._clock()
                if last is None or last[0] != summary:
                    self._report(outcome)

        self._writing.submit(key, work, done)

    @property
    def is_writing(self) -> bool:
        """Whether a prediction is still being written."""
        return self._writing.is_busy

    def close(self) -> None:
        """Give up what has not been written yet."""
        self._writing.close(timeout_s=0.0)

    def _rests(self) -> bool:
        """Whether writing failed within the last minute."""
        return self._last_failure is not None and self._clock() - self._last_failure[1] < _RETRY_S

    def _report(self, failed: JobFailed) -> None:
        error = failed.error
        self._events.notice.emit(Notice(error.summary, error.hint, NoticeLevel.WARNING, failed.trace))


def _key(image_id: ImageId, model_id: ModelId, settings: PredictSettings) -> PredictionKey:
    return PredictionKey(image_id, model_id, json.dumps(asdict(settings), sort_keys=True))
