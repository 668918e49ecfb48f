"""The state of a cut under the pen is what a fresh cut would be, whatever was scribbled before."""

from __future__ import annotations

import numpy as np
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from engine.core import CancelToken, Rect
from engine.refine import CutSettings
from engine.refine.live.live_cut import NewMaskCut
from engine.refine.solvers.banded_cut import QUICK_EFFORT, BandedCut
from engine.refine.solvers.image_pyramid import CutPyramid
from tests.helpers.scribbles import quarters

NUMBERS = st.integers(0, 2**32 - 1)


def patches(seed: int, count: int, side: int, classes: int) -> list[tuple[Rect, np.ndarray]]:
    """Scribbles, other scribbles over them, and erased ones; the first ones are of all classes."""
    rng = np.random.default_rng(seed)
    found = []
    for k in range(classes + count):
        height, width = rng.integers(1, 7, 2)
        y, x = rng.integers(0, side - height), rng.integers(0, side - width)
        value = k if k < classes else int(rng.choice([*range(classes), 255]))
        patch = np.full((height, width), value, np.uint8)
        patch[rng.random(patch.shape) < 0.2] = 255
        patch[0, 0] = value
        found.append((Rect(int(y), int(x), int(y + height), int(x + width)), patch))
    return found


def scribbled(
    cut: NewMaskCut, seed: int, steps: int, classes: int, side: int, chosen: CutSettings
) -> np.ndarray:
    """Labels after every patch was followed by a preview."""
    labels = np.zeros((side, side), np.uint8)
    scribbles = np.full((side, side), 255, np.uint8)
    for k, (rect, patch) in enumerate(patches(seed, steps, side, classes)):
        cut.put_scribbles(rect, patch)
        scribbles[rect.slices] = patch
        if k >= classes - 1:
            # Scribbles over others may leave one class, which no cut could separate.
            assume(len(np.unique(scribbles[scribbles != 255])) > 1)
            answer = cut.preview(classes, chosen, CancelToken())
            labels[answer.rect.slices] = answer.labels
    return labels


@settings(deadline=None, max_examples=30)
@given(NUMBERS, st.integers(1, 8), st.floats(0.5, 40.0))
def test_a_state_equals_the_fresh_exact_cut_with_the_same_models(
    seed: int, steps: int, smoothness: float
) -> None:
    image, _ = quarters(40, noise=60.0)
    chosen = CutSettings(smoothness=smoothness)
    cut = NewMaskCut(CutPyramid.of(image, CancelToken()), chosen, CancelToken())
    labels = scribbled(cut, seed, steps, 2, 40, chosen)
    assert cut.problem is not None
    fresh = BandedCut(cut.pyramid, 0)
    fresh.set_problem(cut.problem)
    fresh.cut_all(CancelToken(), QUICK_EFFORT)
    assert (np.array(cut.problem.classes)[fresh.labels] == labels).all()


@settings(deadline=None, max_examples=30)
@given(NUMBERS, st.integers(1, 8), st.integers(2, 4), st.sampled_from([60, 400, 100_000]))
def test_scribbles_are_kept_on_every_level(seed: int, steps: int, classes: int, coarse_pixels: int) -> None:
    image, _ = quarters(45, noise=60.0)
    chosen = CutSettings()
    cut = NewMaskCut(CutPyramid.of(image, CancelToken(), coarse_pixels), chosen, CancelToken())
    labels = scribbled(cut, seed, steps, classes, 45, chosen)
    assert cut.problem is not None
    scribbles = cut.problem.scribbles
    assert (labels[scribbles != 255] == scribbles[scribbles != 255]).all()


@settings(deadline=None, max_examples=30)
@given(NUMBERS, st.integers(1, 8), st.integers(2, 4), st.sampled_from([60, 400]))
def test_the_changed_rectangles_together_are_the_whole_answer(
    seed: int, steps: int, classes: int, coarse_pixels: int
) -> None:
    image, _ = quarters(45, noise=60.0)
    chosen = CutSettings()
    cut = NewMaskCut(CutPyramid.of(image, CancelToken(), coarse_pixels), chosen, CancelToken())
    assert (scribbled(cut, seed, steps, classes, 45, chosen) == cut.whole().labels).all()
