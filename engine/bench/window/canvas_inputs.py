"""Synthetic projects of `bench canvas`: very large images with masks, and very many small ones."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

import numpy as np

from engine.core import ClassList, LabelMap, RgbU8

CLASSES: Final = ("background", "cell", "vessel", "scratch")
JPEG_QUALITY: Final = 90

_PERIOD: Final = 2048
"""Side of the texture that is repeated, with another brightness at each place."""
_CELL: Final = 512
_NOISE: Final = 5.0


def texture(period: int = _PERIOD, seed: int = 0) -> RgbU8:
    """(period, period, 3): soft blobs with the noise of a camera, which goes on without a seam."""
    import cv2

    random = np.random.default_rng(seed)
    coarse = random.integers(60, 200, (period // 64, period // 64, 3)).astype(np.float32)
    padded = np.pad(coarse, ((1, 1), (1, 1), (0, 0)), mode="wrap")
    smooth = np.asarray(cv2.resize(padded, None, fx=64, fy=64, interpolation=cv2.INTER_CUBIC))
    smooth = smooth[64:-64, 64:-64]
    noise = random.standard_normal(smooth.shape, np.float32) * np.float32(_NOISE)
    return np.clip(smooth + noise, 0, 255).astype(np.uint8)


def large_image(side: int) -> RgbU8:
    """(side, side, 3) uint8."""
    image = np.empty((side, side, 3), np.uint8)
    tile = texture(min(_PERIOD, max(64, side // 64 * 64)))
    step = len(tile)
    for y in range(0, side, step):
        for x in range(0, side, step):
            part = image[y : y + step, x : x + step]
            shade = (y // step * 5 + x // step * 11) % 40
            np.minimum(tile[: part.shape[0], : part.shape[1]], 215, out=part)
            part += np.uint8(shade)
    return image


def large_mask(side: int) -> LabelMap:
    """(side, side) uint8: discs of three classes in rows on background, every pixel decided."""
    y, x = np.mgrid[:_CELL, :_CELL].astype(np.float32) - _CELL / 2
    disc = np.hypot(y, x) < 0.38 * _CELL
    count = -(-side // _CELL)
    mask = np.zeros((count * _CELL, count * _CELL), np.uint8)
    for row in range(count):
        for column in range(count):
            place = mask[row * _CELL : (row + 1) * _CELL, column * _CELL : (column + 1) * _CELL]
            place[disc] = 1 + (row + column) % (len(CLASSES) - 1)
    return np.ascontiguousarray(mask[:side, :side])


def write_tiff(path: Path, image: RgbU8) -> None:
    """The image as an uncompressed TIFF."""
    import tifffile

    tifffile.imwrite(path, image, photometric="rgb", compression=None)


def write_jpeg(path: Path, image: RgbU8) -> None:
    """The image as a baseline JPEG, as cameras and scanners write them."""
    import cv2

    bgr = np.asarray(cv2.cvtColor(image, cv2.COLOR_RGB2BGR))
    if not cv2.imwrite(str(path), bgr, [cv2.IMWRITE_JPEG_QUALITY, JPEG_QUALITY]):
        raise OSError(f"{path} could not be written")


def labelled_project(path: Path, image: Path, mask: LabelMap) -> Path:
    """A project with this image, all of whose pixels are decided, and that is in work."""
    from engine.storage import ImageStatus, Project, accept_mask

    with Project.create(path, name=path.stem, classes=ClassList.from_names(CLASSES)) as project:
        project.images.add_files([image])
        (record,) = project.images.rows()
        accept_mask(project, record.id, mask, "Accept")
        project.images.set_status(record.id, ImageStatus.STARTED)
    return path


def plain_project(path: Path, images: list[Path]) -> Path:
    """A project with these images and no labels."""
    from engine.storage import Project

    with Project.create(path, name=path.stem, classes=ClassList.from_names(CLASSES)) as project:
        project.images.add_files(images)
    return path


def crowded_project(path: Path, folder: Path, count: int) -> Path:
    """A project with `count` images of 64 x 64 pixels: names of one file, which a search tells apart."""
    import cv2

    folder.mkdir()
    first = folder / "field-000000-of-day-000.png"
    cv2.imwrite(str(first), texture(64))
    for number in range(1, count):
        name = folder / f"field-{number:06d}-of-day-{number % 365:03d}.png"
        if number % 30_000 == 0:
            # A file has no more than 65,000 names on some file systems.
            cv2.imwrite(str(name), texture(64))
            first = name
        else:
            os.link(first, name)
    return plain_project(path, sorted(folder.iterdir()))
