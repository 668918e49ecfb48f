"""Pairs of predicted and true masks by name, with a report of those that do not fit."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from engine.core import LabelMap, UserError
from engine.document.image import read_mask
from engine.document.left_out import LeftOutFiles
from engine.document.listing import list_images
from engine.document.pairing.name_index import NameIndex
from engine.storage.records import FileProblem


@dataclass(frozen=True, slots=True)
class MaskPair:
    """Two mask files of one image."""

    name: str
    predicted: Path
    truth: Path


@dataclass(frozen=True, slots=True)
class Pairing:
    """The pairs of two folders, every file without a partner, and what else the folders hold."""

    pairs: tuple[MaskPair, ...]
    problems: tuple[FileProblem, ...]
    left_out: LeftOutFiles


def pair_masks(predicted: Path, truth: Path) -> Pairing:
    """Pair the masks of two folders: by folder first, then by name in one normal form, without endings.

    A true mask that several predictions fit equally well is a problem, as is one that no other is left for.

    Raises:
        UserError: a folder cannot be listed, or no pair is found.
    """
    problems: list[FileProblem] = []
    left_out = LeftOutFiles()
    ours = _by_name(predicted, problems, left_out)
    theirs = _by_name(truth, problems, left_out)
    index = NameIndex(((name, path) for name, path in ours.items()), are_masks=True)
    pairs, taken = _matched(index, theirs, problems)
    if not pairs:
        raise UserError(
            f"No mask in {predicted} bears the name of one in {truth}.",
            "The masks of an image must be called alike in both folders.",
        )
    for path in ours.values():
        if path not in taken:
            name = os.path.splitext(path.relative_to(predicted).as_posix())[0]
            problems.append(FileProblem(path, f"There is no true mask for {name}."))
    return Pairing(tuple(pairs), tuple(problems), left_out)


def _matched(
    index: NameIndex[Path], truths: Mapping[str, Path], problems: list[FileProblem]
) -> tuple[list[MaskPair], set[Path]]:
    """The pairs, best named first where two true masks fit one prediction, and the predictions in them."""
    matches = {name: index.find(name) for name in truths}
    pairs: dict[str, MaskPair] = {}
    taken: set[Path] = set()
    for name in sorted(truths, key=lambda name: matches[name].rank, reverse=True):
        stem, items = os.path.splitext(name)[0], matches[name].items
        if len(items) > 1:
            sentence = f"Several predictions are called like {stem}: {', '.join(i.name for i in items[:3])}."
            problems.append(FileProblem(truths[name], sentence))
        elif not items or items[0] in taken:
            problems.append(FileProblem(truths[name], f"There is no prediction for {stem}."))
        else:
            taken.add(items[0])
            pairs[name] = MaskPair(stem, items[0], truths[name])
    return [pairs[name] for name in truths if name in pairs], taken


def read_pair(pair: MaskPair, class_count: int) -> tuple[LabelMap, LabelMap]:
    """(predicted, true) class ids of a pair, both (H, W).

    Raises:
        UserError: one cannot be read, has unknown classes, or their sizes differ.
    """
    truth = read_mask(pair.truth, None, class_count)
    predicted = read_mask(pair.predicted, None, class_count)
    if predicted.shape != truth.shape:
        raise UserError(
            f"The predicted {pair.predicted.name} is {predicted.shape[1]}x{predicted.shape[0]}, "
            f"the true one {truth.shape[1]}x{truth.shape[0]}.",
            "Predict on the images that the true masks belong to.",
        )
    return predicted, truth


def _by_name(folder: Path, problems: list[FileProblem], left_out: LeftOutFiles) -> dict[str, Path]:
    """Masks by their path below the folder, with suffix; of two that differ in that alone the first."""
    by_name: dict[str, Path] = {}
    stems: dict[str, Path] = {}
    for path in list_images(folder, left_out=left_out):
        name = path.relative_to(folder).as_posix()
        stem = os.path.splitext(name)[0]
        if stem in stems:
            sentence = f"{path.name} is left out: {stems[stem].name} bears the same name."
            problems.append(FileProblem(path, sentence))
        else:
            stems[stem] = by_name[name] = path
    return by_name
