"""What a labelled pixel counts where scribbles cover rare classes more than common ones."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from torch import Tensor

from engine.core import IGNORE
from engine.learn.class_reweighting import ClassReweighting, beside_rarer, pixel_weights, rarity_of

ENOUGH = 40


def half_and_half() -> Tensor:
    """(1, 20, 20) labels: ten pixels of each of two classes, the others open."""
    labels = torch.full((1, 20, 20), IGNORE, dtype=torch.int64)
    labels[0, 0, :10], labels[0, 1, :10] = 0, 1
    return labels


def network_that_sees(share: float) -> Tensor:
    """Logits (1, 2, 20, 20) of a network that finds class 1 this likely everywhere."""
    logits = torch.zeros(1, 2, 20, 20)
    logits[:, 1] = float(np.log(share / (1 - share)))
    return logits


def after(logits: Tensor, labels: Tensor, batches: int = ENOUGH) -> ClassReweighting:
    reweighting = ClassReweighting(2)
    for _ in range(batches):
        reweighting.update(reweighting.sums(logits, labels))
    return reweighting


def test_a_rare_class_that_fills_half_the_scribbles_counts_less() -> None:
    weights = after(network_that_sees(0.2), half_and_half()).class_weights()
    assert weights is not None
    # 10 of 400 pixels are labelled 1, 380 are seen as 1 to a fifth: 0.215 in all, half of the labels.
    assert weights == pytest.approx([0.785 / 0.5, 0.215 / 0.5], rel=1e-4)


def test_whole_masks_count_as_they_are() -> None:
    labels = torch.zeros((1, 20, 20), dtype=torch.int64)
    labels[0, :3] = 1
    labels[0, 19] = IGNORE
    assert after(network_that_sees(0.5), labels).class_weights() is None


def test_nothing_is_believed_of_a_network_that_has_just_begun() -> None:
    assert after(network_that_sees(0.2), half_and_half(), batches=3).class_weights() is None


def test_a_class_that_the_network_has_lost_still_counts_a_tenth() -> None:
    weights = after(network_that_sees(1e-6), half_and_half()).class_weights()
    assert weights is not None
    assert weights[1] == pytest.approx(0.1)


def test_a_batch_that_is_no_number_is_passed_over() -> None:
    reweighting = after(network_that_sees(0.2), half_and_half())
    before = reweighting.to_json()
    reweighting.update(reweighting.sums(torch.full((1, 2, 20, 20), float("nan")), half_and_half()))
    assert reweighting.to_json() == before


def test_two_halves_of_a_batch_add_up_to_the_whole() -> None:
    labels, reweighting = torch.cat([half_and_half(), half_and_half().flip(1)]), ClassReweighting(2)
    logits = torch.cat([network_that_sees(0.2), network_that_sees(0.7)])
    parts = reweighting.sums(logits[:1], labels[:1]) + reweighting.sums(logits[1:], labels[1:])
    assert torch.allclose(parts, reweighting.sums(logits, labels))


def test_class_reweighting_resumes_where_it_was() -> None:
    reweighting, restored = after(network_that_sees(0.2), half_and_half()), ClassReweighting(2)
    restored.restore(reweighting.to_json())
    assert restored.to_json() == reweighting.to_json()
    assert np.array_equal(restored.class_weights(), reweighting.class_weights())


def test_weights_of_classes_and_of_corrections_multiply() -> None:
    labels = torch.tensor([[[0, 1, IGNORE]]])
    corrected = torch.tensor([[[1.0, 2.0, 1.0]]])
    by_class = np.array([1.5, 0.5], np.float32)
    both, alone = pixel_weights(labels, corrected, by_class), pixel_weights(labels, None, by_class)
    assert both is not None
    assert alone is not None
    assert both[0, 0, :2].tolist() == [1.5, 1.0]
    assert alone[0, 0, :2].tolist() == [1.5, 0.5]
    assert pixel_weights(labels, corrected, None) is corrected


@pytest.mark.parametrize(("loss", "wanted"), [("ce", True), ("dice+ce", True), ("balanced-ce", False)])
def test_who_says_what_a_class_counts_is_believed(loss: str, wanted: bool) -> None:
    assert ClassReweighting.is_needed(loss) is wanted


def test_of_two_rare_things_the_rarer_one_counts_around_both() -> None:
    counts = np.zeros(256, np.int64)
    counts[0], counts[3], counts[7], counts[IGNORE] = 1000, 20, 5, 9000
    rarity = rarity_of(counts)
    assert np.flatnonzero(rarity).tolist() == [3, 7]
    labels = np.zeros((1, 9), np.uint8)
    labels[0, 2], labels[0, 5:7] = 3, (3, 7)
    assert np.flatnonzero(beside_rarer(labels, rarity)).tolist() == [1, 3, 4, 5, 7]


def test_without_labels_nothing_is_rare() -> None:
    assert not rarity_of(np.zeros(256, np.int64)).any()
