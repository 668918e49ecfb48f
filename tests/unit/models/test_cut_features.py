"""Features of a picture by the shipped encoder, as maps for the cut."""

from __future__ import annotations

import numpy as np
import pytest

from engine.core import BadInputError
from engine.models.cut_features import CutEncoder
from engine.models.pretrained import shipped_encoder


@pytest.fixture(scope="module")
def encoder() -> CutEncoder:
    return CutEncoder()


def test_maps_cover_the_picture_and_know_its_parts(encoder: CutEncoder) -> None:
    rng = np.random.default_rng(2)
    picture = np.full((96, 128, 3), 90, np.uint8)
    picture[:, 64:] = rng.integers(0, 256, (96, 64, 3))
    contrast, contents = encoder.describe(picture)
    assert contrast.shape == (24, 32, 3)
    assert contents.shape[:2] == (6, 8)
    assert contrast.dtype == contents.dtype == np.float16
    between = np.linalg.norm(contrast[:, :12].mean((0, 1)) - contrast[:, 20:].mean((0, 1)))
    assert between > np.linalg.norm(contrast[:12, :12].mean((0, 1)) - contrast[12:, :12].mean((0, 1)))
    assert np.abs(contents.astype(np.float32).mean((0, 1))).max() < 0.05


def test_the_same_picture_has_the_same_maps(encoder: CutEncoder) -> None:
    picture = np.random.default_rng(4).integers(0, 256, (48, 64, 3), np.uint8)
    first, second = encoder.describe(picture), encoder.describe(picture)
    assert all(np.array_equal(a, b) for a, b in zip(first, second, strict=True))


@pytest.mark.parametrize("shape", [(16, 16), (16, 512)])
def test_a_picture_of_one_colour_has_finite_maps(encoder: CutEncoder, shape: tuple[int, int]) -> None:
    assert all(np.isfinite(maps).all() for maps in encoder.describe(np.full((*shape, 3), 128, np.uint8)))


@pytest.mark.parametrize(
    "picture",
    [
        np.zeros((40, 64, 3), np.uint8),
        np.zeros((0, 16, 3), np.uint8),
        np.zeros((16, 16, 3)),
        np.zeros((16, 16)),
    ],
    ids=["sides", "empty", "type", "grey"],
)
def test_what_is_no_such_picture_is_refused(encoder: CutEncoder, picture: np.ndarray) -> None:
    with pytest.raises(BadInputError, match=r"picture must|sides must"):
        encoder.describe(picture)


def test_a_build_without_the_file_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shipped_encoder, "_FILE", "none.safetensors")
    with pytest.raises(Exception, match="missing"):
        CutEncoder()
