"""Patch CNN: a small sliding-window classifier of the centre pixel of every patch of the image.

The same weights answer three ways: patch by patch (slow, how it is defined),
by shifting and stitching, and as a fully convolutional twin whose filters have
holes. All three agree; the twin is what learns and, unless asked otherwise, predicts.

Source:
    Farabet, Couprie, Najman & LeCun, PAMI 2013, section 3 (7x7 filters, 2x2 pooling, 46x46 patches; here
    one scale, ReLU for tanh); Pinheiro & Collobert, ICML 2014, section 3.2 (shifting and stitching).
"""

from __future__ import annotations

from itertools import pairwise
from typing import Final, cast

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - torch's own custom

from engine.models.blocks.class_layer import class_layer
from engine.models.blocks.padded import init_weights
from engine.models.registry import BuiltModel
from engine.models.spec import ModelSpec

WINDOW: Final = 7
POOLINGS: Final = 2
PATCH: Final = 46
"""Side of a patch, in pixels: 7 grows to 8, 20, 22 and 46 by pooling, convolution, pooling, convolution."""

# Rows and columns of a patch before its centre pixel; an even side has one more after it.
_BEFORE: Final = (PATCH - 1) // 2
_AFTER: Final = PATCH - 1 - _BEFORE
_PATCHES_AT_ONCE: Final = 256


class PatchCnn(nn.Module):
    """Three convolutions of 7x7 with pooling between them, and a score for each class."""

    def __init__(self, spec: ModelSpec) -> None:
        super().__init__()
        width = spec.int_setting("width")
        widths = (spec.in_channels, width, 4 * width, 16 * width)
        self.convolutions = nn.ModuleList(nn.Conv2d(a, b, WINDOW) for a, b in pairwise(widths))
        self.apply(init_weights)
        self.head = class_layer(widths[-1], spec.class_count)
        self._slides = spec.text_setting("evaluation") == "sliding"

    def forward(self, image: Tensor) -> Tensor:
        """Logits (N, classes, H, W) of `image` (N, C, H, W); its border pixels are repeated outwards."""
        # The gradient is the same, but patch by patch it would need some 1000 times the memory.
        if self._slides and not self.training:
            return self.slide(image)
        return self.run_densely(image)

    def run_densely(self, image: Tensor) -> Tensor:
        """The fully convolutional twin: pooling shrinks nothing, later filters have holes instead."""
        x, rate = _framed(image), 1
        for index, convolution in enumerate(self.convolutions):
            layer = cast(nn.Conv2d, convolution)
            x = F.relu(F.conv2d(x, layer.weight, layer.bias, dilation=rate))
            if index < POOLINGS:
                x = F.max_pool2d(x, 2, stride=1, dilation=rate)
                rate *= 2
        logits: Tensor = self.head(x)
        return logits

    def slide(self, image: Tensor) -> Tensor:
        """Patch by patch, as the method is defined: one run of the network for each pixel."""
        batch, _, height, width = image.shape
        patches = _framed(image).unfold(2, PATCH, 1).unfold(3, PATCH, 1)
        patches = patches.permute(0, 2, 3, 1, 4, 5)  # a view; it is copied piece by piece
        pixels = batch * height * width
        answers = []
        for start in range(0, pixels, _PATCHES_AT_ONCE):
            chosen = torch.arange(start, min(start + _PATCHES_AT_ONCE, pixels), device=image.device)
            rows, columns = chosen // width % height, chosen % width
            answers.append(self.classify(patches[chosen // (width * height), rows, columns]))
        return torch.cat(answers).view(batch, height, width, -1).permute(0, 3, 1, 2)

    def classify(self, patches: Tensor) -> Tensor:
        """Logits (N, classes) for the centre pixels of `patches` (N, C, 46, 46)."""
        return self._run_with_pooling(patches).flatten(1)

    def shift_and_stitch(self, image: Tensor) -> Tensor:
        """The pooled network on the image shifted by 0 to 3 pixels each way, the 16 answers interleaved."""
        step, (height, width) = 2**POOLINGS, image.shape[-2:]
        rows, columns = -(-height // step), -(-width // step)
        # Some more border, so that the answers of all shifts are at least of that size.
        framed = F.pad(_framed(image), (0, 2 * step, 0, 2 * step), mode="replicate")
        shifts = [framed[..., y:, x:] for y in range(step) for x in range(step)]
        coarse = [self._run_with_pooling(shifted)[..., :rows, :columns] for shifted in shifts]
        return F.pixel_shuffle(torch.stack(coarse, dim=2).flatten(1, 2), step)[..., :height, :width]

    def _run_with_pooling(self, x: Tensor) -> Tensor:
        for index, convolution in enumerate(self.convolutions):
            x = F.relu(convolution(x))
            if index < POOLINGS:
                x = F.max_pool2d(x, 2)
        logits: Tensor = self.head(x)
        return logits


def _framed(image: Tensor) -> Tensor:
    """The image with so much border that every pixel is the centre of a whole patch."""
    return F.pad(image, (_BEFORE, _AFTER, _BEFORE, _AFTER), mode="replicate")


def build(spec: ModelSpec, pretrained: bool) -> BuiltModel:
    """The network; there are no pretrained weights for it, so it always starts from random ones."""
    return BuiltModel(PatchCnn(spec))
