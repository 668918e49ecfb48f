"""Rows of a hundred thousand images in a quarter of the memory that an object for each takes."""

from __future__ import annotations

import os
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any, Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from engine.storage.stored_images.image_row import ImageRow
from engine.storage.stored_images.text_column import TextColumn

_PART: Final = 4000
"""Rows that are taken apart at a time."""
_SPARE_STATES: Final = 1000
_State: TypeAlias = tuple[int, tuple[Any, ...], tuple[Any, ...]]
"""All of a row but its number and its texts."""


class RowColumns:
    """Rows in the order of their ids, column by column; a row is made when it is asked for.

    All that a row has besides its number and its texts is one of a few states. Their place alone is replaced
    where a row changes, so that nobody sees half a change; texts stay.

    Attributes:
        ids: of the images, rising.
        keys: of the rows; one with the names of the masks where these are in small letters.
        names: of the files; of one that is no Unicode, as `os.fsdecode` has it.
    """

    def __init__(self, rows: Iterable[ImageRow] = (), before: RowColumns | None = None) -> None:
        """Columns of `rows`, each of which is looked at once, behind those of `before`."""
        old = before
        ids = [] if old is None else [*old.ids]
        places = array("I") if old is None else array("I", old._places.tobytes())
        self.names: TextColumn = TextColumn() if old is None else old.names.copy()
        self._masks: TextColumn = TextColumn() if old is None else old._masks.copy()
        self.keys: TextColumn = self._masks if old is None or old.keys is old._masks else old.keys.copy()
        self._bare_names: dict[int, bytes] = {} if old is None else old._bare_names.copy()
        self._states: list[ImageRow] = [] if old is None else old._states.copy()
        self._known: dict[_State, int] = {} if old is None else old._known.copy()
        rows = iter(rows)
        while part := list(islice(rows, _PART)):
            self._bare_names |= {n: r.name for n, r in enumerate(part, len(ids)) if isinstance(r.name, bytes)}
            ids += [row.id for row in part]
            names = [row.name if isinstance(row.name, str) else os.fsdecode(row.name) for row in part]
            self.names.extend(names)
            masks, keys = [row.mask_name for row in part], [row.key for row in part]
            if self.keys is self._masks and keys != masks:
                self.keys = self._masks.copy()
            if self.keys is not self._masks:
                self.keys.extend(keys)
            self._masks.extend(masks)
            places.extend(map(self._place_of_state, part))
        self.ids: tuple[int, ...] = tuple(ids)
        self._places: NDArray[np.uint32] = np.array(places, np.uint32)

    def __iter__(self) -> Iterator[ImageRow]:
        return map(self.row, range(len(self.ids)))

    def place(self, image_id: int) -> int | None:
        """Where an image is; None where it is not."""
        place = bisect_left(self.ids, image_id)
        return place if place < len(self.ids) and self.ids[place] == image_id else None

    def row(self, place: int) -> ImageRow:
        """The row in this place."""
        state, mask_name = self._states[self._places[place]], self._masks[place]
        name = self._bare_names.get(place) or self.names[place]
        key = mask_name if self.keys is self._masks else self.keys[place]
        # A third less time than `_replace` takes.
        return ImageRow._make((self.ids[place], state[1], name, mask_name, *state[4:10], key, *state[11:]))

    def state(self, place: int) -> ImageRow:
        """The row without its number and its texts."""
        return self._states[int(self._places[place])]

    def mask_name(self, place: int) -> str:
        """That of the row in this place."""
        return self._masks[place]

    def fitting(self, fits: Callable[[ImageRow], bool]) -> NDArray[np.bool_]:
        """For each row, whether its state fits; each state is asked once."""
        # The places first: a state is in the list before a row has its place.
        places = self._places.copy()
        return np.array([fits(state) for state in self._states], np.bool_)[places]

    def uses(self) -> Iterator[tuple[ImageRow, int]]:
        """Each state with how many rows have it; states that come meanwhile have none yet."""
        counts = np.bincount(self._places).tolist()
        return zip(self._states[: len(counts)], counts, strict=True)

    def set_state(self, place: int, row: ImageRow) -> None:
        """Give the row in this place the state of another one."""
        self._places[place] = self._place_of_state(row)

    def set_states(self, image_ids: Iterable[int], changed: Callable[[ImageRow], ImageRow]) -> None:
        """Give those of the images that are there what `changed` makes of their states, each of them once."""
        wanted, ids = np.fromiter(image_ids, np.int64), np.array(self.ids, np.int64)
        at = np.flatnonzero(np.isin(ids, wanted))
        before, which = np.unique(self._places[at], return_inverse=True)
        after = [self._place_of_state(changed(self._states[place])) for place in before.tolist()]
        self._places[at] = np.array(after, np.uint32)[which]

    def with_rows(self, rows: dict[int, ImageRow]) -> RowColumns:
        """These columns with other rows in some places, texts included."""
        return RowColumns(rows.get(place) or self.row(place) for place in range(len(self.ids)))

    def tidied(self) -> RowColumns:
        """These columns; without the states that no row has any more, where they are most of all."""
        if len(self._states) <= 2 * len(self.ids) + _SPARE_STATES:
            return self
        used, places = np.unique(self._places, return_inverse=True)
        columns = RowColumns()
        columns.ids, columns.names, columns.keys = self.ids, self.names, self.keys
        columns._masks, columns._bare_names = self._masks, self._bare_names
        columns._states = [self._states[place] for place in used.tolist()]
        columns._known = {_state(row): place for place, row in enumerate(columns._states)}
        columns._places = places.astype(np.uint32)
        return columns

    def _place_of_state(self, row: ImageRow) -> int:
        state = _state(row)
        place = self._known.get(state)
        if place is None:
            self._states.append(row._replace(id=0, name="", mask_name="", key=""))
            place = self._known[state] = len(self._states) - 1
        return place


def _state(row: ImageRow) -> _State:
    return row.folder_id, row[4:10], row[11:]


def has_texts_of(row: ImageRow, other: ImageRow) -> bool:
    """Whether two rows are alike in all that is no state."""
    return (row.id, row.name, row.mask_name, row.key) == (other.id, other.name, other.mask_name, other.key)
