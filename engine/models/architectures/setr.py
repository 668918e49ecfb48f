"""SETR: a vision transformer as the encoder, and one of three decoders: naive, PUP or MLA.

While learning, layers on the way give answers of their own, with less weight.

Source:
    Zheng et al., "Rethinking Semantic Segmentation from a Sequence-to-Sequence Perspective with
    Transformers", CVPR 2021, figure 1 and section 3.3; auxiliary layers: section 4.1.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import Final

from timm.layers.norm import LayerNorm2d
from torch import Tensor, nn

from engine.models.blocks.auxiliary import PaddedNetWithAuxiliary, WeightedLogits
from engine.models.blocks.class_layer import ClassLayers, class_layer
from engine.models.blocks.conv import conv_norm_relu
from engine.models.blocks.padded import concat, init_weights
from engine.models.blocks.resize import resize, size_of
from engine.models.blocks.vit_encoder import VitEncoder
from engine.models.registry import BuiltModel
from engine.models.spec import ModelSpec

WIDTH: Final = 256
AUXILIARY_WEIGHT: Final = 0.4
DEPTH: Final = 24
"""Layers of the paper's encoder; in others, the layers at the same share of the depth are meant."""


class Setr(PaddedNetWithAuxiliary):
    """What the three have in common: the encoder, and logits at the image's size."""

    LAYERS: tuple[int, ...]
    """Of 24; the logits come from the last one, or from all."""

    def __init__(self, spec: ModelSpec, encoder: VitEncoder) -> None:
        # Two patches at least: batch norm needs more than one value.
        super().__init__(stride=2 * encoder.patch)
        self.encoder = encoder
        self.class_count = spec.class_count

    def forward_padded(self, image: Tensor) -> Tensor:
        return resize(self.decode(self.levels(image)), size_of(image))

    def outputs_padded(self, image: Tensor) -> WeightedLogits:
        levels, size = self.levels(image), size_of(image)
        others = [(AUXILIARY_WEIGHT, resize(x, size)) for x in self.auxiliary_outputs(levels)]
        return [(1.0, resize(self.decode(levels), size)), *others]

    def levels(self, image: Tensor) -> list[Tensor]:
        """The features that all decoders start from, one for each of `LAYERS`."""
        features: list[Tensor] = self.encoder(image)
        return features

    @abstractmethod
    def decode(self, levels: Sequence[Tensor]) -> Tensor:
        """Logits at any size."""

    @abstractmethod
    def auxiliary_outputs(self, levels: Sequence[Tensor]) -> list[Tensor]:
        """More logits, for the loss alone."""


class SetrNaive(Setr):
    """Two 1x1 convolutions, then bilinear to full size."""

    LAYERS = (10, 15, 20, 24)

    def __init__(self, spec: ModelSpec, encoder: VitEncoder) -> None:
        super().__init__(spec, encoder)
        self.decoders = nn.ModuleList(_normed(encoder.channels, kernel=1) for _ in self.LAYERS)
        self.decoders.apply(init_weights)
        scores = [class_layer(WIDTH, self.class_count) for _ in self.LAYERS]
        self.head = ClassLayers(scores[-1], scores[:-1])

    def decode(self, levels: Sequence[Tensor]) -> Tensor:
        logits: Tensor = self.head.main(self.decoders[-1](levels[-1]))
        return logits

    def auxiliary_outputs(self, levels: Sequence[Tensor]) -> list[Tensor]:
        early = zip(self.head.auxiliary, self.decoders, levels, strict=False)
        return [scores(decoder(x)) for scores, decoder, x in early]


