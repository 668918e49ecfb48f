"""Optimizers by name, their usual learning rates, and the course of the rate over a round."""

from __future__ import annotations

import math
from typing import Final

from torch import nn, optim

from engine.learn.request import Schedule
from engine.models.catalog import OPTIMIZERS, unknown_name

USUAL_LEARNING_RATE: Final = {"adamw": 3e-3, "adam": 3e-3, "sgd": 5e-2, "rmsprop": 1e-3}
_FINE_TUNING_FACTOR: Final = 0.5
_WEIGHT_DECAY: Final = 1e-4
_WARM_UP: Final = 0.05
_FINAL_FACTOR: Final = 0.02


def usual_learning_rate(optimizer: str, *, is_pretrained: bool) -> float:
    """The rate to use when the user names none; lower when the weights are already good."""
    if optimizer not in USUAL_LEARNING_RATE:
        raise unknown_name("optimizer", optimizer, OPTIMIZERS)
    return USUAL_LEARNING_RATE[optimizer] * (_FINE_TUNING_FACTOR if is_pretrained else 1.0)


def make_optimizer(name: str, module: nn.Module, learning_rate: float) -> optim.Optimizer:
    """The optimizer called `name` for all parameters of `module`.

    Raises:
        UserError: no such optimizer.
    """
    parameters = [p for p in module.parameters() if p.requires_grad]
    if name == "adamw":
        return optim.AdamW(parameters, lr=learning_rate, weight_decay=_WEIGHT_DECAY)
    if name == "adam":
        return optim.Adam(parameters, lr=learning_rate)
    if name == "sgd":
        return optim.SGD(
            parameters, lr=learning_rate, momentum=0.9, nesterov=True, weight_decay=_WEIGHT_DECAY
        )
    if name == "rmsprop":
        return optim.RMSprop(parameters, lr=learning_rate, momentum=0.9)
    raise unknown_name("optimizer", name, OPTIMIZERS)


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
