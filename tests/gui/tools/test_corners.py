"""Corners of a polygon, and the search for a region of the mask, against plain references."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from engine.core import IGNORE, CancelToken, LabelMap, Rect
from engine.edit.polygons import fill_polygon
from gui.tools import region_search
from gui.tools.base import GRAB_PX, Button, Pointer
from gui.tools.corners import Corners
from gui.tools.polygon import PolygonTool
from gui.tools.region_search import RegionSearch
from tests.gui.canvas.worlds import FakePen, PlainSource, plain_source
from tests.gui.tools.test_polygon import MaskHost


def at(y: float, x: float, scale: float = 1.0) -> Pointer:
    return Pointer(y, x, y, x, scale=scale)


def distance_to_edge(start: Any, end: Any, point: tuple[float, float]) -> float:
    steps = np.linspace(0, 1, 2001)[:, None]
    places = np.asarray(start) + steps * (np.asarray(end) - np.asarray(start))
    return float(np.hypot(*(places - point).T).min())


def test_the_nearest_corner_and_edge_are_found() -> None:
    random = np.random.default_rng(2)
    for _ in range(40):
        rings = [random.uniform(0, 60, (int(random.integers(3, 9)), 2)) for _ in range(3)]
        pointer = at(*random.uniform(0, 60, 2), scale=float(random.uniform(0.5, 3)))
        reach = GRAB_PX / pointer.scale
        away = {
            (i, j): math.dist(c, pointer.point) for i, ring in enumerate(rings) for j, c in enumerate(ring)
        }
        nearest = min(away, key=away.__getitem__)
        corners = Corners(rings)
        assert corners.corner_at(pointer) == (nearest if away[nearest] < reach else None)
        edges = {
            (i, j + 1): distance_to_edge(ring[j], ring[(j + 1) % len(ring)], pointer.point)
            for i, ring in enumerate(rings)
            for j in range(len(ring))
        }
        nearest = min(edges, key=edges.__getitem__)
        if abs(edges[nearest] - reach) > 0.1 and sorted(edges.values())[1] - edges[nearest] > 0.1:
            assert corners.split_edge(pointer) == (nearest if edges[nearest] < reach else None)
            if edges[nearest] < reach:
                assert corners.points[nearest[0]][nearest[1]] == pointer.point


class SlowHost(MaskHost):
    """Work that is done when the test says so, and the areas that were read meanwhile."""

    def __init__(self, image: PlainSource) -> None:
        super().__init__(image)
        self.waiting: list[tuple[Callable[..., Any], Callable[[Any], Any]]] = []

    def compute(self, key: str, work: Callable[..., Any], done: Callable[[Any], Any]) -> None:
        self.waiting.append((work, done))

    def run(self) -> None:
        while self.waiting:
            work, done = self.waiting.pop(0)
            done(work(CancelToken()))


class CountedSource(PlainSource):
    """Image that writes down the rectangles that were read."""

    read: list[Rect]

    def shown(self, rect: Rect) -> LabelMap:
        self.read.append(rect)
        return super().shown(rect)


@pytest.fixture
def image(monkeypatch: pytest.MonkeyPatch) -> CountedSource:
    monkeypatch.setattr(region_search, "PART_PX", 16)
    monkeypatch.setattr(region_search, "_FIRST_PX", 10)
    made = CountedSource(plain_source(150, 170).pixels)
    made.read = []
    return made


def test_a_region_is_found_whole_and_read_in_small_parts(image: CountedSource) -> None:
    random = np.random.default_rng(4)
    y, x = np.mgrid[:150, :170]
    for _ in range(12):
        image.mask[:] = IGNORE
        for _ in range(6):
            cy, cx, radius = random.uniform((0, 0, 5), (150, 170, 60))
            image.mask[(y - cy) ** 2 + (x - cx) ** 2 < radius**2] = random.integers(0, 3)
        row, column = int(random.integers(150)), int(random.integers(170))
        class_id = int(image.mask[row, column])
        image.read.clear()
        answers: list[Any] = []
        host = SlowHost(image)
        RegionSearch(host, image, (row, column), class_id, answers.append)
        host.run()
        from skimage.measure import label

        regions = label(image.mask == class_id, connectivity=1)
        rect, covered = fill_polygon(answers[0], image.shape)
        filled = np.zeros(image.shape, bool)
        filled[rect.slices] = covered
        assert (filled == (regions == regions[row, column])).all()
        assert max(part.area for part in image.read) <= 16 * 16


def test_a_small_region_needs_no_look_at_the_whole_image(image: CountedSource) -> None:
    image.mask[70:75, 80:85] = 1
    host = SlowHost(image)
    RegionSearch(host, image, (72, 82), 1, lambda rings: None)
    host.run()
    assert sum(part.area for part in image.read) <= 20 * 20


def test_another_press_meanwhile_draws_and_the_region_is_forgotten(image: CountedSource) -> None:
    image.mask[20:60, 20:60] = 1
    host = SlowHost(image)
    tool = PolygonTool(host, FakePen(class_id=2))
    tool.press(Pointer(30, 30, 30, 30, has_ctrl=True), Button.PRIMARY)
    tool.release(Pointer(30, 30, 30, 30, has_ctrl=True))
    assert "looked for" in tool.hint
    assert not tool.has_draft
    tool.press(at(100, 100), Button.PRIMARY)
    tool.release(at(100, 100))
    host.run()
    assert tool.draft is not None
    assert tool.draft.handles == ((100, 100),)


def test_what_was_painted_over_a_taken_region_meanwhile_stays(image: CountedSource) -> None:
    image.mask[20:60, 20:60] = 1
    host = SlowHost(image)
    tool = PolygonTool(host, FakePen(class_id=2))
    tool.press(Pointer(30, 30, 30, 30, has_ctrl=True), Button.PRIMARY)
    tool.release(Pointer(30, 30, 30, 30, has_ctrl=True))
    host.run()
    tool.press(at(40, 40), Button.PRIMARY)
    tool.move([at(40, 100)])
    tool.release(at(40, 100))
    image.mask[20:30, 20:60] = 3
    tool.apply()
    assert (image.mask[20:30, 20:60] == 3).all()
    assert (image.mask[30:60, 20:60] == IGNORE).all()
    assert (image.mask[20:60, 80:120] == 1).all()
