"""Labels of a source before it is imported: those of the first images, then the values of all masks."""

from __future__ import annotations

import os
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from engine.core import IGNORE, NO_PROGRESS, CancelToken, Progress, Reporter, RgbU8, UserError
from engine.core.class_names import Color
from engine.document.mask_file import read_mask
from engine.document.mask_survey import label_counts
from engine.document.pairing.photographs import refuse_photographs
from engine.document.stacks.layout import StackLayout
from engine.formats.incoming.contents import (
    UNCOVERED,
    ClassKey,
    ImportQuestion,
    IncomingClass,
    IncomingDataset,
    IncomingImage,
    IncomingLabels,
    MaskFolder,
)
from engine.formats.incoming.mapping import has_no_names
from engine.formats.incoming.raster import OverlapRule, draw_labels
from engine.formats.incoming.sampled_labels import (
    check_claim,
    key_order,
    keys_of,
    picture_size,
    reduced_picture,
    reduced_places,
)
from engine.formats.shown_channels import layout_of_many

EXAMPLES: Final = 5
OVERLAP_KEY: Final = "overlap"
"""Key of the question which shape wins where several classes overlap."""

MOST_SAMPLED: Final = 40
_SAMPLING_S: Final = 2.0
_MOST_KEYS: Final = 254
_MANY_KEYS: Final = 64
"""More classes than masks mostly have: such files are looked at once more."""


PictureOf: TypeAlias = Callable[[IncomingImage, MaskFolder | None], Path | UserError | None]
"""Picture of an image whose picture a source does not hold, by the folder of plain masks that it is of; or
why there is none."""


PagesOf: TypeAlias = Callable[[IncomingImage, MaskFolder], Sequence[Path]]
"""Pages of the mask file of an image that are masks of several images; none for a mask of one page."""
FileCounts: TypeAlias = dict[tuple[str, str, int, int], Mapping[ClassKey, int]]
"""Pixels of each key by format, path, size in bytes and time of change of a mask file."""


@dataclass(frozen=True, slots=True, eq=False)
class CountedMasks:
    """How the values of all masks are counted, so that none is met first by the import.

    Attributes:
        pages_of: pages of mask files that are masks of their own.
        known: files that were counted before, and now.
    """

    report: Reporter = NO_PROGRESS
    pages_of: PagesOf = lambda _image, _masks: ()
    known: FileCounts = field(default_factory=dict)


@dataclass(frozen=True, slots=True, eq=False)
class ImportExample:
    """One image of a source for a preview.

    Attributes:
        picture: (h, w, 3) uint8, reduced; None where the picture was not found or cannot be read.
        places: (h, w) uint8: the place in `keys` of each pixel's class, 255 for none; as large as `picture`
            where there is one. None where the labels cannot be read.
        counts: pixels of each key in the whole image.
        problem: why something of it cannot be read; empty for nothing.
        mask_file: the file of its labels; None where they lie in no file of their own.
    """

    name: str
    file: Path | None
    picture: RgbU8 | None
    places: NDArray[np.uint8] | None
    keys: tuple[ClassKey, ...]
    counts: Mapping[ClassKey, int]
    problem: str = ""
    mask_file: Path | None = None


