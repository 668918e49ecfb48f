"""A training whose process dies goes on from its training state, and ends as if nothing had happened."""

from __future__ import annotations

import itertools
import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
import torch
from safetensors import safe_open

from engine.learn.augmentation.augment_settings import AugmentChoice
from engine.learn.request import (
    Sample,
    TrainEvent,
    TrainFinished,
    TrainNote,
    TrainRequest,
    TrainStarted,
    TrainStep,
)
from engine.learn.trainer import Trainer
from engine.learn.training_state import read_state, write_state
from engine.models.files.weights import load_model
from tests.helpers.networks import read_npy, sparse, square_sample, tiny_request

pytestmark = pytest.mark.usefixtures("one_thread")

_DIES_AT_STEP = 19
_EXIT_CODE = 9


def request_in(folder: Path, name: str, optimizer: str = "adamw") -> TrainRequest:
    """Three images to learn from and one held back, 48 steps; the same for each folder."""
    samples = [square_sample(folder, str(n), side=48) for n in range(3)]
    samples.append(square_sample(folder, "100", "val", side=48))
    first = samples[0]
    samples[0] = Sample(first.key, first.image_path, first.labels, first.role, corrected=first.labels == 1)
    # Little is labelled in the others: what a pixel counts follows from what was seen before.
    samples[1:3] = [sample.with_labels(sparse(sample.labels)) for sample in samples[1:3]]
    return tiny_request(
        folder,
        samples,
        out_path=folder / f"{name}.safetensors",
        training_state_path=folder / f"{name}.checkpoint",
        # By the clock below, once in a few steps.
        training_state_every_s=40.0,
        optimizer=optimizer,
        hard_first=True,
        augment=AugmentChoice("auto", "any", (("elastic", 0.5), ("noise", 0.02), ("blur", 0.5))),
        settings={"width": 4, "depth": 2},
        epochs=8,
    )


def trainer_of(request: TrainRequest) -> Trainer:
    """Each look at the clock takes a second, so that every step is told of."""
    ticks = itertools.count()
    return Trainer(request, read_npy, torch.device("cpu"), clock=lambda: float(next(ticks)))


def events_of(request: TrainRequest, until_step: int | None = None) -> list[TrainEvent]:
    """All of a training, or what comes before a step at which it is left."""
    events: list[TrainEvent] = []
    steps = trainer_of(request).steps()
    for event in steps:
        if isinstance(event, TrainStep) and event.step == until_step:
            steps.close()
            break
        if event is not None:
            events.append(event)
    return events


def curve(events: list[TrainEvent]) -> dict[int, float]:
    return {e.step: e.loss for e in events if isinstance(e, TrainStep)}


def weights(request: TrainRequest) -> dict[str, torch.Tensor]:
    return load_model(request.out_path).module.state_dict()


def train_and_die(folder: Path) -> None:
    """What the other process does: no clearing up, as when it is killed."""
    torch.set_num_threads(1)
    for event in trainer_of(request_in(folder, "killed")).steps():
        if isinstance(event, TrainStep) and event.step == _DIES_AT_STEP:
            os._exit(_EXIT_CODE)


def test_a_training_that_was_killed_resumes_to_the_same_curve_and_the_same_network(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path;"
        " from tests.unit.learn.test_training_state import train_and_die;"
        " train_and_die(Path(sys.argv[1]))"
    )
    root = Path(__file__).parents[3]
    died = subprocess.run([sys.executable, "-c", code, str(tmp_path)], cwd=root, check=False, timeout=300)
    assert died.returncode == _EXIT_CODE
    killed = request_in(tmp_path, "killed")
    assert killed.training_state_path is not None
    assert killed.training_state_path.exists()

    whole = request_in(tmp_path, "whole")
    expected, resumed = events_of(whole), events_of(killed)
    started = resumed[0]
    assert isinstance(started, TrainStarted)
    assert "Going on with the interrupted training after step" in started.note
    first = min(curve(resumed))
    assert 1 < first <= _DIES_AT_STEP
    assert curve(resumed) == {step: loss for step, loss in curve(expected).items() if step >= first}
    ours, theirs = weights(killed), weights(whole)
    assert all(torch.equal(ours[name], theirs[name]) for name in theirs)
    assert not killed.training_state_path.exists()


@pytest.mark.parametrize("optimizer", ["sgd", "rmsprop"])
def test_every_optimizer_resumes_as_it_was(tmp_path: Path, optimizer: str) -> None:
    broken = replace(request_in(tmp_path, "broken", optimizer), epochs=6)
    whole = replace(request_in(tmp_path, "whole", optimizer), epochs=6)
    events_of(broken, until_step=15)
    resumed = curve(events_of(broken))
    assert min(resumed) > 1
    expected = curve(events_of(whole))
    assert resumed == {step: expected[step] for step in resumed}


def test_a_training_state_of_other_settings_is_left_alone_and_that_is_reported(tmp_path: Path) -> None:
    request = replace(request_in(tmp_path, "a"), epochs=4)
    events_of(request, until_step=10)
    assert request.training_state_path is not None
    assert request.training_state_path.exists()
    events = events_of(replace(request, loss="dice"))
    assert isinstance(events[0], TrainStarted)
    assert "other settings" in events[0].note
    assert min(curve(events)) == 1


def test_a_damaged_training_state_is_reported_and_training_begins_anew(tmp_path: Path) -> None:
    request = replace(request_in(tmp_path, "a"), epochs=1)
    assert request.training_state_path is not None
    request.training_state_path.write_bytes(b"not a training state")
    events = events_of(request)
    assert isinstance(events[0], TrainStarted)
    assert "damaged" in events[0].note
    assert isinstance(events[-1], TrainFinished)
    assert not request.training_state_path.exists()


def test_a_training_whose_state_cannot_be_written_continues_and_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    request = replace(
        request_in(tmp_path, "a"), epochs=4, training_state_path=tmp_path / "file" / "a.checkpoint"
    )
    events = events_of(request)
    assert any(isinstance(e, TrainNote) and "could not be kept" in e.summary for e in events)
    assert isinstance(events[-1], TrainFinished)


def test_the_file_keeps_the_names_of_version_0_1(tmp_path: Path) -> None:
    request = replace(request_in(tmp_path, "a"), epochs=4)
    events_of(request, until_step=10)
    assert request.training_state_path is not None
    with safe_open(request.training_state_path, framework="pt") as file:
        values = json.loads(file.metadata()["inkling-checkpoint"])
        prefixes = {name.partition(".")[0] for name in file.keys()}  # noqa: SIM118 - not a dict
    assert prefixes == {"network", "average", "optimizer", "torch_rng"}
    assert values["version"] == 3
    assert values["request"]["schedule"] == "cosine"
    assert set(values) == {
        "version", "request", "spec", "step", "seconds", "bad_steps", "batch", "loss", "keys", "augment",
        "working_set", "difficulty", "prior", "draws", "next_check", "keeper", "joined_step", "evidence",
    }  # fmt: skip


def test_a_state_is_read_as_it_was_written(tmp_path: Path) -> None:
    request = replace(request_in(tmp_path, "a"), epochs=4)
    events_of(request, until_step=10)
    assert request.training_state_path is not None
    state = read_state(request.training_state_path, request)
    again_path = tmp_path / "again.checkpoint"
    assert write_state(again_path, request, state) is None
    again = read_state(again_path, request)
    assert again.to_file()[1] == state.to_file()[1]
    tensors, tensors_again = state.to_file()[0], again.to_file()[0]
    assert tensors.keys() == tensors_again.keys()
    assert all(torch.equal(tensors[name], tensors_again[name]) for name in tensors)
