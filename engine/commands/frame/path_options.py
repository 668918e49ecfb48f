"""Path options of the commands by their role, and the check of all of them before a command begins."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from engine.commands.frame.value_options import ValueOption, shortened
from engine.core import UserError
from engine.core.input_file import refuse_endless_file
from engine.files.disk_errors import disk_error
from engine.files.temporary_names import sweep_temporaries
from engine.files.write_guard import WriteGuard


class PathRole(StrEnum):
    """Use that a command makes of a path."""

    READ = "read"
    CHANGED_PROJECT = "changed project"
    NEW_PROJECT = "new project"
    WRITTEN_FILE = "written file"
    WRITTEN_FOLDER = "written folder"
    NEW_FOLDER = "new folder"


@dataclass(frozen=True, slots=True)
class PathOption:
    """`type` of a path for argparse; every path on a command line has one, by which it is checked.

    Args:
        is_replaceable: for a written file, whether an existing one may be replaced.
    """

    role: PathRole
    is_replaceable: Callable[[Path], bool] | None = None

    def __call__(self, text: str) -> Path:
        if not text.strip():
            raise argparse.ArgumentTypeError("a path cannot be empty")
        try:
            os.stat(text)
            if self.role in (PathRole.READ, PathRole.CHANGED_PROJECT):
                refuse_endless_file(Path(text))
        except (FileNotFoundError, NotADirectoryError):
            # What reads or writes the path says what is wrong; it may also be the name of a ready model.
            pass
        except PermissionError as error:
            # What reads it would see nothing there. What writes it says what is wrong.
            if self.role in (PathRole.READ, PathRole.CHANGED_PROJECT):
                refused = disk_error(error, text, "read")
                raise argparse.ArgumentTypeError(refused.summary.rstrip(".")) from error
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            raise argparse.ArgumentTypeError(f"'{shortened(text)}' is no path ({reason})") from error
        except UserError as error:
            raise argparse.ArgumentTypeError(error.summary.rstrip(".")) from error
        return Path(text)


READ_PATH: Final = PathOption(PathRole.READ)
CHANGED_PROJECT: Final = PathOption(PathRole.CHANGED_PROJECT)
NEW_PROJECT: Final = PathOption(PathRole.NEW_PROJECT)
WRITTEN_FOLDER: Final = PathOption(PathRole.WRITTEN_FOLDER)
"""A folder to which files are added."""
NEW_FOLDER: Final = PathOption(PathRole.NEW_FOLDER)
"""A folder that appears as a whole."""


def written_file(is_replaceable: Callable[[Path], bool]) -> PathOption:
    """The option of a file that the command writes; `engine.files.own_results` tells what it may replace."""
    return PathOption(PathRole.WRITTEN_FILE, is_replaceable)


class CommandParser(argparse.ArgumentParser):
    """Parser that knows which of its options are paths, and the ranges of the others."""

    def path_options(self) -> Iterator[tuple[argparse.Action, PathOption]]:
        """The path options of the command, with the use that it makes of them."""
        for action in self._actions:
            if isinstance(action.type, PathOption):
                yield action, action.type

    def add_ranges_to_help(self) -> None:
        """Write the range of every option behind its help; from the types that also enforce it."""
        for action in self._actions:
            says = str(action.type) if isinstance(action.type, ValueOption) else ""
            if says:
                action.help = f"{action.help}; {says}" if action.help else says


def guard_paths(parser: CommandParser, options: argparse.Namespace) -> WriteGuard:
    """Check every path that the command is going to write; the guard for those that it makes up itself.

    Written files that are links become the files that they lead to. What killed runs left unfinished in the
    same folders is removed.

    Raises:
        UserError: an output is an input or another output, belongs to a project, holds something else or
            cannot be written.
    """
    chosen = [
        (action, option, _paths(getattr(options, action.dest))) for action, option in parser.path_options()
    ]
    inputs = (PathRole.READ, PathRole.CHANGED_PROJECT)
    guard = WriteGuard(path for _, option, paths in chosen if option.role in inputs for path in paths)
    for action, option, paths in chosen:
        for path in paths:
            if option.role in (PathRole.NEW_FOLDER, PathRole.NEW_PROJECT):
                path = _made_folder(path)
                setattr(options, action.dest, path)
            if option.role in (PathRole.WRITTEN_FOLDER, PathRole.NEW_FOLDER):
                guard.check_folder(path)
                guard.claim(path, is_shared=option.role is PathRole.WRITTEN_FOLDER)
                sweep_temporaries(folder for folder in (path, path.parent) if folder.is_dir())
            elif option.role is PathRole.NEW_PROJECT:
                guard.check_new_project(path)
                guard.claim(path)
                sweep_temporaries(folder for folder in (path.parent,) if folder.is_dir())
            elif option.role is PathRole.WRITTEN_FILE and option.is_replaceable is not None:
                target = guard.check_file(path, option.is_replaceable)
                guard.claim(target)
                setattr(options, action.dest, target)
                sweep_temporaries([target.parent])
    return guard


def _made_folder(path: Path) -> Path:
    """A folder that appears as a whole, under a name of its own: "." has none, and a link leads to another.

    Raises:
        UserError: it is the root of a disk, or has files and the terminal is in it: that would be left in a
            folder without a name, which looks empty.
    """
    if path.is_symlink():
        path = Path(os.path.realpath(path))
    if not path.name:
        path = Path(os.path.abspath(path))
    if not path.name:
        raise UserError(f"{path} is a whole disk, not a new folder.", "Name a new or an empty folder.")
    with suppress(OSError):  # The current folder has gone, or one above may not be listed.
        is_around = Path(os.path.realpath(path)) in (here := Path(os.getcwd()), *here.parents)
        if is_around and os.listdir(path):
            hint = "Name a new folder in it, or go to another folder first."
            raise UserError(f"{path} is a folder that this terminal is in, which would be replaced.", hint)
    return path


def _paths(value: Any) -> list[Path]:
    if value is None:
        return []
    return list(value) if isinstance(value, list) else [value]
