"""Rows of images in memory: filters, counts and neighbours without a question to the database."""

from __future__ import annotations

import os
import threading
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Final, NamedTuple, TypeAlias

from engine.core import BadInputError, ImageId
from engine.core.plane_path import files_of, is_plane_name
from engine.storage.records import COVERING, UNCHECKED, ImageBeside, ImageStatus

_FILTERS_KEPT: Final = 8
_REMOVED: Final = ImageStatus.REMOVED.value
_ACCEPTED: Final = ImageStatus.ACCEPTED.value
_Filter: TypeAlias = tuple[ImageStatus | None, str, str | None]
"""Status, text without case, and group; None lets all pass."""


class ImageRow(NamedTuple):
    """One row of the table `images`, as it is stored.

    `name` is relative to its folder, bytes where it is no Unicode; `key` is `mask_name` without case;
    `label` and `group` are the user's, in a table of their own, and so is `view`, how channels are shown, and
    `checked`, the revision of the mask that somebody checked (-1: none).
    """

    id: int
    folder_id: int
    name: str | bytes
    mask_name: str
    width: int | None
    height: int | None
    status: str
    problem: str | None
    split: str | None
    revision: int
    key: str
    label: str = ""
    group: str = ""
    view: str = ""
    checked: int = UNCHECKED

    @property
    def is_checked(self) -> bool:
        """Whether the image is accepted and its mask was checked as it is now."""
        return self.checked == self.revision and self.status == _ACCEPTED and self.problem is None

    @property
    def is_part(self) -> bool:
        """Whether it is a plane of a file, or has a view of its own."""
        return bool(self.view) or is_plane_name(os.fsdecode(self.name))

    @property
    def picture(self) -> str:
        """Its name with how its channels are shown, below its folder."""
        name = os.fsdecode(self.name)
        if not self.view:
            return name
        return f"{name}@{self.view}" if is_plane_name(name) else f"{name}/@@{self.view}"

    @property
    def files(self) -> list[str]:
        """Names of its files below its folder."""
        return [file.as_posix() for file in files_of(Path(self.picture))] if self.is_part else [self.picture]

    @property
    def file(self) -> tuple[int, str]:
        """Which file holds it, the first of several: number of the folder that was added, and name below."""
        return self.folder_id, self.files[0]

    @property
    def folder(self) -> tuple[int, str]:
        """Where its file lies: number of the folder that was added, and the way on from there."""
        return self.folder_id, os.fsdecode(self.name).rpartition("/")[0]

    @property
    def beside(self) -> ImageBeside:
        """The image as one of its folder."""
        shape = None if self.height is None or self.width is None else (self.height, self.width)
        return ImageBeside(ImageId(self.id), os.fsdecode(self.name).rpartition("/")[2], shape)

    @property
    def shown_status(self) -> ImageStatus:
        """Removed, or what is wrong with the file, else the state of the work."""
        return ImageStatus(self.problem or self.status)


class _Content(NamedTuple):
    """Rows in the order of their ids. Single rows are replaced in place, the lists never grow."""

    ids: tuple[int, ...]
    rows: list[ImageRow]


