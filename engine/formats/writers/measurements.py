"""Tables of measurements: of each object, of each class in each image, and of each class in all images."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from engine.document.image import MAX_PIXELS
from engine.document.pixel_size import PIXELS
from engine.document.stacks.reading import read_stored
from engine.formats.outgoing.contents import Item, OutgoingDataset
from engine.instances import Instance, InstanceMap

OBJECTS: Final = "objects.csv"
IMAGE_CLASSES: Final = "classes-per-image.csv"
CLASSES: Final = "classes.csv"
_DIGITS: Final = 6


class MeasurementWriter:
    """Writer of three CSV files; no picture and no mask is written.

    `objects.csv`: area, perimeter, centroid, box, and mean, least and greatest stored value of each channel.
    `classes-per-image.csv`: pixels, share, objects and mean of each channel, for every class in every image.
    `classes.csv`: images, pixels, objects and mean area of each class. Lengths and areas are in pixels, and
    in the project's unit, too, where it has one. Values are those of the file, not of the picture on screen.
    """

    def __init__(self, folder: Path, dataset: OutgoingDataset) -> None:
        self._folder = folder
        self._classes = dataset.classes
        self._size = dataset.pixel_size
        self._channels = 0
        self._objects: list[tuple[list[Any], list[float]]] = []
        self._image_classes: list[tuple[list[Any], list[float]]] = []

    def write(self, item: Item) -> None:
        instances = item.instances()
        values = channels_of(item)
        self._channels = max(self._channels, values.count)
        about = [item.name, int(item.image_id), item.state.value, item.split, item.group]
        statistics = values.by_number(instances.ids)
        for one in instances:
            head = [*about, *self._object_cells(instances, one)]
            self._objects.append((head, statistics[one.id].ravel().tolist()))
        counts = instances.counts()
        for class_id, numbers in values.by_number(item.mask.astype(np.int32) + 1).items():
            info_id = class_id - 1
            if info_id < len(self._classes):
                pixels = int(np.count_nonzero(item.mask == info_id))
                cells = [info_id, self._classes[info_id].name, pixels, _rounded(pixels / item.mask.size)]
                cells += [*self._area_cells(pixels), counts.get(info_id, 0)]
                self._image_classes.append(([*about, *cells], numbers[:, 0].tolist()))

    def finish(self) -> str:
        about = ("image", "image_id", "state", "split", "group")
        kinds = ("mean", "min", "max")
        unit = self._unit
        lengths = (f"perimeter_{unit}", f"centroid_y_{unit}", f"centroid_x_{unit}") if unit else ()
        area = (f"area_{unit}2",) if unit else ()
        channels = range(1, self._channels + 1)
        columns = (
            *(*about, "object", "class_id", "class", "area_px", "perimeter_px", "centroid_y_px"),
            *("centroid_x_px", "y0", "x0", "y1", "x1", *area, *lengths),
            *(f"{kind}_channel_{channel}" for channel in channels for kind in kinds),
        )
        self._write(OBJECTS, columns, self._objects)
        columns = (
            *(*about, "class_id", "class", "pixels", "share", *area, "objects"),
            *(f"mean_channel_{channel}" for channel in channels),
        )
        self._write(IMAGE_CLASSES, columns, self._image_classes)
        columns = ("class_id", "class", "images", "pixels", *area, "objects", "mean_object_area_px")
        self._write(CLASSES, columns, ((row, []) for row in self._class_rows()))
        return ""

    def _object_cells(self, instances: InstanceMap, one: Instance) -> list[Any]:
        y, x = one.centroid
        around = perimeter(instances.ids[one.box.slices] == one.id)
        cells = [one.id, one.class_id, self._classes[one.class_id].name, one.area_px, _rounded(around)]
        cells += [_rounded(y), _rounded(x), one.box.y0, one.box.x0, one.box.y1, one.box.x1]
        cells += self._area_cells(one.area_px)
        if self._unit:
            cells += [_rounded(length * self._size.size) for length in (around, y, x)]
        return cells

    def _area_cells(self, pixels: int) -> list[float | str]:
        return [_rounded(pixels * self._size.size**2)] if self._unit else []

    @property
    def _unit(self) -> str:
        """Unit in names of columns, empty where the size of a pixel is not known."""
        return "" if self._size.unit == PIXELS else self._size.unit.replace("µ", "u")

    def _class_rows(self) -> Iterable[list[Any]]:
        area = 1 if self._unit else 0
        for info in self._classes.present:
            rows = [cells for cells, _ in self._image_classes if cells[5] == info.id]
            pixels = sum(cells[7] for cells in rows)
            objects = sum(cells[9 + area] for cells in rows)
            sizes = [cells[8] for cells, _ in self._objects if cells[6] == info.id]
            mean = _rounded(sum(sizes) / len(sizes)) if sizes else ""
            yield [info.id, info.name, len(rows), pixels, *self._area_cells(pixels), objects, mean]

    def _write(
        self, name: str, columns: tuple[str, ...], rows: Iterable[tuple[list[Any], list[float]]]
    ) -> None:
        with open(self._folder / name, "w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(columns)
            for cells, numbers in rows:
                shown = [_rounded(number) for number in numbers]
                writer.writerow([*cells, *shown, *[""] * (len(columns) - len(cells) - len(shown))])


@dataclass(frozen=True, slots=True, eq=False)
class StoredChannels:
    """Stored values of an image, (H, W, C) upright; `nodata` is the value for "nothing was measured here"."""

    values: NDArray[Any]
    nodata: float | None = None

    @property
    def count(self) -> int:
        return int(self.values.shape[2])

    def by_number(self, ids: NDArray[np.int32]) -> dict[int, NDArray[np.float64]]:
        """(C, 3) mean, least and greatest value of each channel, for each number of `ids` (H, W) above 0.

        NaN and `nodata` count for nothing; where there is nothing else, the three are NaN.
        """
        flat = ids.ravel()
        places = np.flatnonzero(flat)
        if not len(places):
            return {}
        order = places[np.argsort(flat[places], kind="stable")]
        numbers, starts = np.unique(flat[order], return_index=True)
        result = np.full((len(numbers), self.count, 3), np.nan)
        for channel in range(self.count):
            column = self.values[:, :, channel].ravel()[order].astype(np.float64)
            if self.nodata is not None:
                column[column == self.nodata] = np.nan
            is_number = ~np.isnan(column)
            counts = np.add.reduceat(is_number.astype(np.int64), starts)
            sums = np.add.reduceat(np.where(is_number, column, 0.0), starts)
            has = counts > 0
            result[has, channel, 0] = sums[has] / counts[has]
            result[:, channel, 1] = np.fmin.reduceat(column, starts)
            result[:, channel, 2] = np.fmax.reduceat(column, starts)
        return {int(number): row for number, row in zip(numbers, result, strict=True)}


def channels_of(item: Item) -> StoredChannels:
    """Stored values of an image; a palette's numbers stand for colours, which are three channels then.

    Raises:
        UserError: the image cannot be read.
    """
    stored = read_stored(item.record.path, MAX_PIXELS)
    pixels = stored.pixels
    if stored.palette is not None:
        pixels = stored.palette[np.minimum(pixels, len(stored.palette) - 1)]
    return StoredChannels(pixels[:, :, np.newaxis] if pixels.ndim == 2 else pixels, stored.nodata)


def perimeter(region: NDArray[np.bool_]) -> float:
    """Length of a region's outline in pixels, its holes included: Crofton's formula in four directions.

    Source:
        Legland, Kieu and Devaux, Computation of Minkowski measures on 2D and 3D binary images (2007), as
        scikit-image has it; right to a few hundredths for discs of more than some pixels, where counting
        edges of pixels is 27 % too long.
    """
    from skimage.measure import perimeter_crofton

    length: Any = perimeter_crofton(np.pad(region, 1), directions=4)  # type: ignore[no-untyped-call]
    return float(length)


def _rounded(number: float) -> float | str:
    """A number with six digits that count, empty for none."""
    if np.isnan(number):
        return ""
    rounded = float(f"{number:.{_DIGITS}g}")
    return int(rounded) if rounded.is_integer() else rounded
