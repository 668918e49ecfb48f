"""The click network as layers: what they are and how they follow each other, for any kind of array.

Once an image, `describe` makes a map of its contents from the frozen encoder; after each click, `judge` says
what belongs to the object, from the part of that map around it, from its pixels, from the marks and from the
mask so far.
"""

from __future__ import annotations

from typing import Final, NamedTuple, Protocol, TypeVar

GRID: Final = 64
"""Cells on a side of the part that is judged."""
PATCH: Final = 4
"""Pixels on a side of a cell."""
CONTENTS: Final = 48
"""Channels of the map of contents, whose cells are 8 pixels of the picture."""
_WIDTH: Final = 32
PIXEL_MAPS: Final = 6
"""Red, green and blue, marks of the object and of the background, the mask so far."""
LIKENESS_MAPS: Final = 3
"""Likeness to marks of the object, to marks of the background, to the mask so far."""


class Layer(NamedTuple):
    """A convolution with a bias."""

    channels: int
    out: int
    kernel: int = 1
    stride: int = 1
    is_rectified: bool = True


LAYERS: Final = {
    "neck.deep": Layer(112, 64),
    "neck.context": Layer(64, 64, 3),
    "neck.deep_in": Layer(64, CONTENTS, is_rectified=False),
    "neck.middle": Layer(40, CONTENTS, is_rectified=False),
    "neck.fine": Layer(24, CONTENTS, 3, 2, is_rectified=False),
    "neck.mixed": Layer(CONTENTS, CONTENTS, 3),
    "neck.out": Layer(CONTENTS, CONTENTS, is_rectified=False),
    "head.contents": Layer(CONTENTS, _WIDTH, is_rectified=False),
    "head.patches": Layer(PIXEL_MAPS * PATCH * PATCH, _WIDTH, is_rectified=False),
    "head.likeness": Layer(LIKENESS_MAPS, _WIDTH, is_rectified=False),
    "head.first": Layer(_WIDTH, _WIDTH, 3),
    "head.half": Layer(_WIDTH, 64, 3, 2),
    "head.half_more": Layer(64, 64, 3),
    "head.quarter": Layer(64, 96, 3, 2),
    "head.quarter_more": Layer(96, 96, 3),
    "head.quarter_last": Layer(96, 96, 3),
    "head.to_half": Layer(96, 64, is_rectified=False),
    "head.half_last": Layer(64, 64, 3),
    "head.to_cells": Layer(64, _WIDTH, is_rectified=False),
    "head.last": Layer(_WIDTH, _WIDTH, 3),
    "head.odds": Layer(_WIDTH, PATCH * PATCH, is_rectified=False),
}
"""All layers by name."""

_Maps = TypeVar("_Maps")


class LayerRunner(Protocol[_Maps]):
    """What runs the layers of a kind of array: of numpy in the product, of torch in training."""

    def layer(self, name: str, maps: _Maps) -> _Maps:
        """The maps after that layer of `LAYERS`; 3 x 3 ones see zeros beyond the border."""

    def total(self, *maps: _Maps) -> _Maps:
        """Their sum, rectified."""

    def doubled(self, maps: _Maps) -> _Maps:
        """Each cell four times."""

    def with_mean(self, maps: _Maps) -> _Maps:
        """The maps, to which each channel's mean is added."""


def describe(runner: LayerRunner[_Maps], fine: _Maps, middle: _Maps, deep: _Maps) -> _Maps:
    """The map of contents, from the encoder's features at strides 4, 8 and 16."""
    context = runner.layer("neck.context", runner.layer("neck.deep", deep))
    mixed = runner.total(
        runner.doubled(runner.layer("neck.deep_in", context)),
        runner.layer("neck.middle", middle),
        runner.layer("neck.fine", fine),
    )
    return runner.layer("neck.out", runner.layer("neck.mixed", mixed))


def judge(runner: LayerRunner[_Maps], contents: _Maps, patches: _Maps, likeness: _Maps) -> _Maps:
    """Log odds of the object, `PATCH` x `PATCH` channels for each of the `GRID` x `GRID` cells."""
    cells = runner.total(
        runner.layer("head.contents", contents),
        runner.layer("head.patches", patches),
        runner.layer("head.likeness", likeness),
    )
    cells = runner.layer("head.first", cells)
    half = runner.layer("head.half_more", runner.layer("head.half", cells))
    quarter = runner.layer("head.quarter_more", runner.layer("head.quarter", half))
    quarter = runner.layer("head.quarter_last", runner.with_mean(quarter))
    half = runner.layer(
        "head.half_last", runner.total(half, runner.doubled(runner.layer("head.to_half", quarter)))
    )
    cells = runner.layer(
        "head.last", runner.total(cells, runner.doubled(runner.layer("head.to_cells", half)))
    )
    return runner.layer("head.odds", cells)
