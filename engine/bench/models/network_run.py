"""Training and measurement of one network, for a line of `bench networks` or `bench losses`.

Imports torch. `bench networks` runs it in a process of its own (`engine.processes.isolated`).
"""

from __future__ import annotations

import gc
import math
import statistics
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final

import torch

from engine.bench.support.labelled_sets import ReducedImages, read_labelled_set, samples_of
from engine.core import Progress, Reporter
from engine.files.temporary_folders import temporary_folder
from engine.learn.augmentation.augment_settings import AugmentChoice, Orientation
from engine.learn.request import (
    Sample,
    TrainFinished,
    TrainRequest,
    TrainStarted,
    TrainStep,
)
from engine.learn.rounds import make_round
from engine.learn.validation.boundary_metrics import BoundaryCounts
from engine.learn.validation.metrics import Confusion
from engine.models.files.weights import LoadedModel, load_model
from engine.models.inputs import pick_device
from engine.models.registry import build_model, parameter_count
from engine.models.spec import ModelSpec, Setting
from engine.models.without_memory import without_memory
from engine.predict.predictor import predict_image
from engine.processes.isolated import peak_memory_bytes

# Speed on a device that the network was not checked on: so many images, in at most so long.
_TIMED_IMAGES: Final = 5
_TIMED_S: Final = 15.0


@dataclass(frozen=True, slots=True)
class Trial:
    """Plan of one training, as plain values that can be sent to another process.

    Attributes:
        data: a dataset folder.
        scale: how many times images and masks are reduced on each side.
        steps: None for `minutes` of training; else `minutes` is the limit.
        val_every: every so many-th validation image is used.
        orientation: as in `AugmentSettings`; patches are changed lightly, the same way on all data.
        is_choosing: the validation images select the best network on the way, not only score the last.
        scratch: folder for the model file; removed by the parent process.
        is_timing_processor: measure the processor's speed too when there is a graphics card.
    """

    architecture: str
    data: Path
    scale: int
    crop_px: int
    batch: int
    minutes: float
    steps: int | None
    pretrained: bool
    encoder: str = ""
    settings: Mapping[str, Setting] = field(default_factory=dict)
    loss: str = "ce"
    optimizer: str = "adamw"
    learning_rate: float | None = None
    orientation: Orientation = "upright"
    seed: int = 0
    val_every: int = 1
    is_choosing: bool = False
    is_timing_processor: bool = False
    scratch: Path | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """Result of a trial; scores are of the validation images, None where nothing is labelled.

    Attributes:
        foreground_dice, foreground_iou: means over all classes but the first.
        memory_mib: most memory of the process, or of the graphics card when `device` is "cuda".
        settings: those of the trial: how the network differs from the catalogue's.
        published_parameters: those of the network without these settings.
        note: what the user should know about the start.
    """

    parameters: int
    device: str
    steps: int
    train_s: float
    mean_iou: float | None
    pixel_accuracy: float | None
    boundary_f: float | None
    foreground_dice: float | None
    foreground_iou: float | None
    cpu_images_s: float | None
    gpu_images_s: float | None
    memory_mib: float
    settings: Mapping[str, Setting]
    published_parameters: int
    note: str

    def to_json(self) -> dict[str, Any]:
        """Plain values; `Outcome(**values)` reads them back."""
        return {name: getattr(self, name) for name in self.__dataclass_fields__}


def run_trial(trial: Trial, report: Reporter) -> Outcome:
    """Train the network, write it to a file, load that, and score it on the validation images.

    Raises:
        UserError: unusable data, unknown names, or a loss that diverges.
    """
    data = read_labelled_set(trial.data)
    data = replace(data, val=data.val[:: trial.val_every])
    train, val = (samples_of(data, role, trial.scale) for role in ("train", "val"))
    read = ReducedImages(trial.scale)
    with temporary_folder("trial", trial.scratch) as folder:
        request = TrainRequest(
            classes=data.classes,
            samples=(*train, *val) if trial.is_choosing else train,
            out_path=folder / "model.safetensors",
            architecture=trial.architecture,
            encoder=trial.encoder,
            pretrained=trial.pretrained,
            settings=trial.settings,
            loss=trial.loss,
            optimizer=trial.optimizer,
            learning_rate=trial.learning_rate,
            crop_px=trial.crop_px,
            batch=trial.batch,
            seed=trial.seed,
            minutes=trial.minutes,
            steps=trial.steps,
            augment=AugmentChoice("light", trial.orientation),
            keep_candidates=False,
        )
        started, finished = _train(request, read, report)
        gc.collect()
        model = load_model(request.out_path)
        return _measure(trial, model, val, read, started, finished, report)


