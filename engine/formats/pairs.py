"""Pairs of predicted and true masks by name, with a report of those that do not fit."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from engine.core import LabelMap, UserError
from engine.document.image import list_images, read_mask
from engine.storage.records import FileProblem


@dataclass(frozen=True, slots=True)
class MaskPair:
    """Two mask files of one image."""

    name: str
    predicted: Path
    truth: Path


@dataclass(frozen=True, slots=True)
class Pairing:
    """The pairs of two folders, and every file without a partner."""

    pairs: tuple[MaskPair, ...]
    problems: tuple[FileProblem, ...]


def pair_masks(predicted: Path, truth: Path) -> Pairing:
    """Pair the masks of two folders by their path below it, without suffix; opens no file.

    Raises:
        UserError: a folder cannot be listed, or no pair is found.
    """
    problems: list[FileProblem] = []
    ours = _by_name(predicted, problems)
    theirs = _by_name(truth, problems)
    pairs = [MaskPair(name, ours[name], theirs[name]) for name in theirs if name in ours]
    if not pairs:
        raise UserError(
            f"No mask in {predicted} bears the name of one in {truth}.",
            "The masks of an image must be called alike in both folders.",
        )
    for name in theirs:
        if name not in ours:
            problems.append(FileProblem(theirs[name], f"There is no prediction for {name}."))
    for name in ours:
        if name not in theirs:
            problems.append(FileProblem(ours[name], f"There is no true mask for {name}."))
    return Pairing(tuple(pairs), tuple(problems))


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


def _by_name(folder: Path, problems: list[FileProblem]) -> dict[str, Path]:
    by_name: dict[str, Path] = {}
    for path in list_images(folder):
        name = os.path.splitext(path.relative_to(folder).as_posix())[0]
        if name in by_name:
            sentence = f"{path.name} is left out: {by_name[name].name} bears the same name."
            problems.append(FileProblem(path, sentence))
        else:
            by_name[name] = path
    return by_name
