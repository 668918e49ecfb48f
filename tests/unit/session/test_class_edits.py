"""Classes added and deleted in a session: nothing is lost, no id moves, and undo brings all of it back."""

from __future__ import annotations

import numpy as np
import pytest

from engine.core import IGNORE, ImageId, LabelMap, UserError
from engine.core.class_names import NamedColor
from engine.document.planes import Plane
from engine.document.stroke_kind import StrokeKind
from engine.refine import CutSettings
from engine.session.editing.project_edits import ProjectEdits
from engine.storage import ClassUse, ImageStatus, Project
from tests.helpers.session import Desk, add_model, answer, asked_for_open


def settled(desk: Desk, edits: ProjectEdits) -> None:
    session = desk.session
    desk.wait(lambda: not edits.classes.is_busy and session.image is not None and session.is_settled)


def paint_all(desk: Desk, class_id: int) -> None:
    """A stroke of a class in each image, and a scribble beside it; the first image is left open."""
    for place in (2, 1, 0):
        desk.open(place)
        desk.stroke(StrokeKind.BRUSH, class_id, (10 + place, 5), (10 + place, 20))
        desk.stroke(StrokeKind.BRUSH, 2, (40, 5), (40, 20))
        desk.stroke(StrokeKind.SCRIBBLE, class_id, (50, 5), (50, 20))


def masks(desk: Desk) -> dict[ImageId, LabelMap]:
    project = desk.session.project
    found = {row.id: project.decided_mask(row.id) for row in project.images.rows()}
    return {image_id: np.array(mask) for image_id, mask in found.items() if mask is not None}


def delete(desk: Desk, edits: ProjectEdits, class_id: int, replacement: int) -> ClassUse:
    uses: list[ClassUse] = []
    edits.classes.counted.subscribe(uses.append)
    edits.classes.request_delete(class_id)
    desk.wait(lambda: bool(uses))
    edits.classes.delete(uses[0], replacement)
    settled(desk, edits)
    return uses[0]


@pytest.mark.parametrize("replacement", [IGNORE, 2])
def test_the_pixels_of_a_deleted_class_become_what_was_chosen_everywhere_and_undo_brings_all_back(
    desk: Desk, edits: ProjectEdits, replacement: int
) -> None:
    paint_all(desk, 1)
    before = masks(desk)
    use = delete(desk, edits, 1, replacement)
    assert use.pixels == {image_id: int((mask == 1).sum()) for image_id, mask in before.items()}
    for image_id, mask in masks(desk).items():
        assert np.array_equal(mask, np.where(before[image_id] == 1, replacement, before[image_id]))
        assert np.array_equal(mask, np.asarray(desk.session.project.read_mask_file(image_id)))
    assert not (desk.image.planes.view(Plane.SCRIBBLES) == 1).any()
    assert desk.session.classes.names == ("background", "cell (deleted)", "debris")
    assert edits.undo_label == "Delete class cell"
    edits.undo()
    settled(desk, edits)
    assert desk.session.classes.names == ("background", "cell", "debris")
    for image_id, mask in masks(desk).items():
        assert np.array_equal(mask, before[image_id])
    assert (desk.image.planes.view(Plane.SCRIBBLES) == 1).any()
    assert edits.redo_label == "Delete class cell"
    edits.redo()
    settled(desk, edits)
    assert not any((mask == 1).any() for mask in masks(desk).values())
    edits.undo()
    settled(desk, edits)
    for image_id, mask in masks(desk).items():
        assert np.array_equal(mask, before[image_id])


def test_work_done_after_a_deletion_stays_when_the_deletion_is_undone(
    desk: Desk, edits: ProjectEdits
) -> None:
    paint_all(desk, 1)
    delete(desk, edits, 1, IGNORE)
    desk.stroke(StrokeKind.BRUSH, 2, (10, 5), (10, 10))
    painted = desk.image.planes.view(Plane.MASK)[10, 5:10].copy()
    desk.open(1)
    edits.undo()
    settled(desk, edits)
    assert (masks(desk)[desk.image.id] == 1).any()
    desk.open(0)
    assert np.array_equal(desk.image.planes.view(Plane.MASK)[10, 5:10], painted)
    assert (desk.image.planes.view(Plane.MASK) == 1).any()


