"""One piece of work in a process of its own, with its own memory and its own crash, tied to this one."""

from __future__ import annotations

import importlib
import multiprocessing
import pickle
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from typing import Any, Final, TypeVar

from engine.core import EngineError, Progress, Reporter
from engine.processes.tied import TiedProcess

T = TypeVar("T")
A = TypeVar("A")

_POLL_S: Final = 0.2
_END_S: Final = 10.0
# Exit codes of a process that was ended from outside: by SIGKILL, by SIGTERM, or not at all yet.
_KILLED: Final = (-9, -15, None)


class IsolatedProcessError(EngineError):
    """The work failed, its process died, or it took too long; `summary` says which.

    Attributes:
        is_fault: of the work itself: it raised, or its process crashed. False where another time may be
            better: it took too long, or the system killed it for its memory.
    """

    def __init__(self, summary: str, *, is_fault: bool) -> None:
        super().__init__(summary)
        self.is_fault = is_fault


def run_isolated(work: Callable[[A, Reporter], T], argument: A, report: Reporter, limit_s: float) -> T:
    """The result of `work(argument, reporter)`, computed in a new process.

    Args:
        work: a function at the top of a module, so that the other process finds it.
        argument: what it works on; is pickled, like its result.
        report: gets the progress of the work, and is called five times a second at least; what
            it raises ends the process.

    Raises:
        IsolatedProcessError: it raised an error, ended without a result, or exceeded `limit_s`.
    """
    with _begun("run_work", work, argument) as answers:
        kind, value = _answer(answers, report, time.monotonic() + limit_s)
    if kind == "failed":
        raise IsolatedProcessError(str(value), is_fault=True)
    result: T = value
    return result


def stream_isolated(
    work: Callable[[A, Callable[[T], None]], None], argument: A, watch: Callable[[], None], limit_s: float
) -> Iterator[T]:
    """What `work(argument, emit)` emits in a new process, as it comes.

    Args:
        work: a function at the top of a module, so that the other process finds it.
        argument: what it works on; is pickled, like all that it emits.
        watch: is called five times a second at least; what it raises ends the process.
        limit_s: the longest wait for the next value.

    Raises:
        IsolatedProcessError: it raised an error, ended early, or emitted nothing for `limit_s`.
    """

    def watch_progress(_: Progress) -> None:
        watch()

    with _begun("run_stream", work, argument) as answers:
        while True:
            kind, value = _answer(answers, watch_progress, time.monotonic() + limit_s)
            if kind != "value":
                break
            yield value
    if kind == "failed":
        raise IsolatedProcessError(str(value), is_fault=True)


def peak_memory_bytes() -> int:
    """Peak resident memory of this process."""
    if sys.platform == "win32":
        import psutil

        return int(psutil.Process().memory_info().peak_wset)
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    # Linux counts in KiB, macOS in bytes.
    return peak if sys.platform == "darwin" else 1024 * peak


@contextmanager
def _begun(main: str, work: Callable[..., object], argument: object) -> Iterator[Connection]:
    """A process with the main function `main` for `work`, and what it sends; it ends with the block.

    Raises:
        IsolatedProcessError: it ended before it sent what the block waits for.
    """
    ours, theirs = multiprocessing.get_context("spawn").Pipe(duplex=False)
    arguments = (theirs, work.__module__, work.__qualname__, pickle.dumps(argument))
    process = TiedProcess(__name__, main, arguments, main)
    theirs.close()
    try:
        yield ours
        process.join(_END_S)
    except EOFError:
        process.join(_END_S)
        raise _ended_early(process.exit_code) from None
    finally:
        process.kill()
        ours.close()


def _answer(connection: Connection, report: Reporter, deadline_s: float) -> tuple[str, Any]:
    last = Progress(0, 0, "steps")
    while True:
        report(last)
        if time.monotonic() > deadline_s:
            raise IsolatedProcessError("It took too long and was stopped.", is_fault=False)
        if not connection.poll(_POLL_S):
            continue
        kind, value = connection.recv()
        if kind != "progress":
            return kind, value
        last = value


def run_work(connection: Connection, module: str, function: str, argument: bytes) -> None:
    """Main function of the other process, for one result."""

    def work() -> object:
        call = getattr(importlib.import_module(module), function)
        return call(pickle.loads(argument), lambda progress: connection.send(("progress", progress)))

    _send_result(connection, work)


def run_stream(connection: Connection, module: str, function: str, argument: bytes) -> None:
    """Main function of the other process, for one value after the other."""

    def work() -> object:
        call = getattr(importlib.import_module(module), function)
        return call(pickle.loads(argument), lambda value: connection.send(("value", value)))

    _send_result(connection, work)


def _send_result(connection: Connection, work: Callable[[], object]) -> None:
    try:
        connection.send(("done", work()))
    except KeyboardInterrupt:
        # Ctrl-C reaches the whole group; the parent tells the user.
        pass
    except EngineError as error:
        connection.send(("failed", error.summary))
    except Exception as error:  # noqa: BLE001 - the border of the process: becomes the parent's error
        connection.send(("failed", f"{type(error).__name__}: {error}"))


def _ended_early(code: int | None) -> IsolatedProcessError:
    return IsolatedProcessError(f"The process ended early ({_how(code)}).", is_fault=code not in _KILLED)


def _how(exit_code: int | None) -> str:
    if exit_code is not None and exit_code < 0:
        return f"killed by signal {-exit_code}; perhaps the memory was too small"
    return f"exit code {exit_code}"
