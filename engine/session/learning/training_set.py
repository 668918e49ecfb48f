"""What of a project is learned from: which images, which of their pixels, and which count more."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

import numpy as np

from engine.core import IGNORE, BoolMap, LabelMap, read_only
from engine.document.planes import LabelPlanes, Plane
from engine.storage import ImageRecord

if TYPE_CHECKING:
    from engine.learn.request import Sample

AUTOMATIC_LOSS: Final = "automatic"
_USUAL_LOSS: Final = "ce"
_LOSS_OF_RARE_CLASSES: Final = "dice+ce"
# Cracks cover 1.5 %: by cross-entropy alone the small U-Net has IoU 0.06 after 60 s, with Dice 0.34. From
# a tenth on, where vessels, nuclei and membranes are, neither is better each time.
_RARE_SHARE: Final = 0.05


def labels_to_learn(planes: LabelPlanes) -> LabelMap:
    """Decided pixels, and scribbles where nothing is decided; 255 elsewhere. A read-only copy."""
    labels = np.array(planes.view(Plane.MASK))
    if not planes.is_blank(Plane.SEEDS):
        undecided = labels == IGNORE
        labels[undecided] = planes.view(Plane.SEEDS)[undecided]
    return read_only(labels)


def corrected_pixels(planes: LabelPlanes, labels: LabelMap) -> BoolMap | None:
    """(H, W), where a person painted or scribbled what `labels` says; None where nobody did.

    Everything else was merely accepted: proposed by a network or a cut, or imported.
    """
    drawn = np.zeros(labels.shape, np.bool_)
    for plane in (Plane.HAND, Plane.SEEDS):
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
