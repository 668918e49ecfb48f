"""Learned features of the open image: asked for when they are of use, and never in the way."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from engine.compute import ComputeFailed
from engine.compute.requests.cut_features import CutFeaturesDone, CutFeaturesRequest
from engine.core import CancelToken, Rect
from engine.document.stroke_kind import StrokeKind
from engine.models.clicks import click_file
from engine.session.editing.tool_desk import ToolDesk
from engine.session.objects import cut_features
from engine.session.objects.object_cut import ObjectHint
from tests.helpers.click_file import random_layers, write_click_file
from tests.helpers.fake_compute import FakeJob
from tests.helpers.session import Desk


def maps(job: FakeJob) -> CutFeaturesDone:
    """Features that know a top and a bottom half, where colours know a left and a right one."""
    assert isinstance(job.request, CutFeaturesRequest)
    height, width = job.request.picture.shape[:2]
    contrast = np.zeros((height // 4, width // 4, 3), np.float16)
    contrast[height // 8 :] = 5.0
    contents = np.zeros((height // 16, width // 16, 4), np.float16)
    contents[height // 32 :] = 5.0
    return CutFeaturesDone(contrast, contents)


def requested(desk: Desk, count: int = 1) -> FakeJob:
    desk.wait(lambda: len(desk.compute.described) >= count)
    assert len(desk.compute.described) == count
    return desk.compute.described[-1]


def answer(desk: Desk, job: FakeJob) -> None:
    job.tell(maps(job))
    job.has_ended = True
    desk.dispatcher.pump()


def one_at_a_time(desk: Desk) -> None:
    desk.session.set_cut_settings(replace(desk.session.cut_settings, method="object"))


def dab(desk: Desk, class_id: int, y: float, x: float) -> None:
    desk.stroke(StrokeKind.SCRIBBLE, class_id, (y, x))
    desk.wait(lambda: not desk.session.busy.is_refining)


def shown(desk: Desk) -> np.ndarray:
    assert desk.image.preview is not None
    return desk.image.preview.labels.copy()


def test_who_does_not_cut_one_region_at_a_time_costs_the_process_nothing(desk: Desk) -> None:
    desk.open(0)
    desk.scribble_both_halves()
    desk.session.settle(desk.dispatcher)
    assert desk.compute.described == []


def test_a_tool_cuts_by_them_once_they_are_there(desk: Desk, compiled_kernels: None) -> None:
    desk.open(0)
    tools = ToolDesk(desk.session)
    tools.expect_clicks()
    job = requested(desk)
    hints = (ObjectHint(((15.0, 20.0),), 3.0, True),)
    masks = []
    for _ in range(2):
        cut = tools.object_cut(desk.image.rect, None)
        assert cut is not None
        answer(desk, job)
        masks.append(cut.mask(hints, CancelToken()))
    assert (masks[0] != masks[1]).any()
    tools.close()


def test_without_an_image_there_is_nothing_to_cut(desk: Desk) -> None:
    tools = ToolDesk(desk.session)
    tools.expect_clicks()
    assert tools.object_cut(Rect(0, 0, 8, 8), None) is None
    tools.close()


def test_they_are_kept_for_the_image_until_others_take_their_place(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cut_features, "MOST_IMAGES", 2)
    for number in range(3):
        desk.open(number)
        desk.session.cut_features.of_open_image()
        answer(desk, requested(desk, number + 1))
    desk.open(1)
    assert desk.session.cut_features.of_open_image() is not None
    desk.open(0)
    assert desk.session.cut_features.of_open_image() is None
    requested(desk, 4)


def test_the_first_stroke_after_they_came_is_cut_by_them(desk: Desk, compiled_kernels: None) -> None:
    one_at_a_time(desk)
    desk.open(0)
    job = requested(desk)
    dab(desk, 1, 15, 20)
    by_colours = shown(desk)
    assert desk.session.take_back()
    answer(desk, job)
    dab(desk, 1, 15, 20)
    assert (shown(desk) != by_colours).any()


def test_a_cut_that_is_shown_stays_as_it_is_when_they_come(desk: Desk, compiled_kernels: None) -> None:
    one_at_a_time(desk)
    desk.open(0)
    job = requested(desk)
    stroke = desk.session.begin_stroke(StrokeKind.SCRIBBLE, 1, 3.0)
    stroke.extend([(15.0, 20.0)])
    desk.wait(lambda: not desk.session.busy.is_refining)
    before = shown(desk)
    answer(desk, job)
    assert np.array_equal(shown(desk), before)
    stroke.extend([(15.0, 20.5)])
    stroke.finish()
    desk.wait(lambda: not desk.session.busy.is_refining)
    assert (shown(desk) != before).mean() < 0.01


@pytest.mark.parametrize("has_network", [True, False])
def test_the_click_network_has_an_opinion_where_its_file_is_found(
    desk: Desk, has_network: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_click_file(tmp_path, random_layers()) if has_network else None
    monkeypatch.setattr(click_file, "click_network_path", lambda: path)
    desk.open(0)
    desk.session.cut_features.of_open_image()
    job = requested(desk)
    done = maps(job)
    rows, columns = done.contents.shape[:2]
    job.tell(replace(done, click_contents=np.zeros((2 * rows, 2 * columns, 48), np.float16)))
    desk.dispatcher.pump()
    features = desk.session.cut_features.of_open_image()
    assert features is not None
    assert (features.opinion is not None) == has_network


def test_an_image_that_is_left_is_not_described_any_longer(desk: Desk) -> None:
    desk.open(0)
    desk.session.cut_features.of_open_image()
    job = requested(desk)
    desk.open(1)
    assert job.is_cancelled
    assert desk.session.cut_features.of_open_image() is None
    assert requested(desk, 2) is not job


def test_an_answer_that_comes_after_the_project_is_closed_reaches_nobody(desk: Desk) -> None:
    desk.open(0)
    desk.session.cut_features.of_open_image()
    job = requested(desk)
    desk.session.close()
    answer(desk, job)
    assert desk.notices == []


def test_a_process_that_died_says_nothing_and_is_asked_once_more(desk: Desk) -> None:
    desk.open(0)
    desk.session.cut_features.of_open_image()
    requested(desk).tell(ComputeFailed("The process died.", "", is_passing=True))
    desk.dispatcher.pump()
    assert desk.session.cut_features.of_open_image() is None
    answer(desk, requested(desk, 2))
    assert desk.session.cut_features.of_open_image() is not None
    assert desk.notices == []


@pytest.mark.expects_log
def test_a_picture_that_cannot_be_made_is_in_the_log(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fails() -> bool:
        raise MemoryError("all is taken")

    monkeypatch.setattr(cut_features, "has_shipped_encoder", fails)
    monkeypatch.setattr("engine.refine.appearance.image_features.picture_for_features", lambda *_: fails())
    desk.open(0)
    assert desk.session.cut_features.of_open_image() is None
    desk.session.settle(desk.dispatcher)
    assert "all is taken" in caplog.text
    assert desk.notices == []


def test_what_cannot_be_is_not_asked_for_again(desk: Desk) -> None:
    desk.open(0)
    desk.session.cut_features.of_open_image()
    requested(desk).tell(ComputeFailed("The shipped encoder is damaged.", ""))
    desk.dispatcher.pump()
    desk.open(1)
    assert desk.session.cut_features.of_open_image() is None
    desk.session.settle(desk.dispatcher)
    requested(desk)
    assert desk.notices == []


def test_a_build_without_the_encoder_asks_nobody(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cut_features, "has_shipped_encoder", lambda: False)
    desk.open(0)
    assert desk.session.cut_features.of_open_image() is None
    desk.session.settle(desk.dispatcher)
    assert desk.compute.described == []
    assert desk.notices == []
