"""Labels whose pictures lie elsewhere, in the project, are held against those; each is opened once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from engine.core import NO_PROGRESS, ClassList, UserError
from engine.document import image as pictures
from engine.formats.catalog import READERS
from engine.formats.incoming import import_dataset as importing
from engine.formats.incoming.import_dataset import DatasetReport, import_dataset
from engine.formats.incoming.mapping import resolve_mapping, suggested_mapping
from engine.formats.readers.polygons import files
from engine.storage import Project
from tests.helpers.incoming import picture, write_json

SHAPE = (12, 16)
RING = [[1, 1], [9, 1], [9, 9]]


def labelme(root: Path, height: int, width: int) -> None:
    shape = {"label": "cell", "points": RING, "shape_type": "polygon"}
    size = {"imageHeight": height, "imageWidth": width}
    write_json(root / "a.json", {"version": "5.0.0", "shapes": [shape], "imagePath": "a.png", **size})


def old_labelme(root: Path, height: int, width: int) -> None:
    """Of a version that wrote no size."""
    shape = {"label": "cell", "points": RING, "shape_type": "polygon"}
    write_json(root / "a.json", {"version": "3.4.0", "shapes": [shape], "imagePath": "a.png"})


def coco(root: Path, height: int, width: int) -> None:
    ring = [value for point in RING for value in point]
    shape = {"id": 1, "image_id": 1, "category_id": 1, "iscrowd": 0, "segmentation": [ring]}
    images = [{"id": 1, "file_name": "a.png", "height": height, "width": width}]
    content = {"images": images, "annotations": [shape], "categories": [{"id": 1, "name": "cell"}]}
    write_json(root / "instances.json", content)


def run_lengths(root: Path, height: int, width: int) -> None:
    text = f"id,annotation,width,height,cell_type\na,1 9,{width},{height},cell\n"
    (root / "train.csv").write_text(text, encoding="utf-8")


def cvat(root: Path, height: int, width: int) -> None:
    points = ";".join(f"{x},{y}" for x, y in RING)
    (root / "annotations.xml").write_text(
        f'<annotations><version>1.1</version><image id="0" name="a.png" width="{width}" height="{height}">'
        f'<polygon label="cell" points="{points}" z_order="0"></polygon></image></annotations>',
        encoding="utf-8",
    )


def via(root: Path, height: int, width: int) -> None:
    xs, ys = zip(*RING, strict=True)
    shape = {"name": "polygon", "all_points_x": list(xs), "all_points_y": list(ys)}
    region = {"shape_attributes": shape, "region_attributes": {"class": "cell"}}
    entry = {"filename": "a.png", "size": 9, "regions": [region], "file_attributes": {}}
    write_json(root / "via.json", {"a.png9": entry})


KINDS: dict[str, tuple[str, Callable[[Path, int, int], None]]] = {
    "labelme": ("labelme", labelme),
    "labelme without a size": ("labelme", old_labelme),
    "coco": ("coco", coco),
    "run lengths": ("run-lengths", run_lengths),
    "cvat": ("cvat", cvat),
    "via": ("via", via),
}


@pytest.fixture
def taken_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., DatasetReport]:
    """Imports a data set into a project that has its picture, where nothing unseen may have 100 pixels."""
    monkeypatch.setattr(files, "MOST_UNSEEN_PX", 100)

    def take_in(kind: str, size: tuple[int, int] = SHAPE, *, is_there: bool = True) -> DatasetReport:
        name, make = KINDS[kind]
        (tmp_path / "labels").mkdir()
        make(tmp_path / "labels", *size)
        picture(tmp_path / "pictures" / ("a.png" if is_there else "b.png"), SHAPE)
        with Project.create(
            tmp_path / "p.inkling", name="P", classes=ClassList.from_names(["background"])
        ) as made:
            made.images.add_folder(tmp_path / "pictures")
            dataset = READERS[name].load().open(tmp_path / "labels", {})
            targets = suggested_mapping(dataset.classes, made.classes)
            mapping = resolve_mapping(targets, dataset.classes, made.classes)
            made.set_classes(mapping.classes)
            outcome = DatasetReport()
            parts = (made, dataset, mapping, {}, outcome, NO_PROGRESS)
            import_dataset(*parts, source=tmp_path / "labels")
        return outcome

    return take_in


@pytest.mark.parametrize("kind", KINDS)
def test_labels_of_any_size_come_in_where_the_project_has_the_picture(
    taken_in: Callable[..., DatasetReport], kind: str
) -> None:
    outcome = taken_in(kind)
    assert (outcome.imported, outcome.problems) == (1, [])


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in ("labelme without a size", "via")])
def test_a_size_that_is_not_that_of_the_picture_is_refused_before_memory_is_taken(
    taken_in: Callable[..., DatasetReport], kind: str
) -> None:
    outcome = taken_in(kind, (17_000, 17_000))
    # A table of run lengths says a size for want of a picture alone.
    assert outcome.imported == (kind == "run lengths")
    assert all("16x12" in problem.sentence for problem in outcome.problems)


@pytest.mark.parametrize("is_beside", [True, False])
def test_a_coco_file_opens_each_picture_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_beside: bool
) -> None:
    coco(tmp_path, *SHAPE)
    folder = tmp_path if is_beside else tmp_path / "elsewhere"
    picture(folder / "a.png", SHAPE)
    opened: Counter[str] = Counter()

    def probed(path: Path) -> pictures.ImageInfo:
        opened[path.name] += 1
        return pictures.probe_image(path)

    for module in (files, importing):
        monkeypatch.setattr(module, "probe_image", probed)
    with Project.create(tmp_path / "p.inkling", name="P", classes=ClassList.from_names(["cell"])) as made:
        made.images.add_folder(folder)
        dataset = READERS["coco"].load().open(tmp_path, {})
        mapping = resolve_mapping(
            suggested_mapping(dataset.classes, made.classes), dataset.classes, made.classes
        )
        outcome = DatasetReport()
        import_dataset(*(made, dataset, mapping, {}, outcome, NO_PROGRESS), source=tmp_path)
        mask = made.decided_mask(made.images.rows()[0].id)
    assert outcome.problems == []
    assert mask is not None
    assert np.count_nonzero(mask == 0) > 0
    assert opened == {"a.png": 1}


def test_a_claim_without_any_picture_stays_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MOST_UNSEEN_PX", 100)
    labelme(tmp_path, *SHAPE)
    (image,) = READERS["labelme"].load().open(tmp_path, {}).images()
    with pytest.raises(UserError, match="was not found is said to be 16x12"):
        image.read()
