"""What a network's encoder sees: for every architecture, and for encoders that learned without labels."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch
from torch import nn

from engine.core import ClassList, RgbU8, UserError
from engine.embed.network import DeepestFeatures, describe_images, load_encoder
from engine.models.catalog import ARCHITECTURES
from engine.models.encoder_part import encoder_part
from engine.models.files.encoder_file import EncoderCard, save_encoder
from engine.models.inputs import to_input
from engine.models.registry import build_model, full_spec
from engine.models.spec import ModelSpec
from tests.helpers.networks import tiny_network, tiny_spec
from tests.helpers.small_networks import small_spec


def images(*shapes: tuple[int, int]) -> list[RgbU8]:
    rng = np.random.default_rng(0)
    return [rng.integers(0, 255, (*shape, 3), dtype=np.uint8) for shape in shapes]


def built(architecture: str) -> tuple[nn.Module, ModelSpec]:
    torch.manual_seed(0)
    spec = full_spec(small_spec(architecture))
    return build_model(spec, pretrained=False).module.eval(), spec


def vectors_of(module: nn.Module, spec: ModelSpec, pictures: list[RgbU8]) -> np.ndarray:
    rows = {}
    for places, vectors in describe_images(module, spec, pictures):
        rows.update(zip(places, vectors, strict=True))
    return np.stack([rows[place] for place in range(len(pictures))])


@pytest.mark.parametrize("architecture", [info.name for info in ARCHITECTURES])
def test_every_architecture_describes_images_before_its_class_layers(architecture: str) -> None:
    module, spec = built(architecture)
    pictures = images((64, 96), (64, 64))
    before = vectors_of(module, spec, pictures)
    with torch.no_grad():
        for name, weight in module.named_parameters():
            if name.startswith("head."):
                weight.normal_()
    after = vectors_of(module, spec, pictures)
    np.testing.assert_allclose(np.linalg.norm(before, axis=1), 1.0, atol=1e-5)
    np.testing.assert_array_equal(before, after)
    assert before.shape[1] >= 8
    assert np.abs(before[0] - before[1]).max() > 1e-6


def test_the_vector_is_the_mean_of_the_deepest_features() -> None:
    module, spec = tiny_network(), tiny_spec()
    picture = images((64, 96))[0]
    features = encoder_part(module, spec.architecture).deepest(
        to_input(picture[None], spec, torch.device("cpu"))
    )
    expected = nn.functional.normalize(features.mean(dim=(2, 3)), dim=1)[0].detach().numpy()
    np.testing.assert_allclose(vectors_of(module, spec, [picture])[0], expected, atol=1e-6)


def test_an_image_has_the_same_vector_alone_and_among_others() -> None:
    module, spec = tiny_network(), tiny_spec()
    pictures = images((64, 96), (96, 64), (64, 96), (50, 70))
    together = vectors_of(module, spec, pictures)
    alone = np.stack([vectors_of(module, spec, [picture])[0] for picture in pictures])
    np.testing.assert_allclose(together, alone, atol=1e-5)


class WithoutEncoder(nn.Module):
    """An hourglass of plain layers, with a squeezed side branch inside its first part."""

    def __init__(self) -> None:
        super().__init__()
        self.down = nn.Sequential(nn.Conv2d(3, 8, 3, stride=2), nn.AdaptiveAvgPool2d(1), nn.Upsample(8))
        self.bottom = nn.Conv2d(8, 16, 3, stride=2)
        self.up = nn.ConvTranspose2d(16, 4, 4, stride=4)
        self.head = nn.Sequential(nn.AdaptiveAvgPool2d(1), nn.Conv2d(4, 2, 1))

    def forward(self, image: torch.Tensor) -> torch.Tensor:
        return self.head(self.up(self.bottom(self.down(image))))


def test_without_an_encoder_the_bottom_of_the_hourglass_is_found() -> None:
    module = WithoutEncoder()
    batch = torch.rand(1, 3, 32, 32)
    with DeepestFeatures(module) as deepest:
        found = deepest.pooled(batch)
    expected = module.bottom(module.down(batch)).mean(dim=(2, 3))
    torch.testing.assert_close(found, expected)
    assert not module.bottom._forward_hooks


def test_what_works_patch_by_patch_has_no_map_and_is_refused() -> None:
    module, spec = built("patch-cnn")
    module._slides = True
    with pytest.raises(UserError, match="no feature maps"):
        vectors_of(module, spec, images((8, 8)))


def test_a_network_without_feature_maps_is_refused() -> None:
    class Flat(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.layer = nn.Linear(3, 2)

        def forward(self, image: torch.Tensor) -> torch.Tensor:
            return self.layer(image.mean(dim=(2, 3)))

    with DeepestFeatures(Flat()) as deepest, pytest.raises(UserError, match="no feature maps"):
        deepest.pooled(torch.rand(1, 3, 8, 8))


def test_an_encoder_file_describes_like_the_network_it_came_from(tmp_path: Path) -> None:
    module, spec = tiny_network(seed=3), tiny_spec()
    part = encoder_part(module, spec.architecture)
    save_encoder(tmp_path / "e.safetensors", part.state(), EncoderCard("convolutional", spec, {}, {}))
    loaded = load_encoder(tmp_path / "e.safetensors")
    pictures = images((64, 64), (32, 96))
    np.testing.assert_allclose(
        vectors_of(loaded.module, loaded.spec, pictures), vectors_of(module, spec, pictures), atol=1e-6
    )


def test_a_result_that_fits_no_network_is_refused_in_words(tmp_path: Path) -> None:
    spec = ModelSpec("", ClassList.from_names(["a"]))
    save_encoder(tmp_path / "p.safetensors", {"axes": torch.ones(2)}, EncoderCard("pca", spec, {}, {}))
    with pytest.raises(UserError, match=r"p\.safetensors is the result of the task 'pca'"):
        load_encoder(tmp_path / "p.safetensors")
