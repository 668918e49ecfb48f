"""Failures of disks and of SQLite as sentences: a full disk, no rights, a drive that has gone."""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, Literal

from engine.core import UserError

_ROOM: Final = "Free some space on it and try again."
_DETACHED: Final = (
    "The disk with {path} does not answer.",
    "Connect it again, or choose a place on another disk.",
)
_RIGHTS: Final = "Change its rights, or choose another place."
_CLOSE: Final = "Close other programs and try again."
_CABLE: Final = "Check the disk and its cable, or choose another disk."
_FORBIDDEN: Final = ("You may not write {path}.", _RIGHTS)
_TOO_MANY: Final = ("Too many files are open to write {path}.", _CLOSE)
_UNREADABLE: Final = ("You may not read {path}.", _RIGHTS)
_TOO_MANY_TO_READ: Final = ("Too many files are open to read {path}.", _CLOSE)

_SILENT: Final = (
    errno.ENOTCONN, errno.ESTALE, errno.ENODEV, errno.ENXIO, errno.EHOSTDOWN, errno.ETIMEDOUT,
)  # fmt: skip

# Number of an error -> sentence with {path}, and what to do.
_SENTENCES: Final[dict[int, tuple[str, str]]] = {
    errno.ENOSPC: ("The disk is full: {path} could not be written.", _ROOM),
    errno.EDQUOT: ("Your share of the disk is used up: {path} could not be written.", _ROOM),
    errno.EFBIG: ("{path} would be larger than its disk allows.", "Choose a place on another disk."),
    errno.EROFS: ("{path} is on a disk that can only be read.", "Choose a place on another disk."),
    errno.EACCES: _FORBIDDEN,
    errno.EPERM: _FORBIDDEN,
    errno.ENAMETOOLONG: ("The name {path} is too long for its disk.", "Give a shorter name."),
    errno.EIO: ("The disk failed to write {path}.", _CABLE),
    errno.ENOENT: ("{path} does not exist, or its folder has gone.", "Check the path, or put it back."),
    errno.ENOTDIR: ("{path} lies in a file, not in a folder.", "Check the path."),
    errno.EISDIR: ("{path} is a folder, not a file.", "Give the name of a file."),
    errno.EEXIST: ("There is something at {path} already.", "Choose another name."),
    errno.ENOTEMPTY: ("There is something at {path} already.", "Choose another name."),
    errno.ELOOP: ("The links at {path} lead in a circle.", "Check the path."),
    errno.EBUSY: ("{path} is held by another program.", "Close it there and try again."),
    errno.ETXTBSY: ("{path} is held by another program.", "Close it there and try again."),
    errno.EMFILE: _TOO_MANY,
    errno.ENFILE: _TOO_MANY,
    **dict.fromkeys(_SILENT, _DETACHED),
}
# Those that are others when a file is read.
_OF_READING: Final[dict[int, tuple[str, str]]] = {
    errno.EACCES: _UNREADABLE,
    errno.EPERM: _UNREADABLE,
    errno.EIO: ("The disk failed to read {path}.", _CABLE),
    errno.EMFILE: _TOO_MANY_TO_READ,
    errno.ENFILE: _TOO_MANY_TO_READ,
}
_HELD_BY_ANOTHER: Final = (32, 33)
"""Windows: a sharing violation, a locked region of a file."""

_SQLITE: Final[dict[int, int]] = {
    sqlite3.SQLITE_FULL: errno.ENOSPC,
    sqlite3.SQLITE_READONLY: errno.EACCES,
    sqlite3.SQLITE_PERM: errno.EACCES,
    sqlite3.SQLITE_IOERR: errno.EIO,
    sqlite3.SQLITE_BUSY: errno.EBUSY,
    sqlite3.SQLITE_LOCKED: errno.EBUSY,
    sqlite3.SQLITE_CANTOPEN: errno.ENOENT,
}


_OF_THE_PLACE: Final = frozenset(
    (errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EPERM, errno.EIO, *_SILENT)
)


class NoWritingError(UserError):
    """Nothing can be written to a place: full, without rights, or gone. The next file there fails as well."""


def disk_error(
    error: OSError | sqlite3.Error,
    path: Path | str | None = None,
    verb: Literal["write", "read"] = "write",
) -> UserError:
    """`error` as one sentence about a file, with what to do.

    Args:
        path: the file concerned, as the user knows it; by default the one that the error names.
        verb: what was tried.
    """
    number = error_number(error)
    named = path if path is not None else _named_in(error)
    where = str(named) if named else "a file"
    is_reading = verb == "read"
    sentence = (_OF_READING.get(number) if is_reading else None) or _SENTENCES.get(number)
    if sentence is None:
        reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
        hint = "Check the path, its disk and your rights to it."
        if is_reading:
            return UserError(f"Could not read {where}: {reason}.", hint)
        return UserError(f"Could not write {where}: {reason}.", hint)
    summary, hint = sentence
    kind = NoWritingError if not is_reading and number in _OF_THE_PLACE else UserError
    return kind(summary.format(path=where), hint)


def error_number(error: OSError | sqlite3.Error) -> int:
    """The `errno` that tells the kind of failure, also for SQLite and Windows; 0 when there is none."""
    if isinstance(error, sqlite3.Error):
        code = getattr(error, "sqlite_errorcode", 0)
        # It had no room for the file of 32 KB that programs share which have a project open.
        return errno.ENOSPC if code == sqlite3.SQLITE_IOERR_SHMSIZE else _SQLITE.get(code & 0xFF, 0)
    if getattr(error, "winerror", None) in _HELD_BY_ANOTHER:
        return errno.EBUSY
    return error.errno or 0


def is_known(error: OSError | sqlite3.Error) -> bool:
    """Whether the failure is one of a disk or of rights to it, and none of the program."""
    return error_number(error) in _SENTENCES


@contextmanager
def disk_errors(path: Path | str | None = None, verb: Literal["write", "read"] = "write") -> Iterator[None]:
    """Raise failures of a disk in the block as a UserError about `path`."""
    try:
        yield
    except (OSError, sqlite3.Error) as error:
        raise disk_error(error, path, verb) from error


def _named_in(error: OSError | sqlite3.Error) -> str:
    name = None if isinstance(error, sqlite3.Error) else error.filename2 or error.filename
    return os.fsdecode(name) if isinstance(name, str | bytes | os.PathLike) else ""
