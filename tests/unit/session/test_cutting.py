"""The preview under the pen, after it, and before the cut is compiled."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from engine.core import CancelToken, Rect, Reporter
from engine.document.strokes import StrokeKind
from engine.refine import RefineRequest
from engine.session import cutting
from tests.helpers.session import SHAPE, Desk, halves


def settled(desk: Desk) -> None:
    desk.wait(lambda: not desk.session.busy.is_refining)


def test_a_move_of_the_pen_redraws_what_it_changed_and_no_more(desk: Desk) -> None:
    desk.open(0)
    desk.scribble_both_halves()
    stroke = desk.session.begin_stroke(StrokeKind.SCRIBBLE, 1, 1.0)
    stroke.extend([(5.0, 5.0)])
    settled(desk)
    changed: list[Rect] = []
    desk.session.events.preview_changed.subscribe(lambda p: changed.append(p.rect))
    stroke.extend([(5.0, 7.0)])
    settled(desk)
    stroke.cancel()
    assert changed[0].contains(5, 7)
    assert changed[0].area < 0.2 * SHAPE[0] * SHAPE[1]


def test_the_pieces_under_the_pen_make_the_same_preview_as_the_whole(desk: Desk) -> None:
    desk.open(0)
    desk.scribble_both_halves()
    stroke = desk.session.begin_stroke(StrokeKind.SCRIBBLE, 1, 1.0)
    for x in range(5, 15):
        stroke.extend([(5.0, float(x))])
        settled(desk)
    assert desk.image.preview is not None
    under_the_pen = desk.image.preview.labels.copy()
    stroke.finish()
    settled(desk)
    seeds = desk.image.seeds(desk.image.rect)
    assert (under_the_pen[seeds != 255] == seeds[seeds != 255]).all()
    assert (under_the_pen == desk.image.preview.labels).mean() > 0.95


def test_a_large_image_ends_with_the_best_answer_too(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cutting, "QUICK_EXACT_PIXELS", 100)
    desk.open(0)
    desk.scribble_both_halves()
    assert desk.image.preview is not None
    assert desk.image.preview.is_exact
    assert (desk.shown() == halves(0, 1)).mean() > 0.99


def test_strokes_are_answered_while_the_cut_is_being_compiled(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    is_compiling = [True]
    monkeypatch.setattr("engine.refine.is_warming_up", lambda: is_compiling[0])
    desk.open(0)
    desk.stroke(StrokeKind.SCRIBBLE, 0, (30, 8), (30, 30))
    desk.stroke(StrokeKind.SCRIBBLE, 1, (30, 50), (30, 72))
    desk.wait(lambda: desk.image.preview is not None)
    assert desk.image.preview is not None
    assert not desk.image.preview.is_exact
    assert (desk.shown() == halves(0, 1)).mean() > 0.9
    is_compiling[0] = False
    settled(desk)
    assert desk.image.preview.is_exact


def test_an_erased_scribble_no_longer_holds_under_the_next_stroke(desk: Desk) -> None:
    desk.open(0)
    desk.scribble_both_halves()
    desk.stroke(StrokeKind.SCRIBBLE, 1, (10, 10), (10, 12))
    settled(desk)
    desk.stroke(StrokeKind.ERASER, 0, (10, 8), (10, 14), radius_px=6.0)
    stroke = desk.session.begin_stroke(StrokeKind.SCRIBBLE, 0, 1.0)
    stroke.extend([(50.0, 10.0)])
    settled(desk)
    assert desk.image.preview is not None
    assert np.unique(desk.image.preview.labels[5:15, 5:16]).tolist() == [0]
    stroke.cancel()


def test_scribbles_tell_the_smoothness_and_the_preview_follows(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []

    def choose(request: RefineRequest, token: CancelToken, report: Reporter) -> float | None:
        asked.append(int((request.seeds != 255).sum()))
        return 2.0

    monkeypatch.setattr("engine.refine.smoothness.choose_smoothness", choose)
    told: list[float] = []
    desk.session.events.smoothness_chosen.subscribe(told.append)
    desk.open(0)
    desk.scribble_both_halves()
    settled(desk)
    assert told == []
    desk.session.set_cut_settings(replace(desk.session.cut_settings, auto_smoothness=True))
    desk.wait(lambda: told == [2.0])
    settled(desk)
    in_force = desk.session._cutter.settings_in_force
    assert (in_force.smoothness, in_force.auto_smoothness) == (2.0, False)
    desk.stroke(StrokeKind.SCRIBBLE, 1, (10, 60), (10, 61))
    settled(desk)
    assert len(asked) == 1, "a little more scribble tells nothing new"
