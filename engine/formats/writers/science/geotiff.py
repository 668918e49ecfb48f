"""Writer of GeoTIFF masks that lie where their images lie: reference system, transform, value for no data.

The tags are copied as they are, so that nothing is computed anew and no package is needed for them.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any, Final

from engine.core import IGNORE
from engine.core.words import counted_images
from engine.document.decode import in_plain_words, is_tiff, require_file
from engine.document.stacks.reading import is_plane
from engine.formats.dataset import IMAGES, MASKS, write_class_file
from engine.formats.outgoing.contents import Item, OutgoingDataset

# ModelPixelScale, ModelTiepoint, ModelTransformation, and the three of the GeoKeys. GeoTIFF 1.1, annex C.
GEO_TAGS: Final = (33550, 33922, 34264, 34735, 34736, 34737)
_NODATA: Final = 42113
_ORIENTATION: Final = 274
_WORLD_FILES: Final = (".tfw", ".tifw", ".jgw", ".jpgw", ".pgw", ".pngw", ".wld")


class GeoTiffWriter:
    """Writer of images/ and masks/NAME.tif with class numbers, and classes.txt.

    255 is unlabelled. It is the value for no data, too, unless the image's own is no class number.
    """

    def __init__(self, folder: Path, dataset: OutgoingDataset) -> None:
        self._folder = folder
        self._classes = dataset.classes
        self._without = 0

    def write(self, item: Item) -> None:
        import tifffile

        source = item.record.path
        tags, nodata = _geo_tags(source)
        picture = item.picture(self._folder / IMAGES)
        target = self._folder / MASKS / f"{item.name}.tif"
        target.parent.mkdir(exist_ok=True)
        value = nodata if nodata is not None and len(self._classes) <= nodata <= IGNORE else IGNORE
        text = f"{value}\0"
        extra = [*tags, (_NODATA, "s", len(text), text, True)]
        tifffile.imwrite(
            target, item.mask, photometric="minisblack", compression="zlib", extratags=extra, metadata=None
        )
        has_world = _copy_beside(source, picture, target)
        self._without += not (tags or has_world)

    def finish(self) -> str:
        write_class_file(self._folder, self._classes)
        if not self._without:
            return ""
        return f"Without a place on the earth, as their files have none: {counted_images(self._without)}."


def _geo_tags(path: Path) -> tuple[list[tuple[Any, ...]], int | None]:
    """Tags of the place of a GeoTIFF, as tifffile writes them, and its value for no data.

    Raises:
        UserError: the image cannot be read.
    """
    if is_plane(path) or not is_tiff(require_file(path)):
        return [], None
    import tifffile

    with in_plain_words(path), tifffile.TiffFile(path) as file:
        page: Any = file.pages[0]
        orientation = page.tags.get(_ORIENTATION)
        if orientation is not None and int(orientation.value) != 1:
            # The mask is upright, so that the transform of the stored rows is not its own.
            return [], None
        tags = []
        for code in GEO_TAGS:
            tag = page.tags.get(code)
            if tag is not None:
                tags.append((code, int(tag.dtype), _length(tag), tag.value, True))
        stored = page.tags.get(_NODATA)
    try:
        value = float(str(stored.value).strip("\0 \n")) if stored is not None else None
    except ValueError:
        value = None
    return tags, int(value) if value is not None and value == value and value in range(256) else None


def _length(tag: Any) -> int:
    return len(tag.value) + 1 if isinstance(tag.value, str) else int(tag.count)


def _copy_beside(source: Path, picture: Path, mask: Path) -> bool:
    """Copy the world file and the projection that lie beside an image, for its copy and its mask."""
    found = False
    for suffix in (*_WORLD_FILES, ".prj"):
        beside = source.with_suffix(suffix)
        if beside.is_file():
            found |= suffix != ".prj"
            shutil.copyfile(beside, picture.with_suffix(suffix))
            shutil.copyfile(beside, mask.with_suffix(".prj" if suffix == ".prj" else ".tfw"))
    return found
