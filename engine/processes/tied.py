"""A child process tied to its parent: gone at once when the parent has died, however busy the machine is.

Three means that know nothing of each other:

- On Linux the kernel sends SIGKILL to the child when the parent's end of a pipe closes. The parent asks for
  that right after the start, as a child on a busy machine takes seconds to come to its first line. (Other
  than PR_SET_PDEATHSIG, this does not depend on the thread that has started the child.)
- On Windows the child belongs to a job object whose only handle the parent holds.
- Everywhere a thread of the child waits for the end of the parent, and for nothing else. It begins before
  anything heavy is imported: this module needs the standard library only.
"""

from __future__ import annotations

import atexit
import ctypes
import importlib
import multiprocessing
import os
import signal
import sys
import threading
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, Final

CONTEXT: Final = multiprocessing.get_context("spawn")
"""How a process is started: anew, as threads of this one may hold locks."""

_ORPHANED: Final = 0


class TiedProcess:
    """A child process that runs `function` of `module`.

    Args:
        module: is imported in the child, after the tie was made.
        args: pickled; may hold connections.
    """

    def __init__(self, module: str, function: str, args: tuple[Any, ...], name: str) -> None:
        theirs, self._lifeline = CONTEXT.Pipe(duplex=False)
        # Not daemonic: those may start no process themselves. `kill` at exit does what daemons get done.
        self._process: BaseProcess = CONTEXT.Process(
            target=run_tied, args=(theirs, module, function, args), name=name, daemon=False
        )
        self._lock = (
            threading.Lock()
        )  # two threads that wait for one process take its exit code from each other
        try:
            self._process.start()
            self._tie = _tie(self._process, theirs)
        finally:
            theirs.close()
        atexit.register(self.kill)

    @property
    def id(self) -> int | None:
        return self._process.pid

    @property
    def exit_code(self) -> int | None:
        """None while it runs; negative for a signal."""
        with self._lock:
            return self._process.exitcode

    def join(self, timeout_s: float | None = None) -> bool:
        """Wait for its end; False when the time is over first."""
        if not wait([self._process.sentinel], timeout_s):
            return False
        with self._lock:
            self._process.join()
            if not self._lifeline.closed:
                self._lifeline.close()
        atexit.unregister(self.kill)
        return True

    def kill(self) -> None:
        """End it by force and wait for that; no effect when it has ended."""
        with self._lock:
            self._process.kill()
        self.join()


def run_tied(lifeline: Connection, module: str, function: str, args: tuple[Any, ...]) -> None:
    """Main function of the child.

    Args:
        lifeline: end of the pipe whose other end the parent holds; must stay open.
    """
    parent = multiprocessing.parent_process()
    assert parent is not None
    threading.Thread(target=_end_with, args=(parent.sentinel,), name="tie", daemon=True).start()
    getattr(importlib.import_module(module), function)(*args)
    lifeline.close()


def _end_with(sentinel: int) -> None:
    """Wait for the end of the parent; a thread of its own, as one that works might come to it late."""
    wait([sentinel])
    os._exit(_ORPHANED)


if sys.platform == "linux":
    import fcntl

    def _tie(process: BaseProcess, lifeline: Connection) -> int | None:
        """Have the process killed when the other end of the pipe closes: nothing is ever sent through it."""
        end, child = lifeline.fileno(), process.pid
        assert child is not None
        fcntl.fcntl(end, fcntl.F_SETOWN, child)
        fcntl.fcntl(end, fcntl.F_SETSIG, signal.SIGKILL)
        fcntl.fcntl(end, fcntl.F_SETFL, fcntl.fcntl(end, fcntl.F_GETFL) | os.O_ASYNC)
        return None

elif sys.platform == "win32":
    from ctypes import wintypes

    _KILL_ON_JOB_CLOSE: Final = 0x2000
    _EXTENDED_LIMITS: Final = 9
    _SET_QUOTA_AND_TERMINATE: Final = 0x0101

    class _BasicLimits(ctypes.Structure):
        _fields_ = (
            ("PerProcessUserTimeLimit", ctypes.c_int64),
            ("PerJobUserTimeLimit", ctypes.c_int64),
            ("LimitFlags", wintypes.DWORD),
            ("MinimumWorkingSetSize", ctypes.c_size_t),
            ("MaximumWorkingSetSize", ctypes.c_size_t),
            ("ActiveProcessLimit", wintypes.DWORD),
            ("Affinity", ctypes.c_size_t),
            ("PriorityClass", wintypes.DWORD),
            ("SchedulingClass", wintypes.DWORD),
        )

    class _ExtendedLimits(ctypes.Structure):
        _fields_ = (
            ("BasicLimitInformation", _BasicLimits),
            ("IoInfo", ctypes.c_uint64 * 6),
            ("ProcessMemoryLimit", ctypes.c_size_t),
            ("JobMemoryLimit", ctypes.c_size_t),
            ("PeakProcessMemoryUsed", ctypes.c_size_t),
            ("PeakJobMemoryUsed", ctypes.c_size_t),
        )

    def _tie(process: BaseProcess, lifeline: Connection) -> int | None:
        """Handle of a job object that holds the process; None where the system refuses: the thread is left.

        The handle is never closed by us: Windows closes it when this process ends, which ends the job.
        """
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.CreateJobObjectW.restype = kernel.OpenProcess.restype = wintypes.HANDLE
        kernel.CreateJobObjectW.argtypes = (ctypes.c_void_p, wintypes.LPCWSTR)
        kernel.OpenProcess.argtypes = (wintypes.DWORD, wintypes.BOOL, wintypes.DWORD)
        kernel.SetInformationJobObject.argtypes = (
            wintypes.HANDLE,
            ctypes.c_int,
            ctypes.c_void_p,
            wintypes.DWORD,
        )
        kernel.AssignProcessToJobObject.argtypes = (wintypes.HANDLE, wintypes.HANDLE)
        kernel.CloseHandle.argtypes = (wintypes.HANDLE,)
        limits = _ExtendedLimits()
        limits.BasicLimitInformation.LimitFlags = _KILL_ON_JOB_CLOSE
        job = kernel.CreateJobObjectW(None, None)
        child = kernel.OpenProcess(_SET_QUOTA_AND_TERMINATE, False, process.pid)
        if not job or not child:
            return None
        kernel.SetInformationJobObject(job, _EXTENDED_LIMITS, ctypes.byref(limits), ctypes.sizeof(limits))
        kernel.AssignProcessToJobObject(job, child)
        kernel.CloseHandle(child)
        return int(job)

else:

    def _tie(process: BaseProcess, lifeline: Connection) -> int | None:
        """Nothing: the thread of the child is all there is."""
        return None
