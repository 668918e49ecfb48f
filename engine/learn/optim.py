"""Optimizers by name, their usual learning rates, the course of the rate, and the average of the weights."""

from __future__ import annotations

import math
from typing import Any, Final

import torch
from torch import Tensor, nn, optim

from engine.learn.request import Schedule
from engine.models.catalog import OPTIMIZERS, unknown_name

USUAL_LEARNING_RATE: Final = {"adamw": 3e-3, "adam": 3e-3, "sgd": 5e-2, "rmsprop": 1e-3}
_FINE_TUNING_FACTOR: Final = 0.5
_WEIGHT_DECAY: Final = 1e-4
_MOMENTUM: Final = 0.9
# Decay of the running mean of gradients and of their squares, as in Kingma & Ba, ICLR 2015.
_BETAS: Final = (0.9, 0.999)
# Decay of the running mean of squared gradients.
_RMS_DECAY: Final = 0.99
_WARM_UP: Final = 0.05
_FINAL_FACTOR: Final = 0.02
_EMA_DECAY: Final = 0.98


def usual_learning_rate(optimizer: str, *, is_pretrained: bool) -> float:
    """The rate to use when the user names none; lower when the weights are already good."""
    if optimizer not in USUAL_LEARNING_RATE:
        raise unknown_name("optimizer", optimizer, OPTIMIZERS)
    return USUAL_LEARNING_RATE[optimizer] * (_FINE_TUNING_FACTOR if is_pretrained else 1.0)


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


def ema(averaged: Tensor, current: Tensor, count: Tensor | int) -> Tensor:
    """Exponential average that forgets the random start quickly."""
    decay = min(_EMA_DECAY, (1.0 + float(count)) / (10.0 + float(count)))
    if not averaged.is_floating_point():
        return current
    return torch.lerp(averaged, current, 1.0 - decay)
