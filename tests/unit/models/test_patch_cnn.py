"""The patch classifier: three ways to run it, one answer."""

from __future__ import annotations

import pytest
import torch
from torch.nn import functional as F  # noqa: N812

from engine.models.architectures.patch_cnn import PATCH, PatchCnn
from engine.models.registry import build_model, parameter_count
from tests.helpers.precision import sums_agree
from tests.helpers.small_networks import small_spec


def network(**settings: str) -> PatchCnn:
    torch.manual_seed(0)
    net = build_model(small_spec("patch-cnn", **settings), pretrained=False).module.eval()
    # The start has scores near zero, where all would agree.
    torch.nn.init.normal_(net.head.weight)
    return net


@pytest.mark.parametrize(("height", "width"), [(1, 1), (9, 14), (24, 7)])
def test_run_densely_it_answers_as_when_slid_over_the_image(height: int, width: int) -> None:
    net, image = network(), torch.randn(2, 3, height, width)
    with torch.no_grad():
        slid = net.slide(image)
        assert slid.std() > 0.1 or height * width == 1
        assert sums_agree(net.run_densely(image), slid, terms=5000)
        assert sums_agree(net.shift_and_stitch(image), slid, terms=5000)


def test_a_patch_cut_by_hand_has_the_answer_of_its_centre_pixel() -> None:
    net, image = network(), torch.randn(1, 3, 70, 60)
    with torch.no_grad():
        dense = net(image)
        patch = image[..., 18 : 18 + PATCH, 7 : 7 + PATCH]
        assert sums_agree(net.classify(patch)[0], dense[0, :, 18 + 22, 7 + 22], terms=5000)


def test_the_gradient_of_the_dense_run_is_that_of_all_patches() -> None:
    net, image = network(), torch.randn(1, 3, 5, 6)
    net.slide(image).square().sum().backward()
    by_patches = [p.grad.clone() for p in net.parameters()]
    net.zero_grad()
    net.run_densely(image).square().sum().backward()
    dense = [p.grad for p in net.parameters()]
    assert all(sums_agree(d, g, terms=10_000) for d, g in zip(dense, by_patches, strict=True))


def test_a_pixel_outside_the_patch_has_no_influence_and_one_inside_has() -> None:
    net, image = network(), torch.randn(1, 3, 60, 60)
    inside, outside = image.clone(), image.clone()
    inside[..., 30 - 22, 30 + 23] += 5.0
    outside[..., 30 - 23, 30 + 24] += 5.0
    with torch.no_grad():
        before = net(image)[..., 30, 30]
        assert not torch.equal(net(inside)[..., 30, 30], before)
        assert torch.equal(net(outside)[..., 30, 30], before)


def test_sliding_is_a_setting_and_only_for_predicting(monkeypatch: pytest.MonkeyPatch) -> None:
    sliding, image = network(evaluation="sliding"), torch.randn(1, 3, 6, 6)
    calls: list[str] = []
    monkeypatch.setattr(sliding, "slide", lambda x: calls.append("slide") or x)
    monkeypatch.setattr(sliding, "run_densely", lambda x: calls.append("dense") or x)
    sliding.eval()(image)
    sliding.train()(image)
    assert calls == ["slide", "dense"]


def test_the_parameters_are_those_of_three_filter_banks_and_the_scores() -> None:
    banks = [(3, 16), (16, 64), (64, 256)]
    expected = sum(a * b * 49 + b for a, b in banks) + 256 * 3 + 3
    spec = small_spec("patch-cnn", width=16)
    assert parameter_count(build_model(spec, pretrained=False).module) == expected


def test_one_batch_can_be_learned_by_heart() -> None:
    net = build_model(small_spec("patch-cnn"), pretrained=False).module
    torch.manual_seed(1)
    image = torch.randn(1, 3, 16, 16)
    labels = torch.randint(0, 3, (1, 4, 4)).repeat_interleave(4, 1).repeat_interleave(4, 2)
    optimizer = torch.optim.Adam(net.parameters(), lr=3e-3)
    for _ in range(80):
        loss = F.cross_entropy(net(image), labels)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    assert loss.item() < 0.05
