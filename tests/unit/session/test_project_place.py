"""A project whose folder is moved, deleted or replaced under the session: told, and no work is lost."""

from __future__ import annotations

import errno
import os
import shutil
import threading
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from engine.core import LabelMap, UserError
from engine.document.planes import Plane
from engine.document.stroke_kind import StrokeKind
from engine.session.state import Question
from engine.session.watches.project_watch import PROJECT_QUESTION, SILENT_S
from engine.storage import Project
from engine.storage.external.project_place import PlaceReport, PlaceState, ProjectPlace
from tests.helpers.session import Desk


def move(path: Path) -> None:
    path.rename(path.with_name("moved.inkling"))


def move_away(path: Path) -> None:
    (path.parent / "deep").mkdir()
    path.rename(path.parent / "deep" / path.name)


def rename_parent(path: Path) -> None:
    path.parent.rename(path.parent.with_name("parent renamed"))


def replace_database(path: Path) -> None:
    other = path.with_name("other.sqlite")
    shutil.copy(path / "project.sqlite", other)
    other.replace(path / "project.sqlite")


def replace_folder(path: Path) -> None:
    path.rename(path.with_name("old.inkling"))
    shutil.copytree(path.with_name("old.inkling"), path)
    shutil.rmtree(path.with_name("old.inkling"))


MOVED: dict[str, Callable[[Path], None]] = {
    "renamed": move,
    "moved into another folder": move_away,
    "renamed above": rename_parent,
}
LOST: dict[str, Callable[[Path], None]] = {
    "deleted": shutil.rmtree,
    "database deleted": lambda path: (path / "project.sqlite").unlink(),
    "database replaced": replace_database,
    "folder replaced": replace_folder,
}


def question(desk: Desk, act: Callable[[], None]) -> Question:
    """What is asked about the project after `act` and a look at its place."""
    seen: list[Question | None] = []
    desk.session.events.question_changed.subscribe(
        lambda pair: seen.append(pair[1]) if pair[0] == PROJECT_QUESTION else None
    )
    act()
    desk.session.tick()
    desk.wait(lambda: bool(seen))
    assert seen[-1] is not None
    return seen[-1]


def paint(desk: Desk, row: float) -> LabelMap:
    desk.stroke(StrokeKind.BRUSH, 1, (row, 20), (row, 60))
    return desk.image.planes.snapshot(Plane.MASK)


def stored_mask(path: Path, image_id: int) -> LabelMap | None:
    with Project.open(path) as project:
        return project.decided_mask(project.images.rows()[image_id].id)


@pytest.mark.parametrize("name", MOVED)
def test_a_moved_project_is_followed_and_nothing_is_lost(desk: Desk, tmp_path: Path, name: str) -> None:
    path = desk.session.project.path
    desk.open(0)
    paint(desk, 10)
    told = question(desk, lambda: MOVED[name](path))
    new = desk.session.project_watch.report.path
    assert new is not None
    assert str(new) in told.sentence
    assert [answer.key for answer in told.choices] == ["go-on", "elsewhere"]
    mask = paint(desk, 30)
    desk.session.autosave.save()
    desk.session.project.flush()
    assert not path.exists()
    desk.session.close()
    decided = stored_mask(new, 0)
    assert decided is not None
    assert np.array_equal(decided, mask)


@pytest.mark.parametrize("name", LOST)
def test_a_lost_project_keeps_edits_in_memory_and_can_be_saved_elsewhere(
    desk: Desk, tmp_path: Path, name: str
) -> None:
    path = desk.session.project.path
    desk.open(0)
    paint(desk, 10)
    desk.session.project.flush()
    told = question(desk, lambda: LOST[name](path))
    assert [answer.key for answer in told.choices] == ["elsewhere"]
    before = paint(desk, 30)
    paint(desk, 45)
    assert desk.session.undo()
    assert not desk.session.project.settle()
    assert desk.session.project.unsaved_count > 0
    continued: list[Path] = []
    desk.session.project_watch.continued.subscribe(continued.append)
    desk.session.project_watch.save_elsewhere(tmp_path / "saved.inkling")
    desk.wait(lambda: bool(continued))
    assert desk.session.project.unsaved_count == 0
    desk.session.close()
    decided = stored_mask(tmp_path / "saved.inkling", 0)
    assert decided is not None
    assert np.array_equal(decided, before)
    with Project.open(tmp_path / "saved.inkling") as project:
        record = project.images.rows()[0]
        assert record.path.is_file()
        state = project.load_state(record.id, before.shape)
        assert (state.position, state.length) == (2, 3)
        project.flush()
        assert np.array_equal(project.read_mask_file(record.id), before)


