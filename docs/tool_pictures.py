"""Pictures of the guide's page of tools: `python docs/tool_pictures.py [FOLDER] [TOOL...]`.

Drives the real window on the sample project, without a display; in each picture something is in work.
A picture is one row of `SCENES`.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from PySide6.QtCore import QPointF, Qt
    from PySide6.QtGui import QPixmap

    from gui.window import MainWindow

DOCS: Final = Path(__file__).resolve().parent
FOLDER: Final = DOCS / "pictures" / "tools"
WIDTH_PX: Final = 420
RETINA: Final = "retina.jpg"
LARGER: Final = {"coins.png": 3, "cells-3.png": 2}
"""Sample pictures that are shown larger than they are, and how many times."""
COLORS: Final = {1: (40, 200, 255), 2: (255, 96, 64), 3: (255, 196, 0)}
"""Colours of classes that are seen on every one of the pictures."""
Point = tuple[float, float]
"""(y, x) in image pixels."""


@dataclass(frozen=True)
class Scene:
    """One picture: the image, the class to draw with, the part (y, x, height, width) shown, and the work."""

    image: str
    class_id: int
    part: tuple[int, int, int, int]
    work: Callable[[Hand], None]


class Hand:
    """The mouse on the canvas of a driven window."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self.scale = 1
        """Pixels of the open image for one of the sample picture that it is made of."""

    def tool(self, name: str, class_id: int | None = None, radius_px: float | None = None) -> None:
        """Take this tool."""
        self.window.tools.choose_tool(name)
        if class_id is not None:
            self.window.tools.choose_class(class_id)
        if radius_px is not None:
            self.window.tools.set_radius_px(self.scale * radius_px)
        self.rest()

    def option(self, name: str, value: int) -> None:
        self.window.tools.set_option(name, value)

    def drag(self, points: Sequence[Point], *, is_held: bool = False) -> None:
        """Press at the first point and go through the others; `is_held` leaves the button down."""
        from PySide6.QtCore import QEvent, Qt

        from gui.bench.driven_window import run_events, send_mouse

        left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
        places = [self._place(point) for point in between(points)]
        self._hover(places[0])
        send_mouse(self.window.canvas, QEvent.Type.MouseButtonPress, places[0], left, left)
        for place in places[1:]:
            send_mouse(self.window.canvas, QEvent.Type.MouseMove, place, none, left)
            run_events(0.01)
        if not is_held:
            send_mouse(self.window.canvas, QEvent.Type.MouseButtonRelease, places[-1], left, none)
        self.rest()

    def click(self, *points: Point) -> None:
        for point in points:
            self.drag([point])

    def hover(self, point: Point) -> None:
        """Let the pointer rest there."""
        self._hover(self._place(point))
        self.rest()

    def key(self, key: Qt.Key) -> None:
        from PySide6.QtTest import QTest

        QTest.keyClick(self.window.canvas, key)
        self.rest()

    def rest(self, seconds: float = 0.25) -> None:
        from gui.bench.driven_window import run_events

        run_events(seconds)

    def wait_for_draft(self) -> None:
        """Wait for what the tool computes in the background."""
        from gui.bench.driven_window import wait_for

        wait_for(lambda: self.window.canvas.has_draft, "the draft")
        self.rest(1.5)

    def _hover(self, place: QPointF) -> None:
        from PySide6.QtCore import QEvent, Qt

        from gui.bench.driven_window import send_mouse

        none = Qt.MouseButton.NoButton
        send_mouse(self.window.canvas, QEvent.Type.MouseMove, place, none, none)

    def _place(self, point: Point) -> QPointF:
        from gui.bench.driven_window import view_point

        return view_point(self.window.canvas, self.scale * point[0], self.scale * point[1])


def between(points: Sequence[Point], steps: int = 6) -> list[Point]:
    """The points with others in between, as a hand goes."""
    way = [points[0]]
    for (y, x), (next_y, next_x) in pairwise(points):
        way += [(y + (next_y - y) * n / steps, x + (next_x - x) * n / steps) for n in range(1, steps + 1)]
    return way


def ring(centre: Point, radius: float, count: int, turns: float = 1.0) -> list[Point]:
    """Points on a circle, clockwise from the top; the last one lies `turns` around."""
    from math import cos, pi, sin

    angles = [2 * pi * turns * n / count for n in range(count)]
    return [(centre[0] - radius * cos(angle), centre[1] + radius * sin(angle)) for angle in angles]


def fill_ellipse(hand: Hand, centre: Point, radius: float, wide: float = 1.0) -> None:
    """Paint an ellipse of the class in hand."""
    from PySide6.QtCore import Qt

    hand.tool("ellipse")
    (y, x), reach = centre, radius * wide
    hand.drag([(y - radius, x - reach), (y + radius, x + reach)])
    hand.key(Qt.Key.Key_Return)


# ---- what is done in each picture


