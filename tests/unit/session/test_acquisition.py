"""Orders of the queue and their reasons."""

from __future__ import annotations

import itertools

from engine.core import ImageId, ModelId
from engine.session.active_learning.acquisition import (
    BY_OLDER,
    NEXT_IN_LIST,
    NO_MODEL_YET,
    NOT_SEEN,
    AcquisitionOrder,
    first_stale,
    golden_ratio_order,
    rank,
    rotated_after,
)
from engine.storage.caches.score_cache import StoredScore

NOW, OLDER = ModelId("m2"), ModelId("m1")
IMAGES = [ImageId(n) for n in range(1, 6)]


def score(
    unclear_share: float, unclear_px: int, unclear_regions: int = 2, model: ModelId = NOW
) -> StoredScore:
    return StoredScore(model, 0.1, unclear_share, unclear_regions, unclear_px)


SCORES = {
    IMAGES[0]: score(0.2, 900),
    IMAGES[2]: score(0.8, 50, 1),
    IMAGES[3]: score(0.4, 0, 0, OLDER),
}


def stored_order(order: AcquisitionOrder, limit: int = 9) -> list[int]:
    return [entry.image for entry in rank(order, dict.fromkeys(IMAGES), SCORES, NOW, limit)]


def test_the_most_uncertain_come_first_and_those_not_seen_last() -> None:
    assert stored_order(AcquisitionOrder.UNCERTAINTY) == [3, 4, 1, 2, 5]


def test_the_least_effort_comes_first() -> None:
    assert stored_order(AcquisitionOrder.EFFORT) == [4, 3, 1, 2, 5]
    assert stored_order(AcquisitionOrder.EFFORT, 2) == [4, 3]


def test_every_place_has_its_reason_in_words() -> None:
    reasons = [e.reason for e in rank(AcquisitionOrder.EFFORT, dict.fromkeys(IMAGES), SCORES, NOW, 4)]
    assert reasons == [
        "nothing to speak of is doubtful" + BY_OLDER,
        "1 doubtful place, 50 px",
        "about 2 doubtful places, 900 px",
        NOT_SEEN,
    ]
    first = rank(AcquisitionOrder.UNCERTAINTY, dict.fromkeys(IMAGES), SCORES, NOW, 1)[0]
    assert first.reason == "80 % unclear beyond borders"
    assert (first.weight, first.is_stale) == (1.0, False)


def test_without_a_model_images_come_in_order_and_say_so() -> None:
    queue = rank(AcquisitionOrder.EFFORT, dict.fromkeys(IMAGES), SCORES, None, 9)
    assert [entry.image for entry in queue] == IMAGES
    assert queue[0].reason == NO_MODEL_YET
    assert rank(AcquisitionOrder.IN_ORDER, dict.fromkeys(IMAGES), SCORES, NOW, 1)[0].reason == NEXT_IN_LIST


def test_of_the_scores_of_older_models_the_head_of_the_queue_is_renewed_first() -> None:
    older = {IMAGES[1]: score(0.3, 70, model=OLDER), **SCORES}
    assert first_stale(AcquisitionOrder.UNCERTAINTY, dict.fromkeys(IMAGES), older, NOW) == 4
    assert first_stale(AcquisitionOrder.IN_ORDER, dict.fromkeys(IMAGES), older, NOW) == 2
    assert first_stale(AcquisitionOrder.EFFORT, dict.fromkeys(IMAGES[:3]), SCORES, NOW) is None


def test_spreading_keeps_every_image_and_parts_neighbours() -> None:
    some = [ImageId(n) for n in range(100)]
    shuffled = golden_ratio_order(some)
    assert sorted(shuffled) == some
    assert min(abs(a - b) for a, b in itertools.pairwise(shuffled)) > 10


def test_the_list_goes_round_from_the_open_image() -> None:
    assert rotated_after(IMAGES, IMAGES[2]) == [4, 5, 1, 2, 3]
    assert rotated_after(IMAGES, IMAGES[4]) == IMAGES
    assert rotated_after(IMAGES, None) == IMAGES
