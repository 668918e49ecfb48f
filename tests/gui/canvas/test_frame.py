"""The frame composes late tiles one after another, and each in its turn."""

from __future__ import annotations

import numpy as np

from engine.core import Rect
from gui.canvas.camera import Camera
from gui.canvas.compose import Pixels
from gui.canvas.frame import Frame, Target

SIZE = (600, 1100)


class Painter:
    """Composes rectangles of one value, and notes which."""

    def __init__(self) -> None:
        self.value = 1
        self.rects: list[Rect] = []

    def __call__(self, scale: float, rect: Rect, memory: Pixels | None) -> Pixels:
        self.rects.append(rect)
        return np.full((rect.height, rect.width), self.value, np.uint32)


def target(painter: Painter, camera: Camera | None = None) -> Target:
    return Target(camera or Camera(), SIZE, SIZE, 0, 3, painter)


def shown_frame(painter: Painter) -> Frame:
    frame = Frame()
    frame.show(target(painter))
    painter.rects.clear()
    painter.value = 2
    return frame


def test_without_time_one_tile_is_composed_at_a_time_and_the_rest_stays_what_it_was() -> None:
    painter = Painter()
    frame = shown_frame(painter)
    frame.mark_late(Rect(0, 0, *SIZE))
    assert not frame.catch_up(target(painter), budget_s=0)
    assert len(painter.rects) == 1
    done = painter.rects[0]
    assert (frame.pixels[done.slices] == 2).all()
    assert np.count_nonzero(frame.pixels == 2) == done.area
    assert frame.take_unseen().intersect(Rect(0, 0, *SIZE)) == done
    while not frame.catch_up(target(painter), budget_s=0):
        pass
    assert (frame.pixels == 2).all()
    assert sum(rect.area for rect in painter.rects) == SIZE[0] * SIZE[1]


def test_what_becomes_late_again_waits_behind_what_is_late_already() -> None:
    painter = Painter()
    frame = shown_frame(painter)
    seen: set[Rect] = set()
    for _ in range(9):
        frame.mark_late(Rect(0, 0, *SIZE))
        frame.catch_up(target(painter), budget_s=0)
        seen.add(painter.rects[-1])
    assert len(seen) == 9


def test_another_camera_takes_what_is_late_along() -> None:
    painter = Painter()
    frame = shown_frame(painter)
    frame.mark_late(Rect(0, 0, *SIZE))
    panned = target(painter, Camera(1.0, 40, 30))
    assert not frame.catch_up(panned, budget_s=0)
    while not frame.catch_up(panned, budget_s=0):
        pass
    assert (frame.pixels[: SIZE[0] - 40, : SIZE[1] - 30] == 2).all()


def test_what_is_composed_anew_is_late_no_more() -> None:
    painter = Painter()
    frame = shown_frame(painter)
    frame.mark_late(Rect(0, 0, *SIZE))
    frame.show(target(painter, Camera(2.0, 0, 0)))
    assert not frame.is_late
    frame.mark_late(Rect(0, 0, *SIZE))
    frame.forget()
    assert not frame.is_late
    assert frame.catch_up(target(painter), budget_s=0)


def test_a_whole_view_is_composed_in_the_memory_of_the_frame_and_a_part_beside_it() -> None:
    given: list[Pixels | None] = []

    def compose(scale: float, rect: Rect, memory: Pixels | None) -> Pixels:
        given.append(memory)
        out = np.empty((rect.height, rect.width), np.uint32) if memory is None else memory
        out[...] = len(given)
        return out

    frame = Frame()
    frame.show(Target(Camera(), SIZE, SIZE, 0, 3, compose))
    assert given[0] is not None
    assert np.shares_memory(given[0], frame.pixels)
    assert (frame.pixels == 1).all()
    part = Rect(10, 20, 50, 60)
    frame.mark(part)
    frame.show(Target(Camera(), SIZE, SIZE, 0, 3, compose))
    assert given[1:] == [None]
    assert (frame.pixels[part.slices] == 2).all()
    assert np.count_nonzero(frame.pixels == 2) == part.area
