"""The review wall: a page is accepted as one step, and only what was in sight, whole and for long enough."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from PIL import Image

from engine.core import IGNORE, UserError
from engine.document.planes import Plane
from engine.document.stroke_kind import StrokeKind
from engine.predict.settings import Flips, PredictSettings
from engine.session import Notice
from engine.session.editing.project_edits import ProjectEdits
from engine.session.review import review_wall, wall_list
from engine.session.review.review_wall import ReviewWall, TileState
from engine.session.review.wall_effort import REVIEW
from engine.session.review.wall_order import WallOrder
from engine.storage import ImageStatus
from engine.storage.caches.prediction_folder import FOLDER
from tests.helpers.reviewing import (
    SIDE_PX,
    accept,
    ids,
    mask_style,
    show_all,
    state_of,
    status,
    store_prediction,
)
from tests.helpers.session import SHAPE, Clock, Desk, add_model, halves


def test_a_page_is_one_step_that_undo_takes_back_and_redo_does_again(
    desk: Desk, wall: ReviewWall, edits: ProjectEdits, clock: Clock
) -> None:
    first, second, third = ids(desk)
    before = state_of(desk)
    clock.now_s += 2.0
    assert accept(desk, wall)
    accepted = state_of(desk)
    assert [status(desk, i) for i in (first, second)] == [ImageStatus.ACCEPTED] * 2
    assert status(desk, third) is ImageStatus.NEW, "one class only: it takes an extra key"
    mask = desk.session.project.decided_mask(first)
    assert mask is not None
    assert np.array_equal(mask, halves(0, 1))
    assert edits.undo_label == "Accept 2 images on the wall"
    assert edits.undo()
    desk.wait(lambda: not wall.is_accepting)
    assert state_of(desk) == before
    assert wall.state(first) is TileState.OPEN
    assert edits.redo()
    desk.wait(lambda: not wall.is_accepting)
    assert state_of(desk) == accepted


def test_undo_leaves_an_image_alone_that_was_worked_on_since(
    desk: Desk, wall: ReviewWall, edits: ProjectEdits, clock: Clock
) -> None:
    first, second, _ = ids(desk)
    clock.now_s += 2.0
    accept(desk, wall)
    desk.open(0)
    desk.stroke(StrokeKind.BRUSH, 2, (20.0, 20.0))
    desk.open(1)
    assert edits.undo()
    desk.wait(lambda: not wall.is_accepting)
    assert status(desk, first) is ImageStatus.ACCEPTED
    assert status(desk, second) is ImageStatus.NEW


def test_an_extra_key_accepts_what_is_doubtful_for_one_tile_or_for_the_page(
    desk: Desk, wall: ReviewWall, clock: Clock
) -> None:
    third = ids(desk)[2]
    drawn = wall.drawn(third)
    assert drawn is not None
    assert drawn.tile.doubts == ("Only 'cell' is labelled: 100 % of this image.",)
    clock.now_s += 2.0
    wall.toggle_mark(ids(desk)[0], by_key=True)
    wall.toggle_mark(ids(desk)[1], by_key=True)
    said: list[Notice] = []
    wall.said.subscribe(said.append)
    assert not accept(desk, wall)
    assert [notice.summary for notice in said] == ["1 image in sight has a warning."]
    wall.toggle_confirmed(third, by_key=True)
    assert accept(desk, wall)
    assert status(desk, third) is ImageStatus.ACCEPTED


def test_that_there_is_nothing_to_accept_is_said_until_there_is_something(
    desk: Desk, wall: ReviewWall, clock: Clock
) -> None:
    def list_anew() -> None:
        wall.refresh()
        desk.wait(lambda: wall.list.is_listed and not wall.list.is_busy)

    said: list[str] = []
    clock.now_s += 2.0
    assert accept(desk, wall, with_doubtful=True)
    list_anew()
    wall.said.subscribe(lambda notice: said.append(notice.summary))
    assert not wall.accept_page(with_doubtful=False, by_key=True)
    desk.session.project.images.set_status(ids(desk)[0], ImageStatus.NEW)
    list_anew()
    assert said == ["There is nothing in sight to accept.", ""]


def test_shift_w_accepts_the_doubtful_ones_of_the_page(desk: Desk, wall: ReviewWall, clock: Clock) -> None:
    clock.now_s += 2.0
    assert accept(desk, wall, with_doubtful=True)
    assert [status(desk, i) for i in ids(desk)] == [ImageStatus.ACCEPTED] * 3


def paint_over(desk: Desk, wall: ReviewWall) -> None:
    desk.open(0)
    desk.stroke(StrokeKind.BRUSH, 2, (20.0, 20.0))
    desk.open(2)


def replace_image(desk: Desk, wall: ReviewWall) -> None:
    path = desk.session.project.images.get(ids(desk)[0]).path
    Image.fromarray(np.full((*SHAPE, 3), 7, np.uint8)).save(path)


def hide_class(desk: Desk, wall: ReviewWall) -> None:
    classes = desk.session.classes
    desk.session.set_classes(classes.with_infos([replace(classes[1], is_hidden=True)]))


def remove_predictions(desk: Desk, wall: ReviewWall) -> None:
    for file in (desk.session.project.path / FOLDER).iterdir():
        file.unlink()


def other_prediction(desk: Desk, wall: ReviewWall) -> None:
    store_prediction(desk.session.project, ids(desk)[0], "m1", halves(1, 2))


def skip(desk: Desk, wall: ReviewWall) -> None:
    desk.session.project.images.set_status(ids(desk)[0], ImageStatus.SKIPPED)


def put_aside(desk: Desk, wall: ReviewWall) -> None:
    desk.open(0)
    desk.wait(lambda: desk.image.prediction is not None)
    assert desk.session.dismiss_prediction()
    desk.open(2)


def masks_off(desk: Desk, wall: ReviewWall) -> None:
    wall.want(wall.images, SIDE_PX, replace(mask_style(desk.session.classes), has_fill=False))
    desk.wait(lambda: all(wall.tiles.is_current(i) for i in wall.images))
    wall.note_painted(wall.images)


SPOILED: dict[str, Callable[[Desk, ReviewWall], object]] = {
    "marked": lambda desk, wall: wall.toggle_mark(ids(desk)[0], by_key=False),
    "only partly in view": lambda desk, wall: wall.note_painted(ids(desk)[1:]),
    "out of sight": lambda desk, wall: wall.sight.note_hidden(),
    "painted over since": paint_over,
    "its image was replaced": replace_image,
    "its class is hidden": hide_class,
    "its prediction is gone": remove_predictions,
    "another prediction since": other_prediction,
    "skipped since": skip,
    "its prediction was put aside since": put_aside,
    "masks not drawn": masks_off,
}


@pytest.mark.parametrize("spoiled", SPOILED)
def test_nothing_is_accepted_that_is_not_as_it_was_seen(
    desk: Desk, wall: ReviewWall, clock: Clock, spoiled: str
) -> None:
    clock.now_s += 2.0
    SPOILED[spoiled](desk, wall)
    before = desk.session.project.decided_mask(ids(desk)[0])
    accept(desk, wall, with_doubtful=True)
    assert status(desk, ids(desk)[0]) is not ImageStatus.ACCEPTED
    after = desk.session.project.decided_mask(ids(desk)[0])
    assert (before is None and after is None) or np.array_equal(before, after)


@pytest.mark.parametrize("seconds", [0.0, 0.2, 0.29])
def test_what_was_hardly_in_sight_is_not_accepted(
    desk: Desk, wall: ReviewWall, clock: Clock, seconds: float
) -> None:
    # Three tiles share the time: a third of 0.29 s is less than a glance.
    clock.now_s += seconds
    assert not accept(desk, wall, with_doubtful=True)
    clock.now_s += 0.31
    assert accept(desk, wall, with_doubtful=True)


def test_the_open_image_is_accepted_too_and_shown_anew(desk: Desk, wall: ReviewWall, clock: Clock) -> None:
    opened = desk.open(0)
    clock.now_s += 2.0
    assert accept(desk, wall)
    desk.wait(lambda: desk.session.image is not None and desk.session.image is not opened)
    assert np.array_equal(desk.image.planes.view(Plane.MASK), halves(0, 1))
    assert desk.image.record.status is ImageStatus.ACCEPTED


def test_an_image_in_work_is_accepted_with_what_was_drawn_on_it(
    desk: Desk, wall: ReviewWall, clock: Clock
) -> None:
    desk.open(0)
    desk.stroke(StrokeKind.BRUSH, 2, (20.0, 20.0))
    desk.open(1)
    show_all(wall, desk.session.classes, desk.wait)
    clock.now_s += 2.0
    assert accept(desk, wall)
    mask = desk.session.project.decided_mask(ids(desk)[0])
    assert mask is not None
    assert mask[20, 20] == 2
    assert mask[5, 70] == 1


def test_nothing_is_accepted_beside_other_work_on_all_masks(
    desk: Desk, wall: ReviewWall, clock: Clock
) -> None:
    clock.now_s += 2.0
    desk.session.mask_work.begin(UserError("Others are at work."))
    with pytest.raises(UserError, match="Others are at work"):
        wall.accept_page(with_doubtful=False, by_key=True)
    desk.session.mask_work.end()


def test_marks_are_remembered_and_come_last(
    desk: Desk, wall: ReviewWall, edits: ProjectEdits, clock: Clock
) -> None:
    first = ids(desk)[0]
    wall.toggle_mark(first, by_key=True)
    other = ReviewWall(desk.session, edits, wall.queue, clock)
    show_all(other, desk.session.classes, desk.wait)
    assert other.state(first) is TileState.MARKED
    assert other.images[-1] == first
    assert other.marked == (first,)
    other.toggle_mark(first, by_key=True)
    assert other.marked == ()
    other.close()


def test_the_order_by_class_looks_through_all_predictions(desk: Desk, wall: ReviewWall) -> None:
    wall.choose_order(WallOrder.CLASS, 1)
    desk.wait(lambda: len(wall.list.facts) == 3 and wall.images[0] == ids(desk)[2])
    assert wall.note(ids(desk)[2]) == "100 % cell"
    assert wall.note(ids(desk)[0]) == "50 % cell"


def test_the_order_by_disagreement_compares_with_the_model_before_and_with_what_was_drawn(
    desk: Desk, wall: ReviewWall
) -> None:
    first, second, _ = ids(desk)
    store_prediction(desk.session.project, second, "m2", halves(1, 1))
    add_model(desk, "m2")
    desk.open(0)
    desk.stroke(StrokeKind.BRUSH, 2, (20.0, 20.0))
    desk.open(2)
    wall.choose_order(WallOrder.DISAGREEMENT, 1)
    show_all(wall, desk.session.classes, desk.wait)
    # The order may be this one by chance before the predictions are looked through.
    desk.wait(lambda: len(wall.list.facts) == 3 and wall.images[:2] == (first, second))
    assert wall.note(first) == "100 % differs from what you drew · by an older model"
    assert wall.note(second) == "50 % differs from m1"


def test_the_time_on_the_wall_is_shared_by_its_images_and_none_is_lost(
    desk: Desk, wall: ReviewWall, clock: Clock
) -> None:
    clock.now_s += 1.2
    wall.note_alive()
    clock.now_s += 0.6
    assert accept(desk, wall)
    clock.now_s += 1.0
    wall.toggle_mark(ids(desk)[2], by_key=False)
    clock.now_s += 100.0
    wall.note_alive()
    wall.end_visit()
    project = desk.session.project
    project.flush()
    rows = {s.image_id: s.rows[0] for s in project.effort_log.all() if s.rows[0].tool == REVIEW}
    seconds = [rows[i].seconds for i in ids(desk)]
    # A pause of 100 s is none of the work; the last second belongs to the tile that was left.
    assert sum(seconds) == pytest.approx(2.8)
    assert seconds == pytest.approx([0.6, 0.6, 1.6])
    assert [rows[i].keys for i in ids(desk)] == [1, 0, 0]
    assert rows[ids(desk)[2]].clicks == 1
    accepted = [s.image_id for s in project.effort_log.all() if s.accepted is not None]
    assert accepted == ids(desk)[:2]
    agreements = [s.agreement for s in project.effort_log.all() if s.accepted is not None]
    assert all(a is not None and a.share == 1.0 for a in agreements)


def test_pixels_that_a_prediction_leaves_open_stay_open_and_are_no_error(
    desk: Desk, wall: ReviewWall, clock: Clock
) -> None:
    first, project = ids(desk)[0], desk.session.project
    labels = halves(0, 1)
    labels[:10, :20] = IGNORE
    store_prediction(project, first, "m2", labels)
    add_model(desk, "m2")
    show_all(wall, desk.session.classes, desk.wait)
    clock.now_s += 2.0
    assert accept(desk, wall)
    mask = project.decided_mask(first)
    assert mask is not None
    assert np.array_equal(mask, labels)
    project.flush()
    (work,) = (s for s in project.effort_log.all(first) if s.accepted is not None)
    assert work.agreement is not None
    assert (work.agreement.share, work.agreement.iou) == (1.0, {0: 1.0, 1: 1.0})


def test_a_visit_without_a_decision_stores_no_effort(desk: Desk, wall: ReviewWall, clock: Clock) -> None:
    clock.now_s += 5.0
    wall.note_alive()
    wall.end_visit()
    desk.session.project.flush()
    assert desk.session.project.effort_log.all() == []


def test_a_warning_takes_longer_to_read_than_a_mask(
    desk: Desk, wall: ReviewWall, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    third = ids(desk)[2]
    clock.now_s += 0.4
    assert accept(desk, wall, with_doubtful=True)
    assert status(desk, third) is ImageStatus.NEW, "its warning was in sight for 0.4 s"
    with monkeypatch.context() as patch:
        patch.setattr(review_wall, "LEAST_READING_S", -1.0)
        accept(desk, wall, with_doubtful=True)
    assert status(desk, third) is ImageStatus.NEW, "the wall let it pass, the place of acceptance does not"
    show_all(wall, desk.session.classes, desk.wait)
    clock.now_s += 0.6
    assert accept(desk, wall, with_doubtful=True)
    assert status(desk, third) is ImageStatus.ACCEPTED


def test_a_page_waits_for_no_look_through_all_predictions(
    desk: Desk, wall: ReviewWall, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    is_open, read_facts = threading.Event(), wall_list.read_facts

    def read_slowly(*args: Any) -> object:
        assert is_open.wait(60)
        return read_facts(*args)

    monkeypatch.setattr(wall_list, "read_facts", read_slowly)
    wall.choose_order(WallOrder.CLASS, 1)
    clock.now_s += 2.0
    try:
        assert accept(desk, wall)
        assert wall.list.facts == {}
    finally:
        is_open.set()
    desk.wait(lambda: len(wall.list.facts) == 3)


def test_a_wall_that_was_left_lists_nothing_when_a_look_through_predictions_ends(
    desk: Desk, wall: ReviewWall, monkeypatch: pytest.MonkeyPatch
) -> None:
    is_open, read_facts = threading.Event(), wall_list.read_facts

    def read_slowly(*args: Any) -> object:
        assert is_open.wait(60)
        return read_facts(*args)

    monkeypatch.setattr(wall_list, "read_facts", read_slowly)
    wall.choose_order(WallOrder.CLASS, 1)
    desk.wait(lambda: not wall.list.is_busy)
    wall.end_visit()
    is_open.set()
    desk.wait(lambda: len(wall.list.facts) > 0)
    assert not desk.dispatcher.pump_until(lambda: wall.list.is_listed, 0.3)
    assert wall.images == ()


def test_nothing_of_the_last_visit_is_accepted_before_the_list_is_there(
    desk: Desk, wall: ReviewWall, clock: Clock
) -> None:
    shown_last = wall.images
    wall.end_visit()
    wall.begin_visit()
    assert wall.images == ()
    wall.note_painted(shown_last)
    clock.now_s += 2.0
    assert not accept(desk, wall, with_doubtful=True)
    desk.wait(lambda: wall.list.is_listed)
    assert sorted(wall.images) == ids(desk)


def test_tiles_and_facts_are_of_the_settings_that_predict_now(desk: Desk, wall: ReviewWall) -> None:
    project, settings = desk.session.project, PredictSettings(flips=Flips.MIRROR)
    wall.choose_order(WallOrder.CLASS, 1)
    desk.wait(lambda: len(wall.list.facts) == 3)
    desk.session.set_predict_settings(settings)
    for image_id in ids(desk):
        store_prediction(project, image_id, "m1", halves(1, 0), settings)
    wall.end_visit()
    wall.begin_visit()
    desk.wait(lambda: wall.list.is_listed and not wall.list.is_busy)
    assert len(wall.images) == 3
    assert not any(wall.tiles.is_current(image_id) for image_id in wall.images)
    desk.wait(lambda: wall.note(ids(desk)[2]) == "50 % cell")


def test_a_tile_that_was_refused_is_made_anew_and_can_be_accepted_then(
    desk: Desk, wall: ReviewWall, clock: Clock
) -> None:
    first = ids(desk)[0]
    other_prediction(desk, wall)
    clock.now_s += 2.0
    accept(desk, wall)
    assert status(desk, first) is ImageStatus.NEW
    wall.want(wall.images, SIDE_PX, mask_style(desk.session.classes))
    desk.wait(lambda: wall.tiles.is_current(first))
    wall.note_painted(wall.images)
    clock.now_s += 2.0
    assert accept(desk, wall)
    assert status(desk, first) is ImageStatus.ACCEPTED


def test_facts_are_kept_only_of_what_is_listed(desk: Desk, wall: ReviewWall, clock: Clock) -> None:
    wall.choose_order(WallOrder.CLASS, 1)
    desk.wait(lambda: len(wall.list.facts) == 3)
    clock.now_s += 2.0
    accept(desk, wall)
    wall.refresh()
    desk.wait(lambda: wall.list.is_listed and not wall.list.is_busy)
    assert set(wall.list.facts) == {ids(desk)[2]}


def test_a_renamed_image_has_on_the_wall_the_name_that_lists_show(
    desk: Desk, wall: ReviewWall, edits: ProjectEdits
) -> None:
    first, second, _ = ids(desk)
    edits.image_notes.set_label(first, "Left knee, before")
    assert wall.name(first) == "Left knee, before"
    assert wall.name(second) == desk.session.project.images.get(second).path.name
