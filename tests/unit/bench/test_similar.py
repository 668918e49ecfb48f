"""The benchmark of finding images, on data sets whose kinds are plain to see."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from engine.bench.models import similar
from engine.core import NO_PROGRESS, UserError
from tests.helpers.datasets import save


def test_sets_that_look_unlike_are_told_apart_and_all_met_at_once(tmp_path: Path) -> None:
    rng = np.random.default_rng(0)
    for name, color in (("reds", (200, 20, 20)), ("greens", (20, 200, 20)), ("blues", (20, 20, 200))):
        for number in range(4):
            pixels = np.clip(np.array(color) + rng.normal(0, 6, (40, 40, 3)), 0, 255).astype(np.uint8)
            save(tmp_path / name / "images" / f"{number}.png", pixels)
    rows = {row.metric: row for row in similar.run(tmp_path, NO_PROGRESS)}
    assert rows["most similar image is of the same set"].value == 100.0
    chosen = rows["images chosen until each of 3 sets has one"]
    assert chosen.value is not None
    assert chosen.value <= 4
    assert chosen.peer == pytest.approx(4.6, abs=0.8)


def test_without_data_sets_it_says_what_it_needs(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="needs images"):
        similar.run(None, NO_PROGRESS)
    with pytest.raises(UserError, match="fewer than two"):
        similar.run(tmp_path, NO_PROGRESS)
