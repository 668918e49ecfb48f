"""Strokes that cover a region, and strokes that may change one label only."""

from __future__ import annotations

import numpy as np
import pytest

from engine.core import IGNORE, Rect
from engine.document.planes import Plane
from engine.document.stroke_kind import StrokeKind
from engine.edit.raster import sweep
from tests.helpers.session import Desk


def cover(desk: Desk, kind: StrokeKind, class_id: int, rect: Rect, label: str = "") -> None:
    stroke = desk.session.begin_stroke(kind, class_id, 1.0, label)
    stroke.cover(rect, np.ones((rect.height, rect.width), bool))
    stroke.finish()


def test_a_region_is_one_step_and_painted_by_hand(desk: Desk) -> None:
    image = desk.open(0)
    cover(desk, StrokeKind.BRUSH, 1, Rect(5, 5, 9, 12), "Rectangle")
    assert image.history.undo_label == "Rectangle: cell"
    for plane in (Plane.MASK, Plane.HAND):
        assert int((image.planes.view(plane) == 1).sum()) == 4 * 7
    assert desk.session.undo()
    assert (image.planes.view(Plane.MASK) == IGNORE).all()


def test_a_region_may_reach_over_every_edge(desk: Desk) -> None:
    image = desk.open(0)
    height, width = image.shape
    rect = Rect(-3, -4, height + 5, width + 6)
    covered = np.zeros((rect.height, rect.width), bool)
    covered[3, 4] = covered[-6, -7] = covered[0, 0] = True
    stroke = desk.session.begin_stroke(StrokeKind.BRUSH, 1, 1.0)
    stroke.cover(rect, covered)
    stroke.cover(Rect(-9, -9, -2, -2), np.ones((7, 7), bool))
    stroke.finish()
    mask = image.planes.view(Plane.MASK)
    assert mask[0, 0] == mask[height - 1, width - 1] == 1
    assert int((mask != IGNORE).sum()) == 2


@pytest.mark.parametrize("only_over", [IGNORE, 0, 1])
@pytest.mark.parametrize("kind", [StrokeKind.BRUSH, StrokeKind.ERASER])
def test_only_pixels_of_one_label_change(desk: Desk, kind: StrokeKind, only_over: int) -> None:
    image = desk.open(0)
    cover(desk, StrokeKind.BRUSH, 0, Rect(0, 0, 10, 10))
    cover(desk, StrokeKind.BRUSH, 1, Rect(0, 10, 10, 20))
    before = image.shown(image.rect)
    desk.session.strokes.only_over = only_over
    stroke = desk.session.begin_stroke(kind, 1, 4.0)
    stroke.extend([(5.0, 0.0), (5.0, 30.0)])
    stroke.finish()
    after = image.shown(image.rect)
    is_changed = before != after
    if (kind, only_over) in ((StrokeKind.BRUSH, 1), (StrokeKind.ERASER, IGNORE)):
        assert not is_changed.any()
    else:
        assert is_changed.any()
        assert (before[is_changed] == only_over).all()


def test_scribbles_are_hints_and_go_over_everything(desk: Desk) -> None:
    image = desk.open(0)
    desk.session.strokes.only_over = 1
    desk.stroke(StrokeKind.SCRIBBLE, 0, (5, 5), (5, 20))
    assert (image.planes.view(Plane.SCRIBBLES) == 0).any()


def test_a_stroke_that_may_change_nothing_says_why_once(desk: Desk) -> None:
    desk.open(0)
    cover(desk, StrokeKind.BRUSH, 0, Rect(0, 0, 10, 10))
    notices: list[str] = []
    desk.session.events.notice.subscribe(lambda notice: notices.append(notice.summary))
    for _ in range(2):
        cover(desk, StrokeKind.BRUSH, 0, Rect(0, 0, 4, 4))
    assert notices == [], "the class was there before"
    for times in (1, 2):
        desk.session.strokes.only_over = IGNORE
        for _ in range(2):
            cover(desk, StrokeKind.BRUSH, 1, Rect(0, 0, 4, 4))
        assert len(notices) == times
        assert "painted over" in notices[0]


def test_a_stroke_follows_the_radius_of_a_pen(desk: Desk) -> None:
    image = desk.open(0)
    stroke = desk.session.begin_stroke(StrokeKind.BRUSH, 1, 6.0)
    stroke.extend([(10.5, 5.5)], [1.0])
    stroke.extend([(10.5, 25.5)], [5.0])
    stroke.finish()
    painted = image.planes.view(Plane.MASK) == 1
    assert int(painted[:, 5].sum()) < int(painted[:, 15].sum()) < int(painted[:, 25].sum()) == 9


@pytest.mark.parametrize("kind", [StrokeKind.BRUSH, StrokeKind.ERASER])
def test_a_large_pen_covers_as_it_moves_on_all_that_it_passes(desk: Desk, kind: StrokeKind) -> None:
    image = desk.open(0)
    cover(desk, StrokeKind.BRUSH, 0, image.rect)
    path = [(-60.0, -40.0), (-20.0, -45.0), (-20.5, -45.0), (30.0, -30.0), (90.0, -55.0)]
    stroke = desk.session.begin_stroke(kind, 1, 70.0)
    for point in path:
        stroke.extend([point])
    stroke.finish()
    rect, covered = sweep(path, 70.0, image.shape)
    expected = np.zeros(image.shape, np.uint8)
    expected[rect.slices][covered] = 1 if kind is StrokeKind.BRUSH else IGNORE
    np.testing.assert_array_equal(image.planes.view(Plane.MASK), expected)
    assert 0 < int((expected == 0).sum()) < expected.size
    assert desk.session.undo()
    assert not image.planes.view(Plane.MASK).any()


@pytest.mark.parametrize("kind", list(StrokeKind))
def test_each_move_tells_of_its_pixels_and_the_end_of_no_more(desk: Desk, kind: StrokeKind) -> None:
    image = desk.open(0)
    cover(desk, StrokeKind.BRUSH, 0, Rect(0, 0, 30, 80))
    before, rects = image.shown(image.rect), []
    desk.session.events.shown_changed.subscribe(rects.append)
    stroke = desk.session.begin_stroke(kind, 1, 3.0)
    for point in ((20.0, 5.0), (22.0, 30.0), (40.0, 60.0)):
        stroke.extend([point])
    moves = list(rects)
    stroke.finish()
    assert [rect for rect in rects[len(moves) :] if not rect.is_empty] == []
    differs = image.shown(image.rect) != before
    for rect in moves:
        differs[rect.slices] = False
    assert moves
    assert not differs.any()
