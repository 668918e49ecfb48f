"""Trainer of self-supervised pretraining, as a generator that yields after each step."""

from __future__ import annotations

import importlib
import time
from collections.abc import Callable, Generator
from typing import Any, Final

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from engine.core import UserError
from engine.learn.batch_size import halve_batch
from engine.learn.budget import Budget, EpochBudget, TimeBudget
from engine.learn.optim import rate_factor
from engine.learn.samples import PixelCache, ReadImage
from engine.learn.stopwatch import Stopwatch
from engine.models.inputs import pick_device
from engine.models.registry import parameter_count
from engine.models.settings import full_settings
from engine.predict.predictor import is_out_of_memory
from engine.pretrain.catalog import task_info
from engine.pretrain.patches import UnlabelledPatchSource
from engine.pretrain.request import (
    PretrainEvent,
    PretrainFinished,
    PretrainNote,
    PretrainPictures,
    PretrainRequest,
    PretrainStarted,
    PretrainStep,
)
from engine.pretrain.task import PretrainTask, TaskSetup

PretrainSteps = Generator[PretrainEvent | None, None, None]

PICTURES: Final = 6
_PICTURE_PX: Final = 96
_REPORT_EVERY_S: Final = 0.25
_PICTURES_EVERY_S: Final = 1.0
_PATCHES_FOR_SCALING: Final = 64
_LEAST_STD: Final = 0.02
_MAX_BAD_STEPS: Final = 10


