"""The encoder inside a network: found with its true size, or refused in words."""

from __future__ import annotations

import pytest
import torch

from engine.core import UserError
from engine.models.catalog import ARCHITECTURES, architecture_info
from engine.models.encoder_part import EncoderPart, encoder_part, transfer_encoder_weights
from engine.models.registry import build_model
from engine.models.spec import ModelSpec
from tests.helpers.networks import TWO_CLASSES

SIDE = 128
# No single part of these halves the image step by step, or they bring an encoder of another shape.
WITHOUT = (
    "filters",
    "ridge",
    "patch-cnn",
    "unet-original",
    "setr-naive",
    "setr-pup",
    "setr-mla",
    "torchvision-fcn",
    "torchvision-deeplab-v3",
)
WITH = tuple(info.name for info in ARCHITECTURES if info.name not in WITHOUT)


def network(architecture: str) -> torch.nn.Module:
    """Without memory for its weights."""
    encoder = architecture_info(architecture).default_encoder
    with torch.device("meta"):
        return build_model(ModelSpec(architecture, TWO_CLASSES, encoder=encoder), pretrained=False).module


@pytest.mark.parametrize("architecture", WITH)
def test_an_encoder_tells_the_true_size_of_its_deepest_features(architecture: str) -> None:
    part: EncoderPart = encoder_part(network(architecture), architecture)
    features = part.deepest(torch.empty(1, 3, SIDE, SIDE, device="meta"))
    assert features.shape == (1, part.channels, SIDE // part.stride, SIDE // part.stride)


@pytest.mark.parametrize("architecture", WITHOUT)
def test_a_network_without_such_a_part_is_refused_in_words(architecture: str) -> None:
    with pytest.raises(UserError, match="no encoder that could learn by itself"):
        encoder_part(network(architecture), architecture)


def test_weights_that_are_no_numbers_are_not_taken_over() -> None:
    module = build_model(ModelSpec("unet-small", TWO_CLASSES), pretrained=False).module
    part = encoder_part(module, "unet-small")
    broken = {
        name: torch.full_like(value, float("nan")) for name, value in part.state().items() if value.ndim > 1
    }
    with pytest.raises(UserError, match="No layer"):
        transfer_encoder_weights(module, "unet-small", broken, "broken.safetensors")
