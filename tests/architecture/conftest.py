"""Syntax trees of the product, held as long as tests of the architecture run."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.architecture.imports import forget_trees
from tests.helpers.paused_collector import paused_collector


@pytest.fixture(autouse=True, scope="package")
def trees_are_let_go() -> Iterator[None]:
    """Trees of all files make each later garbage collection slow, and those while they are read."""
    with paused_collector():
        yield
        forget_trees()
