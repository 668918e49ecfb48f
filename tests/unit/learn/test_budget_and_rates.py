"""When a round checks and ends, and the course of the learning rate."""

from __future__ import annotations

import pytest
import torch
from torch import nn

from engine.core import UserError
from engine.learn.budget import EpochBudget, StepBudget, TimeBudget
from engine.learn.optim import OPTIMIZERS, make_optimizer, rate_factor, set_learning_rate, usual_learning_rate


class Bowl(nn.Module):
    """Half the squared distance from (3, -2), the second coordinate counted ten times."""

    def __init__(self) -> None:
        super().__init__()
        self.at = nn.Parameter(torch.zeros(2))

    def forward(self) -> torch.Tensor:
        away = self.at - torch.tensor([3.0, -2.0])
        return 0.5 * (torch.tensor([1.0, 10.0]) * away**2).sum()


def test_a_timed_round_ends_with_its_time() -> None:
    budget = TimeBudget(60.0)
    assert budget.share_done(999, 59.9) < 1.0 <= budget.share_done(0, 60.0)


def test_validation_takes_a_small_share_of_the_time() -> None:
    budget = TimeBudget(600.0)
    assert budget.is_validation_due(1, 10.0)
    budget.validated(1, 15.0, cost_s=5.0)
    assert not budget.is_validation_due(2, 44.0)
    assert budget.is_validation_due(2, 45.0)


def test_a_short_round_is_validated_early() -> None:
    assert TimeBudget(8.0).is_validation_due(1, 2.0)


def test_a_counted_round_never_looks_at_the_clock() -> None:
    budget = EpochBudget(epochs=3, steps_per_epoch=30)
    assert budget.share_done(45, 1e9) == 0.5
    assert budget.is_validation_due(30, 0.0)
    budget.validated(30, 0.0, cost_s=1e9)
    assert not budget.is_validation_due(59, 1e9)


def test_a_stepped_round_ends_with_its_steps_or_its_time_and_never_validates_before() -> None:
    budget = StepBudget(steps=40, limit_s=60.0)
    assert budget.share_done(20, 0.0) == 0.5
    assert budget.share_done(1, 45.0) == 0.75
    assert budget.share_done(39, 59.0) < 1.0 <= budget.share_done(40, 0.0)
    assert not budget.is_validation_due(40, 60.0)


def test_the_rate_rises_then_falls_along_a_cosine() -> None:
    shares = [0.0, 0.02, 0.05, 0.5, 1.0]
    factors = [rate_factor(s) for s in shares]
    assert factors[0] < factors[1] < factors[2]
    assert factors[2] > factors[3] > factors[4] > 0.0


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_every_optimizer_of_the_catalogue_is_made_with_its_rate(name: str) -> None:
    rate = usual_learning_rate(name, is_pretrained=False)
    assert make_optimizer(name, nn.Linear(2, 2), rate).param_groups[0]["lr"] == rate
    assert usual_learning_rate(name, is_pretrained=True) < rate


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_every_optimizer_finds_the_bottom_of_a_bowl(name: str) -> None:
    # A bowl ten times as steep in one direction as in the other, with its bottom at (3, -2).
    bowl = Bowl()
    optimizer = make_optimizer(name, bowl, 0.02)
    before = bowl().item()
    for _ in range(300):
        optimizer.zero_grad()
        bowl().backward()
        optimizer.step()
    assert bowl().item() < 0.01 * before


@pytest.mark.parametrize("name", ["adamw", "sgd"])
def test_weight_decay_pulls_on_kernels_but_not_on_norms_and_biases(name: str) -> None:
    layers = nn.Sequential(nn.Conv2d(2, 3, 3), nn.BatchNorm2d(3))
    before = {key: value.clone() for key, value in layers.state_dict().items()}
    optimizer = make_optimizer(name, layers, 0.1)
    for parameter in layers.parameters():
        parameter.grad = torch.zeros_like(parameter)
    optimizer.step()
    changed = {key for key, value in layers.state_dict().items() if not torch.equal(value, before[key])}
    assert changed == {"0.weight"}


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_every_parameter_that_learns_is_in_the_optimizer_once(name: str) -> None:
    layers = nn.Sequential(nn.Conv2d(2, 3, 3), nn.BatchNorm2d(3), nn.Conv2d(3, 1, 1))
    layers[0].weight.requires_grad_(False)
    groups = make_optimizer(name, layers, 0.1).param_groups
    held = [id(parameter) for group in groups for parameter in group["params"]]
    assert sorted(held) == sorted(id(p) for p in layers.parameters() if p.requires_grad)


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_a_new_rate_reaches_every_group(name: str) -> None:
    optimizer = make_optimizer(name, nn.Conv2d(2, 3, 3), 0.1)
    set_learning_rate(optimizer, 0.025)
    assert {group["lr"] for group in optimizer.param_groups} == {0.025}


def test_an_unknown_optimizer_is_refused() -> None:
    with pytest.raises(UserError, match="adamw"):
        usual_learning_rate("lion", is_pretrained=False)
