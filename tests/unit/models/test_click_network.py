"""The click network of the product: what it sees, what it says, and where its file is found."""

from __future__ import annotations

from pathlib import Path
from unittest.mock import Mock

import numpy as np
import pytest

from engine.core import BadInputError, LabelMap, Rect
from engine.models import cut_features
from engine.models.clicks import click_file
from engine.models.clicks.click_file import (
    CLICK_FILE,
    ClickNetworkState,
    click_network_path,
    click_network_state,
    read_click_file,
    usable_click_file,
)
from engine.models.clicks.click_network import (
    SIDE,
    ClickNetwork,
    ClickOpinion,
    likeness_maps,
    pixel_maps,
    seen_part,
)
from engine.models.cut_features import ClickDescriber
from engine.models.features.lite_encoder import LiteEncoder
from engine.models.pretrained.download_check import WEIGHTS_FOLDER_VARIABLE
from tests.helpers.click_file import random_layers, write_click_file

SHAPE = (120, 160)


def marks_at(y: int, x: int, label: int = 1) -> LabelMap:
    marks = np.full(SHAPE, 255, np.uint8)
    marks[y - 2 : y + 3, x - 2 : x + 3] = label
    return marks


def mask_of(rect: Rect) -> np.ndarray:
    mask = np.zeros(SHAPE, np.bool_)
    mask[rect.slices] = True
    return mask


def opinion(first: float = 1.0, later: float = 1.0) -> ClickOpinion:
    contents = np.random.default_rng(1).normal(0, 1, (15, 20, 48)).astype(np.float16)
    return ClickOpinion(ClickNetwork.of(random_layers(), first, later), contents)


def said(
    network: ClickOpinion, pixels: np.ndarray, marks: LabelMap, mask: np.ndarray | None, window: Rect
) -> np.ndarray:
    odds = network.odds(pixels, marks, mask, SHAPE, window)
    assert odds is not None
    return odds


def picture() -> np.ndarray:
    return np.random.default_rng(2).integers(0, 256, (*SHAPE, 3), np.uint8)


def test_the_whole_image_is_seen_before_there_is_an_object_and_then_what_is_around_it() -> None:
    assert seen_part(marks_at(60, 80), None) == Rect(0, 0, *SHAPE)
    assert seen_part(marks_at(60, 80), np.zeros(SHAPE, np.bool_)) == Rect(0, 0, *SHAPE)
    part = seen_part(marks_at(60, 80), mask_of(Rect(50, 70, 70, 90)))
    assert part.y0 < 45
    assert part.y1 > 75
    assert part.height < 60
    # A click that adds a place far away is seen as well.
    assert seen_part(marks_at(110, 150), mask_of(Rect(50, 70, 70, 90))).y1 == SHAPE[0]


