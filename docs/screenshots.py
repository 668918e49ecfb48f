"""Makes the pictures of the README by driving the real window: `python docs/screenshots.py [FOLDER]`.

Works without a display. Everything lives in a temporary home; nothing is downloaded.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from PySide6.QtGui import QPixmap

    from engine.session import Session
    from gui.modes import ThemeChoice
    from gui.window import MainWindow

CHECKOUT: Final = Path(__file__).resolve().parents[1]
FOLDER: Final = CHECKOUT / "docs" / "pictures"
CUT: Final = "cut-dark.png"
LEARNING: Final = "learning-light.png"
PICTURES: Final = (CUT, LEARNING)
"""Names of what the script makes."""
WIDTH: Final = 1440
HEIGHT: Final = 980

# Strokes on the sample photograph of a cat, (class, points (y, x) in image pixels).
CAT: Final = (
    (0, ((100, 420), (200, 430), (285, 425))),
    (3, ((60, 100), (120, 240), (200, 200), (262, 130))),
    (0, ((30, 8), (95, 10))),
    (3, ((145, 330), (60, 300))),
    (3, ((285, 70), (250, 40))),
    (0, ((270, 350), (285, 380))),
    (3, ((10, 375), (30, 360))),
    (3, ((255, 255), (225, 230))),
)
COLOURS: Final = 192
GOOD_IOU: Final = 0.7
MOST_ROUNDS: Final = 4


def main(folder: Path) -> None:
    sys.path.insert(0, str(CHECKOUT))
    with tempfile.TemporaryDirectory(prefix="inkling-pictures-") as home:
        use_home(Path(home))
        folder.mkdir(parents=True, exist_ok=True)
        take_cut(Path(home) / "dark", folder)
        take_learning(Path(home) / "light", folder)


@dataclass(frozen=True)
class Desk:
    """Screen that is not there, in logical pixels; `ratio` device pixels to each. Dialogs fit on it."""

    width: int = 1920
    height: int = 1200
    ratio: float = 1.0


def use_home(home: Path, desk: Desk | None = None) -> None:
    """Let settings and data be in this folder, and draw without a display, where there is none.

    Args:
        desk: the screen to draw for, whether there is a display or not; None is that of a desk.
    """
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        os.environ[name] = str(home)
    if desk is not None or (sys.platform == "linux" and not os.environ.get("DISPLAY")):
        of = desk or Desk()
        width, height = round(of.width * of.ratio), round(of.height * of.ratio)
        screen = {"name": "desk", "x": 0, "y": 0, "width": width, "height": height, "logicalDpi": 96}
        os.environ["QT_SCALE_FACTOR"] = str(of.ratio)
        screens = home / "screens.json"
        screens.write_text(json.dumps({"screens": [screen]}), encoding="utf-8")
        if desk is not None or not os.environ.get("QT_QPA_PLATFORM"):
            os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={screens}"


def take_cut(home: Path, folder: Path) -> None:
    """The window with a cut on the cat, in the dark theme."""
    from gui.modes import ThemeChoice

    with demo_window(home, ThemeChoice.DARK) as window:
        cut_cat(window)
        save_small(window.grab(), folder / CUT)


def take_learning(home: Path, folder: Path) -> None:
    """The window while it learns, in the light theme."""
    from gui.bench.driven_window import run_events, session_of, wait_for, workspace_of
    from gui.modes import ThemeChoice
    from gui.panels.screen_fit import bring_into_view

    with demo_window(home, ThemeChoice.LIGHT) as window:
        session = session_of(window)
        open_picture(window, "cells-3.png")
        show_learning(session)
        wait_for(lambda: is_predicted(session), "a prediction of the model in use")
        bring_into_view(workspace_of(window).learning)
        run_events(1.0)
        save_small(window.grab(), folder / LEARNING)
        session.writable_learner().cancel()
        wait_for(lambda: is_idle(session), "the end of training")


@contextmanager
def demo_window(home: Path, theme: ThemeChoice) -> Iterator[MainWindow]:
    """The window on a sample project in this folder; it learns when it is told to."""
    from PySide6.QtCore import QSize

    from engine.demo_project import make_demo
    from gui.bench.driven_window import driven_window, session_of

    home.mkdir(parents=True)
    project = make_demo(home / "demo")
    with driven_window(project, home / "window.ini", QSize(WIDTH, HEIGHT), theme) as window:
        session = session_of(window)
        session.writable_learner().set_auto(False)
        wait_until_warm(window)
        yield window


def wait_until_warm(window: MainWindow) -> None:
    """Wait until cut and network are prepared, which the window begins a moment after it is there."""
    from gui.app import WARM_UP_DELAY_MS
    from gui.bench.driven_window import run_events, session_of, wait_for

    run_events(2 * WARM_UP_DELAY_MS / 1000)
    session = session_of(window)
    wait_for(lambda: not session.busy.is_warming_up and session.busy.preparation is None, "a warm engine")


def save_small(picture: QPixmap, target: Path) -> None:
    """Write a picture as a PNG of few bytes: as many colours as a palette holds, compressed at length."""
    from io import BytesIO

    from PIL import Image
    from PySide6.QtCore import QBuffer, QIODevice

    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.toImage().save(buffer, "PNG")
    with Image.open(BytesIO(buffer.data().data())) as image:
        full = image.convert("RGB")
    # Half of the palette by how common colours are, half so that rare ones stay: those of icons and classes.
    palette = Image.new("P", (1, 1))
    ways = (Image.Quantize.MEDIANCUT, Image.Quantize.MAXCOVERAGE)
    parts = [full.quantize(COLOURS // 2, way).getpalette() or [] for way in ways]
    palette.putpalette([value for part in parts for value in part[: 3 * (COLOURS // 2)]])
    full.quantize(palette=palette, dither=Image.Dither.NONE).save(target, optimize=True)


def show_learning(session: Session) -> None:
    """Train until the model in use is worth a picture; on a slow machine for several rounds."""
    from gui.bench.driven_window import wait_for

    for _ in range(MOST_ROUNDS):
        session.writable_learner().start()
        wait_for(lambda: not is_idle(session), "the start of training")
        wait_for(lambda: has_learned(session) or is_idle(session), "the network", patience_s=600)
        if has_learned(session):
            return


def is_idle(session: Session) -> bool:
    return session.learning_state.phase.value == "idle"


def has_learned(session: Session) -> bool:
    """Whether the model in use, and the network that learns, have seen enough to be worth a picture."""
    curve = session.learning_state.iou
    return has_good_model(session) and len(curve) >= 3 and curve[-1][1] > GOOD_IOU


def has_good_model(session: Session) -> bool:
    """Whether the predictions of the model in use are worth a picture."""
    model = session.current_model
    scores = {} if model is None else model.metrics.get("per_class", {})
    return (scores.get("cell") or 0.0) > GOOD_IOU


def is_predicted(session: Session) -> bool:
    """Whether the open image shows what the model in use predicts."""
    image, model = session.image, session.current_model
    shown = None if image is None else image.prediction
    return shown is not None and model is not None and shown.model_id == model.id


def open_picture(window: MainWindow, name: str) -> None:
    """Open the image of this file name."""
    from gui.bench.driven_window import run_events, session_of, wait_for

    session = session_of(window)
    record = next(r for r in session.project.images.rows() if r.path.name == name)
    session.open_image(record.id)
    wait_for(lambda: session.image is not None and session.image.id == record.id, name)
    window.canvas.fit()
    run_events(0.3)


def cut_cat(window: MainWindow) -> None:
    """Open the photograph of the cat, scribble on it, and wait until its cut is shown."""
    from gui.bench.driven_window import run_events

    open_picture(window, "cat.png")
    scribble_cat(window)
    see_cut(window)
    run_events(1.0)
    window.notices.clear()


def see_cut(window: MainWindow) -> None:
    """Wait until the exact cut of all scribbles is painted: no key decides about any other."""
    from gui.bench.driven_window import session_of, wait_for

    session = session_of(window)
    image = session.image
    assert image is not None

    def is_seen() -> bool:
        preview = image.preview
        is_exact = preview is not None and not preview.is_rough and not session.cutter.is_busy
        return is_exact and session.sight.is_current

    wait_for(is_seen, "the exact cut in sight")


def scribble_cat(window: MainWindow) -> None:
    """Draw the strokes with the mouse on the canvas."""
    from gui.bench.driven_window import drag, run_events, view_point

    for class_id, points in CAT:
        window.tools.choose_tool("scribble")
        window.tools.choose_class(class_id)
        drag(window.canvas, [view_point(window.canvas, y, x) for y, x in points])
        run_events(0.3)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
