"""Optimizers by name, their usual learning rates, the course of the rate, and the average of the weights."""

from __future__ import annotations

import math
from typing import Any, Final

import torch
from torch import Tensor, nn, optim
from torch.optim.swa_utils import AveragedModel

from engine.learn.request import Schedule
from engine.models.catalog import OPTIMIZERS, unknown_name

USUAL_LEARNING_RATE: Final = {"adamw": 3e-3, "adam": 3e-3, "sgd": 5e-2, "rmsprop": 1e-3}
_FINE_TUNING_FACTOR: Final = 0.5
# A second round on nuclei, from IoU 0.63 on eight other images, two more to learn from: at half the rate it
# swings between 0.49 and 0.65 for a minute and ends at 0.63; at a tenth it never falls below 0.59, and at a
# fifteenth it ends at 0.66 (docs/learning.md).
_IN_USE_FACTOR: Final = 0.1
_STEPS_OF_TRUST: Final = 600
_WEIGHT_DECAY: Final = 1e-4
_MOMENTUM: Final = 0.9
# Decay of the running mean of gradients and of their squares, as in Kingma & Ba, ICLR 2015.
_BETAS: Final = (0.9, 0.999)
# Decay of the running mean of squared gradients.
_RMS_DECAY: Final = 0.99
_WARM_UP: Final = 0.05
_FINAL_FACTOR: Final = 0.02
_EMA_DECAY: Final = 0.98


def usual_learning_rate(optimizer: str, *, is_pretrained: bool, is_in_use: bool = False) -> float:
    """The rate to use when the user names none.

    Args:
        is_pretrained: the weights are good already, if not for these classes.
        is_in_use: they are, for these classes; larger steps would unlearn before they learn.
    """
    if optimizer not in USUAL_LEARNING_RATE:
        raise unknown_name("optimizer", optimizer, OPTIMIZERS)
    factor = _IN_USE_FACTOR if is_in_use else _FINE_TUNING_FACTOR if is_pretrained else 1.0
    return USUAL_LEARNING_RATE[optimizer] * factor


def averaged_model(module: nn.Module, *, is_in_use: bool) -> AveragedModel:
    """The running average of the weights, in evaluation mode; it forgets a random start quickly.

    Args:
        is_in_use: the start is as good as what many steps would have led to.
    """
    averaged = AveragedModel(module, avg_fn=moving_average, use_buffers=True)
    averaged.eval()
    if is_in_use:
        averaged.n_averaged.fill_(_STEPS_OF_TRUST)
    return averaged


def make_optimizer(name: str, module: nn.Module, learning_rate: float) -> optim.Optimizer:
    """The optimizer called `name` for all parameters of `module`.

    Weight decay pulls on kernels and matrices only: on biases and on the scales of norms it would
    change what a layer says, not how simple it is.

    Raises:
        UserError: no such optimizer.
    """
    if name == "adamw":
        return optim.AdamW(_groups(module), lr=learning_rate, betas=_BETAS)
    if name == "adam":
        return optim.Adam(_parameters(module), lr=learning_rate, betas=_BETAS)
    if name == "sgd":
        return optim.SGD(_groups(module), lr=learning_rate, momentum=_MOMENTUM, nesterov=True)
    if name == "rmsprop":
        # Membranes, 60 steps without batch norm: Dice 0.59, against 0.01 with momentum 0.9.
        return optim.RMSprop(_parameters(module), lr=learning_rate, alpha=_RMS_DECAY)
    raise unknown_name("optimizer", name, OPTIMIZERS)


def _parameters(module: nn.Module) -> list[nn.Parameter]:
    return [p for p in module.parameters() if p.requires_grad]


def _groups(module: nn.Module) -> list[dict[str, Any]]:
    """Parameters with and without weight decay; a group that would be empty is left out."""
    parameters = _parameters(module)
    groups: list[dict[str, Any]] = [
        {"params": [p for p in parameters if p.ndim > 1], "weight_decay": _WEIGHT_DECAY},
        {"params": [p for p in parameters if p.ndim <= 1], "weight_decay": 0.0},
    ]
    return [group for group in groups if group["params"]]


def rate_factor(schedule: Schedule, share_done: float) -> float:
    """Factor on the learning rate when this share (0-1) of the round is over."""
    warm = min(1.0, (share_done + 0.005) / _WARM_UP)
    if schedule == "constant":
        return warm
    cosine = 0.5 + 0.5 * math.cos(math.pi * min(1.0, share_done))
    return warm * (_FINAL_FACTOR + (1.0 - _FINAL_FACTOR) * cosine)


def set_learning_rate(optimizer: optim.Optimizer, learning_rate: float) -> None:
    """Use this rate from the next step on."""
    for group in optimizer.param_groups:
        group["lr"] = learning_rate


def moving_average(averaged: Tensor, current: Tensor, count: Tensor | int) -> Tensor:
    """Exponential average that forgets the random start quickly."""
    decay = min(_EMA_DECAY, (1.0 + float(count)) / (10.0 + float(count)))
    if not averaged.is_floating_point():
        return current
    return torch.lerp(averaged, current, 1.0 - decay)
