"""A turned and mirrored view: its pixels, its places, and what is drawn over it."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.core import Rect
from gui.canvas.camera import Camera, fitted
from gui.canvas.compose import CanvasScene, compose
from gui.canvas.draft_layer import paint_draft
from gui.canvas.marks import divider_at
from gui.canvas.orientation import Orientation, turned_by_quarters
from gui.canvas.pyramid import ImagePyramid, LabelPyramid
from gui.canvas.view import CanvasView
from gui.display.navigator import Navigator
from gui.tools import BrushTool
from gui.tools.base import Draft, DraftRegion
from tests.gui.canvas.worlds import CLASSES, FakePen, PlainSource, Recorder, noisy_source, plain_source

QUARTERS = [Orientation(angle, mirrored) for angle in (0, 90, 180, 270) for mirrored in (False, True)]
FREE = [Orientation(angle, mirrored) for angle in (15, 105, 290) for mirrored in (False, True)]
LEFT = Qt.MouseButton.LeftButton
PLAIN = Qt.KeyboardModifier.NoModifier
SIZE = (200, 300)


def plainly(pixels: np.ndarray, orientation: Orientation) -> np.ndarray:
    """By NumPy: mirrored left to right, then turned clockwise by quarters."""
    mirrored = pixels[:, ::-1] if orientation.is_mirrored else pixels
    return np.rot90(mirrored, -(orientation.angle // 90))


@pytest.fixture
def view(qtbot: QtBot) -> Iterator[CanvasView]:
    widget = CanvasView()
    qtbot.addWidget(widget)
    widget.resize(SIZE[1], SIZE[0])
    widget.set_classes(CLASSES)
    widget.show()
    qtbot.waitExposed(widget)
    yield widget
    widget.set_source(None)


def opened(view: CanvasView, source: PlainSource, orientation: Orientation, scale: float) -> None:
    view.set_source(source, orientation)
    view.zoom_to(scale, (source.shape[0] * 0.45, source.shape[1] * 0.55))
    while view.is_building:
        QApplication.processEvents()
    view.repaint()


def screen(view: CanvasView) -> np.ndarray:
    image = view.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    rows = np.frombuffer(image.constBits(), np.uint32)
    return rows.reshape(image.height(), image.bytesPerLine() // 4)[:, : image.width()].copy()


def whole_picture(view: CanvasView, source: PlainSource) -> np.ndarray:
    """The straight picture at the view's scale, from copies made a moment ago."""
    image, labels = ImagePyramid(source.pixels), LabelPyramid(source)
    image.build(60.0)
    labels.build(60.0, Rect.of_shape(source.shape))
    scale = view.scale
    return compose(CanvasScene(source, image, labels), view._style, scale, Camera(scale).extent(source.shape))


def expected_screen(view: CanvasView, source: PlainSource) -> np.ndarray:
    """The picture turned by NumPy, laid where the image's corners say."""
    picture = plainly(whole_picture(view, source), view.orientation)
    height, width = source.shape
    corners = [view.camera.to_view(y, x) for y in (0, height) for x in (0, width)]
    top, left = round(min(y for y, _ in corners)), round(min(x for _, x in corners))
    surround = view._surround.rgb()
    expected = np.full(SIZE, surround, np.uint32)
    at = Rect(top, left, top + picture.shape[0], left + picture.shape[1]).clip(*SIZE)
    expected[at.slices] = picture[at.shifted(-top, -left).slices]
    return expected