def test_a_removed_image_is_changed_too_as_it_may_come_back(desk: Desk, edits: ProjectEdits) -> None:
    paint_all(desk, 1)
    last = desk.session.project.images.rows()[2].id
    edits.remove_images([last])
    delete(desk, edits, 1, IGNORE)
    edits.put_back_images([last])
    assert not (masks(desk)[last] == 1).any()


def test_statuses_stay_as_they_were(desk: Desk, edits: ProjectEdits) -> None:
    paint_all(desk, 1)
    desk.session.project.images.set_status(desk.image.id, ImageStatus.ACCEPTED)
    delete(desk, edits, 1, IGNORE)
    statuses = [row.status for row in desk.session.project.images.rows()]
    assert statuses == [ImageStatus.ACCEPTED, ImageStatus.STARTED, ImageStatus.STARTED]


def test_an_unused_last_class_goes_without_a_trace_and_its_number_is_free_again(
    desk: Desk, edits: ProjectEdits
) -> None:
    desk.open(0)
    class_id = edits.classes.add()
    assert len(desk.session.classes) == 4
    edits.classes.request_delete(class_id)
    settled(desk, edits)
    assert desk.session.classes.names == ("background", "cell", "debris")
    edits.undo()
    assert desk.session.classes.names == ("background", "cell", "debris", "class 3")


