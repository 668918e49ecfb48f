"""Labels of an export read back, by the format's own reader or by its writer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final, Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from engine.core import BACKGROUND, IGNORE, ClassList
from engine.core.plane_path import file_of
from engine.formats.incoming.contents import DatasetReader, IncomingLabels
from engine.formats.incoming.mapping import TargetKind, suggested_mapping
from engine.formats.incoming.raster import draw_labels, shape_area
from engine.formats.outgoing.contents import Item
from engine.formats.outgoing.losses import ReadBack
from engine.instances import IdMap

_PICTURE_ENDINGS: Final = ("_leftImg8bit", "_0000", ".nii", ".ome")


@runtime_checkable
class ReadingWriter(Protocol):
    """Writer that reads back what it has written, where the format has no reader."""

    def read_back(self, item: Item) -> ReadBack:
        """Labels of an image that was written, decoded from the files or from what goes into them.

        Raises:
            UserError: they cannot be read.
        """


def read_all(reader: DatasetReader, folder: Path, classes: ClassList) -> Iterator[tuple[str, ReadBack]]:
    """Labels of all images of an export, each with the name of its item.

    Questions get their usual answer. Classes are found by their names, else by their numbers; one that is
    not found again counts as lost.

    Raises:
        UserError: the reader cannot read it.
    """
    answers: dict[str, str] = {}
    source = reader.open(folder, answers)
    usual = {question.key: question.default for question in source.questions if question.default}
    if usual:
        source = reader.open(folder, usual)
    numbers = {info.name: info.id for info in classes.present}
    ids = {
        key: None if target.kind is TargetKind.LEFT_OUT else numbers.get(target.name, IGNORE)
        for key, target in suggested_mapping(source.classes, classes).items()
    }
    if not source.classes:
        ids = {number: number for number in (*range(len(classes)), IGNORE)}
    ground = BACKGROUND if classes.has_background else IGNORE
    for image in source.images():
        labels = image.read()
        yield file_of(Path(image.name)).stem, _drawn(labels, ids, ground)


def without_picture_ending(stem: str) -> str:
    """The name of an item by that of its picture, which some formats give an ending."""
    return next((stem.removesuffix(ending) for ending in _PICTURE_ENDINGS if stem.endswith(ending)), stem)


def _drawn(labels: IncomingLabels, ids: Mapping[int | str, int | None], ground: int) -> ReadBack:
    """Labels of one image; `ground` is the class of pixels that nothing covers."""
    drawn = draw_labels(labels, {IGNORE: IGNORE, **ids})
    mask = drawn.mask
    if drawn.is_left is not None:
        mask = np.where(drawn.is_left, np.uint8(ground), mask)
    if labels.values is None and labels.unlabelled is None:
        mask = np.where(_is_covered(labels), mask, np.uint8(ground))
    return ReadBack(mask, _objects(labels))


def _is_covered(labels: IncomingLabels) -> NDArray[np.bool_]:
    covered = np.zeros(labels.shape, np.bool_)
    for shape in labels.shapes:
        if (area := shape_area(shape, labels.shape)) is not None:
            bitmap, top, left = area
            covered[top : top + bitmap.shape[0], left : left + bitmap.shape[1]] |= bitmap
    return covered


def _objects(labels: IncomingLabels) -> IdMap | None:
    if labels.ids is not None or not labels.shapes:
        return labels.ids
    ids = np.zeros(labels.shape, np.int32)
    for place, shape in enumerate(labels.shapes, start=1):
        if (area := shape_area(shape, labels.shape)) is not None:
            bitmap, top, left = area
            window = ids[top : top + bitmap.shape[0], left : left + bitmap.shape[1]]
            window[bitmap] = place if shape.number is None else shape.number
    return ids
