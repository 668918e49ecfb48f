"""Safe repairs of findings: islands go to what is around them, small holes to the class around them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Final

import numpy as np

from engine.audit.finding import AuditFinding, AuditKind
from engine.audit.pieces import without_holes, without_islands
from engine.audit.settings import AuditSettings
from engine.core import IGNORE, CancelToken, ImageId, LabelMap, Progress, Rect, Reporter
from engine.document.planes import Change, LabelPlanes, Plane
from engine.storage import Project
from engine.storage.importing.store_labels import LabelStep
from engine.storage.mask_steps.reading import read_or_none

STEP_NAMES: Final = {
    AuditKind.ISLANDS: "Audit: remove islands",
    AuditKind.HOLES: "Audit: fill holes",
}
"""Name in the history of the step of each repair."""

REPAIRING: Final = "Mending findings"
"""Name of a step with repairs of more than one kind, and of the work on them."""


@dataclass(slots=True)
class RepairReport:
    """Outcome of repairs, filled image by image, so that it is true however the work ends.

    Attributes:
        repaired: findings that are mended, those of an image by one step of its history.
        kept: findings that are as they were: the class is locked, or the mask is another one by now.
        steps: of the images, in the order in which they were made.
    """

    repaired: list[AuditFinding] = field(default_factory=list)
    kept: list[AuditFinding] = field(default_factory=list)
    steps: list[LabelStep] = field(default_factory=list)


def step_name(repaired: Sequence[AuditFinding]) -> str:
    """Name of the step that mends all of these."""
    names = {STEP_NAMES[found.kind] for found in repaired}
    return names.pop() if len(names) == 1 else REPAIRING


def commit_repairs(
    planes: LabelPlanes, findings: Sequence[AuditFinding], settings: AuditSettings
) -> tuple[Change | None, list[AuditFinding]]:
    """Mend what findings are about in the decided labels, as one step; that step, and those that it mends.

    Scribbles and pixels painted by hand that the result contradicts go, so that the next cut does not bring
    them back. What is decided as a protected class stays. None where no pixel would differ.
    """
    before: LabelMap = planes.view(Plane.MASK)
    is_protected = planes.protected_in(_whole(before))
    after, repaired = before, []
    for found in findings:
        mended = _mended(after, found, settings)
        if is_protected is not None:
            mended = np.where(is_protected, before, mended)
        if (mended != after).any():
            after = mended
            repaired.append(found)
    changed = after != before
    if not changed.any():
        return None, []
    with planes.edit(step_name(repaired)) as edit:
        edit.write(Plane.MASK, after)
        for plane in (Plane.SCRIBBLES, Plane.HAND):
            if not planes.is_blank(plane):
                old = planes.view(plane)
                edit.put(plane, _whole(before), changed & (old != IGNORE) & (old != after), IGNORE)
    return edit.change, repaired


def repair_findings(
    project: Project,
    findings: Sequence[AuditFinding],
    settings: AuditSettings,
    outcome: RepairReport,
    report: Reporter,
    token: CancelToken,
) -> None:
    """Mend findings, those of each image as one step of its history, which undo takes back.

    Statuses stay as they are, also of accepted images. Any thread, but none of the images may be open.

    Raises:
        EngineError: it was cancelled, or nothing can be stored; `outcome` has what was mended until then.
    """
    by_image: dict[ImageId, list[AuditFinding]] = {}
    for found in findings:
        if found.is_repairable and found.image_id is not None:
            by_image.setdefault(found.image_id, []).append(found)
    for done, (image_id, those) in enumerate(by_image.items()):
        token.check()
        report(Progress(done, len(by_image), "images", those[0].image))
        _repair_image(project, image_id, those, settings, outcome)


def _repair_image(
    project: Project,
    image_id: ImageId,
    findings: Sequence[AuditFinding],
    settings: AuditSettings,
    outcome: RepairReport,
) -> None:
    record = project.images.get(image_id)
    if record.height is None or record.width is None:
        outcome.kept += findings
        return
    shape = (record.height, record.width)
    state = read_or_none(project, partial(project.load_state, image_id, shape))
    if state is None:
        outcome.kept += findings
        return
    state.planes.protect(project.classes.protected)
    status = project.images.work_status(image_id)
    change, repaired = commit_repairs(state.planes, findings, settings)
    outcome.kept += [found for found in findings if found not in repaired]
    if change is None:
        return
    project.journal(image_id).append(state.position, change)
    outcome.steps.append(LabelStep(image_id, state.position, change.label, status, status))
    outcome.repaired += repaired
    project.write_mask(image_id, state.planes.snapshot(Plane.MASK))


def _mended(labels: LabelMap, found: AuditFinding, settings: AuditSettings) -> LabelMap:
    if found.class_id is None or not found.is_repairable:
        return labels
    if found.kind is AuditKind.ISLANDS:
        return without_islands(labels, found.class_id, settings.island_px)
    return without_holes(labels, found.class_id, settings.hole_px)


def _whole(labels: LabelMap) -> Rect:
    return Rect.of_shape((labels.shape[0], labels.shape[1]))
