"""Waiting for a disk: for one folder, for one file, or once for all that was written to it."""

from __future__ import annotations

import ctypes
import errno
import functools
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path


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
        # Some network drives have no such call for folders.
        if error.errno not in (errno.EINVAL, errno.ENOTSUP, errno.EBADF):
            raise
    finally:
        os.close(handle)


def sync_files(paths: Sequence[Path]) -> None:
    """Make the bytes of files durable: at once where the system can do that, else one by one."""
    if len(paths) > 1 and _sync_disk_of(paths[0].parent):
        return
    for path in paths:
        sync_file(path)


def sync_below(folder: Path) -> None:
    """Make everything below a new folder durable, as far as the system can do that at once."""
    if not _sync_disk_of(folder) and hasattr(os, "sync"):
        os.sync()


def _sync_disk_of(folder: Path) -> bool:
    """Wait for all that was written to the disk that holds `folder`; False where no call does that.

    Other disks, such as a server's that does not answer, are not waited for.

    Raises:
        OSError: the disk failed.
    """
    call = _disk_call()
    if call is None:
        return False
    handle = os.open(folder, os.O_RDONLY)
    try:
        number = call(handle)
    finally:
        os.close(handle)
    if number in (errno.EINVAL, errno.ENOSYS, errno.ENOTSUP):
        return False
    if number:
        raise OSError(number, os.strerror(number), str(folder))
    return True


@functools.cache
def _disk_call() -> Callable[[int], int] | None:
    """Waits for the disk of an open handle, and gives 0 or the number of its failure; None without it."""
    if not sys.platform.startswith("linux"):
        return None
    try:
        syncfs = ctypes.CDLL(None, use_errno=True).syncfs
    except (OSError, AttributeError):
        return None
    syncfs.argtypes, syncfs.restype = [ctypes.c_int], ctypes.c_int
    return lambda handle: ctypes.get_errno() if syncfs(handle) else 0
