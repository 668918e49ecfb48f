"""Reductions of distributed training, by which each process computes the loss of the whole batch.

Every process computes the loss and the batch norm of the *whole* batch from sums over all of
them. The gradient of a sum is summed over the processes as well; the mean of all
processes' gradients, which is what data-parallel training takes, is then exactly the gradient of
the whole batch's loss, for means over labelled pixels as for ratios of sums (Dice).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import torch
import torch.distributed as dist
from torch import Tensor
from torch.nn import functional as F  # noqa: N812 - torch's own custom
from torch.overrides import TorchFunctionMode


def all_reduce_sum(values: Tensor) -> Tensor:
    """Differentiable sum over all processes (all-reduce); the values themselves in a single process.

    All processes must call this equally often, with the same shape.
    """
    if not (dist.is_available() and dist.is_initialized()):
        return values
    total: Tensor = _Summed.apply(values)
    return total


class _Summed(torch.autograd.Function):
    @staticmethod
    def forward(ctx: Any, values: Tensor) -> Tensor:
        return _all_reduced(values)

    @staticmethod
    def backward(ctx: Any, gradient: Tensor) -> Tensor:
        return _all_reduced(gradient)


def _all_reduced(values: Tensor) -> Tensor:
    total = values.detach().clone(memory_format=torch.contiguous_format)
    dist.all_reduce(total)
    return total


class SyncedBatchNorm(TorchFunctionMode):
    """Context in which batch norms of a network in training use the whole batch's statistics.

    torch's own SyncBatchNorm does so on graphics cards only, and has to be put in place of each
    layer; this works on processors too, and for every kind of batch norm layer.
    """

    def __torch_function__(
        self,
        func: Callable[..., Any],
        types: Sequence[type],
        args: tuple[Any, ...] = (),
        kwargs: dict[str, Any] | None = None,
    ) -> Any:
        if func is F.batch_norm:
            return sync_batch_norm(*args, **(kwargs or {}))
        return func(*args, **(kwargs or {}))


def sync_batch_norm(
    x: Tensor,
    running_mean: Tensor | None,
    running_var: Tensor | None,
    weight: Tensor | None = None,
    bias: Tensor | None = None,
    training: bool = False,
    momentum: float = 0.1,
    eps: float = 1e-5,
) -> Tensor:
    """`torch.nn.functional.batch_norm` with the statistics of all processes' batches together.

    A batch with a single value per channel in *this* process has more over all processes:
    it is normed like the others, though a single process would use the running statistics.
    """
    if not training and x.numel() != x.shape[1]:
        return F.batch_norm(x, running_mean, running_var, weight, bias, training, momentum, eps)
    precise = x if x.dtype == torch.float64 else x.float()
    dims = [dim for dim in range(x.dim()) if dim != 1]
    shape = [-1 if dim == 1 else 1 for dim in range(x.dim())]
    pixels = precise.new_full((1,), x.numel() / x.shape[1])
    sums = all_reduce_sum(torch.cat([precise.sum(dims), pixels]))
    count = sums[-1].detach()
    mean = sums[:-1] / count
    centred = precise - mean.view(shape)
    variance = all_reduce_sum(centred.square().sum(dims)) / count
    if running_mean is not None and running_var is not None:
        with torch.no_grad():
            running_mean.lerp_(mean.to(running_mean.dtype), momentum)
            running_var.lerp_((variance * (count / (count - 1))).to(running_var.dtype), momentum)
    normed = centred * torch.rsqrt(variance + eps).view(shape)
    if weight is not None:
        normed = normed * weight.view(shape)
    if bias is not None:
        normed = normed + bias.view(shape)
    return normed.to(x.dtype)
