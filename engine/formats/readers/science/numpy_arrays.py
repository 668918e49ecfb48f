"""Reader of NumPy arrays: masks/NAME.npy of class numbers, instances/NAME.npy of objects, images/NAME.png.

Arrays of objects, which are pickles, are refused: reading one could run anything.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from tokenize import TokenError
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from engine.core import IGNORE, UserError
from engine.document.claims import check_stored
from engine.document.left_out import LeftOutFiles
from engine.document.listing import list_pictures, natural_key
from engine.document.pairing.name_index import NameIndex
from engine.formats.dataset import CLASSES, IMAGES, MASKS
from engine.formats.incoming.contents import CERTAIN, Answers, IncomingDataset, IncomingLabels, Recognition
from engine.formats.readers.raster.folders import RasterPair, below, file_names, raster_dataset
from engine.formats.readers.raster.label_files import IGNORED, names_by_line
from engine.formats.readers.raster.stored_values import whole_numbers
from engine.formats.readers.raster.tables import with_objects

OBJECTS: Final = "instances"
_ENDING: Final = ".npy"


class NumpyReader:
    """Reader of masks/NAME.npy beside images/."""

    def recognise(self, source: Path) -> Recognition | None:
        folder = _folder(source)
        if folder is None:
            return None
        return Recognition(CERTAIN, f"{folder.name}/ holds masks as .npy.")

    def open(self, source: Path, answers: Answers) -> IncomingDataset:
        folder = _folder(source)
        if folder is None:
            raise UserError(
                f"{source} has no folder {MASKS}/ with .npy files.", "Pick the folder that holds it."
            )
        named = source / CLASSES
        classes = (*names_by_line(named), IGNORED) if named.is_file() else ()

        def pairs() -> Iterator[RasterPair]:
            pictures = source / IMAGES
            files = list_pictures(pictures, LeftOutFiles()) if pictures.is_dir() else ()
            index = NameIndex((file.relative_to(pictures).as_posix(), file) for file in files)
            for mask in _arrays(folder):
                items = index.find(mask.relative_to(folder).as_posix()).items
                picture = items[0] if len(items) == 1 else None
                name = below(folder, mask) if picture is None else below(pictures, picture)
                yield RasterPair(name, mask, picture)

        def read(pair: RasterPair) -> IncomingLabels:
            values = _plane(pair.mask)
            labels = IncomingLabels((values.shape[0], values.shape[1]), values, unlabelled=IGNORE)
            file = source / OBJECTS / pair.mask.relative_to(folder)
            return with_objects(labels, _plane(file), file.name) if file.is_file() else labels

        return raster_dataset(pairs, read, classes)


def _folder(source: Path) -> Path | None:
    folders = (source / MASKS, source / "labels", source)
    return next((f for f in folders if _holds_masks(f)), None)


def _holds_masks(folder: Path) -> bool:
    # Those of Cellpose are another format.
    return any(name.endswith(_ENDING) and not name.endswith("_seg.npy") for name in file_names(folder))


def _arrays(folder: Path) -> Iterator[Path]:
    for parent, folders, names in os.walk(folder):
        folders.sort(key=natural_key)
        for name in sorted(names, key=natural_key):
            if name.endswith(_ENDING):
                yield Path(parent, name)


def _plane(file: Path) -> NDArray[np.int32]:
    """(H, W) whole numbers of a .npy file.

    Raises:
        UserError: it is no such file, or holds more than one plane.
    """
    array = read_array(file)
    if array.ndim == 3 and 1 in (array.shape[0], array.shape[2]):
        array = array[0] if array.shape[0] == 1 else array[:, :, 0]
    if array.ndim != 2 or not array.size:
        raise UserError(
            f"{file.name} is of shape {array.shape}, not of (height, width).", "Save one mask a file."
        )
    return whole_numbers(array, file.name)


def read_array(file: Path) -> NDArray[Any]:
    """The array in a .npy file.

    Raises:
        UserError: unreadable, damaged, larger than the file, or of objects.
    """
    try:
        with open(file, "rb") as stream:
            version = np.lib.format.read_magic(stream)
            header = (
                np.lib.format.read_array_header_1_0
                if version == (1, 0)
                else np.lib.format.read_array_header_2_0
            )
            shape, _, dtype = header(stream)
            size = int(np.prod([int(side) for side in shape], dtype=object)) * dtype.itemsize
            check_stored(
                file, (shape[-1] if shape else 1, shape[0] if shape else 1), size, os.stat(file).st_size, 1
            )
        if dtype.hasobject:
            raise UserError(
                f"{file.name} holds Python objects, which could run anything.", "Save plain numbers."
            )
        array: NDArray[Any] = np.load(file, allow_pickle=False)
    except OSError as error:
        raise UserError(f"{file} cannot be read: {error.strerror or error}.", "Check its rights.") from error
    except (ValueError, EOFError, TypeError, MemoryError, SyntaxError, OverflowError, TokenError) as error:
        raise UserError(f"{file.name} is no NumPy array, or damaged.", "Save it again.") from error
    return array
