"""ImageNet weights of VGG as timm keeps them, for its convolutions and its fully connected layers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

import torch
from timm.models import adapt_input_conv
from torch import Tensor, nn

from engine.core import UserError
from engine.models.blocks.timm_encoder import find_encoder_weights
from engine.models.blocks.vgg_configurations import convolutions_of
from engine.models.files.tensor_file import load_tensors

PAPER_WIDTH: Final = 64

# How a network of our own lists the tensors of one layer.
_PARTS: Final = ("weight", "bias", "running_mean", "running_var", "num_batches_tracked")


@dataclass(frozen=True, slots=True)
class VggWeights:
    """A timm checkpoint of a VGG, or none.

    Attributes:
        note: what the user should know about the start; may be empty.
        source: the file, for messages.
        state: timm's names -> tensors; empty for a random start.
    """

    note: str = ""
    source: str = ""
    state: Mapping[str, Tensor] = field(default_factory=dict)

    @property
    def is_pretrained(self) -> bool:
        return bool(self.state)

    def load_convolutions(self, stages: nn.Module, in_channels: int) -> None:
        """Copy the convolutions, and norms if there are any, into `stages`; for a random start nothing.

        timm numbers its layers through, pooling and ReLU included; only the order counts here.

        Raises:
            UserError: they are those of another network.
        """
        if not self.is_pretrained:
            return
        own = stages.state_dict()
        try:
            features = _in_layer_order(self.state)
            features[0] = adapt_input_conv(in_channels, features[0])
            stages.load_state_dict(dict(zip(own, features, strict=True)))
        except (ValueError, IndexError, RuntimeError) as error:
            raise UserError(
                f"The weights in {self.source} are not those of this encoder: {str(error).splitlines()[0]}",
                "Replace the file, or train without ImageNet weights.",
            ) from error

    def load_fc(self, layer: int, convolution: nn.Conv2d) -> None:
        """Start `convolution` from fully connected layer 6 or 7; for a random start nothing.

        The paper's layers look at 7x7 cells with 4096 units. Where the
        convolution has fewer units or a smaller window, units and cells at even
        distances are taken, as the authors of DeepLab did.

        Source:
            Long et al., CVPR 2015, section 3.1 (layers as convolutions); Chen et al., ICLR 2015, section 4.1.
        """
        weight = self.state.get(f"pre_logits.fc{layer - 5}.weight")
        bias = self.state.get(f"pre_logits.fc{layer - 5}.bias")
        if weight is None or bias is None or convolution.bias is None:
            return
        width, incoming, window = convolution.weight.shape[:3]
        if width > weight.shape[0] or incoming > weight.shape[1]:
            return
        units, inputs = _evenly(weight.shape[0], width), _evenly(weight.shape[1], incoming)
        cells = _evenly(weight.shape[-1], window)
        with torch.no_grad():
            convolution.weight.copy_(weight[units][:, inputs][:, :, cells][..., cells])
            convolution.bias.copy_(bias[units])


def find_vgg_weights(name: str, pretrained: bool, width: int) -> VggWeights:
    """ImageNet weights for a VGG of that width, where wanted and to be had.

    Raises:
        UserError: not a VGG, or the file is damaged.
    """
    convolutions_of(name)
    if pretrained and width != PAPER_WIDTH:
        return VggWeights(
            f"ImageNet weights fit a width of {PAPER_WIDTH} only; training starts from random weights."
        )
    found = find_encoder_weights(name, pretrained)
    if found.path is None:
        return VggWeights(found.note)
    try:
        return VggWeights(found.note, str(found.path), load_tensors(found.path))
    except UserError as error:
        raise UserError(
            f"The weights in {found.path} cannot be used: {error.summary}",
            "Replace the file, or train without ImageNet weights.",
        ) from error


def _in_layer_order(state: Mapping[str, Tensor]) -> list[Tensor]:
    """The tensors of the convolutional layers, as our own networks list them."""
    places = {name: name.split(".") for name in state if name.startswith("features.")}
    ordered = sorted(places, key=lambda name: (int(places[name][1]), _PARTS.index(places[name][2])))
    return [state[name] for name in ordered]


def _evenly(count: int, wanted: int) -> Tensor:
    """`wanted` of `count` indices at even distances from first to last; a single one is the middle."""
    if wanted == 1:
        return torch.tensor([count // 2])
    return torch.linspace(0, count - 1, wanted).round().long()
