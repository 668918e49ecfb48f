"""File that a crash in compiled code is written to, and what earlier runs have left in theirs."""

from __future__ import annotations

import faulthandler
import logging
import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final, TextIO

if TYPE_CHECKING:
    from engine.crash.crash_report import CrashReport

_log = logging.getLogger(__name__)

WINDOW_CRASHES: Final = "native-crash-"
"""Beginning of the names of the window's files; those of other work have another."""

_MOST_BYTES: Final = 64 << 10


class NativeCrashFile:
    """Place for `faulthandler` from construction to `close`, which removes it: a clean end leaves nothing.

    Where it cannot be written, the program runs without one.

    Args:
        prefix: beginning of its name, for `take_earlier_crash`.

    Attributes:
        path: of the file.
    """

    def __init__(self, folder: Path, prefix: str = WINDOW_CRASHES) -> None:
        self.path = folder / f"{prefix}{os.getpid()}.txt"
        self._file: TextIO | None = None
        try:
            self._file = open(self.path, "w", encoding="utf-8")  # noqa: SIM115 - written to when all else fails
        except OSError as error:
            _log.info("No report of a crash in compiled code can be written: %s", error)
        else:
            faulthandler.enable(self._file)

    def close(self) -> None:
        if self._file is None:
            return
        faulthandler.disable()
        self._file.close()
        with suppress(OSError):  # The next start finds it empty, and removes it.
            self.path.unlink(missing_ok=True)


def take_earlier_crash(folder: Path, prefix: str = WINDOW_CRASHES) -> CrashReport | None:
    """The report of the newest crash of a run that has ended, None when there was none; their files go.

    Args:
        prefix: as of the file that the run had.
    """
    from engine.crash.crash_report import native_crash_report

    report = None
    for path in sorted(folder.glob(f"{prefix}*.txt"), key=_age):
        number = path.stem.removeprefix(prefix)
        if not number.isdigit() or _is_running(int(number)):
            continue
        try:
            with open(path, encoding="utf-8", errors="replace") as file:
                dump = file.read(_MOST_BYTES)
            path.unlink()
        except OSError:
            continue  # Windows: another window is using it.
        report = native_crash_report(dump) or report
    return report


def _age(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0


def _is_running(process: int) -> bool:
    if process == os.getpid():
        return True
    if os.name == "nt":
        return False  # Its file cannot be removed while it runs.
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
