"""Precision at which two ways to the same float32 sums agree on any processor.

Kernels differ in the order of their sums by instruction set, threads and shape. Each of n additions rounds by
at most half a unit, relative to what is summed, so that two orders differ by n units at most.
"""

from __future__ import annotations

from typing import Final

import torch
from torch import Tensor

UNIT: Final = torch.finfo(torch.float32).eps


def sums_agree(one: Tensor, two: Tensor, terms: int) -> bool:
    """Whether two tensors are the same sums of so many float32 products, added in different orders.

    Args:
        terms: products in the longest sum; of layers behind each other, those of all layers together.
    """
    largest = float(two.detach().abs().max())
    tolerance = terms * UNIT * max(1.0, largest)
    assert largest > 10 * tolerance, "values so small that any would agree"
    return torch.allclose(one, two, rtol=0.0, atol=tolerance)
