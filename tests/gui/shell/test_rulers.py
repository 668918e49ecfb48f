"""Rulers along the edges of the canvas: what they say at a place of the screen, and what they cost."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise, product
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtGui import QPaintEvent, QRegion
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from engine.document.pixel_size import PixelSize
from gui.canvas.camera import Camera, centred
from gui.canvas.orientation import Orientation
from gui.display.ruler_ticks import RulerAxis, ruler_ticks
from gui.display.rulers import BAND_PX, RuledCanvas, Ruler
from gui.modes import ThemeChoice
from tests.gui.shell.helpers import Shell

SHAPE = (3000, 4000)
SIZE = (600, 800)


def width_of(label: str) -> float:
    return 7.0 * len(label)


def ruled(shell: Shell) -> RuledCanvas:
    return shell.window.workspace.place.ruled


def value_of(label: str) -> float:
    return float(label.replace(",", ""))


def check_ticks(camera: Camera, pixel_size: PixelSize, is_across: bool) -> None:
    axis = RulerAxis.of(camera, SHAPE, pixel_size, is_across)
    assert axis is not None
    ticks = ruler_ticks(axis, SIZE[is_across], 5, 12, width_of)
    scale, is_column = camera.scale, is_across == (camera.orientation.angle % 180 == 0)
    for tick in ticks:
        seen = camera.to_image(0, tick.place) if is_across else camera.to_image(tick.place, 0)
        # A tick is drawn at a whole device pixel.
        assert -0.51 <= seen[is_column] * scale <= SHAPE[is_column] * scale + 0.51
        if tick.label:
            expected = value_of(tick.label) / pixel_size.size * scale
            assert seen[is_column] * scale == pytest.approx(expected, abs=0.51)
            assert tick.place + width_of(tick.label) + 3 < SIZE[is_across]
    labelled = sorted((tick.place, tick.label) for tick in ticks if tick.label)
    assert len(labelled) >= 2
    for (place, label), (following, _) in pairwise(labelled):
        assert place + width_of(label) + 3 < following
    assert len({len(label.partition(".")[2]) for _, label in labelled}) == 1
    steps = np.diff([value_of(label) for _, label in labelled])
    assert f"{abs(steps[0]):.0e}"[0] in "125"
    np.testing.assert_allclose(steps, steps[0])


@pytest.mark.parametrize("pixel_size", [PixelSize(), PixelSize(0.25, "µm"), PixelSize(1e-6, "mm")])
def test_every_label_stands_at_its_place_of_the_image_and_apart_from_the_next(pixel_size: PixelSize) -> None:
    ways = product((0, 90, 180, 270), (False, True), (0.1, 0.5, 1.0, 7.3, 32.0), (False, True))
    for angle, is_mirrored, scale, is_across in ways:
        camera = centred(scale, (1500, 2000), SIZE, SHAPE, Orientation(angle, is_mirrored))
        check_ticks(camera, pixel_size, is_across)


def test_between_quarters_no_side_lies_along_the_edge() -> None:
    camera = centred(1.0, (1500, 2000), SIZE, SHAPE, Orientation(15))
    assert RulerAxis.of(camera, SHAPE, PixelSize(), True) is None


class Painted(QObject):
    """Regions of paint events of widgets."""

    def __init__(self) -> None:
        super().__init__()
        self.by_widget: dict[QObject, QRegion] = {}

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.by_widget[watched] = self.by_widget.get(watched, QRegion()) | event.region()
        return False


@contextmanager
def painted(*widgets: QWidget) -> Iterator[Painted]:
    seen = Painted()
    for widget in widgets:
        widget.installEventFilter(seen)
    yield seen
    for widget in widgets:
        widget.removeEventFilter(seen)


def place_of(ruler: Ruler, label: str) -> int:
    return next(tick.place for tick in ruler.ticks if tick.label == label)


def test_rulers_come_and_go_with_their_key_and_stand_beside_the_canvas(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    frame, view = ruled(shell), shell.window.canvas
    without = view.size()
    assert not frame.across.isVisible()
    shell.press_keys("rulers")
    shell.wait(lambda: view.height() == without.height() - BAND_PX)
    assert shell.window.settings.are_rulers_shown
    assert shell.window.action_set["rulers"].isChecked()
    assert frame.across.x() == view.x() == BAND_PX
    assert frame.down.y() == view.y() == BAND_PX
    assert frame.unit == "px"
    assert place_of(frame.across, "0") == round(view.camera.to_view(0, 0)[1])
    assert place_of(frame.down, "0") == round(view.camera.to_view(0, 0)[0])
    view.mirror_across()
    assert place_of(frame.across, "0") == round(view.camera.to_view(0, 0)[1])
    view.turn_by(15)
    assert frame.across.ticks == frame.down.ticks == []
    shell.press_keys("rulers")
    shell.wait(lambda: view.size() == without)
    assert not shell.window.settings.are_rulers_shown


def test_the_pointer_is_marked_and_repaints_only_its_strip(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    frame, view = ruled(shell), shell.window.canvas
    shell.press_keys("rulers")
    QTest.mouseMove(view, QPoint(100, 120))
    shell.wait(lambda: frame.across.pointer is not None)
    shell.rest()
    bare = frame.across.grab().toImage()
    with painted(view, frame.across, frame.down) as seen:
        QTest.mouseMove(view, QPoint(220, 150))
        shell.wait(lambda: frame.across.pointer == round(220 * view.devicePixelRatioF()))
        shell.rest()
    assert frame.down.pointer == round(150 * view.devicePixelRatioF())
    strips = sum(rect.width() for rect in seen.by_widget[frame.across])
    assert 0 < strips <= 12
    assert seen.by_widget.get(view, QRegion()).boundingRect().width() < view.width() / 2
    marked = frame.across.grab().toImage()
    assert marked.pixelColor(220, 3) != bare.pixelColor(220, 3)
    QTest.mouseMove(shell.window.workspace.images, QPoint(5, 5))
    shell.wait(lambda: frame.across.pointer is None)


def test_the_unit_of_the_project_and_another_image_change_the_ticks(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    frame, view = ruled(shell), shell.window.canvas
    shell.press_keys("rulers")
    in_pixels = list(frame.across.ticks)
    shell.window.display_link.set_pixel_size(PixelSize(0.25, "µm"))
    assert frame.unit == "µm"
    assert frame.across.ticks != in_pixels
    labels = [value_of(tick.label) for tick in frame.across.ticks if tick.label]
    assert max(labels) <= view.source.shape[1] * 0.25
    view.set_source(None)
    shell.wait(lambda: frame.across.ticks == [])


@pytest.mark.parametrize("choice", [ThemeChoice.LIGHT, ThemeChoice.DARK])
def test_ticks_are_seen_in_light_and_dark(shell: Shell, folder: Path, choice: ThemeChoice) -> None:
    shell.window.theme.choose(choice)
    shell.open(folder)
    shell.press_keys("rulers")
    frame = ruled(shell)
    shell.wait(lambda: bool(frame.across.ticks))
    image = frame.across.grab().toImage()
    # Left of a tick is nothing.
    at = place_of(frame.across, "0")
    tick, ground = (image.pixelColor(x, BAND_PX - 2).lightness() for x in (at, at - 2))
    assert abs(tick - ground) > 120
