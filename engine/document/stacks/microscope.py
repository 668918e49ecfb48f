"""Planes of microscopes' files: CZI (Zeiss) by pylibCZIrw, LIF (Leica) by liffile; both are extras."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from math import prod
from pathlib import Path
from typing import Any, Final
from xml.parsers.expat import ExpatError

import numpy as np
from numpy.typing import NDArray

from engine.document.decode import check_pixels, in_plain_words
from engine.document.stacks.layout import (
    COLOR_NAMES,
    Color,
    StackAxis,
    StackChannel,
    StackLayout,
    computed_levels,
)
from engine.document.stacks.source import PlaneSamples, of_channels

_RGB = (StackChannel("red"), StackChannel("green"), StackChannel("blue"))
_MOST_PLANES: Final = 1_000_000
_MOST_CHANNELS: Final = 4096
_MOST_SERIES: Final = 10_000
_CZI_BITS: Final = {"Gray8": 8, "Gray16": 16, "Gray32Float": 32, "Bgr24": 8, "Bgr48": 16}
_COLOR: Final = re.compile(r"#(?:[0-9A-Fa-f]{2})?([0-9A-Fa-f]{6})")
_LIF_AXES: Final = {"T": "t", "Z": "z", "C": "c", "M": "p", "Y": "y", "X": "x", "S": "s"}
_MICROMETRES: Final = 1e6


class Czi:
    """Planes of an open CZI: a series for each scene, whose tiles are laid together.

    A picture too large to be worked on is made smaller by the package, from the file's own smaller copies
    where it has them.
    """

    def __init__(self, path: Path, document: Any, max_pixels: int) -> None:
        self._path = path
        self._document = document
        self._max_pixels = max_pixels
        sizes = {name: int(end) - int(start) for name, (start, end) in document.total_bounding_box.items()}
        self._starts = {name: int(start) for name, (start, _) in document.total_bounding_box.items()}
        rectangles = dict(document.scenes_bounding_rectangle)
        self._scenes: list[int | None] = list(rectangles) or [None]
        rectangles[None] = document.total_bounding_rectangle
        count = sizes.get("C", 1)
        # The package looks at each channel that the file claims, however many.
        if not 1 <= count <= _MOST_CHANNELS:
            raise ValueError(f"{count} channels")
        kinds = set(document.pixel_types.values())
        if not kinds <= set(_CZI_BITS):
            raise ValueError(f"numbers of {', '.join(sorted(map(str, kinds)))}")
        if sizes.get("T", 1) * sizes.get("Z", 1) > _MOST_PLANES or len(self._scenes) > _MOST_SERIES:
            raise ValueError(f"{sizes} of {len(self._scenes)} scenes")
        self._is_rgb = count == 1 and all(kind.startswith("Bgr") for kind in kinds)
        try:
            facts = _Facts(document.metadata)
        except ExpatError as error:
            raise ValueError(f"its description is no XML: {error}") from error
        axes = tuple(StackAxis(axis.lower(), sizes[axis]) for axis in "TZ" if sizes.get(axis, 1) > 1)
        self._layouts = tuple(
            StackLayout(
                "CZI",
                int(rectangles[scene].h),
                int(rectangles[scene].w),
                axes,
                _RGB if self._is_rgb else tuple(facts.channel(number) for number in range(count)),
                self._is_rgb,
                max(_CZI_BITS[kind] for kind in kinds),
                facts.pixel_size,
                "µm" if facts.pixel_size else "",
                "slice",
                computed_levels(int(rectangles[scene].h), int(rectangles[scene].w)),
                number,
                len(self._scenes),
            )
            for number, scene in enumerate(self._scenes)
        )

    @property
    def layouts(self) -> tuple[StackLayout, ...]:
        """Description of each scene."""
        return self._layouts

    def read(self, series: int, at: Mapping[str, int], channels: Sequence[int]) -> PlaneSamples:
        """See `PlaneSource.read`."""
        if self._is_rgb:
            pixels = self._plane(series, at, 0)[:, :, ::-1]
            return PlaneSamples(of_channels(pixels, channels))
        return PlaneSamples({channel: self._plane(series, at, channel)[:, :, 0] for channel in channels})

    def _plane(self, series: int, at: Mapping[str, int], channel: int) -> NDArray[Any]:
        layout, level = self._layouts[series].at_level(at.get("l"))
        check_pixels(self._path, layout.width, layout.height, self._max_pixels)
        places = {axis.letter.upper(): at.get(axis.letter, 0) for axis in layout.axes}
        if "C" in self._starts:
            places["C"] = channel
        plane = {axis: self._starts[axis] + place for axis, place in places.items()}
        with in_plain_words(self._path):
            pixels = np.asarray(
                self._document.read(plane=plane, scene=self._scenes[series], zoom=1 / (1 << level))
            )
            return _fitting(pixels, layout.height, layout.width)


class Lif:
    """Planes of an open LIF: a series for each image in it."""

    def __init__(self, path: Path, file: Any, max_pixels: int) -> None:
        self._path = path
        self._max_pixels = max_pixels
        images = [image for image in file.images if _is_read_lif(image)]
        if not images or len(images) > _MOST_SERIES:
            raise ValueError("it holds no image of rows and columns")
        self._images = images
        self._layouts = tuple(_lif_layout(image, number, len(images)) for number, image in enumerate(images))

    @property
    def layouts(self) -> tuple[StackLayout, ...]:
        """Description of each image."""
        return self._layouts

    def read(self, series: int, at: Mapping[str, int], channels: Sequence[int]) -> PlaneSamples:
        """See `PlaneSource.read`."""
        layout, image = self._layouts[series], self._images[series]
        check_pixels(self._path, layout.width, layout.height, self._max_pixels)
        places = {axis: at.get(_LIF_AXES[axis], 0) for axis in image.sizes if axis in "TZM"}
        with in_plain_words(self._path):
            # All of it once, not for each channel.
            whole = None if _has_planes(image) else np.asarray(image.asarray())
            if layout.is_rgb:
                return PlaneSamples(of_channels(_lif_frame(image, places, whole), channels))
            planes = {}
            for channel in channels:
                of_channel = {**places, "C": channel} if "C" in image.sizes else places
                planes[channel] = _lif_frame(image, of_channel, whole)
            return PlaneSamples(planes)


@contextmanager
def czi(path: Path, max_pixels: int) -> Iterator[Czi]:
    """The planes of a CZI.

    Raises:
        UserError: damaged, or the package is missing.
    """
    with in_plain_words(path):
        from pylibCZIrw import czi as package

        with package.open_czi(str(path)) as document:
            yield Czi(path, document, max_pixels)


@contextmanager
def lif(path: Path, max_pixels: int) -> Iterator[Lif]:
    """The planes of a LIF.

    Raises:
        UserError: damaged, or the package is missing.
    """
    with in_plain_words(path):
        import liffile

        with liffile.LifFile(path) as file:
            yield Lif(path, file, max_pixels)


class _Facts:
    """What the XML of a CZI says of channels and pixels."""

    def __init__(self, document: Any) -> None:
        self._root = _inside(document, "ImageDocument", "Metadata")
        self._channels = _listed(
            _inside(self._root, "Information", "Image", "Dimensions", "Channels", "Channel")
        )
        self._shown = _listed(_inside(self._root, "DisplaySetting", "Channels", "Channel"))

    def channel(self, number: int) -> StackChannel:
        """Channel of a number from 0."""
        own = self._channels[number] if number < len(self._channels) else {}
        shown = self._shown[number] if number < len(self._shown) else {}
        match = _COLOR.fullmatch(str(shown.get("Color") or own.get("Color") or ""))
        color: Color | None = None
        if match:
            red, green, blue = bytes.fromhex(match[1])
            color = (red, green, blue)
        name = str(own.get("@Name") or shown.get("@Name") or "")
        return _named_channel(name, color)

    @property
    def pixel_size(self) -> float | None:
        """Side of a pixel in micrometres; None where nothing says it."""
        for item in _listed(_inside(self._root, "Scaling", "Items", "Distance")):
            if item.get("@Id") == "X":
                return _micrometres(item.get("Value"))
        return None


def _named_channel(name: str, color: Color | None) -> StackChannel:
    """The channel; white says nothing of its own colour."""
    return StackChannel(name[:80], None if color == COLOR_NAMES["white"] else color)


def _inside(value: Any, *names: str) -> Any:
    for name in names:
        value = value.get(name) if isinstance(value, dict) else None
    return value


def _listed(value: Any) -> list[dict[str, Any]]:
    items = value if isinstance(value, list) else [value]
    return [item for item in items if isinstance(item, dict)]


def _micrometres(metres: Any) -> float | None:
    try:
        side = float(metres) * _MICROMETRES
    except (TypeError, ValueError):
        return None
    return side if 0 < side < 1e12 else None


def _fitting(pixels: NDArray[Any], height: int, width: int) -> NDArray[Any]:
    """A picture of that size, of one that is a row or a column larger or smaller."""
    if pixels.ndim != 3 or abs(pixels.shape[0] - height) > 2 or abs(pixels.shape[1] - width) > 2:
        raise ValueError(f"decoded to {pixels.shape}")
    pixels = pixels[:height, :width]
    missing = (height - pixels.shape[0], width - pixels.shape[1])
    if any(missing):
        pixels = np.pad(pixels, ((0, missing[0]), (0, missing[1]), (0, 0)), mode="edge")
    return pixels


def _is_read_lif(image: Any) -> bool:
    sizes = image.sizes
    is_picture = "Y" in sizes and "X" in sizes and set(sizes) <= set(_LIF_AXES)
    is_small = prod(sizes.get(axis, 1) for axis in "TZM") <= _MOST_PLANES
    is_number = np.dtype(image.dtype).kind in "uif" and not image.is_flim
    return is_picture and is_small and is_number and sizes.get("C", 1) <= _MOST_CHANNELS


def _lif_layout(image: Any, number: int, count: int) -> StackLayout:
    sizes = {axis: int(size) for axis, size in image.sizes.items()}
    is_rgb = sizes.get("S", 1) == 3 and sizes.get("C", 1) == 1
    texts = image.xml_element.findall("./Data/Image/ImageDescription/Channels/ChannelDescription")
    names = [str(text.attrib.get("LUTName", "")) for text in texts]
    channels = tuple(
        _named_channel(name, COLOR_NAMES.get(name.casefold()))
        for name in (names[channel] if channel < len(names) else "" for channel in range(sizes.get("C", 1)))
    )
    across = np.asarray(image.coords.get("X", ()), np.float64)
    side = _micrometres(abs(across[-1] - across[0]) / (len(across) - 1)) if len(across) > 1 else None
    axes = (("t", sizes.get("T", 1)), ("p", sizes.get("M", 1)), ("z", sizes.get("Z", 1)))
    return StackLayout(
        "LIF",
        sizes["Y"],
        sizes["X"],
        tuple(StackAxis(letter, size) for letter, size in axes if size > 1),
        _RGB if is_rgb else channels,
        is_rgb,
        8 * np.dtype(image.dtype).itemsize,
        side,
        "µm" if side else "",
        "slice",
        (),
        number,
        count,
    )


def _has_planes(image: Any) -> bool:
    """Whether rows and columns come last; they lie apart in scans along another axis."""
    inner = image.dims[-3:] if image.dims[-1] == "S" else image.dims[-2:]
    return tuple(inner[:2]) == ("Y", "X")


def _lif_frame(image: Any, places: Mapping[str, int], whole: NDArray[Any] | None) -> NDArray[Any]:
    """(H, W), or (H, W, 3), of an image at these places of its other axes.

    Args:
        whole: all of the image; None where planes can be read from the file.
    """
    if whole is None:
        return np.asarray(image.frame(**places))
    index = tuple(slice(None) if axis in "YXS" else places.get(axis, 0) for axis in image.dims)
    plane: NDArray[Any] = whole[index]
    left = [axis for axis in image.dims if axis in "YXS"]
    return np.moveaxis(plane, [left.index(axis) for axis in "YXS" if axis in left], range(len(left)))
