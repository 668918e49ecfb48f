"""The report that all in view is painted: true whenever it comes, and it comes after every change."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.core import Rect
from gui.bench.plain_composition import compare
from gui.canvas.compose import CanvasScene, compose
from gui.canvas.overlay_style import make_overlay_style
from gui.canvas.pyramid import ImagePyramid, LabelPyramid
from gui.canvas.view import CanvasView
from gui.modes import OverlayMode
from tests.gui.canvas.worlds import CLASSES, PlainSource, noisy_source

SIDE = 1100
SCALES = (0.2, 1.0, 3.0)


@pytest.fixture
def view(qtbot: QtBot) -> Iterator[CanvasView]:
    widget = CanvasView()
    qtbot.addWidget(widget)
    widget.resize(900, 700)
    widget.set_classes(CLASSES)
    widget.show()
    qtbot.waitExposed(widget)
    yield widget
    widget.set_source(None)


@pytest.fixture(scope="module")
def noisy() -> PlainSource:
    return noisy_source(SIDE, SIDE)


def afresh(view: CanvasView, source: PlainSource) -> np.ndarray:
    """What the view has to show now, from copies that were all built a moment ago."""
    image, labels = ImagePyramid(source.pixels), LabelPyramid(source)
    image.build(60.0)
    labels.build(60.0, Rect.of_shape(source.shape))
    scene = CanvasScene(source, image, labels)
    scene_and_target = view._scene_and_target()
    assert scene_and_target is not None
    target = scene_and_target[1]
    inside = target.camera.view_rect(target.size).intersect(target.camera.extent(target.shape))
    return compose(scene, view._style, target.camera.scale, inside)


def shown(view: CanvasView) -> np.ndarray:
    scene_and_target = view._scene_and_target()
    assert scene_and_target is not None
    target = scene_and_target[1]
    camera = target.camera
    inside = camera.view_rect(target.size).intersect(camera.extent(target.shape))
    at = Rect(
        inside.y0 - camera.top, inside.x0 - camera.left, inside.y1 - camera.top, inside.x1 - camera.left
    )
    return view._frame.pixels[at.slices]


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("change", ["a dab", "everything", "out of view"])
def test_every_change_is_followed_by_the_report_and_by_then_the_screen_shows_it(
    view: CanvasView, qtbot: QtBot, noisy: PlainSource, scale: float, change: str
) -> None:
    source = PlainSource(noisy.pixels, noisy.mask.copy(), noisy.predicted, noisy.uncertainty_map)
    view.set_source(source)
    view.zoom_to(scale, (SIDE / 2, SIDE / 2))
    qtbot.waitUntil(lambda: not view.is_building, timeout=60_000)
    QApplication.processEvents()
    middle = SIDE // 2
    rect = {
        "a dab": Rect(middle - 20, middle - 20, middle + 20, middle + 20),
        "everything": Rect(0, 0, SIDE, SIDE),
        "out of view": Rect(0, 0, 40, 40),
    }[change]
    source.mask[rect.slices] = 3
    reports: list[bool] = []
    wanted = afresh(view, source)
    view.painted.connect(lambda: reports.append(np.array_equal(shown(view), wanted)))
    view.refresh(rect)
    qtbot.waitUntil(lambda: bool(reports), timeout=60_000)
    assert all(reports)


def test_nothing_is_reported_while_a_large_change_waits_to_be_drawn(
    view: CanvasView, qtbot: QtBot, noisy: PlainSource
) -> None:
    source = PlainSource(noisy.pixels, noisy.mask.copy())
    view.set_source(source)
    qtbot.waitUntil(lambda: not view.is_building, timeout=60_000)
    reports: list[int] = []
    view.painted.connect(lambda: reports.append(1))
    source.mask[...] = 2
    view.refresh(Rect(0, 0, SIDE, SIDE))
    view.repaint()
    assert reports == []
    qtbot.waitUntil(lambda: bool(reports), timeout=60_000)


def test_the_plain_composition_knows_of_edges_just_below_what_is_in_view(view: CanvasView) -> None:
    pixels = np.full((SIDE, SIDE, 3), 90, np.uint8)
    source = PlainSource(pixels, np.full((SIDE, SIDE), 2, np.uint8))
    view.set_source(source)
    view.set_overlay_mode(OverlayMode.BOTH)
    view.zoom_to(1.0)
    source.mask[view.camera.top + view.device_size()[0] :] = 1
    view.refresh(Rect.of_shape(source.shape))
    QApplication.processEvents()
    compared = compare(view, make_overlay_style(CLASSES, 0.5, OverlayMode.BOTH))
    assert (compared.differing, compared.compared > 0) == (0, True)
