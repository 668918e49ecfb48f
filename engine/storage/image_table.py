"""Table of a project's images: names, files, status, size and split."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from engine.core import NO_PROGRESS, BadInputError, CancelToken, ImageId, Progress, Reporter, UserError
from engine.core.input_file import is_gone
from engine.core.plane_path import file_of, picture_name, slashed_picture_name, without_view
from engine.document.left_out import LeftOutFiles
from engine.document.listing import list_pictures
from engine.files.project_signature import refuse_as_images
from engine.storage.checks.findings import Finding
from engine.storage.database import Reader
from engine.storage.image_names import (
    are_apart,
    folder_on_disk,
    insert_images,
    names_under,
    own_names,
    relative_to_home,
    slashed,
    stored_name,
)
from engine.storage.image_rows import ImageRows
from engine.storage.importing.undone_imports import forget_taken_back, note_taken_back
from engine.storage.mirrored_table import MirroredTable
from engine.storage.records import COVERING, FolderRecord, ImageBeside, ImageRecord, ImageStatus
from engine.storage.settings_table import SettingsTable
from engine.storage.stored_images.beside import NoteTask, checks_task, notes_task, views_task
from engine.storage.stored_images.image_row import ImageRow
from engine.storage.stored_images.reading import read_images
from engine.storage.stored_images.row_columns import RowColumns
from engine.storage.stored_images.unfolding import renamed, store_planes, unfolded
from engine.storage.writer import Writer

_BEFORE_ALL: Final = -(1 << 63)
_REPORT_EVERY: Final = 1000
# Making the records of 500 images took 18 ms on the thread of the window; 4,000 kept ones are some 2 MB.
_RECORDS_KEPT: Final = 4000

_Content = tuple[dict[int, Path], RowColumns]
"""Folders by number, and rows in the order of their ids."""


class ImageTable(MirroredTable[_Content]):
    """Images of a project; any thread.

    All rows are in memory, about 13 MB for 100,000 images, so that a question waits neither for
    the database nor for what is being stored. A change is in memory at once and is stored in
    the background, in order. A read-only project shows the rows of the moment it was opened,
    or of the last `refresh`.

    Args:
        home: the folder that holds the project, from which folders are also remembered, so
            that a project and its images can move together.
    """

    def __init__(self, reader: Reader, writer: Writer | None, home: Path, settings: SettingsTable) -> None:
        super().__init__(writer)
        self._settings = settings
        self._reader = reader
        self._home = home
        self._naming = threading.Lock()
        self._folders: dict[int, Path] = {}
        self._rows = ImageRows(())
        self._own_names: dict[int, str] = {}
        self._records: dict[int, tuple[ImageRow, ImageRecord]] = {}
        self.refresh()

    @property
    def revision(self) -> int:
        """A number that grows with every change of any image."""
        return self._rows.revision

    def refresh(self) -> bool:
        """Read every row anew: what another process stored is seen. Waits for the database.

        Returns:
            False while changes wait that cannot be stored now: nothing was read.
        """
        is_read = super().refresh()
        self._tell_apart()
        return is_read

    # --- adding -------------------------------------------------------------

    def add_folder(
        self,
        folder: Path,
        report: Reporter = NO_PROGRESS,
        token: CancelToken | None = None,
        left_out: LeftOutFiles | None = None,
        is_wanted: Callable[[Path], bool] = lambda _: True,
        pictures: Callable[[Path], Sequence[Path]] = lambda file: (file,),
    ) -> int:
        """Add the images under `folder` by name, without opening one; returns how many are new.

        Masks that lie beside their images are no images.

        Args:
            left_out: counts what the folder holds besides.
            is_wanted: leaves an image out where it says so.
            pictures: paths of the planes of a file that become images, and of their view.

        Raises:
            UserError: the folder cannot be listed, holds no image, or is a project's own.
            CancelledError: nothing was added.
        """
        folder = Path(os.path.abspath(folder))
        refuse_as_images(folder)
        prefix = len(str(folder).rstrip(os.sep)) + 1
        names: list[str] = []
        count = 0
        for count, path in enumerate(list_pictures(folder, left_out, token), start=1):
            if is_wanted(path):
                names += [slashed(str(picture)[prefix:]) for picture in pictures(path)]
            if count % _REPORT_EVERY == 0:
                if token is not None:
                    token.check()
                report(Progress(count, 0, "images", "listing"))
        if not count:
            hint = "Pick a folder with PNG, JPEG, TIFF, BMP, GIF, WebP or AVIF files."
            raise UserError(f"No image in {folder}.", hint)
        added = self._insert({folder: names})
        report(Progress(len(names), len(names), "images"))
        return added

    def add_files(self, paths: Iterable[Path]) -> int:
        """Add single files, or planes of files, in the given order; returns how many are new."""
        by_folder: dict[Path, list[str]] = {}
        for path in map(Path, map(os.path.abspath, paths)):
            folder = file_of(path).parent
            by_folder.setdefault(folder, []).append(path.relative_to(folder).as_posix())
        return self._insert(by_folder)

    def add_below(self, names: Mapping[Path, Sequence[str]]) -> int:
        """Add files by their names (with "/") below folders, in the given order; returns how many are new."""
        return self._insert({Path(os.path.abspath(folder)): names[folder] for folder in names})

    def unfold(self, planes: Mapping[ImageId, Sequence[str]]) -> int:
        """Make each image the first of these planes of its file, add the others; returns how many are new.

        Its mask and its history stay with the image.

        Args:
            planes: last parts of their paths, as of `StackChoice.planes`, with their view.
        """
        names, changed = unfolded(self._rows.all(), self._folders, planes)
        return self._insert(names, changed)

    def count(self, status: ImageStatus | None = None, text: str = "", group: str | None = None) -> int:
        """Number of images, of a status (without one: all but the removed), with `text` in their name.

        Args:
            group: only those of this group; empty for those of none, None for all.
        """
        return self._rows.count(status, text, group)

    def groups(self) -> dict[str, int]:
        """Images of each group, removed ones left out; of those without a group under the empty text."""
        return self._rows.groups()

    def ids(
        self, status: ImageStatus | None = None, text: str = "", group: str | None = None
    ) -> tuple[int, ...]:
        """Ids of the images of `rows`, in the same order."""
        return self._rows.matching(status, text, group)

    def status(self, image_id: ImageId) -> ImageStatus:
        """Status of an image, without its record."""
        return self._rows.state(image_id).shown_status

    def group(self, image_id: ImageId) -> str:
        """Group of an image, without its record; empty for none."""
        return self._rows.state(image_id).group

    def counts(self) -> dict[ImageStatus, int]:
        """Images by status; every status has an entry."""
        return self._rows.counts()

    def rows(
        self,
        offset: int = 0,
        limit: int | None = None,
        status: ImageStatus | None = None,
        text: str = "",
        group: str | None = None,
    ) -> list[ImageRecord]:
        """Images in the order they were added; `text` is looked for in the name, without case.

        Without a status, removed images are left out.
        """
        return [self._record(row) for row in self._rows.page(offset, limit, status, text, group)]

    def get(self, image_id: ImageId) -> ImageRecord:
        """The image with this id.

        Raises:
            BadInputError: there is none.
        """
        return self._record(self._rows.get(image_id))

    def notes(self, image_id: ImageId) -> tuple[str, str]:
        """Label and group of an image, without its record."""
        row = self._rows.state(image_id)
        return row.label, row.group

    def checked_revision(self, image_id: ImageId) -> int:
        """Revision of the mask at which the image was checked; `UNCHECKED`: never."""
        return self._rows.state(image_id).checked

    def checked(self) -> frozenset[int]:
        """Accepted images whose mask was checked as it is now."""
        return self._rows.checked()

    def mask_revision(self, image_id: ImageId) -> int:
        """Revision of the mask of an image, without its record."""
        return self._rows.state(image_id).revision

    def work_status(self, image_id: ImageId) -> ImageStatus:
        """Status of the work on an image, also where something is wrong with its file."""
        return ImageStatus(self._rows.state(image_id).status)

    def mask_name(self, image_id: ImageId) -> str:
        """Name of the image's mask file in the project, without its suffix; never changes."""
        return self._rows.mask_name(image_id)

    def find(self, path: Path) -> ImageRecord | None:
        """The image whose file this is, or None."""
        path = Path(os.path.abspath(path))
        for folder_id, folder in self._folders.items():
            if folder in path.parents:
                name = stored_name(without_view(path.relative_to(folder).as_posix()))
                if (row := self._rows.named(folder_id, name)) is not None:
                    return self._record(row)
        return None

    def in_folder(self, folder_id: int) -> list[ImageRecord]:
        """Images of one folder of `folders`, in the order they were added."""
        return list(map(self.get, self._rows.ids_of(lambda row: row.folder_id == folder_id)))

    def in_same_folder(self, image_id: ImageId) -> list[ImageBeside]:
        """Images whose files lie directly in the folder of this one's, and it; no removed or unreadable ones.

        Raises:
            BadInputError: there is no such image.
        """
        return self._rows.in_same_folder(image_id)

    def by_folder(self) -> list[list[ImageBeside]]:
        """Images whose files lie directly in one folder, for each; no removed, missing or unreadable ones."""
        return self._rows.by_folder()

    def of_files(self, image_ids: Iterable[ImageId]) -> list[ImageId]:
        """Images of the files of these that are not removed: they themselves, and other planes."""
        return self._rows.of_files(image_ids)

    def neighbour(self, image_id: ImageId, step: int, status: ImageStatus | None = None) -> ImageId | None:
        """The image `step` places after (before, when negative) this one, or None past the end."""
        return image_id if step == 0 else self._rows.neighbour(image_id, step, status)

    def next_readable(self, image_id: ImageId, step: int) -> ImageId | None:
        """The nearest image after this one (before, when `step` is negative) that is not known as broken."""
        return self._rows.next_readable(image_id, step)

    def edited(self) -> list[ImageId]:
        """Images whose mask was ever changed, removed ones included; decisions alone do not count."""
        return self._rows.ids_of(lambda row: row.revision > 0)

    def has_steps(self) -> bool:
        """True when any mask was ever changed, so that masks may use every class."""
        return any(count and row.revision > 0 for row, count in self._rows.uses())

    def folders(self) -> list[FolderRecord]:
        """The folders that images came from, where they are now."""
        uses = list(self._rows.uses())
        counts = {number: sum(n for row, n in uses if row.folder_id == number) for number in self._folders}
        return [FolderRecord(number, path, counts[number]) for number, path in self._folders.items()]

    # --- changes ------------------------------------------------------------

    def set_status(self, image_id: ImageId, status: ImageStatus) -> None:
        """Store the status of an image.

        'missing', 'unreadable' or 'removed' is shown instead of the work's status until a work status is set.
        """
        changes = (
            {"problem": status.value} if status in COVERING else {"status": status.value, "problem": None}
        )
        self._change(image_id, **changes)

    def clear_problem(self, image_id: ImageId) -> None:
        """The file is fine again: the status from before 'missing' or 'unreadable' is back."""
        self._change(image_id, problem=None)

    def remove(self, image_ids: Iterable[ImageId], *, with_import: bool = False) -> None:
        """Take images out; files and history stay for `put_back` and, `with_import`, for that import anew."""
        self._set_problem(list(image_ids), ImageStatus.REMOVED.value, with_import)

    def put_back(self, image_ids: Iterable[ImageId]) -> None:
        """Take removed images in again, with the status that they had; others stay as they are."""
        self._set_problem([i for i in image_ids if self._rows.state(i).problem == ImageStatus.REMOVED], None)

    def set_size(self, image_id: ImageId, height: int, width: int) -> None:
        """Store the size of an image in pixels."""
        self._change(image_id, height=height, width=width)

    def set_split(self, image_id: ImageId, split: str | None) -> None:
        """Store whether an image is for training ('train'), validation ('val') or not decided (None)."""
        if split not in ("train", "val", None):
            raise BadInputError(f"A split is 'train', 'val' or None, got {split!r}.")
        self._change(image_id, split=split)

    def set_notes(self, notes: Mapping[ImageId, tuple[str, str]]) -> None:
        """Store the label and the group of each of these images; the files stay as they are."""

        def noted(row: ImageRow) -> ImageRow:
            label, group = notes[ImageId(row.id)]
            return row._replace(label=label, group=group)

        self._note(notes_task(notes), notes, noted)

    def set_views(self, views: Mapping[ImageId, str]) -> None:
        """Store how channels of these images are shown: texts of a `PictureView`; empty: as usual."""
        self._note(views_task(views), views, lambda row: row._replace(view=views[ImageId(row.id)]))

    def set_checks(self, checks: Mapping[ImageId, int]) -> None:
        """Store at which revision of its mask each of these images was checked; `UNCHECKED`: not."""
        self._note(checks_task(checks), checks, lambda row: row._replace(checked=checks[ImageId(row.id)]))

    def _note(
        self, task: NoteTask, image_ids: Iterable[int], changed: Callable[[ImageRow], ImageRow]
    ) -> None:
        with self._changing():
            self._write().post(task)
            self._rows.change_many(map(int, image_ids), changed)

    def post_step(
        self,
        image_id: ImageId,
        begins: Collection[ImageStatus],
        task: Callable[[sqlite3.Connection], None],
        shape: tuple[int, int] | None = None,
        is_newer: bool = True,
    ) -> None:
        """Have a journal's step stored, after which the mask `is_newer`.

        Args:
            begins: images of these states are in work by it; none for an undo or redo.
            task: stores the step and raises the revision of the image in the database.
            shape: (H, W) of the labels from this step on, where it changes that.
        """

        def changed(row: ImageRow) -> ImageRow:
            status = ImageStatus.STARTED.value if row.status in begins else row.status
            height, width = (row.height, row.width) if shape is None else shape
            return row._replace(revision=row.revision + is_newer, status=status, height=height, width=width)

        with self._changing():
            self._write().post(task)
            self._rows.change(image_id, changed)

    def move_folder(self, folder_id: int, folder: Path) -> None:
        """The images of a folder lie at `folder` now; `check_files` then finds them again."""
        path = Path(os.path.abspath(folder))
        parameters = (stored_name(str(path)), relative_to_home(path, self._home), folder_id)

        def store(connection: sqlite3.Connection) -> None:
            connection.execute("UPDATE folders SET path = ?, relative = ? WHERE id = ?", parameters)

        self._write().call(store)
        with self._changing():
            self._folders = {**self._folders, folder_id: path}
        self._tell_apart()

    def check_files(
        self, report: Reporter = NO_PROGRESS, token: CancelToken | None = None
    ) -> tuple[int, int]:
        """Mark images whose file is gone as missing and take the mark from those that are back.

        Lists each folder once instead of asking for each file.

        Returns:
            (newly missing, found again).
        """
        present: dict[int, set[Any]] = {}
        rows = self._rows.all()  # Begun before the folders, which are known before their images are.
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
            known, folder = present.get(row.folder_id, ()), folders[row.folder_id]
            is_there = all(stored_name(file) in known or not is_gone(folder / file) for file in row.files)
            if not is_there and row.problem not in (ImageStatus.MISSING, ImageStatus.REMOVED):
                gone.append(row.id)
            elif is_there and row.problem == ImageStatus.MISSING:
                back.append(row.id)
        if gone:
            self._set_problem(gone, ImageStatus.MISSING.value)
        if back:
            self._set_problem(back, None)
        return len(gone), len(back)

    def _insert(self, names: Mapping[Path, Sequence[str]], changed: Sequence[ImageRow] = ()) -> int:
        """Add the images of these names in their folders, all or none; returns how many are new.

        Args:
            changed: rows that become planes of their files before.
        """

        def store(connection: sqlite3.Connection) -> int:
            store_planes(connection, changed)
            return insert_images(connection, names, self._home)

        added = self._write().call(store)
        # What lies above the last sound row was there before, and is a finding already.
        folders, new, _ = read_images(self._reader, self._rows.last_id(), list)
        with self._changing():
            known = self._folders
            self._folders = {
                row[0]: known.get(row[0]) or folder_on_disk(self._home, row[1], row[2]) for row in folders
            }
            new_names = {row.id: (row.name, row.view) for row in changed}
            self._rows.change_many(new_names, lambda row: renamed(row, *new_names[row.id]))
            self._rows.add(new)
        self._tell_apart()
        return added

    def _read(self) -> tuple[_Content, tuple[Finding, ...]]:
        folders, rows, findings = read_images(self._reader, _BEFORE_ALL, RowColumns)
        return ({row[0]: folder_on_disk(self._home, row[1], row[2]) for row in folders}, rows), findings

    def _replace(self, content: _Content) -> None:
        self._folders, rows = content
        self._rows.load(rows)

    def _record(self, row: ImageRow) -> ImageRecord:
        records = self._records  # Before names and folders: whoever changes those puts an empty dict here.
        known = records.get(row.id)
        if known is None or known[0] != row:
            if len(records) >= _RECORDS_KEPT:
                records.clear()
            known = records[row.id] = (row, self._record_of(row))
        return known[1]

    def _record_of(self, row: ImageRow) -> ImageRecord:
        path = self._folders[row.folder_id] / row.picture
        name = self._own_names.get(row.id) or picture_name(path)
        work = (row.shown_status, row.split, row.revision)
        notes = (row.label, row.group)
        return ImageRecord(
            ImageId(row.id), path, row.mask_name, row.width, row.height, *work, name, *notes, row.is_checked
        )

    def _tell_apart(self) -> None:
        """Find the names of images whose file name others have too; a look at every image."""
        with self._naming:
            self._own_names = self._names_apart()
            self._records = {}

    def _names_apart(self) -> dict[int, str]:
        if are_apart(map(slashed_picture_name, self._rows.names())):
            return {}
        named = ((row, slashed_picture_name(os.fsdecode(row.name))) for row in self._rows.all())
        return own_names((row.id, f"{self._folders[row.folder_id].as_posix()}/{name}") for row, name in named)

    def _change(self, image_id: ImageId, **changes: Any) -> None:
        sql = f"UPDATE images SET {', '.join(f'{name} = ?' for name in changes)} WHERE id = ?"

        def task(connection: sqlite3.Connection) -> None:
            connection.execute(sql, (*changes.values(), image_id))

        with self._changing():
            self._write().post(task)
            self._rows.change(image_id, lambda row: row._replace(**changes))

    def _set_problem(self, ids: Sequence[int], problem: str | None, with_import: bool = False) -> None:
        rows = [(problem, int(image_id)) for image_id in ids]

        def task(connection: sqlite3.Connection) -> None:
            connection.executemany("UPDATE images SET problem = ? WHERE id = ?", rows)

        with self.one_change():
            with self._changing():
                self._write().post(task)
                self._rows.change_states(ids, lambda row: row._replace(problem=problem))
            (note_taken_back if with_import else forget_taken_back)(self._settings, map(ImageId, ids))
