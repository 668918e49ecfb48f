"""Thumbnails are read as images are: 16 bits and floats too, and in silence where a file is damaged."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
import tifffile
from PIL import Image
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from engine.document.fingerprint import file_stamp
from engine.session import large_images
from engine.storage.caches import pixel_folder
from engine.storage.caches.pixel_folder import PixelFolder
from gui.panels import thumbnails
from gui.panels.thumbnails import SIDE_PX, Thumbnails, read_thumbnail


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


def test_a_very_large_image_has_one_once_its_pixels_are_kept(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = PixelFolder(tmp_path / "cache")
    monkeypatch.setattr(pixel_folder, "user_pixel_folder", lambda: folder)
    monkeypatch.setattr(pixel_folder, "LEAST_FREE_BYTES", 0)
    monkeypatch.setattr(large_images, "LARGE_PX", 100_000)
    monkeypatch.setattr(thumbnails, "PLAIN_LIMIT_PIXELS", 100_000)
    path = tmp_path / "slide.tif"
    ramp = np.linspace(0, 200, 600 * 800).reshape(600, 800).astype(np.uint8)
    tifffile.imwrite(path, ramp, tile=(64, 64))
    pictures = Thumbnails()
    with qtbot.waitSignal(pictures.arrived):
        assert pictures.get(path) is None
    assert pictures.get(path) is None
    with ThreadPoolExecutor(1) as pool:
        pool.submit(large_images.read_pixels, path, file_stamp(path), lambda: None).result()
    pictures.read_again(path)
    with qtbot.waitSignal(pictures.arrived):
        assert pictures.get(path) is None
    picture = pictures.get(path)
    pictures.close()
    assert picture is not None
    assert 80 < picture.toImage().pixelColor(SIDE_PX // 2, SIDE_PX // 2).red() < 120
