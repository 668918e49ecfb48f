"""Answers that were given for a source, remembered in the project."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from engine.formats.incoming.contents import Answers
from engine.storage.paths import path_text
from engine.storage.settings_table import newest_that_fit

if TYPE_CHECKING:
    from engine.storage.project import Project

_SETTING: Final = "import.answers"
_MOST_SOURCES: Final = 50


def remembered_answers(project: Project, source: Path) -> dict[str, str]:
    """Answers that were given for a source before; empty for none."""
    return _sound(_all(project).get(_key(source)))


def all_answers(project: Project) -> list[dict[str, str]]:
    """Answers that were given for each of the last sources."""
    return [_sound(known) for known in _all(project).values()]


def remember_answers(project: Project, source: Path, answers: Answers) -> None:
    """Keep the answers for this source; those for the sources of long ago go.

    Raises:
        UserError: the project is open read-only.
    """
    known = _all(project)
    key = _key(source)
    before = known.pop(key, None)
    if not answers and before is None:
        return
    known[key] = dict(answers)
    for old in list(known)[:-_MOST_SOURCES]:
        del known[old]
    project.settings.set(_SETTING, newest_that_fit(known))


def _sound(known: Any) -> dict[str, str]:
    if not isinstance(known, dict):
        return {}
    return {key: value for key, value in known.items() if isinstance(key, str) and isinstance(value, str)}


def _all(project: Project) -> dict[str, Any]:
    stored = project.settings.get(_SETTING, {})
    return dict(stored) if isinstance(stored, dict) else {}


def _key(source: Path) -> str:
    return path_text(os.path.abspath(source))
