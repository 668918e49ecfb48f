"""Corrections in `bench interactive`: errors planted into the true masks of large scenes, and corrected."""

from __future__ import annotations

import math
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

import numpy as np

from engine.bench.support.scenes import ScribbledScene
from engine.core import IGNORE, NO_PROGRESS, CancelToken, LabelMap, Rect
from engine.edit.raster import sweep

if TYPE_CHECKING:
    from engine.refine.live.live_correction import CorrectionCut

CLASSES: Final = 2
_RADII_PX: Final = (60, 150, 300)
_MOVES: Final = 24
_PEN_PX: Final = 12.0
_STEP_PX: Final = 12.0


def time_corrections(scene: ScribbledScene, round_number: int, figures: dict[str, list[float]]) -> None:
    """One planted error, and a stroke that begins in its middle and wanders inside the right region."""
    from engine.refine import CutSettings, RefineRequest, refine

    truth = (scene.mask == 1).astype(np.uint8)
    previous_mask = _with_error(truth, round_number)
    planted = int((previous_mask != truth).sum())
    if planted == 0:
        return
    cut = _cut_of(scene, previous_mask)
    settings, token = CutSettings(), CancelToken()
    scribbles = np.full(truth.shape, IGNORE, np.uint8)
    name = "correction: first answer, ms"
    for rect, dab in _stroke(truth, previous_mask, scribbles, round_number):
        started_s = time.perf_counter()
        cut.put_scribbles(rect, dab)
        cut.preview(CLASSES, settings, token)
        figures[name].append((time.perf_counter() - started_s) * 1e3)
        name = "correction: move of the pen, ms"
    live = cut.whole().labels
    exact = refine(
        RefineRequest(scene.image, scribbles, CLASSES, None, settings, previous_mask), token, NO_PROGRESS
    )
    figures["correction: exact answer, ms"].append(exact.seconds * 1e3)
    for what, labels in (("under the pen", live), ("by the exact answer", exact.labels)):
        left = int((labels != truth).sum())
        figures[f"correction: wrong pixels left {what}, % of those planted"].append(100.0 * left / planted)


def _cut_of(scene: ScribbledScene, previous_mask: LabelMap) -> CorrectionCut:
    from engine.refine.correction.geodesic_reach import GeodesicMap
    from engine.refine.live.live_correction import CorrectedMask, CorrectionCut
    from engine.refine.solvers.image_pyramid import CutPyramid

    pyramid = CutPyramid.of(scene.image, CancelToken())
    return CorrectionCut(pyramid, CorrectedMask(previous_mask, None, GeodesicMap.of(pyramid, previous_mask)))


def _with_error(truth: LabelMap, round_number: int) -> LabelMap:
    """The truth with a disc on its boundary given to one class."""
    import cv2

    rng = np.random.default_rng(round_number)
    edge = np.argwhere(truth[:-8:8, ::8] != truth[8::8, ::8]) * 8
    y, x = (int(v) for v in edge[rng.integers(len(edge))])
    previous_mask = truth.copy()
    cv2.circle(
        previous_mask, (x, y), _RADII_PX[round_number % len(_RADII_PX)], int(rng.integers(CLASSES)), -1
    )
    return previous_mask


def _stroke(
    truth: LabelMap, previous_mask: LabelMap, scribbles: LabelMap, round_number: int
) -> Iterator[tuple[Rect, LabelMap]]:
    """Moves of the pen; `scribbles` is drawn on as they come."""
    import cv2

    rng = np.random.default_rng(round_number)
    depth = np.asarray(cv2.distanceTransform((previous_mask != truth).astype(np.uint8), cv2.DIST_L2, 3))
    at = np.array(np.unravel_index(int(depth.argmax()), depth.shape), float)
    class_id = int(truth[int(at[0]), int(at[1])])
    angle = rng.uniform(0.0, 2 * math.pi)
    for _ in range(_MOVES):
        angle += rng.normal(0.0, 0.3)
        to = at + _STEP_PX * np.array([math.sin(angle), math.cos(angle)])
        y, x = (int(v) for v in to)
        if not (0 <= y < truth.shape[0] and 0 <= x < truth.shape[1]) or truth[y, x] != class_id:
            angle += math.pi / 2
            continue
        rect, covered = sweep([(at[0], at[1]), (to[0], to[1])], _PEN_PX, truth.shape)
        scribbles[rect.slices][covered] = class_id
        yield rect, scribbles[rect.slices].copy()
        at = to
