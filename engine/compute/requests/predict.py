"""Prediction of one image; between processes its pixels lie in shared memory."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Generator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

from engine.compute.messages import Progressed
from engine.compute.model_cache import ModelCache
from engine.compute.request import JobContext, JobRequest, PackedRequest, Steps, Urgency
from engine.compute.shared import BlockName, SharedBlock
from engine.core import BadInputError, LabelMap, ProbMap, Progress, RgbU8, Throttle, UserError, read_only
from engine.core.plane_path import input_path, picture_name
from engine.predict.settings import Precision, PredictSettings

if TYPE_CHECKING:
    from engine.predict.loaded_model import LoadedPredictor
    from engine.predict.predictor import PredictionBuffers

Priority: TypeAlias = Literal["open", "neighbour", "queue"]

_ADD_FILE: Final = "Add its file to the project, or predict with another model."
_URGENCY: Final[dict[Priority, Urgency]] = {
    "open": Urgency.OPEN_IMAGE,
    "neighbour": Urgency.NEIGHBOUR,
    "queue": Urgency.QUEUE,
}


@dataclass(frozen=True, slots=True, eq=False)
class PredictDone:
    """A prediction; arrays as in `engine.predict.Prediction`, read-only, owned by the receiver."""

    labels: LabelMap
    uncertainty: NDArray[np.uint8]
    probs: ProbMap
    stride: int
    model_path: Path
    seconds: float


PredictEvent: TypeAlias = PredictDone | Progressed


@dataclass(frozen=True, slots=True, eq=False)
class PredictRequest(JobRequest[PredictEvent]):
    """One image to predict.

    Attributes:
        image: (H, W, 3) uint8; must not be written to until the job has ended.
        file: path of the image, from which a network of chosen channels gets them; None for no file.
        settings: tiles, averaging, kind of uncertainty.
        priority: "open" for the image that the user looks at, before its neighbours and
            the queue; trainings come after all of them.
        left_open: names of classes of the model that the prediction is to say nothing of.
    """

    image: RgbU8
    model_path: Path
    settings: PredictSettings = field(default_factory=PredictSettings)
    priority: Priority = "open"
    file: Path | None = None
    left_open: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.image.ndim != 3 or self.image.dtype != np.uint8 or self.image.size == 0:
            raise BadInputError(
                f"image must be (H, W, 3) uint8 and not empty, got {self.image.shape} {self.image.dtype}"
            )

    @property
    def urgency(self) -> Urgency:
        return _URGENCY[self.priority]

    @property
    def activity(self) -> str:
        height, width = self.image.shape[:2]
        return f"predicting an image of {width} x {height} pixels"

    @property
    def remedy(self) -> str:
        return "Choose a smaller network for this image, or switch off More exact; close other programs."

    def safer(self) -> PredictRequest:
        return replace(self, settings=replace(self.settings, precision=Precision.FULL))

    def steps(self, context: JobContext) -> Steps[PredictEvent]:
        from engine.predict.predictor import PredictionBuffers

        began_s = time.perf_counter()
        model = context.shared(ModelCache).get(self.model_path)
        buffers = PredictionBuffers.for_image(model.spec.class_count, *self.image.shape[:2])
        image = _seen(model, self.image, self.file, context)
        yield from _fill(buffers, model, image, self.settings, self.left_open)
        arrays = (read_only(buffers.labels), read_only(buffers.uncertainty), read_only(buffers.probs))
        return PredictDone(*arrays, buffers.stride, self.model_path, time.perf_counter() - began_s)

    def pack(self) -> PackedRequest:
        return _PackedPrediction(self)


@dataclass(frozen=True, slots=True)
class _BlocksFilled:
    """The prediction lies in the blocks."""

    seconds: float


@dataclass(frozen=True, slots=True)
class _PredictInBlocks(JobRequest[_BlocksFilled | Progressed]):
    """The same prediction with its image and its answer in shared memory."""

    model_path: Path
    settings: PredictSettings
    job_urgency: Urgency
    image: BlockName
    labels: BlockName
    uncertainty: BlockName
    probs: BlockName
    stride: int
    file: Path | None
    left_open: tuple[str, ...]

    @property
    def urgency(self) -> Urgency:
        return self.job_urgency

    def steps(self, context: JobContext) -> Steps[_BlocksFilled | Progressed]:
        from engine.predict.predictor import PredictionBuffers

        began_s = time.perf_counter()
        with contextlib.ExitStack() as stack:
            blocks = [SharedBlock.open(n) for n in (self.image, self.labels, self.uncertainty, self.probs)]
            for block in blocks:
                stack.callback(block.close)
            image, labels, uncertainty, probs = (block.array for block in blocks)
            buffers = PredictionBuffers(labels, uncertainty, probs, self.stride)
            model = context.shared(ModelCache).get(self.model_path)
            seen = _seen(model, image, self.file, context)
            yield from _fill(buffers, model, seen, self.settings, self.left_open)
        return _BlocksFilled(time.perf_counter() - began_s)


class _PackedPrediction(PackedRequest):
    """Blocks of one prediction, all made by the sender, so that none is lost when the other process dies."""

    def __init__(self, request: PredictRequest) -> None:
        from engine.models.files.weights import read_card
        from engine.predict.prediction import prob_shape, prob_stride

        height, width = request.image.shape[:2]
        class_count = read_card(request.model_path).spec.class_count
        self._model_path = request.model_path
        self._stride = prob_stride(class_count, height, width)
        self._made: list[SharedBlock] = []
        try:
            image = self._make(request.image.shape, "uint8")
            self._labels = self._make((height, width), "uint8")
            self._uncertainty = self._make((height, width), "uint8")
            self._probs = self._make(prob_shape(class_count, height, width), "float16")
        except UserError:
            self.close()
            raise
        image.array[...] = request.image
        super().__init__(
            _PredictInBlocks(
                model_path=request.model_path,
                settings=request.settings,
                job_urgency=request.urgency,
                image=image.name,
                labels=self._labels.name,
                uncertainty=self._uncertainty.name,
                probs=self._probs.name,
                stride=self._stride,
                file=request.file,
                left_open=request.left_open,
            )
        )

    def unpack(self, event: object) -> object:
        """A prediction made of copies of what the other process has written."""
        if not isinstance(event, _BlocksFilled):
            return event
        return PredictDone(
            read_only(self._labels.array.copy()),
            read_only(self._uncertainty.array.copy()),
            read_only(self._probs.array.copy()),
            self._stride,
            self._model_path,
            event.seconds,
        )

    def close(self) -> None:
        for block in self._made:
            block.close()

    def _make(self, shape: tuple[int, ...], dtype: str) -> SharedBlock:
        block = SharedBlock.create(shape, dtype)
        self._made.append(block)
        return block


def _seen(model: LoadedPredictor, image: RgbU8, file: Path | None, context: JobContext) -> NDArray[np.uint8]:
    """What the network sees: the picture, or (H, W, N) channels of its file.

    Raises:
        UserError: there is no file, it has not all of the channels, or is of another size by now.
    """
    channels = model.spec.channels
    if not channels:
        return image
    if file is None:
        raise UserError("The network sees channels of a file, and this picture has none.", _ADD_FILE)
    pixels = context.read_image(input_path(file, channels))
    if pixels.shape[:2] != image.shape[:2]:
        raise UserError(f"{picture_name(file)} has another size than before.", "Open the image again.")
    return pixels


def _fill(
    buffers: PredictionBuffers,
    model: LoadedPredictor,
    image: NDArray[np.uint8],
    settings: PredictSettings,
    left_open: tuple[str, ...],
) -> Generator[Progressed | None, None, None]:
    """Predict into the buffers; reports progress at most ten times a second."""
    from engine.predict.prediction import leave_open

    latest: list[Progress] = []
    throttle = Throttle(latest.append)
    for progress in model.predict_steps(image, buffers, settings):
        throttle(progress)
        yield Progressed(latest.pop()) if latest else None
    if left_open:
        class_ids = [k for k, name in enumerate(model.spec.classes.names) if name in left_open]
        leave_open(buffers.labels, buffers.uncertainty, buffers.probs, buffers.stride, class_ids)