class Pretrainer:
    """Pretraining by one task; `steps` runs on one thread.

    Args:
        read_image: (H, W, bands) uint8 of a file, upright.
        device: where to learn; the best there is when None.
        clock: seconds, for the working time.
    """

    def __init__(
        self,
        request: PretrainRequest,
        read_image: ReadImage,
        device: torch.device | None = None,
        clock: Callable[[], float] = time.perf_counter,
    ) -> None:
        self._request = request
        self._info = task_info(request.task)
        self._settings = full_settings(request.task, self._info.settings, request.settings)
        self._device = device or pick_device()
        self._time = Stopwatch(clock)
        self._rng = np.random.default_rng(request.seed)
        self._patch_px = request.crop_px or self._info.usual_patch_px
        self._cache = PixelCache(read_image)
        self._patches = UnlabelledPatchSource(request.images, self._cache.pixels, self._patch_px, self._rng)
        self._step = 0
        self._bad_steps = 0
        self._sums = [0.0, 0.0]
        self._count = 0
        self._reported_s = 0.0
        self._pictured_s = 0.0
        self._error: float | None = None

    def steps(self) -> PretrainSteps:
        """Learn; yields an event, or None where there is nothing to report.

        Time between two calls of `next` is not working time. Closing the
        generator ends the learning, and no file is written.

        Raises:
            UserError: nothing to learn from, unusable names or settings, a loss that diverges.
        """
        yield from self._time.measured(self._run())

    def _seconds(self) -> float:
        """Working time so far."""
        return self._time.seconds()

    def _run(self) -> PretrainSteps:
        task, shown = yield from self._begin()
        self._time.set_to(0.0)
        budget = self._budget()
        yield self._pictures(task, shown)
        while (share := budget.share_done(self._step, self._seconds())) < 1.0:
            yield self._learn(task, share)
            yield from self._report_left_out()
            if self._seconds() - self._pictured_s >= _PICTURES_EVERY_S:
                yield self._pictures(task, shown)
        yield from self._finish(task, shown)

    def _begin(self) -> Generator[PretrainEvent | None, None, tuple[PretrainTask, NDArray[np.uint8]]]:
        yield None
        first = self._patches.batch(_PATCHES_FOR_SCALING)
        yield from self._report_left_out()
        bands, channels = self._patches.bands, self._request.in_channels
        if channels not in (1, bands):
            raise UserError(
                f"The images have {bands} channels, but {channels} were asked for.",
                f"Ask for {bands}, or for 1 to learn from grey values.",
            )
        torch.manual_seed(self._request.seed)
        mean, std = self._scaling(first)
        setup = TaskSetup(
            request=self._request,
            settings=self._settings,
            patch_px=self._patch_px,
            bands=bands,
            mean=mean,
            std=std,
            device=self._device,
            noise=torch.Generator(self._device).manual_seed(self._request.seed),
            rng=self._rng,
            first=first,
            read_image=self._cache.pixels,
        )
        self._none = first[:0]
        task: PretrainTask = importlib.import_module(self._info.module).build(setup)
        usual = task.batch_on_card if self._device.type == "cuda" else task.batch_on_processor
        self._batch = self._request.batch or usual
        self._rate = self._request.learning_rate or task.usual_rate
        yield PretrainStarted(parameter_count(task.module), self._device.type, task.note)
        return task, first[:PICTURES]

    def _scaling(self, patches: NDArray[np.uint8]) -> tuple[tuple[float, ...], tuple[float, ...]]:
        """Mean and standard deviation per channel; what ImageNet weights expect where they are used."""
        if self._request.pretrained and self._request.encoder and self._request.in_channels == 3:
            from engine.models.pretrained.imagenet_weights import input_scaling

            return input_scaling(self._request.encoder)
        pixels = patches.astype(np.float64) / 255.0
        if self._request.in_channels == 1:
            pixels = pixels.mean(axis=3, keepdims=True)
        std = np.maximum(pixels.std(axis=(0, 1, 2)), _LEAST_STD)
        return tuple(map(float, pixels.mean(axis=(0, 1, 2)))), tuple(map(float, std))

    def _budget(self) -> Budget:
        if self._request.epochs is None:
            return TimeBudget(60.0 * self._request.minutes)
        return EpochBudget(self._request.epochs, max(1, round(self._patches.patches_per_epoch / self._batch)))

    def _report_left_out(self) -> PretrainSteps:
        for image in self._patches.newly_left_out():
            yield PretrainNote(image.summary, image.hint)

    # ---- one step

    def _learn(self, task: PretrainTask, share_done: float) -> PretrainStep | None:
        rate = self._rate * rate_factor(task.part_done(share_done))
        try:
            patches = self._none if task.draws_itself else self._patches.batch(self._batch)
            learned = task.learn(patches, rate, share_done)
        except (torch.OutOfMemoryError, MemoryError, RuntimeError) as error:
            if not is_out_of_memory(error):
                raise
            self._halve_batch()
            return None
        self._step += 1
        if not np.isfinite(learned.loss):
            self._count_bad_step()
            return None
        self._bad_steps = 0
        self._sums = [self._sums[0] + learned.loss, self._sums[1] + learned.error]
        self._count += 1
        now_s = self._seconds()
        if now_s - self._reported_s < _REPORT_EVERY_S and self._step > 1:
            return None
        return self._report(now_s)

    def _report(self, now_s: float) -> PretrainStep:
        loss, error = (value / self._count for value in self._sums)
        self._sums, self._count, self._reported_s = [0.0, 0.0], 0, now_s
        self._error = grey_levels(error)
        return PretrainStep(self._step, now_s, loss, self._error)

    def _count_bad_step(self) -> None:
        """A step whose loss is not a number; too many in a row end the run."""
        self._bad_steps += 1
        if self._bad_steps >= _MAX_BAD_STEPS:
            raise UserError(
                f"Learning diverged at learning rate {self._rate:g}: the loss is no number now.",
                "Try again with a smaller learning rate.",
            )

    def _halve_batch(self) -> None:
        refusal = UserError(
            "The memory is too small to learn this encoder, even two crops at a time.",
            "Choose a smaller network or smaller crops, or close other programs.",
        )
        self._batch = halve_batch(self._batch, 2, refusal, self._device)

    # ---- reports

    def _pictures(self, task: PretrainTask, patches: NDArray[np.uint8]) -> PretrainPictures:
        self._pictured_s = self._seconds()
        shown = task.show(patches)
        return PretrainPictures(
            self._step,
            as_pictures(shown.originals),
            as_pictures(shown.reconstructions),
            None if shown.seen is None else as_pictures(shown.seen),
        )

    def _finish(self, task: PretrainTask, shown: NDArray[np.uint8]) -> PretrainSteps:
        task.finish()
        if self._count:
            yield self._report(self._seconds())
        yield self._pictures(task, shown)
        seconds = self._seconds()
        task.write(self._request.out_path, self._record(seconds))
        reason = f"Learned {self._step} steps in {seconds:.0f} s from {self._patches.image_count} images."
        yield PretrainFinished(self._request.out_path, seconds, self._step, self._error, reason)

    def _record(self, seconds: float) -> dict[str, Any]:
        request = self._request
        return {
            "steps": self._step,
            "seconds": round(seconds, 1),
            "images": self._patches.image_count,
            "crop_px": self._patch_px,
            "batch": self._batch,
            "learning_rate": self._rate,
            "seed": request.seed,
            "error_grey_levels": self._error,
        }


def grey_levels(mean_squared: float) -> float:
    """Root mean squared error in grey levels 0-255, from a mean squared error of pixels in 0-1."""
    return 255.0 * float(np.sqrt(max(0.0, mean_squared)))


def as_pictures(pixels: Tensor) -> NDArray[np.uint8]:
    """(N, S, S, 3) uint8, at most 96 pixels wide, of (N, C, S, S) in 0-1.

    One channel gives grey, of more than three the first three are shown.
    """
    side = min(_PICTURE_PX, pixels.shape[-1])
    small = torch.nn.functional.interpolate(pixels.float(), size=(side, side), mode="area")
    three = small[:, :3] if small.shape[1] >= 3 else small[:, :1].expand(-1, 3, -1, -1)
    levels = three.clamp(0, 1).mul(255).round().byte().permute(0, 2, 3, 1)
    pictures: NDArray[np.uint8] = levels.cpu().contiguous().numpy()
    return pictures
