"""Planes of a TIFF: OME-TIFF, ImageJ hyperstacks, pages of any other, and series of several sizes."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from math import prod
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from engine.core.plane_path import PlanePath
from engine.document.decode import in_plain_words
from engine.document.samples.tiff_directories import TiffDirectories
from engine.document.samples.tiff_page import (
    TiffPage,
    check_page_size,
    decoded_page,
    opened_tiff,
    page_facts,
    refuse_colour_model,
)
from engine.document.samples.tiff_rows import has_rows, has_seekable_rows, read_rows, reduced_rows
from engine.document.stacks.layout import Color, StackAxis, StackChannel, StackLayout, computed_levels
from engine.document.stacks.source import PlaneSamples, of_channels
from engine.document.to_rgb8 import upright

_SWAPPED: Final = (5, 6, 7, 8)
_RGB_KINDS: Final = (2, 6)
_BLACK_IS_ZERO: Final = 1
_PLANE_AXES: Final = "YXS"
_LETTERS: Final = {"Z": "z", "T": "t", "C": "c"}
_MOST_CHANNELS: Final = 4096
_BAND_ROWS: Final = 256
_WHITE: Final = (255, 255, 255)
# Centimetres and inches of the tag ResolutionUnit, in millimetres (TIFF 6.0, section 8).
_RESOLUTION_MM: Final = {2: 25.4, 3: 10.0}
_MICRONS: Final = ("micron", "um", "µm", "\\u00B5m", "μm")


@dataclass(frozen=True, slots=True, eq=False)
class PageRows:
    """A page, a tifffile.TiffPage, whose rows can be read alone, of a copy that is `factor` times smaller."""

    page: Any
    factor: int

    def read(self, handle: Any, rows: int) -> Iterator[NDArray[Any]]:
        """(n, W, S) uint8 from the top down; n is `rows`, but for the last.

        Args:
            handle: the file handle of its tifffile.TiffFile.
        """
        if self.factor == 1:
            return read_rows(self.page, handle, rows)
        return reduced_rows(self.page, handle, rows, self.factor, is_mean=True)


class TiffStack:
    """Planes of an open TIFF."""

    def __init__(self, path: Path, file: Any, max_pixels: int) -> None:
        self._path = path
        self._file = file
        self._max_pixels = max_pixels
        self._series = [series for series in file.series if _is_read(series)]
        if not self._series:
            raise ValueError("no page has a layout that is known")
        if pyramids := [series for series in self._series if len(series.levels) > 1]:
            # Beside the slide lie pictures of its label and of the whole glass.
            self._series = pyramids
        self._facts = [page_facts(_keyframe(series)) for series in self._series]
        self._axes = [_leading(series) for series in self._series]
        texts = _Texts(file)
        self._layouts = tuple(
            _layout(series, facts, axes, texts, number, len(self._series))
            for number, (series, facts, axes) in enumerate(
                zip(self._series, self._facts, self._axes, strict=True)
            )
        )

    @property
    def layouts(self) -> tuple[StackLayout, ...]:
        """Description of each series."""
        return self._layouts

    def read(self, series: int, at: Mapping[str, int], channels: Sequence[int]) -> PlaneSamples:
        """See `PlaneSource.read`."""
        layout = self._layouts[series]
        _, level = layout.at_level(at.get("l"))
        facts, axes = self._facts[series], self._axes[series]
        refuse_colour_model(self._path, facts)
        if any(letter == "c" for letter, _ in axes):
            planes = {
                channel: self._plane(series, level, _number(axes, {**at, "c": channel}))[:, :, 0]
                for channel in channels
            }
        else:
            pixels = self._plane(series, level, _number(axes, at))
            if facts.palette is not None:
                pixels = facts.palette[np.minimum(pixels[:, :, 0], len(facts.palette) - 1)]
            planes = of_channels(pixels, channels)
        turned = {channel: upright(plane, facts.orientation) for channel, plane in planes.items()}
        return PlaneSamples(turned, facts.nodata, facts.is_inverted)

    @property
    def handle(self) -> Any:
        """The file handle of its tifffile.TiffFile."""
        return self._file.filehandle

    def rows_of(self, plane: PlanePath) -> PageRows | None:
        """Rows of a plane of 8 bits, in grey or colour, if they can be read alone; else None."""
        number = plane.at("s")
        if not isinstance(number, int) or number >= len(self._series):
            return None
        layout, axes = self._layouts[number], self._axes[number]
        chosen = {letter: place for letter, place in plane.places if isinstance(place, int)}
        is_there = all(place < layout.size(letter) for letter, place in chosen.items() if letter not in "sl")
        _, level = layout.at_level(chosen.get("l"))
        one, factor = self._at_level(number, level)
        page = one.pages[_number(axes, chosen)] if is_there and one is not None else None
        if page is None or page.dtype != np.uint8 or any(letter == "c" for letter, _ in axes):
            return None
        page = page.aspage()
        facts = page_facts(page)
        is_colour = facts.shape[2] == 3 and facts.photometric in _RGB_KINDS
        is_grey = facts.shape[2] == 1 and facts.photometric == _BLACK_IS_ZERO
        can_be_read = has_rows(page, facts) if factor == 1 else has_seekable_rows(page, facts)
        if not (is_colour or is_grey) or facts.alpha_count or not can_be_read:
            return None
        check_page_size(self._path, facts, page, 1, self._max_pixels * factor * factor)
        return PageRows(page, factor)

    def _at_level(self, series: int, level: int) -> tuple[Any, int]:
        """What holds a level of a series, None where there is none; and how much larger that is."""
        levels = self._series[series].levels
        if level < len(levels):
            return levels[level], 1
        is_computed = len(levels) == 1 and level < len(self._layouts[series].levels)
        return (levels[0], 1 << level) if is_computed else (None, 1)

    def _plane(self, series: int, level: int, number: int) -> NDArray[Any]:
        """(H, W, S) numbers of one plane as stored."""
        one, factor = self._at_level(series, level)
        key = _keyframe(one)
        facts = self._facts[series] if one is self._series[series].levels[0] else page_facts(key)
        if factor > 1:
            return self._computed(one.pages[number], facts, factor)
        check_page_size(self._path, facts, key, 1, self._max_pixels)
        count = prod(size for _, size in self._axes[series])
        if one.dataoffset is not None and count > 1 and key.is_contiguous and int(key.compression) == 1:
            pixels = self._of_offset(one.dataoffset, number, key)
        else:
            page = one.pages[number]
            if page is None:
                raise ValueError(f"plane {number + 1} is not in the file")
            pixels = decoded_page(self._path, page, page.parent.filehandle)
        return pixels.reshape(facts.shape)

    def _computed(self, page: Any, facts: TiffPage, factor: int) -> NDArray[Any]:
        """(h, w, S) of a copy of a page that is smaller by a factor, made band by band."""
        if page is None:
            raise ValueError("this plane is not in the file")
        page = page.aspage()
        check_page_size(self._path, facts, page, 1, self._max_pixels * factor * factor)
        # Numbers of colours, of "nothing measured" and of yes and no have no mean.
        is_mean = facts.palette is None and facts.nodata is None and page.dtype != np.bool_
        bands = reduced_rows(page, page.parent.filehandle, _BAND_ROWS, factor, is_mean=is_mean)
        height, width = facts.shape[0] // factor, facts.shape[1] // factor
        pixels = np.empty((height, width, facts.shape[2]), page.dtype)
        first = 0
        for band in bands:
            pixels[first : first + len(band)] = band
            first += len(band)
        return pixels

    def _of_offset(self, start: int, number: int, key: Any) -> NDArray[Any]:
        """A plane of those that lie one behind the other, as ImageJ writes them beyond 4 GB."""
        handle = self._file.filehandle
        handle.seek(start + number * key.nbytes)
        data = handle.read(key.nbytes)
        if len(data) < key.nbytes:
            raise ValueError("image file is truncated")
        kind = key.dtype.newbyteorder(self._file.byteorder)
        pixels: NDArray[Any] = np.frombuffer(data, kind).reshape(key.shape)
        if key.axes == "SYX":
            pixels = np.moveaxis(pixels, 0, 2)
        return pixels.astype(key.dtype)


@contextmanager
def tiff_stack(path: Path, max_pixels: int) -> Iterator[TiffStack]:
    """The planes of a TIFF.

    Raises:
        UserError: damaged, or in a layout that nothing here reads.
    """
    with in_plain_words(path):
        with open(path, "rb") as plain:
            chain = TiffDirectories(plain)
            chain.walk()
        if chain.is_circular:
            raise ValueError("its pages lead back to their beginning")
        with opened_tiff(path) as file:
            stack = TiffStack(path, file, max_pixels)
            yield stack


def _keyframe(series: Any) -> Any:
    return series.keyframe


def _is_read(series: Any) -> bool:
    key = _keyframe(series)
    if key.axes not in ("YX", "YXS", "SYX") or key.dtype is None or key.dtype.kind not in "buif":
        return False
    count = prod(size for _, size in _leading(series))
    return count == len(series.pages) or (series.dataoffset is not None and bool(key.is_contiguous))


def _leading(series: Any) -> list[tuple[str, int]]:
    """Axes along which the planes of a series follow each other, the last one fastest, with their sizes."""
    return [
        (_LETTERS.get(letter, "p"), size)
        for letter, size in zip(series.get_axes(False), series.get_shape(False), strict=True)
        if letter not in _PLANE_AXES
    ]


def _number(axes: list[tuple[str, int]], at: Mapping[str, int]) -> int:
    """Number of the plane at these places."""
    number = 0
    rest = at.get("p", 0)
    places: list[int] = []
    # Axes that have no letter of their own are one, the last fastest.
    for letter, size in reversed(axes):
        if letter == "p":
            places.append(rest % size)
            rest //= size
        else:
            places.append(at.get(letter, 0))
    for (_, size), place in zip(axes, reversed(places), strict=True):
        number = number * size + place
    return number


def _layout(
    series: Any, facts: TiffPage, axes: list[tuple[str, int]], texts: _Texts, number: int, count: int
) -> StackLayout:
    height, width, samples = facts.shape
    if facts.orientation in _SWAPPED:
        height, width = width, height
    is_rgb = facts.palette is not None or (facts.photometric in _RGB_KINDS and samples in (3, 4))
    channels = prod(size for letter, size in axes if letter == "c")
    channel_count = 3 if facts.palette is not None else channels if channels > 1 else samples
    if channel_count > _MOST_CHANNELS:
        raise ValueError(f"has {channel_count} channels")
    sizes = {letter: prod(size for other, size in axes if other == letter) for letter in "tpz"}
    pixel_size, unit = texts.pixel_size(number, _keyframe(series))
    return StackLayout(
        "TIFF",
        height,
        width,
        tuple(StackAxis(letter, size) for letter, size in sizes.items() if size > 1),
        tuple(texts.channel(number, channel) for channel in range(channel_count)),
        is_rgb and channels == 1,
        facts.bits,
        pixel_size,
        unit,
        "page",
        _levels(series, facts),
        number,
        count,
    )


def _levels(series: Any, facts: TiffPage) -> tuple[tuple[int, int], ...]:
    """(H, W) of a picture and its smaller copies, upright; empty where there are none."""
    if len(series.levels) < 2:
        can_be_read = len(series.pages) > 0 and has_seekable_rows(_keyframe(series), facts)
        return computed_levels(*facts.shape[:2]) if can_be_read else ()
    shapes = [_keyframe(level).shape for level in series.levels if _is_read(level)]
    sides = [page_shape[-2:] if _keyframe(series).axes == "SYX" else page_shape[:2] for page_shape in shapes]
    is_turned = facts.orientation in _SWAPPED
    return tuple((width, height) if is_turned else (height, width) for height, width in sides)


class _Texts:
    """What the descriptions of OME and ImageJ say of channels and pixels."""

    def __init__(self, file: Any) -> None:
        text = file.ome_metadata or ""
        # By patterns, not as XML, whose entities would be resolved.
        self._images = re.findall(r"<Pixels\b.*?</Pixels>", text, re.DOTALL)[:_MOST_CHANNELS]
        self._ome = [
            [dict(re.findall(r'\b(\w+)="([^"]*)"', tag)) for tag in re.findall(r"<Channel\b([^>]*)>", image)]
            for image in self._images
        ]
        self._imagej: dict[str, Any] = file.imagej_metadata or {}

    def channel(self, series: int, channel: int) -> StackChannel:
        """Channel of a series, as the file describes it."""
        if series < len(self._ome) and channel < len(self._ome[series]):
            facts = self._ome[series][channel]
            return StackChannel(html.unescape(facts.get("Name", ""))[:80], _ome_color(facts.get("Color", "")))
        if not series and self._imagej:
            ranges = np.asarray(self._imagej.get("Ranges", ()), np.float64).ravel()
            low, high = (
                (float(ranges[2 * channel]), float(ranges[2 * channel + 1]))
                if len(ranges) > 2 * channel + 1
                else (None, None)
            )
            return StackChannel("", self._imagej_color(channel), low, high)
        return StackChannel()

    def pixel_size(self, series: int, page: Any) -> tuple[float | None, str]:
        """Side of a pixel and its unit; (None, "") where nothing says it."""
        if series < len(self._images):
            head = self._images[series].partition(">")[0]
            size = re.search(r'\bPhysicalSizeX="([\d.eE+-]{1,30})"', head)
            unit = re.search(r'\bPhysicalSizeXUnit="([^"]{1,20})"', head)
            return _size(size[1] if size else "", html.unescape(unit[1]) if unit else "µm")
        resolution = page.tags.get(282) if hasattr(page, "tags") else None
        if resolution is None or not isinstance(resolution.value, tuple) or not resolution.value[0]:
            return None, ""
        side = resolution.value[1] / resolution.value[0]
        if unit_text := str(self._imagej.get("unit", "")):
            return _size(str(side), "µm" if unit_text in _MICRONS else unit_text)
        unit_tag = page.tags.get(296)
        millimetres = _RESOLUTION_MM.get(int(unit_tag.value) if unit_tag is not None else 0)
        # 72 and 96 dots an inch are what programs write that know nothing of the size.
        if millimetres is None or (millimetres == _RESOLUTION_MM[2] and 1 / side in (72, 96)):
            return None, ""
        return side * millimetres, "mm"

    def _imagej_color(self, channel: int) -> Color | None:
        tables = self._imagej.get("LUTs") or ()
        if self._imagej.get("mode", "composite") != "composite" or channel >= len(tables):
            return None
        last = np.asarray(tables[channel]).reshape(3, -1)[:, -1]
        color = (int(last[0]), int(last[1]), int(last[2]))
        return None if color == _WHITE and len(tables) > 1 else color


def _ome_color(text: str) -> Color | None:
    """Colour of a signed number of 32 bits: red, green, blue and opaqueness."""
    if not re.fullmatch(r"-?\d{1,11}", text):
        return None
    value = int(text) & 0xFFFFFFFF
    color = (value >> 24, value >> 16 & 255, value >> 8 & 255)
    return None if color in (_WHITE, (0, 0, 0)) else color


def _size(text: str, unit: str) -> tuple[float | None, str]:
    try:
        value = float(text)
    except ValueError:
        return None, ""
    return (value, unit) if 0 < value < 1e12 else (None, "")
