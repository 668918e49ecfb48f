"""Composing: parts equal the whole, exactly; pixels above 1:1 are those of the image."""

from __future__ import annotations

import functools
import os
import threading
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.core import Rect
from gui.canvas.compose import CanvasScene, Pixels, compose, compose_split
from gui.canvas.overlay_style import make_overlay_style
from gui.canvas.pixels import each_in_parallel, opaque
from gui.canvas.pyramid import ImagePyramid, LabelPyramid
from gui.modes import OverlayMode
from tests.gui.canvas.worlds import CLASSES, noisy_source, plain_source

SCALES = (0.07, 0.25, 0.3, 0.5, 0.71, 1.0, 1.37, 2.0, 6.5, 17.0)
LOOKS = (
    make_overlay_style(CLASSES, 0.5, OverlayMode.FILL, with_uncertainty=True),
    make_overlay_style(CLASSES, 0.8, OverlayMode.FILL, is_preview=True, line_px=2),
    make_overlay_style(CLASSES, 1.0, OverlayMode.OUTLINE),
    make_overlay_style(CLASSES, 1.0, OverlayMode.OFF),
)


def scene_of(source: object) -> CanvasScene:
    scene = CanvasScene(source, ImagePyramid(source.pixels), LabelPyramid(source))
    scene.labels.want_uncertainty(True)
    assert scene.image.build(60)
    scene.labels.build(60, Rect(0, 0, 0, 0))
    assert scene.labels.is_fresh
    return scene


@functools.cache
def world(scale: float) -> CanvasScene:
    """Large enough that the picture is some 300 px at every scale."""
    side = min(1100, max(40, round(300 / scale)))
    return scene_of(noisy_source(side, side + 13))


@functools.cache
def whole(scale: float, look_index: int) -> Pixels:
    scene = world(scale)
    height, width = scene.source.shape
    extent = Rect(0, 0, round(height * scale), round(width * scale))
    return compose(scene, LOOKS[look_index], scale, extent)


@settings(deadline=None, max_examples=150)
@given(
    st.sampled_from(SCALES),
    st.integers(0, len(LOOKS) - 1),
    st.tuples(*[st.floats(0, 1)] * 4),
)
def test_composing_a_part_equals_that_part_of_the_whole(
    scale: float, look_index: int, corners: tuple[float, float, float, float]
) -> None:
    expected = whole(scale, look_index)
    height, width = expected.shape
    y0, y1 = sorted(round(c * (height - 1)) for c in corners[:2])
    x0, x1 = sorted(round(c * (width - 1)) for c in corners[2:])
    rect = Rect(y0, x0, y1 + 1, x1 + 1)
    part = compose(world(scale), LOOKS[look_index], scale, rect)
    np.testing.assert_array_equal(part, expected[rect.slices])


@pytest.mark.parametrize("scale", [0.9, 1.37])
def test_bands_composed_by_several_threads_equal_tiles_composed_alone(
    scale: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 4)
    scene = scene_of(noisy_source(700, 1000))
    height, width = round(700 * scale), round(1000 * scale)
    drawn = compose(scene, LOOKS[0], scale, Rect(0, 0, height, width))
    for y in range(0, height, 200):
        tile = Rect(y, 0, min(y + 200, height), width)
        np.testing.assert_array_equal(drawn[tile.slices], compose(scene, LOOKS[0], scale, tile))


def test_parts_are_taken_on_by_threads_that_are_free_and_errors_come_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 4)
    together = threading.Barrier(2, timeout=30)
    done: list[int] = []

    def meet(part: int) -> None:
        # Nobody comes on alone.
        together.wait()
        done.append(part)

    each_in_parallel(meet, [1, 2])
    assert sorted(done) == [1, 2]

    def fail_elsewhere(part: int) -> None:
        together.wait()
        if threading.current_thread() is not threading.main_thread():
            raise ValueError(part)

    with pytest.raises(ValueError, match=r"[12]"):
        each_in_parallel(fail_elsewhere, [1, 2])


