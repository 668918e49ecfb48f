"""The last audit of a project, kept in it with its date, and what has changed since.

Beside the findings, the revision of each mask that was looked at is kept: when the audit is shown again, the
masks of other revisions, and those that were not there, are looked at anew, all others are not.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from engine.audit.audit import AuditResult, Predict, examine_image
from engine.audit.finding import AuditFinding, AuditKind, Severity, ranked
from engine.audit.images import AuditImage
from engine.audit.picture_findings import PictureFacts, alike_finding
from engine.audit.picture_headers import Headers, findings_of_present, packed, unpacked
from engine.audit.settings import AuditSettings
from engine.core import CancelToken, ClassList, ImageId, Rect, UserError
from engine.core.checked import DamagedValueError, finite_number, whole_number
from engine.storage import ImageStatus
from engine.storage.records import ACCEPTED_ALONE, INCLUDABLE

if TYPE_CHECKING:
    from engine.storage import ImageRecord, Project

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
_HIGHEST: Final = (1 << 63) - 1
_LAST_S: Final = 253_402_300_799
"""End of the year 9999, in seconds since 1970."""


@dataclass(frozen=True, slots=True, eq=False)
class KeptAudit:
    """An audit that has ended.

    Attributes:
        ended_s: when, in seconds since 1970.
        findings: ranked; where all of them would take too much room, those that no look at one mask brings
            back, then the first ones.
        revisions: revision of each mask that was looked at, but for those of `cut`.
        small_classes: classes whose islands are no fault, as all of their pieces are small.
        class_names: of the project then, which sentences hold.
        cut: images of which not all findings are kept.
        headers: of the pictures that were looked at; empty where they would take too much room.
        include: statuses of the images whose masks were looked at, beside the accepted ones.
    """

    ended_s: float
    findings: tuple[AuditFinding, ...]
    revisions: Mapping[ImageId, int]
    small_classes: frozenset[int]
    class_names: tuple[str, ...]
    cut: frozenset[ImageId] = frozenset()
    headers: Headers = field(default_factory=dict)
    include: frozenset[ImageStatus] = ACCEPTED_ALONE


def keep_audit(project: Project, audit: KeptAudit) -> None:
    """Keep an audit in the place of the one before.

    Raises:
        UserError: the project is open read-only.
    """
    rows: dict[int, dict[str, Any]] = {}
    room = _MOST_CHARACTERS
    places = sorted(range(len(audit.findings)), key=lambda place: audit.findings[place].kind in MASK_KINDS)
    for place in places:
        row = _row_of(audit.findings[place])
        room -= len(json.dumps(row))
        if room < 0:
            break
        rows[place] = row
    cut = {found.image_id for place, found in enumerate(audit.findings) if place not in rows}
    # What is not kept is found anew by the next look, which a kept revision would spare.
    revisions = {
        str(int(image_id)): revision for image_id, revision in audit.revisions.items() if image_id not in cut
    }
    if len(revisions) * 16 > _MOST_CHARACTERS // 2:
        # All masks are looked at anew then.
        revisions = {}
    headers = packed(audit.headers)
    if len(json.dumps(headers)) > _MOST_CHARACTERS // 4:
        headers = []
    project.settings.set(
        _SETTING,
        {
            "ended_s": audit.ended_s,
            "findings": [rows[place] for place in sorted(rows)],
            "revisions": revisions,
            "small_classes": sorted(audit.small_classes),
            "class_names": list(audit.class_names),
            "headers": headers,
            "include": sorted(status.value for status in audit.include),
            "cut": sorted(int(image_id) for image_id in cut if image_id is not None),
        },
    )


def kept_audit(project: Project) -> KeptAudit | None:
    """The last audit, without findings of images that are gone; None for none, or of other classes."""
    stored = project.settings.get(_SETTING)
    try:
        known = {record.id: record for record in project.images.rows()}
        most = len(known) + project.images.count(status=ImageStatus.REMOVED)
        headers = unpacked([[*map(_whole, row)] for row in stored.get("headers", ())], most)
        found = findings_of_present([_finding_of(row) for row in stored["findings"]], headers, known)
        audit = KeptAudit(
            finite_number(stored["ended_s"], "ended_s", 0, _LAST_S),
            tuple(ranked([kept for each in found if (kept := _of_present(each, known)) is not None])),
            {ImageId(int(key)): _whole(revision) for key, revision in stored["revisions"].items()},
            frozenset(map(_whole, stored["small_classes"])),
            tuple(map(str, stored["class_names"])),
            frozenset(ImageId(_whole(number)) for number in stored.get("cut", ())),
            headers,
            frozenset(map(ImageStatus, stored.get("include", ()))).intersection(INCLUDABLE.values()),
        )
    except (AttributeError, DamagedValueError, KeyError, TypeError, ValueError):
        return None
    return audit if audit.class_names == class_names_of(project) else None


def class_names_of(project: Project) -> tuple[str, ...]:
    """Names of the classes of a project by id, those of deleted ones empty."""
    classes = project.classes
    return tuple(info.name if classes.has(info.id) else "" for info in classes)


def mask_revision(
    project: Project, image_id: ImageId, include: Collection[ImageStatus] = ACCEPTED_ALONE
) -> int | None:
    """Revision of the mask of an image; None where an audit does not look at it."""
    images = project.images
    is_there = images.status(image_id) is not ImageStatus.REMOVED
    is_counted = images.work_status(image_id) in {ImageStatus.ACCEPTED, *include}
    return images.mask_revision(image_id) if is_there and is_counted else None


def mask_revisions(project: Project, include: Collection[ImageStatus] = ACCEPTED_ALONE) -> dict[ImageId, int]:
    """Revision of each mask that an audit looks at: of accepted images, and those of the statuses given."""
    images, counted = project.images, {ImageStatus.ACCEPTED, *include}
    return {
        record.id: record.mask_revision
        for record in images.rows()
        if images.work_status(record.id) in counted
    }


def changed_images(before: Mapping[ImageId, int], now: Mapping[ImageId, int]) -> set[ImageId]:
    """Images with another mask, with one that was not there, or without the one that was."""
    return {image_id for image_id in before.keys() | now.keys() if before.get(image_id) != now.get(image_id)}


def without_masks_of(findings: Sequence[AuditFinding], images: Collection[ImageId]) -> list[AuditFinding]:
    """Findings but for those about the masks of these images."""
    return [found for found in findings if found.kind not in MASK_KINDS or found.image_id not in images]


def examine_again(
    image: AuditImage,
    classes: ClassList,
    settings: AuditSettings,
    small: Collection[int],
    before: Sequence[AuditFinding],
    token: CancelToken,
    predict: Predict | None = None,
) -> list[AuditFinding]:
    """Findings about the mask of one image, ranked.

    Args:
        classes: of the mask; islands of the `small` ones are no fault.
        before: findings of an earlier look. Places where the model disagreed stay, where it has no prediction
            now and the mask still has the class there.

    Raises:
        CancelledError: the token was cancelled.
    """
    result = AuditResult()
    kinds = settings.kinds & MASK_KINDS
    examine_image(image, classes, replace(settings, kinds=kinds), result, token, predict)
    findings = [
        found
        for found in result.findings
        if found.kind is not AuditKind.ISLANDS or found.class_id not in small
    ]
    if not result.predictions:
        is_old = AuditKind.DISAGREEMENT
        old = [found for found in before if found.kind is is_old and found.image_id == image.image_id]
        findings += _still_there(old, image)
    return ranked(findings)


def _still_there(disagreements: list[AuditFinding], image: AuditImage) -> list[AuditFinding]:
    """Those in whose places the mask has the class of which the model said otherwise."""
    if not disagreements:
        return []
    try:
        labels = image.read_labels()
    except UserError:
        return disagreements
    if labels is None:
        return []
    return [
        found
        for found in disagreements
        if not found.places or bool((labels[found.places[0].slices] == found.class_id).any())
    ]


def _of_present(found: AuditFinding, known: Mapping[ImageId, ImageRecord]) -> AuditFinding | None:
    """The finding, of near-duplicates with those alone that are still there; None where it is over."""
    if found.kind is not AuditKind.DUPLICATES or found.image_id is None or not found.other_ids:
        return found if found.image_id is None or found.image_id in known else None
    members = (found.image_id, *found.other_ids)
    present = [known[number] for number in members if number in known]
    if len(present) == len(members):
        return found
    facts = [PictureFacts(each.shown_name, each.id, each.path, each.split or "") for each in present]
    return alike_finding(facts) if len(facts) > 1 else None


def _row_of(found: AuditFinding) -> dict[str, Any]:
    image_id = None if found.image_id is None else int(found.image_id)
    return found.to_json() | {
        "image_id": image_id,
        "score": found.score,
        "other_ids": [int(number) for number in found.other_ids],
    }


def _finding_of(row: dict[str, Any]) -> AuditFinding:
    """The finding that a row was made of.

    Raises:
        AttributeError, DamagedValueError, KeyError, TypeError, ValueError: it was made of none.
    """
    image_id, file, class_id = row["image_id"], row["file"], row["class"]
    return AuditFinding(
        AuditKind(row["kind"]),
        Severity(row["severity"]),
        str(row["sentence"]),
        str(row["image"] or ""),
        None if image_id is None else ImageId(_whole(image_id)),
        None if file is None else Path(file),
        tuple(Rect(*map(_whole, corners)) for corners in row["places"]),
        _whole(row["count"]),
        None if class_id is None else _whole(class_id),
        finite_number(row["score"], "score", 0, _HIGHEST),
        bool(row["repairable"]),
        tuple(map(str, row["others"])),
        tuple(ImageId(_whole(number)) for number in row.get("other_ids", ())),
    )


def _whole(value: object) -> int:
    return whole_number(value, "number", 0, _HIGHEST)
