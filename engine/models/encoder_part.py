"""The encoder inside a network, and the transfer of weights into it (transfer learning)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from engine.core import UserError
from engine.models.input_layer import inflated

_HINT = "Choose unet-small, unet or deeplab-v3plus, for example."


@dataclass(frozen=True, slots=True)
class EncoderPart:
    """The part of a network that maps an image to features.

    Attributes:
        module: a direct child of the network; it tells the `channels` of its stages.
        prefix: how the names of its weights begin in the network.
        stride, channels: of its deepest features.
    """

    module: nn.Module
    prefix: str
    stride: int
    channels: int

    def deepest(self, image: Tensor) -> Tensor:
        """Features (N, channels, H / stride, W / stride) of an image whose sides are multiples of it."""
        features = self.module(image)
        deepest: Tensor = features[self.stride] if isinstance(features, dict) else features[-1]
        return deepest

    def state(self) -> dict[str, Tensor]:
        """Its weights by the names that they have in the part itself."""
        return dict(self.module.state_dict())


def encoder_part(network: nn.Module, architecture: str) -> EncoderPart:
    """The encoder of a network.

    Raises:
        UserError: the architecture has none that could learn by itself.
    """
    for name, child in network.named_children():
        channels = getattr(child, "channels", None)
        if isinstance(channels, dict):
            return EncoderPart(child, f"{name}.", max(channels), channels[max(channels)])
        if isinstance(channels, tuple):
            # Stages halve the image after each but the last, unless they tell their strides.
            strides = getattr(child, "strides", (2 ** (len(channels) - 1),))
            return EncoderPart(child, f"{name}.", int(strides[-1]), int(channels[-1]))
    raise UserError(f"The architecture '{architecture}' has no encoder that could learn by itself.", _HINT)


def transfer_encoder_weights(
    network: nn.Module, architecture: str, state: Mapping[str, Tensor], source: str
) -> str:
    """Put an encoder's weights into `network`; a sentence that tells how much was taken over.

    A first layer for another number of channels is inflated (`input_layer.inflated`).

    Raises:
        UserError: the network has no encoder, or not one layer of `state` fits it.
    """
    module = encoder_part(network, architecture).module
    own = module.state_dict()
    first = next((name for name, value in own.items() if value.ndim == 4), "")
    if first in state and first in own and own[first].shape != state[first].shape:
        state = {**state, first: inflated(state[first], own[first].shape[1])}
    fitting = {name: value for name, value in state.items() if _fits(own.get(name), value)}
    if not any(value.ndim > 1 for value in fitting.values()):
        raise UserError(
            f"No layer of {source} fits the encoder of this network.",
            "Train the architecture and encoder that the file was learned for.",
        )
    module.load_state_dict({**own, **fitting})
    count = sum(value.numel() for value in fitting.values())
    afresh = len(own) - len(fitting)
    rest = f", {afresh} of {len(own)} tensors start afresh" if afresh else ""
    return f"The encoder starts from {source}: {count / 1e6:.2f} M weights taken over{rest}."


def _fits(own: Tensor | None, value: Tensor) -> bool:
    return own is not None and own.shape == value.shape and bool(torch.isfinite(value.float()).all())
