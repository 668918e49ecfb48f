"""From a folder without labels to a trained network: what is taken over, and what is refused."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import torch

from engine.core import BadInputError, UserError
from engine.learn.initial_weights import InitialNetwork, initial_network
from engine.learn.request import TrainFinished, TrainRequest, TrainStarted, TrainValidated
from engine.learn.samples import ImageCache
from engine.learn.trainer import Trainer
from engine.models.files.encoder_file import EncoderCard, load_encoder_state, read_encoder_card, save_encoder
from engine.models.files.weights import load_model, read_card, save_model, write_tensors
from engine.pretrain.convolutional import NetworkEncoder
from tests.helpers.networks import read_npy, square_sample, tiny_model_file, tiny_request
from tests.helpers.pretraining import TINY_NETWORK, make_setup, pretrain_request, run_pretraining

TIMM = "test_resnet.r160_in1k"


def learned(folder: Path, **changes: Any) -> Path:
    request = pretrain_request(folder, epochs=1, **changes)
    run_pretraining(request)
    return request.out_path


def training(folder: Path, file: Path, **changes: Any) -> TrainRequest:
    values: dict[str, Any] = {"encoder_path": file, "settings": {}, "pretrained": False} | changes
    return tiny_request(folder, [square_sample(folder, "1")], **values)


def start(request: TrainRequest) -> InitialNetwork:
    return initial_network(request, ImageCache(read_npy), request.samples)


def test_the_network_starts_with_exactly_the_weights_that_were_learned(tmp_path: Path) -> None:
    path = learned(tmp_path)
    begun = start(training(tmp_path, path))
    state, mine = load_encoder_state(path, read_encoder_card(path)), begun.module.state_dict()
    assert state
    assert all(torch.equal(mine[f"encoder.{name}"], value) for name, value in state.items())
    assert begun.spec.settings == begun.spec.settings | TINY_NETWORK
    assert "encoder.safetensors" in begun.note
    assert "start afresh" not in begun.note


def test_the_network_sees_pixels_scaled_as_while_learning(tmp_path: Path) -> None:
    path = learned(tmp_path)
    card, begun = read_encoder_card(path), start(training(tmp_path, path))
    assert (begun.spec.mean, begun.spec.std) == (card.spec.mean, card.spec.std)


def test_who_asks_for_standardization_gets_it_and_goes_on_with_it(tmp_path: Path) -> None:
    path = learned(tmp_path)
    begun = start(training(tmp_path, path, standardize=True))
    assert begun.spec.standardize
    save_model(tmp_path / "begun.safetensors", begun.module, begun.spec, {})
    init = {"encoder_path": None, "init_path": tmp_path / "begun.safetensors", "standardize": True}
    assert start(training(tmp_path, path, **init)).has_learned


def test_an_encoder_learned_for_one_decoder_starts_another(tmp_path: Path) -> None:
    path = learned(tmp_path, architecture="unet", encoder=TIMM, network={})
    begun = start(training(tmp_path, path, architecture="unet", encoder=TIMM))
    state, mine = load_encoder_state(path, read_encoder_card(path)), begun.module.state_dict()
    assert all(torch.equal(mine[f"encoder.{name}"], value) for name, value in state.items())


def test_an_encoder_that_fits_in_part_says_how_much_is_left(tmp_path: Path) -> None:
    path = learned(tmp_path)
    begun = start(training(tmp_path, path, settings={"depth": 3}))
    assert "tensors start afresh" in begun.note


def test_an_encoder_of_another_kind_is_refused_in_words(tmp_path: Path) -> None:
    path = learned(tmp_path)
    with pytest.raises(UserError, match="No layer of encoder"):
        start(training(tmp_path, path, architecture="unet", encoder=TIMM))


def test_codes_that_fit_no_network_are_refused_in_words(tmp_path: Path) -> None:
    spec = replace(read_card(tiny_model_file(tmp_path / "m.safetensors")).spec, architecture="")
    path = tmp_path / "pca.safetensors"
    save_encoder(path, {"basis": torch.zeros(2, 2)}, EncoderCard("pca", spec, {}, {}))
    with pytest.raises(UserError, match="fit no segmentation network"):
        start(training(tmp_path, path))


def test_an_encoder_is_not_taken_for_a_model(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="encoder"):
        load_model(learned(tmp_path))


def test_a_training_has_one_start(tmp_path: Path) -> None:
    with pytest.raises(BadInputError):
        training(tmp_path, tmp_path / "e", init_path=tmp_path / "m")


def test_a_whole_training_runs_from_an_encoder_and_grey_stays_grey(tmp_path: Path) -> None:
    path = learned(tmp_path, in_channels=1)
    request = training(tmp_path, path)
    events = [e for e in Trainer(request, read_npy, torch.device("cpu")).steps() if e is not None]
    assert isinstance(events[0], TrainStarted)
    assert "taken over" in events[0].note
    assert isinstance(events[-1], TrainFinished)
    assert read_card(request.out_path).spec.in_channels == 1


def test_a_start_without_labels_does_no_harm(tmp_path: Path) -> None:
    samples = [square_sample(tmp_path, str(n)) for n in (1, 2)] + [square_sample(tmp_path, "3", "val")]
    request = replace(training(tmp_path, learned(tmp_path), epochs=20), samples=tuple(samples))
    afresh = replace(
        request, encoder_path=None, settings=TINY_NETWORK, out_path=tmp_path / "afresh.safetensors"
    )
    scores = [best_iou(each) for each in (request, afresh)]
    assert scores[0] > 0.8
    assert scores[0] > scores[1] - 0.05


def best_iou(request: TrainRequest) -> float:
    events = Trainer(request, read_npy, torch.device("cpu")).steps()
    return max(e.mean_iou or 0.0 for e in events if isinstance(e, TrainValidated))


def test_learning_without_labels_begins_from_a_file_of_weights(tmp_path: Path) -> None:
    import timm

    file = tmp_path / "test_resnet.safetensors"
    encoder = timm.create_model("test_resnet", features_only=True)
    write_tensors(file, encoder.state_dict(), {})
    setup = make_setup("convolutional")
    request = replace(setup.request, architecture="unet", encoder=str(file), network={}, crop_px=64)
    made = NetworkEncoder(replace(setup, request=request, patch_px=64))
    assert made.spec.encoder == "test_resnet"
    assert str(file) in made.note
    name, weights = next((n, w) for n, w in encoder.state_dict().items() if n.endswith("conv1.0.weight"))
    assert any(n.endswith(name) and torch.equal(w, weights) for n, w in made.part.module.state_dict().items())
