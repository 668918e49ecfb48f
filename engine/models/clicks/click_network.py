"""The click network's opinion of an object: log odds after each click; no torch.

It looks at the object and some way around it, so that an object of any size fills what it sees. It knows
nothing finer than a 256th of that, so it gives an opinion, and the cut draws the boundary.

    >>> from engine.core import Rect
    >>> seen_part(np.full((60, 80), 255, np.uint8), None)
    Rect(y0=0, x0=0, y1=60, x1=80)
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import product
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.core import BadInputError, BoolMap, LabelMap, Rect, RgbU8, bounding_rect
from engine.core.feature_cells import cells_at, cells_under_marks
from engine.models.clicks.click_graph import GRID, LAYERS, PATCH, describe, judge

F32 = NDArray[np.float32]
Shape = tuple[int, int]

SIDE: Final = GRID * PATCH
"""Sides of what the network sees, in its own pixels."""
_MARGIN: Final = 0.35
"""What is seen on each side of an object, as a share of its longer side."""
_LEAST_SHARE: Final = 0.25
"""Least side of what is seen, as a share of the image's longer side: features are no finer."""
_MARK: Final = np.array([[0, 1, 1, 1, 0], [1] * 5, [1] * 5, [1] * 5, [0, 1, 1, 1, 0]], np.uint8)
"""Least mark that is seen; a longer stroke stays as long."""
_SOFT: Final = np.float32(1e-4)


def seen_part(marks: LabelMap, mask: BoolMap | None) -> Rect:
    """The part of the image that is judged: around the object so far; all of it before there is one.

    Args:
        marks: (H, W) 1 object, 0 background, 255 neither.
    """
    height, width = marks.shape
    if mask is None or not mask.any():
        return Rect(0, 0, height, width)
    rect = bounding_rect(mask | (marks == 1))
    margin = int(_MARGIN * max(rect.height, rect.width)) + 1
    least = _LEAST_SHARE * max(height, width)
    more = int(max(0.0, least - (min(rect.height, rect.width) + 2 * margin)) / 2)
    return rect.expand(margin + more).clip(height, width)


