"""Report of an export: what was written, what was left out and why, what the format could not hold."""

from __future__ import annotations

import csv
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, NamedTuple

from engine.document.mask_survey import MaskSurvey, listed
from engine.formats.outgoing.losses import LossTotals
from engine.formats.own_list import OWN_FOLDER
from engine.storage.project import Project
from engine.storage.records import FileProblem, ImageRecord, ImageStatus

LEFT_OUT: Final = f"{OWN_FOLDER}/left-out.csv"
"""Table of the images that are not in an export, each with the reason."""

_REASONS: Final = {
    ImageStatus.NEW: "not labelled yet",
    ImageStatus.STARTED: "in work, not accepted",
    ImageStatus.ACCEPTED: "without a labelled pixel",
    ImageStatus.SKIPPED: "skipped",
}


class LeftOutImage(NamedTuple):
    """An image of the project that is not in an export, and why."""

    name: str
    reason: str

    def to_json(self) -> dict[str, str]:
        """Plain values for the result of a command."""
        return {"image": self.name, "reason": self.reason}


@dataclass(frozen=True, slots=True)
class ExportReport:
    """Outcome of an export.

    Attributes:
        left_out: number of images that are not in the export: without a mask, skipped, not accepted, or with
            a problem.
        in_work: images among them that somebody has begun to label.
        problems: images with a mask that could not be written.
        survey: of the masks that were written.
        note: a sentence on what the format could not hold.
        notes: sentences on the pictures and the split.
        losses: of the labels, read back from the files.
        splits: images by part of the data set, empty where there are none.
        unpredicted: images among those left out that nobody has labelled and that have no prediction of the
            current model, where predictions were asked for.
        left_out_images: all that are not in the export.
        partial: names of pictures of which a part is missing, as their files break off.
    """

    folder: Path
    exported: int
    left_out: int
    problems: tuple[FileProblem, ...]
    in_work: int = 0
    survey: MaskSurvey = field(default_factory=MaskSurvey)
    note: str = ""
    notes: tuple[str, ...] = ()
    losses: LossTotals = field(default_factory=LossTotals)
    splits: Mapping[str, int] = field(default_factory=dict)
    unpredicted: int = 0
    left_out_images: tuple[LeftOutImage, ...] = ()
    partial: tuple[str, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether all that was asked for is in the files as the project has it."""
        return not (self.problems or self.warnings())

    def warnings(self) -> list[str]:
        """What is other in the files than in the project, a sentence each."""
        sentences = [self.note] if self.note else []
        if self.partial:
            sentences.append(
                f"Of these pictures a part is missing, as their files break off: {listed(self.partial)}. "
                "Copy them again from where they came."
            )
        return sentences + (self.losses.sentences(self.exported) if self.losses.has_losses else [])

    def remarks(self) -> list[str]:
        """What else is to be said of the files, a sentence each."""
        return [*self.notes, *([] if self.losses.has_losses else self.losses.sentences(self.exported))]

    def left_out_by_reason(self) -> dict[str, list[str]]:
        """Names of the images that are not in the export, by the reason."""
        by_reason: dict[str, list[str]] = {}
        for name, reason in self.left_out_images:
            by_reason.setdefault(reason, []).append(name)
        return by_reason


def left_out_images(
    project: Project,
    include: Collection[ImageStatus],
    written: Sequence[ImageRecord],
    problems: Iterable[FileProblem],
) -> list[LeftOutImage]:
    """The images of a project that were not written, in its order.

    Args:
        include: statuses of which images are written besides the accepted ones.
    """
    taken = {record.id for record in written}
    failed = {problem.path: problem.sentence for problem in problems}
    return [
        LeftOutImage(record.mask_name, failed.get(record.path) or _reason(project, include, record))
        for record in project.images.rows()
        if record.id not in taken
    ]


def write_left_out(folder: Path, images: Iterable[LeftOutImage]) -> None:
    """Write the table of the images that are not in an export."""
    path = folder / LEFT_OUT
    path.parent.mkdir(exist_ok=True)
    # File names on the disk need not be text.
    with open(path, "w", encoding="utf-8", errors="backslashreplace", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("image", "reason"))
        writer.writerows(images)


def _reason(project: Project, include: Collection[ImageStatus], record: ImageRecord) -> str:
    status = project.images.work_status(record.id)
    # One that was to be written had nothing to write.
    return _REASONS.get(ImageStatus.ACCEPTED if status in include else status, "")
