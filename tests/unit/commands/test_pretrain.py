"""`pretrain`: what it refuses before it learns, and where it finds images."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from engine.commands import cli
from engine.commands.support.pretrain_inputs import find_images, find_labelled_images
from engine.commands.support.terminal import Terminal
from engine.core import UserError
from tests.helpers.datasets import make_cells
from tests.helpers.projects import new_project


def run(*arguments: object) -> None:
    request = cli.parse(["pretrain", *map(str, arguments)])
    request.options.module.run(request.options, Terminal(io.StringIO(), io.StringIO()))


@pytest.fixture
def cells(tmp_path: Path) -> Path:
    return make_cells(tmp_path / "cells", count=2, size=(48, 48))


@pytest.mark.parametrize(
    ("extra", "words"),
    [
        (("--task", "dreaming"), "no task called 'dreaming'"),
        (("--set", "noise=1"), "no setting 'noise'"),
        (("--arch", "nothing"), "no architecture called"),
        (("--crop", "40"), "do not fit this encoder"),
        (("--crop", "8"), "too small"),
        (("--epochs", "0"), "0 epochs"),
        (("--minutes", "0"), "no time"),
        (("--minutes", "nan"), "no time"),
        (("--encoder", "resnet18"), "'unet-small' brings its own"),
        (("--task", "wnet", "--encoder", "resnet18"), "'wnet' brings its own"),
        (("--task", "wnet", "--pretrained"), "random weights only"),
        (("--task", "pca", "--encoder", "resnet18"), "learns no network's encoder"),
    ],
)
def test_bad_use_is_refused_in_words(cells: Path, tmp_path: Path, extra: tuple[str, ...], words: str) -> None:
    out = tmp_path / "e.safetensors"
    with pytest.raises(UserError, match=words):
        run("--images", cells, "--out", out, *extra)
    assert not out.exists()


def test_an_output_that_is_no_encoder_file_is_refused(cells: Path, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no name for an encoder"):
        run("--images", cells, "--out", tmp_path / "e.pt")


def test_masks_beside_the_images_are_no_images(cells: Path) -> None:
    assert [path.parent.name for path in find_images(cells).images] == ["images", "images"]


def test_the_images_of_a_project_are_found(cells: Path, tmp_path: Path) -> None:
    with new_project(tmp_path, cells / "images") as project:
        path = project.path
    assert [image.name for image in find_images(path).images] == ["00.png", "01.png"]


def test_a_dataset_folder_brings_masks_and_classes(cells: Path) -> None:
    (cells / "masks" / "01.png").unlink()
    for source in (cells, cells / "images"):
        found = find_labelled_images(source)
        assert found.class_names == ("background", "cell")
        assert found.masks == (cells / "masks" / "00.png", None)


def test_a_folder_without_masks_has_no_labelled_images(cells: Path) -> None:
    for mask in (cells / "masks").iterdir():
        mask.unlink()
    with pytest.raises(UserError, match="no image with a mask"):
        find_labelled_images(cells)


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="holds no image"):
        find_images(tmp_path)
