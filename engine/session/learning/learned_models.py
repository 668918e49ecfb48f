"""Images that are learned from, looked at again: those that are not accepted any more, and their models."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import numpy as np

from engine.core import IGNORE, ImageId, ModelId
from engine.storage import ImageStatus, Project

if TYPE_CHECKING:
    from engine.learn.request import Sample


class LearnedModels:
    """Models of this session with the keys of the images that they learned from; GUI thread, quick."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._origins: dict[ModelId, tuple[frozenset[str], ModelId | None]] = {}

    def note(self, model: ModelId, keys: Iterable[str]) -> None:
        """Note a model that takes the place of the current one."""
        before = self._project.models.current
        self._origins[model] = frozenset(keys), None if before is None else before.id

    def is_of_this_session(self, model: ModelId) -> bool:
        """Whether this model was trained, and promoted, since the project was opened."""
        return model in self._origins

    def go_back(self) -> bool:
        """Where no image of the current model is accepted any more, the one before it is current again.

        A model is given up once: who chooses it again wants it.
        """
        current = self._project.models.current
        model = before = None if current is None else current.id
        while model is not None and model in self._origins:
            keys, earlier = self._origins[model]
            if any(is_learned_from(self._project, key) for key in keys):
                break
            del self._origins[model]
            model = earlier
        if model != before:
            self._project.models.set_current(model)
        return model != before


def is_learned_from(project: Project, key: str) -> bool:
    """Whether the image of this key is accepted, and not removed."""
    image_id = ImageId(int(key))
    is_removed = project.images.get(image_id).status is ImageStatus.REMOVED
    return not is_removed and project.images.work_status(image_id) is ImageStatus.ACCEPTED


def taken_back(project: Project, keys: Iterable[str]) -> list[str]:
    """Those of these images that are not to be learned from any more."""
    return [key for key in keys if not is_learned_from(project, key)]


def is_any_trained_on(project: Project, keys: Iterable[str]) -> bool:
    """Whether one of these images is not held back."""
    return any(project.images.get(ImageId(int(key))).split != "val" for key in keys)


def blank_sample(project: Project, key: str) -> Sample:
    """A sample without labels, by which a round forgets the image."""
    from engine.learn.request import Sample

    path = project.images.get(ImageId(int(key))).path
    return Sample(key, path, np.full((1, 1), IGNORE, np.uint8))


def has_more_classes(samples: Iterable[Sample], count: int) -> bool:
    """Whether a sample has a class that a network of this many classes does not know."""
    return any(np.flatnonzero(sample.counts[:IGNORE]).max(initial=0) >= count for sample in samples)
