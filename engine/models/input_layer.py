"""First layer of a pretrained network for another number of input channels."""

from __future__ import annotations

import torch
from torch import Tensor


def inflated(weight: Tensor, channels: int) -> Tensor:
    """(O, channels, h, w) of a first layer's weights (O, I, h, w): repeated in turn, so many times weaker.

    Alike channels then give the answer that the network gave for its own. For one channel they are summed.

    Source:
        Carreira and Zisserman, CVPR 2017 (inflated filters, divided by how often they are repeated); timm's
        `adapt_input_conv`, which does the same to the encoders that it builds.

    >>> inflated(torch.ones(1, 3, 1, 1), 5).flatten().tolist()
    [0.6000000238418579, 0.6000000238418579, 0.6000000238418579, 0.6000000238418579, 0.6000000238418579]
    """
    own = weight.shape[1]
    if channels == 1:
        return weight.sum(dim=1, keepdim=True)
    repeated = weight.repeat(1, -(-channels // own), 1, 1)[:, :channels]
    return torch.as_tensor(repeated * (own / channels), dtype=weight.dtype)
