"""Making, opening, locking and closing a project."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.core import ClassList, Rect, UserError
from engine.document.planes import Plane
from engine.storage import ImageStatus, Project, ProjectBusyError, default_project_path
from engine.storage.schema import MIGRATIONS, migrate
from tests.helpers.projects import CLASSES, SHAPE, new_project, one_image_project, opened_history, paint

CHECKOUT = Path(__file__).resolve().parents[3]


def test_a_project_remembers_its_name_and_classes(tmp_path: Path) -> None:
    with Project.create(tmp_path / "x.inkling", name="Cells of May", classes=CLASSES) as project:
        project.set_classes(CLASSES.with_changed(1, name="nucleus", color=(1, 2, 3)).with_added("edge"))
    with Project.open(tmp_path / "x.inkling") as project:
        assert project.name == "Cells of May"
        assert project.classes.names == ("background", "nucleus", "debris", "edge")
        assert project.classes[1].color == (1, 2, 3)


def test_a_class_that_masks_may_use_cannot_be_taken_away(tmp_path: Path) -> None:
    project, image_id = one_image_project(tmp_path)
    with project:
        planes, history = opened_history(project, image_id)
        paint(planes, history, Rect(0, 0, 9, 9), 2)
        with pytest.raises(UserError, match="1 classes would go"):
            project.set_classes(ClassList.from_names(["background", "cell"]))
        assert len(project.classes) == 3


def test_a_second_writer_is_told_who_holds_the_project(tmp_path: Path) -> None:
    with new_project(tmp_path) as project, pytest.raises(ProjectBusyError) as caught:
        Project.open(project.path)
    assert f"process {os.getpid()}" in caught.value.summary
    assert "read-only" in caught.value.hint


def test_the_project_opens_again_after_it_was_closed(tmp_path: Path) -> None:
    project = new_project(tmp_path)
    project.close()
    project.close()
    with Project.open(project.path) as again:
        assert not again.read_only


def test_a_reader_beside_the_writer_sees_what_is_stored_and_changes_nothing(tmp_path: Path) -> None:
    project, image_id = one_image_project(tmp_path)
    with project, Project.open(project.path, read_only=True) as reader:
        planes, history = opened_history(project, image_id)
        paint(planes, history, Rect(0, 0, 40, 40), 1)
        project.flush()
        assert reader.load_state(image_id, SHAPE).planes.view(Plane.MASK)[39, 39] == 1
        with pytest.raises(UserError, match="read-only"):
            reader.images.set_split(image_id, "val")
        with pytest.raises(UserError, match="read-only"):
            reader.journal(image_id).append(1, history.undo())  # type: ignore[arg-type]


@pytest.fixture
def public_folder() -> Iterator[Path]:
    """A folder that another user of this computer can reach, as pytest's own cannot, and so what is made."""
    before = os.umask(0o022)
    with tempfile.TemporaryDirectory() as name:
        os.chmod(name, 0o755)
        yield Path(name)
    os.umask(before)


READ = """
import os, sys
from pathlib import Path
import psutil  # Python may lie where that user may not read: what comes late is imported now.
from engine.storage import Project
if os.geteuid() == 0:
    os.setuid(65534)  # The superuser may write anywhere, so another user has to look.
with Project.open(Path(sys.argv[1]), read_only=True) as project:
    image = project.images.rows()[0]
    print(image.mask_name, project.load_state(image.id, (150, 290)).position)
"""


def _read_without_rights(project: Path) -> str:
    os.chmod(project, 0o555)
    done = subprocess.run(
        [sys.executable, "-c", READ, str(project)],
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        env={"PYTHONDONTWRITEBYTECODE": "1"},
        check=False,
        timeout=200,
    )
    os.chmod(project, 0o755)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.mark.skipif(sys.platform == "win32", reason="folder rights work differently")
def test_a_project_in_a_folder_without_write_rights_can_be_read(public_folder: Path) -> None:
    project, _ = one_image_project(public_folder)
    project.close()
    assert _read_without_rights(project.path) == "a 0"


@pytest.mark.skipif(sys.platform == "win32", reason="folder rights work differently")
def test_a_log_left_by_a_crash_is_read_even_without_write_rights(public_folder: Path) -> None:
    project, image_id = one_image_project(public_folder)
    crashed = public_folder / "crashed.inkling"
    with project:
        planes, history = opened_history(project, image_id)
        paint(planes, history, Rect(0, 0, 40, 40), 1)
        project.flush()
        shutil.copytree(project.path, crashed, ignore=shutil.ignore_patterns("*-shm", "lock*"))
    assert (crashed / "project.sqlite-wal").stat().st_size > 0
    assert _read_without_rights(crashed) == "a 1"


