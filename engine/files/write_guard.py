"""The guard of paths that are written: never an input of the same run, a project's own file, or a device."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable
from pathlib import Path

from engine.core import UserError
from engine.core.plane_path import files_of
from engine.files.disk_errors import disk_errors
from engine.files.project_signature import PROJECT_SUFFIX, is_project_file, project_above

FileIdentity = tuple[int, int]
"""Device and number of a file on it: the same under every spelling, link and second name."""

_Place = tuple[FileIdentity | str, str]


class WriteGuard:
    """Guard of one run, or of one dialog, that knows what it reads; any thread.

    Args:
        reads: files and folders that are read; those that do not exist count for nothing.
    """

    def __init__(self, reads: Iterable[Path] = ()) -> None:
        self._reads: dict[FileIdentity, Path] = {}
        # Place -> whether other outputs may lie below it.
        self._claims: dict[_Place, bool] = {}
        self._above_claims: set[_Place] = set()
        self.add_reads(reads)

    def add_reads(self, reads: Iterable[Path]) -> None:
        """Add files and folders that are read."""
        for path in reads:
            for identity in map(_identity, files_of(path)):
                if identity is not None:
                    self._reads[identity] = path

    def claim(self, path: Path, *, is_shared: bool = False) -> None:
        """Keep a place for one output of this run; it may not exist yet.

        Args:
            is_shared: it is a folder in which other outputs may lie, too.

        Raises:
            UserError: another output of the run is that file or folder, or would lie in it.
        """
        with disk_errors(path, "read"):
            real = Path(os.path.realpath(path))
            place, above = _place(real), [_place(folder) for folder in real.parents]
        is_taken = place in self._claims or (not is_shared and place in self._above_claims)
        if is_taken or not all(self._claims.get(folder, True) for folder in above):
            raise UserError(
                f"{path} would be written twice by this command.", "Give each result a place of its own."
            )
        self._claims[place] = is_shared
        self._above_claims.update(above)

    def check_file(self, path: Path, is_replaceable: Callable[[Path], bool]) -> Path:
        """The place to write the file `path`: where its links lead.

        Args:
            is_replaceable: whether the file that is there, which is not empty, may be replaced.

        Raises:
            UserError: it is read by this run, belongs to a project, is a folder, a pipe or a device, holds
                something else, or cannot be written.
        """
        with disk_errors(path, "read"):
            real = Path(os.path.realpath(path))
            self._refuse_reads_and_projects(path, real)
            if real.exists():
                _refuse_special(path, real)
                if real.is_dir():
                    raise UserError(f"{path} is a folder.", "Give the name of a file to write.")
                if real.stat().st_size and not is_replaceable(real):
                    raise UserError(
                        f"{path} exists and was not written by this command, so it stays as it is.",
                        "Move it away, or write to another name.",
                    )
            _check_writable(real.parent)
        return real if path.is_symlink() else path

    def check_folder(self, path: Path) -> None:
        """Check a folder to which files are going to be written; it may not exist yet.

        Raises:
            UserError: it is a folder that this run reads, lies in a project, is a file or a device, or cannot
                be written to.
        """
        with disk_errors(path, "read"):
            real = Path(os.path.realpath(path))
            self._refuse_reads_and_projects(path, real)
            if real.exists():
                _refuse_special(path, real)
                if not real.is_dir():
                    raise UserError(f"{path} is a file, not a folder.", "Give the name of a folder.")
                _check_writable(real)

    def check_new_project(self, path: Path) -> None:
        """Check the place of a project that is going to be made.

        It may lie in a folder of images or masks that is read: a folder of this ending is no part of it.

        Raises:
            UserError: it lies in another project, or is read by this run.
        """
        with disk_errors(path, "read"):
            real = Path(os.path.realpath(path))
            if real.suffix == PROJECT_SUFFIX and project_above(real.parent) is None:
                # A project that is there already is refused where the new one is made.
                self._refuse_reads(path, real)
            else:
                self._refuse_reads_and_projects(path.parent, real.parent)

    def _refuse_reads_and_projects(self, path: Path, real: Path) -> None:
        """Refuse what must never be written, `path` as the user has written it, `real` without links."""
        project = project_above(real)
        if project is not None:
            raise UserError(
                f"{path} is in the project {project}, whose files only Inkling itself may change.",
                "Write to a place outside of the project.",
            )
        if is_project_file(real):
            raise UserError(f"{path} is the file of a project.", "Write to another name.")
        self._refuse_reads(path, real)

    def _refuse_reads(self, path: Path, real: Path) -> None:
        source = self._reads.get(_identity(real) or (0, 0))
        if source is not None:
            raise UserError(
                f"{path} is read by this command, which would write over it.", "Write to another place."
            )


def _identity(path: Path) -> FileIdentity | None:
    try:
        state = path.stat()
    except OSError:
        return None
    return state.st_dev, state.st_ino


def _place(real: Path) -> _Place:
    """What tells two places apart that may not exist yet; capital letters do not, as on many disks."""
    return _identity(real.parent) or os.path.normcase(real.parent), real.name.casefold()


def _refuse_special(path: Path, real: Path) -> None:
    mode = real.stat().st_mode
    if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
        raise UserError(f"{path} is a pipe or a device, not a file.", "Give the name of a file to write.")


def _check_writable(folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        raise UserError(f"{folder} is a file, not a folder.", "Give the name of a folder.")
    if not folder.is_dir():
        raise UserError(f"The folder {folder} does not exist.", "Create it or write elsewhere.")
    if not os.access(folder, os.W_OK):
        raise UserError(f"The folder {folder} is not writable.", "Write elsewhere or change its rights.")
