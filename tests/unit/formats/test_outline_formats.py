"""Formats of outlines and bitmaps: what is written is read back, pixel for pixel, with names and numbers."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from engine.core import IGNORE, ClassList, ImageId, LabelMap
from engine.formats.catalog import READERS, WRITERS
from engine.formats.incoming.contents import IncomingDataset, IncomingLabels
from engine.formats.incoming.mapping import resolve_mapping, suggested_mapping
from engine.formats.incoming.raster import draw_labels, shape_area
from engine.formats.incoming.recognition import format_question, recognise_source
from engine.formats.outgoing.contents import Item, OutgoingDataset
from engine.formats.outgoing.options import DEFAULT_OPTIONS
from engine.formats.outline_formats import OUTLINE_READERS, OUTLINE_WRITERS
from engine.instances import InstanceSettings
from engine.storage.records import ImageRecord, ImageStatus

BOTH_WAYS = sorted(set(OUTLINE_WRITERS) & set(READERS))
ODD_NAMES = ["background", "yes", "1e3", "Zelle mit Umlaut ä", "a: b, #c", "名前", "x-5", "<&\"'>", "null"]
CLASSES = ClassList.from_names(ODD_NAMES)
MANY = ClassList.from_names(["background", *(f"class {number}" for number in range(1, 254))])

SPLITS_OBJECTS = {"yolo", "digital-sreeni"}
"""Formats in which an object of several pieces is several objects."""


def planted() -> LabelMap:
    """Holes, islands in them, single pixels, touching regions, corners that meet, unlabelled pixels."""
    mask = np.zeros((23, 31), np.uint8)
    mask[1:12, 1:12] = 1
    mask[3:10, 3:10] = 0
    mask[5:8, 5:8] = 2
    mask[6, 6] = 1
    mask[1:9, 12:18] = 1
    mask[2, 14] = 0
    mask[4:6, 14:16] = 3
    mask[15, 3] = 4
    mask[16, 4] = 4
    mask[14:20, 8:14] = 5
    mask[14:20, 14:18] = 6
    mask[18:23, 25:31] = 7
    mask[0, 30] = 8
    mask[10:14, 20:24] = IGNORE
    mask[11, 21] = 2
    mask[20:23, 0:4] = IGNORE
    return mask


def many_classes() -> LabelMap:
    """254 classes in one picture."""
    mask = np.zeros((32, 32), np.uint8)
    mask[::2, ::2] = np.resize(np.arange(254, dtype=np.uint8), (16, 16))
    return mask


def dataset_of(classes: ClassList) -> OutgoingDataset:
    return OutgoingDataset("Title <ä>", classes, InstanceSettings(least_px=1), DEFAULT_OPTIONS)


def items_of(dataset: OutgoingDataset, folder: Path, masks: list[LabelMap]) -> list[Item]:
    """Items with odd names, and their pictures: PNG and JPEG, of different splits."""
    names = ["sub__a", "other__a", "Bild ä ü", "x.y", "e"]
    splits = ["", "val", "test", "train", ""]
    items = []
    for number, (mask, name, split) in enumerate(zip(masks, names, splits, strict=False), start=1):
        path = folder / f"{name}{'.jpg' if number == 2 else '.png'}"
        folder.mkdir(parents=True, exist_ok=True)
        Image.fromarray(np.full((*mask.shape, 3), 40 * number, np.uint8)).save(path)
        record = ImageRecord(
            ImageId(10 * number),
            path,
            name,
            mask.shape[1],
            mask.shape[0],
            ImageStatus.ACCEPTED,
            None,
            1,
            name,
        )
        items.append(Item(dataset, name, record, mask, split=split))
    return items


def written(name: str, folder: Path, classes: ClassList, masks: list[LabelMap]) -> tuple[list[Item], str]:
    dataset = dataset_of(classes)
    items = items_of(dataset, folder / "pictures", masks)
    out = folder / "out"
    out.mkdir()
    writer = WRITERS[name].load()(out, dataset)
    for item in items:
        writer.write(item)
    return items, writer.finish()


def opened(name: str, source: Path) -> IncomingDataset:
    reader = READERS[name].load()
    dataset = reader.open(source, {})
    usual = {question.key: question.default for question in dataset.questions if question.default}
    assert all(question.default for question in dataset.questions)
    return reader.open(source, usual) if usual else dataset


def numbers_of(labels: IncomingLabels) -> NDArray[np.int32]:
    """The number of the object on each pixel, 0 for none."""
    ids = np.zeros(labels.shape, np.int32)
    for shape in labels.shapes:
        area = shape_area(shape, labels.shape)
        if area is not None:
            bitmap, top, left = area
            ids[top : top + bitmap.shape[0], left : left + bitmap.shape[1]][bitmap] = shape.number or 0
    return ids


def check_read_back(name: str, folder: Path, classes: ClassList, masks: list[LabelMap]) -> None:
    items, note = written(name, folder, classes, masks)
    carries = WRITERS[name].carries
    dataset = opened(name, folder / "out")
    mapping = resolve_mapping(suggested_mapping(dataset.classes, classes), dataset.classes, classes)
    assert mapping.classes.names == classes.names
    images = list(dataset.images())
    assert dataset.count in (None, len(items))
    by_stem = {Path(image.name).stem: image for image in images}
    assert sorted(by_stem) == sorted(item.name for item in items)
    # Of unlabelled pixels it is said ahead and in the losses, once for all formats.
    assert "unlabelled" not in note
    for item in items:
        image = by_stem[item.name]
        assert image.file is not None
        assert image.file.name.startswith(item.name)
        labels = image.read()
        drawn = draw_labels(labels, mapping.ids)
        assert drawn.unknown == {}
        assert drawn.overlap_px == 0
        expected = item.mask if carries.ignore else np.where(item.mask == IGNORE, 0, item.mask)
        np.testing.assert_array_equal(drawn.mask, expected)
        if carries.instances:
            ours, theirs = item.instances().ids, numbers_of(labels)
            pairs = {(a, b) for a, b in zip(ours.ravel().tolist(), theirs.ravel().tolist(), strict=True) if a}
            assert len(pairs) == len({b for _, b in pairs})
            assert len(pairs) == len({a for a, _ in pairs}) or name in SPLITS_OBJECTS
            assert all(b for _, b in pairs)


@pytest.mark.parametrize("name", BOTH_WAYS)
def test_what_is_written_is_read_back_pixel_for_pixel(name: str, tmp_path: Path) -> None:
    mask = planted()
    check_read_back(name, tmp_path, CLASSES, [mask, mask.T.copy(), np.zeros((4, 5), np.uint8)])


@pytest.mark.parametrize("name", BOTH_WAYS)
def test_254_classes_come_back(name: str, tmp_path: Path) -> None:
    check_read_back(name, tmp_path, MANY, [many_classes()])


@pytest.mark.parametrize("name", BOTH_WAYS)
def test_without_a_background_what_nothing_covers_stays_unlabelled(name: str, tmp_path: Path) -> None:
    classes = ClassList(replace(info, is_thing=True) for info in ClassList.from_names(["cell", "debris"]))
    mask = np.full((9, 11), IGNORE, np.uint8)
    mask[1:5, 1:5] = 0
    mask[2:4, 6:9] = 1
    _, note = written(name, tmp_path, classes, [mask])
    dataset = opened(name, tmp_path / "out")
    mapping = resolve_mapping(suggested_mapping(dataset.classes, classes), dataset.classes, classes)
    (image,) = dataset.images()
    assert note == ""
    drawn = draw_labels(image.read(), mapping.ids)
    np.testing.assert_array_equal(np.where(mask == IGNORE, IGNORE, drawn.mask), mask)


@pytest.mark.parametrize("name", BOTH_WAYS)
def test_a_format_is_recognised_as_itself(name: str, tmp_path: Path) -> None:
    written(name, tmp_path, CLASSES, [planted()])
    found = recognise_source(tmp_path / "out")
    assert format_question(found) is None, found
    assert found[0].name == name


@pytest.mark.parametrize("name", sorted(OUTLINE_READERS))
def test_nothing_is_recognised_in_an_empty_folder_or_one_of_pictures(name: str, tmp_path: Path) -> None:
    reader = OUTLINE_READERS[name].load()
    assert reader.recognise(tmp_path) is None
    Image.new("RGB", (4, 4)).save(tmp_path / "a.png")
    (tmp_path / "a.json").write_text("[1, 2")
    (tmp_path / "a.xml").write_text("<a/>")
    assert reader.recognise(tmp_path) is None
