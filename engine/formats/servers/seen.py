"""Labels on servers as this project has last seen them, so that newer ones of others are not overwritten."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from engine.storage.project import Project

_SETTING: Final = "servers.seen"
_MOST_PROJECTS: Final = 20
_DIGITS: Final = 16
LONGEST: Final = 3 << 20
"""Most letters of a setting; one that is longer than a little more could not be read again."""


def digest_of(value: Any) -> str:
    """Sixteen hexadecimal digits for a value of JSON; whole numbers count the same with a point."""
    text = json.dumps(_plain(value), sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:_DIGITS]


def seen_labels(project: Project, key: str) -> dict[str, str]:
    """What was seen last of each picture of a project on a server, by the picture's key."""
    stored = _all(project).get(key)
    if not isinstance(stored, dict):
        return {}
    return {name: seen for name, seen in stored.items() if isinstance(name, str) and isinstance(seen, str)}


def remember_seen(project: Project, key: str, seen: Mapping[str, str]) -> None:
    """Add what was seen now; servers of long ago are forgotten.

    Raises:
        UserError: the project is open read-only.
    """
    if not seen:
        return
    known = _all(project)
    known[key] = {**seen_labels(project, key), **seen}
    # The newest stands last.
    known[key] = known.pop(key)
    for old in list(known)[:-_MOST_PROJECTS]:
        del known[old]
    while len(json.dumps(known)) > LONGEST:
        # What is forgotten is left alone there until somebody asks for more.
        if len(known) > 1:
            del known[next(iter(known))]
        else:
            marks = known[key]
            known[key] = dict(list(marks.items())[len(marks) // 8 + 1 :])
    project.settings.set(_SETTING, known)


def forget_seen(project: Project, key: str, pictures: Collection[str]) -> None:
    """Nothing counts as seen of these pictures of a project on a server any more.

    Raises:
        UserError: the project is open read-only.
    """
    known, seen = _all(project), seen_labels(project, key)
    kept = {name: value for name, value in seen.items() if name not in pictures}
    if len(kept) < len(seen):
        project.settings.set(_SETTING, {**known, key: kept})


def _all(project: Project) -> dict[str, Any]:
    stored = project.settings.get(_SETTING, {})
    return dict(stored) if isinstance(stored, dict) else {}


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {str(key): _plain(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    if isinstance(value, float):
        rounded = round(value, 3)
        return int(rounded) if rounded.is_integer() else rounded
    return value
