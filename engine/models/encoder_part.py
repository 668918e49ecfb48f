"""The encoder inside a network, and how weights learned for one come into another."""

from __future__ import annotations

from collections.abc import Mapping

import torch
from torch import Tensor, nn

from engine.core import UserError

PREFIX = "encoder."
"""Start of the names of an encoder's weights, in networks and in encoder files."""


def encoder_of(network: nn.Module, architecture: str) -> nn.Module:
    """The part that maps an image to features by stride: a submodule `encoder` with `channels`.

    Raises:
        UserError: the architecture has no such part.
    """
    encoder = getattr(network, "encoder", None)
    if not isinstance(encoder, nn.Module) or not isinstance(getattr(encoder, "channels", None), dict):
        raise UserError(
            f"The architecture '{architecture}' has no encoder that could learn by itself.",
            "Choose unet-small, or an architecture on a timm encoder.",
        )
    return encoder


def encoder_state(encoder: nn.Module) -> dict[str, Tensor]:
    """Its weights under the names that they have in the whole network."""
    return {PREFIX + name: value for name, value in encoder.state_dict().items()}


def take_over(network: nn.Module, state: Mapping[str, Tensor], source: str) -> str:
    """Put an encoder's weights into `network`; a sentence that tells how much was taken over.

    Raises:
        UserError: not one layer of `state` fits.
    """
    mine = network.state_dict()
    fitting = {name: value for name, value in state.items() if _fits(mine.get(name), value)}
    if not any(value.ndim > 1 for value in fitting.values()):
        raise UserError(
            f"No layer of {source} fits this network.",
            "Train the architecture and encoder that the file was learned for.",
        )
    network.load_state_dict({**mine, **fitting})
    wanted = {name for name in mine if name.startswith(PREFIX)}
    count = sum(network.state_dict()[name].numel() for name in fitting)
    note = f"The encoder starts from {source} ({count / 1e6:.2f} M weights taken over"
    missing = len(wanted - set(fitting))
    return f"{note}, {missing} of {len(wanted)} parts start afresh)." if missing else f"{note})."


def _fits(mine: Tensor | None, value: Tensor) -> bool:
    return mine is not None and mine.shape == value.shape and bool(torch.isfinite(value.float()).all())
