"""Numbered picture of the window for the guide: `python docs/tour.py [FILE]`.

Drives the real window on the sample project, without a display, and puts a number on each part.
The legend is the table of `docs/guide/the-window.md`.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QPixmap
    from PySide6.QtWidgets import QWidget

    from gui.window import MainWindow
    from gui.workspace import Workspace

DOCS: Final = Path(__file__).resolve().parent
PICTURE: Final = DOCS / "pictures" / "window-tour.png"
BADGE_PX: Final = 30
BADGE_COLOUR: Final = "#d6156c"


@dataclass(frozen=True)
class Part:
    """One numbered part of the window: its name, its widget, and where on that the number sits.

    `across` and `down` are shares of the widget's width and height.
    """

    title: str
    widget: Callable[[MainWindow], QWidget]
    across: float
    down: float


def _workspace(window: MainWindow) -> Workspace:
    assert window.workspace is not None
    return window.workspace


def _strip(action: str) -> Callable[[MainWindow], QWidget]:
    """The button of an action in the tool bar."""

    def button(window: MainWindow) -> QWidget:
        from PySide6.QtWidgets import QToolButton

        wanted = window.action_set[action]
        return next(b for b in window.tool_bar.findChildren(QToolButton) if b.defaultAction() is wanted)

    return button


def _apply(window: MainWindow) -> QWidget:
    """The first of the two buttons at the right end of the tool bar."""
    from gui.style.buttons import ActionButton

    return window.tool_bar.findChildren(ActionButton)[-2]


PARTS: Final = (
    Part("Menus", lambda w: w.menuBar(), 0.52, 0.5),
    Part("Undo and redo", _strip("redo"), 0.0, 1.05),
    Part("How the image is shown", _strip("overlay"), 0.0, 0.1),
    Part("The open image", lambda w: w.tool_bar.image_name, 0.08, 0.5),
    Part("Skip", _strip("skip_image"), 0.0, 0.1),
    Part("Apply, accept", _apply, 0.0, 0.1),
    Part("Progress and list of images", lambda w: _workspace(w).images.progress_label, -0.3, 0.5),
    Part("Find and filter", lambda w: _workspace(w).images.search, 1.0, 0.0),
    Part("What to label next", lambda w: _workspace(w).images.next.box, 1.0, 0.0),
    Part("Canvas", lambda w: w.canvas, 0.5, 0.07),
    Part("Classes", lambda w: _workspace(w).classes, 0.0, 0.0),
    Part("Tool", lambda w: _workspace(w).tool, 0.0, 0.0),
    Part("Cut", lambda w: _workspace(w).cut, 0.0, 0.0),
    Part("Model", lambda w: _workspace(w).model, 0.0, 0.0),
    Part("Learning", lambda w: _workspace(w).learning, 0.0, 0.0),
    Part("Status line", lambda w: w.statusBar(), 0.62, 0.5),
)


def places(window: MainWindow) -> list[QPoint]:
    """Middle of each part's number, in the window's pixels."""
    from PySide6.QtCore import QPoint

    found = []
    for part in PARTS:
        widget = part.widget(window)
        inside = QPoint(round(widget.width() * part.across), round(widget.height() * part.down))
        at = widget.mapTo(window, inside)
        margin = BADGE_PX // 2 + 1
        x = min(max(at.x(), margin), window.width() - margin)
        found.append(QPoint(x, min(max(at.y(), margin), window.height() - margin)))
    return found


def draw_numbers(picture: QPixmap, points: list[QPoint]) -> None:
    """Put 1, 2, 3, ... in discs around these points."""
    from PySide6.QtCore import QPointF, QRectF, Qt
    from PySide6.QtGui import QColor, QFont, QPainter, QPen

    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    font = QFont(painter.font())
    font.setPixelSize(16)
    font.setBold(True)
    painter.setFont(font)
    for number, point in enumerate(points, 1):
        disc = QRectF(0, 0, BADGE_PX, BADGE_PX)
        disc.moveCenter(QPointF(point))
        painter.setPen(QPen(QColor("white"), 2.5))
        painter.setBrush(QColor(BADGE_COLOUR))
        painter.drawEllipse(disc.adjusted(2, 2, -2, -2))
        painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, str(number))
    painter.end()


def main(target: Path) -> None:
    sys.path[:0] = [str(DOCS), str(DOCS.parent)]
    from screenshots import use_home

    with tempfile.TemporaryDirectory(prefix="inkling-tour-") as home:
        use_home(Path(home))
        take(Path(home), target)


def take(home: Path, target: Path) -> None:
    """The window with a cut on the cat, a number on each part."""
    from PySide6.QtCore import QSize
    from screenshots import HEIGHT, WIDTH, cut_cat, save_small, wait_until_warm

    from engine.demo_project import make_demo
    from gui.bench.driven_window import driven_window, session_of
    from gui.modes import ThemeChoice

    project = make_demo(home / "demo")
    with driven_window(project, home / "window.ini", QSize(WIDTH, HEIGHT), ThemeChoice.LIGHT) as window:
        session = session_of(window)
        session.writable_learner().set_auto(False)
        wait_until_warm(window)
        cut_cat(window)
        picture = window.grab()
        draw_numbers(picture, places(window))
        target.parent.mkdir(parents=True, exist_ok=True)
        save_small(picture, target)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else PICTURE)
