"""Reader of GeoTIFF masks: the plain folder whose masks have a place on the earth."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from engine.core import UserError
from engine.document.decode import in_plain_words, is_tiff, require_file
from engine.formats.dataset import MASKS
from engine.formats.incoming.contents import CERTAIN, Answers, IncomingDataset, Recognition
from engine.formats.readers.png import PlainFolderReader
from engine.formats.readers.raster.folders import first_masks

_GEO_KEYS: Final = 34735
_LOOKED_AT: Final = 3


class GeoTiffReader:
    """Reader of masks/NAME.tif beside images/, with classes.txt.

    What is the mask's value for no data, and no class number, is unlabelled.
    """

    def recognise(self, source: Path) -> Recognition | None:
        # Several: one of them may be damaged.
        if not any(_has_place(mask) for mask in first_masks(source / MASKS, _LOOKED_AT)):
            return None
        return Recognition(CERTAIN, f"{MASKS}/ holds TIFF with a place on the earth.")

    def open(self, source: Path, answers: Answers) -> IncomingDataset:
        return PlainFolderReader().open(source, answers)


def _has_place(file: Path) -> bool:
    try:
        if not is_tiff(require_file(file)):
            return False
        import tifffile

        with in_plain_words(file), tifffile.TiffFile(file) as tiff:
            page: Any = tiff.pages[0]
            return page.tags.get(_GEO_KEYS) is not None
    except UserError:
        return False
