"""Checkpoint saver: the best checkpoint of a round by validation, and the model files of its candidates."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import numpy as np
from torch import Tensor, nn

from engine import __version__
from engine.core import IGNORE
from engine.core.plane_path import colors_of, view_of
from engine.learn.augmentation.augment_settings import AugmentSettings
from engine.learn.request import Sample, TrainCandidate, TrainRequest
from engine.learn.validation.metrics import Scores
from engine.learn.validation.model_comparison import (
    Confusions,
    ModelComparison,
    are_alike,
    confusions_from_json,
    confusions_to_json,
)
from engine.learn.validation.promotion import TOLERANCE, decide_promotion
from engine.learn.validation.validator import Validator
from engine.models.files.weights import save_model
from engine.models.spec import ModelSpec

# Below this gain a candidate in mid-round is not worth the user's attention.
_LEAST_GAIN: Final = 0.01
# Data sets leave a rim of "void" in masks that are meant to be whole.
_WHOLE_SHARE: Final = 0.9


@dataclass(frozen=True, slots=True)
class TrainSummary:
    """Facts of a training that its request leaves open, for the model card.

    Attributes:
        origin: where the weights come from that it began with.
        taught_images: images without a mask that it was taught by the first model.
    """

    samples: Sequence[Sample]
    val_images: int
    parameters: int
    device: str
    batch: int
    learning_rate: float
    augment: AugmentSettings
    origin: str
    taught_images: int = 0


class CandidateWriter:
    """Writer of one round's model files."""

    def __init__(self, request: TrainRequest, spec: ModelSpec, facts: Callable[[], TrainSummary]) -> None:
        self._request = request
        self.spec = spec
        self._facts = facts
        self.count = 0

    @property
    def folder(self) -> Path:
        """The folder of the files."""
        return self._request.out_path.parent

    def write(self, module: nn.Module, step: int, seconds: float, scores: Scores | None) -> Path:
        """Write `module` as a candidate; its file."""
        path = self._next_path()
        save_model(path, module, self.spec, self._record(step, seconds, scores))
        return path

    def write_last(self, path: Path, module: nn.Module, step: int, seconds: float) -> None:
        """Write the network of the round's end to its own file, from which the next round can continue."""
        save_model(path, module, self.spec, self._record(step, seconds, None))

    def _next_path(self) -> Path:
        """A file name not in use, where each candidate has its own; a resumed round may find earlier ones."""
        first = self._request.out_path
        while True:
            self.count += 1
            if not self._request.keep_candidates:
                return first
            path = first if self.count == 1 else first.with_stem(f"{first.stem}-{self.count}")
            if not path.exists():
                return path

    def _record(self, step: int, seconds: float, scores: Scores | None) -> dict[str, Any]:
        """The record shown by `engine.models.files.model_card_text`, as plain JSON values."""
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
            "schedule": "cosine",
            "crop_px": request.crop_px,
            "batch": facts.batch,
            "augment": facts.augment.to_json(),
            "pretrained": request.pretrained,
            "origin": facts.origin,
            "seed": request.seed,
            "init": None if request.init_path is None else request.init_path.name,
            "encoder_file": None if request.encoder_path is None else request.encoder_path.name,
            **self._labels(facts.samples),
            "taught_images": facts.taught_images,
            "val_images": facts.val_images,
            "scores": None if scores is None else scores.to_json(),
        }

    def _labels(self, samples: Sequence[Sample]) -> dict[str, Any]:
        """Number of training images, and how much of them is labelled."""
        total = np.zeros(256, np.int64)
        whole = 0
        for sample in samples:
            total += sample.counts
            whole += int(sample.counts[:IGNORE].sum()) >= _WHOLE_SHARE * sample.pixel_count
        return {
            "train_images": len(samples),
            "whole_masks": whole,
            "partial_masks": len(samples) - whole,
            "views": sorted({colors_of(view_of(sample.image_path.as_posix())) for sample in samples} - {""}),
            "labelled_pixels": {info.name: int(total[info.id]) for info in self._request.classes.present},
        }


