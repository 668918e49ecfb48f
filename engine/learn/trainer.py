"""Trainer: one round of training as a generator, which yields after each batch and each predicted tile."""

from __future__ import annotations

import copy
import time
from collections.abc import Callable, Generator, Iterable
from pathlib import Path
from typing import Final, TypeVar

import numpy as np
import torch
from torch import nn
from torch.optim.swa_utils import AveragedModel

from engine.core import UserError
from engine.core.words import counted_images
from engine.files.held_files import discard_file
from engine.learn.augmentation.augment_settings import AugmentSettings
from engine.learn.augmentation.auto_augment import auto_augment_samples
from engine.learn.batch_size import batch_search, first_batch, later_batch, memory_share, smaller_batch
from engine.learn.budget import Budget, make_budget
from engine.learn.class_reweighting import ClassReweighting, pixel_weights
from engine.learn.distributed.process_group import SINGLE_PROCESS, ProcessGroup
from engine.learn.first_model.distillation import FEWEST_TAUGHT_CACHED, Distillation
from engine.learn.first_model.quick_fit import quick_fit
from engine.learn.initial_weights import InitialNetwork, initial_network
from engine.learn.losses import make_loss, patch_losses
from engine.learn.mixed_precision import MixedPrecision
from engine.learn.optim import (
    ema,
    make_optimizer,
    rate_factor,
    set_learning_rate,
    usual_learning_rate,
)
from engine.learn.request import (
    Sample,
    TrainEvent,
    TrainFinished,
    TrainNote,
    TrainRequest,
    TrainStarted,
    TrainStep,
    TrainValidated,
)
from engine.learn.sample_inbox import SampleInbox
from engine.learn.samples import Batch, PatchSource, ReadImage, image_cache
from engine.learn.stopwatch import Stopwatch
from engine.learn.training_state import LoopCounters, TrainingParts, TrainingState, find_state, write_state
from engine.learn.validation.checkpoint_saver import (
    CandidateWriter,
    CheckpointSaver,
    NullCandidateWriter,
    TrainSummary,
    ValidatedNetwork,
)
from engine.learn.validation.metrics import Scores
from engine.learn.validation.validator import Validator
from engine.models.inputs import pick_device, to_input
from engine.models.registry import parameter_count
from engine.models.spec import ModelSpec
from engine.predict.predictor import is_out_of_memory

TrainSteps = Generator[TrainEvent | None, None, None]
T = TypeVar("T")

_MAX_GRADIENT_NORM: Final = 5.0
_MAX_BAD_STEPS: Final = 10
_REPORT_EVERY_S: Final = 0.25
# Between two training states passes at least so many times what writing one takes.
_TRAINING_STATE_PAUSE_FACTOR: Final = 20.0
# Without validation images there is no best checkpoint: candidates at these shares of the round.
_UNVALIDATED_CANDIDATES_AT: Final = (0.25, 0.5)


