"""Losses: planted values, unlabelled pixels without influence, and each can be driven to its minimum."""

from __future__ import annotations

import math

import pytest
import torch
from torch import Tensor
from torchvision.ops import sigmoid_focal_loss

from engine.core import IGNORE, UserError
from engine.learn.losses import (
    LOSSES,
    balanced_ce,
    cross_entropy,
    dice,
    focal,
    make_loss,
    tversky,
    weighted_ce,
)

ALL = (
    *LOSSES,
    "weighted-ce:5",
    "balanced-ce:0.7",
    "tversky:0.8",
    "focal:0",
    "focal:0.5",
    "focal:2,0.25",
    "ce+dice+tversky:0.3",
)


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


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("channels", [1, 2, 4])
def test_the_gradient_is_that_of_finite_differences(name: str, channels: int) -> None:
    logits = some_logits(classes=channels).detach().double()[..., :4, :4].requires_grad_()
    labels = some_labels(max(2, channels))[..., :4, :4]
    loss = make_loss(name)
    assert torch.autograd.gradcheck(lambda x: loss(x, labels), (logits,), eps=1e-6, atol=1e-7)


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("size", [1e2, 1e4, 1e30])
@pytest.mark.parametrize("dtype", [torch.float32, torch.bfloat16])
def test_extreme_logits_give_finite_losses_and_gradients(name: str, size: float, dtype: torch.dtype) -> None:
    logits = (size * some_logits().detach().sign()).to(dtype).requires_grad_()
    loss = make_loss(name)(logits, some_labels())
    loss.backward()
    assert logits.grad is not None
    assert loss.isfinite()
    assert logits.grad.isfinite().all()


@pytest.mark.parametrize("name", ALL)
def test_one_channel_is_the_logit_of_the_second_of_two_classes(name: str) -> None:
    one, labels, loss = some_logits(classes=1).detach(), some_labels(2), make_loss(name)
    two = torch.cat([0.3 - 0.5 * one, 0.3 + 0.5 * one], dim=1)
    assert loss(one, labels).item() == pytest.approx(loss(two, labels).item(), rel=1e-5)


@pytest.mark.parametrize("name", ALL)
def test_adding_the_same_number_to_all_classes_changes_nothing(name: str) -> None:
    logits, labels, loss = some_logits().detach(), some_labels(), make_loss(name)
    assert loss(logits + 3.0, labels).item() == pytest.approx(loss(logits, labels).item(), rel=1e-4)


def test_weighted_ce_is_torchs_binary_cross_entropy_with_a_weight_on_positives() -> None:
    logits, labels = some_logits(classes=1).detach(), some_labels(2)
    known = labels != IGNORE
    theirs = torch.nn.functional.binary_cross_entropy_with_logits(
        logits[:, 0][known], labels[known].float(), pos_weight=torch.tensor(3.0)
    )
    assert make_loss("weighted-ce:3")(logits, labels).item() == pytest.approx(theirs.item(), rel=1e-5)


@pytest.mark.parametrize(("gamma", "alpha"), [(2.0, 0.25), (0.5, 0.9), (3.0, -1.0)])
def test_focal_is_torchvisions(gamma: float, alpha: float) -> None:
    logits, labels = some_logits(classes=1).detach(), some_labels(2)
    known = labels != IGNORE
    theirs = sigmoid_focal_loss(logits[:, 0][known], labels[known].float(), alpha, gamma, "mean")
    ours = focal(logits, labels, gamma, None if alpha < 0 else alpha)
    assert ours.item() == pytest.approx(theirs.item(), rel=1e-5)


def test_balanced_ce_with_a_value_weighs_positives_by_it_and_the_rest_by_what_is_left() -> None:
    logits, labels = torch.zeros(1, 2, 1, 4), torch.tensor([[[1, 0, 0, 0]]])
    ours = make_loss("balanced-ce:0.9")(logits, labels)
    assert ours.item() == pytest.approx((0.9 + 3 * 0.1) / 4 * math.log(2))


