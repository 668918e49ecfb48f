"""A session as its window uses it: strokes, previews, accepting, undo, reopening, bad images."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from engine.core import IGNORE, NO_PROGRESS, Rect, UserError
from engine.document.planes import Plane, TileChange
from engine.document.stroke_kind import StrokeKind
from engine.jobs import JobDone, QueueDispatcher
from engine.service import Service
from engine.session import NoticeLevel
from engine.session.export_files import BackgroundExport
from engine.storage import ImageStatus, Project
from tests.helpers.fake_compute import FakeCompute
from tests.helpers.session import SHAPE, Desk, halves

EVERYTHING = Rect.of_shape(SHAPE)


def test_scribbles_of_two_classes_show_a_cut_along_the_edge(desk: Desk) -> None:
    desk.open(0)
    desk.scribble_both_halves()
    assert np.array_equal(desk.shown(), halves(0, 1))
    assert (desk.image.planes.view(Plane.MASK) == IGNORE).all()


def test_applying_the_preview_writes_the_mask_as_one_step(desk: Desk) -> None:
    desk.open(0)
    desk.scribble_both_halves()
    assert desk.session.apply_preview()
    assert np.array_equal(desk.image.planes.view(Plane.MASK), halves(0, 1))
    desk.session.undo()
    assert (desk.image.planes.view(Plane.MASK) == IGNORE).all()


def test_undo_and_redo_of_an_applied_cut_leave_its_tiles_to_other_threads(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.open(0)
    desk.scribble_both_halves()
    desk.session.apply_preview()
    raw, readers = TileChange._raw, set[int]()

    def reading(tile: TileChange, stored: bytes) -> bytes:
        readers.add(threading.get_ident())
        return raw(tile, stored)

    monkeypatch.setattr(TileChange, "_raw", reading)
    desk.session.undo()
    assert (desk.image.planes.view(Plane.MASK) == IGNORE).all()
    desk.session.redo()
    assert np.array_equal(desk.image.planes.view(Plane.MASK), halves(0, 1))
    desk.session.project.flush()
    assert readers
    assert threading.get_ident() not in readers


def test_undoing_an_applied_cut_brings_its_preview_back(desk: Desk) -> None:
    desk.open(0)
    desk.scribble_both_halves()
    desk.session.apply_preview()
    desk.session.undo()
    desk.wait(lambda: desk.image.preview is not None)
    assert np.array_equal(desk.shown(), halves(0, 1))


def test_taking_back_removes_the_cut_then_its_scribbles_which_undo_brings_again(desk: Desk) -> None:
    desk.open(0)
    desk.scribble_both_halves()
    scribbles = desk.image.planes.snapshot(Plane.SCRIBBLES)
    assert desk.session.take_back()
    assert desk.image.preview is None
    assert np.array_equal(desk.image.scribbles(EVERYTHING), scribbles)
    assert desk.session.take_back()
    assert (desk.image.scribbles(EVERYTHING) == IGNORE).all()
    desk.session.undo()
    assert np.array_equal(desk.image.scribbles(EVERYTHING), scribbles)


def test_taking_back_keeps_scribbles_of_an_applied_cut(desk: Desk) -> None:
    desk.open(0)
    desk.scribble_both_halves()
    desk.session.apply_preview()
    scribbles = desk.image.planes.snapshot(Plane.SCRIBBLES)
    desk.stroke(StrokeKind.SCRIBBLE, 2, (5, 5), (5, 20))
    assert desk.session.take_back(), "the cut that runs"
    assert desk.session.take_back()
    assert not desk.session.take_back()
    assert np.array_equal(desk.image.scribbles(EVERYTHING), scribbles)


def test_undoing_a_scribble_takes_its_part_of_the_preview_away(desk: Desk) -> None:
    desk.open(0)
    desk.scribble_both_halves()
    desk.session.undo()
    desk.session.undo()
    assert desk.image.preview is None
    assert (desk.shown() == IGNORE).all()


def test_a_cut_never_changes_what_the_brush_painted(desk: Desk) -> None:
    desk.open(0)
    desk.stroke(StrokeKind.BRUSH, 2, (30, 60), (50, 60))
    painted = desk.image.planes.snapshot(Plane.MASK) == 2
    desk.scribble_both_halves()
    desk.session.apply_preview()
    assert (desk.image.planes.view(Plane.MASK)[painted] == 2).all()


def test_the_eraser_lets_the_prediction_show_through_again(desk: Desk) -> None:
    desk.open(0)
    desk.stroke(StrokeKind.BRUSH, 2, (30, 60), radius_px=8)
    desk.stroke(StrokeKind.ERASER, 0, (30, 60), radius_px=9)
    for plane in Plane:
        assert (desk.image.planes.view(plane) == IGNORE).all()


def test_a_cancelled_stroke_leaves_no_pixel_and_no_step(desk: Desk) -> None:
    desk.open(0)
    stroke = desk.session.begin_stroke(StrokeKind.BRUSH, 1, 5.0)
    stroke.extend([(10, 10), (40, 60)])
    stroke.cancel()
    assert (desk.image.planes.view(Plane.MASK) == IGNORE).all()
    assert not desk.image.history.can_undo


def test_one_class_alone_is_answered_with_a_hint_and_no_preview(desk: Desk) -> None:
    desk.open(0)
    desk.stroke(StrokeKind.SCRIBBLE, 1, (30, 50), (30, 72))
    desk.wait(lambda: bool(desk.notices))
    assert desk.image.preview is None
    assert [n.level for n in desk.notices] == [NoticeLevel.INFO]


def test_after_a_cut_one_class_alone_is_told_from_the_second_stroke_on(desk: Desk) -> None:
    desk.open(0)
    desk.scribble_both_halves()
    # A quick lane has answered the very first stroke before the second one came.
    desk.notices.clear()
    desk.open(1)
    desk.stroke(StrokeKind.SCRIBBLE, 1, (30, 50), (30, 72))
    desk.session.settle(desk.dispatcher)
    assert desk.notices == []
    desk.stroke(StrokeKind.SCRIBBLE, 1, (40, 50), (40, 72))
    desk.wait(lambda: bool(desk.notices))
    assert [n.until_cut for n in desk.notices] == [True]


def test_accepting_writes_the_mask_file_and_the_status(desk: Desk) -> None:
    image = desk.open(0)
    desk.scribble_both_halves()
    assert desk.session.accept_image()
    assert desk.session.project.images.get(image.id).status is ImageStatus.ACCEPTED
    assert np.array_equal(desk.session.project.read_mask_file(image.id), halves(0, 1))


def test_accepting_scribbles_alone_labels_only_them(desk: Desk) -> None:
    desk.open(0)
    desk.stroke(StrokeKind.SCRIBBLE, 1, (30, 50), (30, 72))
    desk.session.settle(desk.dispatcher)
    assert desk.session.accept_image()
    mask = desk.image.planes.view(Plane.MASK)
    assert set(np.unique(mask)) == {1, IGNORE}


def test_undoing_the_acceptance_takes_the_status_back(desk: Desk) -> None:
    image = desk.open(0)
    desk.stroke(StrokeKind.SCRIBBLE, 1, (30, 50), (30, 72))
    desk.session.settle(desk.dispatcher)
    desk.session.accept_image()
    desk.session.undo()
    assert desk.session.project.images.get(image.id).status is ImageStatus.STARTED
    desk.session.redo()
    assert desk.session.project.images.get(image.id).status is ImageStatus.ACCEPTED


def test_nothing_to_accept_is_said_and_changes_nothing(desk: Desk) -> None:
    image = desk.open(0)
    assert not desk.session.accept_image()
    assert "nothing to accept" in desk.notices[-1].summary
    assert desk.session.project.images.get(image.id).status is ImageStatus.NEW


def test_undo_survives_closing_and_opening_the_project(desk: Desk, project_path: Path) -> None:
    desk.open(0)
    desk.scribble_both_halves()
    desk.session.apply_preview()
    desk.stroke(StrokeKind.BRUSH, 2, (30, 60), radius_px=8)
    before = desk.image.planes.snapshot(Plane.MASK)
    again = Desk(desk.service.open_project(project_path).session, desk.compute, desk.dispatcher, desk.service)
    again.open(0)
    assert np.array_equal(again.image.planes.view(Plane.MASK), before)
    again.session.undo()
    assert np.array_equal(again.image.planes.view(Plane.MASK), halves(0, 1))


def test_leaving_an_image_saves_its_mask(desk: Desk) -> None:
    first = desk.open(0)
    desk.stroke(StrokeKind.BRUSH, 1, (30, 60), radius_px=8)
    mask = first.planes.snapshot(Plane.MASK)
    desk.open(1)
    assert np.array_equal(desk.session.project.read_mask_file(first.id), mask)


def test_a_broken_image_is_marked_and_the_open_one_stays(desk: Desk) -> None:
    first = desk.open(0)
    broken = desk.session.project.images.rows()[1]
    broken.path.write_bytes(b"\x89PNG\r\n\x1a\n broken")
    desk.session.open_image(broken.id)
    desk.wait(lambda: bool(desk.notices))
    assert desk.image is first
    assert desk.session.project.images.get(broken.id).status is ImageStatus.UNREADABLE
    assert broken.path.name in desk.notices[-1].summary


def test_the_last_of_two_requests_to_open_wins(desk: Desk) -> None:
    images = desk.session.project.images.rows()
    desk.session.open_image(images[1].id)
    desk.session.open_image(images[2].id)
    desk.wait(lambda: desk.session.image is not None)
    desk.dispatcher.pump(0.05)
    assert desk.image.id == images[2].id


def test_a_class_that_does_not_exist_is_refused(desk: Desk) -> None:
    desk.open(0)
    with pytest.raises(UserError, match="no class 9"):
        desk.session.begin_stroke(StrokeKind.BRUSH, 9, 3.0)


def test_a_second_window_opens_the_project_read_only_and_says_so(desk: Desk, project_path: Path) -> None:
    other = Service(QueueDispatcher(), FakeCompute())
    opened = other.open_project(project_path)
    assert opened.session.read_only
    assert "open elsewhere" in opened.notices[0].summary
    with pytest.raises(UserError, match="look but not change"):
        opened.session.accept_image()
    other.close()


def fails(*_: object) -> None:
    raise UserError("The disk is full.")


def test_a_project_is_free_again_where_the_one_before_it_cannot_be_closed(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = Project.create(tmp_path / "other.inkling", name="Other", classes=desk.session.classes)
    other.close()
    with monkeypatch.context() as patch:
        patch.setattr(desk.session, "close", fails)
        with pytest.raises(UserError) as refused:
            desk.service.open_project(other.path)
    assert refused.value.summary == "The disk is full."
    assert desk.service.session is desk.session
    with Project.open(other.path) as again:
        assert not again.read_only


def test_a_new_project_is_free_again_where_its_images_cannot_be_added(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = desk.session.project.images.rows()[0].path.parent
    path = tmp_path / "new.inkling"
    monkeypatch.setattr("engine.formats.data_set_pictures.add_pictures", fails)
    with pytest.raises(UserError) as refused:
        desk.service.create_project(path, folder, desk.session.classes, NO_PROGRESS)
    with Project.open(path) as again:
        assert not again.read_only
    assert refused.value.summary == "The disk is full."


def test_the_image_of_the_last_visit_is_opened_again(desk: Desk, project_path: Path) -> None:
    visited = desk.open(2).id
    again = Desk(desk.service.open_project(project_path).session, desk.compute, desk.dispatcher, desk.service)
    again.session.navigation.open_last()
    again.wait(lambda: again.session.image is not None)
    assert again.image.id == visited


def test_one_stroke_is_enough_where_regions_are_corrected_one_at_a_time(desk: Desk) -> None:
    desk.open(0)
    desk.session.set_cut_settings(replace(desk.session.cut_settings, method="object"))
    desk.stroke(StrokeKind.SCRIBBLE, 1, (30, 50), (30, 72))
    desk.wait(lambda: desk.image.preview is not None and not desk.session.busy.is_refining)
    assert (desk.shown() == halves(0, 1)).mean() > 0.97


def test_a_second_region_leaves_the_first_as_it_was(desk: Desk) -> None:
    desk.open(0)
    desk.session.set_cut_settings(replace(desk.session.cut_settings, method="object"))
    desk.stroke(StrokeKind.SCRIBBLE, 1, (30, 50), (30, 72))
    desk.wait(lambda: desk.image.preview is not None and not desk.session.busy.is_refining)
    first = desk.shown() == 1
    desk.stroke(StrokeKind.SCRIBBLE, 2, (30, 8), (30, 30))
    desk.wait(lambda: (desk.shown() == 2).any() and not desk.session.busy.is_refining)
    assert (desk.shown()[first] == 1).all()


def test_an_image_opened_again_while_it_is_edited_keeps_what_was_done_meanwhile(desk: Desk) -> None:
    image = desk.open(0)
    desk.session.open_image(image.id)
    desk.stroke(StrokeKind.BRUSH, 1, (30, 20), (30, 40))
    desk.wait(lambda: desk.image is not image)
    assert desk.image.history.length == 1
    assert desk.session.undo()
    assert (desk.image.planes.view(Plane.MASK) == IGNORE).all()


def test_an_image_that_the_projects_disk_fails_for_is_not_called_unreadable(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(image_id: object = None) -> None:
        raise UserError("Cannot read the project.")

    monkeypatch.setattr(desk.session.project.effort_log, "all", fail)
    image_id = desk.session.project.images.rows()[0].id
    desk.session.open_image(image_id)
    desk.wait(lambda: bool(desk.notices))
    assert desk.notices[0].summary == "Cannot read the project."
    assert desk.session.project.images.get(image_id).status is ImageStatus.NEW


def test_an_export_of_a_read_only_window_has_what_another_window_drew(
    desk: Desk, project_path: Path, tmp_path: Path
) -> None:
    with Project.open(project_path, read_only=True) as reading:
        desk.open(0)
        desk.stroke(StrokeKind.BRUSH, 1, (30, 50))
        desk.session.accept_image()
        desk.session.project.flush()
        export = BackgroundExport(reading, desk.dispatcher)
        outcomes: list[object] = []
        export.ended.subscribe(outcomes.append)
        export.start("png", tmp_path / "out")
        desk.wait(lambda: bool(outcomes))
        export.close()
    assert isinstance(outcomes[0], JobDone)
    assert outcomes[0].value.exported == 1
