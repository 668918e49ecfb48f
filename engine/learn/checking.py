"""Scores of networks on held-back images, predicted whole, as the user would see them."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from torch import nn

from engine.core import ClassList, LabelMap
from engine.learn.metrics import Confusion
from engine.learn.request import Sample
from engine.learn.samples import ImageCache
from engine.models.spec import ModelSpec
from engine.models.weights import load_model
from engine.predict.predictor import PredictionBuffers, predict_steps
from engine.predict.settings import PredictSettings

Mine = Callable[[Sequence[Sample]], Sequence[Sample]]


class HeldBack:
    """The images held back from training, and what the starting model scores on them.

    Args:
        mine: which of them are predicted here, where other processes predict the others.
    """

    def __init__(self, cache: ImageCache, classes: ClassList, mine: Mine = tuple) -> None:
        self._cache = cache
        self._classes = classes
        self._mine = mine
        self._samples: dict[str, Sample] = {}
        self._baseline: dict[str, Confusion] = {}

    def __len__(self) -> int:
        return len(self._samples)

    def put(self, sample: Sample) -> None:
        """Add a sample, or replace the one of the same key."""
        self._samples[sample.key] = sample
        self._baseline.pop(sample.key, None)

    def remove(self, key: str) -> None:
        """Forget a sample; unknown keys are fine."""
        self._samples.pop(key, None)
        self._baseline.pop(key, None)

    def check(self, module: nn.Module, spec: ModelSpec) -> Generator[None, None, Confusion]:
        """Counts of a network in evaluation mode, giving way after each tile."""
        total = Confusion(len(self._classes))
        for sample in self._mine(tuple(self._samples.values())):
            labels = yield from self._predict(module, spec, sample)
            total.add(sample.labels, labels)
        return total

    def check_baseline(self, path: Path) -> Generator[None, None, Confusion]:
        """Counts of the model in a file, whose classes may be others; known images are not repeated.

        Raises:
            UserError: the file cannot be used.
        """
        mine = self._mine(tuple(self._samples.values()))
        missing = [sample for sample in mine if sample.key not in self._baseline]
        if missing:
            model = load_model(path)
            table = class_table(model.spec.classes, self._classes)
            for sample in missing:
                labels = yield from self._predict(model.module, model.spec, sample)
                counts = Confusion(len(self._classes))
                counts.add(sample.labels, table[labels])
                self._baseline[sample.key] = counts
        total = Confusion(len(self._classes))
        for sample in mine:
            total.merge(self._baseline[sample.key])
        return total

    def _predict(self, module: nn.Module, spec: ModelSpec, sample: Sample) -> Generator[None, None, LabelMap]:
        image = self._cache.get(sample)
        out = PredictionBuffers.for_image(spec.class_count, *image.shape[:2])
        for _ in predict_steps(module, spec, image, out, PredictSettings()):
            yield None
        return out.labels


def class_table(old: ClassList, new: ClassList) -> NDArray[np.uint8]:
    """256 entries: id in `old` -> id of the same name in `new`, or len(new) where there is none."""
    ids = {name: class_id for class_id, name in enumerate(new.names)}
    table = np.full(256, len(new), np.uint8)
    for class_id, name in enumerate(old.names):
        table[class_id] = ids.get(name, len(new))
    return table
