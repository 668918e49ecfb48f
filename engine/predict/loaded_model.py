"""Loaded model: a network ready to predict, on the best device, or on the processor when the card fails.

On the processor ONNX Runtime takes over where it is installed, as soon as that pays.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Generator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import torch
from torch import nn

from engine.core import NO_PROGRESS, CancelToken, Progress, Reporter, RgbU8
from engine.models.files.onnx_packages import why_torch
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
from engine.predict.runtime_network import runtime_network
from engine.predict.settings import PredictSettings

FALLBACK_NOTE: Final = "graphics card unusable: on the processor"

# Exporting a network takes 0.2 to 1 s of the processor and saves 0.1 to 1 s a megapixel, so that it has paid
# after as much again. Counted, not timed: the same images in the same order give the same bits.
RUNTIME_AFTER_PX: Final = 2_000_000
# Of a large image, or one that is looked at twelve times, a quarter counts before: it will pay within it.
_COMING_SHARE: Final = 4

_LOG = logging.getLogger(__name__)


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
        self._predicted_px = 0
        self._has_chosen_runtime = False
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

    def use_runtime(self) -> None:
        """Let ONNX Runtime answer from now on; nothing happens the second time.

        Torch goes on with a graphics card, without the extra, when it is switched off (`why_torch`), and with
        networks whose answers in ONNX Runtime are not the same.
        """
        if self._has_chosen_runtime:
            return
        self._has_chosen_runtime = True
        if self._device.type != "cpu" or why_torch():
            return
        try:
            self.module = runtime_network(self.module, self._load(self._path))
        except Exception as error:  # noqa: BLE001 - the border of another library's exporter: torch goes on
            _LOG.info("%s is predicted by torch: %s", self._path.name, error)

    def _with_note(
        self, image: RgbU8, out: PredictionBuffers, settings: PredictSettings
    ) -> Generator[Progress, None, None]:
        passed_px = image.shape[0] * image.shape[1] * len(settings.views)
        if self._predicted_px + passed_px // _COMING_SHARE >= RUNTIME_AFTER_PX:
            self.use_runtime()
        self._predicted_px += passed_px
        for progress in predict_steps(self.module, self.spec, image, out, settings):
            note = ", ".join(part for part in (self._note, progress.note) if part)
            yield replace(progress, note=note)

    def _fall_back_to_processor(self) -> None:
        """Read the file again: nothing can be copied from a card that has failed."""
        self._note = FALLBACK_NOTE
        self._device = torch.device("cpu")
        self._has_chosen_runtime = False
        self.module = self._prepared(self._load(self._path))

    def _prepared(self, loaded: LoadedModel) -> nn.Module:
        module = loaded.module.to(self._device).to(memory_format=torch.channels_last)
        return fold_batchnorm(module, self.spec.in_channels)
