"""Rows of images in memory: filters, counts and neighbours without a question to the database."""

from __future__ import annotations

import threading
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Final, NamedTuple

from engine.core import BadInputError, ImageId
from engine.storage.records import PROBLEMS, ImageStatus

_FILTERS_KEPT: Final = 8


class ImageRow(NamedTuple):
    """One row of the table `images`, as it is stored.

    `name` is relative to its folder, bytes where it is no Unicode; `key` is `mask_name` without case.
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

    @property
    def shown_status(self) -> ImageStatus:
        """State of the file, when there is something wrong with it, else of the work."""
        return ImageStatus(self.problem or self.status)


class _Content(NamedTuple):
    """Rows in the order of their ids. Single rows are replaced in place, the lists never grow."""

    ids: tuple[int, ...]
    rows: list[ImageRow]


class ImageRows:
    """All rows of a project; questions from any thread, which wait for nobody.

    Changes take a short lock among themselves. `revision` grows with each of them, so that an
    answer can be kept as long as it is the same.
    """

    def __init__(self, rows: Iterable[ImageRow]) -> None:
        self._lock = threading.Lock()
        self._filtered: dict[tuple[ImageStatus | None, str], tuple[int, tuple[int, ...]]] = {}
        self.revision = 0
        self._content = _Content((), [])
        self.load(rows)

    def load(self, rows: Iterable[ImageRow]) -> None:
        """Replace everything; `rows` come in the order of their ids."""
        with self._lock:
            listed = list(rows)
            self._content = _Content(tuple(row.id for row in listed), listed)
            self._counts = Counter(row.problem or row.status for row in listed)
            self.revision += 1

    def add(self, rows: Sequence[ImageRow]) -> None:
        """Append rows whose ids are higher than all others."""
        with self._lock:
            ids, known = self._content
            rows = [row for row in rows if not ids or row.id > ids[-1]]
            self._content = _Content((*ids, *(row.id for row in rows)), [*known, *rows])
            self._counts.update(row.problem or row.status for row in rows)
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

    def counts(self) -> dict[ImageStatus, int]:
        """Images by status; every status has an entry."""
        return {status: self._counts[status] for status in ImageStatus}

    def count(self, status: ImageStatus | None, text: str) -> int:
        """Images of a status with `text` in their name."""
        if not text:
            return len(self._content.ids) if status is None else self._counts[status]
        return len(self._matching(status, text))

    def page(self, offset: int, limit: int | None, status: ImageStatus | None, text: str) -> list[ImageRow]:
        """Rows in the order of their ids."""
        end = None if limit is None else offset + limit
        if status is None and not text:
            return self._content.rows[offset:end]
        return [self.get(image_id) for image_id in self._matching(status, text)[offset:end]]

    def neighbour(self, image_id: int, step: int, status: ImageStatus | None) -> ImageId | None:
        """The id `step` places after (before, when negative) this one, or None past the end."""
        ids = self._content.ids if status is None else self._matching(status, "")
        place = bisect_right(ids, image_id) - 1 + step if step > 0 else bisect_left(ids, image_id) + step
        return ImageId(ids[place]) if 0 <= place < len(ids) else None

    def _replace(
        self, rows: list[ImageRow], place: int, changed: Callable[[ImageRow], ImageRow]
    ) -> tuple[ImageRow, ImageRow]:
        """Put the changed row in its place, under the lock; returns it as it was and as it is."""
        before = rows[place]
        after = rows[place] = changed(before)
        self._counts[before.problem or before.status] -= 1
        self._counts[after.problem or after.status] += 1
        return before, after

    def _matching(self, status: ImageStatus | None, text: str) -> tuple[int, ...]:
        """Ids under a filter; kept until something changes."""
        key = (status, text.casefold())
        revision, (_, rows) = self.revision, self._content
        known = self._filtered.get(key)
        if known is not None and known[0] == revision:
            return known[1]
        ids = tuple([row.id for row in _of_status(rows, status) if key[1] in row.key])
        kept = dict(list(self._filtered.items())[1 - _FILTERS_KEPT :])
        self._filtered = {**kept, key: (revision, ids)}
        return ids


def _of_status(rows: list[ImageRow], status: ImageStatus | None) -> list[ImageRow]:
    if status is None:
        return rows
    # Plain text: comparing 100,000 members of an enumeration takes three times as long.
    value = status.value
    if status in PROBLEMS:
        return [row for row in rows if row.problem == value]
    return [row for row in rows if row.status == value and row.problem is None]


def _updated(
    ids: tuple[int, ...], key: tuple[ImageStatus | None, str], before: ImageRow, after: ImageRow
) -> tuple[int, ...]:
    """`ids` of a filter after one row has changed; a search beside the change may have seen it already."""
    was_in, is_in = (bool(_of_status([row], key[0])) and key[1] in row.key for row in (before, after))
    if was_in == is_in or is_in == (_place(ids, after.id) is not None):
        return ids
    place = bisect_left(ids, after.id)
    return (*ids[:place], after.id, *ids[place:]) if is_in else (*ids[:place], *ids[place + 1 :])


def _place(ids: tuple[int, ...], image_id: int) -> int | None:
    place = bisect_left(ids, image_id)
    return place if place < len(ids) and ids[place] == image_id else None
