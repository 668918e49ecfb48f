"""Two processes that learn together learn what one would, and either resumes the other's training."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import torch

from engine.core import UserError
from engine.core.launch import Launch, launched
from engine.models.files.weights import load_model
from tests.helpers.two_processes import LOSSES, STOPS_AT, request_in, torchrun, train

# Rounding differs between sums over one batch and over two halves; fourteen steps multiply it.
_TOLERANCE = 1e-4


@pytest.fixture(scope="module")
def two_processes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, dict[str, Any]]]:
    """The folder, and what was told, after two processes have done `two_processes.main`."""
    before = torch.get_num_threads()
    folder = tmp_path_factory.mktemp("two_processes")
    train(request_in(folder, "one-then-two"), until_step=STOPS_AT)
    done = torchrun("tests/helpers/two_processes.py", str(folder))
    assert done.returncode == 0, done.stderr
    train(request_in(folder, "one"))
    yield folder, json.loads((folder / "told.json").read_text())
    torch.set_num_threads(before)
    shutil.rmtree(folder)


def furthest(folder: Path, ours: str, theirs: str) -> float:
    """The largest difference between two networks' weights and statistics, relative to the tensor's size."""
    mine, others = (load_model(folder / f"{name}.safetensors").module.state_dict() for name in (ours, theirs))
    return max(
        float((tensor - mine[name]).abs().max() / tensor.abs().max().clamp(min=0.1))
        for name, tensor in others.items()
        if tensor.is_floating_point()
    )


def test_every_loss_and_batch_norm_have_the_gradient_of_the_whole_batch(
    two_processes: tuple[Path, dict[str, Any]],
) -> None:
    differences = two_processes[1]["differences"]
    assert len(differences) == 2 * len(LOSSES)
    # In float64; the weights of border-ce are float32.
    assert max(differences.values()) < 1e-8, differences


def test_two_processes_give_the_weights_of_one(two_processes: tuple[Path, dict[str, Any]]) -> None:
    folder = two_processes[0]
    assert furthest(folder, "two", "one") < _TOLERANCE
    # As many steps on other batches, from the same start, end far away.
    train(request_in(folder, "other", batch=4))
    assert furthest(folder, "other", "one") > 100 * _TOLERANCE


def test_what_one_process_cannot_read_all_leave_out(two_processes: tuple[Path, dict[str, Any]]) -> None:
    first, second = two_processes[1]["words"]
    assert first == second
    assert [word.split(":")[1].strip() for word in first] == [
        "3.npy cannot be read.",
        "101.npy cannot be read.",
    ]


def test_two_processes_resume_from_the_training_state_of_one(
    two_processes: tuple[Path, dict[str, Any]],
) -> None:
    assert not (two_processes[0] / "one-then-two.checkpoint").exists()
    assert furthest(two_processes[0], "one-then-two", "one") < _TOLERANCE


def test_one_process_resumes_from_the_training_state_of_two(
    two_processes: tuple[Path, dict[str, Any]],
) -> None:
    folder = two_processes[0]
    request = request_in(folder, "two-then-one")
    assert request.training_state_path is not None
    assert request.training_state_path.exists()
    train(request)
    assert furthest(folder, "two-then-one", "one") < _TOLERANCE


def test_what_torchrun_says_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    values = {"WORLD_SIZE": "4", "RANK": "3", "LOCAL_RANK": "1", "LOCAL_WORLD_SIZE": "2"}
    for name, value in values.items():
        monkeypatch.setenv(name, value)
    assert launched() == Launch(rank=3, count=4, local_rank=1, local_count=2)
    monkeypatch.delenv("RANK")
    with pytest.raises(UserError, match="unset WORLD_SIZE"):
        launched()
    monkeypatch.setenv("WORLD_SIZE", "1")
    assert launched() is None
