"""Images of a project that the masks of a folder belong to."""

from __future__ import annotations

import filecmp
import hashlib
import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from numpy.typing import NDArray

from engine.core import UserError
from engine.core.plane_path import PlanePath, file_of, is_of_channel_files, without_view
from engine.document.image import MAX_PIXELS, probe_image, read_image
from engine.document.left_out import LeftOutFiles
from engine.document.listing import list_pictures
from engine.document.pairing.beside import images_beside
from engine.document.pairing.mask_names import normal_name, without_image_ending
from engine.document.pairing.name_index import NameIndex, NameMatch
from engine.document.stacks.reading import read_stored
from engine.storage.image_names import slashed
from engine.storage.importing.plane_masks import pages_of_planes, planes_by_file
from engine.storage.records import ImageRecord

if TYPE_CHECKING:
    from engine.storage.project import Project

_NAMED: Final = 3
_DIGEST_BYTES: Final = 32
_SHOWN_AS_STORED: Final = (np.uint8, np.bool_)
_MOST_DECODED: Final = 8
"""Images of one name whose pixels are compared with those of a picture of that name."""


@dataclass(frozen=True, slots=True)
class MaskPartner:
    """A mask file with the image that it belongs to, or why it has none.

    `ending` is what was left aside of the mask's name, such as "_mask".
    """

    file: Path
    record: ImageRecord | None
    problem: UserError | None = None
    ending: str = ""


