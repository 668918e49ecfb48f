"""How an image is predicted: tiles, averaging over flips and sizes, kind of doubt; plain values, no torch."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from engine.core import BadInputError

DEFAULT_TILE: Final = 512
MIN_TILE: Final = 64
MIN_SCALE: Final = 0.25
MAX_SCALE: Final = 4.0


class Uncertainty(StrEnum):
    """What the uncertainty of a pixel tells; see `engine.predict.uncertainty` for the formulas."""

    ENTROPY = "entropy"
    MARGIN = "margin"
    DISAGREEMENT = "disagreement"


class Flips(StrEnum):
    """Which mirrored and turned copies of an image are predicted too, and averaged."""

    NONE = "none"
    MIRROR = "mirror"
    FLIPS = "flips"
    TURNS = "turns"


class Precision(StrEnum):
    """AUTO computes in half precision on graphics cards; processors always compute in full."""

    AUTO = "auto"
    FULL = "full"


@dataclass(frozen=True, slots=True)
class TtaView:
    """One copy of a tile: enlarged by `scale`, mirrored left to right, then turned by quarters."""

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
    """How an image is predicted.

    Attributes:
        tile: side of a tile in pixels.
        overlap: how far neighbours overlap, in pixels; an eighth of a tile when None.
        flips: copies whose probabilities are averaged ("test-time augmentation").
        scales: sizes of the image to predict at, averaged; 1.0 is as it is, 0.5 half as wide.
        uncertainty: what `Prediction.uncertainty` tells.
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
        if self.tile < MIN_TILE:
            raise BadInputError(f"tile must be >= {MIN_TILE}, got {self.tile}")
        if self.overlap is not None and not 0 <= self.overlap <= self.tile // 2:
            raise BadInputError(f"overlap must be 0..{self.tile // 2}, got {self.overlap}")
        if not self.scales or not all(MIN_SCALE <= scale <= MAX_SCALE for scale in self.scales):
            raise BadInputError(f"scales must be {MIN_SCALE:g}..{MAX_SCALE:g}, got {self.scales}")
        if self.dropout_samples < 2:
            raise BadInputError(f"dropout_samples must be >= 2, got {self.dropout_samples}")

    @property
    def overlap_px(self) -> int:
        return self.tile // 8 if self.overlap is None else self.overlap

    @property
    def views(self) -> tuple[TtaView, ...]:
        """Every copy of a tile that is predicted; one where nothing is averaged."""
        return tuple(
            TtaView(scale, mirrored, turns)
            for scale in self.scales
            for mirrored, turns in _FLIP_VIEWS[self.flips]
        )


MULTI_SCALE_TTA: Final = PredictSettings(flips=Flips.FLIPS, scales=(0.75, 1.0, 1.25))
"""Twelve passes: what the window's "Careful" means."""
