"""Locked and hidden classes: no edit of any kind changes their decided pixels; undo and redo do."""

from __future__ import annotations

import random
from collections.abc import Callable

import numpy as np
import pytest

from engine.core import IGNORE, CancelToken, LabelMap, Rect, UserError
from engine.document.planes import LabelPlanes, Plane
from engine.document.stroke_kind import StrokeKind
from engine.edit.operation import Operation
from engine.session import OpenImage
from engine.session.editing.project_edits import ProjectEdits
from engine.session.open_image import PreparedMask
from engine.session.state import Preview
from engine.storage import Project
from tests.helpers.session import SHAPE, Desk, add_model, answer, asked_for_open

LOCKED = 1


def mask(desk: Desk) -> LabelMap:
    return desk.image.planes.snapshot(Plane.MASK)


def is_kept(desk: Desk, before: LabelMap, class_id: int = LOCKED) -> bool:
    """Whether every pixel that was decided as the class still is, and is shown so."""
    had = before == class_id
    return bool((mask(desk)[had] == class_id).all() and (desk.shown()[had] == class_id).all())


def idle(desk: Desk) -> None:
    desk.wait(lambda: not desk.session.busy.is_refining)


def brush(desk: Desk) -> None:
    desk.stroke(StrokeKind.BRUSH, 2, (20, 5), (20, 75), radius_px=8)


def erase(desk: Desk) -> None:
    desk.stroke(StrokeKind.ERASER, 2, (20, 5), (20, 75), radius_px=8)


def cut_and_apply(desk: Desk) -> None:
    desk.stroke(StrokeKind.SCRIBBLE, 2, (20, 15), (20, 30))
    desk.stroke(StrokeKind.SCRIBBLE, 0, (50, 10), (50, 70))
    idle(desk)
    assert desk.session.apply_preview()


def region(desk: Desk) -> None:
    stroke = desk.session.begin_stroke(StrokeKind.BRUSH, 2, 1.0, "Region")
    stroke.cover(Rect(10, 10, 40, 70), np.ones((30, 60), np.bool_))
    stroke.uncover(Rect(0, 0, 25, 80), np.ones((25, 80), np.bool_))
    stroke.finish()


def accept(desk: Desk) -> None:
    add_model(desk, "model-001")
    answer(desk, asked_for_open(desk), class_id=2)
    assert desk.session.accept_image()


EDITS: dict[str, Callable[[Desk], object]] = {
    "brush": brush,
    "eraser": erase,
    "cut": cut_and_apply,
    "region": region,
    "accept a prediction": accept,
    "clear": lambda desk: desk.session.clear_image(),
    **{
        operation.value: lambda desk, operation=operation: [
            desk.session.apply_operation(operation, info.id, 30)
            for info in desk.session.classes
            if not info.is_hidden
        ]
        for operation in Operation
    },
}


def paint(desk: Desk) -> None:
    """A ragged band of the class, with a speck, a hole and another class beside it."""
    desk.open(0)
    desk.stroke(StrokeKind.BRUSH, LOCKED, (18, 10), (24, 30), (18, 50), radius_px=4)
    desk.stroke(StrokeKind.BRUSH, LOCKED, (50, 60), radius_px=1)
    desk.stroke(StrokeKind.ERASER, LOCKED, (24, 30), radius_px=1)
    desk.stroke(StrokeKind.BRUSH, 2, (30, 10), (30, 70), radius_px=3)


@pytest.mark.parametrize("way", ["lock", "hide"])
@pytest.mark.parametrize("name", EDITS)
def test_no_edit_changes_a_protected_class(desk: Desk, edits: ProjectEdits, name: str, way: str) -> None:
    paint(desk)
    before = mask(desk)
    getattr(edits.class_display, way)([LOCKED], True)
    EDITS[name](desk)
    assert is_kept(desk, before)
    if name in ("brush", "eraser", "region", "clear"):
        assert (mask(desk) != before).any(), "the rest is to be changed"
    getattr(edits.class_display, way)([LOCKED], False)
    EDITS["clear"](desk)
    assert (mask(desk) == IGNORE).all()


