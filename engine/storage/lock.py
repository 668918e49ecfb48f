"""The lock that lets one program write to a project."""

from __future__ import annotations

import errno
import getpass
import json
import logging
import os
import socket
from datetime import datetime
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

from engine.core import UserError
from engine.core.checked import json_object, read_whole, shortened, text_line
from engine.files.atomic import atomic_file
from engine.files.disk_errors import disk_error
from engine.files.held_files import discard_file
from engine.storage.checks.names import inside_project

_log = logging.getLogger(__name__)

_LOCK: Final = "lock"
_HOLDER: Final = "lock-holder.json"
_LONGEST_NOTE: Final = 10_000
_MOST_PROCESSES: Final = 1 << 31
_NO_LOCKS: Final = (errno.ENOLCK, errno.ENOSYS, errno.ENOTSUP)


class ProjectBusyError(UserError):
    """Another program, or another window of this one, has the project open for writing."""


class ProjectLock:
    """Held from construction to `release`; the system frees it when the process dies.

    Raises:
        ProjectBusyError: somebody else holds it; the message tells who.
    """

    def __init__(self, project: Path) -> None:
        self._holder = inside_project(project, _HOLDER)
        # It is emptied when it is opened: never through a link.
        self._lock = FileLock(inside_project(project, _LOCK), thread_local=False)
        try:
            self._lock.acquire(timeout=0)
        except Timeout:
            raise ProjectBusyError(
                f"The project {project.name} is open elsewhere{_describe(self._holder)}.",
                "Close it there, or open it read-only here.",
            ) from None
        except NotImplementedError as error:
            raise _without_locks(project) from error
        except OSError as error:
            if error.errno in _NO_LOCKS:
                raise _without_locks(project) from error
            raise disk_error(error, project) from error
        self._note_holder()

    def release(self, *, is_ours: bool = True) -> None:
        """Let go of the lock, once.

        Args:
            is_ours: the folder is still the one that was locked; else the note in it is another program's.
        """
        if self._lock.is_locked:
            if is_ours:
                discard_file(self._holder)
            self._lock.release()

    def _note_holder(self) -> None:
        holder = {
            "process": os.getpid(),
            "computer": socket.gethostname(),
            "user": _user_name(),
            "since": datetime.now().astimezone().isoformat(timespec="minutes"),
        }
        try:
            with atomic_file(self._holder) as temporary:
                temporary.write_text(json.dumps(holder), encoding="utf-8")
        except UserError as error:
            # The lock is held all the same; the note is a courtesy to others.
            _log.info("%s", error)


def _without_locks(project: Path) -> ProjectBusyError:
    """Refusal where the disk keeps nobody from writing at the same time, as some network disks do."""
    return ProjectBusyError(
        f"The disk with {project.name} has no locks, so that two programs could write to it at once.",
        "Copy the project to a disk of this computer to change it; here it can be looked at.",
    )


def _runs(process: int) -> bool:
    import psutil

    return bool(0 <= process < _MOST_PROCESSES and psutil.pid_exists(process))


def _user_name() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        # Containers run with user numbers that have no name.
        return "an unnamed user"


def _on_clock(moment: str) -> str:
    """A moment of a note as the clock on the wall had it; what is no moment with a time stays as it is."""
    try:
        return (
            datetime.fromisoformat(moment).astimezone().strftime("%Y-%m-%d %H:%M")
            if "T" in moment
            else moment
        )
    except (ValueError, OverflowError, OSError):
        return moment


def _describe(holder: Path) -> str:
    try:
        facts = json_object(read_whole(holder, _LONGEST_NOTE), "the note")
        user, computer, since = (text_line(facts.get(n), n, 200) for n in ("user", "computer", "since"))
        process = facts.get("process")
        if computer == socket.gethostname():
            if process == os.getpid():
                return f" (in this program, process {process})"
            if type(process) is not int or not _runs(process):
                return ""  # Of a killed program; the present holder could not write its own.
        return f" (by {user} on {computer}, process {shortened(process)}, since {_on_clock(since)})"
    except (OSError, UserError):
        # The note is a courtesy: between two programs it may be gone or half-written.
        return ""
