"""Acquisition functions of active learning: the order in which images are labelled, and the reasons.

They rank the scores of `engine.predict.image_score`. Diversity needs no function here: `engine.embed.coreset`
orders the images by their embeddings.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from typing import Final, TypeAlias

from engine.core import ImageId, ModelId
from engine.storage.caches.score_cache import StoredScore

# Steps of this share of a circle never come close to where they have been.
_GOLDEN: Final = (math.sqrt(5) - 1) / 2

ImageScores: TypeAlias = Mapping[ImageId, StoredScore]


class AcquisitionOrder(StrEnum):
    """Which image is to be labelled next."""

    IN_ORDER = "in-order"
    UNCERTAINTY = "uncertainty"
    DIVERSITY = "diversity"
    EFFORT = "effort"

    @property
    def in_words(self) -> str:
        """For people."""
        return _TITLES[self]

    @property
    def needs_model(self) -> bool:
        """Whether it ranks by a model's predictions."""
        return self in (AcquisitionOrder.UNCERTAINTY, AcquisitionOrder.EFFORT)


_TITLES: Final = {
    AcquisitionOrder.IN_ORDER: "In order",
    AcquisitionOrder.UNCERTAINTY: "Most uncertain first",
    AcquisitionOrder.DIVERSITY: "Most different first",
    AcquisitionOrder.EFFORT: "Least effort first",
}

NO_MODEL_YET: Final = "No model yet: images come in order."
NEXT_IN_LIST: Final = "next in the list"
NOT_SEEN: Final = "not looked at yet"
BY_OLDER: Final = " · by an older model"


@dataclass(frozen=True, slots=True)
class RankedImage:
    """One image that waits to be labelled.

    Attributes:
        reason: why it stands where it stands, in words.
        weight: the ranked value as a share of the list's largest, 0-1; None where it is not known.
        is_stale: the number is an older model's.
    """

    image: ImageId
    reason: str
    weight: float | None = None
    is_stale: bool = False


def _most_uncertain_first(score: StoredScore) -> float:
    """Minus the share of the uncertain pixels that are unclear: -1 to 0."""
    return -score.unclear_share


def _least_effort_first(score: StoredScore) -> float:
    """Pixels left to correct."""
    return float(score.unclear_px)


ACQUISITION_FUNCTIONS: Final[Mapping[AcquisitionOrder, Callable[[StoredScore], float]]] = {
    AcquisitionOrder.UNCERTAINTY: _most_uncertain_first,
    AcquisitionOrder.EFFORT: _least_effort_first,
}
"""Value of an image by which it is ranked, the lowest first; the other orders rank by no score."""


def rank(
    order: AcquisitionOrder,
    waiting: Collection[ImageId],
    scores: ImageScores,
    model: ModelId | None,
    limit: int,
) -> list[RankedImage]:
    """The first `limit` images of the queue.

    Scores of an older model count until they are renewed, and say so; images that no model has
    seen come after all others, in the order of the list. Without a model, or in order, all do.

    Args:
        waiting: images that are not accepted, in the order of the list; a set or dict, for speed.
    """
    value = ACQUISITION_FUNCTIONS.get(order)
    if value is None or model is None:
        reason = NEXT_IN_LIST if value is None else NO_MODEL_YET
        return [RankedImage(image, reason) for image in islice(waiting, limit)]
    seen = sorted(_entries(value, waiting, scores))
    most = max((abs(number) for number, _, _ in seen), default=0.0)
    queue: list[RankedImage] = []
    for number, _, image in seen[:limit]:
        score = scores[image]
        is_stale = score.model != model
        reason = rank_reason(order, score) + (BY_OLDER if is_stale else "")
        queue.append(RankedImage(image, reason, abs(number) / most if most > 0 else 0.0, is_stale))
    unseen = (image for image in waiting if image not in scores)
    return queue + [RankedImage(image, NOT_SEEN) for image in islice(unseen, limit - len(queue))]


def rank_reason(order: AcquisitionOrder, score: StoredScore) -> str:
    """Such as "71 % unclear beyond borders" or "about 12 doubtful places"."""
    if order is AcquisitionOrder.UNCERTAINTY:
        return f"{score.unclear_share * 100:.0f} % unclear beyond borders"
    if score.unclear_regions == 0:
        return "nothing to speak of is doubtful"
    places = (
        "1 doubtful place"
        if score.unclear_regions == 1
        else f"about {score.unclear_regions:,} doubtful places"
    )
    return f"{places}, {score.unclear_px:,} px"


def first_stale(
    order: AcquisitionOrder, waiting: Collection[ImageId], scores: ImageScores, model: ModelId
) -> ImageId | None:
    """The image whose score is another model's and that stands first in the queue.

    So the head of the queue is soon the present model's, however long the rest takes.
    """
    stale = {image: score for image, score in scores.items() if score.model != model}
    value = ACQUISITION_FUNCTIONS.get(order)
    if value is None:
        return min((image for image in stale if image in waiting), default=None)
    first = min(_entries(value, waiting, stale), default=None)
    return None if first is None else first[2]


def golden_ratio_order(images: Sequence[ImageId]) -> list[ImageId]:
    """The same images, each far in the list from those just before it.

    Neighbours in a folder are often alike: after a few images a queue should know
    something of every part.
    """
    places = sorted(range(len(images)), key=lambda place: place * _GOLDEN % 1.0)
    return [images[place] for place in places]


def rotated_after(images: Sequence[ImageId], image: ImageId | None) -> list[ImageId]:
    """The same images, those behind `image` in the list first, then those before it."""
    first = 0 if image is None else next((n for n, other in enumerate(images) if other > image), 0)
    return [*images[first:], *images[:first]]


def _entries(
    value: Callable[[StoredScore], float], waiting: Collection[ImageId], scores: ImageScores
) -> Iterator[tuple[float, int, ImageId]]:
    """What to sort by, the image last: of equals the first in the list comes first."""
    for image, score in scores.items():
        if image in waiting:
            yield value(score), score.unclear_regions, image
