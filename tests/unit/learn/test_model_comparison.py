"""What speaks for a network and for the model in use, image by image."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from engine.learn.validation.metrics import Confusion
from engine.learn.validation.model_comparison import (
    PairedConfusions,
    PrequentialResult,
    are_alike,
    compare_models,
)

NAMES = ("ground", "crack")
CURRENT_MODEL = Path("filters-001.safetensors")


def counts(right: int, missed: int = 0, false: int = 0, ground: int = 10_000) -> Confusion:
    """An image with so many crack pixels found, missed, and seen where there are none."""
    return Confusion.of_image([[ground - false, false, 0], [missed, right, 0]])


def cracks(
    *pairs: PairedConfusions,
    fresh: tuple[PairedConfusions, ...] = (),
    current_model: Path | None = CURRENT_MODEL,
) -> tuple[float, float]:
    comparison = compare_models(pairs, fresh, NAMES, current_model)
    assert comparison.current_model_scores is not None
    new, old = comparison.per_class["crack"], comparison.current_model_scores["crack"]
    assert new is not None
    assert old is not None
    return new, old


def test_a_dense_image_counts_as_much_as_any_other() -> None:
    dense = PairedConfusions(counts(5000, missed=5000), counts(10_000))
    sparse = PairedConfusions(counts(10), counts(0, missed=10))
    assert cracks(dense, sparse) == pytest.approx((0.75, 0.5))


def test_prequential_results_count_as_validation_images_do() -> None:
    held_back, fresh = (
        PairedConfusions(counts(10), counts(10)),
        PairedConfusions(counts(0, missed=10), counts(10)),
    )
    assert cracks(held_back, fresh=(fresh,)) == cracks(held_back, fresh) == (0.5, 1.0)
    comparison = compare_models([held_back], [fresh, fresh], NAMES, CURRENT_MODEL)
    assert not comparison.verdict().promote
    said = comparison.verdict().sentence
    assert said.endswith("crack IoU 100 % -> 33 % on 1 held-back and 2 fresh images.")


def test_a_class_that_no_image_shows_has_no_score_for_either() -> None:
    comparison = compare_models([PairedConfusions(counts(0, false=50), counts(0))], [], NAMES, CURRENT_MODEL)
    assert comparison.current_model_scores is not None
    assert comparison.per_class["crack"] is None
    assert comparison.current_model_scores["crack"] is None


def test_a_false_alarm_costs_by_its_size() -> None:
    shown = PairedConfusions(counts(10), counts(10))
    dot, _ = cracks(shown, PairedConfusions(counts(0, false=1), counts(0)))
    blob, none = cracks(shown, PairedConfusions(counts(0, false=1000), counts(0)))
    assert blob < 0.51 < 0.94 < dot < none == 1.0


def test_where_neither_sees_a_class_that_is_not_there_nothing_is_learned() -> None:
    half = PairedConfusions(counts(5, missed=5), counts(10))
    assert cracks(half, PairedConfusions(counts(0), counts(0))) == cracks(half) == (0.5, 1.0)


def test_without_a_current_model_there_is_nothing_to_compare_with() -> None:
    comparison = compare_models([PairedConfusions(counts(5, missed=5), None)], [], NAMES, None)
    assert (comparison.per_class["crack"], comparison.current_model_scores, comparison.is_lower) == (
        0.5,
        None,
        False,
    )
    assert comparison.verdict().promote


def test_a_prequential_result_survives_the_end_of_the_process() -> None:
    fresh = PrequentialResult("7", 40, PairedConfusions(counts(3, missed=4, false=5), counts(1, missed=6)))
    again = PrequentialResult.from_json(json.loads(json.dumps(fresh.to_json())))
    assert (again.key, again.step) == ("7", 40)
    assert np.array_equal(again.pair.candidate.matrix, fresh.pair.candidate.matrix)
    assert again.pair.current is not None
    assert np.array_equal(again.pair.current.matrix, counts(1, missed=6).matrix)


def test_counts_of_other_images_or_masks_are_not_alike() -> None:
    first = {"1": counts(5, missed=5)}
    assert are_alike(first, {"1": counts(9, missed=1)})
    assert not are_alike(first, {"1": counts(9, missed=2)})
    assert not are_alike(first, first | {"2": counts(1)})
