"""Pictures of tour, augmentation and queue: `python docs/guide_pictures.py [FOLDER] [PICTURE...]`.

Drives the real window on the sample project, without a display: it shows the tour, accepts the cat, waits
for a model, and takes the queue with its reasons, and the dialog of augmentation.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from gui.window import MainWindow

DOCS: Final = Path(__file__).resolve().parent
FOLDER: Final = DOCS / "pictures"
TOUR: Final = "tour-light.png"
QUEUE: Final = "queue-light.png"
AUGMENTATION: Final = "augmentation-light.png"
PICTURES: Final = (TOUR, QUEUE, AUGMENTATION)
"""Names of what the script makes."""
TOUR_PX: Final = 800
"""Width of the picture of the tour."""


def main(folder: Path, names: Sequence[str]) -> None:
    sys.path[:0] = [str(DOCS), str(DOCS.parent)]
    from screenshots import use_home

    with tempfile.TemporaryDirectory(prefix="inkling-guide-") as home:
        use_home(Path(home))
        folder.mkdir(parents=True, exist_ok=True)
        take(Path(home), folder, names or PICTURES)


def take(home: Path, folder: Path, names: Sequence[str]) -> None:
    """These pictures, in the light theme."""
    from PySide6.QtCore import QSize
    from screenshots import (
        HEIGHT,
        WIDTH,
        has_good_model,
        open_picture,
        save_small,
        wait_until_warm,
    )

    from engine.demo_project import make_demo
    from gui.bench.driven_window import driven_window, run_events, session_of, wait_for
    from gui.modes import ThemeChoice

    project = make_demo(home / "demo")
    with driven_window(project, home / "window.ini", QSize(WIDTH, HEIGHT), ThemeChoice.LIGHT) as window:
        session = session_of(window)
        wait_until_warm(window)
        open_picture(window, "cat.png")
        if TOUR in names:
            save_tour(window, folder / TOUR)
        if AUGMENTATION in names:
            save_augmentation(window, folder / AUGMENTATION)
        if QUEUE in names:
            accept_cat(window)
            wait_for(lambda: has_good_model(session), "a good model", patience_s=1200)
            show_queue(window)
            run_events(1.0)
            save_small(window.grab(), folder / QUEUE)
            session.writable_learner().cancel()
            wait_for(lambda: session.learning_state.phase.value == "idle", "the end of training")


def accept_cat(window: MainWindow) -> None:
    """Cut the cat, apply the cut, accept the image, each by what its key does."""
    from screenshots import scribble_cat, see_cut

    from gui.bench.driven_window import session_of, wait_for

    session = session_of(window)
    image = session.image
    assert image is not None
    scribble_cat(window)
    see_cut(window)
    window.action_set["apply_cut"].trigger()
    wait_for(lambda: image.preview is None and session.sight.is_current, "the applied cut in sight")
    window.action_set["accept_image"].trigger()
    wait_for(lambda: session.image is not image, "the next image", patience_s=60)


def save_tour(window: MainWindow, target: Path) -> None:
    """The right part of the window, as far down as the card of the first step of the tour goes."""
    from PySide6.QtCore import QRect
    from screenshots import save_small

    from gui.bench.driven_window import run_events, session_of

    tour = window.links.tour
    tour.start(session_of(window))
    run_events(0.5)
    left = window.width() - TOUR_PX
    below = tour.card.geometry().bottom() + TOUR_PX // 40
    save_small(window.grab(QRect(left, 0, TOUR_PX, below)), target)
    tour.leave()


def show_queue(window: MainWindow) -> None:
    """The images by uncertainty, each with its reason, and the first of them with its uncertainty."""
    from gui.bench.driven_window import run_events, wait_for

    actions = window.action_set
    actions["queue_order"].trigger()
    actions["queue_list"].trigger()
    queue = window.links.queue
    assert queue is not None
    wait_for(lambda: queue.queue.predicted_count >= queue.queue.waiting_count, "predictions of all images")
    actions["next_to_label"].trigger()
    actions["uncertainty"].trigger()
    run_events(2.0)
    window.canvas.fit()


def save_augmentation(window: MainWindow, target: Path) -> None:
    """The dialog with variants of a patch."""
    from PySide6.QtWidgets import QLabel
    from screenshots import save_small

    from gui.bench.driven_window import run_events, wait_for

    window.action_set["augmentation"].trigger()
    wait_for(lambda: bool(window.dialogs.shown), "the dialog")
    dialog = window.dialogs.shown[-1]

    def has_variants() -> bool:
        return sum(not part.pixmap().isNull() for part in dialog.findChildren(QLabel)) > 1

    wait_for(has_variants, "variants of a patch")
    run_events(0.5)
    save_small(dialog.grab(), target)
    dialog.reject()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER, sys.argv[2:])
