"""The policy of `bench effort` that judges on the review wall, with networks that learn.

INKLING_NIGHTLY=1 python -m pytest tests/nightly
"""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest

from engine.bench.simulation import effort
from engine.core import NO_PROGRESS
from tests.unit.bench.test_effort import drawn

pytestmark = pytest.mark.skipif(not os.environ.get("INKLING_NIGHTLY"), reason="a minute of training")


@pytest.mark.parametrize("name", ["wall", "wall-first"])
def test_on_the_wall_right_predictions_are_accepted_and_noticed_errors_corrected(
    tmp_path: Path, name: str
) -> None:
    (policy,) = effort.chosen_policies([name])
    folder = effort.read_folder(drawn(tmp_path, 10), None, ())
    figures = effort.run_policy(folder, policy, 3600.0, NO_PROGRESS)
    images = figures["images"]
    assert sorted(image["name"] for image in images) == [f"{number}.png" for number in range(10)]
    on_wall = [image for image in images if image["is_on_wall"]]
    assert figures["errors"] == []
    assert on_wall, "ten discs like each other are predicted well after five"
    assert np.mean([image["seconds"] for image in on_wall]) < 2.0
