"""Channels that are files of their own, as of nnU-Net: `case_0000.png`, `case_0001.png` as one picture."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Final, TypeAlias

from engine.core.plane_path import channel_files
from engine.document.decode import in_plain_words
from engine.document.stacks.layout import StackChannel, StackLayout
from engine.document.stacks.source import PlaneSamples, PlaneSource

MOST_FILES: Final = 64
_RGB: Final = (StackChannel("red"), StackChannel("green"), StackChannel("blue"))
_Opened: TypeAlias = Callable[[Path, int], AbstractContextManager[PlaneSource]]


@contextmanager
def opened_channels(first: Path, count: int, max_pixels: int, opened: _Opened) -> Iterator[PlaneSource]:
    """The planes of files of one channel each, laid together.

    Args:
        opened: opens one of the files.

    Raises:
        UserError: one cannot be read, has several channels, or another size.
    """
    with ExitStack() as stack:
        files = channel_files(first, min(count, MOST_FILES))
        sources = [stack.enter_context(opened(file, max_pixels)) for file in files]
        for file, source in zip(files, sources, strict=True):
            _check(file, source.layouts[0], sources[0].layouts[0])
        yield _Channels(sources)


def _check(file: Path, layout: StackLayout, first: StackLayout) -> None:
    with in_plain_words(file):
        if len(layout.channels) != 1:
            raise ValueError(f"{len(layout.channels)} channels")
        if (layout.height, layout.width, layout.axes) != (first.height, first.width, first.axes):
            raise ValueError(f"{layout.width}x{layout.height}")


class _Channels:
    """Open files, each a channel of the same planes; three are red, green and blue."""

    def __init__(self, sources: Sequence[PlaneSource]) -> None:
        self._sources = sources
        first, count = sources[0].layouts[0], len(sources)
        channels = _RGB if count == len(_RGB) else (StackChannel(),) * count
        bits = max(source.layouts[0].bits for source in sources)
        is_rgb = count == len(_RGB)
        self._layout = replace(first, channels=channels, is_rgb=is_rgb, bits=bits, series=0, series_count=1)

    @property
    def layouts(self) -> tuple[StackLayout, ...]:
        return (self._layout,)

    def read(self, series: int, at: Mapping[str, int], channels: Sequence[int]) -> PlaneSamples:
        read = {number: self._sources[number].read(0, at, (0,)) for number in channels}
        one = next(iter(read.values()))
        planes = {number: samples.channels[0] for number, samples in read.items()}
        return PlaneSamples(planes, one.nodata, one.is_inverted)
