"""The training set of a project: which images, which of their pixels, and which count more."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

import numpy as np

from engine.core import IGNORE, BoolMap, ImageId, LabelMap, read_only
from engine.document.planes import LabelPlanes, Plane
from engine.storage import ImageRecord, ImageStatus, Project

if TYPE_CHECKING:
    from engine.learn.request import Sample

# Every fifth accepted image is held back, and the second one already, so that there is
# a check as soon as there can be one. An image never changes sides: the figure would lie.
HELD_BACK_EVERY: Final = 5

AUTOMATIC_LOSS: Final = "automatic"
_USUAL_LOSS: Final = "ce"
_LOSS_OF_RARE_CLASSES: Final = "dice+ce"
# Cracks cover 1.5 %: by cross-entropy alone the small U-Net has IoU 0.06 after 60 s, with Dice 0.34. From
# a tenth on, where vessels, nuclei and membranes are, neither is better each time.
_RARE_SHARE: Final = 0.05


class TrainingSet:
    """Accepted images of a project, split into those to train on and those held back for validation."""

    def __init__(self, project: Project) -> None:
        self._project = project

    def accepted(self) -> list[ImageRecord]:
        """Every accepted image, in the order of the list."""
        return self._project.images.rows(status=ImageStatus.ACCEPTED)

    def assign_splits(self) -> list[ImageRecord]:
        """Give every accepted image without a split (imported masks, too) its own; returns all of them."""
        records = self.accepted()
        index = sum(record.split is not None for record in records)
        for record in records:
            if record.split is None:
                self._project.images.set_split(record.id, split_for(index))
                index += 1
        return self.accepted()

    def read(self, records: Sequence[ImageRecord]) -> list[Sample]:
        """Samples of those images that have labels; for the thread of the files lane."""
        return [sample for record in records if (sample := self._sample(record.id)) is not None]

    def _sample(self, image_id: ImageId) -> Sample | None:
        from engine.learn.request import Role, Sample

        record = self._project.images.get(image_id)
        if record.height is None or record.width is None:
            return None
        state = self._project.load_state(image_id, (record.height, record.width))
        labels = labels_to_learn(state.planes)
        if bool((labels == IGNORE).all()):
            return None
        role: Role = "val" if record.split == "val" else "train"
        return Sample(
            str(image_id), record.path, labels, role=role, corrected=corrected_pixels(state.planes, labels)
        )


def split_for(index: int) -> str:
    """Split of the `index`-th (from 0) accepted image: 'train' or 'val'."""
    return "val" if index % HELD_BACK_EVERY == 1 else "train"


def labels_to_learn(planes: LabelPlanes) -> LabelMap:
    """Decided pixels, and scribbles where nothing is decided; 255 elsewhere. A read-only copy."""
    labels = np.array(planes.view(Plane.MASK))
    if not planes.is_blank(Plane.SCRIBBLES):
        undecided = labels == IGNORE
        labels[undecided] = planes.view(Plane.SCRIBBLES)[undecided]
    return read_only(labels)


def corrected_pixels(planes: LabelPlanes, labels: LabelMap) -> BoolMap | None:
    """(H, W), where a person painted or scribbled what `labels` says; None where nobody did.

    Everything else was merely accepted: proposed by a network or a cut, or imported.
    """
    drawn = np.zeros(labels.shape, np.bool_)
    for plane in (Plane.HAND, Plane.SCRIBBLES):
        if not planes.is_blank(plane):
            drawn |= planes.view(plane) == labels
    drawn &= labels != IGNORE
    if not drawn.any():
        return None
    drawn.setflags(write=False)
    return drawn


def replayed(records: Sequence[ImageRecord], limit: int) -> list[ImageRecord]:
    """At most `limit` images, in their order: the newer half of them, and old ones of any age.

    Which old ones depends on each image alone, so that a new image changes hardly anything. With only
    the newest, a network would forget what it learned from the first.
    """
    if len(records) <= limit:
        return list(records)
    newest = list(records[-(limit - limit // 2) :])
    older = records[: -len(newest)]
    # A checksum of the number is as good as a draw, and the same each time.
    drawn = sorted(older, key=lambda record: zlib.crc32(str(record.id).encode()))[: limit // 2]
    kept = {record.id for record in drawn}
    return [record for record in older if record.id in kept] + newest


def chosen_loss(choice: str, samples: Sequence[Sample]) -> str:
    """The loss that `choice` names; where that is left open, one that does not overlook rare classes."""
    if choice != AUTOMATIC_LOSS:
        return choice
    counts = np.zeros(256, np.int64)
    for sample in samples:
        counts += np.bincount(sample.labels.ravel(), minlength=256)
    shown = counts[:IGNORE][counts[:IGNORE] > 0]
    is_rare = shown.size > 0 and float(shown.min()) < _RARE_SHARE * float(shown.sum())
    return _LOSS_OF_RARE_CLASSES if is_rare else _USUAL_LOSS
