"""Weights of a click network's odds beside colours and distances, learned on objects held back from it.

    python -m resources.click.weigh --data FOLDER --file FILE [--objects 100] [--first 0]

The robot of `bench clicks` plays the tool Click on one object of each photograph that `train.py` has not
learned from. What the odds count in corrections is the weight with the fewest clicks to 90 %, or a smaller
one that needs no more beyond one standard error. What they count in the first mask of an object is given:
where sets and kinds of things are known, more than 0 needs fewer clicks; of lines, and on sets that the
network has never seen, it makes first masks worse. Both are written into FILE, which the product then takes
as it is, and into its model card.
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


def best(choices: Sequence[float], clicks_of: Callable[[float], Sequence[int]]) -> float:
    """The smallest choice that needs no more clicks than the best one, beyond one standard error."""
    clicks = []
    for choice in choices:
        clicks.append(np.array(clicks_of(choice), float))
        sys.stdout.write(f"weight {choice}: {clicks[-1].mean():.2f}\n")
        sys.stdout.flush()
    fewest = clicks[int(np.argmin([games.mean() for games in clicks]))]
    for choice, games in zip(choices, clicks, strict=True):
        more = games - fewest
        if more.mean() <= more.std() / np.sqrt(len(more)):
            return choice
    raise ValueError("there is no choice")


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
    parser.add_argument("--first", type=float, default=0.0, help="what odds count in first masks")
    options = parser.parse_args(arguments)
    file = read_click_file(options.file)
    objects = prepared_objects(file, held_back_objects(options.data, options.objects))

    def clicks_of(later: float) -> list[int]:
        network = replace(file.network, first_weight=options.first, later_weight=later)
        return [run.clicks_to(TARGET) for run in played(objects, network, TARGET)]

    later = best(LATER, clicks_of)
    write_weights(options.file, options.data, options.first, later, len(objects))


if __name__ == "__main__":
    main(sys.argv[1:])
