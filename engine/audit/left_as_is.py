"""Findings that are left as they are, remembered in the project, so that they do not come back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

from engine.audit.disagreement import is_same_place
from engine.audit.finding import AuditFinding, AuditKind, Severity
from engine.core import ImageId, Rect
from engine.storage import Project
from engine.storage.settings_table import newest_that_fit

_SETTING: Final = "audit.left_as_is"
_MOST: Final = 20_000


def leave_as_is(project: Project, findings: Iterable[AuditFinding]) -> None:
    """Remember these; those of long ago go where there are too many.

    Raises:
        UserError: the project is open read-only.
    """
    known = _stored(project)
    known.update({found.key: _place_of(found) for found in findings})
    for old in list(known)[:-_MOST]:
        del known[old]
    project.settings.set(_SETTING, newest_that_fit(known))


def forget_left(project: Project) -> int:
    """Forget all of them; returns how many there were."""
    known = _stored(project)
    if known:
        project.settings.set(_SETTING, {})
    return len(known)


def without_left(project: Project, findings: Sequence[AuditFinding]) -> list[AuditFinding]:
    """Findings but for those that were left as they are.

    A disagreement is the same one where it is about the same place, whatever model says so.
    """
    known = _stored(project)
    places: dict[tuple[int, int | None], list[AuditFinding]] = {}
    for stored in known.values():
        left = _disagreement(stored)
        if left is not None and left.image_id is not None:
            places.setdefault((int(left.image_id), left.class_id), []).append(left)

    def is_left(found: AuditFinding) -> bool:
        if found.kind is not AuditKind.DISAGREEMENT:
            return found.key in known
        near = places.get((int(found.image_id or 0), found.class_id), ())
        return any(is_same_place(found, left) for left in near)

    return [found for found in findings if not is_left(found)]


def _place_of(found: AuditFinding) -> list[int] | None:
    """Image, class and rectangle of a disagreement; None for what is known by its key alone."""
    if found.kind is not AuditKind.DISAGREEMENT or not found.places:
        return None
    rect = found.places[0]
    numbers = (found.image_id or 0, found.class_id or 0, rect.y0, rect.x0, rect.y1, rect.x1)
    return [int(number) for number in numbers]


def _disagreement(stored: object) -> AuditFinding | None:
    """What `_place_of` has stored; None for anything else."""
    if not isinstance(stored, list) or len(stored) != 6 or not all(type(n) is int for n in stored):
        return None
    image_id, class_id, *corners = stored
    kind = AuditKind.DISAGREEMENT
    return AuditFinding(
        kind, Severity.WARNING, "", image_id=ImageId(image_id), places=(Rect(*corners),), class_id=class_id
    )


def _stored(project: Project) -> dict[str, Any]:
    stored = project.settings.get(_SETTING, {})
    return dict(stored) if isinstance(stored, dict) else {}
