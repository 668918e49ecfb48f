"""Output folders made before a long run, and texts written completely or not at all."""

from __future__ import annotations

import os
from pathlib import Path

from engine.core import UserError
from engine.files.atomic import atomic_file
from engine.files.disk_errors import disk_error


def prepare_folder(folder: Path) -> None:
    """Make sure that `folder` exists and can be written to.

    Raises:
        UserError: it is a file, or cannot be created or written to.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError) as error:
        raise UserError(f"{folder} is, or lies in, a file.", "Give the name of a folder.") from error
    except OSError as error:
        raise disk_error(error, folder) from error
    if not os.access(folder, os.W_OK):
        raise UserError(f"The folder {folder} is not writable.", "Write elsewhere or change its rights.")


def write_text(target: Path, text: str) -> None:
    """Write a text file so that `target` is either as before or complete.

    Raises:
        UserError: the disk failed.
    """
    with atomic_file(target) as temporary:
        temporary.write_text(text, encoding="utf-8", newline="\n")
