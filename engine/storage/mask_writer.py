"""Masks as PNG files: written whole, in the classes' colours, on a thread of their own."""

from __future__ import annotations

import io
import logging
import os
import sqlite3
import threading
import time
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final, TypeAlias

import numpy as np

from engine.core import BadInputError, ClassList, EngineError, ImageId, LabelMap, UserError, palette_color
from engine.crash.unexpected import report_fault
from engine.document.mask_file import read_mask
from engine.files.atomic import atomic_file, atomic_files
from engine.files.disk_errors import disk_error
from engine.files.own_results import seal_png
from engine.storage.checks.names import inside_project
from engine.storage.external.file_tables import (
    MaskFileFacts,
    begin_mask_write,
    is_mask_file,
    mask_digest,
    mask_file_facts,
    mask_writes,
    note_mask_written,
    read_mask_facts,
)
from engine.storage.writer import Writer

_log = logging.getLogger(__name__)

# Masks that are written with one wait for the disk: it costs more than writing many small ones.
_MOST_TOGETHER: Final = 256
_MOST_TOGETHER_PX: Final = 16 << 20
_GATHERING_S: Final = 0.1

Palette: TypeAlias = tuple[tuple[int, int, int], ...]
"""256 colours (red, green, blue)."""

VOC_PALETTE: Final[Palette] = tuple(palette_color(i) for i in range(256))


def class_palette(classes: ClassList) -> Palette:
    """256 colours: the classes' own, VOC's for the other indices, VOC's void colour for 255."""
    own = tuple(c.color for c in classes)
    return own + VOC_PALETTE[len(own) :]


def write_mask_png(path: Path, mask: LabelMap, palette: Palette) -> None:
    """Write `mask` (H, W) uint8 as an 8-bit palette PNG whose indices are the ids, whole or not at all.

    Raises:
        BadInputError: wrong type or shape.
        UserError: the file cannot be written.

    Example:
        >>> import tempfile
        >>> from engine.document.mask_file import read_mask
        >>> palette = class_palette(ClassList.from_names(["background", "cell"]))
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     write_mask_png(Path(folder, "m.png"), np.array([[0, 1, 255]], np.uint8), palette)
        ...     read_mask(Path(folder, "m.png"), shape=(1, 3), class_count=2).tolist()
        [[0, 1, 255]]
    """
    with atomic_file(path) as temporary:
        save_mask_png(temporary, mask, palette)


def write_result_mask(path: Path, mask: LabelMap, palette: Palette) -> None:
    """As `write_mask_png`, with the mark of a command's result, which a later run may replace."""
    with atomic_file(path) as temporary:
        save_mask_png(temporary, mask, palette)
        seal_png(temporary)


def save_mask_png(path: Path, mask: LabelMap, palette: Palette) -> None:
    """As `write_mask_png`, but straight to `path`: for files in a folder that appears as a whole."""
    path.write_bytes(mask_png(mask, palette))


def mask_png(mask: LabelMap, palette: Palette) -> bytes:
    """Content of the file that `write_mask_png` writes."""
    from PIL import Image

    if mask.dtype != np.uint8 or mask.ndim != 2 or not mask.size:
        raise BadInputError(f"A mask is (H, W) uint8, got {mask.shape} {mask.dtype}.")
    height, width = mask.shape
    # frombuffer instead of fromarray: 'P' without a detour over 'L', and no copy.
    image = Image.frombuffer("P", (width, height), np.ascontiguousarray(mask), "raw", "P", 0, 1)
    image.putpalette([channel for color in palette for channel in color])
    content = io.BytesIO()
    # Level 1: masks are long runs, better levels win little and cost seconds on big images.
    # bits=8 keeps all 256 indices; Pillow would pack a small palette tighter.
    image.save(content, format="PNG", compress_level=1, bits=8)
    return content.getvalue()


MaskSource = LabelMap | Callable[[], LabelMap]
"""A mask (H, W) that nobody changes, or what gives it, always the same, on another thread."""


@dataclass(frozen=True, slots=True)
class MaskFile:
    """A mask to be written to `path`.

    Attributes:
        known: what was written there last; None where that is not known.
        begun: digests of masks that may be there, as the program ended before that was noted.
        may_replace: a file that is not the known one may be replaced.
        written: called on the thread of the mask writer with what is there now.
    """

    path: Path
    mask: LabelMap
    palette: Palette
    known: MaskFileFacts | None
    begun: frozenset[bytes]
    may_replace: bool
    written: Callable[[MaskFileFacts], None]


_Batch: TypeAlias = dict[ImageId, MaskFile]
_FileState: TypeAlias = tuple[int, ...]


class _Target:
    """The file that a mask is to take the place of.

    Between the first look and that moment lies the wait for the disk, in which another program may save it.

    Args:
        is_ours: whether the file may be replaced; reads it where its size and time do not tell.

    Attributes:
        is_held: the last answer of `is_free` was no.
    """

    def __init__(self, path: Path, is_ours: Callable[[], bool]) -> None:
        self.is_held = False
        self._path = path
        self._is_ours = is_ours
        self._seen: _FileState | None = (-1,)

    def is_free(self) -> bool:
        """Whether the file may be replaced now; it is looked into only where it is not as it was seen last.

        Raises:
            OSError: the disk does not tell.
        """
        while (state := _file_state(self._path)) != self._seen:
            self.is_held = not self._is_ours()
            if self.is_held:
                return False
            self._seen = state
        return True


