"""The sample project: complete, repeatable, and never made over the user's work."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from engine.demo_project import CLASSES, demo_project, make_demo
from engine.document.planes import Plane
from engine.storage import ImageStatus, Project
from resources.demo_cells import BACKGROUND, CELL, draw_cells


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_demo(tmp_path_factory.mktemp("demo"))


def test_the_demo_has_pictures_to_learn_from_to_check_with_and_to_work_on(demo: Path) -> None:
    with Project.open(demo) as project:
        rows = {r.mask_name: (r.status, r.split) for r in project.images.rows()}
    assert rows["cells-1"] == (ImageStatus.ACCEPTED, "train")
    assert rows["cells-2"] == (ImageStatus.ACCEPTED, "val")
    assert rows["cells-3"] == (ImageStatus.NEW, None)
    assert rows["coins"] == (ImageStatus.STARTED, None)
    assert "cat" in rows


def test_the_accepted_mask_is_the_drawn_truth(demo: Path) -> None:
    with Project.open(demo) as project:
        record = next(r for r in project.images.rows() if r.mask_name == "cells-1")
        mask = project.decided_mask(record.id)
    assert np.array_equal(mask, draw_cells(1)[1])


def test_the_coins_carry_scribbles_of_two_classes(demo: Path) -> None:
    with Project.open(demo) as project:
        record = next(r for r in project.images.rows() if r.mask_name == "coins")
        scribbles = project.load_state(record.id, (303, 384)).planes.snapshot(Plane.SCRIBBLES)
    assert set(np.unique(scribbles)) == {CLASSES.index("background"), CLASSES.index("coin"), 255}


def test_the_sample_labels_can_be_undone(demo: Path) -> None:
    with Project.open(demo) as project:
        record = next(r for r in project.images.rows() if r.mask_name == "cells-1")
        state = project.load_state(record.id, (256, 320))
    assert (state.position, state.length) == (1, 1)


def test_the_demo_is_kept_as_the_user_left_it(own_home: Path) -> None:
    path = demo_project()
    with Project.open(path) as project:
        project.settings.set("project.name", "Mine")
    assert demo_project() == path
    with Project.open(path) as project:
        assert project.name == "Mine"


def test_drawn_cells_are_the_same_for_the_same_seed() -> None:
    first, second = draw_cells(5), draw_cells(5)
    assert np.array_equal(first[0], second[0])
    assert np.array_equal(first[1], second[1])


def test_drawn_cells_are_brighter_than_what_is_around_them() -> None:
    image, mask = draw_cells(3)
    assert 0.1 < np.mean(mask == CELL) < 0.5
    assert image[mask == CELL].mean() > image[mask == BACKGROUND].mean() + 30
