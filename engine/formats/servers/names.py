"""Names on disk of pictures of a server: safe on any disk, never outside the folder, the same for ever."""

from __future__ import annotations

import re
from typing import Final

from engine.files.fitting_names import fitting_name

_BAD: Final = re.compile(r'[\x00-\x1f\x7f<>:"|?*\\]')
_MOST_BYTES: Final = 120


def safe_path(name: str) -> str:
    """A path with "/" made of the parts of `name` that can be names of files.

    >>> safe_path("../a/b?.png"), safe_path("")
    ('a/b_.png', 'picture')
    """
    parts = [_safe_part(part) for part in name.replace("\\", "/").split("/") if part.strip(" .")]
    return "/".join(parts) or "picture"


def safe_name(name: str) -> str:
    """The last part of `safe_path`."""
    return safe_path(name).rsplit("/", 1)[-1]


def _safe_part(part: str) -> str:
    part = _BAD.sub("_", part).strip(" ")
    stem, dot, ending = part.rpartition(".")
    if not dot or len(ending) > 10 or not stem:
        return fitting_name(part, _MOST_BYTES)
    return f"{fitting_name(stem, _MOST_BYTES)}.{ending}"
