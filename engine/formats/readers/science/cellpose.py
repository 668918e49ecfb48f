"""Reader of Cellpose: NAME_seg.npy, NAME_cp_masks or NAME_masks beside NAME or NAME_img, or in masks/ beside
images/.

NAME_seg.npy is a pickle, which could run anything: its plain values are read and nothing is run
(`plain_pickle`).

Source: Stringer et al., "Cellpose: a generalist algorithm for cellular segmentation", Nature Methods 2021.
"""

from __future__ import annotations

import math
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from engine.core import UserError
from engine.core.checked import DamagedValueError, read_whole
from engine.document.left_out import LeftOutFiles
from engine.document.listing import is_image_name, natural_key
from engine.document.pairing.beside import images_beside
from engine.formats.incoming.contents import (
    CERTAIN,
    Answers,
    IncomingDataset,
    IncomingLabels,
    Recognition,
)
from engine.formats.readers.raster.folders import (
    RasterPair,
    below,
    file_names,
    folder_names,
    has_cellpose_names,
    raster_dataset,
)
from engine.formats.readers.raster.label_images import OBJECT_CLASSES, read_objects
from engine.formats.readers.raster.stored_values import whole_numbers
from engine.formats.readers.science.plain_pickle import PickledCall, plain_value

SEG_ENDING: Final = "_seg.npy"
_PLAIN_ENDING: Final = "_masks"
_MASK_ENDINGS: Final = ("_cp_masks", _PLAIN_ENDING)
_IMAGE: Final = "_img"
_MADE_BESIDE: Final = ("_cp_output", "_cp_flows", "_flows", "_cp_outlines", "_outlines")
_FOLDERS: Final = ("masks", "labels", "train", "test")
_OTHERS: Final = "image files without a mask that Cellpose has named"
_OTHER_NAMES: Final = (
    "Where masks have other names than Cellpose gives them, import them as Masks of other tools (masks), too."
)
_MOST_BESIDE: Final = 1_000_000
_MAGIC: Final = b"\x93NUMPY"
_MOST_BYTES: Final = 4_000_000_000
_TYPES: Final = frozenset(("u1", "u2", "u4", "u8", "i1", "i2", "i4", "i8", "b1", "f4", "f8"))
_MOST_FILES: Final = 100_000_000


class CellposeReader:
    """Reader of a folder, with its subfolders, of pictures and such files."""

    def recognise(self, source: Path) -> Recognition | None:
        folders = [source / name for name in folder_names(source) if name.casefold() in _FOLDERS]
        if any(map(has_cellpose_names, (source, *folders))):
            return Recognition(
                CERTAIN, "There are files with names of Cellpose, such as _seg.npy or _cp_masks."
            )
        return None

    def open(self, source: Path, answers: Answers) -> IncomingDataset:
        def pairs() -> Iterator[RasterPair]:
            for folder, folders, names in os.walk(source):
                folders.sort(key=natural_key)
                yield from _pairs(source, Path(folder), names)

        if next(pairs(), None) is None:
            raise UserError(
                f"{source} holds no _seg.npy, _cp_masks or _masks.",
                "Pick the folder that Cellpose wrote to, or read it as Masks of other tools.",
                command_hint="Name the folder that Cellpose wrote to, or add --format masks.",
            )
        left_out = _others(source, pairs())
        notes = (_OTHER_NAMES,) if left_out.count else ()
        return raster_dataset(pairs, _read, OBJECT_CLASSES, notes=notes, left_out=left_out)


def _others(source: Path, pairs: Iterator[RasterPair]) -> LeftOutFiles:
    """Counts image files that are neither a mask of Cellpose nor a picture of one, nor made beside them."""
    left_out = LeftOutFiles()
    taken = {path for pair in pairs for path in (pair.mask, pair.picture)}
    for folder, _, names in os.walk(source):
        for name in names:
            stem = os.path.splitext(name)[0]
            is_made = stem.endswith(_MADE_BESIDE) or _mask_of(name) is not None
            if is_image_name(name) and not is_made and Path(folder, name) not in taken:
                left_out.add_reason(_OTHERS)
    return left_out


def _pairs(source: Path, folder: Path, names: list[str]) -> Iterator[RasterPair]:
    masks: dict[str, tuple[int, str]] = {}
    for name in sorted(names, key=natural_key):
        found = _mask_of(name)
        if found is not None and (found[0] not in masks or found[1] < masks[found[0]][0]):
            masks[found[0]] = found[1], name
    if not masks:
        return
    pictures = _pictures(folder, names)
    beside = images_beside(folder)
    others = {} if beside is None else _pictures(beside, file_names(beside, _MOST_BESIDE))
    for stem, (_, name) in masks.items():
        picture = pictures.get(stem) or others.get(stem)
        if picture is None and os.path.splitext(name)[0].endswith(_PLAIN_ENDING) and stem not in pictures:
            continue  # Without a picture of its name it may be anything.
        yield RasterPair(below(source, picture or folder / name), folder / name, picture)


