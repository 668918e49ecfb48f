"""The whole life of a project on real images; skipped where the data sets are missing."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest

from tests.helpers.cli import inkling
from tests.helpers.data import data_set
from tests.helpers.datasets import pixels_of


def part_of(name: str, count: int, target: Path) -> Path:
    """A plain dataset folder with the first `count` images of a real data set."""
    source = data_set(name)
    for part in ("images", "masks"):
        (target / part).mkdir(parents=True)
    images = sorted((source / "images").iterdir())[:count]
    for image in images:
        shutil.copy(image, target / "images")
        shutil.copy(source / "masks" / f"{image.stem}.png", target / "masks")
    shutil.copy(source / "classes.txt", target)
    return target


@pytest.mark.parametrize("name", ["isbi2012-em", "camvid"])
def test_real_masks_go_in_and_come_out_bit_for_bit(name: str, tmp_path: Path) -> None:
    data = part_of(name, 4, tmp_path / "data")
    project = tmp_path / "p.inkling"
    made = inkling("new", project, "--images", data / "images", "--masks", data / "masks")
    assert made.code == 0, made.err
    assert inkling("export", project, "--format", "png", "--out", tmp_path / "out").code == 0
    names = sorted(path.name for path in (data / "masks").iterdir())
    assert sorted(path.name for path in (tmp_path / "out" / "masks").iterdir()) == names
    same = [
        np.array_equal(pixels_of(tmp_path / "out" / "masks" / mask), pixels_of(data / "masks" / mask))
        for mask in names
    ]
    assert same == [True] * 4
    assert (tmp_path / "out" / "classes.txt").read_text(encoding="utf-8").split("\n") == (
        data / "classes.txt"
    ).read_text(encoding="utf-8").split("\n")


def test_membranes_are_learned_better_than_guessed(tmp_path: Path) -> None:
    data = part_of("isbi2012-em", 3, tmp_path / "data")
    project, model = tmp_path / "p.inkling", tmp_path / "m.safetensors"
    made = inkling("new", project, "--images", data / "images", "--masks", data / "masks")
    assert made.code == 0, made.err
    trained = inkling("train", project, "--no-pretrained", "--epochs", "5", "--out", model, "--json", "-")
    assert trained.code == 0, trained.err
    held_back = data / "images" / "01.png"
    assert inkling("predict", held_back, "--model", model, "--out", tmp_path / "out").code == 0
    ended = inkling(
        "evaluate", tmp_path / "out", data / "masks", "--classes", data / "classes.txt", "--json", "-"
    )
    assert ended.code == 0, ended.err
    assert ended.result["images"] == 1
    # Calling every pixel "interior" scores about 0.39.
    assert ended.result["mean_iou"] > 0.45
