"""Outlines of a mask as lines, to be drawn over another frame."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.core import BACKGROUND, IGNORE, LabelMap

_CLOSE_PX: Final = 0.7
"""Outlines are drawn this exactly at most: the steps of pixels would be a multitude of points."""


@dataclass(frozen=True, slots=True, eq=False)
class MaskOutline:
    """Closed outline of a region of one class; `points` is (n, 2) float32, x and y in image pixels."""

    class_id: int
    points: NDArray[np.float32]


def outlines_of(labels: LabelMap, *, has_background: bool = True) -> tuple[MaskOutline, ...]:
    """Outlines of all regions but the background, and of their holes, through the middle of edge pixels.

    Args:
        has_background: class 0 is the background.
    """
    outlines = []
    for class_id in np.unique(labels):
        # The outline of the background is that of everything else.
        if class_id == IGNORE or (class_id == BACKGROUND and has_background):
            continue
        mask = (labels == class_id).view(np.uint8)
        contours, _ = cv2.findContours(mask, cv2.RETR_LIST, cv2.CHAIN_APPROX_NONE)
        for contour in contours:
            fine = cv2.approxPolyDP(contour, _CLOSE_PX, True)
            outlines.append(MaskOutline(int(class_id), fine[:, 0].astype(np.float32) + 0.5))
    return tuple(outlines)