@pytest.mark.parametrize("kind", [StrokeKind.BRUSH, StrokeKind.ERASER, StrokeKind.SCRIBBLE])
def test_a_stroke_without_an_effect_is_explained_once(
    desk: Desk, edits: ProjectEdits, kind: StrokeKind
) -> None:
    paint(desk)
    edits.class_display.lock([LOCKED], True)
    desk.notices.clear()
    stroke = desk.session.begin_stroke(kind, 2, 1.0)
    stroke.extend([(18, 10), (18, 11)])
    stroke.extend([(19, 11), (18, 12)])
    stroke.finish()
    idle(desk)
    assert [n.summary for n in desk.notices] == [
        "The class 'cell' is locked, so its pixels stay as they are."
    ]
    desk.notices.clear()
    desk.stroke(kind, 2, (18, 10), (50, 10))
    idle(desk)
    assert not any("locked" in notice.summary for notice in desk.notices)


def test_labels_are_composed_once_for_each_state_in_sight(
    desk: Desk, edits: ProjectEdits, monkeypatch: pytest.MonkeyPatch
) -> None:
    paint(desk)
    desk.session.sight.attach_canvas()
    edits.class_display.hide([0], True)
    composed: list[int] = []
    prepare = OpenImage.mask_preparation

    def counted(image: OpenImage, *, accepts: bool) -> Callable[[CancelToken], PreparedMask]:
        composed.append(1)
        return prepare(image, accepts=accepts)

    monkeypatch.setattr(OpenImage, "mask_preparation", counted)
    for _ in range(3):
        desk.session.accept_image()
    assert len(composed) == 1
    desk.stroke(StrokeKind.BRUSH, 2, (5, 5), (5, 20))
    desk.session.accept_image()
    assert len(composed) == 2


def test_a_cancelled_stroke_and_one_with_the_class_itself_are_not_explained(
    desk: Desk, edits: ProjectEdits
) -> None:
    paint(desk)
    edits.class_display.lock([LOCKED], True)
    desk.notices.clear()
    stroke = desk.session.begin_stroke(StrokeKind.BRUSH, 2, 1.0)
    stroke.extend([(18, 10)])
    stroke.cancel()
    desk.stroke(StrokeKind.BRUSH, LOCKED, (18, 10), radius_px=1)
    assert not desk.notices


def test_what_one_step_paints_with_a_locked_class_the_same_step_can_take_back(
    desk: Desk, edits: ProjectEdits
) -> None:
    desk.open(0)
    edits.class_display.lock([LOCKED], True)
    stroke = desk.session.begin_stroke(StrokeKind.BRUSH, LOCKED, 3.0)
    square = np.ones((10, 10), np.bool_)
    stroke.cover(Rect(5, 5, 15, 15), square)
    stroke.uncover(Rect(10, 10, 20, 20), square)
    stroke.finish()
    assert int((mask(desk) == LOCKED).sum()) == 75


def test_nothing_is_drawn_with_a_hidden_class(desk: Desk, edits: ProjectEdits) -> None:
    desk.open(0)
    edits.class_display.hide([LOCKED], True)
    with pytest.raises(UserError, match="hidden"):
        desk.session.begin_stroke(StrokeKind.BRUSH, LOCKED, 3.0)
    for operation in Operation:
        with pytest.raises(UserError, match="hidden"):
            desk.session.apply_operation(operation, LOCKED)
    assert (mask(desk) == IGNORE).all()
    assert desk.session.begin_stroke(StrokeKind.ERASER, LOCKED, 3.0).is_open


@pytest.mark.parametrize("way", ["apply", "accept", "tidy"])
def test_with_a_canvas_what_is_hidden_is_not_decided(desk: Desk, edits: ProjectEdits, way: str) -> None:
    desk.open(0)
    session = desk.session
    session.sight.attach_canvas()
    desk.scribble_both_halves()
    session.sight.note_painted()
    decide: dict[str, Callable[[], bool]] = {
        "apply": session.apply_preview,
        "accept": session.accept_image,
        "tidy": lambda: session.apply_operation(Operation.GROW, 0),
    }
    edits.class_display.hide([LOCKED], True)
    idle(desk)
    session.sight.note_painted()
    before = mask(desk)
    assert not decide[way]()
    assert any("'cell' is hidden" in notice.summary for notice in desk.notices)
    assert np.array_equal(mask(desk), before)
    edits.class_display.show_all()
    idle(desk)
    session.sight.note_painted()
    decide[way]()
    if way != "accept":
        assert not np.array_equal(mask(desk), before)


def test_a_hidden_class_that_the_image_lacks_is_no_obstacle(desk: Desk, edits: ProjectEdits) -> None:
    desk.open(0)
    desk.session.sight.attach_canvas()
    edits.class_display.hide([2], True)
    desk.scribble_both_halves()
    desk.session.sight.note_painted()
    assert desk.session.apply_preview()


