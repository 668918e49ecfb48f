"""Safety copies of damaged projects and odd worlds, and what is restored of copies that lie."""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import tempfile
import zipfile
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest

from engine.backup import make
from engine.backup.make import make_backup
from engine.backup.restore import restore_backup
from engine.core import UserError
from engine.storage import Project
from tests.fuzz.projects import raw
from tests.helpers.worked_project import worked_project


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return worked_project(tmp_path)


def _is_copied(project: Path, *, with_images: bool = False) -> tuple[str, ...]:
    """A copy is made and restored, with the mask of the first image; names of images that are missing."""
    copied = make_backup(project, project.parent / "c.zip", with_images=with_images)
    restored = restore_backup(copied.path, project.parent / "new.inkling")
    with Project.open(project, read_only=True) as one, Project.open(restored.project) as other:
        first, again = (opened.decided_mask(opened.images.rows()[0].id) for opened in (one, other))
        assert first is not None
        assert np.array_equal(first, again)
    return restored.missing


@pytest.mark.parametrize("with_images", [True, False])
@pytest.mark.parametrize("kind", ["pipe", "folder", "endless", "absent"])
def test_an_image_that_is_no_file_any_more_is_missing_and_holds_nothing_up(
    project: Path, kind: str, with_images: bool
) -> None:
    image = project.parent / "images" / "im1.png"
    image.unlink()
    if kind == "pipe":
        os.mkfifo(image)
    elif kind == "folder":
        image.mkdir()
    elif kind == "endless":
        image.symlink_to("/dev/zero")
    assert _is_copied(project, with_images=with_images) == ("im1.png",)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE tiles SET data = x'00' WHERE image_id = 2",
        "UPDATE images SET width = 1048576, height = 1048576, file_revision = 0 WHERE id = 2",
        "UPDATE images SET name = replace(hex(zeroblob(2000)), '0', 'x') WHERE id = 2",
        "UPDATE images SET name = '../../../etc/passwd' WHERE id = 2",
        "UPDATE images SET name = CAST(x'ff80' AS TEXT) WHERE id = 2",
        "UPDATE classes SET name = CAST(x'ff80' AS TEXT) WHERE id = 1",
        "UPDATE settings SET value = CAST(x'ff80' AS TEXT) WHERE key = 'reviewer'",
    ],
)
@pytest.mark.parametrize("has_file", [True, False])
def test_a_damaged_row_of_one_image_stops_no_copy_of_the_others(
    project: Path, sql: str, has_file: bool
) -> None:
    with raw(project) as connection:
        connection.execute(sql)
    if not has_file:
        (project / "masks" / "im1.png").unlink()
    missing = _is_copied(project, with_images=True)
    assert not {"im0.png", "im2.png", "im3.png"} & set(missing)


@pytest.mark.parametrize("year", [1970, 1999, 2150])
def test_a_clock_of_any_year_keeps_no_copy_from_being_made(
    project: Path, monkeypatch: pytest.MonkeyPatch, year: int
) -> None:
    class Clock(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:
            return datetime(year, 1, 1, tzinfo=UTC)

    monkeypatch.setattr(make, "datetime", Clock)
    assert _is_copied(project) == ()


def _with_database(copy: Path, content: Callable[[bytes], bytes]) -> Path:
    """The copy with another database, of which it tells the right length and digest."""
    target = copy.with_name("lying.zip")
    with zipfile.ZipFile(copy) as old, zipfile.ZipFile(target, "w") as new:
        manifest = json.loads(old.read("manifest.json"))
        for info in old.infolist():
            member = old.read(info)
            if info.filename == "project.sqlite":
                member = content(member)
                digest = hashlib.sha256(member).hexdigest()
                manifest["members"][info.filename] = {"size": len(member), "sha256": digest}
            if info.filename != "manifest.json":
                new.writestr(info, member)
        new.writestr("manifest.json", json.dumps(manifest))
    return target


def _changed(script: str) -> Callable[[bytes], bytes]:
    def change(content: bytes) -> bytes:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "x.sqlite"
            path.write_bytes(content)
            with closing(sqlite3.connect(path)) as connection:
                connection.executescript(script)
            return path.read_bytes()

    return change


DATABASES = {
    "garbage": lambda content: b"garbage" * 999,
    "empty": lambda content: b"",
    "half": lambda content: content[: len(content) // 2],
    "trigger": _changed("CREATE TRIGGER t AFTER UPDATE ON folders BEGIN DELETE FROM images; END"),
    "no folders": _changed("DROP TABLE folders"),
    "endless view": _changed(
        "DROP TABLE folders; CREATE VIEW folders AS WITH RECURSIVE n(i) AS"
        " (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i AS id, 'x' AS path, NULL AS relative FROM n"
    ),
    "number for a path": _changed("UPDATE folders SET path = 7"),
    "text that is none": _changed("UPDATE folders SET path = CAST(x'ff80' AS TEXT)"),
}


@pytest.mark.parametrize("with_images", [True, False])
@pytest.mark.parametrize("kind", DATABASES)
def test_a_copy_with_another_database_is_restored_or_refused_in_a_sentence(
    project: Path, kind: str, with_images: bool
) -> None:
    home = project.parent
    copy = make_backup(project, home / "c.zip", with_images=with_images).path
    lying = _with_database(copy, DATABASES[kind])
    before = sorted(home.iterdir())
    try:
        restored = restore_backup(lying, home / "new.inkling")
    except UserError:
        assert sorted(home.iterdir()) == before
        return
    try:
        with Project.open(restored.project) as opened:
            assert kind in ("number for a path", "text that is none", "half"), opened.path
    except UserError:
        pass


@pytest.mark.parametrize("name", ["a\0b", "/dev/stdin", "../../x", "x" * 4000, ""])
def test_names_of_images_in_a_copy_are_only_looked_for(project: Path, name: str) -> None:
    copy = make_backup(project, project.parent / "c.zip").path
    target = copy.with_name("lying.zip")
    with zipfile.ZipFile(copy) as old, zipfile.ZipFile(target, "w") as new:
        manifest = json.loads(old.read("manifest.json"))
        for entry in manifest["listed_images"]:
            entry["name"] = name
        for info in old.infolist():
            if info.filename != "manifest.json":
                new.writestr(info, old.read(info))
        new.writestr("manifest.json", json.dumps(manifest))
    restored = restore_backup(target, project.parent / "new.inkling")
    assert len(restored.missing) + len(restored.changed) == 4
