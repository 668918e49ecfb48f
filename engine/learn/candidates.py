"""Keeps the best network of a round and writes the candidates."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from torch import Tensor, nn

from engine import __version__
from engine.core import IGNORE, LabelMap
from engine.learn.augment_settings import AugmentSettings
from engine.learn.metrics import ClassScore, Scores
from engine.learn.request import Sample, TrainCandidate, TrainRequest
from engine.models.spec import ModelSpec
from engine.models.weights import save_model

# Below this gain a candidate in mid-round is not worth the user's attention.
_WORTH_SHOWING: Final = 0.01


# Data sets leave a rim of "void" in masks that are meant to be whole.
_WHOLE_SHARE: Final = 0.9


@dataclass(frozen=True, slots=True)
class TrainFacts:
    """What a training has come to, which its request leaves open."""

    samples: Sequence[Sample]
    val_images: int
    parameters: int
    device: str
    batch: int
    learning_rate: float
    augment: AugmentSettings


class CandidateFiles:
    """Names and writes the files of one round."""

    def __init__(self, request: TrainRequest, spec: ModelSpec, facts: Callable[[], TrainFacts]) -> None:
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
        """What `engine.models.card` shows, as plain JSON values."""
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


class NoFiles(CandidateFiles):
    """Of one of several processes, which leaves the writing to the first."""

    def write(self, module: nn.Module, step: int, seconds: float, scores: Scores | None) -> Path:
        return self._request.out_path


class Keeper:
    """The best network so far, and which of them has been written.

    Attributes:
        baseline: scores of the model that training went on from.
        path: the last file written.
    """

    def __init__(self, files: CandidateFiles) -> None:
        self.files = files
        self._best: nn.Module | None = None
        self._best_scores: Scores | None = None
        self._best_step = 0
        self._shown_iou: float | None = None
        self._is_best_shown = False
        self.baseline: Scores | None = None
        self.path: Path | None = None
        self.unchecked_count = 0

    def offer(self, module: nn.Module, scores: Scores, step: int) -> bool:
        """Keep the network if it is the best so far, by mean IoU."""
        if self._best_scores is not None and _iou(scores) <= _iou(self._best_scores):
            return False
        self._best, self._best_scores, self._best_step = module, scores, step
        self._is_best_shown = False
        return True

    def candidate_if_worth_it(self, seconds: float) -> TrainCandidate | None:
        """The best so far, written, when it beats the baseline and what was shown before."""
        if self._best_scores is None:
            return None
        if self.baseline is not None and _iou(self._best_scores) < _iou(self.baseline):
            return None
        if self._shown_iou is not None and _iou(self._best_scores) < self._shown_iou + _WORTH_SHOWING:
            return None
        return self.last_candidate(seconds)

    def last_candidate(self, seconds: float) -> TrainCandidate | None:
        """The best of the round, written, unless it has been already."""
        if self._best is None or self._best_scores is None or self._is_best_shown:
            return None
        self._is_best_shown = True
        self._shown_iou = _iou(self._best_scores)
        return self._write(self._best, self._best_step, seconds, self._best_scores)

    def save_unchecked(self, module: nn.Module, step: int, seconds: float) -> TrainCandidate:
        """The network as it is, written; for rounds without held-back images."""
        self.unchecked_count += 1
        return self._write(module, step, seconds, None)

    def state(self) -> tuple[dict[str, Tensor], dict[str, Any]]:
        """The best network's tensors, and the rest as JSON values, for `restore`."""
        tensors = {} if self._best is None else dict(self._best.state_dict())
        return tensors, {
            "scores": None if self._best_scores is None else asdict(self._best_scores),
            "step": self._best_step,
            "shown_iou": self._shown_iou,
            "is_shown": self._is_best_shown,
            "path": None if self.path is None else self.path.name,
            "unchecked": self.unchecked_count,
            "written": self.files.count,
        }

    def restore(self, network: nn.Module, tensors: Mapping[str, Tensor], facts: Mapping[str, Any]) -> None:
        """Go on from what `state` gave; `network` is one of the kind, and becomes the best."""
        scores = facts["scores"]
        if scores is not None:
            classes = tuple(ClassScore(**values) for values in scores["classes"])
            self._best_scores = Scores(**(scores | {"classes": classes}))
            network.load_state_dict(dict(tensors))
            self._best = network.eval()
        self._best_step, self._shown_iou = facts["step"], facts["shown_iou"]
        self.unchecked_count, self.files.count = facts["unchecked"], facts["written"]
        path = None if facts["path"] is None else self.files.folder / facts["path"]
        if path is not None and path.exists():
            # One that was refused, or lost with the process, has to be written again.
            self.path, self._is_best_shown = path, facts["is_shown"]

    def _write(self, module: nn.Module, step: int, seconds: float, scores: Scores | None) -> TrainCandidate:
        self.path = self.files.write(module, step, seconds, scores)
        return TrainCandidate(
            path=self.path,
            step=step,
            seconds=seconds,
            mean_iou=None if scores is None else scores.mean_iou,
            per_class={} if scores is None else scores.iou_by_class,
            baseline=None if self.baseline is None else self.baseline.iou_by_class,
        )


def _iou(scores: Scores) -> float:
    """Mean IoU; held-back images without a labelled pixel make every network alike."""
    return scores.mean_iou or 0.0
