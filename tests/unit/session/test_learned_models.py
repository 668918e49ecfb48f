"""Models learned from images that were taken back: the one before is current again."""

from __future__ import annotations

import pytest

from engine.core import ModelId
from engine.session.learning.learned_models import LearnedModels
from engine.storage import ImageStatus
from tests.helpers.session import Desk, add_model

ACCEPTED, STARTED, REMOVED = ImageStatus.ACCEPTED, ImageStatus.STARTED, ImageStatus.REMOVED


@pytest.mark.parametrize(
    ("states", "current"),
    [
        ((ACCEPTED, ACCEPTED, ACCEPTED), "second"),
        ((ACCEPTED, ACCEPTED, STARTED), "second"),
        ((ACCEPTED, STARTED, STARTED), "first"),
        ((STARTED, STARTED, STARTED), None),
        ((ACCEPTED, REMOVED, REMOVED), "second"),
    ],
)
def test_a_model_most_of_whose_images_were_taken_back_gives_way(
    desk: Desk, states: tuple[ImageStatus, ...], current: str | None
) -> None:
    """The first model learned from the first image, the second one from a page of all three."""
    project = desk.session.project
    keys = [str(int(record.id)) for record in project.images.rows()]
    learned = LearnedModels(project)
    for name, count in (("first", 1), ("second", 3)):
        learned.note(ModelId(name), keys[:count])
        add_model(desk, name)
    ids = [record.id for record in project.images.rows()]
    for image_id, state in zip(ids, states, strict=True):
        project.images.set_status(image_id, STARTED if state is STARTED else ACCEPTED)
        if state is REMOVED:
            project.images.remove([image_id])
    learned.go_back()
    now = project.models.current
    assert (None if now is None else now.id) == current
