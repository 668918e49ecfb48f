"""Small U-Nets of `bench source`: objects against the ground, on photographs of 64 x 64 pixels."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from engine.bench.models.losses import LEARNING_RATE, RECIPES
from engine.bench.support.photographs import SIDE_PX, Photographs, SquareImages, object_samples
from engine.core import ClassList, Progress, Reporter
from engine.learn.augmentation.augment_settings import AugmentChoice
from engine.learn.request import TrainRequest, TrainStep
from engine.learn.rounds import make_round
from engine.learn.validation.metrics import Confusion
from engine.models.files.weights import load_model
from engine.models.pretrained.shipped_encoder import SHIPPED_ENCODER
from engine.models.spec import Setting
from engine.predict.predictor import predict_image

EPOCHS: Final = 10
"""As many as the source's."""

_BATCH: Final = 16
_CLASSES: Final = ClassList.from_names(["ground", "object"])


@dataclass(frozen=True, slots=True)
class SourceRecipe:
    """One line of the source's table, or ours against it.

    Attributes:
        theirs: Dice and IoU of the source; of its best line where this is not one of theirs.
    """

    title: str
    theirs: tuple[float, float]
    loss: str
    optimizer: str
    architecture: str = "unet-small"
    settings: Mapping[str, Setting] = field(default_factory=dict)
    encoder: str = ""


SOURCE_RECIPES: Final = (
    *(
        SourceRecipe(recipe.title, theirs, recipe.loss, recipe.optimizer, settings=recipe.settings)
        for recipe, theirs in zip(
            RECIPES, ((0.50, 0.34), (0.54, 0.38), (0.63, 0.48), (0.64, 0.49)), strict=True
        )
    ),
    SourceRecipe("the shipped encoder", (0.64, 0.49), "dice+ce", "adam", "unet", encoder=SHIPPED_ENCODER),
)


@dataclass(frozen=True, slots=True)
class SourceOutcome:
    """Dice and IoU of the objects over all pixels of the held-back photographs, and seconds of one core."""

    dice: float
    iou: float
    seconds: float


def halves(photographs: Photographs, split: int) -> tuple[list[tuple[Path, Path]], ...]:
    """Photographs to learn from and to check on: half of the set, in the next split the other half."""
    held_back = list(photographs.own[split % 2 :: 2])
    return [pair for pair in photographs.own if pair not in held_back] + list(photographs.masked), held_back


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
        architecture=recipe.architecture,
        encoder=recipe.encoder,
        pretrained=bool(recipe.encoder),
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
    for event in make_round(request, read, clock=time.process_time).steps():
        if isinstance(event, TrainStep):
            report(Progress(round(event.seconds), 0, "s", f"{recipe.title}, loss {event.loss:.3f}"))
    seconds = time.process_time() - began_s
    model = load_model(path)
    confusion = Confusion(len(_CLASSES))
    for sample in object_samples(held_back, SIDE_PX):
        confusion.add(sample.labels, predict_image(model.module, model.spec, read(sample.image_path)).labels)
    scores = confusion.scores(_CLASSES.names).classes[1]
    return SourceOutcome(scores.dice or 0.0, scores.iou or 0.0, seconds)
