"""`refine`: scribbles in, a mask out, through the program itself."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from tests.helpers.cli import inkling, inkling_inside
from tests.helpers.datasets import pixels_of, save


@pytest.fixture
def square(tmp_path: Path) -> Path:
    """A bright square on dark, with one scribble in and one outside of it."""
    image = np.full((60, 80, 3), 40, np.uint8)
    image[20:40, 30:60] = 200
    scribbles = np.full((60, 80), 255, np.uint8)
    scribbles[5, 5:70] = 0
    scribbles[30, 35:55] = 1
    save(tmp_path / "image.png", image)
    save(tmp_path / "scribbles.png", scribbles)
    return tmp_path


@pytest.mark.parametrize("method", ["graphcut", "densecrf"])
def test_two_scribbles_cut_out_the_square(square: Path, method: str) -> None:
    ended = inkling(
        "refine", square / "image.png", "--scribbles", square / "scribbles.png",
        "--method", method, "--out", square / "mask.png", "--json", "-",
    )  # fmt: skip
    assert ended.code == 0, ended.err
    expected = np.zeros((60, 80), np.uint8)
    expected[20:40, 30:60] = 1
    assert np.mean(pixels_of(square / "mask.png") == expected) > 0.98


def test_a_prior_alone_decides_where_nothing_is_scribbled(square: Path) -> None:
    prior = np.full((2, 60, 80), 0.05, np.float32)
    prior[1, 20:40, 30:60] = 0.95
    prior[0] = 1 - prior[1]
    np.save(square / "prior.npy", prior)
    save(square / "empty.png", np.full((60, 80), 255, np.uint8))
    ended = inkling_inside(
        "refine", square / "image.png", "--scribbles", square / "empty.png",
        "--prior", square / "prior.npy", "--out", square / "mask.png",
    )  # fmt: skip
    assert ended.code == 0, ended.err
    assert np.mean(pixels_of(square / "mask.png")[22:38, 32:58]) == 1.0


def test_scribbles_without_any_pixel_drawn_are_refused(square: Path) -> None:
    save(square / "empty.png", np.full((60, 80), 255, np.uint8))
    ended = inkling_inside(
        "refine", square / "image.png", "--scribbles", square / "empty.png", "--out", square / "mask.png"
    )
    assert ended.code == 2
    assert "holds no scribble" in ended.err
    assert not (square / "mask.png").exists()


def test_a_prior_of_another_size_is_refused(square: Path) -> None:
    np.save(square / "prior.npy", np.full((2, 10, 10), 0.5, np.float32))
    ended = inkling_inside(
        "refine", square / "image.png", "--scribbles", square / "scribbles.png",
        "--prior", square / "prior.npy", "--out", square / "mask.png",
    )  # fmt: skip
    assert ended.code == 2
    assert "(2, 10, 10)" in ended.err


@pytest.mark.parametrize("name", ["mask.jpg", "mask"])
def test_a_mask_is_not_written_under_the_name_of_another_kind_of_file(square: Path, name: str) -> None:
    ended = inkling_inside(
        "refine", square / "image.png", "--scribbles", square / "scribbles.png", "--out", square / name
    )
    assert (ended.code, ended.err.count("\n")) == (2, 1)
    assert "End it in .png." in ended.err
    assert not (square / name).exists()


def test_the_smoothness_can_be_given_and_must_be_a_number(square: Path) -> None:
    image = pixels_of(square / "image.png").astype(int)
    noise = np.random.default_rng(0).normal(0, 70, image.shape)
    save(square / "image.png", (image + noise).clip(0, 255).astype(np.uint8))

    def cut(smoothness: str) -> tuple[int, str]:
        ended = inkling_inside(
            "refine", square / "image.png", "--scribbles", square / "scribbles.png",
            "--smoothness", smoothness, "--out", square / f"{smoothness}.png",
        )  # fmt: skip
        return ended.code, ended.err

    assert cut("0.5")[0] == 0
    assert cut("5000")[0] == 0
    assert (pixels_of(square / "0.5.png") != pixels_of(square / "5000.png")).any()
    code, said = cut("rough")
    assert code == 2
    assert "from 0 to 10000, or auto" in said
