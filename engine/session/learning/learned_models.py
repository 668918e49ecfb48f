"""Images that are learned from, looked at again: those that are not accepted any more, and their models."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from engine.core import IGNORE, BadInputError, ImageId, ModelId
from engine.storage import ImageStatus, ModelRecord, Project

if TYPE_CHECKING:
    from engine.learn.request import Sample

_IMAGES: Final = "learned_from"
_BEFORE: Final = "instead_of"
"""Names among the metrics of a model: numbers of the images that it learned from, and the model before it."""
_MOST: Final = 20_000
"""Of a model of more images they are not stored: all of them would be in memory with each model."""


class LearnedModels:
    """Models with the keys of the images that they learned from, and those before them; GUI thread, quick.

    Models of earlier sessions are known by their metrics. One of which no image is accepted at the beginning
    was given up, or is wanted all the same.
    """

    def __init__(self, project: Project) -> None:
        self._project = project
        self._origins: dict[ModelId, tuple[frozenset[str], ModelId | None]] = {}
        self._of_this_session: set[ModelId] = set()
        known = {record.id for record in project.models.all()}
        for record in project.models.all():
            keys, before = _origin_of(record)
            if any(is_learned_from(project, key) for key in keys):
                self._origins[record.id] = keys, before if before in known else None

    def note(self, model: ModelId, keys: Iterable[str]) -> dict[str, Any]:
        """Note a model that takes the place of the current one; what of it belongs to its metrics."""
        before = self._project.models.current
        origin = self._origins[model] = frozenset(keys), None if before is None else before.id
        self._of_this_session.add(model)
        if len(origin[0]) > _MOST:
            return {}
        return {_IMAGES: sorted(map(int, origin[0])), _BEFORE: origin[1]}

    def is_of_this_session(self, model: ModelId) -> bool:
        """Whether this model was trained, and promoted, since the project was opened."""
        return model in self._of_this_session

    def go_back(self) -> bool:
        """Where the current model was learned from what was taken back, the one before it is current again.

        That is so where none of its images is accepted any more, or most of them were taken back, as a whole
        page of the review wall is. A model is given up once: who chooses it again wants it.
        """
        current = self._project.models.current
        model = before = None if current is None else current.id
        while model is not None and model in self._origins:
            keys, earlier = self._origins[model]
            kept = sum(is_learned_from(self._project, key) for key in keys)
            if kept and kept >= sum(_is_taken_back(self._project, key) for key in keys):
                break
            del self._origins[model]
            model = earlier
        if model != before:
            self._project.models.set_current(model)
        return model != before


def _origin_of(model: ModelRecord) -> tuple[frozenset[str], ModelId | None]:
    """Keys of the images that a stored model learned from, none where they are unknown; the model before."""
    images, before = model.metrics.get(_IMAGES), model.metrics.get(_BEFORE)
    numbers = images if isinstance(images, list) else []
    keys = frozenset(str(number) for number in numbers if type(number) is int)
    return keys, ModelId(before) if isinstance(before, str) else None


def is_learned_from(project: Project, key: str) -> bool:
    """Whether the image of this key is there, accepted, and not removed."""
    image_id = ImageId(int(key))
    return _is_there(project, image_id) and project.images.work_status(image_id) is ImageStatus.ACCEPTED


def _is_taken_back(project: Project, key: str) -> bool:
    """Whether the image of this key is there, in work again, and not removed."""
    return not is_learned_from(project, key) and _is_there(project, ImageId(int(key)))


def _is_there(project: Project, image_id: ImageId) -> bool:
    try:
        return project.images.status(image_id) is not ImageStatus.REMOVED
    except BadInputError:
        return False


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
