"""Waiting for a disk: for one folder, for one file, or once for all that was written to it."""

from __future__ import annotations

import ctypes
import errno
import functools
import logging
import os
import re
import stat
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from engine.core import NO_PROGRESS, CancelToken, Progress, Reporter

_log = logging.getLogger(__name__)

# In an older Linux a wait for a whole disk tells nothing of what fails in its journal, or of any failure.
_TELLS_FAILURES: Final = (5, 17)
# ext2 to ext4, XFS, Btrfs, F2FS, and memory. On drives of a server such a wait sends no order to write.
_LOCAL: Final = frozenset({0xEF53, 0x58465342, 0x9123683E, 0xF2F52010, 0x01021994})
_STATE_BYTES: Final = 512
# Some network drives have no such call for folders.
_NO_SUCH_CALL: Final = (errno.EINVAL, errno.ENOTSUP, errno.EBADF)


def sync_file(path: Path) -> None:
    """Make the bytes of a file durable."""
    with open(path, "rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Make the names in `folder` durable; a no-op where the system keeps no such handle."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in _NO_SUCH_CALL:
            raise
    finally:
        os.close(handle)


class WatchedDisks:
    """Disks that are about to be written to, to be waited for afterwards.

    Args:
        handles: by the number of a disk, of those for which one wait is as good as one for each file.
    """

    def __init__(self, handles: Mapping[int, int]) -> None:
        self._handles = handles

    def sync_files(self, paths: Sequence[Path]) -> None:
        """Make the bytes of files durable: at once where that is as good, else one by one.

        Raises:
            OSError: the disk failed.
        """
        by_disk: dict[int, list[Path]] = defaultdict(list)
        for path in paths:
            by_disk[os.stat(path).st_dev].append(path)
        for disk, files in by_disk.items():
            if len(files) == 1 or not self._sync_disk(disk, files[0]):
                for path in files:
                    sync_file(path)

    def sync_below(
        self, folder: Path, report: Reporter = NO_PROGRESS, token: CancelToken | None = None
    ) -> None:
        """Make everything below a new folder durable; on Windows only what the system does by itself.

        Args:
            report: of the files that were waited for, where they are waited for one by one, as on a disk of
                a server, which takes long.

        Raises:
            OSError: the disk failed.
            CancelledError: the token was cancelled between two files.
        """
        if not self._sync_disk(os.stat(folder).st_dev, folder) and os.name != "nt":
            _sync_each_below(folder, report, token)

    def _sync_disk(self, disk: int, path: Path) -> bool:
        """Wait for all that was written to a disk; False where that would not be enough for `path`.

        Other disks, such as a server's that does not answer, are not waited for.
        """
        handle, call = self._handles.get(disk), _disk_call()
        if handle is None or call is None:
            return False
        number = call(handle)
        if number in (errno.EINVAL, errno.ENOSYS, errno.ENOTSUP):
            return False
        if number:
            raise OSError(number, os.strerror(number), str(path))
        return True


@contextmanager
def watched_disks(folders: Iterable[Path]) -> Iterator[WatchedDisks]:
    """Watch the disks of `folders` while something is written there.

    Watched from before: a failure to write that another program has been told of meanwhile is told here, too.

    Raises:
        OSError: a folder is not there.
    """
    handles: dict[int, int] = {}
    try:
        for folder in folders if _disk_call() is not None else ():
            disk = os.stat(folder).st_dev
            if disk not in handles:
                handles[disk] = os.open(folder, os.O_RDONLY)
        known = {disk: handle for disk, handle in handles.items() if _file_system(handle) in _LOCAL}
        yield WatchedDisks(known)
    finally:
        for handle in handles.values():
            os.close(handle)


def _sync_each_below(folder: Path, report: Reporter, token: CancelToken | None) -> None:
    def stop(error: OSError) -> None:
        raise error

    walked = [(Path(place), names) for place, _, names in os.walk(folder, onerror=stop)]
    total, done = sum(len(names) for _, names in walked), 0
    for place, names in walked:
        for name in names:
            if token is not None:
                token.check()
            report(Progress(done, total, "files", "waiting for the disk"))
            _sync_to_read(place / name)
            done += 1
        sync_folder(place)
    report(Progress(total, total, "files", "waiting for the disk"))


def _sync_to_read(path: Path) -> None:
    """As `sync_file`, also for files that may only be read; links and the like are names alone."""
    if not stat.S_ISREG(os.lstat(path).st_mode):
        return
    try:
        handle = os.open(path, os.O_RDONLY)
    except PermissionError as error:
        # None that was written here: carried over as it was.
        _log.info("%s is not waited for: %s", path, error)
        return
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@functools.cache
def _disk_call() -> Callable[[int], int] | None:
    """Waits for the disk of an open handle, and gives 0 or the number of its failure; None without it."""
    if not sys.platform.startswith("linux") or _kernel() < _TELLS_FAILURES:
        return None
    try:
        syncfs = ctypes.CDLL(None, use_errno=True).syncfs
    except (OSError, AttributeError):
        return None
    syncfs.argtypes, syncfs.restype = [ctypes.c_int], ctypes.c_int
    return lambda handle: ctypes.get_errno() if syncfs(handle) else 0


def _kernel() -> tuple[int, int]:
    """First two numbers of the version of the system's kernel; zeros where it tells none."""
    version = re.match(r"(\d+)\.(\d+)", _kernel_release())
    return (int(version[1]), int(version[2])) if version else (0, 0)


def _kernel_release() -> str:
    return os.uname().release


def _file_system(handle: int) -> int | None:
    """Number of the kind of file system of an open handle on Linux; None where the system does not tell."""
    try:
        fstatfs = ctypes.CDLL(None, use_errno=True).fstatfs
    except (OSError, AttributeError):
        return None
    fstatfs.argtypes, fstatfs.restype = [ctypes.c_int, ctypes.c_void_p], ctypes.c_int
    # Its first field is the kind, its size differs between machines.
    state = ctypes.create_string_buffer(_STATE_BYTES)
    if fstatfs(handle, state):
        return None
    return ctypes.c_long.from_buffer(state).value & 0xFFFFFFFF
