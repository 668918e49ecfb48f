"""Access to the planes of one open file: what each format has to give."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from engine.core import FileError
from engine.document.stacks.layout import StackLayout


@dataclass(frozen=True, slots=True, eq=False)
class PlaneSamples:
    """Numbers of one plane as stored, upright.

    Attributes:
        channels: (H, W) each, by the number of the channel, from 0.
        nodata: the number that stands for "nothing was measured here", None for none.
        is_inverted: 0 stands for white.
    """

    channels: dict[int, NDArray[Any]]
    nodata: float | None = None
    is_inverted: bool = False


class PlaneSource(Protocol):
    """Planes of an open file, of one series or more."""

    @property
    def layouts(self) -> tuple[StackLayout, ...]:
        """Description of each series."""
        ...

    def read(self, series: int, at: Mapping[str, int], channels: Sequence[int]) -> PlaneSamples:
        """Numbers of some channels of the plane at these places; of an axis that is not named the first.

        Raises:
            UserError: damaged, or too large.
        """
        ...


def of_channels(pixels: NDArray[Any], channels: Sequence[int]) -> dict[int, NDArray[Any]]:
    """(H, W) of some channels of (H, W) or (H, W, C)."""
    if pixels.ndim == 2:
        pixels = pixels[:, :, np.newaxis]
    return {channel: pixels[:, :, channel] for channel in channels}


def no_such_plane(path: Path, letter: str, place: int, size: int) -> FileError:
    """The error of a place beyond the end of an axis."""
    from engine.core.plane_path import AXES

    return FileError(
        path, f"has no {AXES[letter]} {place + 1}: it ends at {size}.", "Bring the former file back."
    )
