"""Folder for safety copies that was chosen in the window: every command that makes a copy uses it."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from engine.backup.chosen_folder import FILE_NAME, read_chosen_folder, store_chosen_folder
from engine.backup.names import default_folder
from engine.backup.verify import verify_copy
from engine.commands.cli import parse, run_headless
from engine.files.user_folders import config_folder
from tests.helpers.worked_project import contents, worked_project


def back_up(project: Path) -> list[str]:
    return ["backup", str(project)]


def repair(project: Path) -> list[str]:
    (project / "masks" / "im1.png").unlink()
    return ["doctor", str(project), "--repair"]


def replace_masks(project: Path) -> list[str]:
    masks = project.parent / "other masks"
    masks.mkdir()
    Image.new("L", (320, 200)).save(masks / "im1.png")
    return ["import", str(project), "--from", str(masks), "--replace"]


MAKERS = (back_up, repair, replace_masks)


@pytest.mark.parametrize("maker", MAKERS)
def test_every_command_puts_its_copy_into_the_chosen_folder(
    tmp_path: Path, maker: Callable[[Path], list[str]]
) -> None:
    chosen = tmp_path / "all copies"
    chosen.mkdir()
    store_chosen_folder(config_folder(), chosen)
    project = worked_project(tmp_path, images=2)
    run_headless(parse(maker(project)))
    (copy,) = chosen.iterdir()
    verify_copy(copy)
    assert not default_folder(project).exists()


@pytest.mark.parametrize("maker", MAKERS)
def test_a_chosen_folder_that_is_not_there_stops_what_needs_a_copy(
    tmp_path: Path, maker: Callable[[Path], list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    store_chosen_folder(config_folder(), tmp_path / "unplugged")
    project = worked_project(tmp_path, images=2)
    arguments = maker(project)
    before = contents(project)
    assert run_headless(parse(arguments)) == 2
    assert "unplugged for safety copies is not there" in capsys.readouterr().err
    assert contents(project) == before
    assert not (tmp_path / "unplugged").exists()


def test_a_named_place_goes_before_the_chosen_one(tmp_path: Path) -> None:
    store_chosen_folder(config_folder(), tmp_path / "unplugged")
    project = worked_project(tmp_path, images=1)
    assert run_headless(parse(["backup", str(project), "--out", str(tmp_path / "here.zip")])) == 0
    assert (tmp_path / "here.zip").exists()


@pytest.mark.parametrize("name", ["copies", "Größe – 細胞", os.fsdecode(b"\xff raw")])
def test_a_choice_comes_back_and_can_be_taken_back(tmp_path: Path, name: str) -> None:
    assert read_chosen_folder(tmp_path) is None
    store_chosen_folder(tmp_path, tmp_path / name)
    assert read_chosen_folder(tmp_path) == tmp_path / name
    store_chosen_folder(tmp_path, None)
    assert read_chosen_folder(tmp_path) is None


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe",
        b"[]",
        b'"/tmp"',
        b'{"folder": 3}',
        b'{"folder": "relative/one"}',
        b'{"folder": "/a\\u0000b"}',
        b'{"folder": "/' + b"x" * 5000 + b'"}',
        b'{"other": "/tmp"}',
        b"[" * 60_000,
        b'{"folder": "/tmp"}' + b" " * 70_000,
    ],
)
def test_a_file_that_names_no_folder_counts_as_none(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE_NAME).write_bytes(content)
    assert read_chosen_folder(tmp_path) is None


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_a_pipe_in_its_place_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / FILE_NAME)
    assert read_chosen_folder(tmp_path) is None
