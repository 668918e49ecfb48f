"""What goes in and out of a compute: requests, events, jobs; frozen, and no torch."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, Protocol, TypeAlias

import numpy as np
from numpy.typing import NDArray

from engine.core import BadInputError, ClassList, LabelMap, ProbMap, Progress, RgbU8
from engine.learn.request import Sample, TrainEvent, TrainRequest
from engine.predict.settings import PredictSettings
from engine.pretrain.request import PretrainEvent, PretrainRequest

Priority: TypeAlias = Literal["open", "neighbour", "queue"]


@dataclass(frozen=True, slots=True, eq=False)
class PredictRequest:
    """One image to predict.

    Attributes:
        image: (H, W, 3) uint8; must not be written to until the job has ended.
        settings: tiles, averaging, kind of uncertainty.
        priority: "open" for the image that the user looks at, before its neighbours and
            the queue; training gives way to all of them.
    """

    image: RgbU8
    model_path: Path
    settings: PredictSettings = field(default_factory=PredictSettings)
    priority: Priority = "open"

    def __post_init__(self) -> None:
        if self.image.ndim != 3 or self.image.dtype != np.uint8 or self.image.size == 0:
            raise BadInputError(
                f"image must be (H, W, 3) uint8 and not empty, got {self.image.shape} {self.image.dtype}"
            )


@dataclass(frozen=True, slots=True, eq=False)
class PredictDone:
    """A prediction; arrays as in `engine.predict.Prediction`, read-only, owned by the receiver."""

    labels: LabelMap
    uncertainty: NDArray[np.uint8]
    probs: ProbMap
    stride: int
    model_path: Path
    seconds: float


@dataclass(frozen=True, slots=True)
class EmbedRequest:
    """Some images to describe by what a network sees in them.

    Attributes:
        model_path: a model file, or the file of an encoder that learned without labels.
        images: files; a few dozen, so that a training gets its turn between two requests.
    """

    model_path: Path
    images: tuple[Path, ...]


@dataclass(frozen=True, slots=True, eq=False)
class EmbedDone:
    """Vectors (n, C) float32 of unit length, a row of NaN for an image that cannot be read."""

    vectors: NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class ReadyRequest:
    """A ready model to be made into a model file.

    Attributes:
        name: of `engine.models.pretrained.ready_models.READY_MODELS`; its weights should be on this machine
            already, as a download here holds up every other job.
        classes: of the model, in its order.
    """

    name: str
    classes: ClassList
    out_path: Path


@dataclass(frozen=True, slots=True)
class ReadyDone:
    """The model file has been written."""

    path: Path


@dataclass(frozen=True, slots=True)
class Progressed:
    """How far a job is, or what it waits for."""

    progress: Progress


@dataclass(frozen=True, slots=True)
class Failed:
    """The job ended with an error; `traceback` is for the log."""

    summary: str
    hint: str
    traceback: str = ""


@dataclass(frozen=True, slots=True)
class Cancelled:
    """The job ended because it was told to, or because the compute was closed."""


ComputeEvent: TypeAlias = (
    PredictDone | EmbedDone | ReadyDone | Progressed | Failed | Cancelled | TrainEvent | PretrainEvent
)
OnEvent: TypeAlias = Callable[[ComputeEvent], None]


class ComputeJob(Protocol):
    """A prediction or training under way. Its last event is a done, Failed or Cancelled: exactly one."""

    def cancel(self) -> None:
        """Stop at the next tile or batch; nothing happens when it has ended already."""

    def wait(self, timeout_s: float | None = None) -> bool:
        """Block until the last event has been delivered; False when the time is over first."""


class TrainJob(ComputeJob, Protocol):
    """A training under way."""

    def pause(self) -> None:
        """Stop after the batch in progress, and use no processor until resumed."""

    def resume(self) -> None:
        """Go on after a pause."""

    def add_samples(self, samples: Iterable[Sample]) -> None:
        """Let these take part from the next batch on."""

    def compare_with(self, path: Path) -> None:
        """Tell it which model is in use from now on: candidates have to be no worse than that one."""


class Compute(Protocol):
    """Where networks run. Methods may be called from any thread and return at once.

    `on_event` is called on a thread of the compute's own, in order for each job.
    """

    def predict(self, request: PredictRequest, on_event: OnEvent) -> ComputeJob:
        """Predict one image; ends with PredictDone, Failed or Cancelled."""

    def embed(self, request: EmbedRequest, on_event: OnEvent) -> ComputeJob:
        """Describe images by a network; ends with EmbedDone, Failed or Cancelled."""

    def make_ready(self, request: ReadyRequest, on_event: OnEvent) -> ComputeJob:
        """Write the file of a ready model; ends with ReadyDone, Failed or Cancelled."""

    def train(self, request: TrainRequest, on_event: OnEvent) -> TrainJob:
        """Train one network; ends with TrainFinished, Failed or Cancelled."""

    def pretrain(self, request: PretrainRequest, on_event: OnEvent) -> ComputeJob:
        """Learn from images without labels; ends with PretrainFinished, Failed or Cancelled."""

    def warm_up(self) -> None:
        """Get ready for the first job in the background."""

    def close(self) -> None:
        """Cancel what is under way, deliver every last event, free everything."""
