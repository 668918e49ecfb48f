"""Folder of decoded pixels of very large images, in the user's cache; the oldest files go when it is full."""

from __future__ import annotations

import functools
import hashlib
import logging
import os
import shutil
from pathlib import Path
from typing import Final

from engine.document.fingerprint import FileStamp
from engine.document.pixel_file import ImagePixels, NoPixelFileError, file_bytes, map_pixel_file
from engine.files.temporary_names import sweep_temporaries, temporary_beside, this_computer

MOST_BYTES: Final = 8 << 30
"""Size of all files together."""
LEAST_FREE_BYTES: Final = 4 << 30
"""So much of the disk stays free: where it has less, the files go."""

_SUFFIX: Final = ".pixels"
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
            if not self._make_room(size):
                return None
            target = temporary_beside(self._folder / "image")
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

    def tidy(self) -> None:
        """Remove what nobody can use any more; then the oldest, while they or the disk have too much."""
        try:
            if self._folder.is_dir():
                self._make_room(0)
        except OSError as error:
            _log.info("%s cannot be tidied: %s", self._folder, error)

    def _file(self, path: Path) -> Path:
        name = hashlib.blake2b(os.fsencode(path), digest_size=16).hexdigest()
        return self._folder / f"{name}-{this_computer()}-{_start_of_machine()}{_SUFFIX}"

    def _make_room(self, size: int) -> bool:
        """Remove the files that were used longest ago until `size` more bytes fit; False: never.

        A disk that is nearly full gets its room back in any case.
        """
        sweep_temporaries((self._folder,))
        files = sorted(self._usable_files())
        total = sum(file_size for _, file_size, _ in files)
        fits = size <= self._most_bytes and self._free_bytes() + total - size >= LEAST_FREE_BYTES
        needed = size if fits else 0
        for _, file_size, file in files:
            if total + needed <= self._most_bytes and self._free_bytes() - needed >= LEAST_FREE_BYTES:
                break
            if _removed(file):
                total -= file_size
        return fits and self._free_bytes() - size >= LEAST_FREE_BYTES

    def _usable_files(self) -> list[tuple[float, int, Path]]:
        """Time of the last use and size of each file; those of an earlier start of this machine go."""
        kept = []
        for file in self._folder.iterdir():
            if file.suffix != _SUFFIX or file.is_symlink():
                continue
            computer, _, start = file.stem.partition("-")[2].partition("-")
            # Without a computer: by a name that earlier versions gave.
            is_useless = computer in ("", this_computer()) and start != _start_of_machine()
            if is_useless and _removed(file):
                continue
            status = file.stat()
            kept.append((status.st_mtime, status.st_size, file))
        return kept

    def _free_bytes(self) -> int:
        return shutil.disk_usage(self._folder).free


def _removed(file: Path) -> bool:
    try:
        file.unlink(missing_ok=True)
    except OSError as error:
        # Windows keeps a file that is mapped.
        _log.debug("%s stays: %s", file, error)
        return False
    return True


def user_pixel_folder() -> PixelFolder:
    """That of the user's cache."""
    import platformdirs

    return PixelFolder(Path(platformdirs.user_cache_dir("inkling", appauthor=False)) / "pixels")


def about(path: Path, stamp: FileStamp) -> str:
    """One line that says of which image pixels are, in which state of its file, and since which start."""
    facts = (stamp.size_bytes, stamp.mtime_ns, stamp.inode, _boot())
    return " ".join(map(str, facts)) + f" {os.fspath(path)!r}"


@functools.cache
def _start_of_machine() -> str:
    return hashlib.blake2b(_boot().encode(), digest_size=4).hexdigest()


def _boot() -> str:
    """What tells one start of the machine from the next."""
    if _BOOT_ID.is_file():
        return _BOOT_ID.read_text(encoding="ascii").strip()
    import psutil

    # Rounded, as clocks are set while the machine runs.
    return str(round(psutil.boot_time() / 600))
