"""U-Net of `bench source` on the shipped encoder, which stays as it is and sees the photographs enlarged.

At their own 64 pixels its deepest features would be 4 x 4 places; enlarged four times they are 16 x 16. As
the encoder does not learn, each photograph and its mirror image go through it once. Imports torch.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - torch's own custom

from engine.core import LabelMap, Progress, Reporter, RgbU8
from engine.learn.losses import make_loss
from engine.learn.optim import make_optimizer, rate_factor, set_learning_rate, usual_learning_rate
from engine.learn.request import Sample, TrainRequest
from engine.learn.samples import ReadImage
from engine.models.blocks.class_layer import class_layer
from engine.models.blocks.conv import conv_norm_relu
from engine.models.blocks.norm import SteadyBatchNorm2d
from engine.models.blocks.padded import init_weights
from engine.models.blocks.unet_decoder import UNetDecoder
from engine.models.features.lite_encoder import LiteEncoder
from engine.models.pretrained.shipped_encoder import load_shipped_encoder

ENLARGED: Final = 4

_BATCH: Final = 16
_DROPOUT: Final = 0.1
_COLOURS: Final = 3
# Channels of the U-Net by stride; the two last are learned, of what the encoder sees.
_WIDTHS: Final = {1: 24, 2: 40, 4: 64, 8: 96, 16: 96}
_COARSER: Final = (8, 16)

Features = dict[int, Tensor]
"""(N, channels, side / stride, side / stride) by stride of the small photographs."""


class FrozenFeatures:
    """What the shipped encoder makes of small photographs that are enlarged for it, and their own pixels."""

    def __init__(self) -> None:
        self._encoder = LiteEncoder()
        self._encoder.load_state_dict(load_shipped_encoder())
        self.channels = {s // ENLARGED: n for s, n in self._encoder.channels.items() if s >= ENLARGED}
        self.channels[1] += _COLOURS

    def __call__(self, images: NDArray[np.uint8]) -> Features:
        """Features, in half precision, of (N, side, side, 3) pixels."""
        pixels = torch.from_numpy(images).permute(0, 3, 1, 2).float() / 127.5 - 1.0
        with torch.no_grad():
            enlarged = F.interpolate(pixels, scale_factor=ENLARGED, mode="bicubic", align_corners=False)
            found = self._encoder(enlarged.contiguous(memory_format=torch.channels_last))
        features = {s // ENLARGED: part.half() for s, part in found.items() if s >= ENLARGED}
        features[1] = torch.cat([features[1], pixels.half()], dim=1)
        return features


class FrozenEncoderUNet(nn.Module):
    """The expanding half of a U-Net on frozen features, with two coarser levels for what is around a thing.

    Args:
        channels: of the features, by stride.
    """

    def __init__(self, channels: dict[int, int], class_count: int) -> None:
        super().__init__()
        skips = {stride: min(count, _WIDTHS[stride]) for stride, count in channels.items()}
        self.narrow = nn.ModuleDict(
            {
                str(s): nn.Sequential(SteadyBatchNorm2d(n), nn.Conv2d(n, skips[s], 1), nn.Dropout2d(_DROPOUT))
                for s, n in channels.items()
            }
        )
        self.down = nn.ModuleDict()
        for stride in _COARSER:
            self.down[str(stride)] = conv_norm_relu(skips[stride // 2], _WIDTHS[stride])
            skips[stride] = _WIDTHS[stride]
        self.decoder = UNetDecoder(skips, _WIDTHS, "bilinear", conv_norm_relu)
        self.apply(init_weights)
        self.head = class_layer(self.decoder.out_channels, class_count)

    def forward(self, features: Features) -> Tensor:
        """Logits (N, classes, side, side)."""
        parts = {stride: self.narrow[str(stride)](part.float()) for stride, part in features.items()}
        for stride in _COARSER:
            parts[stride] = self.down[str(stride)](F.max_pool2d(parts[stride // 2], 2))
        logits: Tensor = self.head(self.decoder(parts))
        return logits


@dataclass(frozen=True, slots=True, eq=False)
class FrozenEncoderModel:
    """A trained U-Net with the features that it sees."""

    features_of: FrozenFeatures
    network: FrozenEncoderUNet

    def labels(self, pixels: RgbU8) -> LabelMap:
        """The most probable class of each pixel of a small photograph."""
        with torch.no_grad():
            logits: Tensor = self.network(self.features_of(pixels[None]))
        labels: LabelMap = logits[0].argmax(0).numpy().astype(np.uint8)
        return labels


def learn_on_frozen_encoder(request: TrainRequest, read: ReadImage, report: Reporter) -> FrozenEncoderModel:
    """Train the U-Net on the photographs and their mirror images.

    Args:
        request: its classes, photographs, loss, optimizer and rate, batch, epochs and seed count.
    """
    torch.manual_seed(request.seed)
    rng = np.random.default_rng(request.seed)
    features_of, batch = FrozenFeatures(), request.batch or _BATCH
    features, labels = _with_mirror_images(request.samples, read, features_of, batch)
    network = FrozenEncoderUNet(features_of.channels, len(request.classes)).train()
    rate = request.learning_rate or usual_learning_rate(request.optimizer, is_pretrained=False)
    loss_of, optimizer = make_loss(request.loss), make_optimizer(request.optimizer, network, rate)
    count, epochs = len(request.samples), request.epochs or 1
    for epoch in range(epochs):
        # Of each photograph itself or its mirror image.
        order = rng.permutation(count) + count * rng.integers(2, size=count)
        for begin in range(0, count, batch):
            set_learning_rate(optimizer, rate * rate_factor((epoch + begin / count) / epochs))
            chosen = torch.from_numpy(order[begin : begin + batch])
            logits = network({stride: part[chosen] for stride, part in features.items()})
            loss = loss_of(logits, labels[chosen])
            optimizer.zero_grad(set_to_none=True)
            torch.autograd.backward(loss)
            optimizer.step()
        report(Progress(epoch + 1, epochs, "epochs", f"loss {float(loss.detach()):.3f}"))
    return FrozenEncoderModel(features_of, network.eval())


def _with_mirror_images(
    samples: Sequence[Sample], read: ReadImage, features_of: FrozenFeatures, batch: int
) -> tuple[Features, Tensor]:
    """Features and labels of the photographs, and after these of their mirror images."""
    images = np.stack([read(sample.image_path) for sample in samples])
    labels = np.stack([sample.labels for sample in samples])
    images, labels = (np.concatenate([whole, whole[:, :, ::-1]]) for whole in (images, labels))
    parts = [features_of(images[begin : begin + batch]) for begin in range(0, len(images), batch)]
    features = {stride: torch.cat([part[stride] for part in parts]) for stride in parts[0]}
    return features, torch.from_numpy(labels.astype(np.int64))
