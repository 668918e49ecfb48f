"""Ranking of the images to label next: which are open, how they are scored, and what was offered already."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from engine.core import Event, ImageId, ModelId
from engine.session.active_learning.acquisition import (
    AcquisitionOrder,
    RankedImage,
    first_stale,
    rank,
    rotated_after,
)
from engine.storage import ImageStatus, Project
from engine.storage.caches.score_cache import StoredScore

FIRST_REST_S: Final = 60.0
LONGEST_REST_S: Final = 3600.0
OPEN_STATUSES = (ImageStatus.NEW, ImageStatus.STARTED)


def unaccepted_images(project: Project) -> list[ImageId]:
    """The images that are neither accepted nor skipped, in the order of the list."""
    return sorted(ImageId(i) for status in OPEN_STATUSES for i in project.images.ids(status=status))


@dataclass(frozen=True, slots=True)
class _Rest:
    """Pause of an image that could not be read: its end on the clock, and its length."""

    until_s: float
    pause_s: float


class Ranking:
    """State of a ranking, without files or threads; GUI thread.

    An image that could not be read rests, and is tried again: after a minute, then after twice as long each
    time.

    Attributes:
        changed: the ranking may differ.
    """

    def __init__(self, order: AcquisitionOrder, clock: Callable[[], float] = time.monotonic) -> None:
        self.changed: Event[None] = Event()
        self._order = order
        self._images: dict[ImageId, None] = {}
        self._scores: dict[ImageId, StoredScore] = {}
        self._clock = clock
        self._unreadable: dict[ImageId, _Rest] = {}
        """Open images that could not be read, those that are tried again included."""
        self._offered: set[ImageId] = set()

    # ---- changes

    @property
    def order(self) -> AcquisitionOrder:
        return self._order

    def set_order(self, order: AcquisitionOrder) -> None:
        """Rank in this order from now on; every image may be offered again."""
        self._order = order
        self._offered.clear()
        self.changed.emit(None)

    def replace(self, images: Iterable[ImageId], scores: Mapping[ImageId, StoredScore]) -> None:
        """Set the images that are not accepted, in the order of the list, and all scores."""
        self._scores = dict(scores)
        images = list(images)
        resting = {image for image, rest in self._unreadable.items() if self._is_resting(rest)}
        self._unreadable = {image: self._unreadable[image] for image in images if image in self._unreadable}
        self._images = dict.fromkeys(image for image in images if image not in resting)
        self.changed.emit(None)

    def set_status(self, statuses: Mapping[ImageId, ImageStatus]) -> list[ImageId]:
        """Take in, or drop, images whose status differs; returns those that are new."""
        added = [
            image
            for image, status in statuses.items()
            if status in OPEN_STATUSES and image not in self._images and image not in self._unreadable
        ]
        if added:
            self._take_in(added)
        for image, status in statuses.items():
            if status not in OPEN_STATUSES:
                self._images.pop(image, None)
                self._unreadable.pop(image, None)
        self.changed.emit(None)
        return added

    def set_score(self, image: ImageId, score: StoredScore) -> None:
        self._scores[image] = score
        if self._unreadable.pop(image, None) is not None and image not in self._images:
            self._take_in([image])
        self.changed.emit(None)

    def exclude(self, image: ImageId) -> None:
        """Do not offer this image for a while: it could not be read."""
        before = self._unreadable.get(image)
        pause_s = FIRST_REST_S if before is None else min(2 * before.pause_s, LONGEST_REST_S)
        self._unreadable[image] = _Rest(self._clock() + pause_s, pause_s)
        self._images.pop(image, None)
        self.changed.emit(None)

    def take_back(self) -> list[ImageId]:
        """Take in again, and return, the images that have rested; whoever reads them finds out."""
        rested = [
            image
            for image, rest in self._unreadable.items()
            if image not in self._images and not self._is_resting(rest)
        ]
        if rested:
            self._take_in(rested)
            self.changed.emit(None)
        return rested

    def _is_resting(self, rest: _Rest) -> bool:
        return self._clock() < rest.until_s

    def _take_in(self, images: Iterable[ImageId]) -> None:
        self._images = dict.fromkeys(sorted([*self._images, *images]))

    # ---- questions

    @property
    def image_count(self) -> int:
        """Images that are not accepted."""
        return len(self._images)

    @property
    def scores(self) -> Mapping[ImageId, StoredScore]:
        """Scores of all images that a model has predicted."""
        return self._scores

    def predicted_count(self, model: ModelId | None) -> int:
        """Images that are not accepted and have a score of this model."""
        return sum(s.model == model and image in self._images for image, s in self._scores.items())

    def is_unscored(self, image: ImageId) -> bool:
        """Whether the image is not accepted and no model has seen it."""
        return image in self._images and image not in self._scores

    def first_stale(self, model: ModelId, without: set[ImageId]) -> ImageId | None:
        """The first image whose score is another model's; see `acquisition.first_stale`."""
        scores = {image: score for image, score in self._scores.items() if image not in without}
        return first_stale(self._order, self._images, scores, model)

    def first(self, limit: int, model: ModelId | None) -> list[RankedImage]:
        """The first `limit` images; see `acquisition.rank`. Diversity is ranked by the similarity search."""
        return rank(self._order, self._images, self._scores, model, limit)

    def contains(self, image: ImageId | None) -> bool:
        return image in self._images

    def offer(self, current: ImageId | None, model: ModelId | None) -> RankedImage | None:
        """The best image but `current`; each is offered once before any comes again."""
        if self._order is AcquisitionOrder.IN_ORDER or model is None:
            others = [image for image in rotated_after(list(self._images), current) if image != current]
            entry = next(iter(rank(self._order, others[:1], {}, None, 1)), None)
        else:
            entry = self._best_not_offered(current, model)
        if entry is not None:
            self._offered.add(entry.image)
        return entry

    def _best_not_offered(self, current: ImageId | None, model: ModelId) -> RankedImage | None:
        for excluded in (set(self._offered), set[ImageId]()):
            left = {image: None for image in self._images if image not in excluded and image != current}
            if left:
                return rank(self._order, left, self._scores, model, 1)[0]
            self._offered.clear()
        return None
