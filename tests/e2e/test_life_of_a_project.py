"""From a folder of images to an evaluated model and an export, through the program itself."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from tests.helpers.cli import Ended, inkling, inkling_inside
from tests.helpers.datasets import CELL_CLASSES, make_cells, pixels_of


@pytest.fixture(scope="module")
def cells(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_cells(tmp_path_factory.mktemp("cells"))


@pytest.fixture(scope="module")
def project(cells: Path) -> Path:
    path = cells / "cells.inkling"
    assert inkling("new", path, "--images", cells / "images", "--masks", cells / "masks").code == 0
    return path


@pytest.fixture(scope="module")
def training(project: Path, cells: Path) -> Ended:
    return inkling(
        "train", project, "--arch", "unet-small", "--no-pretrained", "--epochs", "10",
        "--out", cells / "model.safetensors", "--json", "-",
    )  # fmt: skip


@pytest.fixture(scope="module")
def predicted(training: Ended, cells: Path) -> Path:
    out = cells / "predicted"
    ended = inkling(
        "predict", cells / "images", "--model", cells / "model.safetensors", "--out", out, "--uncertainty",
        "--instances", "watershed", "--least-px", "5",
    )  # fmt: skip
    assert ended.code == 0, ended.err
    return out


def test_training_tells_what_it_learned_from_and_how_well(training: Ended) -> None:
    assert training.code == 0, training.err
    result = training.result
    assert result["samples"] == {"train": 3, "val": 1}
    assert result["steps"] > 0
    assert set(result["per_class"]) == set(CELL_CLASSES)


def test_training_says_nothing_that_looks_like_a_warning(training: Ended) -> None:
    assert "Warning" not in training.err


def test_a_model_for_outside_leaves_the_project_as_it_was(training: Ended, project: Path) -> None:
    assert list((project / "models").iterdir()) == []


def test_predicting_a_folder_writes_one_mask_of_the_same_size_for_each_image(
    predicted: Path, cells: Path
) -> None:
    sizes = {path.name: pixels_of(path).shape[:2] for path in (cells / "images").iterdir()}
    masks = {name: pixels_of(predicted / name) for name in sizes}
    assert {name: mask.shape for name, mask in masks.items()} == sizes
    assert {int(value) for mask in masks.values() for value in np.unique(mask)} <= {0, 1}


def test_uncertainty_comes_as_a_grey_picture_beside_the_mask(predicted: Path) -> None:
    uncertainty = pixels_of(predicted / "00_uncertainty.png")
    assert uncertainty.dtype == np.uint8
    assert uncertainty.shape == pixels_of(predicted / "00.png").shape


def test_single_objects_come_as_numbers_beside_the_mask_with_their_list(predicted: Path) -> None:
    ids, mask = pixels_of(predicted / "00_instances.png"), pixels_of(predicted / "00.png")
    listed = json.loads((predicted / "00_instances.json").read_text())["instances"]
    assert ids.dtype == np.uint16
    assert set(mask[ids > 0].tolist()) <= {1}
    areas = {int(i): int(n) for i, n in zip(*np.unique(ids[ids > 0], return_counts=True), strict=True)}
    assert {row["id"]: row["area"] for row in listed} == areas
    assert areas
    assert min(areas.values()) >= 5


def test_a_short_training_beats_calling_everything_background(predicted: Path, cells: Path) -> None:
    ended = inkling("evaluate", predicted, cells / "masks", "--classes", cells / "classes.txt", "--json", "-")
    assert ended.code == 0, ended.err
    assert ended.result["images"] == 4
    assert ended.result["per_class"]["cell"]["iou"] > 0.4


def test_the_dense_crf_gives_masks_of_the_same_kind(training: Ended, cells: Path) -> None:
    out = cells / "sharpened"
    image = cells / "images" / "00.png"
    ended = inkling_inside("predict", image, "--model", cells / "model.safetensors", "--out", out, "--crf")
    assert ended.code == 0, ended.err
    assert set(np.unique(pixels_of(out / "00.png"))) <= {0, 1}


def test_export_gives_back_the_imported_masks_bit_for_bit(project: Path, cells: Path) -> None:
    out = cells / "exported"
    assert inkling("export", project, "--format", "png", "--out", out).code == 0
    names = sorted(path.name for path in (cells / "masks").iterdir())
    assert sorted(path.name for path in (out / "masks").iterdir()) == names
    assert all(np.array_equal(pixels_of(out / "masks" / n), pixels_of(cells / "masks" / n)) for n in names)
    assert (out / "classes.txt").read_text(encoding="utf-8").split() == list(CELL_CLASSES)
    assert all((out / "images" / n).read_bytes() == (cells / "images" / n).read_bytes() for n in names)


def test_a_model_trained_into_the_project_is_there_and_in_use(project: Path) -> None:
    ended = inkling_inside("train", project, "--epochs", "1", "--no-pretrained", "--json", "-")
    assert ended.code == 0, ended.err
    assert ended.result["promoted"] is True
    assert Path(ended.result["model"]).parent == project / "models"


def test_a_perfect_prediction_scores_one_everywhere(cells: Path) -> None:
    ended = inkling_inside(
        "evaluate", cells / "masks", cells / "masks", "--classes", cells / "classes.txt", "--json", "-"
    )
    means = [ended.result[key] for key in ("pixel_accuracy", "mean_accuracy", "mean_iou", "mean_dice")]
    assert means == [1.0, 1.0, 1.0, 1.0]
