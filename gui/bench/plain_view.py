"""Peer of the canvas benchmark: a plain QGraphicsView with image and mask as two pictures, as in a tutorial.

`python -m gui.bench.plain_view REQUEST RESULT`. Its brush draws into the mask's picture and asks the scene to
update that rectangle; it has no tiles, no smaller copies, and no undo.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import (
    QApplication,
    QGraphicsItem,
    QGraphicsScene,
    QGraphicsView,
    QStyleOptionGraphicsItem,
    QWidget,
)

from gui.bench.canvas_cases import Step, pan, strokes, wheel
from gui.bench.driven_window import run_events
from gui.bench.event_train import PEER_LIMIT_S, PaintLog, timed_events
from gui.bench.window_memory import memory_mib

_COLORS: Final = ((0, 0, 0), (230, 60, 60), (60, 200, 60), (70, 110, 240))
_REST_S: Final = 0.3


class _Picture(QGraphicsItem):
    """One image as an item; drawn where the view asks for it."""

    def __init__(self, image: QImage) -> None:
        super().__init__()
        self.image = image
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)

    def boundingRect(self) -> Any:
        return self.image.rect().toRectF()

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        part = option.exposedRect.intersected(self.boundingRect())
        painter.drawImage(part, self.image, part)


class _View(QGraphicsView):
    """View that pans with the middle button, zooms with the wheel and paints with the left button."""

    def __init__(self, scene: QGraphicsScene, mask: _Picture, log: PaintLog) -> None:
        super().__init__(scene)
        self._mask = mask
        self._log = log
        self._last: QPointF | None = None
        self.pen = QPen(QColor(*_COLORS[1]), 40.0)
        self.pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self._log.note()

    def wheelEvent(self, event: QWheelEvent) -> None:
        factor = 2 ** (event.angleDelta().y() / 120 / 3)
        self.scale(factor, factor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._last = event.position()
        self._paint_to(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.MiddleButton and self._last is not None:
            moved = event.position() - self._last
            self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() - round(moved.x()))
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() - round(moved.y()))
        self._paint_to(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._paint_to(event)
        self._last = None
        self.viewport().update()

    def _paint_to(self, event: QMouseEvent) -> None:
        last, self._last = self._last, event.position()
        if event.buttons() != Qt.MouseButton.LeftButton or last is None:
            return
        ends = self.mapToScene(last.toPoint()), self.mapToScene(self._last.toPoint())
        painter = QPainter(self._mask.image)
        painter.setPen(self.pen)
        painter.drawLine(*ends)
        painter.end()
        reach = self.pen.widthF() / 2 + 2
        left, right = sorted((ends[0].x(), ends[1].x()))
        top, bottom = sorted((ends[0].y(), ends[1].y()))
        self._mask.update(left - reach, top - reach, right - left + 2 * reach, bottom - top + 2 * reach)


def measure(request: dict[str, Any]) -> dict[str, Any]:
    """Timings of the cases that this view can do."""
    from engine.document.image import read_image

    app = QApplication.instance() or QApplication(sys.argv[:1])
    pixels = np.asarray(read_image(Path(request["image"])))
    mask = np.load(request["mask"], mmap_mode="r")
    height, width = mask.shape
    image = QImage(pixels.data, width, height, 3 * width, QImage.Format.Format_RGB888)
    overlay = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    _fill(overlay, mask)
    log = PaintLog()
    scene = QGraphicsScene()
    items = [_Picture(image), _Picture(overlay)]
    for item in items:
        scene.addItem(item)
    items[1].setOpacity(0.5)
    view = _View(scene, items[1], log)
    # As large as the canvas of the program in its window.
    view.resize(*request["size"])
    view.show()
    figures: dict[str, Any] = {"cases": {}}
    events, viewport = request["events"], view.viewport()

    def run(name: str, scale: float, steps: Iterable[Step]) -> None:
        view.resetTransform()
        view.scale(scale, scale)
        view.centerOn(width / 2, height / 2)
        run_events(_REST_S)
        figures["cases"][name] = timed_events(steps, log, app.processEvents, limit_s=PEER_LIMIT_S).to_json()

    fit = min(view.width() / width, view.height() / height)
    run("pan at 1:1", 1.0, pan(viewport, events))
    run("pan zoomed out", 1 / 8, pan(viewport, events))
    run("wheel", fit, wheel(viewport, events))
    for name, diameter, scale in (("40-px brush", 40.0, 1.0), ("2000-px brush", 2000.0, 0.25)):
        view.pen.setWidthF(diameter)
        run(name, scale, strokes(viewport, events))
    run("opacity", fit, _opacities(items[1], events))
    figures["memory"] = memory_mib()
    return figures


def _opacities(item: QGraphicsItem, count: int) -> Iterable[Step]:
    for number in range(count):
        value = 0.3 + 0.4 * abs((number % 100) / 50 - 1)
        yield lambda value=value: item.setOpacity(value)  # type: ignore[misc]


def _fill(overlay: QImage, mask: NDArray[np.uint8]) -> None:
    """The colours of the mask's classes into the picture, row by row."""
    table = np.array([0xFF << 24 | r << 16 | g << 8 | b for r, g, b in _COLORS], np.uint32)
    table[0] = 0
    rows = np.frombuffer(overlay.bits(), np.uint32).reshape(mask.shape)
    for y in range(0, mask.shape[0], 256):
        rows[y : y + 256] = table[mask[y : y + 256]]


def main(arguments: list[str]) -> int:
    request = json.loads(Path(arguments[0]).read_text(encoding="utf-8"))
    Path(arguments[1]).write_text(json.dumps(measure(request)), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