class ImageRows:
    """All rows of a project; questions from any thread, which wait for nobody.

    A question without a status passes over the removed images; only `get` and `all` know them.

    Changes take a short lock among themselves. `revision` grows with each of them, so that an
    answer can be kept as long as it is the same.
    """

    def __init__(self, rows: Iterable[ImageRow]) -> None:
        self._lock = threading.Lock()
        self._filtered: dict[_Filter, tuple[int, tuple[int, ...]]] = {}
        self.revision = 0
        self._content = _Content((), [])
        self.load(rows)

    def load(self, rows: Iterable[ImageRow]) -> None:
        """Replace everything; `rows` come in the order of their ids."""
        with self._lock:
            listed = list(rows)
            self._content = _Content(tuple(row.id for row in listed), listed)
            self._counts = Counter(row.problem or row.status for row in listed)
            self._groups = Counter(row.group for row in listed if row.problem != _REMOVED)
            self._checked = {row.id for row in listed if row.checked != UNCHECKED and row.is_checked}
            self._named_count = sum(1 for row in listed if row.label)
            self.revision += 1

    def add(self, rows: Sequence[ImageRow]) -> None:
        """Append rows whose ids are higher than all others."""
        with self._lock:
            ids, known = self._content
            rows = [row for row in rows if not ids or row.id > ids[-1]]
            self._content = _Content((*ids, *(row.id for row in rows)), [*known, *rows])
            self._counts.update(row.problem or row.status for row in rows)
            self._groups.update(row.group for row in rows if row.problem != _REMOVED)
            self._checked.update(row.id for row in rows if row.is_checked)
            self._named_count += sum(1 for row in rows if row.label)
            self.revision += 1

    def change(self, image_id: int, changed: Callable[[ImageRow], ImageRow]) -> None:
        """Replace one row by what `changed` makes of it; an unknown id changes nothing."""
        with self._lock:
            ids, rows = self._content
            place = _place(ids, image_id)
            if place is None:
                return
            before, after = self._replace(rows, place, changed)
            revision, self.revision = self.revision, self.revision + 1
            self._filtered = {
                key: (revision + 1, _updated(matching, key, before, after))
                for key, (known, matching) in self._filtered.items()
                if known == revision
            }

    def change_many(self, image_ids: Iterable[int], changed: Callable[[ImageRow], ImageRow]) -> None:
        """Replace many rows; filters are searched anew once, where `change` keeps each up to date."""
        with self._lock:
            ids, rows = self._content
            for image_id in image_ids:
                place = _place(ids, image_id)
                if place is not None:
                    self._replace(rows, place, changed)
            self._filtered = {}
            self.revision += 1

    def get(self, image_id: int) -> ImageRow:
        """The row with this id.

        Raises:
            BadInputError: there is none.
        """
        ids, rows = self._content
        place = _place(ids, image_id)
        if place is None:
            raise BadInputError(f"The project has no image number {image_id}.")
        return rows[place]

    def all(self) -> list[ImageRow]:
        return list(self._content.rows)

    def in_same_folder(self, image_id: ImageId) -> list[ImageBeside]:
        """See `ImageTable.in_same_folder`."""
        own = self.get(image_id)
        folder = own.folder
        return [
            row.beside
            for row in self._content.rows
            if row.folder_id == own.folder_id
            and (row.problem is None or row.id == image_id)
            and row.folder == folder
        ]

    def by_folder(self) -> list[list[ImageBeside]]:
        """See `ImageTable.by_folder`."""
        folders: dict[tuple[int, str], list[ImageBeside]] = {}
        for row in self._content.rows:
            if row.problem is None:
                folders.setdefault(row.folder, []).append(row.beside)
        return list(folders.values())

    def of_files(self, image_ids: Iterable[ImageId]) -> list[ImageId]:
        """See `ImageTable.of_files`. No path is made: with 100,000 images that took three seconds."""
        wanted, named = frozenset(image_ids), [(row.file, row) for row in self._content.rows]
        files = {file for file, row in named if row.id in wanted}
        return [ImageId(row.id) for file, row in named if row.problem != _REMOVED and file in files]

    def counts(self) -> dict[ImageStatus, int]:
        """Images by status; every status has an entry."""
        return {status: self._counts[status] for status in ImageStatus}

    def groups(self) -> dict[str, int]:
        """Images of each group, removed ones left out; of those without a group under the empty text."""
        return {group: count for group, count in self._groups.items() if count}

    def checked(self) -> frozenset[int]:
        """Ids of the checked images."""
        with self._lock:
            return frozenset(self._checked)

    def count(self, status: ImageStatus | None, text: str, group: str | None = None) -> int:
        """Images of a status with `text` in their name, of one group (None: of any)."""
        if text or group is not None:
            return len(self.matching(status, text, group))
        if status is None:
            return len(self._content.ids) - self._counts[ImageStatus.REMOVED]
        return self._counts[status]

    def page(
        self, offset: int, limit: int | None, status: ImageStatus | None, text: str, group: str | None = None
    ) -> list[ImageRow]:
        """Rows in the order of their ids."""
        end = None if limit is None else offset + limit
        if status is None and not text and group is None and not self._counts[ImageStatus.REMOVED]:
            return self._content.rows[offset:end]
        return [self.get(image_id) for image_id in self.matching(status, text, group)[offset:end]]

    def neighbour(self, image_id: int, step: int, status: ImageStatus | None) -> ImageId | None:
        """The id `step` places after (before, when negative) this one, or None past the end."""
        ids = self.matching(status, "", None)
        place = bisect_right(ids, image_id) - 1 + step if step > 0 else bisect_left(ids, image_id) + step
        return ImageId(ids[place]) if 0 <= place < len(ids) else None

    def next_readable(self, image_id: int, step: int) -> ImageId | None:
        """The nearest image after this one (before, when `step` is negative) that is not known as broken."""
        ids, rows = self._content
        if step > 0:
            places = range(bisect_right(ids, image_id), len(ids))
        else:
            places = range(bisect_left(ids, image_id) - 1, -1, -1)
        return next((ImageId(ids[place]) for place in places if rows[place].problem is None), None)

    def _replace(
        self, rows: list[ImageRow], place: int, changed: Callable[[ImageRow], ImageRow]
    ) -> tuple[ImageRow, ImageRow]:
        """Put the changed row in its place, under the lock; returns it as it was and as it is."""
        before = rows[place]
        after = rows[place] = changed(before)
        self._counts[before.problem or before.status] -= 1
        self._counts[after.problem or after.status] += 1
        self._groups[before.group] -= before.problem != _REMOVED
        self._groups[after.group] += after.problem != _REMOVED
        self._named_count += bool(after.label) - bool(before.label)
        if after.is_checked:
            self._checked.add(after.id)
        else:
            self._checked.discard(after.id)
        return before, after

    def matching(self, status: ImageStatus | None, text: str, group: str | None) -> tuple[int, ...]:
        """Ids under a filter, in order; kept until something changes."""
        if status is None and not text and group is None and not self._counts[ImageStatus.REMOVED]:
            return self._content.ids
        key = (status, text.casefold(), group)
        revision, (all_ids, rows) = self.revision, self._content
        known = self._filtered.get(key)
        if known is not None and known[0] == revision:
            return known[1]
        has_removed = self._counts[ImageStatus.REMOVED] > 0
        found = _under(rows, key, has_removed, self._named_count > 0)
        ids = all_ids if len(found) == len(all_ids) else tuple([row.id for row in found])
        kept = dict(list(self._filtered.items())[1 - _FILTERS_KEPT :])
        self._filtered = {**kept, key: (revision, ids)}
        return ids