@pytest.mark.parametrize("way", ["undone step", "model", "in the middle"])
def test_a_class_that_anything_may_still_know_keeps_its_number(
    desk: Desk, edits: ProjectEdits, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.open(0)
    class_id = 1 if way == "in the middle" else 2
    if way == "undone step":
        desk.stroke(StrokeKind.BRUSH, class_id, (10, 5), (10, 20))
        edits.undo()
    if way == "model":
        monkeypatch.setattr(edits.classes, "_is_known_to_a_model", lambda class_id: True)
    edits.classes.request_delete(class_id)
    settled(desk, edits)
    classes = desk.session.classes
    assert len(classes) == 3
    assert not classes.has(class_id)
    path = desk.session.project.path
    desk.session.project.flush()
    with Project.open(path, read_only=True) as project:
        assert project.classes == classes
    with pytest.raises(UserError):
        desk.session.begin_stroke(StrokeKind.BRUSH, class_id, 3.0)


def test_a_step_that_brings_pixels_of_a_deleted_class_back_brings_the_class_back(
    desk: Desk, edits: ProjectEdits
) -> None:
    desk.open(0)
    desk.stroke(StrokeKind.BRUSH, 1, (10, 5), (10, 20))
    edits.undo()
    edits.classes.request_delete(1)
    settled(desk, edits)
    assert not desk.session.classes.has(1)
    edits.undo()  # the deletion
    assert desk.session.classes.has(1)
    edits.classes.request_delete(1)
    settled(desk, edits)
    desk.session.redo()
    edits.classes.restore_those_in_sight()
    assert desk.session.classes.has(1)
    assert any("is back" in notice.summary for notice in desk.notices)


def test_adding_is_undone_but_not_what_others_have_drawn_with_the_class(
    desk: Desk, edits: ProjectEdits
) -> None:
    desk.open(0)
    class_id = edits.classes.add()
    edits.undo()
    settled(desk, edits)
    assert len(desk.session.classes) == 3
    edits.redo()
    assert len(desk.session.classes) == 4
    desk.open(1)
    desk.stroke(StrokeKind.BRUSH, class_id, (10, 5), (10, 20))
    desk.open(0)
    edits.undo()
    settled(desk, edits)
    assert desk.session.classes.has(class_id)
    assert any("stays" in notice.summary for notice in desk.notices)


def test_the_prediction_of_a_deleted_class_is_not_shown(desk: Desk, edits: ProjectEdits) -> None:
    desk.open(0)
    add_model(desk, "model-001")
    answer(desk, asked_for_open(desk), class_id=1)
    assert (desk.shown() == 1).all()
    edits.classes.request_delete(1)
    settled(desk, edits)
    assert (desk.shown() == IGNORE).all()
    edits.undo()
    assert (desk.shown() == 1).all()


def test_a_deletion_that_is_stopped_changes_nothing(desk: Desk, edits: ProjectEdits) -> None:
    paint_all(desk, 1)
    before = masks(desk)
    uses: list[ClassUse] = []
    edits.classes.counted.subscribe(uses.append)
    edits.classes.request_delete(1)
    desk.wait(lambda: bool(uses))
    edits.classes.delete(uses[0], IGNORE)
    edits.classes.cancel()
    settled(desk, edits)
    has_class = desk.session.classes.has(1)
    for image_id, mask in masks(desk).items():
        wanted = before[image_id] if has_class else np.where(before[image_id] == 1, IGNORE, before[image_id])
        assert np.array_equal(mask, wanted)


def test_the_only_class_and_a_taken_name_are_refused_in_a_sentence(desk: Desk, edits: ProjectEdits) -> None:
    classes = desk.session.classes
    desk.session.set_classes(classes.without(1).without(2))
    with pytest.raises(UserError, match="The only class"):
        edits.classes.request_delete(0)
    desk.session.set_classes(classes)
    with pytest.raises(UserError, match="There is a class 'cell' already"):
        desk.session.classes.with_changed(2, name="cell")
    with pytest.raises(UserError, match="There is a class 'cell' already"):
        desk.session.classes.with_added("cell")


def test_a_class_that_differs_from_another_in_case_only_is_told_once(desk: Desk, edits: ProjectEdits) -> None:
    session = desk.session
    notices: list[str] = []
    session.events.notice.subscribe(lambda notice: notices.append(notice.summary))
    other = session.classes.names[0].upper()
    session.set_classes(session.classes.with_changed(1, name=f"{other}\n"))
    session.set_classes(session.classes.with_changed(1, color=(1, 2, 3)))
    assert session.classes.names[1] == other
    assert [other in text for text in notices] == [True]


def test_a_class_merged_into_another_is_part_of_it_everywhere_and_undo_makes_two_of_them(
    desk: Desk, edits: ProjectEdits
) -> None:
    paint_all(desk, 1)
    edits.class_display.lock([1, 2], True)
    before = masks(desk)
    uses: list[ClassUse] = []
    edits.classes.merge_counted.subscribe(uses.append)
    edits.classes.request_merge(1)
    desk.wait(lambda: bool(uses))
    edits.classes.merge(uses[0], 2)
    settled(desk, edits)
    assert edits.undo_label == "Merge cell into debris"
    assert any("'cell' is part of 'debris' now" in notice.summary for notice in desk.notices)
    for image_id, mask in masks(desk).items():
        assert np.array_equal(mask, np.where(before[image_id] == 1, 2, before[image_id]))
    edits.undo()
    settled(desk, edits)
    assert desk.session.classes.has(1)
    for image_id, mask in masks(desk).items():
        assert np.array_equal(mask, before[image_id])


def test_names_of_which_some_are_taken_are_added_as_one_step_without_those(
    desk: Desk, edits: ProjectEdits
) -> None:
    desk.open(0)
    names = ["leaf", "Cell", "Leaf", "stem"]
    ids = edits.classes.add_named([NamedColor(name) for name in names])
    assert [desk.session.classes[i].name for i in ids] == ["leaf", "stem"]
    assert ": Cell, Leaf." in desk.notices[-1].summary
    with pytest.raises(UserError, match="There is a class 'leaf' already"):
        edits.classes.add_named([NamedColor("LEAF")])
    edits.undo()
    settled(desk, edits)
    assert desk.session.classes.names == ("background", "cell", "debris")
    edits.redo()
    desk.stroke(StrokeKind.BRUSH, ids[0], (10, 5), (10, 20))
    desk.open(1)
    edits.undo()
    settled(desk, edits)
    assert [info.name for info in desk.session.classes.present][-1] == "leaf", "it is used, so it stays"


def test_order_and_groups_are_those_of_lists_only(desk: Desk, edits: ProjectEdits) -> None:
    desk.open(0)
    display = edits.class_display

    def order() -> list[str]:
        return [info.name for info in desk.session.classes.in_order]

    edits.classes.add_named([NamedColor("leaf")])
    assert not display.move(0, -1)
    assert display.move(3, -1)
    assert order() == ["background", "cell", "leaf", "debris"]
    display.set_group([0, 3], "plant")
    assert order() == ["background", "leaf", "cell", "debris"]
    assert display.move(3, 1), "the group moves as a whole"
    assert order() == ["cell", "background", "leaf", "debris"]
    assert display.move(3, -1)
    assert order() == ["cell", "leaf", "background", "debris"]
    assert desk.session.classes.names == ("background", "cell", "debris", "leaf")
    while edits.undo_label:
        edits.undo()
        settled(desk, edits)
    assert order() == ["background", "cell", "debris"]


def test_showing_one_class_only_and_all_again(desk: Desk, edits: ProjectEdits) -> None:
    desk.open(0)
    display = edits.class_display

    def hidden() -> list[int]:
        return [info.id for info in desk.session.classes if info.is_hidden]

    display.solo(1)
    assert hidden() == [0, 2]
    display.solo(2)
    assert hidden() == [0, 1]
    display.solo(2)
    assert hidden() == []
    assert not display.show_all()


def test_each_time_a_deletion_is_done_or_undone_it_is_said(desk: Desk, edits: ProjectEdits) -> None:
    for place in (1, 0):
        desk.open(place)
        desk.stroke(StrokeKind.SCRIBBLE, 1, (50, 5), (50, 20))
    desk.stroke(StrokeKind.BRUSH, 1, (10, 5), (10, 20))
    use = delete(desk, edits, 1, IGNORE)
    done = "The class 'cell' is deleted; its pixels in 1 image are unlabelled."
    assert len(use.pixels) == 2
    edits.undo()
    settled(desk, edits)
    edits.redo()
    settled(desk, edits)
    said = [notice.summary for notice in desk.notices if "cell" in notice.summary]
    assert said == [done, "The class 'cell' is back.", done]


def test_a_removal_of_images_is_said_when_it_is_undone_and_done_again(
    desk: Desk, edits: ProjectEdits
) -> None:
    desk.open(0)
    name = desk.image.record.shown_name
    edits.remove_images([desk.image.id])
    assert desk.notices[-1].summary == f"Removed from the project: {name}."
    edits.undo()
    assert desk.notices[-1].summary == f"Back in the project: {name}."
    edits.redo()
    assert desk.notices[-1].summary == f"Removed from the project: {name}."


@pytest.mark.parametrize("replacement", [IGNORE, 2])
def test_the_first_class_is_deleted_as_any_other_and_no_number_moves(
    desk: Desk, edits: ProjectEdits, replacement: int
) -> None:
    paint_all(desk, 0)
    before = masks(desk)
    delete(desk, edits, 0, replacement)
    assert desk.session.classes.names == ("background (deleted)", "cell", "debris")
    assert desk.session.classes.names_by_place == ("__unused_0__", "cell", "debris")
    assert not desk.session.classes.has_background
    for image_id, mask in masks(desk).items():
        assert np.array_equal(mask, np.where(before[image_id] == 0, replacement, before[image_id]))
    with pytest.raises(UserError, match="There is no class 0"):
        desk.stroke(StrokeKind.BRUSH, 0, (10, 5), (10, 20))
    edits.undo()
    settled(desk, edits)
    assert desk.session.classes.names == ("background", "cell", "debris")
    assert desk.session.classes.has_background
    for image_id, mask in masks(desk).items():
        assert np.array_equal(mask, before[image_id])


def test_a_cut_of_single_regions_leaves_the_rest_open_where_the_first_class_is_deleted(
    desk: Desk, edits: ProjectEdits
) -> None:
    desk.session.set_classes(desk.session.classes.without(0))
    desk.session.set_cut_settings(CutSettings(method="object"))
    desk.open(0)
    desk.stroke(StrokeKind.SCRIBBLE, 1, (20, 60), (40, 60))
    desk.wait(lambda: desk.image.preview is not None and desk.session.is_settled)
    preview = desk.image.preview
    assert preview is not None
    assert set(np.unique(preview.labels).tolist()) == {1, IGNORE}


@pytest.mark.parametrize(("class_id", "is_thing"), [(0, False), (1, False), (1, True)])
def test_a_deleted_class_that_a_step_of_an_image_brings_back_is_what_it_was_once_its_deletion_is_undone(
    desk: Desk, edits: ProjectEdits, class_id: int, is_thing: bool
) -> None:
    desk.session.set_classes(desk.session.classes.with_changed(class_id, is_thing=is_thing))
    before = desk.session.classes
    paint_all(desk, class_id)
    delete(desk, edits, class_id, 2)
    desk.session.undo()
    edits.classes.restore_those_in_sight()
    assert desk.session.classes.has(class_id)
    while edits.undo():
        settled(desk, edits)
    settled(desk, edits)
    assert desk.session.classes == before


def test_a_deleted_class_whose_number_another_one_has_got_comes_back_behind_it(
    desk: Desk, edits: ProjectEdits
) -> None:
    desk.open(0)
    edits.classes.change(2, color=(1, 2, 3))
    edits.classes.request_delete(2)
    settled(desk, edits)
    assert desk.session.classes.names == ("background", "cell")
    edits.classes.add_named([NamedColor("dust")])
    desk.open(1)
    desk.stroke(StrokeKind.BRUSH, 2, (10, 5), (10, 20))
    painted = masks(desk)
    desk.open(0)
    for names in (
        ("background", "cell", "dust"),
        ("background", "cell", "dust", "debris"),
    ):
        edits.undo()
        settled(desk, edits)
        desk.dispatcher.pump()
        assert desk.session.classes.names == names
    assert desk.session.classes[3].color == (1, 2, 3)
    edits.redo()
    settled(desk, edits)
    assert [info.name for info in desk.session.classes.present] == ["background", "cell", "dust"]
    assert all(np.array_equal(mask, painted[image_id]) for image_id, mask in masks(desk).items())


def test_redo_of_a_deletion_leaves_the_class_that_has_its_number_by_then(
    desk: Desk, edits: ProjectEdits
) -> None:
    desk.open(0)
    edits.classes.request_delete(2)
    settled(desk, edits)
    edits.classes.add_named([NamedColor("dust")])
    edits.classes.add_named([NamedColor("debris")])
    desk.open(1)
    desk.stroke(StrokeKind.BRUSH, 2, (10, 5), (10, 20))
    desk.stroke(StrokeKind.BRUSH, 3, (40, 5), (40, 20))
    painted, before = masks(desk), desk.session.classes
    desk.open(0)
    for _ in range(3):
        edits.undo()
        settled(desk, edits)
        desk.dispatcher.pump()
    assert desk.session.classes == before
    edits.redo()
    settled(desk, edits)
    assert desk.session.classes == before
    assert all(np.array_equal(mask, painted[image_id]) for image_id, mask in masks(desk).items())


def test_a_class_that_was_deleted_without_a_trace_comes_back_as_it_was(
    desk: Desk, edits: ProjectEdits
) -> None:
    desk.open(0)
    edits.classes.change(2, color=(1, 2, 3), is_thing=False)
    edits.class_display.set_group([2], "other")
    before = desk.session.classes
    edits.classes.request_delete(2)
    settled(desk, edits)
    assert len(desk.session.classes) == 2
    edits.undo()
    assert desk.session.classes == before
