"""`new` on the root of a data set: its pictures alone, what it looks like, and the way its labels come in."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from engine.core import ClassList
from engine.formats.export import export
from engine.storage import Project
from engine.storage.mask_import import accept_mask
from tests.helpers.cli import Ended, inkling_inside

SETS = (
    *("png", "voc", "nnunet", "yolo", "coco", "panoptic", "cityscapes", "kitti", "camvid", "ade20k"),
    *("labelme", "mots", "vistas", "dsb2018", "ultralytics-semantic", "fiftyone", "huggingface"),
    *("label-images", "cellpose"),
)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three photographs with a labelled object each."""
    folder = tmp_path_factory.mktemp("made")
    classes = ClassList.from_names(["background", "cell"])
    with Project.create(folder / "p.inkling", name="P", classes=classes) as made:
        (folder / "photos").mkdir()
        for number in range(3):
            pixels = np.random.default_rng(number).integers(0, 256, (24, 32, 3)).astype(np.uint8)
            Image.fromarray(pixels).save(folder / "photos" / f"x{number}.png")
        made.images.add_folder(folder / "photos")
        mask = np.zeros((24, 32), np.uint8)
        mask[4:12, 5:15] = 1
        for record in made.images.rows():
            accept_mask(made, record.id, mask)
    return folder / "p.inkling"


def stranger(project: Path, name: str, out: Path) -> Path:
    """A data set as a stranger has it, without the files of ours."""
    with Project.open(project, read_only=True) as opened:
        export(opened, out, name)
    for file in (out / "inkling").iterdir():
        file.unlink()
    (out / "inkling").rmdir()
    return out


def made_of(folder: Path, root: Path, *options: object) -> Ended:
    return inkling_inside("new", folder / "new.inkling", "--images", root, *options)


@pytest.mark.parametrize("name", SETS)
def test_the_root_of_a_data_set_gives_its_pictures_and_no_masks(
    name: str, project: Path, tmp_path: Path
) -> None:
    root = stranger(project, name, tmp_path / "set")
    made = made_of(tmp_path, root)
    assert made.code == 0, made.err
    assert "looks like a data set in the format " in made.err
    assert f"`inkling import {tmp_path / 'new.inkling'} --from {root}` brings them in." in made.err
    with Project.open(tmp_path / "new.inkling", read_only=True) as opened:
        assert opened.images.count() == 3
    known = inkling_inside("import", tmp_path / "new.inkling", "--from", root)
    assert "3 images with labels imported, 0 images added, 3 known already" in known.out, known.err


def test_a_data_set_that_is_named_from_the_current_folder_gives_the_same_pictures(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stranger(project, "voc", tmp_path / "set")
    monkeypatch.chdir(tmp_path / "set")
    made = made_of(tmp_path, Path())
    assert made.code == 0, made.err
    assert "set looks like a data set in the format " in made.err
    with Project.open(tmp_path / "new.inkling", read_only=True) as opened:
        assert opened.images.count() == 3


@pytest.mark.parametrize("name", SETS)
def test_an_import_from_the_current_folder_adds_the_same_pictures(
    name: str, project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Image.effect_noise((32, 24), 80).save(tmp_path / "another.png")
    assert inkling_inside("new", tmp_path / "new.inkling", "--images", tmp_path).code == 0
    monkeypatch.chdir(stranger(project, name, tmp_path / "set"))
    taken = inkling_inside("import", tmp_path / "new.inkling", "--from", ".")
    assert "3 images with labels imported, 3 images added, 0 known already" in taken.out, taken.err


def test_pictures_without_labels_beside_the_others_are_taken(project: Path, tmp_path: Path) -> None:
    root = stranger(project, "labelme", tmp_path / "set")
    Image.new("RGB", (9, 7), "red").save(root / "not-labelled.png")
    assert made_of(tmp_path, root).code == 0
    with Project.open(tmp_path / "new.inkling", read_only=True) as opened:
        assert opened.images.count() == 4


def test_a_folder_of_pictures_alone_is_no_data_set(tmp_path: Path) -> None:
    """Pictures of 16 bits may be numbers of objects as well, and are nobody's masks."""
    for number in range(3):
        values = np.random.default_rng(number).integers(0, 60_000, (24, 32)).astype(np.uint16)
        (tmp_path / "scans").mkdir(exist_ok=True)
        Image.fromarray(values).save(tmp_path / "scans" / f"{number}.png")
    made = made_of(tmp_path, tmp_path / "scans")
    assert (made.code, made.err) == (0, "")
    assert "3 images" in made.out


@pytest.mark.parametrize("has_classes", [False, True])
def test_masks_in_another_format_are_led_to_the_command_that_reads_them(
    tmp_path: Path, has_classes: bool
) -> None:
    (tmp_path / "masks").mkdir()
    (tmp_path / "photos").mkdir()
    Image.effect_noise((32, 24), 80).save(tmp_path / "photos" / "x.png")
    np.save(tmp_path / "masks" / "x.npy", np.eye(24, 32, dtype=np.uint8))
    (tmp_path / "names.txt").write_text("ground\ncell\n")
    classes = ("--classes", tmp_path / "names.txt") if has_classes else ()
    made = made_of(tmp_path, tmp_path / "photos", "--masks", tmp_path / "masks", *classes)
    assert made.code == 2
    assert "It looks like NumPy arrays" in made.err
    assert made.err.endswith(
        f"Leave --masks out: `inkling import {tmp_path / 'new.inkling'} --from {tmp_path / 'masks'}` "
        "then brings them in.\n"
    )
    assert not (tmp_path / "new.inkling").exists()


def test_damaged_pictures_are_named(project: Path, tmp_path: Path) -> None:
    folder = tmp_path / "photos"
    folder.mkdir()
    Image.effect_noise((400, 300), 80).save(folder / "whole.jpg")
    (folder / "half.jpg").write_bytes((folder / "whole.jpg").read_bytes()[:9000])
    (folder / "text.png").write_text("<html>")
    made = made_of(tmp_path, folder)
    assert made.code == 0
    assert "Damaged pictures, to be copied again from where they came: half.jpg, text.png." in made.err


def test_photographs_of_other_folders_that_nobody_has_labelled_are_added(
    project: Path, tmp_path: Path
) -> None:
    root = tmp_path / "set"
    rng = np.random.default_rng(7)
    for folder in ("day1", "day2", "depth"):
        (root / folder).mkdir(parents=True)
        shape = (24, 32) if folder == "depth" else (24, 32, 3)
        for number in range(2):
            pixels = rng.integers(0, 256, shape).astype(np.uint8)
            Image.fromarray(pixels).save(root / folder / f"{folder}_{number}.png")
    mask = np.zeros((24, 32), np.uint8)
    mask[4:12, 5:15] = 1
    Image.fromarray(mask).save(root / "day1" / "day1_0_mask.png")
    ended = made_of(tmp_path, root)
    assert ended.code == 0, ended.err
    with Project.open(tmp_path / "new.inkling", read_only=True) as made:
        names = [record.name for record in made.images.rows()]
    assert names == [f"{name}.png" for name in ("day1_0", "day1_1", "day2_0", "day2_1")]
    assert "2 image files of the data set that are none of its pictures" in ended.err + ended.out