def test_a_click_is_seen_however_large_the_image_is() -> None:
    marks = np.full((3000, 4000), 255, np.uint8)
    marks[1500, 2000] = 1
    maps = pixel_maps(np.zeros((3000, 4000, 3), np.uint8), marks, None, Rect(0, 0, 3000, 4000))
    assert maps.shape == (SIDE, SIDE, 6)
    assert maps[SIDE // 2, SIDE // 2, 3] == 1
    assert 10 < maps[..., 3].sum() < 30
    assert not maps[..., 4:].any()


def test_likeness_tells_marks_of_the_object_from_those_of_the_background() -> None:
    cells = np.zeros((64, 64, 2), np.float32)
    cells[:, :32, 0], cells[:, 32:, 1] = 2.0, 3.0
    left, right = np.array([[1, 0]], np.float32), np.array([[0, 1]], np.float32)
    share = np.zeros((64, 64), np.float32)
    share[:, 40:] = 1
    alike = likeness_maps(cells, left, right, share)
    assert np.allclose(alike[5, 5], [1, 0, 0], atol=1e-3)
    assert np.allclose(alike[5, 60], [0, 1, 1], atol=1e-3)
    assert (likeness_maps(cells, None, None, None) == -1).all()


def test_nothing_is_said_of_what_is_not_seen() -> None:
    mask = mask_of(Rect(50, 70, 70, 90))
    odds = said(opinion(), picture(), marks_at(60, 80), mask, Rect(0, 0, *SHAPE))
    scale = odds.shape[0] / SHAPE[0]
    part = seen_part(marks_at(60, 80), mask)
    assert odds[int(60 * scale), int(80 * scale)] != 0
    assert not odds[: int((part.y0 - 1) * scale)].any()
    assert np.isfinite(odds).all()


def test_the_first_mask_and_later_ones_have_a_weight_each() -> None:
    whole, window = Rect(0, 0, *SHAPE), Rect(0, 0, *SHAPE)
    mask = mask_of(Rect(50, 70, 70, 90))
    once, twice = opinion(1.0, 1.0), opinion(2.0, 0.0)
    first = [said(one, picture(), marks_at(60, 80), None, window) for one in (once, twice)]
    assert np.allclose(2 * first[0], first[1], atol=1e-5)
    assert first[0].any()
    assert twice.odds(picture(), marks_at(60, 80), mask, SHAPE, whole) is None


@pytest.mark.filterwarnings("ignore:invalid value")
def test_odds_that_are_no_numbers_are_no_opinion() -> None:
    beyond = np.full((15, 20, 48), np.inf, np.float16)
    network = ClickOpinion(ClickNetwork.of(random_layers(), 1.0, 1.0), beyond)
    assert network.odds(picture(), marks_at(60, 80), None, SHAPE, Rect(0, 0, *SHAPE)) is None


def test_a_window_asks_for_its_place_in_the_image() -> None:
    marks, window = np.full((60, 80), 255, np.uint8), Rect(60, 80, 120, 160)
    marks[30, 40] = 1
    pixels = picture()[window.slices]
    here = said(opinion(), pixels, marks, None, window)
    there = said(opinion(), pixels, marks, None, Rect(0, 0, 60, 80))
    assert here.shape == there.shape
    assert np.abs(here - there).max() > 1e-3


def test_the_users_file_comes_first_and_none_is_no_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(click_file, "_shipped_folder", lambda: tmp_path / "shipped")
    monkeypatch.delenv(WEIGHTS_FOLDER_VARIABLE, raising=False)
    assert click_network_path() is None
    assert usable_click_file() is None
    assert click_network_state() is ClickNetworkState.MISSING
    for folder in (tmp_path / "shipped", tmp_path / "own"):
        folder.mkdir(parents=True)
        write_click_file(folder, random_layers())
    assert click_network_path() == tmp_path / "shipped" / CLICK_FILE
    monkeypatch.setenv(WEIGHTS_FOLDER_VARIABLE, str(tmp_path / "own"))
    assert click_network_path() == tmp_path / "own" / CLICK_FILE
    assert click_network_state() is ClickNetworkState.PRESENT


def test_weights_of_the_odds_are_read_from_the_file(tmp_path: Path) -> None:
    network = read_click_file(write_click_file(tmp_path, random_layers(), first=0.35, later=0.1)).network
    assert (network.first_weight, network.later_weight) == (0.35, 0.1)


@pytest.mark.parametrize("damage", ["layer", "number", "weight", "bytes"])
@pytest.mark.expects_log
def test_a_file_that_cannot_be_used_is_told_by_doctor_and_clicks_do_without(
    damage: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tensors = random_layers()
    if damage == "layer":
        del tensors["head.last.bias"]
    elif damage == "number":
        tensors["head.last.bias"][0] = np.nan
    path = write_click_file(tmp_path, tensors, first=99.0 if damage == "weight" else 1.0)
    if damage == "bytes":
        path.write_bytes(path.read_bytes()[:-8])
    monkeypatch.setenv(WEIGHTS_FOLDER_VARIABLE, str(tmp_path))
    assert click_network_state() is ClickNetworkState.DAMAGED
    assert usable_click_file() is None
    assert ClickDescriber().describe(np.zeros((32, 32, 3), np.uint8)) is None


def test_no_encoder_is_made_for_clicks_without_a_network(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make = Mock(wraps=LiteEncoder)
    monkeypatch.setattr(cut_features, "LiteEncoder", make)
    monkeypatch.setattr(cut_features, "usable_click_file", lambda: None)
    assert ClickDescriber().describe(picture()[:96]) is None
    make.assert_not_called()
    ClickDescriber(read_click_file(write_click_file(tmp_path, random_layers())))
    make.assert_called_once()


def test_a_picture_is_described_once_for_all_clicks(tmp_path: Path) -> None:
    describer = ClickDescriber(read_click_file(write_click_file(tmp_path, random_layers())))
    contents = describer.describe(picture()[:96])
    assert contents is not None
    assert contents.shape == (12, 20, 48)
    assert np.isfinite(contents).all()


@pytest.mark.expects_log
def test_an_encoder_of_other_layers_is_not_used(tmp_path: Path) -> None:
    tensors = random_layers() | {"encoder.conv_stem.weight": np.zeros((2, 2), np.float32)}
    file = read_click_file(write_click_file(tmp_path, tensors))
    assert file.encoder
    assert ClickDescriber(file).describe(picture()[:96]) is None


def test_layers_of_another_shape_are_refused() -> None:
    tensors = random_layers()
    tensors["neck.out.weight"] = tensors["neck.out.weight"][:-1]
    with pytest.raises(BadInputError, match=r"neck\.out"):
        ClickNetwork.of(tensors, 1.0, 1.0)
