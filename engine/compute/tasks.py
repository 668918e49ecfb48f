"""Predicting and training as generators for the scheduler; here torch is imported, when first needed."""

from __future__ import annotations

import contextlib
import time
import traceback
from collections import deque
from collections.abc import Callable, Generator, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias, TypeVar

import numpy as np
from numpy.typing import NDArray

from engine.compute.messages import EmbedDone, EmbedRequest, Failed, Progressed, ReadyDone, ReadyRequest
from engine.core import EngineError, Progress, RgbU8, Throttle, UserError
from engine.learn.request import Sample, TrainEvent, TrainFinished, TrainRequest
from engine.pretrain.request import PretrainEvent, PretrainFinished, PretrainRequest

if TYPE_CHECKING:
    from engine.predict.loaded_model import LoadedPredictor
    from engine.predict.predictor import PredictionBuffers
    from engine.predict.settings import PredictSettings

ReadImage: TypeAlias = Callable[[Path], RgbU8]
E = TypeVar("E")

URGENCY: Final = {"open": 0, "neighbour": 1, "queue": 2}
READY_URGENCY: Final = 3
EMBED_URGENCY: Final = 3
QUICK_TRAIN_URGENCY: Final = 4
TRAIN_URGENCY: Final = 5


def train_urgency(request: TrainRequest) -> int:
    """When a training has its turn: quick ones before the others."""
    return QUICK_TRAIN_URGENCY if request.is_quick else TRAIN_URGENCY


def read_image_file(path: Path) -> RgbU8:
    """(H, W, 3) uint8 of any supported image."""
    from engine.document.image import read_image

    return read_image(path)


def prepare_torch(threads: int) -> None:
    """Import torch and let it use so many processor cores."""
    import torch

    torch.set_num_threads(threads)


class ModelCache:
    """The network used last, on the device; read again when its file has changed."""

    def __init__(self) -> None:
        self._key: tuple[Path, int, int] | None = None
        self._model: LoadedPredictor | None = None

    def get(self, path: Path) -> LoadedPredictor:
        """The network in a file.

        Raises:
            UserError: the file cannot be used.
        """
        from engine.embed.network import load_encoder
        from engine.models.files.encoder_file import is_encoder_file
        from engine.models.files.weights import load_model
        from engine.predict.loaded_model import LoadedPredictor

        key = _file_key(path)
        if self._model is None or key is None or key != self._key:
            self._model = None
            load = load_encoder if is_encoder_file(path) else load_model
            self._model, self._key = LoadedPredictor(path, load), key
        return self._model


def predict_task(
    cache: ModelCache,
    model_path: Path,
    settings: PredictSettings,
    image: RgbU8,
    make_buffers: Callable[[int], PredictionBuffers],
    done: Callable[[PredictionBuffers, float], E],
) -> Generator[E | Progressed | None, None, E]:
    """Predict into buffers made for the network's class count; `done` makes the last event."""
    began_s = time.perf_counter()
    model = cache.get(model_path)
    buffers = make_buffers(model.spec.class_count)
    latest: list[Progress] = []
    throttle = Throttle(latest.append)
    for progress in model.predict_steps(image, buffers, settings):
        throttle(progress)
        yield Progressed(latest.pop()) if latest else None
    return done(buffers, time.perf_counter() - began_s)


def embed_task(
    models: ModelCache, encoders: ModelCache, request: EmbedRequest
) -> Generator[None, None, EmbedDone]:
    """Describe a request's images by what the network's encoder sees, one shape of image at a time."""
    from engine.document.image import read_reduced
    from engine.embed.network import SIDE_PX, describe_images
    from engine.models.files.encoder_file import is_encoder_file

    # Two caches: predictions by the current model go on between these requests.
    cache = encoders if is_encoder_file(request.model_path) else models
    model = cache.get(request.model_path)
    images: dict[int, RgbU8] = {}
    for place, path in enumerate(request.images):
        # An image that cannot be read keeps NaN in its row; opening it tells why.
        with contextlib.suppress(UserError):
            images[place] = read_reduced(path, SIDE_PX)
        yield None
    places = list(images)
    rows: dict[int, NDArray[np.float32]] = {}
    for numbers, vectors in describe_images(model.module, model.spec, list(images.values())):
        rows.update((places[number], vector) for number, vector in zip(numbers, vectors, strict=True))
        yield None
    length = len(next(iter(rows.values()), np.zeros(1)))
    unread = np.full(length, np.nan, np.float32)
    return EmbedDone(np.stack([rows.get(place, unread) for place in range(len(request.images))]))