def scribble(hand: Hand) -> None:
    from screenshots import CAT

    from gui.bench.driven_window import session_of, wait_for

    for class_id, points in CAT:
        hand.tool("scribble", class_id)
        hand.drag(points)
    image = session_of(hand.window).image
    assert image is not None
    wait_for(lambda: image.preview is not None, "the cut")
    hand.rest(4.0)


def brush(hand: Hand) -> None:
    hand.tool("brush", radius_px=7)
    hand.drag([(113, 92), (114, 112), (122, 92), (128, 114), (134, 98)], is_held=True)


def eraser(hand: Hand) -> None:
    fill_ellipse(hand, (126, 103), 19)
    hand.tool("eraser", radius_px=4)
    hand.drag([(110, 85), (142, 113)], is_held=True)


def polygon(hand: Hand) -> None:
    from PySide6.QtCore import Qt

    hand.tool("polygon")
    hand.click(*ring((193, 210), 23, 8))
    hand.key(Qt.Key.Key_Return)
    hand.hover(ring((193, 210), 23, 8)[1])


def rectangle(hand: Hand) -> None:
    hand.tool("rectangle")
    hand.drag([(238, 223), (286, 272)])
    hand.hover((262, 272))


def ellipse(hand: Hand) -> None:
    hand.tool("ellipse")
    hand.drag([(237, 222), (287, 272)])
    hand.hover((262, 272))


def lasso(hand: Hand) -> None:
    hand.tool("lasso")
    hand.drag(ring((264, 172), 30, 40, 0.85), is_held=True)


def wand(hand: Hand) -> None:
    y, x = cells()[0]
    hand.tool("wand")
    hand.option("tolerance", 16)
    hand.drag([(y + 12, x), (y + 12, x + 12)], is_held=True)
    hand.rest(3.0)


def threshold(hand: Hand) -> None:
    y, x = cells()[0]
    hand.tool("threshold")
    hand.drag([(y - 60, x - 90), (y + 60, x + 40)])
    hand.wait_for_draft()


def growing(hand: Hand) -> None:
    y, x = cells()[0]
    hand.tool("growing", radius_px=2)
    hand.drag([(y + 12, x - 6), (y + 13, x + 6)])
    hand.wait_for_draft()


def superpixels(hand: Hand) -> None:
    hand.tool("superpixels")
    hand.option("side", 16)
    hand.hover((120, 240))
    hand.rest(3.0)
    hand.drag([(120, 240), (150, 250), (180, 230)], is_held=True)
    hand.rest(1.0)


def split(hand: Hand) -> None:
    fill_ellipse(hand, (126, 103), 19)
    fill_ellipse(hand, (126, 135), 19)
    hand.tool("split")
    hand.drag([(126, 99), (126, 139)], is_held=True)


def object_box(hand: Hand) -> None:
    hand.tool("object_box")
    hand.drag([(92, 244), (152, 298)])
    hand.wait_for_draft()


def click(hand: Hand) -> None:
    hand.tool("click")
    hand.click((124, 205))
    hand.wait_for_draft()


def ridge(hand: Hand) -> None:
    hand.tool("ridge")
    for point in ((333, 543), (351, 704), (420, 801), (433, 930)):
        hand.click(point)
        hand.rest(2.0)
    hand.hover((470, 960))
    hand.rest(1.0)


def livewire(hand: Hand) -> None:
    hand.tool("livewire")
    for point in ring((187, 346), 30, 6)[:4]:
        hand.click(point)
        hand.rest(0.8)
    hand.hover(ring((187, 346), 30, 6)[4])
    hand.rest(1.0)


def nudge(hand: Hand) -> None:
    fill_ellipse(hand, (126, 103), 19)
    hand.tool("nudge", radius_px=10)
    hand.drag([(126, 111), (126, 136)], is_held=True)


def measure(hand: Hand) -> None:
    hand.tool("measure")
    hand.drag([(126, 84), (126, 122)], is_held=True)


_NEAR: Final = (95, 74, 62, 108)
SCENES: Final = {
    "scribble": Scene("cat.png", 3, (0, 0, 300, 451), scribble),
    "brush": Scene("coins.png", 2, _NEAR, brush),
    "eraser": Scene("coins.png", 2, _NEAR, eraser),
    "polygon": Scene("coins.png", 2, (160, 156, 64, 108), polygon),
    "rectangle": Scene("coins.png", 2, (230, 196, 64, 108), rectangle),
    "ellipse": Scene("coins.png", 2, (230, 196, 64, 108), ellipse),
    "lasso": Scene("coins.png", 2, (226, 112, 74, 122), lasso),
    "wand": Scene("cells-3.png", 1, (60, 80, 120, 180), wand),
    "threshold": Scene("cells-3.png", 1, (24, 60, 160, 240), threshold),
    "growing": Scene("cells-3.png", 1, (60, 80, 120, 180), growing),
    "superpixels": Scene("cat.png", 3, (60, 140, 160, 270), superpixels),
    "split": Scene("coins.png", 2, _NEAR, split),
    "object-box": Scene("coins.png", 2, (84, 216, 76, 128), object_box),
    "click": Scene("coins.png", 2, (90, 150, 64, 108), click),
    "trace": Scene(RETINA, 1, (270, 520, 230, 480), ridge),
    "live-wire": Scene("coins.png", 2, (148, 270, 78, 114), livewire),
    "push-an-edge": Scene("coins.png", 2, _NEAR, nudge),
    "measure": Scene("coins.png", 2, _NEAR, measure),
}
"""Name of the picture -> what it shows."""


