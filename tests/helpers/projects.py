"""Small projects, images and edits with known answers."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import Image

from engine.core import ClassList, ImageId, LabelMap, Rect
from engine.document.history import History
from engine.document.planes import LabelPlanes, Plane
from engine.storage import Project

SHAPE = (150, 290)
CLASSES = ClassList.from_names(["background", "cell", "debris"])


def save_image(path: Path, shape: tuple[int, int] = SHAPE, value: int = 90) -> Path:
    """A plain grey picture."""
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(np.full(shape, value, np.uint8)).save(path)
    return path


def touch(folder: Path, *names: str) -> Path:
    """Files that are no images at all, to prove that nothing opens them."""
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"not an image")
    return folder


def new_project(folder: Path, images: Path | None = None, classes: ClassList = CLASSES) -> Project:
    project = Project.create(folder / "p.inkling", name="P", classes=classes)
    if images is not None:
        project.images.add_folder(images)
    return project


def one_image_project(folder: Path) -> tuple[Project, ImageId]:
    """A project with one readable image of SHAPE, whose size is noted."""
    save_image(folder / "images" / "a.png")
    project = new_project(folder, folder / "images")
    image_id = project.images.rows()[0].id
    project.images.set_size(image_id, *SHAPE)
    return project, image_id


def opened_history(project: Project, image_id: ImageId) -> tuple[LabelPlanes, History]:
    state = project.load_state(image_id, SHAPE)
    journal = project.journal(image_id)
    return state.planes, History(state.planes, journal, state.position, state.length)


def paint(planes: LabelPlanes, history: History, rect: Rect, value: int, plane: Plane = Plane.MASK) -> None:
    with planes.edit("Brush") as edit:
        edit.put(plane, rect, None, value)
    assert edit.change is not None
    history.push(edit.change)


def blobs(shape: tuple[int, int] = SHAPE, seed: int = 0) -> LabelMap:
    """A mask with every class of CLASSES and unlabelled pixels, in patches."""
    rng = np.random.default_rng(seed)
    small = rng.choice(np.array([0, 1, 2, 255], np.uint8), (shape[0] // 10 + 1, shape[1] // 10 + 1))
    return np.kron(small, np.ones((10, 10), np.uint8))[: shape[0], : shape[1]]
