"""Reader of NIfTI labels, a mask a slice: labels/NAME.nii.gz beside images/, or NAME_seg.nii.gz."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from engine.core import UserError
from engine.core.plane_path import source_path
from engine.formats.dataset import CLASSES
from engine.formats.incoming.contents import (
    CERTAIN,
    LIKELY,
    Answers,
    ImportQuestion,
    IncomingClass,
    IncomingDataset,
    IncomingImage,
    Recognition,
)
from engine.formats.readers.raster.folders import folder_names
from engine.formats.readers.raster.label_files import IGNORED, names_by_line
from engine.formats.readers.science.volumes import (
    VolumePair,
    class_plane,
    files_below,
    paired_volumes,
    plane_images,
    stem_of,
)

_ENDINGS: Final = (".nii.gz", ".nii")
_LABELS: Final = ("labels", "labelstr", "label", "masks", "mask", "segmentations", "segmentation")
_PICTURES: Final = ("images", "imagestr", "image", "volumes", "scans")
_SEG_ENDINGS: Final = ("_seg", "_segmentation", "_mask", "_label", "_labels", "-seg", "-label")


class NiftiReader:
    """Reader of a folder of such files, or of one file of labels."""

    def recognise(self, source: Path) -> Recognition | None:
        if source.is_file():
            is_nifti = source.name.casefold().endswith(_ENDINGS)
            return Recognition(CERTAIN, "It is a NIfTI file.") if is_nifti else None
        labels, _ = _folders(source)
        first = None if labels is None else next(files_below(labels, _ENDINGS), None)
        return (
            None
            if first is None
            # Other formats have such files, too, with more that says what they are.
            else Recognition(LIKELY, f"There are labels such as {first.name[:40]}.")
        )

    def open(self, source: Path, answers: Answers) -> IncomingDataset:
        if source.is_file():
            pairs = [VolumePair(source, None)]
            return _dataset(source.parent, lambda: iter(pairs), ())
        labels, pictures = _folders(source)
        if labels is None or next(files_below(labels, _ENDINGS), None) is None:
            raise UserError(f"{source} has no folder of NIfTI labels.", "Name labels/ beside images/.")

        def volumes() -> Iterator[VolumePair]:
            for pair in paired_volumes(labels, pictures, _ENDINGS):
                if labels != pictures or stem_of(pair.labels.name).endswith(_SEG_ENDINGS):
                    yield pair

        named = source / CLASSES
        classes = (*names_by_line(named), IGNORED) if named.is_file() else ()
        return _dataset(source, volumes, classes)


def nnunet_volumes(
    source: Path,
    parts: Sequence[tuple[str, str, str]],
    ending: str,
    picture_ending: str,
    channels: int,
    classes: tuple[IncomingClass, ...],
    questions: tuple[ImportQuestion, ...],
) -> IncomingDataset:
    """The volumes of a data set of nnU-Net.

    Args:
        parts: folder of labels, folder of images and part of the set.
        ending: of the files; `picture_ending` what stands before it in the names of pictures.
        channels: files, a channel each, that are laid together; 0 for one file alone.
    """

    def volumes() -> Iterator[VolumePair]:
        for labels, images, split in parts:
            for pair in paired_volumes(source / labels, source / images, (ending,), picture_ending, split):
                yield (
                    pair
                    if pair.picture is None
                    else replace(pair, picture=source_path(pair.picture, channels))
                )

    return _dataset(source, volumes, classes, questions)


def _dataset(
    root: Path,
    volumes: Callable[[], Iterator[VolumePair]],
    classes: tuple[IncomingClass, ...],
    questions: tuple[ImportQuestion, ...] = (),
) -> IncomingDataset:
    def images() -> Iterator[IncomingImage]:
        for pair in volumes():
            yield from plane_images(root, pair, class_plane)

    return IncomingDataset(classes, images, None, questions)


def _folders(source: Path) -> tuple[Path | None, Path | None]:
    """Folder of labels and folder of pictures; the same where they lie together."""
    names = {name.casefold(): name for name in folder_names(source)}
    labels = next((source / names[name] for name in _LABELS if name in names), None)
    pictures = next((source / names[name] for name in _PICTURES if name in names), None)
    if labels is not None:
        return labels, pictures
    is_mixed = any(stem_of(file.name).endswith(_SEG_ENDINGS) for file in files_below(source, _ENDINGS))
    return (source, source) if is_mixed else (None, None)
