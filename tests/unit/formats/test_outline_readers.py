"""Files of other programs that ours never write: polygons with holes, orders, percents, old versions."""

from __future__ import annotations

import json
import struct
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from engine.core import UserError
from engine.formats.catalog import READERS
from engine.formats.incoming.contents import UNCOVERED, IncomingDataset
from engine.formats.incoming.raster import draw_labels
from engine.formats.incoming.survey import survey_source
from tests.helpers.incoming import BACKGROUND, take_in

HEIGHT, WIDTH = 8, 10
SQUARE = [[1, 1], [5, 1], [5, 5], [1, 5]]
HOLE = [[2, 2], [4, 2], [4, 4], [2, 4]]


def square(value: int = 1, *, hole: bool = False) -> np.ndarray[Any, Any]:
    mask = np.zeros((HEIGHT, WIDTH), np.uint8)
    mask[1:5, 1:5] = value
    if hole:
        mask[2:4, 2:4] = 0
    return mask


def picture(folder: Path, name: str = "a.png") -> None:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", (WIDTH, HEIGHT)).save(folder / name)


def save_json(path: Path, content: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content), encoding="utf-8")


def drawn(name: str, source: Path, ids: dict[Any, int], **answers: str) -> np.ndarray[Any, Any]:
    """The mask of the only image, with these class ids."""
    dataset: IncomingDataset = READERS[name].load().open(source, answers)
    (image,) = dataset.images()
    assert image.file is not None
    result = draw_labels(image.read(), {UNCOVERED: 0, **ids})
    assert result.unknown == {}
    return result.mask


def is_incomplete(name: str, source: Path) -> bool:
    """Whether the only image lacks objects that the source has no outline of."""
    (image,) = READERS[name].load().open(source, {}).images()
    return image.read().is_incomplete


def cvat_xml(shapes: str) -> str:
    return (
        "<annotations><version>1.1</version><meta><task><labels><label><name>cell</name></label>"
        "<label><name>b</name></label></labels></task></meta>"
        f'<image id="0" name="a.png" width="{WIDTH}" height="{HEIGHT}">{shapes}</image></annotations>'
    )


def test_cvat_draws_polygons_by_their_z_order_and_leaves_boxes_out(tmp_path: Path) -> None:
    picture(tmp_path, "images/a.png")
    above = '<polygon label="cell" points="2,2;4,2;4,4;2,4" z_order="1"/>'
    below = '<polygon label="b" points="1,1;5,1;5,5;1,5" z_order="0"/>'
    box = '<box label="b" xtl="0" ytl="0" xbr="9" ybr="7"/>'
    (tmp_path / "annotations.xml").write_text(cvat_xml(above + below + box))
    expected = square(2)
    expected[2:4, 2:4] = 1
    np.testing.assert_array_equal(drawn("cvat", tmp_path, {"cell": 1, "b": 2}), expected)
    assert "1 shape without area" in READERS["cvat"].load().open(tmp_path, {}).notes[0]
    assert is_incomplete("cvat", tmp_path)
    (tmp_path / "annotations.xml").write_text(cvat_xml(above + below))
    assert not is_incomplete("cvat", tmp_path)


def test_where_boxes_are_alone_nothing_is_background(tmp_path: Path) -> None:
    picture(tmp_path, "images/a.png")
    (tmp_path / "annotations.xml").write_text(cvat_xml('<box label="b" xtl="0" ytl="0" xbr="9" ybr="7"/>'))
    assert (drawn("cvat", tmp_path, {}) == 255).all()


def test_xml_with_a_document_type_is_refused(tmp_path: Path) -> None:
    bomb = '<!DOCTYPE a [<!ENTITY a "aaaa">]>' + cvat_xml('<polygon label="&a;" points="1,1;5,1;5,5"/>')
    (tmp_path / "annotations.xml").write_text(bomb)
    with pytest.raises(UserError, match="document type"):
        READERS["cvat"].load().open(tmp_path, {})


def test_annotations_for_another_size_than_the_picture_are_refused(tmp_path: Path) -> None:
    picture(tmp_path)
    text = cvat_xml("").replace(f'width="{WIDTH}"', 'width="30000"').replace("></image>", "></image>")
    (tmp_path / "annotations.xml").write_text(text)
    (image,) = READERS["cvat"].load().open(tmp_path, {}).images()
    with pytest.raises(UserError, match=r"a\.png is 10x8, its annotations say 30000x8"):
        image.read()


def left_out(name: str, source: Path) -> dict[str, int]:
    """What a reader counts while it reads the labels of the only image."""
    dataset = READERS[name].load().open(source, {})
    (image,) = dataset.images()
    image.read()
    return dataset.left_out.to_json()


