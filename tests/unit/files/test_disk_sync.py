"""One wait for a whole disk only where it is as good as one for each file; else each file."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from engine.core import CancelledError, CancelToken, Progress
from engine.files import disk_sync
from engine.files.atomic import atomic_files, atomic_folder, replaced_folder
from engine.files.disk_sync import watched_disks
from tests.helpers import disk_faults

CIFS = 0xFF534D42
FUSE = 0x65735546
EXT4 = 0xEF53
COUNT = 5


class Waits:
    """What was waited for: disks by their number, files and folders by their names."""

    def __init__(self) -> None:
        self.disks: list[int] = []
        self.names: list[str] = []
        self.handles: list[int] = []
        self.answer = 0

    def disk(self, handle: int) -> int:
        self.handles.append(handle)
        self.disks.append(os.fstat(handle).st_dev)
        return self.answer

    def file(self, handle: int) -> None:
        self.names.append(os.path.basename(os.readlink(f"/proc/self/fd/{handle}")))


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> Waits:
    if not os.path.isdir("/proc/self/fd"):
        pytest.skip("this system does not tell the file of a handle")
    waits = Waits()
    monkeypatch.setattr(disk_sync, "_disk_call", lambda: waits.disk)
    monkeypatch.setattr(disk_sync, "_file_system", lambda handle: EXT4)
    monkeypatch.setattr(os, "fsync", waits.file)
    return waits


def write(folder: Path, count: int = COUNT) -> list[str]:
    names = [f"{number}.png" for number in range(count)]
    with atomic_files({folder / name: lambda: True for name in names}) as temporaries:
        for temporary in temporaries:
            temporary.write_bytes(b"mask")
    return names


def files_waited_for(waits: Waits) -> int:
    return sum(name.endswith(".tmp") for name in waits.names)


def test_many_files_on_a_disk_of_this_machine_are_waited_for_once(tmp_path: Path, waits: Waits) -> None:
    write(tmp_path)
    assert waits.disks == [os.stat(tmp_path).st_dev]
    assert files_waited_for(waits) == 0


@pytest.mark.parametrize("kind", [CIFS, FUSE, None])
def test_files_on_other_drives_are_waited_for_one_by_one(
    tmp_path: Path, waits: Waits, monkeypatch: pytest.MonkeyPatch, kind: int | None
) -> None:
    monkeypatch.setattr(disk_sync, "_file_system", lambda handle: kind)
    write(tmp_path)
    assert waits.disks == []
    assert files_waited_for(waits) == COUNT


def test_a_new_folder_on_another_drive_is_waited_for_with_all_that_is_in_it(
    tmp_path: Path, waits: Waits, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(disk_sync, "_file_system", lambda handle: CIFS)
    with atomic_folder(tmp_path / "out") as folder:
        (folder / "masks").mkdir()
        (folder / "masks" / "a.png").write_bytes(b"mask")
        (folder / "list.csv").write_bytes(b"a")
        (folder / "masks" / "link.png").symlink_to("a.png")
    assert waits.disks == []
    assert {"a.png", "list.csv", "masks"} <= set(waits.names)
    assert "link.png" not in waits.names


def test_the_wait_for_a_server_tells_how_far_it_is_and_can_be_stopped(
    tmp_path: Path, waits: Waits, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(disk_sync, "_file_system", lambda handle: CIFS)
    token, seen = CancelToken(), list[tuple[int, int, str]]()

    def report(progress: Progress) -> None:
        seen.append((progress.done, progress.total, progress.unit))
        if progress.done == 2:
            token.cancel()

    with pytest.raises(CancelledError), atomic_folder(tmp_path / "out", report, token) as folder:
        fill(folder, "abcd")
    assert seen == [(0, 4, "files"), (1, 4, "files"), (2, 4, "files")]
    assert list(tmp_path.iterdir()) == []
    with atomic_folder(tmp_path / "out", lambda p: seen.append((p.done, p.total, p.unit))) as folder:
        fill(folder, "a")
    assert seen[-1] == (1, 1, "files")
    with pytest.raises(CancelledError), replaced_folder(tmp_path / "out", ["a"], report, token) as folder:
        fill(folder, "b")
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["a"]


def fill(folder: Path, names: str) -> None:
    for name in names:
        (folder / name).write_bytes(b"mask")


def test_each_disk_is_waited_for(tmp_path: Path, waits: Waits) -> None:
    memory = Path("/dev/shm")
    if not memory.is_dir() or memory.stat().st_dev == tmp_path.stat().st_dev:
        pytest.skip("this system has one disk")
    with disk_beside(memory) as other, watched_disks([tmp_path, other]) as disks:
        paths = [folder / name for folder in (tmp_path, other) for name in "ab"]
        for path in paths:
            path.write_bytes(b"mask")
        disks.sync_files(paths)
        assert waits.disks == [tmp_path.stat().st_dev, other.stat().st_dev]


def disk_beside(folder: Path) -> Any:
    import tempfile
    from contextlib import contextmanager

    @contextmanager
    def made() -> Iterator[Path]:
        with tempfile.TemporaryDirectory(dir=folder) as name:
            yield Path(name)

    return made()


def test_a_disk_is_watched_from_before_the_files_are_written(
    tmp_path: Path, waits: Waits, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[int] = []
    real = os.open

    def noted(path: Any, *args: Any, **more: Any) -> int:
        handle = real(path, *args, **more)
        if os.fspath(path) == str(tmp_path):
            opened.append(handle)
        return handle

    monkeypatch.setattr(os, "open", noted)
    with atomic_files({tmp_path / "a": lambda: True, tmp_path / "b": lambda: True}) as temporaries:
        before = list(opened)
        for temporary in temporaries:
            temporary.write_bytes(b"mask")
    assert waits.handles == before


def test_a_disk_that_fails_leaves_the_files_as_they_were(tmp_path: Path, waits: Waits) -> None:
    (tmp_path / "0.png").write_bytes(b"before")
    waits.answer = errno.EIO
    with pytest.raises(OSError, match=os.strerror(errno.EIO)):
        write(tmp_path)
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("0.png", b"before")]


def test_where_the_call_is_not_known_each_file_is_waited_for(tmp_path: Path, waits: Waits) -> None:
    waits.answer = errno.ENOSYS
    write(tmp_path)
    assert files_waited_for(waits) == COUNT


@pytest.mark.parametrize(
    ("release", "tells"),
    [("4.18.0-553.el8", False), ("5.15.0-91-generic", False), ("5.17", True), ("odd", False)],
)
def test_an_older_system_tells_too_little(monkeypatch: pytest.MonkeyPatch, release: str, tells: bool) -> None:
    if disk_sync._disk_call() is None:
        pytest.skip("this system waits for one file at a time")
    monkeypatch.setattr(disk_sync, "_kernel_release", lambda: release)
    assert (disk_sync._disk_call.__wrapped__() is not None) is tells


def test_the_kind_of_a_file_system_is_told() -> None:
    if not os.path.ismount("/dev/shm"):
        pytest.skip("this system has no disk in memory")
    handle = os.open("/dev/shm", os.O_RDONLY)
    try:
        assert disk_sync._file_system(handle) == 0x01021994
    finally:
        os.close(handle)


def test_the_wait_for_a_whole_disk_is_among_the_writes_that_can_fail(tmp_path: Path) -> None:
    if disk_sync._disk_call() is None:
        pytest.skip("this system waits for one file at a time")
    log = tmp_path / "log.txt"
    handle = os.fork()
    if not handle:
        disk_faults.break_disk(10**9, errno.EIO, str(tmp_path / "out"), log=str(log))
        (tmp_path / "out").mkdir()
        write(tmp_path / "out")
        os._exit(0)
    assert os.waitpid(handle, 0)[1] == 0
    assert "wait for the disk of" in log.read_text(encoding="utf-8")
