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

import hashlib
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final, Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

from engine.core import BadInputError, BoolMap, ClassList, LabelMap
from engine.core.ranges import BATCH, EPOCHS, LEARNING_RATE, MINUTES, SEED, NumberRange
from engine.learn.augmentation.augment_settings import AUTOMATIC, AugmentChoice
from engine.learn.validation.promotion import Verdict
from engine.models.catalog import DEFAULT_ARCHITECTURE
from engine.models.pretrained.local_weights import encoder_and_file
from engine.models.spec import Setting

RANGES: Final[Mapping[str, NumberRange]] = {
    "crop_px": NumberRange(32, 4096, is_whole=True),
    "batch": BATCH,
    "seed": SEED,
    "minutes": MINUTES,
    "epochs": EPOCHS,
    "steps": NumberRange(1, 100_000_000, is_whole=True),
    "learning_rate": LEARNING_RATE,
    "correction_weight": NumberRange(1, 1000),
    "training_state_every_s": NumberRange(0, 86_400),
}
"""Ranges of the numbers of a TrainRequest, by name; None is allowed where it has a meaning."""

NOTHING_TO_LEARN: Final = "There is nothing to learn from: no training image has a labelled pixel."
"""Summary of the error of a round without samples, or that has lost all of them."""

Role: TypeAlias = Literal["train", "val"]


class Sample:
    """One training or validation image with its labels, held compressed; never changed.

    As arrays the maps take two bytes a pixel: those of 500 images of 12 megapixels would be 12 GB. Labels of
    scribbles shrink a hundredfold, those of whole masks some twentyfold.

    Args:
        labels: (H, W) uint8 class ids, 255 where unlabelled; the size of the image, upright.
        corrected: (H, W) bool, where a person drew; the other labels were merely accepted, and count
            less. None when that is not known: all labels then count alike.
        is_drawn: False for a mask that is a prediction accepted as it was, which no person drew or
            corrected: it is learned from, but says nothing about how good a model is.

    Attributes:
        key: names the image; a later sample with the same key replaces this one.
        role: "train", or "val" for a validation image, which is never trained on.
        shape: (H, W) of the labels.
    """

    __slots__ = ("_corrected", "_counts", "_labels", "image_path", "is_drawn", "key", "role", "shape")

    def __init__(
        self,
        key: str,
        image_path: Path,
        labels: LabelMap,
        role: Role = "train",
        corrected: BoolMap | None = None,
        *,
        is_drawn: bool = True,
    ) -> None:
        if corrected is not None and corrected.shape != labels.shape:
            raise BadInputError(f"corrected is {corrected.shape}, the labels are {labels.shape}")
        self.key: Final = key
        self.image_path: Final = image_path
        self.role: Final[Role] = role
        self.is_drawn: Final = is_drawn
        self.shape: Final[tuple[int, int]] = (labels.shape[0], labels.shape[1])
        counts = np.bincount(labels.ravel(), minlength=256)
        # Only what occurs: samples go through a pipe, and 256 counts are more than most masks compressed.
        self._counts: Final = {int(label): int(counts[label]) for label in np.flatnonzero(counts)}
        self._labels: Final = zlib.compress(np.ascontiguousarray(labels).data, level=1)
        self._corrected: Final = (
            None if corrected is None else zlib.compress(np.packbits(corrected).data, level=1)
        )

    @property
    def pixel_count(self) -> int:
        """Number of pixels of the image."""
        return self.shape[0] * self.shape[1]

    @property
    def counts(self) -> NDArray[np.int64]:
        """(256,) int64, pixels of each id; counted once, where the sample is made."""
        counts = np.zeros(256, np.int64)
        counts[list(self._counts)] = list(self._counts.values())
        return counts

    @property
    def labels(self) -> LabelMap:
        """(H, W) uint8 class ids, read-only; decompressed anew each time, some 2 ms a megapixel."""
        return np.frombuffer(zlib.decompress(self._labels), np.uint8).reshape(self.shape)

    @property
    def digest(self) -> bytes:
        """Another one as soon as a label is another, or drawn by a person instead of accepted."""
        content = hashlib.blake2b(self._labels, digest_size=16)
        content.update(self._corrected or b"")
        return content.digest()

    @property
    def corrected(self) -> BoolMap | None:
        """(H, W) bool, where a person drew; decompressed anew each time. None: all labels count alike."""
        if self._corrected is None:
            return None
        bits = np.frombuffer(zlib.decompress(self._corrected), np.uint8)
        return np.unpackbits(bits, count=self.pixel_count).reshape(self.shape).astype(bool)

    def with_labels(self, labels: LabelMap) -> Sample:
        """The same image with other labels."""
        return Sample(self.key, self.image_path, labels, self.role, self.corrected, is_drawn=self.is_drawn)


@dataclass(frozen=True, slots=True)
class UnlabelledImage:
    """An image without a mask; `key` is the one that its sample would have."""

    key: str
    path: Path


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
        encoder: a timm name, or a file of weights (see `encoder_and_file`); empty for the architecture's own
            choice.
        encoder_file: the file, once `with_named_encoder` has put its encoder's name in its place.
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
        channels: numbers from 1 of the images' channels that the network sees; empty for the pictures as they
            are shown. A network that sees others is not fine-tuned but trained anew.
        augment: choice of augmentation; what it leaves open is chosen by the images and masks at the start.
        keep_candidates: True gives every candidate a file of its own next to `out_path`
            (NAME-2, NAME-3, ...), so that the current model is never overwritten; False keeps
            the best in `out_path` only.
        training_state_path: file of the training state, written now and then, from which a round of the
            same settings resumes after its process has died. The file is removed when the round has
            ended. None: nothing is written.
        mixed_precision: whether bfloat16 may be used where it is quicker; False: float32 throughout.
        is_quick: a matter of seconds that goes before other trainings.
        sums_folder: where a closed-form fit keeps the sums of each image; None: nowhere.
        unlabelled: images without a mask, which a new network is taught by the first model while that is the
            current one (`engine.learn.first_model.distillation`), in one process and by the clock.
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
    encoder_file: Path | None = None
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
    channels: tuple[int, ...] = ()
    augment: AugmentChoice = AUTOMATIC
    keep_candidates: bool = True
    training_state_path: Path | None = None
    training_state_every_s: float = 10.0
    mixed_precision: bool = True
    is_quick: bool = False
    sums_folder: Path | None = None
    unlabelled: tuple[UnlabelledImage, ...] = ()

    @property
    def current_model_or_init_path(self) -> Path | None:
        """The file of the model that candidates are compared with at first."""
        return self.init_path if self.current_model_path is None else self.current_model_path

    def __post_init__(self) -> None:
        if self.init_path is not None and self.encoder_path is not None:
            raise BadInputError("a training starts from a model or from an encoder, not from both")
        if self.steps is not None and self.epochs is not None:
            raise BadInputError(f"a training takes steps or epochs, got {self.steps} and {self.epochs}")
        for name, allowed in RANGES.items():
            value = getattr(self, name)
            if value is not None:
                allowed.require(name, value)

    def with_named_encoder(self) -> TrainRequest:
        """The same with the name of the encoder, where its file was given.

        Raises:
            UserError: there is no such file, or nothing says of which encoder it is.
        """
        name, file = encoder_and_file(self.encoder)
        return self if file is None else replace(self, encoder=name, encoder_file=file)


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
        cross_fitted: the IoU per class of fits that each left out a part of the training images, on that
            part; empty where no such fits were made.
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
    cross_fitted: Mapping[str, float | None] = field(default_factory=dict)


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
