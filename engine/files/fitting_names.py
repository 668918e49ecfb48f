"""Names of files that fit a disk: long ones cut to a number of bytes, with a digest that keeps them apart."""

from __future__ import annotations

import hashlib
from typing import Final

MOST_NAME_BYTES: Final = 230
"""Bytes of a name without its ending: most file systems take 255, and `_uncertainty.png` is 16 long."""

_DIGEST_LETTERS: Final = 8


def fitting_name(name: str, most_bytes: int = MOST_NAME_BYTES) -> str:
    """`name` itself, or its beginning and a digest of all of it; the same for the same name.

    Folders in it stay; each part is cut on its own.

    Example:
        >>> fitting_name("short"), len(fitting_name("x" * 300))
        ('short', 230)
    """
    return "/".join(_fitted(part, most_bytes) for part in name.split("/"))


def _fitted(part: str, most_bytes: int) -> str:
    data = part.encode("utf-8", "surrogateescape")
    if len(data) <= most_bytes:
        return part
    digest = hashlib.sha256(data).hexdigest()[:_DIGEST_LETTERS]
    return f"{data[: most_bytes - _DIGEST_LETTERS - 1].decode('utf-8', 'ignore')}-{digest}"
