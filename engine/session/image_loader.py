"""Background reading of the image to show, and prefetching of its neighbours."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from engine.core import CancelToken, EngineError, Event, ImageId, Reporter, RgbU8, UserError
from engine.core.input_file import is_gone
from engine.core.plane_path import files_of
from engine.document.fingerprint import FileStamp, file_stamp
from engine.document.history import History
from engine.document.planes import LabelPlanes
from engine.jobs import JobCancelled, JobDone, JobFailed, JobOutcome, Lane, LaneJob
from engine.session.open_image import OpenImage
from engine.session.prediction.prediction_cache import CachedPrediction
from engine.session.state import BusyTracker, ReducedPicture
from engine.storage import ImageRecord, JournalState, Project, WorkSession
from engine.storage.external.image_changes import ImageChange, find_image_change
from engine.storage.mask_steps.undone_steps import without_undone

if TYPE_CHECKING:
    from engine.document.pixel_file import ImagePixels
    from engine.document.used_part import UsedPart

# Raw tiles of about 60 long strokes: 30 ms of reading, on the lane's thread.
HISTORY_BYTES: Final = 32 << 20


@dataclass(frozen=True, slots=True, eq=False)
class LoadedImage:
    """An image as it was read, with what the project stores of it.

    `labels` is the error instead where the stored labels are damaged or cannot be read now.
    `change` tells of an image that is another one than its mask was made on; `labels` are then those of
    the mask, of the shape that it has. `stamp` tells the state of the file that the pixels are from.
    `effort` has the work sessions of the image until now, the oldest first. `part` tells how much of the
    file the pixels are.
    """

    record: ImageRecord
    pixels: RgbU8
    stamp: FileStamp | None
    part: UsedPart
    labels: JournalState | EngineError
    effort: tuple[WorkSession, ...]
    prediction: CachedPrediction | None = None
    change: ImageChange | None = None
    read: ImagePixels | None = None
    """The same pixels with their smaller copies."""


@dataclass(frozen=True, slots=True)
class LoadFailure:
    """The reason why an image cannot be shown; `trace` is for the log, `is_gone`: there is no such file."""

    record: ImageRecord
    error: EngineError
    trace: str = ""
    is_gone: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class PrefetchedImage:
    """Pixels of an image that is not open yet, and the state and the part of the file that they are from."""

    image_id: ImageId
    path: Path
    pixels: RgbU8
    stamp: FileStamp | None
    part: UsedPart
    read: ImagePixels | None = None
    """The same pixels with their smaller copies."""


class ImageLoader:
    """Reader of images on the files lane; lives on the GUI thread.

    The newest request wins: an older one is never delivered.

    Attributes:
        loaded: the requested image was read.
        failed: it could not be read.
        pictured: a small picture of the requested image, which takes long to read, is there.
        prefetched: an image that was passed to `prefetch` is in memory.
        replaced: the file of this image is another one than it was when it was read before.
    """

    def __init__(self, project: Project, files: Lane, busy: BusyTracker) -> None:
        self.loaded: Event[LoadedImage] = Event()
        self.failed: Event[LoadFailure] = Event()
        self.pictured: Event[ReducedPicture] = Event()
        self.prefetched: Event[PrefetchedImage] = Event()
        self.replaced: Event[ImageId] = Event()
        self._stamps: dict[ImageId, tuple[FileStamp, Path]] = {}
        self._project = project
        self._files = files
        self._busy = busy
        self._opening: LaneJob | None = None
        self._requested: ImageId | None = None
        self._is_closed = False
        self._prefetched: dict[ImageId, PrefetchedImage] = {}
        self._ahead: dict[ImageId, LaneJob] = {}
        """Images that are read ahead now."""

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
        self._busy.update(opening=record.shown_name)
        in_memory = self._prefetched.get(image_id)

        def read(token: CancelToken, report: Reporter) -> LoadedImage | LoadFailure:
            try:
                image = _read_pixels(record, in_memory, token)
            except UserError as error:
                return LoadFailure(record, error, is_gone=any(map(is_gone, files_of(record.path))))
            loaded = _with_stored(self._project, record, image)
            if read_prediction is None:
                return loaded
            return replace(loaded, prediction=read_prediction(image.pixels))

        if in_memory is None:
            self._read_picture(record)
        job = self._files.submit("open", read, lambda outcome: self._deliver(job, record, outcome))
        self._opening, self._requested = job, image_id

    def _read_picture(self, record: ImageRecord) -> None:
        """Read a small picture first, where the image takes long."""

        def read(token: CancelToken, report: Reporter) -> ReducedPicture | None:
            from engine.session.large_images import reduced_picture

            token.check()
            return reduced_picture(record.id, record.path)

        def done(outcome: JobOutcome[ReducedPicture | None]) -> None:
            is_wanted = self.requested == record.id and not self._is_closed
            if isinstance(outcome, JobDone) and outcome.value is not None and is_wanted:
                self.pictured.emit(outcome.value)

        self._files.submit("picture", read, done)

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
        for image_id in [image_id for image_id in self._ahead if image_id not in image_ids]:
            self._ahead.pop(image_id).cancel()
        for image_id in image_ids:
            image = self._prefetched.get(image_id)
            if image is not None:
                self.prefetched.emit(image)
            elif image_id not in self._ahead:
                self._read_ahead(image_id)

    def is_reading_ahead(self, image_id: ImageId) -> bool:
        """Whether this image is wanted soon and still being read."""
        return image_id in self._ahead

    def _read_ahead(self, image_id: ImageId) -> None:
        record = self._project.images.get(image_id)

        def done(outcome: JobOutcome[PrefetchedImage]) -> None:
            if self._ahead.get(image_id) is not job:
                return
            del self._ahead[image_id]
            # An unreadable file is reported when it is opened, not before.
            if isinstance(outcome, JobDone) and not self._is_closed:
                self._note_stamp(image_id, outcome.value.stamp, outcome.value.path)
                self._prefetched[image_id] = outcome.value
                self.prefetched.emit(outcome.value)

        job = self._files.submit(
            ("ahead", image_id), lambda token, report: _read_pixels(record, None, token), done
        )
        self._ahead[image_id] = job

    def _deliver(
        self, job: LaneJob, record: ImageRecord, outcome: JobOutcome[LoadedImage | LoadFailure]
    ) -> None:
        if job is not self._opening:
            return
        self._opening = None
        self._busy.update(opening="")
        match outcome:
            case JobDone(LoadFailure() as failure):
                self.failed.emit(failure)
            case JobDone(LoadedImage() as image):
                self._note_stamp(record.id, image.stamp, image.record.path)
                self.loaded.emit(image)
            case JobFailed(error, trace):
                self.failed.emit(LoadFailure(record, error, trace))
            case JobCancelled():
                pass

    def _note_stamp(self, image_id: ImageId, stamp: FileStamp | None, path: Path) -> None:
        known = self._stamps.get(image_id)
        if stamp is not None:
            self._stamps[image_id] = stamp, path
        if known is not None and known != (stamp, path):
            self.replaced.emit(image_id)


def image_to_show(
    project: Project, loaded: LoadedImage, labels: JournalState, current: OpenImage | None
) -> OpenImage:
    """The image for the canvas, from what was read; labels that are open already are newer than those read.

    Where the mask is of another size than the image is now, its planes are blank, and not to be edited.
    """
    pixels, change, origin = loaded.pixels, loaded.change, (loaded.stamp, loaded.part, loaded.read)
    record = project.images.get(loaded.record.id)
    journal = project.journal(record.id, is_work=True)
    if change is not None and change.now != change.before:
        planes = LabelPlanes(*change.now)
        return OpenImage(record, pixels, planes, History(planes, journal), change, *origin)
    is_open = current is not None and current.id == record.id and current.change is None
    if current is not None and is_open and current.shape == pixels.shape[:2]:
        return OpenImage(record, pixels, current.planes, current.history, change, *origin)
    history = History(labels.planes, journal, labels.position, labels.length, recent=labels.recent)
    return OpenImage(record, pixels, labels.planes, history, change, *origin)


def _with_stored(project: Project, record: ImageRecord, image: PrefetchedImage) -> LoadedImage:
    """The image with its labels and work sessions; in a read-only project also what others have changed."""
    shape = image.pixels.shape[:2]
    change: ImageChange | None = None
    effort: tuple[WorkSession, ...] = ()
    labels: JournalState | EngineError
    # A failure of the project's disk is none of the image's file.
    try:
        project.refresh()
        change = find_image_change(project, record.id, image.pixels)
        labels = project.load_state(record.id, shape if change is None else change.before, HISTORY_BYTES)
        labels = without_undone(project, record.id, labels)
        effort = () if project.read_only else tuple(project.effort_log.all(record.id))
    except EngineError as error:
        labels = error
    return LoadedImage(
        record, image.pixels, image.stamp, image.part, labels, effort, change=change, read=image.read
    )


def _read_pixels(
    record: ImageRecord, in_memory: PrefetchedImage | None, token: CancelToken
) -> PrefetchedImage:
    """The pixels of the file as it is now: from memory where the file is still the same."""
    from engine.document.used_part import shown_part
    from engine.session.large_images import read_pixels

    token.check()
    # Before the pixels: a file that changes meanwhile is found to be newer at the next look.
    stamp = file_stamp(record.path)
    is_same = in_memory is not None and (in_memory.stamp, in_memory.path) == (stamp, record.path)
    if in_memory is not None and stamp is not None and is_same:
        return in_memory
    read = read_pixels(record.path, stamp, token.check)
    return PrefetchedImage(record.id, record.path, read.pixels, stamp, shown_part(record.path), read)
