"""Masks that change while the findings of an audit are shown, each looked at anew."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TypeAlias

from engine.audit.finding import AuditFinding
from engine.audit.images import AuditImage, image_of_record
from engine.audit.kept_audit import changed_images, mask_revision, mask_revisions
from engine.core import CancelToken, ImageId, Reporter
from engine.jobs import JobDone, JobFailed, JobOutcome, Lane
from engine.session.session import Session
from engine.session.state import error_notice
from engine.storage import ImageStatus
from engine.storage.records import ACCEPTED_ALONE

Examine: TypeAlias = Callable[[AuditImage, CancelToken], list[AuditFinding]]


class ChangedMasks:
    """Follows the masks that an audit looks at, once it has looked at all of them; GUI thread.

    Args:
        lane: its thread looks at masks.
        examiner: gives what is asked for findings about a mask, on that thread.
        on_examined: has the findings about an image's mask; none where it does not count any more.

    Attributes:
        revisions: of the masks that were looked at.
    """

    def __init__(
        self,
        session: Session,
        lane: Lane,
        examiner: Callable[[], Examine],
        on_examined: Callable[[ImageId, list[AuditFinding]], None],
    ) -> None:
        self._session = session
        self._lane = lane
        self._examiner = examiner
        self._on_examined = on_examined
        self._changed: set[ImageId] = set()
        self._is_paused = True
        self._include = ACCEPTED_ALONE
        self.revisions: dict[ImageId, int] = {}
        events = session.events
        self._unsubscribers = (
            events.history_changed.subscribe(lambda _: self._note(())),
            events.images_changed.subscribe(self._images_changed),
        )

    def close(self) -> None:
        """Follow them no more."""
        self._is_paused = True
        for unsubscribe in self._unsubscribers:
            unsubscribe()

    def pause(self) -> None:
        """All masks are being looked at: what changes meanwhile waits, and what is on its way is dropped."""
        self._is_paused = True

    def follow(self, revisions: Mapping[ImageId, int], include: frozenset[ImageStatus]) -> None:
        """Masks of these revisions have been looked at; those that changed since are looked at now.

        Args:
            include: statuses of the images whose masks count, beside the accepted ones.
        """
        self._include = include
        self.revisions = dict(revisions)
        self._is_paused = False
        self._note(())

    def _images_changed(self, image_ids: tuple[ImageId, ...] | None) -> None:
        self._note(image_ids or ())
        if image_ids is None and not self._is_paused:
            self._find_changed()

    def _find_changed(self) -> None:
        """Any mask may be another one, as after an undo in many images; the revisions say which."""
        project, known, include = self._session.project, dict(self.revisions), self._include

        def work(token: CancelToken, report: Reporter) -> set[ImageId]:
            return changed_images(known, mask_revisions(project, include))

        def ended(outcome: JobOutcome[set[ImageId]]) -> None:
            if isinstance(outcome, JobDone):
                self._note(outcome.value)

        self._lane.submit("changed masks", work, ended)

    def _note(self, image_ids: Iterable[ImageId]) -> None:
        self._changed.update(image_ids)
        if self._is_paused:
            return
        if self._session.image is not None:
            self._changed.add(self._session.image.id)
        changed, self._changed = self._changed, set()
        for image_id in changed:
            self._examine_if_changed(image_id)

    def _examine_if_changed(self, image_id: ImageId) -> None:
        project, image = self._session.project, self._session.image
        revision = mask_revision(project, image_id, self._include)
        if revision == self.revisions.get(image_id):
            return
        if revision is None:
            del self.revisions[image_id]
            self._on_examined(image_id, [])
            return
        self.revisions[image_id] = revision
        looked = image_of_record(project, project.images.get(image_id), self._include)
        if image is not None and image.id == image_id:
            looked = looked.with_labels(image.mask_later())
        examine = self._examiner()

        def work(token: CancelToken, report: Reporter) -> list[AuditFinding]:
            return examine(looked, token)

        def ended(outcome: JobOutcome[list[AuditFinding]]) -> None:
            # What was replaced by a later look, or does not count any more, is for nobody.
            if self.revisions.get(image_id) != revision:
                return
            if isinstance(outcome, JobDone) and not self._is_paused:
                self._on_examined(image_id, outcome.value)
                return
            # It has not been looked at: the next change, or the next time, does.
            del self.revisions[image_id]
            if isinstance(outcome, JobFailed) and not self._is_paused:
                self._session.events.notice.emit(error_notice(outcome.error))

        self._lane.submit(("look", image_id), work, ended)
