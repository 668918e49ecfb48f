"""`train` on the command line goes on with a training that was interrupted, unless told not to."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from engine.commands.support.terminal import Terminal
from engine.commands.support.training_run import run_training
from engine.core import CancelledError, CancelToken
from engine.learn.request import TrainRequest
from tests.helpers.networks import read_npy, square_sample, tiny_request


class ImpatientToken(CancelToken):
    """Its user presses Ctrl+C after some batches."""

    def __init__(self) -> None:
        super().__init__()
        self._left = 12

    def check(self) -> None:
        self._left -= 1
        if not self._left:
            self.cancel()
        super().check()


@pytest.fixture
def interrupted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> TrainRequest:
    """A request whose training was stopped after its first training state."""
    monkeypatch.setattr("engine.commands.support.training_run.read_image", read_npy)
    request = tiny_request(tmp_path, [square_sample(tmp_path, "1")], epochs=6, training_state_every_s=1e-9)
    with pytest.raises(CancelledError):
        run_training(request, Terminal(io.StringIO(), io.StringIO(), ImpatientToken()))
    return request


@pytest.mark.parametrize("resume", [True, False])
def test_the_same_command_goes_on_with_an_interrupted_training_unless_told_not_to(
    interrupted: TrainRequest, resume: bool
) -> None:
    words = io.StringIO()
    outcome = run_training(interrupted, Terminal(words, io.StringIO()), resume=resume)
    assert ("Going on with the interrupted training" in words.getvalue()) == resume
    assert outcome.steps == 12
    assert sorted(p.name for p in interrupted.out_path.parent.iterdir()) == ["1.npy", "out.safetensors"]
