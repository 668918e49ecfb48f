"""Keeps the best network of a round and writes the candidates."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from torch import Tensor, nn

from engine import __version__
from engine.core import IGNORE, LabelMap
from engine.learn.augmentation.augment_settings import AugmentSettings
from engine.learn.request import Sample, TrainCandidate, TrainRequest
from engine.learn.validation.metrics import Scores
from engine.learn.validation.model_comparison import (
    Counts,
    ModelComparison,
    are_alike,
    counts_from_json,
    counts_to_json,
)
from engine.learn.validation.promotion import TOLERANCE
from engine.learn.validation.validator import Validator
from engine.models.files.weights import save_model
from engine.models.spec import ModelSpec

# Below this gain a candidate in mid-round is not worth the user's attention.
_WORTH_SHOWING: Final = 0.01


# Data sets leave a rim of "void" in masks that are meant to be whole.
_WHOLE_SHARE: Final = 0.9


@dataclass(frozen=True, slots=True)
class TrainSummary:
    """What a training has come to, which its request leaves open."""

    samples: Sequence[Sample]
    val_images: int
    parameters: int
    device: str
    batch: int
    learning_rate: float
    augment: AugmentSettings


class CandidateWriter:
    """Names and writes the files of one round."""

    def __init__(self, request: TrainRequest, spec: ModelSpec, facts: Callable[[], TrainSummary]) -> None:
        self._request = request
        self.spec = spec
        self._facts = facts
        self.count = 0
        self._pixels: dict[str, tuple[LabelMap, NDArray[np.int64]]] = {}

    @property
    def folder(self) -> Path:
        """Where they lie."""
        return self._request.out_path.parent

    def write(self, module: nn.Module, step: int, seconds: float, scores: Scores | None) -> Path:
        """The file that now holds `module`."""
        path = self._next_path()
        save_model(path, module, self.spec, self._record(step, seconds, scores))
        return path

    def write_last(self, path: Path, module: nn.Module, step: int, seconds: float) -> None:
        """Keep the network of the round's end in a file of its own, where the next round can go on."""
        save_model(path, module, self.spec, self._record(step, seconds, None))

    def _next_path(self) -> Path:
        """A name that no file has, where each candidate is to have its own; a resumed round may find some."""
        first = self._request.out_path
        while True:
            self.count += 1
            if not self._request.keep_candidates:
                return first
            path = first if self.count == 1 else first.with_stem(f"{first.stem}-{self.count}")
            if not path.exists():
                return path

    def _record(self, step: int, seconds: float, scores: Scores | None) -> dict[str, Any]:
        """What `engine.models.files.model_card` shows, as plain JSON values."""
        request, spec, facts = self._request, self.spec, self._facts()
        return {
            "inkling": __version__,
            "created": datetime.now(UTC).isoformat(timespec="seconds"),
            "architecture": spec.architecture,
            "encoder": spec.encoder,
            "settings": dict(spec.settings),
            "parameters": facts.parameters,
            "device": facts.device,
            "steps": step,
            "seconds": round(seconds, 1),
            "minutes": None if request.epochs is not None else request.minutes,
            "epochs": request.epochs,
            "loss": request.loss,
            "optimizer": request.optimizer,
            "learning_rate": facts.learning_rate,
            "schedule": request.schedule,
            "crop_px": request.crop_px,
            "batch": facts.batch,
            "augment": facts.augment.to_json(),
            "pretrained": request.pretrained,
            "seed": request.seed,
            "init": None if request.init_path is None else request.init_path.name,
            "encoder_file": None if request.encoder_path is None else request.encoder_path.name,
            **self._labels(facts.samples),
            "val_images": facts.val_images,
            "scores": None if scores is None else scores.to_json(),
        }

    def _labels(self, samples: Sequence[Sample]) -> dict[str, Any]:
        """How many images were learned from, and how much of them was labelled."""
        total = np.zeros(256, np.int64)
        whole = 0
        for sample in samples:
            counts = self._pixel_counts(sample)
            total += counts
            whole += int(counts[:IGNORE].sum()) >= _WHOLE_SHARE * sample.labels.size
        names = self._request.classes.names
        return {
            "train_images": len(samples),
            "whole_masks": whole,
            "partial_masks": len(samples) - whole,
            "labelled_pixels": {name: int(total[class_id]) for class_id, name in enumerate(names)},
        }

    def _pixel_counts(self, sample: Sample) -> NDArray[np.int64]:
        """Pixels per class id; counted once for each mask."""
        known = self._pixels.get(sample.key)
        if known is None or known[0] is not sample.labels:
            known = sample.labels, np.bincount(sample.labels.ravel(), minlength=256)
            self._pixels[sample.key] = known
        return known[1]


class NullCandidateWriter(CandidateWriter):
    """Of one of several processes, which leaves the writing to the first."""

    def write(self, module: nn.Module, step: int, seconds: float, scores: Scores | None) -> Path:
        return self._request.out_path

    def write_last(self, path: Path, module: nn.Module, step: int, seconds: float) -> None:
        """The first process does."""


@dataclass(frozen=True, slots=True)
class ValidatedNetwork:
    """A network in evaluation mode after so many steps, and what it made of the held-back images."""

    module: nn.Module
    step: int
    counts: Counts
    scores: Scores

    @property
    def iou(self) -> float:
        """Mean IoU; held-back images without a labelled pixel make every network alike."""
        return self.scores.mean_iou or 0.0


