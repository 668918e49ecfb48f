"""W-Net without labels: it finds what differs, writes a model that predicts, and labels refine it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import permutations
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from PIL import Image

from engine.commands.cli import parse, run_headless
from engine.core import ClassList, LabelMap, RgbU8, UserError
from engine.learn.request import TrainStarted
from engine.learn.trainer import Trainer
from engine.models.files.weights import load_model, read_card
from engine.predict.predictor import predict_image
from engine.pretrain.catalog import task_info
from engine.pretrain.request import (
    PretrainEvent,
    PretrainFinished,
    PretrainPictures,
    PretrainRequest,
    PretrainStarted,
)
from tests.helpers.networks import read_npy, square_sample, tiny_request
from tests.helpers.pretraining import run_pretraining


def two_textures(seed: int, side: int = 48) -> tuple[RgbU8, LabelMap]:
    """A disc of brownish horizontal stripes on bluish vertical ones, with noise, and where the disc is."""
    rng = np.random.default_rng(seed)
    y, x = np.mgrid[:side, :side]
    cy, cx = rng.integers(side // 3, 2 * side // 3, 2)
    mask = ((y - cy) ** 2 + (x - cx) ** 2 < (side // 3) ** 2).astype(np.uint8)
    level = np.full((side, side), 100.0)
    bluish = np.stack([level - 10 + 6 * np.sign(np.sin(1.6 * x)), level, level + 20], axis=-1)
    brownish = np.stack([level + 50, level + 10 + 6 * np.sign(np.sin(1.6 * y)), level - 10], axis=-1)
    image = np.where(mask[..., None] > 0, brownish, bluish) + rng.normal(0, 3, (side, side, 3))
    return np.clip(image, 0, 255).astype(np.uint8), mask


def wnet_request(folder: Path, images: int, **changes: Any) -> PretrainRequest:
    paths = tuple(folder / f"{seed}.npy" for seed in range(images))
    for seed, path in enumerate(paths):
        np.save(path, two_textures(seed)[0])
    values: dict[str, Any] = {"network": {"width": 8, "depth": 2}, "settings": {"segments": 2}}
    values |= {"crop_px": 48, "batch": 4, "epochs": 2}
    out = folder / "segments.safetensors"
    return PretrainRequest(images=paths, out_path=out, task="wnet", **(values | changes))


def short_request(folder: Path, segments: int = 3) -> PretrainRequest:
    """Four steps."""
    return wnet_request(
        folder, 2, network={"width": 4, "depth": 2}, settings={"segments": segments}, epochs=1
    )


@dataclass(frozen=True)
class ShortRun:
    """What a few steps on three segments told and left behind."""

    model: Path
    events: list[PretrainEvent]


@pytest.fixture(scope="module")
def short(tmp_path_factory: pytest.TempPathFactory) -> ShortRun:
    request = short_request(tmp_path_factory.mktemp("short"))
    return ShortRun(request.out_path, run_pretraining(request))


def agreement(found: LabelMap, truth: LabelMap) -> float:
    """Share of pixels that agree, under the best naming of two segments."""
    return max(float((np.array(names)[found] == truth).mean()) for names in permutations((0, 1)))


def test_two_textures_are_told_apart_without_any_label(tmp_path: Path) -> None:
    request = wnet_request(tmp_path, images=8)
    run_pretraining(request)
    model = load_model(request.out_path)
    unseen = [two_textures(seed) for seed in (100, 101, 102)]
    chance = np.mean([max(mask.mean(), 1 - mask.mean()) for _, mask in unseen])
    found = np.mean(
        [agreement(predict_image(model.module, model.spec, image).labels, mask) for image, mask in unseen]
    )
    assert chance < 0.7
    assert found > 0.9


def test_a_run_shows_the_image_its_segments_and_the_painting(short: ShortRun) -> None:
    assert isinstance(short.events[0], PretrainStarted)
    assert isinstance(short.events[-1], PretrainFinished)
    pictures = [event for event in short.events if isinstance(event, PretrainPictures)][-1]
    assert pictures.seen is not None
    assert pictures.originals.shape == pictures.reconstructions.shape == pictures.seen.shape


def test_the_file_is_a_model_whose_classes_are_the_segments(short: ShortRun) -> None:
    card = read_card(short.model)
    assert card.spec.architecture == "wnet"
    assert card.spec.classes.names == ("segment 1", "segment 2", "segment 3")
    assert (card.record["task"], card.record["images"]) == ("wnet", 2)
    assert card.record["task_settings"]["segments"] == 3


def test_labels_go_on_from_what_was_learned_without_them(short: ShortRun, tmp_path: Path) -> None:
    labels = ClassList.from_names(["dark", "bright"])
    training = tiny_request(
        tmp_path, [square_sample(tmp_path, "0")], classes=labels, architecture="wnet",
        init_path=short.model, settings={}, epochs=1, learning_rate=1e-7,
    )  # fmt: skip
    events = list(Trainer(training, read_npy, torch.device("cpu")).steps())
    started = next(event for event in events if isinstance(event, TrainStarted))
    assert "classes have changed" in started.note
    before, after = load_model(short.model).module, load_model(training.out_path).module
    assert torch.allclose(before.encoder.levels[0][0].weight, after.encoder.levels[0][0].weight, atol=1e-4)


def test_the_same_seed_finds_the_same_segments(short: ShortRun, tmp_path: Path) -> None:
    again = short_request(tmp_path)
    run_pretraining(again)
    first, second = (load_model(path).module.state_dict() for path in (short.model, again.out_path))
    assert all(torch.equal(first[key], second[key]) for key in first)


def test_it_can_be_asked_for_and_used_without_a_window(tmp_path: Path) -> None:
    folder, model, masks = tmp_path / "images", tmp_path / "m.safetensors", tmp_path / "masks"
    folder.mkdir()
    Image.fromarray(two_textures(0)[0]).save(folder / "a.png")
    run("pretrain", "--task", "wnet", "--images", folder, "--out", model, "--set", "segments=2",
        "--set-arch", "width=4", "--set-arch", "depth=2", "--crop", "48", "--epochs", "2")  # fmt: skip
    run("predict", folder, "--model", model, "--out", masks, "--crf")
    assert set(np.unique(np.array(Image.open(masks / "a.png")))) <= {0, 1}


def test_another_architecture_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["pretrain", "--task", "wnet", "--arch", "unet", "--images", tmp_path]
    assert run_headless(parse([*map(str, words), "--out", str(tmp_path / "m.safetensors")])) == 2
    assert "'wnet'" in capsys.readouterr().err


def test_a_single_segment_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="segments"):
        run_pretraining(short_request(tmp_path, segments=1))


def test_it_starts_from_images_alone() -> None:
    assert not task_info("wnet").needs_masks


def run(*words: object) -> None:
    assert run_headless(parse([str(word) for word in words])) == 0
