"""The real window in the kill benchmark: strokes, cuts, undo and accepting by real events, until killed.

Run by `bench reliability` in a forked child; the window is offscreen, its settings are in the trial's folder.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

import numpy as np
from PySide6.QtCore import QSize

from engine.bench.reliability.acknowledgements import Acknowledgements
from engine.bench.reliability.sandbox import HOME, PROJECT, SHAPE, planes_digest
from engine.session import OpenImage, Session
from engine.session.editing.decisions import LEAST_READING_S
from engine.storage import ImageStatus
from gui.bench.driven_window import drag, driven_window, run_events, session_of, view_point, wait_for
from gui.modes import ThemeChoice
from gui.window import MainWindow

_SIZE: Final = QSize(1000, 700)
_TOOLS: Final = ("brush", "scribble", "eraser")
_STEPS: Final = ("undo", "redo", "apply_cut", "take_back", "mask_smooth", "mask_fill_holes")
_POINTS: Final = 5


def paint_in_window(folder: Path) -> None:
    """Work as a user does, image after image, writing down every step that the window says to be saved."""
    rng = np.random.default_rng()
    notes = Acknowledgements(folder)
    with driven_window(folder / PROJECT, folder / HOME / "window.ini", _SIZE, ThemeChoice.DARK) as window:
        session = session_of(window)
        session.writable_learner().set_auto(False)
        while True:
            for _ in range(int(rng.integers(3, 9))):
                if session.image is not None:
                    notes.begins(session.image.record.path.name)
                _random_step(window, rng)
                _write_down(session, session.image, notes, is_flushed=rng.random() < 0.5)
            if rng.random() < 0.5:
                wait_for(lambda: not session.busy.is_refining, "the cut")
                # What is doubtful about the mask is said first; the same key again goes on.
                for pause_s in (1.2 * LEAST_READING_S, 0.05):
                    accept_image(window, notes, pause_s)
            else:
                window.action_set["next_image"].trigger()
            run_events(0.05)
            wait_for(lambda: not session.busy.opening and session.image is not None, "the next image")


def _random_step(window: MainWindow, rng: np.random.Generator) -> None:
    """A stroke, or an action that changes labels."""
    number = int(rng.integers(0, 3 * len(_STEPS)))
    if number < len(_STEPS):
        window.action_set[_STEPS[number]].trigger()
    else:
        window.tools.choose_tool(_TOOLS[number % len(_TOOLS)])
        window.tools.choose_class(int(rng.integers(0, 3)))
        places = rng.uniform((0, 0), SHAPE, (_POINTS, 2))
        drag(window.canvas, [view_point(window.canvas, float(y), float(x)) for y, x in places])
    run_events(0.02)


def accept_image(window: MainWindow, notes: Acknowledgements, pause_s: float) -> None:
    """Press the key for accepting, let the window work, and write down what became of that image."""
    session = session_of(window)
    # Accepting opens the next image.
    image = session.image
    window.action_set["accept_image"].trigger()
    run_events(pause_s)
    _write_down(session, image, notes, is_flushed=True)


def _write_down(
    session: Session, image: OpenImage | None, notes: Acknowledgements, *, is_flushed: bool
) -> None:
    if image is None:
        return
    name = image.record.path.name
    notes.reached(name, planes_digest(image.planes))
    if is_flushed:
        session.project.flush()
        notes.saved(name)
        if _is_accepted(session, image):
            notes.accepted(name)


def _is_accepted(session: Session, image: OpenImage) -> bool:
    return session.project.images.get(image.id).status is ImageStatus.ACCEPTED
