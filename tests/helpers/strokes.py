"""Strokes as a person would draw them: a few short lines along the middle of what belongs to a class."""

from __future__ import annotations

import numpy as np
from skimage.morphology import skeletonize

from engine.core import LabelMap

Path_yx = list[tuple[float, float]]


def strokes_inside(
    labels: LabelMap, class_id: int, count: int, length_px: int, rng: np.random.Generator
) -> list[Path_yx]:
    """`count` lines of at most `length_px` points along the skeleton of a class; fewer when it is small."""
    skeleton = skeletonize(labels == class_id)
    strokes: list[Path_yx] = []
    while len(strokes) < count and skeleton.any():
        ys, xs = np.nonzero(skeleton)
        start = int(rng.integers(len(ys)))
        strokes.append(_walk(skeleton, (int(ys[start]), int(xs[start])), length_px))
    return strokes


def _walk(skeleton: np.ndarray, at: tuple[int, int], length_px: int) -> Path_yx:
    """Follow the skeleton from `at`, taking the pixels passed out of it."""
    path: Path_yx = []
    while len(path) < length_px:
        path.append((at[0] + 0.5, at[1] + 0.5))
        skeleton[at] = False
        y0, x0 = max(0, at[0] - 1), max(0, at[1] - 1)
        near = np.argwhere(skeleton[y0 : at[0] + 2, x0 : at[1] + 2])
        if len(near) == 0:
            break
        at = (y0 + int(near[0][0]), x0 + int(near[0][1]))
    return path
