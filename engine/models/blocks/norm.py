"""Batch norm for features pooled to one value a channel."""

from __future__ import annotations

from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - torch's own custom


class SteadyBatchNorm2d(nn.BatchNorm2d):
    """Batch norm that also trains on a single value a channel.

    One value has no spread to divide by, and torch refuses it; a batch of one
    image pooled to 1x1 is such a case. It is scaled by the running statistics
    then, as in evaluation, and leaves them as they are.
    """

    def forward(self, x: Tensor) -> Tensor:
        if self.training and x.numel() == x.shape[1]:
            return F.batch_norm(x, self.running_mean, self.running_var, self.weight, self.bias, eps=self.eps)
        return super().forward(x)