class SourceSample:
    """Labels of the first images of a source, of all masks once they are counted; `masks` has the pixels of
    each mask file.
    """

    def __init__(
        self,
        dataset: IncomingDataset,
        token: CancelToken | None,
        picture_of: PictureOf,
    ) -> None:
        self._dataset = dataset
        self._picture_of = picture_of
        self.examples: list[ImportExample] = []
        self.count = 0
        self.masks: list[tuple[Path, Mapping[ClassKey, int]]] = []
        self.many_channels: list[tuple[Path, StackLayout]] = []
        """Pictures with more channels than are shown, of the source itself."""
        self._pixels: Counter[ClassKey] = Counter()
        self._overlap_px = 0
        self._has_values = self._is_whole = self._is_incomplete = False
        self._looked_at: list[tuple[IncomingImage, Mapping[ClassKey, int]]] = []
        deadline = time.monotonic() + _SAMPLING_S
        self._images: Iterator[IncomingImage] = (
            dataset.images() if dataset.sample is None else dataset.sample()
        )
        for image in islice(self._images, MOST_SAMPLED):
            if token is not None:
                token.check()
            self._looked_at.append((image, self._take(image)))
            if len(self.examples) >= EXAMPLES and time.monotonic() > deadline:
                break
        else:
            self._is_whole = dataset.sample is None and len(self._looked_at) < MOST_SAMPLED

    @property
    def is_empty(self) -> bool:
        """Whether the source has no image at all."""
        return not self._looked_at and next(iter(self._dataset.images()), None) is None

    @property
    def is_unreadable(self) -> bool:
        """Whether there are labels, and none of them can be read."""
        return bool(self.examples) and not self.count

    @property
    def has_open_values(self) -> bool:
        """Whether masks that were not looked at may hold values that are in no list of the source."""
        dataset = self._dataset
        is_by_value = has_no_names(dataset.classes) or _are_colour_codes(dataset.classes)
        return dataset.sample is None and (dataset.masks is not None or (self._has_values and is_by_value))

    def count_all(self, format_name: str, how: CountedMasks, token: CancelToken | None) -> None:
        """Count the values of all masks that were not looked at yet, all pages of those that have several.

        Raises:
            CancelledError: it was stopped.
        """
        for image, counts in self._looked_at:
            if pages := self._pages(image, how):
                # Its first page may be the mask of no image.
                self._pixels.subtract(counts)
                self._add_pages(image, pages, token)
        self._pixels = +self._pixels
        total = self._dataset.count or 0
        for done, image in enumerate(self._images, start=len(self._looked_at)):
            if token is not None:
                token.check()
            how.report(Progress(done, total, "masks", image.name))
            if pages := self._pages(image, how):
                self._add_pages(image, pages, token)
            else:
                self._add_counts(image, _file_counts(image, format_name, how.known))
        self.count = total or self.count

    def _pages(self, image: IncomingImage, how: CountedMasks) -> Sequence[Path]:
        masks = self._dataset.masks
        return () if masks is None else how.pages_of(image, masks)

    def _add_pages(self, image: IncomingImage, pages: Sequence[Path], token: CancelToken | None) -> None:
        for page in pages:
            if token is not None:
                token.check()
            self._add_counts(image, _page_counts(page))

    def _add_counts(self, image: IncomingImage, counts: Mapping[ClassKey, int]) -> None:
        """Pixels of one more mask; one of very many unknown values is none, which the import says of it."""
        if not counts or len(counts.keys() - self._pixels.keys()) > _MANY_KEYS:
            return
        self._pixels.update(counts)
        self.count += 1
        if image.mask_file is not None:
            self.masks.append((image.mask_file, counts))

    def refuse_unreadable(self) -> None:
        """Raise UserError where none of the labels can be read."""
        if self.is_unreadable:
            raise UserError(self.examples[0].problem)

    def refuse_photographs(self, source: Path) -> None:
        """Raise UserError where pictures were taken for masks."""
        files = [example.mask_file for example in self.examples if example.mask_file is not None]
        if files and (self.is_unreadable or len(self._pixels) > _MANY_KEYS):
            refuse_photographs(files, source)

    def finds_boxes_alone(self, how: CountedMasks, token: CancelToken | None) -> bool:
        """Whether no object of the whole source has an outline; looks at the rest until one has.

        Raises:
            CancelledError: it was stopped.
        """
        if not self._is_incomplete or not self.keys <= {UNCOVERED}:
            return False
        if self._is_whole:
            return True
        total = self._dataset.count or 0
        for done, image in enumerate(self._dataset.images()):
            if token is not None:
                token.check()
            how.report(Progress(done, total, "images", image.name))
            try:
                labels = image.read()
            except UserError:
                continue  # The import says why it cannot be read.
            if labels.shapes or labels.values is not None:
                return False
        return True

    @property
    def keys(self) -> set[ClassKey]:
        """Keys that pixels of the sample have."""
        return set(self._pixels)

    @property
    def holders(self) -> dict[ClassKey, list[str]]:
        """Names of the mask files that hold each key."""
        holders: dict[ClassKey, list[str]] = {}
        for file, counts in self.masks:
            for key in counts:
                holders.setdefault(key, []).append(file.name)
        return holders

    def classes(self) -> tuple[IncomingClass, ...]:
        """The classes of the source with their pixels; values that only the pixels have come last."""
        listed = [replace(c, count=self._pixels.get(c.key, c.count)) for c in self._dataset.classes]
        known = {c.key for c in listed}
        others = sorted((key for key in self._pixels if key not in known), key=key_order)
        are_colours = _are_colour_codes(self._dataset.classes)
        unnamed = [
            IncomingClass(key, _colour_code(key), _color_of(key), count=self._pixels[key])
            if are_colours and isinstance(key, int)
            else IncomingClass(key, "", count=self._pixels[key])
            for key in others
        ]
        # 255 of masks without names comes last, as it does in order, whatever it stands for.
        white = [source for source in listed if source.key == IGNORE and has_no_names(listed)]
        return (*(source for source in listed if source not in white), *unnamed, *white)

    def questions(self) -> tuple[ImportQuestion, ...]:
        """What the pixels leave open."""
        if self._dataset.has_order or not self._overlap_px:
            return ()
        choices = (
            (OverlapRule.LATER.value, "the shape that comes later in the file"),
            (OverlapRule.EARLIER.value, "the shape that comes earlier in the file"),
            (OverlapRule.SMALLER.value, "the smaller shape"),
            (OverlapRule.UNLABELLED.value, "neither: such pixels stay unlabelled"),
        )
        return (
            ImportQuestion(OVERLAP_KEY, "Shapes of several classes overlap: which one wins there?", choices),
        )

    def _take(self, image: IncomingImage) -> Mapping[ClassKey, int]:
        """Look at an image; the pixels of each key in it."""
        problem, places = "", None
        keys: tuple[ClassKey, ...] = ()
        counts: dict[ClassKey, int] = {}
        found = image.file or self._picture_of(image, self._dataset.masks)
        file, missing = (None, str(found)) if isinstance(found, UserError) else (found, "")
        try:
            own = None if file is None else picture_size(file)
            can_check = file is None or own is not None
            # Before memory is taken for what a file claims: by the reader, and for the drawing.
            if image.shape is not None and can_check:
                check_claim(image.shape, image.name, own)
            labels = image.read_for(own)
            if own is not None or (labels.values is None and can_check):
                check_claim(labels.shape, image.name, own)
        except UserError as error:
            problem = str(error)
        else:
            places, keys, counts = self._placed(labels)
            self._has_values |= labels.values is not None
            self._is_incomplete |= labels.is_incomplete
            self._pixels.update(counts)
            if image.mask_file is not None:
                self.masks.append((image.mask_file, counts))
            self.count += 1
        if image.file is not None and (layout := layout_of_many(image.file)) is not None:
            self.many_channels.append((image.file, layout))
        if len(self.examples) < EXAMPLES:
            picture, why = reduced_picture(file)
            why = missing or why
            if places is not None:
                places = reduced_places(places, None if picture is None else picture.shape[:2])
            self.examples.append(
                ImportExample(
                    *(image.name, file, picture, places, keys, counts, problem or why),
                    mask_file=image.mask_file,
                )
            )
        return counts

    def _placed(
        self, labels: IncomingLabels
    ) -> tuple[NDArray[np.uint8], tuple[ClassKey, ...], dict[ClassKey, int]]:
        """Which key each pixel has, as its place in a list of keys, and the pixels of each."""
        keys = keys_of(labels)[:_MOST_KEYS]
        drawn = draw_labels(labels, {key: place for place, key in enumerate(keys)})
        self._overlap_px += drawn.overlap_px
        numbers = np.bincount(drawn.mask.ravel(), minlength=256)
        counts = {key: int(numbers[place]) for place, key in enumerate(keys) if numbers[place]}
        return drawn.mask, keys, counts


