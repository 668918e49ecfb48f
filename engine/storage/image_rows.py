"""Rows of images in memory: filters, counts and neighbours without a question to the database."""

from __future__ import annotations

import os
import threading
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import compress
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from engine.core import BadInputError, ImageId
from engine.storage.records import ImageBeside, ImageStatus
from engine.storage.stored_images.image_row import ImageRow
from engine.storage.stored_images.row_columns import RowColumns, has_texts_of

_FILTERS_KEPT: Final = 8
_REMOVED: Final = ImageStatus.REMOVED.value
_Filter: TypeAlias = tuple[ImageStatus | None, str, str | None]
"""Status, text without case, and group; None lets all pass."""


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
        self._columns = RowColumns()
        self.load(RowColumns(rows))

    def load(self, columns: RowColumns) -> None:
        """Replace everything."""
        with self._lock:
            self._take(columns)

    def add(self, rows: Sequence[ImageRow]) -> None:
        """Append rows whose ids are higher than all others."""
        with self._lock:
            ids = self._columns.ids
            self._take(RowColumns((row for row in rows if not ids or row.id > ids[-1]), self._columns))

    def change(self, image_id: int, changed: Callable[[ImageRow], ImageRow]) -> None:
        """Replace one row by what `changed` makes of it; an unknown id changes nothing."""
        with self._lock:
            place = self._columns.place(image_id)
            if place is None:
                return
            before = self._columns.row(place)
            after = changed(before)
            self._put({place: after})
            self._count(before, after)
            revision, self.revision = self.revision, self.revision + 1
            self._filtered = {
                key: (revision + 1, _updated(matching, key, before, after))
                for key, (known, matching) in self._filtered.items()
                if known == revision
            }

    def change_many(self, image_ids: Iterable[int], changed: Callable[[ImageRow], ImageRow]) -> None:
        """Replace many rows; filters are searched anew once, where `change` keeps each up to date."""
        with self._lock:
            places = [place for i in image_ids if (place := self._columns.place(i)) is not None]
            self._put({place: changed(self._columns.row(place)) for place in places})
            self._take(self._columns)

    def change_states(self, image_ids: Iterable[int], changed: Callable[[ImageRow], ImageRow]) -> None:
        """As `change_many`, where `changed` looks at no number and no text: asked once for each state."""
        with self._lock:
            self._columns.set_states(image_ids, changed)
            self._take(self._columns)

    def get(self, image_id: int) -> ImageRow:
        """The row with this id.

        Raises:
            BadInputError: there is none.
        """
        columns = self._columns
        return columns.row(_known_place(columns, image_id))

    def state(self, image_id: int) -> ImageRow:
        """The row with this id, without its number and its texts; in less time.

        Raises:
            BadInputError: there is none.
        """
        columns = self._columns
        return columns.state(_known_place(columns, image_id))

    def mask_name(self, image_id: int) -> str:
        """That of the row with this id.

        Raises:
            BadInputError: there is none.
        """
        columns = self._columns
        return columns.mask_name(_known_place(columns, image_id))

    def all(self) -> Iterator[ImageRow]:
        """Every row, made when its turn comes."""
        return iter(self._columns)

    def names(self) -> Iterator[str]:
        """Names of the files below their folders, in the order of the rows."""
        return iter(self._columns.names)

    def last_id(self) -> int:
        """The highest number of an image; 0 where there is none."""
        return self._columns.ids[-1] if self._columns.ids else 0

    def named(self, folder_id: int, name: str | bytes) -> ImageRow | None:
        """The row of a file of a folder; None where it is no image."""
        columns = self._columns
        found = map(columns.row, columns.names.places(os.fsdecode(name)))
        return next((row for row in found if (row.folder_id, row.name) == (folder_id, name)), None)

    def uses(self) -> Iterator[tuple[ImageRow, int]]:
        """What rows are without numbers and texts, with how many are so."""
        return self._columns.uses()

    def ids_of(self, fits: Callable[[ImageRow], bool]) -> list[ImageId]:
        """Images, removed ones too, of which what they are without number and texts fits."""
        columns = self._columns
        return [ImageId(number) for number in compress(columns.ids, columns.fitting(fits).tobytes())]

    def in_same_folder(self, image_id: ImageId) -> list[ImageBeside]:
        """See `ImageTable.in_same_folder`."""
        columns, own = self._columns, self.get(image_id)
        fits = columns.fitting(lambda row: row.folder_id == own.folder_id and row.problem is None)
        fits[_known_place(columns, image_id)] = True
        wanted = own.folder
        return [image for folder, image in _images_beside(columns, fits) if folder == wanted]

    def by_folder(self) -> list[list[ImageBeside]]:
        """See `ImageTable.by_folder`."""
        folders: dict[tuple[int, str], list[ImageBeside]] = {}
        columns = self._columns
        for folder, image in _images_beside(columns, columns.fitting(lambda row: row.problem is None)):
            folders.setdefault(folder, []).append(image)
        return list(folders.values())

    def of_files(self, image_ids: Iterable[ImageId]) -> list[ImageId]:
        """See `ImageTable.of_files`. No path is made: with 100,000 images that took three seconds."""
        columns = self._columns
        places = [place for image_id in image_ids if (place := columns.place(image_id)) is not None]
        wanted = {columns.row(place).file for place in places}
        return [ImageId(row.id) for row in columns if row.problem != _REMOVED and row.file in wanted]

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
            return len(self._columns.ids) - self._counts[ImageStatus.REMOVED]
        return self._counts[status]

    def page(
        self, offset: int, limit: int | None, status: ImageStatus | None, text: str, group: str | None = None
    ) -> list[ImageRow]:
        """Rows in the order of their ids."""
        end = None if limit is None else offset + limit
        return [self.get(image_id) for image_id in self.matching(status, text, group)[offset:end]]

    def neighbour(self, image_id: int, step: int, status: ImageStatus | None) -> ImageId | None:
        """The id `step` places after (before, when negative) this one, or None past the end."""
        ids = self.matching(status, "", None)
        place = bisect_right(ids, image_id) - 1 + step if step > 0 else bisect_left(ids, image_id) + step
        return ImageId(ids[place]) if 0 <= place < len(ids) else None

    def next_readable(self, image_id: int, step: int) -> ImageId | None:
        """The nearest image after this one (before, when `step` is negative) that is not known as broken."""
        columns = self._columns
        ids = columns.ids
        if step > 0:
            places = range(bisect_right(ids, image_id), len(ids))
        else:
            places = range(bisect_left(ids, image_id) - 1, -1, -1)
        return next((ImageId(ids[place]) for place in places if columns.state(place).problem is None), None)

    def matching(self, status: ImageStatus | None, text: str, group: str | None) -> tuple[int, ...]:
        """Ids under a filter, in order; kept until something changes."""
        if status is None and not text and group is None and not self._counts[ImageStatus.REMOVED]:
            return self._columns.ids
        wanted = (status, text.casefold(), group)
        revision, columns = self.revision, self._columns
        known = self._filtered.get(wanted)
        if known is not None and known[0] == revision:
            return known[1]
        fits = _under(columns, wanted)
        ids = columns.ids if fits.all() else tuple(compress(columns.ids, fits.tobytes()))
        kept = dict(list(self._filtered.items())[1 - _FILTERS_KEPT :])
        self._filtered = {**kept, wanted: (revision, ids)}
        return ids

    def _put(self, rows: dict[int, ImageRow]) -> None:
        """Put changed rows in their places, under the lock; where a text changes, all are put anew."""
        columns = self._columns
        if any(not has_texts_of(row, columns.row(place)) for place, row in rows.items()):
            self._columns = columns.with_rows(rows)
            return
        for place, row in rows.items():
            columns.set_state(place, row)
        self._columns = columns.tidied()

    def _take(self, columns: RowColumns) -> None:
        """Count everything anew, and forget what was found, under the lock."""
        self._columns = columns = columns.tidied()
        counts, groups = Counter[str](), Counter[str]()
        for row, count in columns.uses():
            if count:
                counts[row.problem or row.status] += count
                groups[row.group] += count * (row.problem != _REMOVED)
        self._counts, self._groups = counts, groups
        self._checked = set(compress(columns.ids, columns.fitting(lambda row: row.is_checked).tobytes()))
        self._filtered = {}
        self.revision += 1

    def _count(self, before: ImageRow, after: ImageRow) -> None:
        """Count one row that has changed, under the lock."""
        self._counts[before.problem or before.status] -= 1
        self._counts[after.problem or after.status] += 1
        self._groups[before.group] -= before.problem != _REMOVED
        self._groups[after.group] += after.problem != _REMOVED
        if after.is_checked:
            self._checked.add(after.id)
        else:
            self._checked.discard(after.id)