def test_locks_are_stored_and_those_of_old_projects_are_open(desk: Desk, edits: ProjectEdits) -> None:
    display = edits.class_display
    assert not desk.session.classes.protected
    display.lock([1], True)
    display.hide([2], True)
    display.set_group([0, 2], "rest")
    display.move(1, 1)
    desk.session.project.flush()
    with Project.open(desk.session.project.path, read_only=True) as project:
        assert project.classes == desk.session.classes
        assert project.classes.protected == {1, 2}
        assert [info.id for info in project.classes.in_order] == [0, 2, 1]


@pytest.mark.parametrize("seed", range(4))
def test_random_edits_leave_locked_pixels_alone_and_undo_gives_all_back(
    desk: Desk, edits: ProjectEdits, seed: int
) -> None:
    rng = random.Random(seed)
    paint(desk)
    first = mask(desk)
    names = [name for name in EDITS if name not in ("accept a prediction", "cut")]
    for _ in range(12):
        if rng.random() < 0.3:
            class_id = rng.randrange(3)
            is_locked = desk.session.classes[class_id].is_locked
            rng.choice([edits.class_display.lock, edits.class_display.hide])([class_id], not is_locked)
            continue
        before, protected = mask(desk), desk.session.classes.protected
        if rng.random() < 0.5:
            EDITS[rng.choice(names)](desk) if 2 not in protected else EDITS["clear"](desk)
        else:
            points = [(rng.uniform(0, 60), rng.uniform(0, 80)) for _ in range(3)]
            drawable = [info.id for info in desk.session.classes if not info.is_hidden]
            if drawable:
                desk.stroke(StrokeKind.BRUSH, rng.choice(drawable), *points, radius_px=rng.uniform(1, 9))
        for class_id in protected:
            assert is_kept(desk, before, class_id)
        if rng.random() < 0.2:
            edits.undo()
    while edits.undo_label:
        edits.undo()
    assert (mask(desk) == IGNORE).all()
    while edits.redo_label:
        edits.redo()
    assert first.shape == SHAPE


@pytest.mark.parametrize("seed", range(3))
def test_planes_are_as_if_each_write_had_left_the_protected_pixels_out(seed: int) -> None:
    """Against a plain reference, over several tiles, with both planes and in one edit after the other."""
    rng = np.random.default_rng(seed)
    planes = LabelPlanes(150, 300)
    planes.protect(frozenset({3, 5}))
    plain = {plane: np.full((150, 300), IGNORE, np.uint8) for plane in Plane}
    for _ in range(12):
        frozen = np.isin(plain[Plane.MASK], (3, 5))
        with planes.edit("Edit") as edit:
            for _ in range(3):
                plane, value = Plane(rng.integers(3)), int(rng.integers(7))
                y, x = int(rng.integers(-20, 140)), int(rng.integers(-20, 280))
                rect = Rect(y, x, y + int(rng.integers(1, 90)), x + int(rng.integers(1, 200)))
                where = rng.random((rect.height, rect.width)) < 0.7
                edit.put(plane, rect, where, value)
                covered = np.zeros((150, 300), np.bool_)
                part = rect.clip(150, 300)
                if part.is_empty:
                    continue
                top, left = part.y0 - rect.y0, part.x0 - rect.x0
                covered[part.slices] = where[top : top + part.height, left : left + part.width]
                plain[plane][covered if plane is Plane.SCRIBBLES else covered & ~frozen] = value
            if rng.random() < 0.3:
                whole = rng.integers(0, 7, (150, 300)).astype(np.uint8)
                edit.write(Plane.MASK, whole)
                plain[Plane.MASK] = np.where(frozen, plain[Plane.MASK], whole)
        for plane in Plane:
            assert np.array_equal(planes.view(plane), plain[plane])


@pytest.mark.parametrize("with_cut", [False, True])
def test_labels_composed_later_are_those_shown_at_the_call(
    desk: Desk, edits: ProjectEdits, with_cut: bool
) -> None:
    image = desk.open(0)
    desk.stroke(StrokeKind.BRUSH, LOCKED, (20, 5), (20, 40), radius_px=6)
    edits.class_display.lock([LOCKED], True)
    if with_cut:
        labels = np.full(image.shape, 2, np.uint8)
        image.preview = Preview(labels, image.rect)
    for rect in (image.rect, Rect(10, 3, 31, 44)):
        shown, later = image.shown(rect), image.shown_later(rect)
        if image.preview is not None:
            image.preview.labels[:] = 0
        np.testing.assert_array_equal(later(), shown)
        if image.preview is not None:
            image.preview.labels[:] = 2
    assert (image.shown(image.rect) == LOCKED).any()
