"""Small U-Nets of `bench source`: objects against the ground, on photographs of 64 x 64 pixels."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, TypeAlias

import numpy as np

from engine.bench.models.losses import LEARNING_RATE, RECIPES
from engine.bench.support.photographs import SIDE_PX, Photographs, SquareImages, object_samples
from engine.core import ClassList, LabelMap, Progress, Reporter, RgbU8
from engine.learn.augmentation.augment_settings import AugmentChoice
from engine.learn.request import TrainRequest, TrainStep
from engine.learn.rounds import make_round
from engine.learn.samples import ReadImage
from engine.learn.validation.metrics import Confusion
from engine.models.files.weights import load_model
from engine.models.spec import Setting
from engine.predict.predictor import predict_image

EPOCHS: Final = 10
"""As many as the source's."""

Predict: TypeAlias = Callable[[RgbU8], LabelMap]

_BATCH: Final = 16
_CLASSES: Final = ClassList.from_names(["ground", "object"])


@dataclass(frozen=True, slots=True)
class SourceRecipe:
    """One line of the source's table, or ours against it.

    Attributes:
        theirs: Dice and IoU of the source; of its best line where this is not one of theirs.
        is_on_shipped_encoder: whether the network is one on the frozen encoder, not the small U-Net.
    """

    title: str
    theirs: tuple[float, float]
    loss: str
    optimizer: str
    settings: Mapping[str, Setting] = field(default_factory=dict)
    is_on_shipped_encoder: bool = False


SOURCE_RECIPES: Final = (
    *(
        SourceRecipe(recipe.title, theirs, recipe.loss, recipe.optimizer, settings=recipe.settings)
        for recipe, theirs in zip(
            RECIPES, ((0.50, 0.34), (0.54, 0.38), (0.63, 0.48), (0.64, 0.49)), strict=True
        )
    ),
    SourceRecipe("the shipped encoder", (0.64, 0.49), "dice+ce", "adam", is_on_shipped_encoder=True),
)
PARTS: Final = 3
"""Parts of the photographs that are held back in turn."""


@dataclass(frozen=True, slots=True)
class SourceOutcome:
    """Dice and IoU of the objects on the held-back photographs.

    Attributes:
        dice: over all pixels; `iou` likewise.
        mean_dice: mean over the photographs; `mean_iou` likewise.
        seconds: of one core, from the photographs to the trained network.
    """

    dice: float
    iou: float
    mean_dice: float
    mean_iou: float
    seconds: float


def learned_and_checked(photographs: Photographs, split: int) -> tuple[list[tuple[Path, Path]], ...]:
    """Photographs to learn from, and a third of all to check on; in the next split the next third."""
    pairs = [*photographs.own, *photographs.masked]
    held_back = pairs[split % PARTS :: PARTS]
    return [pair for pair in pairs if pair not in held_back], held_back


def learn_objects(
    recipe: SourceRecipe,
    pairs: Sequence[tuple[Path, Path]],
    held_back: Sequence[tuple[Path, Path]],
    epochs: int,
    seed: int,
    path: Path,
    report: Reporter,
) -> SourceOutcome:
    """Train by the recipe, and score the network on the photographs that it has not seen.

    Raises:
        UserError: a loss that diverges, or masks that cannot be read.
    """
    read = SquareImages(SIDE_PX)
    request = TrainRequest(
        _CLASSES,
        object_samples(pairs, SIDE_PX),
        path,
        settings=recipe.settings,
        loss=recipe.loss,
        optimizer=recipe.optimizer,
        learning_rate=LEARNING_RATE,
        crop_px=SIDE_PX,
        batch=_BATCH,
        seed=seed,
        epochs=epochs,
        augment=AugmentChoice("light", "upright"),
        keep_candidates=False,
        # Its trial runs beside the training, in another process.
        mixed_precision=False,
    )
    began_s = time.process_time()
    predict = (_on_encoder if recipe.is_on_shipped_encoder else _small)(request, read, report)
    seconds = time.process_time() - began_s
    checked = object_samples(held_back, SIDE_PX)
    return scored([(sample.labels, predict(read(sample.image_path))) for sample in checked], seconds)


def all_objects(held_back: Sequence[tuple[Path, Path]]) -> SourceOutcome:
    """Scores of calling everything object, which takes no network."""
    checked = object_samples(held_back, SIDE_PX)
    return scored([(sample.labels, np.ones_like(sample.labels)) for sample in checked], 0.0)


def scored(pairs: Sequence[tuple[LabelMap, LabelMap]], seconds: float) -> SourceOutcome:
    """Scores of the objects in these (true, predicted) label maps."""
    whole, single = Confusion(len(_CLASSES)), []
    for truth, predicted in pairs:
        confusion = Confusion(len(_CLASSES))
        confusion.add(truth, predicted)
        whole.merge(confusion)
        single.append(_of_objects(confusion))
    known = [scores for scores in single if scores is not None] or [(0.0, 0.0)]
    dices, ious = zip(*known, strict=True)
    dice, iou = _of_objects(whole) or (0.0, 0.0)
    return SourceOutcome(dice, iou, statistics.fmean(dices), statistics.fmean(ious), seconds)


def _of_objects(confusion: Confusion) -> tuple[float, float] | None:
    """Dice and IoU; None where there is no object, nor any in the prediction."""
    scores = confusion.scores(_CLASSES.names).classes[1]
    return None if scores.dice is None or scores.iou is None else (scores.dice, scores.iou)


def _small(request: TrainRequest, read: ReadImage, report: Reporter) -> Predict:
    for event in make_round(request, read, clock=time.process_time).steps():
        if isinstance(event, TrainStep):
            report(Progress(round(event.seconds), 0, "s", f"loss {event.loss:.3f}"))
    model = load_model(request.out_path)
    return lambda pixels: predict_image(model.module, model.spec, pixels).labels


def _on_encoder(request: TrainRequest, read: ReadImage, report: Reporter) -> Predict:
    from engine.bench.models.source_encoder import learn_on_frozen_encoder

    return learn_on_frozen_encoder(request, read, report).labels
