"""Netpbm and PFM files: images as seen, masks as stored, every page counted, damage named."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from engine.core import UserError
from engine.document.image import probe_image, read_image, read_mask
from engine.document.listing import list_images
from engine.document.samples.stored import read_samples
from engine.document.used_part import used_part

RANDOM = np.random.default_rng(3)
IDS = RANDOM.integers(0, 4, (13, 21)).astype(np.uint8)
RGB = RANDOM.integers(0, 256, (13, 21, 3)).astype(np.uint8)


def text_of(values: np.ndarray) -> bytes:
    return b"\n".join(b" ".join(b"%d" % n for n in row.ravel()) for row in values)


def binary(magic: str, highest: int | None, values: np.ndarray) -> bytes:
    end = "" if highest is None else f"\n# a remark of 2 words\n{highest}"
    head = f"{magic}\n# made by hand\n{values.shape[1]} {values.shape[0]}{end}\n"
    return head.encode() + values.tobytes()


def pam(values: np.ndarray, kind: str) -> bytes:
    height, width, depth = values.shape
    head = f"P7\nWIDTH {width}\nHEIGHT {height}\nDEPTH {depth}\nMAXVAL 255\nTUPLTYPE {kind}\nENDHDR\n"
    return head.encode() + values.tobytes()


MASKS = {
    "plain.pgm": b"P2 21 13 3\n" + text_of(IDS),
    "raw.pgm": binary("P5", 3, IDS),
    "full.pgm": binary("P5", 255, IDS),
    "deep.pgm": binary("P5", 65535, IDS.astype(">u2")),
    "equal.ppm": binary("P6", 255, np.dstack([IDS] * 3)),
    "floats.pfm": b"Pf\n21 13\n-1.0\n" + IDS[::-1].astype("<f4").tobytes(),
    "grey.pam": pam(IDS[:, :, None], "GRAYSCALE"),
}


@pytest.mark.parametrize("name", MASKS)
def test_masks_are_their_stored_numbers(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(MASKS[name])
    assert np.array_equal(read_mask(tmp_path / name, IDS.shape, 4), IDS)


def test_a_bitmap_shows_black_where_it_stores_1(tmp_path: Path) -> None:
    bits = IDS & 1
    (tmp_path / "raw.pbm").write_bytes(b"P4\n21 13\n" + np.packbits(bits, axis=1).tobytes())
    (tmp_path / "plain.pbm").write_bytes(b"P1\n21 13\n" + b"\n".join(b"%d" % n for n in bits.ravel()))
    for name in ("raw.pbm", "plain.pbm"):
        assert np.array_equal(read_image(tmp_path / name)[:, :, 0], (1 - bits) * 255)
        assert np.array_equal(read_mask(tmp_path / name, bits.shape, 2), bits)
        assert probe_image(tmp_path / name).bits == 1


def test_colours_and_depths_are_the_picture(tmp_path: Path) -> None:
    (tmp_path / "a.ppm").write_bytes(binary("P6", 255, RGB))
    (tmp_path / "b.ppm").write_bytes(b"P3 21 13 255 " + text_of(RGB))
    (tmp_path / "c.pgm").write_bytes(binary("P5", 15, IDS * 5))
    deep = (np.arange(13 * 21).reshape(13, 21) * 15).astype(">u2")
    (tmp_path / "d.pgm").write_bytes(binary("P5", 4095, deep))
    assert np.array_equal(read_image(tmp_path / "a.ppm"), RGB)
    assert np.array_equal(read_image(tmp_path / "b.ppm"), RGB)
    assert np.array_equal(read_image(tmp_path / "c.pgm")[:, :, 2], IDS * 5 * 17)
    assert (read_image(tmp_path / "d.pgm").min(), read_image(tmp_path / "d.pgm").max()) == (0, 255)
    assert np.array_equal(read_samples(tmp_path / "d.pgm", 1000).pixels, deep)
    assert [path.name for path in list_images(tmp_path)] == ["a.ppm", "b.ppm", "c.pgm", "d.pgm"]


def test_transparency_of_a_pam_lies_over_white(tmp_path: Path) -> None:
    clear = np.dstack([RGB, np.zeros_like(IDS)])
    (tmp_path / "a.pam").write_bytes(pam(clear, "RGB_ALPHA"))
    assert (read_image(tmp_path / "a.pam") == 255).all()


def test_pictures_one_after_the_other_are_counted(tmp_path: Path) -> None:
    (tmp_path / "a.pgm").write_bytes(binary("P5", 3, IDS) * 3)
    assert used_part(tmp_path / "a.pgm").sentence() == "Picture 1 of 3 is shown."
    (tmp_path / "a.pgm").write_bytes(binary("P5", 3, IDS) * 2 + b"rest")
    assert used_part(tmp_path / "a.pgm").pages == 2


@pytest.mark.parametrize(
    "data",
    [
        *(b"P5\n21", b"P5\n21 13\n255\nshort", b"P5 21 13 99999 ", b"P5 0 13 255 ", b"P2 2 2 3 1 2 9 0"),
        *(b"P7\nWIDTH 2\nHEIGHT 2\n", b"P7\nWIDTH 2\nHEIGHT 2\nMAXVAL 3\nENDHDR\n", b"Pf 2 2 0 " + bytes(16)),
        *(binary("P5", 2, IDS), b"P5 99999999 99999999 255 ", b"P1 2 2 1 0 7 1", b"P2 2 2 9 1 2 x 4"),
    ],
)
def test_damage_is_one_sentence(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.pgm").write_bytes(data)
    for read in (read_image, lambda path: read_mask(path, None, None)):
        with pytest.raises(UserError, match=r"a\.pgm"):
            read(tmp_path / "a.pgm")