@pytest.mark.parametrize("orientation", QUARTERS)
@pytest.mark.parametrize("scale", [0.4, 1.0, 3.0])
def test_the_screen_shows_the_straight_picture_turned_by_numpy(
    view: CanvasView, orientation: Orientation, scale: float
) -> None:
    source = noisy_source(330, 410)
    opened(view, source, orientation, scale)
    for dy, dx in ((0, 0), (17, -31), (-60, 40), (95, 120)):
        view.pan_by(dy, dx)
        view.repaint()
        # A scale that makes no whole number of device pixels may lie half a pixel beside the corner.
        np.testing.assert_array_equal(screen(view), expected_screen(view, source))
    source.mask[100:180, 150:260] = 2
    view.refresh(Rect(100, 150, 180, 260))
    while view.is_building:
        QApplication.processEvents()
    np.testing.assert_array_equal(screen(view), expected_screen(view, source))


@pytest.mark.parametrize("orientation", QUARTERS)
def test_quarters_are_those_of_numpy(orientation: Orientation) -> None:
    pixels = np.random.default_rng(1).integers(0, 1 << 32, (5, 9), np.uint32)
    np.testing.assert_array_equal(turned_by_quarters(pixels, orientation), plainly(pixels, orientation))


@pytest.mark.parametrize("orientation", FREE)
@pytest.mark.parametrize("scale", [0.4, 1.0, 3.0])
def test_a_freely_turned_view_mixes_the_four_pixels_around_each_place(
    view: CanvasView, orientation: Orientation, scale: float
) -> None:
    source = noisy_source(330, 410)
    opened(view, source, orientation, scale)
    picture = whole_picture(view, source).view(np.uint8).reshape(-1, round(410 * scale), 4).astype(float)
    padded = np.pad(picture, ((1, 1), (1, 1), (0, 0)))
    ground = np.array([view._surround.rgb()], np.uint32).view(np.uint8).astype(float)
    padded[0], padded[-1], padded[:, 0], padded[:, -1] = (ground,) * 4
    ys, xs = np.mgrid[: SIZE[0], : SIZE[1]] + 0.5
    down, across = ys + view.camera.top, xs + view.camera.left
    cos, sin = math.cos(math.radians(orientation.angle)), math.sin(math.radians(orientation.angle))
    y = cos * down - sin * across + 0.5
    x = (sin * down + cos * across) * (-1 if orientation.is_mirrored else 1) + 0.5
    y, x = np.clip(y, 0, padded.shape[0] - 1.001), np.clip(x, 0, padded.shape[1] - 1.001)
    row, column = y.astype(int), x.astype(int)
    fy, fx = (y - row)[..., None], (x - column)[..., None]
    upper = padded[row, column] * (1 - fx) + padded[row, column + 1] * fx
    lower = padded[row + 1, column] * (1 - fx) + padded[row + 1, column + 1] * fx
    wanted = upper * (1 - fy) + lower * fy
    seen = screen(view).view(np.uint8).reshape(*SIZE, 4).astype(float)
    # Places are rounded to 1/32 of a pixel, so that two neighbours of 0 and 255 may mix 8 levels otherwise.
    assert np.abs(seen - wanted)[..., :3].max() <= 18
    assert np.abs(seen - wanted)[..., :3].mean() < 2


@pytest.mark.parametrize("orientation", FREE + QUARTERS[1:])
def test_a_panned_or_repainted_frame_equals_one_composed_anew(
    view: CanvasView, orientation: Orientation
) -> None:
    source = noisy_source(500, 600)
    opened(view, source, orientation, 1.3)
    for number, (dy, dx) in enumerate(((7, -13), (-40, 3), (0, 25), (60, 0))):
        view.pan_by(dy, dx)
        dab = Rect(180 + 20 * number, 250, 200 + 20 * number, 330)
        source.mask[dab.slices] = number % 4
        view.refresh(dab)
        view.repaint()
    while view.is_building:
        QApplication.processEvents()
    kept = screen(view)
    view.set_opacity(0.4)
    view.set_opacity(0.5)
    np.testing.assert_array_equal(kept, screen(view))


