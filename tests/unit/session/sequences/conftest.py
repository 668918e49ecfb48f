"""A session on a sequence whose frames have known masks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.helpers.sequences import sequence_desk
from tests.helpers.session import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with sequence_desk(tmp_path) as made:
        yield made