def _known_place(columns: RowColumns, image_id: int) -> int:
    place = columns.place(image_id)
    if place is None:
        raise BadInputError(f"The project has no image number {image_id}.")
    return place


def _images_beside(
    columns: RowColumns, fits: NDArray[np.bool_]
) -> Iterator[tuple[tuple[int, str], ImageBeside]]:
    """The images that fit, each with where its file lies, as `ImageRow.folder` has it."""
    for place in np.flatnonzero(fits).tolist():
        state = columns.state(place)
        folder, _, name = columns.names[place].rpartition("/")
        shape = None if state.height is None or state.width is None else (state.height, state.width)
        yield (state.folder_id, folder), ImageBeside(ImageId(columns.ids[place]), name, shape)


def _under(columns: RowColumns, wanted: _Filter) -> NDArray[np.bool_]:
    """For each row, whether a filter lets it pass."""
    status, text, group = wanted
    fits = columns.fitting(lambda row: _is_of(row, status, group))
    if text:
        fits &= columns.keys.having(text) | columns.fitting(lambda row: text in row.label.casefold())
    return fits


def _is_of(row: ImageRow, status: ImageStatus | None, group: str | None) -> bool:
    if group is not None and row.group != group:
        return False
    return row.problem != _REMOVED if status is None else (row.problem or row.status) == status


def _updated(ids: tuple[int, ...], wanted: _Filter, before: ImageRow, after: ImageRow) -> tuple[int, ...]:
    """`ids` of a filter after one row has changed; a search beside the change may have seen it already."""
    was_in, is_in = (_lets_pass(wanted, row) for row in (before, after))
    place = bisect_left(ids, after.id)
    if was_in == is_in or is_in == (ids[place : place + 1] == (after.id,)):
        return ids
    return (*ids[:place], after.id, *ids[place:]) if is_in else (*ids[:place], *ids[place + 1 :])


def _lets_pass(wanted: _Filter, row: ImageRow) -> bool:
    status, text, group = wanted
    return _is_of(row, status, group) and (text in row.key or text in row.label.casefold())
