"""The canvas widget under real mouse, wheel and key events."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.core import Rect, UserError
from engine.document.stroke_kind import StrokeKind
from gui.bench.driven_window import view_point
from gui.canvas.pixels import opaque
from gui.canvas.view import CanvasView
from gui.modes import OverlayMode
from gui.tools import BrushTool
from tests.gui.canvas.worlds import CLASSES, FakePen, PlainSource, Recorder, noisy_source, plain_source

LEFT, RIGHT, MIDDLE = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton
PLAIN = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def view(qtbot: QtBot) -> Iterator[CanvasView]:
    widget = CanvasView()
    qtbot.addWidget(widget)
    widget.resize(300, 200)
    widget.set_classes(CLASSES)
    widget.show()
    qtbot.waitExposed(widget)
    yield widget
    widget.set_source(None)


def opened(view: CanvasView, source: PlainSource, scale: float | None = None) -> PlainSource:
    view.set_source(source)
    if scale is not None:
        view.zoom_to(scale, (source.shape[0] / 2, source.shape[1] / 2))
    while view.is_building:
        QApplication.processEvents()
    view.repaint()
    return source


def image_point(view: CanvasView, point: QPointF) -> tuple[float, float]:
    """(y, x) in image pixels under a point of the widget."""
    ratio = view.devicePixelRatioF()
    return view.camera.to_image(point.y() * ratio, point.x() * ratio)


def screen(view: CanvasView) -> np.ndarray:
    """The painted pixels, as (H, W) RGB32."""
    image = view.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    rows = np.frombuffer(image.constBits(), np.uint32)
    return rows.reshape(image.height(), image.bytesPerLine() // 4)[:, : image.width()].copy()


def wheel(view: CanvasView, at: QPoint, notches: int, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
    event = QWheelEvent(
        QPointF(at), view.mapToGlobal(QPointF(at)), QPoint(0, 0), QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton, modifiers, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view, event)


def stroke_tool(view: CanvasView, radius_px: float = 3.0) -> tuple[Recorder, FakePen]:
    sink, pen = Recorder(), FakePen(radius_px)
    view.set_tool(BrushTool(sink, pen))
    return sink, pen


def test_an_image_opens_fitted_and_centred(view: CanvasView) -> None:
    opened(view, plain_source(800, 1000))
    middle = image_point(view, QPointF(150, 100))
    assert middle == pytest.approx((400, 500), abs=1 / view.scale)
    assert 1000 * view.scale <= 300
    assert 800 * view.scale <= 200


def test_a_fitted_image_stays_fitted_when_the_window_grows(view: CanvasView) -> None:
    opened(view, plain_source(800, 1000))
    before = view.scale
    view.resize(600, 400)
    QApplication.processEvents()
    assert view.scale > 1.8 * before


def test_at_1_to_1_the_screen_shows_the_pixels_of_the_image(view: CanvasView) -> None:
    source = noisy_source(200, 300)
    source.mask[:], source.predicted = 255, None
    source.scribble_map[:] = 255
    opened(view, source, 1.0)
    drawn = screen(view)
    rgb = np.stack([drawn >> 16 & 255, drawn >> 8 & 255, drawn & 255], axis=-1)
    np.testing.assert_array_equal(rgb, source.pixels)


def test_the_wheel_keeps_the_image_point_under_the_pointer(view: CanvasView) -> None:
    opened(view, plain_source(2000, 3000), 1.0)
    at = QPoint(210, 45)
    before = image_point(view, QPointF(at))
    wheel(view, at, 3)
    assert view.scale == pytest.approx(2.0)
    assert image_point(view, QPointF(at)) == pytest.approx(before, abs=0.5)


def test_the_wheel_lands_on_whole_scales_from_any_fit(view: CanvasView) -> None:
    opened(view, plain_source(1111, 1777))
    seen = set()
    for _ in range(40):
        wheel(view, QPoint(150, 100), 1)
        seen.add(view.scale)
    assert {1.0, 2.0, 4.0, 8.0, 16.0, 32.0} <= seen
    assert max(seen) == 32.0


@pytest.mark.parametrize("button", [LEFT, MIDDLE])
def test_a_drag_moves_the_picture_with_the_hand(view: CanvasView, button: Qt.MouseButton) -> None:
    opened(view, noisy_source(900, 900), 1.0)
    before = screen(view)
    QTest.mousePress(view, button, PLAIN, QPoint(100, 100))
    QTest.mouseMove(view, QPoint(131, 88))
    QTest.mouseRelease(view, button, PLAIN, QPoint(131, 88))
    after = screen(view)
    np.testing.assert_array_equal(after[:188, 31:], before[12:, :269])


def test_space_lends_the_pan_tool_to_any_tool(view: CanvasView) -> None:
    opened(view, plain_source(900, 900), 1.0)
    sink, _ = stroke_tool(view)
    start = view.camera
    QTest.keyPress(view, Qt.Key.Key_Space)
    QTest.mousePress(view, LEFT, PLAIN, QPoint(100, 100))
    QTest.mouseRelease(view, LEFT, PLAIN, QPoint(110, 105))
    QTest.keyRelease(view, Qt.Key.Key_Space)
    assert (start.left - view.camera.left, start.top - view.camera.top) == (10, 5)
    assert not sink.log


@pytest.mark.parametrize("scale", [0.21, 0.5, 1.0, 3.3, 20.0])
def test_a_panned_frame_equals_one_composed_anew(view: CanvasView, scale: float) -> None:
    opened(view, noisy_source(1500, 1600), scale)
    for dy, dx in ((7, -13), (-40, 3), (0, 25), (500, 0)):
        view.pan_by(dy, dx)
        view.repaint()
    kept = screen(view)
    view.set_opacity(0.4)
    view.set_opacity(0.5)
    np.testing.assert_array_equal(kept, screen(view))


def test_a_pan_composes_only_the_strips_that_come_into_view(view: CanvasView) -> None:
    opened(view, noisy_source(900, 900), 1.0)
    before = view.composed_px
    view.pan_by(10, 20)
    view.repaint()
    assert view.composed_px - before == 10 * 300 + 20 * 190


@pytest.mark.parametrize("scale", [0.21, 0.6, 1.0, 2.7, 20.0])
def test_a_refreshed_part_equals_a_frame_composed_anew(view: CanvasView, scale: float) -> None:
    source = opened(view, noisy_source(1500, 1600), scale)
    random = np.random.default_rng(5)
    y, x = 740, 790
    for _ in range(6):
        rect = Rect(y, x, y + int(random.integers(1, 30)), x + int(random.integers(1, 30)))
        source.mask[rect.slices] = random.integers(0, 4)
        source.scribble_map[rect.y0, rect.x0 : rect.x1] = 2
        view.refresh(rect)
        view.repaint()
        y, x = y + 9, x - 7
    kept = screen(view)
    view.set_opacity(0.4)
    view.set_opacity(0.5)
    np.testing.assert_array_equal(kept, screen(view))


def test_a_small_change_composes_little(view: CanvasView) -> None:
    source = opened(view, noisy_source(900, 900), 1.0)
    before = view.composed_px
    source.mask[450:460, 450:460] = 1
    view.refresh(Rect(450, 450, 460, 460))
    view.repaint()
    assert 0 < view.composed_px - before <= 18 * 18


def test_a_change_of_the_whole_image_arrives_at_low_zoom(view: CanvasView, qtbot: QtBot) -> None:
    source = opened(view, plain_source(3000, 3000))
    source.mask[:] = 2
    view.refresh(Rect(0, 0, 3000, 3000))
    qtbot.waitUntil(lambda: not view.is_building, timeout=60_000)
    kept = screen(view)
    view.set_opacity(0.4)
    view.set_opacity(0.5)
    np.testing.assert_array_equal(kept, screen(view))
    assert kept[100, 150] != opaque((100, 100, 100))


@pytest.mark.parametrize("scale", [0.6, 1.0, 2.7])
def test_a_large_change_is_drawn_between_events_and_shown_in_one_go(view: CanvasView, scale: float) -> None:
    view.resize(900, 700)
    source = opened(view, noisy_source(1500, 1600), scale)
    before = screen(view)
    source.predicted = 3 - source.predicted
    view.refresh(Rect(0, 0, 1500, 1600))
    view.repaint()
    np.testing.assert_array_equal(screen(view), before)
    assert view.is_building
    finish(view)
    after = screen(view)
    assert (after != before).any()
    np.testing.assert_array_equal(after, drawn_anew(view))


@pytest.mark.parametrize("scale", [0.6, 1.0, 2.7])
@pytest.mark.parametrize("move", ["dab", "pan", "zoom", "resize"])
def test_what_the_hand_does_meanwhile_is_seen_at_once_and_the_rest_follows(
    view: CanvasView, scale: float, move: str
) -> None:
    view.resize(900, 700)
    source = opened(view, noisy_source(1500, 1600), scale)
    if move == "dab":
        stroke_tool(view)
        QTest.mousePress(view, LEFT, PLAIN, QPoint(100, 100))
    source.predicted = 3 - source.predicted
    view.refresh(Rect(0, 0, 1500, 1600))
    QApplication.processEvents()
    if move == "dab":
        source.mask[740:760, 790:810] = 1
        view.refresh(Rect(740, 790, 760, 810))
        view.repaint()
        kept = screen(view)
        np.testing.assert_array_equal(kept[349:351, 449:451], drawn_anew(view)[349:351, 449:451])
        view.refresh(Rect(0, 0, 1500, 1600))
    elif move == "pan":
        view.pan_by(37, -55)
    elif move == "zoom":
        view.zoom_to(scale * 1.3)
    else:
        view.resize(940, 660)
    view.repaint()
    finish(view)
    np.testing.assert_array_equal(screen(view), drawn_anew(view))


def test_changes_that_never_end_are_seen_all_the_same(view: CanvasView, qtbot: QtBot) -> None:
    view.resize(900, 700)
    source = opened(view, noisy_source(1500, 1600), 1.0)
    before = screen(view)
    source.predicted = 3 - source.predicted

    def is_seen_everywhere() -> bool:
        view.refresh(Rect(0, 0, 1500, 1600))
        differs = screen(view) != before
        return all(bool(part.any()) for part in np.array_split(differs, 5))

    qtbot.waitUntil(is_seen_everywhere, timeout=60_000)


def finish(view: CanvasView) -> None:
    while view.is_building:
        QApplication.processEvents()
    QApplication.processEvents()


def drawn_anew(view: CanvasView) -> np.ndarray:
    view.set_bare(True)
    view.set_bare(False)
    return screen(view)


def test_the_pointer_ring_moves_without_composing_the_image(view: CanvasView) -> None:
    opened(view, noisy_source(900, 900), 1.0)
    stroke_tool(view, radius_px=20)
    clean = screen(view)
    before = view.composed_px
    QTest.mouseMove(view, QPoint(100, 100))
    QApplication.processEvents()
    ringed = screen(view)
    assert (ringed != clean).any()
    ys, xs = np.nonzero(ringed != clean)
    assert abs(np.hypot(ys + 0.5 - 100, xs + 0.5 - 100)).max() < 23
    assert view.composed_px == before


def test_at_high_zoom_the_ring_runs_along_the_pixels_it_would_paint(view: CanvasView) -> None:
    opened(view, plain_source(100, 100), 10.0)
    stroke_tool(view, radius_px=0.5)
    QTest.mouseMove(view, QPoint(153, 104))
    QApplication.processEvents()
    y, x = image_point(view, QPointF(153, 104))
    corner = view_point(view, int(y), int(x)).toPoint()
    strong = np.argwhere((screen(view) & 255) > 200)
    assert strong.min(axis=0) == pytest.approx((corner.y(), corner.x()), abs=1)
    assert strong.max(axis=0) == pytest.approx((corner.y() + 10, corner.x() + 10), abs=1)


def test_every_point_of_a_drag_arrives_in_order(view: CanvasView) -> None:
    opened(view, plain_source(200, 300), 1.0)
    sink, _ = stroke_tool(view)
    QTest.mousePress(view, LEFT, PLAIN, QPoint(10, 20))
    for step in range(1, 50):
        QTest.mouseMove(view, QPoint(10 + step, 20 + step % 7))
    QTest.mouseRelease(view, LEFT, PLAIN, QPoint(80, 20))
    ys_xs = [tuple(image_point(view, QPointF(10 + s, 20 + s % 7))) for s in range(50)]
    assert sink.points == [*ys_xs, image_point(view, QPointF(80, 20))]
    assert sink.log == [("begin", StrokeKind.BRUSH, 2, 3.0), ("finish",)]


def test_points_that_wait_for_the_frame_go_out_together(view: CanvasView) -> None:
    opened(view, plain_source(200, 300), 1.0)
    sink, _ = stroke_tool(view)
    calls: list[int] = []
    extend = sink.extend
    sink.extend = lambda points: (calls.append(len(points)), extend(points))
    QTest.mousePress(view, LEFT, PLAIN, QPoint(10, 20))
    move = QEvent.Type.MouseMove
    for step in range(8):
        at = QPointF(20 + step, 30)
        QApplication.sendEvent(view, QMouseEvent(move, at, view.mapToGlobal(at), LEFT, LEFT, PLAIN))
    assert calls == [1]
    QApplication.processEvents()
    assert calls == [1, 8]
    view.cancel_stroke()


def test_the_secondary_button_draws_the_background_class(view: CanvasView) -> None:
    opened(view, plain_source(200, 300), 1.0)
    sink, _ = stroke_tool(view)
    QTest.mouseClick(view, RIGHT, PLAIN, QPoint(40, 50))
    assert sink.log[0] == ("begin", StrokeKind.BRUSH, 0, 3.0)


def test_shift_click_draws_a_straight_line_from_the_last_point(view: CanvasView) -> None:
    opened(view, plain_source(200, 300), 1.0)
    sink, _ = stroke_tool(view)
    QTest.mouseClick(view, LEFT, PLAIN, QPoint(40, 50))
    sink.points.clear()
    QTest.mouseClick(view, LEFT, Qt.KeyboardModifier.ShiftModifier, QPoint(90, 70))
    assert sink.points == [(50.0, 40.0), (70.0, 90.0)]


def test_escape_takes_the_stroke_back_and_the_rest_of_the_drag_draws_nothing(view: CanvasView) -> None:
    opened(view, plain_source(200, 300), 1.0)
    sink, _ = stroke_tool(view)
    QTest.mousePress(view, LEFT, PLAIN, QPoint(10, 20))
    QTest.keyClick(view, Qt.Key.Key_Escape)
    QTest.mouseMove(view, QPoint(60, 20))
    QTest.mouseRelease(view, LEFT, PLAIN, QPoint(80, 20))
    assert [entry[0] for entry in sink.log] == ["begin", "cancel"]
    assert len(sink.points) == 1


def test_escape_without_a_stroke_is_left_to_the_window(view: CanvasView) -> None:
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Escape, PLAIN)
    event.accept()
    view.keyPressEvent(event)
    assert not event.isAccepted()


def test_another_image_cancels_the_stroke_and_forgets_its_last_point(view: CanvasView) -> None:
    opened(view, plain_source(200, 300), 1.0)
    sink, _ = stroke_tool(view)
    QTest.mousePress(view, LEFT, PLAIN, QPoint(10, 20))
    opened(view, plain_source(200, 300), 1.0)
    assert sink.log[-1] == ("cancel",)
    QTest.mouseRelease(view, LEFT, PLAIN, QPoint(10, 20))
    sink.points.clear()
    QTest.mouseClick(view, LEFT, Qt.KeyboardModifier.ShiftModifier, QPoint(90, 70))
    assert sink.points == [(70.0, 90.0)]


def test_ctrl_wheel_and_brackets_change_the_size_but_not_the_scale(view: CanvasView) -> None:
    opened(view, plain_source(200, 300), 1.0)
    _, pen = stroke_tool(view, radius_px=5)
    wheel(view, QPoint(50, 50), 2, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(view, Qt.Key.Key_BracketLeft)
    assert pen.radius_px == 6
    assert view.scale == 1.0


def test_a_refused_press_is_told_and_draws_nothing(view: CanvasView, qtbot: QtBot) -> None:
    opened(view, plain_source(200, 300), 1.0)
    sink, _ = stroke_tool(view)

    def refuse(*_: object) -> Recorder:
        raise UserError("The project is read-only.")

    sink.begin_stroke = refuse
    with qtbot.waitSignal(view.refused) as told:
        QTest.mousePress(view, LEFT, PLAIN, QPoint(10, 20))
    assert told.args[0].summary == "The project is read-only."
    QTest.mouseRelease(view, LEFT, PLAIN, QPoint(10, 20))
    assert not view.is_active


def test_the_view_says_where_the_pointer_is(view: CanvasView, qtbot: QtBot) -> None:
    opened(view, plain_source(100, 100), 1.0)
    with qtbot.waitSignal(view.cursor_moved) as inside:
        QTest.mouseMove(view, QPoint(150, 100))
    with qtbot.waitSignal(view.cursor_moved) as outside:
        QTest.mouseMove(view, QPoint(2, 2))
    assert inside.args == [50.0, 50.0, True]
    assert outside.args[2] is False


def test_without_an_image_there_is_a_sentence(view: CanvasView) -> None:
    view.set_colors("#101010", "#ffffff")
    drawn = screen(view)
    assert drawn[0, 0] == opaque((16, 16, 16))
    assert (drawn[80:120] != opaque((16, 16, 16))).any()


def test_the_overlay_can_be_hidden(view: CanvasView) -> None:
    source = plain_source(200, 300)
    source.mask[:, :150] = 1
    opened(view, source, 1.0)
    view.set_overlay_mode(OverlayMode.OFF)
    assert (screen(view) == opaque((100, 100, 100))).all()


def test_a_thousand_repaints_lose_no_reference_to_none(view: CanvasView) -> None:
    # PySide6 6.12.0 loses one at each void call and aborts after some thousand.
    opened(view, plain_source(100, 100))
    before = sys.getrefcount(None)
    for _ in range(1000):
        view.update()
    QApplication.processEvents()
    assert sys.getrefcount(None) > before - 100


def test_a_huge_image_opens_and_pans_without_a_copy_of_its_labels(view: CanvasView) -> None:
    shape = (8192, 16384)

    class Huge(PlainSource):
        def __init__(self) -> None:
            self.pixels = np.broadcast_to(np.uint8(90), (*shape, 3))
            self.smaller_copies = ()
            self.largest = 0
            self.predicted, self.uncertainty_map = None, None

        def shown(self, rect: Rect) -> np.ndarray:
            self.largest = max(self.largest, rect.area)
            return np.full((rect.height, rect.width), 255, np.uint8)

        decided = scribbles = shown

    source = Huge()
    view.set_source(source)
    view.repaint()
    view.zoom_to(1.0)
    view.repaint()
    for _ in range(5):
        view.pan_by(13, -21)
        view.repaint()
    while view.is_building:
        QApplication.processEvents()
    assert source.largest < 600 * 600
    assert screen(view)[100, 150] == opaque((90, 90, 90))


def test_a_picture_ahead_stands_where_the_image_will_be(view: CanvasView) -> None:
    height, width = 800, 1000
    shade = np.linspace(20, 230, height * width).reshape(height, width).astype(np.uint8)
    pixels = np.ascontiguousarray(np.repeat(shade[..., None], 3, axis=2))
    painted: list[bool] = []
    view.picture_painted.connect(lambda: painted.append(True))
    view.set_source(None)
    view.show_picture(np.ascontiguousarray(pixels[::10, ::10]), (height, width))
    view.repaint()
    assert painted
    ahead = screen(view)
    view.set_source(PlainSource(pixels))
    view.repaint()
    channel = [(shown & 255).astype(int) for shown in (ahead, screen(view))]
    assert np.abs(channel[0] - channel[1]).max() < 12
    painted.clear()
    view.set_source(None)
    view.repaint()
    assert not painted
