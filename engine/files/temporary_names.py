"""Names of unfinished files and folders, which tell their owner, and the sweep of those whose owner is dead.

A name is `.NAME.PID-COMPUTER-START-RANDOM.tmp`, beside the file that it becomes. A killed process leaves it
behind; the next one that writes to the folder removes it. START tells a process from a later one of the same
number; the times of files do not, as a clock may be set while a file is written.
"""

from __future__ import annotations

import functools
import hashlib
import logging
import os
import re
import shutil
import socket
import stat
import sys
import time
import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

_log = logging.getLogger(__name__)

SUFFIX: Final = ".tmp"
_BESIDE: Final = ("-journal", "-wal", "-shm")
"""Endings of the files that SQLite puts beside a database, an unfinished one too."""
# Most file systems take 255 bytes; one letter of a name is up to four of them.
_MOST_NAME_BYTES: Final = 160

_OWNED = re.compile(r"^\..*\.(\d+)-([0-9a-f]{8})-([0-9a-f]{8})-[0-9a-f]{12}\.tmp$", re.DOTALL)
# Of earlier versions: without an owner, or without the start of its process.
_OWNERLESS = re.compile(r"^\..*[.-][0-9a-f]{12}\.tmp$", re.DOTALL)

_LONGEST_WRITE_S: Final = 7 * 24 * 3600.0
"""Files of owners that cannot be looked up (another computer, an older Inkling) are dead after this time."""


_UNKNOWN: Final = "00000000"
_MOST_PROCESSES: Final = 1 << 31

_unfinished: set[Path] = set()


@contextmanager
def unfinished_beside(path: Path) -> Iterator[Path]:
    """An unused hidden path in the folder of `path` that tells this process as its owner.

    What is still there at the end of the block is removed.
    """
    temporary = temporary_beside(path)
    _unfinished.add(temporary)
    try:
        yield temporary
    finally:
        _remove_with_logs(temporary)
        _unfinished.discard(temporary)


def discard_unfinished() -> None:
    """Remove every file and folder that this process has begun and not finished; before it ends at once."""
    for path in list(_unfinished):
        _remove_with_logs(path)


def temporary_beside(path: Path) -> Path:
    """As `unfinished_beside`, for those who remove it themselves."""
    # Not tempfile: its files are readable by their owner only, and colleagues share the folder.
    # In the system's letters: where those are ASCII, others are bytes that mean no letter to Python.
    name = os.fsencode(path.name)[:_MOST_NAME_BYTES].decode(sys.getfilesystemencoding(), "ignore")
    owner = f"{os.getpid()}-{this_computer()}-{_own_start(os.getpid())}"
    return path.with_name(f".{name}.{owner}-{uuid.uuid4().hex[:12]}{SUFFIX}")


def sweep_temporaries(folders: Iterable[Path], beginning: str = ".") -> list[Path]:
    """Remove unfinished files and folders of dead processes that lie directly in `folders`; returns them.

    Only names that `unfinished_beside` gives, or gave in older versions. A folder that cannot be listed, and
    what cannot be removed, stays: the next sweep comes by again.

    Args:
        beginning: of the names, where other programs may have files of such names, too.
    """
    removed = []
    for folder in folders:
        try:
            with os.scandir(folder) as entries:
                hidden = [entry.name for entry in entries if entry.name.startswith(beginning)]
        except OSError as error:
            _log.info("%s cannot be swept: %s", folder, error)
            continue
        names = [name for name in hidden if _main_name(name).endswith(SUFFIX)]
        removed += [path for name in names if _is_dead(path := folder / name) and _remove(path)]
    return removed


def is_unfinished_name(name: str) -> bool:
    """Whether a file's name is that of an unfinished one, or of what SQLite has put beside it."""
    return name.startswith(".") and _main_name(name).endswith(SUFFIX)


