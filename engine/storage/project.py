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
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from engine.core import (
    NO_PROGRESS,
    CancelToken,
    ClassList,
    EngineError,
    ImageId,
    LabelMap,
    Progress,
    Reporter,
    UserError,
)
from engine.core.checked import DamagedValueError, text_line
from engine.document.image import read_mask
from engine.files.temporary_names import sweep_temporaries
from engine.storage.caches.embedding_cache import FILE as VECTORS
from engine.storage.caches.prediction_folder import FOLDER as PREDICTIONS
from engine.storage.caches.score_cache import FILE as SCORES
from engine.storage.checks.findings import Finding
from engine.storage.checks.names import inside_project
from engine.storage.class_table import ClassTable
from engine.storage.database import Reader
from engine.storage.effort_log import EffortLog
from engine.storage.external.file_tables import ImageFileTable, MaskFileTable
from engine.storage.external.project_place import PlaceReport, ProjectPlace
from engine.storage.external.relocation import copy_with_unsaved
from engine.storage.image_names import shown_name
from engine.storage.image_table import ImageTable
from engine.storage.importing.object_numbers import ObjectNumberTable
from engine.storage.journal import (
    JournalState,
    SqliteJournal,
    count_class,
    is_in_steps,
    load_mask,
    load_state,
    newest_labels,
)
from engine.storage.lock import ProjectLock
from engine.storage.mask_writer import MaskSource, MaskWriter, class_palette, post_mask
from engine.storage.model_table import ModelTable
from engine.storage.paths import MASKS, MODELS, is_project
from engine.storage.project_file import (
    IDENTITY,
    TITLE,
    connect_current,
    database_of,
    is_identity,
    make_project,
    new_identity,
)
from engine.storage.records import ClassUse
from engine.storage.settings_table import SettingsTable
from engine.storage.stored_images.tag_table import TagTable
from engine.storage.writer import Writer, read_only_error

# What is written to in a project beside its database and lock, by this room or by others.
_WRITTEN: Final = (MASKS, MODELS, PREDICTIONS, VECTORS, SCORES)


