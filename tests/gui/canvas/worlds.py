"""Small images with labels for the tests of the canvas."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from engine.core import IGNORE, ClassList, LabelMap, Rect, RgbU8
from engine.document.stroke_kind import StrokeKind

CLASSES = ClassList.from_names(("background", "leaf", "stem", "root"))


class PlainSource:
    """An image with labels in plain arrays; what the tests paint on."""

    def __init__(
        self,
        pixels: RgbU8,
        mask: LabelMap | None = None,
        predicted: LabelMap | None = None,
        uncertainty_map: LabelMap | None = None,
    ) -> None:
        self.pixels = pixels
        self.smaller_copies: tuple[RgbU8, ...] = ()
        shape = pixels.shape[:2]
        self.mask = np.full(shape, IGNORE, np.uint8) if mask is None else mask
        self.scribble_map: LabelMap = np.full(shape, IGNORE, np.uint8)
        self.predicted = predicted
        self.uncertainty_map = uncertainty_map

    @property
    def shape(self) -> tuple[int, int]:
        return self.pixels.shape[0], self.pixels.shape[1]

    @property
    def has_labels(self) -> bool:
        return True

    def shown(self, rect: Rect) -> LabelMap:
        shown = self.mask[rect.slices].copy()
        if self.predicted is not None:
            free = shown == IGNORE
            shown[free] = self.predicted[rect.slices][free]
        return shown

    def shown_later(self, rect: Rect) -> Callable[[], LabelMap]:
        labels = self.shown(rect)
        return lambda: labels

    def shown_and_open(self, rect: Rect) -> tuple[LabelMap, LabelMap]:
        shown = self.shown(rect)
        return shown, (shown != self.decided(rect)).view(np.uint8)

    def decided(self, rect: Rect) -> LabelMap:
        return self.mask[rect.slices]

    def scribbles(self, rect: Rect) -> LabelMap:
        return self.scribble_map[rect.slices]

    def uncertainty(self, rect: Rect) -> LabelMap | None:
        return None if self.uncertainty_map is None else self.uncertainty_map[rect.slices]


def noisy_source(height: int, width: int, seed: int = 3) -> PlainSource:
    """Random pixels; blocks of decided and predicted labels; a few scribbles; uncertainty."""
    random = np.random.default_rng(seed)
    source = PlainSource(random.integers(0, 256, (height, width, 3), np.uint8))
    source.pixels.flags.writeable = False
    choices = np.array([0, 1, 2, 3, IGNORE], np.uint8)
    blocks = random.choice(choices, (height // 7 + 1, width // 7 + 1))
    source.mask = np.kron(blocks, np.ones((7, 7), np.uint8))[:height, :width].astype(np.uint8)
    source.predicted = random.choice(choices, (height, width)).astype(np.uint8)
    source.scribble_map[height // 3 : height // 3 + 2, width // 5 : width // 2] = 1
    source.scribble_map[height // 5 : height // 2, width // 3] = 0
    source.uncertainty_map = random.integers(0, 256, (height, width), np.uint8)
    return source


def plain_source(height: int, width: int, grey: int = 100) -> PlainSource:
    """One grey, nothing labelled."""
    return PlainSource(np.full((height, width, 3), grey, np.uint8))


class FakePen:
    """Choices of the hand."""

    def __init__(self, radius_px: float = 3.0, class_id: int = 2) -> None:
        self.radius_px = radius_px
        self.class_id = class_id
        self.background_name = "background"
        self.has_background = True

    def step_radius(self, step: int) -> None:
        self.radius_px += step

    def choose_class(self, class_id: int) -> None:
        self.class_id = class_id


class Recorder:
    """A stroke sink that writes down what it is told."""

    def __init__(self) -> None:
        self.log: list[tuple[object, ...]] = []
        self.points: list[tuple[float, float]] = []
        self.image = plain_source(200, 200)

    def begin_stroke(self, kind: StrokeKind, class_id: int, radius_px: float) -> Recorder:
        self.log.append(("begin", kind, class_id, radius_px))
        return self

    def extend(self, points_yx: list[tuple[float, float]]) -> None:
        self.points.extend(points_yx)

    def finish(self) -> None:
        self.log.append(("finish",))

    def cancel(self) -> None:
        self.log.append(("cancel",))
