"""Reader of DICOM segmentations: each frame is the part of a segment on one frame of one image.

Images are found by their SOP Instance UID among the DICOM files of the folder.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from engine.core import UserError
from engine.core.class_names import clean_class_name
from engine.core.plane_path import PlanePath
from engine.document.decode import MOST_PIXELS, check_pixels, in_plain_words
from engine.document.listing import natural_key
from engine.document.stacks.medical import pydicom_module
from engine.formats.incoming.contents import (
    CERTAIN,
    Answers,
    IncomingClass,
    IncomingDataset,
    IncomingImage,
    IncomingLabels,
    IncomingShape,
    Recognition,
    unreadable_image,
)
from engine.formats.readers.raster.folders import below

SEGMENTATION: Final = "1.2.840.10008.5.1.4.1.1.66.4"
LABEL_MAP: Final = "1.2.840.10008.5.1.4.1.1.66.7"
GROUND: Final = "background"
UNLABELLED: Final = "unlabelled"
"""Label of the segment of what is not decided, in files of our own."""

_KINDS: Final = (SEGMENTATION, LABEL_MAP)
_ENDINGS: Final = (".dcm", ".dicom", "")
_LOOKED_AT: Final = 60
_MARK_PLACE: Final = 128
_HEAD: Final = 4096


@dataclass(slots=True)
class _Picture:
    """An image that segmentations refer to: its frames, and the parts of segments on each.

    Attributes:
        parts: file, number of the frame in it and label of the segment; empty for a label map.
    """

    parts: dict[int, list[tuple[Path, int, str]]] = field(default_factory=dict)


class DicomSegReader:
    """Reader of a folder with segmentations, and images beside or below."""

    def recognise(self, source: Path) -> Recognition | None:
        if any(_is_segmentation(file) for file, _ in zip(_files(source), range(_LOOKED_AT), strict=False)):
            return Recognition(CERTAIN, "There is a DICOM segmentation.")
        return None

    def open(self, source: Path, answers: Answers) -> IncomingDataset:
        pictures: dict[str, _Picture] = {}
        files: dict[str, Path] = {}
        frames: dict[str, int] = {}
        labels: dict[str, None] = {}
        damaged: dict[Path, UserError] = {}
        pydicom_module()  # Without it, no file can be read.
        for file in _files(source):
            try:
                header = _header(file)
                if header is None:
                    continue
                if str(header.get("SOPClassUID", "")) in _KINDS:
                    labels.update(dict.fromkeys(_add_segmentation(file, header, pictures)))
                else:
                    uid = str(header.get("SOPInstanceUID", ""))
                    with in_plain_words(file):
                        frames[uid] = int(header.get("NumberOfFrames", 1) or 1)
                    files[uid] = file
            except UserError as error:
                damaged[file] = error
        if not pictures:
            no_labels = UserError(f"{source} has no DICOM segmentation.", "Pick the folder that holds it.")
            raise next(iter(damaged.values()), no_labels)
        root = source if source.is_dir() else source.parent

        def images() -> Iterator[IncomingImage]:
            for uid, picture in pictures.items():
                for frame, parts in sorted(picture.parts.items()):
                    file = files.get(uid)
                    if file is not None and frames[uid] > 1:
                        file = PlanePath(file, (("z", frame - 1),)).path
                    name = f"{uid}-{frame}" if file is None else below(root, file)
                    yield IncomingImage(name, file, None, _reader(parts), mask_file=parts[0][0])
            for file, problem in damaged.items():
                yield unreadable_image(below(root, file), file, problem)

        classes = [IncomingClass(GROUND, GROUND, role="class" if GROUND in labels else "ground")]
        for label in labels:
            role = "ignore" if label == UNLABELLED else "class"
            if label != GROUND:
                classes.append(IncomingClass(label, label, role="ignore" if role == "ignore" else "class"))
        return IncomingDataset(tuple(classes), images)


def _files(source: Path) -> Iterator[Path]:
    if source.is_file():
        yield source
        return
    for parent, folders, names in os.walk(source):
        folders.sort(key=natural_key)
        for name in sorted(names, key=natural_key):
            if os.path.splitext(name)[1].casefold() in _ENDINGS and not name.startswith("."):
                yield Path(parent, name)


def _start(file: Path) -> bytes:
    try:
        with open(file, "rb") as stream:
            return stream.read(_HEAD)
    except OSError:
        return b""


def _is_segmentation(file: Path) -> bool:
    start = _start(file)
    is_dicom = start[_MARK_PLACE : _MARK_PLACE + 4] == b"DICM"
    return is_dicom and any(kind.encode() + b"\0" in start or kind.encode() in start for kind in _KINDS)


def _header(file: Path) -> Any | None:
    """What a DICOM file says before its pixels; None for other files.

    Raises:
        UserError: damaged, or pydicom is missing.
    """
    if _start(file)[_MARK_PLACE : _MARK_PLACE + 4] != b"DICM":
        return None
    with in_plain_words(file):
        return pydicom_module().dcmread(file, stop_before_pixels=True)


def _add_segmentation(file: Path, header: Any, pictures: dict[str, _Picture]) -> list[str]:
    """Note the frames of a segmentation by the images that they are of; the labels of its segments.

    Raises:
        UserError: damaged; nothing of it is noted.
    """
    found: list[tuple[str, int, tuple[Path, int, str]]] = []
    with in_plain_words(file):
        is_map = str(header.SOPClassUID) == LABEL_MAP
        check_pixels(file, int(header.Columns), int(header.Rows), MOST_PIXELS)
        names = {int(s.SegmentNumber): _label(s) for s in header.SegmentSequence if "SegmentNumber" in s}
        # What is the same for all frames, as of one segment, may stand there once.
        shared: Any = next(iter(header.get("SharedFunctionalGroupsSequence") or ()), {})
        for number, frame in enumerate(header.PerFrameFunctionalGroupsSequence):
            source = _source(frame) or _source(shared)
            if source is None:
                # One without images of its own: its frames are in the order of those of the one image.
                references = _referenced(header)
                if len(references) != 1:
                    raise ValueError("its frames refer to no images")
                source = references[0], number + 1
            uid, of_frame = source
            segment = 0
            if not is_map:
                groups = frame if "SegmentIdentificationSequence" in frame else shared
                segment = int(groups["SegmentIdentificationSequence"][0].ReferencedSegmentNumber)
            label = "" if is_map else names[segment]
            found.append((uid, of_frame, (file, number, label)))
    for uid, of_frame, part in found:
        pictures.setdefault(uid, _Picture()).parts.setdefault(of_frame, []).append(part)
    return list(names.values())


def _label(segment: Any) -> str:
    return clean_class_name(str(segment.get("SegmentLabel", ""))) or f"segment {int(segment.SegmentNumber)}"


def _source(frame: Any) -> tuple[str, int] | None:
    """UID of the image of a frame, and the number of the frame in it, from 1 on."""
    for derivation in frame.get("DerivationImageSequence") or ():
        for source in derivation.get("SourceImageSequence") or ():
            numbers = source.get("ReferencedFrameNumber", 1)
            first = numbers if isinstance(numbers, int) else next(iter(numbers))
            return str(source.ReferencedSOPInstanceUID), int(first)
    return None


def _referenced(header: Any) -> list[str]:
    series = header.get("ReferencedSeriesSequence") or ()
    instances = [i for one in series for i in one.get("ReferencedInstanceSequence") or ()]
    return [str(instance.ReferencedSOPInstanceUID) for instance in instances]


def _reader(parts: list[tuple[Path, int, str]]) -> Callable[[], IncomingLabels]:
    def read() -> IncomingLabels:
        shapes = []
        size = (0, 0)
        opened: dict[Path, _Segmentation] = {}
        for file, number, label in parts:
            # Once for all frames: a file may have one for each of hundreds of segments.
            segmentation = opened[file] = opened.get(file) or _Segmentation(file)
            pixels = segmentation.frame(number)
            size = pixels.shape[0], pixels.shape[1]
            for value, name in ({1: label} if label else segmentation.names).items():
                area = pixels == value
                if area.any() and name != GROUND:
                    shapes.append(IncomingShape(name, bitmap=area))
        return IncomingLabels(size, None, tuple(shapes), unlabelled=GROUND)

    return read


class _Segmentation:
    """A segmentation that was read whole, and the labels of its segments by their numbers.

    Raises:
        UserError: damaged.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        with in_plain_words(file):
            self._data = data = pydicom_module().dcmread(file)
            self._shape = int(data.Rows), int(data.Columns)
            self.names = {
                int(s.SegmentNumber): _label(s) for s in data.SegmentSequence if "SegmentNumber" in s
            }

    def frame(self, number: int) -> NDArray[Any]:
        """(H, W) numbers of one frame; a fractional one is 1 from a half on.

        Raises:
            UserError: damaged.
        """
        with in_plain_words(self._file):
            data = self._data
            if int(data.BitsAllocated) == 1 and not data.file_meta.TransferSyntaxUID.is_compressed:
                return self._bits(number)
            from pydicom.pixels import pixel_array

            pixels = np.asarray(pixel_array(data, index=number))
            if pixels.shape != self._shape:
                raise ValueError(f"decoded to {pixels.shape}")
            if str(data.get("SegmentationType", "")) == "FRACTIONAL":
                most = int(data.get("MaximumFractionalValue", 255))
                pixels = (2 * pixels.astype(np.int64) >= most).astype(np.uint8)
            return pixels

    def _bits(self, number: int) -> NDArray[np.uint8]:
        """A frame of one bit a pixel: frames follow each other bit by bit, and may begin inside a byte."""
        count = self._shape[0] * self._shape[1]
        begin = number * count
        stored = np.frombuffer(self._data.PixelData, np.uint8)[begin // 8 : -(-(begin + count) // 8)]
        bits = np.unpackbits(stored, bitorder="little")[begin % 8 :][:count]
        return bits.reshape(self._shape)
