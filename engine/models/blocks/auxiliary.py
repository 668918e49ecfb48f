"""Networks with auxiliary outputs from earlier layers, for the training loss alone (deep supervision)."""

from __future__ import annotations

from abc import abstractmethod
from typing import Protocol, runtime_checkable

from torch import Tensor, nn

from engine.models.blocks.padded import PaddedNet

WeightedLogits = list[tuple[float, Tensor]]
"""Weight of a loss, and logits (N, classes, H, W) at the image's size."""


@runtime_checkable
class HasTrainingOutputs(Protocol):
    """A network with losses of its own for training; predictions come from its `forward` alone."""

    def training_outputs(self, image: Tensor) -> WeightedLogits:
        """All logits for `image` (N, C, H, W) that take part in the loss, each with its weight."""


class PaddedNetWithAuxiliary(PaddedNet):
    """A padded network whose loss is a weighted sum over several outputs."""

    def training_outputs(self, image: Tensor) -> WeightedLogits:
        """The outputs of `outputs_padded`, cropped to the image."""
        outputs = self.outputs_padded(self.pad(image))
        return [(weight, self.crop(logits, image)) for weight, logits in outputs]

    @abstractmethod
    def outputs_padded(self, image: Tensor) -> WeightedLogits:
        """Weighted logits of an image whose sides are multiples of the stride; the answer itself first."""


def training_outputs(module: nn.Module, image: Tensor) -> WeightedLogits:
    """What the loss of a training step is made of, for any network."""
    if isinstance(module, HasTrainingOutputs):
        return module.training_outputs(image)
    return [(1.0, module(image))]
