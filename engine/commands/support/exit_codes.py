"""Exit codes, and the one line on the terminal that reports an exception."""

from __future__ import annotations

import sqlite3
import traceback
from pathlib import Path
from typing import Final, TextIO

from engine.commands.frame.streams import TolerantStream
from engine.core import BadInputError, CancelledError, UserError
from engine.files.disk_errors import disk_error, is_known

EXIT_OK: Final = 0
EXIT_INTERNAL: Final = 1
EXIT_BAD_INPUT: Final = 2
EXIT_INTERRUPTED: Final = 130


def report_error(error: BaseException, errors: TextIO, stopped: int = EXIT_INTERRUPTED) -> int:
    """Write one line about `error` to the stream `errors` and return its exit code.

    The report of an internal failure, without names and paths, goes to a file that the line names.

    Args:
        stopped: exit code of work that a signal has cancelled.
    """
    stream = TolerantStream(errors)
    if isinstance(error, CancelledError | KeyboardInterrupt):
        stream.write("inkling: stopped; nothing half-written is left behind.\n")
        return stopped
    if isinstance(error, UserError | BadInputError):
        stream.write(f"inkling: {_one_line(error.command_text)}\n")
        return EXIT_BAD_INPUT
    if isinstance(error, OSError | sqlite3.Error) and is_known(error):
        stream.write(f"inkling: {_one_line(str(disk_error(error)))}\n")
        return EXIT_BAD_INPUT
    where = _keep_report(error)
    summary = _one_line(f"{type(error).__name__}: {error}")
    if where is None:
        stream.write("".join(traceback.format_exception(error)))
        stream.write(f"inkling: internal failure: {summary} Please report it with the lines above.\n")
    else:
        stream.write(f"inkling: internal failure: {summary} Please report it with {where}\n")
    return EXIT_INTERNAL


def report_finished(errors: TextIO, stopped: int) -> int:
    """Write that the signal came too late to stop anything; the exit code `stopped`."""
    TolerantStream(errors).write("inkling: stopped when all was done; the results are complete.\n")
    return stopped


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _keep_report(error: BaseException) -> Path | None:
    """File with the report of `error`; None where it cannot be made, so that the terminal gets all of it."""
    try:
        # Only a failure needs them: 26 of the 440 ms of `--help` with them.
        import platformdirs

        from engine.crash.crash_report import crash_report

        folder = Path(platformdirs.user_log_dir("inkling", appauthor=False))
        target = folder / "last-failure.txt"
        folder.mkdir(parents=True, exist_ok=True)
        target.write_text(crash_report(error, thread="command").text, encoding="utf-8")
    except Exception as failure:  # noqa: BLE001 - what broke the work, such as no memory, may break this too
        error.add_note(f"No report was kept: {type(failure).__name__}: {failure}")
        return None
    return target
