"""Training state for resume: a round of training on disk, from which it continues as if it had never stopped.

A file of named tensors (safetensors) with the rest as JSON beside them, so that reading one
runs no code. It is written whole or not at all. The names in the file are those of version 0.1.
"""

from __future__ import annotations

import copy
import json
import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
import torch
from torch import Tensor, nn, optim
from torch.optim.swa_utils import AveragedModel

from engine.core import ClassInfo, UserError
from engine.core.checked import DamagedValueError, finite_number, json_value, text_line, whole_number
from engine.learn.augmentation.auto_augment import AugmentDecision
from engine.learn.budget import Budget
from engine.learn.class_reweighting import ClassReweighting
from engine.learn.request import TrainNote, TrainRequest
from engine.learn.sample_inbox import SampleInbox
from engine.learn.samples import PatchSource
from engine.learn.validation.checkpoint_saver import CheckpointSaver
from engine.learn.validation.validator import Validator
from engine.learn.working_set import WorkingSet
from engine.models.files.tensor_file import load_tensors
from engine.models.files.weights import read_metadata, write_tensors
from engine.models.spec import ModelSpec

# The name of version 0.1 for a training state.
_KEY: Final = "inkling-checkpoint"
_VERSION: Final = 3
_MOST: Final = 1 << 50
# What comes of values and tensors of other kinds and shapes than this module writes.
_MALFORMED: Final = (RuntimeError, KeyError, IndexError, TypeError, ValueError, AttributeError, OverflowError)
# Another model may have become the current one since; the round is the same.
_LEFT_OUT: Final = (
    "samples",
    "out_path",
    "last_path",
    "current_model_path",
    "training_state_path",
    "training_state_every_s",
    "sums_folder",
    "unlabelled",
    "keep_candidates",
    # After the process has died, the round goes on in float32.
    "mixed_precision",
)


@dataclass(slots=True)
class LoopCounters:
    """Counters of the training loop.

    Attributes:
        bad_steps: steps in a row whose loss or gradient was not a number.
        batch: patches a step, of all processes together.
        loss_sum, loss_count, reported_s: of the steps since the last report, and its working time.
    """

    batch: int
    step: int = 0
    bad_steps: int = 0
    loss_sum: float = 0.0
    loss_count: int = 0
    reported_s: float = 0.0


@dataclass(frozen=True, slots=True)
class TrainingParts:
    """The objects of a running round that have a state of their own."""

    network: nn.Module
    ema: AveragedModel
    optimizer: optim.Optimizer
    rng: np.random.Generator
    patches: PatchSource
    reweighting: ClassReweighting | None
    validator: Validator
    inbox: SampleInbox
    saver: CheckpointSaver
    budget: Budget


