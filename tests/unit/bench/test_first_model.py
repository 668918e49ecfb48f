"""The figures of first models, on a data set of small squares."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from engine.bench.models import first_model
from engine.bench.models.first_model import PARTS, calibration_error, labelled_ways
from engine.bench.support.options import Choices
from engine.core import UserError
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
    assert [row.metric for row in rows] == [
        *(["IoU", "calibration", "fit"] * 2),
        *("IoU", "of masks", "calibration", "fit"),
    ]
    ious, errors = (
        [row.value for row in rows if row.metric == name and row.value is not None]
        for name in ("IoU", "calibration")
    )
    assert len(ious) == 3
    assert min(ious[:2]) > 80
    assert ious[2] > 60
    assert all(0 <= error < 30 for error in errors)
    of_masks = next(row for row in rows if row.metric == "of masks")
    assert of_masks.subject.endswith("scribbles in 2 images")
    assert of_masks.value == pytest.approx(100 * ious[2] / ious[1])
    assert len(said) == 3


def test_scribbles_alone_are_measured_beside_the_masks_of_the_same_images() -> None:
    titles = [each.title.split(", ")[-1] for each in labelled_ways(["scribbles"])]
    assert titles == ["2 masks", "scribbles in 2 images"]
    assert not any(each.is_scribbled for each in labelled_ways(["masks"]))
    assert labelled_ways([]) == labelled_ways(PARTS)
    with pytest.raises(UserError, match="no part strokes"):
        labelled_ways(["strokes"])