class MaskPartners:
    """Partners of the masks in one folder.

    The images beside the masks come first: those of images/ beside masks/, and those in the folder of masks
    itself. A mask whose image there is not in the project belongs to no other image of that name, unless that
    is a copy of the same file.

    Args:
        folder: the folder of masks.
        images: the folder of images that the masks were given for; None for what lies beside `folder`.
        exported: number of the image whose picture a file is, as an export of the project wrote it.
    """

    def __init__(
        self,
        project: Project,
        folder: Path,
        images: Path | None,
        exported: Callable[[Path], int | None] = lambda _: None,
    ) -> None:
        self._folder = Path(os.path.abspath(folder))
        self._prefix = str(self._folder).rstrip(os.sep) + os.sep
        self._project = project
        self._exported = exported
        self._records = project.images.rows()
        self._by_path = {picture_key(record.path): record for record in self._records}
        self._planes = planes_by_file(self._records)
        self._stacks = NameIndex((stack.as_posix().lstrip("/"), stack) for stack in self._planes)
        self._beside = self._index_beside(images)

    def masks(self, files: Iterable[Path], left_out: LeftOutFiles) -> list[Path]:
        """The files without those that are images of the project themselves, which are counted."""
        masks = []
        for file in files:
            name = os.path.abspath(file)
            if name in self._by_path or (self._planes and Path(name) in self._planes):
                left_out.add_reason("images of the project")
            else:
                masks.append(file)
        return masks

    def pair(self, files: Sequence[Path]) -> list[MaskPartner]:
        """The partner of each mask, in order; of several masks for one image the best named has it.

        Masks whose names fit several images, or fit one image equally well, have none.
        """
        of_planes: list[MaskPartner] = []
        plain: list[Path] = []
        for file in files:
            name = self._name_in_folder(file)
            if (stack := self._stack_of(name)) is None:
                plain.append(file)
            else:
                of_planes += self._of_planes(file, stack)
        return self._pair_plain(plain) + of_planes

    def _name_in_folder(self, file: Path) -> str:
        path = os.path.abspath(file)
        inside = path.startswith(self._prefix)
        below = path[len(self._prefix) :] if inside else os.path.relpath(path, self._folder)
        return below.replace(os.sep, "/")

    # What follows costs a part of what a small mask does, and is needed where no image lies beside it.

    @cached_property
    def _copies(self) -> ImageCopies:
        return ImageCopies(self._records, self._exported)

    @cached_property
    def _index(self) -> NameIndex[ImageRecord]:
        return _index_of(self._project, self._records)

    def _pair_plain(self, files: Sequence[Path]) -> list[MaskPartner]:
        """The partners of masks of one page."""
        names = [self._name_in_folder(file) for file in files]
        matches = [self._match(name) for name in names]
        is_question = any(len(match.items) > 1 for match in matches)
        taken = self._taken_by_mask_name(names) if is_question else set[int]()
        partners: list[MaskPartner] = []
        by_image: dict[int, list[int]] = defaultdict(list)
        for file, name, match in zip(files, names, matches, strict=True):
            partner = self._partner(file, name, match, taken)
            if partner.record is not None:
                by_image[partner.record.id].append(len(partners))
            partners.append(partner)
        for places in by_image.values():
            if len(places) > 1:
                _tell_several(partners, places, matches, names)
        return partners

    def _stack_of(self, name: str) -> Path | None:
        """The file whose planes are images of the project, where a mask bears its name; else None."""
        if not self._planes:
            return None
        items = self._match(name).items or self._stacks.find(name).items
        (item, *others) = items or (None,)
        return item if isinstance(item, Path) and item in self._planes and not others else None

    def _of_planes(self, file: Path, stack: Path) -> list[MaskPartner]:
        """The pages of a mask file with the planes of a stack."""
        try:
            pairs = pages_of_planes(file, stack, self._planes[stack])
        except UserError as error:
            return [MaskPartner(file, None, error)]
        return [MaskPartner(page, record) for page, record in pairs]

    def _index_beside(self, images: Path | None) -> NameIndex[Path] | None:
        folder = images_beside(self._folder) if images is None else Path(os.path.abspath(images))
        entries = []
        if folder is not None:
            prefix = len(str(folder).rstrip(os.sep)) + 1
            # What cannot be listed there has nothing to say of these masks.
            pictures = list_pictures(folder, LeftOutFiles())
            entries += [(str(path)[prefix:].replace(os.sep, "/"), path) for path in pictures]
        entries += [
            (path[len(self._prefix) :].replace(os.sep, "/"), Path(path))
            for path in self._by_path
            if path.startswith(self._prefix)
        ]
        return NameIndex(entries) if entries else None

    def _match(self, name: str) -> NameMatch[ImageRecord] | NameMatch[Path]:
        if self._beside is not None:
            beside = self._beside.find(name)
            if beside.items:
                return beside
        return self._index.find(name)

    def _partner(
        self,
        file: Path,
        name: str,
        match: NameMatch[ImageRecord] | NameMatch[Path],
        taken: set[int],
    ) -> MaskPartner:
        items: list[ImageRecord | Path] = list(match.items)
        if len(items) > 1:
            # An image that a mask is called after by the project's own name for its mask needs no other.
            others = [item for item in items if self._id_of(item) not in taken]
            items = others if len(others) == 1 else items
        if not items:
            return MaskPartner(file, None, _no_image(file))
        if len(items) > 1:
            return MaskPartner(file, None, _several_images(name, items))
        (item,) = items
        if isinstance(item, ImageRecord):
            return MaskPartner(file, item, ending=match.ending)
        record = self._by_path.get(str(item)) or self._copies.of(item)
        if record is None:
            return MaskPartner(file, None, _not_in_project(file, item))
        return MaskPartner(file, record, ending=match.ending)

    def _id_of(self, item: ImageRecord | Path) -> int | None:
        if isinstance(item, ImageRecord):
            return item.id
        record = self._by_path.get(str(item))
        return None if record is None else record.id

    def _taken_by_mask_name(self, names: Iterable[str]) -> set[int]:
        """Images whose mask name, unlike their file name, is the name of one of these masks."""
        stems = {normal_name(os.path.splitext(name)[0]) for name in names}
        return {
            record.id
            for record in self._records
            if normal_name(record.mask_name) in stems
            and normal_name(record.mask_name) != normal_name(_stem_of(record))
        }


def picture_key(path: Path) -> str:
    """Path of a picture, whatever channels of it are shown: a project may show others than a data set."""
    name = os.path.abspath(path)
    # Nearly all are of files, and are asked for several times in an import.
    return name if "@" not in name else str(Path(without_view(slashed(name))))


