"""Channels of pictures that go out: stains, bands and sequences, which are no colours of a photograph."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from engine.core import UserError
from engine.core.plane_path import PlanePath, file_of, input_path
from engine.document.image import MAX_PIXELS
from engine.document.stacks.network_input import read_network_input
from engine.document.stacks.reading import plane_layout, read_channels
from engine.document.stacks.single import OPAQUENESS
from engine.document.used_part import used_part

# Of these, nearly all pictures are, and none has channels but grey or colours, and opaqueness.
_COLOURS_ALONE: Final = frozenset((".png", ".jpg", ".jpeg", ".bmp", ".gif", ".webp"))
_KEPT: Final = (np.dtype(np.uint8), np.dtype(np.uint16))


def is_plain_picture(picture: Path) -> bool:
    """Whether the ending of a file says that it is one picture, in grey or colours: no head need be read."""
    return PlanePath.parse(picture) is None and picture.suffix.lower() in _COLOURS_ALONE


def channel_names(picture: Path) -> tuple[str, ...]:
    """Names of the channels of a picture, by their numbers where they have none.

    Empty for grey pictures and for photographs, also with opaqueness, and for what cannot be read.
    """
    plane = PlanePath.parse(picture)
    is_of_files = plane is not None and plane.channel_files > 0
    if file_of(picture).suffix.lower() in _COLOURS_ALONE and not is_of_files:
        return ()
    try:
        layout, _ = plane_layout(picture, MAX_PIXELS)
        part = used_part(picture)
    except UserError:
        return ()  # What is wrong with it is said when it goes out.
    names = [channel.name for channel in layout.channels if channel.name != OPAQUENESS]
    is_photograph = layout.is_rgb and part.channels <= part.used_channels
    if is_photograph or len(names) < 2:
        return ()
    return tuple(name or str(number) for number, name in enumerate(names, 1))


def stored_channels(picture: Path, count: int) -> Sequence[NDArray[Any]]:
    """The first channels of a picture, each (H, W): as stored where they have 8 or 16 bits, else in 8 bits.

    Raises:
        UserError: it cannot be read.
    """
    plane = PlanePath.parse(picture)
    whole = picture if plane is None else PlanePath(plane.file, plane.places).path
    _, samples = read_channels(whole, range(count), MAX_PIXELS, lambda _: None)
    if all(samples.channels[number].dtype in _KEPT for number in range(count)):
        return [np.ascontiguousarray(samples.channels[number]) for number in range(count)]
    pixels = read_network_input(input_path(whole, range(1, count + 1)))
    return [np.ascontiguousarray(pixels[:, :, number]) for number in range(count)]
