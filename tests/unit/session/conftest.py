"""A session on a small real project, with a compute that does what the test says."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from engine.core import ClassList
from engine.jobs import QueueDispatcher
from engine.service import Service
from engine.session import Session
from engine.session.editing.project_edits import ProjectEdits
from engine.session.importing.dataset_imports import DatasetImports
from engine.session.review.review_wall import ReviewWall
from engine.storage import Project
from tests.helpers.fake_compute import FakeCompute
from tests.helpers.session import SHAPE, Clock, Desk, add_model, halves

CLASSES = ClassList.from_names(["background", "cell", "debris"])


def two_halves(path: Path, seed: int) -> None:
    """Dark left, bright right, with a little noise."""
    rng = np.random.default_rng(seed)
    grey = np.where(np.arange(SHAPE[1]) < SHAPE[1] // 2, 60, 190)
    noisy = grey + rng.normal(0, 4, SHAPE)
    Image.fromarray(np.clip(noisy, 0, 255).astype(np.uint8)).save(path)


@pytest.fixture
def project_path(tmp_path: Path) -> Path:
    images = tmp_path / "images"
    images.mkdir()
    for number in range(3):
        two_halves(images / f"{number}.png", number)
    project = Project.create(tmp_path / "p.inkling", name="P", classes=CLASSES)
    project.images.add_folder(images)
    project.close()
    return project.path


@pytest.fixture
def desk(project_path: Path) -> Iterator[Desk]:
    dispatcher, compute = QueueDispatcher(), FakeCompute()
    service = Service(dispatcher, compute)
    session: Session = service.open_project(project_path).session
    desk = Desk(session, compute, dispatcher, service)
    yield desk
    service.close()
    dispatcher.pump()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def edits(desk: Desk) -> Iterator[ProjectEdits]:
    made = ProjectEdits(desk.session)
    yield made
    made.close()


@pytest.fixture
def imports(desk: Desk, edits: ProjectEdits) -> Iterator[DatasetImports]:
    made = DatasetImports(desk.session, edits)
    yield made
    made.close()


@pytest.fixture
def wall(desk: Desk, edits: ProjectEdits, clock: Clock) -> Iterator[ReviewWall]:
    """Three predicted images on the wall, the third of one class only; all are painted."""
    from tests.helpers.reviewing import show_all, store_prediction

    add_model(desk, "m1")
    project = desk.session.project
    for number, record in enumerate(project.images.rows()):
        labels = halves(0, 1) if number < 2 else halves(1, 1)
        store_prediction(project, record.id, "m1", labels)
    finder = desk.service.similarity_search()
    queue = desk.service.queue(finder)
    queue.background.set_on(False)
    made = ReviewWall(desk.session, edits, queue, clock)
    show_all(made, desk.session.classes, desk.wait)
    yield made
    made.close()
    queue.close()
    finder.close()
