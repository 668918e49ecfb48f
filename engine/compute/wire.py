"""What the window's process and the compute process say to each other through the pipe."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import numpy as np

from engine.compute.messages import (
    Cancelled,
    EmbedDone,
    EmbedRequest,
    Failed,
    Priority,
    Progressed,
    ReadyDone,
    ReadyRequest,
)
from engine.compute.shared import BlockName
from engine.learn.request import Role, Sample, TrainEvent, TrainRequest
from engine.predict.settings import PredictSettings
from engine.pretrain.request import PretrainEvent, PretrainRequest


@dataclass(frozen=True, slots=True)
class PackedSample:
    """A sample whose labels are compressed: scribbles shrink a hundredfold."""

    key: str
    image_path: Path
    shape: tuple[int, ...]
    labels: bytes
    weight: float
    role: Role
    corrected: bytes | None

    @classmethod
    def pack(cls, sample: Sample) -> PackedSample:
        labels = zlib.compress(np.ascontiguousarray(sample.labels).data, level=1)
        drawn = (
            None if sample.corrected is None else zlib.compress(np.packbits(sample.corrected).data, level=1)
        )
        shape = sample.labels.shape
        return cls(sample.key, sample.image_path, shape, labels, sample.weight, sample.role, drawn)

    def unpack(self) -> Sample:
        labels = np.frombuffer(zlib.decompress(self.labels), np.uint8).reshape(self.shape)
        corrected = None
        if self.corrected is not None:
            bits = np.frombuffer(zlib.decompress(self.corrected), np.uint8)
            corrected = np.unpackbits(bits, count=labels.size).reshape(self.shape).astype(bool)
        return Sample(self.key, self.image_path, labels, self.weight, self.role, corrected)


@dataclass(frozen=True, slots=True)
class StartPredict:
    """Predict the image in `image`, write the answer into the other blocks."""

    job_id: int
    model_path: Path
    settings: PredictSettings
    priority: Priority
    image: BlockName
    labels: BlockName
    uncertainty: BlockName
    probs: BlockName
    stride: int


@dataclass(frozen=True, slots=True)
class StartTrain:
    """Train; the request comes without its samples."""

    job_id: int
    request: TrainRequest
    samples: tuple[PackedSample, ...]


@dataclass(frozen=True, slots=True)
class StartEmbed:
    job_id: int
    request: EmbedRequest


@dataclass(frozen=True, slots=True)
class StartReady:
    job_id: int
    request: ReadyRequest


@dataclass(frozen=True, slots=True)
class StartPretrain:
    """Learn from images without labels."""

    job_id: int
    request: PretrainRequest


@dataclass(frozen=True, slots=True)
class AddSamples:
    job_id: int
    samples: tuple[PackedSample, ...]


@dataclass(frozen=True, slots=True)
class CompareWith:
    """Another model is in use from now on."""

    job_id: int
    path: Path


@dataclass(frozen=True, slots=True)
class Pause:
    job_id: int


@dataclass(frozen=True, slots=True)
class Resume:
    job_id: int


@dataclass(frozen=True, slots=True)
class Cancel:
    job_id: int


@dataclass(frozen=True, slots=True)
class WarmUp:
    """Import torch now."""


@dataclass(frozen=True, slots=True)
class Stop:
    """End the process."""


@dataclass(frozen=True, slots=True)
class BlocksFilled:
    """The answer of a prediction lies in the blocks."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Told:
    """An event of a job."""

    job_id: int
    event: BlocksFilled | EmbedDone | ReadyDone | Progressed | Failed | Cancelled | TrainEvent | PretrainEvent


Command: TypeAlias = (
    StartPredict
    | StartEmbed
    | StartReady
    | StartTrain
    | StartPretrain
    | AddSamples
    | CompareWith
    | Pause
    | Resume
    | Cancel
    | WarmUp
    | Stop
)
