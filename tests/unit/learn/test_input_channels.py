"""Networks of any number of channels: learning, validation, prediction and export see the chosen ones."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import tifffile
import torch

from engine.compute.inline import InlineCompute
from engine.compute.requests.predict import PredictDone, PredictRequest
from engine.document.image import read_image
from engine.document.stacks.network_input import read_network_input
from engine.learn.augmentation.augment import SourceImage, augmented_patch
from engine.learn.augmentation.augment_settings import AugmentSettings
from engine.learn.augmentation.auto_augment import measure_image
from engine.learn.initial_weights import initial_network
from engine.learn.request import Role, Sample, TrainCandidate
from engine.learn.samples import ImageCache
from engine.learn.trainer import Trainer
from engine.models.encoder_part import encoder_part, transfer_encoder_weights
from engine.models.files.weights import load_model, read_card
from engine.models.input_layer import inflated
from engine.models.inputs import standardized, to_input
from engine.models.registry import build_model, full_spec
from engine.models.standardization import Standardization, apply_standardization
from tests.helpers.networks import tiny_model_file, tiny_request, tiny_spec

FIVE = (1, 2, 3, 4, 5)


def five_band_sample(folder: Path, key: str, role: Role = "train") -> Sample:
    """Noise in four bands; only the fifth shows the square of the mask."""
    rng = np.random.default_rng(int(key))
    mask = np.zeros((48, 48), np.uint8)
    y, x = rng.integers(2, 24, 2)
    mask[y : y + 20, x : x + 20] = 1
    bands = rng.integers(100, 900, (5, 48, 48)).astype(np.uint16)
    bands[4] += mask.astype(np.uint16) * 2000
    path = folder / f"{key}.tif"
    tifffile.imwrite(path, bands, photometric="minisblack", ome=True, metadata={"axes": "CYX"})
    return Sample(key, path, mask, role)


@pytest.fixture
def samples(tmp_path: Path) -> list[Sample]:
    return [five_band_sample(tmp_path, key, "val" if key == "2" else "train") for key in "0123"]


def test_filters_learn_the_band_that_is_not_shown_beside_a_model_of_colours(
    tmp_path: Path, samples: list[Sample]
) -> None:
    current = tiny_model_file(tmp_path / "old.safetensors")
    small = tmp_path / "small.tif"
    tifffile.imwrite(small, np.zeros((48, 48, 3), np.uint8))
    stranger = Sample("9", small, samples[0].labels)
    request = tiny_request(tmp_path, [*samples, stranger], architecture="filters", settings={"levels": 2})
    request = replace(request, epochs=None, steps=1, channels=FIVE, current_model_path=current)
    events = list(Trainer(request, read_network_input, torch.device("cpu")).steps())
    assert any("has 3 channels, but the network sees channel 5" in str(event) for event in events)
    candidate = next(event for event in events if isinstance(event, TrainCandidate))
    assert candidate.current_model_scores is not None
    assert candidate.mean_iou is not None
    assert candidate.mean_iou > 0.95
    spec = read_card(request.out_path).spec
    assert (spec.channels, spec.in_channels, len(spec.mean)) == (FIVE, 5, 5)
    compute = InlineCompute(threads=1)
    heard: list[object] = []
    sample = samples[3]
    shown = read_image(sample.image_path)
    compute.submit(PredictRequest(shown, request.out_path, file=sample.image_path), heard.append).wait(60)
    done = heard[-1]
    assert isinstance(done, PredictDone)
    assert (done.labels == sample.labels).mean() > 0.97
    compute.submit(PredictRequest(shown, request.out_path), heard.append).wait(60)
    assert "sees channels of a file" in str(heard[-1])
    compute.close()


def test_a_model_of_other_channels_is_not_fine_tuned_and_says_so(
    tmp_path: Path, samples: list[Sample]
) -> None:
    old = tiny_model_file(tmp_path / "old.safetensors")
    request = tiny_request(tmp_path, samples, init_path=old, channels=(2, 5))
    network = initial_network(request, ImageCache(read_network_input), samples)
    assert network.spec.channels == (2, 5)
    assert "sees other channels" in network.note
    back = replace(request, channels=())
    assert initial_network(back, ImageCache(read_network_input), samples).spec == load_model(old).spec


@pytest.mark.parametrize("bands", [1, 2, 3, 5, 9])
def test_augmentation_takes_any_number_of_bands(bands: int) -> None:
    rng = np.random.default_rng(0)
    image = rng.integers(0, 256, (70, 60, bands)).astype(np.uint8)
    maps = np.zeros((70, 60, 2), np.uint8)
    strong = AugmentSettings(rotate=45, scale=1.4, elastic=0.5, brightness=0.2, contrast=0.3, colour=0.3)
    strong = replace(strong, noise=0.1, blur=1.5, orientation="any")
    for seed in range(12):
        rng = np.random.default_rng(seed)
        patch, _ = augmented_patch(SourceImage(image, lambda window: maps[window]), (30, 30), 32, strong, rng)
        assert (patch.shape, patch.dtype) == ((32, 32, bands), np.uint8)
    assert np.isfinite(measure_image(np.repeat(image, 10, axis=0), np.zeros((700, 60), np.uint8)).noise)


@pytest.mark.parametrize("is_by_channel", [False, True])
def test_standard_light_by_channel_is_the_same_in_bytes_and_in_an_export(is_by_channel: bool) -> None:
    rng = np.random.default_rng(0)
    image = (rng.normal(100, 4, (40, 40, 5)) + np.array([0, 0, 40, 80, 100])).astype(np.uint8)
    image[..., 3] = np.clip(rng.normal(120, 35, (40, 40)), 0, 255)
    standardization = Standardization(is_by_channel=is_by_channel)
    ours = apply_standardization(image, standardization.table(image)).astype(float)
    tensor = torch.from_numpy(image).permute(2, 0, 1)[None].float() / 255
    theirs = 255 * standardized(tensor, standardization)[0].permute(1, 2, 0).numpy()
    assert np.abs(ours - theirs).max() <= 1.0
    deviations = ours.std(axis=(0, 1))
    assert (np.ptp(deviations) < 4) == is_by_channel


def test_weights_for_three_colours_are_inflated_to_any_number_of_channels() -> None:
    weight = torch.randn(4, 3, 3, 3)
    for channels in (1, 2, 3, 5, 7):
        alike = torch.rand(1, 1, 9, 9)
        new = torch.nn.functional.conv2d(alike.expand(1, channels, 9, 9), inflated(weight, channels))
        if channels in (1, 3):
            assert torch.allclose(
                new, torch.nn.functional.conv2d(alike.expand(1, 3, 9, 9), weight), atol=1e-5
            )
        assert inflated(weight, channels).shape == (4, channels, 3, 3)
    three = build_model(tiny_spec(), pretrained=False).module
    five = build_model(
        full_spec(tiny_spec(in_channels=5, mean=(0.5,) * 5, std=(0.2,) * 5, channels=FIVE)), pretrained=False
    ).module
    state = encoder_part(three, "unet-small").state()
    note = transfer_encoder_weights(five, "unet-small", state, "encoder.safetensors")
    assert "start afresh" not in note
    first = next(v for v in encoder_part(five, "unet-small").state().values() if v.ndim == 4)
    assert torch.allclose(first, inflated(next(v for v in state.values() if v.ndim == 4), 5))


def test_the_card_keeps_the_channels_and_old_cards_have_none() -> None:
    spec = tiny_spec(in_channels=2, mean=(0.5,) * 2, std=(0.2,) * 2, channels=(2, 5))
    stored = spec.to_json()
    assert type(spec).from_json(stored, "a file") == spec
    del stored["channels"]
    assert type(spec).from_json(stored, "a file").channels == ()
    assert to_input(np.zeros((1, 8, 8, 2), np.uint8), spec, torch.device("cpu")).shape == (1, 2, 8, 8)
