"""Outlook on an import: how many images it would add to the project, and how many are there already."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from engine.core import CancelToken, ImageId, Progress, Reporter, UserError
from engine.core.words import counted_images
from engine.document.left_out import LeftOutFiles
from engine.document.listing import list_images, list_pictures
from engine.formats.incoming.contents import IncomingDataset, MaskFolder
from engine.formats.incoming.own_pictures import OwnPictures
from engine.formats.incoming.pictures import Pictures, returning_images
from engine.storage.importing.mask_partners import ImageCopies, MaskPartners, picture_key
from engine.storage.importing.undone_imports import taken_back_images
from engine.storage.project import Project
from engine.storage.records import ImageStatus


class Arrival(Enum):
    """What becomes of one image of a source."""

    NEW = "new"
    KNOWN = "known"
    HOMELESS = "homeless"
    """No image is found for it: its picture is missing, several fit, or it was removed from the project."""


@dataclass(frozen=True, slots=True)
class ArrivalCounts:
    """Images of a source by what an import makes of them."""

    new: int = 0
    known: int = 0
    homeless: int = 0

    def sentences(self) -> list[str]:
        """A sentence for each number that says something."""
        sentences = [
            f"{counted_images(self.new)} will be added." if self.new else "No image will be added.",
        ]
        if self.known:
            sentences.append(f"In the project already: {counted_images(self.known)}.")
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
    for done, arrival in enumerate(found):
        if token is not None:
            token.check()
        report(Progress(done, max(done, dataset.count or 0), "images"))
        counts[arrival] += 1
    return ArrivalCounts(counts[Arrival.NEW], counts[Arrival.KNOWN], counts[Arrival.HOMELESS])


def _of_images(
    project: Project, dataset: IncomingDataset, source: Path, taken_back: Collection[ImageId]
) -> Iterator[Arrival]:
    pictures = Pictures(project, source, LeftOutFiles(), taken_back)
    removed = _removed(project, taken_back)
    # The files of a data set may list a picture twice, which is one image.
    seen: set[str] = set()
    for image in dataset.images():
        partner = pictures.known(image)
        if isinstance(partner, UserError):
            yield Arrival.HOMELESS
            continue
        path = image.file if partner is None else partner.path
        assert path is not None
        key = picture_key(path)
        if key in seen:
            continue
        seen.add(key)
        if partner is not None:
            yield Arrival.KNOWN
        else:
            yield Arrival.HOMELESS if key in removed else Arrival.NEW


def _of_masks(project: Project, masks: MaskFolder, taken_back: Collection[ImageId]) -> Iterator[Arrival]:
    if not masks.are_added or masks.images is None:
        partners = MaskPartners(
            project, masks.folder, masks.images, OwnPictures(project, masks.folder).image_of
        )
        files = partners.masks(list_images(masks.folder, left_out=LeftOutFiles()), LeftOutFiles())
        for partner in partners.pair(files):
            yield Arrival.HOMELESS if partner.record is None else Arrival.KNOWN
        return
    records = project.images.rows()
    copies = ImageCopies(records, OwnPictures(project, masks.images).image_of)
    paths = {picture_key(record.path) for record in records}
    removed = _removed(project, taken_back)
    for file in list_pictures(masks.images, LeftOutFiles()):
        key = picture_key(file)
        if key in removed:
            continue  # It stays removed.
        yield Arrival.KNOWN if key in paths or copies.of(file) is not None else Arrival.NEW


def _removed(project: Project, taken_back: Collection[ImageId]) -> set[str]:
    """Pictures that were removed from the project and stay so."""
    removed = {picture_key(record.path) for record in project.images.rows(status=ImageStatus.REMOVED)}
    return removed - returning_images(project, taken_back).keys()
