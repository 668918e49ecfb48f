"""`bench first-model`: quality of a project's first model, and how soon it comes, after 1, 2 and 4 masks.

Two ways side by side: the closed form on filters and learned features, and the quick fit of filters alone.
Both learn from the same images; ten others of each set are never learned from. The closed form also learns
from scribbles in two of the images, beside their masks.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from numpy.typing import NDArray

from engine.bench.models.simulated_scribbles import SHARE, scribbled
from engine.bench.support.labelled_sets import (
    LabelledSet,
    ReducedImages,
    dataset_folders,
    read_labelled_set,
    samples_of,
)
from engine.bench.support.machine import cpu_model, installed_version
from engine.bench.support.options import Choices
from engine.bench.support.result_store import ResultStore
from engine.bench.support.rows import Row
from engine.core import IGNORE, Progress, Reporter, UserError
from engine.core.words import counted_images
from engine.files.temporary_folders import temporary_folder
from engine.learn.request import Sample, TrainCandidate, TrainRequest
from engine.models.catalog import QUICK_ARCHITECTURE, RIDGE_ARCHITECTURE

if TYPE_CHECKING:
    from engine.models.files.weights import LoadedModel

DATA_SETS: Final = ("nuclei-dsb2018", "crackforest", "cwfid", "drive", "isbi2012-em", "camvid")
COUNTS: Final = (1, 2, 4)
SCRIBBLED: Final = 2
SPLITS: Final = 3
PARTS: Final = ("masks", "scribbles")
_TESTED: Final = 10
# Photographs of 1.25 megapixels: at half their size they have as many pixels as the others.
_SCALES: Final = {"cwfid": 2}
_BINS: Final = 15
_RULES: Final = 2
"""Version of the figures; raised when the same name measures something else."""


@dataclass(frozen=True, slots=True)
class Way:
    """A way to the first model."""

    title: str
    architecture: str


WAYS: Final = (
    Way("filters, 300 steps", QUICK_ARCHITECTURE),
    Way("ridge, filters and Lite0", RIDGE_ARCHITECTURE),
)


@dataclass(frozen=True, slots=True)
class LabelledWay:
    """A way, so many images to learn from, and whether they have scribbles in place of masks."""

    way: Way
    images: int
    is_scribbled: bool = False

    @property
    def title(self) -> str:
        if self.is_scribbled:
            return f"{self.way.title}, scribbles in {counted_images(self.images)}"
        return f"{self.way.title}, {'1 mask' if self.images == 1 else f'{self.images} masks'}"


def labelled_ways(parts: Sequence[str]) -> list[LabelledWay]:
    """What is measured, by the parts of the benchmark; all of them where none is named.

    Raises:
        UserError: no such part.
    """
    unknown = sorted(set(parts) - set(PARTS))
    if unknown:
        raise UserError(f"There is no part {', '.join(unknown)}.", f"The parts are {', '.join(PARTS)}.")
    found = [LabelledWay(way, count) for way in WAYS for count in COUNTS]
    if "masks" not in (parts or PARTS):
        found = [LabelledWay(WAYS[-1], SCRIBBLED)]
    if "scribbles" in (parts or PARTS):
        found.append(LabelledWay(WAYS[-1], SCRIBBLED, is_scribbled=True))
    return found


def run(data: Path | None, report: Reporter, choices: Choices) -> list[Row]:
    """Mean IoU and seconds for each set, number of masks and way; means over the splits.

    Args:
        data: a dataset folder, or a folder that holds those of `DATA_SETS`.

    Raises:
        UserError: no such data or part, or the file of figures cannot be written.
    """
    ways = labelled_ways(choices.parts)
    folders = dataset_folders(data, DATA_SETS)
    splits = choices.seeds or SPLITS
    choices.describe(
        f"{splits} splits: {_TESTED} images of each set to test on, others to learn from; scribbles cover "
        f"{SHARE:.0%} of the pixels; IoU of "
        "all classes but the first, pooled over the test images; calibration: how far the probabilities of "
        "the likeliest class are from the share of pixels that are right, mean of all pixels; seconds of "
        "processor time on one core from the request to the model file."
    )
    rows: list[Row] = []
    for number, folder in enumerate(folders):
        dataset = read_labelled_set(folder)
        out = choices.out
        out = out if out is None or len(folders) == 1 else out.with_stem(f"{out.stem}-{dataset.name}")
        store = ResultStore(out, _settings(dataset))
        report(Progress(number, len(folders), "sets", dataset.name))
        for split in range(splits):
            _measure(dataset, ways, split, store, choices)
        rows += rows_of(dataset.name, ways, store.figures, splits)
    report(Progress(len(folders), len(folders), "sets"))
    return rows


def rows_of(name: str, ways: Sequence[LabelledWay], figures: dict[str, Any], splits: int) -> list[Row]:
    """A row of IoU, one of calibration and one of seconds for each way.

    For scribbles there is a fourth: their IoU as a share of that of the masks of the same images.
    """
    rows = []
    for each in ways:
        runs = [figures[_key(each, split)] for split in range(splits)]
        ious, seconds = ([100.0 * run[0] for run in runs], [run[1] for run in runs])
        errors = [100.0 * run[2] for run in runs]
        subject = f"{name}: {each.title}"
        spread = (max(ious) - min(ious)) / 2 if splits > 1 else None
        rows.append(Row("IoU", statistics.fmean(ious), "%", n=splits, subject=subject, spread=spread))
        if each.is_scribbled:
            masks = replace(each, is_scribbled=False)
            theirs = statistics.fmean(100.0 * figures[_key(masks, split)][0] for split in range(splits))
            share = 100.0 * statistics.fmean(ious) / theirs if theirs else None
            rows.append(Row("of masks", share, "%", n=splits, subject=subject))
        rows.append(Row("calibration", statistics.fmean(errors), "%", n=splits, subject=subject))
        rows.append(Row("fit", statistics.fmean(seconds), "s", n=splits, subject=subject))
    return rows


def _measure(
    dataset: LabelledSet, ways: Sequence[LabelledWay], split: int, store: ResultStore, choices: Choices
) -> None:
    scale = _SCALES.get(dataset.name, 1)
    everything = [*samples_of(dataset, "train", scale), *samples_of(dataset, "val", scale)]
    # An image of the split "val" would be held back from learning.
    everything = [Sample(s.key, s.image_path, s.labels) for s in everything]
    learn_from, tests = drawn(everything, split)
    with temporary_folder("first") as folder:
        for each in ways:
            key = _key(each, split)
            if key not in store.figures:
                samples = learn_from[: each.images]
                if each.is_scribbled:
                    rng = np.random.default_rng(split)
                    samples = [sample.with_labels(scribbled(sample.labels, rng)) for sample in samples]
                figure = _one(dataset, each.way, samples, tests, folder, scale)
                store.put(key, figure)
                choices.say(
                    f"{dataset.name}, {key}: IoU {100 * figure[0]:.1f} %, {figure[1]:.2f} s, "
                    f"calibration {100 * figure[2]:.1f} %."
                )


def drawn(samples: Sequence[Sample], split: int) -> tuple[list[Sample], list[Sample]]:
    """Four images to learn from and ten to test on, drawn by the split's number."""
    order = np.random.default_rng(split).permutation(len(samples))
    most = max(COUNTS)
    learn_from = [samples[k] for k in order[:most]]
    return learn_from, [samples[k] for k in order[most : most + _TESTED]]


