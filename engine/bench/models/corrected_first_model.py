"""Arm of `bench learning`: a light decoder that learns to correct the first model, on its frozen features.

What is frozen takes more time than a step of the decoder, so that the features of a patch are used several
times. Imports torch.
"""

from __future__ import annotations

import copy
import itertools
from collections import deque
from collections.abc import Generator, Sequence
from dataclasses import dataclass, replace
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
from engine.learn.samples import Batch, ImageCache, PatchSource
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
_USES: Final = 3
"""Steps in which the features of a patch are learned from, on average."""
_KEPT_BATCHES: Final = 12
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
        return self.corrected(*self.frozen(image))

    def frozen(self, image: Tensor) -> tuple[dict[int, Tensor], Tensor]:
        """What never changes: the decoder's inputs by stride, and the scores of the first model."""
        # Filters in half precision would be noise.
        with torch.no_grad(), torch.autocast(image.device.type, enabled=False):
            features = self.first.bank(image)
            scores = self.first.scores_of(features, image.shape[-2:])
            inputs = {
                stride: (part - self.get_buffer(f"mean{stride}")) * self.get_buffer(f"scale{stride}")
                for stride, part in features.items()
            }
            # Sure scores differ by some tens.
            inputs[1] = concat([inputs[1], 2.0 * torch.tanh(scores / 4.0)])
        return inputs, scores

    def corrected(self, inputs: dict[int, Tensor], scores: Tensor) -> Tensor:
        """Scores of the first model plus those of the decoder; arguments as `frozen` gives them."""
        narrowed = {s: part if s == 1 else self.narrow[str(s)](part) for s, part in inputs.items()}
        correction: Tensor = self.head(self.decoder(narrowed))
        return scores + correction.float()


@dataclass(frozen=True, slots=True)
class FrozenPatches:
    """Patches with what the frozen part of the network makes of them, the first axis of each the patches."""

    inputs: dict[int, Tensor]
    scores: Tensor
    labels: Tensor
    weights: Tensor

    @staticmethod
    def drawn(kept: Sequence[FrozenPatches], count: int, rng: np.random.Generator) -> FrozenPatches:
        """So many patches of any of these batches."""
        batches = [kept[int(rng.integers(len(kept)))] for _ in range(count)]
        picks = [(batch, int(rng.integers(len(batch.labels)))) for batch in batches]
        return FrozenPatches(
            {s: _stacked([b.inputs[s][k] for b, k in picks]) for s in kept[0].inputs},
            torch.stack([b.scores[k] for b, k in picks]),
            torch.stack([b.labels[k] for b, k in picks]),
            torch.stack([b.weights[k] for b, k in picks]),
        )


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
    count, limit_s = request.batch or _BATCH, 60.0 * request.minutes
    kept: deque[FrozenPatches] = deque(maxlen=_KEPT_BATCHES)
    for step in itertools.count():
        worked_s += clock() - began_s
        yield worked_s, lambda: (copy.deepcopy(averaged.module).eval(), spec)
        began_s = clock()
        if worked_s >= limit_s:
            return
        set_learning_rate(optimizer, rate * rate_factor(worked_s / limit_s))
        if step % _USES == 0:
            kept.append(_frozen_patches(module, spec, patches.batch(count), device, is_mixed))
        batch = kept[-1] if step % _USES == 0 else FrozenPatches.drawn(kept, count, rng)
        with torch.autocast(device.type, torch.bfloat16, enabled=is_mixed):
            logits = module.corrected(batch.inputs, batch.scores)
        loss = loss_of(logits, batch.labels, weights=batch.weights)
        optimizer.zero_grad(set_to_none=True)
        torch.autograd.backward(loss)
        nn.utils.clip_grad_norm_(module.parameters(), _MAX_GRADIENT_NORM)
        optimizer.step()
        averaged.update_parameters(module)


def _frozen_patches(
    module: CorrectedFirstModel, spec: ModelSpec, batch: Batch, device: torch.device, is_mixed: bool
) -> FrozenPatches:
    inputs, scores = module.frozen(to_input(batch.images, spec, device))
    kind = torch.bfloat16 if is_mixed else torch.float32
    weights = np.ones(batch.labels.shape, np.float32) if batch.weights is None else batch.weights
    return FrozenPatches(
        {s: part.to(kind, memory_format=torch.channels_last) for s, part in inputs.items()},
        scores,
        torch.from_numpy(batch.labels).to(device),
        torch.from_numpy(weights).to(device),
    )


def _stacked(parts: Sequence[Tensor]) -> Tensor:
    return torch.stack(list(parts)).contiguous(memory_format=torch.channels_last)


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
