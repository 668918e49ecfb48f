"""Fuzzing target: the state of an interrupted training, which is resumed or given up with a sentence."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

from engine.core import UserError
from engine.learn.request import TrainRequest
from engine.learn.trainer import Trainer
from engine.learn.training_state import find_state
from tests.fuzz.models import change_a_part
from tests.fuzz.mutators import BYTE_MUTATORS
from tests.fuzz.targets import FuzzTarget
from tests.helpers.networks import read_npy, square_sample, tiny_request

_NAME: Final = "training.checkpoint"


@cache
def _request() -> tuple[TrainRequest, bytes]:
    """A request, and the state after its first steps."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        samples = [square_sample(folder, str(number)) for number in range(2)]
        path = folder / _NAME
        request = tiny_request(
            folder, samples, training_state_path=path, training_state_every_s=0.0, epochs=8
        )
        steps = Trainer(request, read_npy).steps()
        for _ in steps:
            if path.exists():
                break
        content = path.read_bytes()
        steps.close()
        return request, content


def corpus() -> Mapping[str, bytes]:
    """One state."""
    return {_NAME: _request()[1]}


def read(path: Path) -> int:
    """Find the state in the file; its bytes."""
    state = find_state(path, _request()[0])
    if isinstance(state, str):
        raise UserError(state)
    return path.stat().st_size


TARGET = FuzzTarget(
    "training states", corpus, read, (change_a_part, change_a_part, *BYTE_MUTATORS), short_count=40
)
