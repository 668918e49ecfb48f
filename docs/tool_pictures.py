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
    from PIL import Image
    from PySide6.QtCore import QPointF, Qt
    from PySide6.QtGui import QPixmap

    from gui.window import MainWindow

DOCS: Final = Path(__file__).resolve().parent
FOLDER: Final = DOCS / "pictures" / "tools"
WIDTH_PX: Final = 420
RETINA: Final = "retina.jpg"
FILM: Final = ("coins-1.png", "coins-2.png")
"""Two frames: in the second lies a coin more."""
FILMED_COIN: Final = (125, 206), 24
"""Middle (y, x) and radius of a disc around that coin."""
LARGER: Final = {"coins.png": 3, "cells-3.png": 2, FILM[1]: 3}
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
    pointer: Point | None = None
    """Where the pointer is drawn: for what is done by no more than a click."""


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
        """Let the window work for so long, and until what tools seek in the background is drawn."""
        from gui.bench.driven_window import run_events, wait_for

        run_events(seconds)
        while self._is_seeking():
            wait_for(lambda: not self._is_seeking(), "what the tool seeks")
            # What was found is delivered, painted, and may be the start of the next search.
            run_events(0.1)

    def _is_seeking(self) -> bool:
        desk = self.window.canvas_link._desk
        lane = None if desk is None else desk._lane
        return lane is not None and lane.is_busy

    def wait_for_draft(self) -> None:
        """Wait for what the tool computes in the background."""
        from gui.bench.driven_window import wait_for

        wait_for(lambda: self.window.canvas.has_draft, "the draft")
        self.rest()

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
    from screenshots import CAT, see_cut

    for class_id, points in CAT:
        hand.tool("scribble", class_id)
        hand.drag(points)
    see_cut(hand.window)
    hand.rest()


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
    hand.drag([(120, 240), (150, 250), (180, 230)], is_held=True)


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
    hand.hover((470, 960))


def livewire(hand: Hand) -> None:
    hand.tool("livewire")
    for point in ring((187, 346), 30, 6)[:4]:
        hand.click(point)
    hand.hover(ring((187, 346), 30, 6)[4])


def nudge(hand: Hand) -> None:
    fill_ellipse(hand, (126, 103), 19)
    hand.tool("nudge", radius_px=10)
    hand.drag([(126, 111), (126, 136)], is_held=True)


def measure(hand: Hand) -> None:
    hand.tool("measure")
    hand.drag([(126, 84), (126, 122)], is_held=True)


def motion(hand: Hand) -> None:
    hand.tool("motion")
    hand.drag([(96, 246), (152, 166)])
    hand.wait_for_draft()


def pick(hand: Hand) -> None:
    fill_ellipse(hand, (126, 103), 19)
    hand.window.tools.choose_class(1)
    fill_ellipse(hand, (127, 154), 20)
    hand.tool("pick")
    hand.hover((127, 154))


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
    "motion": Scene(FILM[1], 1, (86, 138, 80, 134), motion),
    "pick-class": Scene("coins.png", 2, (92, 80, 68, 115), pick, pointer=(127, 154)),
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
        if name not in FILM:
            with Image.open(samples / name) as picture:
                enlarged(picture, scale).save(folder / large(name))
    with (files("skimage.data") / RETINA).open("rb") as source, open(folder / RETINA, "wb") as target:
        copyfileobj(source, target)


def write_film(coins: Path, folder: Path) -> None:
    """Write two frames of the coins; in the first, one of them is not there yet."""
    import numpy as np
    from PIL import Image

    folder.mkdir()
    with Image.open(coins) as picture:
        scale, pixels = LARGER[FILM[1]], np.asarray(picture).copy()
        enlarged(picture, scale).save(folder / large(FILM[1]))
    middle, radius = FILMED_COIN
    y, x = np.ogrid[: pixels.shape[0], : pixels.shape[1]]
    distance = np.hypot(y - middle[0], x - middle[1])
    pixels[distance <= radius] = pixels[(distance > radius) & (distance < radius + 2)].mean(axis=0)
    enlarged(Image.fromarray(pixels), scale).save(folder / large(FILM[0]))


def enlarged(picture: Image.Image, scale: int) -> Image.Image:
    """The picture, so many times as large."""
    from PIL import Image

    return picture.resize((scale * picture.width, scale * picture.height), Image.Resampling.LANCZOS)


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
    from screenshots import open_picture, save_small, wait_until_warm

    from engine.demo_project import make_demo
    from engine.storage import Project
    from gui.bench.driven_window import driven_window, session_of
    from gui.modes import ThemeChoice

    path = make_demo(home / "demo")
    samples = home / "demo" / "images"
    write_pictures(samples, home / "more")
    write_film(samples / "coins.png", home / "film")
    with Project.open(path) as project:
        project.images.add_folder(home / "more")
        project.images.add_folder(home / "film")
    with driven_window(path, home / "window.ini", QSize(1440, 900), ThemeChoice.LIGHT) as window:
        session = session_of(window)
        session.writable_learner().set_auto(False)
        wait_until_warm(window)
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
    from PySide6.QtCore import QPointF, QRect, Qt

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
    if scene.pointer is not None:
        at = view_point(window.canvas, *(hand.scale * side for side in scene.pointer))
        draw_pointer(picture, at - QPointF(part.topLeft()))
    return picture.scaledToWidth(WIDTH_PX, Qt.TransformationMode.SmoothTransformation)


def draw_pointer(picture: QPixmap, at: QPointF) -> None:
    """Draw the cross that the pointer of the canvas is, which a picture of a widget leaves out."""
    from PySide6.QtCore import QLineF
    from PySide6.QtGui import QColor, QPainter, QPen

    painter = QPainter(picture)
    for color, width in (("white", 4.0), ("black", 2.0)):
        painter.setPen(QPen(QColor(color), width))
        for dx, dy in ((10, 0), (0, 10)):
            painter.drawLine(QLineF(at.x() - dx, at.y() - dy, at.x() + dx, at.y() + dy))
    painter.end()


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