@dataclass(frozen=True, slots=True)
class TrainingState:
    """Everything that it takes to resume a round of training as if it had never stopped.

    Attributes:
        best: weights of the best checkpoint so far; empty where there is none.
        torch_rng: state of torch's random numbers on the processor.
        seconds: working time so far.
        keys: of the training images, in their order.
        rng: state of the generator that patches are drawn with.
        next_validation: step or working time, as the budget counts.
        saver, reweighting, hard_examples, working_set, prequential: what these parts gave as JSON values.
    """

    network: Mapping[str, Tensor]
    ema: Mapping[str, Tensor]
    optimizer: Mapping[str, Tensor]
    best: Mapping[str, Tensor]
    torch_rng: Tensor
    spec: ModelSpec
    counters: LoopCounters
    seconds: float
    keys: tuple[str, ...]
    augmentation: AugmentDecision
    working_set: Mapping[str, Any]
    hard_examples: Mapping[str, float]
    reweighting: Mapping[str, list[float]] | None
    rng: Mapping[str, Any]
    next_validation: float
    saver: Mapping[str, Any]
    joined_step: int
    prequential: Mapping[str, Any]

    @classmethod
    def of(
        cls,
        parts: TrainingParts,
        spec: ModelSpec,
        counters: LoopCounters,
        augmentation: AugmentDecision,
        seconds: float,
    ) -> TrainingState:
        """The state of a running round; the tensors are its own, not copies."""
        best, saver = parts.saver.state()
        return cls(
            network=parts.network.state_dict(),
            ema=parts.ema.state_dict(),
            optimizer=_optimizer_tensors(parts.optimizer),
            best=best,
            torch_rng=torch.get_rng_state(),
            spec=spec,
            counters=counters,
            seconds=seconds,
            keys=parts.patches.keys,
            augmentation=augmentation,
            working_set=parts.patches.working_set.to_json(),
            hard_examples=parts.patches.hard_examples.to_json(),
            reweighting=None if parts.reweighting is None else parts.reweighting.to_json(),
            rng=parts.rng.bit_generator.state,
            next_validation=parts.budget.next_validation,
            saver=saver,
            joined_step=parts.inbox.joined_step,
            prequential=parts.validator.to_json(),
        )

    def restore(self, parts: TrainingParts) -> None:
        """Bring the parts of a round of the same request into this state.

        Raises:
            UserError: the state is of another network, or damaged; the parts are of no use any more.
        """
        try:
            self._restore(parts)
        except _MALFORMED as error:
            raise UserError(
                f"The interrupted training is damaged: {_reason(error)}.", "Start again: it begins anew."
            ) from error

    def _restore(self, parts: TrainingParts) -> None:
        parts.network.load_state_dict(self.network)
        parts.ema.load_state_dict(self.ema)
        _restore_optimizer(parts.optimizer, self.optimizer)
        parts.saver.writer.spec = self.spec
        parts.saver.restore(copy.deepcopy(parts.ema.module), self.best, self.saver)
        parts.budget.next_validation = self.next_validation
        parts.patches.standardization = self.spec.standardization
        parts.patches.working_set.restore(self.working_set)
        parts.patches.hard_examples.restore(self.hard_examples)
        parts.patches.sort(self.keys)
        if parts.reweighting is not None and self.reweighting is not None:
            parts.reweighting.restore(self.reweighting)
        parts.rng.bit_generator.state = self.rng
        torch.set_rng_state(self.torch_rng)
        parts.inbox.joined_step = self.joined_step
        parts.validator.restore(self.prequential)

    def to_file(self) -> tuple[dict[str, Tensor], dict[str, Any]]:
        """Named tensors and JSON values, by the names of the file."""
        counters = self.counters
        tensors = {
            **_prefixed("network", self.network),
            **_prefixed("average", self.ema),
            **_prefixed("optimizer", self.optimizer),
            **_prefixed("best", self.best),
            "torch_rng": self.torch_rng,
        }
        return tensors, {
            "spec": self.spec.to_json(),
            "step": counters.step,
            "seconds": self.seconds,
            "bad_steps": counters.bad_steps,
            "batch": counters.batch,
            "loss": [counters.loss_sum, counters.loss_count, counters.reported_s],
            "keys": list(self.keys),
            "augment": self.augmentation.to_json(),
            "working_set": self.working_set,
            "difficulty": self.hard_examples,
            "prior": self.reweighting,
            "draws": self.rng,
            "next_check": self.next_validation,
            "keeper": self.saver,
            "joined_step": self.joined_step,
            "evidence": self.prequential,
        }

    @classmethod
    def from_file(cls, tensors: Mapping[str, Tensor], values: Mapping[str, Any], name: str) -> TrainingState:
        """Inverse of `to_file`; `name` is that of the file, for errors."""
        return cls(
            network=_without_prefix("network", tensors),
            ema=_without_prefix("average", tensors),
            optimizer=_without_prefix("optimizer", tensors),
            best=_without_prefix("best", tensors),
            torch_rng=tensors["torch_rng"],
            spec=ModelSpec.from_json(values["spec"], name),
            counters=_counters(values),
            seconds=finite_number(values["seconds"], "seconds", 0.0, _MOST),
            keys=tuple(text_line(key, "a key") for key in values["keys"]),
            augmentation=AugmentDecision.from_json(values["augment"]),
            # Files of earlier versions have none.
            working_set=values.get("working_set", WorkingSet().to_json()),
            hard_examples=values["difficulty"],
            reweighting=values["prior"],
            rng=values["draws"],
            next_validation=_validation_time(values["next_check"]),
            saver=_saver(values["keeper"]),
            joined_step=whole_number(values["joined_step"], "joined_step", -1, _MOST),
            prequential=values["evidence"],
        )


def _counters(values: Mapping[str, Any]) -> LoopCounters:
    loss_sum, loss_count, reported_s = values["loss"]
    return LoopCounters(
        whole_number(values["batch"], "batch", 1, _MOST),
        whole_number(values["step"], "step", 0, _MOST),
        whole_number(values["bad_steps"], "bad_steps", 0, _MOST),
        finite_number(loss_sum, "loss", -_MOST, _MOST),
        whole_number(loss_count, "loss", 0, _MOST),
        finite_number(reported_s, "loss", 0.0, _MOST),
    )


def _validation_time(value: object) -> float:
    # Infinite where nothing is validated.
    return math.inf if value == math.inf else finite_number(value, "next_check", 0.0, _MOST)


