"""Variational autoencoder on a network's encoder: mean and variance of a code at each deepest position.

Source:
    Kingma & Welling, ICLR 2014: equation 10 for the bound with a normal prior, section 2.4 for the
    reparameterisation. beta: Higgins et al., ICLR 2017.
"""

from __future__ import annotations

from typing import Final

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - torch's own custom

from engine.pretrain.convolutional import ConvolutionalTask, NetworkEncoder
from engine.pretrain.light_decoder import LightDecoder
from engine.pretrain.task import Pixels, PretrainTask, ReconstructionBatch, TaskSetup

_LARGEST_LOG_VARIANCE: Final = 10.0


class VariationalTask(ConvolutionalTask):
    """Variational autoencoder with the loss per pixel: squared error / (2 spread^2) + beta * divergence."""

    def __init__(
        self, setup: TaskSetup, encoder: NetworkEncoder, decoder: nn.Module, to_code: nn.Module
    ) -> None:
        self._to_code = to_code
        super().__init__(setup, encoder, decoder, to_code)

    def distribution(self, pixels: Tensor) -> tuple[Tensor, Tensor]:
        """Mean and log variance of the code of pixels in 0-1, each (N, latent, h, w)."""
        mean, log_variance = self._to_code(self.deepest(pixels)).chunk(2, dim=1)
        return mean, log_variance.clamp(-_LARGEST_LOG_VARIANCE, _LARGEST_LOG_VARIANCE)

    def loss(self, patches: Pixels) -> tuple[Tensor, Tensor]:
        pixels = self.pixels(patches)
        mean, log_variance = self.distribution(pixels)
        code = sampled_code(mean, log_variance, self.setup.noise)
        error = F.mse_loss(torch.sigmoid(self._decoder(code)), pixels)
        per_pixel = kl_divergence(mean, log_variance) / pixels[0].numel()
        spread, beta = self.setup.number("spread"), self.setup.number("beta")
        return error / (2 * spread**2) + beta * per_pixel, error

    @torch.no_grad()
    def show(self, patches: Pixels) -> ReconstructionBatch:
        self._module.eval()
        pixels = self.pixels(patches)
        mean, _ = self.distribution(pixels)
        return ReconstructionBatch(pixels, torch.sigmoid(self._decoder(mean)))


def sampled_code(mean: Tensor, log_variance: Tensor, generator: torch.Generator) -> Tensor:
    """A code drawn from the normal distribution of this mean and variance, with gradients."""
    noise = torch.randn(mean.shape, generator=generator, device=mean.device)
    return mean + torch.exp(0.5 * log_variance) * noise


def kl_divergence(mean: Tensor, log_variance: Tensor) -> Tensor:
    """KL(N(mean, variance) || N(0, 1)): summed over the code, averaged over the patches."""
    terms = mean**2 + log_variance.exp() - 1.0 - log_variance
    return 0.5 * terms.flatten(1).sum(dim=1).mean()


def build(setup: TaskSetup) -> PretrainTask:
    """The network's encoder, learning distributions of codes."""
    encoder = NetworkEncoder(setup)
    latent = setup.count("latent")
    decoder = LightDecoder(latent, encoder.part.stride, setup.in_channels)
    decoder.start_at(setup.colour)
    return VariationalTask(setup, encoder, decoder, nn.Conv2d(encoder.part.channels, 2 * latent, 1))
