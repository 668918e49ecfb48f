"""Model of a person's eyes on the review wall: what looking at a tile costs, and which errors they notice.

Source:
    Fixations of 180 to 275 ms in visual search: Rayner, Quarterly Journal of Experimental Psychology 2009;
    the longest is taken. Within 3 degrees of where the eye rests the smallest letter that is told is
    0.046 x 3 - 0.031 = 0.11 degrees high (Anstis, Vision Research 1974); an error counts as noticed at twice
    that. One degree is 39 px of a common screen (0.27 mm) at 60 cm. A letter is a line bent into its square,
    some three times as long as it is high: so is a thin error noticed from that length on, however thin (our
    own reckoning; with areas alone a person would accept cracks of which next to nothing is shown). Pieces of
    one line are seen as one contour (Field, Hayes and Hess, Vision Research 1993), so their lengths add up.
    Colours are taken to stand out; a right mask is never taken for a wrong one, and an error that is large
    enough is never missed: both flatter the person.
"""

from __future__ import annotations

import math
from typing import Final

import cv2
import numpy as np

from engine.bench.simulation.human_time import REACH_PX, errors_by_size
from engine.core import BoolMap, LabelMap

FIXATION_S: Final = 0.275
FIELD_PX: Final = 234
"""Side of the square that one fixation takes in: 6 degrees."""

NOTICED_PX: Final = 8.5
"""Diameter on the screen of the smallest error that is noticed: 0.22 degrees."""

NOTICED_LINE_PX: Final = 3 * NOTICED_PX
"""Length on the screen from which a thin error is noticed: 0.65 degrees."""


def glance_s(height_px: float, width_px: float) -> float:
    """Seconds to look over a picture of this size on the screen, in screen pixels.

    >>> glance_s(165, 220), glance_s(300, 400)
    (0.275, 1.1)
    """
    return FIXATION_S * max(1, math.ceil(height_px / FIELD_PX)) * max(1, math.ceil(width_px / FIELD_PX))


def is_noticed(wrong: BoolMap, truth: LabelMap, screen_px_per_px: float) -> bool:
    """Whether one of the clear errors of an image is large, or long, enough on the screen.

    Lengths of pieces that a person finds at one glance (`errors_by_size`) add up; their areas do where they
    are close on the screen, too.

    Args:
        wrong: (H, W), of `clear_errors`.
        truth: (H, W) true labels.
        screen_px_per_px: size on the screen of a pixel of the image; above 1 for a small image.
    """
    least_px = math.pi / 4 * (NOTICED_PX / screen_px_per_px) ** 2
    # What lies farther apart on the screen than the smallest thing that is noticed is not one thing there.
    is_near = REACH_PX * screen_px_per_px <= NOTICED_PX
    least_length_px = NOTICED_LINE_PX / screen_px_per_px
    for error in errors_by_size(wrong, truth):
        _, _, stats, _ = cv2.connectedComponentsWithStats(error.piece.astype(np.uint8), connectivity=8)
        areas = stats[1:, cv2.CC_STAT_AREA]
        lengths = np.hypot(stats[1:, cv2.CC_STAT_HEIGHT], stats[1:, cv2.CC_STAT_WIDTH])
        largest_px = int(areas.sum() if is_near else areas.max())
        if largest_px >= least_px or float(lengths.sum()) >= least_length_px:
            return True
    return False
