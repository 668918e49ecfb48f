"""Boundaries fitted to the edges of the image: what moves, and what stays."""

from __future__ import annotations

import tracemalloc

import cv2
import numpy as np
import pytest
from scipy import ndimage

from engine.core import IGNORE, CancelledError, CancelToken, Progress
from engine.refine import edge_fit
from engine.refine.edge_fit import BAND_PX, EdgeTrust, fitted_prediction, fitted_to_edges

SHAPE = (60, 90)
NOTHING = np.zeros(SHAPE, np.bool_)


def picture(level: int = 190) -> np.ndarray:
    """Noisy dark ground with a bright rectangle in rows 20 to 39 and columns 30 to 59."""
    grey = np.random.default_rng(0).normal(60, 5, SHAPE)
    grey[20:40, 30:60] += level - 60
    return np.repeat(np.clip(grey, 0, 255).astype(np.uint8)[..., None], 3, axis=2)


def drawn(rows: tuple[int, int], columns: tuple[int, int], ground: int = 0) -> np.ndarray:
    labels = np.full(SHAPE, ground, np.uint8)
    labels[slice(*rows), slice(*columns)] = 1
    return labels


TRUE = drawn((20, 40), (30, 60))


@pytest.mark.parametrize(
    ("rows", "columns"), [((22, 38), (32, 58)), ((18, 42), (28, 62)), ((22, 42), (28, 58))]
)
def test_a_boundary_two_pixels_off_goes_to_the_edge(rows: tuple[int, int], columns: tuple[int, int]) -> None:
    fitted = fitted_to_edges(picture(), drawn(rows, columns), 1, NOTHING, CancelToken())
    assert np.array_equal(fitted, TRUE)


def test_what_is_farther_from_the_boundary_stays() -> None:
    labels = drawn((20, 40), (30, 75))
    fitted = fitted_to_edges(picture(), labels, 1, NOTHING, CancelToken())
    assert (fitted[24:36, 30 : 75 - int(BAND_PX) - 1] == 1).all()
    assert (fitted[:, 75 + int(BAND_PX) :] == 0).all()


def test_what_is_thin_keeps_its_middle_where_the_image_shows_nothing() -> None:
    labels = np.zeros(SHAPE, np.uint8)
    labels[28:31, 5:85] = 1
    flat = np.full((*SHAPE, 3), 90, np.uint8)
    fitted = fitted_to_edges(flat, labels, 1, NOTHING, CancelToken())
    assert (fitted[29, 6:84] == 1).all()


def test_lost_pixels_become_what_is_nearest_and_unlabelled_and_fixed_ones_stay() -> None:
    labels = drawn((18, 42), (28, 62))
    labels[:, 45:][labels[:, 45:] == 0] = 2
    labels[10:30, 62:] = IGNORE
    fixed = NOTHING.copy()
    fixed[40:42, 28:45] = True
    fitted = fitted_to_edges(picture(), labels, 1, fixed, CancelToken())
    assert (fitted[18:20, 30:43] == 0).all()
    assert (fitted[18:20, 48:58] == 2).all()
    assert np.array_equal(fitted == IGNORE, labels == IGNORE)
    assert (fitted[40:42, 30:44] == 1).all()
    assert (fitted[40:42, 48:60] == 2).all()


def test_nothing_happens_without_a_boundary() -> None:
    for labels in (np.zeros(SHAPE, np.uint8), np.ones(SHAPE, np.uint8), drawn((20, 40), (30, 60), IGNORE)):
        assert np.array_equal(fitted_to_edges(picture(), labels, 1, NOTHING, CancelToken()), labels)


def test_it_ends_when_it_is_cancelled() -> None:
    token = CancelToken()
    token.cancel()
    with pytest.raises(CancelledError):
        fitted_to_edges(picture(), drawn((22, 38), (32, 58)), 1, NOTHING, token)


def test_beside_unlabelled_pixels_there_is_no_boundary() -> None:
    """What looks like the far class, but does not touch it, is nobody's error."""
    labels = drawn((18, 42), (28, 62))
    around = NOTHING.copy()
    around[8:52, 18:72] = True
    labels[around & (labels == 0)] = IGNORE
    assert np.array_equal(fitted_to_edges(picture(), labels, 1, NOTHING, CancelToken()), labels)


@pytest.mark.parametrize("seed", range(12))
def test_only_the_class_gains_and_loses_and_what_is_given_is_left_alone(seed: int) -> None:
    rng = np.random.default_rng(seed)
    shape = tuple(rng.integers(1, 24, 2))
    labels = rng.choice(np.array([0, 1, 2, IGNORE], np.uint8), shape)
    fixed = rng.random(shape) < 0.2
    kept = labels.copy()
    image = rng.integers(0, 256, (*shape, 3), np.uint8)
    fitted = fitted_to_edges(image, labels, 1, fixed, CancelToken())
    assert np.array_equal(labels, kept)
    assert np.array_equal(fitted == IGNORE, labels == IGNORE)
    changed = fitted != labels
    assert ((labels[changed] == 1) != (fitted[changed] == 1)).all()
    assert not (changed & fixed).any()


