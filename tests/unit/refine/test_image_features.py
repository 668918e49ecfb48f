"""Maps of learned features: where they lie in the image, and what they say of marks."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from engine.core import BadInputError, BoolMap, CancelToken, LabelMap, Rect, RgbU8
from engine.refine import CutSettings, RefineRequest
from engine.refine.appearance.image_features import (
    LONG_SIDE_PX,
    STRIDE_PX,
    ImageFeatures,
    picture_for_features,
)
from engine.refine.correction.interactive import correct, prepare
from engine.refine.correction.region_correction import correct_regions

SHAPE = (128, 192)


def two_halves() -> ImageFeatures:
    """Features that know a left and a right half, where there is nothing to see."""
    contrast = np.zeros((32, 48, 3), np.float16)
    contrast[:, 24:] = 4.0
    contents = np.zeros((8, 12, 5), np.float16)
    contents[:, 6:] = 3.0
    return ImageFeatures.of(contrast, contents, SHAPE)


def spot(y: int, x: int, shape: tuple[int, int] = SHAPE) -> BoolMap:
    marks = np.zeros(shape, np.bool_)
    marks[y - 3 : y + 4, x - 3 : x + 4] = True
    return marks


def clicked(y: int, x: int, label: int = 1) -> LabelMap:
    return np.where(spot(y, x), np.uint8(label), np.uint8(255))


def grey() -> RgbU8:
    noise = np.random.default_rng(5).integers(-3, 4, (*SHAPE, 1))
    return (np.full((*SHAPE, 3), 120) + noise).astype(np.uint8)


def test_places_like_the_objects_marks_are_told_from_places_like_the_backgrounds() -> None:
    alike = two_halves().likeness(spot(60, 30), spot(60, 160), SHAPE)
    assert alike is not None
    assert alike.shape == SHAPE
    assert alike[:, :70].min() > 0.9
    assert alike[:, 122:].max() < -0.9


def test_without_a_mark_of_the_background_the_rim_of_the_image_stands_for_it() -> None:
    contents = np.zeros((8, 12, 5), np.float16)
    contents[2:6, 3:9] = 3.0
    features = ImageFeatures.of(np.zeros((32, 48, 3), np.float16), contents, SHAPE)
    alike = features.likeness(spot(64, 96), np.zeros(SHAPE, np.bool_), SHAPE)
    assert alike is not None
    assert alike[64, 96] > 0.9
    assert alike[0].max() < -0.9


def test_without_a_mark_of_the_object_there_is_no_likeness() -> None:
    assert two_halves().likeness(np.zeros(SHAPE, np.bool_), spot(60, 160), SHAPE) is None


def test_a_part_of_an_image_has_the_features_of_its_own_place() -> None:
    whole, rect = two_halves(), Rect(32, 80, 96, 144)
    part = whole.within(rect)
    assert np.array_equal(part.contrast_at((64, 64)), whole.contrast_at(SHAPE)[rect.slices])
    marks = spot(20, 4, (64, 64)), spot(20, 60, (64, 64))
    alike = part.likeness(*marks, (64, 64))
    assert alike is not None
    assert alike[:, :4].min() > 0.9
    assert alike[:, -4:].max() < -0.9


def test_a_first_mask_ends_where_features_end_though_colours_do_not() -> None:
    plain = prepare(grey())
    with_them = plain.with_features(two_halves())
    left = np.zeros(SHAPE, np.bool_)
    left[:, :96] = True
    mask = correct(with_them, clicked(60, 48), None, CancelToken())
    assert (mask & ~left).sum() < 0.02 * left.sum()
    assert (mask & left).sum() > 0.5 * left.sum()
    assert (correct(plain, clicked(60, 48), None, CancelToken()) != mask).any()


def test_a_later_mask_is_the_same_with_and_without_features() -> None:
    plain = prepare(grey())
    before = np.zeros(SHAPE, np.bool_)
    before[30:90, 20:120] = True
    scribbles = np.where(spot(60, 110), np.uint8(0), clicked(60, 48))
    masks = [
        correct(prepared, scribbles, before, CancelToken())
        for prepared in (plain, plain.with_features(two_halves()))
    ]
    assert np.array_equal(*masks)
    assert (masks[0] != before).any()


def test_equal_features_give_an_equal_mask_and_none_is_as_before() -> None:
    prepared = prepare(grey())
    first, second = (
        correct(prepared.with_features(two_halves()), clicked(60, 48), None, CancelToken()) for _ in range(2)
    )
    assert np.array_equal(first, second)
    assert prepared.with_features(None) is prepared


class SureOfThe:
    """A network that is sure of one rectangle of the image; it remembers what it was asked."""

    def __init__(self, rect: Rect) -> None:
        self.rect = rect
        self.asked: list[tuple[BoolMap | None, tuple[int, int], Rect]] = []

    def odds(
        self, pixels: RgbU8, marks: LabelMap, mask: BoolMap | None, shape: tuple[int, int], window: Rect
    ) -> np.ndarray:
        assert pixels.shape[:2] == marks.shape
        self.asked.append((mask, shape, window))
        odds = np.full(shape, -6, np.float32)
        odds[self.rect.slices] = 6
        return odds[window.slices]


def test_a_click_network_has_its_say_in_the_first_mask_and_in_corrections() -> None:
    wanted = Rect(40, 30, 90, 110)
    network = SureOfThe(wanted)
    prepared = prepare(grey()).with_features(replace(two_halves(), opinion=network))
    first = correct(prepared, clicked(60, 48), None, CancelToken())
    truth = np.zeros(SHAPE, np.bool_)
    truth[wanted.slices] = True
    assert (first != truth).mean() < 0.02
    assert network.asked == [(None, SHAPE, Rect.of_shape(SHAPE))]
    too_small = spot(60, 48)
    scribbles = np.where(spot(60, 80), np.uint8(1), clicked(60, 48))
    later = correct(prepared, scribbles, too_small, CancelToken())
    assert (later != truth).mean() < (too_small != truth).mean() / 2
    assert network.asked[1][0] is too_small


def test_a_part_of_the_image_is_asked_for_by_its_place() -> None:
    network, part = SureOfThe(Rect(40, 30, 90, 110)), Rect(20, 10, 110, 150)
    features = replace(two_halves(), opinion=network).within(part)
    prepared = prepare(np.ascontiguousarray(grey()[part.slices])).with_features(features)
    scribbles = np.ascontiguousarray(clicked(60, 48)[part.slices])
    mask = correct(prepared, scribbles, None, CancelToken())
    assert network.asked == [(None, SHAPE, part)]
    assert mask[30:60, 30:90].mean() > 0.95


def test_odds_that_a_caller_brings_come_before_the_click_network() -> None:
    network = SureOfThe(Rect(40, 30, 90, 110))
    prepared = prepare(grey()).with_features(replace(two_halves(), opinion=network))
    correct(prepared, clicked(60, 48), None, CancelToken(), np.zeros(SHAPE, np.float32))
    assert network.asked == []


def test_strokes_are_not_shown_to_the_click_network() -> None:
    network = SureOfThe(Rect(40, 30, 90, 110))
    prepared = prepare(grey()).with_features(replace(two_halves(), opinion=network))
    scribbles = np.where(spot(20, 140), np.uint8(0), clicked(60, 48))
    request = RefineRequest(grey(), scribbles, 2, settings=CutSettings(method="object"), prepared=prepared)
    labels = correct_regions(request, CancelToken())
    assert network.asked == []
    plain = replace(request, prepared=prepare(grey()).with_features(two_halves()))
    assert np.array_equal(labels, correct_regions(plain, CancelToken()))


@pytest.mark.parametrize("shape", [(3000, 4000), (512, 300), (40, 25), (5, 3), (4000, 10)])
def test_the_picture_to_describe_is_small_and_of_whole_cells(shape: tuple[int, int]) -> None:
    picture = picture_for_features(np.zeros((*shape, 3), np.uint8))
    assert max(picture.shape[:2]) <= LONG_SIDE_PX
    assert picture.shape[0] % STRIDE_PX == picture.shape[1] % STRIDE_PX == 0
    assert min(picture.shape[:2]) >= STRIDE_PX


def test_of_smaller_copies_the_smallest_that_is_large_enough_is_read() -> None:
    copies = [np.full((side, side, 3), side // 16, np.uint8) for side in (2048, 1024, 512, 256)]
    assert (picture_for_features(*copies) == 512 // 16).all()


@pytest.mark.parametrize("fault", ["empty", "flat", "channels", "nan"])
def test_maps_that_are_none_are_refused(fault: str) -> None:
    contrast, contents = np.zeros((8, 8, 3), np.float16), np.zeros((2, 2, 4), np.float16)
    match fault:
        case "empty":
            contents = contents[:0]
        case "flat":
            contents = contents[..., 0]
        case "channels":
            contrast = contrast[..., :2]
        case _:
            contrast[3, 3, 0] = np.nan
    with pytest.raises(BadInputError, match="feature maps"):
        ImageFeatures.of(contrast, contents, SHAPE)


def test_maps_are_read_only_and_a_part_shares_them() -> None:
    whole = two_halves()
    assert not whole.contrast.flags.writeable
    assert whole.within(Rect(0, 0, 8, 8)).contents is whole.contents
    assert replace(whole).nbytes == whole.contrast.nbytes + whole.contents.nbytes
