"""Safety copies: what they hold, what they refuse, and what restoring gives back."""

from __future__ import annotations

import io
import itertools
import json
import os
import random
import threading
import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from engine.backup.collection import copies_to_keep, is_backup_due, list_copies, thin_out
from engine.backup.make import make_backup, make_raw_copy
from engine.backup.manifest import MANIFEST
from engine.backup.names import default_folder, new_copy_path
from engine.backup.restore import restore_backup
from engine.backup.verify import verify_copy
from engine.core import CancelledError, CancelToken, Rect, UserError
from engine.document.planes import Plane
from engine.storage import Project
from tests.helpers.projects import opened_history, paint
from tests.helpers.worked_project import contents, worked_project


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return worked_project(tmp_path)


@pytest.fixture
def copy(project: Path, tmp_path: Path) -> Path:
    return make_backup(project, tmp_path / "copies" / "one.zip").path


def test_restoring_gives_back_every_row_mask_and_model_bit_for_bit(project: Path, copy: Path) -> None:
    before = contents(project)
    restored = restore_backup(copy)
    assert contents(restored.project) == before
    assert (restored.missing, restored.changed) == ((), ())
    with Project.open(restored.project) as opened:
        record = opened.images.rows()[0]
        assert record.path.is_file()
        planes, history = opened_history(opened, record.id)
        assert (history.position, history.length) == (3, 4)
        assert history.redo() is not None
        assert planes.view(Plane.MASK)[0, 0] == 2


def test_the_project_itself_is_untouched_and_the_restored_one_stands_beside_it(project: Path) -> None:
    before = contents(project)
    copied = make_backup(project, new_copy_path(project, default_folder(project), datetime.now(UTC)))
    restored = restore_backup(copied.path)
    again = restore_backup(copied.path)
    assert contents(project) == before
    assert restored.project.parent == project.parent
    assert len({project, restored.project, again.project}) == 3


def test_a_copy_made_while_a_thread_paints_is_a_state_that_the_project_was_in(tmp_path: Path) -> None:
    path = worked_project(tmp_path, images=3)
    stop = threading.Event()
    with Project.open(path) as project:
        ids = [record.id for record in project.images.rows()]
        opened = [opened_history(project, image_id) for image_id in ids]
        for image_id, (planes, history) in zip(ids, opened, strict=True):
            paint(planes, history, Rect(0, 0, 5, 5), 0)
            project.write_mask(image_id, planes.snapshot(Plane.MASK))
        project.flush()

        def work() -> None:
            value = 0
            while not stop.is_set():
                value = (value + 1) % 200
                for image_id, (planes, history) in zip(ids, opened, strict=True):
                    paint(planes, history, Rect(0, 0, 5, 5), value)
                    project.write_mask(image_id, planes.snapshot(Plane.MASK))
                    # Without a pause the journal only grows.
                    stop.wait(0.002)

        painter = threading.Thread(target=work)
        painter.start()
        try:
            copies = [make_backup(path, tmp_path / f"c{n}.zip").path for n in range(4)]
        finally:
            stop.set()
            painter.join()
    for copy in copies:
        with zipfile.ZipFile(copy) as archive:
            files = {n: archive.read(n) for n in archive.namelist() if n.startswith("masks/")}
        restored = restore_backup(copy, tmp_path / f"{copy.stem}.inkling").project
        with Project.open(restored, read_only=True) as project:
            corners = []
            for record in project.images.rows():
                mask = project.decided_mask(record.id)
                assert mask is not None
                stored = _labels(files[f"masks/{record.mask_name}.png"])
                assert (stored == mask).all()
                corners.append(int(mask[0, 0]))
        # One thread paints them in order: none is ahead of the one before it, or behind by more than a round.
        behind = [(before - after) % 200 for before, after in itertools.pairwise(corners)]
        assert sorted(behind) in ([0, 0], [0, 1])


def _labels(content: bytes) -> object:
    import numpy as np
    from PIL import Image

    return np.asarray(Image.open(io.BytesIO(content)))


def test_with_images_a_copy_opens_where_the_images_are_gone(project: Path, tmp_path: Path) -> None:
    pixels = {p.name: p.read_bytes() for p in (tmp_path / "images").iterdir()}
    copied = make_backup(project, tmp_path / "full.zip", with_images=True)
    for path in (tmp_path / "images").iterdir():
        path.unlink()
    restored = restore_backup(copied.path)
    with Project.open(restored.project) as opened:
        paths = [record.path for record in opened.images.rows()]
    assert {p.name: p.read_bytes() for p in paths} == pixels
    assert restored.missing == ()


def test_images_that_went_or_changed_since_the_copy_are_named(
    project: Path, copy: Path, tmp_path: Path
) -> None:
    (tmp_path / "images" / "im0.png").unlink()
    (tmp_path / "images" / "im1.png").write_bytes(b"another one")
    restored = restore_backup(copy)
    assert (restored.missing, restored.changed) == (("im0.png",), ("im1.png",))