def test_an_infinite_logit_at_an_unlabelled_pixel_does_no_harm_to_dice() -> None:
    logits, labels = some_logits(), some_labels()
    broken = logits.detach().clone()
    broken[(labels == IGNORE)[:, None].expand_as(logits)] = math.inf
    assert dice(broken, labels).item() == pytest.approx(dice(logits, labels).item())


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


@pytest.mark.parametrize("classes", [1, 2, 5])
def test_the_tversky_of_the_catalogue_at_one_half_has_the_gradient_of_dice(classes: int) -> None:
    logits, labels = some_logits(classes=classes), some_labels(max(2, classes))
    (ours,) = torch.autograd.grad(make_loss("tversky:0.5")(logits, labels), logits)
    (theirs,) = torch.autograd.grad(make_loss("dice")(logits, labels), logits)
    assert torch.equal(ours, theirs)


def test_dice_averages_over_the_labelled_classes_only() -> None:
    logits = some_logits(classes=3).detach()
    labels = torch.where(some_labels(3) == 2, IGNORE, some_labels(3))
    known = labels != IGNORE
    q = torch.softmax(logits, 1).permute(0, 2, 3, 1)[known]
    p = torch.nn.functional.one_hot(labels[known], 3).float()
    each = 1 - (2 * (p * q).sum(0) + 1) / (p.sum(0) + q.sum(0) + 1)
    assert dice(logits, labels).item() == pytest.approx(each[:2].mean().item())


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


@pytest.mark.parametrize(
    "name",
    [
        "",
        "mse",
        "dice+",
        "ce:2",
        "tversky:x",
        "tversky:2",
        "tversky:",
        "focal:-1",
        "focal:2,2",
        "focal:1,0.5,3",
    ],
)
def test_an_unknown_loss_is_refused(name: str) -> None:
    with pytest.raises(UserError):
        make_loss(name)


def some_weights(seed: int = 3) -> Tensor:
    torch.manual_seed(seed)
    return torch.rand(2, 5, 6) + 0.2


@pytest.mark.parametrize("name", ALL)
def test_weights_leave_unlabelled_pixels_without_gradient_and_a_common_factor_without_effect(
    name: str,
) -> None:
    logits, labels, weights = some_logits(), some_labels(), some_weights()
    value = make_loss(name)(logits, labels, weights=weights)
    value.backward()
    assert logits.grad is not None
    assert (logits.grad[(labels == IGNORE)[:, None].expand_as(logits)] == 0.0).all()
    thrice = make_loss(name)(logits, labels, weights=3.0 * weights)
    assert thrice.item() == pytest.approx(value.item(), rel=1e-5)
    assert value.item() != pytest.approx(make_loss(name)(logits, labels).item(), rel=1e-4)


@pytest.mark.parametrize("name", ALL)
def test_equal_weights_are_no_weights(name: str) -> None:
    logits, labels = some_logits(), some_labels()
    weighted = make_loss(name)(logits, labels, weights=torch.full((2, 5, 6), 2.0))
    assert weighted.item() == pytest.approx(make_loss(name)(logits, labels).item(), rel=1e-5)


def test_a_pixel_of_weight_two_counts_like_two_pixels() -> None:
    logits, labels = some_logits(), some_labels()
    twice_there = torch.cat([logits[1:], logits[1:]]), torch.cat([labels[1:], labels[1:]])
    weights = torch.ones(2, 5, 6)
    weights[1] = 2.0
    for name in ("ce", "focal", "weighted-ce"):
        values = make_loss(name)(logits, labels, weights=weights)
        plain = make_loss(name)(
            torch.cat([logits[:1], twice_there[0]]), torch.cat([labels[:1], twice_there[1]])
        )
        assert values.item() == pytest.approx(plain.item(), rel=1e-5)


@pytest.mark.parametrize("name", ALL)
def test_weights_where_nothing_is_labelled_give_zero(name: str) -> None:
    loss = make_loss(name)(some_logits(), torch.full((2, 5, 6), IGNORE), weights=some_weights())
    assert loss.item() == 0.0
