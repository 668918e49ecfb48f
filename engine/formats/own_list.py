"""List of the files of an export of ours, as it lies in the folder `inkling/` of the export."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from engine.document.fingerprint import ImageFingerprint, file_fingerprint
from engine.files.own_results import is_sealed_text
from engine.files.project_signature import EXPORT_LIST

MANIFEST: Final = EXPORT_LIST
OWN_FOLDER: Final = MANIFEST.partition("/")[0]
"""Folder with what an export of ours says of itself, which is no part of the data set."""

INDEX: Final = f"{OWN_FOLDER}/index.csv"
STATE_ACCEPTED: Final = "accepted"
"""State of the labels of an image in the index that somebody has accepted; any other one is not."""

_MOST_BYTES: Final = 1 << 30
_BLOCK_BYTES: Final = 1 << 20
# Of the folders of an export, a class file lies in PART/instances/ at the deepest.
_MOST_FOLDERS: Final = 3

FileMark = tuple[int, int]
"""Size in bytes, and CRC-32."""

SOURCES: Final = "sources"
"""Key of the originals of pictures that are no copies of them, in the list of an export."""


def file_mark(path: Path) -> FileMark:
    """Mark of a file's content."""
    size = checksum = 0
    with open(path, "rb") as file:
        while block := file.read(_BLOCK_BYTES):
            size += len(block)
            checksum = zlib.crc32(block, checksum)
    return size, checksum


def read_list(folder: Path) -> Mapping[str, Any] | None:
    """The list of an export of ours in a folder; None where there is none, or it was changed."""
    path = folder / MANIFEST
    try:
        if not path.is_file() or path.stat().st_size > _MOST_BYTES or not is_sealed_text(path):
            return None
        content = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return None
    return content if isinstance(content, dict) else None


def format_of_export(folder: Path) -> str:
    """Name of the format of an export of ours in a folder; empty where there is none."""
    content = read_list(folder)
    name = None if content is None else content.get("format")
    return name if isinstance(name, str) else ""


def listed_files(content: Mapping[str, Any]) -> dict[str, FileMark]:
    """Mark of each file of a list, by its path below the folder with "/".

    Raises:
        ValueError, TypeError, LookupError, AttributeError: the list is not in order.
    """
    return {str(name): (int(size), int(mark)) for name, (size, mark) in content["files"].items()}


def is_own_file(path: Path) -> bool:
    """Whether this file is part of an export of ours, as it was written."""
    for folder in list(path.parents)[:_MOST_FOLDERS]:
        content = read_list(folder)
        if content is not None:
            try:
                return listed_files(content).get(path.relative_to(folder).as_posix()) == file_mark(path)
            except (OSError, ValueError, TypeError, LookupError, AttributeError):
                return False
    return False


def listed_sources(content: Mapping[str, Any]) -> dict[str, ImageFingerprint]:
    """The file that each picture was made of, by the picture's path below the folder; copies have none.

    Raises:
        ValueError, TypeError, LookupError, AttributeError: the list is not in order.
    """
    return {
        str(name): ImageFingerprint(0, 0, int(size), int(changed), bytes.fromhex(digest), b"", b"")
        for name, (size, changed, digest) in content.get(SOURCES, {}).items()
    }


def source_facts(path: Path) -> list[Any]:
    """What a list says of the file that a picture was made of.

    Raises:
        UserError: the file cannot be read.
    """
    known = file_fingerprint(path, (0, 0))
    return [known.size_bytes, known.mtime_ns, known.file_digest.hex()]
