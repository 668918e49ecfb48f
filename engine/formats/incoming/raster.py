"""Labels of a source as a label map of the project: values, and shapes drawn in order, by mapped classes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from engine.core import IGNORE, BoolMap, LabelMap, UserError
from engine.document.mask_survey import Counts, label_counts
from engine.formats.incoming.contents import ClassKey, IncomingLabels, IncomingShape
from engine.formats.shapes.filling import fill_rings
from engine.instances.instance_map import IdMap

_LARGEST_TABLE: Final = 1 << 16


class OverlapRule(StrEnum):
    """Rule for pixels that shapes of several classes cover."""

    LATER = "later"
    EARLIER = "earlier"
    SMALLER = "smaller"
    UNLABELLED = "unlabelled"


@dataclass(frozen=True, slots=True, eq=False)
class DrawnLabels:
    """Label map of one image as a source has it.

    Attributes:
        mask: (H, W) uint8 class ids, 255 for unlabelled.
        is_left: (H, W) bool, where pixels stay what they were; None for nowhere.
        overlap_px: pixels that shapes of several classes cover.
        unknown: keys that the mapping lacks, with their pixels; those pixels are unlabelled.
        numbers: (H, W) int32 numbers of objects, 0 for none; None where the source has none.
        counts: pixels of each class id in `mask`, where they were counted on the way.
        empty: shapes that cover the centre of no pixel.
    """

    mask: LabelMap
    is_left: BoolMap | None
    overlap_px: int
    unknown: Mapping[ClassKey, int]
    numbers: IdMap | None = None
    counts: Counts | None = None
    empty: int = 0


def draw_labels(
    labels: IncomingLabels, ids: Mapping[ClassKey, int | None], rule: OverlapRule = OverlapRule.LATER
) -> DrawnLabels:
    """Labels of one image as class ids of the project.

    Args:
        ids: class id by key, 255 for unlabelled, None for left out.
    """
    mask, is_left, unknown = _ground(labels, ids)
    is_as_read = mask is labels.values
    if not labels.shapes and labels.ids is None:
        counts = labels.counts if is_as_read else None
        return DrawnLabels(mask, is_left, 0, unknown, counts=counts)
    if is_as_read:
        mask = mask.copy()
    numbers = None if labels.ids is None else labels.ids.copy()
    if numbers is None and any(shape.number for shape in labels.shapes):
        numbers = np.zeros(labels.shape, np.int32)
    drawing = _Drawing(mask, is_left, numbers)
    empty: list[ClassKey] = []
    if labels.shapes:
        drawing.draw(_pieces(labels.shapes, labels.shape, ids, unknown, empty), rule)
    if numbers is not None:
        # Only what is decided is an object.
        numbers[mask == IGNORE] = 0
    return DrawnLabels(mask, is_left, drawing.overlap_px, unknown, numbers, empty=len(empty))


def refuse_other_size(claimed: tuple[int, int], name: str, own: tuple[int, int]) -> None:
    """Refuse labels for another size (H, W) than that of their picture, before memory is taken for them.

    Raises:
        UserError: they are for another size.
    """
    if own == claimed:
        return
    turned = " (width and height are swapped)" if own[::-1] == claimed else ""
    raise UserError(
        f"The labels are for {claimed[1]}x{claimed[0]} pixels, but {name} is {own[1]}x{own[0]}{turned}.",
        "Take the picture that was labelled.",
    )


def shape_area(shape: IncomingShape, size: tuple[int, int]) -> tuple[BoolMap, int, int] | None:
    """A shape as (h, w) bool with the place (top, left) of its first pixel in an image of `size` (H, W).

    None where no pixel of the image is in it. A pixel is in an outline where its centre is.
    """
    if shape.bitmap is not None:
        return _clipped(shape.bitmap, shape.top, shape.left, size)
    rings = [ring for ring in shape.rings if len(ring)]
    if not rings:
        return None
    points = np.concatenate(rings)
    if not np.isfinite(points).all():
        raise UserError("An outline has a point that is no number.", "Draw it again where it was drawn.")
    rect, area = fill_rings(rings, size)
    return (area, rect.y0, rect.x0) if area.any() else None


def _clipped(bitmap: BoolMap, top: int, left: int, size: tuple[int, int]) -> tuple[BoolMap, int, int] | None:
    y0, x0 = max(0, top), max(0, left)
    y1, x1 = min(size[0], top + bitmap.shape[0]), min(size[1], left + bitmap.shape[1])
    if y0 >= y1 or x0 >= x1:
        return None
    part = bitmap[y0 - top : y1 - top, x0 - left : x1 - left]
    return (part, y0, x0) if part.any() else None


def _ground(
    labels: IncomingLabels, ids: Mapping[ClassKey, int | None]
) -> tuple[LabelMap, BoolMap | None, dict[ClassKey, int]]:
    """What lies below the shapes: class ids, where pixels are left out, and values that no class has."""
    if labels.values is not None:
        return _by_table(labels.values, ids, labels.counts)
    ground = IGNORE if labels.unlabelled is None else ids.get(labels.unlabelled, IGNORE)
    if ground is None:
        return np.full(labels.shape, IGNORE, np.uint8), np.ones(labels.shape, np.bool_), {}
    return np.full(labels.shape, ground, np.uint8), None, {}


def _by_table(
    values: NDArray[np.int32] | NDArray[np.uint8], ids: Mapping[ClassKey, int | None], counted: Counts | None
) -> tuple[LabelMap, BoolMap | None, dict[ClassKey, int]]:
    """Class ids of values, where pixels are left out, and the values that no class has with their pixels."""
    if values.dtype == np.uint8:
        return _by_byte(values.astype(np.uint8, copy=False), ids, counted)
    lowest, highest = (int(values.min()), int(values.max())) if values.size else (0, 0)
    if lowest >= 0 and highest < _LARGEST_TABLE:
        present = np.bincount(values.ravel(), minlength=highest + 1)
        keys = np.flatnonzero(present)
        counts = {int(key): int(present[key]) for key in keys}
        table = np.full(highest + 1, IGNORE, np.uint8)
        for key in counts:
            table[key] = _number(ids, key)
        mask = table[values]
    else:
        unique, inverse, numbers = np.unique(values, return_inverse=True, return_counts=True)
        counts = {int(key): int(number) for key, number in zip(unique, numbers, strict=True)}
        table = np.asarray([_number(ids, key) for key in counts], np.uint8)
        mask = table[inverse.reshape(values.shape)]
    left = [key for key in counts if key in ids and ids[key] is None]
    is_left = np.isin(values, left) if left else None
    return mask, is_left, {key: count for key, count in counts.items() if key not in ids}


def _by_byte(
    values: NDArray[np.uint8], ids: Mapping[ClassKey, int | None], counted: Counts | None
) -> tuple[LabelMap, BoolMap | None, dict[ClassKey, int]]:
    """The same of values of 8 bits; what every mask of class numbers is, so that it is worth its own way."""
    counts = label_counts(values) if counted is None else counted
    present = np.flatnonzero(counts).tolist()
    left = [key for key in present if key in ids and ids[key] is None]
    is_left = np.isin(values, left) if left else None
    table = np.full(256, IGNORE, np.uint8)
    for key in present:
        table[key] = _number(ids, key)
    is_same = all(table[key] == key for key in present)
    mask = values if is_same else table[values]
    return mask, is_left, {key: int(counts[key]) for key in present if key not in ids}


def _number(ids: Mapping[ClassKey, int | None], key: int) -> int:
    number = ids.get(key)
    return IGNORE if number is None else number


class _Piece(NamedTuple):
    """A shape as pixels: its class id, its object, and (h, w) bool at `top`, `left`."""

    class_id: int
    number: int
    area: BoolMap
    top: int
    left: int


def _pieces(
    shapes: Iterable[IncomingShape],
    size: tuple[int, int],
    ids: Mapping[ClassKey, int | None],
    unknown: dict[ClassKey, int],
    empty: list[ClassKey],
) -> Iterator[_Piece]:
    """The shapes that are drawn, one by one; those of unknown classes are counted, and unlabelled.

    The classes of those without a pixel are added to `empty`.
    """
    for shape in shapes:
        area = shape_area(shape, size)
        if area is None:
            empty.append(shape.class_key)
            continue
        class_id: int | None = IGNORE
        if shape.class_key in ids:
            class_id = ids[shape.class_key]
        else:
            unknown[shape.class_key] = unknown.get(shape.class_key, 0) + int(np.count_nonzero(area[0]))
        if class_id is not None:
            yield _Piece(class_id, shape.number or 0, *area)


class _Drawing:
    """Shapes drawn one over the other into the arrays of one image.

    Args:
        mask: (H, W) class ids. `is_left`: (H, W) bool, or None. `numbers`: (H, W) int32, or None.
    """

    def __init__(self, mask: LabelMap, is_left: BoolMap | None, numbers: IdMap | None) -> None:
        self._mask = mask
        self._is_left = is_left
        self._numbers = numbers
        self._is_drawn = np.zeros(mask.shape, np.bool_)
        self._is_several = np.zeros(mask.shape, np.bool_)

    @property
    def overlap_px(self) -> int:
        """Pixels that shapes of several classes cover."""
        return int(np.count_nonzero(self._is_several))

    def draw(self, pieces: Iterable[_Piece], rule: OverlapRule) -> None:
        """Draw them in the order that the rule gives."""
        if rule is OverlapRule.EARLIER:
            pieces = list(pieces)[::-1]
        elif rule is OverlapRule.SMALLER:
            pieces = sorted(pieces, key=lambda piece: -int(np.count_nonzero(piece.area)))
        for piece in pieces:
            self._add(piece)
        if rule is OverlapRule.UNLABELLED:
            self._mask[self._is_several] = IGNORE

    def _add(self, piece: _Piece) -> None:
        area = piece.area
        window = np.s_[piece.top : piece.top + area.shape[0], piece.left : piece.left + area.shape[1]]
        mask = self._mask[window]
        self._is_several[window] |= area & self._is_drawn[window] & (mask != piece.class_id)
        mask[area] = piece.class_id
        self._is_drawn[window] |= area
        if self._is_left is not None:
            self._is_left[window][area] = False
        if self._numbers is not None:
            self._numbers[window][area] = piece.number
