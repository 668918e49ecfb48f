"""Denoising autoencoder: reconstruction of the clean picture from a noisy one.

Source:
    Vincent, Larochelle, Bengio & Manzagol, ICML 2008; Gaussian noise as in their JMLR 2010 paper.
"""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812 - torch's own custom

from engine.pretrain.convolutional import ConvolutionalTask, NetworkEncoder, light_decoder
from engine.pretrain.task import Pixels, PretrainTask, ReconstructionBatch, TaskSetup


class DenoisingTask(ConvolutionalTask):
    """Task of denoising, with new noise in every batch."""

    def noisy(self, pixels: Tensor, generator: torch.Generator) -> Tensor:
        """Pixels in 0-1 with noise; not clipped, as that would give away which pixels were at the limits."""
        noise = torch.randn(pixels.shape, generator=generator, device=pixels.device)
        return pixels + self.setup.number("noise") * noise

    def loss(self, patches: Pixels) -> tuple[Tensor, Tensor]:
        pixels = self.pixels(patches)
        error = F.mse_loss(self.restored(self.noisy(pixels, self.setup.noise)), pixels)
        return error, error

    @torch.no_grad()
    def show(self, patches: Pixels) -> ReconstructionBatch:
        self._module.eval()
        pixels = self.pixels(patches)
        # A generator of its own: looking must not change what is learned.
        seen = self.noisy(pixels, torch.Generator(pixels.device).manual_seed(0))
        return ReconstructionBatch(pixels, self.restored(seen), seen)


def build(setup: TaskSetup) -> PretrainTask:
    """The network's encoder, learning to remove noise."""
    encoder = NetworkEncoder(setup)
    return DenoisingTask(setup, encoder, light_decoder(encoder, setup))
