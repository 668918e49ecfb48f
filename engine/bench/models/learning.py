"""`bench learning`: quality of a network against seconds of training, by amount and kind of labels.

The real trainer learns from the whole masks of 1, 2, 4, 8 and 16 images, and from scribbles on 3 % of the
pixels of 2 and of as many; a plain loop learns from the most masks and from the same scribbles. Of 2 and 4
masks, a light decoder learns to correct the first model, and the trainer's network is taught by the first
model on images without a mask. Every fourth image is held back, always the same ones.
"""

from __future__ import annotations

import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from engine.bench.models.simulated_scribbles import SHARE, scribbled
from engine.bench.support.labelled_sets import LabelledSet, dataset_folders, read_labelled_set, samples_of
from engine.bench.support.machine import cpu_model, installed_version
from engine.bench.support.options import Choices
from engine.bench.support.plot_file import save_plot
from engine.bench.support.result_store import ResultStore
from engine.bench.support.rows import Row
from engine.core import Progress, Reporter
from engine.core.words import counted_images
from engine.learn.request import Sample

if TYPE_CHECKING:
    from engine.bench.models.learning_arms import Arm as Loop

DATA_SETS: Final = ("nuclei-dsb2018", "isbi2012-em", "crackforest", "drive", "cwfid", "camvid")
COUNTS: Final = (1, 2, 4, 8, 16)
FIRST_MODEL_COUNTS: Final = (2, 4)
MARKS_S: Final = (5, 10, 20, 40, 60, 90, 120, 180, 300, 600)
MINUTES: Final = 1.0
SEEDS: Final = 3
_MOST_HELD_BACK: Final = 8
_MOST_UNLABELLED: Final = 16
_RULES: Final = 2
"""Version of the figures; raised when the same name measures something else."""

SCRIBBLES: Final = "scribbles"
PLAIN: Final = "plain loop, "
CORRECTED: Final = "first model corrected, "
TAUGHT: Final = "taught by the first model, "


@dataclass(frozen=True, slots=True)
class Arm:
    """One arm: number of images, kind of labels, and what learns in place of the trainer's network."""

    images: int
    is_scribbled: bool = False
    is_plain: bool = False
    is_corrected: bool = False
    is_taught: bool = False

    @property
    def title(self) -> str:
        images = counted_images(self.images)
        ways = {PLAIN: self.is_plain, CORRECTED: self.is_corrected, TAUGHT: self.is_taught}
        way = "".join(words for words, is_it in ways.items() if is_it)
        return f"{way}{SCRIBBLES if self.is_scribbled else 'masks'} of {images}"


def run(data: Path | None, report: Reporter, choices: Choices) -> list[Row]:
    """IoU after each number of seconds, a line for each way to learn; medians over the seeds.

    Args:
        data: a dataset folder, or a folder that holds those of `DATA_SETS`.

    Raises:
        UserError: no such data, or the file of figures cannot be written.
    """
    folders = dataset_folders(data, DATA_SETS)
    marks = marks_until(60.0 * (choices.minutes or MINUTES))
    seeds = choices.seeds or SEEDS
    choices.describe(_conditions(marks, seeds))
    rows: list[Row] = []
    for folder in folders:
        dataset = read_labelled_set(folder)
        store = ResultStore(_file(choices.out, dataset.name, len(folders)), _settings(dataset, marks))
        arms = arms_of(len(dataset.train))
        _measure(dataset, arms, marks, seeds, store, report, choices.say)
        curves = {arm: [store.figures[_key(arm, seed)] for seed in range(seeds)] for arm in arms}
        rows += rows_of(dataset.name, curves)
        _draw(choices, _file(choices.out, dataset.name, len(folders)), dataset.name, curves)
    return rows


def marks_until(last_s: float) -> tuple[float, ...]:
    """Seconds at which the network is scored; the last one is the end of the training."""
    return (*(float(mark) for mark in MARKS_S if mark < last_s), last_s)


def arms_of(image_count: int) -> list[Arm]:
    """Ways to learn from a set of so many images; scribbles are drawn in two and in the most of them."""
    counts = [count for count in COUNTS if count <= image_count]
    most = counts[-1]
    return [
        *(Arm(count) for count in counts),
        *(Arm(count, is_scribbled=True) for count in sorted({FIRST_MODEL_COUNTS[0], most}) if count <= most),
        Arm(most, is_plain=True),
        Arm(most, is_scribbled=True, is_plain=True),
        *(Arm(count, is_corrected=True) for count in counts if count in FIRST_MODEL_COUNTS),
        *(Arm(count, is_taught=True) for count in counts if count in FIRST_MODEL_COUNTS),
    ]


