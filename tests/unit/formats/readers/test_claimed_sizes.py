"""Sizes that annotations claim are held against the picture before memory is taken for them."""

from __future__ import annotations

import json
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from engine.core import ClassList
from engine.formats.incoming.survey import survey_source

SIDE = 17_000
"""Such a picture would be read: 289 megapixels. No file here has so many."""
MOST_BYTES = 100 << 20
CLASSES = ClassList.from_names(["background"])
RING = [1, 1, 9, 1, 9, 9, 1, 9]


def coco(root: Path, segmentation: object) -> None:
    content = {
        "images": [{"id": 1, "file_name": "a.png", "height": SIDE, "width": SIDE}],
        "annotations": [
            {"id": 1, "image_id": 1, "category_id": 1, "iscrowd": 0, "segmentation": segmentation}
        ],
        "categories": [{"id": 1, "name": "cell"}],
    }
    (root / "instances.json").write_text(json.dumps(content), encoding="utf-8")


def coco_runs(root: Path) -> None:
    coco(root, {"size": [SIDE, SIDE], "counts": [0, SIDE * SIDE]})


def coco_polygon(root: Path) -> None:
    coco(root, [RING])


def labelme(root: Path) -> None:
    points = [[1, 1], [9, 1], [9, 9]]
    content = {
        "version": "5.0.0",
        "shapes": [{"label": "cell", "points": points, "shape_type": "polygon"}],
        "imagePath": "a.png",
        "imageHeight": SIDE,
        "imageWidth": SIDE,
    }
    (root / "a.json").write_text(json.dumps(content), encoding="utf-8")


def label_studio(root: Path) -> None:
    result = {
        "type": "polygonlabels",
        "original_width": SIDE,
        "original_height": SIDE,
        "value": {"points": [[1, 1], [9, 1], [9, 9]], "polygonlabels": ["cell"]},
    }
    content = [{"id": 1, "data": {"image": "a.png"}, "annotations": [{"id": 1, "result": [result]}]}]
    (root / "tasks.json").write_text(json.dumps(content), encoding="utf-8")


def cvat(root: Path) -> None:
    (root / "annotations.xml").write_text(
        f'<annotations><version>1.1</version><image id="0" name="a.png" width="{SIDE}" height="{SIDE}">'
        '<polygon label="cell" points="1,1;9,1;9,9" z_order="0"></polygon></image></annotations>',
        encoding="utf-8",
    )


def run_table(root: Path) -> None:
    (root / "train.csv").write_text(
        f"id,annotation,width,height,cell_type\na,1 {SIDE * SIDE},{SIDE},{SIDE},cell\n", encoding="utf-8"
    )


WITH_PICTURE = {
    "coco": coco_runs,
    "coco, outlines": coco_polygon,
    "labelme": labelme,
    "label-studio": label_studio,
    "cvat": cvat,
}


@pytest.mark.parametrize("is_there", [True, False], ids=["beside its picture", "without a picture"])
@pytest.mark.parametrize("name", [*WITH_PICTURE, "kaggle"])
def test_a_huge_claim_takes_no_memory_and_is_told(tmp_path: Path, name: str, is_there: bool) -> None:
    if name == "kaggle" and is_there:
        pytest.skip("the size in its table counts without a picture alone")
    make: Callable[[Path], None] = {**WITH_PICTURE, "kaggle": run_table}[name]
    make(tmp_path)
    if is_there:
        Image.new("L", (60, 40), 90).save(tmp_path / "a.png")
    tracemalloc.start()
    try:
        survey = survey_source(tmp_path, None, {}, CLASSES)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    (example,) = survey.examples
    assert f"{SIDE}x{SIDE}" in example.problem
    assert example.places is None
    assert peak < MOST_BYTES
