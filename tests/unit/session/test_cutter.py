"""The preview under the pen, after it, and before the cut is compiled."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from engine.core import IGNORE, CancelToken, LabelMap, Rect, Reporter
from engine.document.planes import Plane
from engine.document.stroke_kind import StrokeKind
from engine.refine import CutSettings, RefineRequest, refine
from engine.refine.image_cuts import ImageCuts, LabelUpdate
from engine.refine.parameters.texture_selection import SelectedParameters
from engine.session.editing import cutter
from engine.session.state import Preview
from tests.helpers.session import SHAPE, Desk, halves


def settled(desk: Desk) -> None:
    desk.wait(lambda: not desk.session.busy.is_refining)


def previews_from_now_on(desk: Desk) -> list[Preview]:
    previews: list[Preview] = []
    desk.session.events.preview_changed.subscribe(lambda p: previews.append(p) if p else None)
    return previews


def test_a_move_of_the_pen_redraws_what_it_changed_and_no_more(desk: Desk) -> None:
    desk.open(0)
    desk.scribble_both_halves()
    stroke = desk.session.begin_stroke(StrokeKind.SCRIBBLE, 1, 1.0)
    stroke.extend([(5.0, 5.0)])
    settled(desk)
    changed: list[Rect] = []
    desk.session.events.preview_changed.subscribe(lambda p: changed.append(p.rect) if p else None)
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
    scribbles = desk.image.scribbles(desk.image.rect)
    assert (under_the_pen[scribbles != 255] == scribbles[scribbles != 255]).all()
    assert (under_the_pen == desk.image.preview.labels).mean() > 0.95


def test_a_large_image_ends_with_the_best_answer_too(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cutter, "QUICK_EXACT_PIXELS", 100)
    desk.open(0)
    desk.stroke(StrokeKind.SCRIBBLE, 0, (30, 8), (30, 30))
    settled(desk)
    previews = previews_from_now_on(desk)
    desk.stroke(StrokeKind.SCRIBBLE, 1, (30, 50), (30, 72))
    settled(desk)
    assert len(previews) >= 2, "an answer at once, and the best one after it"
    assert (desk.shown() == halves(0, 1)).mean() > 0.99


def test_strokes_are_answered_while_the_cut_is_being_compiled(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    is_compiling = [True]
    compiled_cuts: list[bool] = []

    def noted_refine(*args: Any) -> LabelMap:
        compiled_cuts.append(is_compiling[0])
        return refine(*args)

    monkeypatch.setattr("engine.refine.is_warming_up", lambda: is_compiling[0])
    monkeypatch.setattr("engine.refine.image_cuts.is_prepared", lambda stage: not is_compiling[0])
    monkeypatch.setattr("engine.refine.image_cuts.refine", noted_refine)
    said: list[str] = []
    desk.session.events.notice.subscribe(lambda notice: said.append(notice.summary))
    desk.open(0)
    desk.stroke(StrokeKind.SCRIBBLE, 0, (30, 8), (30, 30))
    desk.stroke(StrokeKind.SCRIBBLE, 1, (30, 50), (30, 72))
    desk.wait(lambda: desk.image.preview is not None and (desk.shown() == halves(0, 1)).mean() > 0.9)
    desk.dispatcher.pump(0.2)
    assert compiled_cuts == []
    assert desk.image.preview is not None
    assert desk.image.preview.is_rough
    assert [text for text in said if "rough" in text] == [
        "This cut is a rough one: the exact cut is being prepared, once on this machine."
    ]
    is_compiling[0] = False
    settled(desk)
    assert not desk.image.preview.is_rough
    assert compiled_cuts, "the best answer follows once it can be computed"
    assert not any(compiled_cuts)


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
        asked.append(int((request.scribbles != 255).sum()))
        return 2.0

    monkeypatch.setattr("engine.refine.parameters.texture_selection.select_smoothness", choose)
    chosen: list[float] = []
    desk.session.events.smoothness_chosen.subscribe(chosen.append)
    desk.open(0)
    desk.scribble_both_halves()
    settled(desk)
    assert chosen == []
    desk.session.set_cut_settings(replace(desk.session.cut_settings, auto_smoothness=True))
    desk.wait(lambda: chosen == [2.0])
    settled(desk)
    assert (in_force(desk).smoothness, in_force(desk).auto_smoothness) == (2.0, False)
    desk.stroke(StrokeKind.SCRIBBLE, 1, (10, 60), (10, 61))
    settled(desk)
    assert len(asked) == 1, "a little more scribble tells nothing new"


def asking_for_texture(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> tuple[list[CutSettings], list[float]]:
    """What scribbles are asked from now on, always answered by texture; and what is chosen."""
    asked: list[CutSettings] = []

    def ask(request: RefineRequest, token: CancelToken, report: Reporter) -> SelectedParameters:
        asked.append(request.settings)
        return SelectedParameters(8.0, 0.5 if request.settings.auto_texture else None)

    monkeypatch.setattr("engine.refine.parameters.texture_selection.select_parameters", ask)
    monkeypatch.setattr(
        "engine.refine.parameters.texture_selection.can_select_texture", lambda scribbles: True
    )
    chosen: list[float] = []
    desk.session.events.texture_chosen.subscribe(chosen.append)
    auto = replace(desk.session.cut_settings, auto_smoothness=True, auto_texture=True)
    desk.session.set_cut_settings(auto)
    return asked, chosen


def in_force(desk: Desk) -> CutSettings:
    return desk.session.effective_cut_settings


def test_scribbles_choose_texture_once_and_the_preview_follows(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked, chosen = asking_for_texture(desk, monkeypatch)
    desk.open(0)
    desk.scribble_both_halves()
    desk.wait(lambda: chosen == [0.5])
    settled(desk)
    assert (in_force(desk).texture, in_force(desk).smoothness) == (0.5, 8.0)
    assert (in_force(desk).auto_texture, in_force(desk).auto_smoothness) == (False, False)
    desk.stroke(StrokeKind.SCRIBBLE, 1, (10, 60), (10, 61))
    settled(desk)
    assert [settings.texture for settings in asked] == [0.0], "a little more scribble tells nothing new"
    desk.stroke(StrokeKind.SCRIBBLE, 0, (10, 8), (10, 30))
    desk.stroke(StrokeKind.SCRIBBLE, 1, (50, 50), (50, 72))
    desk.wait(lambda: len(chosen) == 2)
    assert asked[-1].texture == 0.5, "what was chosen is asked about as what holds"


def test_a_correction_and_texture_by_hand_know_nothing_of_the_choice(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, chosen = asking_for_texture(desk, monkeypatch)
    desk.open(0)
    desk.scribble_both_halves()
    desk.wait(lambda: chosen == [0.5])
    settled(desk)
    desk.session.apply_preview()
    assert in_force(desk).texture == 0.0
    desk.open(1)
    assert chosen == [0.5, 0.0]
    assert in_force(desk).texture == 0.0, "the next image begins by colours"
    assert in_force(desk).smoothness == 8.0, "and as smooth as the last one"
    desk.session.set_cut_settings(replace(desk.session.cut_settings, auto_texture=False, texture=0.2))
    assert in_force(desk).texture == 0.2


def test_lines_are_followed_in_the_image_whose_scribbles_chose_them_until_a_mask_is_corrected(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "engine.refine.parameters.texture_selection.select_parameters",
        lambda *_: SelectedParameters(4.0, None, True),
    )
    desk.session.set_cut_settings(replace(desk.session.cut_settings, auto_smoothness=True))
    desk.open(0)
    desk.scribble_both_halves()
    desk.wait(lambda: in_force(desk).follows_lines)
    settled(desk)
    desk.session.apply_preview()
    assert not in_force(desk).follows_lines
    desk.open(1)
    assert not in_force(desk).follows_lines


def test_large_images_are_asked_for_their_smoothness_alone(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cutter, "QUICK_EXACT_PIXELS", 100)
    asked, chosen = asking_for_texture(desk, monkeypatch)
    desk.open(0)
    desk.scribble_both_halves()
    desk.wait(lambda: in_force(desk).smoothness == 8.0)
    settled(desk)
    assert not asked[0].auto_texture
    assert chosen == []
    assert in_force(desk).texture == 0.0


def test_the_filters_wait_until_the_strokes_are_enough_to_choose_by(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    described: list[int] = []
    monkeypatch.setattr("engine.refine.appearance.texture.describe", lambda *_: described.append(1))
    monkeypatch.setattr("engine.refine.parameters.texture_selection.select_smoothness", lambda *_: 4.0)
    auto = replace(desk.session.cut_settings, auto_smoothness=True, auto_texture=True)
    desk.session.set_cut_settings(auto)
    desk.open(0)
    desk.scribble_both_halves()
    desk.wait(lambda: in_force(desk).smoothness == 4.0)
    settled(desk)
    assert described == []


@pytest.mark.parametrize("is_same", [True, False])
def test_a_first_answer_is_not_applied_before_the_best_one_is_there_and_the_same(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, is_same: bool
) -> None:
    monkeypatch.setattr(cutter, "QUICK_EXACT_PIXELS", 100)
    may_end, best = threading.Event(), ImageCuts.best

    def best_later(*arguments: Any, **named: Any) -> LabelUpdate:
        assert may_end.wait(60)
        update = best(*arguments, **named)
        labels = desk.image.preview.labels.copy() if desk.image.preview else update.labels
        if not is_same:
            labels[0, 0] = 2
        return replace(update, labels=labels, rect=desk.image.rect)

    desk.open(0)
    desk.stroke(StrokeKind.SCRIBBLE, 0, (30, 8), (30, 30))
    settled(desk)
    monkeypatch.setattr(ImageCuts, "best", best_later)
    desk.stroke(StrokeKind.SCRIBBLE, 1, (30, 50), (30, 72))
    desk.wait(lambda: desk.image.preview is not None)
    first = desk.shown()
    assert not desk.session.apply_preview()
    assert desk.session.busy.waiting
    may_end.set()
    settled(desk)
    desk.wait(lambda: not desk.session.busy.waiting)
    mask = desk.image.planes.view(Plane.MASK)
    assert np.array_equal(mask, first) if is_same else bool((mask == IGNORE).all())
    assert is_same != any("has changed" in notice.summary for notice in desk.notices)
