"""Which steps of a history say that a person drew the mask."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.core import Rect
from engine.session.learning import drawn_masks
from engine.session.learning.drawn_masks import DrawnMasks, has_drawn_step
from engine.session.open_image import ACCEPT_LABEL
from engine.storage import accept_mask
from tests.helpers.projects import (
    blobs,
    new_project,
    one_image_project,
    opened_history,
    paint,
    save_image,
)


@pytest.mark.parametrize(
    ("steps", "is_drawn"),
    [
        ([], True),
        (["Accept image"], False),
        (["Import masks"], True),
        (["Brush: cell", "Accept image"], True),
        (["Accept image", "Scribble: cell", "Cut"], True),
        (["Scribble: cell", "Accept image"], True),
        (["Scribble: cell", "Take back scribbles", "Accept image"], False),
        (["Scribble: cell", "Cut", "Scribble: cell", "Take back scribbles"], True),
        (["Brush: cell", "Clear image", "Accept image"], False),
        (["Brush: cell", "Start anew on changed image", "Accept image"], False),
        (["Propagate mask"], False),
        (["Copy mask", "Eraser"], True),
        (["Accept image", "Merge cell into debris"], False),
    ],
)
def test_a_mask_is_drawn_where_a_step_in_force_is_a_persons(steps: list[str], is_drawn: bool) -> None:
    assert has_drawn_step(steps) == is_drawn


def test_many_images_are_told_by_their_newest_steps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawn_masks, "_MANY", 2)
    for name in "abc":
        save_image(tmp_path / "images" / f"{name}.png")
    with new_project(tmp_path, tmp_path / "images") as project:
        first, second, third = (record.id for record in project.images.rows())
        accept_mask(project, first, blobs())
        accept_mask(project, second, blobs(), ACCEPT_LABEL)
        accept_mask(project, third, blobs(), "Scribble")
        records = project.images.rows()
        drawn, one_by_one = DrawnMasks(project), DrawnMasks(project)
        drawn.find_out(records)
        found = [drawn.is_drawn(record) for record in records]
        assert found == [one_by_one.is_drawn(record) for record in records] == [True, False, True]


def test_a_correction_counts_until_it_is_undone(tmp_path: Path) -> None:
    project, image_id = one_image_project(tmp_path)
    with project:
        accept_mask(project, image_id, blobs(), ACCEPT_LABEL)
        drawn = DrawnMasks(project)
        assert not drawn.is_drawn(project.images.get(image_id))
        planes, history = opened_history(project, image_id)
        paint(planes, history, Rect(0, 0, 30, 30), 2)
        assert drawn.is_drawn(project.images.get(image_id))
        history.undo()
        assert not drawn.is_drawn(project.images.get(image_id))
