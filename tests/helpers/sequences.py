"""A sequence whose frames have known masks, in a session, and the moves that a user makes in it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import cv2
import numpy as np
from PIL import Image

from engine.core import ClassList, ImageId, LabelMap
from engine.jobs import QueueDispatcher
from engine.service import Service
from engine.session.editing.project_edits import ProjectEdits
from engine.storage import Project, accept_mask
from tests.helpers.fake_compute import FakeCompute
from tests.helpers.session import Desk

CLASSES = ClassList.from_names(["background", "cell", "debris"])
SHAPE = (90, 150)
COUNT = 5
STEP = 12


def frame(number: int) -> tuple[np.ndarray, LabelMap]:
    """A textured disc that moves to the right on a textured ground, and its mask."""
    grey = np.empty(SHAPE, np.uint8)
    for seed, target in ((1, grey),):
        noise = np.random.default_rng(seed).random(SHAPE).astype(np.float32)
        cv2.normalize(cv2.GaussianBlur(noise, (0, 0), 2), target, 20, 120, cv2.NORM_MINMAX, cv2.CV_8U)
    mask = np.zeros(SHAPE, np.uint8)
    cv2.circle(mask, (30 + STEP * number, 45), 16, 1, -1)
    noise = np.random.default_rng(2).random(SHAPE).astype(np.float32)
    bright = cv2.normalize(cv2.GaussianBlur(noise, (0, 0), 2), None, 130, 250, cv2.NORM_MINMAX, cv2.CV_8U)
    moved = np.roll(bright, STEP * number, axis=1)
    return np.where(mask == 1, moved, grey), mask


@contextmanager
def sequence_desk(tmp_path: Path) -> Iterator[Desk]:
    """A session whose project has these frames, none of them opened yet."""
    images = tmp_path / "images"
    images.mkdir()
    for number in range(COUNT):
        Image.fromarray(frame(number)[0]).save(images / f"t{number}.png")
    project = Project.create(tmp_path / "p.inkling", name="P", classes=CLASSES)
    project.images.add_folder(images)
    project.close()
    dispatcher, compute = QueueDispatcher(), FakeCompute()
    service = Service(dispatcher, compute)
    yield Desk(service.open_project(project.path).session, compute, dispatcher, service)
    service.close()
    dispatcher.pump()


def ids(desk: Desk) -> list[ImageId]:
    return [row.id for row in desk.session.project.images.rows()]


def masks(desk: Desk) -> list[LabelMap | None]:
    return [desk.session.project.decided_mask(image_id) for image_id in ids(desk)]


def statuses(desk: Desk) -> str:
    """First letters of the statuses of all images."""
    return "".join(row.status.value[0] for row in desk.session.project.images.rows())


def accept(desk: Desk, *numbers: int) -> None:
    """Accept frames before they are opened."""
    for number in numbers:
        accept_mask(desk.session.project, ids(desk)[number], frame(number)[1])
    desk.session.events.images_changed.emit(None)


def open_frame(desk: Desk, edits: ProjectEdits, number: int) -> None:
    desk.open(number)
    desk.wait(lambda: edits.sequence.frames.sequence.place(ids(desk)[number]) == number)
    settle(desk, edits)


def interpolate_around(desk: Desk, edits: ProjectEdits, number: int) -> None:
    """Fill the frames between the first and the last one, which are accepted, while one of them is open."""
    accept(desk, 0, COUNT - 1)
    open_frame(desk, edits, number)
    edits.sequence.interpolate()
    settle(desk, edits)


def settle(desk: Desk, edits: ProjectEdits) -> None:
    session = desk.session
    desk.wait(
        lambda: (
            not edits.sequence.is_busy
            and session.busy.files is None
            and session.image is not None
            and not session.busy.opening
            and session.is_settled
        )
    )


def iou(labels: LabelMap | None, number: int) -> float:
    assert labels is not None
    wanted = frame(number)[1] == 1
    return float(((labels == 1) & wanted).sum() / ((labels == 1) | wanted).sum())
