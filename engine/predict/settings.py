"""Settings of prediction: tiles, test-time augmentation, kind of uncertainty; plain values, no torch.

Example:
    >>> settings = PredictSettings(flips=Flips.MIRROR, scales=(0.5, 1.0))
    >>> len(settings.views)
    4
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from engine.core import BadInputError
from engine.core.ranges import NumberRange

DEFAULT_TILE: Final = 512
MIN_TILE: Final = 64
TILE: Final = NumberRange(MIN_TILE, 16_384, is_whole=True)
SCALE: Final = NumberRange(0.25, 4)
MOST_SCALES: Final = 8
_DROPOUT_SAMPLES: Final = NumberRange(2, 1000, is_whole=True)


class Uncertainty(StrEnum):
    """Kind of uncertainty; see `engine.predict.uncertainty` for the formulas."""

    ENTROPY = "entropy"
    MARGIN = "margin"
    DISAGREEMENT = "disagreement"


class Flips(StrEnum):
    """Mirrored and turned copies of an image that are predicted too, and averaged."""

    NONE = "none"
    MIRROR = "mirror"
    FLIPS = "flips"
    TURNS = "turns"


class Precision(StrEnum):
    """Precision of the arithmetic: AUTO is half on graphics cards; processors always compute in full."""

    AUTO = "auto"
    FULL = "full"


@dataclass(frozen=True, slots=True)
class TtaView:
    """One copy of a tile in test-time augmentation: resized by `scale`, mirrored, then turned by quarters."""

    scale: float = 1.0
    is_mirrored: bool = False
    quarter_turns: int = 0


# (mirrored, quarter turns): upside down is mirrored and turned by half.
_FLIP_VIEWS: Final = {
    Flips.NONE: ((False, 0),),
    Flips.MIRROR: ((False, 0), (True, 0)),
    Flips.FLIPS: ((False, 0), (True, 0), (True, 2), (False, 2)),
    Flips.TURNS: tuple((mirrored, turns) for mirrored in (False, True) for turns in range(4)),
}


@dataclass(frozen=True, slots=True)
class PredictSettings:
    """Settings of a prediction.

    Attributes:
        tile: side of a tile in pixels.
        overlap: how far neighbours overlap, in pixels; an eighth of a tile when None.
        flips: mirrored and turned copies for test-time augmentation; probabilities are averaged.
        scales: sizes of the copies, averaged too; 1.0 is the image's own, 0.5 half as wide.
        uncertainty: kind of `Prediction.uncertainty`.
        dropout_samples: passes for `DISAGREEMENT` where the network has dropout.
        precision: of the arithmetic inside the network.
    """

    tile: int = DEFAULT_TILE
    overlap: int | None = None
    flips: Flips = Flips.NONE
    scales: tuple[float, ...] = (1.0,)
    uncertainty: Uncertainty = Uncertainty.ENTROPY
    dropout_samples: int = 8
    precision: Precision = Precision.AUTO

    def __post_init__(self) -> None:
        TILE.require("tile", self.tile)
        if self.overlap is not None and not 0 <= self.overlap <= self.tile // 2:
            raise BadInputError(f"overlap must be 0..{self.tile // 2}, got {self.overlap}")
        if not 1 <= len(self.scales) <= MOST_SCALES:
            raise BadInputError(f"scales must be one to {MOST_SCALES}, got {len(self.scales)}")
        for scale in self.scales:
            SCALE.require("scales", scale)
        _DROPOUT_SAMPLES.require("dropout_samples", self.dropout_samples)

    @property
    def overlap_px(self) -> int:
        return self.tile // 8 if self.overlap is None else self.overlap

    @property
    def views(self) -> tuple[TtaView, ...]:
        """All copies of a tile that are predicted; one without test-time augmentation."""
        return tuple(
            TtaView(scale, mirrored, turns)
            for scale in self.scales
            for mirrored, turns in _FLIP_VIEWS[self.flips]
        )


MULTI_SCALE_TTA: Final = PredictSettings(flips=Flips.FLIPS, scales=(0.75, 1.0, 1.25))
"""Test-time augmentation with twelve passes: the window's "More exact"."""
