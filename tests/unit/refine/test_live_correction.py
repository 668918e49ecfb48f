"""Corrections under the pen: local, in step with the scribbles, near what the whole refinement answers."""

from __future__ import annotations

import numpy as np
import pytest

from engine.core import IGNORE, NO_PROGRESS, BadInputError, BoolMap, CancelToken, LabelMap, Rect, UserError
from engine.refine import CutSettings, RefineRequest, refine
from engine.refine.correction.geodesic_reach import GeodesicMap
from engine.refine.live.live_base import LiveLabels
from engine.refine.live.live_correction import CorrectedMask, CorrectionCut
from engine.refine.solvers.image_pyramid import CutPyramid
from tests.unit.refine.test_geodesic_reach import disc, painted

SETTINGS = CutSettings()
SIDE = 600
WRONG, RIGHT = disc(SIDE, 0.3, 0.3, 0.1), disc(SIDE, 0.7, 0.7, 0.1)
PREVIOUS_MASK: LabelMap = (WRONG | RIGHT).astype(np.uint8)
# The blob that is wrong has a colour of its own, so that it is known where it ends.
IMAGE = painted(np.where(WRONG, np.uint8(2), PREVIOUS_MASK))


class Pen:
    """A cut, and what it has answered so far put together as a window does."""

    def __init__(self, previous_mask: LabelMap = PREVIOUS_MASK, prior: np.ndarray | None = None) -> None:  # type: ignore[type-arg]
        pyramid = CutPyramid.of(IMAGE, CancelToken(), 20_000)
        self.previous_mask = previous_mask
        self.prior = prior
        self.cut = CorrectionCut(
            pyramid, CorrectedMask(previous_mask, prior, GeodesicMap.of(pyramid, previous_mask))
        )
        self.scribbles = np.full(previous_mask.shape, IGNORE, np.uint8)
        self.shown = previous_mask.copy()

    def draw(self, y: int, x: int, value: int, size: int = 8) -> None:
        rect = Rect(y, x, y + size, x + size)
        self.scribbles[rect.slices] = value
        self.cut.put_scribbles(rect, self.scribbles[rect.slices].copy())

    def preview(self) -> LabelMap:
        return self._take(self.cut.preview(3, SETTINGS, CancelToken()))

    def settle(self) -> LabelMap:
        return self._take(self.cut.settle(3, SETTINGS, CancelToken()))

    def exact(self) -> LabelMap:
        request = RefineRequest(IMAGE, self.scribbles, 3, self.prior, SETTINGS, self.previous_mask)
        return refine(request, CancelToken(), NO_PROGRESS).labels

    def _take(self, answer: LiveLabels) -> LabelMap:
        self.shown[answer.rect.slices] = answer.labels
        return self.shown.copy()


def share(labels: LabelMap, where: BoolMap, value: int) -> float:
    return float((labels[where] == value).mean())


def test_the_wrong_blob_goes_under_the_pen_and_the_right_one_stays() -> None:
    pen = Pen()
    pen.draw(180, 180, 0)
    shown = pen.preview()
    assert share(shown, WRONG, 0) > 0.98
    np.testing.assert_array_equal(shown[~WRONG], PREVIOUS_MASK[~WRONG])


@pytest.mark.parametrize("with_prior", [False, True])
def test_every_move_shows_what_the_whole_answer_would_be(with_prior: bool) -> None:
    prior = None
    if with_prior:
        prior = (
            np.stack([1.0 - PREVIOUS_MASK, PREVIOUS_MASK, 0.0 * PREVIOUS_MASK]).astype(np.float16)[
                :, ::4, ::4
            ]
            * 0.8
            + 0.05
        )
    pen = Pen(prior=prior)
    for k in range(6):
        pen.draw(170 + 8 * k, 170 + 4 * k, 0)
        assert (pen.preview() == pen.exact()).mean() > 0.995
    np.testing.assert_array_equal(pen.shown[pen.scribbles == 0], 0)
    assert (pen.settle() == pen.exact()).mean() > 0.998


def test_patches_put_together_are_the_whole_answer() -> None:
    pen = Pen()
    for y, x, value in ((180, 180, 0), (190, 190, 0), (500, 100, 1), (420, 420, 0), (180, 180, IGNORE)):
        pen.draw(y, x, value)
        shown = pen.preview()
        np.testing.assert_array_equal(shown, pen.cut.whole().labels)


def test_the_models_stay_while_the_pen_moves_where_it_may() -> None:
    pen = Pen()
    pen.draw(180, 180, 0, size=20)
    pen.preview()
    scene = pen.cut._banded_cut
    pen.draw(195, 180, 0)
    pen.preview()
    assert pen.cut._banded_cut is scene


def test_a_pen_that_runs_into_what_was_kept_is_looked_at_anew() -> None:
    pen = Pen()
    pen.draw(180, 180, 0)
    pen.preview()
    pen.draw(420, 420, 0)
    shown = pen.preview()
    assert share(shown, RIGHT, 0) > 0.9
    assert share(shown, WRONG, 0) > 0.9


def test_a_scribble_that_is_taken_back_gives_the_mask_back() -> None:
    pen = Pen()
    pen.draw(180, 180, 0)
    pen.preview()
    pen.draw(180, 180, IGNORE)
    np.testing.assert_array_equal(pen.preview(), PREVIOUS_MASK)


def test_scribbles_that_agree_change_nothing() -> None:
    pen = Pen()
    pen.draw(420, 420, 1)
    np.testing.assert_array_equal(pen.preview(), PREVIOUS_MASK)
    pen.draw(10, 10, 0)
    np.testing.assert_array_equal(pen.preview(), PREVIOUS_MASK)


def test_better_labels_are_gone_on_from() -> None:
    pen = Pen()
    pen.draw(180, 180, 0)
    pen.preview()
    better = pen.shown.copy()
    better[200, 180:185] = 1
    pen.cut.adopt(better)
    np.testing.assert_array_equal(pen.preview(), better)


def test_what_nobody_decided_is_open() -> None:
    previous_mask = PREVIOUS_MASK.copy()
    previous_mask[400:440] = IGNORE
    pen = Pen(previous_mask)
    pen.draw(420, 420, 1)
    pen.draw(420, 100, 0)
    shown = pen.settle()
    np.testing.assert_array_equal(shown[previous_mask != IGNORE], previous_mask[previous_mask != IGNORE])
    assert (shown[400:440] == PREVIOUS_MASK[400:440]).mean() > 0.98


def test_bad_scribbles_are_refused_and_good_ones_go_on() -> None:
    pen = Pen()
    with pytest.raises(BadInputError, match="scribbles are"):
        pen.cut.put_scribbles(Rect(0, 0, 4, 4), np.zeros((4, 5), np.uint8))
    pen.draw(300, 300, 7)
    with pytest.raises(UserError, match="class"):
        pen.preview()
    pen.draw(300, 300, IGNORE)
    pen.draw(180, 180, 0)
    assert share(pen.preview(), WRONG, 0) > 0.98
