"""W-Net: unsupervised segmentation by a soft normalised cut and a reconstruction from the segments.

Each step improves U-Enc by the soft normalised cut of its segments, then U-Enc and
U-Dec together by how well the image is painted from the segments. What remains is
U-Enc, a network like any other: it predicts segments, and labels can refine it.

Source:
    Xia & Kulis, "W-Net: A Deep Model for Fully Unsupervised Image Segmentation", 2017, algorithm 1.
    Its last step, the dense CRF, is `predict --crf`. Adam instead of plain descent.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, ClassVar

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - torch's own custom

from engine.core import ClassList
from engine.learn.optim import set_learning_rate
from engine.models.architectures.wnet import build_decoder
from engine.models.files.weights import save_model
from engine.models.registry import build_model, full_spec
from engine.models.spec import ModelSpec
from engine.pretrain.soft_ncut import PixelGraph, soft_ncut
from engine.pretrain.task import (
    GradientTask,
    Pixels,
    PretrainTask,
    ReconstructionBatch,
    StepResult,
    TaskSetup,
    gradient_step,
)


class WNetTask(GradientTask):
    """W-Net with an optimizer for each of its two losses, whose gradients differ much in size."""

    batch_on_processor: ClassVar[int] = 4
    batch_on_card: ClassVar[int] = 32
    usual_rate: ClassVar[float] = 3e-3

    def __init__(self, setup: TaskSetup) -> None:
        names = [f"segment {number}" for number in range(1, setup.count("segments") + 1)]
        self._spec = full_spec(
            ModelSpec(
                architecture="wnet",
                classes=ClassList.from_names(names),
                in_channels=setup.in_channels,
                mean=setup.mean,
                std=setup.std,
                input_size=setup.patch_px,
                settings=setup.request.network,
            )
        )
        self._segmenter = build_model(self._spec, pretrained=False).module
        self._reconstructor = build_decoder(self._spec)
        super().__init__(setup, nn.ModuleList([self._segmenter, self._reconstructor]))
        self._cutting = torch.optim.AdamW(self._segmenter.parameters(), self.usual_rate, weight_decay=1e-5)

    def learn(self, patches: Pixels, rate: float, share_done: float) -> StepResult:
        """First the cut, by U-Enc alone, then the painting, by both."""
        self._module.train()
        set_learning_rate(self._cutting, rate)
        pixels = self.pixels(patches)
        cut = soft_ncut(self._segments(pixels), self._graph(pixels))
        gradient_step(self._cutting, cut)
        return StepResult(float(cut.detach()), super().learn(patches, rate, share_done).error)

    def loss(self, patches: Pixels) -> tuple[Tensor, Tensor]:
        """Of the painting, in the network's scaling and in that of pixels."""
        pixels = self.pixels(patches)
        painted = self._reconstructor(self._segments(pixels))
        error = F.mse_loss(self._unscaled(painted), pixels)
        return F.mse_loss(painted, self.scaled(pixels)), error

    @torch.no_grad()
    def show(self, patches: Pixels) -> ReconstructionBatch:
        """`seen` is what U-Dec sees: each pixel in the colours of its segments."""
        self._module.eval()
        pixels = self.pixels(patches)
        segments = self._segments(pixels)
        colours = pixels.new_tensor([c.color for c in self._spec.classes]) / 255.0
        seen = torch.einsum("nkhw,kc->nchw", segments, colours)
        return ReconstructionBatch(pixels, self._unscaled(self._reconstructor(segments)), seen)

    def state(self) -> Mapping[str, Tensor]:
        return self._segmenter.state_dict()

    def spec(self) -> ModelSpec:
        return self._spec

    def write(self, path: Path, record: Mapping[str, Any]) -> None:
        """A model file like those of `train`; U-Dec has done its work and is left out."""
        learned = {"task": self.setup.request.task, "task_settings": dict(self.setup.settings)}
        save_model(path, self._segmenter, self._spec, {**record, **learned})

    def _segments(self, pixels: Tensor) -> Tensor:
        """Probabilities (N, K, H, W) of the segments of pixels in 0-1."""
        return torch.softmax(self._segmenter(self.scaled(pixels)), dim=1)

    def _unscaled(self, painted: Tensor) -> Tensor:
        """The image in 0-1 that U-Dec has painted in the network's scaling."""
        mean = painted.new_tensor(self.setup.mean)[:, None, None]
        std = painted.new_tensor(self.setup.std)[:, None, None]
        return painted * std + mean

    def _graph(self, pixels: Tensor) -> PixelGraph:
        number = self.setup.number
        return PixelGraph(255.0 * pixels, number("radius"), number("sigma_colour"), number("sigma_place"))


def build(setup: TaskSetup) -> PretrainTask:
    """The task; the network has the settings of the architecture `wnet`."""
    return WNetTask(setup)
