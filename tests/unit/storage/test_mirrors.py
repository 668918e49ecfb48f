"""Rows that are in memory as well: who changes one does not wait for the database."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from engine.core import ClassList, ModelId, UserError
from engine.storage import ImageStatus, ModelRecord, Project, image_table
from engine.storage.database import Reader
from tests.helpers.projects import new_project, one_image_project, touch

PATIENCE_S = 60.0


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    made, _ = one_image_project(tmp_path)
    made.settle()
    yield made
    made.close()


def set_setting(project: Project) -> None:
    project.settings.set("reviewer", "Ada")


def add_model(project: Project) -> None:
    path = project.models_dir / "model-001.safetensors"
    project.models.add(ModelRecord(ModelId("model-001"), path, "2026-01-01T00:00:00+00:00"))


def set_status(project: Project) -> None:
    project.images.set_status(project.images.rows()[0].id, ImageStatus.SKIPPED)


def add_class(project: Project) -> None:
    project.set_classes(ClassList.from_names([*project.classes.names, "new"]))


TABLES: dict[str, tuple[Callable[[Project], Any], Callable[[Project], None], Callable[[Project], object]]] = {
    "settings": (lambda p: p.settings.refresh(), set_setting, lambda p: p.settings.get("reviewer") == "Ada"),
    "models": (lambda p: p.models.refresh(), add_model, lambda p: p.models.all()),
    "images": (
        lambda p: p.images.refresh(),
        set_status,
        lambda p: p.images.rows()[0].status is ImageStatus.SKIPPED,
    ),
    "classes": (lambda p: p.take_back_lost(), add_class, lambda p: "new" in p.classes.names),
}


class Gate:
    """A stop in front of the database: a reading has begun, and ends once `open` is set."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.begun, self.open = threading.Event(), threading.Event()
        before = Reader.rows

        def rows(reader: Reader, *args: Any) -> list[tuple[Any, ...]]:
            answer = before(reader, *args)
            self.begun.set()
            assert self.open.wait(PATIENCE_S)
            return answer

        monkeypatch.setattr(Reader, "rows", rows)
        snapshot = Reader.snapshot

        def slow_snapshot(reader: Reader) -> Any:
            self.begun.set()
            assert self.open.wait(PATIENCE_S)
            return snapshot(reader)

        monkeypatch.setattr(Reader, "snapshot", slow_snapshot)


@pytest.mark.parametrize("name", TABLES)
def test_a_change_does_not_wait_for_a_reading_and_is_not_lost_by_it(
    project: Project, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    refresh, change, is_there = TABLES[name]
    gate = Gate(monkeypatch)
    reading = threading.Thread(target=refresh, args=(project,))
    reading.start()
    assert gate.begun.wait(PATIENCE_S)
    changing = threading.Thread(target=change, args=(project,))
    changing.start()
    changing.join(1.0)
    has_waited = changing.is_alive()
    gate.open.set()
    reading.join(PATIENCE_S)
    changing.join(PATIENCE_S)
    assert not has_waited
    assert is_there(project)


def test_what_could_not_be_read_is_read_the_next_time(
    tmp_path: Path, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    looking = Project.open(project.path, read_only=True)
    add_class(project)
    set_setting(project)
    project.flush()

    def fail(*_: object) -> None:
        raise UserError("Cannot read the project.")

    with monkeypatch.context() as patch:
        patch.setattr(image_table.ImageTable, "refresh", fail)
        with pytest.raises(UserError):
            looking.refresh()
    assert looking.refresh_count == 0
    assert looking.refresh()
    assert looking.refresh_count == 1
    assert looking.settings.get("reviewer") == "Ada"
    assert looking.classes == project.classes
    assert not looking.refresh()
    looking.close()


def test_files_of_many_folders_are_added_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = touch(tmp_path / "i", *(f"{number}/scan.png" for number in range(40)))
    runs: list[int] = []
    with new_project(tmp_path) as project:
        monkeypatch.setattr(
            image_table,
            "own_names",
            lambda paths, own_names=image_table.own_names: (runs.append(1), own_names(paths))[1],
        )
        paths = sorted(folder.rglob("*.png"))
        assert project.images.add_files(paths) == 40
        assert project.images.add_files(paths) == 0
        records = project.images.rows()
        assert {record.path for record in records} == set(paths)
        assert len({record.name for record in records}) == len({record.mask_name for record in records}) == 40
        names = [record.name for record in records]
        project.images.refresh()
        assert [record.name for record in project.images.rows()] == names
    assert len(runs) == 3