class MaskWriter:
    """Writes mask files in the background; a newer mask of an image replaces its waiting one.

    Those that wait are written together, so that an import does not wait for the disk at each of them.

    A file that cannot be written is reported once and tried again at the next `submit`
    or `flush`.

    Args:
        project: the folder of the project; no mask is written outside it.
        place: tells the folder as it is now, under another name where it was moved; raises while it is gone.
        on_error: called on the thread of this writer; without it `flush` raises.
        writer: stores what is noted of the files, that of several ones as one change.

    Attributes:
        on_held: called on the thread of this writer for a mask that was not written, as another program has
            changed its file.
    """

    def __init__(
        self,
        project: Path,
        place: Callable[[], Path],
        on_error: Callable[[EngineError], None] | None = None,
        writer: Writer | None = None,
    ) -> None:
        self.on_error = on_error
        self.on_held: Callable[[ImageId], None] | None = None
        # What else was lost is for the owner to hear, and no failure of a mask.
        self._one_change: Callable[[], AbstractContextManager[None]] = (
            nullcontext if writer is None else partial(writer.one_change, tells=False)
        )
        self._project = project
        self._place = place
        # The project stores them later, behind what waits there.
        self._written: dict[ImageId, MaskFileFacts] = {}
        self._waiting: dict[ImageId, MaskFile] = {}
        self._failed: dict[ImageId, tuple[MaskFile, UserError]] = {}
        self._is_busy = False
        self._is_closing = False
        self._flushing = 0
        self._last_s = -_GATHERING_S
        self._changed = threading.Condition()
        self._thread = threading.Thread(target=self._run, name=f"masks {project.name}", daemon=True)
        self._thread.start()

    def submit(self, image_id: ImageId, file: MaskFile) -> None:
        """Have the file written."""
        with self._changed:
            if self._is_closing:
                raise EngineError("The project is closed.")
            self._retry_failed()
            self._waiting.pop(image_id, None)
            self._waiting[image_id] = file
            self._changed.notify_all()

    def flush(self) -> None:
        """Wait until every mask is in its file.

        Raises:
            UserError: one could not be written; it is tried again at the next call.
        """
        with self._changed:
            self._retry_failed()
            self._flushing += 1
            self._changed.notify_all()
            try:
                self._changed.wait_for(lambda: not self._waiting and not self._is_busy)
            finally:
                self._flushing -= 1
            failures = [error for _, error in self._failed.values()]
        if failures:
            raise failures[0]

    def close(self, *, must_write: bool = True) -> None:
        """Write what waits and end the thread; raises as `flush` does.

        Args:
            must_write: False where the masks are written elsewhere, so that none is missed here.
        """
        try:
            if must_write:
                self.flush()
        finally:
            with self._changed:
                self._is_closing = True
                self._changed.notify_all()
            self._thread.join()

    def _retry_failed(self) -> None:
        for image_id, (waiting, _) in self._failed.items():
            self._waiting.setdefault(image_id, waiting)
        self._failed.clear()

    def _run(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: bool(self._waiting) or self._is_closing)
                if not self._waiting:
                    return
                self._gather()
                batch = self._next_batch()
                self._is_busy = True
            try:
                self._write_batch(batch)
            finally:
                with self._changed:
                    self._is_busy = False
                    self._last_s = time.monotonic()
                    self._changed.notify_all()

    def _gather(self) -> None:
        """Where masks come one after the other, wait for more of them, unless somebody waits for these."""
        if time.monotonic() - self._last_s < _GATHERING_S:
            self._changed.wait_for(
                lambda: len(self._waiting) >= _MOST_TOGETHER or self._flushing > 0 or self._is_closing,
                _GATHERING_S,
            )

    def _next_batch(self) -> _Batch:
        """The masks that waited longest, as many as are worth one wait for the disk."""
        batch: _Batch = {}
        pixels = 0
        while self._waiting and len(batch) < _MOST_TOGETHER and pixels < _MOST_TOGETHER_PX:
            image_id = next(iter(self._waiting))
            batch[image_id] = self._waiting.pop(image_id)
            pixels += batch[image_id].mask.size
        return batch

    def _write_batch(self, batch: _Batch) -> None:
        together: set[ImageId] = set()
        if len(batch) > 1:
            try:
                together = self._write_together(batch)
            except Exception as error:  # noqa: BLE001 - one by one they tell which of them fails, and why
                if not isinstance(error, OSError | MemoryError | EngineError):
                    report_fault(error)
                _log.info("%d masks are written one by one: %s", len(batch), error)
        for image_id, waiting in batch.items():
            if image_id not in together:
                self._write(image_id, waiting)

    def _write_together(self, batch: _Batch) -> set[ImageId]:
        """Write the masks whose files may be replaced, with one wait for the disk; returns their images."""
        place = self._place()
        paths = {image_id: self._path(place, waiting) for image_id, waiting in batch.items()}
        targets = {
            image_id: self._target(image_id, batch[image_id], path) for image_id, path in paths.items()
        }
        free = [image_id for image_id, target in targets.items() if target.is_free()]
        written: dict[ImageId, MaskFileFacts] = {}
        with atomic_files({paths[image_id]: targets[image_id].is_free for image_id in free}) as temporaries:
            for image_id, temporary in zip(free, temporaries, strict=True):
                written[image_id] = _write_known(temporary, batch[image_id])
        written = {image_id: facts for image_id, facts in written.items() if not targets[image_id].is_held}
        # One change: a transaction for each would take longer than the mask.
        with self._one_change():
            for image_id, facts in written.items():
                self._written[image_id] = facts
                batch[image_id].written(facts)
        return set(written)

    def _path(self, place: Path, waiting: MaskFile) -> Path:
        # Never made anew at its old path, where a folder that was moved would be found again half.
        return inside_project(place, waiting.path.relative_to(self._project).as_posix())

    def _target(self, image_id: ImageId, waiting: MaskFile, path: Path) -> _Target:
        known = self._written.get(image_id, waiting.known)
        return _Target(path, lambda: waiting.may_replace or _is_ours(path, known, waiting.begun))

    def _write(self, image_id: ImageId, waiting: MaskFile) -> None:
        try:
            path = self._path(self._place(), waiting)
            target = self._target(image_id, waiting, path)
            facts: MaskFileFacts | None = None
            if target.is_free():
                with atomic_file(path, target.is_free) as temporary:
                    facts = _write_known(temporary, waiting)
            if facts is None or target.is_held:
                if self.on_held is not None:
                    self.on_held(image_id)
                return
            self._written[image_id] = facts
            waiting.written(facts)
        except Exception as caught:  # noqa: BLE001 - the thread's border: told to the owner below
            error = disk_error(caught, waiting.path) if isinstance(caught, OSError) else caught
            if not isinstance(error, MemoryError | EngineError):
                report_fault(error)
            reason = error.summary if isinstance(error, EngineError) else f"{error or type(error).__name__}."
            failure = UserError(
                f"The mask {waiting.path.name} could not be written: {reason}",
                "Your work is safe in the project; check the space and rights of its masks folder.",
            )
            failure.__cause__ = caught
            with self._changed:
                self._failed[image_id] = (waiting, failure)
            if self.on_error is not None:
                self.on_error(failure)


