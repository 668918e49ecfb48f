"""Pictures with the mask drawn on, for looking at, for reports and for talks."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from engine.core import IGNORE, ClassList, LabelMap, RgbU8
from engine.formats.outgoing.contents import Item, OutgoingDataset
from engine.instances import IdMap

OVERLAYS: Final = "overlays"
LEGEND: Final = "legend.csv"


class OverlayWriter:
    """Writer of `overlays/NAME.png`, the image in 8 bits with its classes in their colours, and a legend.

    Unlabelled pixels, and the background, stay as they are. The line around a
    region, and between objects that touch, lies inside it.
    """

    def __init__(self, folder: Path, dataset: OutgoingDataset) -> None:
        self._folder = folder
        self._classes = dataset.classes
        self._opacity = dataset.options.overlay.opacity
        self._outline_px = dataset.options.overlay.outline_px

    def write(self, item: Item) -> None:
        from PIL import Image

        edges = self._edges(item.mask, item.instances().ids) if self._outline_px else None
        picture = drawn(item.pixels(), item.mask, self._classes, self._opacity, edges)
        path = self._folder / OVERLAYS / f"{item.name}.png"
        path.parent.mkdir(exist_ok=True)
        with open(path, "wb") as file:
            Image.fromarray(picture).save(file, format="PNG", compress_level=1)

    def finish(self) -> str:
        with open(self._folder / LEGEND, "w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(("class_id", "class", "red", "green", "blue", "drawn"))
            for info in self._classes.present:
                is_drawn = "yes" if _is_drawn(self._classes, info.id) else "no"
                writer.writerow((info.id, info.name, *info.color, is_drawn))
        return ""

    def _edges(self, mask: LabelMap, ids: IdMap) -> NDArray[np.bool_]:
        return _inner_edges(mask, self._outline_px) | _inner_edges(ids.astype(np.uint16), self._outline_px)


def drawn(
    pixels: RgbU8,
    mask: LabelMap,
    classes: ClassList,
    opacity: float,
    edges: NDArray[np.bool_] | None = None,
) -> RgbU8:
    """(H, W, 3) uint8 picture with the classes of `mask` laid over it.

    Args:
        opacity: of the colours, 0 to 1; pixels of `edges` (H, W) get them in full.
    """
    colors = np.zeros((256, 3), np.float32)
    strength = np.zeros(256, np.float32)
    for info in classes:
        colors[info.id] = info.color
        strength[info.id] = _is_drawn(classes, info.id)
    weight = strength[mask]
    amount = weight * opacity if edges is None else np.where(edges, weight, weight * opacity)
    amount = amount[:, :, np.newaxis]
    mixed = pixels * (1 - amount) + colors[mask] * amount
    picture: RgbU8 = np.rint(mixed).astype(np.uint8)
    return picture


def _is_drawn(classes: ClassList, class_id: int) -> bool:
    info = classes[class_id]
    return class_id != IGNORE and not info.is_hidden and not info.is_background


def _inner_edges(labels: NDArray[np.uint8] | NDArray[np.uint16], width_px: int) -> NDArray[np.bool_]:
    """Pixels with another number within `width_px`, diagonals included."""
    import cv2

    kernel = np.ones((2 * width_px + 1, 2 * width_px + 1), np.uint8)
    edges: NDArray[np.bool_] = (cv2.dilate(labels, kernel) != labels) | (cv2.erode(labels, kernel) != labels)
    return edges
