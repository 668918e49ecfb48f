"""Writer of NIfTI: images/ and labels/ as .nii.gz; slices of one volume as one volume again."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from engine.core import IGNORE, LabelMap
from engine.core.plane_path import PlanePath
from engine.document.decode import MOST_PIXELS, in_plain_words
from engine.document.samples.stored import read_samples
from engine.document.stacks.reading import is_plane, read_numbers
from engine.formats.dataset import write_class_file
from engine.formats.outgoing.contents import Item, OutgoingDataset
from engine.formats.writers.science.extras import require_extra

_ENDINGS: Final = (".nii", ".nii.gz")


class NiftiWriter:
    """Writer of class numbers, 255 unlabelled; the first axis is x, the second y, as NIfTI has it.

    Labels of slices have the space (affine) of their volume, a copy of which lies beside; slices without
    labels are unlabelled. A picture of another format has pixels of size 1.
    """

    def __init__(self, folder: Path, dataset: OutgoingDataset) -> None:
        require_extra("NIfTI", ("nibabel",), "medical")
        self._folder = folder
        self._classes = dataset.classes
        self._slices: dict[Path, dict[int, LabelMap]] = {}
        self._stems: dict[Path, str] = {}

    def write(self, item: Item) -> None:
        for name in ("images", "labels"):
            (self._folder / name).mkdir(exist_ok=True)
        plane = PlanePath.parse(item.record.path)
        volume = item.record.path if plane is None else plane.file
        if volume.name.casefold().endswith(_ENDINGS) and (
            plane is None or {p[0] for p in plane.places} <= {"z"}
        ):
            place = 0 if plane is None else plane.at("z")
            if isinstance(place, int):
                self._slices.setdefault(volume, {})[place] = item.mask
                self._stems.setdefault(volume, item.name.partition("__@")[0].removesuffix(".nii"))
                item.note_copy(self._copy_of(volume))
                return
        item.note_picture(self._save("images", item.name, _picture(item), np.eye(4)))
        self._save("labels", item.name, item.mask.T[:, :, None], np.eye(4))

    def finish(self) -> str:
        for volume, slices in self._slices.items():
            self._write_volume(volume, slices)
        write_class_file(self._folder, self._classes)
        return ""

    def _write_volume(self, volume: Path, slices: dict[int, LabelMap]) -> None:
        import nibabel

        with in_plain_words(volume):
            source = nibabel.load(volume)
            shape, affine = (*source.shape, 1)[:3], source.affine
        labels = np.full(shape, IGNORE, np.uint8)
        for place, mask in slices.items():
            labels[:, :, place] = mask.T
        self._save("labels", self._stems[volume], labels, affine)
        shutil.copyfile(volume, self._copy_of(volume))

    def _copy_of(self, volume: Path) -> Path:
        ending = next(end for end in reversed(_ENDINGS) if volume.name.casefold().endswith(end))
        return self._folder / "images" / f"{self._stems[volume]}{ending}"

    def _save(self, folder: str, name: str, array: NDArray[Any], affine: NDArray[Any]) -> Path:
        import nibabel

        path = self._folder / folder / f"{name}.nii.gz"
        nibabel.save(nibabel.Nifti1Image(np.asfortranarray(array), affine), path)
        return path


def _grey(path: Path) -> NDArray[Any] | None:
    """(H, W): the numbers of a picture, or plane, of one channel as they are stored; None for others."""
    if is_plane(path):
        return read_numbers(path, MOST_PIXELS)
    samples = read_samples(path, MOST_PIXELS)
    return samples.pixels if samples.pixels.ndim == 2 and samples.palette is None else None


def _picture(item: Item) -> NDArray[Any]:
    """(x, y, 1) grey as stored, or (x, y, 1, 1, 3) colours."""
    grey = _grey(item.record.path)
    if grey is not None and grey.dtype.kind in "iuf":
        return _without_long_numbers(grey).T[:, :, None]
    colours = item.pixels()
    return colours.transpose(1, 0, 2)[:, :, None, None, :]


def _without_long_numbers(grey: NDArray[Any]) -> NDArray[Any]:
    """The same numbers in another type where they are 64-bit whole ones, which many readers refuse."""
    if grey.dtype.kind not in "iu" or grey.dtype.itemsize <= 4:
        return grey
    limits = np.iinfo(np.int32)
    is_held = limits.min <= grey.min() and grey.max() <= limits.max
    return grey.astype(np.int32 if is_held else np.float64)
