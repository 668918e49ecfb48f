"""One training of `bench learning`: the real trainer, or a plain PyTorch loop, scored on the way.

Imports torch.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Final

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F  # noqa: N812 - torch's own custom

from engine.core import IGNORE, ClassList, RgbU8
from engine.document.image import read_image
from engine.files.temporary_folders import temporary_folder
from engine.learn.augmentation.augment import augment, pad_to
from engine.learn.augmentation.augment_settings import LIGHT
from engine.learn.initial_weights import initial_network
from engine.learn.optim import make_optimizer, rate_factor, set_learning_rate, usual_learning_rate
from engine.learn.request import Sample, TrainRequest, TrainStarted, UnlabelledImage
from engine.learn.rounds import make_round
from engine.learn.samples import ImageCache, ReadImage
from engine.learn.validation.metrics import Confusion
from engine.models.catalog import RIDGE_ARCHITECTURE
from engine.models.inputs import pick_device, to_input
from engine.models.spec import ModelSpec
from engine.models.standardization import Standardization, apply_standardization
from engine.predict.predictor import predict_image
from engine.session.learning.training_set import AUTOMATIC_LOSS, chosen_loss

Curve = list[tuple[float, float]]
"""(seconds of training, mean IoU of all classes but the first on the held-back images)."""
Network = tuple[nn.Module, ModelSpec]
Clock = Callable[[], float]
Steps = Generator[tuple[float, Callable[[], Network]], None, None]
"""Seconds of work after each step, and a function that returns the network of that moment."""
Arm = Callable[[TrainRequest, Clock], Steps]

_PLAIN_BATCH: Final = 4


def learning_curve(
    arm: Arm,
    classes: ClassList,
    samples: Sequence[Sample],
    held_back: Sequence[Sample],
    marks_s: Sequence[float],
    seed: int,
    clock: Clock,
) -> Curve:
    """Scores at the first step after each of the given seconds of training; scoring costs no time."""
    curve: Curve = []
    waiting = list(marks_s)
    with _scratch_request(classes, samples, marks_s[-1], seed) as request:
        for seconds, network in arm(request, clock):
            if waiting and seconds >= waiting[0]:
                curve.append((waiting.pop(0), score(*network(), held_back)))
            if not waiting:
                break
        else:
            curve += [(mark, score(*network(), held_back)) for mark in waiting]
    return curve


def real_trainer(request: TrainRequest, clock: Clock) -> Steps:
    """The program's own trainer, as the window uses it."""
    trainer = make_round(request, read_image, clock=clock)
    is_started, worked_s, began_s = False, 0.0, clock()
    for event in trainer.steps():
        worked_s += clock() - began_s
        is_started = is_started or isinstance(event, TrainStarted)
        if is_started:
            yield worked_s, trainer.network
        began_s = clock()


def taught_by_first_model(unlabelled: Sequence[Sample]) -> Arm:
    """The same, with images whose masks it does not see: the first model teaches it what it is sure of there.

    The first model is there when the training begins; no network takes its place on the way.
    """
    images = tuple(UnlabelledImage(sample.key, sample.image_path) for sample in unlabelled)

    def arm(request: TrainRequest, clock: Clock) -> Steps:
        path = request.out_path.with_stem("first")
        first = replace(request, out_path=path, architecture=RIDGE_ARCHITECTURE, is_quick=True)
        for _ in make_round(first, read_image).steps():
            pass
        return real_trainer(replace(request, current_model_path=path, unlabelled=images), clock)

    return arm


def plain_loop(request: TrainRequest, clock: Clock) -> Steps:
    """The same network and optimizer as commonly trained on sparse labels, by cross-entropy.

    Patches from anywhere in the images, turned, mirrored and relit alike; the loss is a mean over *all*
    pixels of the batch, of which unlabelled ones have none; the network is the last one, not an average.
    """
    device, rng = pick_device(), np.random.default_rng(request.seed)
    worked_s, began_s = 0.0, clock()
    cache = ImageCache(read_image)
    start = initial_network(request, cache, request.samples)
    module = start.module.to(device).to(memory_format=torch.channels_last).train()
    rate = usual_learning_rate(request.optimizer, is_pretrained=start.has_learned)
    optimizer = make_optimizer(request.optimizer, module, rate)
    limit_s = 60.0 * request.minutes
    while worked_s < limit_s:
        set_learning_rate(optimizer, rate * rate_factor(worked_s / limit_s))
        count = request.batch or _PLAIN_BATCH
        patches = [_anywhere(request, cache, start.spec.standardization, rng) for _ in range(count)]
        images, labels = (np.stack(arrays) for arrays in zip(*patches, strict=True))
        targets = torch.from_numpy(labels.astype(np.int64)).to(device)
        logits = module(to_input(images, start.spec, device)).float()
        loss = F.cross_entropy(logits, targets, ignore_index=IGNORE, reduction="none").mean()
        optimizer.zero_grad(set_to_none=True)
        torch.autograd.backward(loss)
        optimizer.step()
        worked_s += clock() - began_s
        yield worked_s, lambda: (module, start.spec)
        module.train()
        began_s = clock()


def score(
    module: nn.Module, spec: ModelSpec, held_back: Sequence[Sample], read: ReadImage = read_image
) -> float:
    """Mean IoU of all classes but the first; 0 where none of them is there."""
    module.eval()
    confusion = Confusion(spec.class_count)
    for sample in held_back:
        confusion.add(sample.labels, predict_image(module, spec, read(sample.image_path)).labels)
    return mean_iou_of(confusion, spec)


def mean_iou_of(confusion: Confusion, spec: ModelSpec) -> float:
    """Mean IoU of all classes but the first; 0 where none of them is there."""
    known = [c.iou for c in confusion.scores(spec.classes.names).classes[1:] if c.iou is not None]
    return sum(known) / len(known) if known else 0.0


@contextmanager
def _scratch_request(
    classes: ClassList, samples: Sequence[Sample], seconds: float, seed: int
) -> Iterator[TrainRequest]:
    """The request of the window, with an output file that is thrown away."""
    with temporary_folder("learning") as folder:
        path = folder / "model.safetensors"
        minutes = seconds / 60.0
        loss = chosen_loss(AUTOMATIC_LOSS, samples)
        yield TrainRequest(
            classes, tuple(samples), path, loss=loss, minutes=minutes, seed=seed, keep_candidates=False
        )


def _anywhere(
    request: TrainRequest,
    cache: ImageCache,
    standardization: Standardization | None,
    rng: np.random.Generator,
) -> tuple[RgbU8, np.ndarray[tuple[int, ...], np.dtype[np.uint8]]]:
    """A patch from a random place of a random image, with its labels."""
    sample = request.samples[int(rng.integers(len(request.samples)))]
    side = request.crop_px
    height, width = sample.shape
    y, x = (int(rng.integers(max(1, length - side + 1))) for length in (height, width))
    window = (slice(y, y + side), slice(x, x + side))
    pixels = cache.get(sample)[window]
    if standardization is not None:
        pixels = apply_standardization(
            pixels, cache.standardization_table(sample.image_path, standardization)
        )
    image, labels = pad_to(pixels, sample.labels[window], side)
    return augment(image, labels, LIGHT, rng)
