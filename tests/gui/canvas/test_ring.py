"""The ring of a pen: what of the picture is painted again when it moves."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QPaintEvent, QRegion
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.core import Rect
from gui.canvas.cursor import rings_to_paint
from gui.canvas.view import CanvasView
from gui.tools import BrushTool
from tests.gui.canvas.worlds import CLASSES, FakePen, Recorder, plain_source

LEFT, PLAIN = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


class _Watch(QObject):
    """Event filter that notes what is painted."""

    def __init__(self, view: CanvasView) -> None:
        super().__init__(view)
        self.painted: list[QRegion] = []
        view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.painted.append(QRegion(event.region()))
        return False


def _settle() -> None:
    """What waits goes to the tool with one turn of the loop, and is painted with the next."""
    for _ in range(3):
        QApplication.processEvents()


def test_a_move_of_a_stroke_paints_one_rectangle_near_the_pen(qtbot: QtBot) -> None:
    view = CanvasView()
    qtbot.addWidget(view)
    view.resize(300, 200)
    view.set_classes(CLASSES)
    view.show()
    qtbot.waitExposed(view)
    view.set_source(plain_source(200, 300))
    view.zoom_to(1.0)
    qtbot.waitUntil(lambda: not view.is_building)
    sink = Recorder()
    extend = sink.extend
    sink.extend = lambda points: (extend(points), view.refresh(Rect(25, 35, 40, 55)))
    view.set_tool(BrushTool(sink, FakePen(6.0)))
    QTest.mousePress(view, LEFT, PLAIN, QPoint(40, 30))
    _settle()
    watch = _Watch(view)
    QTest.mouseMove(view, QPoint(46, 33))
    _settle()
    view.removeEventFilter(watch)
    view.cancel_stroke()
    view.set_source(None)
    assert [region.rectCount() for region in watch.painted] == [1]
    assert watch.painted[0].boundingRect().width() < 60


def test_a_ring_far_from_where_it_was_is_painted_on_its_own() -> None:
    here, near, far = Rect(0, 0, 20, 20), Rect(4, 5, 24, 25), Rect(400, 300, 420, 320)
    assert rings_to_paint(here, near) == [Rect(0, 0, 24, 25)]
    assert rings_to_paint(here, far) == [here, far]
    assert rings_to_paint(None, far) == [far]
    assert rings_to_paint(None, None) == []
