"""Output files: checked before a long run, and written completely or not at all."""

from __future__ import annotations

import os
from pathlib import Path

from engine.core import UserError


def check_target(target: Path) -> None:
    """Refuse early a file that could not be written at the end of a long run.

    Raises:
        UserError: it is a folder, or its folder is missing or not writable.
    """
    if target.is_dir():
        raise UserError(f"{target} is a folder.", "Give the name of a file to write.")
    folder = target.parent
    if not folder.is_dir():
        raise UserError(f"The folder {folder} does not exist.", "Create it or write elsewhere.")
    if not os.access(folder, os.W_OK):
        raise UserError(f"The folder {folder} is not writable.", "Write elsewhere or change its rights.")


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
        raise UserError(
            f"Cannot create the folder {folder}: {error.strerror}.", "Give a folder that you may write to."
        ) from error
    if not os.access(folder, os.W_OK):
        raise UserError(f"The folder {folder} is not writable.", "Write elsewhere or change its rights.")


def write_text(target: Path, text: str) -> None:
    """Write a text file so that `target` is either as before or complete."""
    from engine.storage.atomic import atomic_file

    with atomic_file(target) as temporary:
        temporary.write_text(text, encoding="utf-8")
