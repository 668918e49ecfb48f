"""One piece of work in a process of its own, with its own memory and its own crash."""

from __future__ import annotations

import multiprocessing
import sys
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any, Final, TypeVar

from engine.core import EngineError, Progress, Reporter, UserError

T = TypeVar("T")
A = TypeVar("A")

_POLL_S: Final = 0.2
_END_S: Final = 10.0


class IsolatedProcessError(EngineError):
    """The work failed, its process died, or it took too long; `summary` says which."""


def run_isolated(work: Callable[[A, Reporter], T], argument: A, report: Reporter, limit_s: float) -> T:
    """The result of `work(argument, reporter)`, computed in a new process.

    Args:
        work: a function of a module, so that the other process finds it.
        argument: what it works on; is pickled, like its result.
        report: gets the progress of the work, and is called five times a second at least; what
            it raises ends the process.

    Raises:
        IsolatedProcessError: it raised an error, ended without a result, or exceeded `limit_s`.
    """
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_body, args=(theirs, work, argument), name="trial", daemon=True)
    process.start()
    theirs.close()
    try:
        kind, value = _answer(ours, report, time.monotonic() + limit_s)
        process.join(_END_S)
    except EOFError:
        process.join(_END_S)
        raise IsolatedProcessError(f"The process ended early ({_how(process.exitcode)}).") from None
    finally:
        if process.is_alive():
            process.kill()
            process.join()
        ours.close()
    if kind == "failed":
        raise IsolatedProcessError(str(value))
    result: T = value
    return result


def peak_memory_bytes() -> int:
    """Peak resident memory of this process."""
    if sys.platform == "win32":
        import psutil

        return int(psutil.Process().memory_info().peak_wset)
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    # Linux counts in KiB, macOS in bytes.
    return peak if sys.platform == "darwin" else 1024 * peak


def _answer(connection: Connection, report: Reporter, deadline_s: float) -> tuple[str, Any]:
    last = Progress(0, 0, "steps")
    while True:
        report(last)
        if time.monotonic() > deadline_s:
            raise IsolatedProcessError("It took too long and was stopped.")
        if not connection.poll(_POLL_S):
            continue
        kind, value = connection.recv()
        if kind != "progress":
            return kind, value
        last = value


def _body(connection: Connection, work: Callable[[A, Reporter], T], argument: A) -> None:
    """Main function of the other process."""
    try:
        result = work(argument, lambda progress: connection.send(("progress", progress)))
        connection.send(("done", result))
    except KeyboardInterrupt:
        # Ctrl-C reaches the whole group; the parent tells the user.
        pass
    except UserError as error:
        connection.send(("failed", error.summary))
    except Exception as error:  # noqa: BLE001 - the border of the process: becomes the parent's error
        connection.send(("failed", f"{type(error).__name__}: {error}"))


def _how(exit_code: int | None) -> str:
    if exit_code is not None and exit_code < 0:
        return f"killed by signal {-exit_code}; perhaps the memory was too small"
    return f"exit code {exit_code}"
