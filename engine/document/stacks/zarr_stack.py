"""Planes of an OME-Zarr image (NGFF 0.4 and 0.5), a folder of chunks, read by the package zarr, an extra."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import numpy as np

from engine.core import FileError
from engine.core.input_file import open_input
from engine.document.decode import check_pixels, in_plain_words
from engine.document.stacks.layout import Color, StackAxis, StackChannel, StackLayout
from engine.document.stacks.source import PlaneSamples

ZARR_SUFFIX: Final = ".zarr"
ZARR_FILES: Final = ("zarr.json", ".zattrs")
"""Files with what an image says of itself, of version 3 and 2 of Zarr."""

_MOST_BYTES: Final = 16_000_000
_MOST_CHANNELS: Final = 4096
_MOST_LEVELS: Final = 64
_MICROMETRE: Final = {
    "micrometer": "µm",
    "nanometer": "nm",
    "millimeter": "mm",
    "centimeter": "cm",
    "meter": "m",
}


def zarr_file(folder: Path) -> Path | None:
    """The file with what an OME-Zarr image says of itself; None where the folder is none."""
    if folder.suffix.lower() != ZARR_SUFFIX:
        return None
    return next((folder / name for name in ZARR_FILES if (folder / name).is_file()), None)


class ZarrStack:
    """Planes of the largest level of an OME-Zarr image."""

    def __init__(self, path: Path, facts: dict[str, Any], arrays: list[Any], max_pixels: int) -> None:
        scales = facts["multiscales"][0]
        array = arrays[0]
        names = [axis["name"] if isinstance(axis, dict) else str(axis) for axis in _axes(scales, array)]
        if len(names) != len(array.shape) or names[-2:] != ["y", "x"] or not set(names) <= set("tczyx"):
            raise ValueError(f"its axes are {' '.join(names)}")
        self._path = path
        self._arrays = arrays
        self._max_pixels = max_pixels
        self._names = names
        sizes = dict(zip(names, (int(side) for side in array.shape), strict=True))
        count = sizes.get("c", 1)
        if count > _MOST_CHANNELS or np.dtype(array.dtype).kind not in "buif":
            raise ValueError(f"{count} channels of {array.dtype}")
        channels = _channels((facts.get("omero") or {}).get("channels") or [], count)
        size, unit = _pixel_size(scales, names)
        self._layout = StackLayout(
            "OME-Zarr",
            sizes["y"],
            sizes["x"],
            tuple(StackAxis(letter, sizes[letter]) for letter in "tz" if sizes.get(letter, 1) > 1),
            channels,
            False,
            8 * np.dtype(array.dtype).itemsize,
            size,
            unit,
            "slice",
            _levels(arrays),
        )

    @property
    def layouts(self) -> tuple[StackLayout, ...]:
        """The one series."""
        return (self._layout,)

    def read(self, series: int, at: Mapping[str, int], channels: Sequence[int]) -> PlaneSamples:
        """See `PlaneSource.read`."""
        planes = {}
        layout, level = self._layout.at_level(at.get("l"))
        check_pixels(self._path, layout.width, layout.height, self._max_pixels)
        for channel in channels:
            places = {**at, "c": channel}
            index = tuple(places.get(name, 0) for name in self._names[:-2])
            with in_plain_words(self._path):
                planes[channel] = np.asarray(self._arrays[level][(*index, slice(None), slice(None))])
        return PlaneSamples(planes)


@contextmanager
def zarr_stack(path: Path, max_pixels: int) -> Iterator[ZarrStack]:
    """The planes of an OME-Zarr image.

    Raises:
        UserError: damaged, another kind of Zarr, or the package is missing.
    """
    file = zarr_file(path)
    if file is None:
        raise FileError(path, "is no OME-Zarr image.", "Name the folder that ends in .zarr.")
    with in_plain_words(path):
        with open_input(file) as stream:
            stored = json.loads(stream.read(_MOST_BYTES))
        facts = stored.get("attributes", {}).get("ome", {}) if file.name == ZARR_FILES[0] else stored
        if not facts.get("multiscales"):
            raise FileError(
                path, "is a Zarr folder without an image of OME in it.", "Name one with multiscales."
            )
        import zarr

        group = zarr.open_group(str(path), mode="r")
        levels = [str(one["path"]) for one in facts["multiscales"][0]["datasets"][:_MOST_LEVELS]]
        if any(".." in level or level.startswith(("/", "\\")) for level in levels):
            raise ValueError("its level lies outside")
        yield ZarrStack(path, facts, [group[level] for level in levels], max_pixels)


def _levels(arrays: list[Any]) -> tuple[tuple[int, int], ...]:
    """(H, W) of the picture and its smaller copies; empty where there are none."""
    if len(arrays) < 2:
        return ()
    return tuple((int(array.shape[-2]), int(array.shape[-1])) for array in arrays)


def _axes(scales: dict[str, Any], array: Any) -> list[Any]:
    # Before version 0.3 the axes were always these five.
    return scales.get("axes") or list("tczyx")[-len(array.shape) :]


def _channels(stored: list[Any], count: int) -> tuple[StackChannel, ...]:
    channels = []
    for number in range(count):
        facts = stored[number] if number < len(stored) and isinstance(stored[number], dict) else {}
        window = facts.get("window") or {}
        low, high = _range(window)
        channels.append(
            StackChannel(
                str(facts.get("label", ""))[:80],
                _color(str(facts.get("color", ""))),
                low,
                high,
            )
        )
    return tuple(channels)


def _range(window: dict[str, Any]) -> tuple[float | None, float | None]:
    low, high = window.get("start"), window.get("end")
    if isinstance(low, int | float) and isinstance(high, int | float) and low < high:
        return float(low), float(high)
    return None, None


def _color(text: str) -> Color | None:
    try:
        red, green, blue = bytes.fromhex(text[:6])
    except ValueError:
        return None
    return red, green, blue


def _pixel_size(scales: dict[str, Any], names: list[str]) -> tuple[float | None, str]:
    axes = scales.get("axes") or []
    unit = axes[-1].get("unit", "") if axes and isinstance(axes[-1], dict) else ""
    for change in scales["datasets"][0].get("coordinateTransformations") or ():
        if change.get("type") == "scale" and len(change.get("scale", ())) == len(names):
            side = float(change["scale"][-1])
            return (side, _MICROMETRE.get(unit, "")) if unit in _MICROMETRE and side > 0 else (None, "")
    return None, ""
