"""What makes each task itself, and that every one of them learns."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from torch import distributions
from torch.distributions import Normal

from engine.core import IGNORE, UserError
from engine.models.files.encoder_file import read_encoder_card
from engine.pretrain import (
    class_encoder,
    context_adversarial,
    context_encoder,
    convolutional,
    denoising,
    variational,
)
from engine.pretrain.catalog import TASKS, TaskInfo, task_info
from engine.pretrain.labelled_patches import LabelledPatches
from engine.pretrain.request import PretrainFinished
from engine.pretrain.task import PretrainTask
from engine.pretrain.variational import kl_divergence, sampled_code
from tests.helpers.datasets import save
from tests.helpers.networks import bright_square_image, read_npy
from tests.helpers.pretraining import (
    PATCH_PX,
    make_setup,
    pretrain_request,
    run_pretraining,
    square_patches,
)

SMALL = {"side": 4, "code": 8, "layers": "12-6", "latent": 4}
WIDE = {"side": 4, "code": 64}
# W-Net has tests of its own.
PLAIN = [info for info in TASKS if info.module.startswith("engine.pretrain.") and info.name != "wnet"]
UNLABELLED = [info for info in PLAIN if not info.needs_masks]
RATE = 0.01


def settings_of(info: TaskInfo) -> dict[str, Any]:
    """Small ones, of those that the task has."""
    small = WIDE if info.name == "overcomplete" else SMALL
    return {s.name: small[s.name] for s in info.settings if s.name in small}


def made(name: str, **settings: Any) -> Any:
    info = task_info(name)
    build = importlib.import_module(info.module).build
    return build(make_setup(name, **(settings_of(info) | settings)))


def weights(task: PretrainTask) -> torch.Tensor:
    return torch.cat([value.detach().float().flatten() for value in task.module.state_dict().values()])


@pytest.mark.parametrize("info", TASKS, ids=lambda info: info.name)
def test_every_task_says_what_it_is_in_plain_words(info: TaskInfo) -> None:
    assert info.title
    assert info.note.endswith(".")
    assert task_info(info.name) is info


def test_an_unknown_task_is_refused_with_the_known_ones() -> None:
    with pytest.raises(UserError) as refused:
        task_info("dreaming")
    assert "convolutional" in refused.value.hint


@pytest.mark.parametrize("info", UNLABELLED, ids=lambda info: info.name)
def test_the_error_of_every_task_falls_within_a_few_steps(info: TaskInfo) -> None:
    task, patches = made(info.name), square_patches(16)
    first = task.learn(patches, RATE, 0.0).error
    for _ in range(20):
        last = task.learn(patches, RATE, 0.0).error
    assert last < (first if info.name == "pca" else 0.9 * first) + 1e-9


@pytest.mark.parametrize("info", UNLABELLED, ids=lambda info: info.name)
def test_every_task_writes_a_file_that_names_it(info: TaskInfo, tmp_path: Path) -> None:
    request = pretrain_request(tmp_path, info.name, epochs=1, settings=settings_of(info))
    assert isinstance(run_pretraining(request)[-1], PretrainFinished)
    card = read_encoder_card(request.out_path)
    assert (card.task, card.starts_networks) == (info.name, info.starts_networks)


@pytest.mark.parametrize("info", UNLABELLED, ids=lambda info: info.name)
def test_looking_at_pictures_changes_nothing_that_is_learned(info: TaskInfo) -> None:
    looking, other = made(info.name), made(info.name)
    patches = square_patches(8)
    shown = looking.show(patches[:4])
    for task in (looking, other):
        task.learn(patches, RATE, 0.0)
    assert torch.equal(weights(looking), weights(other))
    assert shown.originals.shape == shown.reconstructions.shape
    assert 0.0 <= float(shown.reconstructions.min()) <= float(shown.reconstructions.max()) <= 1.0


def test_every_weight_of_the_convolutional_encoder_gets_a_gradient() -> None:
    task: convolutional.ConvolutionalTask = made("convolutional")
    task.module.train()
    task.loss(square_patches(4))[0].backward()
    assert all(p.grad is not None and bool(p.grad.abs().sum() > 0) for p in task.module.parameters())


# ---- denoising


def test_noise_is_fresh_in_every_epoch_and_the_same_for_the_same_seed() -> None:
    task: denoising.DenoisingTask = made("denoising", noise=0.3)
    again: denoising.DenoisingTask = made("denoising", noise=0.3)
    pixels = torch.full((8, 3, PATCH_PX, PATCH_PX), 0.5)
    first, second = (task.noisy(pixels, task.setup.noise) for _ in range(2))
    assert not torch.equal(first, second)
    assert torch.equal(again.noisy(pixels, again.setup.noise), first)
    assert float((first - pixels).std()) == pytest.approx(0.3, rel=0.05)
    # Fresh also means that the two have nothing in common.
    both = torch.stack([(x - pixels).flatten() for x in (first, second)])
    assert abs(float(torch.corrcoef(both)[0, 1])) < 0.05


def test_the_clean_picture_is_what_is_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    task: denoising.DenoisingTask = made("denoising")
    patches = square_patches(4)
    monkeypatch.setattr(task, "restored", lambda noisy: task.pixels(patches))
    assert task.loss(patches)[0].item() == 0.0


# ---- context encoders


def test_the_encoder_sees_nothing_of_the_hidden_square(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []
    for value in (0, 255):
        task: context_encoder.ContextTask = made("context-encoder")
        patches = square_patches(4)
        hidden = task.hidden(task.corners(4, torch.Generator().manual_seed(0)))
        inside = hidden.permute(0, 2, 3, 1).expand(-1, -1, -1, 3).numpy()
        pixels = task.pixels(np.where(inside, np.uint8(value), patches))
        seen.append(task.with_hole(pixels, hidden))
    assert torch.equal(*seen)


def test_only_the_hidden_square_counts() -> None:
    task: context_encoder.ContextTask = made("context-encoder")
    hidden = task.hidden(task.corners(4, torch.Generator().manual_seed(0)))
    pixels = torch.rand(4, 3, PATCH_PX, PATCH_PX)
    restored = torch.rand(4, 3, PATCH_PX, PATCH_PX, requires_grad=True)
    task.hidden_error(restored, pixels, hidden).backward()
    assert restored.grad is not None
    everywhere = hidden.expand_as(restored)
    assert float(restored.grad[~everywhere].abs().max()) == 0.0
    assert bool((restored.grad[everywhere] != 0).all())


def test_the_square_is_as_large_as_asked_for_and_wanders() -> None:
    task: context_encoder.ContextTask = made("context-encoder", hidden=0.25)
    corners = task.corners(200, torch.Generator().manual_seed(0))
    hidden = task.hidden(corners)
    assert hidden.flatten(1).sum(dim=1).unique().tolist() == [(PATCH_PX // 4) ** 2]
    assert (int(corners.min()), int(corners.max())) == (0, PATCH_PX - PATCH_PX // 4)


def test_the_picture_outside_the_square_is_shown_as_it_is() -> None:
    shown = made("context-encoder").show(square_patches(4))
    assert shown.seen is not None
    untouched = shown.seen == shown.originals
    assert torch.equal(shown.reconstructions[untouched], shown.originals[untouched])


def test_the_critic_sees_the_squares_alone_and_learns_to_tell_them_apart() -> None:
    task: context_adversarial.AdversarialContextTask = made("context-adversarial")
    pixels = (
        torch.arange(PATCH_PX * PATCH_PX, dtype=torch.float32)
        .reshape(1, 1, PATCH_PX, PATCH_PX)
        .expand(2, 3, -1, -1)
    )
    corners = torch.tensor([[0, 0], [3, 5]])
    squares = task.squares(pixels, corners)
    side = task.hidden_px
    assert torch.equal(squares[1, 0], pixels[1, 0, 3 : 3 + side, 5 : 5 + side])
    real, filled = torch.rand(8, 3, side, side), torch.full((8, 3, side, side), 0.5)
    before = float(task.critic_loss(real, filled).detach())
    optimizer = torch.optim.Adam(task.critic.parameters(), 0.01)
    for _ in range(30):
        optimizer.zero_grad()
        task.critic_loss(real, filled).backward()
        optimizer.step()
    assert float(task.critic_loss(real, filled).detach()) < 0.5 * before


def test_both_networks_learn_and_the_critic_reaches_the_encoder() -> None:
    with_critic, without = (
        made("context-adversarial", adversarial=0.5),
        made("context-adversarial", adversarial=0.0),
    )
    critic = torch.cat([p.detach().flatten() for p in with_critic.critic.parameters()]).clone()
    for task in (with_critic, without):
        task.learn(square_patches(8), RATE, 0.0)
    now = torch.cat([p.detach().flatten() for p in with_critic.critic.parameters()])
    assert not torch.equal(now, critic)
    first = [next(iter(task.state().values())) for task in (with_critic, without)]
    assert not torch.equal(*first)


def test_the_file_of_the_adversarial_task_holds_the_encoder_alone() -> None:
    assert set(made("context-adversarial").state()) == set(made("convolutional").state())


# ---- variational


def test_the_divergence_is_that_of_torchs_distributions() -> None:
    generator = torch.Generator().manual_seed(0)
    mean, log_variance = (torch.randn(4, 3, 2, 2, generator=generator) for _ in range(2))
    theirs = distributions.kl_divergence(Normal(mean, (0.5 * log_variance).exp()), Normal(0.0, 1.0))
    assert torch.allclose(kl_divergence(mean, log_variance), theirs.sum(dim=(1, 2, 3)).mean(), rtol=1e-5)


def test_codes_are_drawn_from_their_distribution_and_let_gradients_through() -> None:
    mean = torch.full((20_000,), 2.0, requires_grad=True)
    log_variance = torch.full((20_000,), float(np.log(0.25)), requires_grad=True)
    codes = sampled_code(mean, log_variance, torch.Generator().manual_seed(0))
    assert codes.mean().item() == pytest.approx(2.0, abs=0.02)
    assert codes.std().item() == pytest.approx(0.5, abs=0.02)
    codes.sum().backward()
    assert mean.grad is not None
    assert log_variance.grad is not None
    assert torch.allclose(mean.grad, torch.ones_like(mean))
    noise = (codes - mean) / 0.5
    assert torch.allclose(log_variance.grad, 0.5 * 0.5 * noise, atol=1e-5)


def test_a_heavier_divergence_brings_codes_nearer_to_the_normal_distribution() -> None:
    def distance(beta: float) -> float:
        task: variational.VariationalTask = made("variational", beta=beta)
        for _ in range(15):
            task.learn(square_patches(8), RATE, 0.0)
        return kl_divergence(*task.distribution(task.pixels(square_patches(8)))).item()

    assert distance(50.0) < 0.5 * distance(0.0)


# ---- class-encoder


@pytest.fixture
def labelled(tmp_path: Path) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """Three images with a bright square, and their masks."""
    images, masks = [], []
    for seed in range(3):
        pixels, mask = bright_square_image(96, seed)
        images.append(tmp_path / f"{seed}.npy")
        np.save(images[-1], pixels)
        masks.append(save(tmp_path / "masks" / f"{seed}.png", mask))
    return tuple(images), tuple(masks)


def class_task(images: tuple[Path, ...], masks: tuple[Path, ...]) -> class_encoder.ClassEncoderTask:
    from dataclasses import replace

    setup = make_setup("class-encoder", side=4, code=8)
    request = replace(setup.request, images=images, masks=masks, class_names=("dark", "bright"))
    task = class_encoder.build(replace(setup, request=request, patch_px=16))
    assert isinstance(task, class_encoder.ClassEncoderTask)
    return task


def test_both_patches_of_a_pair_are_of_one_class_and_not_the_same(labelled: Any) -> None:
    patches = LabelledPatches(*labelled, 2, read_npy, 9, np.random.default_rng(0))
    pairs = patches.pairs(40)
    middles = [part[:, 4, 4].mean(axis=-1) > 100 for part in (pairs.first, pairs.second)]
    # Near a border of the image the pixel itself is not in the middle of its patch; there is none here.
    assert np.array_equal(middles[0], pairs.classes == 1)
    assert np.array_equal(middles[1], pairs.classes == 1)
    assert sum(np.array_equal(a, b) for a, b in zip(pairs.first, pairs.second, strict=True)) <= 2


def test_each_class_has_an_autoencoder_of_its_own(labelled: Any) -> None:
    task = class_task(*labelled)
    rows, classes = torch.rand(4, 48), torch.tensor([0, 1, 1, 0])
    restored = task.restored_by_class(rows, classes)
    expected = torch.stack(
        [task.nets[c](row[None])[0] for row, c in zip(rows, classes.tolist(), strict=True)]
    )
    assert torch.allclose(restored, expected, atol=1e-6)
    restored[classes == 0].sum().backward()
    touched = [float(net.weight.grad.abs().sum()) > 0 for net in task.nets if net.weight.grad is not None]
    assert touched == [True, False]


def test_a_patch_is_restored_best_by_its_own_class(labelled: Any) -> None:
    task = class_task(*labelled)
    first = task.learn(np.empty((0, 16, 16, 3), np.uint8), 0.02, 0.0).error
    for _ in range(40):
        last = task.learn(np.empty((0, 16, 16, 3), np.uint8), 0.02, 0.0).error
    assert last < 0.8 * first
    dark = np.full((1, 16, 16, 3), 30, np.uint8)
    bright = np.full((1, 16, 16, 3), 190, np.uint8)
    rows = task.rows(task.pixels(np.concatenate([dark, bright])))
    assert task.distances(rows).argmin(dim=1).tolist() == [0, 1]


def test_a_class_encoder_runs_to_its_end(labelled: Any, tmp_path: Path) -> None:
    images, masks = labelled
    request = pretrain_request(
        tmp_path,
        "class-encoder",
        images=images,
        masks=masks,
        class_names=("dark", "bright"),
        settings={"side": 4, "code": 8},
        epochs=1,
    )
    run_pretraining(request)
    assert not read_encoder_card(request.out_path).starts_networks


def test_without_masks_a_class_encoder_says_what_it_needs(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no masks"):
        run_pretraining(pretrain_request(tmp_path, "class-encoder"))


def test_masks_without_a_labelled_pixel_are_refused(labelled: Any, tmp_path: Path) -> None:
    blank = save(tmp_path / "blank.png", np.full((96, 96), IGNORE, np.uint8))
    with pytest.raises(UserError, match="labelled pixel"):
        LabelledPatches(labelled[0], (blank,) * 3, 2, read_npy, 9, np.random.default_rng(0))
