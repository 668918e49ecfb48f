"""The window that the kill benchmark drives writes down what it accepts, though the next image opens then."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize

from engine.bench.reliability import sandbox
from engine.bench.reliability.acknowledgements import Acknowledgements, read_acknowledged
from engine.session.editing.decisions import LEAST_READING_S
from engine.storage import ImageStatus, Project
from gui.bench.driven_window import drag, driven_window, run_events, session_of, view_point, wait_for
from gui.bench.killed_window import accept_image
from gui.modes import ThemeChoice


def test_an_acceptance_is_written_down_for_the_image_that_was_accepted(qapp: object, tmp_path: Path) -> None:
    sandbox.make_sandbox(tmp_path, images=3, accepted=0)
    notes = Acknowledgements(tmp_path)
    settings = tmp_path / sandbox.HOME / "window.ini"
    with driven_window(tmp_path / sandbox.PROJECT, settings, QSize(900, 600), ThemeChoice.DARK) as window:
        session = session_of(window)
        session.writable_learner().set_auto(False)
        first = session.image
        assert first is not None
        window.tools.choose_tool("brush")
        window.tools.choose_class(1)
        drag(window.canvas, [view_point(window.canvas, y, x) for y, x in ((20.0, 20.0), (60.0, 90.0))])
        run_events(0.05)
        for _ in range(2):
            accept_image(window, notes, 1.2 * LEAST_READING_S)
            wait_for(lambda: not session.busy.opening, "the next image")
        name = first.record.path.name
        assert session.project.images.get(first.id).status is ImageStatus.ACCEPTED
    written = read_acknowledged(tmp_path)[name]
    assert written.is_accepted
    assert written.saved_count == len(written.reached) > 0
    with Project.open(tmp_path / sandbox.PROJECT) as project:
        assert sandbox.lost_labels(project, project.images.get(first.id), written) == ""
