"""Keeps the best network of a round and writes the candidates."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from torch import nn

from engine.learn.metrics import Scores
from engine.learn.request import TrainCandidate, TrainRequest
from engine.models.spec import ModelSpec
from engine.models.weights import save_model

# Below this gain a candidate in mid-round is not worth the user's attention.
_WORTH_SHOWING: Final = 0.01


class CandidateFiles:
    """Names and writes the files of one round."""

    def __init__(self, request: TrainRequest, spec: ModelSpec) -> None:
        self._request = request
        self._spec = spec
        self._count = 0

    def write(self, module: nn.Module, step: int, seconds: float, scores: Scores | None) -> Path:
        """The file that now holds `module`."""
        self._count += 1
        path = self._request.out_path
        if self._request.keep_candidates and self._count > 1:
            path = path.with_stem(f"{path.stem}-{self._count}")
        save_model(path, module, self._spec, self._record(step, seconds, scores))
        return path

    def _record(self, step: int, seconds: float, scores: Scores | None) -> dict[str, Any]:
        request = self._request
        return {
            "steps": step,
            "seconds": round(seconds, 1),
            "loss": request.loss,
            "optimizer": request.optimizer,
            "learning_rate": request.learning_rate,
            "crop_px": request.crop_px,
            "seed": request.seed,
            "train_images": sum(s.role == "train" for s in request.samples),
            "init": None if request.init_path is None else request.init_path.name,
            "scores": None if scores is None else scores.to_json(),
        }


class Keeper:
    """The best network so far, and which of them has been written.

    Attributes:
        baseline: scores of the model that training went on from.
        path: the last file written.
    """

    def __init__(self, files: CandidateFiles) -> None:
        self._files = files
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

    def _write(self, module: nn.Module, step: int, seconds: float, scores: Scores | None) -> TrainCandidate:
        self.path = self._files.write(module, step, seconds, scores)
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
