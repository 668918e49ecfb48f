"""A project: the folder NAME.inkling with its SQLite file, masks, models and lock.

>>> import tempfile
>>> from pathlib import Path
>>> from PIL import Image
>>> from engine.core import ClassList
>>> with tempfile.TemporaryDirectory() as folder:
...     images = Path(folder) / "images"
...     images.mkdir()
...     Image.new("RGB", (8, 6)).save(images / "a.png")
...     path = Path(folder) / "cells.inkling"
...     classes = ClassList.from_names(["background", "cell"])
...     with Project.create(path, name="cells", classes=classes) as project:
...         added = project.images.add_folder(images)
...         project.settings.set("reviewer", "Ada")
...     with Project.open(path, read_only=True) as project:
...         stored = (project.images.rows()[0].mask_name, project.settings.get("reviewer"))
>>> added, stored
(1, ('a', 'Ada'))
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import threading
import uuid
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from engine.core import (
    ClassList,
    EngineError,
    ImageId,
    LabelMap,
    UserError,
)
from engine.document.history import Journal
from engine.document.image import read_mask
from engine.storage.atomic import refuse_filled_folder, sync_folder
from engine.storage.class_table import read_classes, store_classes
from engine.storage.database import Reader, connect_writing, storage_error
from engine.storage.effort_log import EffortLog
from engine.storage.image_table import ImageTable, read_only_error
from engine.storage.journal import JournalState, SqliteJournal, load_mask, load_state
from engine.storage.lock import ProjectLock
from engine.storage.mask_writer import MaskWriter, class_palette
from engine.storage.model_table import ModelTable
from engine.storage.paths import MASKS, MODELS, database_path, is_project
from engine.storage.schema import migrate
from engine.storage.settings_table import SettingsTable, store_setting
from engine.storage.writer import Writer

_NAME: Final = "project.name"


class Project:
    """One open project with its tables; every method may be called from any thread.

    A change returns at once and is stored in the background, in the order of the calls; a
    question sees every change made before it. `flush` waits until everything is on the disk.
    Failures in the background go to the handler of `set_error_handler`, or, without one, to
    the next call. Made by `create` and `open`.

    Attributes:
        images: the images, their files, status, size and split.
        models: the trained models and the current one.
        settings: small JSON values by key.
        effort_log: what the work on each image cost.
    """

    def __init__(self, path: Path, *, read_only: bool, lock: ProjectLock | None) -> None:
        self._path = path
        self._lock = lock
        self._is_closed = False
        self._refreshing = threading.Lock()
        database = database_path(path)
        self._writer: Writer | None = None
        self._mask_writer: MaskWriter | None = None
        if not read_only:
            self._writer = Writer(lambda: _connect_current(database), path.name)
            self._mask_writer = MaskWriter(path.name)
        try:
            self._reader = Reader(database)
        except BaseException:
            self._close_writers()
            raise
        try:
            self.images: Final = ImageTable(self._reader, self._writer, path.parent)
            self.settings: Final = SettingsTable(self._reader, self._writer)
            self.models: Final = ModelTable(self._reader, self._writer, self.models_dir, self.settings)
            self.effort_log: Final = EffortLog(self._reader, self._writer)
            self._classes = read_classes(self._reader, self.settings)
            self._name = str(self.settings.get(_NAME, path.stem))
        except BaseException:
            self._reader.close()
            self._close_writers()
            raise

    @classmethod
    def create(cls, path: Path, *, name: str, classes: ClassList) -> Project:
        """A new, empty project at `path`, open for writing; it appears there whole or not at all.

        Raises:
            UserError: something is at `path` already, or nothing can be written there.
        """
        path = Path(os.path.abspath(path))
        if is_project(path):
            raise UserError(f"There is a project at {path} already.", "Open it, or name another place.")
        refuse_filled_folder(path)
        temporary = path.with_name(f".{path.name[:80]}.{uuid.uuid4().hex[:12]}.tmp")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            (temporary / MASKS).mkdir(parents=True)
            (temporary / MODELS).mkdir()
            _fill(database_path(temporary), name, classes)
            if path.exists():
                path.rmdir()
            os.rename(temporary, path)
            sync_folder(path.parent)
        except (OSError, sqlite3.Error) as error:
            reason = getattr(error, "strerror", None) or str(error)
            raise UserError(
                f"Cannot make a project at {path}: {reason}.", "Name a place that you may write to."
            ) from error
        finally:
            if temporary.exists():
                shutil.rmtree(temporary, ignore_errors=True)
        return cls.open(path)

    @classmethod
    def open(cls, path: Path, read_only: bool = False) -> Project:
        """The project at `path`. Read-only works beside a writer and where nothing can be written.

        Masks that a crash kept from being written to their files are written again.

        Raises:
            ProjectBusyError: somebody else has it open for writing.
            UserError: there is no project, it is damaged, or from a newer Inkling.
        """
        path = Path(os.path.abspath(path))
        if not is_project(path):
            raise UserError(f"There is no Inkling project at {path}.", "Pick a folder that ends in .inkling.")
        if read_only:
            return cls(path, read_only=True, lock=None)
        lock = ProjectLock(path)
        try:
            project = cls(path, read_only=False, lock=lock)
        except BaseException:
            lock.release()
            raise
        try:
            project.write_stale_masks()
        except BaseException:
            project.close()
            raise
        return project

    # --- the project itself ---------------------------------------------------

    @property
    def path(self) -> Path:
        return self._path

    @property
    def name(self) -> str:
        return self._name

    @property
    def classes(self) -> ClassList:
        return self._classes

    @property
    def read_only(self) -> bool:
        return self._writer is None

    @property
    def models_dir(self) -> Path:
        """The folder for this project's models."""
        return self._path / MODELS

    def set_error_handler(self, on_error: Callable[[EngineError], None] | None) -> None:
        """Report failures in the background to `on_error`, on a thread of the project."""
        if self._writer is not None and self._mask_writer is not None:
            self._writer.on_error = on_error
            self._mask_writer.on_error = on_error

    def set_classes(self, classes: ClassList) -> None:
        """Rename, recolour or add classes; ids keep their meaning.

        Raises:
            UserError: a class is taken away although masks may use it, or the project is read-only.
        """
        writer = self._writer
        if writer is None:
            raise read_only_error()
        if len(classes) < len(self._classes) and self.images.has_steps():
            raise UserError(
                f"{len(self._classes) - len(classes)} classes would go, but masks may use them.",
                "Keep every class that was there; rename those that are not needed.",
            )
        writer.post(lambda connection: store_classes(connection, classes))
        self._classes = classes

    def refresh(self) -> None:
        """In a read-only project, read anew what another process changed; waits for the disk."""
        # One at a time: the older of two answers must not replace the newer one.
        with self._refreshing:
            if self._writer is None and self._reader.has_changed():
                self.settings.refresh()
                self.models.refresh()
                self.images.refresh()

    # --- masks and history ------------------------------------------------------

    def load_state(self, image_id: ImageId, shape: tuple[int, int], recent_bytes: int = 0) -> JournalState:
        """Planes and place in the history as they were left; blank for a new image. Waits for the disk.

        Args:
            shape: (H, W) of the image.
            recent_bytes: how much of the history to read as well, for undo without another wait.

        Raises:
            UserError: the stored labels belong to an image of another size.
        """
        return load_state(self._reader, self._writer, image_id, shape, recent_bytes)

    def journal(self, image_id: ImageId) -> Journal:
        """Journal that the history of this image stores its steps in."""
        return SqliteJournal(image_id, self._reader, self._writer, self.images)

    def decided_mask(self, image_id: ImageId) -> LabelMap | None:
        """(H, W) read-only ids from the journal: what was decided, 255 elsewhere; None when there is no mask.

        The journal is what we trust. Only where it holds nothing, the mask file is read (`read_mask_file`).
        """
        if self._writer is not None:
            self._writer.flush()
        record = self.images.get(image_id)
        if record.height is not None and record.width is not None:
            mask = load_mask(self._reader, image_id, (record.height, record.width))
            if mask is not None:
                return mask
        return self.read_mask_file(image_id)

    def mask_path(self, image_id: ImageId) -> Path:
        """Path of the mask file of this image, written or not."""
        return self._path / MASKS / f"{self.images.mask_name(image_id)}.png"

    def write_mask(self, image_id: ImageId, mask: LabelMap) -> None:
        """Have `mask` (H, W; a snapshot that nobody changes) written to the image's mask file."""
        if self._writer is None or self._mask_writer is None:
            raise read_only_error()
        writer, mask_writer = self._writer, self._mask_writer
        path = self.mask_path(image_id)
        palette = class_palette(self._classes)

        def submit(connection: sqlite3.Connection) -> None:
            row = connection.execute("SELECT revision FROM images WHERE id = ?", (image_id,)).fetchone()
            revision: int = row[0]

            def note_written(connection: sqlite3.Connection) -> None:
                connection.execute("UPDATE images SET file_revision = ? WHERE id = ?", (revision, image_id))

            mask_writer.submit(image_id, path, mask, palette, lambda: writer.post(note_written))

        # From the writer's thread, after the steps that led to `mask` are stored: a file that
        # overtook them would, after a crash, show work that the history knows nothing of.
        writer.post(submit)

    def read_mask_file(self, image_id: ImageId) -> LabelMap | None:
        """(H, W) ids as the image's mask file has them, None when there is no such file.

        Not from the journal, as `decided_mask` is; masks that wait to be written are written first.
        """
        self.flush_masks()
        path = self.mask_path(image_id)
        return read_mask(path, None, None) if path.is_file() else None

    def write_stale_masks(self) -> int:
        """Have every mask written whose file is older than its history; returns how many."""
        rows = self._reader.rows(
            "SELECT id, height, width FROM images"
            " WHERE revision > COALESCE(file_revision, 0) AND height IS NOT NULL"
        )
        written = 0
        for image_id, height, width in rows:
            mask = load_mask(self._reader, image_id, (height, width))
            if mask is not None:
                self.write_mask(ImageId(image_id), mask)
                written += 1
        return written

    # --- ending -------------------------------------------------------------------

    def flush_masks(self) -> None:
        """Wait until every mask given to `write_mask` is in its file; raises what prevents it."""
        if self._writer is not None and self._mask_writer is not None:
            self._writer.flush()
            self._mask_writer.flush()

    def flush(self) -> None:
        """Wait until everything is stored; raises what prevents it."""
        if self._writer is not None:
            self.flush_masks()
            # Once more: each mask that was written posts the revision of its file to this writer.
            self._writer.flush()

    def close(self) -> None:
        """Store everything and let go of the project; raises what could not be stored."""
        if self._is_closed:
            return
        self._is_closed = True
        try:
            self._reader.close()
        finally:
            try:
                self._close_writers()
            finally:
                if self._lock is not None:
                    self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _close_writers(self) -> None:
        try:
            if self._writer is not None:
                self._writer.settle()  # Masks reach their writer through this one.
            if self._mask_writer is not None:
                self._mask_writer.close()
        finally:
            if self._writer is not None:
                self._writer.close()


def _fill(database: Path, name: str, classes: ClassList) -> None:
    connection = _connect_current(database)
    try:
        store_classes(connection, classes)
        store_setting(connection, _NAME, name)
    finally:
        connection.close()


def _connect_current(database: Path) -> sqlite3.Connection:
    """A writing connection to an up-to-date file."""
    connection: sqlite3.Connection | None = None
    try:
        connection = connect_writing(database)
        migrate(connection, database.with_name("project-before-update.sqlite"))
    except sqlite3.Error as error:
        if connection is not None:
            connection.close()
        raise storage_error(error, database.parent.name) from error
    except BaseException:
        if connection is not None:
            connection.close()
        raise
    return connection
