"""Damage of image files behind a sound header: what breaks off is told, what is odd and whole is not."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest
import tifffile
from PIL import Image

from engine.core import UserError
from engine.document.image import read_image
from engine.document.samples.picture_fault import breaks_off, picture_fault
from engine.document.used_part import BREAKS_OFF, shown_part
from tests.helpers.damaged_pictures import cut_off, fill_with_zeros

PIXELS = np.asarray(Image.effect_noise((160, 120), 60).convert("RGB"))
KINDS = {
    "a.jpg": {},
    "progressive.jpg": {"progressive": True},
    "a.png": {},
    "a.webp": {},
    "a.gif": {},
    "a.bmp": {},
    "a.tif": {},
    "lzw.tif": {"compression": "tiff_lzw"},
    "a.jp2": {},
    "a.avif": {},
}


def encoded(name: str) -> bytes:
    kinds = {"jpg": "JPEG", "tif": "TIFF", "jp2": "JPEG2000"}
    suffix = name.partition(".")[2]
    content = io.BytesIO()
    Image.fromarray(PIXELS).save(content, format=kinds.get(suffix, suffix.upper()), **KINDS[name])  # type: ignore[arg-type]
    return content.getvalue()


@pytest.mark.parametrize("name", KINDS)
def test_a_file_that_breaks_off_is_told_and_a_whole_one_is_not(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(encoded(name))
    assert picture_fault(path) is None
    cut_off(path)
    fault = picture_fault(path)
    assert fault is not None
    assert not fault.is_shown
    assert name in str(fault.error)


@pytest.mark.parametrize(
    "content", [b"P6 7 5 255\n" + bytes(105), b"P4 9 5\n" + bytes(10), b"P2 2 2 9\n1 2 3 4\n"]
)
def test_a_netpbm_that_breaks_off_is_told_and_a_whole_one_is_not(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.pnm"
    path.write_bytes(content)
    assert picture_fault(path) is None
    path.write_bytes(content + b"# and more\n")
    assert picture_fault(path) is None
    path.write_bytes(content[:-3])
    with pytest.raises(UserError) as refused:
        read_image(path)
    fault = picture_fault(path)
    assert fault is not None
    assert str(fault.error) == str(refused.value)


def test_a_photo_filled_up_with_zeros_shows_a_part_and_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    path.write_bytes(encoded("a.jpg"))
    fill_with_zeros(path)
    assert read_image(path).shape == PIXELS.shape
    fault = picture_fault(path)
    assert fault is not None
    assert fault.is_shown
    assert breaks_off(path)
    assert shown_part(path).sentence() == BREAKS_OFF


@pytest.mark.parametrize("behind", [b"", b"\0" * 100_000, b"film" * 50_000])
def test_what_cameras_put_behind_a_photo_is_no_damage(tmp_path: Path, behind: bytes) -> None:
    path = tmp_path / "a.jpg"
    preview = b"\xff\xe1" + (4 + 2).to_bytes(2, "big") + b"\xff\xd8\xff\xd9"
    content = encoded("a.jpg")
    path.write_bytes(content[:2] + preview + content[2:] + behind)
    assert picture_fault(path) is None
    # The end of a preview is not that of the picture.
    path.write_bytes(content[:2] + preview + content[2 : len(content) // 2])
    assert picture_fault(path) is not None


def test_a_tiff_that_nothing_but_its_own_reader_opens_is_whole(tmp_path: Path) -> None:
    for name, kind in (("half.tif", np.float16), ("wide.tif", np.int64)):
        tifffile.imwrite(tmp_path / name, np.arange(600).reshape(20, 30).astype(kind))
        read_image(tmp_path / name)
        assert picture_fault(tmp_path / name) is None


def test_a_file_that_is_not_there_has_a_fault(tmp_path: Path) -> None:
    fault = picture_fault(tmp_path / "a.png")
    assert fault is not None
    assert not fault.is_shown
