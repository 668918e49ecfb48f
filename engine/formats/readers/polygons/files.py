"""Files of outlines, read without trust: JSON, XML and YAML of bounded size, sizes, rings, bitmaps."""

from __future__ import annotations

import io
import json
import math
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from numpy.typing import NDArray

from engine.core import BoolMap, UserError
from engine.core.checked import DamagedValueError, shortened, text_line, whole_number
from engine.core.class_names import Color, clean_class_name
from engine.core.errors import FileError
from engine.core.input_file import open_input, read_text_input, shown_name
from engine.document.image import probe_image
from engine.document.left_out import LeftOutFiles
from engine.document.listing import is_image_name, natural_key
from engine.formats.dataset import folders_of_data
from engine.formats.incoming.contents import MOST_UNSEEN_PX, SizedBy
from engine.formats.xml_text import DocumentTypeError, xml_root

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

MOST_BYTES: Final = 512 << 20
"""Longest annotation file that is read at once."""

_MOST_ITEMS: Final = 20_000_000
_MOST_TAGS: Final = 5_000_000
_MOST_SIDE: Final = 1_000_000
_LARGEST: Final = 1e7
_MOST_YAML: Final = 1_000_000
_HEAD_BYTES: Final = 64 << 10
_AGAIN: Final = "Export it again where it comes from."


def head_of(path: Path) -> bytes:
    """The first bytes of a file; none where it cannot be read."""
    try:
        with open_input(path) as file:
            return file.read(_HEAD_BYTES)
    except (OSError, UserError):
        return b""


def bytes_of(path: Path, most: int = MOST_BYTES) -> bytes:
    """All bytes of a file.

    Raises:
        UserError: it cannot be read, or is longer than `most`.
    """
    try:
        with open_input(path) as file:
            # No more than it has: memory for all that is asked for is taken before the first byte is read.
            data = file.read(min(most, os.fstat(file.fileno()).st_size) + 1)
    except OSError as error:
        raise FileError(path, f"cannot be read: {error.strerror or error}.", "Check its rights.") from error
    if len(data) > most:
        raise FileError(path, f"is longer than {most >> 20} MB.", "Export it in several parts.")
    return data


def load_json(path: Path) -> Any:
    """The JSON value in a file.

    Raises:
        UserError: it is none, or too long.
    """
    data = bytes_of(path)
    # Before it is parsed: a value takes up to a hundred bytes of memory.
    if data.count(b",") + data.count(b"{") + data.count(b"[") > _MOST_ITEMS:
        raise FileError(path, f"has more than {_MOST_ITEMS:,} values.", "Export it in several parts.")
    try:
        return json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        reason = "nested too deeply" if isinstance(error, RecursionError) else str(error)[:120]
        raise FileError(path, f"is no JSON: {reason}.", _AGAIN) from error


def load_xml(path: Path) -> Element:
    """The outermost element of an XML file without a document type, so that no entity can unfold.

    Raises:
        UserError: it is no XML in UTF-8, declares a document type, or is too long.
    """
    data = bytes_of(path)
    if data.count(b"<") > _MOST_TAGS:
        raise FileError(path, f"has more than {_MOST_TAGS:,} elements.", "Export it in several parts.")
    try:
        return xml_root(data.decode("utf-8-sig"))
    except DocumentTypeError as error:
        raise FileError(path, "declares a document type, which is not read.", _AGAIN) from error
    except DamagedValueError as error:
        raise FileError(path, f"is not in order: {error}", _AGAIN) from error
    except UnicodeDecodeError as error:
        raise FileError(path, f"is no XML in UTF-8: {str(error)[:120]}.", _AGAIN) from error


