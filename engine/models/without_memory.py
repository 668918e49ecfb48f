"""Networks without memory: layers and shapes alone, on torch's device "meta"."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import torch
from torch import Tensor
from torch.nn import init
from torch.overrides import TorchFunctionMode


class _NoStartValues(TorchFunctionMode):
    """Leaves out start values drawn from a normal distribution.

    On the device "meta" torch computes their shapes in Python, and loads its compiler for that: 1.7 s.
    """

    def __torch_function__(
        self, func: Callable[..., Any], types: Sequence[type], args: Any = (), kwargs: Any = None
    ) -> Any:
        if func in (Tensor.normal_, init.normal_):
            return args[0] if args else kwargs["tensor"]
        return func(*args, **(kwargs or {}))


@contextmanager
def without_memory() -> Iterator[None]:
    """Build what is built in this block without memory and without values."""
    with torch.device("meta"), _NoStartValues():
        yield
