"""Simulated clicks: a robot that always clicks in the middle of the largest error."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

import cv2
import numpy as np

from engine.core import IGNORE, BoolMap, LabelMap, RgbU8
from engine.learn.validation.metrics import iou

MOST_CLICKS: Final = 20
DISC_RADIUS_PX: Final = 5
"""A click marks the pixels no farther than this from its middle, at the image's own size."""

Segment: TypeAlias = Callable[[LabelMap, "BoolMap | None"], BoolMap]
"""All marks so far (1 object, 0 background, 255 none) and the mask before -> the mask now."""
Segmenter: TypeAlias = Callable[[RgbU8], Segment]
Draw: TypeAlias = "Callable[[LabelMap, BoolMap, Click], None]"


@dataclass(frozen=True, slots=True)
class Click:
    """A click of the robot with its label: 1 object, 0 background."""

    y: int
    x: int
    label: int


@dataclass(frozen=True, slots=True)
class ClickRun:
    """IoU and seconds of each click."""

    ious: tuple[float, ...]
    seconds: tuple[float, ...]

    def clicks_to(self, target: float) -> int:
        """Clicks until the IoU was at least `target`; MOST_CLICKS when it never was."""
        return next((k + 1 for k, iou in enumerate(self.ious) if iou >= target), MOST_CLICKS)

    def fails(self, target: float) -> bool:
        """Whether no mask reached `target`."""
        return max(self.ious) < target


def next_click(mask: BoolMap, truth: LabelMap) -> tuple[Click, BoolMap] | None:
    """The click in the middle of the largest error, with that kind of error; None when all is right.

    The middle is the peak of the distance transform, to which the image's border counts as an end of the
    region; the larger of missed object and false object is the one with the higher peak. Pixels of `truth`
    marked 255 are never an error. Before the first click the mask is empty: it goes to the object's middle.

    Source:
        Xu, Price, Cohen, Yang & Huang, CVPR 2016, evaluation; as later papers count it.
    """
    missed, false = (truth == 1) & ~mask, (truth == 0) & mask
    best: tuple[float, Click, BoolMap] | None = None
    for label, error in ((1, missed), (0, false)):
        depth, y, x = _middle(error)
        if depth > 0 and (best is None or depth > best[0]):
            best = depth, Click(y, x, label), error
    return None if best is None else best[1:]


def overlap(mask: BoolMap, truth: LabelMap) -> float:
    """Intersection over union with the object, of the pixels not marked 255; 1 when both are empty."""
    counted, is_object = truth != IGNORE, truth == 1
    hits, true, predicted = (int((pixels & counted).sum()) for pixels in (mask & is_object, is_object, mask))
    score = iou(hits, true, predicted)
    return 1.0 if score is None else score


def draw_disc(marks: LabelMap, error: BoolMap, click: Click) -> None:
    """Mark a disc around the click, over older marks, whatever is below it."""
    height, width = marks.shape
    y0, y1 = max(0, click.y - DISC_RADIUS_PX), min(height, click.y + DISC_RADIUS_PX + 1)
    x0, x1 = max(0, click.x - DISC_RADIUS_PX), min(width, click.x + DISC_RADIUS_PX + 1)
    y, x = np.ogrid[y0:y1, x0:x1]
    inside = (y - click.y) ** 2 + (x - click.x) ** 2 <= DISC_RADIUS_PX**2
    marks[y0:y1, x0:x1][inside] = click.label


def draw_stroke(marks: LabelMap, error: BoolMap, click: Click) -> None:
    """Mark a line along the skeleton of the error's piece at the click, where that is half as thick."""
    from skimage.morphology import skeletonize

    _, pieces = cv2.connectedComponents(error.astype(np.uint8), connectivity=8)
    piece = pieces == pieces[click.y, click.x]
    depth = _depth(piece)
    line = skeletonize(piece) & (depth >= 0.5 * depth[click.y, click.x])  # type: ignore[no-untyped-call]
    line[click.y, click.x] = True
    wide = cv2.dilate(line.astype(np.uint8), np.ones((3, 3), np.uint8)) > 0
    marks[wide & (piece | line)] = click.label


def simulate_clicks(image: RgbU8, truth: LabelMap, start: Segmenter, draw: Draw, stop_at: float) -> ClickRun:
    """Mark, segment and mark again until the IoU is `stop_at` or MOST_CLICKS are used up."""
    segment = start(image)
    marks = np.full(truth.shape, IGNORE, np.uint8)
    mask: BoolMap | None = None
    ious: list[float] = []
    seconds: list[float] = []
    while len(ious) < MOST_CLICKS and (not ious or ious[-1] < stop_at):
        click = next_click(np.zeros(truth.shape, np.bool_) if mask is None else mask, truth)
        if click is None:
            break
        draw(marks, click[1], click[0])
        started_s = time.perf_counter()
        mask = segment(marks.copy(), mask)
        seconds.append(time.perf_counter() - started_s)
        ious.append(overlap(mask, truth))
    return ClickRun(tuple(ious), tuple(seconds))


def mean_clicks(runs: Sequence[ClickRun], target: float) -> float:
    """Mean number of clicks to `target`; an image that fails counts MOST_CLICKS."""
    return float(np.mean([clicks.clicks_to(target) for clicks in runs]))


def failure_share(runs: Sequence[ClickRun], target: float) -> float:
    """Share of the images that never reach `target`."""
    return float(np.mean([clicks.fails(target) for clicks in runs]))


def _middle(region: BoolMap) -> tuple[float, int, int]:
    """Height and place of the distance transform's peak, the first in reading order; 0 when empty."""
    depth = _depth(region)
    y, x = divmod(int(depth.argmax()), region.shape[1])
    return float(depth[y, x]), y, x


def _depth(region: BoolMap) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
    padded = np.pad(region.astype(np.uint8), 1)
    return np.asarray(cv2.distanceTransform(padded, cv2.DIST_L2, 5), np.float32)[1:-1, 1:-1]
