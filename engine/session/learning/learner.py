"""The learning loop of a session: samples out, candidates in, the gate between them."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from engine.core import IGNORE, ImageId, ModelId, UserError
from engine.jobs import Dispatcher, JobCancelled, JobDone, JobFailed, JobOutcome, Lane
from engine.learn.augmentation.augment_settings import AUTOMATIC, AugmentChoice
from engine.models.catalog import ARCHITECTURES, DEFAULT_ARCHITECTURE, OPTIMIZERS, architecture_info
from engine.models.files.weights import read_card
from engine.session.learning.network_choices import SESSION_LOSSES
from engine.session.learning.quick_learner import QuickLearner, is_useful
from engine.session.learning.round_weights import InitialWeightFiles, RoundWeights
from engine.session.learning.training_resume import InterruptedTraining
from engine.session.learning.training_set import (
    AUTOMATIC_LOSS,
    chosen_loss,
    corrected_pixels,
    labels_to_learn,
    replayed,
)
from engine.session.state import LearningPhase, LearningState, Notice, NoticeLevel
from engine.storage import ImageRecord, ImageStatus, ModelRecord, Project

if TYPE_CHECKING:
    from engine.compute import Compute, ComputeEvent, ComputeJob
    from engine.learn.request import Sample, TrainCandidate, TrainEvent, TrainStep, TrainValidated

# Every fifth accepted image is held back, and the second one already, so that there is
# a check as soon as there can be one. An image never changes sides: the figure would lie.
HELD_BACK_EVERY: Final = 5
ROUND_MINUTES: Final = 4.0
MAX_MINUTES: Final = 600.0
MAX_SAMPLES: Final = 400
_CHOICES: Final = "learning_choices"


def split_for(index: int) -> str:
    """Side of the `index`-th (from 0) accepted image: 'train' or 'val'."""
    return "val" if index % HELD_BACK_EVERY == 1 else "train"


@dataclass(frozen=True, slots=True)
class LearningChoices:
    """What the user chose for training; remembered by the project.

    Attributes:
        quick_start: a classifier of filters helps until the network is better.
        standardize: each image is seen in its own light; None until the user has said so or not.
    """

    architecture: str = DEFAULT_ARCHITECTURE
    encoder: str = ""
    minutes: float = ROUND_MINUTES
    loss: str = AUTOMATIC_LOSS
    optimizer: str = OPTIMIZERS[0]
    augment: AugmentChoice = AUTOMATIC
    quick_start: bool = True
    standardize: bool | None = None

    @classmethod
    def from_json(cls, stored: object) -> LearningChoices:
        """What a project remembers; anything missing or unknown is as usual."""
        values = stored if isinstance(stored, dict) else {}
        known = {
            "architecture": [info.name for info in ARCHITECTURES],
            "loss": SESSION_LOSSES,
            "optimizer": OPTIMIZERS,
        }
        kept = {name: values[name] for name, allowed in known.items() if values.get(name) in allowed}
        if isinstance(values.get("encoder"), str):
            kept["encoder"] = values["encoder"]
        minutes = values.get("minutes")
        if isinstance(minutes, int | float) and 0 < minutes <= MAX_MINUTES:
            kept["minutes"] = float(minutes)
        for name in ("quick_start", "standardize"):
            if isinstance(values.get(name), bool):
                kept[name] = values[name]
        return cls(**kept, augment=AugmentChoice.from_json(values.get("augment")))


def remembered_choices(project: Project) -> LearningChoices:
    """What was chosen for this project, also where it is open to look only."""
    return LearningChoices.from_json(project.settings.get(_CHOICES))


class Learner:
    """Drives training for one project; lives on the GUI thread."""

    def __init__(
        self,
        project: Project,
        compute: Compute,
        files: Lane,
        dispatcher: Dispatcher,
        on_state: Callable[[LearningState], None],
        on_promoted: Callable[[ModelRecord], None],
        on_notice: Callable[[Notice], None],
    ) -> None:
        self._project = project
        self._compute = compute
        self._files = files
        self._dispatcher = dispatcher
        self._on_state = on_state
        self._on_promoted = on_promoted
        self._on_notice = on_notice
        self._job: ComputeJob | None = None
        self._sent: dict[str, int] = {}
        self._wants_round = False
        self._last_shown_s = float("-inf")
        self.choices = remembered_choices(project)
        self.state = LearningState(auto=bool(project.settings.get("auto_learning", True)))
        self._interrupted = InterruptedTraining(project)
        self._round_start = RoundWeights(project)
        self._is_closing = False
        self._quick = QuickLearner(
            project, compute, files, dispatcher, self._samples, self._consider_quick, on_notice
        )
        self._greet()

    # ---- what the user does

    def set_auto(self, auto: bool) -> None:
        """Learn by itself after each accepted image, or only when told."""
        self._project.settings.set("auto_learning", auto)
        self._show(replace(self.state, auto=auto))

    def choose(self, choices: LearningChoices) -> None:
        """Learn in this way from the next round on."""
        self.choices = choices
        self._project.settings.set(_CHOICES, asdict(choices))

    def follow_current_model(self) -> None:
        """Learn on with the network of the current model, as if the user had chosen it just now."""
        model = self._project.models.current
        if model is None:
            return
        self._tell_in_use(model)
        try:
            spec = read_card(model.path).spec
            usual = architecture_info(spec.architecture).default_encoder
        except UserError:
            return  # Predicting with this file tells what is wrong with it; the choices stay.
        encoder = "" if spec.encoder == usual else spec.encoder
        self.choose(replace(self.choices, architecture=spec.architecture, encoder=encoder))

    def image_accepted(self) -> None:
        """An image was accepted: it has its side from now on and is learned from."""
        self._assign_sides()
        if self.state.auto:
            self.start()
        elif self._job is not None:
            self._collect()

    def start(self) -> None:
        """Begin a round of training, or hand new images to the one that runs."""
        self._wants_round = True
        if self.state.phase is LearningPhase.IDLE:
            self._show(replace(self.state, phase=LearningPhase.STARTING, message="Collecting masks"))
        self._collect()

    def pause(self) -> None:
        if self._job is not None and self.state.phase == LearningPhase.RUNNING:
            self._job.pause()
            self._show(replace(self.state, phase=LearningPhase.PAUSED, message="Paused"))

    def resume(self) -> None:
        if self._job is not None and self.state.phase == LearningPhase.PAUSED:
            self._job.resume()
            self._show(replace(self.state, phase=LearningPhase.RUNNING, message="Learning"))

    def cancel(self) -> None:
        """End the round; the best model so far has been kept already."""
        self._wants_round = False
        if self._job is not None:
            self._job.cancel()

    def _greet(self) -> None:
        """Go on with a training that was interrupted, or say that it can be gone on with."""
        if self._project.read_only or not self._interrupted.is_there:
            return
        if self.state.auto:
            self.start()
        else:
            words = "A training was interrupted. Learning goes on with it when you start it."
            self._show(replace(self.state, message=words))

    # ---- samples

    def _collect(self) -> None:
        self._assign_sides()
        records = replayed(self._accepted(), MAX_SAMPLES)
        revisions = {str(r.id): r.mask_revision for r in records}
        job = self._job
        fresh = [r for r in records if job is None or self._sent.get(str(r.id)) != r.mask_revision]

        if self.choices.quick_start:
            self._quick.learn(records, self.choices.architecture, self.choices.standardize)
        self._files.submit(
            "samples",
            lambda token, report: self._samples(fresh),
            lambda outcome: self._collected(job, outcome, revisions),
        )

    def _assign_sides(self) -> None:
        """Give every accepted image without a side (imported masks, too) its side."""
        records = self._accepted()
        index = sum(r.split is not None for r in records)
        for record in records:
            if record.split is None:
                self._project.images.set_split(record.id, split_for(index))
                index += 1

    def _samples(self, records: list[ImageRecord]) -> list[Sample]:
        return [sample for r in records if (sample := self._sample(r.id)) is not None]

    def _sample(self, image_id: ImageId) -> Sample | None:
        from engine.learn.request import Role, Sample

        record = self._project.images.get(image_id)
        if record.height is None or record.width is None:
            return None
        state = self._project.load_state(image_id, (record.height, record.width))
        labels = labels_to_learn(state.planes)
        if bool((labels == IGNORE).all()):
            return None
        role: Role = "val" if record.split == "val" else "train"
        return Sample(
            str(image_id), record.path, labels, role=role, corrected=corrected_pixels(state.planes, labels)
        )

    def _collected(
        self, job: ComputeJob | None, outcome: JobOutcome[list[Sample]], revisions: dict[str, int]
    ) -> None:
        if isinstance(outcome, JobFailed):
            self._fail(Notice(outcome.error.summary, outcome.error.hint, NoticeLevel.ERROR, outcome.trace))
            return
        if isinstance(outcome, JobCancelled) or not isinstance(outcome, JobDone):
            return
        if job is not self._job:
            # The round ended, or began, while the masks were read: these are the wrong ones.
            if self._wants_round:
                self._collect()
            return
        samples = outcome.value
        if self._job is not None:
            if samples:
                from engine.compute.requests.train import AddSamples

                self._job.send(AddSamples(tuple(samples)))
                self._sent.update(revisions)
                self._count_samples()
            return
        if not self._wants_round:
            return
        if not any(s.role == "train" for s in samples):
            self._wants_round = False
            self._show(
                replace(
                    self.state,
                    phase=LearningPhase.IDLE,
                    message="Accept an image first: its labelled pixels are what is learned from.",
                )
            )
            return
        self._sent = dict(revisions)
        self._launch(samples)

    # ---- one round

    def _launch(self, samples: list[Sample]) -> None:
        from engine.compute.requests.train import TrainJobRequest
        from engine.learn.request import TrainRequest

        current = self._project.models.current
        self._wants_round = False
        start = self._start()
        request = TrainRequest(
            architecture=self.choices.architecture,
            encoder=self.choices.encoder,
            classes=self._project.classes,
            samples=tuple(samples),
            minutes=self.choices.minutes,
            loss=chosen_loss(self.choices.loss, samples),
            optimizer=self.choices.optimizer,
            standardize=self.choices.standardize,
            augment=self.choices.augment,
            init_path=start.init_path,
            encoder_path=start.encoder_path,
            baseline_path=None if current is None else current.path,
            out_path=self._next_model_path(),
            last_path=self._round_start.last_path,
        )
        request = self._interrupted.asked(request)
        self._show(
            replace(
                self.state,
                phase=LearningPhase.STARTING,
                message="Starting the network process",
                loss=(),
                iou=(),
                verdict="",
            )
        )
        self._job = self._compute.submit(
            TrainJobRequest(request), lambda event: self._dispatcher.post(lambda: self._receive(event))
        )
        self._count_samples()

    def _start(self) -> InitialWeightFiles:
        """What the round starts from; an encoder that does not fit is told and left out."""
        try:
            return self._round_start.choose(self.choices.architecture, self.choices.encoder)
        except UserError as error:
            self._on_notice(Notice(error.summary, error.hint, NoticeLevel.WARNING))
            return InitialWeightFiles()

    def _next_model_path(self) -> Path:
        taken = {str(m.id) for m in self._project.models.all()}
        number = len(taken) + 1
        while f"model-{number:03d}" in taken:
            number += 1
        return self._project.models_dir / f"model-{number:03d}.safetensors"

    def _receive(self, event: ComputeEvent[TrainEvent]) -> None:
        from engine.compute import ComputeCancelled, ComputeFailed
        from engine.learn import request as learn

        match event:
            case learn.TrainStarted():
                self._show(replace(self.state, phase=LearningPhase.RUNNING, message=event.note))
            case learn.TrainStep():
                self._add_loss(event)
            case learn.TrainValidated():
                self._validated(event)
            case learn.TrainCandidate():
                self._consider(event)
            case learn.TrainNote():
                self._on_notice(Notice(event.summary, event.hint))
            case learn.TrainFinished():
                self._end(event.reason)
            case ComputeCancelled():
                self._end("Stopped.")
            case ComputeFailed():
                self._fail(Notice(event.summary, event.hint, NoticeLevel.ERROR, event.traceback))

    def _add_loss(self, event: TrainStep) -> None:
        # Ten redraws a second are enough for a curve; every point is kept.
        self.state = replace(self.state, loss=(*self.state.loss, (event.seconds, event.loss)))
        now = time.monotonic()
        if now - self._last_shown_s > 0.1:
            self._last_shown_s = now
            self._on_state(self.state)

    def _validated(self, event: TrainValidated) -> None:
        curve = self.state.iou
        if event.mean_iou is not None:
            curve = (*curve, (event.seconds, event.mean_iou))
        self._show(replace(self.state, iou=curve, per_class=dict(event.per_class)))

    def _consider(self, candidate: TrainCandidate) -> None:
        """Obey the candidate's verdict, unless another model has become the current one meanwhile."""
        current = self._project.models.current
        is_overtaken = candidate.compared != (None if current is None else current.path)
        if candidate.per_class and is_overtaken:
            # The training, which has been told, compares its next candidate with that model.
            candidate.path.unlink(missing_ok=True)
            return
        self._show(replace(self.state, verdict=candidate.verdict.sentence))
        if not candidate.verdict.promote:
            # Nobody will ask for it again, and a round can bring many.
            candidate.path.unlink(missing_ok=True)
            return
        self._round_start.network_came_into_use()
        self._promote(candidate)

    def _consider_quick(self, candidate: TrainCandidate, compared: ModelRecord | None) -> None:
        """The same for the classifier that is fitted beside the round."""
        verdict = candidate.verdict
        is_overtaken = self._project.models.current != compared
        if is_overtaken or not verdict.promote or not is_useful(candidate.mean_iou):
            candidate.path.unlink(missing_ok=True)
        else:
            self._show(replace(self.state, verdict=verdict.sentence))
            self._promote(candidate)

    def _promote(self, candidate: TrainCandidate) -> None:
        record = ModelRecord(
            id=ModelId(candidate.path.stem),
            path=candidate.path,
            created=datetime.now(UTC).isoformat(timespec="seconds"),
            metrics={"mean_iou": candidate.mean_iou, "per_class": dict(candidate.per_class)},
            note=candidate.verdict.sentence,
        )
        self._project.models.add(record)
        self._project.models.set_current(record.id)
        self._tell_in_use(record)
        self._show(replace(self.state, model_id=record.id))
        self._on_promoted(record)

    def _tell_in_use(self, model: ModelRecord) -> None:
        """Let the round that is under way know what its candidates have to beat."""
        if self._job is not None:
            from engine.compute.requests.train import CompareWith

            self._job.send(CompareWith(model.path))

    def _end(self, reason: str) -> None:
        self._job = None
        if not self._is_closing:
            self._interrupted.forget()
            self._round_start.round_ended()
        self._show(replace(self.state, phase=LearningPhase.IDLE, message=reason))
        if self._wants_round:
            self._collect()

    def _fail(self, notice: Notice) -> None:
        self._job = None
        self._wants_round = False
        words = notice.summary
        if self._interrupted.is_there:
            # Errors of a training take its checkpoint with them: this one is left by a process that died.
            words = f"{words} Learning goes on where it stopped when you start it."
        self._show(replace(self.state, phase=LearningPhase.IDLE, message=words))
        self._on_notice(notice)

    def _accepted(self) -> list[ImageRecord]:
        return self._project.images.rows(status=ImageStatus.ACCEPTED)

    def _count_samples(self) -> None:
        records = self._accepted()
        val = sum(r.split == "val" for r in records)
        self._show(replace(self.state, train_count=len(records) - val, val_count=val))

    def _show(self, state: LearningState) -> None:
        self.state = state
        self._on_state(state)

    def close(self) -> None:
        """Stop training; promoted models are on disk, and the next session goes on from the checkpoint."""
        self._is_closing = True
        self._quick.close()
        self._wants_round = False
        if self._job is not None:
            self._job.cancel()
            self._job = None
