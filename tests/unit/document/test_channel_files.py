"""Channels in files of their own as one picture, by the path of the first of them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from engine.backup.make import file_fingerprint
from engine.core import NO_PROGRESS, ClassList, UserError
from engine.core.plane_path import PlanePath, file_of, files_of, input_path, is_of_channel_files, picture_name
from engine.document.fingerprint import file_stamp, fingerprint, is_same_file
from engine.document.image import MAX_PIXELS, probe_image, read_image, read_reduced
from engine.document.samples.picture_fault import picture_fault
from engine.document.stacks.network_input import read_network_input
from engine.document.stacks.reading import read_stored
from engine.document.used_part import shown_part
from engine.files.write_guard import WriteGuard
from engine.learn.first_model.sums_store import sums_key
from engine.learn.request import Sample
from engine.storage import Project

SHAPE = (20, 30)


def saved(folder: Path, count: int, kind: type[np.generic] = np.uint8) -> tuple[Path, np.ndarray]:
    """The path of a picture of so many channels, a file each, and their numbers."""
    pixels = np.random.default_rng(0).integers(0, 256, (*SHAPE, count)).astype(kind)
    for number in range(count):
        channel = Image.fromarray(np.ascontiguousarray(pixels[:, :, number]))
        channel.save(folder / f"case_{number:04d}.png")
    return folder / "case_0000.png" / f"@k{count}", pixels


def test_three_channels_are_a_photo_everywhere(tmp_path: Path) -> None:
    path, pixels = saved(tmp_path, 3)
    assert np.array_equal(read_image(path), pixels)
    assert np.array_equal(read_reduced(path, 100), pixels)
    assert np.array_equal(read_stored(path, MAX_PIXELS).pixels, pixels)
    info = probe_image(path)
    assert (info.height, info.width, info.channels) == (*SHAPE, 3)
    assert shown_part(path).is_whole
    assert picture_name(path) == "case_0000.png"
    assert file_of(path) == tmp_path / "case_0000.png"


def test_a_network_sees_as_many_channels_as_there_are(tmp_path: Path) -> None:
    path, pixels = saved(tmp_path, 5, np.uint8)
    seen = read_network_input(input_path(path, (1, 3, 5)))
    assert np.array_equal(seen, pixels[:, :, [0, 2, 4]])
    assert "1-3 of 5" in shown_part(path).sentence()


def test_channels_of_another_size_kind_or_place_are_refused(tmp_path: Path) -> None:
    path, pixels = saved(tmp_path, 3)
    second = tmp_path / "case_0001.png"
    Image.fromarray(pixels).save(second)
    with pytest.raises(UserError, match=r"case_0001\.png is damaged .*3 channels"):
        read_image(path)
    Image.fromarray(pixels[:9, :, 0]).save(second)
    with pytest.raises(UserError, match=r"case_0001\.png is damaged .*30x9"):
        read_image(path)
    second.unlink()
    with pytest.raises(UserError, match=r"case_0001\.png"):
        read_image(path)


@pytest.mark.parametrize("number", [0, 1, 2])
def test_a_change_of_any_channel_is_noticed(tmp_path: Path, number: int) -> None:
    path, pixels = saved(tmp_path, 3)
    stamp, known = file_stamp(path), fingerprint(path, pixels)
    sample = Sample("a", path, np.zeros(SHAPE, np.uint8))
    digest = sums_key(sample, "f")
    copy = file_fingerprint(path)
    assert stamp is not None
    assert stamp == file_stamp(path)
    assert is_same_file(path, known)
    other = tmp_path / f"case_{number:04d}.png"
    Image.fromarray(np.zeros(SHAPE, np.uint8)).save(other)
    assert file_stamp(path) != stamp
    assert not is_same_file(path, known)
    assert file_fingerprint(path) != copy
    assert sums_key(sample, "f") != digest
    other.unlink()
    assert file_stamp(path) is None
    assert file_fingerprint(path) == (None, "")
    with pytest.raises(UserError, match=other.name):
        is_same_file(path, known)


@pytest.mark.parametrize("number", [0, 1, 2])
def test_damage_of_any_channel_is_found(tmp_path: Path, number: int) -> None:
    path, _ = saved(tmp_path, 3)
    assert picture_fault(path) is None
    file = tmp_path / f"case_{number:04d}.png"
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
    fault = picture_fault(path)
    assert fault is not None
    assert not fault.is_shown
    assert file.name in str(fault.error)


def test_a_picture_is_missing_without_any_of_its_channels(tmp_path: Path) -> None:
    path, _ = saved(tmp_path, 3)
    with Project.create(
        tmp_path / "p.inkling", name="P", classes=ClassList.from_names(["a", "b"])
    ) as project:
        project.images.add_below({tmp_path: [path.relative_to(tmp_path).as_posix()]})
        assert project.images.check_files(NO_PROGRESS) == (0, 0)
        second = (tmp_path / "case_0001.png").rename(tmp_path / "away")
        assert project.images.check_files(NO_PROGRESS) == (1, 0)
        second.rename(tmp_path / "case_0001.png")
        assert project.images.check_files(NO_PROGRESS) == (0, 1)


def test_no_output_is_written_over_any_channel(tmp_path: Path) -> None:
    path, _ = saved(tmp_path, 3)
    guard = WriteGuard([path])
    with pytest.raises(UserError, match=r"case_0002\.png"):
        guard.check_file(tmp_path / "case_0002.png", lambda file: True)


def test_numbers_of_other_scripts_are_a_part_of_the_name() -> None:
    assert files_of(Path("scan_\u0663.tif/@z2")) == [Path("scan_\u0663.tif")]


@pytest.mark.parametrize("name", ["@k0", "@k", "@kmax", "@k3_k2", "@k100"])
def test_what_says_no_number_of_files_is_no_such_path(name: str) -> None:
    assert PlanePath.parse(Path("case_0000.png") / name) is None


def test_files_of_one_picture_are_no_images_of_their_own(tmp_path: Path) -> None:
    path, _ = saved(tmp_path, 3)
    with Project.create(
        tmp_path / "p.inkling", name="P", classes=ClassList.from_names(["a", "b"])
    ) as project:
        project.images.add_below({tmp_path: [path.relative_to(tmp_path).as_posix()]})
        project.images.add_folder(tmp_path)
        (record,) = project.images.rows()
    assert is_of_channel_files(str(record.path))
    assert record.mask_name == "case_0000"
