"""Counts of training samples, and the check that several processes have the same ones."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from engine.core import UserError
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
        parts = [f"{sample.key} {sample.role} {sample.labels.shape}".encode(), sample.labels.tobytes()]
        for part in parts + ([] if sample.corrected is None else [sample.corrected.tobytes()]):
            digest = zlib.crc32(part, digest)
    if len(set(processes.all_gather(digest))) > 1:
        raise UserError(
            f"The processes do not see the same images and masks in {project}.",
            "Give all machines the same project, on a shared disk or as a fresh copy.",
        )


def count_roles(samples: tuple[Sample, ...]) -> Iterator[tuple[str, int]]:
    """("train", n) and ("val", n)."""
    for role in ("train", "val"):
        yield role, sum(sample.role == role for sample in samples)
