"""Safety copies where one is due, and before work that changes much at once."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from engine.backup.chosen_folder import read_chosen_folder
from engine.backup.collection import is_backup_due, list_copies, thin_out
from engine.backup.make import Copied, make_backup, make_raw_copy
from engine.backup.names import default_folder, new_copy_path
from engine.core import NO_PROGRESS, CancelToken, Reporter, UserError
from engine.files.temporary_names import sweep_temporaries
from engine.files.user_folders import config_folder


@dataclass(frozen=True, slots=True)
class BackupOptions:
    """Choices of the user.

    Attributes:
        interval: age of the newest copy at which another is made, None for never.
        keep: copies that stay at most, None for all.
        folder: place of the copies of all projects; None for a folder beside each project.
    """

    interval: timedelta | None = timedelta(days=1)
    keep: int | None = 12
    folder: Path | None = None

    def place(self, project: Path) -> Path:
        """The folder for the copies of this project."""
        return default_folder(project) if self.folder is None else self.folder

    def existing_place(self, project: Path) -> Path:
        """As `place`, where a copy can be made.

        Raises:
            UserError: the chosen folder is not there.
        """
        folder = self.place(project)
        if self.folder is not None and not os.path.isdir(folder):
            # Made anew it might lie on another disk: under the name of one that is not plugged in.
            raise UserError(
                f"The folder {folder} for safety copies is not there.",
                "Connect its disk, or choose another one: File > Restore a safety copy.",
                command_hint="Connect its disk, or choose another folder in the window.",
            )
        return folder

    def places(self, project: Path) -> tuple[Path, ...]:
        """Folders in which copies of this project are: the chosen one, and that beside it."""
        return tuple(dict.fromkeys((self.place(project), default_folder(project))))


BESIDE: Final = BackupOptions(keep=None)
"""Copies beside the project, of which none goes."""


def options_of_commands() -> BackupOptions:
    """Choices for commands: the folder that the user chose in the window; no copy goes unless a command is
    given a number.
    """
    return BackupOptions(interval=None, keep=None, folder=read_chosen_folder(config_folder()))


def make_due_copy(
    project: Path,
    options: BackupOptions,
    older_than: timedelta | None,
    report: Reporter = NO_PROGRESS,
    token: CancelToken | None = None,
) -> Copied | None:
    """A copy of `project`, unless none is due; then fewer of the old ones.

    Args:
        older_than: age that the newest copy must have, and something must have been changed since; None: a
            copy is made in any case.

    Raises:
        UserError: it cannot be made.
        CancelledError: it is not there.
    """
    folder = options.existing_place(project)
    sweep_temporaries((folder,))  # What a kill has left goes even where no copy is due.
    if older_than is not None and not is_backup_due(project, folder, older_than, token):
        return None
    return _make_copy(project, folder, options, report, token)


def copy_before(
    project: Path,
    options: BackupOptions,
    *,
    is_repair: bool = False,
    report: Reporter = NO_PROGRESS,
    token: CancelToken | None = None,
) -> Path:
    """Path of a safety copy of the project as it is now: a new one, unless the newest is that.

    The project may be open in this process, flushed.

    Args:
        is_repair: the project may be damaged and is held by the caller: it is copied byte by byte.

    Raises:
        UserError: it cannot be made, so that nothing is to be changed.
        CancelledError: it is not there.
    """
    try:
        if is_repair:
            target = new_copy_path(project, options.existing_place(project), datetime.now(UTC))
            return make_raw_copy(project, target, report=report, token=token).path
        copied = make_due_copy(project, options, timedelta(0), report, token)
        if copied is not None:
            return copied.path
        folder = options.place(project)
        for copy in list_copies(project, folder, token):
            if copy.is_whole:
                return copy.path
        # It was there a moment ago: somebody has removed it since.
        return _make_copy(project, folder, options, report, token).path
    except UserError as error:
        summary = f"Nothing was changed, because no safety copy could be made first: {error.summary}"
        raise UserError(summary, error.hint, command_hint=error.command_hint) from error


def _make_copy(
    project: Path, folder: Path, options: BackupOptions, report: Reporter, token: CancelToken | None
) -> Copied:
    target = new_copy_path(project, folder, datetime.now(UTC))
    copied = make_backup(project, target, report=report, token=token)
    if options.keep is not None:
        thin_out(project, folder, options.keep)
    return copied
