"""Bad input ends with exit code 2, one line that helps, and nothing left behind."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from tests.helpers.cli import Ended, inkling, inkling_inside
from tests.helpers.datasets import make_cells, save


@pytest.fixture
def cells(tmp_path: Path) -> Path:
    return make_cells(tmp_path / "cells", count=2, size=(40, 48))


def is_refused(ended: Ended, *words: str) -> bool:
    """Whether it ended with exit code 2 and exactly one line, with these words and no traceback."""
    assert ended.code == 2, ended.err
    lines = ended.err.strip().splitlines()
    assert len(lines) == 1, ended.err
    return [word for word in words if word not in lines[0]] == []


def test_an_unknown_command_is_told_in_one_line() -> None:
    assert is_refused(inkling("paint"), "paint", "--help")


def test_a_missing_argument_is_told_in_one_line() -> None:
    assert is_refused(inkling_inside("train"), "PROJECT")


def test_a_folder_without_images_makes_no_project(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert is_refused(
        inkling_inside("new", tmp_path / "p.inkling", "--images", tmp_path / "empty"), "holds no image"
    )
    assert not (tmp_path / "p.inkling").exists()


def test_a_class_named_twice_is_told_with_its_lines(cells: Path, tmp_path: Path) -> None:
    (tmp_path / "twice.txt").write_text("background\ncell\ncell\n", encoding="utf-8")
    ended = inkling_inside(
        "new", tmp_path / "p.inkling", "--images", cells / "images", "--classes", tmp_path / "twice.txt"
    )
    assert is_refused(ended, "'cell'", "2", "3")
    assert not (tmp_path / "p.inkling").exists()


def test_a_mask_of_another_size_is_told_and_the_others_are_imported(cells: Path, tmp_path: Path) -> None:
    save(cells / "masks" / "01.png", np.zeros((10, 12), np.uint8))
    ended = inkling_inside(
        "new", tmp_path / "p.inkling", "--images", cells / "images", "--masks", cells / "masks", "--json", "-"
    )
    assert ended.code == 2
    assert ended.result["masks"] == 1
    assert [Path(problem["file"]).name for problem in ended.result["problems"]] == ["01.png"]
    assert "12x10" in ended.result["problems"][0]["reason"]


def test_a_project_is_never_made_over_something_else(cells: Path, tmp_path: Path) -> None:
    (tmp_path / "p.inkling").mkdir()
    (tmp_path / "p.inkling" / "thesis.txt").write_text("precious", encoding="utf-8")
    assert is_refused(
        inkling_inside("new", tmp_path / "p.inkling", "--images", cells / "images"), "not empty"
    )
    assert (tmp_path / "p.inkling" / "thesis.txt").read_text(encoding="utf-8") == "precious"


def test_a_second_project_at_the_same_place_leaves_the_first_alone(cells: Path, tmp_path: Path) -> None:
    first = inkling_inside(
        "new", tmp_path / "p.inkling", "--images", cells / "images", "--masks", cells / "masks"
    )
    assert first.code == 0, first.err
    assert is_refused(inkling_inside("new", tmp_path / "p.inkling", "--images", cells / "images"), "already")
    assert inkling_inside("export", tmp_path / "p.inkling", "--out", tmp_path / "out").code == 0


def test_training_without_any_mask_says_what_to_do(cells: Path, tmp_path: Path) -> None:
    assert inkling_inside("new", tmp_path / "p.inkling", "--images", cells / "images").code == 0
    assert is_refused(inkling_inside("train", tmp_path / "p.inkling", "--epochs", "1"), "Accept a mask")


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("--arch", "unett"),
        ("--encoder", "resnet18"),
        ("--loss", "dise"),
        ("--optimizer", "adamm"),
        ("--minutes", "-1"),
        ("--augment", "elastics"),
    ],
)
def test_a_name_or_number_that_cannot_be_is_refused(
    cells: Path, tmp_path: Path, option: str, value: str
) -> None:
    project = tmp_path / "p.inkling"
    assert inkling_inside("new", project, "--images", cells / "images", "--masks", cells / "masks").code == 0
    ended = inkling_inside("train", project, option, value)
    assert ended.code == 2, ended.err
    assert value in ended.err.splitlines()[-1]
    assert list((project / "models").iterdir()) == []


def test_a_missing_model_file_is_told(cells: Path, tmp_path: Path) -> None:
    ended = inkling_inside(
        "predict", cells / "images", "--model", tmp_path / "no.safetensors", "--out", tmp_path / "o"
    )
    assert is_refused(ended, "no.safetensors")
    assert not (tmp_path / "o").exists()


def test_a_model_that_is_no_model_is_told(cells: Path, tmp_path: Path) -> None:
    (tmp_path / "bad.safetensors").write_bytes(b"this is not a model at all")
    ended = inkling_inside(
        "predict", cells / "images", "--model", tmp_path / "bad.safetensors", "--out", tmp_path / "o"
    )
    assert is_refused(ended, "bad.safetensors")


def test_evaluating_folders_that_share_no_name_is_told(cells: Path, tmp_path: Path) -> None:
    save(tmp_path / "other" / "zz.png", np.zeros((5, 5), np.uint8))
    ended = inkling_inside(
        "evaluate", tmp_path / "other", cells / "masks", "--classes", cells / "classes.txt"
    )
    assert is_refused(ended, "No mask in")


def test_a_mask_with_an_unknown_class_is_told(cells: Path, tmp_path: Path) -> None:
    save(tmp_path / "other" / "00.png", np.full((40, 48), 7, np.uint8))
    ended = inkling_inside(
        "evaluate", tmp_path / "other", cells / "masks", "--classes", cells / "classes.txt"
    )
    assert ended.code == 2
    assert "7" in ended.err.splitlines()[-1]


def test_an_output_folder_that_is_a_file_is_told(cells: Path, tmp_path: Path) -> None:
    project = tmp_path / "p.inkling"
    assert inkling_inside("new", project, "--images", cells / "images", "--masks", cells / "masks").code == 0
    (tmp_path / "taken").write_text("a file", encoding="utf-8")
    assert is_refused(inkling_inside("export", project, "--out", tmp_path / "taken"), "taken")
    assert (tmp_path / "taken").read_text(encoding="utf-8") == "a file"


def test_a_json_file_that_could_not_be_written_is_told_before_the_work(cells: Path, tmp_path: Path) -> None:
    ended = inkling_inside(
        "new", tmp_path / "p.inkling", "--images", cells / "images", "--json", tmp_path / "no" / "result.json"
    )
    assert is_refused(ended, "no", "does not exist")
    assert not (tmp_path / "p.inkling").exists()


def test_an_unknown_benchmark_is_told_with_those_known() -> None:
    assert is_refused(inkling_inside("bench", "nothing"), "startup", "stall")
