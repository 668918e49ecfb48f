"""Folder of plain masks on its way into a project: images of the masks, and what their values mean.

What one mask means depends on the others: whether 255 is the object, which palettes contradict each other,
which of two masks an image takes.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path
from typing import Final

import numpy as np

from engine.core import (
    IGNORE,
    CancelToken,
    ImageId,
    LabelMap,
    Reporter,
    UserError,
)
from engine.core.words import plural
from engine.document.colour_table import find_colour_table
from engine.document.image import probe_image
from engine.document.left_out import LeftOutFiles
from engine.document.listing import list_images
from engine.document.mask_file import check_ids, grey_count, read_black_and_white, read_mask
from engine.document.mask_survey import NAMES_SHOWN, Counts, label_counts, listed
from engine.document.used_part import has_more_pages
from engine.formats.incoming.contents import (
    NO_ANSWERS,
    Answers,
    ClassKey,
    IncomingDataset,
    IncomingImage,
    IncomingLabels,
    MaskFolder,
)
from engine.formats.incoming.mapping import ResolvedMapping
from engine.formats.incoming.numberings import are_own_numbers
from engine.formats.incoming.own_pictures import OwnPictures
from engine.formats.incoming.pictures import COPIES, returning_images
from engine.formats.shown_channels import view_of_answer, with_view
from engine.storage.importing.mask_meaning import (
    FolderMeaning,
    contradicting_palettes,
    is_black_and_white,
    object_is_one,
)
from engine.storage.importing.mask_partners import ImageCopies, MaskPartner, MaskPartners, picture_key
from engine.storage.importing.packed_masks import PackedMasks
from engine.storage.project import Project
from engine.storage.records import ImageRecord

ODD_PALETTE: Final = "a colour stands for another number in them than in others"
"""Reason why labels are not accepted: their palette contradicts those of other masks."""
BITMAPS: Final = "In bitmaps (PBM) black is 1 and white is 0: look whether 1 is what you take it for."
"""What is to be said of masks of one bit, which other programs show the other way round than numbers."""
OPEN_WHITE: Final = "255 may mean unlabelled or the object in them"
"""Reason why labels are not accepted: they hold background and 255 alone."""

_GREY_ALPHA: Final = 2
_ShapeOf = Callable[[ImageRecord], tuple[int, int]]


def is_bitmap(file: Path) -> bool:
    """Whether a mask is a bitmap by its name, in which 1 is black."""
    return file.suffix.lower() == ".pbm"


def soft_sentence(masks: Sequence[str]) -> str:
    """What is said of masks that are nearly black and white: their names, with how much of them is grey."""
    names = listed(masks)
    if len(masks) == 1:
        return (
            "1 mask has soft edges, or is a JPEG, and what is nearer to white was read as the object: "
            f"{names}."
        )
    return (
        f"{len(masks):,} masks have soft edges, or are JPEG, and what is nearer to white was read as the "
        f"object: {names}."
    )


def grey_words(mask: Path, pixels: int) -> str:
    """Name of a mask, and how many of its pixels are neither black nor white."""
    return f"{mask.name} ({plural(pixels, 'grey pixel')})"


def add_pictures_beside(
    project: Project,
    masks: MaskFolder,
    left_out: LeftOutFiles,
    added: list[ImageId],
    report: Reporter,
    token: CancelToken | None,
    taken_back: Collection[ImageId] = (),
    answers: Answers = NO_ANSWERS,
) -> None:
    """Add the pictures of a folder of masks to the project, but for copies of images that it has.

    Args:
        left_out: counts the copies.
        added: gets the ids of the images that are new.
        taken_back: removed images that come back where the folder has them; other removed ones do not.
        answers: say which channels of new pictures are shown.

    Raises:
        UserError: the folder cannot be listed, or the project cannot be written to.
    """
    assert masks.images is not None
    table = project.images
    records = table.rows()
    copies = ImageCopies(records, OwnPictures(project, masks.images).image_of)
    paths = {picture_key(record.path) for record in records}
    before = set(table.ids())
    returning = returning_images(project, taken_back)
    returned: list[ImageId] = []
    known = 0

    def is_new(file: Path) -> bool:
        nonlocal known
        key = picture_key(file)
        if (image_id := returning.get(key)) is not None:
            returned.append(image_id)
            return False
        is_copy = key not in paths and copies.of(file) is not None
        known += is_copy
        return not is_copy

    table.add_folder(
        *(masks.images, report, token, left_out, is_new),
        pictures=lambda file: (with_view(file, view_of_answer(file, answers)),),
    )
    if returned:
        table.put_back(returned)
    added += [ImageId(image_id) for image_id in table.ids() if image_id not in before]
    for _ in range(known):
        left_out.add_reason(COPIES)


class MaskFolderLabels:
    """Masks of one folder with their images, read by what the whole folder means. Any thread.

    Args:
        answers: say whether values that `mapping` does not have are numbers of the project's classes.
        is_white_open: nobody said what 255 means: it is the object where no mask of two classes says
            otherwise, else unlabelled.
        shape_of: (H, W) of an image as it lies on the disk.
        left_out: counts what the folder holds and is no mask.

    Raises:
        UserError: the folder cannot be listed or holds no mask, or its table of colours is not in order.
        CancelledError: it was stopped.
    """

    def __init__(
        self,
        project: Project,
        dataset: IncomingDataset,
        mapping: ResolvedMapping,
        answers: Answers,
        left_out: LeftOutFiles,
        shape_of: _ShapeOf,
        token: CancelToken | None,
        *,
        is_white_open: bool,
    ) -> None:
        masks = dataset.masks
        assert masks is not None
        self._folder = masks.folder
        self._classes = project.classes
        self._shape_of = shape_of
        exported = OwnPictures(project, masks.folder).image_of
        partners = MaskPartners(project, masks.folder, masks.images, exported)
        files = partners.masks(list_images(masks.folder, left_out=left_out), left_out)
        if not files:
            raise UserError(f"No mask in {masks.folder}.", "Pick a folder with one PNG for each image.")
        self.partners = tuple(partners.pair(files))
        """Each mask with its image, or why it has none."""
        colours = find_colour_table((masks.folder, masks.folder.parent), project.classes)
        known = PackedMasks()
        # Where somebody mapped other values, these speak of more than black and white.
        is_two = mapping.ids.keys() <= {0, 1, IGNORE}
        is_white = (is_white_open and is_two) and is_black_and_white(
            self.partners, project.classes, colours, token, known, shape_of
        )
        self._meaning = FolderMeaning(colours, is_white, contradicting_palettes(files, token), known)
        own: dict[ClassKey, int | None] = {info.id: info.id for info in project.classes.present}
        listed = {**own, **mapping.ids} if are_own_numbers(dataset.classes, answers) else mapping.ids
        self.ids: Mapping[ClassKey, int | None] = {**listed, IGNORE: IGNORE} if is_white_open else listed
        """Class ids of the values that `read` gives."""
        self._is_soft_white = is_white or (len(own) == 2 and mapping.ids.get(IGNORE) not in (None, IGNORE))
        self._endings: set[str] = set()
        self._soft: list[str] = []
        self._in_colours = self._of_pages = 0
        self._has_bitmaps = False

    def image(self, partner: MaskPartner) -> IncomingImage:
        """A mask as an image of the source."""
        file, record = partner.file, partner.record
        assert record is not None

        def read() -> IncomingLabels:
            mask, counts = self._read(file, self._shape_of(record))
            if partner.ending:
                self._endings.add(partner.ending)
            return IncomingLabels((mask.shape[0], mask.shape[1]), mask, counts=counts)

        return IncomingImage(self.name_of(file), record.path, None, read, mask_file=file)

    def name_of(self, file: Path) -> str:
        """What a mask is called in messages."""
        return file.relative_to(self._folder).as_posix()

    def is_odd(self, file: Path) -> bool:
        """Whether the palette of a mask contradicts those of others."""
        return file in self._meaning.odd_palettes

    def _read(self, file: Path, shape: tuple[int, int]) -> tuple[LabelMap, Counts | None]:
        """Values of a mask, those that `ids` has and no others, and their pixels where those are counted."""
        meaning = self._meaning
        mask, counts = meaning.known.take(file) if meaning.is_black_and_white else None, None
        if mask is None:
            try:
                mask = read_mask(file, shape, None, meaning.colours)
                counts = self._checked_counts(file, mask)
            except UserError:
                if not self._is_soft_white:
                    raise
                mask = _soft_mask(file, shape)
                is_named = len(self._soft) < NAMES_SHOWN
                self._soft.append(grey_words(file, grey_count(file)) if is_named else file.name)
            else:
                if meaning.is_black_and_white:
                    mask, counts = object_is_one(mask), None
                elif not counts[:IGNORE].any() and self.ids.get(IGNORE) == IGNORE:
                    raise UserError(
                        f"The mask {file.name} labels no pixel: all of it is 255, which means unlabelled.",
                        "Where white is the object, write its class number instead of 255.",
                    )
        self._in_colours += meaning.colours is not None
        self._of_pages += has_more_pages(file)
        self._has_bitmaps |= is_bitmap(file)
        return mask, counts

    def _checked_counts(self, file: Path, mask: LabelMap) -> Counts:
        """Pixels of each value of a mask, all of which have a class."""
        counts = label_counts(mask)
        present = np.flatnonzero(counts).tolist()
        # The numbers of the table are those of the project, the others those of classes.txt.
        is_both = self._meaning.colours is not None and any(self.ids.get(v, v) != v for v in present)
        if is_both and probe_image(file).channels > _GREY_ALPHA:
            raise UserError(
                f"Of the mask {file.name}, {self._table_name} and classes.txt say different things.",
                "Keep one of the two.",
            )
        unknown = [value for value in present if value not in self.ids]
        if unknown:
            check_ids(file, mask, len(self._classes))
            raise UserError(
                f"The mask {file.name} holds class {unknown[0]}, which the class list does not have.",
                "Add the missing classes, or correct the mask.",
            )
        return counts

    @property
    def _table_name(self) -> str:
        colours = self._meaning.colours
        return "" if colours is None else colours.source.name

    def notes(self) -> list[str]:
        """How the files were understood, where that does not go without saying."""
        notes = []
        if self._meaning.is_black_and_white:
            name = self._classes[self.ids.get(1) or 0].name
            notes.append(f"Masks hold 0 and 255, and none holds 1, so 255 was read as '{name}'.")
        if self._soft:
            notes.append(soft_sentence(self._soft))
        if self._in_colours:
            notes.append(f"Colours were read by {self._table_name}.")
        if self._endings:
            notes.append(f"Left aside of names to find the images: {', '.join(sorted(self._endings))}.")
        if self._has_bitmaps:
            notes.append(BITMAPS)
        if self._of_pages == 1:
            notes.append("1 mask has several pages; the first was used.")
        elif self._of_pages:
            notes.append(f"{self._of_pages:,} masks have several pages; the first was used.")
        return notes


def _soft_mask(file: Path, shape: tuple[int, int]) -> LabelMap:
    """A mask of black and white with noise or soft edges; the error of `read_mask` where it is no such."""
    try:
        return read_black_and_white(file, shape)
    except UserError as error:
        cause = error.__context__
        raise cause if isinstance(cause, UserError) else error from None
