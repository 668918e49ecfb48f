"""Encoders of timm for images of any size, and one sentence for those that see one size only."""

from __future__ import annotations

from math import lcm

import pytest
import torch

from engine.core import UserError
from engine.models.blocks.timm_encoder import TimmEncoder
from engine.session.learning.network_choices import FIRST_TRANSFORMERS


@pytest.mark.parametrize(
    "name", ["test_resnet", "test_vit", "swin_tiny_patch4_window7_224", *FIRST_TRANSFORMERS]
)
def test_features_of_an_image_of_any_size(name: str) -> None:
    encoder = TimmEncoder(name, 3, pretrained=False)
    assert encoder.training
    height, width = (lcm(*encoder.channels) * cells for cells in (3, 4))
    with torch.no_grad():
        features = encoder.eval()(torch.rand(1, 3, height, width))
    for stride, found in features.items():
        assert found.shape == (1, encoder.channels[stride], height // stride, width // stride)


@pytest.mark.parametrize("name", ["levit_128s", "maxvit_pico_rw_256"])
def test_a_network_for_images_of_one_size_is_one_sentence(name: str) -> None:
    with pytest.raises(UserError, match="cannot be used for segmentation") as refused:
        TimmEncoder(name, 3, pretrained=False)
    assert "\n" not in refused.value.summary
