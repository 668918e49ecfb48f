"""Layers that are drawn at once, and kept while the opacity changes: pixels as by the general way."""

from __future__ import annotations

import random
from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.core import Rect
from gui.canvas import compose as composing
from gui.canvas.compose import CanvasScene, compose
from gui.canvas.lines import KeptLayers
from gui.canvas.overlay_style import make_overlay_style
from gui.canvas.pyramid import ImagePyramid, LabelPyramid
from gui.canvas.view import CanvasView
from gui.modes import OverlayMode
from tests.gui.canvas.worlds import CLASSES, PlainSource, noisy_source

SCALES = (0.13, 0.3, 0.5, 0.71, 1.0)
MODES = tuple(OverlayMode)


def decided_source(side: int, seed: int = 3) -> PlainSource:
    """Nothing but decisions, which are neither striped nor dashed, and some scribbles."""
    source = noisy_source(side, side + 9, seed)
    source.predicted = None
    source.scribble_map[np.random.default_rng(seed).random(source.shape) < 0.004] = 2
    return source


def scene(source: PlainSource) -> CanvasScene:
    made = CanvasScene(source, ImagePyramid(source.pixels), LabelPyramid(source))
    made.labels.want_uncertainty(True)
    made.image.build(60)
    made.labels.build(60, Rect(0, 0, 0, 0))
    return made


@pytest.mark.parametrize("with_uncertainty", [False, True])
@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("scale", SCALES)
def test_layers_drawn_at_once_equal_each_drawn_for_itself(
    scale: float, mode: OverlayMode, with_uncertainty: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = scene(decided_source(max(60, round(80 / scale))))
    style = make_overlay_style(CLASSES, 0.6, mode, with_uncertainty)
    rect = Rect(3, 5, 70, 77)
    at_once = compose(shown, style, scale, rect)
    monkeypatch.setattr(composing, "are_plain", lambda *_: False)
    np.testing.assert_array_equal(at_once, compose(shown, style, scale, rect))


@pytest.mark.parametrize("scale", SCALES)
def test_kept_layers_give_every_opacity_and_need_no_image(scale: float) -> None:
    shown, kept, rect = scene(decided_source(max(60, round(80 / scale)))), KeptLayers(), Rect(0, 0, 70, 77)
    compose(shown, make_overlay_style(CLASSES, 0.2, OverlayMode.BOTH, True), scale, rect, kept)
    style = make_overlay_style(CLASSES, 0.9, OverlayMode.BOTH, True)
    expected = compose(shown, style, scale, rect)
    shown.source.pixels = np.zeros_like(shown.source.pixels)
    other = scene(shown.source)
    np.testing.assert_array_equal(compose(other, style, scale, rect, kept), expected)
    assert (compose(other, style, scale, rect) != expected).any()


@pytest.fixture
def view(qtbot: QtBot) -> Iterator[CanvasView]:
    widget = CanvasView()
    qtbot.addWidget(widget)
    widget.resize(120, 90)
    widget.set_classes(CLASSES)
    widget.show()
    qtbot.waitExposed(widget)
    yield widget
    widget.set_source(None)


def assert_shows_what_is_composed_anew(view: CanvasView) -> None:
    while view.is_building:
        QApplication.processEvents()
    shown = view.grab().toImage()
    # Other colours around the image, and back: everything is composed again.
    view.set_colors("#000001", "#000000")
    view.grab()
    view.set_colors("#0f1216", "#a9b4c2")
    assert view.grab().toImage() == shown


@pytest.mark.parametrize("scale", [0.35, 0.5, 1.0, 2.0])
def test_after_any_work_the_canvas_shows_what_is_composed_anew(view: CanvasView, scale: float) -> None:
    chance, source = random.Random(1), decided_source(300)
    view.set_source(source)
    view.set_colors("#0f1216", "#a9b4c2")
    view.zoom_to(scale)
    for number in range(40):
        match chance.randrange(6):
            case 0 | 1:
                y, x = chance.randrange(280), chance.randrange(280)
                rect = Rect(y, x, y + chance.randrange(1, 20), x + chance.randrange(1, 20))
                source.mask[rect.slices] = chance.randrange(4)
                view.refresh(rect)
            case 2:
                # Away, and later just as far back.
                view.pan_by(0, (-1) ** number * 60)
            case _:
                view.set_opacity(chance.random())
                view.repaint()
        if chance.random() < 0.3:
            assert_shows_what_is_composed_anew(view)
    assert_shows_what_is_composed_anew(view)
