"""Undo for every change of what a project stores: none is final, none undone in place of a newer one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from engine.core import IGNORE
from engine.core.class_names import NamedColor
from engine.document.planes import Plane
from engine.document.stroke_kind import StrokeKind
from engine.session.editing.project_edits import ProjectEdits
from engine.storage import ClassUse, ImageStatus
from tests.helpers.session import Desk

EDITS: dict[str, Callable[[Desk, ProjectEdits], object]] = {
    "rename a class": lambda desk, edits: edits.classes.change(1, name="leaf"),
    "recolour a class": lambda desk, edits: edits.classes.change(1, color=(1, 2, 3)),
    "a class has single objects": lambda desk, edits: edits.classes.change(1, is_thing=False),
    "add a class": lambda desk, edits: edits.classes.add(),
    "delete a class": lambda desk, edits: edits.classes.request_delete(2),
    "add several classes": lambda desk, edits: edits.classes.add_named(
        [NamedColor("Leaf"), NamedColor("stem", (1, 2, 3)), NamedColor("CELL")]
    ),
    "merge a class": lambda desk, edits: merge(desk, edits, 2, 0),
    "lock a class": lambda desk, edits: edits.class_display.lock([1], True),
    "hide classes": lambda desk, edits: edits.class_display.hide([1, 2], True),
    "show only a class": lambda desk, edits: edits.class_display.solo(0),
    "move a class": lambda desk, edits: edits.class_display.move(2, -1),
    "group classes": lambda desk, edits: edits.class_display.set_group([0, 2], "rest"),
    "skip": lambda desk, edits: desk.session.skip_image(),
    "remove the open image": lambda desk, edits: edits.remove_images([desk.image.id]),
    "remove another image": lambda desk, edits: edits.remove_images(
        [desk.session.project.images.rows()[-1].id]
    ),
}
every_edit = pytest.mark.parametrize("name", EDITS)


def merge(desk: Desk, edits: ProjectEdits, class_id: int, into: int) -> None:
    uses: list[ClassUse] = []
    edits.classes.merge_counted.subscribe(uses.append)
    edits.classes.request_merge(class_id)
    desk.wait(lambda: bool(uses))
    edits.classes.merge(uses[0], into)
    desk.wait(lambda: not edits.classes.is_busy and desk.session.image is not None)


def stored(desk: Desk) -> object:
    """What the project holds beside the masks."""
    images = desk.session.project.images
    rows = [(row.id, row.status) for row in images.rows()]
    return rows, images.counts(), desk.session.project.classes.present


def settle(desk: Desk, edits: ProjectEdits) -> None:
    session = desk.session
    desk.wait(lambda: not (edits.classes.is_busy or session.busy.opening or session.busy.is_refining))


def mask_px(desk: Desk) -> int:
    return int((desk.image.planes.view(Plane.MASK) != IGNORE).sum())


@pytest.mark.parametrize("status", [ImageStatus.STARTED, ImageStatus.ACCEPTED])
@every_edit
def test_undo_takes_it_back_and_redo_does_it_again(
    desk: Desk, edits: ProjectEdits, name: str, status: ImageStatus
) -> None:
    desk.open(0)
    desk.stroke(StrokeKind.BRUSH, 1, (5, 5), (20, 20))
    if status is ImageStatus.ACCEPTED:
        assert desk.session.accept_image()
    before, image_id, px = stored(desk), desk.image.id, mask_px(desk)
    EDITS[name](desk, edits)
    settle(desk, edits)
    after = stored(desk)
    assert after != before
    for _ in range(2):
        assert edits.undo()
        settle(desk, edits)
        assert stored(desk) == before
        if name.startswith("remove"):
            desk.open(0)
        assert (desk.image.id, mask_px(desk), desk.image.record.status) == (image_id, px, status)
        assert edits.redo()
        settle(desk, edits)
        assert stored(desk) == after


@every_edit
def test_with_the_pen_down_undo_takes_back_the_stroke(desk: Desk, edits: ProjectEdits, name: str) -> None:
    desk.open(0)
    desk.stroke(StrokeKind.BRUSH, 1, (5, 5), (20, 20))
    EDITS[name](desk, edits)
    settle(desk, edits)
    after, px = stored(desk), mask_px(desk)
    is_new = desk.image.record.status in (ImageStatus.NEW, ImageStatus.SKIPPED)
    stroke = desk.session.begin_stroke(StrokeKind.BRUSH, 0, 3.0)
    stroke.extend([(40, 40), (50, 50)])
    assert edits.undo()
    settle(desk, edits)
    assert (mask_px(desk), stroke.is_open) == (px, False)
    assert is_new or stored(desk) == after


@every_edit
def test_with_the_pen_down_it_is_done_all_the_same(desk: Desk, edits: ProjectEdits, name: str) -> None:
    desk.open(0)
    stroke = desk.session.begin_stroke(StrokeKind.BRUSH, 1, 3.0)
    stroke.extend([(40, 40), (50, 50)])
    opened = desk.image.id
    EDITS[name](desk, edits)
    settle(desk, edits)
    stroke.finish()
    status = desk.session.project.images.get(opened).status
    wanted = {"skip": ImageStatus.SKIPPED, "remove the open image": ImageStatus.REMOVED}
    assert status is wanted.get(name, ImageStatus.STARTED)
    labels = desk.session.project.decided_mask(opened)
    assert labels is not None
    assert (labels == 1).any(), "the stroke is lost"


def test_a_skipped_image_that_was_worked_on_since_stays_in_work(desk: Desk, edits: ProjectEdits) -> None:
    opened = desk.open(0).id
    desk.session.skip_image()
    settle(desk, edits)
    desk.open(0)
    desk.stroke(StrokeKind.BRUSH, 1, (5, 5), (20, 20))
    desk.open(1)
    assert edits.undo_label == "Skip 0.png"
    edits.undo()
    settle(desk, edits)
    assert (desk.image.id, desk.image.record.status) == (opened, ImageStatus.STARTED)