@pytest.mark.parametrize("leftover", ["file.txt", "project.sqlite"])
def test_a_project_is_never_made_over_something_else(tmp_path: Path, leftover: str) -> None:
    folder = tmp_path / "x.inkling"
    folder.mkdir()
    (folder / leftover).write_text("mine")
    with pytest.raises(UserError):
        Project.create(folder, name="x", classes=CLASSES)
    assert [p.name for p in tmp_path.rglob("*")] == ["x.inkling", leftover]


def test_what_is_no_project_is_refused_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "x.inkling").mkdir()
    with pytest.raises(UserError, match="no Inkling project"):
        Project.open(tmp_path / "x.inkling")


@pytest.mark.parametrize("read_only", [True, False])
def test_a_damaged_project_file_is_refused_in_one_sentence(tmp_path: Path, read_only: bool) -> None:
    project = new_project(tmp_path)
    project.close()
    (project.path / "project.sqlite").write_bytes(b"garbage " * 1000)
    with pytest.raises(UserError, match="damaged"):
        Project.open(project.path, read_only=read_only)


@pytest.mark.parametrize("read_only", [True, False])
def test_a_project_of_a_newer_program_is_refused_and_stays_as_it_is(tmp_path: Path, read_only: bool) -> None:
    project = new_project(tmp_path)
    project.close()
    file = project.path / "project.sqlite"
    connection = sqlite3.connect(file)
    connection.execute("PRAGMA user_version=99")
    connection.close()
    before = file.read_bytes()
    with pytest.raises(UserError, match="newer Inkling"):
        Project.open(project.path, read_only=read_only)
    assert file.read_bytes() == before


def test_an_older_file_is_copied_and_then_brought_up_to_date(tmp_path: Path) -> None:
    project, _ = one_image_project(tmp_path)
    project.close()
    connection = sqlite3.connect(project.path / "project.sqlite", isolation_level=None)
    backup = tmp_path / "before.sqlite"
    migrate(connection, backup, (*MIGRATIONS, "ALTER TABLE images ADD COLUMN mood TEXT DEFAULT 'calm'"))
    assert connection.execute("SELECT mood FROM images").fetchall() == [("calm",)]
    connection.close()
    old = sqlite3.connect(backup)
    assert old.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS),)
    assert old.execute("SELECT rel FROM images").fetchall() == [("a",)]
    old.close()


NEXT = (*MIGRATIONS, "ALTER TABLE images ADD COLUMN mood TEXT DEFAULT 'calm'")


def an_older_file(folder: Path) -> sqlite3.Connection:
    project, _ = one_image_project(folder)
    project.close()
    return sqlite3.connect(project.path / "project.sqlite", isolation_level=None)


@pytest.mark.parametrize("length", [0, 1, 100, 4096, 20_000])
def test_a_half_copy_of_an_earlier_try_never_counts_as_done(tmp_path: Path, length: int) -> None:
    connection = an_older_file(tmp_path)
    backup = tmp_path / "before.sqlite"
    backup.write_bytes((tmp_path / "p.inkling" / "project.sqlite").read_bytes()[:length])
    migrate(connection, backup, NEXT)
    connection.close()
    old = sqlite3.connect(backup)
    assert old.execute("PRAGMA quick_check").fetchone() == ("ok",)
    assert old.execute("SELECT rel FROM images").fetchall() == [("a",)]
    old.close()


@pytest.mark.parametrize("content", [b"my notes", b"SQ", b"SQLite is a library", b"\0\0PNG"])
def test_a_file_of_others_at_the_place_of_the_copy_stays(tmp_path: Path, content: bytes) -> None:
    connection = an_older_file(tmp_path)
    backup = tmp_path / "before.sqlite"
    backup.write_bytes(content)
    migrate(connection, backup, NEXT)
    connection.close()
    is_half_copy = b"SQLite format 3\0".startswith(content)
    assert (backup.read_bytes() == content) is not is_half_copy
    old = sqlite3.connect(backup if is_half_copy else tmp_path / f"before-{len(MIGRATIONS)}.sqlite")
    assert old.execute("SELECT rel FROM images").fetchall() == [("a",)]
    old.close()


