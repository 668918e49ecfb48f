"""Compiled kernels of what a pen does, once they are loaded; until then NumPy does the same, more slowly.

The window paints before the compiler is there, so that nothing here is imported with a module that it needs.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


class ReadyKernels:
    """Kernels by name, None while they are not loaded; read by any thread.

    Attributes:
        halve: `halving_kernels.halve`.
        pen_spans: `pen_kernels.pen_spans`.
        fill_spans: `pen_kernels.fill_spans`.
    """

    def __init__(self) -> None:
        self.halve: Callable[..., Any] | None = None
        self.pen_spans: Callable[..., Any] | None = None
        self.fill_spans: Callable[..., Any] | None = None

    def load(self) -> None:
        """Load them, or compile them once on a machine; on a thread that may wait for seconds."""
        from engine.edit import halving_kernels, pen_kernels

        self.halve = halving_kernels.halve
        self.pen_spans, self.fill_spans = pen_kernels.pen_spans, pen_kernels.fill_spans


READY = ReadyKernels()
