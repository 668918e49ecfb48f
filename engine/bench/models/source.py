"""`bench source`: the tables of the teaching material that Inkling grew out of, with ours beside theirs.

Theirs were made on photographs of VOC 2009, 64 x 64 pixels. Ours are of other photographs of the same kind,
so that a figure of ours stands beside theirs, not against it.
"""

from __future__ import annotations

import dataclasses
import statistics
from collections.abc import Callable, Sequence
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from engine.bench.support.labelled_sets import dataset_folders
from engine.bench.support.machine import cpu_model, installed_version
from engine.bench.support.options import Choices
from engine.bench.support.photographs import Photographs, TwoKinds, read_photographs
from engine.bench.support.result_store import ResultStore
from engine.bench.support.rows import Row
from engine.core import Progress, Reporter
from engine.files.temporary_folders import temporary_folder

if TYPE_CHECKING:
    from engine.bench.models.source_codes import Codes
    from engine.pretrain.dense import DenseAutoencoder

DATA_SETS: Final = ("voc2007",)
CODE_SIZES: Final[dict[int, tuple[float, float]]] = {256: (0.03, 0.13), 2048: (0.04, 0.17)}
"""Numbers in a code -> mean squared and mean absolute error of the source."""
RIGHT_SHARE: Final = 0.939
"""Share of held-back photographs whose kind the source's better classifier told right."""
BY_STEPS: Final = "by steps"
WAYS: Final = (BY_STEPS, "in closed form")
SPLITS: Final = 3
MINUTES: Final = 0.5

_PEER: Final = "the source"
_RULES: Final = 2
"""Version of the figures; raised when the same name measures something else."""


def run(data: Path | None, report: Reporter, choices: Choices) -> list[Row]:
    """Errors of autoencoders, kinds told right by codes, and Dice and IoU of small networks.

    Args:
        data: a data set of photographs, or a folder that holds `DATA_SETS`.

    Raises:
        UserError: no such data, or the file of figures cannot be written.
    """
    import torch

    photographs = read_photographs(dataset_folders(data, DATA_SETS)[0])
    splits, minutes = choices.seeds or SPLITS, choices.minutes or MINUTES
    choices.describe(_conditions(photographs, splits, minutes))
    store = ResultStore(choices.out, _settings(photographs, minutes))
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        with temporary_folder("source") as folder:
            rows = _code_rows(photographs, splits, minutes, store, folder, report, choices.say)
            return rows + _network_rows(photographs, splits, store, folder, report, choices.say)
    finally:
        torch.set_num_threads(threads)


def learned_and_held_back(photographs: Photographs, split: int) -> tuple[list[Path], list[Path]]:
    """Photographs for an autoencoder: those beside the data set, else one half of it; never one in both."""
    own = [image for image, _ in photographs.own]
    if photographs.unmasked:
        return list(photographs.unmasked), [*own, *photographs.others]
    order = np.random.default_rng(split).permutation(len(own))
    half = len(own) // 2
    return [own[k] for k in order[:half]], [own[k] for k in order[half:]]


def _code_rows(
    photographs: Photographs,
    splits: int,
    minutes: float,
    store: ResultStore,
    folder: Path,
    report: Reporter,
    say: Callable[[str], None],
) -> list[Row]:
    from engine.bench.models.source_codes import (
        codes_of,
        picture_codes,
        reconstruction_errors,
        shipped_codes,
    )

    # Kinds are told among photographs that no autoencoder has learned from.
    kinds = photographs.kinds() if photographs.unmasked else []
    for way, size in product(WAYS, CODE_SIZES):
        title = f"autoencoder of {size} codes, {way}"
        for split in range(splits if way == BY_STEPS else 1):
            key = f"{title}, split {split}"
            if key in store.figures:
                continue
            learned, held_back = learned_and_held_back(photographs, split)
            network = _autoencoder(way, size, learned, minutes, split, folder, report)
            if split == 0:
                _tell_kinds(title, codes_of(network), kinds, store, say)
            store.put(key, reconstruction_errors(network, held_back))
            say(f"{key}: mean squared and absolute error {store.figures[key]}")
    for title, codes in (("colours and textures", picture_codes), ("the shipped encoder", shipped_codes)):
        _tell_kinds(title, codes, kinds, store, say)
    return _error_rows(store) + _kind_rows(store)


def _autoencoder(
    way: str, size: int, learned: Sequence[Path], minutes: float, seed: int, folder: Path, report: Reporter
) -> DenseAutoencoder:
    from engine.bench.models.source_codes import exact_codes, learn_codes

    if way == BY_STEPS:
        return learn_codes(learned, size, minutes, seed, folder / "codes.safetensors", report)
    return exact_codes(learned, size)


def _tell_kinds(
    title: str, codes: Codes, kinds: Sequence[TwoKinds], store: ResultStore, say: Callable[[str], None]
) -> None:
    from engine.bench.models.source_codes import DRAWS, right_shares

    for pair in kinds:
        key = f"{pair.title}, by {title}"
        if key not in store.figures:
            shares = right_shares(codes, pair, DRAWS)
            store.put(key, {"shares": shares, "photographs": len(pair.paths)})
            say(f"{key}: {100 * statistics.fmean(shares):.1f} % told right")