def test_a_cancelled_copy_leaves_nothing(project: Path, tmp_path: Path) -> None:
    token = CancelToken()
    token.cancel()
    with pytest.raises(CancelledError):
        make_backup(project, tmp_path / "copies" / "one.zip", token=token)
    assert list((tmp_path / "copies").iterdir()) == []


@pytest.mark.parametrize("place", ["p.inkling/one.zip", "p.inkling/masks/one.zip", "taken.zip"])
def test_a_copy_is_never_written_over_or_into_the_project(project: Path, tmp_path: Path, place: str) -> None:
    (tmp_path / "taken.zip").write_bytes(b"mine")
    with pytest.raises(UserError):
        make_backup(project, tmp_path / place)
    assert (tmp_path / "taken.zip").read_bytes() == b"mine"


def test_restoring_never_writes_over_a_project(project: Path, copy: Path) -> None:
    before = contents(project)
    for place in (project, project / "inside", project.parent / "images"):
        with pytest.raises(UserError):
            restore_backup(copy, place)
    assert contents(project) == before


def test_a_damaged_database_gives_no_copy_but_a_raw_one(project: Path, tmp_path: Path) -> None:
    database = project / "project.sqlite"
    content = bytearray(database.read_bytes())
    content[4096 * 3 : 4096 * 6] = os.urandom(4096 * 3)
    database.write_bytes(content)
    with pytest.raises(UserError, match="damaged"):
        make_backup(project, tmp_path / "one.zip")
    assert not (tmp_path / "one.zip").exists()
    copied = make_raw_copy(project, tmp_path / "raw.zip")
    restored = restore_backup(copied.path, tmp_path / "again.inkling").project
    assert (restored / "project.sqlite").read_bytes() == bytes(content)


def test_every_flipped_byte_and_every_cut_is_refused_in_a_sentence(copy: Path, tmp_path: Path) -> None:
    """Not one in a hundred may be let through: a byte of the padding of a zip is all that nobody reads."""
    content, rng = copy.read_bytes(), random.Random(5)
    damaged = tmp_path / "damaged.zip"
    passed = 0
    for number in range(60):
        changed = bytearray(content)
        at = rng.randrange(len(content))
        if number % 3:
            changed[at] ^= 1 << rng.randrange(8)
        else:
            del changed[at:]
        damaged.write_bytes(changed)
        try:
            verify_copy(damaged)
        except UserError:
            continue
        passed += 1
    assert passed <= 3


def _with(copy: Path, target: Path, change: object) -> Path:
    """`copy` written anew, its manifest and entries changed by `change(manifest, entries)`."""
    with zipfile.ZipFile(copy) as archive:
        entries = [(info, archive.read(info)) for info in archive.infolist() if info.filename != MANIFEST]
        manifest = json.loads(archive.read(MANIFEST))
    change(manifest, entries)  # type: ignore[operator]
    with zipfile.ZipFile(target, "w") as archive:
        for info, content in entries:
            archive.writestr(info, content)
        archive.writestr(MANIFEST, json.dumps(manifest))
    return target


def _member(name: str, content: bytes, *, mode: int = 0o100644) -> object:
    import hashlib

    def change(manifest: dict, entries: list) -> None:  # type: ignore[type-arg]
        info = zipfile.ZipInfo(name)
        info.external_attr = mode << 16
        entries.append((info, content))
        digest = hashlib.sha256(content).hexdigest()
        manifest["members"][name] = {"size": len(content), "sha256": digest}

    return change


def _lie(field: str, value: object) -> object:
    def change(manifest: dict, entries: list) -> None:  # type: ignore[type-arg]
        manifest[field] = value

    return change


def _huge(manifest: dict, entries: list) -> None:  # type: ignore[type-arg]
    manifest["members"]["project.sqlite"]["size"] = 1 << 62


