"""Something else than was meant is chosen: photographs as masks, masks as images, one format for another."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from engine.core import ClassList, UserError
from engine.document.pairing.photographs import masks_sentence
from engine.formats.incoming.contents import IncomingDataset
from engine.formats.incoming.survey import ImportSurvey, survey_source
from engine.formats.readers.raster.label_images import LabelImageReader
from tests.helpers.incoming import picture, write_json

TWO = ClassList.from_names(["background", "object"])
SHAPE = (40, 60)


def saved(folder: Path, pixels: np.ndarray, ending: str = ".png") -> Path:
    """Four files of the same pixels."""
    folder.mkdir(parents=True)
    for number in range(4):
        Image.fromarray(pixels).save(folder / f"leaf_{number}{ending}")
    return folder


def noise(*shape: int) -> np.ndarray:
    return np.random.default_rng(0).integers(0, 255, shape, dtype=np.uint8)


def labels(*colors: object) -> np.ndarray:
    """Stripes of these values or colours."""
    return np.array(colors, np.uint8)[np.arange(SHAPE[1]) // 10 % len(colors)][None].repeat(SHAPE[0], axis=0)


def surveyed(source: Path, format_name: str | None = None) -> ImportSurvey:
    return survey_source(source, format_name, {}, TWO)


@pytest.mark.parametrize("ending", [".png", ".jpg"])
@pytest.mark.parametrize("shape", [(*SHAPE, 3), SHAPE], ids=["colour", "grey"])
@pytest.mark.parametrize("format_name", [None, "png", "masks"])
def test_photographs_that_were_chosen_as_masks_are_told_as_such(
    tmp_path: Path, ending: str, shape: tuple[int, ...], format_name: str | None
) -> None:
    source = saved(tmp_path / "photos", noise(*shape), ending)
    with pytest.raises(UserError, match=r"photos look like photographs, not like masks.*folder of the masks"):
        surveyed(source, format_name)


def test_masks_of_many_values_are_no_photographs(tmp_path: Path) -> None:
    values = (np.arange(SHAPE[0] * SHAPE[1]).reshape(SHAPE) // 30).astype(np.uint8)
    assert surveyed(saved(tmp_path / "masks", values)).sampled == 4


def test_masks_in_colours_without_a_table_are_read_as_those_of_other_tools(tmp_path: Path) -> None:
    source = saved(tmp_path / "masks", labels((0, 0, 0), (128, 128, 128), (0, 128, 64)))
    survey = surveyed(source)
    assert survey.format == "masks"
    assert [known.name for known in survey.classes] == ["#000000", "#008040", "#808080"]


def test_masks_of_another_size_than_their_pictures_are_told_before_the_import(tmp_path: Path) -> None:
    picture(tmp_path / "images" / "leaf_0.png")
    survey = surveyed(saved(tmp_path / "masks", labels(0, 1)))
    assert "leaf_0.png is 16x12" in survey.examples[0].problem
    assert survey.sampled == 3, "the others have no picture there"


def test_that_no_label_can_be_read_is_said(tmp_path: Path) -> None:
    source = saved(tmp_path / "masks", labels((0, 0, 0), (9, 9, 9), (0, 7, 0)), ".jpg")
    assert surveyed(source, "png").unreadable_sentence.startswith("None of the labels that were looked at")
    assert not surveyed(saved(tmp_path / "others", labels(0, 1))).unreadable_sentence


def test_masks_of_numbered_objects_alone_are_no_pictures_of_themselves(tmp_path: Path) -> None:
    source = saved(tmp_path / "objects", labels(0, 1, 2).astype(np.uint16) * 300, ".tif")
    assert [image.file for image in _opened(source).images()] == [None] * 4


def _opened(source: Path) -> IncomingDataset:
    return LabelImageReader().open(source, {})


@pytest.fixture
def coco(tmp_path: Path) -> Path:
    folder = tmp_path / "set"
    picture(folder / "a.png")
    content = {
        "images": [{"id": 1, "file_name": "a.png", "height": 12, "width": 16}],
        "annotations": [],
        "categories": [{"id": 1, "name": "cell"}],
    }
    write_json(folder / "all.json", content)
    return folder


@pytest.mark.parametrize("format_name", ["labelme", "yolo", "numpy"])
def test_a_source_in_another_format_than_the_named_one_says_which(coco: Path, format_name: str) -> None:
    with pytest.raises(UserError, match=r"It looks like COCO, objects: all\.json has images") as refused:
        surveyed(coco, format_name)
    assert refused.value.hint == "Choose the format COCO, objects."
    assert refused.value.command_hint == "Add --format coco, or leave --format out."


@pytest.mark.parametrize("format_name", [None, "mots"])
def test_a_source_with_the_marks_of_a_format_and_no_image_is_refused(
    tmp_path: Path, format_name: str | None
) -> None:
    for name in ("images", "instances"):
        (tmp_path / name).mkdir()
    with pytest.raises(UserError, match="has no image of the format"):
        surveyed(tmp_path, format_name)


def test_what_can_be_read_in_a_named_format_says_beside_it_what_it_looks_like(tmp_path: Path) -> None:
    picture(tmp_path / "JPEGImages" / "a.png")
    picture(tmp_path / "masks" / "a.png")
    saved(tmp_path / "SegmentationClass", labels(0, 1)[:12, :16])
    survey = surveyed(tmp_path, "label-images")
    assert survey.likely_format is not None
    assert survey.likely_format.name == "voc"
    assert surveyed(tmp_path, "voc").likely_format is None


def test_masks_that_were_chosen_as_images_are_told_as_such(tmp_path: Path) -> None:
    masks = sorted(saved(tmp_path / "masks", labels(0, 1, 255)).iterdir())
    assert masks_sentence(masks).startswith("These look like masks, not like images.")
    for other in (
        saved(tmp_path / "grey", noise(*SHAPE)),
        saved(tmp_path / "flat", labels((0, 0, 0), (1, 2, 3))),
    ):
        assert masks_sentence(sorted(other.iterdir())) == ""
    assert masks_sentence([]) == ""


def test_palettes_that_contradict_each_other_are_told_before_the_import(tmp_path: Path) -> None:
    masks = saved(tmp_path / "masks", labels(0, 1))
    for number in range(4):
        mask = Image.fromarray(labels(0, 1) if number else 1 - labels(0, 1)).convert("P")
        mask.putpalette([0, 0, 0, 128, 0, 0] if number else [128, 0, 0, 0, 0, 0])
        mask.save(masks / f"leaf_{number}.png")
    (note,) = surveyed(masks).notes
    assert note.startswith("A colour stands for another number in 1 of the masks that were looked at")


def test_white_of_masks_without_names_comes_last_and_is_not_called_unlabelled_where_it_is_the_object(
    tmp_path: Path,
) -> None:
    found = [(known.key, known.name) for known in surveyed(saved(tmp_path / "a", labels(0, 1, 255))).classes]
    assert found == [(0, ""), (1, ""), (255, "unlabelled")]
    found = [(known.key, known.name) for known in surveyed(saved(tmp_path / "b", labels(0, 255))).classes]
    assert found == [(0, ""), (255, "")]


def test_masks_of_other_names_beside_those_of_cellpose_are_counted(tmp_path: Path) -> None:
    for name in ("x0_cp_masks", "x0", "x1_mask", "x2"):
        Image.fromarray(labels(0, 1)).save(tmp_path / f"{name}.png")
    survey = surveyed(tmp_path)
    assert survey.format == "cellpose"
    assert survey.left_out.sentence == ("Left out: 2 image files without a mask that Cellpose has named.")


@pytest.mark.parametrize("name", ["set.zip", "set.tar.gz", "set.7z"])
def test_an_archive_is_to_be_unpacked(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(b"PK")
    with pytest.raises(UserError, match="is an archive"):
        survey_source(tmp_path / name, None, {}, TWO)


def test_a_single_mask_is_no_data_set_and_its_folder_is_named(tmp_path: Path) -> None:
    file = saved(tmp_path / "masks", labels(0, 1)) / "leaf_0.png"
    with pytest.raises(UserError, match=r"leaf_0\.png is a single picture, and no data set") as refused:
        survey_source(file, None, {}, TWO)
    assert str(tmp_path / "masks") in refused.value.hint


def test_boxes_of_voc_are_not_taken_for_photographs(tmp_path: Path) -> None:
    """Its pictures lie beside them, and nothing else."""
    Image.effect_noise((64, 64), 90).save(tmp_path / "a.jpg")
    box = "<bndbox><xmin>1</xmin><ymin>1</ymin><xmax>9</xmax><ymax>9</ymax></bndbox>"
    (tmp_path / "a.xml").write_text(f"<annotation><object><name>cat</name>{box}</object></annotation>")
    with pytest.raises(UserError, match="has boxes alone"):
        survey_source(tmp_path, None, {}, TWO, usual_format="png")
