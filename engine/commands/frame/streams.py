"""Streams of a command that never decide over its success: narrow, closed, full, or without a reader."""

from __future__ import annotations

import io
import os
import sys
import unicodedata
from contextlib import suppress
from typing import Final, TextIO

# Control characters, halves of surrogate pairs (bytes that are no UTF-8), line and paragraph separators.
_COMMANDS: Final = frozenset({"Cc", "Cs", "Zl", "Zp"})
_TURNS: Final = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Letters that change the direction of those behind them: `gnp.exe` reads as `exe.png`."""


def plain(text: str, keep: str = "") -> str:
    """`text` with an escape for each letter that moves a terminal's cursor, colours it or turns its lines.

    Args:
        keep: letters that stay all the same.

    Example:
        >>> print(plain("red" + chr(27) + "[2J.png"))
        red\\x1b[2J.png
    """
    if text.isprintable():
        return text
    return "".join(
        letter
        if letter in keep or (letter not in _TURNS and unicodedata.category(letter) not in _COMMANDS)
        else letter.encode("unicode_escape").decode("ascii")
        for letter in text
    )


class TolerantStream:
    """Text stream that takes whatever it is given; any thread.

    File names cannot command the terminal: see `plain`. Letters that the stream's encoding has not are
    written as escapes. When the stream fails (its reader has gone, its disk is full, it is closed), the rest
    of the words is dropped and `failure` says why.
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self.failure: OSError | ValueError | None = None

    def write(self, text: str) -> None:
        """Write as much as the stream takes."""
        if self.failure is not None:
            return
        text = plain(text, keep="\n\t")
        try:
            self._stream.write(text)
        except UnicodeEncodeError:
            encoding = self._stream.encoding or "ascii"
            self.write(text.encode(encoding, "backslashreplace").decode(encoding))
        except (OSError, ValueError) as error:
            self.failure = error

    def flush(self) -> None:
        """Write what is held back."""
        if self.failure is None:
            try:
                self._stream.flush()
            except (OSError, ValueError) as error:
                self.failure = error

    def isatty(self) -> bool:
        """Whether a person looks at it."""
        return self.failure is None and not self._stream.closed and self._stream.isatty()


def open_missing_streams() -> None:
    """Open standard input, output and errors on the null device where the program was started without them.

    Else the next file that is opened, such as a project's database, would get their number, and words of
    some library would be written into it.
    """
    for handle in (0, 1, 2):
        try:
            os.fstat(handle)
        except OSError:
            # The lowest free number, which is this one.
            os.open(os.devnull, os.O_RDWR)
    if sys.stdin is None:
        sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: SIM115 - as long as the program runs
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115
        elif isinstance(stream, io.TextIOWrapper):
            # File names may hold letters that a terminal of cp1252 has not.
            stream.reconfigure(errors="backslashreplace")


def settle_streams() -> None:
    """Write out what is held back; what cannot be written is dropped.

    At the interpreter's end it would be tried again, with a complaint and exit code 120.
    """
    for handle, stream in ((1, sys.stdout), (2, sys.stderr)):
        try:
            stream.flush()
        except (OSError, ValueError):
            with suppress(OSError, ValueError):
                null = os.open(os.devnull, os.O_WRONLY)
                os.dup2(null, handle)
                os.close(null)
                stream.flush()
