"""Place of an open project: its folder held by a handle, so that a rename or a replacement is found."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from engine.core import UserError
from engine.files.pinned_folders import FolderPin
from engine.files.temporary_names import temporary_beside
from engine.storage.paths import database_path

_DELETED: Final = " (deleted)"
_MAX_PATH: Final = 1024


class PlaceState(StrEnum):
    """Where the folder of a project is, as seen from the path by which it was opened."""

    PRESENT = "present"
    MOVED = "moved"
    """Under another name or in another folder of the same disk."""
    GONE = "gone"
    """Deleted, or moved where it cannot be followed."""
    REPLACED = "replaced"
    """Another folder, or another database, is at its path."""
    READ_ONLY = "read-only"
    SILENT = "silent"
    """The disk does not answer, or only with errors."""


@dataclass(frozen=True, slots=True)
class PlaceReport:
    """State of a place; `path` is where the folder is now, None where that is not known."""

    state: PlaceState
    path: Path | None
    reason: str = ""


class ProjectGoneError(UserError):
    """The project's folder is not where it was, so that nothing can be stored in it now."""


class ProjectPlace:
    """The folder and the database of a project as they were when it was opened; any thread.

    Args:
        path: the folder, which is there now.
        is_written: whether the project is open for writing.
    """

    def __init__(self, path: Path, *, is_written: bool) -> None:
        self._path = path
        self._is_written = is_written
        self._handle: int | None = None
        self._pin = FolderPin(path) if is_written else None
        if os.name != "nt":
            with suppress(OSError):
                self._handle = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
        self._folder = _identity(path)
        self._database = _identity(database_path(path))

    def check(self) -> PlaceReport:
        """Where the folder is now. May wait for a disk that does not answer."""
        try:
            if _identity(self._path) != self._folder:
                return self._elsewhere(PlaceState.REPLACED)
            if _identity(database_path(self._path)) != self._database:
                return PlaceReport(PlaceState.REPLACED, self._path)
        except (FileNotFoundError, NotADirectoryError):
            return self._elsewhere(PlaceState.GONE)
        except OSError as error:
            return PlaceReport(PlaceState.SILENT, None, error.strerror or str(error))
        if self._is_written and not os.access(self._path, os.W_OK):
            return PlaceReport(PlaceState.READ_ONLY, self._path)
        return PlaceReport(PlaceState.PRESENT, self._path)

    def require(self) -> Path:
        """The folder as it can be written to now, under its new name where it was moved.

        Raises:
            ProjectGoneError: it is not there, or another project is at its place.
        """
        report = self.check()
        if report.path is None or report.state is PlaceState.REPLACED:
            raise ProjectGoneError(sentence_of(report, self._path), "Your changes are kept in memory.")
        return report.path

    def is_at(self, path: Path) -> bool:
        """Whether `path` is this very folder, by whatever name."""
        try:
            return _identity(path) == self._folder
        except OSError:
            return False

    @contextmanager
    def foreign_log_kept(self) -> Iterator[None]:
        """Keep the log of another database at this place over the block, in which ours is closed.

        SQLite removes the log by its name when it closes a database: where another database has taken the
        place of ours, it would be that one's.
        """
        log = database_path(self._path).with_name(database_path(self._path).name + "-wal")
        kept: Path | None = None
        with suppress(OSError):
            if self.check().state is PlaceState.REPLACED:
                temporary = temporary_beside(log)
                os.link(log, temporary)
                kept = temporary
        try:
            yield
        finally:
            if kept is not None:
                with suppress(OSError):
                    if not log.exists():
                        os.link(kept, log)
                with suppress(OSError):
                    os.unlink(kept)

    def close(self) -> None:
        """Let go of the handle, and of the pin."""
        if self._pin is not None:
            self._pin.release()
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None

    def _elsewhere(self, otherwise: PlaceState) -> PlaceReport:
        """The folder under its new name, where the system tells it; else `otherwise`."""
        for path in (self._path_of_handle(), *self._neighbours()):
            try:
                if path is not None and _identity(path) == self._folder:
                    is_ours = _identity(database_path(path)) == self._database
                    return PlaceReport(PlaceState.MOVED if is_ours else PlaceState.REPLACED, path)
            except OSError:
                continue
        return PlaceReport(otherwise, None)

    def _path_of_handle(self) -> Path | None:
        if self._handle is None:
            return None
        with suppress(OSError):
            if sys.platform == "linux":
                name = os.readlink(f"/proc/self/fd/{self._handle}")
                return None if name.endswith(_DELETED) else Path(name)
            if sys.platform == "darwin":
                import fcntl

                raw = fcntl.fcntl(self._handle, fcntl.F_GETPATH, bytes(_MAX_PATH))
                return Path(os.fsdecode(raw.rstrip(b"\0")))
        return None

    def _neighbours(self) -> Iterator[Path]:
        """Folders beside the old path, among which a renamed one is."""
        try:
            with os.scandir(self._path.parent) as entries:
                yield from (self._path.parent / entry.name for entry in entries if entry.is_dir())
        except OSError:
            return


def sentence_of(report: PlaceReport, path: Path) -> str:
    """What became of the project at `path`, in one sentence."""
    name = path.name
    match report.state:
        case PlaceState.MOVED:
            return f"The project's folder {name} is {report.path} now."
        case PlaceState.REPLACED:
            return f"Another project has taken the place of {name}: nothing more is saved in it."
        case PlaceState.READ_ONLY:
            return f"The project's folder {name} cannot be written to any more."
        case PlaceState.SILENT:
            why = f" ({report.reason})" if report.reason else ""
            return f"The disk with {name} does not answer{why}: nothing more is saved on it."
        case _:
            return f"The project's folder {name} is gone: nothing more is saved in it."


def _identity(path: Path) -> tuple[int, int]:
    status = os.stat(path)
    return status.st_dev, status.st_ino
