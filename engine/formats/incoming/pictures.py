"""Pictures of a data set as images of the project: those that it has, copies of them, and new ones."""

from __future__ import annotations

import os
from bisect import bisect_right
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Final

from engine.core import ImageId, UserError
from engine.core.plane_path import PlanePath, file_of, files_of
from engine.document.left_out import LeftOutFiles
from engine.document.listing import list_images
from engine.files.project_signature import refuse_as_images
from engine.formats.incoming.contents import NO_ANSWERS, Answers, IncomingImage, MaskFolder
from engine.formats.incoming.own_pictures import OwnPictures
from engine.formats.shown_channels import view_of_answer, with_view
from engine.storage.importing.mask_partners import (
    ImageCopies,
    ImagesByName,
    MaskPartner,
    MaskPartners,
    picture_key,
)
from engine.storage.project import Project
from engine.storage.records import ImageRecord, ImageStatus

COPIES: Final = "copies of images of the project"
"""Reason why a picture is not added."""


class Pictures:
    """Images of a project for those of a data set.

    Args:
        source: what the data set was opened at.
        left_out: counts the copies that are not added.
        taken_back: removed images that come back where the data set has them; other removed ones do not.
        answers: say which channels of new pictures are shown.
    """

    def __init__(
        self,
        project: Project,
        source: Path,
        left_out: LeftOutFiles,
        taken_back: Collection[ImageId] = (),
        answers: Answers = NO_ANSWERS,
    ) -> None:
        self._answers = answers
        self._project = project
        self._source = source
        self._left_out = left_out
        records = project.images.rows()
        self._by_path = {picture_key(record.path): record for record in records}
        self._copies = ImageCopies(records, OwnPictures(project, source).image_of)
        self._by_name = ImagesByName(project)
        self._checked: set[Path] = set()
        self._returning = returning_images(project, taken_back)

    def find_or_add(
        self, images: Sequence[IncomingImage], added: list[ImageId]
    ) -> list[ImageRecord | UserError]:
        """The image of the project for each of these, or why there is none.

        Args:
            added: gets the ids of the images that are new.

        Raises:
            UserError: the project cannot be written to.
        """
        partners = [self.known(image) for image in images]
        new: dict[Path, list[str]] = {}
        returned: list[ImageId] = []
        for image, partner in zip(images, partners, strict=True):
            if partner is None and image.file is not None:
                image_id = self._returning.pop(picture_key(image.file), None)
                if image_id is not None:
                    returned.append(image_id)
                    continue
                folder, name = _place(image.file, image.name)
                self._check(folder)
                view = view_of_answer(image.file, self._answers)
                new.setdefault(folder, []).append(with_view(Path(name), view).as_posix())
        table = self._project.images
        if returned:
            table.put_back(returned)
            self._by_path.update(
                (picture_key(table.get(image_id).path), table.get(image_id)) for image_id in returned
            )
            added += returned
        if new:
            highest = max(table.ids(), default=0)
            table.add_below(new)
            for record in table.rows(offset=bisect_right(table.ids(), highest)):
                self._by_path[picture_key(record.path)] = record
                added.append(record.id)
        return [
            self._added(image) if partner is None else partner
            for image, partner in zip(images, partners, strict=True)
        ]

    def known(self, image: IncomingImage) -> ImageRecord | UserError | None:
        """The image that is there already, or why there can be none; None for one to be added."""
        if image.problem is not None:
            return image.problem
        if image.file is None:
            return self._named(image.name)
        if (record := self._by_path.get(picture_key(image.file))) is not None:
            return record
        for file in files_of(image.file):
            if not os.path.exists(file):
                return UserError(f"The picture {file} is not there.", "Put it back, or name its folder.")
        copy = self._copies.of(image.file)
        if copy is not None:
            self._left_out.add_reason(COPIES)
        return copy

    def _named(self, name: str) -> ImageRecord | UserError:
        """The image that bears this name."""
        return named_image(self._by_name, name)

    def _added(self, image: IncomingImage) -> ImageRecord | UserError:
        assert image.file is not None
        record = self._by_path.get(picture_key(image.file))
        if record is None:
            return removed_image(image.name)
        return record

    def _check(self, folder: Path) -> None:
        if folder not in self._checked:
            refuse_as_images(folder)
            self._checked.add(folder)