class SetrPup(Setr):
    """Progressive upsampling: 3x3 convolution and doubling, four times."""

    LAYERS = (10, 15, 20, 24)

    def __init__(self, spec: ModelSpec, encoder: VitEncoder) -> None:
        super().__init__(spec, encoder)
        self.first = _normed(encoder.channels, kernel=3)
        self.steps = nn.ModuleList(conv_norm_relu(WIDTH, WIDTH) for _ in range(3))
        self.auxiliary = nn.ModuleList(_normed(encoder.channels, kernel=3) for _ in self.LAYERS)
        for decoder in (self.first, self.steps, self.auxiliary):
            decoder.apply(init_weights)
        scores = [class_layer(WIDTH, self.class_count) for _ in self.LAYERS]
        self.head = ClassLayers(class_layer(WIDTH, self.class_count), scores)

    def decode(self, levels: Sequence[Tensor]) -> Tensor:
        x = self.first(levels[-1])
        for step in self.steps:
            x = step(_doubled(x))
        # The paper doubles once more before the 1x1 convolution; as that mixes no
        # pixels, the other order gives the same with a fraction of the memory.
        return _doubled(self.head.main(x))

    def auxiliary_outputs(self, levels: Sequence[Tensor]) -> list[Tensor]:
        layers = zip(self.head.auxiliary, self.auxiliary, levels, strict=True)
        return [scores(decoder(x)) for scores, decoder, x in layers]


class SetrMla(Setr):
    """Multi-level aggregation: four layers, summed from the deepest up, each four times as large, joined."""

    LAYERS = (6, 12, 18, 24)

    def __init__(self, spec: ModelSpec, encoder: VitEncoder) -> None:
        super().__init__(spec, encoder)
        half = WIDTH // 2
        self.reduce = nn.ModuleList(_normed(encoder.channels, kernel=1) for _ in self.LAYERS)
        self.smooth = nn.ModuleList(conv_norm_relu(WIDTH, WIDTH) for _ in self.LAYERS)
        self.narrow = nn.ModuleList(
            nn.Sequential(conv_norm_relu(WIDTH, half), conv_norm_relu(half, half)) for _ in self.LAYERS
        )
        for decoder in (self.reduce, self.smooth, self.narrow):
            decoder.apply(init_weights)
        main = class_layer(half * len(self.LAYERS), self.class_count, kernel=3)
        self.head = ClassLayers(main, [class_layer(WIDTH, self.class_count) for _ in self.LAYERS])

    def levels(self, image: Tensor) -> list[Tensor]:
        """(N, 256, h, w) of each layer, with all deeper ones added."""
        features = super().levels(image)
        levels: list[Tensor] = []
        above: Tensor | None = None
        for reduce, smooth, x in reversed(list(zip(self.reduce, self.smooth, features, strict=True))):
            above = reduce(x) if above is None else reduce(x) + above
            levels.insert(0, smooth(above))
        return levels

    def decode(self, levels: Sequence[Tensor]) -> Tensor:
        height, width = size_of(levels[0])
        size = (4 * height, 4 * width)
        streams = [resize(narrow(x), size) for narrow, x in zip(self.narrow, levels, strict=True)]
        logits: Tensor = self.head.main(concat(streams))
        return logits

    def auxiliary_outputs(self, levels: Sequence[Tensor]) -> list[Tensor]:
        return [scores(x) for scores, x in zip(self.head.auxiliary, levels, strict=True)]


def _normed(channels: int, kernel: int) -> nn.Sequential:
    """Layer norm of the transformer's features, then a convolution to 256 channels with batch norm, ReLU."""
    return nn.Sequential(LayerNorm2d(channels), conv_norm_relu(channels, WIDTH, kernel))


def _doubled(x: Tensor) -> Tensor:
    height, width = size_of(x)
    return resize(x, (2 * height, 2 * width))


_KINDS: Final[dict[str, type[Setr]]] = {
    "setr-naive": SetrNaive,
    "setr-pup": SetrPup,
    "setr-mla": SetrMla,
}


def build(spec: ModelSpec, pretrained: bool) -> BuiltModel:
    """The network with the decoder that its name tells; its position embeddings fit `spec.input_size`."""
    kind = _KINDS[spec.architecture]
    shares = [layer / DEPTH for layer in kind.LAYERS]
    encoder = VitEncoder(spec.encoder, spec.in_channels, pretrained, spec.input_size, shares)
    return BuiltModel(kind(spec, encoder), encoder.is_pretrained, encoder.weights_note)
