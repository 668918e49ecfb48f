"""Losses: planted values, unlabelled pixels without influence, and each can be driven to its minimum."""

from __future__ import annotations

import math

import pytest
import torch
from torch import Tensor

from engine.core import IGNORE, UserError
from engine.learn.losses import balanced_ce, cross_entropy, dice, focal, make_loss, tversky, weighted_ce
from engine.models.catalog import LOSSES

ALL = (*LOSSES, "tversky:0.8", "focal:0", "ce+dice+tversky:0.3")


def some_logits(seed: int = 0, classes: int = 3) -> Tensor:
    torch.manual_seed(seed)
    return torch.randn(2, classes, 5, 6, requires_grad=True)


def some_labels(classes: int = 3) -> Tensor:
    torch.manual_seed(1)
    labels = torch.randint(0, classes, (2, 5, 6))
    labels[0, :2] = IGNORE
    labels[1, :, 3] = IGNORE
    return labels


def logits_for(labels: Tensor, classes: int, certainty: float) -> Tensor:
    known = labels.clamp(max=classes - 1)
    return certainty * torch.nn.functional.one_hot(known, classes).permute(0, 3, 1, 2).float()


@pytest.mark.parametrize("name", ALL)
def test_an_unlabelled_pixel_has_a_gradient_of_exactly_zero(name: str) -> None:
    logits, labels = some_logits(), some_labels()
    make_loss(name)(logits, labels).backward()
    assert logits.grad is not None
    ignored = (labels == IGNORE)[:, None].expand_as(logits)
    assert (logits.grad[ignored] == 0.0).all()
    assert (logits.grad[~ignored] != 0.0).any()


@pytest.mark.parametrize("name", ALL)
def test_the_loss_does_not_depend_on_unlabelled_pixels(name: str) -> None:
    logits, labels = some_logits().detach(), some_labels()
    changed = logits.clone()
    changed[(labels == IGNORE)[:, None].expand_as(logits)] = 50.0
    loss = make_loss(name)
    assert torch.equal(loss(logits, labels), loss(changed, labels))


@pytest.mark.parametrize("name", ALL)
def test_without_labels_the_loss_and_its_gradient_are_zero(name: str) -> None:
    logits = some_logits()
    loss = make_loss(name)(logits, torch.full((2, 5, 6), IGNORE))
    loss.backward()
    assert loss.item() == 0.0
    assert logits.grad is not None
    assert (logits.grad == 0.0).all()


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("classes", [2, 3])
def test_a_sure_right_answer_costs_almost_nothing(name: str, classes: int) -> None:
    labels = some_labels(classes)
    assert make_loss(name)(logits_for(labels, classes, 30.0), labels).item() < 1e-3


@pytest.mark.parametrize("name", ALL)
def test_following_the_gradient_lowers_the_loss(name: str) -> None:
    logits, labels, loss = some_logits(), some_labels(), make_loss(name)
    before = loss(logits, labels)
    (gradient,) = torch.autograd.grad(before, logits)
    assert loss(logits - 0.1 * gradient, labels) < before


def test_cross_entropy_is_the_mean_over_labelled_pixels() -> None:
    logits = torch.zeros(1, 4, 2, 2)
    logits[0, 2, 0, 0] = 3.0
    labels = torch.tensor([[[2, IGNORE], [1, IGNORE]]])
    sure = -math.log(math.exp(3) / (math.exp(3) + 3))
    assert cross_entropy(logits, labels).item() == pytest.approx((sure + math.log(4)) / 2)


def test_weighted_ce_counts_other_classes_beta_times() -> None:
    logits, labels = torch.zeros(1, 2, 1, 2), torch.tensor([[[0, 1]]])
    assert weighted_ce(logits, labels, beta=3.0).item() == pytest.approx((1 + 3) / 2 * math.log(2))


def test_balanced_ce_weighs_two_classes_by_each_others_share() -> None:
    # One pixel of class 1 among four: beta = 3/4 for it, 1/4 for the others.
    logits, labels = torch.zeros(1, 2, 1, 4), torch.tensor([[[1, 0, 0, 0]]])
    assert balanced_ce(logits, labels).item() == pytest.approx((0.75 + 3 * 0.25) / 4 * math.log(2))


def test_focal_with_gamma_zero_is_cross_entropy() -> None:
    logits, labels = some_logits(), some_labels()
    assert focal(logits, labels, gamma=0.0).item() == pytest.approx(cross_entropy(logits, labels).item())


def test_focal_of_an_even_guess_is_a_quarter_of_cross_entropy_at_gamma_two() -> None:
    logits, labels = torch.zeros(1, 2, 2, 2), torch.tensor([[[0, 1], [1, 0]]])
    assert focal(logits, labels).item() == pytest.approx(0.25 * math.log(2))


def test_dice_is_its_formula() -> None:
    logits, labels = some_logits(classes=2).detach(), some_labels(2)
    known = labels != IGNORE
    q = torch.softmax(logits, 1)[:, 1][known]
    p = labels[known].float()

    def one(p: Tensor, q: Tensor) -> Tensor:
        return 1 - (2 * (p * q).sum() + 1) / (p.sum() + q.sum() + 1)

    assert dice(logits, labels).item() == pytest.approx(((one(p, q) + one(1 - p, 1 - q)) / 2).item())


def test_tversky_at_one_half_is_dice() -> None:
    logits, labels = some_logits(), some_labels()
    assert tversky(logits, labels, beta=0.5).item() == pytest.approx(dice(logits, labels).item())


def test_tversky_prices_false_positives_at_beta() -> None:
    # One class labelled, half of it missed: hits 2, misses 2, no false positive among the labels.
    labels = torch.ones(1, 2, 2, dtype=torch.long)
    guess = torch.tensor([[[1, 1], [0, 0]]])
    loss = tversky(logits_for(guess, 2, 40.0), labels, beta=0.9)
    assert loss.item() == pytest.approx(1 - 2.5 / (2 + 0.1 * 2 + 0.5))


def test_a_sum_adds_its_parts() -> None:
    logits, labels = some_logits(), some_labels()
    total = dice(logits, labels) + cross_entropy(logits, labels)
    assert make_loss("dice+ce")(logits, labels).item() == pytest.approx(total.item())


@pytest.mark.parametrize("name", ["", "mse", "dice+", "ce:2", "tversky:x", "tversky:2", "focal:-1"])
def test_an_unknown_loss_is_refused(name: str) -> None:
    with pytest.raises(UserError):
        make_loss(name)
