"""The rows of the stall benchmark."""

from __future__ import annotations

import pytest

from engine.bench.window.stall import rows_of


def test_gaps_and_the_windows_own_work_are_told_apart() -> None:
    beats = {"gap_ms": [4.0] * 98 + [30.0, 50.0], "worked_ms": [1.0] * 99 + [20.0]}
    rows = {row.metric: row for row in rows_of("painting", beats, "load 1.0 before")}
    assert rows["gap between events, painting"].value == 4.0
    assert rows["the same, longest, painting"].value == 50.0
    assert rows["own work in a gap, most, painting"].value == 20.0
    assert rows["the same, 99th percentile, painting"].value == pytest.approx(30.2)
    assert {row.n for row in rows.values()} == {100}
    assert {row.note for row in rows.values()} == {"load 1.0 before"}
