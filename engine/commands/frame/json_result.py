"""The machine-readable result of a command: to a file, to standard output, or into a pipe or device."""

from __future__ import annotations

import json
import os
import re
import stat
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any, Final, TextIO

from engine.core import UserError
from engine.files.atomic import atomic_file
from engine.files.disk_errors import disk_errors
from engine.files.own_results import is_sealed_text, sealed_text
from engine.files.write_guard import WriteGuard

STANDARD_OUTPUT: Final = "-"

_HANDLE = re.compile(r"/(?:dev/fd|proc/(self|thread-self|\d+)/fd)/(\d+)")
_MOST_LINKS: Final = 40


class JsonTarget:
    """The place named with `--json`: a file, or a stream that is written to as it is.

    Args:
        name: FILE, or "-" for standard output.

    Raises:
        UserError: the file cannot be written, is not to be replaced, or is another output of the command.
    """

    def __init__(self, name: str, guard: WriteGuard) -> None:
        self._name = name
        self._handle = _open_handle(name)
        self._path = Path(name)
        self._guard = guard
        if self._handle is not None:
            _refuse_unwritable(self._handle, name, guard)
        elif not _is_stream(self._path):
            self._path = guard.check_file(self._path, is_sealed_text)
            guard.claim(self._path)

    @property
    def is_standard_output(self) -> bool:
        """Whether the result goes where the words of the command would go."""
        return self._handle == 1

    def write(self, result: dict[str, Any], stdout: TextIO) -> None:
        """Write the result: a file whole or not at all, a stream as far as its reader takes it.

        Raises:
            UserError: it holds a number that JSON cannot, something else is there now, or the disk failed.
        """
        try:
            text = json.dumps(result, indent=2, allow_nan=False) + "\n"
        except ValueError as error:
            raise UserError(f"The result holds a number that JSON cannot: {error}") from error
        if self._handle == 1:
            # Not to deliver the result is a failure, unless its reader has seen enough (`| head`).
            with disk_errors("standard output"), suppress(BrokenPipeError):
                stdout.write(text)
                stdout.flush()
        elif self._handle is not None or _is_stream(self._path):
            place = self._path if self._handle is None else self._handle
            with disk_errors(self._name), open(place, "w", encoding="utf-8") as stream:
                stream.write(text)
        else:
            # The command itself may have put something there meanwhile.
            self._guard.check_file(self._path, is_sealed_text)
            with atomic_file(self._path) as temporary:
                temporary.write_text(sealed_text(text), encoding="utf-8", newline="\n")


def _open_handle(name: str) -> int | None:
    """Number of the open file that `name` stands for, as `/dev/stdout` does; None for other names."""
    if name == STANDARD_OUTPUT:
        return 1
    path = os.path.abspath(name)
    # Step by step: the whole way would lead through the handle to the file that it is open on.
    for _ in range(_MOST_LINKS):
        match = _HANDLE.fullmatch(path)
        # Those of other processes are files like all.
        if match is not None and match[1] in (None, "self", "thread-self", str(os.getpid())):
            return int(match[2])
        if not os.path.islink(path):
            return None
        path = os.path.join(os.path.dirname(path), os.readlink(path))
        path = os.path.normpath(path)
    return None


def _refuse_unwritable(handle: int, name: str, guard: WriteGuard) -> None:
    """Refuse an open file that is not to be written: standard input, one for reading, one of a project.

    Raises:
        UserError: it is that, or is not open at all.
    """
    with disk_errors(name):
        mode = os.fstat(handle).st_mode
    if handle == 0 or not _is_open_for_writing(handle):
        raise UserError(f"{name} is open for reading only.", "Give the name of a file to write, or - .")
    if handle > 2 and stat.S_ISREG(mode):
        # The shell has opened it to be written; what the run reads, or a project holds, stays all the same.
        guard.check_file(Path(name), lambda _: True)


def _is_open_for_writing(handle: int) -> bool:
    if sys.platform == "win32":
        return True  # Such names are those of files there.
    import fcntl

    return fcntl.fcntl(handle, fcntl.F_GETFL) & os.O_ACCMODE != os.O_RDONLY


def _is_stream(path: Path) -> bool:
    """Whether `path` is a pipe or a character device, which takes bytes as they come.

    Raises:
        UserError: it is a socket or a disk.
    """
    try:
        mode = path.stat().st_mode
    except OSError:
        return False
    if stat.S_ISBLK(mode) or stat.S_ISSOCK(mode):
        raise UserError(f"{path} is a disk or a socket, not a file.", "Give the name of a file to write.")
    return stat.S_ISFIFO(mode) or stat.S_ISCHR(mode)