def _saver(values: Mapping[str, Any]) -> Mapping[str, Any]:
    """The state of the checkpoint saver; its file lies in the folder of the round's others."""
    path = values["path"]
    if path is not None and (not isinstance(path, str) or path != Path(path).name):
        raise DamagedValueError("the file of the best checkpoint is in another folder")
    return values


def write_state(path: Path, request: TrainRequest, state: TrainingState) -> TrainNote | None:
    """Replace the file at `path`; a note for the user where that fails."""
    tensors, values = state.to_file()
    values = {"version": _VERSION, "request": _identity(request), **values}
    try:
        write_tensors(path, tensors, {_KEY: json.dumps(values)})
    except UserError as error:
        # No reason to stop learning; the next write is tried in its time, and reported again.
        return TrainNote(f"This training could not be kept for later: {error.summary}", error.hint)
    return None


def read_state(path: Path, request: TrainRequest) -> TrainingState:
    """The state that `write_state` wrote for such a request; its samples and files may be others.

    Raises:
        UserError: damaged, or of a training with other settings.
    """
    values = json_value(read_metadata(path).get(_KEY, "null"), "the state")
    tensors = load_tensors(path)
    if not isinstance(values, dict) or values.get("version") != _VERSION:
        raise UserError(f"{path.name} is no training that this Inkling can go on with.")
    if values.get("request") != _identity(request):
        raise UserError(f"{path.name} is a training with other settings.", "Training begins anew.")
    try:
        return TrainingState.from_file(tensors, values, path.name)
    except _MALFORMED as error:
        raise UserError(f"{path.name} is damaged: {_reason(error)}.", "Training begins anew.") from error


def _reason(error: Exception) -> str:
    return f"it has no {error.args[0]}" if isinstance(error, KeyError) else str(error).split("\n")[0][:200]


def find_state(path: Path, request: TrainRequest) -> TrainingState | str:
    """The state to resume from, or a note for the user why there is none; "" where no file is."""
    if not path.exists():
        return ""
    try:
        return read_state(path, request)
    except UserError as error:
        return f"The interrupted training is not gone on with: {error.summary}"


def _prefixed(name: str, tensors: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """The tensors with `name` and a dot before their names."""
    return {f"{name}.{key}": tensor for key, tensor in tensors.items()}


def _without_prefix(name: str, tensors: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """The tensors whose names start with `name` and a dot, without it."""
    return {key[len(name) + 1 :]: t for key, t in tensors.items() if key.startswith(f"{name}.")}


def _optimizer_tensors(optimizer: optim.Optimizer) -> dict[str, Tensor]:
    """State of an optimizer for each parameter, by "number.name"."""
    state: dict[int, dict[str, Tensor]] = optimizer.state_dict()["state"]
    return {
        f"{number}.{name}": torch.as_tensor(value)
        for number, values in state.items()
        for name, value in values.items()
        if value is not None
    }


def _restore_optimizer(optimizer: optim.Optimizer, tensors: Mapping[str, Tensor]) -> None:
    """Bring an optimizer of the same parameters into the state that `_optimizer_tensors` gave."""
    state: dict[int, dict[str, Tensor]] = {}
    for key, tensor in tensors.items():
        number, _, name = key.partition(".")
        state.setdefault(int(number), {})[name] = tensor
    optimizer.load_state_dict(optimizer.state_dict() | {"state": state})


_OF_CLASS: Final = ("id", "name", "color", "is_thing")


def _class_json(label: ClassInfo) -> dict[str, Any]:
    """What a training knows of a class, as version 0.1 wrote it, which knew no deleted ones.

    Locks, groups and places are no matter of the training.
    """
    values = asdict(label)
    return {name: values[name] for name in _OF_CLASS} | ({"is_deleted": True} if label.is_deleted else {})


def _identity(request: TrainRequest) -> dict[str, Any]:
    """The settings that make two requests the same training, as JSON gives them back."""
    values = {
        name: getattr(request, name)
        for name in request.__dataclass_fields__
        if name not in _LEFT_OUT and name != "classes"
    }
    values |= {"settings": dict(request.settings), "classes": [_class_json(c) for c in request.classes]}
    if not request.channels:
        # Versions that knew no choice of channels wrote none.
        del values["channels"]
    if request.encoder_file is None:
        # Nor one of a file.
        del values["encoder_file"]
    # Version 0.1 named the only course of the learning rate there is.
    values["schedule"] = "cosine"
    same: dict[str, Any] = json.loads(json.dumps(values, default=str))
    return same
