"""Neutral form of what a data set of another program holds: classes, images, labels and open questions.

A reader gives one `IncomingDataset`, whatever its files look like; the import knows nothing else. Readers
decide nothing silently: what is unclear is an `ImportQuestion`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Final, Literal, Protocol, TypeAlias

import numpy as np
from numpy.typing import NDArray

from engine.core import BoolMap, CancelToken, Reporter, UserError
from engine.core.class_names import Color
from engine.document.left_out import LeftOutFiles
from engine.document.mask_survey import Counts
from engine.instances.instance_map import IdMap

ClassKey: TypeAlias = int | str
"""Value in a raster mask, or the id or name by which the source speaks of a class."""

Role: TypeAlias = Literal["class", "ignore", "nothing", "ground"]
"""Role of a source class: a class; "ignore": its pixels are unlabelled; "nothing": they stay as they are;
"ground": pixels that no shape covers, which are background or unlabelled."""

UNCOVERED: Final = "uncovered"
"""Key of the class of role "ground"."""

INCOMPLETE: Final = "objects without an outline are missing in them"
"""Reason why labels are not accepted: where such an object is, they say that there is none."""

_BOXES: Final = "boxes without an outline"
_LINES: Final = "lines or points, which cover no area"

SizedBy: TypeAlias = Path | tuple[int, int] | None
"""What the size that labels claim is held against: the picture, or its (H, W) where somebody has looked at it
already; None where there is none."""

Answers: TypeAlias = Mapping[str, str]
"""Answers to questions, by their keys."""

NO_ANSWERS: Final[Answers] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class IncomingClass:
    """One class of the source.

    Attributes:
        name: empty where the source has values without names.
        count: pixels or shapes that have it, where the source says so at once; 0 for unknown.
    """

    key: ClassKey
    name: str
    color: Color | None = None
    role: Role = "class"
    count: int = 0


def ground_class() -> IncomingClass:
    """The class of pixels that no shape covers."""
    return IncomingClass(UNCOVERED, "what no shape covers", role="ground")


@dataclass(frozen=True, slots=True, eq=False)
class IncomingShape:
    """One area of a class: outlines, or a bitmap.

    Attributes:
        rings: each (n, 2) float64 x, y in pixels; the origin is the outer corner of the first pixel.
            Even-odd: holes are rings, too.
        bitmap: (h, w) bool with its first pixel at (`top`, `left`), in place of rings; it may lie partly
            outside the image.
        number: the object that it is part of, 1 or more; None where it is no object of its own.
    """

    class_key: ClassKey
    rings: tuple[NDArray[np.float64], ...] = ()
    bitmap: BoolMap | None = None
    top: int = 0
    left: int = 0
    number: int | None = None


@dataclass(frozen=True, slots=True, eq=False)
class IncomingLabels:
    """Labels of one image: class keys per pixel, and shapes drawn over them.

    Attributes:
        shape: (H, W) of the image, upright.
        values: (H, W) class keys, int32 or uint8; None where the source has shapes alone.
        shapes: in drawing order: the later ones lie above, unless an answer says otherwise.
        ids: (H, W) int32 numbers of objects, 0 for none; None where the source has none.
        unlabelled: the key that pixels have which no shape covers; None for those that are not decided.
        counts: pixels of each of the values, which are uint8 then, where the reader has counted them.
        is_incomplete: the source has objects in the image of which it does not say which pixels they are.
    """

    shape: tuple[int, int]
    values: NDArray[np.int32] | NDArray[np.uint8] | None = None
    shapes: tuple[IncomingShape, ...] = ()
    ids: IdMap | None = None
    unlabelled: ClassKey | None = None
    counts: Counts | None = None
    is_incomplete: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class IncomingImage:
    """One image of the source, its labels not read yet.

    Attributes:
        name: its path as the source says it, with "/".
        file: the picture on disk; None where it was not found.
        shape: (H, W) as the source says it, None for unknown.
        split: "train", "val" or "test"; empty for none.
        read: reads the labels; raises UserError in one sentence. Any thread, one call at a time.
        mask_file: the file of its mask, for messages; None where labels lie in no file of their own.
        read_by: reads the labels by the size of a picture; None where `read` looks at none.
        problem: why nothing can be made of it, not even an image without labels; None for nothing.
    """

    name: str
    file: Path | None
    shape: tuple[int, int] | None
    read: Callable[[], IncomingLabels]
    split: str = ""
    mask_file: Path | None = None
    read_by: Callable[[SizedBy], IncomingLabels] | None = None
    problem: UserError | None = None

    def read_for(self, own: tuple[int, int] | None) -> IncomingLabels:
        """The labels for a picture of the size `own` (H, W), which is not opened again; None: as `read`.

        The picture may lie elsewhere than the source says, as one of the project does.

        Raises:
            UserError: they cannot be read, or are for another size.
        """
        return self.read() if self.read_by is None or own is None else self.read_by(own)


def sized_image(
    name: str,
    file: Path | None,
    shape: tuple[int, int] | None,
    read_by: Callable[[SizedBy], IncomingLabels],
    split: str = "",
    mask_file: Path | None = None,
) -> IncomingImage:
    """An image whose labels are held against the size of its picture, wherever that was found."""
    return IncomingImage(name, file, shape, lambda: read_by(file), split, mask_file, read_by)


def unreadable_image(name: str, file: Path, problem: UserError) -> IncomingImage:
    """A file of labels that cannot be read, in the place of its images, so that the others come in."""

    def refuse() -> IncomingLabels:
        raise problem

    return IncomingImage(name, None, None, refuse, mask_file=file, problem=problem)


@dataclass(frozen=True, slots=True)
class ImportQuestion:
    """One question about a source that the source does not answer.

    Attributes:
        key: short and stable, for `--answer KEY=VALUE`.
        text: one sentence that ends with a question mark.
        choices: (value, what it means) each.
        default: the value that is taken where nobody answers; None where somebody must.
        previews: what would come of each choice, in their order; empty where that needs no words.
    """

    key: str
    text: str
    choices: tuple[tuple[str, str], ...]
    default: str | None = None
    previews: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MaskFolder:
    """Folder of masks whose images and values the whole folder decides, together with the project.

    Attributes:
        images: folder of the pictures that the masks were made for; None for what lies beside `folder`.
        are_added: whether pictures of `images` that the project lacks are added to it.
    """

    folder: Path
    images: Path | None = None
    are_added: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class IncomingDataset:
    """A data set of another program, opened; its images come one by one.

    Attributes:
        images: begins to list the images from the first one, and reads no labels; the first ones are there at
            once however long the list is. Raises UserError where the source breaks off.
        count: images, None where that is known at the end only.
        questions: those that a source of this kind leaves open, also those that are answered.
        notes: how the source was understood, a sentence each; may grow while `images` goes on.
        has_order: whether shapes come in drawing order, so that what is above is no question.
        prepare: what is to be done before the labels of the first image are read, where that takes long, such
            as an index of annotations; raises CancelledError. None for nothing.
        masks: the folder that the labels come from, where it is one of plain masks; None for others. `images`
            is a preview then.
        sample: images for a preview, where reading the labels of the first ones would take long; their
            labels may be a part of them, as a note says. None: the first ones.
        left_out: counts what the source holds and the reader does not take, with the reason.
    """

    classes: tuple[IncomingClass, ...]
    images: Callable[[], Iterator[IncomingImage]]
    count: int | None = None
    questions: tuple[ImportQuestion, ...] = ()
    notes: list[str] = field(default_factory=list)
    has_order: bool = True
    left_out: LeftOutFiles = field(default_factory=LeftOutFiles)
    prepare: Callable[[Reporter, CancelToken | None], None] | None = None
    masks: MaskFolder | None = None
    sample: Callable[[], Iterator[IncomingImage]] | None = None


MOST_UNSEEN_PX: Final = 100_000_000
"""Pixels that labels may claim of a picture that was not found: nothing can be held against them."""

CERTAIN: Final = 0.95
"""Certainty where the content has a mark that no other format has."""
LIKELY: Final = 0.75
"""Certainty where names and layout are those of the format, and others may have the like."""
POSSIBLE: Final = 0.4
"""Certainty where the content can be read as this format, as that of many others."""


@dataclass(frozen=True, slots=True)
class Recognition:
    """Signs of a format: `certainty` from 0 to 1, `reason` in one sentence to be shown."""

    certainty: float
    reason: str


class DatasetReader(Protocol):
    """Reader of one format."""

    def recognise(self, source: Path) -> Recognition | None:
        """Signs of this format at a path; None for none.

        Cheap: names and the first bytes of files, nothing is decoded. Never raises for bad content.
        """

    def open(self, source: Path, answers: Answers) -> IncomingDataset:
        """The data set at a path.

        Args:
            answers: to the questions that such a source leaves open; unknown keys are passed over.

        Raises:
            UserError: it is not in order; one sentence.
        """


def labels_without_boxes(
    shape: tuple[int, int],
    shapes: Sequence[IncomingShape],
    boxes: int,
    left_out: LeftOutFiles | None,
    lines: int = 0,
) -> IncomingLabels:
    """Labels of an image of (H, W) by its objects with outlines; other ones, `boxes`, are not in them.

    Nor are `lines`, points among them, which say nothing of an area.

    Of an image with boxes alone nothing is known, not even where its background is.

    Args:
        left_out: counts them; None where a note has told their number already.
    """
    if left_out is not None:
        for _ in range(boxes):
            left_out.add_reason(_BOXES)
        for _ in range(lines):
            left_out.add_reason(_LINES)
    ground = None if boxes and not shapes else UNCOVERED
    return IncomingLabels(shape, shapes=tuple(shapes), unlabelled=ground, is_incomplete=boxes > 0)


def boxes_alone(source: Path) -> UserError:
    """Why a source is refused of which all labels were read, and none has an outline."""
    return UserError(
        f"{source.name} has boxes alone, without outlines that masks could be made of.",
        "Export it with polygons or masks, or add its images without labels.",
    )
