"""Channels of a picture as the input of a network: any number of them, each in eight bits by itself.

The picture on the screen has three colours; a network can be given all bands of a satellite or all stains
of a microscope. Which ones, a project and the card of each model say; `input_path` puts them into the path
of the image, so that whatever reads, keeps or passes on images by their paths passes them on as well.

>>> from engine.document.stacks.layout import StackChannel
>>> layout = StackLayout("TIFF", 8, 8, (), (StackChannel("DAPI"), StackChannel("GFP"), StackChannel()))
>>> parse_input_channels("1,GFP", layout), parse_input_channels("2-3", layout)
((1, 2), (2, 3))
>>> parse_input_channels("all", layout), parse_input_channels("shown", layout)
((1, 2, 3), ())
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from engine.core import FileError, UserError
from engine.core.plane_path import PlanePath
from engine.document.fingerprint import file_stamp
from engine.document.image import MAX_PIXELS, read_image
from engine.document.stacks.choice import channel_number
from engine.document.stacks.layout import StackLayout
from engine.document.stacks.reading import plane_source, read_channels, sampled_ranges
from engine.document.to_rgb8 import eight_bits, in_range

INPUT_CHANNELS_SETTING: Final = "input_channels"
"""Key in the project: numbers from 1 of the channels that networks see; missing or empty: as shown."""
SHOWN, ALL = "shown", "all"
MOST_INPUT_CHANNELS: Final = 256

_RANGE: Final = re.compile(r"(\d{1,5})-(\d{1,5})", re.ASCII)
_EIGHT: Final = 8
_HINT: Final = "Write it like all, 1-5, 1,3,4, GFP,DAPI, or shown."


def read_network_input(path: Path, max_pixels: int = MAX_PIXELS) -> NDArray[np.uint8]:
    """(H, W, N) uint8 of a path: of the channels that it names as a network's input, else as `read_image`.

    Each channel of more than eight bits is stretched by itself: over the range of a few planes of the file
    where it has several, so that an empty slice stays dark, else over its own. A file of one channel and
    several pages has its pages as channels, unless the path names one of them.

    Raises:
        UserError: unreadable, or without one of the channels.
    """
    plane = PlanePath.parse(path)
    channels = () if plane is None else plane.input_channels
    if plane is None or not channels:
        return read_image(path, max_pixels)
    picture = PlanePath(plane.file, plane.places).path
    numbers = [channel - 1 for channel in channels]
    layout, samples = read_channels(
        picture, numbers, max_pixels, lambda layout: check_channels(path, channels, layout)
    )
    ranges: dict[int, tuple[float, float]] = {}
    if layout.bits > _EIGHT and layout.plane_count > 1:
        ranges = _ranges(plane.source, layout.series, file_stamp(plane.source), tuple(numbers), max_pixels)
    planes = {
        number: in_range(plane, *ranges[number]) if number in ranges else eight_bits(plane, samples.nodata)
        for number, plane in samples.channels.items()
    }
    stacked = np.stack([planes[number] for number in numbers], axis=2)
    if samples.is_inverted:
        stacked = np.uint8(255) - stacked
    stacked.setflags(write=False)
    return stacked


def check_channels(path: Path, channels: Sequence[int], layout: StackLayout) -> None:
    """Raise UserError where a picture has not all of these channels, counted from 1."""
    count = len(layout.channels)
    if max(channels) > count:
        held = "1 channel" if count == 1 else f"{count:,} channels"
        raise FileError(
            path,
            f"has {held}, but the network sees channel {max(channels)}.",
            "Leave this image out, or choose other channels for the network and train it anew.",
        )


def parse_input_channels(text: str, layout: StackLayout) -> tuple[int, ...]:
    """Numbers from 1 of such a choice; empty for "shown", the three colours of the picture.

    Raises:
        UserError: it is none, or the file has no such channel.
    """
    count = len(layout.channels)
    if text.strip().lower() in (SHOWN, ""):
        return ()
    if text.strip().lower() == ALL:
        return tuple(range(1, count + 1))
    numbers: dict[int, None] = {}
    for part in (part.strip() for part in text.split(",")):
        match = _RANGE.fullmatch(part)
        if match is None:
            numbers[channel_number(part, layout.channels) + 1] = None
            continue
        first, last = int(match[1]), int(match[2])
        if not 1 <= first <= last <= count:
            raise UserError(f"There are no channels {part}; the file has {count}.", _HINT)
        numbers.update(dict.fromkeys(range(first, last + 1)))
    if len(numbers) > MOST_INPUT_CHANNELS:
        raise UserError(f"{len(numbers)} channels are too many.", f"Choose at most {MOST_INPUT_CHANNELS}.")
    return tuple(numbers)


def stored_input_channels(stored: object) -> tuple[int, ...]:
    """The choice that a project remembers; of what is none, the picture as it is shown."""
    if not isinstance(stored, list) or len(stored) > MOST_INPUT_CHANNELS:
        return ()
    if not all(type(number) is int and 1 <= number < 100_000 for number in stored):
        return ()
    return tuple(stored) if len(set(stored)) == len(stored) else ()


@lru_cache(maxsize=256)
def _ranges(
    file: Path, series: int, stamp: Any, numbers: tuple[int, ...], max_pixels: int
) -> dict[int, tuple[float, float]]:
    """Range of each channel over a few planes of the file; another `stamp` is another content of it."""
    with plane_source(file, max_pixels) as source:
        return sampled_ranges(source, source.layouts[series], numbers)
