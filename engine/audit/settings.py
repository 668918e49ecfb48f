"""Settings of an audit: which kinds are looked for, and from which sizes on something counts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from engine.audit.finding import AuditKind
from engine.core.ranges import NumberRange

PIXEL_COUNTS: Final = NumberRange(1, 1_000_000, is_whole=True)
WIDTHS: Final = NumberRange(1, 50, is_whole=True)
SHARES: Final = NumberRange(0, 1, is_above=True)

ALL_KINDS: Final = frozenset(AuditKind)


@dataclass(frozen=True, slots=True)
class AuditSettings:
    """Settings of one audit.

    Attributes:
        kinds: what is looked for.
        island_px: pieces of a class with fewer pixels are islands.
        hole_px: pieces of background or of nothing with fewer pixels, inside one class, are holes.
        bridge_px: a neck of a region up to so many pixels wide is a thin bridge.
        empty_share: a mask is nearly empty where all classes but the background cover less of it.
        disagreement_px: places where mask and model disagree on fewer pixels are passed over.
        border_px: so far from its border, a region of the model may lie elsewhere than that of the mask.
    """

    kinds: frozenset[AuditKind] = ALL_KINDS
    island_px: int = 10
    hole_px: int = 10
    bridge_px: int = 2
    empty_share: float = 0.0001
    disagreement_px: int = 50
    border_px: int = 2

    def has(self, *kinds: AuditKind) -> bool:
        """Whether one of these is looked for."""
        return not self.kinds.isdisjoint(kinds)
