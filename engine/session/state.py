"""State and events of a session: frozen values, safe to keep."""

from __future__ import annotations

import re
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
    RgbU8,
)
from engine.document.mask_survey import label_counts
from engine.document.planes import LabelPlanes, Plane

UNDO_SUBJECT: Final = "undo"
REDO_SUBJECT: Final = "redo"
_NAMES_KEY: Final = {
    UNDO_SUBJECT: re.compile(r"\[\[undo\]\]|\bUndo\b"),
    REDO_SUBJECT: re.compile(r"\[\[redo\]\]"),
}


class NoticeLevel(StrEnum):
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


MOVED_HINT: Final = (
    "If its folder was moved: File > Where are my images now? finds all of them again."
    " If it is gone for good: [[remove_images]] takes it out of the project."
)
BROKEN_HINT: Final = "The other images are fine. [[remove_images]] takes it out of the project."


@dataclass(frozen=True, slots=True)
class Notice:
    """One message to the user: what happened and what to do next.

    Attributes:
        summary: names of the user's may be in it; it is shown as it stands.
        hint: "[[undo]]" in it stands for the key that the window's action of this id has now.
        trace: for the log only.
        until_cut: it is over as soon as a cut is shown, another image is open, or undo or redo has changed
            what it speaks of.
        subject: what it is about; `SessionEvents.notice_over` ends it.
        stays: it is on the screen until it is closed or over, as an error is.
    """

    summary: str
    hint: str = ""
    level: NoticeLevel = NoticeLevel.INFO
    trace: str = ""
    until_cut: bool = False
    subject: str = ""
    stays: bool = False

    @property
    def subjects(self) -> frozenset[str]:
        """Subjects that end it: its own, or else the keys that change what it speaks of."""
        if self.subject:
            return frozenset({self.subject})
        keys = _NAMES_KEY.items()
        return frozenset(subject for subject, key in keys if self.until_cut or key.search(self.hint))


def image_subject(image_id: ImageId) -> str:
    """Subject of messages about one image."""
    return f"image {image_id}"


def image_notice(image_id: ImageId, summary: str, hint: str, trace: str = "") -> Notice:
    """A failure with one image as a message, which ends when the image can be shown or is removed."""
    return Notice(summary, hint, NoticeLevel.ERROR, trace, subject=image_subject(image_id))


def error_notice(error: EngineError) -> Notice:
    """A failure as a message to the user."""
    return Notice(error.summary, error.hint, NoticeLevel.ERROR)


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer to a question: its key, the text of its button, and what it does."""

    key: str
    label: str
    tip: str


@dataclass(frozen=True, slots=True)
class Question:
    """A sentence that stays true until one of the choices is taken, or what it tells of has passed."""

    sentence: str
    hint: str
    choices: tuple[Answer, ...]


CHANGED_HINT: Final = "Choose above the image what becomes of its mask, then go on."
NO_MODEL: Final = Notice("There is no model yet.", "Accept an image and start learning, or load a model.")
NOTHING_TO_ACCEPT: Final = Notice(
    "There is nothing to accept yet.", "Scribble on two classes, paint, or train a model first."
)
READ_ONLY: Final = Notice(
    "This project is open read-only: you can look but not change.",
    "Close it elsewhere and open it again, or copy it to a folder of your own.",
)
ROUGH_CUT: Final = Notice(
    "This cut is a rough one: the exact cut is being prepared, once on this machine.",
    "It takes the place of the rough one by itself. Meanwhile scribble on, or paint: all tools work.",
    subject="rough cut",
    stays=True,
)
CUT_FAILED: Final = "failed cut"
"""Subject of messages why scribbles make no cut: over with those scribbles."""
NO_PREDICTION_TO_DISMISS: Final = Notice(
    "This image has no prediction to put aside.", "[[predict_now]] asks the current model for one."
)


@dataclass(frozen=True, slots=True, eq=False)
class ReducedPicture:
    """Small picture of an image that is still being read.

    `pixels` is (h, w, 3) uint8, `shape` the (H, W) of the image itself.
    """

    image_id: ImageId
    pixels: RgbU8
    shape: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Preview:
    """A cut that the user has not applied yet; it ends with the image it belongs to.

    `labels` is (H, W), 255 where the cut decides nothing; `rect` is where it differs from the preview before.
    A newer preview of the same stroke may reuse the memory of `labels`, on the GUI thread. A rough one is
    a stand-in for a cut that is not prepared yet.
    """

    labels: LabelMap
    rect: Rect
    is_rough: bool = False


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
    """What runs now; None where nothing does. `waiting` is the decision that waits for it, in words, and
    `made` how much of its edit is made.

    `preparation` is that of the cut while its kernels are compiled, not while they are loaded.
    """

    is_refining: bool = False
    waiting: str = ""
    made: Progress | None = None
    opening: str = ""
    predict: Progress | None = None
    files: Progress | None = None
    similarity: Progress | None = None
    background_prediction: Progress | None = None
    is_warming_up: bool = False
    preparation: Progress | None = None


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
    left_out_count: int = 0
    """Accepted images that are not learned from: their file is missing, unreadable or changed."""
    as_predicted_count: int = 0
    """Accepted images whose mask is a prediction that nobody changed: no model is checked on them."""
    loss: tuple[tuple[float, float], ...] = ()
    iou: tuple[tuple[float, float], ...] = ()
    per_class: dict[str, float | None] = field(default_factory=dict)
    model_id: ModelId | None = None
    verdict: str = ""
    left_open: tuple[str, ...] = ()
    """Classes that the model is not good enough at yet, so that its predictions leave their pixels open."""
    architecture: str = ""
    """Of the network in training, or in the last round; empty before the first one."""
    round_s: float = 0.0
    """Seconds of work that a round takes."""
    is_verdict_earlier: bool = False
    """The verdict is from before this round, or from before the images that are counted now."""

    @property
    def left_s(self) -> float | None:
        """Seconds of work until the round ends; None while that is not known."""
        if self.phase not in (LearningPhase.RUNNING, LearningPhase.PAUSED) or not self.round_s:
            return None
        worked_s = max((points[-1][0] for points in (self.loss, self.iou) if points), default=0.0)
        return max(0.0, self.round_s - worked_s)


class SessionEvents:
    """Events of a session, for its window; each is emitted on the owner's thread."""

    def __init__(self) -> None:
        self.image_opened: Event[bool] = Event()
        """The open image is another one, or none any more (see `Session.image`)."""
        self.picture_changed: Event[ReducedPicture | None] = Event()
        """A small picture of the image that is being read while none is open; None: it is gone."""
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
        self.notice_over: Event[frozenset[str]] = Event()
        """Messages about these subjects are untrue from now on."""
        self.learning_changed: Event[LearningState] = Event()
        self.smoothness_chosen: Event[float] = Event()
        """Smoothness that the scribbles have chosen, in nats (see `CutSettings.auto_smoothness`)."""
        self.texture_chosen: Event[float] = Event()
        """Texture weight that the scribbles have chosen (see `CutSettings.auto_texture`);
        0 again with the next image."""
        self.models_changed: Event[None] = Event()
        self.changes_lost: Event[None] = Event()
        """Something could not be stored for good, and what is in memory is as stored again."""
        self.question_changed: Event[tuple[str, Question | None]] = Event()
        """The question of this subject is another one now, or none; see `Session.answer`."""


