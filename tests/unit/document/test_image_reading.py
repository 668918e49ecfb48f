"""Reading images of every kind; each file is made on the spot with the answer planted."""

from __future__ import annotations

import io
import struct
import subprocess
import sys
import zlib
from pathlib import Path

import cv2
import numpy as np
import pytest
import tifffile
from PIL import Image

from engine.core import UserError
from engine.document.image import probe_image, read_image

CHECKOUT = Path(__file__).resolve().parents[3]
RED, GREEN = (255, 0, 0), (0, 255, 0)


def corner_picture(shape: tuple[int, int] = (40, 60)) -> np.ndarray:
    """Black with a white upper left and a grey upper right corner."""
    picture = np.zeros((*shape, 3), np.uint8)
    picture[:8, :8] = 255
    picture[:8, -8:] = 128
    return picture


def ramp16(top: int) -> np.ndarray:
    """(64, 64) uint16, evenly from 0 to `top`."""
    return np.linspace(0, top, 64 * 64).reshape(64, 64).astype(np.uint16)


@pytest.mark.parametrize("suffix", ["png", "bmp", "tif", "tiff", "gif", "webp", "jpg", "jpeg", "avif"])
def test_every_common_format_opens(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a.{suffix}"
    Image.fromarray(corner_picture()).save(path, quality=95)
    pixels = read_image(path)
    assert pixels.shape == (40, 60, 3)
    assert pixels.dtype == np.uint8
    assert pixels.flags.c_contiguous
    assert not pixels.flags.writeable
    assert np.abs(pixels.astype(int) - corner_picture()).mean() < 3
    info = probe_image(path)
    assert (info.width, info.height) == (60, 40)


def test_the_content_decides_and_not_the_suffix(tmp_path: Path) -> None:
    Image.fromarray(corner_picture()).save(tmp_path / "a.png")
    (tmp_path / "a.png").rename(tmp_path / "a.JPG")
    assert probe_image(tmp_path / "a.JPG").format == "PNG"
    assert np.array_equal(read_image(tmp_path / "a.JPG"), corner_picture())


@pytest.mark.parametrize("name", ["ein Bild.png", "grün.png", "细胞.png", "no-suffix", "x" * 200 + ".PNG"])
def test_awkward_names_open(tmp_path: Path, name: str) -> None:
    Image.fromarray(corner_picture()).save(tmp_path / name, format="PNG")
    assert np.array_equal(read_image(tmp_path / name), corner_picture())


@pytest.mark.parametrize("suffix", ["jpg", "png", "webp", "tif"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_pictures_stand_upright_in_every_exif_orientation(
    tmp_path: Path, orientation: int, suffix: str
) -> None:
    upright = Image.fromarray(corner_picture())
    undo = [None, None, 0, 3, 1, 5, 2, 6, 4][orientation]  # PIL transpositions that a viewer takes back
    stored = upright if undo is None else upright.transpose(Image.Transpose(undo))
    exif = Image.Exif()
    exif[0x0112] = orientation
    path = tmp_path / f"a.{suffix}"
    stored.save(path, exif=exif, quality=95)
    pixels = read_image(path)
    info = probe_image(path)
    assert (info.height, info.width) == pixels.shape[:2] == (40, 60)
    assert pixels[3, 3].mean() > 230
    assert 100 < pixels[3, -4].mean() < 156
    assert pixels[-4, 3].mean() < 30


def test_a_senseless_orientation_is_no_orientation(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 42
    Image.fromarray(corner_picture()).save(tmp_path / "a.jpg", exif=exif)
    assert read_image(tmp_path / "a.jpg").shape == (40, 60, 3)


@pytest.mark.parametrize("top", [235, 1020, 4095, 65535])
@pytest.mark.parametrize("suffix", ["png", "tif"])
def test_16_bit_grey_fills_the_range_whatever_the_camera_used(tmp_path: Path, top: int, suffix: str) -> None:
    path = tmp_path / f"a.{suffix}"
    cv2.imwrite(str(path), ramp16(top))
    pixels = read_image(path)
    assert probe_image(path).bits == 16
    assert (pixels[0, 0] == 0).all()
    assert (pixels[-1, -1] == 255).all()
    assert abs(float(pixels.mean()) - 127.5) < 2
    assert (pixels[:, :, 0] == pixels[:, :, 2]).all()


@pytest.mark.parametrize("suffix", ["png", "tif"])
def test_16_bit_colour_keeps_its_hue_and_is_not_black(tmp_path: Path, suffix: str) -> None:
    picture = np.zeros((64, 64, 3), np.uint16)
    picture[:, :32, 2] = 4000  # OpenCV's order: the left half is red
    picture[:, 32:, 1] = 2000
    path = tmp_path / f"a.{suffix}"
    cv2.imwrite(str(path), picture)
    pixels = read_image(path)
    assert tuple(pixels[5, 5]) == RED
    assert tuple(pixels[5, 60]) == (0, 128, 0)


def test_16_bit_transparency_is_laid_over_white(tmp_path: Path) -> None:
    picture = np.zeros((8, 8, 4), np.uint16)
    picture[:, :4, 3] = 65535
    cv2.imwrite(str(tmp_path / "a.png"), picture)
    pixels = read_image(tmp_path / "a.png")
    assert (pixels[:, 4:] == 255).all()
    assert (pixels[:, :4] == 0).all()


def test_floats_with_nan_infinity_and_negatives_open(tmp_path: Path) -> None:
    picture = np.linspace(-0.2, 0.8, 64 * 64, dtype=np.float32).reshape(64, 64)
    picture[10, 10], picture[20, 20], picture[30, 30] = np.nan, np.inf, -np.inf
    tifffile.imwrite(tmp_path / "a.tif", picture)
    pixels = read_image(tmp_path / "a.tif")
    assert pixels[10, 10, 0] == 0
    assert pixels[20, 20, 0] == 255
    assert pixels[30, 30, 0] == 0
    assert abs(float(pixels.mean()) - 127.5) < 3


@pytest.mark.parametrize("dtype", ["int8", "int16", "uint32", "int32", "float64"])
def test_other_number_types_open(tmp_path: Path, dtype: str) -> None:
    picture = np.linspace(0, 100, 64 * 64).reshape(64, 64).astype(dtype)
    tifffile.imwrite(tmp_path / "a.tif", picture)
    assert abs(float(read_image(tmp_path / "a.tif").mean()) - 127.5) < 3


def test_a_few_bright_points_are_seen_and_a_flat_picture_opens(tmp_path: Path) -> None:
    stars = np.zeros((100, 100), np.uint16)
    stars[3, 3] = 700
    tifffile.imwrite(tmp_path / "stars.tif", stars)
    tifffile.imwrite(tmp_path / "flat.tif", np.full((10, 10), 700, np.uint16))
    tifffile.imwrite(tmp_path / "nan.tif", np.full((10, 10), np.nan, np.float32))
    assert read_image(tmp_path / "stars.tif")[3, 3, 0] == 255
    assert (read_image(tmp_path / "flat.tif") == 0).all()
    assert (read_image(tmp_path / "nan.tif") == 0).all()


@pytest.mark.parametrize("planar", ["contig", "separate"])
@pytest.mark.parametrize("compression", [None, "zlib", "lzma"])
def test_of_many_channels_the_first_three_are_shown(
    tmp_path: Path, planar: str, compression: str | None
) -> None:
    picture = np.stack([np.full((32, 48), 10 * n, np.uint8) for n in range(1, 6)], axis=2)
    stored = picture if planar == "contig" else np.moveaxis(picture, 2, 0)
    tifffile.imwrite(
        tmp_path / "a.tif", stored, planarconfig=planar, photometric="minisblack", compression=compression
    )
    assert probe_image(tmp_path / "a.tif").channels == 5
    assert (read_image(tmp_path / "a.tif") == [10, 20, 30]).all()


def test_white_is_zero_is_understood(tmp_path: Path) -> None:
    tifffile.imwrite(tmp_path / "a.tif", ramp16(4000), photometric="miniswhite")
    assert read_image(tmp_path / "a.tif")[0, 0, 0] == 255


def test_of_several_pages_or_frames_the_first_is_shown(tmp_path: Path) -> None:
    pages = [Image.new("RGB", (20, 10), color) for color in (RED, GREEN)]
    pages[0].save(tmp_path / "a.tif", save_all=True, append_images=pages[1:])
    pages[0].save(tmp_path / "a.gif", save_all=True, append_images=pages[1:])
    assert (read_image(tmp_path / "a.tif") == RED).all()
    assert (read_image(tmp_path / "a.gif") == RED).all()


def test_palette_grey_alpha_one_bit_and_transparency_become_plain_colours(tmp_path: Path) -> None:
    Image.new("RGB", (4, 4), RED).quantize().save(tmp_path / "palette.png")
    Image.new("LA", (4, 4), (0, 0)).save(tmp_path / "la.png")
    Image.new("RGBA", (4, 4), (0, 0, 0, 128)).save(tmp_path / "rgba.png")
    Image.new("1", (4, 4), 1).save(tmp_path / "bit.png")
    assert (read_image(tmp_path / "palette.png") == RED).all()
    assert (read_image(tmp_path / "la.png") == 255).all()
    assert (read_image(tmp_path / "rgba.png") == 127).all()
    assert (read_image(tmp_path / "bit.png") == 255).all()
    assert probe_image(tmp_path / "bit.png").bits == 1


def test_cmyk_and_lab_are_converted(tmp_path: Path) -> None:
    Image.new("CMYK", (4, 4), (0, 255, 255, 0)).save(tmp_path / "a.tif")
    assert (read_image(tmp_path / "a.tif") == RED).all()
    Image.new("LAB", (4, 4), (255, 128, 128)).save(tmp_path / "lab.tif")
    assert read_image(tmp_path / "lab.tif").min() > 250


def test_the_smallest_picture_opens(tmp_path: Path) -> None:
    Image.new("RGB", (1, 1), GREEN).save(tmp_path / "a.png")
    assert tuple(read_image(tmp_path / "a.png")[0, 0]) == GREEN


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", r"a\.png is empty"),
        (b"this is text", r"a\.png is not an image"),
        (b"\x89PNG\r\n\x1a\n", r"a\.png"),
        (b"II*\0\xff\xff\xff\xff", r"a\.png"),
        (b"GIF89a", r"a\.png"),
        (b"BM" + b"\xff" * 60, r"a\.png"),
        (b"RIFF\xff\xff\xff\xffWEBPVP8 ", r"a\.png"),
    ],
)
def test_what_is_no_image_is_refused_in_one_sentence(tmp_path: Path, content: bytes, said: str) -> None:
    (tmp_path / "a.png").write_bytes(content)
    for read in (probe_image, read_image):
        with pytest.raises(UserError, match=said) as caught:
            read(tmp_path / "a.png")
        assert caught.value.hint
        assert "\n" not in str(caught.value)


@pytest.mark.parametrize("suffix", ["png", "jpg", "tif", "bmp", "gif", "webp"])
def test_a_truncated_file_is_refused(tmp_path: Path, suffix: str) -> None:
    noise = np.random.default_rng(0).integers(0, 255, (80, 80, 3), dtype=np.uint8)
    buffer = io.BytesIO()
    Image.fromarray(noise).save(buffer, {"jpg": "JPEG", "tif": "TIFF"}.get(suffix, suffix.upper()))
    (tmp_path / f"a.{suffix}").write_bytes(buffer.getvalue()[: len(buffer.getvalue()) // 2])
    with pytest.raises(UserError, match=rf"a\.{suffix}"):
        read_image(tmp_path / f"a.{suffix}")


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"a\.png is not in"):
        read_image(tmp_path / "a.png")
    with pytest.raises(UserError, match="cannot be opened"):
        probe_image(tmp_path)


def bomb_png(path: Path, side: int) -> None:
    """A 1-bit PNG of side x side zeros, some kilobytes on the disk."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    packer = zlib.compressobj(9)
    row = b"\0" * (1 + side // 8)
    data = b"".join(packer.compress(row * 1000) for _ in range(side // 1000)) + packer.flush()
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0))
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", data) + chunk(b"IEND", b""))


def test_a_bomb_is_refused_by_its_header_with_little_memory(tmp_path: Path) -> None:
    bomb_png(tmp_path / "bomb.png", 40_000)
    script = f"""
import resource
import cv2, numpy, tifffile, PIL.Image
from pathlib import Path
from engine.core import UserError
from engine.document.image import read_image
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
try:
    read_image(Path({str(tmp_path / "bomb.png")!r}))
except UserError as error:
    print(error.summary)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=CHECKOUT, capture_output=True, text=True, check=True, timeout=200
    )
    sentence, grown_kib = done.stdout.splitlines()
    assert "1600 megapixels; Inkling opens up to 300" in sentence
    assert int(grown_kib) < 30_000


def test_a_tiff_that_unpacks_to_more_than_it_says_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.tif"
    pixels = np.zeros((16, 16, 5), np.uint8)
    tifffile.imwrite(path, pixels, photometric="minisblack", planarconfig="contig", compression="zlib")
    bomb = zlib.compress(bytes(50_000_000), 9)
    with tifffile.TiffFile(path, mode="r+b") as file:
        page = file.pages[0]
        end = path.stat().st_size
        page.tags["StripOffsets"].overwrite([end])
        page.tags["StripByteCounts"].overwrite([len(bomb)])
    with open(path, "ab") as raw:
        raw.write(bomb)
    with pytest.raises(UserError, match="unpacks to more than its header says"):
        read_image(path)


def test_a_run_length_bitmap_whose_header_lies_is_refused_at_once(tmp_path: Path) -> None:
    size = struct.pack("<ii", 8_000_000, 30)
    info = struct.pack("<I", 40) + size + struct.pack("<HHIIiiII", 1, 8, 1, 0, 2835, 2835, 256, 0)
    data = b"\x05\x01\x00\x00" * 30
    start = 14 + 40 + 1024
    header = b"BM" + struct.pack("<IHHI", start + len(data), 0, 0, start)
    (tmp_path / "a.bmp").write_bytes(header + info + bytes(1024) + data)
    with pytest.raises(UserError, match="far more than its"):
        read_image(tmp_path / "a.bmp")


def test_too_many_channels_are_refused_before_they_are_read(tmp_path: Path) -> None:
    pixels = np.zeros((4, 4, 40), np.uint8)
    tifffile.imwrite(tmp_path / "a.tif", pixels, photometric="minisblack", planarconfig="contig")
    with pytest.raises(UserError, match="40 channels"):
        read_image(tmp_path / "a.tif", max_pixels=16)


def test_the_limit_is_the_callers(tmp_path: Path) -> None:
    Image.fromarray(corner_picture()).save(tmp_path / "a.png")
    assert read_image(tmp_path / "a.png", max_pixels=2400).shape == (40, 60, 3)
    with pytest.raises(UserError, match="is 60x40"):
        read_image(tmp_path / "a.png", max_pixels=2399)
