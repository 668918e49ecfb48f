"""A linear pixel classifier on filters and learned features, solved in closed form: the first model.

Learned features are those of a frozen encoder, the one that ships with Inkling or any of timm. Each stage is
scored at its own stride and the scores are enlarged: as all is linear, that equals enlarged features.

Source:
    Hoerl & Kennard, Technometrics 1970 (ridge regression); features as in Arganda-Carreras et al. (Trainable
    Weka Segmentation), Bioinformatics 2017, with those of Tan & Le, ICML 2019, beside them.
"""

from __future__ import annotations

from collections.abc import Mapping

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - torch's own custom

from engine.models.blocks.class_layer import ClassConvolution
from engine.models.blocks.filter_bank import FilterBank
from engine.models.blocks.padded import PaddedNet
from engine.models.features.feature_bank import COLOURS, FeatureBank
from engine.models.features.line_bank import LineBank
from engine.models.features.lite_encoder import LiteEncoder
from engine.models.pretrained.lite_weights import load_lite_weights
from engine.models.pretrained.shipped_encoder import SHIPPED_ENCODER, SHIPPED_STRIDE
from engine.models.registry import BuiltModel
from engine.models.spec import ModelSpec


class RidgeClassifier(PaddedNet):
    """Linear scores of the features of each pixel.

    Attributes:
        bank: the features.
        head: by stride, the linear maps to the classes; the finest has the bias.
    """

    def __init__(self, spec: ModelSpec, bank: FeatureBank) -> None:
        super().__init__(stride=bank.stride)
        self.bank = bank
        finest = next(iter(bank.widths))
        self.head = nn.ModuleDict(
            {
                str(stride): ClassConvolution(count, spec.class_count, 1, bias=stride == finest)
                for stride, count in bank.widths.items()
            }
        )

    def forward_padded(self, image: Tensor) -> Tensor:
        return self.scores_of(self.bank(image), image.shape[-2:])

    def scores_of(self, features: Mapping[int, Tensor], size: torch.Size) -> Tensor:
        """Logits (N, classes, *size) of the bank's features by stride, of an image of that size."""
        logits: list[Tensor] = []
        for stride, part in features.items():
            scores = self.head[str(stride)](part)
            if stride > 1:
                scores = F.interpolate(scores, size=size, mode="bilinear", align_corners=False)
            logits.append(scores)
        return torch.stack(logits).sum(dim=0)

    def set_solution(self, weights: Tensor, bias: Tensor) -> None:
        """Take over a solution.

        Args:
            weights: (classes, features), features in the order of `bank.widths`.
            bias: (classes,).
        """
        parts = torch.split(weights, list(self.bank.widths.values()), dim=1)
        with torch.no_grad():
            for layer, part in zip(self.head.values(), parts, strict=True):
                assert isinstance(layer, nn.Conv2d)
                layer.weight.copy_(part[:, :, None, None])
                if layer.bias is not None:
                    layer.bias.copy_(bias)


def build(spec: ModelSpec, pretrained: bool) -> BuiltModel:
    """The classifier without a solution; with ImageNet weights in its encoder where wanted and to be had."""
    kinds = spec.text_setting("features")
    filters = None if kinds == "learned" else FilterBank(spec.in_channels, spec.int_setting("levels"))
    line_levels = 0 if filters is None else spec.int_setting("line_levels")
    lines = LineBank(line_levels) if line_levels else None
    if kinds == "filters":
        return BuiltModel(RidgeClassifier(spec, FeatureBank(filters, lines=lines)))
    if spec.encoder == SHIPPED_ENCODER:
        encoder = LiteEncoder()
        weights, note = load_lite_weights(encoder.state_dict()) if pretrained else (None, "")
        if weights is not None:
            encoder.load_state_dict(weights)
        bank = FeatureBank(filters, encoder, encoder.channels, lines)
        return BuiltModel(RidgeClassifier(spec, bank), weights is not None, note)
    return _on_timm(spec, filters, lines, pretrained)


def _on_timm(
    spec: ModelSpec, filters: FilterBank | None, lines: LineBank | None, pretrained: bool
) -> BuiltModel:
    """The same on an encoder of timm: its stages to stride 16, or its one stage where that is coarser."""
    # Some seconds to import.
    from engine.models.blocks.timm_encoder import TimmEncoder

    encoder = TimmEncoder(spec.encoder, COLOURS, pretrained)
    encoder.requires_grad_(False)
    strides = {s: count for s, count in encoder.channels.items() if s <= SHIPPED_STRIDE}
    strides = strides or {min(encoder.channels): encoder.channels[min(encoder.channels)]}
    bank = FeatureBank(filters, encoder, strides, lines)
    return BuiltModel(RidgeClassifier(spec, bank), encoder.is_pretrained, encoder.weights_note)