def _one(
    dataset: LabelledSet,
    way: Way,
    learn_from: Sequence[Sample],
    tests: Sequence[Sample],
    folder: Path,
    scale: int,
) -> tuple[float, float, float]:
    """Mean IoU, seconds, calibration error."""
    import torch

    from engine.learn.rounds import make_round
    from engine.models.files.weights import load_model

    request = TrainRequest(
        dataset.classes,
        tuple(learn_from),
        folder / "model.safetensors",
        architecture=way.architecture,
        steps=1,
        is_quick=True,
        keep_candidates=False,
    )
    read = ReducedImages(scale)
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        began_s = time.process_time()
        for event in make_round(request, read).steps():
            if isinstance(event, TrainCandidate):
                break
        seconds = time.process_time() - began_s
        iou, error = _checked(load_model(request.out_path), tests, read)
        return iou, seconds, error
    finally:
        torch.set_num_threads(threads)


def _checked(model: LoadedModel, tests: Sequence[Sample], read: ReducedImages) -> tuple[float, float]:
    """Mean IoU, and calibration error over the labelled pixels of all tests."""
    from engine.bench.models.learning_arms import mean_iou_of
    from engine.learn.validation.metrics import Confusion
    from engine.predict.predictor import predict_image

    confusion = Confusion(model.spec.class_count)
    sure, right = [], []
    for sample in tests:
        prediction = predict_image(model.module, model.spec, read(sample.image_path))
        confusion.add(sample.labels, prediction.labels)
        # Probabilities of large images are means over cells of some pixels.
        cells = (slice(None, None, prediction.stride),) * 2
        truth, said = sample.labels[cells], prediction.labels[cells]
        sure.append(prediction.probs.max(axis=0)[truth != IGNORE])
        right.append((truth == said)[truth != IGNORE])
    return mean_iou_of(confusion, model.spec), calibration_error(np.concatenate(sure), np.concatenate(right))


def calibration_error(sure: NDArray[np.floating], right: NDArray[np.bool_]) -> float:
    """Mean distance of probabilities of the likeliest class from the share of pixels that are right.

    Source:
        Guo, Pleiss, Sun & Weinberger, ICML 2017 (expected calibration error, 15 bins).

    Example:
        >>> round(calibration_error(np.array([0.9, 0.9]), np.array([True, False])), 6)
        0.4
    """
    values = np.asarray(sure, np.float64)
    bins = np.minimum((values * _BINS).astype(np.int64), _BINS - 1)
    gaps = np.bincount(bins, values - right, _BINS)
    return float(np.abs(gaps).sum() / len(values))


def _key(way: LabelledWay, split: int) -> str:
    return f"{way.title}, split {split}"


def _settings(dataset: LabelledSet) -> dict[str, Any]:
    """Conditions under which two runs are comparable."""
    return {
        "data": dataset.name,
        "images": [image.name for image, _ in (*dataset.train, *dataset.val)],
        "rules": _RULES,
        "processor": cpu_model(),
        "torch": installed_version("torch"),
    }
