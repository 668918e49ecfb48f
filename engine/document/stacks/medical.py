"""Slices of medical images: DICOM by pydicom, NIfTI by nibabel; both packages are extras."""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from engine.core import FileError
from engine.document.decode import check_pixels, in_plain_words
from engine.document.stacks.layout import StackAxis, StackChannel, StackLayout
from engine.document.stacks.source import PlaneSamples, of_channels

DICOM_SUFFIXES: Final = frozenset((".dcm", ".dicom"))
NIFTI_SUFFIXES: Final = (".nii", ".nii.gz")

_RGB = (StackChannel("red"), StackChannel("green"), StackChannel("blue"))
_MOST_PLANES: Final = 1_000_000
# Bytes of one plane beside which a compressed file would have to be absurdly small.
_MOST_RATIO: Final = 2_000


class Dicom:
    """Frames of a DICOM file, in the units of its rescale (such as Hounsfield)."""

    def __init__(self, path: Path, data: Any, max_pixels: int) -> None:
        self._path = path
        self._data = data
        height, width = int(data.Rows), int(data.Columns)
        check_pixels(path, width, height, max_pixels)
        count = int(data.get("NumberOfFrames", 1) or 1)
        samples = int(data.get("SamplesPerPixel", 1))
        if not 1 <= count <= _MOST_PLANES or samples not in (1, 3, 4):
            raise ValueError(f"{count} frames of {samples} samples")
        spacing = data.get("PixelSpacing") or data.get("ImagerPixelSpacing")
        low, high = _window(data)
        self._layout = StackLayout(
            "DICOM",
            height,
            width,
            (StackAxis("z", count),) if count > 1 else (),
            _RGB if samples > 1 else (StackChannel(low=low, high=high),),
            samples > 1,
            int(data.get("BitsAllocated", 8)),
            float(spacing[1]) if spacing else None,
            "mm" if spacing else "",
            "slice",
        )

    @property
    def layouts(self) -> tuple[StackLayout, ...]:
        """The one series."""
        return (self._layout,)

    def read(self, series: int, at: Mapping[str, int], channels: Sequence[int]) -> PlaneSamples:
        """See `PlaneSource.read`."""
        from pydicom.pixels import apply_modality_lut, pixel_array

        data, number = self._data, at.get("z", 0)
        with in_plain_words(self._path):
            pixels = np.asarray(pixel_array(data, index=number))
            if pixels.shape[:2] != (self._layout.height, self._layout.width):
                raise ValueError(f"decoded to {pixels.shape}")
            if not self._layout.is_rgb:
                pixels = np.asarray(apply_modality_lut(pixels, data))
        is_inverted = str(data.get("PhotometricInterpretation", "")) == "MONOCHROME1"
        nodata = data.get("PixelPaddingValue") if not self._layout.is_rgb else None
        return PlaneSamples(
            of_channels(pixels, channels), None if nodata is None else _rescaled(data, nodata), is_inverted
        )


class Nifti:
    """Slices of a NIfTI volume; its first axis is x, its second y."""

    def __init__(self, path: Path, image: Any, max_pixels: int) -> None:
        self._path = path
        self._image = image
        shape = tuple(int(side) for side in image.shape)
        if len(shape) < 2 or image.get_data_dtype().fields is not None:
            raise ValueError(f"its shape is {shape}, its type {image.get_data_dtype()}")
        width, height, *rest = shape
        check_pixels(path, width, height, max_pixels)
        self._sizes = dict(zip("ztc", [*rest[:3], 1, 1, 1], strict=False))
        if any(side != 1 for side in rest[3:]):
            raise ValueError(f"has {len(shape)} axes")
        unit = str(image.header.get_xyzt_units()[0])
        side = float(image.header.get_zooms()[0])
        self._layout = StackLayout(
            "NIfTI",
            height,
            width,
            tuple(StackAxis(letter, self._sizes[letter]) for letter in "tz" if self._sizes[letter] > 1),
            tuple(StackChannel() for _ in range(max(1, self._sizes["c"]))),
            False,
            8 * image.get_data_dtype().itemsize,
            side if side > 0 else None,
            {"mm": "mm", "micron": "µm", "meter": "m"}.get(unit, "mm"),
            "slice",
        )

    @property
    def layouts(self) -> tuple[StackLayout, ...]:
        """The one series."""
        return (self._layout,)

    def read(self, series: int, at: Mapping[str, int], channels: Sequence[int]) -> PlaneSamples:
        """See `PlaneSource.read`."""
        return PlaneSamples({channel: self._slice(at, channel) for channel in channels})

    def _slice(self, at: Mapping[str, int], channel: int) -> NDArray[Any]:
        places = (at.get("z", 0), at.get("t", 0), channel)[: max(0, len(self._image.shape) - 2)]
        rest = (0,) * (len(self._image.shape) - 2 - len(places))
        with in_plain_words(self._path):
            values = np.asarray(self._image.dataobj[(slice(None), slice(None), *places, *rest)])
            return np.ascontiguousarray(values.T)


def pydicom_module() -> Any:
    """The package pydicom, which reads values as they are: it would print a warning for each odd one.

    Raises:
        ImportError: it is not installed.
    """
    import pydicom

    pydicom.config.settings.reading_validation_mode = pydicom.config.IGNORE
    # A value of a wrong length is no error of its own kind then, but bytes that nothing is made of.
    pydicom.config.convert_wrong_length_to_UN = True
    warnings.filterwarnings("ignore", category=UserWarning, module=r"pydicom\.")
    return pydicom


@contextmanager
def dicom(path: Path, max_pixels: int) -> Iterator[Dicom]:
    """The frames of a DICOM file.

    Raises:
        UserError: damaged, without a picture, or pydicom is missing.
    """
    with in_plain_words(path):
        pydicom = pydicom_module()
        try:
            data = pydicom.dcmread(path)
        except pydicom.errors.InvalidDicomError as error:
            raise ValueError(str(error)) from error
        if "Rows" not in data or "PixelData" not in data:
            raise FileError(path, "is a DICOM file without a picture.", "Name a file with pixels.")
        yield Dicom(path, data, max_pixels)


@contextmanager
def nifti(path: Path, max_pixels: int) -> Iterator[Nifti]:
    """The slices of a NIfTI volume.

    Raises:
        UserError: damaged, or nibabel is missing.
    """
    with in_plain_words(path):
        import nibabel

        try:
            image = nibabel.load(path)
        except (nibabel.filebasedimages.ImageFileError, nibabel.spatialimages.HeaderDataError) as error:
            # Its words name the file, in full.
            raise ValueError("no NIfTI header") from error
        stored = path.stat().st_size
        claimed = int(np.prod([int(side) for side in image.shape], dtype=np.float64))
        if claimed * image.get_data_dtype().itemsize > _MOST_RATIO * stored + 4_000_000:
            raise FileError(path, "says that it holds more than its bytes can.", "Copy or export it again.")
        yield Nifti(path, image, max_pixels)


def _window(data: Any) -> tuple[float | None, float | None]:
    """Values of black and of white that the file proposes (Window Center and Width)."""
    center, width = data.get("WindowCenter"), data.get("WindowWidth")
    if center is None or width is None:
        return None, None
    first = [value[0] if hasattr(value, "__len__") else value for value in (center, width)]
    middle, span = float(first[0]), float(first[1])
    return (middle - span / 2, middle + span / 2) if span > 0 else (None, None)


def _rescaled(data: Any, value: Any) -> float:
    return float(value) * float(data.get("RescaleSlope", 1)) + float(data.get("RescaleIntercept", 0))
