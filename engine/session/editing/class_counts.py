"""Counts of pixels, objects and images of each class over a project, made in the background."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.core import (
    IGNORE,
    CancelToken,
    ClassList,
    EngineError,
    Event,
    ImageId,
    LabelMap,
    Progress,
    Reporter,
    UserError,
)
from engine.document.mask_survey import label_counts
from engine.jobs import JobDone, JobFailed, JobOutcome, Lane, LaneJob
from engine.session.session import Session
from engine.session.state import Notice, NoticeLevel
from engine.storage import FileProblem, ImageRecord, ImageStatus, Project

_Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class ClassCount:
    """How much of a class all masks hold; `objects` are connected regions, None for a class without."""

    class_id: int
    pixels: int
    objects: int | None
    images: int


@dataclass(frozen=True, slots=True)
class _ImageCount:
    """(256,) pixels and connected regions of each class in the mask of this revision."""

    revision: int
    pixels: _Numbers
    objects: _Numbers


_Counted = tuple[list[_ImageCount], list[FileProblem]]
"""Counts of the masks that could be read, and why the others could not."""


class ClassCounts:
    """Counter of one session's classes; GUI thread. To be closed before the session is.

    Removed images do not count. What was counted of an image is remembered until its mask changes. Masks that
    cannot be read are named in a notice.

    Attributes:
        counted: a `ClassCount` for each class, in the order of lists.
        progressed: images done and to do.
        failed: nothing was counted, for this reason.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._lane = Lane("class counts", session.dispatcher)
        self._known: dict[ImageId, _ImageCount] = {}
        self._job: LaneJob | None = None
        self.counted: Event[tuple[ClassCount, ...]] = Event()
        self.progressed: Event[Progress] = Event()
        self.failed: Event[EngineError] = Event()

    def close(self) -> None:
        """Stop, and end the thread."""
        self.cancel()
        self._lane.close()

    def cancel(self) -> None:
        """Stop counting; what is counted already is remembered."""
        if self._job is not None:
            self._job.cancel()

    def request(self) -> None:
        """Count all masks as they are now, strokes in progress left out; one of the events answers."""
        session = self._session
        self.cancel()
        session.autosave.save()
        project, known = session.project, self._known

        def work(token: CancelToken, report: Reporter) -> _Counted:
            # All of them, so on this thread: records of 100,000 images take most of a second.
            rows = [
                r for r in project.images.rows() if r.status is not ImageStatus.REMOVED and r.mask_revision
            ]
            counts: list[_ImageCount] = []
            problems: list[FileProblem] = []
            for done, record in enumerate(rows):
                token.check()
                report(Progress(done, len(rows), "images"))
                count = known.get(record.id)
                try:
                    if count is None or count.revision != record.mask_revision:
                        count = known[record.id] = _count(project, record)
                    counts.append(count)
                except UserError as error:
                    # Not remembered: it may be readable the next time.
                    problems.append(record.problem(error))
            return counts, problems

        def done(outcome: JobOutcome[_Counted]) -> None:
            if self._job is not job:
                return
            self._job = None
            match outcome:
                case JobDone((counts, problems)):
                    self.counted.emit(_sum(counts, session.classes))
                    if problems:
                        session.events.notice.emit(_unread_notice(problems))
                case JobFailed(error, _):
                    self.failed.emit(error)

        job = self._job = self._lane.submit("count", work, done, self.progressed.emit)


def _count(project: Project, record: ImageRecord) -> _ImageCount:
    mask = project.decided_mask(record.id)
    if mask is None:
        return _ImageCount(record.mask_revision, np.zeros(256, np.int64), np.zeros(256, np.int64))
    pixels = label_counts(mask)
    return _ImageCount(record.mask_revision, pixels, _regions(mask, pixels))


def _regions(mask: LabelMap, pixels: _Numbers) -> _Numbers:
    """(256,) connected regions (sides and corners) of each class that the mask has."""
    # Not at the top: the window paints first.
    import cv2

    regions = np.zeros(256, np.int64)
    for class_id in np.flatnonzero(pixels[:IGNORE]).tolist():
        count, _ = cv2.connectedComponents((mask == class_id).view(np.uint8), connectivity=8)
        regions[class_id] = count - 1
    return regions


def _unread_notice(problems: Sequence[FileProblem]) -> Notice:
    """Message that masks are missing in the counts."""
    first = problems[0]
    if len(problems) == 1:
        summary = f"The mask of {first.name} cannot be read and is not counted."
        return Notice(summary, first.sentence, NoticeLevel.WARNING)
    summary = f"{len(problems):,} masks cannot be read and are not counted, the first that of {first.name}."
    return Notice(summary, first.sentence, NoticeLevel.WARNING)


def _sum(counts: list[_ImageCount], classes: ClassList) -> tuple[ClassCount, ...]:
    zero: _Numbers = np.zeros(256, np.int64)
    pixels = sum((count.pixels for count in counts), zero)
    objects = sum((count.objects for count in counts), zero)
    images = sum(((count.pixels > 0).astype(np.int64) for count in counts), zero)
    return tuple(
        ClassCount(
            info.id,
            int(pixels[info.id]),
            int(objects[info.id]) if info.is_thing else None,
            int(images[info.id]),
        )
        for info in classes.in_order
    )
