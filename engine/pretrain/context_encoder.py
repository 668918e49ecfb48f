"""Context encoder: a square is cut out of each picture and filled in from its surroundings (inpainting).

Source:
    Pathak, Krahenbuhl, Donahue, Darrell & Efros, CVPR 2016, equation 1 (masked L2 loss).
"""

from __future__ import annotations

import torch
from torch import Tensor

from engine.pretrain.convolutional import ConvolutionalTask, NetworkEncoder, light_decoder
from engine.pretrain.task import Pixels, PretrainTask, ReconstructionBatch, TaskSetup


class ContextTask(ConvolutionalTask):
    """Task of inpainting: the loss is over the hidden square, which the encoder sees as the mean colour."""

    @property
    def hidden_px(self) -> int:
        """Side of the hidden square."""
        return max(1, round(self.setup.patch_px * self.setup.number("hidden")))

    def corners(self, count: int, generator: torch.Generator) -> Tensor:
        """(count, 2) random upper left corners (y, x) of the hidden squares."""
        room = self.setup.patch_px - self.hidden_px + 1
        return torch.randint(room, (count, 2), generator=generator, device=generator.device)

    def hidden(self, corners: Tensor) -> Tensor:
        """(N, 1, S, S) bool, True where the square lies."""
        place = torch.arange(self.setup.patch_px, device=corners.device)
        inside = (place >= corners[..., None]) & (place < corners[..., None] + self.hidden_px)
        return inside[:, 0, :, None].logical_and(inside[:, 1, None, :])[:, None]

    def with_hole(self, pixels: Tensor, hidden: Tensor) -> Tensor:
        """Pixels with the mean colour in the hidden square."""
        mean = pixels.new_tensor(self.setup.mean)[None, :, None, None]
        return torch.where(hidden, mean, pixels)

    def hidden_error(self, restored: Tensor, pixels: Tensor, hidden: Tensor) -> Tensor:
        """Mean squared error over the hidden squares alone."""
        squared = (restored - pixels) ** 2 * hidden
        return squared.sum() / (hidden.sum() * pixels.shape[1])

    def loss(self, patches: Pixels) -> tuple[Tensor, Tensor]:
        pixels = self.pixels(patches)
        hidden = self.hidden(self.corners(len(pixels), self.setup.noise))
        error = self.hidden_error(self.restored(self.with_hole(pixels, hidden)), pixels, hidden)
        return error, error

    @torch.no_grad()
    def show(self, patches: Pixels) -> ReconstructionBatch:
        self._module.eval()
        pixels = self.pixels(patches)
        hidden = self.hidden(self.corners(len(pixels), torch.Generator(pixels.device).manual_seed(0)))
        seen = self.with_hole(pixels, hidden)
        return ReconstructionBatch(pixels, torch.where(hidden, self.restored(seen), pixels), seen)


def build(setup: TaskSetup) -> PretrainTask:
    """The network's encoder, learning to fill in."""
    encoder = NetworkEncoder(setup)
    return ContextTask(setup, encoder, light_decoder(encoder, setup))
