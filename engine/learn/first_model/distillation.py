"""Distillation: a network in training also learns what the first model says of images without a mask.

With one or two masks a network knows their light and their stains alone. The first model, on features learned
from a million photographs, knows more of the other images (docs/decisions/0057-the-first-model-teaches.md).

Source:
    Hinton, Vinyals & Dean, 2015 (distillation); sure predictions as labels: Lee, ICML workshop 2013.
"""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Generator, Sequence
from pathlib import Path
from typing import Final

import cv2
import numpy as np
import torch

from engine.core import IGNORE, ClassList, LabelMap, UserError
from engine.core.plane_path import input_path
from engine.learn.augmentation.augment_settings import AugmentSettings
from engine.learn.request import Sample, UnlabelledImage
from engine.learn.samples import Batch, ImageCache, PatchSource, UnusableSampleError
from engine.learn.validation.validator import class_id_lookup, is_quick_classifier
from engine.models.files.weights import LoadedModel, load_model
from engine.models.standardization import Standardization
from engine.predict.prediction import Prediction
from engine.predict.predictor import PredictionBuffers, predict_steps
from engine.predict.settings import PredictSettings

_log = logging.getLogger(__name__)

FEWEST_TAUGHT_CACHED: Final = 4
"""Images that the processor keeps decoded, however large they are; the others take turns with them."""

_LEAST_PROBABILITY: Final = 0.6
"""Of a pixel's class: below, the first model does not know, and nothing is learned."""

_WEIGHT: Final = 0.5
"""Of a taught pixel, where one of an accepted mask has 1."""

_TAUGHT_PART: Final = 0.5
"""Of a round, its first: in the rest the network goes on from masks alone, beyond what its teacher knows."""

_TIME_SHARE: Final = 0.25
"""Most of the working time that the first model's predictions take."""


class Distillation:
    """Images without a mask, as the first model sees them, as half of the patches of a batch.

    Teaching begins when a first model is the current one. It ends with the first half of the round, or when a
    network is the current model: that one is better than its teacher. An image that gets a mask is learned
    from as every other, and by it alone.

    Args:
        images: without a mask.
        rng: of the draws.
    """

    def __init__(
        self,
        images: Sequence[UnlabelledImage],
        cache: ImageCache,
        classes: ClassList,
        patch_px: int,
        rng: np.random.Generator,
        channels: Sequence[int],
        device: torch.device,
    ) -> None:
        self._images = {image.key: image for image in images}
        self._cache = cache
        self._classes = classes
        self._device = device
        self._patches = PatchSource(cache, patch_px, AugmentSettings(), rng, channels=channels)
        self._teacher_path: Path | None = None
        self._teacher: LoadedModel | None = None
        self._waiting: deque[str] = deque()
        self._spent_s = 0.0
        self._ever_taught: set[str] = set()

    @property
    def taught_count(self) -> int:
        """Images that have been learned from at any time."""
        return len(self._ever_taught)

    @property
    def image_count(self) -> int:
        """Images that are learned from now."""
        return len(self._patches)

    def advance(
        self,
        share_done: float,
        current_model: Path | None,
        has_mask: Callable[[str], bool],
        seconds: Callable[[], float],
    ) -> Generator[None, None, None]:
        """Follow the current model, and let it predict the next image where time allows; yields after tiles.

        Args:
            share_done: of the round.
            has_mask: whether an image of this key has one by now.
            seconds: working time so far.
        """
        for key in list(filter(has_mask, self._images)):
            self._forget(key)
        teacher = current_model if share_done < _TAUGHT_PART else None
        if teacher != self._teacher_path:
            self._change_teacher(teacher)
        if self._teacher is None or not self._waiting or self._spent_s > _TIME_SHARE * seconds():
            return
        began_s = seconds()
        key = self._waiting.popleft()
        try:
            self._patches.add((yield from self._taught(self._teacher, self._images[key])))
            if key in self._patches.keys:  # Not where nothing in it is sure.
                self._ever_taught.add(key)
        except UserError as error:
            _log.info("%s is not taught: %s", self._images[key].path, error)
            self._forget(key)
        self._spent_s += seconds() - began_s

    def batch(self, own: PatchSource, size: int, standardization: Standardization | None) -> Batch:
        """Patches of accepted images and, behind them, as many taught ones, varied alike."""
        count = size // 2 if self.image_count else 0
        batch = own.batch(size - count)
        if not count:
            return batch
        self._patches.settings, self._patches.standardization = own.settings, standardization
        try:
            taught = self._patches.batch(count)
        except UnusableSampleError as error:
            # Changed or gone since it was predicted.
            self._forget(error.key)
            return batch
        weights = [
            np.ones(part.labels.shape, np.float32) if part.weights is None else part.weights
            for part in (batch, taught)
        ]
        return Batch(
            np.concatenate([batch.images, taught.images]),
            np.concatenate([batch.labels, taught.labels]),
            np.concatenate([weights[0], _WEIGHT * weights[1]]),
            batch.keys,
        )

    def _change_teacher(self, path: Path | None) -> None:
        self._teacher_path, self._teacher = path, None
        self._waiting = deque()
        if path is None or not is_quick_classifier(path):
            for key in self._patches.keys:
                self._patches.remove(key)
            return
        try:
            # A network is built with random weights first: the draws of the training must not notice.
            with torch.random.fork_rng(devices=[]):
                self._teacher = load_model(path)
        except UserError:
            return  # Validation with it reports what is wrong.
        self._teacher.module.to(self._device)
        self._waiting = deque(self._images)

    def _forget(self, key: str) -> None:
        self._images.pop(key, None)
        self._patches.remove(key)
        if key in self._waiting:
            self._waiting.remove(key)

    def _taught(self, teacher: LoadedModel, image: UnlabelledImage) -> Generator[None, None, Sample]:
        pixels = self._cache.pixels(input_path(image.path, teacher.spec.channels))
        out = PredictionBuffers.for_image(teacher.spec.class_count, *pixels.shape[:2])
        for _ in predict_steps(teacher.module, teacher.spec, pixels, out, PredictSettings()):
            yield None
        lookup = class_id_lookup(teacher.spec.classes, self._classes)
        lookup[lookup == len(self._classes)] = IGNORE
        return Sample(image.key, image.path, lookup[sure_labels(out.finished())], is_drawn=False)


def sure_labels(prediction: Prediction) -> LabelMap:
    """The predicted labels where their class is likely enough, 255 elsewhere."""
    top = np.asarray(prediction.probs, np.float32).max(axis=0)
    height, width = prediction.labels.shape
    if top.shape != (height, width):
        top = cv2.resize(top, (width, height), interpolation=cv2.INTER_LINEAR)
    sure: LabelMap = np.where(top >= _LEAST_PROBABILITY, prediction.labels, np.uint8(IGNORE))
    return sure