def _train(
    request: TrainRequest, read: ReducedImages, report: Reporter
) -> tuple[TrainStarted, TrainFinished]:
    """The first and the last event; the network stays in its file."""
    started, finished = TrainStarted(0, ""), TrainFinished(None, 0.0, 0, "")
    for event in make_round(request, read).steps():
        match event:
            case TrainStarted():
                started = event
            case TrainFinished():
                finished = event
            case TrainStep():
                report(_progress(request, event))
            case _:
                pass
    return started, finished


def _progress(request: TrainRequest, event: TrainStep) -> Progress:
    note = f"{request.architecture}, loss {event.loss:.3f}"
    if request.steps is None:
        return Progress(round(event.seconds), math.ceil(60 * request.minutes), "s", note)
    return Progress(event.step, request.steps, "steps", note)


def _measure(
    trial: Trial,
    model: LoadedModel,
    val: Sequence[Sample],
    read: ReducedImages,
    started: TrainStarted,
    finished: TrainFinished,
    report: Reporter,
) -> Outcome:
    device = pick_device()
    names = model.spec.classes.names
    confusion, boundaries = Confusion(len(names)), BoundaryCounts(len(names))
    model.module.to(device)
    seconds: list[float] = []
    for done, sample in enumerate(val, start=1):
        image = read(sample.image_path)
        began_s = time.perf_counter()
        labels = predict_image(model.module, model.spec, image).labels
        seconds.append(time.perf_counter() - began_s)
        confusion.add(sample.labels, labels)
        boundaries.add(sample.labels, labels)
        report(Progress(done, len(val), "images checked", trial.architecture))
    memory = _memory_mib(device)
    speed = _images_s(seconds)
    is_card = device.type == "cuda"
    cpu_speed = None if is_card else speed
    if is_card and trial.is_timing_processor:
        cpu_speed = _processor_speed(model, val, read)
    scores = confusion.scores(names)
    others = scores.classes[1:]
    return Outcome(
        parameters=started.parameters,
        device=started.device,
        steps=finished.steps,
        train_s=finished.seconds,
        mean_iou=scores.mean_iou,
        pixel_accuracy=scores.pixel_accuracy,
        boundary_f=boundaries.scores(names).mean,
        foreground_dice=_mean([c.dice for c in others]),
        foreground_iou=_mean([c.iou for c in others]),
        cpu_images_s=cpu_speed,
        gpu_images_s=speed if is_card else None,
        memory_mib=memory,
        settings=dict(trial.settings),
        published_parameters=_published_parameters(model.spec) if trial.settings else started.parameters,
        note=started.note,
    )


def _published_parameters(spec: ModelSpec) -> int:
    """Number of parameters of the published network, counted without allocating them."""
    with without_memory():
        return parameter_count(build_model(replace(spec, settings={}), pretrained=False).module)


def _processor_speed(model: LoadedModel, val: Sequence[Sample], read: ReducedImages) -> float | None:
    model.module.to("cpu")
    seconds: list[float] = []
    for sample in val[:_TIMED_IMAGES]:
        image = read(sample.image_path)
        began_s = time.perf_counter()
        predict_image(model.module, model.spec, image)
        seconds.append(time.perf_counter() - began_s)
        if sum(seconds) > _TIMED_S:
            break
    return _images_s(seconds)


def _images_s(seconds: Sequence[float]) -> float | None:
    """Images a second, by the median; the first image warms up where there are others."""
    timed = seconds[1:] or seconds
    return 1.0 / statistics.median(timed) if timed else None


def _memory_mib(device: torch.device) -> float:
    if device.type == "cuda":
        return float(torch.cuda.max_memory_allocated(device)) / 2**20
    return peak_memory_bytes() / 2**20


def _mean(values: Sequence[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if known else None
