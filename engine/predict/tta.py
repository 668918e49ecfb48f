"""Test-time augmentation (TTA): mirrored, turned, resized copies of a tile, or dropout passes, averaged."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Final

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - torch's own custom

from engine.models.inputs import to_input
from engine.models.spec import ModelSpec
from engine.predict.settings import Flips, Precision, PredictSettings, TtaView, Uncertainty

_DROPOUTS: Final = (
    nn.Dropout,
    nn.Dropout1d,
    nn.Dropout2d,
    nn.Dropout3d,
    nn.AlphaDropout,
    nn.FeatureAlphaDropout,
)


class TestTimeAugmentation:
    """Mean prediction of a tile over all passes that the settings ask for.

    One pass per view; with dropout the views are cycled until there are `settings.dropout_samples` passes.
    For `DISAGREEMENT`, dropout layers stay active (Monte Carlo dropout), with random numbers
    seeded by the tile's number alone, so that predictions repeat exactly. A network
    without dropout predicts mirrored copies instead, even when `settings.flips` is `NONE`.

    Args:
        module: in evaluation mode, which it is left in.
    """

    def __init__(self, module: nn.Module, spec: ModelSpec, settings: PredictSettings) -> None:
        self._module = module
        self._spec = spec
        self._device = next(module.parameters()).device
        self._is_mixed_precision = settings.precision is Precision.AUTO and self._device.type == "cuda"
        self._wants_entropy = settings.uncertainty is Uncertainty.DISAGREEMENT
        self._dropouts = dropout_layers(module) if self._wants_entropy else []
        self.views = settings.views
        if self._wants_entropy and not self._dropouts and len(self.views) == 1:
            self.views = replace(settings, flips=Flips.FLIPS).views
        if self._dropouts:
            count = max(settings.dropout_samples, len(self.views))
            self.views = tuple(self.views[i % len(self.views)] for i in range(count))

    def __call__(
        self, patch: NDArray[np.uint8], number: int
    ) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """(C, h, w) mean probabilities, and (h, w) mean entropy in nats (0 unless for `DISAGREEMENT`).

        Args:
            patch: (h, w, bands) uint8.
            number: of the tile within its image.
        """
        with torch.inference_mode(), self._dropping(number), self._precision():
            image = to_input(patch[None], self._spec, self._device)
            total = torch.zeros((self._spec.class_count, *patch.shape[:2]), device=self._device)
            entropy = torch.zeros(patch.shape[:2], device=self._device)
            for view in self.views:
                probs = self._predict_view(image, view)
                total += probs
                if self._wants_entropy:
                    entropy -= torch.special.xlogy(probs, probs).sum(dim=0)
            count = len(self.views)
            return (total / count).cpu().numpy(), (entropy / count).cpu().numpy()

    def _predict_view(self, image: Tensor, view: TtaView) -> Tensor:
        """(C, h, w) probabilities of one view, mapped back onto the tile."""
        logits: Tensor = self._module(apply_view(image, view))
        probs = torch.softmax(logits.float(), dim=1)
        return undo_view(probs, view, (image.shape[-2], image.shape[-1]))[0]

    @contextmanager
    def _dropping(self, number: int) -> Iterator[None]:
        """Context with dropout active, seeded by the tile's number."""
        if not self._dropouts:
            yield
            return
        devices = [self._device] if self._device.type == "cuda" else []
        with torch.random.fork_rng(devices):
            torch.manual_seed(number)
            for layer in self._dropouts:
                layer.train()
            try:
                yield
            finally:
                for layer in self._dropouts:
                    layer.eval()

    def _precision(self) -> torch.autocast:
        # bfloat16 as in training: float16 overflows in networks without batch norm.
        return torch.autocast(self._device.type, torch.bfloat16, enabled=self._is_mixed_precision)


def dropout_layers(module: nn.Module) -> list[nn.Module]:
    """Dropout layers with a probability above zero."""
    return [layer for layer in module.modules() if isinstance(layer, _DROPOUTS) and layer.p > 0]


def apply_view(image: Tensor, view: TtaView) -> Tensor:
    """(N, C, h', w') view of an input (N, C, h, w): resized, mirrored and turned."""
    if view.scale != 1.0:
        size = [max(1, round(side * view.scale)) for side in image.shape[-2:]]
        image = F.interpolate(image, size, mode="bilinear", antialias=view.scale < 1.0)
    if view.is_mirrored:
        image = image.flip(-1)
    if view.quarter_turns:
        image = torch.rot90(image, view.quarter_turns, (-2, -1))
    return image.contiguous(memory_format=torch.channels_last)


def undo_view(probs: Tensor, view: TtaView, size: tuple[int, int]) -> Tensor:
    """Probabilities of a view mapped back onto the input's (h, w) pixels: inverse of `apply_view`."""
    if view.quarter_turns:
        probs = torch.rot90(probs, -view.quarter_turns, (-2, -1))
    if view.is_mirrored:
        probs = probs.flip(-1)
    if view.scale != 1.0:
        # Bilinear weights are positive and add up to 1, so probabilities stay probabilities.
        probs = F.interpolate(probs, size, mode="bilinear")
    return probs
