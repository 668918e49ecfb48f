"""Optimizers by name with their usual learning rates, the learning rate schedule, and the EMA of the weights.

A new optimizer is a function here and an entry of `_OPTIMIZERS`. Importing this module loads no torch.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from engine.core import unknown_name

if TYPE_CHECKING:
    from torch import Tensor, nn, optim

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
    """The learning rate to use when the user names none; half of it for fine-tuning.

    Raises:
        UserError: no such optimizer.

    Example:
        >>> usual_learning_rate("adamw", is_pretrained=False)
        0.003
    """
    return _optimizer(optimizer).learning_rate * (_FINE_TUNING_FACTOR if is_pretrained else 1.0)


def make_optimizer(name: str, module: nn.Module, learning_rate: float) -> optim.Optimizer:
    """The optimizer called `name` for all parameters of `module`.

    Weight decay pulls on kernels and matrices only: on biases and on the scales of norms it would
    change what a layer says, not how simple it is.

    Raises:
        UserError: no such optimizer.
    """
    return _optimizer(name).make(module, learning_rate)


def rate_factor(share_done: float) -> float:
    """Factor on the learning rate when this share (0-1) of the round is over: warm-up, then a cosine.

    Example:
        >>> [round(rate_factor(share), 2) for share in (0.0, 0.05, 0.5, 1.0)]
        [0.1, 0.99, 0.51, 0.02]
    """
    warm = min(1.0, (share_done + 0.005) / _WARM_UP)
    cosine = 0.5 + 0.5 * math.cos(math.pi * min(1.0, share_done))
    return warm * (_FINAL_FACTOR + (1.0 - _FINAL_FACTOR) * cosine)


def set_learning_rate(optimizer: optim.Optimizer, learning_rate: float) -> None:
    """Use this rate from the next step on."""
    for group in optimizer.param_groups:
        group["lr"] = learning_rate


def ema(averaged: Tensor, current: Tensor, count: Tensor | int) -> Tensor:
    """Exponential moving average of the weights, whose decay rises to 0.98: it forgets the random start."""
    import torch

    decay = min(_EMA_DECAY, (1.0 + float(count)) / (10.0 + float(count)))
    if not averaged.is_floating_point():
        return current
    return torch.lerp(averaged, current, 1.0 - decay)


@dataclass(frozen=True, slots=True)
class _Optimizer:
    """An optimizer: its usual learning rate, and what builds it for a module at a rate."""

    learning_rate: float
    make: Callable[[nn.Module, float], optim.Optimizer]


def _adamw(module: nn.Module, learning_rate: float) -> optim.Optimizer:
    from torch import optim

    return optim.AdamW(_groups(module), lr=learning_rate, betas=_BETAS)


def _adam(module: nn.Module, learning_rate: float) -> optim.Optimizer:
    from torch import optim

    return optim.Adam(_parameters(module), lr=learning_rate, betas=_BETAS)


def _sgd(module: nn.Module, learning_rate: float) -> optim.Optimizer:
    from torch import optim

    return optim.SGD(_groups(module), lr=learning_rate, momentum=_MOMENTUM, nesterov=True)


def _rmsprop(module: nn.Module, learning_rate: float) -> optim.Optimizer:
    from torch import optim

    # Membranes, 60 steps without batch norm: Dice 0.59, against 0.01 with momentum 0.9.
    return optim.RMSprop(_parameters(module), lr=learning_rate, alpha=_RMS_DECAY)


_OPTIMIZERS: Final[dict[str, _Optimizer]] = {
    "adamw": _Optimizer(3e-3, _adamw),
    "adam": _Optimizer(3e-3, _adam),
    "sgd": _Optimizer(5e-2, _sgd),
    "rmsprop": _Optimizer(1e-3, _rmsprop),
}

OPTIMIZERS: Final[tuple[str, ...]] = tuple(_OPTIMIZERS)
"""Names to choose from; the first one is the usual one."""


def _optimizer(name: str) -> _Optimizer:
    if name not in _OPTIMIZERS:
        raise unknown_name("optimizer", name, OPTIMIZERS)
    return _OPTIMIZERS[name]


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
