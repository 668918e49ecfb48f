"""Request and events of a training; frozen, and no torch.

Example:
    >>> from engine.core import ClassList
    >>> labels = np.zeros((480, 640), np.uint8)
    >>> sample = Sample("cells/1", Path("images/1.png"), labels)
    >>> classes = ClassList.from_names(["background", "cell"])
    >>> request = TrainRequest(classes, (sample,), Path("model.safetensors"), epochs=20, loss="dice+ce")
    >>> request.architecture
    'unet-small'
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, TypeAlias

import numpy as np

from engine.core import BadInputError, BoolMap, ClassList, LabelMap
from engine.learn.augmentation.augment_settings import AUTOMATIC, AugmentChoice
from engine.learn.validation.promotion import Verdict
from engine.models.catalog import DEFAULT_ARCHITECTURE
from engine.models.spec import Setting

Role: TypeAlias = Literal["train", "val"]


@dataclass(frozen=True, slots=True, eq=False)
class Sample:
    """One training or validation image with its labels.

    Attributes:
        key: names the image; a later sample with the same key replaces this one.
        labels: (H, W) uint8 class ids, 255 where unlabelled; the size of the image, upright.
        role: "train", or "val" for a validation image, which is never trained on.
        corrected: (H, W) bool, where a person drew; the other labels were merely accepted, and count
            less. None when that is not known: all labels then count alike.
    """

    key: str
    image_path: Path
    labels: LabelMap
    role: Role = "train"
    corrected: BoolMap | None = None

    def __post_init__(self) -> None:
        if self.corrected is not None and self.corrected.shape != self.labels.shape:
            raise BadInputError(f"corrected is {self.corrected.shape}, the labels are {self.labels.shape}")

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickled with compressed labels: between processes, scribbles shrink a hundredfold."""
        labels = zlib.compress(np.ascontiguousarray(self.labels).data, level=1)
        corrected = (
            None if self.corrected is None else zlib.compress(np.packbits(self.corrected).data, level=1)
        )
        fields = (self.key, self.image_path, self.labels.shape, labels, self.role, corrected)
        return _unpickled_sample, fields


def _unpickled_sample(
    key: str,
    image_path: Path,
    shape: tuple[int, ...],
    packed_labels: bytes,
    role: Role,
    packed_corrected: bytes | None,
) -> Sample:
    labels = np.frombuffer(zlib.decompress(packed_labels), np.uint8).reshape(shape)
    corrected = None
    if packed_corrected is not None:
        bits = np.frombuffer(zlib.decompress(packed_corrected), np.uint8)
        corrected = np.unpackbits(bits, count=labels.size).reshape(shape).astype(bool)
    return Sample(key, image_path, labels, role, corrected)