def _stem_of(record: ImageRecord) -> str:
    """Name of an image's file, or plane, without its suffix."""
    return os.path.splitext(os.path.basename(picture_key(record.path)))[0]


def _names_of_copy(record: ImageRecord) -> set[str]:
    """Names that exports give the picture of an image: sub__name in a sub-folder, stack__p02 of a plane.

    The first plane may have been the image of the whole file when its mask got its name.
    """
    names = {record.mask_name.replace("/", "__")}
    plane = PlanePath.parse(record.path)
    if plane is not None:
        stem = os.path.splitext(plane.source.name)[0]
        names.add(f"{stem}__{record.path.name[1:]}")
        if all(value == 0 for _, value in plane.places):
            names.add(stem)
    return names


class ImagesByName:
    """Images of a project by the names that labels elsewhere give them: by folder first, then by name."""

    def __init__(self, project: Project) -> None:
        self._index = _index_of(project, project.images.rows())

    def find(self, name: str) -> tuple[ImageRecord, ...]:
        """The images that a name with "/" fits equally well; of several with the same name in other
        folders those whose folders fit best."""
        return self._index.find(name).items


class ImageCopies:
    """Images of a project by content: a file of the same name, and of the same bytes or the same pixels.

    Other programs write the pictures of an image anew, so that its pixels alone are what they were.

    Args:
        exported: number of the image whose picture a file is, as an export of the project wrote it.
    """

    def __init__(
        self, records: Iterable[ImageRecord], exported: Callable[[Path], int | None] = lambda _: None
    ) -> None:
        self._exported = exported
        self._by_id: dict[int, ImageRecord] = {}
        self._by_name: dict[str, list[ImageRecord]] = defaultdict(list)
        for record in records:
            self._by_id[record.id] = record
            for name in {normal_name(name) for name in (_stem_of(record), *_names_of_copy(record))}:
                self._by_name[name].append(record)

    def of(self, file: Path) -> ImageRecord | None:
        """The image that `file` is a copy of; None where it is none."""
        number = self._exported(file)
        if number is not None and number in self._by_id:
            return self._by_id[number]
        if PlanePath.parse(file) is not None and not is_of_channel_files(str(file)):
            return None  # Its name says which plane it is, as in every other file.
        stem = normal_name(os.path.splitext(file_of(file).name)[0])
        records = [*self._by_name.get(stem, ()), *self._by_name.get(without_image_ending(stem), ())]
        copy = next((record for record in records if _has_same_bytes(file, record)), None)
        # Of a name that all pictures have, as image.png in folders, each would be compared with all others.
        return copy or (_of_same_pixels(file, records) if 0 < len(records) <= _MOST_DECODED else None)


def _has_same_bytes(file: Path, record: ImageRecord) -> bool:
    try:
        return filecmp.cmp(file, picture_key(record.path), shallow=False)
    except OSError:
        return False  # What is wrong with a file is said when it is read.


def _of_same_pixels(file: Path, records: Sequence[ImageRecord]) -> ImageRecord | None:
    """The first of these images that holds what `file` does, pixel by pixel; None for none.

    Files are decoded only where their sizes are the same, and one at a time.
    """
    shape = _shape_of(file)
    alike = [record for record in records if shape is not None and _shape_of(record.path) == shape]
    theirs = _stored_pixels(file) if alike else None
    if theirs is None:
        return None
    if theirs.dtype.type not in _SHOWN_AS_STORED:
        return next((record for record in alike if _has_same_numbers(theirs, record.path)), None)
    digest = _pixel_digest(file)
    shown_alike = (r for r in alike if digest is not None and _pixel_digest(r.path) == digest)
    return next((record for record in shown_alike if _may_be_made_of(theirs, record.path)), None)


def _has_same_numbers(theirs: NDArray[Any], image: Path) -> bool:
    """Whether an image has the numbers of a picture of more than 8 bits.

    That is stretched to be shown: another exposure looks the same, and a dark frame as any other.
    """
    ours = _stored_pixels(image)
    if ours is None or ours.dtype.type is not theirs.dtype.type:
        return False
    return np.array_equal(ours, theirs, equal_nan=ours.dtype.kind in "fc")


