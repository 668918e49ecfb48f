"""Inkling's front door: arguments become a headless command, or the window."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from types import FrameType
from typing import Any


def main(argv: Sequence[str] | None = None) -> int:
    """The exit code: 0 success, 1 internal failure, 2 bad usage or input, 130 Ctrl-C, 143 SIGTERM."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    early_signals = _EarlySignals()
    # Threads of the networks' kernels that wait for each other sleep instead of spinning. With other work on
    # the machine, a training step on two cores took 1.6 to 6.7 s spinning, 0.48 s sleeping.
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
    try:
        from engine.commands.frame.streams import open_missing_streams

        open_missing_streams()
        if "WORLD_SIZE" in os.environ:
            from engine.commands.support.distributed import refuse_unsupported_command

            refuse_unsupported_command(arguments)
        if not arguments:
            return _show_window(None)
        from engine.commands.cli import parse, refuse_missing, run_headless

        request = parse(arguments)
        if request.command == "open":
            refuse_missing(request.options.path)
            return _show_window(request.options.path)
        if request.command == "demo":
            from engine.demo_project import demo_project

            return _show_window(demo_project())
        return run_headless(request, early_signals.work_has_ended)
    except Exception as error:  # noqa: BLE001 - the outermost border: a failure becomes an exit code
        from engine.commands.support.exit_codes import report_error

        return report_error(error, sys.stderr)
    finally:
        early_signals.work_has_ended()
        from engine.commands.frame.streams import settle_streams

        settle_streams()
        if argv is not None:
            # The program itself keeps them to its end: libraries tidy up for seconds.
            early_signals.restore()


class _EarlySignals:
    """Ctrl-C and other signals to stop, before a command or the window takes over and after it has ended.

    Before, one ends the program at once: there is nothing to save. An exception would not do: in the middle
    of an import of PySide6 it is lost, and leaves the import half done. After it the first is passed over:
    the work is done, what it says and its exit code are true, and the program is about to end.
    """

    def __init__(self) -> None:
        self._has_ended = self._was_passed_over = False
        self._former: dict[int, Any] = {}
        if threading.current_thread() is threading.main_thread():
            from engine.stop_signal_numbers import stop_signal_numbers

            self._former = {number: signal.signal(number, self._handle) for number in stop_signal_numbers()}

    def work_has_ended(self) -> None:
        """Nothing is left to be stopped."""
        self._has_ended = True

    def restore(self) -> None:
        """Go back to the former handlers."""
        for number, handler in self._former.items():
            signal.signal(number, handler)

    def _handle(self, number: int, frame: FrameType | None) -> None:
        if not self._has_ended or self._was_passed_over:
            os._exit(128 + number)
        self._was_passed_over = True


def _show_window(path: Path | None) -> int:
    from engine.demo_project import demo_project
    from gui.app import run

    return run(path, demo_project)


if __name__ == "__main__":
    # A frozen program starts itself again for the compute process; this line makes it take that role.
    multiprocessing.freeze_support()
    sys.exit(main())
