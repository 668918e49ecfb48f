"""Commands say which images they use in part only: pages and channels that are left out."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import tifffile
from PIL import Image

from engine.commands.cli import parse, run_headless
from tests.helpers.cli import inkling_here
from tests.helpers.networks import tiny_model_file


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    images = tmp_path / "scans"
    images.mkdir()
    pixels = np.random.default_rng(1).integers(0, 255, (5, 64, 64), np.uint8)
    tifffile.imwrite(images / "stack.tif", pixels, photometric="minisblack")
    tifffile.imwrite(
        images / "wide.tif",
        np.repeat(pixels, 2, 0)[:7].transpose(1, 2, 0).copy(),
        photometric="minisblack",
        planarconfig="contig",
    )
    Image.fromarray(pixels[0]).save(images / "plain.png")
    return images


EXPECTED = [
    {"pages": 5, "used_pages": 1, "channels": 1, "used_channels": 1},
    {"pages": 1, "used_pages": 1, "channels": 7, "used_channels": 3},
]


def check(result: dict[str, object], folder: Path) -> None:
    names = [folder / "stack.tif", folder / "wide.tif"]
    assert result["partly_used"] == [{"image": str(n)} | e for n, e in zip(names, EXPECTED, strict=True)]


def test_new_counts_them(tmp_path: Path, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    check(inkling_here(tmp_path, "new", tmp_path / "p.inkling", "--images", folder), folder)
    said = capsys.readouterr().err
    assert "1 of 3 images has several pages or frames; the first is used." in said
    assert "1 of 3 images has more than three channels; the first three are used." in said


def test_predict_counts_them(tmp_path: Path, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    model = tiny_model_file(tmp_path / "m.safetensors")
    check(inkling_here(tmp_path, "predict", folder, "--model", model, "--out", tmp_path / "out"), folder)
    assert "1 of 3 images has several pages or frames; the first is used." in capsys.readouterr().err


def test_nothing_is_said_of_plain_images(
    tmp_path: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "stack.tif").unlink()
    (folder / "wide.tif").unlink()
    assert run_headless(parse(["new", str(tmp_path / "p.inkling"), "--images", str(folder)])) == 0
    assert "used" not in capsys.readouterr().err