class NullCandidateWriter(CandidateWriter):
    """Writer of a process that leaves the files to the main one."""

    def write(self, module: nn.Module, step: int, seconds: float, scores: Scores | None) -> Path:
        return self._request.out_path

    def write_last(self, path: Path, module: nn.Module, step: int, seconds: float) -> None:
        """Nothing: the main process writes."""


@dataclass(frozen=True, slots=True)
class ValidatedNetwork:
    """A network in evaluation mode after `step` steps, with its validation confusion matrices and scores."""

    module: nn.Module
    step: int
    confusions: Confusions
    scores: Scores

    @property
    def iou(self) -> float:
        """Mean IoU; 0 where no validation image has a labelled pixel, which makes every network alike."""
        return self.scores.mean_iou or 0.0


@dataclass(slots=True)
class _LastCandidate:
    """The last candidate that was written and sent.

    Attributes:
        iou: its mean IoU; None where there is none yet, or it says nothing about the present validation
            images or current model.
        step: of its network; -1 before the first.
        current_model_path: the current model that it was compared with.
        is_best: whether its network is the best checkpoint.
    """

    iou: float | None = None
    step: int = -1
    current_model_path: Path | None = None
    is_best: bool = False


class CheckpointSaver:
    """Keeps the best checkpoint of a round, and writes networks as candidates, with the promotion verdict.

    Of two networks that are about as good the newer one is the best: it has learned from more.
    A network is written for one of four reasons:

    1. In mid-round, the best one is clearly above the last candidate and not below the current model
       (`candidate_if_better`).
    2. In mid-round, the latest one has learned from a new image that no candidate has learned from, and the
       promotion rule accepts it (`candidate_if_better`).
    3. At the round's end, the best one has not been written yet (`last_candidate`).
    4. There are no validation images (`save_unvalidated`).

    Attributes:
        path: the last file written.
    """

    def __init__(self, writer: CandidateWriter, validator: Validator) -> None:
        self.writer = writer
        self._validator = validator
        self._best: ValidatedNetwork | None = None
        self._latest: ValidatedNetwork | None = None
        self._peak_iou = 0.0
        self._last = _LastCandidate()
        self.path: Path | None = None
        self.unvalidated_count = 0

    def update(self, validated: ValidatedNetwork) -> bool:
        """Keep the network if it is the best checkpoint so far; whether it is.

        Best by mean IoU on the present validation images; a score on others says nothing.
        """
        self._latest = validated
        best = self._best
        peak_iou = self._peak_iou
        if best is None or not are_alike(best.confusions, validated.confusions):
            # No candidate so far has a score on these images.
            peak_iou, self._last.iou = 0.0, None
        if validated.iou < peak_iou - TOLERANCE:
            return False
        self._set_best(validated, max(peak_iou, validated.iou))
        return True

    def candidate_if_better(self, joined_step: int, seconds: float) -> TrainCandidate | None:
        """A candidate, written, that is worth the user's attention in mid-round; None otherwise.

        That is the best network so far, when it is not below the current model and clearly above the last
        candidate; or, once for each new image, the latest network, when it has learned from an image
        that no candidate has learned from, and the promotion rule lets it pass.

        Args:
            joined_step: steps at which the last new image joined; -1 where none has.
        """
        best, latest = self._best, self._latest
        if best is None or latest is None:
            return None
        self._forget_if_against_another_model()
        if self._is_gain(best) and not self._comparison(best).is_lower:
            return self._send(best, seconds)
        has_news = self._last.step <= joined_step < latest.step
        if has_news and joined_step >= 0 and self._comparison(latest).verdict().promote:
            # From here on this network is the best: a lucky score of an older one is not waited for.
            self._set_best(latest, latest.iou)
            return self._send(latest, seconds)
        return None

    def last_candidate(self, seconds: float) -> TrainCandidate | None:
        """The best network of the round as a candidate, written; None where it has been sent already."""
        self._forget_if_against_another_model()
        if self._best is None or self._last.is_best:
            return None
        return self._send(self._best, seconds)

    def save_unvalidated(self, module: nn.Module, step: int, seconds: float) -> TrainCandidate:
        """The network as it is as a candidate, written; for rounds without validation images."""
        self.unvalidated_count += 1
        self._last.step = step
        self.path = self.writer.write(module, step, seconds, None)
        return TrainCandidate(
            path=self.path,
            step=step,
            seconds=seconds,
            mean_iou=None,
            per_class={},
            current_model_scores=None,
            verdict=decide_promotion(None, {}),
            current_model_path=self._validator.current_model,
        )

    def state(self) -> tuple[dict[str, Tensor], dict[str, Any]]:
        """The best network's tensors, and the rest as JSON values, for `restore`."""
        best, against = self._best, self._last.current_model_path
        return {} if best is None else dict(best.module.state_dict()), {
            "counts": None if best is None else confusions_to_json(best.confusions),
            "step": 0 if best is None else best.step,
            "peak_iou": self._peak_iou,
            "shown_iou": self._last.iou,
            "shown_step": self._last.step,
            "shown_against": None if against is None else str(against),
            "is_shown": self._last.is_best,
            "path": None if self.path is None else self.path.name,
            "unchecked": self.unvalidated_count,
            "written": self.writer.count,
        }

    def restore(self, network: nn.Module, tensors: Mapping[str, Tensor], state: Mapping[str, Any]) -> None:
        """Take up what `state` gave; `network` is one of the kind, and becomes the best."""
        if state["counts"] is not None:
            network.load_state_dict(dict(tensors))
            confusions = confusions_from_json(state["counts"])
            scores = self._validator.scores(confusions)
            self._best = ValidatedNetwork(network.eval(), state["step"], confusions, scores)
        self._peak_iou, self._last.iou = state["peak_iou"], state["shown_iou"]
        self._last.step = state["shown_step"]
        against = state["shown_against"]
        self._last.current_model_path = None if against is None else Path(against)
        self.unvalidated_count, self.writer.count = state["unchecked"], state["written"]
        path = None if state["path"] is None else self.writer.folder / state["path"]
        if path is not None and path.exists():
            # A candidate that was refused, or lost with the process, has to be written again.
            self.path, self._last.is_best = path, state["is_shown"]

    def _set_best(self, validated: ValidatedNetwork, peak_iou: float) -> None:
        self._best, self._peak_iou = validated, peak_iou
        self._last.is_best = False

    def _is_gain(self, best: ValidatedNetwork) -> bool:
        if self._last.is_best:
            return False
        return self._last.iou is None or best.iou >= self._last.iou + _LEAST_GAIN

    def _forget_if_against_another_model(self) -> None:
        """Let a candidate that was refused against another current model be sent again.

        Not so one that was promoted and then replaced by the user.
        """
        validator = self._validator
        if (
            validator.current_model != self._last.current_model_path
            and self.path not in validator.former_models
        ):
            self._last.iou, self._last.is_best = None, False

    def _comparison(self, validated: ValidatedNetwork) -> ModelComparison:
        latest = validated if self._latest is None else self._latest
        return self._validator.comparison(validated.confusions, max(validated.step, latest.step))

    def _send(self, validated: ValidatedNetwork, seconds: float) -> TrainCandidate:
        self._last.is_best = True
        self._last.iou, self._last.step = validated.iou, validated.step
        self._last.current_model_path = self._validator.current_model
        self.path = self.writer.write(validated.module, validated.step, seconds, validated.scores)
        self._validator.remember(self.path, validated.confusions)
        comparison = self._comparison(validated)
        return TrainCandidate(
            path=self.path,
            step=validated.step,
            seconds=seconds,
            mean_iou=validated.scores.mean_iou,
            per_class=comparison.per_class,
            current_model_scores=comparison.current_model_scores,
            verdict=comparison.verdict(),
            current_model_path=comparison.current_model_path,
            val_images=comparison.val_images,
            prequential_images=comparison.prequential_images,
        )
