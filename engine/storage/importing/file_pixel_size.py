"""Size of a pixel as the files of a project say it, for a project that has none yet."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from engine.core import UserError
from engine.core.plane_path import file_of
from engine.document.decode import MOST_PIXELS
from engine.document.pixel_size import PIXEL_SIZE_SETTING, UNITS, PixelSize
from engine.document.stacks.reading import plane_layout

if TYPE_CHECKING:
    from engine.storage.project import Project

_SAMPLED: Final = 12
_KINDS: Final = (".tif", ".tiff", ".zarr", ".dcm", ".nii", ".gz")
_SMALL_UNITS: Final = ("nm", "µm")
_TOLERANCE: Final = 1e-3


def adopt_pixel_size(project: Project, paths: Sequence[Path]) -> str:
    """Give a project without a pixel size that of these images, where their files say one and all the same.

    Files are sampled. The dots per inch of a photo or a scan are none: only what is given in µm or nm counts,
    and what volumes of medicine say.

    Returns:
        What was taken, in one sentence; empty for nothing.

    Raises:
        UserError: the project is open read-only.
    """
    if project.settings.get(PIXEL_SIZE_SETTING) is not None:
        return ""
    files = list(dict.fromkeys(map(file_of, paths)))
    sampled = files[:: max(1, -(-len(files) // _SAMPLED))]
    sizes = [_size_of(file) for file in sampled]
    first = sizes[0] if sizes else None
    if first is None or not all(size is not None and _is_alike(size, first) for size in sizes):
        return ""
    project.settings.set(PIXEL_SIZE_SETTING, first.to_json())
    return f"A pixel is {first.in_words(first.size)} wide, as the files say."


def _size_of(file: Path) -> PixelSize | None:
    if file.suffix.lower() not in _KINDS:
        return None
    try:
        layout, _ = plane_layout(file, MOST_PIXELS)
    except UserError:
        return None  # What is wrong with it is said when it is opened.
    # Of a pyramid it may be that of another level than the one that is shown.
    if layout.pixel_size is None or layout.unit not in UNITS or layout.levels:
        return None
    if layout.unit not in _SMALL_UNITS and layout.format == "TIFF":
        return None
    size = PixelSize.from_json({"size": layout.pixel_size, "unit": layout.unit})
    return None if size == PixelSize() else size


def _is_alike(one: PixelSize, other: PixelSize) -> bool:
    return one.unit == other.unit and abs(one.size - other.size) <= _TOLERANCE * other.size
