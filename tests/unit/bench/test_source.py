"""The benchmark of the source's tables, on planted photographs, without its trainings."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from engine.bench.models import source, source_codes, source_networks
from engine.bench.support.options import Choices
from engine.bench.support.photographs import SquareImages, object_samples, read_photographs
from engine.core import NO_PROGRESS
from tests.helpers.datasets import save

NAMES = ("background", "bird", "car")


def photograph(folder: Path, name: str, label: int, seed: int) -> None:
    """A green picture with a red square for animals, a blue one with a yellow square for vehicles."""
    rng = np.random.default_rng(seed)
    ground, thing = ((40, 160, 40), (220, 30, 30)) if label == 1 else ((40, 40, 160), (220, 220, 30))
    pixels, mask = np.full((48, 60, 3), ground), np.zeros((48, 60), np.uint8)
    pixels[12:36, 15:45], mask[12:36, 15:45] = thing, label
    mask[:2] = 255
    noisy = np.clip(pixels + rng.normal(0, 8, pixels.shape), 0, 255).astype(np.uint8)
    save(folder / "images" / f"{name}.png", noisy)
    save(folder / "masks" / f"{name}.png", mask)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    for number in range(8):
        photograph(tmp_path / "voc2007", f"{number}", 1 + number % 2, number)
        photograph(tmp_path / "objects-train" / "coco128", f"{number}", 1 + number % 2, 100 + number)
    photograph(tmp_path / "coco-mval", "horse00_1", 1, 50)
    photograph(tmp_path / "coco-mval", "spoon00_2", 2, 51)
    (tmp_path / "voc2007" / "classes.txt").write_text("\n".join(NAMES))
    return tmp_path / "voc2007"


def test_no_photograph_is_learned_from_and_held_back(data: Path) -> None:
    photographs = read_photographs(data)
    learned, held_back = source.learned_and_held_back(photographs, 0)
    assert (len(learned), len(held_back)) == (8, 10)
    assert not set(learned) & set(held_back)
    seen: list[Path] = []
    for part in range(source_networks.PARTS):
        pairs, others = source_networks.learned_and_checked(photographs, part)
        assert not set(pairs) & set(others)
        assert len(pairs) + len(others) == 16
        seen += [image for image, _ in others]
    assert sorted(seen) == sorted(image for image, _ in (*photographs.own, *photographs.masked))


def test_a_lone_data_set_is_halved(data: Path, tmp_path: Path) -> None:
    alone = tmp_path / "elsewhere" / "voc2007"
    alone.parent.mkdir()
    data.rename(alone)
    learned, held_back = source.learned_and_held_back(read_photographs(alone), 3)
    assert (len(learned), len(held_back)) == (4, 4)
    assert not set(learned) & set(held_back)


def test_kinds_are_told_by_masks_and_by_names_and_what_is_neither_is_left_out(data: Path) -> None:
    (pair,) = read_photographs(data).kinds()
    assert (len(pair.paths), pair.is_first.sum()) == (9, 5)
    shares = source_codes.right_shares(source_codes.picture_codes, pair, 3)
    assert shares == [1.0] * 3
    assert source_codes.right_shares(source_codes.shipped_codes, pair, 3) == [1.0] * 3


def test_photographs_and_masks_become_squares_with_the_border_left_out(data: Path) -> None:
    (sample,) = object_samples(read_photographs(data).own[1:2], 32)
    labels = sample.labels
    assert labels.shape == SquareImages(32)(sample.image_path).shape[:2] == (32, 32)
    assert set(np.unique(labels)) == {0, 1, 255}
    assert (labels[0] == 255).all()


def test_an_autoencoder_is_learned_and_its_errors_are_those_of_its_pictures(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(source_codes, "SIDE_PX", 16)
    monkeypatch.setattr(source_codes, "_READ", SquareImages(16))
    photographs = read_photographs(data)
    images = [image for image, _ in photographs.own]
    network = source_codes.learn_codes(images, 4, 0.02, 0, tmp_path / "codes.safetensors", NO_PROGRESS)
    squared, absolute = source_codes.reconstruction_errors(network, images)
    assert 0 < squared < absolute < 0.2
    codes, blocks = source_codes.codes_of(network)(images)
    assert (codes.shape, blocks) == ((8, 4), (4,))
    exact = source_codes.exact_codes(images, 4)
    assert source_codes.reconstruction_errors(exact, images)[0] < squared
    assert source_codes.codes_of(exact)(images)[0].shape == (8, 4)


def test_figures_stand_beside_the_sources_and_are_not_measured_twice(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[str] = []

    def learned(recipe: source_networks.SourceRecipe, *others: object) -> source_networks.SourceOutcome:
        calls.append(recipe.title)
        return source_networks.SourceOutcome(0.7 + 0.1 * (len(calls) % 2), 0.56, 0.6, 0.5, 12.0)

    monkeypatch.setattr(source_networks, "learn_objects", learned)
    monkeypatch.setattr(source, "CODE_SIZES", {16: (0.03, 0.13)})
    choices = Choices(minutes=0.002, seeds=2, out=tmp_path / "figures.json")
    rows = {row.metric: row for row in source.run(data, NO_PROGRESS, choices)}
    assert len(calls) == 2 * len(source_networks.SOURCE_RECIPES)
    dice = rows["the shipped encoder, Dice"]
    assert (dice.peer, dice.n, dice.note) == (0.64, 2, "± 0.05")
    assert dice.value == pytest.approx(0.75)
    assert dice.ratio == pytest.approx(0.75 / 0.64)
    assert rows["the shipped encoder, mean IoU"].value == 0.5
    guess = rows["everything called object, IoU"]
    assert guess.value == pytest.approx(24 * 30 / (46 * 60), abs=0.01)
    assert guess.peer is None
    errors = rows["autoencoder of 16 codes, in closed form, mean squared error"]
    assert errors.value is not None
    assert errors.ratio == pytest.approx(0.03 / errors.value)
    assert rows["animals or vehicles, by the shipped encoder, told right"].value == 100.0
    assert {row.metric for row in source.run(data, NO_PROGRESS, choices)} == set(rows)
    assert len(calls) == 2 * len(source_networks.SOURCE_RECIPES)


def test_dice_is_over_all_pixels_and_as_a_mean_of_the_photographs_with_objects() -> None:
    empty, half = np.zeros((4, 4), np.uint8), np.zeros((4, 4), np.uint8)
    whole = np.ones((4, 4), np.uint8)
    half[:2] = 1
    outcome = source_networks.scored([(half, whole), (whole, whole), (empty, empty)], 2.0)
    assert outcome.dice == pytest.approx(2 * 24 / (32 + 24))
    assert outcome.iou == pytest.approx(24 / 32)
    assert outcome.mean_dice == pytest.approx((2 / 3 + 1) / 2)
    assert outcome.mean_iou == pytest.approx((0.5 + 1) / 2)


def test_a_network_on_the_frozen_encoder_learns_to_find_objects(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(source_networks, "SIDE_PX", 32)
    monkeypatch.setattr(source_networks, "_BATCH", 4)
    pairs, others = source_networks.learned_and_checked(read_photographs(data), 0)
    recipe = source_networks.SOURCE_RECIPES[-1]
    assert recipe.is_on_shipped_encoder
    path = tmp_path / "network.safetensors"
    outcome = source_networks.learn_objects(recipe, pairs, others, 15, 0, path, NO_PROGRESS)
    assert outcome.dice > 0.8