def load_yaml(path: Path) -> Any:
    """The lists and mappings of a YAML file; each value is the text that stands there.

    So a class `yes`, `no` or `1e3` keeps its name.

    Raises:
        UserError: it is no YAML, or too long.
    """
    import yaml

    try:
        text = read_text_input(path)
        if len(text) > _MOST_YAML:
            raise FileError(path, f"has more than {_MOST_YAML:,} letters.", "Name a smaller file.")
        # libyaml where the wheel has it: a hundred times as fast.
        return yaml.load(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        reason = " ".join(str(error).split())[:120]
        raise FileError(path, f"is no YAML: {reason}.", "Write NAME: VALUE a line.") from error


def files_below(source: Path, suffixes: tuple[str, ...], left_out: LeftOutFiles) -> Iterator[Path]:
    """Files with one of these endings at a path and below it, in natural order.

    What else lies there is counted, but for pictures, which belong to the annotations.
    """
    if source.is_file():
        if source.name.lower().endswith(suffixes):
            yield source
        return
    for folder, names, files in os.walk(source):
        names[:] = folders_of_data(Path(folder), names)
        for name in sorted(files, key=natural_key):
            if name.startswith("."):
                continue
            if name.lower().endswith(suffixes):
                yield Path(folder, name)
            elif not is_image_name(name):
                left_out.add_file(os.path.splitext(name)[1].lower())


def root_of(source: Path) -> Path:
    """The folder of a data set by one of its files, or itself."""
    return source if source.is_dir() else source.parent


def object_of(value: Any, what: str) -> dict[str, Any]:
    """`value`, an object of JSON.

    Raises:
        DamagedValueError: anything else.
    """
    if isinstance(value, dict):
        return value
    raise DamagedValueError(f"{what} is {shortened(value)}, not an object.")


def list_of(value: Any, what: str) -> list[Any]:
    """`value`, a list of JSON.

    Raises:
        DamagedValueError: anything else.
    """
    if isinstance(value, list):
        return value
    raise DamagedValueError(f"{what} is {shortened(value)}, not a list.")


def name_of(value: Any, what: str) -> str:
    """`value`, the name of a class, as one line of visible text.

    Raises:
        DamagedValueError: it is no text, or empty.
    """
    name = clean_class_name(text_line(value, what)) if isinstance(value, str) else ""
    if not name:
        raise DamagedValueError(f"{what} is {shortened(value)}, not a name.")
    return name


def color_of(value: Any) -> Color | None:
    """A colour written as "#rrggbb" or as three numbers; None for anything else."""
    if isinstance(value, str) and len(value) == 7 and value.startswith("#"):
        try:
            number = int(value[1:], 16)
        except ValueError:
            return None
        return (number >> 16 & 255, number >> 8 & 255, number & 255) if number >= 0 else None
    if isinstance(value, list) and len(value) == 3 and all(type(v) is int and 0 <= v <= 255 for v in value):
        return (value[0], value[1], value[2])
    return None


def size_of(height: Any, width: Any, picture: SizedBy) -> tuple[int, int]:
    """(H, W) of an image as a file says it, held against the picture before memory is taken for it.

    Args:
        picture: the picture itself, or its size; None where it was not found, so that a small file cannot
            claim much.

    Raises:
        DamagedValueError: these are no numbers of pixels, or not those of the picture.
        UserError: the picture is no image.
    """
    rows = whole_number(height, "the height of a picture", 1, _MOST_SIDE)
    columns = whole_number(width, "the width of a picture", 1, _MOST_SIDE)
    if picture is not None:
        own = picture_size(picture, "")
        if (rows, columns) != own:
            name = picture.name if isinstance(picture, Path) else "its picture"
            raise DamagedValueError(f"{name} is {own[1]}x{own[0]}, its annotations say {columns}x{rows}.")
    elif rows * columns > MOST_UNSEEN_PX:
        raise DamagedValueError(f"a picture that was not found is said to be {columns}x{rows}.")
    return rows, columns


def picture_size(picture: SizedBy, name: str) -> tuple[int, int]:
    """(H, W) of a picture by its own file, for annotations that do not say it.

    Raises:
        UserError: it is not there, or no image.
    """
    if isinstance(picture, tuple):
        return picture
    if picture is None:
        raise UserError(
            f"The picture {shown_name(Path(name))} was not found.", "Put it beside its annotations."
        )
    info = probe_image(picture)
    return info.height, info.width


def ring_of_points(points: Any, what: str) -> NDArray[np.float64]:
    """(n, 2) x, y of a list of points.

    Raises:
        DamagedValueError: it is no list of pairs of finite numbers.
    """
    if not isinstance(points, list) or not all(isinstance(p, list | tuple) and len(p) >= 2 for p in points):
        raise DamagedValueError(f"{what} is no list of points.")
    return ring_of_numbers([value for point in points for value in point[:2]], what)


def ring_of_numbers(values: Any, what: str) -> NDArray[np.float64]:
    """(n, 2) x, y of a list x, y, x, y and so on.

    Raises:
        DamagedValueError: it is no such list of finite numbers.
    """
    if not isinstance(values, list) or len(values) % 2:
        raise DamagedValueError(f"{what} is no list of x, y, x, y.")
    if not all(type(value) in (int, float) and -_LARGEST <= value <= _LARGEST for value in values):
        raise DamagedValueError(f"{what} has a place that is no number, or far outside.")
    return np.asarray(values, np.float64).reshape(-1, 2)


def number_in(text: Any, what: str) -> float:
    """The finite number that a text stands for.

    Raises:
        DamagedValueError: it is none, or far outside of any image.
    """
    try:
        number = float(text)
    except (TypeError, ValueError):
        number = math.nan
    if -_LARGEST <= number <= _LARGEST:
        return number
    raise DamagedValueError(f"{what} is {shortened(text)}, not a number of pixels.")


def whole_in(text: Any, what: str, lowest: int = 0) -> int:
    """The whole number that a text stands for.

    Raises:
        DamagedValueError: it is none, or below `lowest`.
    """
    number = number_in(text, what)
    if number != int(number) or number < lowest:
        raise DamagedValueError(f"{what} is {shortened(text)}, not a whole number from {lowest} on.")
    return int(number)


def png_bitmap(data: bytes, most: tuple[int, int]) -> BoolMap:
    """(h, w) bool of a small picture: where it is opaque, or not 0 where all of it is opaque.

    Args:
        most: (H, W) that it may have at most.

    Raises:
        DamagedValueError: it is no picture, or larger.
    """
    from PIL import Image

    try:
        with Image.open(io.BytesIO(data)) as image:
            if image.height > most[0] or image.width > most[1]:
                raise DamagedValueError(f"a bitmap is {image.width}x{image.height}, its picture smaller.")
            if "transparency" in image.info or image.mode in ("LA", "RGBA", "PA"):
                return np.asarray(image.convert("RGBA"))[..., 3] > 0
            pixels = np.asarray(image)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise DamagedValueError("a bitmap is no picture.") from error
    bitmap: BoolMap = np.asarray(pixels > 0, np.bool_)
    return np.asarray(bitmap.any(axis=2), np.bool_) if bitmap.ndim == 3 else bitmap
