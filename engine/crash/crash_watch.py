"""Process beside a command that says at once when the command has crashed in compiled code.

It is started with this file as its script, so that it needs the standard library alone until there is
something to say: `crash_watch.py PID FILE SENTENCE`.
"""

from __future__ import annotations

import os
import select
import subprocess
import sys
import time
from pathlib import Path
from typing import Final

_POLL_S: Final = 0.2
_MOST_BYTES: Final = 64 << 10


class CrashWatch:
    """Watch over this process from construction to `close`, which a clean end of the work calls.

    Args:
        path: what `NativeCrashFile` writes a crash to.
        sentence: printed on the error output after a crash; `{crash}` stands for its name.
    """

    def __init__(self, path: Path, sentence: str) -> None:
        options = {"creationflags": 0x200} if sys.platform == "win32" else {"start_new_session": True}
        # A group of its own: Ctrl+C is for the command. Only the error output is the command's.
        self._process = subprocess.Popen(
            [sys.executable, str(Path(__file__).resolve()), str(os.getpid()), str(path), sentence],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            **options,
        )

    def close(self) -> None:
        """End it."""
        self._process.kill()
        self._process.wait()


def _wait_for_end(process: int) -> None:
    """Wait for the end of the process that has started this one."""
    if sys.platform == "win32":
        import ctypes

        kernel = ctypes.WinDLL("kernel32")
        kernel.OpenProcess.restype = ctypes.c_void_p
        kernel.WaitForSingleObject.argtypes = (ctypes.c_void_p, ctypes.c_uint32)
        handle = kernel.OpenProcess(0x100000, False, process)
        if handle:
            kernel.WaitForSingleObject(handle, 0xFFFFFFFF)
    elif hasattr(os, "pidfd_open"):
        try:
            handle = os.pidfd_open(process)
        except ProcessLookupError:
            return
        if os.getppid() == process:
            select.select([handle], [], [])
    else:
        while os.getppid() == process:
            time.sleep(_POLL_S)


def _watch(process: int, path: Path, sentence: str) -> None:
    _wait_for_end(process)
    try:
        dump = path.read_bytes()[:_MOST_BYTES].decode(errors="replace")
    except OSError:
        return
    if dump.strip():
        sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
        from engine.crash.crash_report import native_crash_report

        report = native_crash_report(dump)
        if report is not None:
            sys.stderr.write(sentence.replace("{crash}", report.summary) + "\n")


if __name__ == "__main__":
    # Beside this file lie modules that are no scripts; nothing is to be found there by its bare name.
    sys.path[:] = [place for place in sys.path if Path(place).resolve() != Path(__file__).resolve().parent]
    _watch(int(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])