@pytest.mark.parametrize("orientation", QUARTERS + FREE)
def test_places_go_to_the_view_and_back(orientation: Orientation) -> None:
    random = np.random.default_rng(5)
    for _ in range(20):
        scale, (y, x) = float(random.uniform(0.05, 30)), random.uniform(-50, 900, 2).tolist()
        camera = Camera(scale, *random.integers(-900, 900, 2).tolist(), orientation)
        assert camera.to_image(*camera.to_view(y, x)) == pytest.approx((y, x), abs=1e-6)
        at = tuple(random.uniform(0, 200, 2).tolist())
        start = fitted((200, 300), (700, 500), orientation)
        zoomed = start.zoomed(2.0, at, (200, 300), (700, 500))
        assert zoomed.to_image(*at) == pytest.approx(start.to_image(*at), abs=0.5) or zoomed != start
        points = random.uniform(0, 500, (6, 2))
        places = [camera.to_view(*point) for point in points.tolist()]
        np.testing.assert_allclose(camera.all_to_view(points), places, atol=1e-6)
        rect = Rect(10, 20, 47, 90)
        around = camera.to_picture(rect, 0)
        for corner in itertools.product((10, 47), (20, 90)):
            place = camera.to_view(*corner)
            assert around.y0 - 1e-6 <= place[0] + camera.top <= around.y1 + 1e-6
            assert around.x0 - 1e-6 <= place[1] + camera.left <= around.x1 + 1e-6


@pytest.mark.parametrize("orientation", QUARTERS + FREE)
def test_mirroring_twice_and_turning_all_around_give_the_first_view(orientation: Orientation) -> None:
    assert orientation.mirrored_across().mirrored_across() == orientation
    assert orientation.mirrored_down().mirrored_down() == orientation
    assert orientation.mirrored_down() == orientation.mirrored_across().turned(180)
    assert orientation.turned(15).turned(-15) == orientation
    # On the screen: what was right is left, what was above stays above.
    y, x = orientation.to_picture(3.0, 7.0)
    assert orientation.mirrored_across().to_picture(3.0, 7.0) == pytest.approx((y, -x))
    assert orientation.mirrored_down().to_picture(3.0, 7.0) == pytest.approx((-y, x))
    assert orientation.turned(90).to_picture(3.0, 7.0) == pytest.approx((x, -y))


@pytest.mark.parametrize("orientation", QUARTERS + FREE)
def test_a_press_reaches_the_pixel_that_is_seen_under_it(view: CanvasView, orientation: Orientation) -> None:
    # Each pixel's red is its row, its green its column.
    rows, columns = np.mgrid[:120, :160].astype(np.uint8)
    pixels = np.stack([rows, columns, np.full_like(rows, 7)], axis=-1)
    opened(view, PlainSource(pixels), orientation, 10.0)
    sink = Recorder()
    seen = screen(view)
    view.set_tool(BrushTool(sink, FakePen(3.0)))
    for at in (QPoint(33, 41), QPoint(150, 100), QPoint(260, 170)):
        QTest.mousePress(view, LEFT, PLAIN, at)
        QTest.mouseRelease(view, LEFT, PLAIN, at)
        y, x = sink.points[0]
        color = QColor.fromRgb(int(seen[at.y(), at.x()]))
        # Between two pixels a freely turned view shows a mixture of both.
        slack = 0 if orientation.is_quarter else 1
        assert abs(math.floor(y) - color.red()) <= slack
        assert abs(math.floor(x) - color.green()) <= slack
        sink.points.clear()


@pytest.mark.parametrize("orientation", QUARTERS + FREE)
def test_the_wheel_and_a_turn_keep_their_place(view: CanvasView, orientation: Orientation) -> None:
    opened(view, plain_source(1500, 2000), orientation, 1.0)
    at = QPointF(210, 45)
    before = view.camera.to_image(at.y(), at.x())
    view.zoom_by(2.0, at)
    assert view.camera.to_image(at.y(), at.x()) == pytest.approx(before, abs=0.5)
    middle = view.camera.to_image(100, 150)
    view.orient(orientation.turned(75).mirrored_down())
    assert view.camera.to_image(100, 150) == pytest.approx(middle, abs=0.5)
    assert view.scale == 2.0