@pytest.mark.parametrize("trust", EdgeTrust)
def test_an_unsure_model_gives_way_to_the_image_and_a_sure_one_does_not(trust: EdgeTrust) -> None:
    predicted = drawn((22, 38), (32, 58))
    unsure = ndimage.gaussian_filter(predicted.astype(np.float32), 2.0)
    fitted = fitted_prediction(picture(), predicted, np.stack([1 - unsure, unsure]), 1, trust, CancelToken())
    assert np.array_equal(fitted, TRUE)
    if trust is not EdgeTrust.MUCH:
        sure = np.where(predicted == 1, 1.0, 0.0).astype(np.float32)
        odds = np.stack([1 - sure, sure])
        kept = fitted_prediction(picture(72), predicted, odds, 1, trust, CancelToken())
        assert np.array_equal(kept, predicted)


def test_a_predicted_class_without_a_boundary_stays() -> None:
    odds = np.full((2, *SHAPE), 0.5, np.float16)
    for labels in (np.zeros(SHAPE, np.uint8), np.ones(SHAPE, np.uint8)):
        fitted = fitted_prediction(picture(), labels, odds, 1, EdgeTrust.MUCH, CancelToken())
        assert np.array_equal(fitted, labels)


def scenery(seed: int, shape: tuple[int, int] = (150, 190)) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Blobs of three classes in noisy colours, drawn some pixels off, partly unlabelled or fixed."""
    rng = np.random.default_rng(seed)
    soft = [cv2.GaussianBlur(rng.normal(size=shape).astype(np.float32), (0, 0), 9) for _ in range(3)]
    true = np.argmax(soft, axis=0).astype(np.uint8)
    colours = np.array([[70, 90, 80], [150, 120, 90], [110, 130, 170]])
    image = (colours[true] + rng.normal(0, 22, (*shape, 3))).clip(0, 255).astype(np.uint8)
    drawn_off = np.roll(true, rng.integers(-2, 3, 2), axis=(0, 1))
    drawn_off[soft[0] > 1.2 * soft[0].std()] = IGNORE
    return image, drawn_off, soft[1] > 1.5 * soft[1].std()


@pytest.mark.parametrize("seed", range(4))
def test_tiles_of_any_size_make_the_cut_of_the_whole(seed: int) -> None:
    image, labels, fixed = scenery(seed)
    whole = fitted_to_edges(image, labels, 1, fixed, CancelToken())
    assert (whole != labels).sum() > 100
    for side in (37, 64):
        tiled = fitted_to_edges(image, labels, 1, fixed, CancelToken(), tile_px=side)
        assert np.array_equal(tiled, whole)


def test_a_tile_grows_until_what_is_beyond_it_makes_no_difference(monkeypatch: pytest.MonkeyPatch) -> None:
    """With next to no margin the cuts with both rims differ: only where they agree they are the whole's."""
    image, labels, fixed = scenery(3)
    whole = fitted_to_edges(image, labels, 1, fixed, CancelToken())
    monkeypatch.setattr(edge_fit, "_MARGIN_PX", 1)
    assert np.array_equal(fitted_to_edges(image, labels, 1, fixed, CancelToken(), tile_px=23), whole)


def test_predictions_are_cut_in_tiles_as_the_whole() -> None:
    image, labels, _ = scenery(5)
    share = ndimage.gaussian_filter((labels == 1).astype(np.float32), 2.0)
    odds = np.stack([1 - share, share]).astype(np.float16)
    whole = fitted_prediction(image, labels, odds, 1, EdgeTrust.SOME, CancelToken())
    tiled = fitted_prediction(image, labels, odds, 1, EdgeTrust.SOME, CancelToken(), tile_px=40)
    assert (whole != labels).sum() > 100
    assert np.array_equal(tiled, whole)


def test_grey_images_are_cut_in_tiles_as_the_whole() -> None:
    image, labels, fixed = scenery(7)
    grey = np.repeat(image[..., :1], 3, axis=2)
    whole = fitted_to_edges(grey, labels, 1, fixed, CancelToken())
    assert np.array_equal(fitted_to_edges(grey, labels, 1, fixed, CancelToken(), tile_px=40), whole)


def test_the_memory_for_tiles_is_a_few_bytes_a_pixel() -> None:
    image, labels, fixed = scenery(1, (900, 1000))
    tracemalloc.start()
    fitted_to_edges(image, labels, 1, fixed, CancelToken(), tile_px=128)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 14 * labels.size


def test_progress_counts_the_tiles_and_a_stop_is_heeded_between_them() -> None:
    image, labels, fixed = scenery(2)
    token, seen = CancelToken(), []

    def stop_at_the_third(progress: Progress) -> None:
        seen.append((progress.done, progress.total))
        if progress.done == 2:
            token.cancel()

    with pytest.raises(CancelledError):
        fitted_to_edges(image, labels, 1, fixed, token, stop_at_the_third, tile_px=64)
    assert [done for done, _ in seen] == [0, 1, 2]
    assert seen[0][1] == 9
