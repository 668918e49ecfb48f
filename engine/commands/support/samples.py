"""Counts of training samples, and the check that several processes have the same ones."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from engine.core import ClassList, UserError
from engine.core.plane_path import picture_name
from engine.document.mask_survey import MaskSurvey
from engine.learn.request import Sample

if TYPE_CHECKING:
    from engine.learn.distributed.process_group import ProcessGroup


def check_same_samples(samples: Sequence[Sample], processes: ProcessGroup, project: Path) -> None:
    """Refuse to train together on different samples.

    Raises:
        UserError: the processes see other images or masks, as on machines with copies of a project.
    """
    digest = 0
    for sample in samples:
        parts = [f"{sample.key} {sample.role} {sample.shape}".encode(), sample.labels.tobytes()]
        corrected = sample.corrected
        for part in parts + ([] if corrected is None else [corrected.tobytes()]):
            digest = zlib.crc32(part, digest)
    if len(set(processes.all_gather(digest))) > 1:
        raise UserError(
            f"The processes do not see the same images and masks in {project}.",
            "Give all machines the same project, on a shared disk or as a fresh copy.",
        )


def survey_samples(samples: Sequence[Sample], classes: ClassList) -> MaskSurvey:
    """Survey of what there is to learn, by the names of the images."""
    survey = MaskSurvey(has_background=classes.has_background)
    for sample in samples:
        path = sample.image_path
        survey.add(picture_name(path).removesuffix(path.suffix), sample.labels)
    return survey


def count_roles(samples: tuple[Sample, ...]) -> Iterator[tuple[str, int]]:
    """("train", n) and ("val", n)."""
    for role in ("train", "val"):
        yield role, sum(sample.role == role for sample in samples)