class Trainer:
    """Training of one network: `steps` runs on one thread, the other methods may be called from any.

    Augmentation, mixed precision, EMA of the weights, validation with the best checkpoint kept, and
    resume; there is no early stopping, a round ends with its budget.

    Args:
        read_image: (H, W, bands) uint8 of a path, upright: 3, or the channels that it names (`input_path`).
        device: where the network is trained; the best there is when None.
        clock: seconds, for the working time.
        processes: the group that trains together, each process on its part of every batch. All of them
            get the same events; the main one alone writes files, and its clock counts.

    Example:
        >>> import tempfile
        >>> from engine.core import ClassList
        >>> folder = tempfile.TemporaryDirectory()
        >>> labels = np.zeros((64, 64), np.uint8)
        >>> labels[16:48, 16:48] = 1
        >>> request = TrainRequest(
        ...     classes=ClassList.from_names(["background", "square"]),
        ...     samples=(Sample("1", Path("1.png"), labels), Sample("2", Path("2.png"), labels, role="val")),
        ...     out_path=Path(folder.name, "model.safetensors"),
        ...     settings={"width": 4, "depth": 2},
        ...     epochs=1,
        ... )
        >>> trainer = Trainer(request, read_image=lambda path: np.stack([90 * labels] * 3, axis=-1))
        >>> events = [event for event in trainer.steps() if event is not None]
        >>> isinstance(events[-1], TrainFinished), request.out_path.exists()
        (True, True)
        >>> folder.cleanup()
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
        self._rng = np.random.default_rng(request.seed)
        self._loss = make_loss(request.loss)
        self._cache = image_cache(read_image, self._device.type)
        self._patches = PatchSource(
            self._cache,
            request.crop_px,
            AugmentSettings(),
            self._rng,
            correction_weight=request.correction_weight,
            hard_first=request.hard_first,
            channels=request.channels,
        )
        self._reweighting = (
            ClassReweighting(max(2, len(request.classes)))
            if ClassReweighting.is_needed(request.loss)
            else None
        )
        self._validator = Validator(
            self._cache, request.classes, self._device, request.current_model_or_init_path, processes
        )
        self._inbox = SampleInbox(
            request.samples, len(request.classes), self._patches, self._validator, processes
        )
        self._distillation = Distillation(
            request.unlabelled if processes.count == 1 else (),
            image_cache(read_image, self._device.type, FEWEST_TAUGHT_CACHED),
            request.classes,
            request.crop_px,
            self._rng,
            request.channels,
            self._device,
        )
        self._counters = LoopCounters(first_batch(request, self._device, processes.count))
        self._search = batch_search(request, self._device, processes.count)
        self._saved_s = self._saving_s = 0.0

    def add_samples(self, samples: Iterable[Sample]) -> None:
        """Train on these from the next batch on, or validate on them; a known key is replaced."""
        self._inbox.add(samples)

    def compare_with(self, path: Path) -> None:
        """Compare candidates with this model from now on: it is the current one."""
        self._inbox.compare_with(path)

    def network(self) -> tuple[nn.Module, ModelSpec]:
        """The EMA network between two steps, once started: a copy in evaluation mode, on the device."""
        return self._network(), self._spec

    def steps(self) -> TrainSteps:
        """Train; yields an event, or None where there is nothing to report.

        Time between two calls of `next` is not working time. Closing the
        generator ends the training; files written so far stay.

        Raises:
            UserError: nothing to learn from, unusable files or names, a loss that diverges.
        """
        try:
            yield from self._time.measured(self._run())
        except Exception as error:
            # A resumed round would fail again; not where another process may be what failed.
            if self._processes.count == 1 or isinstance(error, UserError):
                self._remove_training_state()
            raise

    def _seconds(self) -> float:
        """Working time so far."""
        return self._time.seconds()

    def _common_seconds(self) -> float:
        """The main process's working time, for decisions that must be the same in all."""
        return self._processes.broadcast(self._seconds())

    # ---- the round

    def _run(self) -> TrainSteps:
        yield from self._inbox.receive()
        self._inbox.require_patches()
        request, cache = self._request, self._cache
        augmentation = yield from self._inbox.without_unusable(
            lambda: auto_augment_samples(request.augment, self._patches.samples, cache, request.channels)
        )
        self._augmentation = self._processes.broadcast(augmentation)
        start = yield from self._inbox.without_unusable(self._make_initial_network)
        self._prepare(start)
        budget = make_budget(
            self._request,
            self._patches.pixel_count,
            self._counters.batch,
            validate_at_once=self._has_quick_fit,
        )
        writer = CandidateWriter if self._processes.is_main else NullCandidateWriter
        saver = CheckpointSaver(writer(self._request, self._spec, self._summary), self._validator)
        parts = self._parts(saver, budget)
        note, worked_s = self._resume(parts)
        self._patches.settings = self._augmentation.settings
        note, sentences = f"{note} {start.note}".strip(), self._augmentation.sentences
        yield TrainStarted(parameter_count(self._module), self._device.type, note, sentences)
        self._time.set_to(worked_s)
        yield from self._validate_current_model()
        while (share := budget.share_done(self._counters.step, self._common_seconds())) < 1.0:
            yield from self._inbox.receive(self._counters.step, self.network if self._counters.step else None)
            self._inbox.require_patches()
            yield from self._distillation.advance(
                share, self._validator.current_model, self._inbox.has, self._seconds
            )
            yield from self._train_step(share)
            began_s = self._common_seconds()
            yield budget.pace_note(self._counters.step, began_s)
            if budget.is_validation_due(self._counters.step, began_s):
                yield from self._validate(saver, budget)
                ended_s = self._common_seconds()
                budget.validated(self._counters.step, ended_s, ended_s - began_s)
            yield self._save_state_if_due(parts)
        yield from self._finish(saver)

    def _prepare(self, start: InitialNetwork) -> None:
        self._spec, self._origin = start.spec, start.origin
        self._module = start.module.to(self._device).to(memory_format=torch.channels_last)
        self._module.train()
        self._mixed_precision = MixedPrecision(self._request, self._device, self._module, self._spec)
        side = self._request.crop_px
        example = torch.zeros(1, self._spec.in_channels, side, side, device=self._device)
        self._parallel_module = self._processes.data_parallel(self._module, example)
        self._ema = AveragedModel(self._module, avg_fn=ema, use_buffers=True)
        self._ema.eval()
        self._learning_rate = self._request.learning_rate or usual_learning_rate(
            self._request.optimizer, is_pretrained=start.has_learned
        )
        self._optimizer = make_optimizer(self._request.optimizer, self._module, self._learning_rate)

    # ---- resume

    def _parts(self, saver: CheckpointSaver, budget: Budget) -> TrainingParts:
        return TrainingParts(
            network=self._module,
            ema=self._ema,
            optimizer=self._optimizer,
            rng=self._rng,
            patches=self._patches,
            reweighting=self._reweighting,
            validator=self._validator,
            inbox=self._inbox,
            saver=saver,
            budget=budget,
        )

    def _resume(self, parts: TrainingParts) -> tuple[str, float]:
        """Continue a round that was interrupted, if there is one: a note for the user, seconds worked."""
        path = self._request.training_state_path if self._processes.is_main else None
        # Other processes may be on machines that do not see the file.
        state = self._processes.broadcast("" if path is None else find_state(path, self._request))
        if not isinstance(state, TrainingState):
            return state, 0.0
        try:
            state.restore(parts)
        except UserError:
            self._remove_training_state()  # It is told; the next start must not meet it again.
            raise
        self._spec, self._augmentation, self._counters = state.spec, state.augmentation, state.counters
        self._search, self._saved_s = None, state.seconds
        return f"Going on with the interrupted training after step {self._counters.step}.", state.seconds

    def _save_state_if_due(self, parts: TrainingParts) -> TrainNote | None:
        """Write the training state when it is due; that takes at most a twentieth of the time."""
        path = self._request.training_state_path if self._processes.is_main else None
        began_s = self._seconds()
        pause_s = max(self._request.training_state_every_s, _TRAINING_STATE_PAUSE_FACTOR * self._saving_s)
        if path is None or began_s - self._saved_s < pause_s:
            return None
        self._saved_s = began_s
        state = TrainingState.of(parts, self._spec, self._counters, self._augmentation, began_s)
        note = write_state(path, self._request, state)
        self._saving_s = self._seconds() - began_s
        return note

    def _remove_training_state(self) -> None:
        if self._request.training_state_path is not None and self._processes.is_main:
            # Where a file cannot be removed, none could be written either, and that has been reported.
            discard_file(self._request.training_state_path)

    def _summary(self) -> TrainSummary:
        return TrainSummary(
            samples=self._patches.samples,
            val_images=len(self._validator),
            parameters=parameter_count(self._module),
            device=self._device.type,
            batch=self._counters.batch,
            learning_rate=self._learning_rate,
            augment=self._augmentation.settings,
            origin=self._origin,
            taught_images=self._distillation.taught_count,
        )

    def _make_initial_network(self) -> Generator[None, None, InitialNetwork]:
        yield None
        start = initial_network(self._request, self._cache, self._patches.samples)
        self._patches.standardization = start.spec.standardization
        self._has_quick_fit = yield from quick_fit(start, self._patches, self._device)
        return start

    # ---- one batch

    def _train_step(self, share_done: float) -> TrainSteps:
        """One step of the optimizer; a report now and then."""
        set_learning_rate(self._optimizer, self._learning_rate * rate_factor(share_done))
        began_s = self._seconds()
        try:
            batch = yield from self._inbox.without_unusable(self._draw_batch)
            loss = self._optimize(batch)
        except (torch.OutOfMemoryError, MemoryError, RuntimeError) as error:
            if not is_out_of_memory(error):
                raise
            self._halve_batch()
            yield None
            return
        self._note_step_time(began_s)
        self._counters.step += 1
        self._counters.loss_sum += loss
        self._counters.loss_count += 1
        now_s = self._seconds()
        if now_s - self._counters.reported_s < _REPORT_EVERY_S and self._counters.step > 1:
            yield None
            return
        mean = self._counters.loss_sum / self._counters.loss_count
        self._counters.loss_sum, self._counters.loss_count, self._counters.reported_s = 0.0, 0, now_s
        yield TrainStep(self._counters.step, now_s, mean)

    def _note_step_time(self, began_s: float) -> None:
        """Report the time of this step to the search for the batch size."""
        took_s = self._seconds() - began_s
        if self._counters.step == 0 and self._device.type == "cpu" and self._processes.count == 1:
            self._counters.batch = later_batch(self._request, self._counters.batch, took_s)
        if self._search is not None:
            took_s, share = self._processes.broadcast((took_s, memory_share(self._device)))
            self._search.note_step(took_s, share)
            self._counters.batch = self._search.batch

    def _draw_batch(self) -> Generator[None, None, Batch]:
        """This process's part of the next batch."""
        # A generator, as `without_unusable` takes it, though a batch is drawn in one go.
        yield from ()
        if self._distillation.image_count:
            return self._distillation.batch(self._patches, self._counters.batch, self._spec.standardization)
        return self._patches.batch(self._counters.batch, self._processes.shard(self._counters.batch))

    def _optimize(self, batch: Batch) -> float:
        """One optimizer step; the loss of the whole batch, of which this process has a part."""
        self._processes.seed_step(self._request.seed, self._counters.step)
        inputs = to_input(batch.images, self._spec, self._device)
        targets = torch.from_numpy(batch.labels).to(self._device)
        weights = None if batch.weights is None else torch.from_numpy(batch.weights).to(self._device)
        own = len(batch.keys)
        with torch.autocast(self._device.type, torch.bfloat16, enabled=self._mixed_precision.is_on):
            outputs = self._parallel_module(inputs)
        if self._reweighting is not None:
            weights = pixel_weights(targets, weights, self._reweighting.class_weights(), own)
            self._reweighting.update(self._reweighting.sums(outputs[0][1][:own], targets[:own]))
        parts = [
            output_weight * self._loss(logits, targets, weights=weights) for output_weight, logits in outputs
        ]
        loss = torch.stack(parts).sum()
        if self._request.hard_first and len(self._patches) > 1:
            self._note_losses(batch, patch_losses(outputs[0][1][:own].detach(), targets[:own]))
        self._optimizer.zero_grad(set_to_none=True)
        value = float(loss.detach())
        if not np.isfinite(value):
            self._count_bad_step()
            return 0.0
        torch.autograd.backward(loss)
        norm = nn.utils.clip_grad_norm_(self._module.parameters(), _MAX_GRADIENT_NORM)
        if not bool(torch.isfinite(norm)):
            self._count_bad_step()
            return value
        self._counters.bad_steps = 0
        self._optimizer.step()
        self._ema.update_parameters(self._module)
        return value

    def _note_losses(self, batch: Batch, losses: list[float]) -> None:
        """Note the losses of all processes' patches, so that all draw from the same shares."""
        for keys, part in self._processes.all_gather((batch.keys, losses)):
            self._patches.note_losses(keys, part)

    def _count_bad_step(self) -> None:
        """Skip a batch whose loss or gradient is not a number; too many in a row end the round."""
        self._counters.bad_steps += 1
        if self._counters.bad_steps >= _MAX_BAD_STEPS:
            raise UserError(
                f"Training diverged at learning rate {self._learning_rate:g}: the loss is no number now.",
                "Train again with a smaller learning rate or another loss.",
            )

    def _halve_batch(self) -> None:
        self._optimizer.zero_grad(set_to_none=True)
        self._search = None
        self._counters.batch = smaller_batch(self._counters.batch, self._device, self._processes.count)

    # ---- validation

    def _validate_current_model(self) -> Generator[TrainNote | TrainValidated | None, None, None]:
        """Validate the current model, which every candidate has to beat."""
        if not len(self._validator):
            return
        yield from self._inbox.without_unusable(self._validator.validate_current_model)
        scores = self._validator.gather_current_model()
        if scores is not None and not self._counters.step:
            yield self._validated(scores, is_best=False)

    def _validate(self, saver: CheckpointSaver, budget: Budget) -> TrainSteps:
        if not len(self._validator):
            share = budget.share_done(self._counters.step, self._seconds())
            due = sum(share >= at for at in _UNVALIDATED_CANDIDATES_AT) + self._has_quick_fit
            if saver.unvalidated_count < due:
                yield saver.save_unvalidated(self._network(), self._counters.step, self._seconds())
            return
        yield from self._validate_network(saver)
        candidate = saver.candidate_if_better(self._inbox.joined_step, self._seconds())
        if candidate is not None:
            yield candidate

    def _validate_network(self, saver: CheckpointSaver) -> TrainSteps:
        # Images, or another current model, may have come since the last time.
        yield from self._validate_current_model()
        network = self._network()
        own_confusions = yield from self._inbox.without_unusable(
            lambda: self._validator.validate(network, self._spec)
        )
        confusions = self._validator.gather(own_confusions)
        scores = self._validator.scores(confusions)
        is_best = saver.update(ValidatedNetwork(network, self._counters.step, confusions, scores))
        yield self._validated(scores, is_best=is_best)

    def _finish(self, saver: CheckpointSaver) -> TrainSteps:
        if len(self._validator):
            yield from self._validate_network(saver)
            candidate = saver.last_candidate(self._seconds())
            if candidate is not None:
                yield candidate
        else:
            yield saver.save_unvalidated(self._network(), self._counters.step, self._seconds())
        yield self._write_last(saver)
        self._remove_training_state()
        seconds = self._seconds()
        images = counted_images(len(self._patches))
        reason = f"Learned {self._counters.step} steps in {seconds:.0f} s from {images}."
        yield TrainFinished(saver.path, seconds, self._counters.step, reason)

    def _write_last(self, saver: CheckpointSaver) -> TrainNote | None:
        path = self._request.last_path
        if path is not None:
            try:
                saver.writer.write_last(path, self._network(), self._counters.step, self._seconds())
            except UserError as error:
                # The candidates have been written: the round itself has not failed.
                words = f"The network could not be kept for the next round: {error.summary}"
                return TrainNote(words, error.hint)
        return None

    def _network(self) -> nn.Module:
        """The EMA network as it is now, a copy in evaluation mode."""
        module: nn.Module = copy.deepcopy(self._ema.module)
        return module.eval()

    def _validated(self, scores: Scores, *, is_best: bool) -> TrainValidated:
        return TrainValidated(
            self._counters.step, self._seconds(), scores.mean_iou, scores.iou_by_class, is_best
        )
