from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest

from engine.core import CancelledError, CancelToken, LabelMap, RgbU8, UserError
from engine.refine import CutSettings, RefineRequest, refine
from engine.refine.methods.fallback import fallback_cut
from tests.helpers.scribbles import dabs, halves, quarters


@pytest.mark.parametrize("side", [48, 400])
def test_the_stand_in_finds_planted_quarters(side: int) -> None:
    image, truth = quarters(side)
    result = fallback_cut(RefineRequest(image, dabs(truth, (0, 1, 2, 3)), 4), CancelToken())
    assert (result.labels == truth).mean() > 0.97
    assert not result.exact


def test_the_stand_in_keeps_scribbles_against_all_colours() -> None:
    image, truth = halves(300)
    scribbles = dabs(truth, (0, 1))
    scribbles[3, 3] = 1
    labels = fallback_cut(RefineRequest(image, scribbles, 2), CancelToken()).labels
    assert (labels[scribbles != 255] == scribbles[scribbles != 255]).all()


def test_the_stand_in_wants_two_classes() -> None:
    image, truth = halves()
    with pytest.raises(UserError, match="only one class"):
        fallback_cut(RefineRequest(image, dabs(truth, (0,)), 2), CancelToken())


def test_the_stand_in_can_be_cancelled() -> None:
    image, truth = halves()
    token = CancelToken()
    token.cancel()
    with pytest.raises(CancelledError):
        fallback_cut(RefineRequest(image, dabs(truth, (0, 1)), 2), token)


def test_the_stand_in_needs_no_compiler() -> None:
    code = (
        "import sys, numpy as np\n"
        "from engine.core import CancelToken\n"
        "from engine.refine import RefineRequest\n"
        "from engine.refine.methods.fallback import fallback_cut\n"
        "image = np.zeros((20, 20, 3), np.uint8); image[:, 10:] = 200\n"
        "scribbles = np.full((20, 20), 255, np.uint8); scribbles[5, 5], scribbles[5, 15] = 0, 1\n"
        "fallback_cut(RefineRequest(image, scribbles, 2), CancelToken())\n"
        "assert 'numba' not in sys.modules\n"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).returncode == 0


def test_one_row_of_pixels_is_an_image_too() -> None:
    image = np.zeros((1, 9, 3), np.uint8)
    image[:, 5:] = 255
    scribbles = np.full((1, 9), 255, np.uint8)
    scribbles[0, 0], scribbles[0, 8] = 0, 1
    labels = fallback_cut(RefineRequest(image, scribbles, 2), CancelToken()).labels
    assert labels.tolist() == [[0, 0, 0, 0, 0, 1, 1, 1, 1]]


def specks() -> tuple[RgbU8, LabelMap]:
    """A field of small blots, clear and faint ones, and a stroke on a clear one and beside it."""
    random = np.random.default_rng(7)
    y, x = np.mgrid[:240, :240]
    level = np.full((240, 240), 90.0)
    for k, (cy, cx) in enumerate((20 + 40 * i, 20 + 40 * j) for i in range(6) for j in range(6)):
        level[(y - cy) ** 2 + (x - cx) ** 2 < (5 if k % 2 else 12) ** 2] = 150.0 if k % 3 else 125.0
    image = np.clip(level + random.normal(0.0, 22.0, level.shape), 0, 255).astype(np.uint8)
    scribbles = np.full((240, 240), 255, np.uint8)
    scribbles[99:102, 54:67], scribbles[39:42, 100:140] = 1, 0
    return np.repeat(image[..., None], 3, axis=2), scribbles


@pytest.mark.parametrize("smoothness", [4.0, 16.0, 40.0])
def test_the_stand_in_promises_no_more_than_the_cut_gives(smoothness: float) -> None:
    image, scribbles = specks()
    request = RefineRequest(image, scribbles, 2, settings=CutSettings(smoothness=smoothness))
    rough, exact = fallback_cut(request, CancelToken()).labels, refine(request).labels
    assert (rough == exact).mean() > 0.94
    assert (rough == 1).sum() < 1.25 * (exact == 1).sum()


def test_the_stand_in_favours_a_class_as_the_cut_does() -> None:
    image, scribbles = specks()
    usual, favoured = (
        fallback_cut(
            RefineRequest(image, scribbles, 2, settings=CutSettings(favour=favour)), CancelToken()
        ).labels
        for favour in ((), ((1, 2.0),))
    )
    assert (favoured == 1).sum() > 1.2 * (usual == 1).sum()


def test_the_stand_in_is_like_the_cut_of_several_classes_too() -> None:
    image, truth = quarters(160)
    noisy = np.clip(image + np.random.default_rng(1).normal(0.0, 40.0, image.shape), 0, 255).astype(np.uint8)
    request = RefineRequest(noisy, dabs(truth, (0, 1, 2, 3)), 4)
    assert (fallback_cut(request, CancelToken()).labels == refine(request).labels).mean() > 0.95
