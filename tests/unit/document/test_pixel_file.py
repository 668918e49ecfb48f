"""Files of decoded pixels: those that `read_image` gives, with the copies that the canvas would make."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from PIL import Image

from engine.core import UserError
from engine.document.fingerprint import file_stamp
from engine.document.image import read_image, read_stripes
from engine.document.pixel_file import NoPixelFileError, file_bytes, map_pixel_file, write_pixel_file
from engine.files import temporary_names
from engine.session import large_images
from engine.storage.caches import pixel_folder
from engine.storage.caches.pixel_folder import PixelFolder
from gui.canvas.pyramid import ImagePyramid

RNG = np.random.default_rng(5)


def save(path: Path, mode: str, shape: tuple[int, int], **options: object) -> Path:
    channels = len(Image.new(mode, (1, 1)).getbands())
    array = RNG.integers(0, 256, (*shape, channels), np.uint8)
    Image.fromarray(array.squeeze(), mode).save(path, **options)
    return path


def turned(path: Path) -> Path:
    exif = Image.Exif()
    exif[0x0112] = 6
    return save(path, "RGB", (300, 421), exif=exif)


KINDS: dict[str, Callable[[Path], Path]] = {
    "rgb.png": lambda path: save(path, "RGB", (700, 531)),
    "grey.png": lambda path: save(path, "L", (300, 421)),
    "alpha.png": lambda path: save(path, "RGBA", (300, 421)),
    "photo.jpg": lambda path: save(path, "RGB", (513, 300)),
    "turned.jpg": turned,
    "cmyk.jpg": lambda path: save(path, "CMYK", (300, 421)),
    "plain.tif": lambda path: save(path, "RGB", (300, 1421)),
    "packed.tif": lambda path: save(path, "RGB", (300, 421), compression="tiff_lzw"),
}


@pytest.mark.parametrize("name", KINDS)
def test_pixels_and_smaller_copies_are_those_that_are_made_without_a_file(tmp_path: Path, name: str) -> None:
    path = KINDS[name](tmp_path / name)
    expected = read_image(path)
    shape = expected.shape[:2]
    target = tmp_path / "target"
    target.touch()
    write_pixel_file(path, target, "about", shape, lambda share: None)
    mapped = map_pixel_file(target, "about", shape)
    np.testing.assert_array_equal(mapped.pixels, expected)
    pyramid = ImagePyramid(expected)
    while not pyramid.build(1.0):
        pass
    assert len(mapped.smaller) == len(pyramid.shapes) - 1
    for number, level in enumerate(mapped.smaller, start=1):
        np.testing.assert_array_equal(level, pyramid.level(number)[1])
    assert ImagePyramid(mapped.pixels, mapped.smaller).is_complete
    mapped.release()
    np.testing.assert_array_equal(mapped.pixels, expected)
    with pytest.raises(ValueError, match="read-only"):
        mapped.pixels[0, 0] = 1


def test_stripes_are_the_image(tmp_path: Path) -> None:
    for name, make in KINDS.items():
        path = make(tmp_path / name)
        stripes = list(read_stripes(path, 77))
        assert {len(stripe) for stripe in stripes[:-1]} <= {77}
        np.testing.assert_array_equal(np.concatenate(stripes), read_image(path))


def test_a_file_of_other_pixels_or_one_that_is_not_whole_is_not_taken(tmp_path: Path) -> None:
    path, target = save(tmp_path / "a.png", "RGB", (300, 200)), tmp_path / "target"
    target.touch()
    write_pixel_file(path, target, "about", (300, 200), lambda share: None)
    for what, shape in (("others", (300, 200)), ("about", (200, 300))):
        with pytest.raises(NoPixelFileError):
            map_pixel_file(target, what, shape)
    os.truncate(target, file_bytes((300, 200)) - 1)
    with pytest.raises(NoPixelFileError):
        map_pixel_file(target, "about", (300, 200))
    damaged = tmp_path / "b.png"
    damaged.write_bytes(path.read_bytes()[:-3000])
    with pytest.raises(UserError):
        write_pixel_file(damaged, target, "about", (300, 200), lambda share: None)
    with pytest.raises(NoPixelFileError):
        write_pixel_file(path, target, "about", (299, 200), lambda share: None)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> PixelFolder:
    made = PixelFolder(tmp_path / "cache")
    monkeypatch.setattr(pixel_folder, "user_pixel_folder", lambda: made)
    monkeypatch.setattr(pixel_folder, "LEAST_FREE_BYTES", 0)
    monkeypatch.setattr(large_images, "LARGE_PX", 10_000)
    return made


def test_a_large_image_is_decoded_once_and_anew_when_its_file_changes(
    tmp_path: Path, folder: PixelFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = save(tmp_path / "a.png", "RGB", (300, 200))
    first = large_images.read_pixels(path, file_stamp(path), lambda: None)
    assert first.mapping is not None
    np.testing.assert_array_equal(first.pixels, read_image(path))
    with monkeypatch.context() as patch:
        patch.setattr(PixelFolder, "begin", lambda *_: pytest.fail("decoded again"))
        again = large_images.read_pixels(path, file_stamp(path), lambda: None)
    np.testing.assert_array_equal(again.pixels, first.pixels)
    save(path, "RGB", (300, 200))
    os.utime(path, ns=(1, 1))
    changed = large_images.read_pixels(path, file_stamp(path), lambda: None)
    np.testing.assert_array_equal(changed.pixels, read_image(path))
    assert not np.array_equal(changed.pixels, first.pixels)


def test_a_small_image_and_one_without_room_are_read_into_memory(
    tmp_path: Path, folder: PixelFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    small = save(tmp_path / "small.png", "RGB", (90, 90))
    assert large_images.read_pixels(small, file_stamp(small), lambda: None).mapping is None
    path = save(tmp_path / "a.png", "RGB", (300, 200))
    monkeypatch.setattr(pixel_folder, "LEAST_FREE_BYTES", 1 << 60)
    read = large_images.read_pixels(path, file_stamp(path), lambda: None)
    assert read.mapping is None
    np.testing.assert_array_equal(read.pixels, read_image(path))


def test_a_damaged_large_image_is_refused_in_the_usual_words(tmp_path: Path, folder: PixelFolder) -> None:
    path = save(tmp_path / "a.png", "RGB", (300, 200))
    path.write_bytes(path.read_bytes()[:-3000])
    with pytest.raises(UserError, match=r"a\.png is damaged"):
        large_images.read_pixels(path, file_stamp(path), lambda: None)
    assert not list((tmp_path / "cache").iterdir())


SHAPE = (300, 200)


def keep(folder: PixelFolder, path: Path) -> Path:
    """The one new file of the pixels of an image."""
    where = path.parent / "cache"
    before = set(where.iterdir()) if where.exists() else set()
    stamp = file_stamp(path)
    assert stamp is not None
    target = folder.begin(SHAPE)
    assert target is not None
    write_pixel_file(path, target, pixel_folder.about(path, stamp), SHAPE, lambda share: None)
    assert folder.keep(target, path, stamp, SHAPE) is not None
    (made,) = set(where.iterdir()) - before
    return made


def test_the_oldest_files_go_when_the_folder_is_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pixel_folder, "LEAST_FREE_BYTES", 0)
    folder = PixelFolder(tmp_path / "cache", most_bytes=2 * file_bytes(SHAPE))
    paths = [save(tmp_path / f"{name}.png", "RGB", SHAPE) for name in "abc"]
    for age, path in enumerate(paths):
        os.utime(keep(folder, path), (age, age))
    kept = [folder.find(path, file_stamp(path), SHAPE) is not None for path in paths]
    assert kept == [False, True, True]
    assert folder.begin((3000, 2000)) is None
    assert kept == [folder.find(path, file_stamp(path), SHAPE) is not None for path in paths]


def test_a_disk_that_is_nearly_full_gets_the_oldest_files_back(
    tmp_path: Path, folder: PixelFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = [keep(folder, save(tmp_path / f"{name}.png", "RGB", SHAPE)) for name in "abc"]
    for age, file in enumerate(files):
        os.utime(file, (age, age))
    others = 10 * file_bytes(SHAPE)

    def free_bytes(_: object) -> SimpleNamespace:
        return SimpleNamespace(free=others - sum(file.stat().st_size for file in files if file.exists()))

    monkeypatch.setattr(shutil, "disk_usage", free_bytes)
    monkeypatch.setattr(pixel_folder, "LEAST_FREE_BYTES", 8 * file_bytes(SHAPE))
    folder.tidy()
    assert [file.exists() for file in files] == [False, True, True]
    assert folder.begin(SHAPE) is not None
    assert [file.exists() for file in files] == [False, False, True]
    monkeypatch.setattr(pixel_folder, "LEAST_FREE_BYTES", 20 * file_bytes(SHAPE))
    folder.tidy()
    assert not files[2].exists()


def test_what_a_restart_or_a_kill_has_made_useless_goes(
    tmp_path: Path, folder: PixelFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    useless = keep(folder, save(tmp_path / "a.png", "RGB", SHAPE))
    (tmp_path / "cache" / "0123456789abcdef.pixels").touch()  # As earlier versions named them.
    monkeypatch.setattr(pixel_folder, "_start_of_machine", lambda: "00000000")
    useful = keep(folder, save(tmp_path / "b.png", "RGB", SHAPE))
    with monkeypatch.context() as patch:
        patch.setattr(temporary_names, "_own_start", lambda _: "0badc0de")
        killed = folder.begin(SHAPE)
    assert killed is not None
    assert killed.exists()
    folder.tidy()
    assert list((tmp_path / "cache").iterdir()) == [useful]
    assert not useless.exists()


def test_another_computers_files_stay_while_there_is_room(
    tmp_path: Path, folder: PixelFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(pixel_folder, "this_computer", lambda: "12345678")
        patch.setattr(pixel_folder, "_start_of_machine", lambda: "00000000")
        theirs = keep(folder, save(tmp_path / "a.png", "RGB", SHAPE))
    folder.tidy()
    assert theirs.exists()
