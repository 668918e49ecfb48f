"""A round of training on the disk: everything that it takes to go on as if it had never stopped.

A file of named tensors (safetensors) with the rest as JSON beside them, so that reading one
runs no code. It is written whole or not at all.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

import torch
from torch import Tensor, nn, optim

from engine.core import UserError
from engine.learn.request import TrainNote, TrainRequest
from engine.models.files.weights import write_tensors

_KEY: Final = "inkling-checkpoint"
_VERSION: Final = 3
# Another model may have come into use since; the round is the same.
_LEFT_OUT: Final = (
    "samples",
    "out_path",
    "last_path",
    "baseline_path",
    "checkpoint_path",
    "checkpoint_every_s",
    "keep_candidates",
)


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """Named tensors, and plain JSON values."""

    tensors: Mapping[str, Tensor]
    facts: Mapping[str, Any]

    def part(self, name: str) -> dict[str, Tensor]:
        """The tensors whose names start with `name` and a dot, without it."""
        return {key[len(name) + 1 :]: t for key, t in self.tensors.items() if key.startswith(f"{name}.")}


def write_checkpoint(path: Path, request: TrainRequest, checkpoint: Checkpoint) -> None:
    """Replace the file at `path`.

    Raises:
        UserError: the folder cannot be written.
    """
    facts = {"version": _VERSION, "request": _identity(request), **checkpoint.facts}
    write_tensors(path, checkpoint.tensors, {_KEY: json.dumps(facts)})


def read_checkpoint(path: Path, request: TrainRequest) -> Checkpoint:
    """What `write_checkpoint` wrote for such a request; its samples and files may be others.

    Raises:
        UserError: damaged, or of a training with other settings.
    """
    from safetensors import SafetensorError, safe_open

    try:
        with safe_open(path, framework="pt") as file:
            facts = json.loads((file.metadata() or {}).get(_KEY, "null"))
            tensors = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118 - not a dict
    except (OSError, SafetensorError, ValueError) as error:
        raise UserError(f"{path.name} is damaged: {error}.", "Training begins anew.") from error
    if not isinstance(facts, dict) or facts.get("version") != _VERSION:
        raise UserError(f"{path.name} is no training that this Inkling can go on with.")
    if facts["request"] != _identity(request):
        raise UserError(f"{path.name} is a training with other settings.", "Training begins anew.")
    return Checkpoint(tensors, facts)


def resumable_checkpoint(path: Path, request: TrainRequest) -> Checkpoint | str:
    """The round to go on with, or words for the user why there is none; "" where nothing was kept."""
    if not path.exists():
        return ""
    try:
        return read_checkpoint(path, request)
    except UserError as error:
        return f"The interrupted training is not gone on with: {error.summary}"


def round_tensors(
    network: nn.Module, averaged: nn.Module, optimizer: optim.Optimizer, best: Mapping[str, Tensor]
) -> dict[str, Tensor]:
    """All tensors of a round; "torch_rng" is the state of torch's draws on the processor."""
    return {
        **named("network", network.state_dict()),
        **named("average", averaged.state_dict()),
        **named("optimizer", optimizer_tensors(optimizer)),
        **named("best", best),
        "torch_rng": torch.get_rng_state(),
    }


def named(name: str, tensors: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """The tensors with `name` and a dot before their names."""
    return {f"{name}.{key}": tensor for key, tensor in tensors.items()}


def optimizer_tensors(optimizer: optim.Optimizer) -> dict[str, Tensor]:
    """What an optimizer remembers of each parameter, by "number.name"."""
    state: dict[int, dict[str, Tensor]] = optimizer.state_dict()["state"]
    return {
        f"{number}.{name}": torch.as_tensor(value)
        for number, values in state.items()
        for name, value in values.items()
        if value is not None
    }


def restore_optimizer(optimizer: optim.Optimizer, tensors: Mapping[str, Tensor]) -> None:
    """Let an optimizer of the same parameters remember what `optimizer_tensors` gave."""
    state: dict[int, dict[str, Tensor]] = {}
    for key, tensor in tensors.items():
        number, _, name = key.partition(".")
        state.setdefault(int(number), {})[name] = tensor
    optimizer.load_state_dict(optimizer.state_dict() | {"state": state})


def _identity(request: TrainRequest) -> dict[str, Any]:
    """What makes two requests the same training, as JSON gives it back."""
    values = {
        name: getattr(request, name)
        for name in request.__dataclass_fields__
        if name not in _LEFT_OUT and name != "classes"
    }
    values |= {"settings": dict(request.settings), "classes": [asdict(c) for c in request.classes]}
    same: dict[str, Any] = json.loads(json.dumps(values, default=str))
    return same


def save_for_resume(path: Path, request: TrainRequest, checkpoint: Checkpoint) -> TrainNote | None:
    """Write a checkpoint; what the user should know if that fails."""
    try:
        write_checkpoint(path, request, checkpoint)
    except UserError as error:
        # No reason to stop learning; the next one is tried in its time, and told again.
        return TrainNote(f"This training could not be kept for later: {error.summary}", error.hint)
    return None
