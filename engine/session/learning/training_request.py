"""The request of a training round: the weights it begins with, and whether it resumes an interrupted one."""

from __future__ import annotations

import logging
import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from engine.core import ClassList, UserError
from engine.core.checked import text_line
from engine.document.stacks.network_input import INPUT_CHANNELS_SETTING, stored_input_channels
from engine.files.held_files import discard_file
from engine.models.catalog import QUICK_ARCHITECTURES, architecture_info
from engine.models.files.weights import read_card
from engine.models.spec import ModelSpec
from engine.session.learning.initial_encoder import matching_initial_encoder
from engine.session.learning.learning_choices import LearningChoices
from engine.session.learning.quick_learner import sums_folder
from engine.session.learning.training_set import chosen_loss
from engine.session.state import Notice, NoticeLevel, SessionEvents
from engine.storage import Project

if TYPE_CHECKING:
    from engine.learn.request import Sample, TrainRequest, UnlabelledImage

_log = logging.getLogger(__name__)

_LAST_WEIGHTS: Final = "training.last.safetensors"
_TRAINING_STATE_FILE: Final = "training.checkpoint"
_SETTING: Final = "training_under_way"

_Kind: TypeAlias = tuple[str, str, tuple[int, ...]]
"""Architecture, encoder and input channels."""


def planned_s(request: TrainRequest) -> float:
    """Working time that the round is to take; 0 where it is as long as its solution takes."""
    learns_in_steps = architecture_info(request.architecture).learns_in_steps
    return 60.0 * request.minutes if learns_in_steps else 0.0


class TrainingRequests:
    """Maker of the requests of a project's rounds, one after the other; GUI thread."""

    def __init__(self, project: Project, events: SessionEvents) -> None:
        self._project = project
        self._events = events
        self._weights = RoundWeights(project)
        self._interrupted = InterruptedTraining(project)

    @property
    def has_interrupted(self) -> bool:
        """Whether a round was interrupted that can be resumed."""
        return self._interrupted.exists

    def make(
        self,
        choices: LearningChoices,
        samples: Sequence[Sample],
        unlabelled: tuple[UnlabelledImage, ...] = (),
    ) -> TrainRequest:
        """The request of the next round; an encoder that does not fit is left out, with a notice."""
        from engine.learn.request import TrainRequest

        current = self._project.models.current
        initial = self._initial_files(choices)
        request = TrainRequest(
            architecture=choices.architecture,
            encoder=choices.encoder,
            classes=self._project.classes,
            samples=tuple(samples),
            minutes=choices.minutes,
            loss=chosen_loss(choices.loss, samples),
            optimizer=choices.optimizer,
            standardize=choices.standardize,
            channels=self.channels,
            augment=choices.augment,
            init_path=initial.init_path,
            encoder_path=initial.encoder_path,
            current_model_path=None if current is None else current.path,
            out_path=self._project.models.next_path(),
            last_path=self._weights.last_path,
            sums_folder=sums_folder(self._project),
            unlabelled=unlabelled,
        )
        return self._interrupted.resumed(request)

    @property
    def channels(self) -> tuple[int, ...]:
        """Channels of the project's images that networks see; empty for the pictures as they are shown."""
        return stored_input_channels(self._project.settings.get(INPUT_CHANNELS_SETTING))

    def candidate_promoted(self) -> None:
        """A candidate of the round is the current model: the next round begins with that one."""
        self._weights.candidate_promoted()

    def round_ended(self) -> None:
        """Forget what the round leaves behind that no other needs."""
        self._interrupted.forget()
        self._weights.round_ended()

    def _initial_files(self, choices: LearningChoices) -> InitialWeightFiles:
        try:
            return self._weights.choose(choices.architecture, choices.encoder, self.channels)
        except UserError as error:
            self._events.notice.emit(Notice(error.summary, error.hint, NoticeLevel.WARNING))
            return InitialWeightFiles()


@dataclass(frozen=True, slots=True)
class InitialWeightFiles:
    """A model to fine-tune, or an encoder; both None for random weights."""

    init_path: Path | None = None
    encoder_path: Path | None = None


