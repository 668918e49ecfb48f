"""Readers of MATLAB files, LabelMe's XML, Open Images and ICDAR: files as other programs write them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image
from scipy.io import savemat

from engine.core import UserError
from engine.formats.catalog import READERS
from engine.formats.incoming.contents import UNCOVERED, IncomingDataset
from engine.formats.incoming.raster import DrawnLabels, draw_labels
from engine.formats.incoming.recognition import recognise_source

SHAPE = (8, 10)
PLANE = np.zeros(SHAPE, np.uint8)
PLANE[1:4, 2:6] = 1
PLANE[5:7, 1:9] = 2


def picture(path: Path, shape: tuple[int, int] = SHAPE) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(np.full((*shape, 3), 90, np.uint8)).save(path)


def opened(name: str, source: Path, answers: dict[str, str] | None = None) -> IncomingDataset:
    best = recognise_source(source)[0]
    assert best.name == name
    return READERS[name].load().open(source, answers or {})


def drawn(dataset: IncomingDataset) -> dict[str, DrawnLabels]:
    """All images; a class has its place in the list of classes as number, what is uncovered 9."""
    ids: dict[Any, int | None] = {entry.key: place for place, entry in enumerate(dataset.classes)}
    ids |= {entry.key: 255 for entry in dataset.classes if entry.role == "ignore"}
    return {image.name: draw_labels(image.read(), ids | {UNCOVERED: 9}) for image in dataset.images()}


# MATLAB


def mat(folder: Path, name: str, content: dict[str, Any], *, compressed: bool = True) -> None:
    picture(folder / "images" / f"{name}.png")
    (folder / "gt").mkdir(exist_ok=True)
    savemat(folder / "gt" / f"{name}.mat", content, do_compression=compressed)


@pytest.mark.parametrize("compressed", [True, False])
@pytest.mark.parametrize("dtype", [np.uint8, np.uint16, np.int32, np.float32, np.float64])
def test_the_one_plane_of_a_mat_file_is_the_mask(tmp_path: Path, dtype: type, compressed: bool) -> None:
    mat(tmp_path, "a", {"anything": PLANE.astype(dtype), "n": 3, "who": "me"}, compressed=compressed)
    (image,) = opened("matlab", tmp_path).images()
    assert image.file is not None
    assert np.array_equal(image.read().values, PLANE)


def test_which_of_several_planes_is_a_question(tmp_path: Path) -> None:
    mat(tmp_path, "a", {"depth": PLANE * 7, "classes_here": PLANE})
    (question,) = opened("matlab", tmp_path).questions
    assert [value for value, _ in question.choices] == ["depth", "classes_here"]
    assert question.default is None
    (image,) = opened("matlab", tmp_path, {"variable": "classes_here"}).images()
    assert np.array_equal(image.read().values, PLANE)


def test_structs_of_sbd_have_objects_and_their_classes(tmp_path: Path) -> None:
    ids = PLANE * 1
    ids[5:7, 5:9] = 3
    inside = {"Segmentation": ids, "Categories": np.array([[15], [2], [15]], np.uint8)}
    mat(tmp_path, "a", {"GTinst": inside})
    (image,) = opened("matlab", tmp_path).images()
    labels = image.read()
    assert np.array_equal(labels.ids, ids)
    assert np.array_equal(labels.values, np.array([0, 15, 2, 15])[ids])


def test_annotators_of_bsds_and_names_of_coco_stuff(tmp_path: Path) -> None:
    cells = np.empty((1, 2), object)
    cells[0, 0], cells[0, 1] = {"Segmentation": PLANE + 1}, {"Segmentation": PLANE}
    mat(tmp_path / "bsds", "a", {"groundTruth": cells})
    dataset = opened("matlab", tmp_path / "bsds")
    (image,) = dataset.images()
    assert np.array_equal(image.read().values, PLANE + 1)
    assert any("first one" in note for note in dataset.notes)
    names = np.array([["tree"], ["sky ä"]], object)
    mat(tmp_path / "stuff", "a", {"S": PLANE, "names": names, "captions": PLANE.astype(float)})
    dataset = opened("matlab", tmp_path / "stuff")
    assert [(c.key, c.name) for c in dataset.classes[:2]] == [(1, "tree"), (2, "sky ä")]
    assert not dataset.questions


def test_objects_without_classes_and_a_picture_of_one_row(tmp_path: Path) -> None:
    row = np.array([[0, 1, 1, 0, 70000]], np.int32)
    picture(tmp_path / "images" / "a.png", row.shape)
    (tmp_path / "gt").mkdir()
    savemat(tmp_path / "gt" / "a.mat", {"inst_map": row})
    (image,) = opened("matlab", tmp_path).images()
    labels = image.read()
    assert np.array_equal(labels.ids, row)
    assert np.array_equal(labels.values, row > 0)


def test_what_is_no_label_file_of_matlab_is_refused(tmp_path: Path) -> None:
    mat(tmp_path, "a", {"S": PLANE})
    file = tmp_path / "gt" / "a.mat"
    data = file.read_bytes()
    for wrong, word in (
        (data[:150], "damaged"),
        (b"MATLAB 7.3 MAT-file".ljust(126) + b"IM" + data[128:], "7.3"),
        (b"nothing of the kind", "no MAT file"),
    ):
        file.write_bytes(wrong)
        with pytest.raises(UserError, match=word):
            READERS["matlab"].load().open(tmp_path, {})
    savemat(file, {"S": PLANE + 0.5})
    (image,) = READERS["matlab"].load().open(tmp_path, {}).images()
    with pytest.raises(UserError, match="whole number"):
        image.read()


# LabelMe, XML


def xml(folder: Path, name: str, objects: str, size: str = "") -> None:
    picture(folder / "Images" / "street" / f"{name}.jpg")
    path = folder / "Annotations" / "street" / f"{name}.xml"
    path.parent.mkdir(parents=True, exist_ok=True)
    head = f"<filename>{name}.jpg</filename><folder>street</folder><source><sourceImage/></source>"
    path.write_text(f"<annotation>{head}{size}{objects}</annotation>", encoding="utf-8")


def polygon(name: str, x0: int, y0: int, x1: int, y1: int, more: str = "") -> str:
    points = "".join(
        f"<pt><x>\n{x}\n</x><y>{y}</y></pt>" for x, y in ((x0, y0), (x1, y0), (x1, y1), (x0, y1))
    )
    return f"<object><name>{name}</name>{more}<polygon><username>x</username>{points}</polygon></object>"


def test_labelme_xml_has_parts_deleted_objects_and_masks(tmp_path: Path) -> None:
    part = "<id>1</id><parts><hasparts/><ispartof>0</ispartof></parts>"
    wheel = "<id>2</id><parts><hasparts/><ispartof>0</ispartof></parts>"
    objects = (
        polygon("car &amp; c&#228;r", 0, 0, 2, 2, "<deleted>0</deleted><id>0</id>")
        + polygon("car &amp; c&#228;r", 4, 0, 6, 2, part)
        + polygon("wheel", 7, 0, 9, 2, wheel)
        + polygon("gone", 0, 0, 9, 9, "<deleted>1</deleted>")
        + "<object><name>grass</name><segm><mask>a_mask_0.png</mask></segm></object>"
    )
    xml(tmp_path, "a", objects)
    (tmp_path / "Masks" / "street").mkdir(parents=True)
    Image.fromarray(np.where(PLANE == 2, 255, 0).astype(np.uint8)).save(
        tmp_path / "Masks/street/a_mask_0.png"
    )
    xml(tmp_path, "empty", "", "<imagesize><nrows>8</nrows><ncols>10</ncols></imagesize>")
    dataset = opened("labelme-xml", tmp_path)
    assert [c.name for c in dataset.classes[:3]] == ["car & cär", "wheel", "grass"]
    images = drawn(dataset)
    one = images["Images/street/a.jpg"]
    expected = np.full(SHAPE, 9, np.uint8)
    expected[:2, :2] = expected[:2, 4:6] = 0
    expected[:2, 7:9] = 1
    expected[PLANE == 2] = 2
    assert np.array_equal(one.mask, expected)
    assert one.numbers is not None
    assert one.numbers[0, 0] == one.numbers[0, 4] != one.numbers[0, 7]
    assert (images["Images/street/empty.jpg"].mask == 9).all()


def test_a_labelme_xml_object_without_an_outline_leaves_the_others_of_its_image_in(tmp_path: Path) -> None:
    xml(tmp_path, "a", polygon("car", 0, 0, 2, 2) + "<object><name>car</name><id>7</id></object>")
    dataset = opened("labelme-xml", tmp_path)
    (image,) = dataset.images()
    labels = image.read()
    assert (len(labels.shapes), labels.is_incomplete) == (1, True)
    assert dataset.left_out.to_json() == {"boxes without an outline": 1}


# Open Images


def test_open_images_masks_of_another_size_fit_their_picture(tmp_path: Path) -> None:
    picture(tmp_path / "train" / "0001.jpg", (16, 20))
    picture(tmp_path / "validation" / "0001.jpg")
    for place, stored in (("train-masks", PLANE == 1), ("validation-masks", PLANE == 2)):
        (tmp_path / place).mkdir()
        Image.fromarray(stored).save(tmp_path / place / f"0001_m011k07_{place[0]}.png")
    for split in ("train", "validation"):
        (tmp_path / f"{split}-annotations-object-segmentation.csv").write_text(
            "MaskPath,ImageID,LabelName,BoxID,BoxXMin,BoxXMax,BoxYMin,BoxYMax,PredictedIoU,Clicks\n"
            f"0001_m011k07_{split[0]}.png,0001,/m/011k07,ab,0,1,0,1,0.9,\n"
        )
    (tmp_path / "class-descriptions-boxable.csv").write_text('/m/011k07,"Tortoise, large"\n/m/01,Bus\n')
    dataset = opened("open-images", tmp_path)
    assert [c.name for c in dataset.classes[:2]] == ["Tortoise, large", "Bus"]
    assert [image.split for image in dataset.images()] == ["train", "val"]
    images = drawn(dataset)
    twice = np.repeat(np.repeat(PLANE == 1, 2, axis=0), 2, axis=1)
    assert np.array_equal(images["train/0001.jpg"].mask == 0, twice)
    assert np.array_equal(images["validation/0001.jpg"].mask == 0, PLANE == 2)


# ICDAR


def test_icdar_outlines_of_words(tmp_path: Path) -> None:
    picture(tmp_path / "images" / "img_1.jpg")
    picture(tmp_path / "images" / "img_2.jpg")
    (tmp_path / "gt").mkdir()
    (tmp_path / "gt" / "gt_img_1.txt").write_text(
        "\ufeff1,1,4,1,4,3,1,3,Hello, 24\n5,5,9,5,9,7,5,7,###\n", encoding="utf-8"
    )
    (tmp_path / "gt" / "gt_img_2.txt").write_text('2, 2, 6, 4, "7 up"\n0 5 3 7 "x"\n')
    images = drawn(opened("icdar", tmp_path))
    expected = np.full(SHAPE, 9, np.uint8)
    expected[1:3, 1:4] = 0
    expected[5:7, 5:9] = 255
    assert np.array_equal(images["images/img_1.jpg"].mask, expected)
    expected[:] = 9
    expected[2:4, 2:6] = expected[5:7, 0:3] = 0
    assert np.array_equal(images["images/img_2.jpg"].mask, expected)


def test_icdar_pixels_of_letters(tmp_path: Path) -> None:
    picture(tmp_path / "7.jpg")
    colours = np.full((*SHAPE, 3), 255, np.uint8)
    colours[1:3, 1:3], colours[1:3, 4:6], colours[5:7, 1:4], colours[5:7, 6:8] = (1, 0, 0), (2, 0, 0), 9, 77
    Image.fromarray(colours).save(tmp_path / "7_GT.bmp")
    (tmp_path / "7_GT.txt").write_text(
        '1 0 0 2 2 1 1 3 3 "a"\n2 0 0 5 2 4 1 6 3 "b"\n\n9 9 9 2 6 1 5 4 7 "c"\n\n#77 77 77 7 6 6 5 8 7 "d"\n'
    )
    one = drawn(opened("icdar", tmp_path))["7.jpg"]
    expected = np.full(SHAPE, 9, np.uint8)
    expected[1:3, 1:3] = expected[1:3, 4:6] = expected[5:7, 1:4] = 0
    expected[5:7, 6:8] = 255
    assert np.array_equal(one.mask, expected)
    assert one.numbers is not None
    assert one.numbers[1, 1] == one.numbers[1, 4] != one.numbers[5, 1]


@pytest.mark.parametrize("line", ["1,2,3", "a,b,c,d,e", "1,2,3,nan,x"])
def test_icdar_lines_without_an_outline_are_named(tmp_path: Path, line: str) -> None:
    picture(tmp_path / "a.jpg")
    (tmp_path / "gt_a.txt").write_text(f"1,1,4,4,x\n{line}\n")
    (image,) = READERS["icdar"].load().open(tmp_path, {}).images()
    with pytest.raises(UserError, match="line 2"):
        image.read()
