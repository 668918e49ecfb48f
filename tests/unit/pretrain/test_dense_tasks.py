"""Dense autoencoders against linear algebra, autograd and torch's distributions."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import torch
from torch.distributions import Bernoulli, kl_divergence

from engine.core import UserError
from engine.pretrain import dense_tasks, pca, stacked
from engine.pretrain.dense import DenseAutoencoder, as_rows
from engine.pretrain.dense_tasks import DenseTask, activity_divergence, squared_jacobian
from engine.pretrain.pca import PcaTask
from engine.pretrain.stacked import StackedTask
from tests.helpers.pretraining import make_setup, square_patches

RATE = 0.01


def striped_patches(count: int, seed: int = 0) -> np.ndarray:
    """(count, 32, 32, 3): three patterns mixed at random strengths, and a little noise."""
    rng = np.random.default_rng(seed)
    patterns = rng.normal(size=(3, 4, 4, 3)).repeat(8, axis=1).repeat(8, axis=2)
    strengths = rng.normal(size=(count, 3)) * [30.0, 20.0, 12.0]
    noise = rng.normal(size=(count, 32, 32, 3))
    pixels = 128 + np.einsum("nk,khwc->nhwc", strengths, patterns) + noise
    return np.clip(np.rint(pixels), 0, 255).astype(np.uint8)


def rows_of(patches: np.ndarray, side: int = 4) -> np.ndarray:
    """The rows that the tasks learn from, by NumPy alone."""
    n, size = len(patches), 32 // side
    cells = patches.reshape(n, side, size, side, size, 3).mean(axis=(2, 4)) / 255.0
    return cells.transpose(0, 3, 1, 2).reshape(n, -1)


def largest_angle_deg(a: np.ndarray, b: np.ndarray) -> float:
    """Between the subspaces that the rows of `a` and `b` span."""
    qa, qb = np.linalg.qr(a.T)[0], np.linalg.qr(b.T)[0]
    # Of the sine, as the cosine of a small angle keeps only half of the digits.
    sines = np.linalg.svd(qb - qa @ (qa.T @ qb), compute_uv=False)
    return float(np.degrees(np.arcsin(np.clip(sines.max(), 0.0, 1.0))))


def principal_directions(rows: np.ndarray, count: int) -> np.ndarray:
    return np.linalg.svd(rows - rows.mean(axis=0), full_matrices=False)[2][:count]


def made(task: str, **settings: Any) -> Any:
    build = {"pca": pca.build, "stacked": stacked.build}.get(task, dense_tasks.build)
    return build(make_setup(task, **settings))


def test_thumbnails_are_means_of_their_pixels() -> None:
    patches = square_patches(3)
    task = made("linear", side=4, code=3)
    assert np.allclose(task.rows(task.pixels(patches)).numpy(), rows_of(patches), atol=1e-6)


def test_principal_components_are_those_of_a_singular_value_decomposition() -> None:
    task: PcaTask = made("pca", side=4, code=3)
    patches = striped_patches(96)
    for start in range(0, 96, 32):
        task.learn(patches[start : start + 32], RATE, 0.0)
    task.finish()
    rows = rows_of(patches)
    state = {name: value.numpy() for name, value in task.state().items()}
    assert largest_angle_deg(state["components"], principal_directions(rows, 3)) < 0.01
    singular = np.linalg.svd(rows - rows.mean(axis=0), compute_uv=False)[:3]
    assert np.allclose(state["variances"], singular**2 / len(rows), rtol=1e-4)
    assert np.allclose(state["mean"], rows.mean(axis=0), atol=1e-6)


def test_the_error_of_principal_components_is_what_the_other_directions_hold() -> None:
    task: PcaTask = made("pca", side=4, code=2)
    patches = striped_patches(64)
    task.learn(patches, RATE, 0.0)
    rows = rows_of(patches)
    rest = np.linalg.svd(rows - rows.mean(axis=0), compute_uv=False)[2:]
    assert task.learn(patches, RATE, 0.0).error == pytest.approx((rest**2).sum() / rows.size, rel=1e-3)


def test_the_linear_autoencoder_finds_the_subspace_of_the_principal_components() -> None:
    patches = striped_patches(64)
    task = dense_tasks.build(make_setup("linear", patches, side=4, code=3))
    assert isinstance(task, DenseTask)
    # To the very minimum, which first-order steps reach too slowly for a test.
    optimizer = torch.optim.LBFGS(task.net.parameters(), max_iter=150, line_search_fn="strong_wolfe")

    def closure() -> torch.Tensor:
        optimizer.zero_grad()
        loss = task.loss(patches)[0]
        loss.backward()
        return loss

    optimizer.step(closure)
    decoder = task.net.back
    assert decoder is not None
    angle = largest_angle_deg(decoder.detach().numpy().T, principal_directions(rows_of(patches), 3))
    assert angle < 1.0


def test_the_contractive_penalty_is_the_squared_jacobian() -> None:
    torch.manual_seed(0)
    net = DenseAutoencoder(7, 5, "sigmoid", "sigmoid")
    rows = torch.rand(4, 7)
    jacobians = torch.stack([torch.autograd.functional.jacobian(net.encode, row) for row in rows])
    expected = (jacobians**2).sum(dim=(1, 2)).mean()
    assert torch.allclose(squared_jacobian(net, net.encode(rows)), expected, rtol=1e-5)


def test_a_contractive_code_contracts() -> None:
    def slope(weight: float) -> float:
        task: DenseTask = made("contractive", side=4, code=16, weight=weight)
        patches = striped_patches(64)
        for _ in range(60):
            task.learn(patches, RATE, 0.0)
        rows = task.rows(task.pixels(patches))
        return float(squared_jacobian(task.net, task.net.encode(rows)).detach())

    assert slope(5.0) < 0.5 * slope(0.0)


def test_the_sparsity_penalty_is_the_divergence_of_coins() -> None:
    codes = torch.rand(20, 6, generator=torch.Generator().manual_seed(0))
    wanted, found = Bernoulli(torch.tensor(0.05)), Bernoulli(codes.mean(dim=0))
    assert torch.allclose(activity_divergence(codes, 0.05), kl_divergence(wanted, found).sum(), rtol=1e-4)


def test_units_that_are_always_off_or_on_have_a_finite_penalty() -> None:
    codes = torch.tensor([[0.0, 1.0], [0.0, 1.0]])
    assert bool(torch.isfinite(activity_divergence(codes, 0.05)))


def test_the_loss_is_reconstruction_plus_weighted_penalty() -> None:
    patches = striped_patches(16)
    losses = {
        beta: made("sparse-kl", side=4, code=8, beta=beta).loss(patches)[0].item() for beta in (0.0, 2.0)
    }
    task: DenseTask = made("sparse-kl", side=4, code=8)
    codes = task.net.encode(task.rows(task.pixels(patches)))
    assert losses[2.0] - losses[0.0] == pytest.approx(2.0 * activity_divergence(codes, 0.05).item(), rel=1e-4)


def test_average_activity_comes_near_to_what_is_wanted() -> None:
    task: DenseTask = made("sparse-kl", side=4, code=16, rho=0.1, beta=5.0)
    patches = striped_patches(64)
    for _ in range(150):
        task.learn(patches, 0.03, 0.0)
    activity = task.net.encode(task.rows(task.pixels(patches))).mean()
    assert 0.05 < activity.item() < 0.2


def test_a_dearer_sum_leaves_less_activity() -> None:
    def activity(weight: float) -> float:
        task: DenseTask = made("sparse-l1", side=4, code=32, weight=weight)
        patches = striped_patches(64)
        for _ in range(40):
            task.learn(patches, RATE, 0.0)
        return float(task.net.encode(task.rows(task.pixels(patches))).detach().abs().mean())

    assert activity(1.0) < 0.5 * activity(0.0)


@pytest.mark.parametrize(
    ("task", "code"), [("linear", 48), ("undercomplete", 48), ("overcomplete", 48), ("pca", 49)]
)
def test_a_code_that_is_not_what_the_task_is_called_is_refused(task: str, code: int) -> None:
    with pytest.raises(UserError, match="numbers"):
        made(task, side=4, code=code)


# ---- stacked


def test_tied_weights_are_one_weight() -> None:
    net = DenseAutoencoder(6, 3, "linear", "linear", tied=True)
    assert {name for name, _ in net.named_parameters()} == {"weight", "hidden_bias", "output_bias"}
    code = torch.rand(2, 3)
    before = net.decode(code)
    with torch.no_grad():
        net.weight.mul_(2.0)
    assert torch.allclose(net.decode(code), 2.0 * before)


@pytest.mark.parametrize(("tied", "count"), [(1, 3), (0, 4)])
def test_the_stack_is_tied_when_asked_for(tied: int, count: int) -> None:
    task: StackedTask = made("stacked", side=4, layers="8-4", tied=tied)
    assert len(list(task.layers[0].parameters())) == count


def test_only_the_layer_whose_turn_it_is_learns() -> None:
    task: StackedTask = made("stacked", side=4, layers="12-6")
    patches = striped_patches(32)
    lower, upper = task.layers
    start = upper.weight.detach().clone()
    task.learn(patches, RATE, 0.1)
    assert torch.equal(upper.weight, start)
    frozen = {name: value.clone() for name, value in lower.state_dict().items()}
    for share in (0.6, 0.8, 1.0):
        task.learn(patches, RATE, share)
    assert all(torch.equal(lower.state_dict()[name], value) for name, value in frozen.items())
    assert not torch.equal(upper.weight, start)


def test_each_layer_has_a_learning_rate_schedule_of_its_own() -> None:
    task: StackedTask = made("stacked", side=4, layers="12-6")
    parts = [task.part_done(share) for share in (0.0, 0.25, 0.5, 0.75, 1.0)]
    assert parts == pytest.approx([0.0, 0.5, 0.0, 0.5, 1.0])


@pytest.mark.parametrize("layers", ["", "a", "8-", "8-0", "-8", "1-2-3-4-5-6-7-8-9"])
def test_layers_that_are_none_are_refused(layers: str) -> None:
    with pytest.raises(UserError, match="names no layers"):
        made("stacked", side=4, layers=layers)


def test_rows_of_odd_patches_have_the_asked_size() -> None:
    assert as_rows(torch.rand(2, 3, 33, 33), 5).shape == (2, 75)
