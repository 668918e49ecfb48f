"""The race of training loops, at a size where it takes a second."""

from __future__ import annotations

import pytest

from engine.bench.models import inference, training


def test_every_batch_has_a_row_against_the_plain_loop(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(training, "BATCHES", (1, 3))
    for name, value in {"_CROP_PX": 32, "_SHAPE": (40, 48), "_SECONDS": 0.05, "_ROUNDS": 1}.items():
        monkeypatch.setattr(training, name, value)
    monkeypatch.setattr(inference, "_MATMUL_SIDE", 64)
    *rows, preparing, share = training.run(None, lambda progress: None)
    assert [row.metric for row in rows] == [f"patches learned from, {n} a step" for n in (1, 3)]
    for row in rows:
        assert row.value is not None
        assert row.peer is not None
        assert row.ratio == pytest.approx(row.value / row.peer)
    assert preparing.value is not None
    assert 0.0 < preparing.value < 100.0
    assert share.metric == "share of the matrix-product rate"
    assert share.value is not None
    assert share.value > 0.0
