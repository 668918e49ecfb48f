"""The state of a ranking: what is offered, and what becomes of images that change."""

from __future__ import annotations

import pytest

from engine.core import ImageId, ModelId
from engine.session.active_learning.acquisition import AcquisitionOrder
from engine.session.active_learning.ranking import FIRST_REST_S, LONGEST_REST_S, Ranking
from engine.storage import ImageStatus
from engine.storage.caches.score_cache import StoredScore

MODEL, OLDER = ModelId("m2"), ModelId("m1")
FIRST, SECOND, THIRD = ImageId(1), ImageId(2), ImageId(3)


def score(model: ModelId, unclear_px: int) -> StoredScore:
    return StoredScore(
        model, uncertain_share=0.1, unclear_share=0.1, unclear_regions=1, unclear_px=unclear_px
    )


@pytest.fixture
def ranking() -> Ranking:
    """Three images that are not accepted; the third takes the least effort."""
    ranking = Ranking(AcquisitionOrder.EFFORT)
    scores = {FIRST: score(MODEL, 30), SECOND: score(OLDER, 20), THIRD: score(MODEL, 10)}
    ranking.replace([FIRST, SECOND, THIRD], scores)
    return ranking


def offered(ranking: Ranking, current: ImageId | None) -> ImageId | None:
    entry = ranking.offer(current, MODEL)
    return None if entry is None else entry.image


def test_each_image_is_offered_once_before_any_comes_again(ranking: Ranking) -> None:
    assert [offered(ranking, None) for _ in range(4)] == [THIRD, SECOND, FIRST, THIRD]


def test_the_open_image_is_never_offered(ranking: Ranking) -> None:
    assert offered(ranking, THIRD) == SECOND
    ranking.set_status({FIRST: ImageStatus.ACCEPTED, SECOND: ImageStatus.SKIPPED})
    assert offered(ranking, THIRD) is None


def test_another_order_offers_every_image_again(ranking: Ranking) -> None:
    assert offered(ranking, None) == THIRD
    ranking.set_order(AcquisitionOrder.IN_ORDER)
    ranking.set_order(AcquisitionOrder.EFFORT)
    assert offered(ranking, None) == THIRD


def test_an_accepted_image_goes_and_comes_back_to_its_place(ranking: Ranking) -> None:
    assert ranking.set_status({SECOND: ImageStatus.ACCEPTED}) == []
    assert not ranking.contains(SECOND)
    assert ranking.set_status({SECOND: ImageStatus.STARTED}) == [SECOND]
    ranking.set_order(AcquisitionOrder.IN_ORDER)
    assert [entry.image for entry in ranking.first(9, None)] == [FIRST, SECOND, THIRD]


def test_an_unreadable_image_stays_away_when_the_list_is_read_again(ranking: Ranking) -> None:
    ranking.exclude(FIRST)
    ranking.replace([FIRST, SECOND, THIRD], {})
    assert ranking.image_count == 2
    assert not ranking.is_unscored(FIRST)
    assert ranking.is_unscored(SECOND)
    assert ranking.set_status({FIRST: ImageStatus.STARTED}) == []


@pytest.mark.parametrize("is_read_again", [True, False])
def test_an_image_that_could_not_be_read_once_is_tried_again_at_longer_and_longer_pauses(
    is_read_again: bool,
) -> None:
    now = [0.0]
    ranking = Ranking(AcquisitionOrder.IN_ORDER, lambda: now[0])
    ranking.replace([FIRST, SECOND], {})
    for pause_s in (FIRST_REST_S, 2 * FIRST_REST_S, 4 * FIRST_REST_S):
        ranking.exclude(FIRST)
        now[0] += pause_s - 1
        assert ranking.take_back() == []
        ranking.replace([FIRST, SECOND], {})
        assert not ranking.contains(FIRST)
        now[0] += 1
        if is_read_again:
            ranking.replace([FIRST, SECOND], {})
        else:
            assert ranking.take_back() == [FIRST]
        assert [entry.image for entry in ranking.first(9, None)] == [FIRST, SECOND]
        assert ranking.take_back() == []
    for _ in range(20):
        ranking.exclude(FIRST)
    now[0] += LONGEST_REST_S
    assert ranking.take_back() == [FIRST]


def test_an_image_that_can_be_read_again_is_as_any_other(ranking: Ranking) -> None:
    ranking.exclude(FIRST)
    ranking.set_score(FIRST, score(MODEL, 1))
    assert offered(ranking, None) == FIRST
    ranking.exclude(SECOND)
    ranking.set_status({SECOND: ImageStatus.MISSING})
    assert ranking.set_status({SECOND: ImageStatus.NEW}) == [SECOND]
    assert ranking.image_count == 3


def test_scores_of_an_older_model_are_the_first_to_be_renewed(ranking: Ranking) -> None:
    assert ranking.predicted_count(MODEL) == 2
    assert ranking.first_stale(MODEL, without=set()) == SECOND
    assert ranking.first_stale(MODEL, without={SECOND}) is None
    ranking.set_score(SECOND, score(MODEL, 5))
    assert ranking.predicted_count(MODEL) == 3
    assert offered(ranking, None) == SECOND


def test_every_change_is_an_event(ranking: Ranking) -> None:
    changes: list[None] = []
    ranking.changed.subscribe(changes.append)
    ranking.set_score(FIRST, score(MODEL, 1))
    ranking.exclude(SECOND)
    ranking.set_status({THIRD: ImageStatus.ACCEPTED})
    assert len(changes) == 3