def shown_labels(
    planes: LabelPlanes, preview: Preview | None, prediction: ImagePrediction | None, rect: Rect
) -> LabelMap:
    """Class ids to show in `rect`: painted by hand, else previewed, else decided, else predicted.

    Returns:
        (h, w) uint8 copy, 255 where nothing is known.
    """
    return shown_and_open_labels(planes, preview, prediction, rect)[0]


def shown_and_open_labels(
    planes: LabelPlanes, preview: Preview | None, prediction: ImagePrediction | None, rect: Rect
) -> tuple[LabelMap, LabelMap]:
    """`shown_labels`, and (h, w) uint8: 1 where they are the prediction's alone, else 0."""
    import cv2

    shown = decided_labels(planes, preview, rect)
    if prediction is None:
        return shown, np.zeros(shown.shape, np.uint8)
    predicted = prediction.labels[rect.slices]
    is_open = ((shown == IGNORE) & (predicted != IGNORE)).view(np.uint8)
    cv2.copyTo(predicted, is_open, shown)
    return shown, is_open


def decided_labels(planes: LabelPlanes, preview: Preview | None, rect: Rect) -> LabelMap:
    """Like `shown_labels`, without the prediction; no preview covers what is decided as a protected class."""
    # Several times faster than NumPy's selection, and this is read whenever labels are drawn.
    import cv2

    shown = planes.read(Plane.MASK, rect)
    if preview is None:
        return shown
    cut = preview.labels[rect.slices]
    free = cut != IGNORE
    is_protected = planes.protected_in(rect)
    if is_protected is not None:
        free &= ~is_protected
    if not planes.is_blank(Plane.HAND):
        free &= planes.view(Plane.HAND, rect) == IGNORE
    cv2.copyTo(cut, free.view(np.uint8), shown)
    return shown


def labels_to_accept(planes: LabelPlanes, preview: Preview | None, predicted: LabelMap | None) -> LabelMap:
    """(H, W) copy: what is decided or previewed, else the scribble, else the prediction."""
    labels = decided_labels(planes, preview, Rect.of_shape(planes.shape))
    if not planes.is_blank(Plane.SCRIBBLES):
        undecided = labels == IGNORE
        labels[undecided] = planes.view(Plane.SCRIBBLES)[undecided]
    if predicted is not None:
        undecided = labels == IGNORE
        labels[undecided] = predicted[undecided]
    return labels


def labels_without_deleted(labels: LabelMap, classes: ClassList) -> LabelMap:
    """(H, W): the labels with those of classes that are gone unlabelled, as every prediction is shown.

    A class that left no trace in the list is among them: where a model was damaged, nobody knew of it.
    """
    table = np.array([number if classes.has(number) else IGNORE for number in range(256)], np.uint8)
    return labels if bool((table[label_counts(labels).nonzero()[0]] != IGNORE).all()) else table[labels]


def without_deleted(prediction: ImagePrediction, classes: ClassList) -> ImagePrediction:
    """The prediction without the classes that were deleted since its model learned, see above."""
    gone = [class_id for class_id in range(len(prediction.probs)) if not classes.has(class_id)]
    if not gone:
        return prediction
    labels = labels_without_deleted(prediction.labels, classes)
    probs = prediction.probs.copy()
    probs[gone] = 0
    return replace(prediction, labels=labels, probs=probs)
