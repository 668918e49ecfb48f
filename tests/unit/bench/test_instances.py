"""The bench of instances: its mask is what it says, its peers find about what we find."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import ndimage

from engine.bench import BENCHES, load_bench
from engine.bench.solvers import instances
from engine.bench.support.options import Choices
from engine.core import Progress


def test_the_bench_has_a_row_for_each_method_and_the_peer_beside_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(instances, "SHAPE", (120, 160))
    monkeypatch.setattr(instances, "_DISCS", 6)
    seen: list[Progress] = []
    rows = load_bench("instances")(None, seen.append, Choices())
    assert "instances" in BENCHES
    assert [row.metric.split(",")[0] for row in rows] == ["components"] * 2 + ["watershed"] * 2
    assert all(row.value is not None and row.value > 0 for row in rows)
    assert [row.ratio is not None for row in rows] == [True, False, True, False]
    assert seen[-1] == Progress(2, 2, "methods")


def test_the_crowded_mask_has_fewer_regions_than_discs() -> None:
    mask = instances.crowded_mask((400, 600), 60)
    assert 1 < ndimage.label(mask)[1] < 60
    assert np.unique(mask).tolist() == [0, 1]