def _may_be_made_of(theirs: NDArray[Any], image: Path) -> bool:
    """Whether a picture of 8 bits that is shown as an image is may be the one that an export made of it.

    An image of more bits is stretched to be shown, so that one with a single value is as good as none.
    """
    ours = _stored_pixels(image)
    if ours is None:
        return False
    return ours.dtype.type in _SHOWN_AS_STORED or bool(theirs.min() < theirs.max())


def _stored_pixels(path: Path) -> NDArray[Any] | None:
    """Numbers of a picture as stored; None where it cannot be read, which is said when it is."""
    try:
        return read_stored(path, MAX_PIXELS).pixels
    except UserError:
        return None


def _shape_of(path: Path) -> tuple[int, int] | None:
    """(H, W) of a picture, upright; None where it cannot be read, which is said when it is."""
    try:
        info = probe_image(path)
    except UserError:
        return None
    return info.height, info.width


def _pixel_digest(path: Path) -> bytes | None:
    try:
        pixels = np.ascontiguousarray(read_image(path))
    except UserError:
        return None
    return hashlib.blake2b(pixels.data, digest_size=_DIGEST_BYTES).digest()


def _index_of(project: Project, records: Iterable[ImageRecord]) -> NameIndex[ImageRecord]:
    folders = sorted((str(f.path) for f in project.images.folders()), key=len, reverse=True)
    return NameIndex(entry for record in records for entry in _entries(record, folders))


def _entries(record: ImageRecord, folders: Iterable[str]) -> list[tuple[str, ImageRecord]]:
    """Names of an image: its path below its folder, and the name of its mask."""
    path = picture_key(record.path)
    folder = next((f for f in folders if path.startswith(f.rstrip(os.sep) + os.sep)), os.path.dirname(path))
    below = path[len(folder.rstrip(os.sep)) + 1 :].replace(os.sep, "/")
    stem, suffix = os.path.splitext(below)
    return (
        [(below, record)]
        if record.mask_name == stem
        else [(below, record), (record.mask_name + suffix, record)]
    )


def _tell_several(
    partners: list[MaskPartner],
    places: list[int],
    matches: Sequence[NameMatch[ImageRecord] | NameMatch[Path]],
    names: Sequence[str],
) -> None:
    """Leave an image to the best named of its masks, or to none where two are named equally well."""
    best = max(matches[place].rank for place in places)
    first = [place for place in places if matches[place].rank == best]
    for place in places:
        partner = partners[place]
        assert partner.record is not None
        if len(first) == 1 and place == first[0]:
            continue
        other = names[first[0] if place != first[0] else first[1]]
        if len(first) == 1:
            summary = f"Another mask for {partner.record.name} is named more like it: {other}."
        else:
            summary = f"The masks {names[place]} and {other} both fit {partner.record.name}."
        partners[place] = MaskPartner(partner.file, None, UserError(summary, "Keep one mask for each image."))


def _several_images(name: str, images: Sequence[ImageRecord | Path]) -> UserError:
    names = [image.name for image in images]
    if len(set(names)) < len(names):
        # Those of several folders.
        paths = [image if isinstance(image, Path) else image.path for image in images]
        names = [f"{path.parent.name}/{path.name}" for path in paths]
    shown = ", ".join(names[:_NAMED]) + (", ..." if len(names) > _NAMED else "")
    return UserError(
        f"Several images are called like the mask {name}: {shown}.",
        "Put the mask into a subfolder as its image is, or call it after the whole name, as in x.jpg.png.",
    )


def _no_image(file: Path) -> UserError:
    return UserError(
        f"No image belongs to the mask {file.name}.", "Give the mask the name of its image, without suffix."
    )


def _not_in_project(file: Path, image: Path) -> UserError:
    return UserError(
        f"The mask {file.name} belongs to {image}, which is not in the project.",
        "Add the folder of that image first.",
    )
