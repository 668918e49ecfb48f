"""Neutral form of a data set that is written: the whole, one image of it, and the writer of a format."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Protocol

from engine.core import ClassList, ImageId, LabelMap, RgbU8, UserError
from engine.core.numbered_objects import NumberedObjects
from engine.document.image import read_image
from engine.document.pixel_size import PixelSize
from engine.formats.outgoing.options import ExportOptions, LabelState
from engine.formats.outgoing.pictures import WrittenPicture, stored_orientation, write_picture
from engine.instances import InstanceMap, InstanceSettings, find_instances, numbered_up_to
from engine.storage.records import ImageRecord

MOST_IDS: Final = 65535
"""Instances that one image can have: more than 16 bits cannot number."""


@dataclass(frozen=True, slots=True)
class OutgoingDataset:
    """A data set that is written: its title, classes and options.

    `instance_settings` is how objects are told apart, the project's or the one of the options; `pixel_size`
    the size of an image pixel in the world. `present_ids` reads all masks and gives the classes that they
    hold; None where nobody can tell before they are written.
    """

    title: str
    classes: ClassList
    instance_settings: InstanceSettings
    options: ExportOptions
    pixel_size: PixelSize = field(default_factory=PixelSize)
    present_ids: Callable[[], frozenset[int]] | None = None


class Item:
    """One image to write, with its mask.

    Args:
        name: unique in the project up to case, without folders or suffix; the same in every export.
        record: the image; its id is the same in every export, too.
        mask: (H, W) uint8 class ids, 255 unlabelled; upright, as the window shows the image.
        state: of the labels.
        split: "train", "val" or "test", empty for none. `group`: what it belongs to, empty for nothing.
        numbered: objects as another program numbered them.

    Attributes:
        written: the last picture that was written, None before.
    """

    def __init__(
        self,
        dataset: OutgoingDataset,
        name: str,
        record: ImageRecord,
        mask: LabelMap,
        state: LabelState = LabelState.ACCEPTED,
        split: str = "",
        group: str = "",
        numbered: NumberedObjects | None = None,
    ) -> None:
        self.name = name
        self.record = record
        self.mask = mask
        self.state = state
        self.split = split
        self.group = group
        self.written: WrittenPicture | None = None
        self._dataset = dataset
        self._numbered = numbered
        self._instances: InstanceMap | None = None

    @property
    def image_id(self) -> ImageId:
        """Number of the image in its project."""
        return self.record.id

    @property
    def shape(self) -> tuple[int, int]:
        """(H, W), upright."""
        height, width = self.mask.shape
        return height, width

    def instances(self) -> InstanceMap:
        """The objects of the classes that are things, with ids from 1 to 65535; found once.

        Those that came with numbers keep them, as far as 16 bits go.

        Raises:
            UserError: more than 16 bits can number.
        """
        if self._instances is None:
            self._instances = self._find_instances()
        return self._instances

    def pixels(self) -> RgbU8:
        """The image upright, (H, W, 3) uint8.

        Raises:
            UserError: it cannot be read.
        """
        return read_image(self.record.path)

    def picture(self, folder: Path, *, suffixes: frozenset[str] | None = None) -> Path:
        """Write the image into `folder`, by the item's name, and return where.

        Turned upright, or as it is, as the options say; the file itself where nothing need be changed.

        Args:
            suffixes: endings (".png"), in small letters, that the format can have; the image is converted
                where its own is none of them. None: any.

        Raises:
            UserError: the image cannot be read, or not be written in one of these formats.
        """
        folder.mkdir(parents=True, exist_ok=True)
        is_upright = self._dataset.options.is_upright
        self.written = write_picture(self.record, folder / self.name, suffixes, is_upright=is_upright)
        return self.written.path

    def note_picture(self, path: Path) -> None:
        """Say where the writer of a format that `picture` does not know has put the image, upright.

        Raises:
            UserError: the image cannot be read.
        """
        orientation = stored_orientation(self.record.path)
        self.written = WrittenPicture(path, orientation, is_turned=orientation != 1, is_converted=True)

    def note_copy(self, path: Path) -> None:
        """Say where the copy of its file lies, which is written once for all images that are planes of it."""
        self.written = WrittenPicture(path)

    def _find_instances(self) -> InstanceMap:
        settings = self._dataset.instance_settings
        instances = find_instances(self.mask, self._dataset.classes, settings, numbered=self._numbered)
        if len(instances) > MOST_IDS:
            raise UserError(
                f"{self.record.name} has {len(instances):,} instances, more than a 16-bit file can number.",
                "Ask for a larger least size.",
            )
        return numbered_up_to(instances, MOST_IDS)


class DatasetWriter(Protocol):
    """Writer of one export in one format."""

    def __init__(self, folder: Path, dataset: OutgoingDataset) -> None:
        """Args:
        folder: an empty folder that is there.
        """

    def write(self, item: Item) -> None:
        """Write one image below the folder.

        Raises:
            UserError: it cannot be written; nothing of it may be left in the index files then.
        """

    def finish(self) -> str:
        """Write the index files, after all images.

        Returns:
            A sentence on what the format could not hold, empty when there is nothing.
        """
