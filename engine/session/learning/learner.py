"""Training beside the window: accepted images go in, models that pass the promotion rule come out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from engine.core import Event, ModelId, UserError
from engine.core.words import plural
from engine.files.held_files import discard_file
from engine.jobs import Dispatcher, JobDone, JobFailed, JobOutcome, Lane
from engine.learn.validation.metrics import mean_of
from engine.models.catalog import architecture_info
from engine.models.files.weights import read_card
from engine.session.learning.learned_models import (
    LearnedModels,
    blank_sample,
    has_more_classes,
    is_any_trained_on,
    is_learned_from,
    taken_back,
)
from engine.session.learning.learning_choices import (
    LearningChoices,
    remember_choices,
    remembered_choices,
)
from engine.session.learning.quick_learner import QuickCandidate, QuickLearner
from engine.session.learning.read_samples import ChosenImages, ReadSamples
from engine.session.learning.state_publisher import StatePublisher
from engine.session.learning.training_request import TrainingRequests, planned_s
from engine.session.learning.training_set import SampleCounts, TrainingSet, only_class_of
from engine.session.learning.useful_classes import classes_left_open, verdict_on_shown
from engine.session.state import LearningPhase, LearningState, Notice, NoticeLevel, SessionEvents
from engine.storage import ModelRecord, Project
from engine.storage.records import LEFT_OPEN, SHOWN

if TYPE_CHECKING:
    from engine.compute import Compute, ComputeEvent, ComputeJob
    from engine.learn.request import TrainCandidate, TrainEvent

_AUTO: Final = "auto_learning"
_NAMED_PROBLEMS: Final = 3

_COLLECTING: Final = "Collecting masks"
_STARTING: Final = "Starting the network process"
_STOPPED: Final = "Stopped."
_NOTHING_ACCEPTED: Final = "Accept an image first: its labelled pixels are what is learned from."
_ALL_LEFT_OUT: Final = "Nothing to learn from: the files of the accepted images are missing or changed."
_ONE_CLASS: Final = (
    "Learning waits: '{name}' is the only class of the accepted images. Label a second one; "
    "'The rest is this class' in the menu Mask does so at once."
)
_INTERRUPTED: Final = "A training was interrupted. Learning goes on with it when you start it."
_CAN_RESUME: Final = "Learning goes on where it stopped when you start it."


class Learner:
    """Rounds of training for one project, one at a time; lives on the GUI thread.

    Attributes:
        promoted: a model that was trained here is the current model now; None: it is so no more, as no image
            that it learned from is accepted.
        choices: for the next round.
    """

    def __init__(
        self,
        project: Project,
        compute: Compute,
        files: Lane,
        dispatcher: Dispatcher,
        events: SessionEvents,
    ) -> None:
        self.promoted: Event[ModelRecord | None] = Event()
        self.choices = remembered_choices(project)
        self._project = project
        self._compute = compute
        self._files = files
        self._dispatcher = dispatcher
        self._events = events
        self._job: ComputeJob | None = None
        self._sent_mask_revisions: dict[str, int] = {}
        self._learned = LearnedModels(project)
        self._class_count = 0
        self._wants_round = False
        self._is_closing = False
        self._requests = TrainingRequests(project, events)
        self._training_set = TrainingSet(project)
        auto, current = bool(project.settings.get(_AUTO, True)), project.models.current
        left_open = () if current is None else current.left_open
        self._published = StatePublisher(LearningState(auto=auto, left_open=left_open), events)
        self._quick_learner = QuickLearner(project, compute, self._training_set, files, dispatcher, events)
        self._quick_learner.candidate_found.subscribe(self._consider_quick)
        events.images_changed.subscribe(lambda _: self._forget_taken_back())
        self._count_accepted()
        self._resume_interrupted()

    @property
    def state(self) -> LearningState:
        return self._published.state

    # ---- what the user does

    def set_auto(self, auto: bool) -> None:
        """Learn after each accepted image, or only after `start`."""
        self._project.settings.set(_AUTO, auto)
        self._published.update(auto=auto)

    def choose(self, choices: LearningChoices) -> None:
        """Train in this way from the next round on."""
        self.choices = choices
        remember_choices(self._project, choices)

    def follow_current_model(self) -> None:
        """Train the network of the current model from now on, as if the user had chosen it just now."""
        model = self._project.models.current
        self._published.update(left_open=() if model is None else model.left_open)
        if model is None:
            return
        self._send_current_model(model)
        try:
            spec = read_card(model.path).spec
            usual = architecture_info(spec.architecture).default_encoder
        except UserError:
            return  # Predicting with this file reports what is wrong with it; the choices stay.
        encoder = "" if spec.encoder == usual else spec.encoder
        self.choose(replace(self.choices, architecture=spec.architecture, encoder=encoder))

    def image_accepted(self) -> None:
        """Give the accepted image its split, and learn from it if that is automatic or runs already."""
        if self.state.auto:
            self.start()
        else:
            self._read_samples()

    def start(self) -> None:
        """Begin a round of training, or hand new images to the one that runs."""
        self._wants_round = True
        if self.state.phase is LearningPhase.IDLE:
            self._published.update(phase=LearningPhase.STARTING, message=_COLLECTING)
        self._read_samples()

    def pause(self) -> None:
        if self._job is not None and self.state.phase == LearningPhase.RUNNING:
            self._job.pause()
            self._published.update(phase=LearningPhase.PAUSED, message="")

    def resume(self) -> None:
        if self._job is not None and self.state.phase == LearningPhase.PAUSED:
            self._job.resume()
            self._published.update(phase=LearningPhase.RUNNING, message="")

    def cancel(self) -> None:
        """End the round; the best model so far is kept already."""
        self._wants_round = False
        if self._job is not None:
            self._job.cancel()

    def notice_when_left(self) -> Notice | None:
        """What to say when this project is left now; None where nothing learns."""
        if self.state.phase is LearningPhase.IDLE:
            return None
        summary = f"Learning in '{self._project.name}' has stopped, as that project was closed."
        if not self._requests.has_interrupted:
            hint = "It had hardly begun: there, [[learn_start]] begins it anew."
        elif self.state.auto:
            hint = "It goes on where it was as soon as you open that project again."
        else:
            hint = "Open that project again, and [[learn_start]] goes on where it was."
        return Notice(summary, hint)

    def close(self) -> None:
        """Stop training; promoted models are on disk, and the next session resumes the round."""
        self._is_closing = True
        self._quick_learner.close()
        self._wants_round = False
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _resume_interrupted(self) -> None:
        """Resume a round that was interrupted, or say that it can be resumed."""
        if self._project.read_only or not self._requests.has_interrupted:
            return
        if self.state.auto:
            self.start()
        else:
            self._published.update(message=_INTERRUPTED)

    def _count_accepted(self) -> None:
        """Show how many images there are to learn from, before any round."""
        self._files.submit(
            "accepted images",
            lambda token, report: self._training_set.counts_by_split(),
            self._accepted_counted,
        )

    def _accepted_counted(self, outcome: JobOutcome[SampleCounts]) -> None:
        # What fails here fails again, and is told, where something is learned from it.
        if isinstance(outcome, JobDone) and not self.state.train_count:
            self._show_counts(outcome.value)

    # ---- samples

    def _read_samples(self) -> None:
        """Give new accepted images their splits; read those to learn from, where anything learns."""
        # On the lane: a look at every accepted image, some ms for a few hundred of them.
        self._files.submit(
            "training images",
            lambda token, report: ChosenImages.of(self._training_set),
            self._images_chosen,
        )

    def _images_chosen(self, outcome: JobOutcome[ChosenImages]) -> None:
        if isinstance(outcome, JobFailed):
            self._fail(Notice(outcome.error.summary, outcome.error.hint, NoticeLevel.ERROR, outcome.trace))
        if not isinstance(outcome, JobDone):
            return
        if not self._wants_round and self._job is None:
            self._show_counts(outcome.value.counts)
            return
        records, job = outcome.value.records, self._job
        revisions = {str(r.id): r.mask_revision for r in records}
        changed = [
            r for r in records if job is None or self._sent_mask_revisions.get(str(r.id)) != r.mask_revision
        ]
        if self.choices.quick_start:
            choices = self.choices
            self._quick_learner.learn(
                records, choices.architecture, choices.standardize, choices.first_encoder
            )
        self._files.submit(
            "samples",
            lambda token, report: ReadSamples.of(
                self._training_set, changed, self._project, begins=job is None
            ),
            lambda outcome: self._samples_read(job, outcome, revisions),
        )

    def _samples_read(
        self, job: ComputeJob | None, outcome: JobOutcome[ReadSamples], revisions: dict[str, int]
    ) -> None:
        if isinstance(outcome, JobFailed):
            self._fail(Notice(outcome.error.summary, outcome.error.hint, NoticeLevel.ERROR, outcome.trace))
        if not isinstance(outcome, JobDone):
            return
        self._tell_left_out()
        # Taken back while they were read: neither learned from nor noted as such.
        samples = [s for s in outcome.value.samples if is_learned_from(self._project, s.key)]
        read = replace(outcome.value, samples=samples, only_class=only_class_of(samples))
        sent, known = {sample.key for sample in samples}, self._sent_mask_revisions
        # What was left out is tried again with the next images.
        revisions = {key: n for key, n in revisions.items() if key in sent or known.get(key) == n}
        if job is not self._job:
            # The round ended, or began, while the masks were read: these are the wrong ones.
            if self._wants_round:
                self._read_samples()
        elif self._job is not None and has_more_classes(samples, self._class_count):
            self._end_unfit(self._job)
        elif self._job is not None:
            self._send_samples(self._job, read, revisions)
        elif self._wants_round:
            self._begin_round(read, revisions)

    def _tell_left_out(self) -> None:
        problems = self._training_set.take_problems()
        for problem in problems[:_NAMED_PROBLEMS]:
            summary = f"{problem.name} is left out of learning: {problem.sentence}"
            self._events.notice.emit(Notice(summary, level=NoticeLevel.WARNING))
        rest = len(problems) - _NAMED_PROBLEMS
        if rest > 0:
            self._events.notice.emit(Notice(f"{plural(rest, 'more image')} left out for such reasons."))

    def _send_samples(self, job: ComputeJob, read: ReadSamples, revisions: dict[str, int]) -> None:
        from engine.compute.requests.train import AddSamples

        if read.samples:
            job.send(AddSamples(tuple(read.samples)))
            self._sent_mask_revisions.update(revisions)
        self._show_counts(read.counts)

    def _forget_taken_back(self) -> None:
        """Learn no more from images that are not accepted any more, nor predict by a model of such alone."""
        if self._is_closing:
            return
        gone = taken_back(self._project, self._sent_mask_revisions)
        for key in gone:
            del self._sent_mask_revisions[key]
        if gone and self._job is not None and not is_any_trained_on(self._project, self._sent_mask_revisions):
            self._end_unfit(self._job)
        elif gone:
            if self._job is not None:
                from engine.compute.requests.train import AddSamples

                self._job.send(AddSamples(tuple(blank_sample(self._project, key) for key in gone)))
            self._read_samples()
        if self._learned.go_back():
            model = self._project.models.current
            if model is not None:
                self._send_current_model(model)
            left_open, model_id = ((), None) if model is None else (model.left_open, model.id)
            changes = {"loss": (), "iou": (), "per_class": {}, "verdict": ""}
            self._published.update(model_id=model_id, left_open=left_open, **changes)
            self.promoted.emit(None)

    def _end_unfit(self, job: ComputeJob) -> None:
        """End a round whose samples are gone, or of other classes; the next one has those that there are."""
        self._wants_round = self.state.phase is not LearningPhase.PAUSED
        self._sent_mask_revisions = {}
        job.cancel()

    def _show_counts(self, counts: SampleCounts) -> None:
        state = self.state
        is_new = (counts.train, counts.val) != (state.train_count, state.val_count)
        self._published.update(
            train_count=counts.train,
            val_count=counts.val,
            left_out_count=counts.left_out,
            as_predicted_count=counts.as_predicted,
            is_verdict_earlier=state.is_verdict_earlier or is_new,
        )

    # ---- one round

    def _begin_round(self, read: ReadSamples, revisions: dict[str, int]) -> None:
        from engine.compute.requests.train import TrainJobRequest

        self._wants_round = False
        samples = read.samples
        if not any(sample.role == "train" for sample in samples):
            left_out = read.counts.left_out
            message = _ALL_LEFT_OUT if left_out else _NOTHING_ACCEPTED
            self._published.update(phase=LearningPhase.IDLE, message=message)
            self._show_counts(read.counts)
            return
        if read.only_class is not None:
            # A network of one class says that class everywhere, and scores perfectly.
            name = self._project.classes[read.only_class].name
            self._published.update(phase=LearningPhase.IDLE, message=_ONE_CLASS.format(name=name))
            return
        self._sent_mask_revisions = dict(revisions)
        self._class_count = len(self._project.classes)
        request = TrainJobRequest(self._requests.make(self.choices, samples, read.unlabelled))
        self._published.update(
            phase=LearningPhase.STARTING,
            message=_STARTING,
            loss=(),
            iou=(),
            is_verdict_earlier=True,
            architecture=request.round.architecture,
            round_s=planned_s(request.round),
        )
        self._job = self._compute.submit(
            request, lambda event: self._dispatcher.post(lambda: self._receive(event))
        )
        self._show_counts(read.counts)

    def _receive(self, event: ComputeEvent[TrainEvent]) -> None:
        from engine.compute import ComputeCancelled, ComputeFailed
        from engine.learn import request as learn

        match event:
            case learn.TrainStarted():
                self._published.update(phase=LearningPhase.RUNNING, message=event.note)
            case learn.TrainStep():
                self._published.add_step(event)
            case learn.TrainValidated():
                self._published.add_validation(event)
            case learn.TrainCandidate():
                self._consider(event)
            case learn.TrainNote():
                self._events.notice.emit(Notice(event.summary, event.hint))
            case learn.TrainFinished():
                self._round_ended(event.reason)
            case ComputeCancelled():
                self._round_ended(_STOPPED)
            case ComputeFailed(summary) if summary == learn.NOTHING_TO_LEARN:
                self._round_ended(summary)
            case ComputeFailed():
                self._fail(Notice(event.summary, event.hint, NoticeLevel.ERROR, event.traceback))

    def _consider(self, candidate: TrainCandidate) -> None:
        """Carry out the candidate's verdict, unless another model has become the current one meanwhile."""
        current = self._project.models.current
        is_overtaken = candidate.current_model_path != (None if current is None else current.path)
        if not self._sent_mask_revisions:
            discard_file(candidate.path)  # Of images that were taken back; the round is about to end.
            return
        # Without IoUs it was not compared at all, as no image is held back, so that its verdict does not
        # rest on the model that was overtaken: the latest network is promoted whatever is current.
        if candidate.per_class and is_overtaken:
            # The training knows the current model, and compares its next candidate with that.
            discard_file(candidate.path)
            return
        self._published.update(verdict=candidate.verdict.sentence, is_verdict_earlier=False)
        if not candidate.verdict.promote:
            # Nobody will need it again, and a round can bring many.
            discard_file(candidate.path)
            return
        self._requests.candidate_promoted()
        self._promote(candidate, self._sent_mask_revisions)

    def _consider_quick(self, quick: QuickCandidate) -> None:
        """The same for the classifier that is fitted beside the round."""
        candidate = quick.candidate
        current, now = quick.current_model, self._project.models.current
        left_open = classes_left_open(candidate, quick.learned, quick.shown_before)
        shown = [c.name for c in quick.learned if c.name not in (left_open or ())]
        verdict = verdict_on_shown(candidate, {*shown, *quick.shown_before})
        is_taken_back = len(taken_back(self._project, quick.keys)) == len(quick.keys)
        if left_open is None or is_taken_back or not verdict.promote:
            discard_file(candidate.path)
        elif now != current:
            discard_file(candidate.path)
            if now is not None and self._learned.is_of_this_session(now.id):
                self._quick_learner.fit_again(quick)
        else:
            self._published.update(verdict=verdict.sentence, is_verdict_earlier=False)
            self._promote(replace(candidate, verdict=verdict), quick.keys, left_open, shown)

    def _promote(
        self,
        candidate: TrainCandidate,
        keys: Iterable[str],
        left_open: tuple[str, ...] = (),
        shown: Sequence[str] = (),
    ) -> None:
        verdict, mean = candidate.verdict, mean_of(candidate.per_class)
        metrics = {
            # Of the figures that stand beside it: the verdict compares classes that both models know alone.
            "mean_iou": candidate.mean_iou if mean is None else mean,
            "per_class": dict(candidate.per_class),
            LEFT_OPEN: list(left_open),
            SHOWN: list(shown),
        }
        metrics |= self._learned.note(ModelId(candidate.path.stem), keys)
        record = ModelRecord.of_file(candidate.path, metrics, verdict.sentence)
        self._project.models.add(record)
        self._project.models.set_current(record.id)
        self._send_current_model(record)
        self._published.update(model_id=record.id, left_open=left_open)
        self.promoted.emit(record)

    def _send_current_model(self, model: ModelRecord) -> None:
        """Let the round that runs know what its candidates are compared with."""
        from engine.compute.requests.train import CompareWith

        if self._job is not None:
            self._job.send(CompareWith(model.path))

    def _round_ended(self, reason: str) -> None:
        self._job = None
        if not self._is_closing:
            self._requests.round_ended()
        self._published.update(phase=LearningPhase.IDLE, message=reason)
        if self._wants_round:
            self._read_samples()

    def _fail(self, notice: Notice) -> None:
        self._job = None
        self._wants_round = False
        message = notice.summary
        if self._requests.has_interrupted:
            # Errors of a training take its state with them: this file is left by a process that died.
            message = f"{message} {_CAN_RESUME}"
        self._published.update(phase=LearningPhase.IDLE, message=message)
        self._events.notice.emit(notice)
