"""The guard of the GUI thread sees what it is there for."""

from __future__ import annotations

import threading
from pathlib import Path

from engine.session.effort.effort_report import effort_report
from tests.helpers.gui_thread import guarded
from tests.helpers.projects import new_project
from tests.helpers.session import Desk


def test_a_question_to_the_database_is_seen_with_the_way_to_it(tmp_path: Path) -> None:
    with guarded(threading.current_thread()) as guard, new_project(tmp_path) as project:
        effort_report(project)
    assert [text.split(",")[0] for text in guard.offences] == [
        "waits for the project's writer",
        *["enters SQLite"] * 4,
    ]
    assert "engine.session.effort.effort_report.effort_report" in guard.offences[0]


def test_what_another_thread_and_the_test_itself_do_counts_for_nothing(tmp_path: Path) -> None:
    with guarded(threading.current_thread()) as guard, new_project(tmp_path) as project:
        project.flush()
        worker = threading.Thread(target=effort_report, args=(project,))
        worker.start()
        worker.join()
    assert guard.offences == []


def test_opening_drawing_accepting_and_undoing_wait_for_nobody(desk: Desk) -> None:
    with guarded(threading.current_thread()) as guard:
        image = desk.open(0)
        desk.scribble_both_halves()
        desk.session.apply_preview()
        desk.session.undo()
        desk.session.accept_image()
        desk.open(1)
        desk.open(0)
        desk.session.undo()
        assert desk.image.id == image.id
    assert guard.offences == []