def test_supervisely_polygons_have_holes(tmp_path: Path) -> None:
    picture(tmp_path, "set/img/a.png")
    save_json(
        tmp_path / "meta.json", {"classes": [{"title": "cell", "shape": "polygon", "color": "#FF0000"}]}
    )
    points = {"exterior": SQUARE, "interior": [HOLE]}
    shape = {"classTitle": "cell", "geometryType": "polygon", "points": points}
    line = {"classTitle": "cell", "geometryType": "line", "points": {"exterior": [[0, 0], [9, 7]]}}
    box = {**line, "geometryType": "rectangle"}
    content = {"size": {"height": HEIGHT, "width": WIDTH}, "objects": [shape, line, box]}
    save_json(tmp_path / "set/ann/a.png.json", content)
    assert is_incomplete("supervisely", tmp_path)
    assert left_out("supervisely", tmp_path) == {
        "boxes without an outline": 1,
        "lines or points, which cover no area": 1,
    }
    np.testing.assert_array_equal(drawn("supervisely", tmp_path, {"cell": 1}), square(hole=True))


def test_label_studio_polygons_are_in_percent_and_uploads_have_a_prefix(tmp_path: Path) -> None:
    picture(tmp_path)
    points = [[100 * x / WIDTH, 100 * y / HEIGHT] for x, y in SQUARE]
    result = {
        "type": "polygonlabels",
        "original_width": WIDTH,
        "original_height": HEIGHT,
        "value": {"points": points, "polygonlabels": ["cell"]},
    }
    other = {**result, "value": {"points": points[:3], "polygonlabels": ["cell"]}}
    annotations = [{"result": [result]}, {"result": [other]}, {"was_cancelled": True, "result": []}]
    task = {"id": 1, "annotations": annotations, "data": {"image": "/data/upload/1/0a1b2c3d-a.png"}}
    save_json(tmp_path / "export.json", [task])
    (question,) = READERS["label-studio"].load().open(tmp_path, {}).questions
    assert question.default is None
    first = drawn("label-studio", tmp_path, {"cell": 1}, annotation="first")
    np.testing.assert_array_equal(first, square())
    assert drawn("label-studio", tmp_path, {"cell": 1}, annotation="last").sum() < 16
    assert not is_incomplete("label-studio", tmp_path)
    annotations[0]["result"] = [result, {"type": "rectanglelabels", "value": {}}]
    save_json(tmp_path / "export.json", [task])
    assert is_incomplete("label-studio", tmp_path)


def test_qupath_reads_several_polygons_and_what_has_no_class(tmp_path: Path) -> None:
    picture(tmp_path, "a.tif")
    ring, hole = [*SQUARE, SQUARE[0]], [*HOLE, HOLE[0]]
    far = [[[7, 5], [9, 5], [9, 7], [7, 7], [7, 5]]]
    area = {"type": "MultiPolygon", "coordinates": [[ring, hole], far]}
    point = {"type": "Point", "coordinates": [1, 1]}
    features = [
        {"type": "Feature", "geometry": area, "properties": {"objectType": "annotation"}},
        {"type": "Feature", "geometry": point, "properties": {"objectType": "annotation"}},
    ]
    save_json(tmp_path / "a.geojson", {"type": "FeatureCollection", "features": features})
    expected = square(hole=True)
    expected[5:7, 7:9] = 1
    np.testing.assert_array_equal(drawn("qupath", tmp_path, {"unclassified": 1}), expected)
    assert left_out("qupath", tmp_path) == {"lines or points, which cover no area": 1}


def via_region(shape: dict[str, Any], **attributes: Any) -> dict[str, Any]:
    return {"shape_attributes": shape, "region_attributes": attributes}


def test_via_reads_version_1_rectangles_and_asks_for_the_attribute(tmp_path: Path) -> None:
    picture(tmp_path)
    shape = {"name": "rect", "x": 1, "y": 1, "width": 4, "height": 4}
    regions = {
        "0": via_region(shape, kind="cell", who="anna"),
        "1": via_region({"name": "point", "cx": 1, "cy": 1}, kind="cell", who="bert"),
    }
    save_json(tmp_path / "via.json", {"a.png123": {"filename": "a.png", "size": 123, "regions": regions}})
    (question,) = READERS["via"].load().open(tmp_path, {}).questions
    assert [value for value, _ in question.choices] == ["kind", "who"]
    by_kind = drawn("via", tmp_path, {"cell": 1}, **{question.key: "kind"})
    np.testing.assert_array_equal(by_kind, square())


def test_via_circles_and_ellipses_have_their_area(tmp_path: Path) -> None:
    picture(tmp_path)
    circle = via_region({"name": "circle", "cx": 4, "cy": 4, "r": 3})
    ellipse = via_region({"name": "ellipse", "cx": 8, "cy": 4, "rx": 1, "ry": 2})
    entry = {"filename": "a.png", "size": 1, "regions": [circle, ellipse], "file_attributes": {}}
    save_json(tmp_path / "via.json", {"_via_img_metadata": {"a.png1": entry}, "_via_settings": {}})
    mask = drawn("via", tmp_path, {"object": 1})
    assert abs(int(mask.sum()) - np.pi * (9 + 2)) < 6


