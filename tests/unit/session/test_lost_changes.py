"""A change that cannot be stored for good is taken back where it is shown, and said."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from engine.core import ClassList, ModelId, UserError
from engine.document.stroke_kind import StrokeKind
from engine.storage import ImageStatus, ModelRecord, Project
from engine.storage.paths import database_path
from tests.helpers.projects import one_image_project
from tests.helpers.session import Desk


def set_status(project: Project) -> None:
    project.images.set_status(project.images.rows()[0].id, ImageStatus.SKIPPED)


def set_size(project: Project) -> None:
    project.images.set_size(project.images.rows()[0].id, 7, 9)


def remove_image(project: Project) -> None:
    project.images.remove([project.images.rows()[0].id])


def set_setting(project: Project) -> None:
    project.settings.set("reviewer", "Ada")


def add_model(project: Project) -> None:
    path = project.models_dir / "model-001.safetensors"
    project.models.add(ModelRecord(ModelId("model-001"), path, "2026-01-01T00:00:00+00:00", is_current=True))


def add_class(project: Project) -> None:
    project.set_classes(ClassList.from_names([*project.classes.names, "new"]))


CHANGES: list[Callable[[Project], None]] = [
    set_status, set_size, remove_image, set_setting, add_model, add_class,
]  # fmt: skip


def forbid(project: Path) -> None:
    """Every later change of a table fails, and not because of the disk."""
    with closing(sqlite3.connect(database_path(project), isolation_level=None)) as connection:
        for table in ("images", "settings", "models", "classes", "steps"):
            for event in ("INSERT", "UPDATE", "DELETE"):
                connection.execute(
                    f"CREATE TRIGGER no_{table}_{event} BEFORE {event} ON {table}"
                    " BEGIN SELECT RAISE(ABORT, 'forbidden'); END"
                )


def in_memory(project: Project) -> object:
    rows = [project.images.get(image_id) for image_id in (r.id for r in project.images.rows())]
    settings = {key: project.settings.get(key) for key in ("reviewer", "current_model")}
    return rows, settings, project.models.all(), project.classes


@pytest.mark.parametrize("change", CHANGES)
def test_what_could_not_be_stored_is_not_in_memory_either(
    tmp_path: Path, change: Callable[[Project], None]
) -> None:
    project, _ = one_image_project(tmp_path)
    errors: list[Exception] = []
    project.set_error_handler(errors.append)
    project.settle()
    before = in_memory(project)
    forbid(project.path)
    change(project)
    assert in_memory(project) != before
    project.settle()
    assert errors
    assert project.take_back_lost()
    assert in_memory(project) == before
    project.close()


def test_the_window_shows_what_is_stored_and_says_why(desk: Desk) -> None:
    image = desk.open(0)
    shown: list[object] = []
    desk.session.events.images_changed.subscribe(shown.append)
    desk.session.project.settle()
    forbid(desk.session.project.path)
    desk.stroke(StrokeKind.BRUSH, 1, (5, 5), (20, 20))
    assert desk.shown().min() == 1
    desk.wait(lambda: bool(desk.notices) and desk.session.image not in (None, image))
    assert "could not be saved, and is undone" in desk.notices[0].summary
    assert None in shown
    assert desk.shown().min() == 255
    assert desk.session.project.images.rows()[0].status is ImageStatus.NEW


def test_what_cannot_be_read_back_is_read_back_later(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.open(0)
    project = desk.session.project
    project.settle()
    forbid(project.path)
    shown: list[object] = []
    desk.session.events.changes_lost.subscribe(shown.append)

    reads: list[int] = []

    def fail(_: Project) -> bool:
        reads.append(1)
        raise UserError("Cannot read the project.", "Check its disk.")

    with monkeypatch.context() as patch:
        patch.setattr(Project, "take_back_lost", fail)
        set_status(project)
        desk.wait(lambda: bool(desk.notices))
        desk.wait(lambda: bool(desk.session.project_watch.tick() or len(reads) > 2))
        assert [notice.summary for notice in desk.notices] == ["Cannot read the project."]
        assert not shown
    desk.session.project_watch.tick()
    desk.wait(lambda: bool(shown))
    assert project.images.rows()[0].status is ImageStatus.NEW
    assert "could not be saved, and is undone" in desk.notices[-1].summary
