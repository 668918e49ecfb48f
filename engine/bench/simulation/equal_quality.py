"""Second stop of `bench effort`: a mask is done when it is as good as the brush alone made it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from engine.bench.simulation.human_time import LEAST_ERROR_PX, TOLERANCE_PX, quality
from engine.core import LabelMap
from engine.learn.validation.boundary_metrics import BoundaryCounts

BRUSH: Final = "brush"
"""Policy that the others are compared with."""
ALLOWED: Final = 0.02
"""So much lower IoU and boundary F are as good."""
BOUNDARY_PX: Final = 1.0

GLANCES: Final = ((TOLERANCE_PX, LEAST_ERROR_PX), (1, LEAST_ERROR_PX), (0, LEAST_ERROR_PX), (0, 1))
"""Tolerance of borders and least size of an error, in pixels, of a first look and of closer ones."""


@dataclass(frozen=True, slots=True)
class MaskQuality:
    """How good a mask is, means over the classes but the first.

    Attributes:
        iou: see `quality`.
        boundary_f: F of the contours at one pixel; 1 where there are none.
    """

    iou: float
    boundary_f: float

    @classmethod
    def of(cls, shown: LabelMap, truth: LabelMap, class_count: int) -> MaskQuality:
        """The quality of the labels shown."""
        counts = BoundaryCounts(class_count, BOUNDARY_PX)
        counts.add(truth, shown)
        names = [str(number) for number in range(class_count)]
        known = [score for score in list(counts.scores(names).per_class.values())[1:] if score is not None]
        return cls(quality(shown, truth, class_count), float(np.mean(known)) if known else 1.0)

    def is_as_good_as(self, other: MaskQuality) -> bool:
        """Whether it is no worse than another one by more than is allowed."""
        return self.iou >= other.iou - ALLOWED and self.boundary_f >= other.boundary_f - ALLOWED


NO_GOALS: Final[Mapping[str, MaskQuality]] = {}


def goals_of(figures: Mapping[str, dict[str, Any]]) -> dict[str, MaskQuality]:
    """What the brush alone ended with, by the image's name; empty where it was not played."""
    images: Sequence[dict[str, Any]] = figures.get(BRUSH, {}).get("images", [])
    return {image["name"]: MaskQuality(image["end_iou"], image["end_boundary_f"]) for image in images}


def comparable(policy: str, images: Sequence[Mapping[str, Any]]) -> dict[str, float]:
    """Seconds by the image's name, of those that are as good as the brush's."""
    is_brush = policy == BRUSH
    return {image["name"]: float(image["seconds"]) for image in images if is_brush or image["is_as_good"]}
