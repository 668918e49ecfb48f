"""Input files that can be read to an end: plain files, never devices, pipes, sockets or folders."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, Final

from engine.core.errors import FileError

TEXT_LIMIT_BYTES: Final = 4_000_000
"""Most bytes of a text file that is read at once, such as a class list."""

_Kind = tuple[Callable[[int], bool], str, str]

_ENDLESS: Final[tuple[_Kind, ...]] = (
    (stat.S_ISFIFO, "a pipe", "Write its contents to a file first."),
    (stat.S_ISSOCK, "a socket", "Name a file."),
    (stat.S_ISCHR, "a device", "Name a file."),
    (stat.S_ISBLK, "a device", "Name a file."),
)
_FOLDER: Final[_Kind] = (stat.S_ISDIR, "a folder", "Name a file.")
# A pipe without a writer would wait for one for ever. Not known on Windows, which has no such files.
_AT_ONCE: Final = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)


def open_input(path: Path) -> BinaryIO:
    """The file, opened for reading in binary; it holds at least one byte.

    Raises:
        UserError: it is missing, empty, no plain file, or may not be read.
    """
    try:
        number = os.open(path, os.O_RDONLY | _AT_ONCE)
    except FileNotFoundError:
        raise FileError(path, f"is not in {path.parent}.", "Put it back, or check the name.") from None
    except (OSError, ValueError) as error:
        refuse_endless_file(path)
        reason = getattr(error, "strerror", None) or str(error)
        raise FileError(
            path, f"cannot be opened: {reason}.", "Check its name and its rights.", shown_name(path)
        ) from error
    try:
        status = os.fstat(number)
        _refuse_kind(path, status.st_mode, (*_ENDLESS, _FOLDER))
        if status.st_size == 0:
            raise FileError(path, "is empty (0 bytes).", "Copy it again from where it came from.")
        return os.fdopen(number, "rb")
    except BaseException:
        os.close(number)
        raise


def refuse_endless_file(path: Path) -> None:
    """Refuse a device, pipe or socket; a plain file, a folder or nothing at all passes.

    Raises:
        UserError: reading it would never end, or never begin.
    """
    try:
        mode = os.stat(path).st_mode
    except (OSError, ValueError):
        return
    _refuse_kind(path, mode, _ENDLESS)


def is_gone(path: Path) -> bool:
    """Whether there is no such file; one that may not be looked at is not gone."""
    try:
        os.stat(path)
    except (FileNotFoundError, NotADirectoryError):
        return True
    except (OSError, ValueError):
        return False
    return False


def read_text_input(path: Path) -> str:
    """The whole text of a file in UTF-8, with or without a byte order mark.

    Raises:
        UserError: no plain file, unreadable, no text in UTF-8, or longer than TEXT_LIMIT_BYTES.
    """
    try:
        with open_input(path) as file:
            data = file.read(min(TEXT_LIMIT_BYTES, os.fstat(file.fileno()).st_size) + 1)
        if len(data) > TEXT_LIMIT_BYTES:
            raise FileError(
                path, f"is longer than {TEXT_LIMIT_BYTES // 1_000_000} MB.", "Name a smaller text file."
            )
        text = data.decode("utf-8-sig")
    except OSError as error:
        raise FileError(
            path, f"cannot be read: {error.strerror or error}.", "Check its rights and its disk."
        ) from error
    except UnicodeDecodeError as error:
        raise FileError(path, "is not UTF-8 text.", "Save it as plain text in UTF-8.") from error
    if "\0" in text:
        # UTF-16 without its mark, or no text at all.
        raise FileError(path, "is not UTF-8 text.", "Save it as plain text in UTF-8.")
    return text


def shown_name(path: Path) -> str:
    """The name of a file for a message: shortened when long, without letters that control a terminal."""
    name = "".join(letter if letter.isprintable() else "?" for letter in path.name)
    return name if len(name) <= 80 else f"{name[:60]}...{name[-12:]}"


def _refuse_kind(path: Path, mode: int, kinds: tuple[_Kind, ...]) -> None:
    for is_kind, what, hint in kinds:
        if is_kind(mode):
            raise FileError(path, f"cannot be opened: it is {what}, not a file.", hint)
