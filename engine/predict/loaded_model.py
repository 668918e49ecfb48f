"""Loaded model: a network ready to predict, on the best device, or on the processor when the card fails."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import torch
from torch import nn

from engine.core import NO_PROGRESS, CancelToken, Progress, Reporter, RgbU8
from engine.models.files.weights import LoadedModel, load_model
from engine.models.inputs import pick_device
from engine.models.spec import ModelSpec
from engine.predict.fold_batchnorm import fold_batchnorm
from engine.predict.prediction import Prediction
from engine.predict.predictor import (
    CardFailedError,
    PredictionBuffers,
    SmallMemoryError,
    is_card_failure,
    is_out_of_memory,
    predict_steps,
)
from engine.predict.settings import PredictSettings

FALLBACK_NOTE: Final = "graphics card unusable: on the processor"


class LoadedPredictor:
    """The network of a model file, ready to predict; one owner.

    Batch norms are folded, see `engine.predict.fold_batchnorm`: its state dict is not that of the file.

    Args:
        path: a model file.
        load: reads the file; by default a model of Inkling's own.

    Raises:
        UserError: the file cannot be used.

    Example:
        >>> import tempfile
        >>> import numpy as np
        >>> from engine.core import ClassList
        >>> from engine.models.files.weights import save_model
        >>> from engine.models.registry import build_model, full_spec
        >>> spec = full_spec(ModelSpec("unet-small", ClassList.from_names(["background", "cell"])))
        >>> folder = tempfile.TemporaryDirectory()
        >>> path = Path(folder.name, "model.safetensors")
        >>> save_model(path, build_model(spec, pretrained=False).module, spec, {})
        >>> prediction = LoadedPredictor(path).predict(np.zeros((48, 64, 3), np.uint8))
        >>> prediction.labels.shape, prediction.uncertainty.dtype.name
        ((48, 64), 'uint8')
        >>> folder.cleanup()
    """

    def __init__(self, path: Path, load: Callable[[Path], LoadedModel] = load_model) -> None:
        self._path = path
        self._load = load
        self._note = ""
        loaded = load(path)
        self.spec: ModelSpec = loaded.spec
        self.record: Mapping[str, Any] = loaded.record
        self._device = pick_device()
        try:
            self.module: nn.Module = self._prepared(loaded)
        except RuntimeError as error:
            if not (is_card_failure(error) or is_out_of_memory(error)):
                raise
            self._fall_back_to_processor()

    def predict(
        self,
        image: RgbU8,
        settings: PredictSettings | None = None,
        token: CancelToken | None = None,
        report: Reporter = NO_PROGRESS,
    ) -> Prediction:
        """As `predictor.predict_image`; a failing or too small card is replaced by the processor.

        Raises:
            CancelledError: the token was set; checked between tiles.
            UserError: as `predict_steps`.
        """
        out = PredictionBuffers.for_image(self.spec.class_count, *image.shape[:2])
        token = token or CancelToken()
        for progress in self.predict_steps(image, out, settings or PredictSettings()):
            report(progress)
            token.check()
        return out.finished()

    def predict_steps(
        self, image: RgbU8, out: PredictionBuffers, settings: PredictSettings
    ) -> Generator[Progress, None, None]:
        """As `predictor.predict_steps`; a failing or too small card is replaced by the processor.

        Raises:
            UserError: the processor's memory is too small as well, or the image does not fit.
        """
        try:
            yield from self._with_note(image, out, settings)
        except (CardFailedError, SmallMemoryError) as error:
            is_on_processor = self._device.type == "cpu" and isinstance(error, SmallMemoryError)
            if self._note or is_on_processor:
                raise
            self._fall_back_to_processor()
            yield from self._with_note(image, out, settings)

    def _with_note(
        self, image: RgbU8, out: PredictionBuffers, settings: PredictSettings
    ) -> Generator[Progress, None, None]:
        for progress in predict_steps(self.module, self.spec, image, out, settings):
            note = ", ".join(part for part in (self._note, progress.note) if part)
            yield replace(progress, note=note)

    def _fall_back_to_processor(self) -> None:
        """Read the file again: nothing can be copied from a card that has failed."""
        self._note = FALLBACK_NOTE
        self._device = torch.device("cpu")
        self.module = self._prepared(self._load(self._path))

    def _prepared(self, loaded: LoadedModel) -> nn.Module:
        module = loaded.module.to(self._device).to(memory_format=torch.channels_last)
        return fold_batchnorm(module, self.spec.in_channels)