def cells(number: int = 3) -> list[Point]:
    """Middles (y, x) of the cells of a sample picture, the one nearest to the middle of the picture first."""
    import numpy as np
    from scipy import ndimage

    from resources.demo_cells import CELL, draw_cells

    _, mask = draw_cells(seed=number)
    numbered, count = ndimage.label(mask == CELL)
    middles = ndimage.center_of_mass(mask, numbered, range(1, count + 1))
    middle = np.array(mask.shape) / 2
    return sorted(middles, key=lambda at: float(np.hypot(*(np.array(at) - middle))))


def write_pictures(samples: Path, folder: Path) -> None:
    """Write larger copies of sample pictures, which look smooth, and of a retina (CC0, M. Häggström)."""
    from importlib.resources import files
    from shutil import copyfileobj

    from PIL import Image

    folder.mkdir()
    for name, scale in LARGER.items():
        with Image.open(samples / name) as picture:
            size = scale * picture.width, scale * picture.height
            picture.resize(size, Image.Resampling.LANCZOS).save(folder / large(name))
    with (files("skimage.data") / RETINA).open("rb") as source, open(folder / RETINA, "wb") as target:
        copyfileobj(source, target)


def large(name: str) -> str:
    """Name of the larger copy of a sample picture."""
    return f"large-{name}"


def main(folder: Path, names: Sequence[str]) -> None:
    sys.path[:0] = [str(DOCS), str(DOCS.parent)]
    from screenshots import use_home

    with tempfile.TemporaryDirectory(prefix="inkling-tools-") as home:
        use_home(Path(home))
        folder.mkdir(parents=True, exist_ok=True)
        take(Path(home), folder, names or list(SCENES))


def take(home: Path, folder: Path, names: Sequence[str]) -> None:
    """These pictures, in the light theme."""
    from PySide6.QtCore import QSize
    from screenshots import open_picture, save_small

    from engine.demo_project import make_demo
    from engine.storage import Project
    from gui.bench.driven_window import driven_window, session_of, wait_for
    from gui.modes import ThemeChoice

    path = make_demo(home / "demo")
    write_pictures(home / "demo" / "images", home / "more")
    with Project.open(path) as project:
        project.images.add_folder(home / "more")
    with driven_window(path, home / "window.ini", QSize(1440, 900), ThemeChoice.LIGHT) as window:
        session = session_of(window)
        session.writable_learner().set_auto(False)
        wait_for(lambda: not session.busy.is_warming_up, "the engine to be warm")
        edits = window.controller.edits
        assert edits is not None
        for class_id, color in COLORS.items():
            edits.classes.change(class_id, color=color)
        window.tools.opacity.set(0.5)
        hand = Hand(window)
        for name in names:
            scene = SCENES[name]
            hand.scale = LARGER.get(scene.image, 1)
            open_picture(window, large(scene.image) if scene.image in LARGER else scene.image)
            window.action_set["clear_image"].trigger()
            save_small(_picture(hand, scene), folder / f"{name}.png")
            _end(hand)


def _picture(hand: Hand, scene: Scene) -> QPixmap:
    """Do the work and take the part of the canvas that the scene shows."""
    from PySide6.QtCore import QRect, Qt

    from gui.bench.driven_window import view_point

    window = hand.window
    y, x, height, width = (hand.scale * side for side in scene.part)
    window.notices.clear()
    window.tools.choose_class(scene.class_id)
    # As large on the screen as in the picture: lines and handles keep their width.
    ratio = window.canvas.devicePixelRatioF()
    window.canvas.zoom_to(ratio * WIDTH_PX / width, (y + height / 2, x + width / 2))
    hand.rest()
    scene.work(hand)
    window.notices.clear()
    hand.rest()
    corners = (view_point(window.canvas, y, x), view_point(window.canvas, y + height, x + width))
    part = QRect(corners[0].toPoint(), corners[1].toPoint()).intersected(window.canvas.rect())
    picture = window.canvas.grab(part)
    return picture.scaledToWidth(WIDTH_PX, Qt.TransformationMode.SmoothTransformation)


def _end(hand: Hand) -> None:
    """Let the button go, drop what is drawn, and take everything off the image."""
    from PySide6.QtCore import QEvent, QPointF, Qt

    from gui.bench.driven_window import send_mouse

    for _ in range(3):
        hand.key(Qt.Key.Key_Escape)
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    send_mouse(hand.window.canvas, QEvent.Type.MouseButtonRelease, QPointF(5, 5), left, none)
    hand.window.action_set["clear_image"].trigger()
    hand.rest()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER, sys.argv[2:])
