"""U-Net's border weights, against the formula computed pixel by pixel."""

from __future__ import annotations

import math

import numpy as np
import pytest
import torch
from numpy.typing import NDArray

from engine.core import IGNORE
from engine.learn.border_loss import border_weights
from engine.learn.losses import make_loss


def weights_by_definition(label_map: NDArray[np.int64], w0: float, sigma: float) -> NDArray[np.float64]:
    """Equation 2 of the paper for one map, without any library for distances or components."""
    height, width = label_map.shape
    places = [(y, x) for y in range(height) for x in range(width)]

    def neighbours(y: int, x: int) -> list[tuple[int, int]]:
        around = ((y - 1, x), (y + 1, x), (y, x - 1), (y, x + 1))
        return [(v, u) for v, u in around if 0 <= v < height and 0 <= u < width]

    piece_of: dict[tuple[int, int], int] = {}
    for start in places:
        if label_map[start] in (0, IGNORE) or start in piece_of:
            continue
        number, open_ends = len(piece_of) + 1, [start]
        while open_ends:
            here = open_ends.pop()
            if here not in piece_of and label_map[here] == label_map[start]:
                piece_of[here] = number
                open_ends += neighbours(*here)
    borders: dict[int, list[tuple[int, int]]] = {}
    for place, number in piece_of.items():
        if any(label_map[n] not in (label_map[place], IGNORE) for n in neighbours(*place)):
            borders.setdefault(number, []).append(place)

    known = label_map != IGNORE
    share = {c: known.sum() / (label_map == c).sum() for c in np.unique(label_map[known])}
    out = np.zeros(label_map.shape)
    for y, x in zip(*np.nonzero(known), strict=True):
        nearest = sorted(min(math.hypot(y - v, x - u) for v, u in border) for border in borders.values())
        gap = w0 * math.exp(-((nearest[0] + nearest[1]) ** 2) / (2 * sigma**2)) if len(nearest) > 1 else 0.0
        out[y, x] = min(10.0, share[label_map[y, x]] / len(share)) + gap
    return out


def random_cells(seed: int, side: int = 40, classes: int = 3) -> NDArray[np.int64]:
    """Random discs of several classes on background, some touching, with unlabelled pixels."""
    rng = np.random.default_rng(seed)
    label_map = np.zeros((side, side), np.int64)
    y, x = np.mgrid[:side, :side]
    for _ in range(9):
        cy, cx, r = *rng.integers(0, side, 2), rng.integers(2, 7)
        label_map[(y - cy) ** 2 + (x - cx) ** 2 <= r * r] = rng.integers(0, classes)
    label_map[rng.random((side, side)) < 0.03] = IGNORE
    label_map[5:9, 10:22] = IGNORE
    return label_map


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize(("w0", "sigma"), [(10.0, 5.0), (3.0, 1.5)])
def test_weights_are_those_of_the_formula(seed: int, w0: float, sigma: float) -> None:
    label_map = random_cells(seed)
    weights = border_weights(torch.from_numpy(label_map)[None], w0, sigma)[0].numpy()
    np.testing.assert_allclose(weights, weights_by_definition(label_map, w0, sigma), rtol=1e-5, atol=1e-5)


def test_a_narrow_gap_weighs_more_than_a_wide_one() -> None:
    labels = torch.zeros(1, 20, 60, dtype=torch.long)
    labels[0, :, :20] = labels[0, :, 22:40] = labels[0, :, 52:] = 1
    weights = border_weights(labels)[0, 10]
    assert weights[20] == pytest.approx(
        float(weights[46]) + 10 * (math.exp(-9 / 50) - math.exp(-169 / 50)), 1e-3
    )


def test_a_single_thing_has_no_gaps() -> None:
    labels = torch.zeros(1, 16, 16, dtype=torch.long)
    labels[0, 4:8, 4:8] = 1
    weights = border_weights(labels)
    assert weights[0, 0, 0] == pytest.approx(256 / 2 / 240)
    assert weights[0, 5, 5] == pytest.approx(256 / 2 / 16)


def test_classes_count_alike_without_gaps() -> None:
    labels = torch.zeros(2, 16, 16, dtype=torch.long)
    labels[0, :, 8:] = 1
    weights = border_weights(labels, w0=0.0)
    assert float(weights[labels == 1].sum()) == pytest.approx(float(weights[labels == 0].sum()))
    assert float(weights.mean()) == pytest.approx(1.0)


def test_scribbles_in_one_thing_make_no_gap() -> None:
    labels = torch.full((1, 20, 20), IGNORE)
    labels[0, 5, 3:15] = labels[0, 8, 3:15] = 1
    labels[0, 18] = 0
    gaps = border_weights(labels) - border_weights(labels, w0=0.0)
    assert (gaps == 0).all()


def test_the_loss_is_the_weighted_mean_over_labelled_pixels() -> None:
    torch.manual_seed(0)
    labels = torch.from_numpy(np.stack([random_cells(1), random_cells(2)]))
    logits = torch.randn(2, 3, 40, 40)
    log_p = torch.log_softmax(logits, 1).gather(1, labels.clamp(max=2)[:, None])[:, 0]
    expected = -(border_weights(labels) * log_p).sum() / (labels != IGNORE).sum()
    assert make_loss("border-ce")(logits, labels).item() == pytest.approx(expected.item(), rel=1e-5)
