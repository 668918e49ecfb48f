"""One warm server of commands, one workplace, and the tally of ends, for all tests of this folder."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.helpers.command_runs import make_workplace
from tests.helpers.killing import CAN_FORK, CommandServer

_TALLY = pytest.StashKey[Counter[str]]()


def pytest_configure(config: pytest.Config) -> None:
    config.stash[_TALLY] = Counter()


def pytest_unconfigure(config: pytest.Config) -> None:
    """Print how many runs were tried and how they ended, as the last line of a long form."""
    tally = config.stash[_TALLY]
    if tally and os.environ.get("INKLING_KILL_MOMENTS"):
        ends = ", ".join(f"{count:,} {end}" for end, count in sorted(tally.items()))
        print(f"{tally.total():,} signals: {ends}")  # noqa: T201 - pytest has closed its own lines


@pytest.fixture
def tally(pytestconfig: pytest.Config) -> Counter[str]:
    """End of a run that got a signal -> how many runs ended so and passed."""
    return pytestconfig.stash[_TALLY]


@pytest.fixture(scope="session")
def server() -> Iterator[CommandServer]:
    if not CAN_FORK:
        pytest.skip("this system does not fork")
    with CommandServer() as running:
        yield running


@pytest.fixture(scope="session")
def workplace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The template: tests work on copies."""
    return make_workplace(tmp_path_factory.mktemp("workplace") / "template")