@dataclass(frozen=True, slots=True, eq=False)
class TrainRequest:
    """One round of training.

    Attributes:
        out_path: where the best network is written, each time it is better.
        init_path: a model to fine-tune (warm start); candidates are compared with it.
        current_model_path: the current model, to compare with; None for `init_path`.
        last_path: where the EMA network of the round's end is written, whether it was the best or
            not; None: nowhere.
        encoder_path: a file of `pretrain`: initial weights of a new network's encoder; not used
            together with `init_path`.
        encoder: a timm name; empty for the architecture's own choice.
        loss: a name of the catalogue, a sum of them ("dice+ce"), with a value where it
            takes one ("tversky:0.7").
        learning_rate: highest rate of the schedule; None for the optimizer's usual one.
        crop_px: side of the square patches.
        batch: patches a step, of all processes together; None for what suits the device.
        minutes: working time, pauses left out; used when `epochs` is None.
        epochs: times the labelled images are covered by patches.
        steps: steps of the optimizer; the round then ends with them or after `minutes`, whatever
            comes first, and is validated only at its end.
        correction_weight: weight of a corrected pixel in the loss where a merely accepted one
            has 1; >= 1.
        hard_first: hard example sampling: images whose loss has been high are drawn up to twice as often.
            Off by default: measured (docs/measurements/learning.md), it helps one training and harms
            the next.
        standardize: whether each image is standardized, see `engine.models.standardization`; a network
            that was trained otherwise is not fine-tuned but trained anew. None: as the network was
            trained; with random initial weights, True; encoders with ImageNet weights keep their scaling.
        augment: choice of augmentation; what it leaves open is chosen by the images and masks at the start.
        keep_candidates: True gives every candidate a file of its own next to `out_path`
            (NAME-2, NAME-3, ...), so that the current model is never overwritten; False keeps
            the best in `out_path` only.
        training_state_path: file of the training state, written now and then, from which a round of the
            same settings resumes after its process has died. The file is removed when the round has
            ended. None: nothing is written.
        is_quick: a matter of seconds that goes before other trainings.
        training_state_every_s: working time between two training states; more where writing one takes long.
    """

    classes: ClassList
    samples: tuple[Sample, ...]
    out_path: Path
    init_path: Path | None = None
    current_model_path: Path | None = None
    last_path: Path | None = None
    encoder_path: Path | None = None
    architecture: str = DEFAULT_ARCHITECTURE
    encoder: str = ""
    pretrained: bool = True
    settings: Mapping[str, Setting] = field(default_factory=dict)
    loss: str = "ce"
    optimizer: str = "adamw"
    learning_rate: float | None = None
    crop_px: int = 192
    batch: int | None = None
    seed: int = 0
    minutes: float = 2.0
    epochs: int | None = None
    steps: int | None = None
    correction_weight: float = 2.0
    hard_first: bool = False
    standardize: bool | None = None
    augment: AugmentChoice = AUTOMATIC
    keep_candidates: bool = True
    training_state_path: Path | None = None
    training_state_every_s: float = 10.0
    is_quick: bool = False

    @property
    def current_model_or_init_path(self) -> Path | None:
        """The file of the model that candidates are compared with at first."""
        return self.init_path if self.current_model_path is None else self.current_model_path

    def __post_init__(self) -> None:
        if self.init_path is not None and self.encoder_path is not None:
            raise BadInputError("a training starts from a model or from an encoder, not from both")
        if self.crop_px < 32:
            raise BadInputError(f"crop_px must be >= 32, got {self.crop_px}")
        if self.batch is not None and self.batch < 1:
            raise BadInputError(f"batch must be >= 1, got {self.batch}")
        if self.epochs is not None and self.epochs < 1:
            raise BadInputError(f"epochs must be >= 1, got {self.epochs}")
        if self.steps is not None and (self.steps < 1 or self.epochs is not None):
            raise BadInputError(f"steps must be >= 1, without epochs, got {self.steps}")
        if self.correction_weight < 1:
            raise BadInputError(f"correction_weight must be >= 1, got {self.correction_weight}")
        if self.minutes <= 0:
            raise BadInputError(f"minutes must be > 0, got {self.minutes}")
        if self.learning_rate is not None and self.learning_rate <= 0:
            raise BadInputError(f"learning_rate must be > 0, got {self.learning_rate}")


@dataclass(frozen=True, slots=True)
class TrainStarted:
    """Training begins.

    Attributes:
        note: for the user, about the initial weights; may be empty.
        augment: the augmentation and the reasons for it, in sentences.
    """

    parameters: int
    device: str
    note: str = ""
    augment: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TrainStep:
    """Mean loss of the batches since the last report; `seconds` of working time."""

    step: int
    seconds: float
    loss: float


@dataclass(frozen=True, slots=True)
class TrainValidated:
    """Validation scores of the network, or, before the first step, of the current model.

    Attributes:
        is_best: whether this is the best checkpoint so far.
    """

    step: int
    seconds: float
    mean_iou: float | None
    per_class: Mapping[str, float | None]
    is_best: bool


@dataclass(frozen=True, slots=True)
class TrainCandidate:
    """A network written to `path` that may become the current model, with the verdict of the promotion rule.

    Attributes:
        mean_iou: over all pixels of the validation images; None where there are none.
        per_class: mean over images of the IoU, each image counting as much as any other: the validation
            images, and new ones, which the network in training had not learned from when they came; empty
            without validation images.
        current_model_scores: the same of the current model, on the same images; None where there is none.
        verdict: whether to promote this network, decided against `current_model_path`; it stands as
            long as that is the current model.
        current_model_path: the file of the current model that the network was compared with.
        val_images, prequential_images: number of images of either kind.
    """

    path: Path
    step: int
    seconds: float
    mean_iou: float | None
    per_class: Mapping[str, float | None]
    current_model_scores: Mapping[str, float | None] | None
    verdict: Verdict
    current_model_path: Path | None = None
    val_images: int = 0
    prequential_images: int = 0


@dataclass(frozen=True, slots=True)
class TrainNote:
    """A notice for the user: something went differently than requested; training continues."""

    summary: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class TrainFinished:
    """The last event of a training that ended by itself. `path`: the best network, if there is one."""

    path: Path | None
    seconds: float
    steps: int
    reason: str


TrainEvent: TypeAlias = TrainStarted | TrainStep | TrainValidated | TrainCandidate | TrainNote | TrainFinished
