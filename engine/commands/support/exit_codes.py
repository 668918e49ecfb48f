"""Exit codes, and the one line on the terminal that reports an exception."""

from __future__ import annotations

import traceback
from pathlib import Path
from typing import Final, TextIO

from engine.core import BadInputError, CancelledError, UserError

EXIT_OK: Final = 0
EXIT_INTERNAL: Final = 1
EXIT_BAD_INPUT: Final = 2
EXIT_INTERRUPTED: Final = 130


def report_error(error: BaseException, stream: TextIO) -> int:
    """Write one line about `error` to `stream` and return its exit code.

    The traceback of an internal failure goes to a log file that the line names.
    """
    if isinstance(error, CancelledError | KeyboardInterrupt):
        stream.write("inkling: stopped; nothing half-written is left behind.\n")
        return EXIT_INTERRUPTED
    if isinstance(error, UserError | BadInputError):
        stream.write(f"inkling: {_one_line(str(error))}\n")
        return EXIT_BAD_INPUT
    if isinstance(error, PermissionError | FileNotFoundError | NotADirectoryError | FileExistsError):
        stream.write(f"inkling: {describe_os_error(error)}\n")
        return EXIT_BAD_INPUT
    details = "".join(traceback.format_exception(error))
    where = _keep_details(details)
    summary = _one_line(f"{type(error).__name__}: {error}")
    if where is None:
        stream.write(details)
        stream.write(f"inkling: internal failure: {summary} Please report it with the lines above.\n")
    else:
        stream.write(f"inkling: internal failure: {summary} Please report it with {where}\n")
    return EXIT_INTERNAL


def describe_os_error(error: OSError) -> str:
    """Error of the operating system, with its file, as a sentence with a way out."""
    name = error.filename2 or error.filename
    about = f"{name}: " if name else ""
    reason = error.strerror or str(error)
    return _one_line(f"{about}{reason}. Check the path and your rights to it.")


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _keep_details(details: str) -> Path | None:
    import platformdirs

    folder = Path(platformdirs.user_log_dir("inkling", appauthor=False))
    target = folder / "last-failure.txt"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        target.write_text(details, encoding="utf-8")
    except OSError:
        return None
    return target
