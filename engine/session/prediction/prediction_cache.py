"""Predictions that outlive the window: written and read in the background."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict

from engine.core import CancelToken, ImageId, ModelId, Reporter, RgbU8
from engine.jobs import Dispatcher, JobDone, JobFailed, JobOutcome, Lane
from engine.predict.settings import PredictSettings
from engine.session.state import ImagePrediction, Notice, NoticeLevel
from engine.storage import Project
from engine.storage.prediction_file import StoredPrediction
from engine.storage.prediction_folder import FOLDER, PredictionFolder, PredictionKey


class PredictionCache:
    """Keeps every prediction with its model's version in the project's folder; GUI thread.

    Args:
        files: the lane that reads; writing has one of its own, as nobody waits for it.
    """

    def __init__(
        self, project: Project, files: Lane, dispatcher: Dispatcher, on_notice: Callable[[Notice], None]
    ) -> None:
        self._folder = PredictionFolder(project.path / FOLDER, read_only=project.read_only)
        self._files = files
        self._writing = Lane("predictions", dispatcher)
        self._on_notice = on_notice
        self._can_write = not project.read_only

    def has(self, image_id: ImageId, model_id: ModelId, settings: PredictSettings) -> bool:
        """Whether there is such a prediction, if it turns out to be whole and of the image as it is now."""
        return self._folder.has(_key(image_id, model_id, settings))

    def read(
        self,
        image_id: ImageId,
        model_id: ModelId,
        settings: PredictSettings,
        pixels: RgbU8,
        on_done: Callable[[ImagePrediction | None], None],
    ) -> None:
        """Deliver it, or None when it is not there, or cannot be used, or the session closes."""

        def work(token: CancelToken, report: Reporter) -> ImagePrediction | None:
            token.check()
            return self.read_now(image_id, model_id, settings, pixels)

        def done(outcome: JobOutcome[ImagePrediction | None]) -> None:
            if isinstance(outcome, JobFailed):
                self._tell(outcome)
            on_done(outcome.value if isinstance(outcome, JobDone) else None)

        self._files.submit(("prediction", object()), work, done)

    def read_now(
        self, image_id: ImageId, model_id: ModelId, settings: PredictSettings, pixels: RgbU8
    ) -> ImagePrediction | None:
        """The same at once, for any other thread."""
        found = self._folder.read(_key(image_id, model_id, settings), pixels)
        if found is None:
            return None
        return ImagePrediction(image_id, model_id, found.labels, found.uncertainty, found.probs, found.stride)

    def write(self, prediction: ImagePrediction, settings: PredictSettings, pixels: RgbU8) -> None:
        """Keep it; when that fails, it is told once and not tried again."""
        if not self._can_write:
            return
        key = _key(prediction.image_id, prediction.model_id, settings)
        stored = StoredPrediction(
            prediction.labels, prediction.uncertainty, prediction.probs, prediction.stride
        )

        def work(token: CancelToken, report: Reporter) -> None:
            token.check()
            self._folder.write(key, pixels, stored)

        def done(outcome: JobOutcome[None]) -> None:
            if isinstance(outcome, JobFailed) and self._can_write:
                self._can_write = False
                self._tell(outcome)

        self._writing.submit(key, work, done)

    @property
    def is_writing(self) -> bool:
        """Whether something is still on its way to the disk."""
        return self._writing.is_busy

    def close(self) -> None:
        """Give up what has not been written yet."""
        self._writing.close(timeout_s=0.0)

    def _tell(self, failed: JobFailed) -> None:
        self._on_notice(Notice(failed.error.summary, failed.error.hint, NoticeLevel.WARNING, failed.trace))


def _key(image_id: ImageId, model_id: ModelId, settings: PredictSettings) -> PredictionKey:
    return PredictionKey(image_id, model_id, json.dumps(asdict(settings), sort_keys=True))
