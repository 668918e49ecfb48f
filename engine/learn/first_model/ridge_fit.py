"""The closed-form fit: a round of learning that solves a ridge regression instead of training by steps.

docs/decisions/0035-ridge-in-closed-form.md tells why the first model of a project is made this way.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Final, TypeVar

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from engine.core import UserError
from engine.core.plane_path import input_path
from engine.core.words import counted_images
from engine.learn.augmentation.augment_settings import AugmentSettings
from engine.learn.contrast_polarity import in_own_light
from engine.learn.distributed.process_group import SINGLE_PROCESS, ProcessGroup
from engine.learn.first_model.learned_classes import learned_classes
from engine.learn.first_model.pixel_features import LabelledImage, fitted_parts, seed_of
from engine.learn.first_model.sums import (
    PENALTY,
    Calibration,
    FittedPart,
    HeldPart,
    calibrate,
    left_out,
    solve,
    total,
)
from engine.learn.first_model.sums_store import SumsStore, features_digest, sums_key
from engine.learn.request import (
    Sample,
    TrainEvent,
    TrainFinished,
    TrainRequest,
    TrainStarted,
    TrainValidated,
)
from engine.learn.sample_inbox import SampleInbox
from engine.learn.samples import PatchSource, ReadImage, image_cache
from engine.learn.stopwatch import Stopwatch
from engine.learn.validation.checkpoint_saver import (
    CandidateWriter,
    CheckpointSaver,
    NullCandidateWriter,
    TrainSummary,
    ValidatedNetwork,
)
from engine.learn.validation.validator import Validator
from engine.models.architectures.ridge import RidgeClassifier
from engine.models.catalog import architecture_info
from engine.models.inputs import pick_device
from engine.models.pretrained.local_weights import weights_from
from engine.models.pretrained.shipped_encoder import SHIPPED_ENCODER, SHIPPED_MEAN, SHIPPED_STD
from engine.models.registry import build_model, full_spec, parameter_count
from engine.models.spec import ModelSpec

T = TypeVar("T")
FitSteps = Generator[TrainEvent | None, None, None]

# Fits to all images but one, for as many images as this; more say little more about one number.
_MOST_LEFT_OUT: Final = 8
_STEP: Final = 1
# Penalties of columns of learned features, the usual one first. There are many such columns, of coarse cells:
# they fit the few images that they are learned from too well. With one image there is nothing to choose by;
# with more than two classes, the largest of them would decide for all.
_USUAL: Final = (1000.0,)
_LEARNED_PENALTIES: Final = (*_USUAL, 100.0, 5000.0)
_OF_MANY_CLASSES: Final = (100.0,)
# Of a single image, its halves are more alike than another image will be: a model of it is too sure.
_ALONE: Final = 0.8


class RidgeFit:
    """One closed-form fit, as `Trainer` is one training: `steps` runs on one thread.

    Sums are kept for each image (`SumsStore`), so that a new, changed or undone mask costs its own features
    and one solution. Probabilities are calibrated by fits that leave one image out, or half of the only one.

    Args:
        read_image: (H, W, bands) uint8 of a file, upright.
        device: that computes the features; the best there is when None.
        clock: seconds, for the working time.
        processes: each makes the same fit; the main one alone writes files.
    """

    def __init__(
        self,
        request: TrainRequest,
        read_image: ReadImage,
        device: torch.device | None = None,
        clock: Callable[[], float] = time.perf_counter,
        processes: ProcessGroup = SINGLE_PROCESS,
    ) -> None:
        self._request = request
        self._processes = processes
        self._device = device or processes.device or pick_device()
        self._time = Stopwatch(clock)
        self._cache = image_cache(read_image, self._device.type)
        # It holds the samples; no patch is drawn.
        self._patches = PatchSource(
            self._cache,
            request.crop_px,
            AugmentSettings(),
            np.random.default_rng(request.seed),
            channels=request.channels,
        )
        self._validator = Validator(
            self._cache, request.classes, self._device, request.current_model_or_init_path, processes
        )
        self._inbox = SampleInbox(
            request.samples, len(request.classes), self._patches, self._validator, processes
        )
        self._store = SumsStore(request.sums_folder if processes.is_main else None)

    def add_samples(self, samples: Iterable[Sample]) -> None:
        """Fit to these as well, or validate on them; a known key is replaced."""
        self._inbox.add(samples)

    def compare_with(self, path: Path) -> None:
        """Compare the candidate with this model: it is the current one."""
        self._inbox.compare_with(path)

    def network(self) -> tuple[nn.Module, ModelSpec]:
        """The network as it is between two steps, in evaluation mode; only after `TrainStarted`."""
        return self._module, self._spec

    def steps(self) -> FitSteps:
        """Fit; yields an event, or None where there is nothing to report.

        Raises:
            UserError: nothing to learn from, unusable files or names.
        """
        yield from self._time.measured(self._run())

    def _run(self) -> FitSteps:
        yield from self._inbox.receive()
        note = yield from self._inbox.without_unusable(self._prepare)
        yield TrainStarted(parameter_count(self._module.head), self._device.type, note)
        yield from self._inbox.without_unusable(self._fit)
        while not self._inbox.is_empty:
            # The session counts them as learned from: nobody sends them again.
            yield from self._inbox.receive()
            self._inbox.require_patches()
            yield from self._inbox.without_unusable(self._fit)
        writer = CandidateWriter if self._processes.is_main else NullCandidateWriter
        saver = CheckpointSaver(writer(self._request, self._spec, self._summary), self._validator)
        if len(self._validator):
            yield from self._validate(saver)
        else:
            unvalidated = saver.save_unvalidated(self._module, _STEP, self._time.seconds())
            yield replace(unvalidated, cross_fitted=self._cross_fitted())
        if self._request.last_path is not None:
            saver.writer.write_last(self._request.last_path, self._module, _STEP, self._time.seconds())
        seconds = self._time.seconds()
        reason = f"Solved in {seconds:.1f} s for {counted_images(len(self._patches))}."
        yield TrainFinished(saver.path, seconds, _STEP, reason)

    def _prepare(self) -> Generator[None, None, str]:
        """Build the network, all scores 0; what the user should know about its encoder."""
        yield None
        self._inbox.require_patches()
        spec = self._make_spec()
        torch.manual_seed(self._request.seed)
        with weights_from(self._request.encoder_file):
            built = build_model(spec, pretrained=self._request.pretrained)
        if self._request.pretrained and not built.is_pretrained and spec.setting("features") != "filters":
            raise UserError(
                f"The features of '{spec.encoder}' cannot be used: its weights are not to be had.",
                built.weights_note or "Choose another encoder, or features=filters.",
            )
        assert isinstance(built.module, RidgeClassifier)
        self._spec, self._origin = spec, built.weights_note or "filters alone"
        self._module = built.module.to(self._device).to(memory_format=torch.channels_last).eval()
        words = [
            repr(part) for part in (spec.settings, spec.mean, spec.std, spec.standardization, spec.channels)
        ]
        encoder = self._module.bank.encoder
        weights = {} if encoder is None else encoder.state_dict()
        words += [spec.encoder, repr(self._request.correction_weight)]
        self._features = features_digest(words, weights)
        return built.weights_note

    def _make_spec(self) -> ModelSpec:
        """The specification; its scaling is that of the encoder and never depends on the images."""
        request = self._request
        info = architecture_info(request.architecture)
        encoder = request.encoder or info.default_encoder
        mean, std = _scaling(encoder)
        if request.channels:
            # The encoder sees their mean, and any of them may be any light.
            count = len(request.channels)
            mean, std = (float(np.mean(mean)),) * count, (float(np.mean(std)),) * count
        spec = full_spec(
            ModelSpec(
                architecture=request.architecture,
                classes=request.classes,
                encoder=encoder,
                in_channels=len(mean),
                channels=request.channels,
                mean=mean,
                std=std,
                input_size=request.crop_px,
                settings=request.settings,
            )
        )
        if request.standardize is False:
            return spec
        return in_own_light(spec, self._patches.samples, self._cache)

    # ---- sums

    def _fit(self) -> Generator[None, None, None]:
        """Take the sums of each image that has none yet, and solve."""
        by_image: list[list[FittedPart]] = []
        are_drawn: list[bool] = []
        self._feature_s, self._feature_px = 0.0, 0
        self._learned_count = len(learned_classes(self._request.classes, self._patches.samples))
        for sample in self._patches.samples:
            found = yield from self._parts_of(sample)
            if found:
                by_image.append(found)
                are_drawn.append(sample.is_drawn)
        parts = by_image[0] if len(by_image) == 1 else [_joined(parts) for parts in by_image]
        everything = total(part.sums for part in parts)
        checked = parts
        if len(by_image) > 1:
            # What a model said itself is no answer to check a model with.
            checked = [part for part, is_drawn in zip(parts, are_drawn, strict=True) if is_drawn] or parts
        step = -(-len(checked) // _MOST_LEFT_OUT)
        held = left_out(parts, everything, checked[::step])
        self._calibration, penalty = yield from self._calibrate(held, are_images=len(by_image) > 1)
        scale = self._calibration.scale * (1.0 if len(by_image) > 1 else _ALONE)
        solution = solve(everything, self._spec.class_count, penalty).scaled(scale)
        weights = torch.from_numpy(solution.weights.T.astype(np.float32))
        self._module.set_solution(weights, torch.from_numpy(solution.bias.astype(np.float32)))

    def _calibrate(
        self, held: list[HeldPart], are_images: bool
    ) -> Generator[None, None, tuple[Calibration, NDArray[np.float64]]]:
        """Calibration, and penalty of each column: that at which parts left out are the most likely.

        Where the filters say more about other images, learned features count less.

        Args:
            held: images that are left out, or the parts of the only one, which say too little about others
                to choose by.
            are_images: whether they are images.
        """
        is_learned = np.array(self._module.bank.is_learned)
        candidates = _LEARNED_PENALTIES if are_images and is_learned.any() else _USUAL
        candidates = candidates if self._learned_count <= 2 else _OF_MANY_CLASSES
        best: tuple[Calibration, NDArray[np.float64]] | None = None
        for candidate in candidates:
            columns = np.where(is_learned, candidate, PENALTY)
            calibration = calibrate(held, self._spec.class_count, columns)
            if best is None or calibration.loss < best[0].loss:
                best = calibration, columns
            yield None
        assert best is not None
        return best

    def _parts_of(self, sample: Sample) -> Generator[None, None, list[FittedPart]]:
        key = sums_key(sample, self._features)
        count = sum(self._module.bank.widths.values())
        stored = self._store.read(key, count)
        yield None
        if stored is not None:
            return stored
        began_s = self._time.seconds()
        light = self._spec.standardization
        channels = self._spec.channels
        pixels = self._cache.get(sample, channels)
        path = input_path(sample.image_path, channels)
        table = None if light is None else self._cache.standardization_table(path, light)
        image = LabelledImage(pixels, table, sample.labels, sample.corrected, seed_of(sample.key))
        weight = self._request.correction_weight
        parts = yield from fitted_parts(self._module, self._spec, image, weight)
        self._store.write(key, parts)
        self._feature_s += self._time.seconds() - began_s
        self._feature_px += sample.pixel_count
        return parts

    # ---- validation

    def _validate(self, saver: CheckpointSaver) -> FitSteps:
        yield from self._inbox.without_unusable(self._validator.validate_current_model)
        current = self._validator.gather_current_model()
        if current is not None:
            yield TrainValidated(0, self._time.seconds(), current.mean_iou, current.iou_by_class, False)
        own = yield from self._inbox.without_unusable(
            lambda: self._validator.validate(self._module, self._spec)
        )
        confusions = self._validator.gather(own)
        scores = self._validator.scores(confusions)
        saver.update(ValidatedNetwork(self._module, _STEP, confusions, scores))
        yield TrainValidated(_STEP, self._time.seconds(), scores.mean_iou, scores.iou_by_class, True)
        candidate = saver.last_candidate(self._time.seconds())
        yield None if candidate is None else replace(candidate, cross_fitted=self._cross_fitted())

    def _cross_fitted(self) -> dict[str, float | None]:
        return {name: self._calibration.iou.get(k) for k, name in enumerate(self._request.classes.names)}

    def _summary(self) -> TrainSummary:
        return TrainSummary(
            samples=self._patches.samples,
            val_images=len(self._validator),
            parameters=parameter_count(self._module.head),
            device=self._device.type,
            batch=0,
            learning_rate=0.0,
            augment=AugmentSettings(flips=0.0, scale=1.0, brightness=0.0, contrast=0.0),
            origin=f"{self._origin} {self._speed()}".strip(),
        )

    def _speed(self) -> str:
        """Measured speed of the features, for the model card; empty where all sums were there already."""
        if not self._feature_px:
            return ""
        seconds = 1e6 * self._feature_s / self._feature_px
        return f"Features took {seconds:.1f} s a megapixel."


def _joined(parts: list[FittedPart]) -> FittedPart:
    """The parts of an image as one."""
    if len(parts) == 1:
        return parts[0]
    return FittedPart(
        total(part.sums for part in parts),
        np.concatenate([part.features for part in parts]),
        np.concatenate([part.classes for part in parts]),
    )


def _scaling(encoder: str) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Mean and deviation of pixels that the weights of the encoder expect."""
    if encoder == SHIPPED_ENCODER:
        return SHIPPED_MEAN, SHIPPED_STD
    from engine.models.pretrained.imagenet_weights import input_scaling

    return input_scaling(encoder)
