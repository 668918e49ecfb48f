from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from engine.bench.solvers import interactive
from engine.bench.support import scenes
from engine.core import NO_PROGRESS, UserError
from tests.helpers.scribbles import COLOURS


def test_every_figure_is_measured_in_small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(interactive, "PIXELS", 40_000)
    # Rounds repeat the same with other strokes.
    monkeypatch.setattr(interactive, "_ROUNDS", 1)
    monkeypatch.setattr(interactive, "_memory_gib", lambda: 0.5)
    rows = {row.metric: row for row in interactive.run(None, NO_PROGRESS)}
    assert rows["move of the pen"].n > 30
    assert rows["first stroke"].p95 is not None
    assert rows["correction: move of the pen"].n > 30
    agreements = [row.value for name, row in rows.items() if name.startswith("best against")]
    assert agreements
    assert min(agreements) > 0.99


def test_a_tile_mirrors_its_neighbour_and_an_enlarged_mask_keeps_its_share() -> None:
    by_name = {scene.name: scene for scene in scenes.scenes(None, 1_000_000, 1)}
    tiled, enlarged = by_name["coffee tiled"], by_name["coffee enlarged"]
    width = tiled.image.shape[1] // round((1_000_000 / (400 * 600)) ** 0.5)
    assert (tiled.image[:, width - 1] == tiled.image[:, width]).all()
    assert abs(tiled.mask.mean() - enlarged.mask.mean()) < 0.01


def test_scribbles_lie_on_what_they_name() -> None:
    for scene in scenes.scenes(None, 200_000, 1):
        is_scribbled = scene.scribbles != 255
        assert (scene.scribbles[is_scribbled] == scene.mask[is_scribbled]).all()
        assert 0.001 < is_scribbled.mean() < 0.2


def test_kinds_are_told_by_thickness_and_colours() -> None:
    stripes = np.zeros((400, 400), np.bool_)
    stripes[:, 50::100] = True
    block = np.zeros((400, 400), np.bool_)
    block[100:300, 100:300] = True
    image = np.array(COLOURS, np.uint8)[block.astype(int)]
    assert scenes.kind_of(image, stripes) == "thin"
    assert scenes.kind_of(image, block) == "clear"
    assert scenes.kind_of(np.zeros_like(image), block) == "clutter"


def test_a_folder_without_masks_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no image with an object"):
        list(scenes.scenes(tmp_path, 10_000, 1))
