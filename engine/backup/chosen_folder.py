"""Choice of the folder for safety copies, in a JSON file that the window writes and commands read too."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Final

from engine.core.checked import read_whole
from engine.core.errors import UserError
from engine.files.atomic import atomic_file

FILE_NAME: Final = "safety-copies.json"
"""In the folder of the settings, beside those of the window."""

_KEY: Final = "folder"
_MOST_BYTES: Final = 64 << 10
_LONGEST: Final = 4096


def read_chosen_folder(settings_folder: Path) -> Path | None:
    """The folder for the copies of all projects; None for one beside each, or where the file says none."""
    try:
        # Names that are no text come as halves of surrogate pairs, so this is not `json_object`.
        value = json.loads(read_whole(settings_folder / FILE_NAME, _MOST_BYTES))
    except (OSError, UserError, ValueError, RecursionError):
        return None
    name = value.get(_KEY) if isinstance(value, dict) else None
    if not isinstance(name, str) or len(name) > _LONGEST or "\0" in name or not os.path.isabs(name):
        return None
    return Path(name)


def store_chosen_folder(settings_folder: Path, folder: Path | None) -> None:
    """Choose `folder`, or with None one beside each project.

    Raises:
        UserError: it cannot be written; the former choice stays.
    """
    with atomic_file(settings_folder / FILE_NAME) as temporary:
        text = json.dumps({_KEY: None if folder is None else str(folder)}, indent=2) + "\n"
        temporary.write_text(text, encoding="utf-8")
