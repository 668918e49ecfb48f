"""An undone import leaves the class list as it was before, so that the next import is as the first."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from engine.commands.cli import parse, run_headless
from engine.core import ClassList
from engine.core.classes import DEFAULT_CLASSES
from engine.document.stroke_kind import StrokeKind
from engine.formats.incoming.class_list_use import are_classes_untouched
from engine.formats.incoming.survey import ImportSurvey
from engine.jobs import JobDone, JobOutcome, QueueDispatcher
from engine.service import Service
from engine.session.editing.project_edits import ProjectEdits
from engine.session.importing.dataset_imports import DatasetImports
from engine.storage import ImageStatus
from tests.helpers.fake_compute import FakeCompute
from tests.helpers.session import SHAPE, Desk

_NAMES = ["background", "never", "nor this", "leaf"]


@pytest.fixture
def edits(desk: Desk) -> Iterator[ProjectEdits]:
    desk.session.writable_learner().set_auto(False)
    desk.session.set_classes(ClassList.from_names(DEFAULT_CLASSES), are_unused=True)
    desk.open(0)
    edits = ProjectEdits(desk.session)
    yield edits
    edits.close()


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Masks of two images of the project, the left half of class 3, and the names of all classes."""
    source = tmp_path / "theirs"
    for folder in ("images", "masks"):
        (source / folder).mkdir(parents=True)
    mask = np.zeros(SHAPE, np.uint8)
    mask[:, :40] = 3
    for name in ("0.png", "1.png"):
        (source / "images" / name).write_bytes((tmp_path / "images" / name).read_bytes())
        Image.fromarray(mask).save(source / "masks" / name)
    (source / "classes.txt").write_text("\n".join(_NAMES), encoding="utf-8")
    return source


def settle(desk: Desk, imports: DatasetImports) -> None:
    desk.wait(lambda: not imports.is_busy and desk.session.image is not None)
    desk.wait(lambda: not desk.session.busy.opening)


def take_in(desk: Desk, imports: DatasetImports, source: Path) -> None:
    outcomes: list[JobOutcome[ImportSurvey]] = []
    imports.survey(source, None, {}, outcomes.append)
    desk.wait(lambda: bool(outcomes))
    assert isinstance(outcomes[0], JobDone), outcomes[0]
    survey = outcomes[0].value
    assert survey.mapping is not None
    imports.start(survey, survey.mapping, {})
    settle(desk, imports)


def labels(desk: Desk) -> list[object]:
    project = desk.session.project
    masks = [project.decided_mask(row.id) for row in project.images.rows()]
    return [None if mask is None or (mask == 255).all() else mask.tobytes() for mask in masks]


def test_an_import_after_an_undone_one_is_as_the_first(
    desk: Desk, edits: ProjectEdits, imports: DatasetImports, source: Path
) -> None:
    session, before = desk.session, desk.session.classes
    take_in(desk, imports, source)
    first = session.classes, labels(desk)
    assert list(first[0].names) == _NAMES
    for _ in range(2):
        assert edits.undo()
        settle(desk, imports)
        assert session.classes == before
        assert are_classes_untouched(session.project)
        take_in(desk, imports, source)
        assert (session.classes, labels(desk)) == first


def test_redo_in_an_image_alone_does_not_bring_numbers_that_are_no_classes(
    desk: Desk, edits: ProjectEdits, imports: DatasetImports, source: Path
) -> None:
    take_in(desk, imports, source)
    assert edits.undo()
    settle(desk, imports)
    for index in (0, 1):
        assert not desk.open(index).history.can_redo
    desk.stroke(StrokeKind.BRUSH, 1, (30, 60), (30, 70))
    desk.session.autosave.save()
    assert desk.open(1).history.length == 1
    assert not are_classes_untouched(desk.session.project)


def test_classes_that_were_drawn_with_meanwhile_keep_their_numbers(
    desk: Desk, edits: ProjectEdits, imports: DatasetImports, source: Path
) -> None:
    take_in(desk, imports, source)
    after = desk.session.classes
    desk.open(2)
    desk.stroke(StrokeKind.BRUSH, 3, (30, 60), (30, 70))
    desk.open(0)
    assert edits.undo()
    settle(desk, imports)
    assert desk.session.classes == after


def test_classes_that_came_beside_used_ones_go_without_a_trace(
    desk: Desk, edits: ProjectEdits, imports: DatasetImports, source: Path
) -> None:
    desk.open(2)
    desk.stroke(StrokeKind.BRUSH, 1, (30, 60), (30, 70))
    desk.open(0)
    before = desk.session.classes
    take_in(desk, imports, source)
    first = desk.session.classes, labels(desk)
    assert len(first[0]) > len(before)
    assert edits.undo()
    settle(desk, imports)
    assert desk.session.classes == before
    assert edits.redo()
    settle(desk, imports)
    assert (desk.session.classes, labels(desk)) == first
    assert edits.undo()
    settle(desk, imports)
    take_in(desk, imports, source)
    assert (desk.session.classes, labels(desk)) == first


@pytest.mark.parametrize("seed", range(2))
def test_imports_undone_and_redone_at_random_keep_the_numbers(
    desk: Desk, edits: ProjectEdits, imports: DatasetImports, source: Path, seed: int
) -> None:
    rng, before = random.Random(seed), (desk.session.classes, labels(desk))
    take_in(desk, imports, source)
    after, is_in, can_redo = (desk.session.classes, labels(desk)), True, False
    for _ in range(8):
        if is_in:
            assert edits.undo()
            is_in, can_redo = False, True
        elif can_redo and rng.random() < 0.5:
            assert edits.redo()
            is_in = True
        else:
            take_in(desk, imports, source)
            is_in, can_redo = True, False
        settle(desk, imports)
        assert (desk.session.classes, labels(desk)) == (after if is_in else before)


@pytest.mark.parametrize("values", [(0, 1), (0, 301, 302)])
def test_masks_of_the_command_that_makes_a_project_are_one_step(
    tmp_path: Path, values: tuple[int, ...]
) -> None:
    """Masks of classes, and masks that number objects."""
    for number in range(3):
        mask = np.zeros(SHAPE, np.uint16 if max(values) > 255 else np.uint8)
        for place, value in enumerate(values[1:]):
            mask[5 : 5 + 6, 12 * place : 12 * place + 8] = value
        for folder, pixels in (("images", (mask + number).astype(np.uint8)), ("masks", mask)):
            (tmp_path / "set" / folder).mkdir(parents=True, exist_ok=True)
            Image.fromarray(pixels).save(tmp_path / "set" / folder / f"{number}.png")
    made = tmp_path / "set.inkling"
    words = [
        "new",
        str(made),
        "--images",
        str(tmp_path / "set/images"),
        "--masks",
        str(tmp_path / "set/masks"),
    ]
    assert run_headless(parse(words)) == 0
    dispatcher, compute = QueueDispatcher(), FakeCompute()
    service = Service(dispatcher, compute)
    desk = Desk(service.open_project(made).session, compute, dispatcher, service)
    desk.session.navigation.open_last()
    edits = ProjectEdits(desk.session)
    imports = DatasetImports(desk.session, edits)
    settle(desk, imports)
    count = desk.session.project.images.counts
    assert count()[ImageStatus.ACCEPTED] == 3
    assert edits.undo_label == "Import masks"
    assert edits.undo()
    settle(desk, imports)
    assert (count()[ImageStatus.NEW], edits.undo_label) == (3, "")
    assert edits.redo()
    settle(desk, imports)
    assert count()[ImageStatus.ACCEPTED] == 3
    imports.close()
    edits.close()
    service.close()
    dispatcher.pump()
