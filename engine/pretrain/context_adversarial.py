"""Context encoder with an adversary (critic) that tells filled-in squares from real ones.

Source:
    Pathak, Krahenbuhl, Donahue, Darrell & Efros, CVPR 2016, equations 2 and 3: the critic sees the
    square alone, and the encoder's loss is (1 - w) * squared error + w * adversarial, w = 0.001.
    Goodfellow et al., NeurIPS 2014, for the form of the adversarial loss that does not saturate.
"""

from __future__ import annotations

from typing import Final

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - torch's own custom

from engine.learn.optim import set_learning_rate
from engine.pretrain.context_encoder import ContextTask
from engine.pretrain.convolutional import NetworkEncoder, light_decoder
from engine.pretrain.task import Pixels, PretrainTask, StepResult, TaskSetup, gradient_step

_CRITIC_WIDTHS: Final = (16, 32, 64)
# Radford et al., ICLR 2016: a high momentum makes the two networks circle each other.
_BETAS: Final = (0.5, 0.999)
# A critic that wins at once teaches nothing.
_CRITIC_RATE: Final = 0.1


class AdversarialContextTask(ContextTask):
    """Two optimizers in turn: the critic on real and filled-in squares, then the encoder against it."""

    def __init__(
        self, setup: TaskSetup, encoder: NetworkEncoder, decoder: nn.Module, critic: nn.Module
    ) -> None:
        super().__init__(setup, encoder, decoder)
        self.critic = critic.to(setup.device)
        self._module.append(self.critic)  # type: ignore[operator]
        self._critic_optimizer = torch.optim.Adam(
            self.critic.parameters(), lr=_CRITIC_RATE * self.usual_rate, betas=_BETAS
        )

    def squares(self, pixels: Tensor, corners: Tensor) -> Tensor:
        """(N, C, h, h): the hidden square of each patch."""
        side = self.hidden_px
        return torch.stack(
            [
                x[:, y0 : y0 + side, x0 : x0 + side]
                for x, (y0, x0) in zip(pixels, corners.tolist(), strict=True)
            ]
        )

    def learn(self, patches: Pixels, rate: float, share_done: float) -> StepResult:
        self._module.train()
        set_learning_rate(self._optimizer, rate)
        set_learning_rate(self._critic_optimizer, _CRITIC_RATE * rate)
        pixels = self.pixels(patches)
        corners = self.corners(len(pixels), self.setup.noise)
        hidden = self.hidden(corners)
        restored = self.restored(self.with_hole(pixels, hidden))
        real, filled = self.squares(pixels, corners), self.squares(restored, corners)
        gradient_step(self._critic_optimizer, self.critic_loss(real, filled.detach()))
        error = self.hidden_error(restored, pixels, hidden)
        weight = self.setup.number("adversarial")
        loss = (1 - weight) * error + weight * _critic_error(self.critic(filled), real=True)
        gradient_step(self._optimizer, loss)
        return StepResult(float(loss.detach()), float(error.detach()))

    def critic_loss(self, real: Tensor, filled: Tensor) -> Tensor:
        """Loss of the critic: small when it tells real squares from filled-in ones."""
        return _critic_error(self.critic(real), real=True) + _critic_error(self.critic(filled), real=False)


def _critic_error(logits: Tensor, *, real: bool) -> Tensor:
    return F.binary_cross_entropy_with_logits(logits, torch.full_like(logits, float(real)))


def make_critic(in_channels: int) -> nn.Module:
    """Network from (N, C, h, h) of any side to the (N, 1) logit of being real."""
    layers: list[nn.Module] = []
    incoming = in_channels
    for width in _CRITIC_WIDTHS:
        layers += [nn.Conv2d(incoming, width, 4, stride=2, padding=2), nn.LeakyReLU(0.2)]
        incoming = width
    return nn.Sequential(*layers, nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(incoming, 1))


def build(setup: TaskSetup) -> PretrainTask:
    """The network's encoder, learning to fill in against a critic."""
    encoder = NetworkEncoder(setup)
    decoder, critic = light_decoder(encoder, setup), make_critic(setup.in_channels)
    return AdversarialContextTask(setup, encoder, decoder, critic)
