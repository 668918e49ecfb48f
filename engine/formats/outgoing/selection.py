"""Choice of the images of an export, their names, and their labels as they go out."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass

from engine.core import IGNORE, ImageId, LabelMap, UserError
from engine.document.image import probe_image
from engine.files.fitting_names import fitting_name
from engine.formats.outgoing.options import ExportOptions, LabelState
from engine.formats.outgoing.predictions import ModelPredictions
from engine.storage.external.image_changes import image_problem
from engine.storage.project import Project
from engine.storage.records import ImageRecord, ImageStatus

# They would break the lines of lists of names.
_CONTROL = re.compile(r"[\x00-\x1f\x7f\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Candidate:
    """An image that goes out, if its labels and its file are in order."""

    record: ImageRecord
    state: LabelState


def candidates(
    project: Project, options: ExportOptions, predictions: ModelPredictions | None = None
) -> Iterator[Candidate]:
    """The images that the options ask for, in the order in which they were added."""
    for record in project.images.rows():
        status = project.images.work_status(record.id)
        if status is ImageStatus.ACCEPTED:
            yield Candidate(record, LabelState.ACCEPTED)
        elif status in options.include:
            yield Candidate(record, LabelState.IN_WORK)
        elif status is ImageStatus.NEW and predictions is not None and predictions.has(record.id):
            yield Candidate(record, LabelState.PREDICTED)


def labels_of(
    project: Project, candidate: Candidate, predictions: ModelPredictions | None = None
) -> LabelMap | None:
    """(H, W) labels of an image that goes out; None when it has none."""
    record = candidate.record
    if candidate.state is LabelState.PREDICTED:
        mask = None if predictions is None else predictions.labels(record.id)
    elif record.mask_revision == 0 and not os.path.isfile(project.mask_path(record.id)):
        return None
    else:
        mask = project.decided_mask(record.id)
    if mask is None or (candidate.state is not LabelState.ACCEPTED and (mask == IGNORE).all()):
        return None
    return mask


def require_same_image(project: Project, record: ImageRecord, mask: LabelMap) -> None:
    """Raise UserError where the image is another than its labels were made on, or cannot be read."""
    problem = image_problem(project, record)
    if problem is not None:
        raise UserError(problem.sentence)
    info = probe_image(record.path)
    if (info.height, info.width) != mask.shape:
        raise UserError(
            f"{record.name} is {info.width}x{info.height}, its mask {mask.shape[1]}x{mask.shape[0]}.",
            "Put the image back that the mask was made on.",
        )


def export_names(project: Project) -> dict[ImageId, str]:
    """Name of each image in exports: that of its mask, without folders, as long as a disk can take.

    Of two that are equal without folders or regard to case the later image's gets a number. As images that
    are not exported and removed ones count, and ids are never given again, a name stays what it is.
    """
    records = [*project.images.rows(), *project.images.rows(status=ImageStatus.REMOVED)]
    names: dict[ImageId, str] = {}
    taken: set[str] = set()
    for record in sorted(records, key=lambda record: record.id):
        names[record.id] = _free_name(record.mask_name, taken)
    return names


def _free_name(mask_name: str, names: set[str]) -> str:
    base = name = fitting_name(_CONTROL.sub("_", mask_name.replace("/", "__")))
    number = 2
    while name.casefold() in names:
        name = f"{base}-{number}"
        number += 1
    names.add(name.casefold())
    return name