def _is_dead(path: Path) -> bool:
    try:
        age_s = time.time() - path.lstat().st_mtime
    except OSError:
        return False
    name = _main_name(path.name)
    owned = _OWNED.match(name)
    if owned is not None and owned[2] == this_computer():
        return _start_of(int(owned[1])) not in (owned[3], _UNKNOWN)
    is_ours = owned is not None or _OWNERLESS.match(name) is not None
    return is_ours and age_s > _LONGEST_WRITE_S and _age_on_its_disk_s(path) > _LONGEST_WRITE_S


def _main_name(name: str) -> str:
    """`name` of a file, or of the database that SQLite has put it beside."""
    for ending in _BESIDE:
        name = name.removesuffix(ending)
    return name


def _age_on_its_disk_s(path: Path) -> float:
    """Age by the clock of the disk, such as a server's: this computer's may be days ahead. 0 if unknown."""
    probe = temporary_beside(path.with_name("clock"))
    try:
        probe.touch(exist_ok=False)
        return probe.stat().st_mtime - path.lstat().st_mtime
    except OSError as error:
        _log.info("the age of %s is not known: %s", path, error)
        return 0.0
    finally:
        _remove(probe)


@functools.cache
def _own_start(pid: int) -> str:
    """`_start_of` this process; by its number, which is another one after a fork."""
    return _start_of(pid)


def _start_of(pid: int) -> str:
    """Digest of the moment at which process `pid` began; empty when there is none, `_UNKNOWN` if hidden."""
    import psutil

    try:
        moment = _ticks_of(pid) if sys.platform == "linux" else repr(psutil.Process(pid).create_time())
    except (OSError, LookupError, ValueError, psutil.Error):
        # Processes of other users can be hidden from this one.
        return _UNKNOWN if 0 <= pid < _MOST_PROCESSES and psutil.pid_exists(pid) else ""
    return hashlib.blake2b(moment.encode(), digest_size=4).hexdigest()


def _ticks_of(pid: int) -> str:
    """Moment at which a process began, by the clock that counts from the start of a computer with Linux.

    psutil's is reckoned from the clock on the wall, which may be set.
    """
    boot = Path("/proc/sys/kernel/random/boot_id").read_text("utf-8").strip()
    # The 22nd field; the 2nd is a name in brackets, which may hold anything.
    fields = Path(f"/proc/{pid}/stat").read_text("utf-8", "replace").rpartition(")")[2].split()
    return f"{boot} {fields[19]}"


def _remove_with_logs(path: Path) -> None:
    for ending in ("", *_BESIDE):
        _remove(f"{path}{ending}")


def _remove(path: Path | str) -> bool:
    try:
        if stat.S_ISDIR(os.lstat(path).st_mode):
            shutil.rmtree(path)
        else:
            os.unlink(path)
    except FileNotFoundError:
        return False
    except OSError as error:
        # What prevented the write may prevent this too; a later sweep comes by again.
        _log.info("%s cannot be removed: %s", path, error)
        return False
    return True


@functools.cache
def this_computer() -> str:
    """Digest of what tells this computer from all others; of a container, from its neighbours, too.

    Its name is not enough: two computers on one network disk may both be called "localhost", and the
    number of a process says nothing on the other one.
    """
    parts = [socket.gethostname(), _machine_number(), _process_space()]
    return hashlib.blake2b("\n".join(parts).encode(), digest_size=4).hexdigest()


def _machine_number() -> str:
    for path in ("/etc/machine-id", "/var/lib/dbus/machine-id"):
        try:
            number = Path(path).read_text(encoding="utf-8").strip()
        except (OSError, ValueError):
            continue
        if number:
            return number
    node = uuid.getnode()
    # With this bit it is drawn anew by each process, as no network card was found.
    return "" if node >> 40 & 1 else f"{node:012x}"


def _process_space() -> str:
    """Space in which the numbers of processes count, where the system has more than one."""
    try:
        return os.readlink("/proc/self/ns/pid")
    except OSError:
        return ""
