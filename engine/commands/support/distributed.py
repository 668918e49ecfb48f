"""A command run by several processes that torchrun has started: who speaks, and how all of them end."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import time
from collections.abc import Sequence
from typing import Any, Final, NoReturn, TextIO

from engine.commands.support.exit_codes import EXIT_BAD_INPUT, EXIT_INTERNAL, EXIT_INTERRUPTED, explain
from engine.core import CancelToken, EngineError, UserError
from engine.core.launch import Launch, launched

COMMANDS: Final = ("train", "predict")

# torchrun ends all processes within a moment when one has ended. A process that fails as another does, or
# because of it, leaves the word to that one.
_HOLD_BACK_S: Final = 3.0
# A process that waits for one that has gone cannot clear up; what it leaves is whole, or hidden.
_LONGEST_END_S: Final = 15.0


def refuse_if_together(arguments: Sequence[str]) -> None:
    """Refuse what several processes cannot do together.

    Raises:
        UserError: torchrun has started several of them for something else than training and prediction.
    """
    launch = launched()
    if launch is None or any(word in ("-h", "--help", "--version") for word in arguments):
        return
    asked = arguments[0] if arguments else "the window"
    if asked not in COMMANDS:
        bad_usage(launch)
        raise UserError(
            f"Of {launch.count} processes started by torchrun, each would run '{asked}' for itself.",
            f"Start it without torchrun; several processes share the work of: {', '.join(COMMANDS)}.",
        )


def output(launch: Launch | None, stream: TextIO) -> TextIO:
    """Where words go: nowhere, for all processes but the first."""
    if launch is None or launch.rank == 0:
        return stream
    return open(os.devnull, "w", encoding="utf-8")


class Ending:
    """Ctrl-C and torchrun's own signals, of a process among others; used on the main thread."""

    def __init__(self, token: CancelToken) -> None:
        self._token = token
        self._deadline_s: float | None = None
        self._is_failing = False
        signal.signal(signal.SIGTERM, self._stop)
        # torchrun passes Ctrl-C on: it arrives twice, and must not be taken for impatience.
        signal.signal(signal.SIGINT, self._stop)

    def _stop(self, number: int, frame: Any) -> None:
        if self._is_failing:
            os._exit(EXIT_INTERRUPTED)
        self._token.cancel()
        if self._deadline_s is None:
            self._deadline_s = time.monotonic() + _LONGEST_END_S

    def check_deadline(self) -> None:
        """End this process at once if it should have ended long ago."""
        if self._deadline_s is not None and time.monotonic() > self._deadline_s:
            os._exit(EXIT_INTERRUPTED)

    def fail(self, error: BaseException, launch: Launch) -> NoReturn:
        """Say what happened, unless another process does, and end; the others are ended by torchrun."""
        code = EXIT_INTERNAL
        is_stopped = self._token.is_cancelled or isinstance(error, KeyboardInterrupt)
        if is_stopped:
            code = explain(KeyboardInterrupt(), sys.stderr if launch.rank == 0 else _nowhere())
        else:
            is_ours = isinstance(error, EngineError | OSError)
            self._is_failing = True
            if launch.local_rank > 0 or not is_ours:
                time.sleep(_HOLD_BACK_S)
            sys.stderr.write(f"inkling (process {launch.rank} of {launch.count}): " if launch.rank else "")
            code = explain(_in_words(error), sys.stderr)
        self.finish(code)

    def finish(self, code: int) -> NoReturn:
        """End with this exit code."""
        with contextlib.suppress(OSError):
            sys.stdout.flush()
            sys.stderr.flush()
        # At the interpreter's end, threads of the connections abort, or wait for processes that have gone.
        os._exit(code)


def bad_usage(launch: Launch | None) -> None:
    """Let one of the processes speak about a command line that is wrong for all of them."""
    if launch is not None and launch.local_rank > 0:
        os._exit(EXIT_BAD_INPUT)


def _in_words(error: BaseException) -> BaseException:
    """What a broken connection means."""
    text = str(error).lower()
    if isinstance(error, RuntimeError) and any(word in text for word in _LOST):
        return UserError(
            "Another process of this run has ended, so this one ends too.",
            "Its own message says why; the same command goes on from where a training was kept.",
        )
    return error


_LOST: Final = ("connection closed", "connection reset", "broken pipe", "socket", "timed out", "nccl", "gloo")


def _nowhere() -> TextIO:
    return open(os.devnull, "w", encoding="utf-8")
