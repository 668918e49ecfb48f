"""Losses of an export that are known before anything is written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import numpy as np

from engine.core import IGNORE, ClassList, UserError
from engine.core.plane_path import source_of
from engine.document.image import MAX_PIXELS
from engine.document.mask_survey import label_counts, listed
from engine.document.stacks.reading import is_plane, plane_layout
from engine.formats.catalog import WRITERS
from engine.formats.catalog_rows import PicturesOut
from engine.formats.outgoing.channels import channel_names, is_plain_picture
from engine.formats.outgoing.options import ExportOptions
from engine.formats.outgoing.predictions import ModelPredictions
from engine.formats.outgoing.selection import candidates, labels_of
from engine.storage.project import Project

_MOST_UNLABELLED: Final = 500
"""Masks in which unlabelled pixels are looked for: beyond them, they are told afterwards."""


@dataclass(frozen=True, slots=True)
class ForeseenLoss:
    """Classes, channels and unlabelled pixels that a format cannot hold.

    It is true where more is lost than the format is known for: classes and channels.

    Attributes:
        merged: names of the classes whose objects become those of one; empty for a single one.
        left_out: names of the classes without single objects, which are in no file.
        channels: images of several channels that go out as they are shown, in three colours of eight bits.
        planes: planes of more bits than the format keeps, which go out as they are shown, in 8.
        has_unlabelled: there are unlabelled pixels, which become background.
    """

    merged: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    channels: int = 0
    planes: int = 0
    has_unlabelled: bool = False

    def __bool__(self) -> bool:
        return bool(self.merged or self.left_out or self.channels)

    @property
    def remarks(self) -> list[str]:
        """What else is to be said ahead; empty for nothing."""
        remarks = []
        if self.has_unlabelled:
            remarks.append(
                "The format has no unlabelled pixels: those that are unlabelled become background."
            )
        if self.planes == 1:
            remarks.append(
                "1 plane of more than 8 bits goes out as it is shown, in 8 bits; nifti keeps its numbers, "
                "nnunet those from 0 to 65,535."
            )
        elif self.planes:
            remarks.append(
                f"{self.planes:,} planes of more than 8 bits go out as they are shown, in 8 bits; nifti "
                "keeps their numbers, nnunet those from 0 to 65,535."
            )
        return remarks

    @property
    def sentences(self) -> list[str]:
        """What will be lost, in words; empty for nothing."""
        sentences = []
        if self.merged:
            sentences.append(f"The format has no classes: objects of {listed(self.merged)} become alike.")
        if self.left_out:
            names = listed(self.left_out)
            sentences.append(f"The format has single objects alone, so that these are lost: {names}.")
        if self.channels == 1:
            sentences.append(
                "1 image has several channels, and goes out as it is shown: three colours of 8 bits."
            )
        elif self.channels:
            sentences.append(
                f"{self.channels:,} images have several channels, and go out as they are shown: three "
                "colours of 8 bits."
            )
        return sentences


def has_objects_alone(format_name: str) -> bool:
    """Whether a format holds single objects without classes."""
    carries = WRITERS[format_name].carries
    return carries.instances and not carries.names


def foreseen_loss(
    project: Project, format_name: str, options: ExportOptions, check: Callable[[], object] = lambda: None
) -> ForeseenLoss:
    """What a format will lose of the labels that would be written; reads masks only where it may lose some.

    Args:
        check: called for each image; what it raises ends the work.
    """
    predictions = ModelPredictions(project) if options.with_predictions else None
    going = list(candidates(project, options, predictions))
    paths = [candidate.record.path for candidate in going]
    pictures = [path for path in paths if not is_plain_picture(path)]
    about_pictures = ForeseenLoss(
        channels=_lost_channels(format_name, pictures, check),
        planes=_shallow_planes(format_name, pictures, check),
    )
    carries, classes = WRITERS[format_name].carries, project.classes
    counts_ignored = carries.names and not carries.ignore and classes.has_background
    if not (has_objects_alone(format_name) or counts_ignored):
        return about_pictures
    present: set[int] = set()
    wanted = {IGNORE} if counts_ignored else {info.id for info in classes.present}
    for candidate in going[: _MOST_UNLABELLED if counts_ignored else None]:
        check()
        try:
            mask = labels_of(project, candidate, predictions)
        except UserError:
            continue  # It cannot be written either, which is told there.
        if mask is not None:
            present.update(np.flatnonzero(label_counts(mask)).tolist())
        if wanted <= present:
            break  # There is nothing more to see.
    if counts_ignored:
        return replace(about_pictures, has_unlabelled=IGNORE in present)
    merged, left_out = _lost(present, classes)
    return replace(about_pictures, merged=merged, left_out=left_out)


def _lost_channels(format_name: str, pictures: Sequence[Path], check: Callable[[], object]) -> int:
    """How many pictures of several channels go out as they are shown."""
    kind, count = WRITERS[format_name].pictures, 0
    if kind in (PicturesOut.NONE, PicturesOut.CHANNELS):
        return 0
    for picture in pictures:
        check()
        is_copied = kind is PicturesOut.FILES and not is_plane(picture)
        count += not is_copied and bool(channel_names(picture))
    return count


def _shallow_planes(format_name: str, pictures: Sequence[Path], check: Callable[[], object]) -> int:
    """How many planes of one channel go out with fewer bits than they have."""
    row = WRITERS[format_name]
    if row.pictures is PicturesOut.NONE:
        return 0
    is_deep: dict[Path, bool] = {}
    planes = [picture for picture in pictures if is_plane(picture)]
    for picture in planes:
        check()
        source = source_of(picture)
        if source not in is_deep:
            is_deep[source] = _is_deeper(picture, row.deepest_bits)
    return sum(is_deep[source_of(picture)] for picture in planes)


def _is_deeper(picture: Path, bits: int) -> bool:
    """Whether a plane has one channel of more than so many bits."""
    try:
        layout, _ = plane_layout(picture, MAX_PIXELS)
    except UserError:
        return False  # What is wrong with it is said when it goes out.
    return layout.bits > bits and len(layout.channels) == 1


def _lost(present: set[int], classes: ClassList) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Names of the classes whose objects become alike, and of those that are in no file."""
    used = [info for info in classes.present if info.id in present and not info.is_background]
    things = tuple(info.name for info in used if info.is_thing)
    areas = tuple(info.name for info in used if not info.is_thing)
    return things if len(things) > 1 else (), areas