def _error_rows(store: ResultStore) -> list[Row]:
    rows = []
    for way, (size, theirs) in product(WAYS, CODE_SIZES.items()):
        title = f"autoencoder of {size} codes, {way}"
        runs = [values for key, values in store.figures.items() if key.startswith(f"{title}, split ")]
        for place, name in enumerate(("mean squared error", "mean absolute error")):
            values = [run[place] for run in runs]
            mean, peer = statistics.fmean(values), theirs[place]
            rows.append(_row(f"{title}, {name}", values, "of 0-1", peer, peer / mean if mean else None))
    return rows


def _kind_rows(store: ResultStore) -> list[Row]:
    rows = []
    for key, figures in store.figures.items():
        if isinstance(figures, dict):
            shares = [100.0 * share for share in figures["shares"]]
            ratio = statistics.fmean(shares) / (100.0 * RIGHT_SHARE)
            rows.append(_row(f"{key}, told right", shares, "%", 100.0 * RIGHT_SHARE, ratio))
    return sorted(rows, key=lambda row: row.metric.partition(",")[0])


def _network_rows(
    photographs: Photographs,
    splits: int,
    store: ResultStore,
    folder: Path,
    report: Reporter,
    say: Callable[[str], None],
) -> list[Row]:
    from engine.bench.models.source_networks import (
        EPOCHS,
        SOURCE_RECIPES,
        all_objects,
        learn_objects,
        learned_and_checked,
    )

    trainings = list(product(range(splits), SOURCE_RECIPES))
    for done, (split, recipe) in enumerate(trainings):
        report(Progress(done, len(trainings), "trainings", recipe.title))
        key = f"{recipe.title}, split {split}"
        if key not in store.figures:
            pairs, held_back = learned_and_checked(photographs, split)
            path = folder / "network.safetensors"
            outcome = learn_objects(recipe, pairs, held_back, EPOCHS, split, path, report)
            store.put(key, list(dataclasses.astuple(outcome)))
            say(f"{key}: Dice {outcome.dice:.3f}, IoU {outcome.iou:.3f}, {outcome.seconds:.0f} s")
    guesses = [all_objects(learned_and_checked(photographs, split)[1]) for split in range(splits)]
    rows = _score_rows("everything called object", list(map(dataclasses.astuple, guesses)), None)
    for recipe in SOURCE_RECIPES:
        runs = [store.figures[f"{recipe.title}, split {split}"] for split in range(splits)]
        rows += _score_rows(recipe.title, runs, recipe.theirs)
        rows.append(_row(f"{recipe.title}, processor time", [run[-1] for run in runs], "s", None, None))
    return rows


def _score_rows(title: str, runs: Sequence[Sequence[float]], theirs: tuple[float, float] | None) -> list[Row]:
    """Dice and IoU, over all pixels and as a mean of the photographs; runs as the store keeps them."""
    rows = []
    for place, name in enumerate(("Dice", "IoU", "mean Dice", "mean IoU")):
        values, peer = [run[place] for run in runs], None if theirs is None else theirs[place % 2]
        ratio = None if peer is None else statistics.fmean(values) / peer
        rows.append(_row(f"{title}, {name}", values, "of 0-1", peer, ratio))
    return rows


def _row(metric: str, values: Sequence[float], unit: str, peer: float | None, ratio: float | None) -> Row:
    """The mean of these values, with half their range."""
    spread = (max(values) - min(values)) / 2 if len(values) > 1 else None
    note = "" if spread is None else f"± {spread:.2g}"
    peer_name = None if peer is None else _PEER
    return Row(
        metric, statistics.fmean(values), unit, peer, peer_name, ratio, len(values), spread=spread, note=note
    )


def _conditions(photographs: Photographs, splits: int, minutes: float) -> str:
    own, beside = len(photographs.own), len(photographs.masked)
    learned, held_back = learned_and_held_back(photographs, 0)
    return (
        f"Squares of 64 x 64 pixels; one core of the processor; splits or seeds: {splits}, ± half the range. "
        f"Autoencoders: {60 * minutes:g} s of processor time on {len(learned)} photographs, errors on "
        f"{len(held_back)} others. Kinds: of each, half as many as the rarer has are tagged, 20 draws. "
        f"Networks: 10 epochs, objects against the ground; of {own} photographs of "
        f"{photographs.folder.resolve().name} and {beside} of other sets a third is held back, in each split "
        "another one; Dice and IoU of the objects over all pixels that are held back, and as a mean of the "
        "photographs."
    )


def _settings(photographs: Photographs, minutes: float) -> dict[str, Any]:
    """Conditions under which two runs are comparable."""
    return {
        "data": photographs.folder.resolve().name,
        "images": [len(photographs.own), len(photographs.unmasked), len(photographs.others)],
        "minutes": minutes,
        "rules": _RULES,
        "processor": cpu_model(),
        "torch": installed_version("torch"),
    }
