"""Arm of `bench learning`: a light decoder that learns to correct the first model, on its frozen features.

Imports torch.
"""

from __future__ import annotations

import copy
from collections.abc import Generator
from dataclasses import replace
from typing import Final, TypeVar

import numpy as np
import torch
from torch import Tensor, nn
from torch.optim.swa_utils import AveragedModel

from engine.bench.models.learning_arms import Clock, Steps
from engine.document.image import read_image
from engine.learn.augmentation.auto_augment import auto_augment_samples
from engine.learn.losses import make_loss
from engine.learn.optim import ema, make_optimizer, rate_factor, set_learning_rate, usual_learning_rate
from engine.learn.request import TrainRequest
from engine.learn.rounds import make_round
from engine.learn.samples import ImageCache, PatchSource
from engine.models.architectures.ridge import RidgeClassifier
from engine.models.blocks.class_layer import ClassConvolution
from engine.models.blocks.conv import conv_norm_relu, double_conv
from engine.models.blocks.padded import PaddedNet, concat, init_weights
from engine.models.blocks.unet_decoder import UNetDecoder
from engine.models.catalog import RIDGE_ARCHITECTURE
from engine.models.files.weights import load_model
from engine.models.inputs import multiplies_bfloat16, pick_device, to_input
from engine.models.spec import ModelSpec

T = TypeVar("T")

_BATCH: Final = 4
_PATCHES_FOR_SCALING: Final = 8
_LEAST_SPREAD: Final = 0.05
_MAX_GRADIENT_NORM: Final = 5.0
# Channels of the decoder by stride.
_WIDTHS: Final = {1: 8, 2: 16, 4: 24, 8: 32, 16: 48}


class CorrectedFirstModel(PaddedNet):
    """Scores of the first model plus those of a light decoder on its features, which begin at 0.

    Args:
        first: stays as it is.
        examples: its features by stride, whose mean and spread scale them for the decoder.
    """

    def __init__(self, first: RidgeClassifier, class_count: int, examples: dict[int, Tensor]) -> None:
        super().__init__(stride=first.stride)
        self.first = first.eval().requires_grad_(False)
        for stride, features in examples.items():
            spread, mean = torch.std_mean(features, dim=(0, 2, 3), keepdim=True)
            self.register_buffer(f"mean{stride}", mean)
            self.register_buffer(f"scale{stride}", 1.0 / (spread + _LEAST_SPREAD))
        counts = {stride: features.shape[1] for stride, features in examples.items()}
        self.narrow = nn.ModuleDict(
            {str(s): nn.Conv2d(count, _WIDTHS[s], 1) for s, count in counts.items() if s > 1}
        )
        finest = counts[1] + class_count
        channels = {stride: finest if stride == 1 else _WIDTHS[stride] for stride in counts}
        self.decoder = UNetDecoder(channels, _WIDTHS, "bilinear", _level)
        self.narrow.apply(init_weights)
        self.decoder.apply(init_weights)
        self.head = ClassConvolution(self.decoder.out_channels, class_count, 1)
        nn.init.zeros_(self.head.weight)
        assert self.head.bias is not None
        nn.init.zeros_(self.head.bias)

    def train(self, mode: bool = True) -> CorrectedFirstModel:
        """As of any network, but for the first model, which stays in evaluation mode."""
        super().train(mode)
        self.first.eval()
        return self

    def forward_padded(self, image: Tensor) -> Tensor:
        # Filters in half precision would be noise.
        with torch.no_grad(), torch.autocast(image.device.type, enabled=False):
            features = self.first.bank(image)
            scores = self.first.scores_of(features, image.shape[-2:])
        scaled = {
            stride: (part - self.get_buffer(f"mean{stride}")) * self.get_buffer(f"scale{stride}")
            for stride, part in features.items()
        }
        inputs = {stride: self.narrow[str(stride)](part) for stride, part in scaled.items() if stride > 1}
        # Sure scores differ by some tens.
        inputs[1] = concat([scaled[1], 2.0 * torch.tanh(scores / 4.0)])
        correction: Tensor = self.head(self.decoder(inputs))
        return scores + correction.float()


def corrected_first_model(request: TrainRequest, clock: Clock) -> Steps:
    """Solve the first model, then train its correction like a network from random weights."""
    device, rng = pick_device(), np.random.default_rng(request.seed)
    torch.manual_seed(request.seed)
    worked_s, began_s = 0.0, clock()
    module, spec, patches = _start(request, device, rng)
    rate = usual_learning_rate(request.optimizer, is_pretrained=False)
    optimizer, loss_of = make_optimizer(request.optimizer, module, rate), make_loss(request.loss)
    averaged = AveragedModel(module, avg_fn=ema, use_buffers=True)
    is_mixed = multiplies_bfloat16(device)
    limit_s = 60.0 * request.minutes
    while worked_s < limit_s:
        set_learning_rate(optimizer, rate * rate_factor(worked_s / limit_s))
        batch = patches.batch(request.batch or _BATCH)
        with torch.autocast(device.type, torch.bfloat16, enabled=is_mixed):
            logits = module(to_input(batch.images, spec, device))
        weights = None if batch.weights is None else torch.from_numpy(batch.weights).to(device)
        loss = loss_of(logits, torch.from_numpy(batch.labels).to(device), weights=weights)
        optimizer.zero_grad(set_to_none=True)
        torch.autograd.backward(loss)
        nn.utils.clip_grad_norm_(module.parameters(), _MAX_GRADIENT_NORM)
        optimizer.step()
        averaged.update_parameters(module)
        worked_s += clock() - began_s
        yield worked_s, lambda: (copy.deepcopy(averaged.module).eval(), spec)
        began_s = clock()


def _start(
    request: TrainRequest, device: torch.device, rng: np.random.Generator
) -> tuple[CorrectedFirstModel, ModelSpec, PatchSource]:
    """The network before the first step, and the patches that it learns from."""
    first_request = replace(request, architecture=RIDGE_ARCHITECTURE, is_quick=True)
    _result(make_round(first_request, read_image, device).steps())
    first = load_model(request.out_path)
    assert isinstance(first.module, RidgeClassifier)
    cache = ImageCache(read_image)
    augmentation = _result(auto_augment_samples(request.augment, request.samples, cache))
    patches = PatchSource(cache, request.crop_px, augmentation.settings, rng)
    patches.standardization = first.spec.standardization
    for sample in request.samples:
        patches.add(sample)
    classifier = first.module.to(device)
    with torch.no_grad():
        some = patches.batch(_PATCHES_FOR_SCALING)
        examples = classifier.bank(to_input(some.images, first.spec, device))
    module = CorrectedFirstModel(classifier, first.spec.class_count, examples)
    return module.to(device).to(memory_format=torch.channels_last).train(), first.spec, patches


def _level(in_channels: int, out_channels: int) -> nn.Sequential:
    """Two convolutions at full size, one elsewhere."""
    level = double_conv if out_channels == _WIDTHS[1] else conv_norm_relu
    return level(in_channels, out_channels)


def _result(steps: Generator[object, None, T]) -> T:
    """What a generator returns, after all of its steps."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            result: T = end.value
            return result
