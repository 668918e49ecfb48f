"""Labels in files of many planes, each the mask of the same plane of a picture file: NIfTI, OME-TIFF."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np

from engine.core import UserError
from engine.core.plane_path import PlanePath, plane_in
from engine.document.decode import MOST_PIXELS
from engine.document.listing import natural_key
from engine.document.pairing.mask_names import normal_name, without_mask_ending
from engine.document.stacks.layout import StackLayout
from engine.document.stacks.reading import layouts_of, plane_source
from engine.formats.incoming.contents import IncomingImage, IncomingLabels, unreadable_image
from engine.formats.readers.raster.folders import below
from engine.formats.readers.raster.stored_values import Values, whole_numbers

_WHOLE_ENDINGS: Final = (".nii.gz", ".nii", ".ome.tif", ".ome.tiff", ".tif", ".tiff")

PlaneLabels = Callable[[dict[int, Values]], IncomingLabels]
"""Makes labels of the numbers of each channel, (H, W) int32, of one plane."""


@dataclass(frozen=True, slots=True)
class VolumePair:
    """A file of labels with that of its picture, None where that was not found.

    Attributes:
        is_as_shown: labels of one plane are those of the picture as it is shown, however many planes it has.
    """

    labels: Path
    picture: Path | None
    split: str = ""
    is_as_shown: bool = False


def stem_of(name: str) -> str:
    """Name of a file without its ending, such as ".nii.gz"."""
    lower = name.casefold()
    ending = next((e for e in _WHOLE_ENDINGS if lower.endswith(e)), os.path.splitext(name)[1])
    return name[: len(name) - len(ending)]


def files_below(folder: Path, endings: Sequence[str]) -> Iterator[Path]:
    """Files below a folder whose names end so, in the order of their names."""
    for parent, folders, names in os.walk(folder):
        folders.sort(key=natural_key)
        for name in sorted(names, key=natural_key):
            if name.casefold().endswith(tuple(endings)) and not name.startswith("."):
                yield Path(parent, name)


def paired_volumes(
    labels: Path, pictures: Path | None, endings: Sequence[str], picture_ending: str = "", split: str = ""
) -> Iterator[VolumePair]:
    """Files of labels with the pictures whose names are theirs, and an ending as of nnU-Net behind."""
    known: dict[str, list[Path]] = {}
    for file in files_below(pictures, endings) if pictures is not None else ():
        known.setdefault(normal_name(stem_of(file.name)), []).append(file)
    for file in files_below(labels, endings):
        stem = normal_name(stem_of(file.name))
        wanted = (stem + picture_ending, without_mask_ending(stem))
        found = next((known[name] for name in wanted if name in known), [])
        others = [path for path in found if path != file]
        yield VolumePair(file, others[0] if len(others) == 1 else None, split)


def first_layout(files: Iterable[Path]) -> StackLayout:
    """Planes of the first of these files that can be read.

    Raises:
        UserError: none can; that of the first of them.
    """
    problem: UserError | None = None
    for file in files:
        try:
            return layouts_of(file, MOST_PIXELS)[0]
        except UserError as error:
            problem = problem or error
    assert problem is not None
    raise problem


def plane_images(root: Path, pair: VolumePair, labels_of: PlaneLabels) -> Iterator[IncomingImage]:
    """An image for each plane of a file of labels; one with a problem where the file cannot be read.

    That is also where the picture has other planes.
    """
    try:
        layout = layouts_of(pair.labels, MOST_PIXELS)[0]
        names = _picture_planes(pair, layout)
    except UserError as error:
        yield unreadable_image(below(root, pair.labels), pair.labels, error)
        return
    for number, name in enumerate(layout.planes()):
        plane = PlanePath.parse(pair.labels / name) if name else None
        places = {} if plane is None else {letter: plane.at(letter) for letter, _ in plane.places}
        file = plane_in(pair.picture or pair.labels, names[number])
        yield IncomingImage(
            below(root, file),
            file if pair.picture is not None else None,
            (layout.height, layout.width),
            _reader(pair.labels, {k: v for k, v in places.items() if isinstance(v, int)}, layout, labels_of),
            split=pair.split,
            mask_file=pair.labels,
        )


def _picture_planes(pair: VolumePair, layout: StackLayout) -> list[str]:
    """Names of the planes of the picture; those of the labels where there is no picture."""
    names = list(layout.planes())
    if pair.picture is None or (pair.is_as_shown and len(names) == 1):
        return names
    own = list(layouts_of(pair.picture, MOST_PIXELS)[0].planes())
    if len(own) != len(names):
        raise UserError(
            f"{pair.labels.name} has {len(names):,} planes, {pair.picture.name} {len(own):,}.",
            "Take the picture that was labelled.",
        )
    return own


def _reader(
    file: Path, places: Mapping[str, int], layout: StackLayout, labels_of: PlaneLabels
) -> Callable[[], IncomingLabels]:
    channels = range(len(layout.channels))

    def read() -> IncomingLabels:
        with plane_source(file, MOST_PIXELS) as source:
            samples = source.read(0, places, channels)
        return labels_of({c: whole_numbers(samples.channels[c], file.name) for c in channels})

    return read


def class_plane(channels: dict[int, Values]) -> IncomingLabels:
    """Labels of a plane of class numbers."""
    values = channels[0]
    return IncomingLabels((values.shape[0], values.shape[1]), values)


def object_plane(channels: dict[int, Values]) -> IncomingLabels:
    """Labels of a plane of object numbers, all of class 1.

    Raises:
        UserError: a number is negative.
    """
    ids = channels[0]
    if ids.min() < 0:
        raise UserError(f"A mask holds {int(ids.min())}.", "Number objects from 1 on, 0 for none.")
    return IncomingLabels((ids.shape[0], ids.shape[1]), (ids > 0).astype(np.int32), ids=ids)
