"""Thumbnails are read as images are: 16 bits and floats too, and in silence where a file is damaged."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
import tifffile
from PIL import Image
from PySide6.QtGui import QImage

from gui.panels.thumbnails import SIDE_PX, read_thumbnail


def thumbnail_of(path: Path) -> QImage | None:
    """Read on a thread of its own, as the list of images does."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(read_thumbnail, path).result()


@pytest.mark.parametrize("kind", ["uint8", "uint16", "float32", "int16"])
def test_every_kind_of_image_has_a_thumbnail(tmp_path: Path, kind: str) -> None:
    ramp = np.linspace(0, 200, 90 * 120).reshape(90, 120).astype(kind)
    tifffile.imwrite(tmp_path / "a.tif", ramp)
    picture = thumbnail_of(tmp_path / "a.tif")
    assert picture is not None
    assert (picture.width(), picture.height()) == (SIDE_PX, SIDE_PX)
    assert picture.pixelColor(36, 70).red() > picture.pixelColor(36, 2).red() + 100


def test_a_damaged_image_has_none_and_nothing_is_printed(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.tif"
    Image.effect_noise((300, 300), 90).save(path, compression="tiff_adobe_deflate")
    data = bytearray(path.read_bytes())
    data[8:60_000] = b"\xff" * 59_992
    path.write_bytes(data)
    assert thumbnail_of(path) is None
    assert capfd.readouterr() == ("", "")