def test_a_project_that_comes_back_goes_on(desk: Desk, tmp_path: Path) -> None:
    path, aside = desk.session.project.path, tmp_path / "aside.inkling"
    desk.open(0)
    paint(desk, 10)
    desk.session.project.flush()
    question(desk, lambda: path.rename(aside))
    mask = paint(desk, 30)
    aside.rename(path)
    desk.session.tick()
    desk.wait(lambda: any("is back" in notice.summary for notice in desk.notices))
    desk.session.project.flush()
    desk.session.close()
    decided = stored_mask(path, 0)
    assert decided is not None
    assert np.array_equal(decided, mask)


def test_a_disk_that_answers_with_errors_or_not_at_all_is_told(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = desk.session.project.path
    real = os.stat

    def stale(target: object, *args: object, **keywords: object) -> os.stat_result:
        if str(target).startswith(str(path)):
            raise OSError(errno.ESTALE, "Stale file handle")
        return real(target, *args, **keywords)  # type: ignore[arg-type]

    desk.open(0)
    with monkeypatch.context() as patch:
        patch.setattr(os, "stat", stale)
        told = question(desk, lambda: None)
        mask = paint(desk, 30)
        assert not desk.session.project.settle()
    assert "does not answer (Stale file handle)" in told.sentence
    desk.session.project.flush()
    assert np.array_equal(desk.session.project.decided_mask(desk.image.id), mask)


def test_a_look_that_never_returns_counts_as_a_silent_disk(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    watch = desk.session.project_watch
    now = [0.0]
    monkeypatch.setattr(watch, "_clock", lambda: now[0])
    monkeypatch.setattr(watch, "_requested_s", 0.0)
    now[0] = SILENT_S + 1
    assert "does not answer" in question(desk, lambda: None).sentence


def test_a_folder_that_cannot_be_written_any_more_is_told(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode, **keywords: False)
    assert "cannot be written to any more" in question(desk, lambda: None).sentence


def test_closing_keeps_the_log_of_a_database_that_took_the_place(tmp_path: Path, desk: Desk) -> None:
    path = desk.session.project.path
    desk.open(0)
    paint(desk, 10)
    desk.session.project.flush()
    replace_database(path)
    log = path / "project.sqlite-wal"
    log.unlink(missing_ok=True)
    log.write_bytes(b"of another database")
    continued: list[Path] = []
    desk.session.project_watch.continued.subscribe(continued.append)
    desk.session.project_watch.save_elsewhere(tmp_path / "saved.inkling")
    desk.wait(lambda: bool(continued))
    desk.session.close()
    assert log.read_bytes() == b"of another database"


def test_the_place_of_a_project_tells_a_rename_beside_it_without_help_of_the_system(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, desk: Desk
) -> None:
    path = desk.session.project.path
    place = ProjectPlace(path, is_written=True)
    monkeypatch.setattr(place, "_path_of_handle", lambda: None)
    move(path)
    report = place.check()
    place.close()
    assert report.state is PlaceState.MOVED
    assert report.path == path.with_name("moved.inkling")


def test_a_copy_that_takes_long_is_no_silent_disk(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    watch, seen, is_open = desk.session.project_watch, [], threading.Event()
    desk.session.events.question_changed.subscribe(seen.append)
    now_s = 0.0
    monkeypatch.setattr(watch, "_clock", lambda: now_s)
    monkeypatch.setattr(Project, "copy_to", lambda self, target: [] if is_open.wait(60) else [""])
    watch.save_elsewhere(tmp_path / "copy.inkling")
    for _ in range(3):
        watch.tick()
        now_s += SILENT_S + 1.0
    is_open.set()
    desk.wait(lambda: any("is saved in" in notice.summary for notice in desk.notices))
    assert [pair for pair in seen if pair[0] == PROJECT_QUESTION] == []


def test_a_project_is_not_copied_beside_work_on_its_masks_unless_that_waits_for_a_silent_disk(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    watch, copied = desk.session.project_watch, threading.Event()

    def copy_to(project: Project, target: Path) -> list[str]:
        copied.set()
        return []

    monkeypatch.setattr(Project, "copy_to", copy_to)
    desk.session.mask_work.begin(UserError("Masks are worked on."))
    with pytest.raises(UserError, match="Masks are worked on"):
        watch.save_elsewhere(tmp_path / "saved.inkling")
    watch.report = PlaceReport(PlaceState.SILENT, None)
    watch.save_elsewhere(tmp_path / "saved.inkling")
    desk.wait(copied.is_set)
    desk.wait(lambda: any("is saved in" in notice.summary for notice in desk.notices))
    desk.session.mask_work.end()