def _pictures(folder: Path, names: Sequence[str]) -> dict[str, Path]:
    """Pictures of a folder by the stems that their masks have."""
    stems = {os.path.splitext(name)[0]: folder / name for name in names if _is_picture(name)}
    short = {stem.removesuffix(_IMAGE): file for stem, file in stems.items() if stem.endswith(_IMAGE)}
    return {**short, **stems}


def _is_picture(name: str) -> bool:
    stem = os.path.splitext(name)[0]
    return is_image_name(name) and _mask_of(name) is None and not stem.endswith(_MADE_BESIDE)


def _mask_of(name: str) -> tuple[str, int] | None:
    """Stem of the picture of a mask, and the rank of its kind, the first best; None for other files."""
    if name.endswith(SEG_ENDING):
        # The one of the window has what was corrected last.
        return name.removesuffix(SEG_ENDING), 0
    stem = os.path.splitext(name)[0]
    for rank, ending in enumerate(_MASK_ENDINGS, start=1):
        if stem.endswith(ending) and is_image_name(name):
            return stem.removesuffix(ending), rank
    return None


def _read(pair: RasterPair) -> IncomingLabels:
    if not pair.mask.name.endswith(SEG_ENDING):
        return read_objects(pair)
    ids = whole_numbers(seg_masks(pair.mask), pair.mask.name)
    if ids.min() < 0:
        raise UserError(f"{pair.mask.name} holds {int(ids.min())}.", "Number objects from 1 on, 0 for none.")
    return IncomingLabels((ids.shape[0], ids.shape[1]), (ids > 0).astype(np.int32), ids=ids)


def seg_masks(path: Path) -> NDArray[Any]:
    """(H, W) numbers of the objects in a NAME_seg.npy.

    Raises:
        UserError: unreadable, or no such file.
    """
    try:
        data = read_whole(path, _MOST_BYTES)
    except OSError as error:
        raise UserError(f"{path} cannot be read: {error.strerror or error}.", "Check its rights.") from error
    try:
        start = _start_of_values(data)
        value = plain_value(data[start:])
        # An array of one object, the dictionary.
        while isinstance(value, PickledCall) and isinstance(value.state, tuple) and len(value.state) == 5:
            content = value.state[4]
            value = content[0] if isinstance(content, list) and len(content) == 1 else content
        if not isinstance(value, dict) or "masks" not in value:
            raise DamagedValueError("There are no masks.")
        masks = _array(value["masks"])
        if masks.ndim != 2 or not masks.size:
            raise DamagedValueError(f"Masks are of shape {masks.shape}, not of one plane.")
    except DamagedValueError as error:
        raise UserError(
            f"{path.name} is no file of Cellpose that can be read: {error.summary}",
            "Save the masks as PNG or TIFF there.",
        ) from error
    return masks


def _start_of_values(data: bytes) -> int:
    """Where the pickle begins behind the header of a .npy file."""
    if data[:6] != _MAGIC or len(data) < 12:
        raise DamagedValueError("It does not begin as a NumPy file.")
    size = 2 if data[6] == 1 else 4
    return 8 + size + int.from_bytes(data[8 : 8 + size], "little")


def _array(value: Any) -> NDArray[Any]:
    """The array that a pickle would make: shape, type and bytes of its state."""
    name = value.name if isinstance(value, PickledCall) else ""
    if name.endswith("._frombuffer") and isinstance(value.arguments, tuple) and len(value.arguments) == 4:
        # As protocol 5 has it.
        content, kind, shape, order = value.arguments
        is_fortran = order == "F"
    elif name.endswith("._reconstruct") and isinstance(value.state, tuple) and len(value.state) == 5:
        _, shape, kind, is_fortran, content = value.state
    else:
        raise DamagedValueError("The masks are no array.")
    if not isinstance(kind, PickledCall) or not isinstance(kind.arguments, tuple) or not kind.arguments:
        raise DamagedValueError("The masks have no type.")
    name = kind.arguments[0]
    order = kind.state[1] if isinstance(kind.state, tuple) and len(kind.state) > 1 else "<"
    is_shape = isinstance(shape, tuple) and all(type(side) is int and 0 < side < 1 << 31 for side in shape)
    if name not in _TYPES or order not in ("<", ">", "|", "=") or not is_shape:
        raise DamagedValueError("The masks are of an unknown type.")
    content = _bytes_of(content)
    dtype = np.dtype(f"{order}{name}")
    if len(content) != math.prod(shape) * dtype.itemsize:
        raise DamagedValueError("The masks have fewer pixels than they should.")
    return np.frombuffer(content, dtype).reshape(shape, order="F" if is_fortran is True else "C")


def _bytes_of(content: Any) -> bytes:
    """Bytes, as Python 2 and protocols up to 2 write them too: a text to be encoded."""
    if isinstance(content, PickledCall) and content.name == "_codecs.encode" and content.arguments:
        content = content.arguments[0]
    if isinstance(content, str):
        try:
            return content.encode("latin-1")
        except UnicodeEncodeError as error:
            raise DamagedValueError("The masks are no bytes.") from error
    if not isinstance(content, bytes | bytearray):
        raise DamagedValueError("The masks are no bytes.")
    return bytes(content)
