"""When a round multiplies in bfloat16."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import torch

from engine.learn import mixed_precision
from engine.learn.mixed_precision import uses_mixed_precision
from engine.learn.trainer import Trainer
from tests.helpers.networks import read_npy, square_sample, tiny_request

CPU = torch.device("cpu")


@pytest.mark.parametrize("has_instructions", [True, False])
def test_processors_use_it_only_by_the_clock_and_where_they_have_instructions(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, has_instructions: bool
) -> None:
    monkeypatch.setattr(mixed_precision, "multiplies_bfloat16", lambda device: has_instructions)
    counted = tiny_request(tmp_path, [])
    timed = replace(counted, epochs=None)
    assert not uses_mixed_precision(counted, CPU)
    assert not uses_mixed_precision(replace(timed, steps=5), CPU)
    assert uses_mixed_precision(timed, CPU) is has_instructions
    assert uses_mixed_precision(counted, torch.device("cuda"))


def test_a_round_in_bfloat16_learns_and_keeps_its_weights_in_float32(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("engine.learn.trainer.uses_mixed_precision", lambda request, device: True)
    request = tiny_request(tmp_path, [square_sample(tmp_path, "0")], epochs=40)
    trainer = Trainer(request, read_npy, CPU)
    losses = [event.loss for event in trainer.steps() if hasattr(event, "loss")]
    assert losses[-1] < 0.5 * losses[0]
    module, _ = trainer.network()
    assert {p.dtype for p in module.parameters()} == {torch.float32}
