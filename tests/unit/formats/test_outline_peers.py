"""Exports of outlines read by the programs that they are for, pixel for pixel; each where it is installed."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray
from pycocotools.coco import COCO

from engine.core import IGNORE, LabelMap
from tests.unit.formats.test_outline_formats import CLASSES, planted, written

# Their code, not ours.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::UserWarning")


@pytest.fixture
def mask() -> LabelMap:
    return planted()


def without_ignored(mask: LabelMap) -> LabelMap:
    return np.where(mask == IGNORE, np.uint8(0), mask)


def test_labelme_makes_the_same_mask_of_its_files(mask: LabelMap, tmp_path: Path) -> None:
    label_file = pytest.importorskip("labelme._label_file")
    shape_utils = pytest.importorskip("labelme.utils.shape")
    written("labelme", tmp_path, CLASSES, [mask])
    data = label_file.read_label_file(str(tmp_path / "out" / "sub__a.json"))
    values = {name: number for number, name in enumerate(CLASSES.names)} | {"__ignore__": IGNORE}
    classes, _ = shape_utils.shapes_to_label(mask.shape, data.shapes, values)
    np.testing.assert_array_equal(classes, mask)


def test_ultralytics_makes_the_same_masks_of_its_polygons(mask: LabelMap, tmp_path: Path) -> None:
    """Its loader scales the shares, cuts them down to whole pixels and fills them with OpenCV."""
    written("yolo", tmp_path, CLASSES, [mask])
    drawn = np.zeros(mask.shape, np.uint8)
    for line in (tmp_path / "out" / "labels" / "train" / "sub__a.txt").read_text().splitlines():
        number, *shares = line.split()
        points = np.array(shares, np.float32).reshape(-1, 2) * np.array(mask.shape[::-1], np.float32)
        cv2.fillPoly(drawn, [points.astype(np.int32)], int(number) + 1)
    np.testing.assert_array_equal(drawn, without_ignored(mask))


def test_ultralytics_yaml_has_the_names_as_text(tmp_path: Path) -> None:
    yaml = pytest.importorskip("yaml")
    for name, first in (("yolo", 1), ("ultralytics-semantic", 0)):
        written(name, tmp_path / name, CLASSES, [planted()])
        content = yaml.safe_load((tmp_path / name / "out" / "data.yaml").read_text(encoding="utf-8"))
        assert list(content["names"].values()) == list(CLASSES.names[first:])
        assert (tmp_path / name / "out" / content["val"]).is_dir()


def test_pycocotools_reads_the_areas_of_stuff(mask: LabelMap, tmp_path: Path) -> None:
    written("coco-stuff", tmp_path, CLASSES, [mask])
    coco = COCO(str(tmp_path / "out" / "annotations" / "stuff.json"))
    drawn = np.full(mask.shape, IGNORE, np.uint8)
    for annotation in coco.loadAnns(coco.getAnnIds()):
        drawn[coco.annToMask(annotation) > 0] = annotation["category_id"]
    np.testing.assert_array_equal(drawn, mask)


def test_label_studio_decodes_the_brush_masks(mask: LabelMap, tmp_path: Path) -> None:
    brush = pytest.importorskip("label_studio_sdk.converter.brush")
    written("label-studio", tmp_path, CLASSES, [mask])
    (task,) = json.loads((tmp_path / "out" / "tasks.json").read_text(encoding="utf-8"))
    drawn = np.zeros(mask.shape, np.uint8)
    for result in task["annotations"][0]["result"]:
        pixels = brush.decode_rle(result["value"]["rle"]).reshape(*mask.shape, 4)[..., 3]
        drawn[pixels > 0] = CLASSES.names.index(result["value"]["brushlabels"][0])
    np.testing.assert_array_equal(drawn, without_ignored(mask))


def test_roifile_reads_the_regions(mask: LabelMap, tmp_path: Path) -> None:
    roifile = pytest.importorskip("roifile")
    written("imagej", tmp_path, CLASSES, [mask])
    drawn = np.zeros(mask.shape, np.uint8)
    for roi in roifile.roiread(str(tmp_path / "out" / "rois" / "sub__a.zip")):
        rings = roi.coordinates(multi=True)
        inside = np.zeros(mask.shape, np.uint8)
        for ring in rings if isinstance(rings, list) else [rings]:
            inside ^= even_odd(np.asarray(ring, np.float64), mask.shape)
        drawn[inside > 0] = roi.group
        assert roi.name.rsplit("-", 1)[0] == CLASSES[roi.group].name
    np.testing.assert_array_equal(drawn, without_ignored(mask))


def test_qupath_gets_valid_polygons(mask: LabelMap, tmp_path: Path) -> None:
    """Valid as simple features, which JTS, the library behind QuPath, demands; of the very area."""
    geometry = pytest.importorskip("shapely.geometry")
    written("qupath", tmp_path, CLASSES, [mask])
    content = json.loads((tmp_path / "out" / "annotations" / "sub__a.geojson").read_text(encoding="utf-8"))
    areas: dict[str, float] = {}
    for feature in content["features"]:
        shape = geometry.shape(feature["geometry"])
        assert shape.is_valid
        name = feature["properties"]["classification"]["name"]
        areas[name] = areas.get(name, 0) + shape.area
    expected = {CLASSES[number].name: int((mask == number).sum()) for number in range(1, 9)}
    assert areas == expected | {"Ignore*": int((mask == IGNORE).sum())}


@pytest.mark.parametrize(("name", "theirs"), [("datumaro", "datumaro"), ("cvat", "cvat")])
def test_datumaro_reads_the_masks(name: str, theirs: str, mask: LabelMap, tmp_path: Path) -> None:
    datumaro = pytest.importorskip("datumaro")
    written(name, tmp_path, CLASSES, [mask])
    dataset = datumaro.Dataset.import_from(str(tmp_path / "out"), theirs)
    labels = [label.name for label in dataset.categories()[datumaro.AnnotationType.label].items]
    (item,) = dataset
    drawn = np.zeros(mask.shape, np.uint8)
    for annotation in item.annotations:
        drawn[np.asarray(annotation.image) > 0] = CLASSES.names.index(labels[annotation.label])
    np.testing.assert_array_equal(drawn, without_ignored(mask))


def even_odd(ring: NDArray[np.float64], shape: tuple[int, ...]) -> NDArray[np.uint8]:
    """1 where the centre of a pixel lies inside, by a count of crossings of its own."""
    inside: Callable[[float, float], int] = lambda x, y: sum(  # noqa: E731 - one rule for one place
        (y0 <= y < y1 or y1 <= y < y0) and x < x0 + (y - y0) * (x1 - x0) / (y1 - y0)
        for (x0, y0), (x1, y1) in zip(ring, np.roll(ring, -1, axis=0), strict=True)
    )
    rows = [[inside(x + 0.5, y + 0.5) % 2 for x in range(shape[1])] for y in range(shape[0])]
    return np.array(rows, np.uint8)
