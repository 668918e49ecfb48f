"""The loop around every task: events, files, images that cannot be read, cancelling, repeating."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from engine.core import BadInputError, UserError
from engine.models.files.encoder_file import is_encoder_file, load_encoder_state, read_encoder_card
from engine.pretrain.request import (
    PretrainFinished,
    PretrainNote,
    PretrainPictures,
    PretrainRequest,
    PretrainStarted,
    PretrainStep,
)
from engine.pretrain.trainer import Pretrainer, grey_levels
from tests.helpers.networks import read_npy
from tests.helpers.pretraining import PATCH_PX, pretrain_request, run_pretraining, square_images


def of(kind: type, events: list[Any]) -> list[Any]:
    return [event for event in events if isinstance(event, kind)]


def test_a_run_tells_its_start_its_pictures_and_its_end(tmp_path: Path) -> None:
    events = run_pretraining(pretrain_request(tmp_path))
    assert isinstance(events[0], PretrainStarted)
    assert isinstance(events[-1], PretrainFinished)
    assert events[-1].steps == 2 * 3
    assert of(PretrainStep, events)
    pictures = of(PretrainPictures, events)[-1]
    assert pictures.originals.shape == pictures.reconstructions.shape == (6, PATCH_PX, PATCH_PX, 3)
    assert pictures.originals.dtype == np.uint8


def test_the_file_says_what_it_is(tmp_path: Path) -> None:
    request = pretrain_request(tmp_path)
    run_pretraining(request)
    assert is_encoder_file(request.out_path)
    card = read_encoder_card(request.out_path)
    assert (card.task, card.spec.architecture, card.starts_networks) == ("convolutional", "unet-small", True)
    assert card.spec.settings["width"] == 4
    assert card.record["steps"] == 6


def test_the_same_seed_learns_the_same_and_another_does_not(tmp_path: Path) -> None:
    states = []
    for name, seed in (("a", 1), ("b", 1), ("c", 2)):
        request = pretrain_request(tmp_path, seed=seed, out_path=tmp_path / f"{name}.safetensors")
        run_pretraining(request)
        path = request.out_path
        states.append(load_encoder_state(path, read_encoder_card(path))["0.0.0.weight"])
    assert torch.equal(states[0], states[1])
    assert not torch.equal(states[0], states[2])


def test_images_that_cannot_be_read_are_reported_once_and_left_out(tmp_path: Path) -> None:
    def read(path: Path) -> np.ndarray:
        if path.stem == "1":
            raise UserError("1.npy is damaged.", "Repair it.")
        return read_npy(path)

    request = pretrain_request(tmp_path)
    events = [e for e in Pretrainer(request, read, torch.device("cpu")).steps() if e is not None]
    assert of(PretrainNote, events) == [PretrainNote("1.npy is damaged.", "Repair it.")]
    assert "from 2 images" in events[-1].reason


def test_without_a_readable_image_it_says_so(tmp_path: Path) -> None:
    def read(path: Path) -> np.ndarray:
        raise UserError("No.")

    with pytest.raises(UserError, match="nothing to learn from"):
        list(Pretrainer(pretrain_request(tmp_path), read, torch.device("cpu")).steps())


def test_a_cancelled_run_writes_nothing(tmp_path: Path) -> None:
    request = pretrain_request(tmp_path)
    steps = Pretrainer(request, read_npy, torch.device("cpu")).steps()
    while not isinstance(next(steps), PretrainStep):
        pass
    steps.close()
    assert not request.out_path.exists()


@pytest.mark.parametrize("shape", [(1, 1), (31, 200), (70, 33)])
def test_images_of_any_size_give_patches(tmp_path: Path, shape: tuple[int, int]) -> None:
    path = tmp_path / "odd.npy"
    np.save(path, np.random.default_rng(0).integers(0, 256, (*shape, 3), dtype=np.uint8))
    events = run_pretraining(pretrain_request(tmp_path, images=(path,), epochs=1))
    assert isinstance(events[-1], PretrainFinished)


@pytest.mark.parametrize(("bands", "channels"), [(1, 1), (3, 1), (5, 5)])
def test_images_of_any_channel_count_are_learned_from(tmp_path: Path, bands: int, channels: int) -> None:
    path = tmp_path / "bands.npy"
    np.save(path, np.random.default_rng(0).integers(0, 256, (40, 40, bands), dtype=np.uint8))
    request = pretrain_request(tmp_path, images=(path,), epochs=1, in_channels=channels)
    run_pretraining(request)
    assert read_encoder_card(request.out_path).spec.in_channels == channels


def test_an_image_with_other_channels_than_the_first_is_left_out(tmp_path: Path) -> None:
    paths = square_images(tmp_path / "mixed", count=2)
    np.save(paths[0], np.zeros((40, 40, 4), np.uint8))
    # With this seed the image of three channels comes first.
    (note,) = of(PretrainNote, run_pretraining(pretrain_request(tmp_path, images=paths, seed=3)))
    assert note.summary == "0.npy has 4 channels, the images before it 3."


def test_channels_that_the_images_do_not_have_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="3 channels, but 4"):
        run_pretraining(pretrain_request(tmp_path, in_channels=4))


@pytest.mark.parametrize("wrong", [{"crop_px": 8}, {"batch": 1}, {"epochs": 0}, {"minutes": 0.0}])
def test_a_request_that_makes_no_sense_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(BadInputError):
        PretrainRequest(images=(), out_path=Path("x"), **wrong)


def test_grey_levels_are_the_root_of_the_mean_square() -> None:
    assert grey_levels(float(np.mean(np.array([0.0, 2.0, 2.0, 0.0]) ** 2) / 255**2)) == pytest.approx(2**0.5)
