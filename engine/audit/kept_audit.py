"""The last audit of a project, kept in it with its date, and what has changed since.

Beside the findings, the revision of each mask that was looked at is kept: when the audit is shown again, the
masks of other revisions, and those that were not there, are looked at anew, all others are not.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from engine.audit.audit import AuditResult, Predict, examine_image
from engine.audit.finding import AuditFinding, AuditKind, Severity, ranked
from engine.audit.images import AuditImage, AuditSource
from engine.audit.settings import AuditSettings
from engine.core import ImageId, Rect
from engine.storage import ImageStatus

if TYPE_CHECKING:
    from engine.storage import Project

MASK_KINDS: Final = frozenset(
    {
        *(AuditKind.EMPTY, AuditKind.NEARLY_EMPTY, AuditKind.ONE_CLASS, AuditKind.ISLANDS, AuditKind.HOLES),
        *(AuditKind.BRIDGES, AuditKind.DISAGREEMENT),
    }
)
"""Kinds that one image's mask alone decides about."""

_SETTING: Final = "audit.last"
_MOST_CHARACTERS: Final = 2 << 20
"""A project's settings are in memory, and a longer value than 4 MiB counts as damaged."""


@dataclass(frozen=True, slots=True, eq=False)
class KeptAudit:
    """An audit that has ended.

    Attributes:
        ended_s: when, in seconds since 1970.
        findings: ranked; the first ones, where all of them would take too much room.
        revisions: revision of each mask that was looked at.
        small_classes: classes whose islands are no fault, as all of their pieces are small.
        class_names: of the project then, which sentences hold.
    """

    ended_s: float
    findings: tuple[AuditFinding, ...]
    revisions: Mapping[ImageId, int]
    small_classes: frozenset[int]
    class_names: tuple[str, ...]


def keep_audit(project: Project, audit: KeptAudit) -> None:
    """Keep an audit in the place of the one before.

    Raises:
        UserError: the project is open read-only.
    """
    rows: list[dict[str, Any]] = []
    room = _MOST_CHARACTERS
    for found in audit.findings:
        row = _row_of(found)
        room -= len(json.dumps(row))
        if room < 0:
            break
        rows.append(row)
    revisions = {str(int(image_id)): revision for image_id, revision in audit.revisions.items()}
    if len(revisions) * 16 > _MOST_CHARACTERS // 2:
        # All masks are looked at anew then.
        revisions = {}
    project.settings.set(
        _SETTING,
        {
            "ended_s": audit.ended_s,
            "findings": rows,
            "revisions": revisions,
            "small_classes": sorted(audit.small_classes),
            "class_names": list(audit.class_names),
        },
    )


def kept_audit(project: Project) -> KeptAudit | None:
    """The last audit, without findings of images that are gone; None for none, or of other classes."""
    stored = project.settings.get(_SETTING)
    try:
        known = {record.id for record in project.images.rows()}
        findings = (_finding_of(row) for row in stored["findings"])
        audit = KeptAudit(
            float(stored["ended_s"]),
            tuple(found for found in findings if found.image_id is None or found.image_id in known),
            {ImageId(int(key)): int(revision) for key, revision in stored["revisions"].items()},
            frozenset(map(int, stored["small_classes"])),
            tuple(map(str, stored["class_names"])),
        )
    except (AttributeError, KeyError, TypeError, ValueError):
        return None
    return audit if audit.class_names == class_names_of(project) else None


def class_names_of(project: Project) -> tuple[str, ...]:
    """Names of the classes of a project by id, those of deleted ones empty."""
    classes = project.classes
    return tuple(info.name if classes.has(info.id) else "" for info in classes)


def mask_revisions(project: Project) -> dict[ImageId, int]:
    """Revision of each mask that an audit looks at: those of accepted images."""
    images = project.images
    return {
        record.id: record.mask_revision
        for record in images.rows()
        if images.work_status(record.id) is ImageStatus.ACCEPTED
    }


def changed_images(before: Mapping[ImageId, int], now: Mapping[ImageId, int]) -> set[ImageId]:
    """Images with another mask, with one that was not there, or without the one that was."""
    return {image_id for image_id in before.keys() | now.keys() if before.get(image_id) != now.get(image_id)}


def without_masks_of(findings: Sequence[AuditFinding], images: Collection[ImageId]) -> list[AuditFinding]:
    """Findings but for those about the masks of these images."""
    return [found for found in findings if found.kind not in MASK_KINDS or found.image_id not in images]


def examine_again(
    image: AuditImage,
    source: AuditSource,
    settings: AuditSettings,
    small_classes: Collection[int],
    before: Sequence[AuditFinding],
    predict: Predict | None = None,
) -> list[AuditFinding]:
    """Findings about the mask of one image, ranked.

    Args:
        source: has the classes of the mask.
        before: findings of an earlier look. Places where the model disagreed stay, where it has no prediction
            now.
    """
    result = AuditResult()
    examine_image(image, source, replace(settings, kinds=settings.kinds & MASK_KINDS), result, predict)
    findings = [
        found
        for found in result.findings
        if found.kind is not AuditKind.ISLANDS or found.class_id not in small_classes
    ]
    if not result.predictions:
        is_old = AuditKind.DISAGREEMENT
        findings += [found for found in before if found.kind is is_old and found.image_id == image.image_id]
    return ranked(findings)


def _row_of(found: AuditFinding) -> dict[str, Any]:
    image_id = None if found.image_id is None else int(found.image_id)
    return found.to_json() | {"image_id": image_id, "score": found.score}


def _finding_of(row: dict[str, Any]) -> AuditFinding:
    """The finding that a row was made of.

    Raises:
        AttributeError, KeyError, TypeError, ValueError: it was made of none.
    """
    image_id, file, class_id = row["image_id"], row["file"], row["class"]
    return AuditFinding(
        AuditKind(row["kind"]),
        Severity(row["severity"]),
        str(row["sentence"]),
        str(row["image"] or ""),
        None if image_id is None else ImageId(int(image_id)),
        None if file is None else Path(file),
        tuple(Rect(*map(int, corners)) for corners in row["places"]),
        int(row["count"]),
        None if class_id is None else int(class_id),
        float(row["score"]),
        bool(row["repairable"]),
        tuple(map(str, row["others"])),
    )
