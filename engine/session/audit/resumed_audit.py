"""The audit that a project has kept, while the masks that changed since are looked at anew; any thread."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from engine.audit.finding import AuditFinding, AuditKind, ranked
from engine.audit.kept_audit import KeptAudit, without_masks_of
from engine.core import ImageId


class ResumedAudit:
    """The audit before, brought up to date image by image.

    A mask that was not reached keeps its revision, and what was said of it.

    Args:
        kept: without what has been left since.

    Attributes:
        revisions: of the masks that `findings` are about.
        looked: masks that were looked at anew.
    """

    def __init__(self, kept: KeptAudit) -> None:
        self.kept = kept
        self.revisions = dict(kept.revisions)
        self.looked = 0
        self._found: list[AuditFinding] = []
        self._over: set[ImageId] = set()
        self._disagreements: dict[ImageId, list[AuditFinding]] = {}
        for found in kept.findings:
            if found.kind is AuditKind.DISAGREEMENT and found.image_id is not None:
                self._disagreements.setdefault(found.image_id, []).append(found)

    def before(self, image_id: ImageId) -> Sequence[AuditFinding]:
        """What may stay of an image whose mask is looked at anew."""
        return self._disagreements.get(image_id, ())

    def take(self, image_id: ImageId, revision: int, found: Sequence[AuditFinding]) -> None:
        """The mask of an image was looked at: what was said of it before is over."""
        self._over.add(image_id)
        self.revisions[image_id] = revision
        self._found += found
        self.looked += 1

    def take_off(self, image_ids: Collection[ImageId]) -> None:
        """These images have no mask any more that counts."""
        self._over.update(image_ids)
        for image_id in image_ids:
            self.revisions.pop(image_id, None)

    @property
    def findings(self) -> list[AuditFinding]:
        """All of them, ranked."""
        return ranked([*without_masks_of(self.kept.findings, self._over), *self._found])
