"""`new --pages` and `--channels`: planes of stacks as images, one bad file left as it is."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest
import tifffile
from PIL import Image

from engine.commands.cli import build_parser
from engine.commands.new import run
from engine.commands.support.terminal import Terminal
from engine.core import UserError
from engine.document.image import read_image, read_mask
from engine.storage import Project
from tests.helpers.cli import inkling_here
from tests.helpers.networks import tiny_model_file

STACK = np.random.default_rng(1).integers(0, 4000, (3, 2, 12, 17)).astype(np.uint16)


def new(folder: Path, *options: str) -> tuple[dict[str, object], str]:
    (folder / "images").mkdir(exist_ok=True)
    tifffile.imwrite(folder / "images" / "stack.tif", STACK, imagej=True, metadata={"axes": "ZCYX"})
    Image.new("RGB", (17, 12), (9, 90, 200)).save(folder / "images" / "photo.png")
    words = ["new", str(folder / "a.inkling"), "--images", str(folder / "images"), *options]
    errors = io.StringIO()
    return run(build_parser().parse_args(words), Terminal(io.StringIO(), errors)), errors.getvalue()


def test_pages_and_channels_are_chosen(tmp_path: Path) -> None:
    result, _ = new(tmp_path, "--pages", "all", "--channels", "2=blue:0:4000")
    assert result["images"] == 4
    with Project.open(tmp_path / "a.inkling", read_only=True) as project:
        photo, *slices = project.images.rows()
        assert [row.name for row in slices] == [f"stack.tif (z {n})" for n in (1, 2, 3)]
        assert (read_image(photo.path) == (9, 90, 200)).all()
        assert np.abs(read_image(slices[1].path)[:, :, 2] - STACK[1, 1] * (255 / 4000)).max() < 1


def test_a_numbering_of_masks_asks_nothing_about_channels_that_were_chosen(tmp_path: Path) -> None:
    (tmp_path / "images").mkdir()
    (tmp_path / "masks").mkdir()
    tifffile.imwrite(
        tmp_path / "images" / "five.tif",
        np.zeros((5, 12, 17), np.uint16),
        imagej=True,
        metadata={"axes": "CYX"},
    )
    Image.fromarray(np.eye(12, 17, dtype=np.uint8) * 7).save(tmp_path / "masks" / "five.png")
    folders = ["--images", str(tmp_path / "images"), "--masks", str(tmp_path / "masks")]
    words = ["new", str(tmp_path / "a.inkling"), *folders, "--channels", "all", "--numbering", "new"]
    result = run(build_parser().parse_args(words), Terminal(io.StringIO(), io.StringIO()))
    assert result["masks"] == 1


def test_a_file_without_such_a_channel_is_said_and_stays(tmp_path: Path) -> None:
    result, said = new(tmp_path, "--channels", "5")
    assert result["images"] == 2
    assert "There is no channel called '5'" in said


def test_a_wrong_choice_makes_nothing(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no choice of pages"):
        new(tmp_path, "--pages", "some")
    assert not (tmp_path / "a.inkling").exists()


def test_predict_writes_a_mask_for_each_plane(tmp_path: Path) -> None:
    tifffile.imwrite(tmp_path / "stack.tif", STACK, imagej=True, metadata={"axes": "ZCYX"})
    model = tiny_model_file(tmp_path / "model.safetensors")
    words = ["predict", tmp_path / "stack.tif", "--model", model, "--out", tmp_path / "out", "--pages", "2-3"]
    assert len(inkling_here(tmp_path, *words)["images"]) == 2
    assert sorted(path.name for path in (tmp_path / "out" / "stack").iterdir()) == ["z2.png", "z3.png"]
    assert read_mask(tmp_path / "out" / "stack" / "z3.png", (12, 17), None).shape == (12, 17)


@pytest.mark.parametrize(
    ("views", "words", "seen"),
    [
        (["c1=0000ff+c2=00ff00"], (), "@@c1=0000ff+c2=00ff00"),
        (["c1=ff0000+c2=00ff00"], (), "named.ome.tif"),
        ([], (), "named.ome.tif"),
        (["c1=0000ff+c2=00ff00"], ("--channels", "1=red,2=green"), "@@c1=ff0000+c2=00ff00"),
    ],
)
def test_predict_shows_channels_in_the_colours_that_the_model_has_learned_from(
    tmp_path: Path, views: list[str], words: tuple[str, ...], seen: str
) -> None:
    pixels = np.random.default_rng(3).integers(0, 255, (2, 32, 40), np.uint8)
    said = {"axes": "CYX", "Channel": {"Name": ["DAPI", "GFP"]}}
    tifffile.imwrite(tmp_path / "named.ome.tif", pixels, photometric="minisblack", metadata=said)
    model = tiny_model_file(tmp_path / "m.safetensors", views=views)
    asked = ["predict", tmp_path / "named.ome.tif", "--model", model, "--out", tmp_path / "out", *words]
    result = inkling_here(tmp_path, *asked)
    assert [Path(row["image"]).name for row in result["images"]] == [seen]
