"""Arrays shared by two processes: mapped files, in memory where the system has such a folder.

Files instead of `multiprocessing.shared_memory`: their space is claimed when they
are made, so a small /dev/shm (containers have 64 MB) gives an error, or the
temporary folder on disk instead, and never a bus error in the middle of a copy;
and what a killed process leaves behind is found again by its name.
"""

from __future__ import annotations

import contextlib
import mmap
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.core import UserError
from engine.files.temporary_folders import sweep_place, temporary_path, temporary_place


class BlockSpaceError(UserError):
    """There is no room for a block, neither in memory nor in the temporary folder."""


@dataclass(frozen=True, slots=True)
class BlockName:
    """Location and layout of a block, for the other process."""

    path: Path
    shape: tuple[int, ...]
    dtype: str


class SharedBlock:
    """One array in a mapped file; made by one process, opened by the other.

    `array` must not be used after `close`.
    """

    def __init__(self, name: BlockName, mapped: mmap.mmap, *, is_owner: bool) -> None:
        self.name = name
        self._mapped = mapped
        self._is_owner = is_owner
        self.array: NDArray[Any] = np.frombuffer(mapped, name.dtype).reshape(name.shape)

    @classmethod
    def create(cls, shape: tuple[int, ...], dtype: str) -> SharedBlock:
        """A block of undefined content.

        Raises:
            BlockSpaceError: no room for it, neither in memory nor in the temporary folder.
        """
        size = int(np.prod(shape, dtype=np.int64)) * np.dtype(dtype).itemsize
        for folder in _folders():
            path = temporary_path("block", folder)
            try:
                mapped = _make(path, size)
            except OSError:
                path.unlink(missing_ok=True)
                continue
            return cls(BlockName(path, shape, dtype), mapped, is_owner=True)
        raise BlockSpaceError(
            f"There is no room for {size >> 20} MB to hand an image to the network.",
            f"Close other programs, or free space in {temporary_place()}.",
        )

    @classmethod
    def open(cls, name: BlockName) -> SharedBlock:
        """A block that the other process has made."""
        with name.path.open("rb+") as file:
            return cls(name, mmap.mmap(file.fileno(), 0), is_owner=False)

    def close(self) -> None:
        """Unmap; the maker's close removes the file as well."""
        self.array = np.empty(0)
        # BufferError: the frame of an error still holds the array; unmapped when that goes.
        with contextlib.suppress(BufferError):
            self._mapped.close()
        if self._is_owner:
            # Windows refuses while the other process holds it; `remove_leftovers` finds it later.
            with contextlib.suppress(PermissionError):
                self.name.path.unlink(missing_ok=True)


def remove_leftovers() -> int:
    """Delete blocks and temporary folders of processes that are gone; returns how many."""
    return sum(len(sweep_place(folder)) for folder in _folders())


def _folders() -> list[Path]:
    memory, disk = Path("/dev/shm"), temporary_place()
    return [memory, disk] if memory.is_dir() and os.access(memory, os.W_OK) else [disk]


def _make(path: Path, size: int) -> mmap.mmap:
    with path.open("xb+") as file:
        if hasattr(os, "posix_fallocate"):
            os.posix_fallocate(file.fileno(), 0, size)
        else:
            file.truncate(size)
        path.chmod(0o600)
        return mmap.mmap(file.fileno(), size)
