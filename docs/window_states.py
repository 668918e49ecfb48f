"""Pictures of every state of the window, to be looked at: `python docs/window_states.py FOLDER [OPTION...]`.

Drives the real window on the sample project, without a display, in one language, theme, size and ratio at a
time. Texts that are not seen whole are named, and make the exit code 1.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from engine.session import Session
    from gui.window import MainWindow

DOCS: Final = Path(__file__).resolve().parent
WITHOUT_DIALOG: Final = frozenset(
    {"open_folder", "open_project", "add_images", "relink_images", "recolor_class", "check_machine"}
)
"""Actions that end in "…" and open a dialog of the system, or work for a minute."""
MORE_DIALOGS: Final = ("shortcuts", "past_notices", "about", "palette")
OF_MODEL: Final = ("uncertainty", "instances", "layer_prediction", "layer_difference", "compare_split")
"""What shows more of a prediction."""


@dataclass
class Album:
    """The pictures taken so far of one window."""

    window: MainWindow
    folder: Path
    count: int = 0
    cut: list[str] = field(default_factory=list)
    """Texts that are not seen whole, each after the name of its picture."""

    @property
    def session(self) -> Session:
        from gui.bench.driven_window import session_of

        return session_of(self.window)

    def take(self, name: str, widget: QWidget | None = None, rest_s: float = 0.4) -> None:
        """Let the window work for so long, and take it, or this part of it."""
        from cut_texts import cut_texts

        from gui.bench.driven_window import run_events

        run_events(rest_s)
        taken = widget or self.window
        self.count += 1
        taken.grab().save(str(self.folder / f"{self.count:03d}-{name}.png"))
        self.cut += [f"{name}: {text}" for text in cut_texts(taken)]

    def trigger(self, action: str) -> None:
        self.window.action_set[action].trigger()

    @contextmanager
    def toggled(self, *actions: str) -> Iterator[None]:
        """Actions that are on for a while."""
        for action in actions:
            self.trigger(action)
        yield
        for action in reversed(actions):
            self.trigger(action)


# ---- the states


def tools(album: Album) -> None:
    """The window as it opens, and the card of each tool."""
    from screenshots import open_picture

    from gui.bench.driven_window import workspace_of
    from gui.tools import TOOLS

    open_picture(album.window, "cat.png")
    album.take("opened")
    for tool in TOOLS:
        album.window.tools.choose_tool(tool.id)
        album.take(f"tool-{tool.id}", workspace_of(album.window).tool, 0.1)


def cut(album: Album) -> None:
    """Scribbles of one class, a cut, and every way to make one, with all sliders."""
    from screenshots import CAT, cut_cat

    from engine.session import CUT_METHODS
    from gui.bench.driven_window import drag, view_point, workspace_of

    window, panel = album.window, workspace_of(album.window).cut
    window.tools.choose_tool("scribble")
    class_id, points = CAT[1]
    window.tools.choose_class(class_id)
    drag(window.canvas, [view_point(window.canvas, y, x) for y, x in points])
    album.take("one-class", rest_s=1.0)
    cut_cat(window)
    album.take("cut")
    panel.show_more(True)
    for number in range(len(CUT_METHODS)):
        album.take(f"way-to-cut-{number}", panel, 0.1)
        album.trigger("cut_method")
    panel.show_more(False)


def looks(album: Album) -> None:
    """What can be shown beside and over the image."""
    window = album.window
    with album.toggled("adjust_panel"):
        album.take("adjusted")
    with album.toggled("rulers", "navigator", "scale_bar", "crosshair", "pixel_grid"):
        album.take("rulers")
        window.canvas.zoom_to(20 * window.canvas.devicePixelRatioF(), (100, 200))
        album.take("pixels")
    window.canvas.fit()
    for action in ("timeline", "panel_history", "canvas_only"):
        with album.toggled(action):
            album.take(action)


def lists(album: Album) -> None:
    """The list of images by itself: nothing found, in the order of the queue."""
    from gui.bench.driven_window import workspace_of

    images = workspace_of(album.window).images
    images.search.setText("zzzz")
    album.take("nothing-found", rest_s=1.0)
    images.search.clear()
    with album.toggled("queue_list"):
        album.take("queue", rest_s=1.0)


def tour(album: Album) -> None:
    """Each step of the tour."""
    guide = album.window.links.tour
    guide.start(album.session)
    for number in range(1, 6):
        album.take(f"tour-{number}")
        guide.card.passed.emit()
    guide.leave()


def menus(album: Album) -> None:
    """Every menu."""
    from PySide6.QtCore import QPoint
    from PySide6.QtWidgets import QMenu

    for number, entry in enumerate(album.window.menuBar().actions()):
        menu = entry.menu()
        assert isinstance(menu, QMenu)
        menu.popup(album.window.mapToGlobal(QPoint(20, 30)))
        album.take(f"menu-{number}", menu, 0.1)
        menu.close()


def dialogs(album: Album) -> None:
    """Every dialog that a menu opens."""
    from gui.actions import ACTIONS

    names = [spec.id for spec in ACTIONS if spec.text.endswith("…") and spec.id not in WITHOUT_DIALOG]
    for name in dict.fromkeys((*names, *MORE_DIALOGS)):
        dialog(album, name)


def dialog(album: Album, action: str, rest_s: float = 1.0) -> None:
    """The dialog of one action."""
    from PySide6.QtWidgets import QApplication, QDialog

    from gui.bench.driven_window import run_events

    album.window.notices.clear()
    album.trigger(action)
    run_events(rest_s)
    shown = [w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible()]
    for opened in shown:
        album.take(f"dialog-{action}", opened)
        opened.close()
    if not shown:
        album.take(f"no-dialog-{action}")


def model(album: Album) -> None:
    """Learning, a prediction, and what shows it."""
    from screenshots import is_idle, open_picture

    from gui.bench.driven_window import wait_for

    session = album.session
    session.writable_learner().start()
    wait_for(lambda: session.current_model is not None, "the first model")
    album.take("learning", rest_s=2.0)
    session.writable_learner().cancel()
    wait_for(lambda: is_idle(session), "the end of learning")
    open_picture(album.window, "cells-4.png")
    wait_for(lambda: session.image is not None and session.image.prediction is not None, "a prediction")
    album.take("predicted", rest_s=1.0)
    for action in OF_MODEL:
        with album.toggled(action):
            album.take(action, rest_s=1.0)
    for action in ("review_wall", "image_map", "model_card", "statistics"):
        dialog(album, action, 4.0)


def ends(album: Album) -> None:
    """A picture that is gone, and the page without a project."""
    record = next(row for row in album.session.project.images.rows() if row.path.name == "cells-6.png")
    record.path.unlink()
    album.session.open_image(record.id)
    album.take("file-gone", rest_s=1.5)
    album.trigger("close_project")
    album.take("welcome", rest_s=1.0)


PARTS: Final[dict[str, Callable[[Album], None]]] = {
    part.__name__: part for part in (tools, cut, looks, lists, tour, menus, dialogs, model, ends)
}
"""Parts of the work in their order; each can be left out."""


def main(words: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--language", default="en")
    parser.add_argument("--theme", default="light")
    parser.add_argument("--size", default="1366x768", help="of the screen, in logical pixels")
    parser.add_argument("--ratio", type=float, default=1.0, help="device pixels to a logical one")
    parser.add_argument("--parts", nargs="+", choices=PARTS, default=list(PARTS))
    wanted = parser.parse_args(words)
    sys.path[:0] = [str(DOCS), str(DOCS.parent)]
    from screenshots import Desk, use_home

    width, height = map(int, wanted.size.split("x"))
    wanted.folder.mkdir(parents=True, exist_ok=True)
    os.environ["INKLING_LANGUAGE"] = wanted.language
    with tempfile.TemporaryDirectory(prefix="inkling-states-") as home:
        use_home(Path(home), Desk(width, height, wanted.ratio))
        cut_off = take(Path(home), wanted)
    sys.stdout.writelines(f"{line}\n" for line in cut_off)
    return 1 if cut_off else 0


def take(home: Path, wanted: argparse.Namespace) -> list[str]:
    """The pictures; returns the texts that are not seen whole."""
    from PySide6.QtWidgets import QApplication
    from screenshots import wait_until_warm

    from engine.demo_project import make_demo
    from gui.bench.driven_window import driven_window, session_of
    from gui.language.languages import install_language
    from gui.modes import ThemeChoice
    from gui.panels.screen_fit import FRAME

    app = QApplication(sys.argv[:1])
    install_language(app, wanted.language)
    size = app.primaryScreen().availableGeometry().size() - FRAME
    project = make_demo(home / "demo")
    with driven_window(project, home / "window.ini", size, ThemeChoice(wanted.theme)) as window:
        session_of(window).writable_learner().set_auto(False)
        wait_until_warm(window)
        album = Album(window, wanted.folder)
        for name in wanted.parts:
            PARTS[name](album)
        return album.cut


if __name__ == "__main__":
    sys.exit(main())
