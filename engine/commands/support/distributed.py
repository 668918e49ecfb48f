"""Output and exit of the processes that torchrun has started for one command."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import time
from collections.abc import Sequence
from typing import Any, Final, NoReturn, TextIO

from engine.commands.support.exit_codes import EXIT_BAD_INPUT, EXIT_INTERNAL, EXIT_INTERRUPTED, report_error
from engine.core import CancelToken, EngineError, UserError
from engine.core.launch import Launch, launched

COMMANDS: Final = ("train", "predict")

# torchrun ends all processes within a moment when one has ended. A process that fails as another does, or
# because of it, lets that one report.
_HOLD_BACK_S: Final = 3.0
# A process that waits for one that has gone cannot clean up; files it leaves are complete, or hidden.
_LONGEST_END_S: Final = 15.0


def refuse_unsupported_command(arguments: Sequence[str]) -> None:
    """Refuse commands that cannot be shared by several processes.

    Raises:
        UserError: torchrun has started this process for another command than training or prediction.
    """
    launch = launched()
    if launch is None or any(word in ("-h", "--help", "--version") for word in arguments):
        return
    command = arguments[0] if arguments else "the window"
    if command not in COMMANDS:
        exit_unless_first(launch)
        raise UserError(
            f"Of {launch.count} processes started by torchrun, each would run '{command}' for itself.",
            f"Start it without torchrun; several processes share the work of: {', '.join(COMMANDS)}.",
        )


def output_stream(launch: Launch | None, stream: TextIO) -> TextIO:
    """`stream` for the first process; the null device for all others."""
    if launch is None or launch.rank == 0:
        return stream
    return open(os.devnull, "w", encoding="utf-8")


class ProcessExit:
    """Exit of one process among several: on Ctrl-C, torchrun's signals or an error; for the main thread."""

    def __init__(self, token: CancelToken) -> None:
        self._token = token
        self._deadline_s: float | None = None
        self._is_failing = False
        signal.signal(signal.SIGTERM, self._stop)
        # torchrun passes Ctrl-C on: it arrives twice, which is not a second Ctrl-C of the user.
        signal.signal(signal.SIGINT, self._stop)

    def _stop(self, number: int, frame: Any) -> None:
        if self._is_failing:
            os._exit(EXIT_INTERRUPTED)
        self._token.cancel()
        if self._deadline_s is None:
            self._deadline_s = time.monotonic() + _LONGEST_END_S

    def check_deadline(self) -> None:
        """End this process at once if its time to end by itself is over."""
        if self._deadline_s is not None and time.monotonic() > self._deadline_s:
            os._exit(EXIT_INTERRUPTED)

    def fail(self, error: BaseException, launch: Launch) -> NoReturn:
        """Report the error, unless another process does, and end; torchrun ends the others."""
        code = EXIT_INTERNAL
        is_stopped = self._token.is_cancelled or isinstance(error, KeyboardInterrupt)
        if is_stopped:
            code = report_error(KeyboardInterrupt(), sys.stderr if launch.rank == 0 else _null_stream())
        else:
            is_known = isinstance(error, EngineError | OSError)
            self._is_failing = True
            if launch.local_rank > 0 or not is_known:
                time.sleep(_HOLD_BACK_S)
            sys.stderr.write(f"inkling (process {launch.rank} of {launch.count}): " if launch.rank else "")
            code = report_error(_as_user_error(error), sys.stderr)
        self.finish(code)

    def finish(self, code: int) -> NoReturn:
        """End with this exit code."""
        with contextlib.suppress(OSError):
            sys.stdout.flush()
            sys.stderr.flush()
        # At the interpreter's end, threads of the connections abort, or wait for processes that have gone.
        os._exit(code)


def exit_unless_first(launch: Launch | None) -> None:
    """End all processes but the first, which reports a command line that is wrong for all of them."""
    if launch is not None and launch.local_rank > 0:
        os._exit(EXIT_BAD_INPUT)


def _as_user_error(error: BaseException) -> BaseException:
    """A broken connection to another process as a UserError; any other error as it is."""
    text = str(error).lower()
    if isinstance(error, RuntimeError) and any(word in text for word in _LOST):
        return UserError(
            "Another process of this run has ended, so this one ends too.",
            "Its own message says why; the same command goes on from where a training was kept.",
        )
    return error


_LOST: Final = ("connection closed", "connection reset", "broken pipe", "socket", "timed out", "nccl", "gloo")


def _null_stream() -> TextIO:
    return open(os.devnull, "w", encoding="utf-8")
