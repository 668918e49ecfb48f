"""Any timm network as the contracting half of a U-Net."""

from __future__ import annotations

from math import lcm
from pathlib import Path
from typing import Any, Final

import timm
import torch
from safetensors import SafetensorError
from torch import Tensor, nn

from engine.core import UserError, unknown_name
from engine.models.files.tensor_file import read_header
from engine.models.pretrained.imagenet_weights import FoundWeights, find_weights
from engine.models.pretrained.taken_weights import check_taken, foreign_weights

# What timm raises for options that a network does not take, and for weights of another network; the assertion
# is for `output_stride`.
_UNFIT: Final = (
    RuntimeError,
    TypeError,
    ValueError,
    AttributeError,
    NotImplementedError,
    AssertionError,
    SafetensorError,
)


# Neither a square, nor a size that windows of 7 or 8 cells fill.
_CELLS_TRIED: Final = (3, 5)


class TimmEncoder(nn.Module):
    """Features of a timm network by stride.

    Where several stages share a stride (ViT), the deepest of them stands for it.

    Attributes:
        channels: stride -> channels.
        is_pretrained: whether weights were found.
        weights_note: what the user should know about the starting weights; may be empty.
    """

    def __init__(self, name: str, in_channels: int, pretrained: bool) -> None:
        super().__init__()
        found = find_encoder_weights(name, pretrained)
        self.is_pretrained, self.weights_note = found.path is not None, found.note
        self.net = create_features(name, in_channels, found.path)
        info = self.net.feature_info
        strides = [int(r) for r in info.reduction()]
        self.channels = dict(zip(strides, info.channels(), strict=True))
        self._stage_of = {stride: index for index, stride in enumerate(strides)}

    def forward(self, image: Tensor) -> dict[int, Tensor]:
        """Features (N, channels, H / stride, W / stride) by stride."""
        stages = self.net(image)
        return {
            stride: _channels_first(stages[index], self.channels[stride])
            for stride, index in self._stage_of.items()
        }


def find_encoder_weights(name: str, pretrained: bool) -> FoundWeights:
    """ImageNet weights for the encoder where wanted and to be had.

    Raises:
        UserError: timm knows no such network.
    """
    # A tag after the dot names one set of weights: resnet18.a1_in1k.
    if name.split(".")[0] not in timm.list_models():
        raise unknown_name("encoder", name, timm.list_models())
    return find_weights(name) if pretrained else FoundWeights(None, "")


def create_features(name: str, in_channels: int, weights: Path | None, **extra: Any) -> Any:
    """A timm network that returns the features of its stages, with the weights of a file if there is one.

    For other channels than red, green and blue timm inflates the first layer: its weights are repeated in
    turn and divided by how often (`adapt_input_conv`, after Carreira and Zisserman, CVPR 2017).

    `extra` goes to timm as it is, e.g. `output_stride=8`.

    Raises:
        UserError: the network has no such features, or the weights do not fit it.
    """
    options: dict[str, Any] = {"features_only": True, "in_chans": in_channels, **extra}
    if weights is not None:
        _check_weights(weights)
        options |= {"pretrained": True, "pretrained_cfg_overlay": {"file": str(weights)}}
    try:
        net = _for_any_size(name, options) if _has_fixed_size(name) else timm.create_model(name, **options)
    except LookupError as error:
        # Some networks of timm rename what is in a file, and miss the tensors that they look for.
        if weights is None:
            raise
        raise foreign_weights(name, weights) from error
    except _UNFIT as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise UserError(
            f"The encoder '{name}' cannot be used for segmentation: {reason}",
            "Choose another encoder, or other weights.",
            command_hint="Choose one that `inkling models` lists, or other weights.",
        ) from error
    if weights is not None:
        check_taken(net, name, weights)
    return net


def _check_weights(path: Path) -> None:
    """Refuse what is no file of tensors: timm itself would open others, which could run code."""
    try:
        read_header(path)
    except UserError as error:
        raise UserError(
            f"The weights in {path} cannot be used: {error.summary}",
            "Replace the file, or train without ImageNet weights.",
        ) from error


def _has_fixed_size(name: str) -> bool:
    """Whether the network sees images of one size unless it is asked for more, as ViT, Swin and their kin."""
    is_vit = name.startswith(("vit_", "deit", "beit", "eva"))
    return is_vit or bool(getattr(timm.get_pretrained_cfg(name), "fixed_input_size", False))


def _for_any_size(name: str, options: dict[str, Any]) -> Any:
    """The network, where it can be made to see images of any size.

    Raises:
        RuntimeError, AssertionError: it sees images of its own size only.
    """
    try:
        net: Any = timm.create_model(name, **options, dynamic_img_size=True)
    except TypeError:  # It has no such option; some need none.
        net = timm.create_model(name, **options)
    if not next(net.parameters()).is_meta:
        stride = lcm(*net.feature_info.reduction())
        with torch.no_grad():
            net.eval()(torch.zeros(1, options["in_chans"], *(stride * cells for cells in _CELLS_TRIED)))
        net.train()
    return net


def _channels_first(x: Tensor, channels: int) -> Tensor:
    if x.shape[1] != channels and x.shape[-1] == channels:
        return x.permute(0, 3, 1, 2)
    return x
