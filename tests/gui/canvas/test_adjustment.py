"""Adjustment of the picture: pixels equal a plain composition, and the source stays as it is."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from engine.core import IGNORE, Rect
from gui.canvas.adjustment import LIMIT, Adjustment, ChannelTone, automatic, make_tones, toned
from gui.canvas.compose import CanvasScene, compose
from gui.canvas.overlay_style import make_overlay_style
from gui.canvas.pyramid import ImagePyramid, LabelPyramid
from gui.modes import OverlayMode
from tests.gui.canvas.worlds import CLASSES, PlainSource, noisy_source

ADJUSTMENTS = {
    "brighter": Adjustment(brightness=30),
    "contrast": Adjustment(contrast=40, brightness=-12),
    "flat": Adjustment(contrast=-60),
    "gamma": Adjustment(gamma=55),
    "inverted": Adjustment(gamma=-30, is_inverted=True),
    "red alone": Adjustment(green=False, blue=False),
    "grey": Adjustment(grey=True),
    "grey of two, inverted": Adjustment(grey=True, red=False, is_inverted=True, contrast=20),
    "red alone brighter": Adjustment(red_tone=ChannelTone(brightness=25, contrast=-20)),
    "each its own": Adjustment(
        contrast=15, green_tone=ChannelTone(gamma=40), blue_tone=ChannelTone(contrast=30), is_inverted=True
    ),
    "grey of toned channels": Adjustment(grey=True, red_tone=ChannelTone(brightness=-40), gamma=10),
    "nothing": Adjustment(red=False, green=False, blue=False, grey=True),
}
by_adjustment = pytest.mark.parametrize("name", ADJUSTMENTS)


def share_of(value: float, tone: ChannelTone) -> float:
    """What a value from 0 to 255 becomes, from 0 to 1."""
    width = 255 / 2 ** (tone.contrast / 25)
    part = (value - (127.5 - 1.275 * tone.brightness)) / width + 0.5
    return min(1.0, max(0.0, part)) ** (5 ** (-tone.gamma / 100))


def adjusted_plainly(pixel: tuple[int, int, int], adjustment: Adjustment) -> tuple[int, ...]:
    """One pixel, by the words of the docstrings."""
    shown = adjustment.shown_channels
    channels = [
        255 * share_of(value, tone) for value, tone in zip(pixel, adjustment.channel_tones, strict=True)
    ]
    if adjustment.grey:
        shares = [share * is_shown for share, is_shown in zip((0.299, 0.587, 0.114), shown, strict=True)]
        grey = sum(s * c for s, c in zip(shares, channels, strict=True)) / (sum(shares) or 1)
        channels = [float(int(grey + 0.5))] * 3
    values = []
    for channel, is_shown in zip(channels, shown, strict=True):
        part = share_of(channel, adjustment.tone(""))
        if adjustment.is_inverted:
            part = 1 - part
        values.append(int(part * 255 + 0.5) if is_shown or adjustment.grey else 0)
    return tuple(values)


def plain_picture(pixels: np.ndarray, adjustment: Adjustment) -> np.ndarray:
    rows = [[adjusted_plainly(tuple(map(int, pixel)), adjustment) for pixel in row] for row in pixels]
    return np.array(rows, np.uint8)


def drawn(source: PlainSource, adjustment: Adjustment, scale: float, mode: OverlayMode) -> np.ndarray:
    height, width = source.shape
    scene = CanvasScene(
        source, ImagePyramid(source.pixels), LabelPyramid(source), tones=make_tones(adjustment)
    )
    scene.image.build(60)
    scene.labels.build(60, Rect(0, 0, 0, 0))
    style = make_overlay_style(CLASSES, 0.5, mode)
    return compose(scene, style, scale, Rect(0, 0, round(height * scale), round(width * scale)))


def rgb_of(drawn: np.ndarray) -> np.ndarray:
    return np.stack([drawn >> 16 & 255, drawn >> 8 & 255, drawn & 255], axis=-1).astype(np.uint8)


def tolerance(adjustment: Adjustment) -> int:
    """Grey is reckoned in 64ths of a step, which contrast then widens."""
    return 2 if adjustment.grey else 0


@by_adjustment
def test_the_lookup_equals_the_words_for_every_value(name: str) -> None:
    adjustment = ADJUSTMENTS[name]
    random = np.random.default_rng(5)
    pixels = random.integers(0, 256, (32, 40, 3), np.uint8)
    pixels[0, :, :] = np.linspace(0, 255, 40).astype(np.uint8)[:, None]
    fast = toned(pixels, make_tones(adjustment)).astype(int)
    assert np.abs(fast - plain_picture(pixels, adjustment)).max() <= tolerance(adjustment)


@by_adjustment
@pytest.mark.parametrize("scale", [1.0, 3.0])
@pytest.mark.parametrize("mode", [OverlayMode.FILL, OverlayMode.BOTH])
def test_the_picture_is_that_of_an_image_of_adjusted_pixels(
    name: str, scale: float, mode: OverlayMode
) -> None:
    adjustment = ADJUSTMENTS[name]
    source = noisy_source(24, 30)
    other = noisy_source(24, 30)
    other.pixels = toned(source.pixels, make_tones(adjustment))
    expected = drawn(other, Adjustment(), scale, mode)
    np.testing.assert_array_equal(drawn(source, adjustment, scale, mode), expected)


@by_adjustment
@pytest.mark.parametrize("scale", [0.11, 0.5, 0.8])
def test_below_1_to_1_the_adjustment_is_that_of_the_small_picture(name: str, scale: float) -> None:
    adjustment = ADJUSTMENTS[name]
    source = noisy_source(300, 340)
    source.scribble_map[:] = IGNORE
    neutral = rgb_of(drawn(source, Adjustment(), scale, OverlayMode.OFF))
    expected = toned(neutral, make_tones(adjustment))
    np.testing.assert_array_equal(rgb_of(drawn(source, adjustment, scale, OverlayMode.OFF)), expected)


@by_adjustment
def test_parts_equal_the_whole(name: str) -> None:
    source = noisy_source(60, 64)
    scene = CanvasScene(
        source,
        ImagePyramid(source.pixels),
        LabelPyramid(source),
        tones=make_tones(ADJUSTMENTS[name]),
    )
    style = make_overlay_style(CLASSES, 0.5, OverlayMode.BOTH)
    for scale in (0.7, 1.0, 2.6):
        whole = compose(scene, style, scale, Rect(0, 0, round(60 * scale), round(64 * scale)))
        part = Rect(7, 5, 31, 40)
        np.testing.assert_array_equal(compose(scene, style, scale, part), whole[part.slices])


def test_an_adjustment_that_changes_nothing_costs_nothing() -> None:
    assert make_tones(Adjustment()) is None
    pixels = noisy_source(4, 4).pixels
    assert toned(pixels, None) is pixels


def test_a_bare_picture_is_the_image_alone() -> None:
    source = noisy_source(40, 50)
    for scale in (0.6, 1.0, 2.0):
        scene = CanvasScene(source, ImagePyramid(source.pixels), LabelPyramid(source))
        scene.labels.want_uncertainty(True)
        style = make_overlay_style(CLASSES, 0.5, OverlayMode.BOTH, with_uncertainty=True)
        extent = Rect(0, 0, round(40 * scale), round(50 * scale))
        bare = compose(scene, replace(style, is_bare=True), scale, extent)
        image = PlainSource(source.pixels)
        alone = CanvasScene(image, ImagePyramid(image.pixels), LabelPyramid(image))
        np.testing.assert_array_equal(bare, compose(alone, style, scale, extent))
        assert (compose(scene, style, scale, extent) != bare).any()


@pytest.mark.parametrize(("low", "high"), [(3, 19), (100, 140), (200, 255), (0, 255), (40, 40)])
def test_automatic_lets_the_values_of_the_image_fill_the_range(low: int, high: int) -> None:
    random = np.random.default_rng(1)
    pixels = random.integers(low, high + 1, (200, 210, 3), np.uint8)
    before = Adjustment(gamma=10, is_inverted=True, blue=False)
    after = automatic(pixels, before)
    assert (after.gamma, after.is_inverted, after.blue) == (10, True, False)
    shown = toned(pixels, make_tones(replace(after, gamma=0, is_inverted=False, blue=True)))
    if high > low:
        assert shown.min() < 30
        assert shown.max() > 225
        # Hardly anything is lost at either end.
        assert ((shown == 0) | (shown == 255)).mean() < 0.2


def test_automatic_looks_only_at_the_channels_that_are_on() -> None:
    pixels = np.zeros((50, 50, 3), np.uint8)
    pixels[..., 0] = np.arange(50)
    pixels[..., 1] = 255
    assert automatic(pixels, Adjustment(green=False, blue=False)).brightness > 60


def test_automatic_of_one_channel_leaves_the_others_alone() -> None:
    pixels = np.full((50, 50, 3), 200, np.uint8)
    pixels[..., 2] = np.arange(50)
    before = Adjustment(contrast=10, blue_tone=ChannelTone(gamma=7))
    after = automatic(pixels, before, "blue")
    assert after == replace(before, blue_tone=after.blue_tone)
    assert after.blue_tone.gamma == 7
    shown = toned(pixels, make_tones(replace(after, contrast=0, blue_tone=replace(after.blue_tone, gamma=0))))
    assert (shown[..., :2] == 200).all()
    assert shown[..., 2].min() < 10
    assert shown[..., 2].max() > 245


@pytest.mark.parametrize(
    "stored",
    [
        None,
        7,
        [],
        {"red_tone": {"gamma": "x"}},
        {"blue_tone": 3},
        {"brightness": "x", "grey": 3},
        {"contrast": True},
    ],
)
def test_what_is_no_adjustment_reads_as_none(stored: object) -> None:
    assert Adjustment.from_json(stored) == Adjustment()


@by_adjustment
def test_an_adjustment_is_stored_and_read(name: str) -> None:
    assert Adjustment.from_json(ADJUSTMENTS[name].to_json()) == ADJUSTMENTS[name]
    assert Adjustment.from_json({"brightness": 10**9}).brightness == LIMIT
