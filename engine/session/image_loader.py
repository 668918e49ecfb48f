"""Background reading of the image to show, and prefetching of its neighbours."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from engine.core import CancelToken, EngineError, Event, ImageId, Reporter, RgbU8
from engine.jobs import JobCancelled, JobDone, JobFailed, JobOutcome, Lane, LaneJob
from engine.session.prediction.prediction_cache import CachedPrediction
from engine.session.state import BusyTracker
from engine.storage import ImageRecord, JournalState, Project, WorkSession

# Raw tiles of about 60 long strokes: 30 ms of reading, on the lane's thread.
HISTORY_BYTES: Final = 32 << 20


@dataclass(frozen=True, slots=True, eq=False)
class LoadedImage:
    """An image as it was read, with what the project stores of it.

    `labels` is the error instead where the stored labels do not fit the pixels or are damaged.
    `effort` has the work sessions of the image until now, the oldest first.
    """

    record: ImageRecord
    pixels: RgbU8
    labels: JournalState | EngineError
    effort: tuple[WorkSession, ...]
    prediction: CachedPrediction | None = None


@dataclass(frozen=True, slots=True)
class LoadFailure:
    """The reason why an image cannot be shown; `trace` is for the log."""

    record: ImageRecord
    error: EngineError
    trace: str


@dataclass(frozen=True, slots=True, eq=False)
class PrefetchedImage:
    """Pixels of an image that is not open yet."""

    image_id: ImageId
    pixels: RgbU8


class ImageLoader:
    """Reader of images on the files lane; lives on the GUI thread.

    The newest request wins: an older one is never delivered.

    Attributes:
        loaded: the requested image was read.
        failed: it could not be read.
        prefetched: an image that was passed to `prefetch` is in memory.
    """

    def __init__(self, project: Project, files: Lane, busy: BusyTracker) -> None:
        self.loaded: Event[LoadedImage] = Event()
        self.failed: Event[LoadFailure] = Event()
        self.prefetched: Event[PrefetchedImage] = Event()
        self._project = project
        self._files = files
        self._busy = busy
        self._opening: LaneJob | None = None
        self._requested: ImageId | None = None
        self._is_closed = False
        self._prefetched: dict[ImageId, RgbU8] = {}
        self._wanted: frozenset[ImageId] = frozenset()

    @property
    def requested(self) -> ImageId | None:
        """The image that is being read to be shown; None when there is none."""
        return None if self._opening is None else self._requested

    def load(
        self,
        image_id: ImageId,
        read_prediction: Callable[[RgbU8], CachedPrediction | None] | None = None,
    ) -> None:
        """Read this image, then its prediction by `read_prediction`, both on the lane's thread."""
        record = self._project.images.get(image_id)
        self.cancel()
        self._busy.update(opening=record.path.name)
        in_memory = self._prefetched.get(image_id)

        def read(token: CancelToken, report: Reporter) -> LoadedImage:
            pixels = _read_pixels(record, in_memory, token)
            labels, effort = _read_stored(self._project, image_id, pixels)
            prediction = read_prediction(pixels) if read_prediction else None
            return LoadedImage(record, pixels, labels, effort, prediction)

        job = self._files.submit("open", read, lambda outcome: self._deliver(job, record, outcome))
        self._opening, self._requested = job, image_id

    def cancel(self) -> None:
        """Drop the request that is under way."""
        if self._opening is not None:
            self._opening.cancel()
            self._opening = None
            self._busy.update(opening="")

    def close(self) -> None:
        """Deliver nothing any more: the project is about to be closed."""
        self._is_closed = True
        self.cancel()

    def prefetch(self, image_ids: Sequence[ImageId]) -> None:
        """Read images that will be needed soon, the first one first; all others are dropped from memory."""
        self._prefetched = {k: v for k, v in self._prefetched.items() if k in image_ids}
        self._wanted = frozenset(image_ids)
        for place, image_id in enumerate(image_ids):
            pixels = self._prefetched.get(image_id)
            if pixels is not None:
                self.prefetched.emit(PrefetchedImage(image_id, pixels))
            else:
                self._read_ahead(place, image_id)

    def _read_ahead(self, place: int, image_id: ImageId) -> None:
        record = self._project.images.get(image_id)

        def done(outcome: JobOutcome[RgbU8]) -> None:
            # An unreadable file is reported when it is opened, not before.
            if isinstance(outcome, JobDone) and not self._is_closed and image_id in self._wanted:
                self._prefetched[image_id] = outcome.value
                self.prefetched.emit(PrefetchedImage(image_id, outcome.value))

        self._files.submit(("ahead", place), lambda token, report: _read_pixels(record, None, token), done)

    def _deliver(self, job: LaneJob, record: ImageRecord, outcome: JobOutcome[LoadedImage]) -> None:
        if job is not self._opening:
            return
        self._opening = None
        self._busy.update(opening="")
        match outcome:
            case JobDone(image):
                self.loaded.emit(image)
            case JobFailed(error, trace):
                self.failed.emit(LoadFailure(record, error, trace))
            case JobCancelled():
                pass


def _read_stored(
    project: Project, image_id: ImageId, pixels: RgbU8
) -> tuple[JournalState | EngineError, tuple[WorkSession, ...]]:
    """Labels and work sessions of an image; in a read-only project also what others have changed."""
    height, width = pixels.shape[:2]
    # A failure of the project's disk is none of the image's file.
    try:
        project.refresh()
        labels = project.load_state(image_id, (height, width), HISTORY_BYTES)
        return labels, () if project.read_only else tuple(project.effort_log.all(image_id))
    except EngineError as error:
        return error, ()


def _read_pixels(record: ImageRecord, in_memory: RgbU8 | None, token: CancelToken) -> RgbU8:
    from engine.document.image import read_image

    token.check()
    return read_image(record.path) if in_memory is None else in_memory
