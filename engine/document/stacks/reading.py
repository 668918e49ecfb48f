"""Pictures of planes: the file of a path is opened, its planes are read, its channels laid together."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final, cast

import numpy as np
from numpy.typing import NDArray

from engine.core import RgbU8, UserError
from engine.core.plane_path import PlanePath
from engine.document.decode import is_tiff, opened, require_file
from engine.document.samples.codestreams import probe_codestream
from engine.document.samples.netpbm import probe_netpbm
from engine.document.samples.stored import StoredSamples, read_samples
from engine.document.samples.tiff_directories import first_page_size
from engine.document.stacks.layout import LARGEST_PX, StackAxis, StackLayout
from engine.document.stacks.source import PlaneSamples, PlaneSource, no_such_plane
from engine.document.stacks.video import VIDEO_SUFFIXES
from engine.document.stacks.view import PictureView
from engine.document.to_rgb8 import eight_bits, value_range

# Not the pictures of a JPEG: previews and depth maps lie there.
_ANIMATED: Final = ("GIF", "PNG", "WEBP", "AVIF")
_ZARR: Final = ".zarr"
_CZI: Final = b"ZISRAWFILE"
_LIF: Final = b"\x70\0\0\0"
# Planes by which a range is found that holds for all: the same light in each of them.
_SAMPLED_PLANES: Final = 5


@dataclass(frozen=True, slots=True, eq=False)
class _Read:
    """A plane that was read, with the description of its series and the view of its path."""

    layout: StackLayout
    view: PictureView
    has_own_view: bool
    samples: PlaneSamples


@contextmanager
def plane_source(file: Path, max_pixels: int) -> Iterator[PlaneSource]:
    """The planes of any image file, or of the channels in several files, as `PlanePath.source` names them.

    Raises:
        UserError: no image, damaged, or a package is missing.
    """
    plane = PlanePath.parse(file)
    if plane is not None and plane.channel_files:
        from engine.document.stacks.channel_files import opened_channels

        with opened_channels(plane.file, plane.channel_files, max_pixels, plane_source) as channels:
            yield channels
        return
    kind = _kind(file)
    if kind == "zarr":
        from engine.document.stacks.zarr_stack import zarr_stack

        with zarr_stack(file, max_pixels) as zarr:
            yield zarr
    elif kind in ("dicom", "nifti"):
        from engine.document.stacks.medical import dicom, nifti

        with (dicom if kind == "dicom" else nifti)(file, max_pixels) as volume:
            yield cast("PlaneSource", volume)
    elif kind in ("czi", "lif"):
        from engine.document.stacks.microscope import czi, lif

        with (czi if kind == "czi" else lif)(file, max_pixels) as slides:
            yield cast("PlaneSource", slides)
    elif kind == "video":
        from engine.document.stacks.video import video

        with video(file, max_pixels) as frames_of_video:
            yield frames_of_video
    elif kind == "tiff":
        from engine.document.stacks.tiff_stack import tiff_stack

        with tiff_stack(file, max_pixels) as tiff:
            yield tiff
    else:
        with _of_pillow(file, max_pixels) as source:
            yield source


def is_plane(path: Path, head: bytes | None = None) -> bool:
    """Whether a path names a plane of a file, or a file of which a bare path means one.

    That is a file of a format whose planes are all that it has, or a slide that is too large as a whole.

    Args:
        head: the first bytes of its file, where they were read already.
    """
    if PlanePath.parse(path) is not None:
        return True
    kind = _kind(path, head)
    if kind == "tiff":
        height, width = first_page_size(path)
        return height * width > LARGEST_PX
    return kind in ("zarr", "dicom", "nifti", "czi", "lif", "video")


def layouts_of(file: Path, max_pixels: int) -> tuple[StackLayout, ...]:
    """Descriptions of the series of a file.

    Raises:
        UserError: no image, damaged, or a package is missing.
    """
    with plane_source(file, max_pixels) as source:
        return source.layouts


def plane_layout(path: Path, max_pixels: int) -> tuple[StackLayout, PictureView]:
    """Description of the series that a path names a plane of, and how its channels are shown.

    Raises:
        UserError: as `read_plane`.
    """
    plane = PlanePath.parse(path) or PlanePath(path)
    with plane_source(plane.source, max_pixels) as source:
        layout = _series(plane, source)
        return layout, _view(plane, layout)


def read_plane(path: Path, max_pixels: int) -> RgbU8:
    """(H, W, 3) uint8 of the plane that a path names, upright.

    Raises:
        UserError: no image, damaged, too large, without such a plane or channel, or a package is missing.
    """
    read = _read(path, max_pixels, None)
    samples = read.samples
    if read.layout.is_rgb and not read.has_own_view:
        # In one range, so that colours keep their hue.
        rgb = eight_bits(np.dstack([samples.channels[number] for number in range(3)]), samples.nodata)
    else:
        rgb = read.view.picture(samples.channels, samples.nodata)
    return np.uint8(255) - rgb if samples.is_inverted else rgb


def read_stored(path: Path, max_pixels: int) -> StoredSamples:
    """The stored numbers of the picture that a path names: of a plane those of all channels.

    Raises:
        UserError: as `read_plane`.
    """
    if not is_plane(path):
        return read_samples(path, max_pixels)
    layout, _ = plane_layout(path, max_pixels)
    read = _read(path, max_pixels, range(len(layout.channels)))
    planes = [read.samples.channels[number] for number in range(len(layout.channels))]
    pixels: NDArray[Any] = planes[0] if len(planes) == 1 else np.stack(planes, axis=2)
    return StoredSamples(pixels, f"{len(planes)} channels", layout.format, True, nodata=read.samples.nodata)


def read_numbers(path: Path, max_pixels: int) -> NDArray[Any] | None:
    """(H, W): the numbers of a plane of one channel as they are stored; None where it has several.

    None, too, where they are not what is shown: 0 stands for white, or one of them for "no data".

    Raises:
        UserError: as `read_plane`.
    """
    read = _read(path, max_pixels, None)
    samples = read.samples
    is_other = read.layout.is_rgb or samples.is_inverted or samples.nodata is not None
    return None if is_other or len(read.layout.channels) != 1 else samples.channels[0]


def read_channels(
    path: Path, numbers: Sequence[int], max_pixels: int, check: Callable[[StackLayout], object]
) -> tuple[StackLayout, PlaneSamples]:
    """Numbers of some channels, from 0, of the plane that a path names, and the description of its series.

    Where the file has one channel and several pages, and the path names none of them, the pages are its
    channels: planes of grey, one for each band.

    Args:
        check: sees the description, and may refuse.

    Raises:
        UserError: as `read_plane`, or what `check` raises.
    """
    plane = PlanePath.parse(path) or PlanePath(path)
    with plane_source(plane.source, max_pixels) as source:
        layout = _series(plane, source)
        axis = _axis_of_channels(plane, layout)
        if axis is None:
            check(layout)
            return layout, _projected(plane, source, layout, numbers)
        bands = with_bands(plane, layout)
        check(bands)
        planes: dict[int, NDArray[Any]] = {}
        for number in numbers:
            samples = source.read(layout.series, {axis.letter: number}, [0])
            planes[number] = samples.channels[0]
        return bands, PlaneSamples(planes, samples.nodata, samples.is_inverted)


def input_layout(path: Path, max_pixels: int) -> StackLayout:
    """Description of what `read_channels` reads: with pages as channels where they are.

    Raises:
        UserError: as `read_plane`.
    """
    plane = PlanePath.parse(path) or PlanePath(path)
    with plane_source(plane.source, max_pixels) as source:
        return with_bands(plane, _series(plane, source))


def with_bands(plane: PlanePath, layout: StackLayout) -> StackLayout:
    """The description with pages as channels, where a network takes them for such."""
    axis = _axis_of_channels(plane, layout)
    return layout if axis is None else replace(layout, channels=layout.channels * axis.size, axes=())


def sampled_ranges(
    source: PlaneSource, layout: StackLayout, numbers: Sequence[int]
) -> dict[int, tuple[float, float]]:
    """Range of values of some channels over a few planes together, so that all are in the same light."""
    lows: dict[int, float] = {}
    highs: dict[int, float] = {}
    for step in range(_SAMPLED_PLANES):
        at = {axis.letter: step * (axis.size - 1) // (_SAMPLED_PLANES - 1) for axis in layout.axes}
        samples = source.read(layout.series, at, numbers)
        for number, plane in samples.channels.items():
            low, high = value_range(plane, samples.nodata)
            lows[number] = min(low, lows.get(number, low))
            highs[number] = max(high, highs.get(number, high))
    return {
        number: (lows[number], highs[number])
        for number in lows
        if np.isfinite([lows[number], highs[number]]).all()
    }


def _axis_of_channels(plane: PlanePath, layout: StackLayout) -> StackAxis | None:
    """The axis whose places are the bands of one picture; None where the channels are those of the file."""
    is_one_of_many = any(letter not in "slk" for letter, _ in plane.places)
    is_grey = len(layout.channels) == 1 and len(layout.axes) == 1
    return layout.axes[0] if is_grey and not is_one_of_many else None


def _read(path: Path, max_pixels: int, channels: Sequence[int] | None) -> _Read:
    """A plane with these channels; without them those that its view shows."""
    plane = PlanePath.parse(path) or PlanePath(path)
    with plane_source(plane.source, max_pixels) as source:
        layout = _series(plane, source)
        view = _view(plane, layout)
        if channels is None:
            channels = sorted({channel.number for channel in view.channels})
        for letter, place in plane.places:
            if letter not in "slk" and isinstance(place, int) and place >= layout.size(letter):
                raise no_such_plane(plane.file, letter, place, layout.size(letter))
        return _Read(layout, view, bool(plane.view), _projected(plane, source, layout, channels))


def _projected(
    plane: PlanePath, source: PlaneSource, layout: StackLayout, channels: Sequence[int]
) -> PlaneSamples:
    """A plane, or of all planes along an axis the highest value or the mean of each pixel."""
    at = {letter: place for letter, place in plane.places if isinstance(place, int) and letter != "k"}
    letter, how = next(((axis, value) for axis, value in plane.places if isinstance(value, str)), ("", ""))
    if not letter:
        return source.read(layout.series, at, channels)
    first = source.read(layout.series, {**at, letter: 0}, channels)
    kind = next(iter(first.channels.values())).dtype
    total = {number: _summand(values, how) for number, values in first.channels.items()}
    for place in range(1, layout.size(letter)):
        for number, values in source.read(layout.series, {**at, letter: place}, channels).channels.items():
            if how == "max":
                np.maximum(total[number], values, out=total[number])
            else:
                total[number] += values
    if how == "mean":
        count = layout.size(letter)
        is_whole = kind.kind in "iu"
        total = {
            number: (np.rint(values / count) if is_whole else values / count).astype(kind)
            for number, values in total.items()
        }
    return PlaneSamples(total, first.nodata, first.is_inverted)


def _summand(values: NDArray[Any], how: str) -> NDArray[Any]:
    return values.copy() if how == "max" else values.astype(np.float64)


def _series(plane: PlanePath, source: PlaneSource) -> StackLayout:
    number = plane.at("s")
    if not isinstance(number, int) or number >= len(source.layouts):
        raise no_such_plane(plane.file, "s", int(number), len(source.layouts))
    level = plane.at("l") if any(letter == "l" for letter, _ in plane.places) else None
    layout = source.layouts[number]
    if isinstance(level, int) and level >= max(1, len(layout.levels)):
        raise no_such_plane(plane.file, "l", level, max(1, len(layout.levels)))
    return layout.at_level(level if isinstance(level, int) else None)[0]


def _view(plane: PlanePath, layout: StackLayout) -> PictureView:
    if not plane.view:
        return PictureView.usual(layout)
    view = PictureView.parse(plane.view)
    view.check(layout)
    return view


def _kind(file: Path, head: bytes | None = None) -> str:
    """Kind of the file by its first bytes, or, where those say nothing, by its name; empty for any other."""
    suffix = file.suffix.lower()
    if suffix == _ZARR and os.path.isdir(file):
        return "zarr"
    try:
        head = require_file(file) if head is None else head
    except UserError:
        return ""  # What is wrong is said by whoever reads it.
    if is_tiff(head):
        return "tiff"
    if head.startswith(_CZI):
        return "czi"
    if head.startswith(_LIF) and suffix == ".lif":
        return "lif"
    if head[128:132] == b"DICM":
        return "dicom"
    is_packed = head[:2] == b"\x1f\x8b" and file.name.lower().endswith(".nii.gz")
    if head[344:347] in (b"n+1", b"n+2") or head[4:7] == b"n+2" or is_packed:
        return "nifti"
    return "video" if suffix in VIDEO_SUFFIXES else ""


@contextmanager
def _of_pillow(file: Path, max_pixels: int) -> Iterator[PlaneSource]:
    from engine.document.stacks.frames import Frames, frame_count
    from engine.document.stacks.single import SingleImage

    head = require_file(file)
    if probe_netpbm(file, head) is None and probe_codestream(file, head) is None:
        with opened(file) as image:
            if image.format in _ANIMATED and frame_count(image) > 1:
                yield Frames(file, image, max_pixels)
                return
    yield SingleImage(file, max_pixels)
