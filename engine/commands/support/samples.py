"""Training samples of a project: its accepted images, and scribbles on the others."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from engine.core import IGNORE, Progress, UserError
from engine.learn.request import Role, Sample
from engine.session.learning.training_set import corrected_pixels, labels_to_learn, split_for
from engine.storage import ImageRecord, ImageStatus, Project

if TYPE_CHECKING:
    from engine.commands.support.terminal import Terminal
    from engine.learn.distributed.processes import ProcessGroup

_USED = (ImageStatus.ACCEPTED, ImageStatus.STARTED)


def collect_samples(project: Project, terminal: Terminal) -> tuple[Sample, ...]:
    """Samples in the order of the project's images; about a fifth of the accepted ones is held back.

    Raises:
        UserError: no image has a decided pixel or a scribble.
    """
    records = [record for record in project.images.rows() if record.status in _USED]
    roles = _roles(project, records)
    samples = []
    with terminal.progress("Reading masks") as report:
        for done, record in enumerate(records, start=1):
            terminal.token.check()
            sample = _sample(project, record, roles[record.rel])
            if sample is not None:
                samples.append(sample)
            report(Progress(done, len(records), "images"))
    if not any(sample.role == "train" for sample in samples):
        raise UserError(
            f"{project.path} has no accepted or scribbled image to learn from.",
            "Accept a mask in the window, or import some: inkling import PROJECT --from DIR.",
        )
    return tuple(samples)


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


def _roles(project: Project, records: list[ImageRecord]) -> dict[str, Role]:
    """Split of each image: as stored, else as the window would choose, and then stored where possible."""
    roles: dict[str, Role] = {}
    accepted = 0
    for record in records:
        split = record.split
        if record.status is not ImageStatus.ACCEPTED:
            # Scribbles alone say too little to check a model with.
            roles[record.rel] = "train"
            continue
        if split is None:
            split = split_for(accepted)
            if not project.read_only:
                project.images.set_split(record.id, split)
        accepted += 1
        roles[record.rel] = "val" if split == "val" else "train"
    return roles


def _sample(project: Project, record: ImageRecord, role: Role) -> Sample | None:
    shape = _shape(record)
    if shape is None:
        return None
    state = project.load_state(record.id, shape)
    labels = labels_to_learn(state.planes)
    if bool(np.all(labels == IGNORE)):
        return None
    corrected = corrected_pixels(state.planes, labels)
    return Sample(str(int(record.id)), record.path, labels, role=role, corrected=corrected)


def _shape(record: ImageRecord) -> tuple[int, int] | None:
    if record.height is None or record.width is None:
        return None
    return record.height, record.width


def count_roles(samples: tuple[Sample, ...]) -> Iterator[tuple[str, int]]:
    """("train", n) and ("val", n)."""
    for role in ("train", "val"):
        yield role, sum(sample.role == role for sample in samples)
