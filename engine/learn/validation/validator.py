"""Validation of the network in training and of the current model, on images that they did not learn from."""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from engine.core import ClassList, LabelMap, UserError
from engine.learn.distributed.process_group import SINGLE_PROCESS, ProcessGroup
from engine.learn.request import Sample
from engine.learn.samples import ImageCache
from engine.learn.validation.metrics import Confusion, Scores
from engine.learn.validation.model_comparison import (
    Confusions,
    ModelComparison,
    PairedConfusions,
    PrequentialResult,
    compare_models,
    pooled,
)
from engine.models.catalog import QUICK_ARCHITECTURES
from engine.models.files.weights import load_model, read_card
from engine.models.spec import ModelSpec
from engine.predict.predictor import PredictionBuffers, predict_steps
from engine.predict.settings import PredictSettings

# A network that starts from random weights is bad at first: an early prediction says little about the later
# network. A prequential result counts until the network has made this many times as many steps.
_PREQUENTIAL_LIFE_FACTOR: Final = 2


class Validator:
    """Validation of the network in training, and its comparison with the current model.

    Two kinds of images count: the validation images, which each validated network predicts again, and
    new training images, which were predicted once, by the network as it was and by the current model,
    before either had learned from them (prequential evaluation: test, then train). Such a result counts
    until the network has made twice as many steps as it had then.

    Args:
        current_model: the file of the current model; None where there is none.
        processes: each predicts a part of the validation images.

    Attributes:
        former_models: files of all models that have been the current one.
    """

    def __init__(
        self,
        cache: ImageCache,
        classes: ClassList,
        device: torch.device,
        current_model: Path | None = None,
        processes: ProcessGroup = SINGLE_PROCESS,
    ) -> None:
        self._cache = cache
        self._classes = classes
        self._device = device
        self._processes = processes
        self._samples: dict[str, Sample] = {}
        # By the file of the network. Candidates are among them: one of them may be promoted.
        self._confusions_by_file: dict[Path, dict[str, Confusion]] = {}
        self._prequential: list[PrequentialResult] = []
        self.current_model = current_model
        self.former_models: set[Path] = set() if current_model is None else {current_model}

    def __len__(self) -> int:
        """Number of validation images."""
        return len(self._samples)

    def add(self, sample: Sample) -> None:
        """Add a validation image, or replace the one of the same key."""
        self.remove(sample.key)
        self._samples[sample.key] = sample

    def remove(self, key: str) -> None:
        """Forget a sample; unknown keys are fine."""
        self._samples.pop(key, None)
        for confusions in self._confusions_by_file.values():
            confusions.pop(key, None)

    def has(self, key: str) -> bool:
        """Whether this sample is a validation image."""
        return key in self._samples

    def compare_with(self, path: Path) -> None:
        """Compare with this model from now on: it is the current one.

        Prequential results against the model before it are dropped; but a quick classifier that is
        only fitted again, to more images, is the same learner: its results go on counting.
        """
        if path == self.current_model:
            return
        if self.current_model is None or not (
            is_quick_classifier(self.current_model) and is_quick_classifier(path)
        ):
            self._prequential.clear()
        self.current_model = path
        self.former_models.add(path)

    def remember(self, path: Path, confusions: Confusions) -> None:
        """Keep the confusion matrices of the network that was written to this file."""
        self._confusions_by_file[path] = dict(confusions)

    # ---- predicting

    def validate(self, module: nn.Module, spec: ModelSpec) -> Generator[None, None, Confusions]:
        """This process's confusion matrices of a network in evaluation mode; yields after each tile."""
        confusions: dict[str, Confusion] = {}
        for sample in self._own_samples():
            confusions[sample.key] = yield from self._confusion_of(module, spec, sample)
        return confusions

    def validate_current_model(self) -> Generator[None, None, None]:
        """Complete this process's confusion matrices of the current model; images counted before are skipped.

        Raises:
            UserError: its file cannot be used.
        """
        if self.current_model is None:
            return
        known = self._confusions_by_file.setdefault(self.current_model, {})
        missing = [sample for sample in self._own_samples() if sample.key not in known]
        if missing:
            known.update((yield from self._confusions_of_file(self.current_model, missing)))

    def evaluate_prequentially(
        self, sample: Sample, module: nn.Module, spec: ModelSpec, step: int
    ) -> Generator[None, None, None]:
        """Predict a new image by the network of this step and by the current model, before either learns it.

        Raises:
            UserError: the image or the model's file cannot be used.
        """
        if self.current_model is None:
            return
        candidate = yield from self._confusion_of(module, spec, sample)
        current = yield from self._confusions_of_file(self.current_model, [sample])
        self._prequential = self._valid_prequential(step)
        pair = PairedConfusions(candidate, current[sample.key])
        self._prequential.append(PrequentialResult(sample.key, step, pair))

    def _own_samples(self) -> Sequence[Sample]:
        """The validation images that this process predicts."""
        return self._processes.shard_of(tuple(self._samples.values()))

    def _confusions_of_file(
        self, path: Path, samples: Sequence[Sample]
    ) -> Generator[None, None, dict[str, Confusion]]:
        """By key, of a model whose classes may be others."""
        # A network is built with random weights first: the draws of the training must not notice.
        with torch.random.fork_rng(devices=[]):
            model = load_model(path)
        module = model.module.to(self._device)
        class_ids = class_id_lookup(model.spec.classes, self._classes)
        confusions: dict[str, Confusion] = {}
        for sample in samples:
            confusions[sample.key] = yield from self._confusion_of(module, model.spec, sample, class_ids)
        return confusions

    def _confusion_of(
        self, module: nn.Module, spec: ModelSpec, sample: Sample, class_ids: NDArray[np.uint8] | None = None
    ) -> Generator[None, None, Confusion]:
        labels = yield from self._predict(module, spec, sample)
        confusion = Confusion(len(self._classes))
        confusion.add(sample.labels, labels if class_ids is None else class_ids[labels])
        return confusion

    def _predict(self, module: nn.Module, spec: ModelSpec, sample: Sample) -> Generator[None, None, LabelMap]:
        image = self._cache.get(sample, spec.channels)
        out = PredictionBuffers.for_image(spec.class_count, *image.shape[:2])
        for _ in predict_steps(module, spec, image, out, PredictSettings()):
            yield None
        return out.labels

    # ---- comparing; all processes call these alike

    def gather(self, own_confusions: Confusions) -> Confusions:
        """All processes' confusion matrices, in the order of the images."""
        parts = self._processes.all_gather(own_confusions)
        by_key = {key: confusion for part in parts for key, confusion in part.items()}
        return {key: by_key[key] for key in self._samples if key in by_key}

    def gather_current_model(self) -> Scores | None:
        """Share the confusion matrices of the current model among all processes; its scores.

        None where there is no current model.
        """
        if self.current_model is None:
            return None
        confusions = self.gather(self._confusions_by_file[self.current_model])
        self.remember(self.current_model, confusions)
        return pooled(confusions, self._classes.names)

    def scores(self, confusions: Confusions) -> Scores:
        """Scores over all pixels of the validation images."""
        return pooled(confusions, self._classes.names)

    def comparison(self, confusions: Confusions, step: int) -> ModelComparison:
        """Comparison of a network of these confusion matrices, at `step`, with the current model."""
        validation = [
            PairedConfusions(candidate, self._current_confusion(key)) for key, candidate in confusions.items()
        ]
        if self.current_model is not None:
            validation = [pair for pair in validation if pair.current is not None]
        prequential = [result.pair for result in self._valid_prequential(step)]
        return compare_models(validation, prequential, self._classes.names, self.current_model)

    def _current_confusion(self, key: str) -> Confusion | None:
        if self.current_model is None:
            return None
        return self._confusions_by_file.get(self.current_model, {}).get(key)

    def _valid_prequential(self, step: int) -> list[PrequentialResult]:
        return [result for result in self._prequential if _PREQUENTIAL_LIFE_FACTOR * result.step >= step]

    # ---- resume

    def to_json(self) -> dict[str, Any]:
        """The prequential results, for `restore`; all else can be counted again."""
        against = None if self.current_model is None else str(self.current_model)
        return {"against": against, "fresh": [result.to_json() for result in self._prequential]}

    def restore(self, values: Mapping[str, Any]) -> None:
        """Take up what `to_json` gave, unless another model has become the current one."""
        if self.current_model is not None and values["against"] == str(self.current_model):
            self._prequential = [PrequentialResult.from_json(each) for each in values["fresh"]]


def is_quick_classifier(path: Path) -> bool:
    """Whether training never continues from this model: it is fitted again, to all images."""
    try:
        return read_card(path).spec.architecture in QUICK_ARCHITECTURES
    except UserError:
        return False  # Validation with it reports what is wrong.


def class_id_lookup(old: ClassList, new: ClassList) -> NDArray[np.uint8]:
    """256 entries: id in `old` -> id of the same name in `new`, or len(new) where there is none."""
    ids = {name: class_id for class_id, name in enumerate(new.names)}
    table = np.full(256, len(new), np.uint8)
    for class_id, name in enumerate(old.names):
        table[class_id] = ids.get(name, len(new))
    return table
