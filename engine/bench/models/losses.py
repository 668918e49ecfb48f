"""`bench losses`: a small U-Net trained with four recipes of loss, optimizer, norm and dropout.

The recipes are those of the teaching material on encoder-decoder segmentation that Inkling
grew out of; here on microscopy, at full resolution, each with several seeds. Rates, patches,
steps and everything else are the same for all.
"""

from __future__ import annotations

import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from engine.bench.models.network_run import Outcome, Trial, run_trial
from engine.bench.support.labelled_sets import dataset_folders
from engine.bench.support.options import Choices
from engine.bench.support.rows import Row
from engine.core import Progress, Reporter, UserError
from engine.models.spec import Setting

DATA_SETS: Final = ("nuclei-dsb2018", "isbi2012-em")
STEPS: Final = 150
SEEDS: Final = 3
LEARNING_RATE: Final = 1e-3

_CROP_PX: Final = 128
_BATCH: Final = 4
# No limit that matters: the steps end a training.
_MINUTES: Final = 600.0
_PLAIN: Final[Mapping[str, Setting]] = {"norm": "none", "dropout": 0.0}
_COLUMNS: Final = (
    ("foreground_dice", "Dice"),
    ("foreground_iou", "IoU"),
    ("pixel_accuracy", "pixels right"),
    ("boundary_f", "boundary F"),
)


@dataclass(frozen=True, slots=True)
class Recipe:
    """One recipe of training."""

    title: str
    loss: str
    optimizer: str
    settings: Mapping[str, Setting] = field(default_factory=lambda: dict(_PLAIN))


RECIPES: Final = (
    Recipe("cross-entropy + RMSprop", "ce", "rmsprop"),
    Recipe("cross-entropy + Adam", "ce", "adam"),
    Recipe("Dice + Adam", "dice", "adam"),
    Recipe("Dice + Adam + batch norm + dropout", "dice", "adam", settings={"norm": "batch", "dropout": 0.5}),
)


def run(data: Path | None, report: Reporter, choices: Choices) -> list[Row]:
    """Dice and IoU of what is not background, and accuracies, on held-back images.

    Values are medians over the seeds, with half their range.

    Args:
        data: a dataset folder, or a folder that holds those of `DATA_SETS`.

    Raises:
        UserError: no such data.
    """
    folders = dataset_folders(data, DATA_SETS)
    steps, seeds = choices.steps or STEPS, choices.seeds or SEEDS
    choices.describe(
        f"U-Net, small; {steps} steps of {_BATCH} patches of {_CROP_PX} px, rate {LEARNING_RATE:g}, "
        f"{seeds} seeds; Dice and IoU of all classes but the first, on every fourth image."
    )
    rows: list[Row] = []
    total = len(folders) * len(RECIPES) * seeds
    done = 0
    for folder in folders:
        for recipe in RECIPES:
            trial = _trial(folder, recipe, steps)
            outcomes: list[Outcome | str] = []
            for seed in range(seeds):
                outcomes.append(_outcome(replace(trial, seed=seed), report))
                done += 1
                report(Progress(done, total, "trainings", recipe.title))
            subject = f"{folder.resolve().name}: {recipe.title}"
            subject_rows = _rows(subject, outcomes)
            choices.say(_sentence(subject, subject_rows))
            rows.extend(subject_rows)
    return rows


def _trial(folder: Path, recipe: Recipe, steps: int) -> Trial:
    return Trial(
        architecture="unet-small",
        data=folder,
        scale=1,
        crop_px=_CROP_PX,
        batch=_BATCH,
        minutes=_MINUTES,
        steps=steps,
        pretrained=False,
        settings=dict(recipe.settings),
        loss=recipe.loss,
        optimizer=recipe.optimizer,
        learning_rate=LEARNING_RATE,
        orientation="any",
    )


def _outcome(trial: Trial, report: Reporter) -> Outcome | str:
    """Result of one training, or the reason why it failed."""
    try:
        return run_trial(trial, report)
    except UserError as error:
        return error.summary


def _rows(subject: str, outcomes: Sequence[Outcome | str]) -> list[Row]:
    failures = [outcome for outcome in outcomes if isinstance(outcome, str)]
    note = f"{len(failures)} failed: {failures[0]}" if failures else ""
    rows = []
    for name, metric in _COLUMNS:
        values = [getattr(o, name) for o in outcomes if not isinstance(o, str)]
        known = [100.0 * value for value in values if value is not None]
        if known:
            spread = (max(known) - min(known)) / 2 if len(known) > 1 else None
            median = statistics.median(known)
            rows.append(Row(metric, median, "%", n=len(known), subject=subject, spread=spread, note=note))
    return rows or [Row("Dice", None, "%", subject=subject, note=note or "nothing is labelled")]


def _sentence(subject: str, rows: Sequence[Row]) -> str:
    figures = [f"{row.metric} {row.value:.1f}" for row in rows if row.value is not None]
    return f"{subject}: {', '.join(figures) or rows[0].note}"
