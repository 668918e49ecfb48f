"""How good the network in training and the model in use are, on images that they have not learned from."""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from engine.core import ClassList, LabelMap, UserError
from engine.learn.distributed.processes import SINGLE_PROCESS, ProcessGroup
from engine.learn.request import Sample
from engine.learn.samples import ImageCache
from engine.learn.validation.metrics import Confusion, Scores
from engine.learn.validation.model_comparison import (
    Counts,
    ModelComparison,
    PairedCounts,
    PrequentialResult,
    compare_models,
    pooled,
)
from engine.models.files.weights import load_model, read_card
from engine.models.spec import ModelSpec
from engine.predict.predictor import PredictionBuffers, predict_steps
from engine.predict.settings import PredictSettings

FILTERS: Final = "filters"
# A network that starts from chance is bad at first: what it said then says little about the one of now.
_FRESH_FOR: Final = 2


class Validator:
    """Compares the network in training with the model in use.

    Two kinds of images tell: those held back, which are predicted again by each network that is checked,
    and fresh ones, which came for learning and were predicted once, by the network as it was and by the
    model in use, before either had learned from them (test, then train). A fresh image counts until the
    network has made twice as many steps as then.

    Args:
        in_use: the file of the model in use; None where there is none.
        processes: each predicts a part of the held-back images.

    Attributes:
        used: files of all models that have been in use.
    """

    def __init__(
        self,
        cache: ImageCache,
        classes: ClassList,
        device: torch.device,
        in_use: Path | None = None,
        processes: ProcessGroup = SINGLE_PROCESS,
    ) -> None:
        self._cache = cache
        self._classes = classes
        self._device = device
        self._processes = processes
        self._samples: dict[str, Sample] = {}
        # By the file of the network. Candidates are among them: one of them may come into use.
        self._known: dict[Path, dict[str, Confusion]] = {}
        self._fresh: list[PrequentialResult] = []
        self.in_use = in_use
        self.used: set[Path] = set() if in_use is None else {in_use}

    def __len__(self) -> int:
        """Images held back."""
        return len(self._samples)

    def put(self, sample: Sample) -> None:
        """Hold a sample back, or replace the one of the same key."""
        self.remove(sample.key)
        self._samples[sample.key] = sample

    def remove(self, key: str) -> None:
        """Forget a sample; unknown keys are fine."""
        self._samples.pop(key, None)
        for counts in self._known.values():
            counts.pop(key, None)

    def has(self, key: str) -> bool:
        """Whether this sample is held back."""
        return key in self._samples

    def compare_with(self, path: Path) -> None:
        """Another model is in use from now on.

        What fresh images said of the one before is no evidence any more; but a classifier of filters
        that is only fitted anew, to more images, is the same learner: what was tested each time before
        it learned goes on counting.
        """
        if path == self.in_use:
            return
        if self.in_use is None or not (_is_fitted_anew(self.in_use) and _is_fitted_anew(path)):
            self._fresh.clear()
        self.in_use = path
        self.used.add(path)

    def remember(self, path: Path, counts: Counts) -> None:
        """The network in this file is the one that was counted so."""
        self._known[path] = dict(counts)

    # ---- predicting

    def check(self, module: nn.Module, spec: ModelSpec) -> Generator[None, None, Counts]:
        """This process's counts of a network in evaluation mode, giving way after each tile."""
        counts: dict[str, Confusion] = {}
        for sample in self._mine():
            counts[sample.key] = yield from self._count(module, spec, sample)
        return counts

    def check_in_use(self) -> Generator[None, None, None]:
        """Let this process's counts of the model in use be complete; known images are not repeated.

        Raises:
            UserError: its file cannot be used.
        """
        if self.in_use is None:
            return
        known = self._known.setdefault(self.in_use, {})
        missing = [sample for sample in self._mine() if sample.key not in known]
        if missing:
            known.update((yield from self._count_file(self.in_use, missing)))

    def meet(
        self, sample: Sample, module: nn.Module, spec: ModelSpec, step: int
    ) -> Generator[None, None, None]:
        """Let the network of this step and the model in use predict an image that both do not know yet.

        Raises:
            UserError: the image or the model's file cannot be used.
        """
        if self.in_use is None:
            return
        candidate = yield from self._count(module, spec, sample)
        current = yield from self._count_file(self.in_use, [sample])
        self._fresh = self._still_fresh(step)
        self._fresh.append(PrequentialResult(sample.key, step, PairedCounts(candidate, current[sample.key])))

    def _mine(self) -> Sequence[Sample]:
        return self._processes.shard_of(tuple(self._samples.values()))

    def _count_file(
        self, path: Path, samples: Sequence[Sample]
    ) -> Generator[None, None, dict[str, Confusion]]:
        """By key, of a model whose classes may be others."""
        # A network is built with random weights first: the draws of the training must not notice.
        with torch.random.fork_rng(devices=[]):
            model = load_model(path)
        module = model.module.to(self._device)
        table = class_table(model.spec.classes, self._classes)
        counts: dict[str, Confusion] = {}
        for sample in samples:
            counts[sample.key] = yield from self._count(module, model.spec, sample, table)
        return counts

    def _count(
        self, module: nn.Module, spec: ModelSpec, sample: Sample, table: NDArray[np.uint8] | None = None
    ) -> Generator[None, None, Confusion]:
        labels = yield from self._predict(module, spec, sample)
        counts = Confusion(len(self._classes))
        counts.add(sample.labels, labels if table is None else table[labels])
        return counts

    def _predict(self, module: nn.Module, spec: ModelSpec, sample: Sample) -> Generator[None, None, LabelMap]:
        image = self._cache.get(sample)
        out = PredictionBuffers.for_image(spec.class_count, *image.shape[:2])
        for _ in predict_steps(module, spec, image, out, PredictSettings()):
            yield None
        return out.labels

    # ---- judging; every process asks the same

    def joined(self, mine: Counts) -> Counts:
        """All processes' counts, in the order of the images."""
        found = {key: counts for part in self._processes.all_gather(mine) for key, counts in part.items()}
        return {key: found[key] for key in self._samples if key in found}

    def join_in_use(self) -> Scores | None:
        """Let all processes know the counts of the model in use; its scores, None where there is none."""
        if self.in_use is None:
            return None
        joined = self.joined(self._known[self.in_use])
        self.remember(self.in_use, joined)
        return pooled(joined, self._classes.names)

    def scores(self, counts: Counts) -> Scores:
        """Over all pixels of the held-back images."""
        return pooled(counts, self._classes.names)

    def evidence(self, counts: Counts, step: int) -> ModelComparison:
        """What speaks for a network with these counts and against it, when training has come to `step`."""
        known = {} if self.in_use is None else self._known.get(self.in_use, {})
        held_back = [PairedCounts(candidate, known.get(key)) for key, candidate in counts.items()]
        if self.in_use is not None:
            held_back = [pair for pair in held_back if pair.current is not None]
        fresh = [each.pair for each in self._still_fresh(step)]
        return compare_models(held_back, fresh, self._classes.names, self.in_use)

    def _still_fresh(self, step: int) -> list[PrequentialResult]:
        return [each for each in self._fresh if _FRESH_FOR * each.step >= step]

    # ---- going on after the process has ended

    def to_json(self) -> dict[str, Any]:
        """The fresh evidence, for `restore`; all else can be counted again."""
        against = None if self.in_use is None else str(self.in_use)
        return {"against": against, "fresh": [each.to_json() for each in self._fresh]}

    def restore(self, values: Mapping[str, Any]) -> None:
        """Take up what `to_json` gave, unless another model is in use by now."""
        if self.in_use is not None and values["against"] == str(self.in_use):
            self._fresh = [PrequentialResult.from_json(each) for each in values["fresh"]]


def _is_fitted_anew(path: Path) -> bool:
    """Whether this is a model that is never gone on from, but fitted anew to all images."""
    try:
        return read_card(path).spec.architecture == FILTERS
    except UserError:
        return False  # Counting with it tells what is wrong.


def class_table(old: ClassList, new: ClassList) -> NDArray[np.uint8]:
    """256 entries: id in `old` -> id of the same name in `new`, or len(new) where there is none."""
    ids = {name: class_id for class_id, name in enumerate(new.names)}
    table = np.full(256, len(new), np.uint8)
    for class_id, name in enumerate(old.names):
        table[class_id] = ids.get(name, len(new))
    return table
