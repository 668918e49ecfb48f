"""`pretrain`: what it refuses before it learns, and where it finds images."""

from __future__ import annotations

import io
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from engine.commands import cli
from engine.commands.support.pretrain_inputs import find_images, find_labelled_images
from engine.commands.support.terminal import Terminal
from engine.core import UserError
from engine.formats.plain_masks import import_masks
from engine.storage.paths import database_path
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


def test_what_is_not_learned_from_is_named(cells: Path, tmp_path: Path) -> None:
    (cells / "images" / "note.heic").touch()
    for found in (find_images(cells), find_labelled_images(cells)):
        assert found.left_out.to_json() == {".heic": 1}


def test_rows_and_images_of_a_project_that_cannot_be_used_are_named(cells: Path, tmp_path: Path) -> None:
    with new_project(tmp_path, cells / "images") as project:
        import_masks(project, cells / "masks")
        first, second = project.images.rows()
        path = project.path
    with closing(sqlite3.connect(database_path(path), isolation_level=None)) as connection:
        connection.execute("UPDATE classes SET name = x'00' WHERE id = 1")
    second.path.unlink()
    found = find_labelled_images(path)
    assert found.images == (first.path,)
    assert [problem.path for problem in found.problems] == [second.path]
    assert found.findings
    assert find_images(path).findings
    words, errors = io.StringIO(), io.StringIO()
    terminal = Terminal(words, errors)
    options = ["pretrain", "--images", path, "--task", "class-encoder", "--epochs", "1"]
    request = cli.parse([*map(str, options), "--out", str(tmp_path / "e.safetensors")])
    result = request.options.module.run(request.options, terminal)
    assert len(terminal.rejected) == len(result["problems"]) == 2
