"""What commands read and write, checked before the work begins."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.commands.support.inputs import existing_folder, named_images
from engine.commands.support.outputs import check_target, prepare_folder, write_text
from engine.core import UserError


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


def test_two_images_of_one_name_are_refused(tmp_path: Path) -> None:
    touch(tmp_path / "a.png", tmp_path / "a.jpg")
    with pytest.raises(UserError, match=r"both write a\.png"):
        named_images([tmp_path])


def test_a_path_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="does not exist"):
        named_images([tmp_path / "no"])


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    touch(tmp_path / "file")
    with pytest.raises(UserError, match="is a file"):
        existing_folder(tmp_path / "file", "images")


def test_an_output_in_a_missing_folder_is_refused_early(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="does not exist"):
        check_target(tmp_path / "no" / "out.png")


def test_a_folder_is_no_output_file(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="is a folder"):
        check_target(tmp_path)


def test_an_output_folder_below_a_file_is_refused(tmp_path: Path) -> None:
    touch(tmp_path / "file")
    with pytest.raises(UserError, match="lies in, a file"):
        prepare_folder(tmp_path / "file" / "out")


def test_text_replaces_an_older_file_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    target = tmp_path / "result.json"
    target.write_text("old", encoding="utf-8")
    write_text(target, "new")
    assert target.read_text(encoding="utf-8") == "new"
    assert list(tmp_path.iterdir()) == [target]
