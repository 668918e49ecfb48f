"""Writers of OME-TIFF and OME-Zarr (NGFF 0.4) with classes and objects as labels."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from engine.core import IGNORE
from engine.formats.dataset import write_class_file
from engine.formats.outgoing.contents import Item, OutgoingDataset
from engine.formats.writers.raster.rasters import small_ids
from engine.formats.writers.science.extras import require_extra

_CLASSES: Final = "classes"
_OBJECTS: Final = "objects"
_VERSION: Final = "0.4"
_CHUNK: Final = 1024
_SMALLEST: Final = 256


class OmeTiffWriter:
    """Writer of images/ and labels/NAME.ome.tif: the channels "classes" and "objects", 16 bits each."""

    def __init__(self, folder: Path, dataset: OutgoingDataset) -> None:
        self._folder = folder
        self._classes = dataset.classes

    def write(self, item: Item) -> None:
        import tifffile

        planes = np.stack([item.mask.astype(np.uint16), small_ids(item).astype(np.uint16)])
        item.picture(self._folder / "images")
        (self._folder / "labels").mkdir(exist_ok=True)
        tifffile.imwrite(
            self._folder / "labels" / f"{item.name}.ome.tif",
            planes,
            ome=True,
            photometric="minisblack",
            compression="zlib",
            metadata={"axes": "CYX", "Channel": {"Name": [_CLASSES, _OBJECTS]}},
        )

    def finish(self) -> str:
        write_class_file(self._folder, self._classes)
        return ""


class OmeZarrWriter:
    """Writer of NAME.zarr an image, with its pyramid, and labels/classes and labels/objects in it."""

    def __init__(self, folder: Path, dataset: OutgoingDataset) -> None:
        require_extra("OME-Zarr", ("zarr",), "zarr")
        self._folder = folder
        self._classes = dataset.classes

    def write(self, item: Item) -> None:
        import zarr

        ids = item.instances().ids
        pixels = item.pixels()
        is_grey = bool((pixels == pixels[:, :, :1]).all())
        channels = pixels[:, :, :1] if is_grey else pixels
        picture = self._folder / f"{item.name}.zarr"
        root = zarr.open_group(str(picture), mode="w", zarr_format=2)
        _write_levels(root, channels.transpose(2, 0, 1), item.name)
        window = {"min": 0, "max": 255, "start": 0, "end": 255}
        colors = ("FFFFFF",) if is_grey else ("FF0000", "00FF00", "0000FF")
        shown = [{"color": color, "window": window, "active": True, "label": color} for color in colors]
        root.attrs["omero"] = {"version": _VERSION, "channels": shown}
        labels = root.create_group("labels")
        labels.attrs["labels"] = [_CLASSES, _OBJECTS]
        group = labels.create_group(_CLASSES)
        _write_levels(group, item.mask, _CLASSES)
        group.attrs["image-label"] = self._about_classes()
        group = labels.create_group(_OBJECTS)
        _write_levels(group, ids.astype(np.uint32), _OBJECTS)
        group.attrs["image-label"] = {"version": _VERSION, "source": {"image": "../../"}}
        item.note_picture(picture)

    def finish(self) -> str:
        return ""

    def _about_classes(self) -> dict[str, Any]:
        colors = [{"label-value": info.id, "rgba": [*info.color, 255]} for info in self._classes.present]
        names: list[dict[str, Any]] = [{"label-value": c.id, "class": c.name} for c in self._classes.present]
        names.append({"label-value": IGNORE, "class": "unlabelled", "role": "ignore"})
        source = {"image": "../../"}
        return {"version": _VERSION, "colors": colors, "properties": names, "source": source}


def _write_levels(group: Any, array: NDArray[Any], name: str) -> None:
    """The pyramid of an array (..., y, x), each level every second pixel of the one before: the nearest."""
    names = ("c", "y", "x")[-array.ndim :]
    axes = [{"name": axis, "type": "channel" if axis == "c" else "space"} for axis in names]
    datasets: list[dict[str, Any]] = []
    factor = 1
    while True:
        level = array[..., ::factor, ::factor]
        chunks = tuple(min(side, _CHUNK) for side in level.shape[-2:])
        stored = group.create_array(
            str(len(datasets)),
            shape=level.shape,
            chunks=(*(1,) * (array.ndim - 2), *chunks),
            dtype=level.dtype,
            chunk_key_encoding={"name": "v2", "separator": "/"},
        )
        stored[...] = level
        scale = [*(1.0,) * (array.ndim - 2), float(factor), float(factor)]
        changes = [{"type": "scale", "scale": scale}]
        datasets.append({"path": str(len(datasets)), "coordinateTransformations": changes})
        if max(level.shape[-2:]) <= _SMALLEST:
            break
        factor *= 2
    scales = {"version": _VERSION, "name": name, "axes": axes, "datasets": datasets, "type": "nearest"}
    group.attrs["multiscales"] = [scales]