@pytest.mark.parametrize("orientation", QUARTERS)
def test_a_region_of_a_draft_lies_on_its_pixels(orientation: Orientation) -> None:
    covered = np.random.default_rng(4).random((20, 31)) < 0.5
    region = DraftRegion(Rect(5, 8, 25, 39), covered)
    camera = fitted((240, 240), (40, 50), orientation)
    shown = QImage(240, 240, QImage.Format.Format_RGB32)
    shown.fill(QColor(0, 0, 0))
    painter = QPainter(shown)
    paint_draft(painter, Draft(region=region), (255, 255, 255), camera, (240, 240), 1, None)
    painter.end()
    pixels = np.frombuffer(shown.constBits(), np.uint32).reshape(240, 240) & 255
    for row, column in np.ndindex(covered.shape):
        y, x = camera.to_view(5 + row + 0.5, 8 + column + 0.5)
        assert (pixels[math.floor(y), math.floor(x)] > 0) == covered[row, column]


@pytest.mark.parametrize("orientation", QUARTERS + FREE)
def test_the_divider_runs_through_its_column(orientation: Orientation) -> None:
    camera = fitted((240, 300), (400, 500), orientation)
    divider = divider_at(210.0, camera, (240, 300))
    for end in (*divider.ends, divider.middle):
        assert camera.to_image(end.y(), end.x())[1] == pytest.approx(210.0, abs=1e-6)
        assert -1e-6 <= end.x() <= 300 + 1e-6
        assert -1e-6 <= end.y() <= 240 + 1e-6
    beside = divider.middle + 20 * QPointF(divider.across[1], divider.across[0])
    assert camera.to_image(beside.y(), beside.x())[1] > 210.0


@pytest.mark.parametrize("orientation", [QUARTERS[2], QUARTERS[5], FREE[1]])
def test_the_navigator_shows_the_turned_picture_and_finds_places_in_it(
    view: CanvasView, qtbot: QtBot, orientation: Orientation
) -> None:
    source = noisy_source(600, 900)
    opened(view, source, orientation, 2.0)
    navigator = Navigator(view)
    navigator.set_wanted(True)
    qtbot.waitUntil(lambda: not navigator._image.isNull(), timeout=60_000)
    # A freely turned picture is rounded up to whole pixels on each side.
    assert abs(navigator._image.width() - navigator.width()) <= 2
    assert abs(navigator._image.height() - navigator.height()) <= 2
    wide, high = orientation.bounds(source.shape)[::-1]
    assert navigator.width() / navigator.height() == pytest.approx(wide / high, rel=0.05)
    for place in ((300.0, 450.0), (200.0, 600.0)):
        camera = view.overview_camera(max(navigator.width(), navigator.height()))
        whole = camera.extent(source.shape)
        y, x = camera.to_view(*place)
        QTest.mouseClick(navigator, LEFT, PLAIN, QPoint(round(x - whole.x0), round(y - whole.y0)))
        middle = view.camera.to_image(SIZE[0] / 2, SIZE[1] / 2)
        assert middle == pytest.approx(place, abs=1.5 * 900 / max(navigator.width(), navigator.height()))
        seen = navigator._seen().center()
        assert (seen.y() + whole.y0, seen.x() + whole.x0) == pytest.approx((y, x), abs=3)


def test_the_same_image_read_anew_keeps_its_view(view: CanvasView) -> None:
    source = noisy_source(600, 900)
    opened(view, source, Orientation(90, True), 2.0)
    camera = view.camera
    view.set_source(None)
    view.set_source(noisy_source(600, 900), keeps_view=True)
    assert view.camera == camera
    view.set_source(noisy_source(600, 900))
    assert view.orientation.is_straight
