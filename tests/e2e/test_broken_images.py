"""One broken image among good ones costs that image only."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers.cli import inkling, inkling_inside
from tests.helpers.command_runs import NETWORK
from tests.helpers.datasets import make_cells


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    cells = make_cells(tmp_path_factory.mktemp("cells"), count=1, size=(64, 64))
    project = cells / "p.inkling"
    assert inkling_inside("new", project, "--images", cells / "images", "--masks", cells / "masks").code == 0
    ended = inkling_inside(
        "train", project, *NETWORK, "--epochs", "1", "--no-pretrained", "--out", cells / "m.safetensors"
    )
    assert ended.code == 0, ended.err
    return cells / "m.safetensors"


def test_the_good_images_of_a_folder_are_predicted_and_the_broken_one_is_named(
    model: Path, tmp_path: Path
) -> None:
    folder = make_cells(tmp_path / "cells", count=2, size=(64, 64)) / "images"
    (folder / "broken.png").write_bytes((folder / "00.png").read_bytes()[:200])
    ended = inkling("predict", folder, "--model", model, "--out", tmp_path / "out", "--json", "-")
    assert ended.code == 2
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["00.png", "01.png"]
    assert [Path(problem["image"]).name for problem in ended.result["problems"]] == ["broken.png"]
    assert "broken.png" in ended.err


def test_a_text_file_named_like_an_image_is_told(model: Path, tmp_path: Path) -> None:
    (tmp_path / "letter.png").write_text("Dear Sir or Madam", encoding="utf-8")
    ended = inkling_inside("predict", tmp_path / "letter.png", "--model", model, "--out", tmp_path / "out")
    assert ended.code == 2
    assert "letter.png" in ended.err
    assert list((tmp_path / "out").iterdir()) == []


def test_two_images_of_one_name_get_a_mask_each(model: Path, tmp_path: Path) -> None:
    first = make_cells(tmp_path / "a", count=1, size=(64, 64)) / "images" / "00.png"
    second = make_cells(tmp_path / "b", count=1, size=(64, 64)) / "images" / "00.png"
    ended = inkling_inside("predict", first, second, "--model", model, "--out", tmp_path / "out")
    assert ended.code == 0
    assert "00-png.png" in ended.out
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["00-png.png", "00.png"]