class Project:
    """One open project with its tables; every method may be called from any thread.

    A change returns at once and is stored in the background, in the order of the calls; a
    question sees every change made before it. `flush` waits until everything is on the disk.
    Failures in the background go to the handler of `set_error_handler`, or, without one, to
    the next call. Made by `create` and `open`.

    Attributes:
        images: the images, their files, status, size and split.
        models: the trained models and the current one.
        tags: texts that images have or lack, such as "blurred".
        settings: small JSON values by key.
        effort_log: what the work on each image cost.
        image_files: fingerprints of the image files that masks were made on.
        mask_files: what was written last into each mask file.
        object_numbers: numbers of objects as they were imported.
        refresh_count: how often `refresh` has read something, whoever called it.
    """

    def __init__(self, path: Path, *, read_only: bool, lock: ProjectLock | None) -> None:
        self._path = path
        self._lock = lock
        self._is_closed = False
        self._is_continued_elsewhere = False
        self._refreshing = threading.Lock()
        self.refresh_count = 0
        database = database_of(path)
        self._writer: Writer | None = None
        self._mask_writer: MaskWriter | None = None
        self._place = ProjectPlace(path, is_written=not read_only)
        try:
            if not read_only:
                self._writer = Writer(lambda: connect_current(database), path.name, self._place.require)
                self._mask_writer = MaskWriter(path, self._place.require, writer=self._writer)
            self._reader = Reader(database)
        except BaseException:
            self._close_writers()
            self._place.close()
            raise
        try:
            self._read_version = self._reader.data_version()
            self.settings: Final = SettingsTable(self._reader, self._writer)
            self.images: Final = ImageTable(self._reader, self._writer, path.parent, self.settings)
            self.tags: Final = TagTable(self._reader, self._writer, self.images.ids)
            self.models: Final = ModelTable(self._reader, self._writer, path, self.settings)
            self.effort_log: Final = EffortLog(self._reader, self._writer)
            self.image_files: Final = ImageFileTable(self._reader, self._writer)
            self.mask_files: Final = MaskFileTable(self._reader, self._writer)
            self.object_numbers: Final = ObjectNumberTable(self._reader, self._writer)
            self._classes: Final = ClassTable(self._reader, self._writer, self.settings)
            self._mask_findings: dict[ImageId, Finding] = {}
        except BaseException:
            self._reader.close()
            self._close_writers()
            self._place.close()
            raise

    @classmethod
    def create(cls, path: Path, *, name: str, classes: ClassList) -> Project:
        """A new, empty project at `path`, open for writing; it appears there whole or not at all.

        Raises:
            UserError: something is at `path` already, or nothing can be written there.
        """
        path = Path(os.path.abspath(path))
        make_project(path, name, classes)
        return cls.open(path)

    @classmethod
    def open(cls, path: Path, read_only: bool = False) -> Project:
        """The project at `path`. Read-only works beside a writer and where nothing can be written.

        Masks that a crash kept from being written to their files are written again.

        Raises:
            ProjectBusyError: somebody else has it open for writing.
            UserError: there is no project, it is damaged, or from a newer Inkling; or it is to be written,
                and a part of it is a link to another place.
        """
        path = Path(os.path.abspath(path))
        if not is_project(path):
            raise UserError(f"There is no Inkling project at {path}.", "Pick a folder that ends in .inkling.")
        if read_only:
            return cls(path, read_only=True, lock=None)
        for name in _WRITTEN:
            inside_project(path, name)
        lock = ProjectLock(path)
        try:
            project = cls(path, read_only=False, lock=lock)
        except BaseException:
            lock.release()
            raise
        try:
            sweep_temporaries(
                [path, *(Path(folder) for folder, _, _ in os.walk(path / MASKS)), path / MODELS]
            )
            project.write_stale_masks()
            if not is_identity(project.settings.get(IDENTITY)):  # Of an earlier version.
                project.settings.set(IDENTITY, new_identity())
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
        return _title(self.settings.get(TITLE), self._path)

    @property
    def classes(self) -> ClassList:
        return self._classes.classes

    @property
    def read_only(self) -> bool:
        return self._writer is None

    @property
    def unsaved_count(self) -> int:
        """Changes that wait in memory because they cannot be stored now."""
        if self._writer is None or self._is_continued_elsewhere:
            return 0
        return self._writer.unsaved_count

    def settle(self) -> bool:
        """Wait until every change is stored, or it is clear that it cannot be now; returns whether it is."""
        return self._writer is None or self._is_continued_elsewhere or self._writer.settle()

    def check_place(self) -> PlaceReport:
        """Where the project's folder is now. Waits for the disk, which may not answer."""
        return self._place.check()

    def is_at(self, path: Path) -> bool:
        """Whether `path` is the folder of this project, also after it was moved."""
        return self._place.is_at(path)

    def copy_to(self, target: Path) -> list[str]:
        """Write the project, with every change that waits, to the new folder `target`; waits for the disk.

        Afterwards this project can only be closed, which then drops what waits: it goes on at `target`.

        Returns:
            Files in the project that could not be read and are not in the copy.

        Raises:
            UserError: it cannot be written there, or the database cannot be read any more.
        """
        if self._writer is None:
            raise read_only_error()
        left_out = copy_with_unsaved(self._writer, self._place, self._path, Path(os.path.abspath(target)))
        self._is_continued_elsewhere = True
        return left_out

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Damaged rows that were left out when the project was read; they stay in the file as they are."""
        tables = (*self.images.findings, *self.tags.findings, *self.models.findings, *self.settings.findings)
        return (*tables, *self._classes.findings, *self._mask_findings.values())

    @property
    def models_dir(self) -> Path:
        """The folder for this project's models."""
        return self._path / MODELS

    def model_file(self, name: str) -> Path:
        """The place of a file among this project's models, which may be written to.

        Raises:
            UserError: the name leads elsewhere, or the folder is a link to another place.
        """
        return inside_project(self._path, MODELS, name)

    def set_error_handler(self, on_error: Callable[[EngineError], None] | None) -> None:
        """Report failures in the background to `on_error`, on a thread of the project."""
        if self._writer is not None and self._mask_writer is not None:
            self._writer.on_error = on_error
            self._mask_writer.on_error = on_error

    def set_mask_handler(self, on_held: Callable[[ImageId], None]) -> None:
        """Call `on_held`, on a thread of the project, for masks not written, as others changed the file."""
        if self._mask_writer is not None:
            self._mask_writer.on_held = on_held

    def set_classes(self, classes: ClassList, *, are_unused: bool = False) -> None:
        """Rename, recolour, add classes or mark them as deleted; ids keep their meaning.

        Args:
            are_unused: the classes that go are in no mask and in no step (`class_use`).

        Raises:
            UserError: a class is taken away although masks may use it, or the project is read-only.
        """
        if self._writer is None:
            raise read_only_error()
        before = self.classes
        if len(classes) < len(before) and not are_unused and self.images.has_steps():
            raise UserError(
                f"{len(before) - len(classes)} classes would go, but masks may use them.",
                "Keep every class that was there; rename those that are not needed.",
            )
        self._classes.set(classes)

    def class_use(
        self, class_id: int, report: Reporter = NO_PROGRESS, token: CancelToken | None = None
    ) -> ClassUse:
        """Where a class is used, removed images included. Waits for the disk.

        Raises:
            CancelledError: nothing was changed.
        """
        if self._writer is not None:
            self._writer.flush()
        edited = self.images.edited()
        counts: dict[ImageId, int] = {}
        for done, image_id in enumerate(edited):
            if token is not None:
                token.check()
            report(Progress(done, len(edited), "images"))
            count, is_used = count_class(self._reader, image_id, class_id)
            if is_used:
                counts[image_id] = count
        is_in_history = bool(counts) or any(is_in_steps(self._reader, i, class_id) for i in edited)
        return ClassUse(class_id, counts, is_in_history)

    def refresh(self) -> bool:
        """In a read-only project, read anew what another process changed; waits for the disk.

        Returns:
            Whether anything was read.

        Raises:
            EngineError: the database cannot be read; what is new is read by the next call.
        """
        # One at a time: the older of two answers must not replace the newer one.
        with self._refreshing:
            version = self._read_version if self._writer is not None else self._reader.data_version()
            if version == self._read_version or not self._read_tables():
                return False
            self._read_version = version
            self.refresh_count += 1
            return True

    def take_back_lost(self) -> bool:
        """Make what is in memory what is stored, after a change was lost for good; waits for the disk.

        Returns:
            False while other changes wait that cannot be stored now: to be called again.
        """
        with self._refreshing:
            return self.settle() and self._read_tables()

    def _read_tables(self) -> bool:
        """Read all that is in memory anew; False, not all of it read, while changes wait."""
        # The classes take the settings with them.
        tables = (self._classes, self.models, self.images, self.tags)
        return all(table.refresh() for table in tables)

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

    def journal(self, image_id: ImageId, *, is_work: bool = False) -> SqliteJournal:
        """Journal that the history of this image stores its steps in; `is_work`: those of a person."""
        return SqliteJournal(image_id, self._reader, self._writer, self.images, is_work=is_work)

    def decided_mask(self, image_id: ImageId) -> LabelMap | None:
        """(H, W) read-only ids from the journal: what was decided, 255 elsewhere; None when there is no mask.

        The journal is what we trust. Only where it holds nothing, the mask file is read (`read_mask_file`).
        """
        if self._writer is not None:
            self._writer.flush()
        record = self.images.get(image_id)
        if record.height is not None and record.width is not None:
            shape = record.height, record.width
            mask = load_mask(self._reader, image_id, shape, record.mask_name)
            if mask is not None:
                return mask
        return self.read_mask_file(image_id)

    def last_steps(self) -> dict[ImageId, str]:
        """Name of the newest step in force of each image whose mask was written to, see `newest_labels`."""
        if self._writer is not None:
            self._writer.flush()
        return newest_labels(self._reader)

    def mask_path(self, image_id: ImageId) -> Path:
        """Path of the mask file of this image, written or not."""
        return self._path / MASKS / f"{self.images.mask_name(image_id)}.png"

    def write_mask(self, image_id: ImageId, mask: MaskSource, *, may_replace: bool = False) -> None:
        """Have `mask` written to the image's mask file.

        Args:
            may_replace: write over a file that another program has changed; else that is left alone, and
                the handler of `set_mask_handler` hears of it.
        """
        if self._writer is None or self._mask_writer is None:
            raise read_only_error()
        path, palette = self.mask_path(image_id), class_palette(self.classes)
        post_mask(self._writer, self._mask_writer, image_id, path, mask, palette, may_replace)

    def read_mask_file(self, image_id: ImageId) -> LabelMap | None:
        """(H, W) ids as the image's mask file has them, None when there is no such file.

        Not from the journal, as `decided_mask` is; masks that wait to be written are written first.
        """
        self.flush_masks()
        path = self.mask_path(image_id)
        return read_mask(path, None, None) if os.path.isfile(path) else None

    def write_stale_masks(self) -> int:
        """Have every mask written whose file is older than its history; returns how many.

        Damaged labels are left out, and become findings.
        """
        rows = self._reader.rows("SELECT id FROM images WHERE revision > COALESCE(file_revision, 0)")
        stale = {image_id for (image_id,) in rows}
        written = 0
        for record in self.images.rows() if stale else ():
            if record.id not in stale or record.height is None or record.width is None:
                continue
            try:
                mask = load_mask(self._reader, record.id, (record.height, record.width), record.mask_name)
            except UserError as error:
                name = shown_name(record.mask_name)
                self._mask_findings[record.id] = Finding("tiles", None, name, record.id, error.summary)
                continue
            if mask is not None:
                self.write_mask(record.id, mask)
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
        if self._writer is not None and self._is_continued_elsewhere:
            self._writer.abandon()
        with self._place.foreign_log_kept():
            try:
                self._reader.close()
            finally:
                self._close_files()

    def _close_files(self) -> None:
        try:
            self._close_writers()
        finally:
            if self._lock is not None:
                self._lock.release(is_ours=self._place.is_at(self._path))
            self._place.close()

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
                self._mask_writer.close(must_write=not self._is_continued_elsewhere)
        finally:
            if self._writer is not None:
                self._writer.close()


def _title(stored: object, path: Path) -> str:
    """The project's name as stored, or by its folder when that is no text to show."""
    try:
        return text_line(stored, "The name of the project")
    except DamagedValueError:
        return path.stem