def test_the_copy_of_an_earlier_update_stays_beside_the_new_one(tmp_path: Path) -> None:
    connection = an_older_file(tmp_path)
    backup = tmp_path / "before.sqlite"
    migrate(connection, backup, NEXT)
    first = backup.read_bytes()
    migrate(connection, backup, (*NEXT, "ALTER TABLE images ADD COLUMN place TEXT"))
    connection.close()
    assert backup.read_bytes() == first
    newer = sqlite3.connect(tmp_path / f"before-{len(NEXT)}.sqlite")
    assert newer.execute("SELECT mood FROM images").fetchall() == [("calm",)]
    newer.close()


@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_a_copy_that_fails_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    connection = an_older_file(tmp_path)

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, call, fail)
    with pytest.raises(UserError, match="The disk is full"):
        migrate(connection, tmp_path / "before.sqlite", NEXT)
    assert connection.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS),)
    assert not [path for path in tmp_path.iterdir() if "before" in path.name]
    connection.close()


def test_a_failing_migration_leaves_the_old_version(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "x.sqlite", isolation_level=None)
    migrate(connection, tmp_path / "b")
    broken = (*MIGRATIONS, "CREATE TABLE extra(a); SELECT nonsense FROM nowhere")
    with pytest.raises(Exception, match=f"from version {len(MIGRATIONS)} to {len(MIGRATIONS) + 1}"):
        migrate(connection, tmp_path / "b", broken)
    assert connection.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS),)
    assert connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'extra'").fetchone() is None
    connection.close()


def test_the_project_goes_beside_its_folder(tmp_path: Path) -> None:
    assert default_project_path(tmp_path / "leaves") == tmp_path / "leaves.inkling"


def test_folders_of_one_name_without_write_rights_get_projects_of_their_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    first = default_project_path(tmp_path / "a" / "leaves")
    second = default_project_path(tmp_path / "b" / "leaves")
    assert first != second
    assert tmp_path not in first.parents
    assert first.name.startswith("leaves-")


def test_settings_and_models_come_back(tmp_path: Path) -> None:
    from engine.core import ModelId
    from engine.storage import ModelRecord

    project, _ = one_image_project(tmp_path)
    model = ModelRecord(
        ModelId("unet-001"), project.models_dir / "unet-001.safetensors", "2026-01-01", {"iou": 0.5}
    )
    with project:
        project.settings.set("tool", {"name": "brush", "radius": 7})
        project.models.add(model)
        project.models.set_current(ModelId("unet-001"))
    with Project.open(project.path) as again:
        assert again.settings.get("tool") == {"name": "brush", "radius": 7}
        assert again.settings.get("never set", 5) == 5
        assert again.models.current is not None
        assert again.models.current.path == model.path
        assert again.models.current.metrics == {"iou": 0.5}


def test_what_is_known_of_models_follows_every_change(tmp_path: Path) -> None:
    from engine.core import ModelId
    from engine.storage import ModelRecord

    project, _ = one_image_project(tmp_path)
    with project:
        first, second = (
            ModelRecord(ModelId(name), project.models_dir / f"{name}.safetensors", "2026-01-01")
            for name in ("first", "second")
        )
        assert project.models.current is None
        project.models.add(first)
        project.models.all().clear()
        assert [model.id for model in project.models.all()] == ["first"]
        for current in (first, second, first):
            project.models.add(second)
            project.models.set_current(current.id)
            assert project.models.current is not None
            assert project.models.current.id == current.id
        project.models.set_current(None)
        assert project.models.current is None
        assert [model.id for model in project.models.all()] == ["first", "second"]


def test_models_move_with_their_project(tmp_path: Path) -> None:
    from engine.core import ModelId
    from engine.storage import ModelRecord

    with new_project(tmp_path) as project:
        project.models.add(ModelRecord(ModelId("m"), project.models_dir / "m.safetensors", "2026-01-01"))
    moved = tmp_path / "elsewhere" / "q.inkling"
    moved.parent.mkdir()
    project.path.rename(moved)
    with Project.open(moved) as again:
        assert again.models.all()[0].path == moved / "models" / "m.safetensors"


def test_a_read_only_project_shows_what_another_process_changed_after_a_refresh(tmp_path: Path) -> None:
    project, image_id = one_image_project(tmp_path)
    with project, Project.open(project.path, read_only=True) as reader:
        before = reader.images.get(image_id).status
        project.images.set_status(image_id, ImageStatus.ACCEPTED)
        project.settings.set("next", "diversity")
        project.flush()
        assert reader.images.get(image_id).status is before
        reader.refresh()
        assert reader.images.get(image_id).status is ImageStatus.ACCEPTED
        assert reader.settings.get("next") == "diversity"
