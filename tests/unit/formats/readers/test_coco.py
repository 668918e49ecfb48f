"""COCO: polygons, run lengths, crowds, ids with gaps, and panoptic PNGs come in as they were written."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from engine.core import NO_PROGRESS, CancelToken, ClassList, UserError
from engine.core.errors import CancelledError
from engine.formats.catalog import READERS
from engine.formats.incoming import source_sample
from engine.formats.incoming.arrivals import ArrivalCounts, count_arrivals
from engine.formats.incoming.contents import INCOMPLETE
from engine.formats.incoming.import_dataset import DatasetReport, import_dataset
from engine.formats.incoming.mapping import resolve_mapping, suggested_mapping
from engine.formats.incoming.recognition import recognise_source
from engine.formats.incoming.survey import survey_source
from engine.formats.readers import coco
from engine.formats.shapes.run_lengths import packed, run_lengths
from engine.storage import Project
from tests.helpers.incoming import BACKGROUND, opened, picture, take_in, write_json

SHAPE = (12, 16)
SQUARE = [2, 3, 8, 3, 8, 9, 2, 9]
CATEGORIES = [{"id": 7, "name": "cell"}, {"id": 90, "name": "Zelle é"}]


def holed() -> np.ndarray:
    """A square with a hole, and one pixel by itself."""
    area = np.zeros(SHAPE, np.bool_)
    area[2:8, 3:10] = True
    area[4:6, 5:7] = False
    area[10, 15] = True
    return area


def data_set(folder: Path, annotations: list[dict[str, Any]], **more: Any) -> Path:
    """A data set with one picture."""
    picture(folder / "images" / "a.png", SHAPE)
    content = {
        "images": [{"id": 5, "file_name": "a.png", "height": SHAPE[0], "width": SHAPE[1]}],
        "annotations": [{"id": n, "image_id": 5, "iscrowd": 0} | a for n, a in enumerate(annotations, 1)],
        "categories": CATEGORIES,
    }
    write_json(folder / "annotations" / "instances.json", content | more)
    return folder


def runs(area: np.ndarray, *, is_packed: bool) -> dict[str, Any]:
    lengths = run_lengths(area)
    return {"size": list(SHAPE), "counts": packed(lengths) if is_packed else lengths}


def test_polygons_become_classes_by_the_names_of_categories_with_gaps(tmp_path: Path) -> None:
    source = data_set(tmp_path / "d", [{"category_id": 90, "segmentation": [SQUARE, [12, 0, 16, 0, 16, 2]]}])
    taken = take_in(tmp_path, source)
    mask = taken.masks["a.png"]
    assert taken.survey.format == "coco"
    assert taken.names == ("background", "cell", "Zelle é")
    assert (mask[3:9, 2:8] == 2).all()
    assert taken.name_at("a.png", 0, 15) == "Zelle é"
    assert int((mask == 2).sum()) == 36 + int((mask[:2, 12:] == 2).sum())
    assert int((mask == 0).sum()) == mask.size - int((mask == 2).sum())
    assert taken.status == {"a.png": "accepted"}


@pytest.mark.parametrize("is_packed", [True, False])
def test_run_lengths_give_holes_and_single_pixels_exactly(tmp_path: Path, is_packed: bool) -> None:
    source = data_set(
        tmp_path / "d", [{"category_id": 7, "segmentation": runs(holed(), is_packed=is_packed)}]
    )
    mask = take_in(tmp_path, source).masks["a.png"]
    assert np.array_equal(mask == 1, holed())


def test_objects_that_touch_keep_their_numbers(tmp_path: Path) -> None:
    beside = [8, 3, 12, 3, 12, 9, 8, 9]
    source = data_set(
        tmp_path / "d",
        [{"category_id": 7, "segmentation": [SQUARE]}, {"category_id": 7, "segmentation": [beside]}],
    )
    numbers = take_in(tmp_path, source).numbers["a.png"]
    assert (numbers[5, 4], numbers[5, 9], numbers[0, 0]) == (1, 2, 0)


@pytest.mark.parametrize(
    ("answer", "expected"), [("class", "cell"), ("ignore", ""), ("nothing", "background")]
)
def test_a_crowd_is_what_the_answer_says(tmp_path: Path, answer: str, expected: str) -> None:
    crowd = {"category_id": 7, "iscrowd": 1, "segmentation": runs(holed(), is_packed=False)}
    taken = take_in(tmp_path, data_set(tmp_path / "d", [crowd]), answers={"crowd": answer})
    name = taken.name_at("a.png", 2, 3) if "a.png" in taken.masks else "no labels"
    assert name == expected


@pytest.mark.parametrize(
    ("rule", "expected"), [("later", "Zelle é"), ("earlier", "cell"), ("smaller", "cell"), ("unlabelled", "")]
)
def test_overlapping_classes_are_a_question_whose_answer_decides(
    tmp_path: Path, rule: str, expected: str
) -> None:
    small, large = SQUARE, [0, 0, 16, 0, 16, 12, 0, 12]
    source = data_set(
        tmp_path / "d",
        [{"category_id": 7, "segmentation": [small]}, {"category_id": 90, "segmentation": [large]}],
    )
    seen = survey_source(source, None, {}, BACKGROUND)
    assert [q.key for q in seen.unanswered({})] == ["overlap"]
    taken = take_in(tmp_path, source, answers={"overlap": rule})
    assert taken.name_at("a.png", 4, 4) == expected


def test_what_no_shape_covers_can_be_left_unlabelled(tmp_path: Path) -> None:
    source = data_set(tmp_path / "d", [{"category_id": 7, "segmentation": [SQUARE]}])
    mask = take_in(tmp_path, source, lines=("uncovered=unlabelled",)).masks["a.png"]
    assert np.unique(mask).tolist() == [1, 255]


def test_two_kinds_of_files_are_a_question(tmp_path: Path) -> None:
    source = data_set(tmp_path / "d", [{"category_id": 7, "segmentation": [SQUARE]}])
    text = (source / "annotations" / "instances.json").read_text(encoding="utf-8")
    (source / "annotations" / "stuff.json").write_text(text, encoding="utf-8")
    seen = survey_source(source, "coco", {}, BACKGROUND)
    assert [q.key for q in seen.unanswered({})] == ["file"]
    assert take_in(tmp_path, source, "coco", {"file": "stuff"}).report.imported == 1


def test_the_splits_of_files_that_belong_together_are_read_as_one(tmp_path: Path) -> None:
    for split, name in (("train", "a.png"), ("val", "b.png")):
        picture(tmp_path / "d" / split / name, SHAPE)
        write_json(
            tmp_path / "d" / "annotations" / f"instances_{split}2017.json",
            {
                "images": [{"id": 1, "file_name": name, "height": SHAPE[0], "width": SHAPE[1]}],
                "annotations": [{"id": 1, "image_id": 1, "category_id": 7, "segmentation": [SQUARE]}],
                "categories": CATEGORIES,
            },
        )
    images = list(opened(tmp_path / "d", "coco").images())
    assert [(image.name, image.split) for image in images] == [("a.png", "train"), ("b.png", "val")]
    assert set(take_in(tmp_path, tmp_path / "d").masks) == {"a.png", "b.png"}


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        ({"segmentation": {"size": [3, 3], "counts": [9]}}, "another size"),
        ({"segmentation": {"size": list(SHAPE), "counts": [9, -1]}}, "not in order"),
        ({"segmentation": [[1, 2, 3]]}, "polygon"),
        ({"segmentation": [[float("nan")] * 6]}, "no number"),
        ({"segmentation": [[1e300] * 6]}, "far outside"),
        ({"segmentation": "text"}, "neither"),
        ({"segmentation": [SQUARE], "category_id": "x"}, "category_id"),
    ],
)
def test_an_annotation_that_is_not_in_order_costs_its_image_alone(
    tmp_path: Path, fault: dict[str, Any], words: str
) -> None:
    source = data_set(tmp_path / "d", [{"category_id": 7} | fault])
    taken = take_in(tmp_path, source)
    assert taken.masks == {}
    assert [words in problem.sentence for problem in taken.report.problems] == [True]


def test_an_unknown_category_that_the_sample_does_not_show_is_not_accepted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(source_sample, "MOST_SAMPLED", 0)
    source = data_set(tmp_path / "d", [{"category_id": 8, "segmentation": [SQUARE]}])
    taken = take_in(tmp_path, source)
    assert taken.status == {"a.png": "started"}
    assert "no class was given for (8)" in taken.report.not_accepted_sentences[0]


@pytest.mark.parametrize("name", ["../../outside.png", "/etc/hosts", "..\\outside.png"])
def test_no_name_leads_out_of_the_folder(tmp_path: Path, name: str) -> None:
    picture(tmp_path / "outside.png", SHAPE)
    source = data_set(tmp_path / "d", [{"category_id": 7, "segmentation": [SQUARE]}])
    image = {"id": 5, "file_name": name, "height": SHAPE[0], "width": SHAPE[1]}
    write_json(
        source / "annotations" / "instances.json",
        {"images": [image], "annotations": [], "categories": CATEGORIES},
    )
    dataset = opened(source, "coco")
    assert [found.file for found in dataset.images()] == [None]
    assert "out of the folder" in dataset.notes[0]


def test_the_first_pictures_are_there_before_any_annotation_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = [f"{number:03d}.png" for number in range(40)]
    for name in names:
        picture(tmp_path / "d" / name, SHAPE)
    images = [{"id": n, "file_name": name, "height": 12, "width": 16} for n, name in enumerate(names)]
    annotation = {"id": 1, "image_id": 0, "category_id": 7, "segmentation": [SQUARE]}
    content = {"images": images, "annotations": [annotation] * 3, "categories": CATEGORIES}
    write_json(tmp_path / "d" / "all.json", content)
    monkeypatch.setattr(coco, "json_items", lambda path: pytest.fail("annotations were read"))
    dataset, token, counts = opened(tmp_path / "d", "coco"), CancelToken(), []
    mapping = resolve_mapping(suggested_mapping(dataset.classes, BACKGROUND), dataset.classes, BACKGROUND)
    with Project.create(tmp_path / "p.inkling", name="P", classes=mapping.classes) as project:

        def there() -> None:
            counts.append(project.images.count())
            token.cancel()

        with pytest.raises(CancelledError):
            import_dataset(
                *(project, dataset, mapping, {}, DatasetReport(), NO_PROGRESS, token),
                source=tmp_path / "d",
                on_pictures=there,
            )
    assert counts == [10]


def test_a_large_file_is_shown_by_its_first_annotations(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(coco, "_LARGE_BYTES", 100)
    source = data_set(tmp_path / "d", [{"category_id": 7, "segmentation": [SQUARE]}])
    seen = survey_source(source, None, {}, BACKGROUND)
    assert [example.counts.get(7) for example in seen.examples] == [36]
    assert any("first 16 MB" in note for note in seen.notes)


def panoptic(folder: Path, infos: list[dict[str, Any]]) -> Path:
    picture(folder / "images" / "a.png", SHAPE)
    segments = np.zeros((*SHAPE, 3), np.uint8)
    segments[:4] = (1, 1, 0)
    segments[4:8] = (2, 0, 1)
    (folder / "panoptic").mkdir(parents=True)
    Image.fromarray(segments).save(folder / "panoptic" / "a.png")
    content = {
        "images": [{"id": 5, "file_name": "a.png", "height": SHAPE[0], "width": SHAPE[1]}],
        "annotations": [{"image_id": 5, "file_name": "a.png", "segments_info": infos}],
        "categories": CATEGORIES,
    }
    write_json(folder / "annotations" / "panoptic.json", content)
    return folder


def test_panoptic_segments_give_classes_numbers_and_what_is_nobodys(tmp_path: Path) -> None:
    infos = [{"id": 257, "category_id": 7}, {"id": 65538, "category_id": 90}]
    taken = take_in(tmp_path, panoptic(tmp_path / "d", infos))
    assert taken.survey.format == "panoptic"
    assert [taken.name_at("a.png", y, 0) for y in (0, 4, 8)] == ["cell", "Zelle é", ""]
    assert [int(taken.numbers["a.png"][y, 0]) for y in (0, 4, 8)] == [257, 65538, 0]


def test_a_segment_that_nothing_describes_is_refused(tmp_path: Path) -> None:
    taken = take_in(tmp_path, panoptic(tmp_path / "d", [{"id": 257, "category_id": 7}]))
    assert "segment 65538" in taken.report.problems[0].sentence


def test_coco_is_recognised_by_content_not_by_name(tmp_path: Path) -> None:
    source = data_set(tmp_path / "d", [{"category_id": 7, "segmentation": [SQUARE]}])
    (source / "annotations" / "instances.json").rename(source / "annotations" / "x.json")
    assert recognise_source(source)[0].name == "coco"
    assert recognise_source(source / "annotations" / "x.json")[0].name == "coco"


def test_a_category_with_two_names_is_refused(tmp_path: Path) -> None:
    source = data_set(tmp_path / "d", [], categories=[{"id": 7, "name": "a"}, {"id": 7, "name": "b"}])
    with pytest.raises(UserError, match="calls category 7 'b'"):
        opened(source, "coco")


def test_names_that_differ_in_case_alone_are_the_project_s_class(tmp_path: Path) -> None:
    source = data_set(tmp_path / "d", [{"category_id": 7, "segmentation": [SQUARE]}])
    taken = take_in(tmp_path, source, classes=ClassList.from_names(["background", "CELL"]))
    assert taken.name_at("a.png", 4, 4) == "CELL"


def small_set(folder: Path, **parts: Any) -> Path:
    """One picture of 32 x 48 pixels with one object, but for other parts of the file."""
    picture(folder / "images" / "a.jpg", (32, 48))
    ring = [8, 8, 20, 8, 20, 20, 8, 20]
    content = {
        "images": [{"id": 1, "file_name": "a.jpg", "height": 32, "width": 48}],
        "annotations": [{"id": 1, "image_id": 1, "category_id": 1, "segmentation": [ring], "iscrowd": 0}],
        "categories": [{"id": 1, "name": "cell"}],
    }
    write_json(folder / "instances.json", {**content, **parts})
    return folder


def annotation(**parts: Any) -> list[dict[str, Any]]:
    ring = [8, 8, 20, 8, 20, 20, 8, 20]
    return [{"id": 1, "image_id": 1, "category_id": 1, "segmentation": [ring], "iscrowd": 0, **parts}]


def test_an_id_that_is_written_as_a_text_is_that_number(tmp_path: Path) -> None:
    taken = take_in(tmp_path, small_set(tmp_path / "d", annotations=annotation(image_id="1")), "coco")
    assert taken.name_at("a.jpg", 10, 10) == "cell"


def test_annotations_of_images_that_are_not_listed_are_told(tmp_path: Path) -> None:
    taken = take_in(tmp_path, small_set(tmp_path / "d", annotations=annotation(image_id=7)), "coco")
    assert taken.report.notes == ["instances.json has annotations of an image that it does not list: 7."]


@pytest.mark.parametrize("segmentation", [{}, {"segmentation": []}])
def test_a_box_without_an_outline_is_no_background(tmp_path: Path, segmentation: dict[str, Any]) -> None:
    box = {"id": 1, "image_id": 1, "category_id": 1, "bbox": [8, 8, 12, 12], **segmentation}
    source = small_set(tmp_path / "d", annotations=[*annotation(), box | {"id": 2}])
    taken = take_in(tmp_path, source)
    assert taken.survey.left_out.sentence == "Left out: 1 box without an outline."
    assert taken.report.left_out.sentence == taken.survey.left_out.sentence
    assert taken.report.problems == []
    assert taken.name_at("a.jpg", 10, 10) == "cell"
    assert taken.report.not_accepted == {INCOMPLETE: ["a"]}


def test_a_source_of_boxes_alone_is_refused_before_anything_comes_in(tmp_path: Path) -> None:
    box = {"id": 1, "image_id": 1, "category_id": 1, "bbox": [8, 8, 12, 12]}
    with pytest.raises(UserError, match="d has boxes alone"):
        take_in(tmp_path, small_set(tmp_path / "d", annotations=[box]))


def test_an_image_of_boxes_alone_gets_no_labels(tmp_path: Path) -> None:
    picture(tmp_path / "d/images/b.jpg", (32, 48))
    names = ("a.jpg", "b.jpg")
    images = [{"id": n, "file_name": f, "height": 32, "width": 48} for n, f in enumerate(names, start=1)]
    box = {"id": 2, "image_id": 2, "category_id": 1, "bbox": [8, 8, 12, 12]}
    taken = take_in(tmp_path, small_set(tmp_path / "d", images=images, annotations=[*annotation(), box]))
    assert taken.report.unlabelled == 1
    assert taken.status["b.jpg"] == "new"


def test_shapes_that_cover_no_pixel_are_told(tmp_path: Path) -> None:
    thin = annotation(segmentation=[[8, 8, 20, 8, 20, 8.1, 8, 8.1]])
    taken = take_in(tmp_path, small_set(tmp_path / "d", annotations=thin), "coco")
    assert taken.report.notes == ["1 shape is so small or thin that it covers no pixel: a."]


def test_shapes_without_a_pixel_are_told_where_the_image_gets_no_label(tmp_path: Path) -> None:
    thin = annotation(segmentation=[[8, 8, 20, 8, 20, 8.1, 8, 8.1]])
    source = small_set(tmp_path / "d", annotations=thin)
    taken = take_in(tmp_path, source, "coco", lines=("uncovered=unlabelled",))
    assert taken.report.unlabelled == 1
    assert taken.report.notes == ["1 shape is so small or thin that it covers no pixel: a."]


def test_a_picture_that_two_files_list_is_foreseen_once(tmp_path: Path) -> None:
    source = small_set(tmp_path / "d")
    (source / "annotations").mkdir()
    for name in ("train", "val"):
        shutil.copy(source / "instances.json", source / "annotations" / f"instances_{name}.json")
    (source / "instances.json").unlink()
    reader = READERS["coco"].load()

    def foreseen(project: Project) -> ArrivalCounts:
        return count_arrivals(project, reader.open(source, {}), source, NO_PROGRESS, None)

    with Project.create(tmp_path / "p.inkling", name="P", classes=BACKGROUND) as project:
        assert len(list(reader.open(source, {}).images())) == 2
        assert foreseen(project) == ArrivalCounts(new=1)
        project.images.add_folder(source / "images")
        assert foreseen(project) == ArrivalCounts(known=1)


@pytest.mark.parametrize(
    ("place", "folder"),
    [
        ("{part}/_annotations.coco.json", "{part}"),
        ("annotations/instances_{part}2017.json", "{part}2017"),
        ("annotations/{part}.json", "images/{part}"),
    ],
)
def test_pictures_of_one_name_belong_to_the_file_of_their_own_part(
    place: str, folder: str, tmp_path: Path
) -> None:
    for part, value in (("train", 20), ("val", 90)):
        picture(tmp_path / folder.format(part=part) / "1.jpg", value=value)
        outline = {"id": 0, "image_id": 0, "category_id": 1, "segmentation": [[1, 1, 9, 1, 9, 9]]}
        content = {
            "images": [{"id": 0, "file_name": "1.jpg", "height": 12, "width": 16}],
            "annotations": [outline],
            "categories": [{"id": 1, "name": "cell"}],
        }
        write_json(tmp_path / place.format(part=part), content)
    found = {image.split: image.file for image in opened(tmp_path, "coco").images()}
    assert found == {part: tmp_path / folder.format(part=part) / "1.jpg" for part in ("train", "val")}
