from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest

from engine.core import CancelledError, CancelToken, UserError
from engine.refine import RefineRequest
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
