"""Choices of the cut as positions of sliders, and the engine's settings for them."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from engine.session import CutSettings

CRF_STEPS: Final = (0, 1, 2, 5, 10)
"""Rounds of the dense CRF that can be looked at."""

# The ends of the smoothness slider are a tenth and ten times the engine's own.
_SMOOTHNESS_DECADES: Final = 1.0
# The ends of the reach are a quarter and, just before "everywhere", four times the engine's own.
_REACH_OCTAVES: Final = 2.0
_EVERYWHERE: Final = 0.995
# A class that is favoured by so many nats a pixel wins against all but the clearest colours.
_MOST_FAVOUR: Final = 6.0


@dataclass(frozen=True, slots=True)
class CutChoices:
    """Places of sliders from 0 to 1; `sizes` holds (class, place from -1 to 1) of the classes moved.

    Args:
        method: a name in `engine.session.CUT_METHODS`.
        smoothness: along the edges (0) or smooth (1).
        blend: colours (0) or network (1).
        texture: colours (0) or texture (1).
        reach: a correction changes what is here (0) or everywhere (1).
        crf_steps: one of `CRF_STEPS`.
        auto_smoothness: the scribbles tell the smoothness where they can.
        auto_texture: the scribbles tell whether texture finds more than colours; `texture` is 0 meanwhile.
    """

    method: str = "graphcut"
    smoothness: float = 0.5
    blend: float = 0.5
    texture: float = 0.0
    reach: float = 0.5
    crf_steps: int = 5
    auto_smoothness: bool = True
    sizes: tuple[tuple[int, float], ...] = ()
    auto_texture: bool = False

    def size_of(self, class_id: int) -> float:
        """Smaller (-1) to larger (1); 0 unless it was moved."""
        return dict(self.sizes).get(class_id, 0.0)

    def with_size(self, class_id: int, size: float) -> CutChoices:
        """The same with another size of one class."""
        others = tuple(pair for pair in self.sizes if pair[0] != class_id)
        return replace(self, sizes=(*others, (class_id, size)) if size else others)


def settings_for(choices: CutChoices, base: CutSettings, smoothness: float) -> CutSettings:
    """`base` with what was chosen; `smoothness` is the engine's own, the middle of its slider."""
    return replace(
        base,
        method=choices.method,
        smoothness=smoothness_at(choices.smoothness, smoothness),
        prior_weight=choices.blend,
        texture=choices.texture,
        reach=reach_at(choices.reach),
        crf_steps=choices.crf_steps,
        auto_smoothness=choices.auto_smoothness,
        auto_texture=choices.auto_texture,
        favour=tuple((class_id, favour_at(size)) for class_id, size in choices.sizes),
    )


def smoothness_at(position: float, middle: float) -> float:
    """Smoothness of the cut for a slider position 0-1; the middle is the engine's default."""
    return middle * 10 ** ((position - 0.5) * 2 * _SMOOTHNESS_DECADES)


def position_of(smoothness: float, middle: float) -> float:
    """The slider position, within 0-1, that `smoothness_at` makes `smoothness` of."""
    if smoothness <= 0.0:
        return 0.0
    return min(1.0, max(0.0, 0.5 + math.log10(smoothness / middle) / (2 * _SMOOTHNESS_DECADES)))


def reach_at(position: float) -> float:
    """Reach of a correction for a slider position 0-1: 1 in the middle, inf at the end."""
    if position >= _EVERYWHERE:
        return math.inf
    return float(2 ** ((position - 0.5) * 2 * _REACH_OCTAVES))


def favour_at(size: float) -> float:
    """Nats by which a class is favoured for a size from -1 to 1; fine near 0."""
    return math.copysign(_MOST_FAVOUR * size * size, size)