def ready_task(request: ReadyRequest) -> Generator[Progressed | None, None, ReadyDone]:
    """Write a ready model as a model file."""
    from engine.models.pretrained.ready_models import ready_model
    from engine.models.pretrained.ready_weights import ready_steps

    for progress in ready_steps(ready_model(request.name), request.out_path, request.classes):
        yield Progressed(progress)
    return ReadyDone(request.out_path)


class TrainTask:
    """One training; `add_samples` and `compare_with` may be called from any thread, before the start too.

    `clock` gives seconds, for the working time.
    """

    def __init__(
        self,
        request: TrainRequest,
        read_image: ReadImage,
        clock: Callable[[], float] = time.perf_counter,
    ) -> None:
        self._request = request
        self._read_image = read_image
        self._clock = clock
        self._arrived: deque[Sample | Path] = deque()

    def add_samples(self, samples: Iterable[Sample]) -> None:
        """Let these take part from the next batch on."""
        self._arrived.extend(samples)

    def compare_with(self, path: Path) -> None:
        """This model is in use from now on."""
        self._arrived.append(path)

    def steps(self) -> Generator[TrainEvent | None, None, TrainEvent]:
        """Train to the end."""
        from engine.learn.trainer import Trainer

        trainer = Trainer(self._request, self._read_image, clock=self._clock)
        for event in trainer.steps():
            while self._arrived:
                came = self._arrived.popleft()
                if isinstance(came, Path):
                    trainer.compare_with(came)
                else:
                    trainer.add_samples([came])
            if isinstance(event, TrainFinished):
                return event
            yield event
        raise AssertionError("a training ends with TrainFinished or an error")


def pretrain_task(
    request: PretrainRequest, read_image: ReadImage
) -> Generator[PretrainEvent | None, None, PretrainFinished]:
    """Learn from images without labels, to the end."""
    from engine.pretrain.trainer import Pretrainer

    for event in Pretrainer(request, read_image).steps():
        if isinstance(event, PretrainFinished):
            return event
        yield event
    raise AssertionError("learning ends with PretrainFinished or an error")


def warm_up_task(threads: int, last: E) -> Generator[E | None, None, E]:
    """Import what the first prediction would have to wait for."""
    prepare_torch(threads)
    yield None
    import engine.learn.trainer
    import engine.predict.predictor  # noqa: F401

    return last


def failure(error: Exception) -> Failed:
    """The last event of a job that raised."""
    trace = "".join(traceback.format_exception(error))
    if isinstance(error, EngineError):
        return Failed(error.summary, error.hint, trace)
    if _is_out_of_memory(error):
        return Failed(
            "The memory is too small for this job.",
            "Close other programs, or choose a smaller network.",
            trace,
        )
    return Failed(
        f"The network failed unexpectedly: {type(error).__name__}: {error}",
        "Your masks are safe. Try again; if it happens again, please report it with the details.",
        trace,
    )


def _is_out_of_memory(error: Exception) -> bool:
    from engine.predict.predictor import is_out_of_memory

    return is_out_of_memory(error)


def _file_key(path: Path) -> tuple[Path, int, int] | None:
    """Changes when the file does; None when it is missing, which `load_model` tells better."""
    try:
        status = path.stat()
    except OSError:
        return None
    return path, status.st_mtime_ns, status.st_size


def check_threads(threads: int | None, cores: int | None) -> int:
    """Threads for torch: as many as asked for, or one core fewer than there are.

    Raises:
        UserError: fewer than one asked for.
    """
    if threads is None:
        return max(1, (cores or 1) - 1)
    if threads < 1:
        raise UserError(f"The network cannot run on {threads} threads.", "Give it at least one.")
    return threads