class RoundWeights:
    """Chooser of the weights that a round begins with; GUI thread.

    It keeps the last weights of a round whose network was never promoted. Without them, a network that
    needs more than one round to be better than the filters would begin each of them from nothing.
    """

    def __init__(self, project: Project) -> None:
        self._project = project
        self._is_promoted = False

    @property
    def last_path(self) -> Path:
        """File to which a round writes its last weights."""
        return self._project.models_dir / _LAST_WEIGHTS

    def choose(self, architecture: str, encoder: str, channels: tuple[int, ...] = ()) -> InitialWeightFiles:
        """Files for the next round of such a network; empty `encoder`: its usual one.

        Args:
            channels: those of the images that it sees; empty for the pictures as they are shown.

        Raises:
            UserError: the encoder that was chosen for the first model does not fit.
        """
        self._is_promoted = False
        wanted = architecture, encoder or architecture_info(architecture).default_encoder, channels
        current = self._project.models.current
        is_quick = False
        if current is not None:
            try:
                spec = read_card(current.path).spec
            except UserError:
                return InitialWeightFiles(current.path)  # The training reports what is wrong with it.
            if _kind(spec) == wanted:
                return InitialWeightFiles(current.path)
            is_quick = spec.architecture in QUICK_ARCHITECTURES
            if self._has_last(wanted, self._project.classes):
                return InitialWeightFiles(self.last_path)
        if current is None or is_quick:
            # A quick classifier is current until a network is better: this is the first network.
            return InitialWeightFiles(None, matching_initial_encoder(self._project, architecture, encoder))
        # Another kind of network, which cannot be fine-tuned; the training reports that.
        return InitialWeightFiles(current.path)

    def candidate_promoted(self) -> None:
        """A candidate of the round that runs is the current model: the next round begins with it."""
        self._is_promoted = True

    def round_ended(self) -> None:
        """Delete the last weights of the round, if they are needless."""
        if self._is_promoted:
            discard_file(self.last_path)

    def _has_last(self, wanted: _Kind, classes: ClassList) -> bool:
        """Whether the round before left such a network; one of another kind is deleted."""
        try:
            spec = read_card(self.last_path).spec
        except UserError:
            spec = None  # Missing, or cut off by a full disk: the round begins like any without one.
        if spec is not None and _kind(spec) == wanted and spec.classes.names == classes.names:
            return True
        discard_file(self.last_path)
        return False


class InterruptedTraining:
    """The round that ran when the window closed or the computer died; stored in the project; GUI thread."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._path = project.models_dir / _TRAINING_STATE_FILE

    @property
    def exists(self) -> bool:
        """Whether a round was interrupted that can be resumed."""
        return os.path.exists(self._path) and self._project.settings.get(_SETTING) is not None

    def resumed(self, request: TrainRequest) -> TrainRequest:
        """The request with a place for its training state: that of the interrupted round if its choices are
        the same; any other interrupted round is given up.
        """
        request = replace(request, training_state_path=self._path)
        stored = self._project.settings.get(_SETTING) if self.exists else None
        if isinstance(stored, dict) and stored.get("choices") == _stored_choices(request):
            try:
                again = replace(
                    request,
                    out_path=self._project.model_file(text_line(stored.get("out"), "out")),
                    init_path=_path(stored.get("init")),
                    encoder_path=_path(stored.get("encoder")),
                )
            except UserError as error:
                _log.info("An interrupted round is given up: %s", error)
            else:
                if all(
                    path is None or os.path.isfile(path) for path in (again.init_path, again.encoder_path)
                ):
                    return again
        self.forget()
        initial = {"init": _text(request.init_path), "encoder": _text(request.encoder_path)}
        setting = {"choices": _stored_choices(request), "out": request.out_path.name, **initial}
        self._project.settings.set(_SETTING, setting)
        return request

    def forget(self) -> None:
        """The round is over, or given up."""
        discard_file(self._path)
        if self._project.settings.get(_SETTING) is not None:
            self._project.settings.set(_SETTING, None)


def _kind(spec: ModelSpec) -> _Kind:
    return spec.architecture, spec.encoder, spec.channels


def _stored_choices(request: TrainRequest) -> list[Any]:
    """What the user has chosen, as JSON gives it back."""
    choices = [request.architecture, request.encoder, request.loss, request.optimizer, request.minutes]
    stored = [*choices, list(request.classes.names), request.augment.to_json()]
    # As earlier versions have stored it, where nothing was chosen.
    return [*stored, list(request.channels)] if request.channels else stored


def _path(text: object) -> Path | None:
    return None if text is None else Path(text_line(text, "the path of a model"))


def _text(path: Path | None) -> str | None:
    return None if path is None else str(path)