def _write_known(path: Path, waiting: MaskFile) -> MaskFileFacts:
    """Write a mask to a new file; what is to be remembered of it, which holds under another name, too."""
    content = mask_png(waiting.mask, waiting.palette)
    path.write_bytes(content)
    return mask_file_facts(path, 0, content)


def post_mask(
    writer: Writer,
    mask_writer: MaskWriter,
    image_id: ImageId,
    path: Path,
    mask: MaskSource,
    palette: Palette,
    may_replace: bool,
) -> None:
    """Have a mask written to its file, behind what the project's writer has to store, and noted then."""

    def labels() -> LabelMap:
        return mask() if callable(mask) else mask

    files: list[MaskFile] = []

    def begin(connection: sqlite3.Connection) -> None:
        begin_mask_write(connection, image_id, mask_digest(labels()))
        sql = "SELECT revision, file_revision FROM images WHERE id = ?"
        revision, file_revision = connection.execute(sql, (image_id,)).fetchone()
        known = read_mask_facts(connection, image_id)
        write, begun = mask_writes(connection, image_id)

        def written(facts: MaskFileFacts) -> None:
            def note(connection: sqlite3.Connection) -> None:
                note_mask_written(connection, image_id, revision, facts, write)

            writer.post(note, tells=False)

        # Files that older versions wrote are not known; where none was written yet, one is another program's.
        is_older = known is None and file_revision is not None
        file = MaskFile(path, labels(), palette, known, begun, may_replace or is_older, written)
        files[:] = [file]  # Anew where a full disk had it tried again.

    # From the writer's thread, after the steps that led to `mask` are stored, and that the file may be there:
    # one that overtook them would, after a crash, show work that the history knows nothing of.
    writer.post(begin, lambda: mask_writer.submit(image_id, files[0]))


def _is_ours(path: Path, known: MaskFileFacts | None, begun: frozenset[bytes]) -> bool:
    """Whether the file at `path` may be replaced: it is the known one, one that was begun, or not there."""
    if _file_state(path) is None:
        return True
    try:
        if known is not None and is_mask_file(path, known):
            return True
        return mask_digest(read_mask(path, None, None)) in begun
    except FileNotFoundError:
        return True
    except UserError:
        # No mask: what another program has put there.
        return _file_state(path) is None


def _file_state(path: Path) -> _FileState | None:
    """What changes with each save of a file; None where there is none, and only there.

    Raises:
        OSError: the disk does not tell.
    """
    try:
        status = os.stat(path)
    except (FileNotFoundError, NotADirectoryError):
        return None
    return status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns
