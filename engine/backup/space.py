"""Space that a safety copy, or a project restored from one, needs on its disk."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Final

from engine.core import UserError
from engine.files.disk_errors import disk_errors

_MARGIN_BYTES: Final = 16 << 20
"""Space that must stay free."""


def refuse_without_space(target: Path, needed_bytes: int, what: str, hint: str) -> None:
    """Refuse to begin what its disk has no room for.

    Args:
        target: place of what is to be written; it and its folder need not be there yet.
        what: the subject of the sentence.

    Raises:
        UserError: too little is free, or the disk does not answer.
    """
    existing = target.parent
    while not existing.exists() and existing != existing.parent:
        existing = existing.parent
    with disk_errors(existing, "read"):
        free = shutil.disk_usage(existing).free
    needed = needed_bytes + _MARGIN_BYTES
    if free < needed:
        summary = f"{what} needs {needed >> 20:,} MB, but {existing} has {free >> 20:,} MB free."
        raise UserError(summary, hint)