def yolo_folder(folder: Path, lines: str, yaml: str = "names: [yes, 1e3]\n") -> None:
    picture(folder, "images/train/a.png")
    (folder / "labels/train").mkdir(parents=True)
    (folder / "labels/train/a.txt").write_text(lines)
    (folder / "data.yaml").write_text(f"path: /elsewhere/data\ntrain: images/train\n{yaml}")


def test_yolo_reads_names_as_text_and_leaves_boxes_out(tmp_path: Path) -> None:
    shares = " ".join(f"{x / WIDTH} {y / HEIGHT}" for x, y in SQUARE)
    yolo_folder(tmp_path, f"1 {shares}\n0 0.5 0.5 0.2 0.2\n")
    dataset = READERS["yolo"].load().open(tmp_path / "data.yaml", {})
    assert [(c.key, c.name) for c in dataset.classes[:2]] == [(0, "yes"), (1, "1e3")]
    np.testing.assert_array_equal(drawn("yolo", tmp_path, {0: 2, 1: 1}), square())
    taken = take_in(tmp_path, tmp_path / "data.yaml")
    assert taken.report.left_out.to_json()["boxes without an outline"] == 1
    assert taken.status == {"a.png": "started"}


def test_yolo_boxes_alone_are_named_as_such(tmp_path: Path) -> None:
    yolo_folder(tmp_path, "0 0.5 0.5 0.2 0.2\n")
    assert READERS["yolo"].load().recognise(tmp_path) is not None
    with pytest.raises(UserError, match="has boxes alone"):
        survey_source(tmp_path, None, {}, BACKGROUND)


def test_yolo_finds_the_folders_of_roboflow(tmp_path: Path) -> None:
    picture(tmp_path, "valid/images/a.png")
    (tmp_path / "valid/labels").mkdir()
    (tmp_path / "valid/labels/a.txt").write_text("0 " + " ".join(f"{x / 10} {y / 8}" for x, y in SQUARE))
    (tmp_path / "data.yaml").write_text("train: ../train/images\nval: ../valid/images\nnames: ['cell']\n")
    np.testing.assert_array_equal(drawn("yolo", tmp_path, {0: 1}), square())
    (image,) = READERS["yolo"].load().open(tmp_path, {}).images()
    assert image.split == "val"


@pytest.mark.parametrize(
    "line", ["0 0.1 0.1", "x 0 0 1 0 1 1", "0 nan 0 1 0 1 1", "0 0 0 1 0 1 1 1", "0 1e9 0 1 0 1 1"]
)
def test_yolo_names_the_line_that_is_wrong(line: str, tmp_path: Path) -> None:
    yolo_folder(tmp_path, f"0 0 0 1 0 1 1\n{line}\n")
    (image,) = READERS["yolo"].load().open(tmp_path, {}).images()
    with pytest.raises(UserError, match=r"a\.txt is not in order: (line 2|it is no text)"):
        image.read()


def roi(kind: int, box: tuple[int, int, int, int], name: str = "") -> bytes:
    """A region without corners, as ImageJ writes rectangles (1) and ovals (2)."""
    head = struct.pack(">4sHBx4h", b"Iout", 227, kind, *box).ljust(60, b"\0") + struct.pack(">I", 64)
    text = name.encode("utf-16-be")
    return head + struct.pack(">16xII40x", 128, len(name)) + text


def test_imagej_rectangles_and_ovals_without_names_are_one_class(tmp_path: Path) -> None:
    picture(tmp_path, "a.tif")
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("0003-0003.roi", roi(1, (1, 1, 5, 5)))
        archive.writestr("0006-0008.roi", roi(2, (5, 6, 8, 10)))
        archive.writestr("0001-0001.roi", roi(3, (0, 0, 7, 7)))
    mask = drawn("imagej", tmp_path, {"object": 1})
    np.testing.assert_array_equal(mask[:5], square()[:5])
    assert 6 <= mask[5:].sum() <= 12


def test_imagej_classes_are_in_the_names_or_in_the_groups(tmp_path: Path) -> None:
    picture(tmp_path)
    (tmp_path / "a.roi").write_bytes(roi(1, (1, 1, 5, 5), "T-cell-12"))
    np.testing.assert_array_equal(
        drawn("imagej", tmp_path, {"T-cell": 1, "a": 2}, **{"class-of-roi": "name"}), square()
    )
    by_group = drawn("imagej", tmp_path, {"group 0": 1}, **{"class-of-roi": "group"})
    np.testing.assert_array_equal(by_group, square())


