"""Check that a network took the weights of a file: timm passes over tensors of other names in silence."""

from __future__ import annotations

from collections import defaultdict
from math import prod
from pathlib import Path
from typing import Any, Final

import torch
from safetensors import safe_open
from torch import Tensor, nn

from engine.core import UserError

_LEAST_SHARE: Final = 0.1
"""Of the weights; the file that ships has the layers to stride 16 alone, a fifth of them."""


def check_taken(net: nn.Module, name: str, file: Path) -> None:
    """Refuse the weights of a file of which hardly any are in the network now.

    Compared by values, as networks may call a tensor otherwise than their file: the first row of each.

    Raises:
        UserError: less than a tenth of the network's weights is in the file.
    """
    taken = total = 0
    with safe_open(file, "pt") as tensors:
        alike: dict[tuple[int, int], list[Any]] = defaultdict(list)
        for key in tensors.keys():  # noqa: SIM118 - a handle of a file is no mapping
            part = tensors.get_slice(key)
            shape = part.get_shape()
            if len(shape) > 1:
                alike[shape[0], prod(shape)].append(part)
        for weight in net.parameters():
            if weight.ndim < 2 or weight.is_meta:
                continue
            total += weight.numel()
            row = weight.detach()[:1].flatten()
            if any(_is_row(part, row) for part in alike[weight.shape[0], weight.numel()]):
                taken += weight.numel()
    if taken < _LEAST_SHARE * total:
        raise foreign_weights(name, file)


def foreign_weights(name: str, file: Path) -> UserError:
    """The refusal of weights that are another network's, or have names of another program."""
    return UserError(
        f"The weights in {file} are not those of the encoder '{name}': its layers are not among them.",
        "Choose the encoder that they were saved from, or save them with timm's names.",
    )


def _is_row(part: Any, row: Tensor) -> bool:
    first: Tensor = part[:1]
    return torch.equal(first.flatten().to(row.dtype), row)
