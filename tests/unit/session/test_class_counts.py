"""Counts of classes over a project against plain counting, and what is counted anew."""

from __future__ import annotations

import pytest

from engine.core import ImageId, LabelMap, UserError
from engine.document.stroke_kind import StrokeKind
from engine.session.editing.class_counts import ClassCount
from engine.session.editing.project_edits import ProjectEdits
from tests.helpers.session import Desk


def count(desk: Desk, edits: ProjectEdits) -> dict[int, ClassCount]:
    answers: list[tuple[ClassCount, ...]] = []
    unsubscribe = edits.class_counts.counted.subscribe(answers.append)
    edits.class_counts.request()
    desk.wait(lambda: bool(answers))
    unsubscribe()
    return {entry.class_id: entry for entry in answers[0]}


def test_pixels_objects_and_images_are_those_of_the_masks(desk: Desk, edits: ProjectEdits) -> None:
    pixels = 0
    for index in (1, 0):
        desk.open(index)
        desk.stroke(StrokeKind.BRUSH, 1, (10, 10), (10, 20))
        desk.stroke(StrokeKind.BRUSH, 1, (40, 10), (40, 20))
        mask = desk.image.decided(desk.image.rect)
        pixels += int((mask == 1).sum())
    counts = count(desk, edits)
    assert counts[1] == ClassCount(1, pixels, 4, 2)
    assert counts[2] == ClassCount(2, 0, 0, 0)
    assert counts[0].objects is None


def test_a_mask_that_cannot_be_read_is_named_and_counted_when_it_can(
    desk: Desk, edits: ProjectEdits, monkeypatch: pytest.MonkeyPatch
) -> None:
    for index in (1, 0):
        desk.open(index)
        desk.stroke(StrokeKind.BRUSH, 1, (10, 10), (10, 20))
    whole, project = count(desk, edits), desk.session.project
    gone = project.images.rows()[1]
    desk.open(1)
    desk.stroke(StrokeKind.BRUSH, 2, (40, 10), (40, 20))
    decided_mask = project.decided_mask

    def damaged(_: object, image_id: ImageId) -> LabelMap | None:
        if image_id == gone.id:
            raise UserError("Its labels are damaged.")
        return decided_mask(image_id)

    with monkeypatch.context() as patch:
        patch.setattr(type(project), "decided_mask", damaged)
        counts = count(desk, edits)
    assert (counts[1].images, counts[2].images) == (1, 0)
    assert desk.notices[-1].summary == f"The mask of {gone.name} cannot be read and is not counted."
    again = count(desk, edits)
    assert again[1] == whole[1]
    assert again[2].images == 1


def test_only_what_changed_is_read_again(
    desk: Desk, edits: ProjectEdits, monkeypatch: pytest.MonkeyPatch
) -> None:
    for index in (1, 0):
        desk.open(index)
        desk.stroke(StrokeKind.BRUSH, 1, (10, 10), (10, 20))
    count(desk, edits)
    project, read = desk.session.project, []
    decided_mask = project.decided_mask
    monkeypatch.setattr(type(project), "decided_mask", lambda self, i: (read.append(i), decided_mask(i))[1])
    desk.stroke(StrokeKind.BRUSH, 1, (40, 10), (40, 20))
    assert count(desk, edits)[1].objects == 3
    assert read == [desk.image.id]
    edits.remove_images([desk.image.id])
    assert count(desk, edits)[1].images == 1
