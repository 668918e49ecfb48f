"""Names of the steps of the open image, and jumps among them."""

from __future__ import annotations

import random

import numpy as np
import pytest

from engine.core import LabelMap, Rect
from engine.document.planes import Plane
from engine.document.stroke_kind import StrokeKind
from engine.session.editing import history_steps
from engine.session.editing.project_edits import ProjectEdits
from engine.session.history_prefetch import STEPS_AHEAD
from engine.storage import Project
from tests.helpers.session import SHAPE, Desk

STROKES = 3 * STEPS_AHEAD


def mask(desk: Desk) -> LabelMap:
    return np.array(desk.image.planes.view(Plane.MASK))


def draw(desk: Desk, count: int, rng: random.Random) -> list[LabelMap]:
    """The mask before the first stroke and after each."""
    masks = [mask(desk)]
    for number in range(count):
        start = rng.randrange(SHAPE[0]), rng.randrange(SHAPE[1])
        end = rng.randrange(SHAPE[0]), rng.randrange(SHAPE[1])
        desk.stroke(StrokeKind.ERASER if number % 7 == 3 else StrokeKind.BRUSH, 1 + number % 2, start, end)
        if desk.image.history.position == len(masks):
            masks.append(mask(desk))
    return masks


def reopen(desk: Desk) -> None:
    """The image as if it had been opened with nothing of its history in memory."""
    desk.open(1)
    desk.open(0)
    history = desk.image.history
    for seq in list(history._cached):
        history._forget(seq)
    history._labels = [""] * history.length


@pytest.mark.parametrize("slice_s", [0.0, history_steps.SLICE_S])
def test_a_jump_to_any_step_shows_the_mask_of_that_step(
    desk: Desk, edits: ProjectEdits, monkeypatch: pytest.MonkeyPatch, slice_s: float
) -> None:
    monkeypatch.setattr(history_steps, "SLICE_S", slice_s)
    rng = random.Random(5)
    desk.open(0)
    masks = draw(desk, STROKES, rng)
    reopen(desk)
    for _ in range(6):
        target = rng.randrange(len(masks))
        edits.go_to_step(target)
        desk.wait(lambda wanted=target: desk.image.history.position == wanted)
        assert np.array_equal(mask(desk), masks[target])
    while edits.redo():
        pass
    assert np.array_equal(mask(desk), masks[-1])


def test_the_names_of_steps_that_only_the_disk_has_are_read_once(desk: Desk, edits: ProjectEdits) -> None:
    desk.open(0)
    draw(desk, 10, random.Random(1))
    steps, names = edits.history_steps, edits.history_steps.labels
    assert names
    assert {name.partition(": ")[0] for name in names} <= {"Brush", "Erase"}
    reopen(desk)
    assert set(steps.labels) == {""}
    heard: list[tuple[str, ...]] = []
    steps.changed.subscribe(lambda _: heard.append(steps.labels))
    for _ in range(3):
        steps.request_labels()
    desk.wait(lambda: bool(heard))
    assert heard == [names]


def test_a_new_step_takes_the_names_of_those_that_were_undone_away(desk: Desk, edits: ProjectEdits) -> None:
    desk.open(0)
    draw(desk, 4, random.Random(2))
    edits.go_to_step(1)
    desk.wait(lambda: desk.image.history.position == 1)
    desk.stroke(StrokeKind.BRUSH, 2, (3, 3), (9, 9))
    assert edits.history_steps.labels[1] == "Brush: debris"
    assert edits.history_steps.labels[0].startswith("Brush: ")
    assert len(edits.history_steps.labels) == 2
    assert edits.history_steps.position == 2
    edits.go_to_step(3)
    assert edits.history_steps.position == 2


def test_a_jump_ends_where_the_image_is_changed_or_left_on_the_way(desk: Desk, edits: ProjectEdits) -> None:
    desk.open(0)
    count = len(draw(desk, STROKES, random.Random(3))) - 1
    reopen(desk)
    edits.go_to_step(0)
    assert desk.image.history.position == count, "the steps are being read"
    desk.stroke(StrokeKind.BRUSH, 2, (3, 3), (9, 9))
    desk.session.settle(desk.dispatcher)
    assert desk.image.history.position == count + 1
    reopen(desk)
    edits.go_to_step(0)
    other = desk.open(1)
    assert other.history.length == 0
    desk.session.settle(desk.dispatcher)
    assert desk.image.history.position == 0, "the jump was in the other image"


def test_the_names_are_read_beside_a_writer_too(desk: Desk, edits: ProjectEdits) -> None:
    desk.open(0)
    draw(desk, 2, random.Random(4))
    desk.session.project.flush()
    with Project.open(desk.session.project.path, read_only=True) as project:
        assert project.journal(desk.image.id).labels() == list(desk.image.history.labels())
    assert all(label.startswith("Brush: ") for label in desk.image.history.labels())


@pytest.mark.parametrize("kind", list(StrokeKind))
@pytest.mark.parametrize("name", ["", "Polygon"])
@pytest.mark.parametrize("class_id", [1, 2])
def test_the_step_of_a_stroke_tells_its_class(desk: Desk, kind: StrokeKind, name: str, class_id: int) -> None:
    image = desk.open(0)
    if kind is StrokeKind.ERASER:
        desk.stroke(StrokeKind.BRUSH, class_id, (3, 3), (9, 9))
    stroke = desk.session.begin_stroke(kind, class_id, 2.0, name)
    stroke.extend([(5.0, 5.0), (8.0, 8.0)])
    stroke.finish()
    tool = name or {"brush": "Brush", "eraser": "Erase", "scribble": "Scribble"}[kind.value]
    of_class = "" if kind is StrokeKind.ERASER else f": {desk.session.classes[class_id].name}"
    assert image.history.undo_label == tool + of_class


def test_scribbles_with_and_without_a_class_in_their_name_wait_for_a_cut(desk: Desk) -> None:
    image = desk.open(0)
    with image.planes.edit("Scribble") as edit:
        edit.put(Plane.SCRIBBLES, Rect(3, 3, 6, 6), None, 1)
    assert edit.change is not None
    image.history.push(edit.change)
    assert image.has_pending_scribbles
    desk.session.undo()
    assert not image.has_pending_scribbles
    desk.stroke(StrokeKind.SCRIBBLE, 1, (3, 3), (9, 9))
    assert image.has_pending_scribbles
