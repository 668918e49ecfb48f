"""Quick starts of compute processes, for the tests that start many."""

from __future__ import annotations

from collections.abc import Iterator
from multiprocessing.context import BaseContext
from pathlib import Path

import pytest

from tests.helpers.forked_processes import fork_server, forked_processes


@pytest.fixture(scope="session")
def weights_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where forked processes look for the weights of ready models."""
    return tmp_path_factory.mktemp("weights")


@pytest.fixture(scope="session")
def forking(weights_folder: Path) -> Iterator[BaseContext | None]:
    with fork_server(weights_folder) as context:
        yield context


@pytest.fixture
def quick_starts(forking: BaseContext | None) -> Iterator[None]:
    """The processes of this test are forked from one that has torch loaded."""
    with forked_processes(forking):
        yield
