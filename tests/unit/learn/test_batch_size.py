"""The batch that is found by itself: doubled while that pays and fits, and never where a run must repeat."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import torch

from engine.core import UserError
from engine.learn.batch_size import BatchSearch, batch_search, smaller_batch, usual_batch
from engine.learn.request import TrainRequest
from engine.learn.trainer import Trainer
from engine.models.files.weights import read_card
from tests.helpers.networks import read_npy, square_sample, tiny_request

CARD, PROCESSOR = torch.device("cuda"), torch.device("cpu")


def found(seconds: Callable[[int], float], share: Callable[[int], float], start: int = 16) -> int:
    """Where a search ends on a machine whose steps take so long and so much."""
    search = BatchSearch(start)
    for _ in range(100):
        search.note_step(seconds(search.batch), share(search.batch))
    assert search.is_over
    return search.batch


def test_the_batch_grows_while_steps_take_little_longer() -> None:
    # 64 patches keep the card busy; from there on twice as many take twice as long.
    assert found(lambda n: max(n, 64) / 1000, lambda n: 0.0) == 64


def test_the_batch_stays_where_nothing_is_gained() -> None:
    assert found(lambda n: n / 100, lambda n: 0.0) == 16


def test_the_batch_leaves_a_fifth_of_the_memory() -> None:
    assert found(lambda n: 0.1, lambda n: n / 100) == 64
    assert found(lambda n: 0.1, lambda n: n / 150) == 64


def test_the_batch_has_a_largest_size_for_each_process() -> None:
    assert found(lambda n: 0.1, lambda n: 0.0) == 256


def test_the_first_step_of_a_size_does_not_count() -> None:
    search = BatchSearch(16)
    for seconds in (9.0, 0.1, 0.1, 0.1, 9.0, 0.1, 0.1):
        search.note_step(seconds, 0.1)
    assert (search.batch, search.is_over) == (32, False)


def test_only_rounds_by_the_clock_on_a_card_search(tmp_path: Path) -> None:
    def request(**changes: int | None) -> TrainRequest:
        return tiny_request(tmp_path, [], **({"batch": None, "epochs": None} | changes))

    assert batch_search(request(), CARD, 1) is not None
    assert batch_search(request(), PROCESSOR, 1) is None
    assert batch_search(request(epochs=2), CARD, 1) is None
    assert batch_search(request(steps=2), CARD, 1) is None
    assert batch_search(request(batch=8), CARD, 1) is None


def test_processors_share_one_batch_and_cards_have_one_each() -> None:
    assert [usual_batch(PROCESSOR, n) for n in (1, 2, 8)] == [4, 4, 8]
    assert usual_batch(CARD, 4) == 4 * usual_batch(CARD, 1)


def test_a_round_learns_with_the_batch_that_was_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def search(request: TrainRequest, device: torch.device, processes: int) -> BatchSearch:
        return BatchSearch(2)

    # As on a card of which eight patches take half: sixteen would leave nothing.
    monkeypatch.setattr("engine.learn.trainer.batch_search", search)
    monkeypatch.setattr("engine.learn.batch_size._WORTH", 0.0)
    monkeypatch.setattr("engine.learn.trainer.memory_share", lambda device: trainer._counters.batch / 16)
    trainer = Trainer(tiny_request(tmp_path, [square_sample(tmp_path, "0")], epochs=8), read_npy, PROCESSOR)
    for _ in trainer.steps():
        pass
    assert read_card(tmp_path / "out.safetensors").record["batch"] == 8


def test_of_several_processes_none_makes_the_batch_smaller_alone() -> None:
    assert smaller_batch(9, PROCESSOR, 1) == 4
    with pytest.raises(UserError) as refused:
        smaller_batch(8, PROCESSOR, 2)
    assert "--batch 4" in refused.value.command_hint