def chosen(samples: Sequence[Sample], count: int, most: int) -> list[Sample]:
    """`count` of the images, spread over their names; fewer images are always some of the more.

    Args:
        most: a power of two, the largest `count`.
    """
    spread = [samples[k * len(samples) // most] for k in range(most)]
    return spread[:: most // count]


def unlabelled(samples: Sequence[Sample], drawn: Sequence[Sample]) -> list[Sample]:
    """At most 16 of the images that are not drawn, spread over their names."""
    keys = {sample.key for sample in drawn}
    others = [sample for sample in samples if sample.key not in keys]
    count = min(len(others), _MOST_UNLABELLED)
    return [others[number * len(others) // count] for number in range(count)]


def rows_of(name: str, curves: dict[Arm, list[list[tuple[float, float]]]]) -> list[Row]:
    """A column for each moment, and what scribbles reach of the masks of the same images and seed."""
    rows = []
    for arm, runs in curves.items():
        subject = f"{name}: {arm.title}"
        for place, (seconds, _) in enumerate(runs[0]):
            values = [100.0 * run[place][1] for run in runs]
            spread = (max(values) - min(values)) / 2 if len(values) > 1 else None
            middle = statistics.median(values)
            rows.append(Row(f"{seconds:g} s", middle, "%", n=len(values), subject=subject, spread=spread))
        if arm.is_scribbled:
            masks = curves[replace(arm, is_scribbled=False)]
            share = reached(runs, masks)
            rows.append(Row("of masks, at the end", share, "%", n=len(runs), subject=subject))
    return rows


def reached(
    scribbles: Sequence[Sequence[tuple[float, float]]], masks: Sequence[Sequence[tuple[float, float]]]
) -> float | None:
    """Mean IoU at the end of one in percent of the other's; None when masks taught nothing."""
    ours, theirs = (statistics.fmean(run[-1][1] for run in runs) for runs in (scribbles, masks))
    return 100.0 * ours / theirs if theirs else None


def _measure(
    dataset: LabelledSet,
    arms: Sequence[Arm],
    marks: Sequence[float],
    seeds: int,
    store: ResultStore,
    report: Reporter,
    say: Callable[[str], None],
) -> None:
    """Train the arms not stored yet; one seed after another, so that a short run compares all arms too."""
    from engine.bench.models.corrected_first_model import corrected_first_model
    from engine.bench.models.learning_arms import (
        learning_curve,
        plain_loop,
        real_trainer,
        taught_by_first_model,
    )
    from engine.bench.support.work_clock import compute_clock

    train, held_back = samples_of(dataset, "train", 1), samples_of(dataset, "val", 1)[:_MOST_HELD_BACK]
    most = max(arm.images for arm in arms)
    total, done = len(arms) * seeds, 0
    for seed in range(seeds):
        drawn = _scribbles(chosen(train, most, most), seed)
        for arm in arms:
            report(Progress(done, total, "trainings", f"{dataset.name}, {arm.title}"))
            key, done = _key(arm, seed), done + 1
            if key in store.figures:
                continue
            samples = drawn[:: most // arm.images] if arm.is_scribbled else chosen(train, arm.images, most)
            loop: Loop = real_trainer
            if arm.is_plain:
                loop = plain_loop
            elif arm.is_corrected:
                loop = corrected_first_model
            elif arm.is_taught:
                loop = taught_by_first_model(unlabelled(train, samples))
            curve = learning_curve(loop, dataset.classes, samples, held_back, marks, seed, compute_clock())
            store.put(key, curve)
            say(f"{dataset.name}, {key}: IoU {', '.join(f'{100 * iou:.1f}' for _, iou in curve)} %.")
    report(Progress(total, total, "trainings", dataset.name))


def _scribbles(samples: Sequence[Sample], seed: int) -> list[Sample]:
    rng = np.random.default_rng(seed)
    return [sample.with_labels(scribbled(sample.labels, rng)) for sample in samples]


def _key(arm: Arm, seed: int) -> str:
    return f"{arm.title}, seed {seed}"


def _file(out: Path | None, name: str, folders: int) -> Path | None:
    """Each data set has a file of its own."""
    return out if out is None or folders == 1 else out.with_stem(f"{out.stem}-{name}")


def _draw(
    choices: Choices, out: Path | None, name: str, curves: dict[Arm, list[list[tuple[float, float]]]]
) -> None:
    if out is None:
        return
    from engine.bench.models.learning_plot import draw

    picture = out.with_suffix(".png")
    save_plot(draw({arm.title: runs for arm, runs in curves.items()}, name), picture)
    choices.say(f"Figures are in {out}, the plot in {picture}.")


def _conditions(marks: Sequence[float], seeds: int) -> str:
    from engine.bench.support.work_clock import compute_clock
    from engine.models.catalog import DEFAULT_ARCHITECTURE

    is_processor_time = compute_clock().__name__ == "process_time"
    clock = "processor time of one core" if is_processor_time else "wall-clock time of all cores"
    return (
        f"{DEFAULT_ARCHITECTURE} from random weights, {marks[-1]:g} s of training ({clock}), {seeds} seeds, "
        "by the loss that the window takes where none is chosen; "
        f"IoU of all classes but the first on every fourth image, at most {_MOST_HELD_BACK}; scribbles cover "
        f"{SHARE:.0%} of the pixels. The plain loop draws patches anywhere; its loss is a mean over all. "
        "Where the first model is corrected, a light decoder learns on its features, which stay as they are. "
        f"Where it teaches, it does so on at most {_MOST_UNLABELLED} images without a mask; to predict these "
        "is part of the time."
    )


def _settings(dataset: LabelledSet, marks: Sequence[float]) -> dict[str, Any]:
    """Conditions under which two runs are comparable."""
    from engine.models.inputs import pick_device

    return {
        "data": dataset.name,
        "images": [image.name for image, _ in (*dataset.train, *dataset.val)],
        "marks_s": list(marks),
        "rules": _RULES,
        "processor": cpu_model(),
        "device": pick_device().type,
        "torch": installed_version("torch"),
    }
