"""Request and events of pretraining; frozen, and no torch.

Example:
    >>> PretrainRequest((Path("a.png"), Path("b.png")), Path("encoder.safetensors"), epochs=5).task
    'convolutional'
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from engine.core import BadInputError
from engine.core.ranges import EPOCHS, LEARNING_RATE, MINUTES, SEED, NumberRange
from engine.models.catalog import DEFAULT_ARCHITECTURE
from engine.models.spec import Setting
from engine.pretrain.catalog import DEFAULT_TASK

CROP_PX: Final = NumberRange(16, 4096, is_whole=True)

RANGES: Final[Mapping[str, NumberRange]] = {
    "crop_px": CROP_PX,
    "batch": NumberRange(2, 4096, is_whole=True),
    "seed": SEED,
    "minutes": MINUTES,
    "epochs": EPOCHS,
    "learning_rate": LEARNING_RATE,
    "in_channels": NumberRange(1, 1024, is_whole=True),
}
"""Ranges of the numbers of a PretrainRequest, by name; None is allowed where it has a meaning."""


@dataclass(frozen=True, slots=True, eq=False)
class PretrainRequest:
    """One run of self-supervised pretraining.

    Attributes:
        images: files to learn from; unreadable ones are reported and left out.
        out_path: the encoder or model file; written at the end, whole.
        task: a name of `catalog.TASKS`.
        masks: for tasks that need them: the mask file of each image, None where it has none.
        class_names: for tasks that need masks: the classes in id order.
        architecture: whose encoder is learned, for tasks that start networks.
        encoder: a timm name, or a file of weights; empty for the architecture's own choice.
        pretrained: begin from ImageNet weights where the encoder has some.
        network: settings of the architecture.
        settings: settings of the task.
        in_channels: 3, or 1 to learn from grey values (the mean of three bands).
        crop_px: side of the square patches; None for the task's usual one.
        batch: patches a step; None for the usual number of the task and the device.
        minutes: working time, pauses left out; used when `epochs` is None.
        epochs: times that every image is visited, `PATCHES_PER_VISIT` patches each time.
    """

    images: tuple[Path, ...]
    out_path: Path
    task: str = DEFAULT_TASK
    masks: tuple[Path | None, ...] = ()
    class_names: tuple[str, ...] = ()
    architecture: str = DEFAULT_ARCHITECTURE
    encoder: str = ""
    pretrained: bool = False
    network: Mapping[str, Setting] = field(default_factory=dict)
    settings: Mapping[str, Setting] = field(default_factory=dict)
    in_channels: int = 3
    crop_px: int | None = None
    batch: int | None = None
    learning_rate: float | None = None
    seed: int = 0
    minutes: float = 2.0
    epochs: int | None = None

    def __post_init__(self) -> None:
        for name, allowed in RANGES.items():
            value = getattr(self, name)
            if value is not None:
                allowed.require(name, value)
        if self.masks and len(self.masks) != len(self.images):
            raise BadInputError(f"{len(self.masks)} masks for {len(self.images)} images")


@dataclass(frozen=True, slots=True)
class PretrainStarted:
    """Pretraining begins. `note`: for the user, about the initial weights; may be empty."""

    parameters: int
    device: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class PretrainStep:
    """Means since the last report.

    Attributes:
        seconds: of working time.
        loss: including penalties.
        error: root of the mean squared difference of picture and reconstruction, in grey levels 0-255.
    """

    step: int
    seconds: float
    loss: float
    error: float


@dataclass(frozen=True, slots=True, eq=False)
class PretrainPictures:
    """Patches and their reconstructions.

    Attributes:
        originals, reconstructions: (N, S, S, 3) uint8.
        seen: what the network was shown where that is something else (noise added, a part hidden).
    """

    step: int
    originals: NDArray[np.uint8]
    reconstructions: NDArray[np.uint8]
    seen: NDArray[np.uint8] | None = None


@dataclass(frozen=True, slots=True)
class PretrainNote:
    """A notice for the user: something went differently than requested; learning continues."""

    summary: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class PretrainFinished:
    """The last event of a run that ended by itself. `error`: as in `PretrainStep`, None without a step."""

    path: Path
    seconds: float
    steps: int
    error: float | None
    reason: str


PretrainEvent: TypeAlias = PretrainStarted | PretrainStep | PretrainPictures | PretrainNote | PretrainFinished
