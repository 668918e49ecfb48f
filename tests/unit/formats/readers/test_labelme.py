"""labelme: every kind of shape of every version, special labels, groups, and what is not in order."""

from __future__ import annotations

import base64
import io
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from engine.formats.incoming.survey import survey_source
from tests.helpers.incoming import BACKGROUND, opened, picture, take_in, write_json

SHAPE = (20, 24)
SQUARE = [[2, 3], [8, 3], [8, 9], [2, 9]]


def shape(label: str, points: list[list[float]], kind: str | None = "polygon", **more: Any) -> dict[str, Any]:
    entry: dict[str, Any] = {"label": label, "points": points, "group_id": None} | more
    return entry if kind is None else entry | {"shape_type": kind}


def data_set(folder: Path, *shapes: dict[str, Any], **more: Any) -> Path:
    picture(folder / "a.png", SHAPE)
    content = {
        "version": "5.4.1",
        "shapes": list(shapes),
        "imagePath": "a.png",
        "imageData": None,
        "imageHeight": SHAPE[0],
        "imageWidth": SHAPE[1],
    }
    write_json(folder / "a.json", {k: v for k, v in (content | more).items() if v != "gone"})
    return folder


def png(area: np.ndarray) -> str:
    stream = io.BytesIO()
    Image.fromarray(area.astype(np.uint8)).save(stream, format="PNG")
    return base64.b64encode(stream.getvalue()).decode()


def test_later_shapes_lie_above_and_names_become_classes(tmp_path: Path) -> None:
    source = data_set(tmp_path / "d", shape("yes", SQUARE), shape("1e3", [[4, 5], [12, 5], [12, 7], [4, 7]]))
    taken = take_in(tmp_path, source)
    assert taken.survey.format == "labelme"
    assert [taken.name_at("a.png", y, x) for y, x in ((3, 2), (5, 5), (6, 11), (15, 15))] == [
        "yes",
        "1e3",
        "1e3",
        "background",
    ]


def test_files_of_the_first_versions_have_polygons_without_a_kind_or_a_size(tmp_path: Path) -> None:
    source = data_set(
        tmp_path / "d", shape("cell", SQUARE, None), version="gone", imageHeight="gone", imageWidth="gone"
    )
    assert int((take_in(tmp_path, source).masks["a.png"] == 1).sum()) == 36


@pytest.mark.parametrize(
    ("kind", "points", "pixels"),
    [
        ("rectangle", [[8, 9], [2, 3]], 36),
        ("rectangle", SQUARE, 36),
        ("circle", [[10, 10], [14, 10]], 52),
        ("oriented_rectangle", SQUARE, 36),
    ],
)
def test_shapes_with_an_area_are_filled(
    tmp_path: Path, kind: str, points: list[list[float]], pixels: int
) -> None:
    mask = take_in(tmp_path, data_set(tmp_path / "d", shape("cell", points, kind))).masks["a.png"]
    assert int((mask == 1).sum()) == pixels


def test_a_mask_has_holes_and_single_pixels(tmp_path: Path) -> None:
    area = np.zeros((6, 7), np.bool_)
    area[0:4, 0:4] = True
    area[1:3, 1:3] = False
    area[5, 6] = True
    source = data_set(tmp_path / "d", shape("cell", [[3, 2], [9, 7]], "mask", mask=png(area)))
    mask = take_in(tmp_path, source).masks["a.png"]
    assert np.array_equal(mask[2:8, 3:10] == 1, area)
    assert int((mask == 1).sum()) == int(area.sum())


def test_ignore_is_unlabelled_and_background_is_the_background(tmp_path: Path) -> None:
    source = data_set(
        tmp_path / "d",
        shape("cell", SQUARE),
        shape("__ignore__", [[2, 3], [8, 3], [8, 5], [2, 5]]),
        shape("_background_", [[2, 7], [8, 7], [8, 9], [2, 9]]),
    )
    (tmp_path / "d" / "labels.txt").write_text("__ignore__\n_background_\nnever\ncell\n", encoding="utf-8")
    taken = take_in(tmp_path, source)
    assert taken.names == ("background", "never", "cell")
    assert [taken.name_at("a.png", y, 4) for y in (3, 5, 8)] == ["", "cell", "background"]


def test_shapes_of_a_group_are_one_object(tmp_path: Path) -> None:
    right = [[10, 3], [14, 3], [14, 9], [10, 9]]
    below = [[2, 12], [8, 12], [8, 15], [2, 15]]
    source = data_set(
        tmp_path / "d",
        shape("cell", SQUARE, group_id=4),
        shape("cell", right, group_id=4),
        shape("cell", below),
    )
    numbers = take_in(tmp_path, source).numbers["a.png"]
    assert numbers[5, 4] == numbers[5, 12] != numbers[13, 4]


def test_lines_and_points_are_a_question(tmp_path: Path) -> None:
    source = data_set(
        tmp_path / "d", shape("crack", [[2, 2], [18, 14]], "line"), shape("dot", [[20, 3]], "point")
    )
    seen = survey_source(source, None, {}, BACKGROUND)
    assert [question.key for question in seen.unanswered({})] == ["line-width"]
    taken = take_in(tmp_path, source, answers={"line-width": "3"})
    assert taken.name_at("a.png", 8, 10) == "crack"
    assert taken.name_at("a.png", 3, 20) == "dot"
    # Eight neighbours, so that a line that runs aslant is one piece.
    assert 20 < int((taken.masks["a.png"] == 1).sum()) < 80


@pytest.mark.parametrize("named", ["sub\\a.png", "../elsewhere/a.png", "b.png"])
def test_a_picture_is_found_by_its_name_wherever_the_file_says_it_was(tmp_path: Path, named: str) -> None:
    source = data_set(tmp_path / "d", shape("cell", SQUARE), imagePath=named)
    (image,) = opened(source, "labelme").images()
    assert image.file == source / "a.png"


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (shape("cell", [[1, 2], [3]]), "no place"),
        (shape("cell", [[float("nan"), 2], [3, 4], [5, 6]]), "no place"),
        (shape("cell", SQUARE, "blob"), "kind"),
        (shape("cell", [[3, 2], [9, 7]], "mask", mask="!!"), "no PNG"),
        (shape("cell", [[3, 2], [5, 7]], "mask", mask=png(np.ones((6, 7)))), "another size"),
        (shape("x" * 5000, SQUARE), "characters"),
    ],
)
def test_a_file_that_is_not_in_order_costs_its_image_alone(
    tmp_path: Path, fault: dict[str, Any], words: str
) -> None:
    source = data_set(tmp_path / "d", fault)
    taken = take_in(tmp_path, source, "labelme")
    assert taken.masks == {}
    assert [words in problem.sentence for problem in taken.report.problems] == [True]


def test_an_outline_may_reach_beyond_its_picture(tmp_path: Path) -> None:
    source = data_set(tmp_path / "d", shape("cell", [[-50, -50], [500, -50], [500, 10], [-50, 10]]))
    mask = take_in(tmp_path, source).masks["a.png"]
    assert (mask[:10] == 1).all()
    assert (mask[10:] == 0).all()
