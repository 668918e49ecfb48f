"""U-Net whose contracting half is any timm encoder.

Source:
    Ronneberger, Fischer & Brox, MICCAI 2015; the decoder is same-padded, with batch norm.
"""

from __future__ import annotations

from typing import Final

from torch import Tensor

from engine.models.blocks.class_layer import ClassConvolution
from engine.models.blocks.conv import conv_norm_relu
from engine.models.blocks.padded import PaddedNet, init_weights
from engine.models.blocks.timm_encoder import TimmEncoder
from engine.models.blocks.unet_decoder import UNetDecoder
from engine.models.registry import BuiltModel
from engine.models.spec import ModelSpec

# Channels of the decoder at a stride: 16, 32, 64, 128, 256, as deep encoders are
# wide enough, and the full-size level costs most.
_WIDTH_AT_FULL_SIZE: Final = 16
_MAX_WIDTH: Final = 256


class UNet(PaddedNet):
    """Encoder features joined with the image itself, so that thin things stay thin."""

    def __init__(self, spec: ModelSpec, encoder: TimmEncoder) -> None:
        deepest = max(encoder.channels)
        super().__init__(stride=deepest)
        channels = dict(encoder.channels)
        self._has_image_skip = 1 not in channels
        if self._has_image_skip:
            channels[1] = _WIDTH_AT_FULL_SIZE
            self.image_skip = conv_norm_relu(spec.in_channels, _WIDTH_AT_FULL_SIZE)
        strides = [2**k for k in range(deepest.bit_length())]
        widths = {s: min(_MAX_WIDTH, _WIDTH_AT_FULL_SIZE * s) for s in strides}
        upsampling = spec.text_setting("upsampling")
        self.decoder = UNetDecoder(channels, widths, upsampling)
        self.head = ClassConvolution(self.decoder.out_channels, spec.class_count, 1)
        self.apply(init_weights)
        # Last, so that `init_weights` leaves the encoder's own weights alone.
        self.encoder = encoder

    def forward_padded(self, image: Tensor) -> Tensor:
        features: dict[int, Tensor] = self.encoder(image)
        if self._has_image_skip:
            features[1] = self.image_skip(image)
        logits: Tensor = self.head(self.decoder(features))
        return logits


def build(spec: ModelSpec, pretrained: bool) -> BuiltModel:
    """The network, with ImageNet weights in its encoder where wanted and reachable."""
    encoder = TimmEncoder(spec.encoder, spec.in_channels, pretrained)
    return BuiltModel(UNet(spec, encoder), encoder.is_pretrained, encoder.weights_note)
