"""Checks of names and paths that stand in a project file, and the places that may be written to."""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path
from typing import Final

from engine.core import UserError
from engine.core.checked import MAX_TEXT, DamagedValueError, shortened

_MOST_BYTES_OF_A_LETTER: Final = 4
_SEPARATORS: Final = re.compile(r"[/\\]")
_HINT: Final = "Inkling writes only inside the project's own folder: put a real folder or file in its place."

# Devices, wherever they stand and whatever suffix they have.
_RESERVED: Final = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])(\..*)?", re.IGNORECASE)
# Nearly all names: one look instead of five, which is a third of opening a project of 100,000 images.
_PLAIN: Final = re.compile(r"[\w-]+(?:[./ ][\w-]+)*", re.ASCII)
_NOT_ON_WINDOWS: Final = re.compile(r'[<>:"|?*\x00-\x1f]')


def relative_name(value: object, name: str, *, windows: bool = os.name == "nt") -> str | bytes:
    """`value`, the name of a file below a folder, with slashes: text, or bytes where it is no Unicode.

    Args:
        name: what the message calls it.
        windows: whether the rules of Windows hold, where more names are devices or lead elsewhere.

    Raises:
        DamagedValueError: empty, absolute, or it leads out of the folder or to a device.
    """
    if type(value) is str and not windows and len(value) <= MAX_TEXT and _PLAIN.fullmatch(value):
        return value
    text = _short_text(value, name)
    fault = _fault(text, windows)
    if fault or (isinstance(value, str) and not _is_unicode(value)):
        raise DamagedValueError(f"{name} is {shortened(text)}, which {fault or 'is no valid Unicode'}.")
    assert isinstance(value, str | bytes)
    return value


def _short_text(value: object, name: str) -> str:
    """A stored text or bytes as text.

    Raises:
        DamagedValueError: it is another kind of value, or so long that it takes memory to look at.
    """
    if type(value) is not str and type(value) is not bytes:
        raise DamagedValueError(f"{name} is {shortened(value)}, not text.")
    if len(value) > _MOST_BYTES_OF_A_LETTER * MAX_TEXT:
        raise DamagedValueError(f"{name} is {shortened(value)}, which is longer than any path.")
    return value if isinstance(value, str) else os.fsdecode(value)


def _fault(text: str, windows: bool) -> str:
    pieces = _SEPARATORS.split(text) if windows or ".." in text else text.split("/")
    if not text or "\0" in text or len(text) > MAX_TEXT:
        return "is no name of a file"
    if text[0] in "/\\":
        return "is an absolute path"
    if ".." in pieces:
        return "leads out of its folder"
    if "" in pieces or "." in pieces:
        return "is no plain name"
    if windows and any(
        _RESERVED.fullmatch(piece) or _NOT_ON_WINDOWS.search(piece) or not piece.strip(" .")
        for piece in pieces
    ):
        return "cannot be the name of a file on Windows"
    return ""


def folder_path(value: object, name: str) -> str | bytes:
    """`value`, the path of a folder outside the project, which is only read: text or bytes.

    Raises:
        DamagedValueError: it cannot be a path.
    """
    text = _short_text(value, name)
    assert isinstance(value, str | bytes)
    is_text = isinstance(value, bytes) or _is_unicode(value)
    if not text or "\0" in text or len(text) > MAX_TEXT or not is_text:
        raise DamagedValueError(f"{name} is {shortened(text)}, which is no path.")
    return value


def _is_unicode(text: str) -> bool:
    return text.isascii() or not any("\ud800" <= c <= "\udfff" for c in text)


def inside_project(project: Path, *names: str) -> Path:
    """The place `names` below the folder of a project, which may be written to.

    Every path that is written in a project, and has a part from a row or a setting, comes from here.

    Raises:
        UserError: a name leads elsewhere, or a part of the path is a link or no file or folder.
    """
    path = project
    pieces: list[str] = []
    for name in names:
        relative_name(name, "A name in the project")
        pieces += name.split("/")
    for number, piece in enumerate(pieces, start=1):
        path = path / piece
        try:
            mode = os.lstat(path).st_mode
        except FileNotFoundError:
            return project.joinpath(*pieces)
        except OSError as error:
            raise UserError(f"{path} cannot be used: {error.strerror or error}.", _HINT) from error
        is_last = number == len(pieces)
        if stat.S_ISLNK(mode) or _is_junction(path):
            raise UserError(f"{path} is a link to another place.", _HINT)
        if not (stat.S_ISDIR(mode) or (is_last and stat.S_ISREG(mode))):
            raise UserError(f"{path} is no {'file' if is_last else 'folder'}.", _HINT)
    return path


def _is_junction(path: Path) -> bool:
    """Whether the path is a junction or another reparse point of Windows, which `lstat` calls a folder."""
    if os.name != "nt":
        return False
    attributes: int = getattr(os.lstat(path), "st_file_attributes", 0)
    return bool(attributes & 0x400)  # FILE_ATTRIBUTE_REPARSE_POINT
