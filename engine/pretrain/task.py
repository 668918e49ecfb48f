"""Base classes of the tasks of pretraining, and the setup that they are built from."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, ClassVar, Final

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from engine.core import ClassList
from engine.learn.optim import set_learning_rate
from engine.learn.samples import ReadImage
from engine.models.files.encoder_file import EncoderCard, save_encoder
from engine.models.spec import ModelSpec, Setting
from engine.pretrain.request import PretrainRequest

Pixels = NDArray[np.uint8]

_MAX_GRADIENT_NORM: Final = 5.0


@dataclass(frozen=True, slots=True, eq=False)
class TaskSetup:
    """Everything that a task is built from.

    Attributes:
        settings: every setting of the task, with its value.
        patch_px: side S of the patches.
        bands: of the images as they are read.
        mean, std: per input channel, of pixels in 0-1, over some of the images.
        device: where to learn.
        noise: the task's own random numbers, on `device`, seeded.
        first: (N, S, S, bands) uint8, some patches, for statistics before the start.
        rng: random numbers for what a task draws itself.
        read_image: (H, W, bands) uint8 of a file, cached.
    """

    request: PretrainRequest
    settings: Mapping[str, Setting]
    patch_px: int
    bands: int
    mean: tuple[float, ...]
    std: tuple[float, ...]
    device: torch.device
    noise: torch.Generator
    rng: np.random.Generator
    first: Pixels
    read_image: ReadImage

    @property
    def in_channels(self) -> int:
        return self.request.in_channels

    @property
    def colour(self) -> tuple[float, ...]:
        """Mean of each input channel in 0-1 over the first patches; `mean` may be that of ImageNet."""
        mean = self.first.mean(axis=(0, 1, 2)) / 255.0
        return (float(mean.mean()),) if self.in_channels == 1 else tuple(float(v) for v in mean)

    def number(self, name: str) -> float:
        """A setting that is a number."""
        return float(self.settings[name])

    def count(self, name: str) -> int:
        """A setting that is a whole number."""
        return int(self.settings[name])


@dataclass(frozen=True, slots=True)
class StepResult:
    """Result of one step. `error`: mean squared error of pixels in 0-1."""

    loss: float
    error: float


@dataclass(frozen=True, slots=True)
class ReconstructionBatch:
    """Patches and reconstructions, (N, C, S, S) in 0-1; `seen`: the network's input if it is another."""

    originals: Tensor
    reconstructions: Tensor
    seen: Tensor | None = None


class PretrainTask(ABC):
    """Base of the tasks of pretraining; lives on the thread of the trainer.

    Attributes:
        note: for the user, about the initial weights; may be empty.
        batch_on_processor, batch_on_card: usual batch sizes.
        usual_rate: learning rate when the user names none.
        draws_itself: it draws its own patches; the trainer hands over none.
    """

    batch_on_processor: ClassVar[int] = 8
    batch_on_card: ClassVar[int] = 64
    usual_rate: ClassVar[float] = 2e-3
    draws_itself: ClassVar[bool] = False
    note: str = ""

    def __init__(self, setup: TaskSetup) -> None:
        self.setup = setup

    @property
    @abstractmethod
    def module(self) -> nn.Module:
        """All trained parameters."""

    @abstractmethod
    def learn(self, patches: Pixels, rate: float, share_done: float) -> StepResult:
        """One step on (N, S, S, bands) uint8 `patches`; `share_done` is 0 at the start, 1 at the end."""

    @abstractmethod
    def show(self, patches: Pixels) -> ReconstructionBatch:
        """Reconstructions of these patches; changes nothing."""

    @abstractmethod
    def state(self) -> Mapping[str, Tensor]:
        """The weights for the file."""

    def spec(self) -> ModelSpec:
        """The network whose encoder was learned; of no architecture where it fits none."""
        setup = self.setup
        return ModelSpec(
            architecture="",
            classes=ClassList(()),
            in_channels=setup.in_channels,
            mean=setup.mean,
            std=setup.std,
            input_size=setup.patch_px,
        )

    def part_done(self, share_done: float) -> float:
        """Share of the learning rate schedule that is done; different where a task learns in parts."""
        return share_done

    def finish(self) -> None:
        """Called once, after the last step, before the file is written."""
        self.module.eval()

    def write(self, path: Path, record: Mapping[str, Any]) -> None:
        """Write the encoder file, whole or not at all.

        Raises:
            UserError: the folder cannot be written.
        """
        setup = self.setup
        spec = replace(self.spec(), classes=ClassList(()))
        card = EncoderCard(setup.request.task, spec, dict(setup.settings), record)
        save_encoder(path, self.state(), card)

    def pixels(self, patches: Pixels) -> Tensor:
        """(N, in_channels, S, S) float32 in 0-1 on the device; grey for one channel."""
        pixels = torch.from_numpy(np.ascontiguousarray(patches)).to(self.setup.device)
        pixels = pixels.permute(0, 3, 1, 2).float().div_(255.0)
        return pixels.mean(dim=1, keepdim=True) if self.setup.in_channels == 1 else pixels

    def scaled(self, pixels: Tensor) -> Tensor:
        """Pixels as networks want them: (pixel - mean) / std."""
        mean = pixels.new_tensor(self.setup.mean)[:, None, None]
        std = pixels.new_tensor(self.setup.std)[:, None, None]
        return (pixels - mean) / std


class GradientTask(PretrainTask):
    """Base of the tasks that minimise one loss with one optimizer."""

    def __init__(self, setup: TaskSetup, module: nn.Module) -> None:
        super().__init__(setup)
        self._module = module.to(setup.device)
        self._optimizer: torch.optim.Optimizer = self.make_optimizer()

    @property
    def module(self) -> nn.Module:
        return self._module

    def make_optimizer(self) -> torch.optim.Optimizer:
        """The optimizer of every weight that is trained now."""
        weights = [p for p in self._module.parameters() if p.requires_grad]
        return torch.optim.AdamW(weights, lr=self.usual_rate, weight_decay=1e-5)

    @abstractmethod
    def loss(self, patches: Pixels) -> tuple[Tensor, Tensor]:
        """The loss, and the mean squared error of the reconstruction of pixels in 0-1."""

    def learn(self, patches: Pixels, rate: float, share_done: float) -> StepResult:
        self._module.train()
        set_learning_rate(self._optimizer, rate)
        loss, error = self.loss(patches)
        gradient_step(self._optimizer, loss)
        return StepResult(float(loss.detach()), float(error.detach()))


def gradient_step(optimizer: torch.optim.Optimizer, loss: Tensor) -> None:
    """One optimizer step on `loss` with gradient clipping; none where the gradient is not finite."""
    weights = [p for group in optimizer.param_groups for p in group["params"]]
    optimizer.zero_grad(set_to_none=True)
    torch.autograd.backward(loss)
    norm = nn.utils.clip_grad_norm_(weights, _MAX_GRADIENT_NORM)
    if bool(torch.isfinite(norm)):
        optimizer.step()
