"""Folder of decoded pixels of very large images, in the user's cache; the oldest files go when it is full."""

from __future__ import annotations

import hashlib
import logging
import os
import shutil
import uuid
from pathlib import Path
from typing import Final

from engine.document.fingerprint import FileStamp
from engine.document.pixel_file import ImagePixels, NoPixelFileError, file_bytes, map_pixel_file

MOST_BYTES: Final = 8 << 30
"""Size of all files together."""
LEAST_FREE_BYTES: Final = 4 << 30
"""So much of the disk stays free."""

_SUFFIX: Final = ".pixels"
_UNFINISHED: Final = ".unfinished"
_BOOT_ID: Final = Path("/proc/sys/kernel/random/boot_id")

_log = logging.getLogger(__name__)


class PixelFolder:
    """Files of pixels by image and state of its file; any thread, any number of processes.

    Files are not forced to the disk, which would take seconds: they count until the machine is started anew.
    """

    def __init__(self, folder: Path, most_bytes: int = MOST_BYTES) -> None:
        self._folder = folder
        self._most_bytes = most_bytes

    def find(self, path: Path, stamp: FileStamp, shape: tuple[int, int]) -> ImagePixels | None:
        """The pixels of this image file in this state; None where they are not kept."""
        file = self._file(path)
        try:
            found = map_pixel_file(file, about(path, stamp), shape)
            # The time of its last use, by which the oldest are found.
            os.utime(file)
        except (OSError, NoPixelFileError):
            return None
        return found

    def begin(self, shape: tuple[int, int]) -> Path | None:
        """An empty file to write pixels of this shape (H, W) to; None where there is no room for them."""
        size = file_bytes(shape)
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._make_room(size)
            if size > self._most_bytes or shutil.disk_usage(self._folder).free - size < LEAST_FREE_BYTES:
                return None
            target = self._folder / f"{uuid.uuid4().hex}{_UNFINISHED}"
            os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        except OSError as error:
            _log.info("no pixels are kept in %s: %s", self._folder, error)
            return None
        return target

    def keep(self, written: Path, path: Path, stamp: FileStamp, shape: tuple[int, int]) -> ImagePixels | None:
        """The pixels that were written to a file of `begin`, which is kept from now on."""
        try:
            mapped = map_pixel_file(written, about(path, stamp), shape)
            os.replace(written, self._file(path))
        except (OSError, NoPixelFileError) as error:
            _log.info("pixels of %s are not kept: %s", path, error)
            self.drop(written)
            return None
        return mapped

    def drop(self, written: Path) -> None:
        """Give a file of `begin` up."""
        written.unlink(missing_ok=True)

    def _file(self, path: Path) -> Path:
        name = hashlib.blake2b(os.fsencode(path), digest_size=16).hexdigest()
        return self._folder / f"{name}{_SUFFIX}"

    def _make_room(self, size: int) -> None:
        """Remove the files that were used longest ago until `size` more bytes fit."""
        files = []
        for file in self._folder.iterdir():
            if file.suffix in (_SUFFIX, _UNFINISHED) and not file.is_symlink():
                status = file.stat()
                files.append((status.st_mtime, status.st_size, file))
        total = sum(size for _, size, _ in files)
        for _, file_size, file in sorted(files):
            if total + size <= self._most_bytes:
                return
            try:
                file.unlink(missing_ok=True)
                total -= file_size
            except OSError as error:
                # Windows keeps a file that is mapped.
                _log.debug("%s stays: %s", file, error)


def user_pixel_folder() -> PixelFolder:
    """That of the user's cache."""
    import platformdirs

    return PixelFolder(Path(platformdirs.user_cache_dir("inkling", appauthor=False)) / "pixels")


def about(path: Path, stamp: FileStamp) -> str:
    """One line that says of which image pixels are, in which state of its file, and since which start."""
    facts = (stamp.size_bytes, stamp.mtime_ns, stamp.inode, _boot())
    return " ".join(map(str, facts)) + f" {os.fspath(path)!r}"


def _boot() -> str:
    """What tells one start of the machine from the next."""
    if _BOOT_ID.is_file():
        return _BOOT_ID.read_text(encoding="ascii").strip()
    import psutil

    # Rounded, as clocks are set while the machine runs.
    return str(round(psutil.boot_time() / 600))