def named_image(by_name: ImagesByName, name: str) -> ImageRecord | UserError:
    """The image of the project that bears a name, or why none does."""
    records = by_name.find(name)
    if len(records) == 1:
        return records[0]
    if records:
        shown = ", ".join(f"{record.path.parent.name}/{record.name}" for record in records[:3])
        return UserError(
            f"Several images are called like {name}: {shown}.", "Put the pictures beside the labels."
        )
    return UserError(
        f"No image belongs to {name}: it is neither beside the labels nor in the project.",
        "Add the folder of the pictures to the project first.",
    )


def removed_image(name: str) -> UserError:
    """Why an image that was removed gets no labels."""
    return UserError(f"{name} was removed from the project.", "Put it back there to give it labels.")


class SampledPictures:
    """Pictures of a project for a preview of labels whose pictures the source does not hold.

    Partners and reasons are those of the import.

    Args:
        source: what the labels are opened at; None where nothing is asked about its own pictures.
    """

    def __init__(self, project: Project, source: Path | None = None) -> None:
        self._project = project
        self._source = source
        self._by_name = ImagesByName(project)
        self._partners: dict[Path, dict[Path, list[MaskPartner]]] = {}
        self._paths: set[str] | None = None
        self._own: OwnPictures | None = None

    def has(self, file: Path) -> bool:
        """Whether a picture of the source is an image of the project, or was written of one."""
        if self._paths is None:
            self._paths = {picture_key(record.path) for record in self._project.images.rows()}
            self._own = None if self._source is None else OwnPictures(self._project, self._source)
        return picture_key(file) in self._paths or (
            self._own is not None and self._own.image_of(file) is not None
        )

    def __call__(self, image: IncomingImage, masks: MaskFolder | None) -> Path | UserError:
        """The picture of an image of the source, or why there is none.

        Args:
            masks: the folder of plain masks that it is of; None for a data set of another kind.
        """
        if masks is None or masks.are_added or image.mask_file is None:
            found = named_image(self._by_name, image.name)
            return found if isinstance(found, UserError) else found.path
        partners = self._partners_of(image.mask_file, masks)
        if partners and partners[0].record is not None:
            return partners[0].record.path
        if partners and partners[0].problem is not None:
            return partners[0].problem
        return UserError(f"No image belongs to the mask {image.name}.")

    def pages_of(self, image: IncomingImage, masks: MaskFolder) -> Sequence[Path]:
        """Pages of a mask file that planes of a stack in the project take; none for a mask of one image."""
        partners = [] if image.mask_file is None else self._partners_of(image.mask_file, masks)
        return [partner.file for partner in partners if PlanePath.parse(partner.file) is not None]

    def _partners_of(self, file: Path, masks: MaskFolder) -> Sequence[MaskPartner]:
        if masks.folder not in self._partners:
            self._partners[masks.folder] = self._paired(masks)
        return self._partners[masks.folder].get(file, ())

    def _paired(self, masks: MaskFolder) -> dict[Path, list[MaskPartner]]:
        """The partners of each file of masks, one for each plane: of all masks at once, as which of them has
        an image depends on the others.
        """
        exported = OwnPictures(self._project, masks.folder).image_of
        partners = MaskPartners(self._project, masks.folder, masks.images, exported)
        unread = LeftOutFiles()
        by_file: dict[Path, list[MaskPartner]] = {}
        for partner in partners.pair(partners.masks(list_images(masks.folder, left_out=unread), unread)):
            by_file.setdefault(file_of(partner.file), []).append(partner)
        return by_file


def returning_images(project: Project, taken_back: Collection[ImageId]) -> dict[str, ImageId]:
    """Those of these images that are removed now, by their paths without how their channels are shown."""
    removed = project.images.rows(status=ImageStatus.REMOVED) if taken_back else []
    return {picture_key(record.path): record.id for record in removed if record.id in taken_back}


def _place(file: Path, name: str) -> tuple[Path, str]:
    """The folder that a picture is added below, and its name there: as the source says it, where it can."""
    path = os.path.abspath(file).replace(os.sep, "/")
    if not name.startswith("/") and ".." not in name.split("/") and path.endswith(f"/{name}"):
        return Path(path[: -len(name) - 1] or "/"), name
    folder, _, last = path.rpartition("/")
    return Path(folder or "/"), last
