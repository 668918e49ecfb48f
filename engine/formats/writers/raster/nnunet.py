"""Writer of nnU-Net v2: imagesTr/CASE_0000.png, labelsTr/CASE.png and dataset.json.

Source: Isensee et al., "nnU-Net: a self-configuring method for deep learning-based biomedical image
segmentation", Nature Methods 2021; `documentation/dataset_format.md` of version 2: each channel is a file of
its own, but for photos.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from engine.core import IGNORE, UserError
from engine.document.decode import MOST_PIXELS
from engine.document.png import png_facts
from engine.document.samples.stored import read_samples
from engine.document.stacks.reading import is_plane, read_numbers
from engine.formats.outgoing.channels import channel_names, stored_channels
from engine.formats.outgoing.contents import Item, OutgoingDataset
from engine.formats.outgoing.files import write_json
from engine.formats.shapes.nnunet_names import CLASS_NAMES, IGNORE_NAME
from engine.formats.writers.raster.rasters import BareNames, renamed_picture, save_grey_png

_FIRST: Final = "_0000"
_PNG: Final = frozenset({".png"})
_EIGHT: Final = 8
_RGB: Final = 2
_GREY: Final = ("grey",)
_COLOURS: Final = ("red", "green", "blue")


class NnUnetWriter:
    """Writer of imagesTr/, labelsTr/ and dataset.json; the test part is imagesTs/ and labelsTs/.

    A photo is one file of three channels, a grey picture one of a single channel; of any other picture each
    channel is a file, with the numbers as they are stored. Numbers of classes go on without gaps; 0 is the
    background's, also where the project has none, and what is not labelled has the highest.
    """

    def __init__(self, folder: Path, dataset: OutgoingDataset) -> None:
        self._folder = folder
        self._title = dataset.title
        self._bare = BareNames(_FIRST)
        present = dataset.classes.present
        first = 0 if dataset.classes.has_background else 1
        self._names = {value: info.name for value, info in enumerate(present, first)}
        self._values = np.zeros(256, np.uint8)
        for value, info in enumerate(present, first):
            self._values[info.id] = value
        self._ignored = first + len(present)
        if self._ignored > IGNORE:
            raise UserError(
                f"{len(present)} classes and the background are more than the format can number.",
                "Delete a class that is not used, or choose another format.",
            )
        self._values[IGNORE] = self._ignored
        self._has_ignored = False
        self._count = 0
        self._grey: list[Path] = []
        self._has_colours = False
        self._channels: tuple[str, ...] = ()

    def write(self, item: Item) -> None:
        kind = "Ts" if item.split == "test" else "Tr"
        images, labels = self._folder / f"images{kind}", self._folder / f"labels{kind}"
        for folder in (images, labels):
            folder.mkdir(exist_ok=True)
        name = self._bare.of(item)
        self._write_picture(item, images / f"{name}{_FIRST}.png")
        save_grey_png(labels / f"{name}.png", self._values[item.mask])
        self._has_ignored |= bool((item.mask == IGNORE).any())
        self._count += kind == "Tr"

    def finish(self) -> str:
        for path in self._grey if self._has_colours else ():
            _write_three_channels(path)
        labels = {"background": 0}
        # Two names mean something in the format, whatever a class of the project is called.
        labels |= {
            f"{name} {value}" if name in ("background", IGNORE_NAME) else name: value
            for value, name in self._names.items()
            if value
        }
        if self._has_ignored:
            labels[IGNORE_NAME] = self._ignored
        channels = self._channels or (_COLOURS if self._has_colours else _GREY)
        content = {
            "channel_names": {str(number): name for number, name in enumerate(channels)},
            "labels": labels,
            CLASS_NAMES: {str(value): name for value, name in self._names.items()},
            "numTraining": self._count,
            "file_ending": ".png",
            "name": self._title,
            "overwrite_image_reader_writer": "NaturalImage2DIO",
        }
        write_json(self._folder / "dataset.json", content)
        return ""

    def _write_picture(self, item: Item, path: Path) -> None:
        names = channel_names(item.record.path)
        self._check_channels(item, len(names))
        if names:
            self._channels = self._channels or names
            for number, channel in enumerate(stored_channels(item.record.path, len(names))):
                save_grey_png(path.with_name(f"{path.stem.removesuffix(_FIRST)}_{number:04d}.png"), channel)
            item.note_picture(path)
            return
        pixels = item.pixels()
        if (pixels == pixels[:, :, :1]).all():
            deep = _deep_grey(item.record.path)
            save_grey_png(path, pixels[:, :, 0] if deep is None else deep)
            item.note_picture(path)
            self._grey.append(path)
            return
        self._has_colours = True
        if _is_rgb_png(item.record.path):
            renamed_picture(item, path.parent, path.stem, _PNG)
        else:
            save_grey_png(path, pixels)
            item.note_picture(path)

    def _check_channels(self, item: Item, count: int) -> None:
        """Raise UserError for a picture of other channels than those before it: all have as many there."""
        if count == len(self._channels) or not (self._channels or self._grey or self._has_colours):
            return
        before = len(self._channels) or (len(_COLOURS) if self._has_colours else len(_GREY))
        raise UserError(
            f"{item.record.name} has other channels than the {before} of the images before it, and nnU-Net "
            "needs the same in each.",
            "Export it from a project of its own.",
        )


def _deep_grey(path: Path) -> NDArray[np.uint16] | None:
    """The numbers of a grey picture, or plane, of more than 8 bits where 16 hold them; None for any other."""
    if is_plane(path):
        numbers = read_numbers(path, MOST_PIXELS)
        if numbers is None or numbers.dtype.kind not in "iu" or numbers.dtype.itemsize == 1:
            return None
        is_held = numbers.min() >= 0 and numbers.max() <= np.iinfo(np.uint16).max
        return numbers.astype(np.uint16) if is_held else None
    samples = read_samples(path, MOST_PIXELS)
    is_deep = samples.pixels.ndim == 2 and samples.pixels.dtype == np.uint16
    return samples.pixels if is_deep and samples.palette is None and samples.alpha is None else None


def _is_rgb_png(path: Path) -> bool:
    facts = None if is_plane(path) else png_facts(path)
    return facts is not None and facts.bits == _EIGHT and facts.color_type == _RGB


def _write_three_channels(path: Path) -> None:
    """Give a grey picture among others in colours as many channels as they have."""
    grey = read_samples(path, MOST_PIXELS).pixels
    if grey.dtype == np.uint8:
        save_grey_png(path, np.repeat(grey[:, :, np.newaxis], 3, axis=2))
        return
    # Not every program reads three channels of 16 bits from one file, and a file each is right as well.
    for number in (1, 2):
        shutil.copyfile(path, path.with_name(f"{path.stem.removesuffix(_FIRST)}_{number:04d}.png"))