def pixel_maps(image: RgbU8, marks: LabelMap, mask: BoolMap | None, part: Rect) -> F32:
    """(SIDE, SIDE, 6) of a part: colours from -1 to 1, marks of the object and the background, the mask."""
    maps = np.zeros((SIDE, SIDE, 6), np.float32)
    pixels = np.ascontiguousarray(image[part.slices])
    maps[..., :3] = cv2.resize(pixels, (SIDE, SIDE), interpolation=_way(part)) / np.float32(127.5) - 1
    for channel, label in ((3, 1), (4, 0)):
        y, x = np.nonzero(marks[part.slices] == label)
        if len(y):
            seen = np.zeros((SIDE, SIDE), np.uint8)
            seen[y * SIDE // part.height, x * SIDE // part.width] = 1
            maps[..., channel] = cv2.dilate(seen, _MARK)
    if mask is not None:
        share = np.ascontiguousarray(mask[part.slices], np.float32)
        maps[..., 5] = cv2.resize(share, (SIDE, SIDE), interpolation=_way(part))
    return maps


def in_patches(maps: F32) -> F32:
    """(GRID, GRID, channels x 16): pixels of each cell as its channels."""
    channels = maps.shape[2]
    cells = maps.reshape(GRID, PATCH, GRID, PATCH, channels).transpose(0, 2, 4, 1, 3)
    return np.ascontiguousarray(cells).reshape(GRID, GRID, channels * PATCH * PATCH)


@dataclass(frozen=True, slots=True, eq=False)
class ClickNetwork:
    """Layers of the network with their numbers. Read-only, for any thread.

    Attributes:
        weights: name of a layer -> (kernel * kernel * channels, out), and its bias.
        first_weight: what its odds count in the first mask of an object.
        later_weight: what they count in a correction.
    """

    weights: Mapping[str, tuple[F32, F32]]
    first_weight: float
    later_weight: float

    @classmethod
    def of(cls, tensors: Mapping[str, F32], first_weight: float, later_weight: float) -> ClickNetwork:
        """The network of these tensors, `NAME.weight` (out, channels, kernel, kernel) and `NAME.bias`.

        Raises:
            BadInputError: a tensor is missing, or has another shape, or no number in it.
        """
        weights: dict[str, tuple[F32, F32]] = {}
        for name, layer in LAYERS.items():
            weight, bias = tensors.get(f"{name}.weight"), tensors.get(f"{name}.bias")
            wanted = layer.out, layer.channels, layer.kernel, layer.kernel
            if weight is None or bias is None or weight.shape != wanted or bias.shape != (layer.out,):
                raise BadInputError(f"{name} is no layer of the click network")
            if not (np.isfinite(weight).all() and np.isfinite(bias).all()):
                raise BadInputError(f"{name} must hold finite numbers")
            rows = weight.astype(np.float32).transpose(2, 3, 1, 0).reshape(-1, layer.out)
            weights[name] = np.ascontiguousarray(rows), bias.astype(np.float32)
        return cls(weights, first_weight, later_weight)

    def contents(self, fine: F32, middle: F32, deep: F32) -> NDArray[np.float16]:
        """(h / 8, w / 8, 48) from the encoder's features (rows, columns, channels) at strides 4, 8, 16."""
        return np.asarray(describe(self, fine, middle, deep), np.float16)

    def odds(self, pixels: F32, contents: F32, likeness: F32) -> F32:
        """(SIDE, SIDE) log odds of the object.

        Args:
            pixels: of `pixel_maps`.
            contents: (GRID, GRID, 48) of the same part.
            likeness: (GRID, GRID, 3) of `likeness_maps`.
        """
        cells = judge(self, contents, in_patches(pixels), likeness)
        return cells.reshape(GRID, GRID, PATCH, PATCH).transpose(0, 2, 1, 3).reshape(SIDE, SIDE)

    def layer(self, name: str, maps: F32) -> F32:
        """The maps (rows, columns, channels) after a layer."""
        layer = LAYERS[name]
        weight, bias = self.weights[name]
        rows, columns = maps.shape[0] // layer.stride, maps.shape[1] // layer.stride
        if layer.kernel > 1:
            framed, step = np.pad(maps, ((1, 1), (1, 1), (0, 0))), layer.stride
            around = product(range(layer.kernel), repeat=2)
            maps = np.concatenate(
                [framed[y : y + rows * step : step, x : x + columns * step : step] for y, x in around], axis=2
            )
        found: F32 = maps.reshape(rows * columns, -1) @ weight
        found += bias
        if layer.is_rectified:
            np.maximum(found, 0, out=found)
        return found.reshape(rows, columns, layer.out)

    def total(self, *maps: F32) -> F32:
        """Their sum, rectified."""
        return np.asarray(np.maximum(sum(maps[1:], start=maps[0]), np.float32(0)), np.float32)

    def doubled(self, maps: F32) -> F32:
        """Each cell four times."""
        return maps.repeat(2, axis=0).repeat(2, axis=1)

    def with_mean(self, maps: F32) -> F32:
        """The maps, to which each channel's mean is added."""
        return np.asarray(maps + maps.mean((0, 1), keepdims=True), np.float32)


@dataclass(frozen=True, slots=True, eq=False)
class ClickOpinion:
    """What the network says of the objects of one image. Read-only, for any thread.

    Attributes:
        contents: (h, w, 48) of the whole image, as `ClickNetwork.contents` makes them.
    """

    network: ClickNetwork
    contents: NDArray[np.float16]

    def odds(
        self, pixels: RgbU8, marks: LabelMap, mask: BoolMap | None, shape: Shape, window: Rect
    ) -> F32 | None:
        """(h, w) log odds of the object in a window, weighed; 0 where the network does not look.

        None where they count nothing, or are no numbers.

        Args:
            pixels: (H, W, 3) of the window.
            marks: (H, W) 1 object, 0 background, 255 neither.
            mask: (H, W) the object so far; None at the first click.
            shape: of the image.
            window: where in the image it is.
        """
        has_mask = mask is not None and bool(mask.any())
        weight = self.network.later_weight if has_mask else self.network.first_weight
        if weight == 0:
            return None
        part = seen_part(marks, mask)
        seen = pixel_maps(pixels, marks, mask, part)
        cells = self._sampled(shape, window, *_middles(part, GRID))
        inside, outside = (
            cells_under_marks(self.contents, marks == label, window, shape) for label in (1, 0)
        )
        share = seen[..., 5].reshape(GRID, PATCH, GRID, PATCH).mean((1, 3)) if has_mask else None
        found = self.network.odds(seen, cells, likeness_maps(cells, inside, outside, share))
        if not np.isfinite(found).all():
            return None
        height, width = marks.shape
        rows = max(1, round(height * min(1.0, SIDE / part.height)))
        columns = max(1, round(width * min(1.0, SIDE / part.width)))
        y0, x0 = part.y0 * rows // height, part.x0 * columns // width
        y1, x1 = max(y0 + 1, part.y1 * rows // height), max(x0 + 1, part.x1 * columns // width)
        every = np.zeros((rows, columns), np.float32)
        size = x1 - x0, y1 - y0
        every[y0:y1, x0:x1] = cv2.resize(found * np.float32(weight), size, interpolation=cv2.INTER_LINEAR)
        return every

    def _sampled(self, shape: Shape, window: Rect, y: F32, x: F32) -> F32:
        """Contents at these places of the window, (rows,) by (columns,), linear between cells."""
        rows, columns = self.contents.shape[:2]
        cell_y = (y + window.y0) * (rows / shape[0]) - 0.5
        cell_x = (x + window.x0) * (columns / shape[1]) - 0.5
        return cells_at(self.contents, *np.meshgrid(cell_y, cell_x, indexing="ij"))


def likeness_maps(cells: F32, inside: F32 | None, outside: F32 | None, share: F32 | None) -> F32:
    """(GRID, GRID, 3): cosine of each cell to the likest mark of either side, and to the mask's mean.

    Args:
        cells: (GRID, GRID, channels) contents.
        inside: (n, channels) contents at marks of the object; None for no mark.
        outside: the same of the background.
        share: (GRID, GRID) of the mask in each cell; None for no mask.
    """
    flat = _of_length_one(cells.reshape(GRID * GRID, -1))
    maps = np.full((GRID * GRID, 3), -1, np.float32)
    for channel, marked in ((0, inside), (1, outside)):
        if marked is not None:
            maps[:, channel] = (flat @ _of_length_one(marked).T).max(1)
    if share is not None and share.any():
        mean = (flat * share.reshape(-1, 1)).sum(0, keepdims=True)
        maps[:, 2] = (flat @ _of_length_one(mean).T)[:, 0]
    return maps.reshape(GRID, GRID, 3)


def _of_length_one(vectors: F32) -> F32:
    return np.asarray(vectors / (np.sqrt((vectors**2).sum(1, keepdims=True)) + _SOFT), np.float32)


def _way(part: Rect) -> int:
    return cv2.INTER_AREA if min(part.height, part.width) >= SIDE else cv2.INTER_LINEAR


def _middles(part: Rect, count: int) -> tuple[F32, F32]:
    """Places of the middles of so many cells along each side."""
    middle = (np.arange(count, dtype=np.float32) + np.float32(0.5)) / np.float32(count)
    y, x = middle * part.height + part.y0, middle * part.width + part.x0
    return y.astype(np.float32), x.astype(np.float32)
