"""`evaluate`: the figures of two folders of masks, as numbers and as a table."""

from __future__ import annotations

import argparse
import io
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine.commands import evaluate
from engine.commands.support.terminal import Terminal
from engine.core import IGNORE, BadInputError
from tests.helpers.datasets import save


def two_folders(folder: Path) -> argparse.Namespace:
    """One image of two classes: the square of class 1 is predicted two pixels too low."""
    truth, predicted = np.zeros((2, 40, 50), np.uint8)
    truth[10:20, 10:30] = 1
    predicted[12:22, 10:30] = 1
    truth[35:] = IGNORE
    save(folder / "truth" / "a.png", truth)
    save(folder / "predicted" / "a.png", predicted)
    (folder / "classes.txt").write_text("ground\nsquare\n", encoding="utf-8")
    return argparse.Namespace(
        predicted=folder / "predicted",
        truth=folder / "truth",
        classes=folder / "classes.txt",
        tolerance=None,
    )


def evaluated(options: argparse.Namespace) -> tuple[dict[str, Any], str]:
    words = io.StringIO()
    result = evaluate.run(options, Terminal(words, io.StringIO()))
    return result, words.getvalue()


def test_the_confusion_matrix_counts_true_classes_in_rows(tmp_path: Path) -> None:
    result, _ = evaluated(two_folders(tmp_path))
    # 40 pixels of the square are missed below, as many of the ground are taken above.
    assert result["confusion"] == [[35 * 50 - 200 - 40, 40, 0], [40, 160, 0]]
    assert set(result) == {
        "pixel_accuracy", "mean_accuracy", "mean_iou", "mean_dice", "per_class", "images",
        "boundary_f", "boundary_tolerance", "confusion", "warnings", "unpaired", "left_out",
    }  # fmt: skip


def test_files_that_are_not_compared_are_counted(tmp_path: Path) -> None:
    options = two_folders(tmp_path)
    (tmp_path / "truth" / "b.heic").touch()
    save(tmp_path / "predicted" / "c.png", np.zeros((4, 4), np.uint8))
    result, _ = evaluated(options)
    assert result["left_out"] == {".heic": 1}
    assert [Path(row["file"]).name for row in result["unpaired"]] == ["c.png"]


def test_boundaries_two_pixels_off_are_right_with_a_tolerance_of_two(tmp_path: Path) -> None:
    options = two_folders(tmp_path)
    options.tolerance = 2.0
    result, _ = evaluated(options)
    assert result["boundary_f"] == 1.0
    assert result["per_class"]["square"]["boundary_f"] == 1.0
    assert result["boundary_tolerance"] == {"px": 2.0, "share_of_diagonal": None}


def test_without_a_tolerance_a_share_of_the_diagonal_is_told(tmp_path: Path) -> None:
    result, _ = evaluated(two_folders(tmp_path))
    assert result["boundary_tolerance"] == {"px": None, "share_of_diagonal": 0.0075}
    # 0.48 pixels: of the 56 pixels of either contour, 8 on the left and 8 on the right coincide.
    assert result["per_class"]["square"]["boundary_f"] == pytest.approx(16 / 56)


def test_the_table_ends_with_what_is_mistaken_for_what(tmp_path: Path) -> None:
    _, words = evaluated(two_folders(tmp_path))
    assert "boundary F" in words.splitlines()[0]
    assert words.splitlines()[-2] == "square is taken for ground at 20.0% of its pixels"


@pytest.mark.parametrize("tolerance", [-1.0, float("nan"), float("inf")])
def test_a_tolerance_that_makes_no_sense_is_refused(tmp_path: Path, tolerance: float) -> None:
    options = two_folders(tmp_path)
    options.tolerance = tolerance
    with pytest.raises(BadInputError, match="tolerance_px must be from 0"):
        evaluate.run(options, Terminal(io.StringIO(), io.StringIO()))
