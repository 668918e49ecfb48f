"""Weights of a click network's odds beside colours and distances, learned on objects held back from it.

    python -m resources.click.weigh --data FOLDER --file FILE [--objects 100]

The robot of `bench clicks` plays the tool Click on one object of each photograph that `train.py` has not
learned from. The first weight is the one with the best mask after one click, the later one that with the
fewest clicks to 90 %. Both are written into FILE, which the product then takes as it is, and into its model
card.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np

from engine.bench.solvers.clicks import clicked, describer
from engine.bench.solvers.simulated_clicks import (
    ClickRun,
    Segment,
    Segmenter,
    draw_disc,
    simulate_clicks,
)
from engine.core import LabelMap, RgbU8
from engine.files.atomic import atomic_file
from engine.models.clicks.click_file import METADATA_KEY, ClickFile, read_click_file
from engine.models.clicks.click_network import ClickNetwork, ClickOpinion
from engine.models.files.tensor_file import load_arrays, read_header
from engine.refine.correction.interactive import PreparedImage, prepare
from resources.click.card import write_card
from resources.click.samples import WEIGHED_ON, photos, read_pair, truths

FIRST = (0.0, 0.25, 0.5, 1.0, 1.5, 2.0)
LATER = (0.0, 0.25, 0.5, 1.0, 1.5)
TARGET = 0.9
LONG_SIDE_PX = 480


def held_back_objects(data: Path, count: int) -> list[tuple[RgbU8, LabelMap]]:
    """Photographs that were not learned from, each with one of its objects, spread over the sets."""
    every = [photo for photo in photos(data, held_back=True) if photo.group == WEIGHED_ON]
    random = np.random.default_rng(0)
    found = []
    for photo in every[:: max(1, len(every) // count)]:
        image, mask = read_pair(photo)
        scale = LONG_SIDE_PX / max(mask.shape)
        size = round(mask.shape[1] * scale), round(mask.shape[0] * scale)
        image = np.asarray(cv2.resize(image, size, interpolation=cv2.INTER_LINEAR), np.uint8)
        mask = np.asarray(cv2.resize(mask, size, interpolation=cv2.INTER_NEAREST), np.uint8)
        objects = truths(mask, photo.kind)
        if objects:
            found.append((image, objects[int(random.integers(len(objects)))]))
    return found


def prepared_objects(
    file: ClickFile, objects: Sequence[tuple[RgbU8, LabelMap]]
) -> list[tuple[PreparedImage, LabelMap]]:
    """The objects with all that is computed once an image."""
    describe = describer(file)
    return [(prepare(image).with_features(describe(image)), truth) for image, truth in objects]


def played(
    objects: Sequence[tuple[PreparedImage, LabelMap]], network: ClickNetwork, stop_at: float
) -> list[ClickRun]:
    """A game of each object, with the weights of this network."""
    runs = []
    for prepared, truth in objects:
        features = prepared.features
        if features is None or not isinstance(features.opinion, ClickOpinion):
            raise TypeError("the object was prepared without the network")
        weighed = replace(features, opinion=replace(features.opinion, network=network))
        start = always(clicked(prepared.with_features(weighed)))
        runs.append(simulate_clicks(prepared.image, truth, start, draw_disc, stop_at))
    return runs


def always(segment: Segment) -> Segmenter:
    """The game of an image that is prepared already."""
    return lambda image: segment


def best(choices: Sequence[float], score: Callable[[float], float], what: str) -> float:
    """The choice with the highest score; of equal ones the smallest."""
    scores = []
    for choice in choices:
        scores.append(score(choice))
        sys.stdout.write(f"{what} weight {choice}: {scores[-1]:.4f}\n")
        sys.stdout.flush()
    return choices[int(np.argmax(scores))]


def write_weights(path: Path, data: Path, first: float, later: float, objects: int) -> None:
    """Both weights into the file's description and its card; its tensors stay as they are."""
    from safetensors.numpy import save_file

    card = json.loads(read_header(path).metadata[METADATA_KEY])
    card |= {"first": first, "later": later, "objects_weighed": objects}
    arrays = load_arrays(path)
    with atomic_file(path) as temporary:
        save_file(arrays, temporary, metadata={METADATA_KEY: json.dumps(card)})
    write_card(path, data, card)


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--file", type=Path, required=True)
    parser.add_argument("--objects", type=int, default=100)
    options = parser.parse_args(arguments)
    file = read_click_file(options.file)
    objects = prepared_objects(file, held_back_objects(options.data, options.objects))

    def after_one_click(first: float) -> float:
        runs = played(objects, replace(file.network, first_weight=first), 0.0)
        return float(np.mean([run.ious[0] for run in runs]))

    first = best(FIRST, after_one_click, "first")

    def fewest_clicks(later: float) -> float:
        runs = played(objects, replace(file.network, first_weight=first, later_weight=later), TARGET)
        return -float(np.mean([run.clicks_to(TARGET) for run in runs]))

    later = best(LATER, fewest_clicks, "later")
    write_weights(options.file, options.data, first, later, len(objects))


if __name__ == "__main__":
    main(sys.argv[1:])
