"""Table of a project's images: names, files, status, size and split."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, Final

from engine.core import NO_PROGRESS, BadInputError, CancelToken, ImageId, Progress, Reporter, UserError
from engine.document.listing import list_images
from engine.storage.database import Reader
from engine.storage.image_names import (
    insert_images,
    names_under,
    relative_to_home,
    slashed,
    stored_name,
)
from engine.storage.image_rows import ImageRow, ImageRows
from engine.storage.records import PROBLEMS, FolderRecord, ImageRecord, ImageStatus
from engine.storage.writer import Writer

_SELECT: Final = (
    "SELECT id, folder_id, name, rel, width, height, status, problem, split, revision, rel_key FROM images"
    " WHERE id > ? ORDER BY id"
)
_REPORT_EVERY: Final = 1000


class ImageTable:
    """Images of a project; any thread.

    All rows are in memory, about 30 MB for 100,000 images, so that a question waits neither for
    the database nor for what is being stored. A change is in memory at once and is stored in
    the background, in order. A read-only project shows the rows of the moment it was opened,
    or of the last `refresh`.

    Args:
        home: the folder that holds the project, from which folders are also remembered, so
            that a project and its images can move together.
    """

    def __init__(self, reader: Reader, writer: Writer | None, home: Path) -> None:
        self._reader = reader
        self._writer = writer
        self._home = home
        self._changing = threading.Lock()
        self._folders: dict[int, Path] = {}
        self._rows = ImageRows(())
        self.refresh()

    @property
    def revision(self) -> int:
        """A number that grows with every change of any image."""
        return self._rows.revision

    def refresh(self) -> None:
        """Read every row anew: what another process stored is seen. Waits for the database."""
        self._settle()
        with self._reader.snapshot() as ask:
            folders = ask("SELECT id, path, relative FROM folders ORDER BY id", ())
            rows = ask(_SELECT, (0,))
        self._folders = {row[0]: self._current_folder(row[1], row[2]) for row in folders}
        self._rows.load(map(ImageRow._make, rows))

    # --- adding -------------------------------------------------------------

    def add_folder(
        self, folder: Path, report: Reporter = NO_PROGRESS, token: CancelToken | None = None
    ) -> int:
        """Add the images under `folder` by name, without opening one; returns how many are new.

        Raises:
            UserError: the folder cannot be listed or holds no image.
            CancelledError: nothing was added.
        """
        folder = Path(os.path.abspath(folder))
        prefix = len(str(folder).rstrip(os.sep)) + 1
        names: list[str] = []
        for path in list_images(folder):
            names.append(slashed(str(path)[prefix:]))
            if len(names) % _REPORT_EVERY == 0:
                if token is not None:
                    token.check()
                report(Progress(len(names), 0, "images", "listing"))
        if not names:
            raise UserError(
                f"No image in {folder}.", "Pick a folder with PNG, JPEG, TIFF, BMP, GIF, WebP or AVIF files."
            )
        added = self._insert(folder, names)
        report(Progress(len(names), len(names), "images"))
        return added

    def add_files(self, paths: Iterable[Path]) -> int:
        """Add single files, in the given order; returns how many are new."""
        by_folder: dict[Path, list[str]] = {}
        for path in paths:
            path = Path(os.path.abspath(path))
            by_folder.setdefault(path.parent, []).append(path.name)
        return sum(self._insert(folder, names) for folder, names in by_folder.items())

    # --- questions ------------------------------------------------------------

    def count(self, status: ImageStatus | None = None, text: str = "") -> int:
        """Number of images, of a status, with `text` in their name."""
        return self._rows.count(status, text)

    def counts(self) -> dict[ImageStatus, int]:
        """Images by status; every status has an entry."""
        return self._rows.counts()

    def rows(
        self, offset: int = 0, limit: int | None = None, status: ImageStatus | None = None, text: str = ""
    ) -> list[ImageRecord]:
        """Images in the order they were added; `text` is looked for in the name, without case."""
        return [self._record(row) for row in self._rows.page(offset, limit, status, text)]

    def get(self, image_id: ImageId) -> ImageRecord:
        """The image with this id.

        Raises:
            BadInputError: there is none.
        """
        return self._record(self._rows.get(image_id))

    def mask_name(self, image_id: ImageId) -> str:
        """Name of the image's mask file in the project, without its suffix; never changes."""
        return self._rows.get(image_id).mask_name

    def find(self, path: Path) -> ImageRecord | None:
        """The image whose file this is, or None."""
        path = Path(os.path.abspath(path))
        for folder_id, folder in self._folders.items():
            if folder in path.parents:
                name = stored_name(path.relative_to(folder).as_posix())
                for row in self._rows.all():
                    if row.name == name and row.folder_id == folder_id:
                        return self._record(row)
        return None

    def in_folder(self, folder_id: int) -> list[ImageRecord]:
        """Images of one folder of `folders`, in the order they were added."""
        return [self._record(row) for row in self._rows.all() if row.folder_id == folder_id]

    def neighbour(self, image_id: ImageId, step: int, status: ImageStatus | None = None) -> ImageId | None:
        """The image `step` places after (before, when negative) this one, or None past the end."""
        return image_id if step == 0 else self._rows.neighbour(image_id, step, status)

    def has_steps(self) -> bool:
        """True when any image was ever edited, so that masks may use every class."""
        return any(row.revision > 0 for row in self._rows.all())

    def folders(self) -> list[FolderRecord]:
        """The folders that images came from, where they are now."""
        counts = Counter(row.folder_id for row in self._rows.all())
        return [FolderRecord(number, path, counts[number]) for number, path in self._folders.items()]

    # --- changes ------------------------------------------------------------

    def set_status(self, image_id: ImageId, status: ImageStatus) -> None:
        """Store the status of an image.

        'missing' or 'unreadable' is shown instead of the work's status until a work status is set.
        """
        if status in PROBLEMS:
            sql = "UPDATE images SET problem = ? WHERE id = ?"
            self._change(image_id, {"problem": status.value}, sql, (status.value, image_id))
        else:
            sql = "UPDATE images SET status = ?, problem = NULL WHERE id = ?"
            self._change(image_id, {"status": status.value, "problem": None}, sql, (status.value, image_id))

    def clear_problem(self, image_id: ImageId) -> None:
        """The file is fine again: the status from before 'missing' or 'unreadable' is back."""
        sql = "UPDATE images SET problem = NULL WHERE id = ?"
        self._change(image_id, {"problem": None}, sql, (image_id,))

    def set_size(self, image_id: ImageId, height: int, width: int) -> None:
        """Store the size of an image in pixels."""
        sql = "UPDATE images SET height = ?, width = ? WHERE id = ?"
        self._change(image_id, {"height": height, "width": width}, sql, (height, width, image_id))

    def set_split(self, image_id: ImageId, split: str | None) -> None:
        """Store whether an image is for training ('train'), validation ('val') or not decided (None)."""
        if split not in ("train", "val", None):
            raise BadInputError(f"A split is 'train', 'val' or None, got {split!r}.")
        sql = "UPDATE images SET split = ? WHERE id = ?"
        self._change(image_id, {"split": split}, sql, (split, image_id))

    def post_step(self, image_id: ImageId, is_edit: bool, task: Callable[[sqlite3.Connection], None]) -> None:
        """Have a journal's step stored, which makes the mask newer.

        Args:
            is_edit: a new step; False for an undo or redo, which begins no work on an image.
            task: stores the step and raises the revision of the image in the database.
        """

        def changed(row: ImageRow) -> ImageRow:
            is_begun = is_edit and row.status == ImageStatus.NEW
            status = ImageStatus.STARTED.value if is_begun else row.status
            return row._replace(revision=row.revision + 1, status=status)

        with self._changing:
            self._write().post(task)
            self._rows.change(image_id, changed)

    def move_folder(self, folder_id: int, folder: Path) -> None:
        """The images of a folder lie at `folder` now; `check_files` then finds them again."""
        path = Path(os.path.abspath(folder))
        parameters = (stored_name(str(path)), relative_to_home(path, self._home), folder_id)

        def store(connection: sqlite3.Connection) -> None:
            connection.execute("UPDATE folders SET path = ?, relative = ? WHERE id = ?", parameters)

        self._write().call(store)
        self._folders = {**self._folders, folder_id: path}

    def check_files(
        self, report: Reporter = NO_PROGRESS, token: CancelToken | None = None
    ) -> tuple[int, int]:
        """Mark images whose file is gone as missing and take the mark from those that are back.

        Lists each folder once instead of asking for each file.

        Returns:
            (newly missing, found again).
        """
        present: dict[int, set[Any]] = {}
        rows = self._rows.all()  # Before the folders, which are known before their images are.
        folders = self._folders
        for folder_id, folder in folders.items():
            if token is not None:
                token.check()
            report(Progress(len(present), 0, "folders", folder.name))
            present[folder_id] = names_under(folder)
        gone: list[int] = []
        back: list[int] = []
        for row in rows:
            # Files added one by one may have a suffix that no listing offers.
            is_there = (
                row.name in present.get(row.folder_id, ())
                or (folders[row.folder_id] / os.fsdecode(row.name)).exists()
            )
            if not is_there and row.problem != ImageStatus.MISSING:
                gone.append(row.id)
            elif is_there and row.problem == ImageStatus.MISSING:
                back.append(row.id)
        if gone:
            self._set_problem(gone, ImageStatus.MISSING.value)
        if back:
            self._set_problem(back, None)
        return len(gone), len(back)

    # --- inside -------------------------------------------------------------

    def _insert(self, folder: Path, names: list[str]) -> int:
        added = self._write().call(lambda connection: insert_images(connection, folder, names, self._home))
        rows = self._rows.all()
        with self._reader.snapshot() as ask:
            folders = ask("SELECT id, path, relative FROM folders ORDER BY id", ())
            new = ask(_SELECT, (rows[-1].id if rows else 0,))
        known = self._folders
        self._folders = {row[0]: known.get(row[0]) or self._current_folder(row[1], row[2]) for row in folders}
        self._rows.add(list(map(ImageRow._make, new)))
        return added

    def _record(self, row: ImageRow) -> ImageRecord:
        path = self._folders[row.folder_id] / os.fsdecode(row.name)
        return ImageRecord(
            ImageId(row.id),
            path,
            row.mask_name,
            row.width,
            row.height,
            row.shown_status,
            row.split,
            row.revision,
        )

    def _current_folder(self, path: str | bytes, relative: str | bytes | None) -> Path:
        absolute = Path(os.fsdecode(path))
        if relative is not None and not absolute.is_dir():
            beside = Path(os.path.normpath(self._home / os.fsdecode(relative)))
            if beside.is_dir():
                return beside
        return absolute

    def _change(
        self, image_id: ImageId, changes: dict[str, Any], sql: str, parameters: tuple[Any, ...]
    ) -> None:
        def task(connection: sqlite3.Connection) -> None:
            connection.execute(sql, parameters)

        # Under one lock, so that memory and database see two threads' changes in the same order.
        with self._changing:
            self._write().post(task)
            self._rows.change(image_id, lambda row: row._replace(**changes))

    def _set_problem(self, ids: list[int], problem: str | None) -> None:
        rows = [(problem, image_id) for image_id in ids]

        def task(connection: sqlite3.Connection) -> None:
            connection.executemany("UPDATE images SET problem = ? WHERE id = ?", rows)

        with self._changing:
            self._write().post(task)
            self._rows.change_many(ids, lambda row: row._replace(problem=problem))

    def _write(self) -> Writer:
        if self._writer is None:
            raise read_only_error()
        return self._writer

    def _settle(self) -> None:
        if self._writer is not None:
            self._writer.settle()


def read_only_error() -> UserError:
    """Refusal of a change in a project that is open read-only."""
    return UserError("The project is open read-only.", "Open it for writing to change it.")
