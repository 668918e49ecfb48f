"""The race of predictors, at a size where it takes a second."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image
from torch import nn

from engine.bench.models import inference
from engine.core import EngineError, UserError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "images").mkdir()
    pixels = np.random.default_rng(0).integers(0, 256, (48, 64, 3), dtype=np.uint8)
    Image.fromarray(pixels).save(tmp_path / "images" / "a.png")
    return tmp_path


def test_every_peer_has_a_row_and_the_answers_are_alike(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inference, "NETWORKS", (("unet-small", ""),))
    monkeypatch.setattr(inference, "_ROUNDS", 1)
    monkeypatch.setattr(inference, "_MATMUL_SIDE", 64)
    rows = inference.run(folder, lambda progress: None)
    assert {row.peer_name for row in rows} >= {"plain loop", None}
    assert all(row.ratio == pytest.approx(row.value / row.peer) for row in rows if row.peer and row.value)
    assert [row.value <= 1e-4 for row in rows if "difference" in row.metric and row.value is not None] == [
        True
    ]


def test_a_fast_network_that_is_wrong_is_no_figure(folder: Path, tmp_path: Path) -> None:
    case = inference._case("unet-small", "", tmp_path)
    case.running.module = nn.Conv2d(3, 8, 1)
    with pytest.raises(EngineError, match="the answers differ"):
        inference._largest_difference(case, torch.rand(1, 3, 32, 32))


def test_a_folder_without_images_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no images"):
        inference.run(tmp_path, lambda progress: None)
