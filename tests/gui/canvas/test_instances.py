"""Instances on the canvas: each in its colour, where the mask still says so, numbered where there is room."""

from __future__ import annotations

import functools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from engine.core import ClassList, Rect
from engine.session import InstanceMap, InstanceSettings
from gui.bench.driven_window import view_point
from gui.canvas.camera import Camera
from gui.canvas.compose import CanvasScene, Pixels, compose
from gui.canvas.instances import make_layer, numbers_in_sight
from gui.canvas.overlay_style import INSTANCE_COLORS, make_overlay_style
from gui.canvas.pixels import opaque
from gui.canvas.pyramid import ImagePyramid, LabelPyramid
from gui.canvas.view import CanvasView
from gui.modes import OverlayMode
from tests.gui.canvas.worlds import CLASSES, PlainSource, noisy_source, plain_source
from tests.helpers.instances import discs

SCALES = (0.07, 0.3, 0.5, 1.0, 1.37, 6.5)
LOOKS = (
    make_overlay_style(CLASSES, 0.5, OverlayMode.FILL, with_uncertainty=True),
    make_overlay_style(CLASSES, 0.8, OverlayMode.OUTLINE, line_px=2),
)
SOLID = make_overlay_style(CLASSES, 1.0, OverlayMode.FILL)


def found_in(source: PlainSource, classes: ClassList = CLASSES) -> InstanceMap:
    from engine.instances import find_instances

    whole = source.shown(Rect.of_shape(source.shape))
    return find_instances(whole, classes, InstanceSettings(least_px=1))


def scene_of(source: PlainSource, found: InstanceMap | None) -> CanvasScene:
    layer = None if found is None else make_layer(found)
    scene = CanvasScene(source, ImagePyramid(source.pixels), LabelPyramid(source), layer)
    scene.labels.want_uncertainty(True)
    assert scene.image.build(60)
    scene.labels.build(60, Rect(0, 0, 0, 0))
    return scene


def picture(scene: CanvasScene, scale: float, look_index: int) -> Pixels:
    height, width = scene.source.shape
    return compose(scene, LOOKS[look_index], scale, Rect(0, 0, round(height * scale), round(width * scale)))


@functools.cache
def world(scale: float) -> CanvasScene:
    side = min(900, max(40, round(200 / scale)))
    source = noisy_source(side, side + 13)
    return scene_of(source, found_in(source))


@functools.cache
def whole(scale: float, look_index: int) -> Pixels:
    return picture(world(scale), scale, look_index)


@settings(deadline=None, max_examples=80)
@given(st.sampled_from(SCALES), st.integers(0, len(LOOKS) - 1), st.tuples(*[st.floats(0, 1)] * 4))
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


def three_discs() -> PlainSource:
    source = plain_source(60, 120)
    source.mask = discs((60, 120), (30, 20, 12, 1), (30, 60, 12, 1), (30, 100, 12, 2))
    return source


@pytest.mark.parametrize("scale", [0.5, 1.0, 3.0])
def test_every_instance_has_the_colour_of_its_id_and_not_that_of_its_class(scale: float) -> None:
    source = three_discs()
    drawn = compose(
        scene_of(source, found_in(source)), SOLID, scale, Rect(0, 0, round(60 * scale), round(120 * scale))
    )
    middles = [int(drawn[round(30 * scale), round(x * scale)]) for x in (20, 60, 100)]
    assert middles == [opaque(INSTANCE_COLORS[index]) for index in range(3)]


def test_what_was_painted_since_shows_its_class_until_instances_are_found_again() -> None:
    source = three_discs()
    found = found_in(source)
    source.mask[26:34, 56:64] = 3
    source.mask[2:8, 2:8] = 1
    drawn = compose(scene_of(source, found), SOLID, 1.0, Rect(0, 0, 60, 120))
    assert int(drawn[30, 60]) == opaque(CLASSES[3].color)
    assert int(drawn[5, 5]) == opaque(CLASSES[1].color)
    assert int(drawn[30, 50]) == opaque(INSTANCE_COLORS[1])


def test_touching_instances_are_divided_by_an_edge_of_their_own_colours() -> None:
    source = plain_source(20, 40)
    source.mask[:, :] = 1
    ids = np.ones((20, 40), np.int32)
    ids[:, 20:] = 2
    from engine.instances.find import measured

    found = measured(ids, np.array([0, 1, 1], np.uint8))
    outline = make_overlay_style(CLASSES, 1.0, OverlayMode.OUTLINE)
    drawn = compose(scene_of(source, found), outline, 1.0, Rect(0, 0, 20, 40))
    assert int(drawn[10, 19]) == opaque(INSTANCE_COLORS[0])
    assert int(drawn[10, 20]) == opaque(INSTANCE_COLORS[1])
    assert int(drawn[10, 10]) == opaque((100, 100, 100))


def test_without_an_overlay_no_instance_is_drawn() -> None:
    source = three_discs()
    off = make_overlay_style(CLASSES, 1.0, OverlayMode.OFF)
    drawn = compose(scene_of(source, found_in(source)), off, 1.0, Rect(0, 0, 60, 120))
    assert (drawn == opaque((100, 100, 100))).all()


def test_a_number_is_written_where_it_has_room_and_is_in_sight() -> None:
    source = three_discs()
    layer = make_layer(found_in(source))
    assert numbers_in_sight(layer, Camera(1.0), (60, 120), 1.0).tolist() == [0, 1, 2]
    assert numbers_in_sight(layer, Camera(0.3), (60, 120), 1.0).tolist() == []
    # The first disc has left the view to the left.
    assert numbers_in_sight(layer, Camera(2.0, 0, 60), (120, 180), 1.0).tolist() == [1, 2]
    # On a fine screen the same number needs twice as many pixels.
    assert numbers_in_sight(layer, Camera(1.0), (60, 120), 2.0).tolist() == []


def test_the_view_draws_numbers_over_instances_and_forgets_them_with_the_image(qtbot: QtBot) -> None:
    source = three_discs()
    view = CanvasView()
    qtbot.addWidget(view)
    view.resize(480, 240)
    view.set_classes(CLASSES)
    view.set_opacity(1.0)
    with qtbot.waitExposed(view):
        view.show()
    view.set_source(source)
    plain = view.grab().toImage()
    view.set_instances(found_in(source))
    shown = view.grab().toImage()
    at = view_point(view, 30, 60).toPoint()
    around = [shown.pixel(at.x() + dx, at.y() + dy) for dy in range(-7, 8) for dx in range(-7, 8)]
    assert opaque((255, 255, 255)) in around
    assert opaque(INSTANCE_COLORS[1]) in around
    view.set_instances(None)
    assert view.grab().toImage() == plain
    view.set_instances(found_in(source))
    view.set_source(plain_source(60, 120))
    assert view.grab().toImage().pixel(at.x(), at.y()) == opaque((100, 100, 100))
