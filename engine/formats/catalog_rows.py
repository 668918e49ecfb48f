"""Rows of the catalog of formats: what a format holds, and where its reader and its writer are."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engine.formats.incoming.contents import DatasetReader
    from engine.formats.outgoing.contents import DatasetWriter


@dataclass(frozen=True, slots=True)
class Carries:
    """What a format can hold beside a class per pixel.

    Attributes:
        instances: single objects of one class. `holes`: holes in regions, exactly.
        ignore: unlabelled pixels, apart from the background.
        overlap: pixels of several objects. `sixteen_bits`: more than 255 classes or objects.
        names: names of classes. `colors`: their colours.
    """

    instances: bool = False
    holes: bool = False
    ignore: bool = False
    overlap: bool = False
    sixteen_bits: bool = False
    names: bool = False
    colors: bool = False


class PicturesOut(Enum):
    """What becomes of the channels of pictures that go out."""

    FILES = "files"
    """A picture that is a file of its own is copied, with all its channels."""
    COLOURS = "colours"
    """Each is written with three channels of eight bits, as it is shown."""
    CHANNELS = "channels"
    """All channels go out, those of planes too."""
    NONE = "none"
    """No pictures go out, or only some that are drawn."""


@dataclass(frozen=True, slots=True)
class ReadableFormat:
    """A format that data sets are read from.

    Attributes:
        title: its name for people, `note` the files that are expected, in a few words.
        module: in `engine/formats/readers`, with the class `reader`; imported when it is needed.
    """

    title: str
    note: str
    carries: Carries
    module: str
    reader: str

    def load(self) -> DatasetReader:
        """The reader."""
        module = import_module(f"engine.formats.readers.{self.module}")
        reader: DatasetReader = getattr(module, self.reader)()
        return reader


@dataclass(frozen=True, slots=True)
class WritableFormat:
    """A format that a project can be exported to.

    Attributes:
        title: its name for people, `note` one or two sentences on what is written.
        module: in `engine/formats/writers`, with the class `writer`; imported when it is needed.
        read_as: name of the reader, where it is not that of the format.
        pictures: what becomes of the channels of pictures.
        deepest_bits: a plane of one channel goes out with its numbers as they are stored up to so many bits.
    """

    title: str
    note: str
    carries: Carries
    module: str
    writer: str
    read_as: str = ""
    pictures: PicturesOut = PicturesOut.FILES
    deepest_bits: int = 8

    def load(self) -> type[DatasetWriter]:
        """The class of its writers."""
        module = import_module(f"engine.formats.writers.{self.module}")
        writer: type[DatasetWriter] = getattr(module, self.writer)
        return writer
