"""Measures what a hand feels on the canvas: pan, wheel and brush, each from event to painted frame."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

import numpy as np
from PySide6.QtCore import QCoreApplication, QPointF

from engine.core import IGNORE, ClassList, LabelMap, Rect, RgbU8
from engine.edit.raster import sweep
from gui.canvas.view import CanvasView


@dataclass(frozen=True, slots=True)
class Timing:
    """Milliseconds from the event to the end of its paint."""

    name: str
    median_ms: float
    p95_ms: float
    frames: int


class PlainSource:
    """An image with labels in plain arrays; what benchmarks and tests paint on."""

    def __init__(
        self,
        pixels: RgbU8,
        mask: LabelMap | None = None,
        predicted: LabelMap | None = None,
        doubt: LabelMap | None = None,
    ) -> None:
        self.pixels = pixels
        shape = pixels.shape[:2]
        self.mask = np.full(shape, IGNORE, np.uint8) if mask is None else mask
        self.scribbles: LabelMap = np.full(shape, IGNORE, np.uint8)
        self.predicted = predicted
        self.doubt = doubt

    @property
    def shape(self) -> tuple[int, int]:
        return self.pixels.shape[0], self.pixels.shape[1]

    def shown(self, rect: Rect) -> LabelMap:
        shown = self.mask[rect.slices].copy()
        if self.predicted is not None:
            free = shown == IGNORE
            shown[free] = self.predicted[rect.slices][free]
        return shown

    def decided(self, rect: Rect) -> LabelMap:
        return self.mask[rect.slices]

    def seeds(self, rect: Rect) -> LabelMap:
        return self.scribbles[rect.slices]

    def uncertainty(self, rect: Rect) -> LabelMap | None:
        return None if self.doubt is None else self.doubt[rect.slices]


def synthetic_source(height: int, width: int, seed: int = 0) -> PlainSource:
    """A picture of noise with a few hundred round areas, half of them only predicted."""
    random = np.random.default_rng(seed)
    block = random.integers(0, 256, (min(height, 1024), min(width, 1024), 3), np.uint8)
    repeats = (-(-height // block.shape[0]), -(-width // block.shape[1]), 1)
    source = PlainSource(np.ascontiguousarray(np.tile(block, repeats)[:height, :width]))
    source.predicted = np.full((height, width), IGNORE, np.uint8)
    for index in range(200):
        radius = float(random.uniform(0.01, 0.04)) * min(height, width)
        centre = (float(random.uniform(0, height)), float(random.uniform(0, width)))
        rect, covered = sweep((centre,), radius, (height, width))
        target = source.mask if index % 2 else source.predicted
        target[rect.slices][covered] = index % 4
    return source


def bench_classes() -> ClassList:
    return ClassList.from_names(("background", "one", "two", "three"))


def ready_view(source: PlainSource, size: tuple[int, int] = (1080, 1920)) -> CanvasView:
    """A view of (height, width) that is shown, with its smaller copies built."""
    view = CanvasView()
    view.resize(size[1], size[0])
    view.set_classes(bench_classes())
    view.set_source(source)
    view.show()
    while view.is_building:
        QCoreApplication.processEvents()
    view.repaint()
    return view


def measure_pan(view: CanvasView, scale: float, frames: int = 60) -> Timing:
    """Drag the picture by about 20 px a frame."""
    view.zoom_to(scale)
    view.repaint()
    sign = [1 if i // 15 % 2 == 0 else -1 for i in range(frames)]
    return _timed(f"pan at {scale:g}", view, [partial(view.pan_by, 11 * s, 17 * s) for s in sign])


def measure_wheel(view: CanvasView, frames: int = 40) -> Timing:
    """Zoom in from the whole image and out again, around a point off the middle."""
    view.fit()
    view.repaint()
    at = QPointF(view.width() * 0.4, view.height() * 0.6)
    factors = [1.26 if i < frames // 2 else 1 / 1.26 for i in range(frames)]
    return _timed("wheel", view, [partial(view.zoom_by, f, at) for f in factors])


def measure_brush(
    view: CanvasView, source: PlainSource, diameter_px: int, scale: float, frames: int = 60
) -> Timing:
    """Paint on through the middle of the view, 12 px of the image a frame."""
    height, width = source.shape
    view.zoom_to(scale, (height / 2, width / 2))
    view.repaint()

    def dab(index: int) -> None:
        y = height / 2 + 12 * (index - frames / 2)
        rect, covered = sweep(((y, width / 2), (y + 12, width / 2 + 5)), diameter_px / 2, source.shape)
        source.mask[rect.slices][covered] = 1 + index // 20 % 2
        view.refresh(rect)

    name = f"brush of {diameter_px} px at {scale:g}"
    return _timed(name, view, [partial(dab, i) for i in range(frames)])


def _timed(name: str, view: CanvasView, steps: Iterable[Callable[[], None]]) -> Timing:
    times: list[float] = []
    for step in steps:
        start = time.perf_counter()
        step()
        # The posted update is what is painted: only the region that changed.
        QCoreApplication.processEvents()
        times.append((time.perf_counter() - start) * 1000)
    return Timing(name, float(np.median(times)), float(np.percentile(times, 95)), len(times))
