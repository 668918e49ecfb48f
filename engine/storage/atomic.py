"""Files and folders that appear whole or not at all."""

from __future__ import annotations

import os
import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from engine.core import UserError


@contextmanager
def atomic_file(path: Path) -> Iterator[Path]:
    """A temporary path beside `path` to write to; it takes `path`'s place when the block ends well.

    The bytes are on the disk before the name is; an exception leaves `path` as it was.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = _sibling(path)
    temporary.open("xb").close()
    try:
        yield temporary
        _sync_file(temporary)
        os.replace(temporary, path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


@contextmanager
def atomic_folder(path: Path) -> Iterator[Path]:
    """A temporary sibling folder to fill; it becomes `path` when the block ends well.

    Raises:
        UserError: `path` exists and is not an empty folder.
    """
    refuse_filled_folder(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = _sibling(path)
    temporary.mkdir()
    try:
        yield temporary
        if hasattr(os, "sync"):
            # The pixels must be on the disk before the name is; file by file would take longer.
            os.sync()
        refuse_filled_folder(path)
        if path.exists():
            path.rmdir()
        os.rename(temporary, path)
    except BaseException:
        shutil.rmtree(temporary, ignore_errors=True)
        raise
    sync_folder(path.parent)


def refuse_filled_folder(path: Path) -> None:
    """Raise UserError unless `path` does not exist or is an empty folder."""
    if path.is_dir():
        if any(path.iterdir()):
            raise UserError(f"The folder {path} is not empty.", "Name a new or an empty folder.")
    elif path.exists() or path.is_symlink():
        raise UserError(f"{path} is a file, not a folder.", "Name a new or an empty folder.")


def sync_folder(folder: Path) -> None:
    """Make the names in `folder` durable; a no-op where the system keeps no such handle."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _sync_file(path: Path) -> None:
    with open(path, "rb+") as file:
        os.fsync(file.fileno())


def _sibling(path: Path) -> Path:
    # Not tempfile: its files are readable by their owner only, and colleagues share the folder.
    return path.with_name(f".{path.name[:80]}.{uuid.uuid4().hex[:12]}.tmp")
