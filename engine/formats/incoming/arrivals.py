"""Outlook on an import: how many images it would add to the project, and how many are there already."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import Final, NamedTuple

from engine.core import CancelToken, ImageId, Progress, Reporter, UserError
from engine.core.words import counted_images
from engine.document.left_out import LeftOutFiles
from engine.document.listing import list_images, list_pictures
from engine.formats.incoming.contents import IncomingDataset, MaskFolder
from engine.formats.incoming.own_pictures import OwnPictures
from engine.formats.incoming.pictures import Pictures, removed_image, returning_images
from engine.storage.importing.mask_partners import ImageCopies, MaskPartners, picture_key
from engine.storage.importing.store_labels import has_labels
from engine.storage.importing.undone_imports import taken_back_images
from engine.storage.project import Project
from engine.storage.records import ImageRecord, ImageStatus

_MOST_PROBLEMS: Final = 10


class Arrival(Enum):
    """What becomes of one image of a source."""

    NEW = "new"
    KNOWN = "known"
    LABELLED = "labelled"
    """The project has it, accepted or in work."""
    HOMELESS = "homeless"
    """No image is found for it: its picture is missing, several fit, or it was removed from the project."""


@dataclass(frozen=True, slots=True)
class ArrivalCounts:
    """Images of a source by what an import makes of them.

    Attributes:
        known: images that the project has; `labelled` of them have labels already.
        problems: why no image is found for some, each by its name, the first ones.
    """

    new: int = 0
    known: int = 0
    homeless: int = 0
    labelled: int = 0
    problems: tuple[tuple[str, str], ...] = field(default=(), compare=False)

    def sentences(self, *, replaces: bool = False) -> list[str]:
        """A sentence for each number that says something.

        Args:
            replaces: new labels take the place of those that are there.
        """
        sentences = [
            f"{counted_images(self.new)} will be added." if self.new else "No image will be added.",
        ]
        free = self.known - self.labelled
        if free == 1:
            sentences.append("1 image of the project without labels takes those of the source.")
        elif free:
            sentences.append(f"{free:,} images of the project without labels take those of the source.")
        if self.labelled and replaces:
            sentences.append(f"New labels take the place of those of {counted_images(self.labelled)}.")
        elif self.labelled == 1:
            sentences.append("1 image has labels already, which stay.")
        elif self.labelled:
            sentences.append(f"{self.labelled:,} images have labels already, which stay.")
        if self.homeless:
            sentences.append(f"No image is found for {counted_images(self.homeless)} of the source.")
        return sentences


def count_arrivals(
    project: Project, dataset: IncomingDataset, source: Path, report: Reporter, token: CancelToken | None
) -> ArrivalCounts:
    """Look at all pictures of a source, as an import would, and change nothing. Any thread; takes long.

    Raises:
        UserError: the source breaks off, or cannot be listed.
        CancelledError: it was stopped.
    """
    taken_back = set(taken_back_images(project.settings))
    found = (
        _of_images(project, dataset, source, taken_back)
        if dataset.masks is None
        else _of_masks(project, dataset.masks, taken_back)
    )
    counts = dict.fromkeys(Arrival, 0)
    problems: list[tuple[str, str]] = []
    for done, (arrival, name, problem) in enumerate(found):
        if token is not None:
            token.check()
        report(Progress(done, max(done, dataset.count or 0), "images"))
        counts[arrival] += 1
        if problem is not None and len(problems) < _MOST_PROBLEMS:
            problems.append((name, str(problem)))
    labelled = counts[Arrival.LABELLED]
    return ArrivalCounts(
        *(counts[Arrival.NEW], counts[Arrival.KNOWN] + labelled, counts[Arrival.HOMELESS], labelled),
        problems=tuple(problems),
    )


class _Found(NamedTuple):
    """What becomes of an image of the source, its name there, and why nothing can."""

    arrival: Arrival
    name: str
    problem: UserError | None = None


def _known(project: Project, record: ImageRecord) -> Arrival:
    return Arrival.LABELLED if has_labels(project, record) else Arrival.KNOWN


def _of_images(
    project: Project, dataset: IncomingDataset, source: Path, taken_back: Collection[ImageId]
) -> Iterator[_Found]:
    pictures = Pictures(project, source, LeftOutFiles(), taken_back)
    removed = _removed(project, taken_back)
    # The files of a data set may list a picture twice, which is one image.
    seen: set[str] = set()
    for image in dataset.images():
        partner = pictures.known(image)
        if isinstance(partner, UserError):
            yield _Found(Arrival.HOMELESS, image.name, partner)
            continue
        path = image.file if partner is None else partner.path
        assert path is not None
        key = picture_key(path)
        if key in seen:
            continue
        seen.add(key)
        if partner is not None:
            yield _Found(_known(project, partner), image.name)
        elif key in removed:
            yield _Found(Arrival.HOMELESS, image.name, removed_image(image.name))
        else:
            yield _Found(Arrival.NEW, image.name)


def _of_masks(project: Project, masks: MaskFolder, taken_back: Collection[ImageId]) -> Iterator[_Found]:
    if not masks.are_added or masks.images is None:
        partners = MaskPartners(
            project, masks.folder, masks.images, OwnPictures(project, masks.folder).image_of
        )
        files = partners.masks(list_images(masks.folder, left_out=LeftOutFiles()), LeftOutFiles())
        for partner in partners.pair(files):
            record = partner.record
            arrival = Arrival.HOMELESS if record is None else _known(project, record)
            yield _Found(arrival, partner.file.relative_to(masks.folder).as_posix(), partner.problem)
        return
    records = project.images.rows()
    copies = ImageCopies(records, OwnPictures(project, masks.images).image_of)
    by_path = {picture_key(record.path): record for record in records}
    removed = _removed(project, taken_back)
    for file in list_pictures(masks.images, LeftOutFiles()):
        key = picture_key(file)
        if key in removed:
            continue  # It stays removed.
        record = by_path.get(key) or copies.of(file)
        yield _Found(Arrival.NEW if record is None else _known(project, record), file.name)


def _removed(project: Project, taken_back: Collection[ImageId]) -> set[str]:
    """Pictures that were removed from the project and stay so."""
    removed = {picture_key(record.path) for record in project.images.rows(status=ImageStatus.REMOVED)}
    return removed - returning_images(project, taken_back).keys()
