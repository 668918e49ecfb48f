"""What commands read and write, checked before the work begins."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.commands.support.inputs import existing_folder, named_images
from engine.commands.support.outputs import prepare_folder
from engine.core import UserError
from tests.helpers.cli import inkling_inside


def touch(*paths: Path) -> None:
    for path in paths:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()


def test_images_of_a_folder_are_named_by_their_path_below_it(tmp_path: Path) -> None:
    touch(tmp_path / "set" / "a.png", tmp_path / "set" / "deep" / "a.jpg", tmp_path / "set" / "notes.txt")
    assert list(named_images([tmp_path / "set"])) == ["a", "deep/a"]


def test_a_single_file_is_named_by_its_stem(tmp_path: Path) -> None:
    touch(tmp_path / "scan.tar.png")
    assert named_images([tmp_path / "scan.tar.png"]) == {"scan.tar": tmp_path / "scan.tar.png"}


def test_of_two_images_of_one_name_the_second_gets_its_suffix(tmp_path: Path) -> None:
    touch(tmp_path / "a.png", tmp_path / "a.jpg", tmp_path / "A.tif", tmp_path / "a-png.jpg")
    touch(tmp_path / "deep" / "a.png")
    assert {name: file.name for name, file in named_images([tmp_path, tmp_path / "a.jpg"]).items()} == {
        "a-png": "a-png.jpg",
        "a": "a.jpg",
        "a-2": "a.png",
        "A-tif": "A.tif",
        "deep/a": "a.png",
        "a-jpg": "a.jpg",
    }


def test_further_outputs_never_meet_a_mask_of_another_image(tmp_path: Path) -> None:
    touch(
        tmp_path / "a.png", tmp_path / "a_uncertainty.png", tmp_path / "b_instances.png", tmp_path / "b.png"
    )
    names = list(named_images([tmp_path], endings=("_uncertainty", "_instances")))
    outputs = [f"{name}{ending}" for name in names for ending in ("", "_uncertainty", "_instances")]
    assert len(names) == 4
    assert len(set(outputs)) == 12


@pytest.mark.parametrize("letter", ["x", "标", "😀", "é"])
def test_names_too_long_for_a_disk_are_cut_and_stay_apart(tmp_path: Path, letter: str) -> None:
    most = 251 // len(letter.encode())
    files = [tmp_path / f"{letter * (most - 1)}{number}.png" for number in range(3)]
    touch(*files)
    names = list(named_images([tmp_path]))
    assert len(set(names)) == 3
    touch(*(tmp_path / f"{name}_uncertainty.png" for name in names))


def test_what_lies_in_the_folder_of_outputs_is_no_image(tmp_path: Path) -> None:
    touch(tmp_path / "set" / "a.png", tmp_path / "set" / "masks" / "a.png")
    assert list(named_images([tmp_path / "set"], apart_from=tmp_path / "set" / "masks")) == ["a"]


@pytest.mark.parametrize("inside", ["", "masks", "masks/a.png"])
def test_a_project_holds_no_images(tmp_path: Path, inside: str) -> None:
    touch(tmp_path / "set.inkling" / "project.sqlite", tmp_path / "set.inkling" / "masks" / "a.png")
    with pytest.raises(UserError, match="holds masks, not images"):
        named_images([tmp_path / "set.inkling" / inside])


def test_a_path_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="does not exist"):
        named_images([tmp_path / "no"])


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    touch(tmp_path / "file")
    with pytest.raises(UserError, match="is a file"):
        existing_folder(tmp_path / "file", "images")


def test_an_output_folder_below_a_file_is_refused(tmp_path: Path) -> None:
    touch(tmp_path / "file")
    with pytest.raises(UserError, match="lies in, a file"):
        prepare_folder(tmp_path / "file" / "out")


@pytest.mark.parametrize("name", [".", "..", "../../out"])
def test_a_folder_with_files_that_the_terminal_is_in_is_not_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    touch(tmp_path / "out" / "deep" / "notes.txt")
    monkeypatch.chdir(tmp_path / "out" / "deep")
    ended = inkling_inside("export", tmp_path / "p.inkling", "--out", name, "--update")
    assert (ended.code, ended.err.count("\n")) == (2, 1)
    assert "is a folder that this terminal is in" in ended.err
    assert (tmp_path / "out" / "deep" / "notes.txt").exists()
