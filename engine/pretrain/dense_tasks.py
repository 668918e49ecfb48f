"""Linear, narrow, wide, sparse and contractive autoencoders, each one dense layer and its penalty.

Source:
    Linear: Baldi & Hornik, Neural Networks 1989. Average activity: Ng, "Sparse autoencoder", CS294A
    lecture notes 2011. Contractive: Rifai, Vincent, Muller, Glorot & Bengio, ICML 2011.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812 - torch's own custom

from engine.core import UserError
from engine.pretrain.dense import DenseAutoencoder, ThumbnailTask, half_squared, thumbnail_size
from engine.pretrain.task import Pixels, PretrainTask, TaskSetup

Penalty = Callable[[TaskSetup, DenseAutoencoder, Tensor], Tensor]

# Of the mean activity of a unit over a batch, so that its logarithm stays finite.
_LEAST_ACTIVITY: Final = 1e-6


class DenseTask(ThumbnailTask):
    """Dense autoencoder whose loss is half the squared distance plus a penalty on the codes."""

    def __init__(self, setup: TaskSetup, net: DenseAutoencoder, penalty: Penalty) -> None:
        self.net = net
        self._penalty = penalty
        super().__init__(setup, net)
        net.centre(self.rows(self.pixels(setup.first)))

    def loss(self, patches: Pixels) -> tuple[Tensor, Tensor]:
        rows = self.rows(self.pixels(patches))
        codes = self.net.encode(rows)
        restored = self.net.decode(codes)
        loss = half_squared(restored, rows) + self._penalty(self.setup, self.net, codes)
        return loss, F.mse_loss(restored, rows)


def no_penalty(setup: TaskSetup, net: DenseAutoencoder, codes: Tensor) -> Tensor:
    """Zero: only the reconstruction counts."""
    return codes.new_zeros(())


def activity_divergence(codes: Tensor, rho: float) -> Tensor:
    """sum_j KL(rho || mean activity of unit j over the rows of `codes`), for codes in 0-1."""
    mean = codes.mean(dim=0).clamp(_LEAST_ACTIVITY, 1 - _LEAST_ACTIVITY)
    target = torch.full_like(mean, rho)
    on = target * (target / mean).log()
    off = (1 - target) * ((1 - target) / (1 - mean)).log()
    return (on + off).sum()


def squared_jacobian(net: DenseAutoencoder, codes: Tensor) -> Tensor:
    """||d code / d x||_F^2 of a sigmoid layer, averaged over the rows of `codes`; exact.

    The derivative of unit j by input i is h_j (1 - h_j) W_ji, so the sum over i needs only the
    squared length of each row of W.
    """
    slopes = (codes * (1 - codes)) ** 2
    return (slopes @ (net.weight**2).sum(dim=1)).mean()


def _sparse_by_activity(setup: TaskSetup, net: DenseAutoencoder, codes: Tensor) -> Tensor:
    return setup.number("beta") * activity_divergence(codes, setup.number("rho"))


def _sparse_by_sum(setup: TaskSetup, net: DenseAutoencoder, codes: Tensor) -> Tensor:
    return setup.number("weight") * codes.abs().sum(dim=1).mean()


def _contractive(setup: TaskSetup, net: DenseAutoencoder, codes: Tensor) -> Tensor:
    return setup.number("weight") * squared_jacobian(net, codes)


_KINDS: Final[dict[str, tuple[str, str, Penalty]]] = {
    "linear": ("linear", "linear", no_penalty),
    "undercomplete": ("sigmoid", "sigmoid", no_penalty),
    "overcomplete": ("sigmoid", "sigmoid", no_penalty),
    "sparse-kl": ("sigmoid", "sigmoid", _sparse_by_activity),
    "sparse-l1": ("relu", "sigmoid", _sparse_by_sum),
    "contractive": ("sigmoid", "sigmoid", _contractive),
}
"""Task -> activation of the code, activation of the output, penalty."""


def build(setup: TaskSetup) -> PretrainTask:
    """The task that the request names.

    Raises:
        UserError: a narrow code that is not narrow, or a wide one that is not wide.
    """
    task, inputs, code = setup.request.task, thumbnail_size(setup), setup.count("code")
    if task in ("linear", "undercomplete") and code >= inputs:
        raise UserError(
            f"A code of {code} numbers is not narrower than a thumbnail of {inputs}.",
            f"Choose a shorter code, such as one of {max(1, inputs // 8)} numbers.",
            command_hint=f"Choose a shorter code, such as --set code={max(1, inputs // 8)}.",
        )
    if task == "overcomplete" and code <= inputs:
        raise UserError(
            f"A code of {code} numbers is not wider than a thumbnail of {inputs}.",
            f"Choose more, such as {inputs * 3 // 2}, or the task undercomplete.",
            command_hint=f"Choose more, such as --set code={inputs * 3 // 2}, or the task undercomplete.",
        )
    return DenseTask(setup, dense_autoencoder(task, inputs, code), _KINDS[task][2])


def dense_autoencoder(task: str, inputs: int, code: int) -> DenseAutoencoder:
    """The network of one of these tasks, with random weights."""
    hidden, output, _ = _KINDS[task]
    return DenseAutoencoder(inputs, code, hidden, output)