@pytest.mark.parametrize("scale", SCALES)
def test_left_of_the_divider_is_the_image_alone_wherever_the_part_lies(scale: float) -> None:
    scene, labelled = world(scale), whole(scale, 0)
    height, width = labelled.shape
    for first, last in ((0.0, 0.4), (0.4, 1.0), (0.0, 1.0), (0.29, 0.31)):
        rect = Rect(0, round(first * width), height // 4, round(last * width))
        bare = compose(scene, replace(LOOKS[0], is_bare=True), scale, rect)
        for share in (-0.1, 0.0, 0.3, 0.5, 1.0, 1.1):
            divider = share * scene.source.shape[1]
            drawn = compose_split(scene, LOOKS[0], scale, rect, divider)
            is_left = np.arange(rect.x0, rect.x1) < round(divider * scale)
            np.testing.assert_array_equal(drawn, np.where(is_left, bare, labelled[rect.slices]))


def test_without_labels_every_pixel_at_1_to_1_is_the_image() -> None:
    source = noisy_source(50, 70)
    source.mask[:] = 255
    source.predicted = None
    source.scribble_map[:] = 255
    drawn = compose(
        scene_of(source), make_overlay_style(CLASSES, 0.5, OverlayMode.FILL), 1.0, Rect(0, 0, 50, 70)
    )
    rgb = np.stack([drawn >> 16 & 255, drawn >> 8 & 255, drawn & 255], axis=-1)
    np.testing.assert_array_equal(rgb, source.pixels)


def test_above_1_to_1_a_pixel_is_a_square_without_smoothing() -> None:
    source = noisy_source(20, 20)
    scene = scene_of(source)
    style = make_overlay_style(CLASSES, 0.5, OverlayMode.OFF)
    source.scribble_map[:] = 255
    small = compose(scene, style, 1.0, Rect(0, 0, 20, 20))
    large = compose(scene, style, 8.0, Rect(0, 0, 160, 160))
    np.testing.assert_array_equal(large, np.kron(small, np.ones((8, 8), np.uint32)))


def test_the_fill_mixes_image_and_class_colour_by_the_opacity() -> None:
    source = plain_source(30, 30, grey=100)
    source.mask[:] = 1
    drawn = compose(
        scene_of(source), make_overlay_style(CLASSES, 0.5, OverlayMode.FILL), 1.0, Rect(5, 5, 6, 6)
    )
    pixel = int(drawn[0, 0])
    channels = np.array([pixel >> 16 & 255, pixel >> 8 & 255, pixel & 255])
    expected = (np.array(CLASSES[1].color) + 100) / 2
    assert np.abs(channels - expected).max() <= 1


def test_what_is_only_predicted_is_paler_on_average_and_striped() -> None:
    source = plain_source(64, 64, grey=100)
    style = make_overlay_style(CLASSES, 0.6, OverlayMode.FILL)
    source.mask[:] = 1
    decided = compose(scene_of(source), style, 1.0, Rect(0, 0, 64, 64))
    source.predicted, source.mask = source.mask, np.full((64, 64), 255, np.uint8)
    predicted = compose(scene_of(source), style, 1.0, Rect(0, 0, 64, 64))
    assert len(np.unique(decided)) == 1
    assert len(np.unique(predicted)) == 2
    tint = [np.abs((p >> 16 & 255).astype(float) - 100).mean() for p in (decided, predicted)]
    assert tint[1] < 0.7 * tint[0]


def test_a_scribble_is_opaque_in_its_colour_with_a_rim_that_stands_out() -> None:
    source = plain_source(40, 40)
    source.scribble_map[10:14, 10:30] = 2
    drawn = compose(
        scene_of(source), make_overlay_style(CLASSES, 0.3, OverlayMode.OFF), 2.0, Rect(0, 0, 80, 80)
    )
    style = make_overlay_style(CLASSES, 0.3, OverlayMode.OFF)
    assert (drawn[20:28, 20:60] == opaque(CLASSES[2].color)).all()
    assert (drawn[19, 20:60] == style.contrast.view(np.uint32)[3]).all()
    assert (drawn[17, 20:60] == opaque((100, 100, 100))).all()


def test_outlines_are_drawn_on_both_sides_in_each_sides_own_colour() -> None:
    source = plain_source(40, 40)
    source.mask[:, :20] = 1
    source.mask[:, 20:] = 2
    drawn = compose(
        scene_of(source), make_overlay_style(CLASSES, 1, OverlayMode.OUTLINE), 1.0, Rect(0, 0, 40, 40)
    )
    assert (drawn[:, 18:20] == opaque(CLASSES[1].color)).all()
    assert (drawn[:, 20:22] == opaque(CLASSES[2].color)).all()
    assert (drawn[:, :18] == opaque((100, 100, 100))).all()


@pytest.mark.parametrize("scale", [16.0, 32.0])
def test_a_grid_separates_the_pixels_at_high_zoom(scale: float) -> None:
    step = int(scale)
    drawn = compose(
        scene_of(plain_source(6, 6, 0)), make_overlay_style(CLASSES, 1, OverlayMode.FILL), scale,
        Rect(0, 0, 4 * step, 4 * step),
    )  # fmt: skip
    assert (drawn[1:step, step] == opaque((32, 32, 32))).all()
    assert (drawn[1:step, 1:step] == opaque((0, 0, 0))).all()


def test_the_image_stands_in_from_a_finer_level_while_the_smaller_ones_are_built() -> None:
    source = plain_source(900, 900, grey=77)
    scene = CanvasScene(source, ImagePyramid(source.pixels), LabelPyramid(source))
    drawn = compose(scene, make_overlay_style(CLASSES, 1, OverlayMode.OFF), 0.11, Rect(0, 0, 99, 99))
    assert (drawn == opaque((77, 77, 77))).all()


@pytest.mark.parametrize("mode", [OverlayMode.FILL, OverlayMode.OUTLINE])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_a_hidden_class_looks_as_if_the_image_had_none_of_it(mode: OverlayMode, scale: float) -> None:
    hidden = 1
    source, bare = noisy_source(150, 160), noisy_source(150, 160)
    is_hidden = source.shown(Rect(0, 0, 150, 160)) == hidden
    assert is_hidden.any()
    assert (source.scribble_map == hidden).any()
    for labels in (bare.mask, bare.predicted):
        labels[is_hidden] = 255
    bare.scribble_map[bare.scribble_map == hidden] = 255
    classes = CLASSES.with_infos([replace(CLASSES[hidden], is_hidden=True)])
    extent = Rect(0, 0, round(150 * scale), round(160 * scale))
    composed = compose(scene_of(source), make_overlay_style(classes, 0.6, mode), scale, extent)
    plain = compose(scene_of(bare), make_overlay_style(CLASSES, 0.6, mode), scale, extent)
    np.testing.assert_array_equal(composed, plain)
