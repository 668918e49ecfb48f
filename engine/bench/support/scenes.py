"""Large scenes made from small labelled photographs, with scribbles like a user's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from engine.core import BoolMap, LabelMap, RgbU8, UserError, read_only

_NOISE: Final = 3.0
_SKETCH_PX: Final = 500
_MOST_OBJECT: Final = 0.7
_THIN: Final = 0.0025
_CLUTTER: Final = 0.33


@dataclass(frozen=True, slots=True)
class ScribbledScene:
    """A large image with its mask and scribbles; `kind` is "clear", "thin" or "clutter", see `kind_of`."""

    name: str
    kind: str
    image: RgbU8
    mask: BoolMap
    scribbles: LabelMap


def scenes(data: Path | None, pixels: int, most_images: int) -> Iterator[ScribbledScene]:
    """Each photograph enlarged, which has long smooth boundaries, and tiled, which has detail to the pixel.

    Enlarging is cubic, with noise like a camera's on top (deviation 3); tiles are mirrored at each seam.

    Args:
        data: a folder with `images/` and `masks/`, or one of such folders; None takes sample photographs of
            scikit-image, whose objects are ellipses: their figures hold for speed only.
        most_images: photographs taken of each folder, spread over its names.

    Raises:
        UserError: there are none.
    """
    has_scene = False
    for name, image, mask in _samples() if data is None else _folders(data, most_images):
        has_scene = True
        for way, larger in (("enlarged", _enlarged), ("tiled", _tiled)):
            big_image, big_mask = larger(image, mask, pixels)
            scribbles = draw_scribbles(big_mask)
            if len(np.unique(scribbles)) == 3:
                kind = kind_of(big_image, big_mask)
                yield ScribbledScene(
                    f"{name} {way}", kind, read_only(big_image), big_mask, read_only(scribbles)
                )
    if not has_scene:
        raise UserError(f"{data} holds no image with an object.", "Give a folder images/ masks/.")


def kind_of(image: RgbU8, mask: BoolMap) -> str:
    """Difficulty: "thin" where half of the object is within 0.25 % of the longer side of its boundary,
    "clutter" where a third of object and background has the same colours (of 4,096), else "clear"."""
    import cv2

    depth = cv2.distanceTransform(np.pad(mask.astype(np.uint8), 1), cv2.DIST_L2, 3)[1:-1, 1:-1]
    if float(np.median(depth[mask])) < _THIN * max(mask.shape):
        return "thin"
    cells = (image[::4, ::4] >> 4).astype(np.int32)
    cell = (cells[..., 0] << 8) | (cells[..., 1] << 4) | cells[..., 2]
    shares = [
        np.bincount(cell[m], minlength=4096) / max(1, m.sum()) for m in (mask[::4, ::4], ~mask[::4, ::4])
    ]
    return "clutter" if float(np.minimum(*shares).sum()) > _CLUTTER else "clear"


def draw_scribbles(mask: BoolMap) -> LabelMap:
    """Lines along the skeletons of object and background, thick parts only: 255, 0 and 1 on them."""
    import cv2
    from skimage.morphology import skeletonize as _skeletonize

    skeletonize: Any = _skeletonize

    height, width = mask.shape
    scale = _SKETCH_PX / max(height, width)
    size = max(1, round(width * scale)), max(1, round(height * scale))
    small = np.asarray(cv2.resize(mask.astype(np.uint8), size, interpolation=cv2.INTER_AREA)) > 0
    scribbles = np.full(small.shape, 255, np.uint8)
    for class_id, region in ((0, ~small), (1, small)):
        depth = cv2.distanceTransform(np.pad(region.astype(np.uint8), 1), cv2.DIST_L2, 3)[1:-1, 1:-1]
        line = np.asarray(skeletonize(region), np.bool_) & (depth > 0.35 * depth.max())
        wide = cv2.dilate(line.astype(np.uint8), np.ones((3, 3), np.uint8)) > 0
        scribbles[wide & region & (depth > 1.5)] = class_id
    large = np.asarray(cv2.resize(scribbles, (width, height), interpolation=cv2.INTER_NEAREST), np.uint8)
    large[(large != 255) & (large != mask)] = 255
    return large


def _enlarged(image: RgbU8, mask: BoolMap, pixels: int) -> tuple[RgbU8, BoolMap]:
    import cv2

    height, width = mask.shape
    scale = (pixels / (height * width)) ** 0.5
    size = round(width * scale), round(height * scale)
    smooth = np.asarray(cv2.resize(image, size, interpolation=cv2.INTER_CUBIC), np.float32)
    noise = np.random.default_rng(0).standard_normal(smooth.shape, np.float32)
    noisy = np.asarray(np.clip(smooth + np.float32(_NOISE) * noise, 0, 255), np.uint8)
    return noisy, np.asarray(cv2.resize(mask.astype(np.uint8), size, interpolation=cv2.INTER_NEAREST)) > 0


def _tiled(image: RgbU8, mask: BoolMap, pixels: int) -> tuple[RgbU8, BoolMap]:
    count = max(1, round((pixels / mask.size) ** 0.5))

    def tiles(array: NDArray[np.generic]) -> NDArray[np.generic]:
        row = np.concatenate([array if k % 2 == 0 else array[:, ::-1] for k in range(count)], axis=1)
        rows = [row if k % 2 == 0 else row[::-1] for k in range(count)]
        return np.ascontiguousarray(np.concatenate(rows, axis=0))

    return np.asarray(tiles(image), np.uint8), np.asarray(tiles(mask), np.bool_)


def _samples() -> Iterator[tuple[str, RgbU8, BoolMap]]:
    from skimage import data

    for name in ("astronaut", "coffee"):
        image = np.asarray(getattr(data, name)(), np.uint8)
        y, x = np.mgrid[: image.shape[0], : image.shape[1]]
        height, width = image.shape[:2]
        yield name, image, ((y / height - 0.55) / 0.35) ** 2 + ((x / width - 0.45) / 0.25) ** 2 < 1


def _folders(data: Path, most_images: int) -> Iterator[tuple[str, RgbU8, BoolMap]]:
    if (data / "masks").is_dir():
        yield from _photographs(data, most_images)
        return
    for folder in sorted(data.iterdir()):
        if (folder / "masks").is_dir() and (folder / "images").is_dir():
            yield from _photographs(folder, most_images)


def _photographs(folder: Path, most_images: int) -> Iterator[tuple[str, RgbU8, BoolMap]]:
    from engine.document.image import read_image, read_mask

    masks = sorted((folder / "masks").glob("*.png"))
    for path in masks[:: max(1, -(-len(masks) // most_images))]:
        image_path = next((folder / "images").glob(f"{path.stem}.*"), None)
        if image_path is None:
            raise UserError(f"There is no image for the mask {path.name}.", "Give a folder images/ masks/.")
        image = read_image(image_path)
        labels = read_mask(path, image.shape[:2], None)
        mask: BoolMap = (labels > 0) & (labels < 255)
        if mask.mean() > _MOST_OBJECT:
            mask = labels == 1
        if 0.0 < mask.mean() < 1.0:
            yield f"{folder.name}/{path.stem}", image, mask
