"""State and events of a session: frozen values, safe to keep."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any, Final

import numpy as np

from engine.core import (
    IGNORE,
    ClassList,
    EngineError,
    Event,
    ImageId,
    LabelMap,
    ModelId,
    ProbMap,
    Progress,
    Rect,
)
from engine.document.planes import LabelPlanes, Plane


class NoticeLevel(StrEnum):
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


MOVED_HINT: Final = "If its folder was moved: File > Where are my images now? finds all of them again."


@dataclass(frozen=True, slots=True)
class Notice:
    """One message to the user: what happened and what to do next.

    Attributes:
        trace: for the log only.
        until_cut: it is over as soon as a cut is shown, or another image is open.
    """

    summary: str
    hint: str = ""
    level: NoticeLevel = NoticeLevel.INFO
    trace: str = ""
    until_cut: bool = False


def error_notice(error: EngineError) -> Notice:
    """A failure as a message to the user."""
    return Notice(error.summary, error.hint, NoticeLevel.ERROR)


NO_MODEL: Final = Notice("There is no model yet.", "Accept an image and start learning, or load a model.")
NOTHING_TO_ACCEPT: Final = Notice(
    "There is nothing to accept yet.", "Scribble on two classes, paint, or train a model first."
)
NO_PREDICTION_TO_DISMISS: Final = Notice(
    "This image has no prediction to put aside.", "P asks the current model for one."
)


@dataclass(frozen=True, slots=True)
class Preview:
    """A cut that the user has not applied yet; it ends with the image it belongs to.

    `labels` is (H, W), 255 where the cut decides nothing; `rect` is where it differs from the preview before.
    A newer preview of the same stroke may reuse the memory of `labels`, on the GUI thread.
    """

    labels: LabelMap
    rect: Rect


@dataclass(frozen=True, slots=True)
class ImagePrediction:
    """Prediction of one model for one image.

    `labels` (H, W) uint8; `uncertainty` (H, W) uint8, 0 sure to 255, of the kind chosen;
    `probs` (C, ceil(H / stride), ceil(W / stride)) float16.
    """

    image_id: ImageId
    model_id: ModelId
    labels: LabelMap
    uncertainty: LabelMap
    probs: ProbMap
    stride: int

    @property
    def nbytes(self) -> int:
        return self.labels.nbytes + self.uncertainty.nbytes + self.probs.nbytes


@dataclass(frozen=True, slots=True)
class PredictionStatus:
    """Whose prediction of the open image is shown.

    Attributes:
        shown: its model; None when none is shown.
        current: the project's current model.
        is_running: the current model is working on it.
        dismissed: the model whose prediction of the image is dismissed.
    """

    shown: ModelId | None = None
    current: ModelId | None = None
    is_running: bool = False
    dismissed: ModelId | None = None

    @property
    def is_stale(self) -> bool:
        """Whether the prediction shown is of another model than the current one."""
        return self.shown is not None and self.shown != self.current


@dataclass(frozen=True, slots=True)
class Busy:
    """What runs now; None where nothing does."""

    is_refining: bool = False
    opening: str = ""
    predict: Progress | None = None
    files: Progress | None = None
    similarity: Progress | None = None
    background_prediction: Progress | None = None
    is_warming_up: bool = False


class BusyTracker:
    """Holder of what runs now; emits `changed` when it differs; GUI thread."""

    def __init__(self, changed: Event[Busy]) -> None:
        self._changed = changed
        self.busy = Busy()

    def update(self, **changes: Any) -> None:
        """Set fields of `busy`, by their names."""
        busy = replace(self.busy, **changes)
        if busy != self.busy:
            self.busy = busy
            self._changed.emit(busy)


class LearningPhase(StrEnum):
    IDLE = "idle"
    STARTING = "starting"
    RUNNING = "running"
    PAUSED = "paused"


@dataclass(frozen=True, slots=True)
class LearningState:
    """Where the learning stands. Curves are (seconds of training, value) in order of time."""

    phase: LearningPhase = LearningPhase.IDLE
    auto: bool = True
    message: str = ""
    train_count: int = 0
    val_count: int = 0
    loss: tuple[tuple[float, float], ...] = ()
    iou: tuple[tuple[float, float], ...] = ()
    per_class: dict[str, float | None] = field(default_factory=dict)
    model_id: ModelId | None = None
    verdict: str = ""


class SessionEvents:
    """Events of a session, for its window; each is emitted on the owner's thread."""

    def __init__(self) -> None:
        self.image_opened: Event[bool] = Event()
        """The open image is another one, or none any more (see `Session.image`)."""
        self.shown_changed: Event[Rect] = Event()
        """Pixels of the label overlay in this rectangle differ."""
        self.scribbles_changed: Event[Rect] = Event()
        self.preview_changed: Event[Preview | None] = Event()
        self.prediction_changed: Event[ImagePrediction | None] = Event()
        self.prediction_status_changed: Event[None] = Event()
        """Which model the open image's prediction is of, or should be, may differ; see `PredictionStatus`."""
        self.history_changed: Event[None] = Event()
        self.images_changed: Event[tuple[ImageId, ...] | None] = Event()
        """Rows that differ; None means that all may."""
        self.classes_changed: Event[ClassList] = Event()
        self.busy_changed: Event[Busy] = Event()
        self.notice: Event[Notice] = Event()
        self.learning_changed: Event[LearningState] = Event()
        self.smoothness_chosen: Event[float] = Event()
        """Smoothness that the scribbles have chosen, in nats (see `CutSettings.auto_smoothness`)."""
        self.texture_chosen: Event[float] = Event()
        """Texture weight that the scribbles have chosen (see `CutSettings.auto_texture`);
        0 again with the next image."""
        self.models_changed: Event[None] = Event()


def shown_labels(
    planes: LabelPlanes, preview: Preview | None, prediction: ImagePrediction | None, rect: Rect
) -> LabelMap:
    """Class ids to show in `rect`: painted by hand, else previewed, else decided, else predicted.

    Returns:
        (h, w) uint8 copy, 255 where nothing is known.
    """
    import cv2

    shown = decided_labels(planes, preview, rect)
    if prediction is not None:
        is_open = (shown == IGNORE).view(np.uint8)
        cv2.copyTo(prediction.labels[rect.slices], is_open, shown)
    return shown


def decided_labels(planes: LabelPlanes, preview: Preview | None, rect: Rect) -> LabelMap:
    """Like `shown_labels`, without the prediction."""
    # Several times faster than NumPy's selection, and this is read whenever labels are drawn.
    import cv2

    shown: LabelMap = planes.view(Plane.MASK)[rect.slices].copy()
    if preview is None:
        return shown
    cut = preview.labels[rect.slices]
    free = cut != IGNORE
    if not planes.is_blank(Plane.HAND):
        free &= planes.view(Plane.HAND)[rect.slices] == IGNORE
    cv2.copyTo(cut, free.view(np.uint8), shown)
    return shown