def _under(
    rows: list[ImageRow], wanted: _Filter, has_removed: bool = True, has_labels: bool = True
) -> list[ImageRow]:
    """The rows that a filter lets pass; without removed ones any status needs no look at each.

    Args:
        has_labels: some image has a name of the user's, which is looked at, too.
    """
    status, text, group = wanted
    if status is not None or has_removed:
        rows = _of_status(rows, status)
    if group is not None:
        rows = [row for row in rows if row.group == group]
    if not text:
        return rows
    if not has_labels:
        return [row for row in rows if text in row.key]
    return [row for row in rows if text in row.key or (row.label and text in row.label.casefold())]


def _of_status(rows: list[ImageRow], status: ImageStatus | None) -> list[ImageRow]:
    if status is None:
        return [row for row in rows if row.problem != _REMOVED]
    # Plain text: comparing 100,000 members of an enumeration takes three times as long.
    value = status.value
    if status in COVERING:
        return [row for row in rows if row.problem == value]
    return [row for row in rows if row.status == value and row.problem is None]


def _updated(ids: tuple[int, ...], key: _Filter, before: ImageRow, after: ImageRow) -> tuple[int, ...]:
    """`ids` of a filter after one row has changed; a search beside the change may have seen it already."""
    was_in, is_in = (bool(_under([row], key)) for row in (before, after))
    if was_in == is_in or is_in == (_place(ids, after.id) is not None):
        return ids
    place = bisect_left(ids, after.id)
    return (*ids[:place], after.id, *ids[place:]) if is_in else (*ids[:place], *ids[place + 1 :])


def _place(ids: tuple[int, ...], image_id: int) -> int | None:
    place = bisect_left(ids, image_id)
    return place if place < len(ids) and ids[place] == image_id else None