def _are_colour_codes(classes: Sequence[IncomingClass]) -> bool:
    """Whether a source has no list of its classes but the colours that were met."""
    return bool(classes) and all(source.name == _colour_code(source.key) for source in classes)


def _colour_code(key: ClassKey) -> str:
    return f"#{key:06x}" if isinstance(key, int) else ""


def _color_of(key: int) -> Color:
    return key >> 16 & 255, key >> 8 & 255, key & 255


def _file_counts(image: IncomingImage, format_name: str, known: FileCounts) -> Mapping[ClassKey, int]:
    """Pixels of each value of an image's mask; none where it cannot be read, which the import says."""
    key = None
    try:
        if image.mask_file is not None:
            found = os.stat(image.mask_file)
            key = format_name, str(image.mask_file), found.st_size, found.st_mtime_ns
            if key in known:
                return known[key]
        values = image.read().values
    except (UserError, OSError):
        return {}
    counts = {} if values is None else _value_counts(values)
    if key is not None:
        known[key] = counts
    return counts


def _page_counts(page: Path) -> Mapping[ClassKey, int]:
    try:
        return _value_counts(read_mask(page, None, None))
    except UserError:
        return {}  # The import says why it cannot be read.


def _value_counts(values: NDArray[np.int32] | NDArray[np.uint8]) -> dict[ClassKey, int]:
    if values.dtype == np.uint8:
        numbers = label_counts(values.view(np.uint8))
        return {int(value): int(numbers[value]) for value in np.flatnonzero(numbers)}
    keys, counts = np.unique(values, return_counts=True)
    return dict(zip(keys.tolist(), counts.tolist(), strict=True))