def test_imagej_classes_are_those_of_the_regions_where_files_in_the_archive_have_other_names(
    tmp_path: Path,
) -> None:
    picture(tmp_path)
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("T_B cell-1.roi", roi(1, (1, 1, 5, 5), "T/B cell-1"))
    np.testing.assert_array_equal(drawn("imagej", tmp_path, {"T/B cell": 1}), square())
    dataset = READERS["imagej"].load().open(tmp_path, {})
    assert [info.name for info in dataset.classes if info.key != UNCOVERED] == ["T/B cell"]


def test_datumaro_polygons_lie_by_z_order(tmp_path: Path) -> None:
    picture(tmp_path, "images/default/a.png")
    labels = [{"name": "cell", "parent": "", "attributes": []}, {"name": "b", "parent": "", "attributes": []}]
    flat = [value for point in SQUARE for value in point]
    inner = [value for point in HOLE for value in point]
    annotations = [
        {"type": "polygon", "label_id": 1, "points": inner, "z_order": 3},
        {"type": "polygon", "label_id": 0, "points": flat, "z_order": 0},
        {"type": "bbox", "label_id": 0, "bbox": [0, 0, 9, 7]},
    ]
    item = {"id": "a", "annotations": annotations, "image": {"path": "a.png", "size": [HEIGHT, WIDTH]}}
    content = {"dm_format_version": "1.0", "categories": {"label": {"labels": labels}}, "items": [item]}
    save_json(tmp_path / "annotations/default.json", content)
    expected = square()
    expected[2:4, 2:4] = 2
    np.testing.assert_array_equal(drawn("datumaro", tmp_path, {0: 1, 1: 2}), expected)
    assert is_incomplete("datumaro", tmp_path)
    for annotation in annotations[1:]:
        annotation["group"] = 4
    save_json(tmp_path / "annotations/default.json", content)
    assert not is_incomplete("datumaro", tmp_path)


def test_isat_layers_and_its_background_take_away(tmp_path: Path) -> None:
    picture(tmp_path)
    objects = [
        {"category": "__background__", "segmentation": HOLE, "layer": 2.0, "group": 1},
        {"category": "cell", "segmentation": SQUARE, "layer": 1.0, "group": 1},
    ]
    info = {"description": "ISAT", "folder": "x", "name": "a.png", "width": WIDTH, "height": HEIGHT}
    save_json(tmp_path / "a.json", {"info": info, "objects": objects})
    np.testing.assert_array_equal(drawn("isat", tmp_path, {"cell": 1}), square(hole=True))


def test_digital_sreeni_leaves_stacks_and_boxes_out(tmp_path: Path) -> None:
    picture(tmp_path, "images/a.png")
    flat = [value for point in SQUARE for value in point]
    by_class = {"cell": [{"segmentation": flat}, {"bbox": [0, 0, 2, 2]}]}
    images = [
        {"file_name": "a.png", "annotations": by_class, "is_multi_slice": False},
        {"file_name": "b.tif", "is_multi_slice": True, "slices": []},
    ]
    save_json(tmp_path / "p.iap", {"classes": [{"name": "cell", "color": "#ff0000"}], "images": images})
    np.testing.assert_array_equal(drawn("digital-sreeni", tmp_path, {"cell": 1}), square())
    assert is_incomplete("digital-sreeni", tmp_path)
    assert "1 stack" in READERS["digital-sreeni"].load().open(tmp_path, {}).notes[0]


@pytest.mark.parametrize(
    ("image", "text", "names"),
    [
        ("{part}{n}.png", "{part}{n}.txt", "classes.txt"),
        ("{part}/{part}{n}.png", "{part}/{part}{n}.txt", "obj.names"),
        ("{part}/images/{n}.png", "{part}/labels/{n}.txt", "classes.txt"),
        ("images/{part}/{n}.png", "labels/{part}/{n}.txt", "labels/classes.txt"),
    ],
)
def test_yolo_is_known_by_any_text_file_and_named_by_a_list(
    image: str, text: str, names: str, tmp_path: Path
) -> None:
    """The first picture of each part has no object, and an empty file."""
    for part in ("train", "val"):
        for number, line in enumerate(("", "1 0.1 0.1 0.5 0.1 0.5 0.5\n")):
            place = {"part": part, "n": number}
            picture(tmp_path / "d", image.format(**place))
            (tmp_path / "d" / text.format(**place)).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / "d" / text.format(**place)).write_text(line)
    (tmp_path / "d" / names).write_text("leaf\nstem\n")
    taken = take_in(tmp_path, tmp_path / "d")
    assert taken.survey.format == "yolo"
    assert [known.name for known in taken.survey.classes][:2] == ["leaf", "stem"]
    assert sum(bool((mask == taken.names.index("stem")).any()) for mask in taken.masks.values()) == 2
