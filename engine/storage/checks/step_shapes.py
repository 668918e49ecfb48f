"""Shapes of the labels before and after each step of a history, of which some fit a mask to another image."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from itertools import pairwise
from typing import Any, Final

from engine.core import ImageId
from engine.core.arrays import shared_raw
from engine.core.checked import DamagedValueError, whole_number
from engine.document.image import MAX_PIXELS
from engine.document.planes import Reshape, TileChange
from engine.storage.checks.rows import MAX_SIDE
from engine.storage.checks.tiles import tile_place, unpack_tile

# A damaged number of a step; sqlite holds no longer ones.
_LAST: Final = 1 << 62

Ask = Callable[[str, tuple[Any, ...]], list[tuple[Any, ...]]]


class StepShapes:
    """Shapes (H, W) of the steps of one image, whose labels have `shape` now.

    Raises:
        DamagedValueError: a stored shape is damaged.
    """

    def __init__(self, ask: Ask, image_id: ImageId, shape: tuple[int, int]) -> None:
        self._shape = shape
        self._reshapes: dict[int, Reshape] = {}
        # The table is made when a project is first opened for writing by a version that knows it.
        if not ask("SELECT 1 FROM sqlite_master WHERE name = 'step_shapes'", ()):
            return
        rows = ask(
            "SELECT seq, height_before, width_before, height_after, width_after FROM step_shapes"
            " JOIN steps ON steps.id = step_id WHERE image_id = ? ORDER BY seq",
            (image_id,),
        )
        for seq, *sides in rows:
            number = whole_number(seq, "The number of a step", 0, _LAST)
            self._reshapes[number] = Reshape(stored_shape(*sides[:2]), stored_shape(*sides[2:]))
        self._numbers = sorted(self._reshapes)

    def reshape(self, seq: int) -> Reshape | None:
        """The change of shape by step `seq`; None where it changes none."""
        return self._reshapes.get(seq)

    @property
    def is_consistent(self) -> bool:
        """Whether each change of shape begins with the shape that the one before it ended with."""
        ordered = [self._reshapes[number] for number in sorted(self._reshapes)]
        return all(a.after == b.before for a, b in pairwise(ordered))

    def of(self, seq: int) -> Reshape:
        """The shapes before and after step `seq`, the same for most steps."""
        own = self._reshapes.get(seq)
        if own is not None:
            return own
        if not self._reshapes:
            return Reshape(self._shape, self._shape)
        place = bisect_left(self._numbers, seq)
        if place == 0:
            shape = self._reshapes[self._numbers[0]].before
        else:
            shape = self._reshapes[self._numbers[place - 1]].after
        return Reshape(shape, shape)

    def tile_change(self, seq: int, row: tuple[Any, ...], *, is_packed: bool = False) -> TileChange:
        """A tile of step `seq` from plane, ty, tx, and its packed data before and after.

        Args:
            is_packed: keep the data packed in memory, once it was checked.

        Raises:
            DamagedValueError: the row is damaged.
        """
        shapes, is_reshape = self.of(seq), seq in self._reshapes
        *place, before, after = row
        raws = []
        for packed, shape in ((before, shapes.before), (after, shapes.after)):
            if is_reshape and packed == b"":
                raws.append(b"")
                continue
            _, y, x = tile_place(place, shape)
            raws.append(shared_raw(unpack_tile(packed, y, x, shape)))
        if not any(raws):
            raise DamagedValueError("A tile of a step has no data.")
        plane, ty, tx = place
        if is_packed:
            return TileChange(plane, ty, tx, before, after, is_packed=True)
        return TileChange(plane, ty, tx, raws[0], raws[1])


def stored_shape(height: object, width: object) -> tuple[int, int]:
    """(H, W) of an image as its row has it, when labels of that size can be held in memory.

    Raises:
        DamagedValueError: a side is missing or damaged, or no image is that large.
    """
    rows = whole_number(height, "height", 1, MAX_SIDE)
    whole_number(rows * whole_number(width, "width", 1, MAX_SIDE), "height x width", 1, MAX_PIXELS)
    return rows, whole_number(width, "width", 1, MAX_SIDE)
