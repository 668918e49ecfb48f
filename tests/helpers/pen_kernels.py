"""Tests that run twice: with NumPy's loops, as before the compiler is there, and with the compiled ones."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from engine.edit.ready_kernels import READY, ReadyKernels


@pytest.fixture(params=["numpy", "compiled"], scope="module", autouse=True)
def both_kernels(request: pytest.FixtureRequest) -> Iterator[None]:
    """Imported by a module of tests, it runs all of them twice."""
    kernels = ReadyKernels()
    if request.param == "compiled":
        kernels.load()
    with pytest.MonkeyPatch.context() as patch:
        for name, kernel in vars(kernels).items():
            patch.setattr(READY, name, kernel)
        yield
