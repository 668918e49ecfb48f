"""FCN-32s, 16s and 8s: a classifier run as a convolution; earlier stages refine its coarse scores.

Source:
    Long, Shelhamer & Darrell, CVPR 2015, figure 3; Shelhamer et al., PAMI 2017, section 4.3 (all at once).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - torch's own custom

from engine.core import UserError
from engine.models.blocks.class_layer import class_layer
from engine.models.blocks.padded import PaddedNet, init_weights
from engine.models.blocks.timm_encoder import TimmEncoder
from engine.models.blocks.upsample import BilinearTransposed
from engine.models.blocks.vgg import STRIDE, Vgg
from engine.models.blocks.vgg_configurations import is_vgg
from engine.models.blocks.vgg_weights import VggWeights, find_vgg_weights
from engine.models.registry import BuiltModel
from engine.models.spec import ModelSpec

FINEST: Final[Mapping[str, int]] = {"fcn32s": 32, "fcn16s": 16, "fcn8s": 8}
"""Architecture -> the finest stride that is scored."""

# What the paper multiplies the skips' scores with. Its inputs were pixels of 0-255, and VGG without
# batch norm hands such a size on: pool3 was 10,000 times as large as fc7.
_PAPER_SCALES: Final = {16: 0.01, 8: 0.0001}


class FcVgg(nn.Module):
    """VGG as it was published, its fully connected layers as convolutions.

    They keep height and width: 3 zeros around instead of the 100 around the
    image that the authors used, which leaves the same cells in the same places.

    Attributes:
        channels: stride -> channels.
    """

    def __init__(self, spec: ModelSpec, weights: VggWeights) -> None:
        super().__init__()
        self.vgg = Vgg(spec.encoder, spec.in_channels, spec.int_setting("width"), weights)
        width = spec.int_setting("fc_width")
        self.fc6 = nn.Conv2d(self.vgg.widths[-1], width, 7, padding=3)
        self.fc7 = nn.Conv2d(width, width, 1)
        self.dropout = nn.Dropout2d(spec.float_setting("dropout"))
        for layer, convolution in ((6, self.fc6), (7, self.fc7)):
            init_weights(convolution)
            weights.load_fc(layer, convolution)
        self.channels = {8: self.vgg.widths[2], 16: self.vgg.widths[3], 32: width}

    def forward(self, image: Tensor) -> dict[int, Tensor]:
        """pool3, pool4 and fc7 by stride."""
        pooled, x, stride = {}, image, 1
        for stage in self.vgg.stages:
            x, stride = F.max_pool2d(stage(x), 2), 2 * stride
            pooled[stride] = x
        x = self.dropout(F.relu(self.fc6(x)))
        x = self.dropout(F.relu(self.fc7(x)))
        return {8: pooled[8], 16: pooled[16], 32: x}


class FcnHead(nn.Module):
    """Scores of each stride; from the coarsest on doubled and added to the next, last enlarged to full size.

    The doublings start as bilinear interpolation and learn; the last one stays it.

    Args:
        channels: stride -> channels of what is scored: 32 and every half of it down to the finest.
        scales: stride -> what its scores are multiplied with; 1 where nothing is said.
    """

    def __init__(self, channels: Mapping[int, int], classes: int, scales: Mapping[int, float]) -> None:
        super().__init__()
        self._strides = sorted(channels, reverse=True)
        self._scales = scales
        self.scores = nn.ModuleDict({str(s): class_layer(channels[s], classes) for s in self._strides})
        self.doublings = nn.ModuleDict({str(s): BilinearTransposed(classes, 2) for s in self._strides[1:]})
        self.to_full_size = BilinearTransposed(classes, self._strides[-1], is_learned=False)

    def forward(self, features: Mapping[int, Tensor]) -> Tensor:
        coarsest, *finer = self._strides
        fused = self.scores[str(coarsest)](features[coarsest])
        for stride in finer:
            scores = self.scores[str(stride)](features[stride]) * self._scales.get(stride, 1.0)
            fused = self.doublings[str(stride)](fused) + scores
        full_size: Tensor = self.to_full_size(fused)
        return full_size


class Fcn(PaddedNet):
    """An encoder with features at strides 8, 16 and 32, and the head."""

    def __init__(self, spec: ModelSpec, encoder: nn.Module, channels: Mapping[int, int]) -> None:
        super().__init__(STRIDE)
        scored = {s: channels[s] for s in (32, 16, 8) if s >= FINEST[spec.architecture]}
        # FCN-32s has no finer scores, and no such setting.
        scales = _PAPER_SCALES if spec.settings.get("skips") == "paper" else {}
        self.head = FcnHead(scored, spec.class_count, scales)
        self.encoder = encoder

    def forward_padded(self, image: Tensor) -> Tensor:
        logits: Tensor = self.head(self.encoder(image))
        return logits


def build(spec: ModelSpec, pretrained: bool) -> BuiltModel:
    """The network on VGG, or on any timm encoder with strides 8, 16 and 32.

    Encoders other than VGG have no fully connected layers to turn into
    convolutions: their last stage is scored itself, as the paper does with GoogLeNet.

    Raises:
        UserError: the encoder is unknown or has no features at one of the strides.
    """
    if is_vgg(spec.encoder):
        weights = find_vgg_weights(spec.encoder, pretrained, spec.int_setting("width"))
        vgg = FcVgg(spec, weights)
        return BuiltModel(Fcn(spec, vgg, vgg.channels), weights.is_pretrained, weights.note)
    encoder = TimmEncoder(spec.encoder, spec.in_channels, pretrained)
    for stride in (8, 16, 32):
        if stride not in encoder.channels:
            raise UserError(
                f"The encoder '{spec.encoder}' has no features at stride {stride}, which FCN scores.",
                "Choose vgg16, or a ResNet, MobileNet, EfficientNet or ConvNeXt.",
            )
    return BuiltModel(Fcn(spec, encoder, encoder.channels), encoder.is_pretrained, encoder.weights_note)
