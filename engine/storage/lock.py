"""The lock that lets one program write to a project."""

from __future__ import annotations

import getpass
import json
import os
import socket
from datetime import datetime
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

from engine.core import UserError

_LOCK: Final = "lock"
_HOLDER: Final = "lock-holder.json"


class ProjectBusyError(UserError):
    """Another program, or another window of this one, has the project open for writing."""


class ProjectLock:
    """Held from construction to `release`; the system frees it when the process dies.

    Raises:
        ProjectBusyError: somebody else holds it; the message tells who.
    """

    def __init__(self, project: Path) -> None:
        self._holder = project / _HOLDER
        self._lock = FileLock(project / _LOCK, thread_local=False)
        try:
            self._lock.acquire(timeout=0)
        except Timeout:
            raise ProjectBusyError(
                f"The project {project.name} is open elsewhere{_describe(self._holder)}.",
                "Close it there, or open it read-only here.",
            ) from None
        except OSError as error:
            raise UserError(
                f"Cannot open {project.name} for writing: {error.strerror or error}.",
                "Get the right to write in its folder, or open it read-only.",
            ) from error
        self._note_holder()

    def release(self) -> None:
        if self._lock.is_locked:
            self._holder.unlink(missing_ok=True)
            self._lock.release()

    def _note_holder(self) -> None:
        holder = {
            "process": os.getpid(),
            "computer": socket.gethostname(),
            "user": _user_name(),
            "since": datetime.now().astimezone().isoformat(timespec="minutes"),
        }
        self._holder.write_text(json.dumps(holder), encoding="utf-8")


def _user_name() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        # Containers run with user numbers that have no name.
        return "an unnamed user"


def _describe(holder: Path) -> str:
    try:
        facts = json.loads(holder.read_text(encoding="utf-8"))
        who = f"{facts['user']} on {facts['computer']}, process {facts['process']}"
        return f" (by {who}, since {facts['since']})"
    except (OSError, ValueError, KeyError, TypeError):
        # The note is a courtesy: between two programs it may be gone or half-written.
        return ""
