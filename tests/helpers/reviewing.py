"""Predictions on disk for tests of the review wall, and a look at all of it."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import asdict

import numpy as np
from PySide6.QtWidgets import QWidget

from engine.core import IGNORE, ClassList, ImageId, LabelMap, ModelId
from engine.document.image import read_image
from engine.predict.settings import PredictSettings
from engine.session.review.review_wall import ReviewWall
from engine.session.review.tile_drawing import TileStyle
from engine.storage import ImageStatus, Project
from engine.storage.caches.prediction_file import StoredPrediction
from engine.storage.caches.prediction_folder import FOLDER, PredictionFolder, PredictionKey
from gui.wall.dialog import WallDialog
from tests.helpers.session import Desk

SIDE_PX = 192


def store_prediction(
    project: Project,
    image_id: ImageId,
    model: str,
    labels: LabelMap,
    settings: PredictSettings | None = None,
) -> None:
    """What a model said of an image, by the usual settings or these, as the prediction cache has it."""
    count = len(project.classes)
    probs = np.stack([labels == class_id for class_id in range(count)]).astype(np.float16)
    stored = StoredPrediction(labels, np.zeros_like(labels), probs, 1)
    way = json.dumps(asdict(settings or PredictSettings()), sort_keys=True)
    pixels = read_image(project.images.get(image_id).path)
    folder = PredictionFolder(project.path / FOLDER, read_only=False)
    folder.write(PredictionKey(image_id, ModelId(model), way), pixels, stored)


def mask_style(classes: ClassList) -> TileStyle:
    """Masks filled, as at first."""
    return TileStyle(classes, 0.5, True, False)


def show_all(wall: ReviewWall, classes: ClassList, wait: Callable[[Callable[[], bool]], object]) -> None:
    """List the wall, make all tiles, and paint them."""
    wall.begin_visit()
    wait(lambda: wall.list.is_listed and not wall.list.is_busy)
    wall.want(wall.images, SIDE_PX, mask_style(classes))
    wait(lambda: all(wall.tiles.is_current(i) or wall.tiles.problem(i) for i in wall.images))
    wall.note_painted(wall.images)


def ids(desk: Desk) -> list[ImageId]:
    """The images of the project, in its order."""
    return [record.id for record in desk.session.project.images.rows()]


def status(desk: Desk, image_id: ImageId) -> ImageStatus:
    """Status of one image."""
    return desk.session.project.images.get(image_id).status


def accept(desk: Desk, wall: ReviewWall, *, with_doubtful: bool = False) -> bool:
    """Accept what is in sight, and wait until that is done; whether anything was to be accepted."""
    is_taken = wall.accept_page(with_doubtful=with_doubtful, by_key=True)
    desk.wait(lambda: not wall.is_accepting)
    return is_taken


def state_of(desk: Desk) -> object:
    """What is stored of all images: status, mask, and what is known of their cost."""
    project = desk.session.project
    project.flush()
    masks = [project.decided_mask(i) for i in ids(desk)]
    accepted = [session.accepted is not None for session in project.effort_log.all()]
    return (
        [status(desk, i) for i in ids(desk)],
        [None if mask is None or (mask == IGNORE).all() else mask.tobytes() for mask in masks],
        any(accepted),
    )


def see_wall(front: Callable[[], QWidget], events: Callable[[], None], patience_s: float = 1.0) -> None:
    """Keep the review wall in sight, where it is in front, for as long as a page takes at least.

    Args:
        patience_s: after which it is left though it is not drawn; a walk goes on then.
    """
    began_s = time.monotonic()
    while time.monotonic() < began_s + patience_s:
        dialog = front()
        if not isinstance(dialog, WallDialog):
            return
        events()
        time.sleep(0.001)
        shown = dialog.grid.whole_images()
        is_drawn = bool(shown) and all(dialog.wall.tiles.is_current(i) for i in shown)
        if is_drawn and time.monotonic() > began_s + 0.3 + 0.1 * len(shown):
            return