HOSTILE = {
    "up": _member("masks/../../evil.png", b"x"),
    "absolute": _member("/tmp/evil.png", b"x"),
    "drive": _member("masks/..\\..\\evil.png", b"x"),
    "other name": _member("lock", b"x"),
    "link": _member("masks/link.png", b"/etc/passwd", mode=0o120777),
    "device": _member("masks/dev.png", b"x", mode=0o020666),
    "no name": _member("masks/", b""),
    "not listed": lambda manifest, entries: entries.append((zipfile.ZipInfo("masks/x.png"), b"x")),
    "huge": _huge,
    "newer": _lie("format", 99),
    "number for text": _lie("project", 7),
    "no members": _lie("members", []),
    "deep": _lie("listed_images", [[]]),
    "no date": _lie("created", "yesterday"),
    "nan": _lie("images", float("nan")),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_copy_is_refused_and_nothing_is_written(copy: Path, tmp_path: Path, kind: str) -> None:
    hostile = _with(copy, tmp_path / "hostile.zip", HOSTILE[kind])
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(UserError):
        restore_backup(hostile, tmp_path / "new.inkling")
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize("content", [b"", b"PK", b"no zip at all", b"\0" * 5000])
def test_what_is_no_copy_is_refused_in_a_sentence(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "x.zip").write_bytes(content)
    for path in (tmp_path / "x.zip", tmp_path / "absent.zip", tmp_path):
        with pytest.raises(UserError):
            restore_backup(path, tmp_path / "new.inkling")


def test_a_bomb_is_refused_before_it_unpacks(copy: Path, tmp_path: Path) -> None:
    def change(manifest: dict, entries: list) -> None:  # type: ignore[type-arg]
        info = zipfile.ZipInfo("masks/bomb.png")
        info.compress_type = zipfile.ZIP_DEFLATED
        entries.append((info, bytes(50 << 20)))
        manifest["members"]["masks/bomb.png"] = {"size": 10, "sha256": "0" * 64}

    bomb = _with(copy, tmp_path / "bomb.zip", change)
    assert bomb.stat().st_size < 5 << 20
    with pytest.raises(UserError):
        restore_backup(bomb, tmp_path / "new.inkling")
    assert not (tmp_path / "new.inkling").exists()


def test_a_full_disk_is_said_before_and_leaves_nothing(
    project: Path, copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import shutil

    monkeypatch.setattr(shutil, "disk_usage", lambda path: shutil._ntuple_diskusage(10, 10, 0))  # type: ignore[attr-defined]
    with pytest.raises(UserError, match="MB free"):
        make_backup(project, tmp_path / "two.zip")
    with pytest.raises(UserError, match="MB free"):
        restore_backup(copy, tmp_path / "new.inkling")
    assert not (tmp_path / "two.zip").exists()
    assert not (tmp_path / "new.inkling").exists()


def test_a_disk_that_fills_in_the_middle_leaves_nothing(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import errno

    real = zipfile._ZipWriteFile.write  # type: ignore[attr-defined]
    calls = []

    def write(self: object, data: bytes) -> int:
        calls.append(1)
        if len(calls) > 3:
            raise OSError(errno.ENOSPC, "No space left on device")
        return int(real(self, data))

    monkeypatch.setattr(zipfile._ZipWriteFile, "write", write)  # type: ignore[attr-defined]
    with pytest.raises(UserError, match="full"):
        make_backup(project, tmp_path / "copies" / "one.zip")
    assert list((tmp_path / "copies").iterdir()) == []


def test_a_copy_is_made_only_when_something_changed_and_the_last_one_is_old_enough(project: Path) -> None:
    folder = default_folder(project)

    def made(hours: float) -> bool:
        if not is_backup_due(project, folder, timedelta(hours=hours)):
            return False
        make_backup(project, new_copy_path(project, folder, datetime.now(UTC)))
        return True

    assert made(24)
    assert not made(0)
    with Project.open(project) as opened:
        opened.settings.set("last_image", 2)
    assert not made(0)
    with Project.open(project) as opened:
        planes, history = opened_history(opened, opened.images.rows()[0].id)
        paint(planes, history, Rect(0, 0, 9, 9), 1)
    assert not made(24)
    assert made(0)
    assert len(list_copies(project, folder)) == 2


def test_thinning_keeps_the_newest_and_what_is_not_ours(project: Path) -> None:
    folder = default_folder(project)
    start = datetime(2026, 1, 1, tzinfo=UTC)
    for number in range(5):
        make_backup(project, new_copy_path(project, folder, start + timedelta(days=number)))
    foreign = folder / "p-20200101T000000Z.backup.zip"
    foreign.write_bytes(b"the user's own")
    thin_out(project, folder, 2)
    assert foreign.read_bytes() == b"the user's own"
    assert [copy.manifest is None for copy in list_copies(project, folder)].count(False) <= 2


def test_kept_copies_are_hourly_then_daily_then_weekly() -> None:
    newest = datetime(2026, 6, 1, 12, tzinfo=UTC)
    times = [newest - timedelta(minutes=20 * n) for n in range(3 * 24 * 60)]
    kept = sorted((newest - at for at in copies_to_keep(times, 1000)), reverse=True)
    ages = [age / timedelta(hours=1) for age in kept]
    assert sum(age < 24 for age in ages) == 24 + 2
    assert sum(24 <= age < 14 * 24 for age in ages) == 13
    assert sum(age >= 14 * 24 for age in ages) == (60 - 14 + 6) // 7
    assert newest in copies_to_keep(times, 1)
    assert len(copies_to_keep(times, 5)) == 5
