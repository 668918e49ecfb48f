"""The figures of first models, on a data set of small squares."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from engine.bench.models import first_model
from engine.bench.models.first_model import calibration_error
from engine.bench.support.options import Choices
from tests.helpers.networks import bright_square_image


def test_calibration_is_perfect_where_probabilities_are_shares_of_what_is_right() -> None:
    rng = np.random.default_rng(0)
    sure = rng.uniform(0.5, 1.0, 200_000)
    right = rng.uniform(size=len(sure)) < sure
    assert calibration_error(sure, right) < 0.01
    assert calibration_error(np.ones(4, np.float16), np.array([True, True, True, False])) == 0.25


def test_each_way_and_number_of_masks_has_three_figures(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for part in ("images", "masks"):
        (tmp_path / part).mkdir()
    for number in range(6):
        image, labels = bright_square_image(48, number)
        Image.fromarray(image).save(tmp_path / "images" / f"{number}.png")
        Image.fromarray(labels).save(tmp_path / "masks" / f"{number}.png")
    (tmp_path / "classes.txt").write_text("dark\nbright\n", encoding="utf-8")
    monkeypatch.setattr(first_model, "COUNTS", (1, 2))
    monkeypatch.setattr(first_model, "WAYS", first_model.WAYS[1:])
    said: list[str] = []
    rows = first_model.run(tmp_path, lambda progress: None, Choices(seeds=1, say=said.append))
    assert [row.metric for row in rows] == ["IoU", "calibration", "fit"] * 2
    figures = [row.value for row in rows if row.value is not None]
    assert len(figures) == 6
    assert all(iou > 80 for iou in figures[::3])
    assert all(0 <= error < 30 for error in figures[1::3])
    assert len(said) == 2
