"""The first model of a new project: a quick classifier, fitted again after each accepted image.

It is the closed form on filters and learned features; without the encoder that ships, the classifier of
filters.
A fit takes a second or two beside the round of the network that the user has chosen. Once that network is
the better model, nothing is fitted here any more; one promoted during a fit is compared with it first.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from engine.core import ClassInfo, Event, UserError
from engine.document.stacks.network_input import INPUT_CHANNELS_SETTING, stored_input_channels
from engine.jobs import Dispatcher, JobDone, JobFailed, JobOutcome, Lane
from engine.models.catalog import QUICK_ARCHITECTURE, QUICK_ARCHITECTURES, RIDGE_ARCHITECTURE
from engine.models.files.weights import read_card
from engine.models.pretrained.local_weights import local_weights
from engine.models.pretrained.shipped_encoder import SHIPPED_ENCODER, has_shipped_encoder
from engine.session.learning.training_set import TrainingSet, only_class_of, replayed
from engine.session.state import Notice, NoticeLevel, SessionEvents
from engine.storage import ImageRecord, ModelRecord, Project
from engine.storage.caches.prediction_folder import FOLDER as PREDICTIONS

if TYPE_CHECKING:
    from engine.compute import Compute, ComputeEvent, ComputeJob
    from engine.learn.request import Sample, TrainCandidate, TrainEvent

MOST_IMAGES: Final = 32
_MINUTES: Final = 1.0
_SUMS: Final = "sums"


@dataclass(frozen=True, slots=True)
class QuickWay:
    """A kind of quick classifier: architecture, and encoder where it is not the usual one."""

    architecture: str
    encoder: str = ""


@dataclass(frozen=True, slots=True)
class QuickCandidate:
    """A new classifier, its classes, the model that it was compared with, and the keys of its images."""

    candidate: TrainCandidate
    learned: tuple[ClassInfo, ...]
    current_model: ModelRecord | None
    keys: frozenset[str]

    @property
    def shown_before(self) -> tuple[str, ...]:
        """Names of the classes that the model shows which it was compared with."""
        return () if self.current_model is None else self.current_model.shown


class QuickLearner:
    """Trainer of the classifier, while the current model is no better one; GUI thread.

    Attributes:
        candidate_found: there is a new classifier, to be promoted or not.
    """

    def __init__(
        self,
        project: Project,
        compute: Compute,
        training_set: TrainingSet,
        files: Lane,
        dispatcher: Dispatcher,
        events: SessionEvents,
    ) -> None:
        self.candidate_found: Event[QuickCandidate] = Event()
        self._project = project
        self._compute = compute
        self._training_set = training_set
        self._files = files
        self._dispatcher = dispatcher
        self._events = events
        self._job: ComputeJob | None = None
        self._is_reading = False
        self._waiting: list[ImageRecord] | None = None
        self._fitted: list[ImageRecord] = []
        self._is_due_again = False
        self._last_failure = ""
        self._standardize: bool | None = None
        self._ways: list[QuickWay] = []

    def learn(
        self,
        accepted: list[ImageRecord],
        architecture: str,
        standardize: bool | None = None,
        encoder: str = "",
    ) -> None:
        """Fit it to these images, unless the current model, or the network to be trained, makes it needless.

        Args:
            architecture, standardize: of the network to be trained.
            encoder: whose features are looked at; empty for the one that ships with Inkling.
        """
        if architecture in QUICK_ARCHITECTURES or not self._is_wanted():
            return
        self._waiting = accepted
        self._standardize = standardize
        self._ways = ways(encoder)
        self._begin()

    def fit_again(self, overtaken: QuickCandidate) -> None:
        """Fit once more, against the network that was promoted during the fit of this classifier.

        Not where that was against a network already: each has been compared with one then.
        """
        if overtaken.current_model is None or is_quick(overtaken.current_model):
            self._waiting = self._waiting or self._fitted
            self._is_due_again = True
            self._begin()

    def close(self) -> None:
        """Stop; promoted models are on disk."""
        self._waiting = None
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _is_wanted(self) -> bool:
        current = self._project.models.current
        return current is None or is_quick(current)

    def _begin(self) -> None:
        if self._waiting is None or self._is_reading or self._job is not None:
            return
        records = self._fitted = replayed(self._waiting, MOST_IMAGES)
        self._waiting = None
        self._is_reading = True
        self._files.submit("quick samples", lambda token, report: self._read(records), self._collected)

    def _launch_next(self, samples: list[Sample]) -> None:
        """Fit in the next way, after one that failed."""
        self._ways = self._ways[1:]
        self._launch(samples)

    def _read(self, records: list[ImageRecord]) -> list[Sample]:
        """Samples of these images, none while they show one class only; for the thread of the files lane."""
        samples = self._training_set.read(records)
        return samples if only_class_of(samples) is None else []

    def _collected(self, outcome: JobOutcome[list[Sample]]) -> None:
        self._is_reading = False
        if isinstance(outcome, JobFailed):
            self._fail(Notice(outcome.error.summary, outcome.error.hint, NoticeLevel.ERROR, outcome.trace))
        elif isinstance(outcome, JobDone) and any(s.role == "train" for s in outcome.value):
            self._launch(outcome.value)
        self._begin()

    def _launch(self, samples: list[Sample]) -> None:
        from engine.compute.requests.train import TrainJobRequest
        from engine.learn.first_model.learned_classes import learned_classes
        from engine.learn.request import TrainRequest

        if not (self._is_wanted() or self._is_due_again):
            return
        self._is_due_again = False
        way = self._ways[0]
        current = self._project.models.current
        request = TrainRequest(
            classes=self._project.classes,
            samples=tuple(samples),
            out_path=self._project.models.next_path(way.architecture),
            current_model_path=None if current is None else current.path,
            architecture=way.architecture,
            encoder=way.encoder,
            sums_folder=sums_folder(self._project),
            steps=1,
            minutes=_MINUTES,
            is_quick=True,
            standardize=self._standardize,
            channels=stored_input_channels(self._project.settings.get(INPUT_CHANNELS_SETTING)),
        )
        learned = learned_classes(request.classes, samples)
        self._job = self._compute.submit(
            TrainJobRequest(request),
            lambda event: self._dispatcher.post(lambda: self._receive(event, learned, current, samples)),
        )

    def _receive(
        self,
        event: ComputeEvent[TrainEvent],
        learned: tuple[ClassInfo, ...],
        current_model: ModelRecord | None,
        samples: list[Sample],
    ) -> None:
        from engine.compute import ComputeCancelled, ComputeFailed
        from engine.learn.request import NOTHING_TO_LEARN, TrainCandidate, TrainFinished

        match event:
            case TrainCandidate():
                keys = frozenset(sample.key for sample in samples)
                self.candidate_found.emit(QuickCandidate(event, learned, current_model, keys))
            case TrainFinished() | ComputeCancelled():
                self._job = None
                self._last_failure = ""
                self._begin()
            case ComputeFailed(summary) if summary == NOTHING_TO_LEARN:
                self._job = None
                self._begin()
            case ComputeFailed():
                self._job = None
                waiting = self._waiting
                self._fail(Notice(event.summary, event.hint, NoticeLevel.ERROR, event.traceback))
                if waiting is not None:
                    self._waiting = waiting
                    self._begin()
                elif len(self._ways) > 1:
                    self._launch_next(samples)
            case _:
                pass  # The fit is too short to be shown; the round beside it reports images left out.

    def _fail(self, notice: Notice) -> None:
        """Say it once; the round beside it goes on, and the next accepted image is another try."""
        self._waiting = None
        is_news = notice.summary != self._last_failure
        self._last_failure = notice.summary
        if is_news:
            self._events.notice.emit(notice)


def ways(encoder: str) -> list[QuickWay]:
    """Kinds of classifiers to fit; where one fails, as by a damaged file, the next."""
    chosen = [QuickWay(RIDGE_ARCHITECTURE, encoder)] if encoder else []
    is_there = has_shipped_encoder() or local_weights(SHIPPED_ENCODER) is not None
    shipped = [QuickWay(RIDGE_ARCHITECTURE)] if is_there else []
    return [*chosen, *shipped, QuickWay(QUICK_ARCHITECTURE)]


def sums_folder(project: Project) -> Path | None:
    """Where a closed-form fit keeps the sums of the project's images; None where nothing may be written."""
    return None if project.read_only else project.path / PREDICTIONS / _SUMS


def is_quick(model: ModelRecord) -> bool:
    """Whether this model is a quick classifier; a file that cannot be read is none."""
    try:
        return read_card(model.path).spec.architecture in QUICK_ARCHITECTURES
    except UserError:
        return False  # Predicting with it reports what is wrong.