class CheckpointSaver:
    """The best network so far, and which of them has been written.

    Of two that are about as good the newer is the better one: it has learned from more.

    Attributes:
        path: the last file written.
    """

    def __init__(self, files: CandidateWriter, validator: Validator) -> None:
        self.files = files
        self._validator = validator
        self._best: ValidatedNetwork | None = None
        self._latest: ValidatedNetwork | None = None
        self._peak_iou = 0.0
        self._shown_iou: float | None = None
        self._shown_step = -1
        self._shown_against: Path | None = None
        self._is_best_shown = False
        self.path: Path | None = None
        self.unchecked_count = 0

    def offer(self, checked: ValidatedNetwork) -> bool:
        """Keep the network if it is the best so far, by mean IoU on the images of now."""
        self._latest = checked
        best = self._best
        peak_iou = self._peak_iou
        if best is None or not are_alike(best.counts, checked.counts):
            # Nothing that was shown has a score on these images.
            peak_iou, self._shown_iou = 0.0, None
        if checked.iou < peak_iou - TOLERANCE:
            return False
        self._take(checked, max(peak_iou, checked.iou))
        return True

    def candidate_if_worth_it(self, joined_step: int, seconds: float) -> TrainCandidate | None:
        """A network, written, that is worth the user's attention in mid-round.

        That is the best so far, when it is not below the model in use and clearly above what was shown
        before; or, once for each image, the latest, when it has learned from an image that nothing shown
        has learned from, and passes the gate.

        Args:
            joined_step: after how many steps the last new image came; -1 where none has come.
        """
        best, latest = self._best, self._latest
        if best is None or latest is None:
            return None
        self._forget_shown_against_others()
        if self._is_gain(best) and not self._evidence(best).is_lower:
            return self._show(best, seconds)
        has_news = self._shown_step <= joined_step < latest.step
        if has_news and joined_step >= 0 and self._evidence(latest).verdict().promote:
            # From here on this one is the mark: a lucky score of an older network is not waited for.
            self._take(latest, latest.iou)
            return self._show(latest, seconds)
        return None

    def last_candidate(self, seconds: float) -> TrainCandidate | None:
        """The best of the round, written, unless it has been already."""
        self._forget_shown_against_others()
        if self._best is None or self._is_best_shown:
            return None
        return self._show(self._best, seconds)

    def save_unchecked(self, module: nn.Module, step: int, seconds: float) -> TrainCandidate:
        """The network as it is, written; for rounds without held-back images."""
        self.unchecked_count += 1
        self._shown_step = step
        self.path = self.files.write(module, step, seconds, None)
        return TrainCandidate(self.path, step, seconds, None, {}, None, compared=self._validator.in_use)

    def state(self) -> tuple[dict[str, Tensor], dict[str, Any]]:
        """The best network's tensors, and the rest as JSON values, for `restore`."""
        best = self._best
        return {} if best is None else dict(best.module.state_dict()), {
            "counts": None if best is None else counts_to_json(best.counts),
            "step": 0 if best is None else best.step,
            "peak_iou": self._peak_iou,
            "shown_iou": self._shown_iou,
            "shown_step": self._shown_step,
            "shown_against": None if self._shown_against is None else str(self._shown_against),
            "is_shown": self._is_best_shown,
            "path": None if self.path is None else self.path.name,
            "unchecked": self.unchecked_count,
            "written": self.files.count,
        }

    def restore(self, network: nn.Module, tensors: Mapping[str, Tensor], facts: Mapping[str, Any]) -> None:
        """Go on from what `state` gave; `network` is one of the kind, and becomes the best."""
        if facts["counts"] is not None:
            network.load_state_dict(dict(tensors))
            counts = counts_from_json(facts["counts"])
            self._best = ValidatedNetwork(
                network.eval(), facts["step"], counts, self._validator.scores(counts)
            )
        self._peak_iou, self._shown_iou = facts["peak_iou"], facts["shown_iou"]
        self._shown_step = facts["shown_step"]
        against = facts["shown_against"]
        self._shown_against = None if against is None else Path(against)
        self.unchecked_count, self.files.count = facts["unchecked"], facts["written"]
        path = None if facts["path"] is None else self.files.folder / facts["path"]
        if path is not None and path.exists():
            # One that was refused, or lost with the process, has to be written again.
            self.path, self._is_best_shown = path, facts["is_shown"]

    def _take(self, checked: ValidatedNetwork, peak_iou: float) -> None:
        self._best, self._peak_iou = checked, peak_iou
        self._is_best_shown = False

    def _is_gain(self, best: ValidatedNetwork) -> bool:
        if self._is_best_shown:
            return False
        return self._shown_iou is None or best.iou >= self._shown_iou + _WORTH_SHOWING

    def _forget_shown_against_others(self) -> None:
        """What was refused when another model was in use is worth a second look.

        Not so what came into use and was put away again by the user.
        """
        if self._validator.in_use != self._shown_against and self.path not in self._validator.used:
            self._shown_iou, self._is_best_shown = None, False

    def _evidence(self, checked: ValidatedNetwork) -> ModelComparison:
        latest = checked if self._latest is None else self._latest
        return self._validator.evidence(checked.counts, max(checked.step, latest.step))

    def _show(self, checked: ValidatedNetwork, seconds: float) -> TrainCandidate:
        self._is_best_shown = True
        self._shown_iou, self._shown_step = checked.iou, checked.step
        self._shown_against = self._validator.in_use
        self.path = self.files.write(checked.module, checked.step, seconds, checked.scores)
        self._validator.remember(self.path, checked.counts)
        evidence = self._evidence(checked)
        return TrainCandidate(
            path=self.path,
            step=checked.step,
            seconds=seconds,
            mean_iou=checked.scores.mean_iou,
            per_class=evidence.per_class,
            baseline=evidence.baseline,
            compared=evidence.compared,
            held_back=evidence.held_back,
            fresh=evidence.fresh,
        )
