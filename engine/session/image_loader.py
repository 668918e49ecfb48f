"""Pixels of the image to show, and of the next one ahead of time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from engine.core import CancelToken, EngineError, ImageId, Reporter, RgbU8
from engine.jobs import JobCancelled, JobDone, JobFailed, JobOutcome, Lane, LaneJob
from engine.storage import ImageRecord, Project


class ImageLoader:
    """Reads images on the files lane; lives on the GUI thread.

    The newest request wins: what was asked for before it is never delivered.
    """

    def __init__(
        self,
        project: Project,
        files: Lane,
        on_loaded: Callable[[ImageRecord, RgbU8], None],
        on_failed: Callable[[ImageRecord, EngineError, str], None],
        on_busy: Callable[[str], None],
    ) -> None:
        self._project = project
        self._files = files
        self._on_loaded = on_loaded
        self._on_failed = on_failed
        self._on_busy = on_busy
        self._opening: LaneJob | None = None
        self._is_closed = False
        self._ahead: dict[ImageId, RgbU8] = {}
        self._wanted: frozenset[ImageId] = frozenset()

    def load(self, image_id: ImageId, then: Callable[[RgbU8], None] | None = None) -> None:
        """Read this image and deliver it, after `then`, on the lane's thread, has had a look at it."""
        record = self._project.images.get(image_id)
        self.cancel()
        self._on_busy(record.path.name)
        ready = self._ahead.get(image_id)
        job = self._files.submit(
            "open",
            _read_pixels(record.path, ready, then),
            lambda outcome: self._deliver(job, record, outcome),
        )
        self._opening = job

    def cancel(self) -> None:
        """What is being read is not wanted any more."""
        if self._opening is not None:
            self._opening.cancel()
            self._opening = None
            self._on_busy("")

    def close(self) -> None:
        """Deliver nothing any more: the project is about to be closed."""
        self._is_closed = True
        self.cancel()

    def look_ahead(self, image_ids: Sequence[ImageId], on_ready: Callable[[ImageId, RgbU8], None]) -> None:
        """Have images at hand that will be wanted soon, the first one first; only these are kept."""
        self._ahead = {k: v for k, v in self._ahead.items() if k in image_ids}
        self._wanted = frozenset(image_ids)
        for place, image_id in enumerate(image_ids):
            ready = self._ahead.get(image_id)
            if ready is not None:
                on_ready(image_id, ready)
            else:
                self._read_ahead(place, image_id, on_ready)

    def _read_ahead(self, place: int, image_id: ImageId, on_ready: Callable[[ImageId, RgbU8], None]) -> None:
        path = self._project.images.get(image_id).path

        def arrived(outcome: JobOutcome[RgbU8]) -> None:
            # An unreadable file is reported when it is opened, not before.
            if isinstance(outcome, JobDone) and not self._is_closed and image_id in self._wanted:
                self._ahead[image_id] = outcome.value
                on_ready(image_id, outcome.value)

        self._files.submit(("ahead", place), _read_pixels(path, None), arrived)

    def _deliver(self, job: LaneJob, record: ImageRecord, outcome: JobOutcome[RgbU8]) -> None:
        if job is not self._opening:
            return
        self._opening = None
        self._on_busy("")
        match outcome:
            case JobDone(pixels):
                self._on_loaded(record, pixels)
            case JobFailed(error, trace):
                self._on_failed(record, error, trace)
            case JobCancelled():
                pass


def _read_pixels(
    path: Path, ready: RgbU8 | None, then: Callable[[RgbU8], None] | None = None
) -> Callable[[CancelToken, Reporter], RgbU8]:
    def read(token: CancelToken, report: Reporter) -> RgbU8:
        from engine.document.image import read_image

        token.check()
        pixels = read_image(path) if ready is None else ready
        if then is not None:
            then(pixels)
        return pixels

    return read
