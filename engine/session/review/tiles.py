"""Tiles of the review wall: images shrunk with the labels that accepting them would make their masks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from engine.core import IGNORE, ClassList, ImageId, LabelMap, RgbU8, UserError, read_only
from engine.document.image import read_reduced
from engine.document.mask_survey import label_counts
from engine.document.samples.picture_fault import breaks_off
from engine.document.used_part import BREAKS_OFF
from engine.session.editing.acceptance import digest_of, doubts_about, has_open_scribbles, hidden_in
from engine.session.prediction.stored_predictions import StoredPredictions
from engine.session.state import labels_to_accept, labels_without_deleted
from engine.storage import ImageRecord, Project

SIDES_PX: Final = (192, 384, 768)
"""Longer sides that tiles are made with; the next larger one is made for a tile drawn larger."""

_OPEN_SCRIBBLES: Final = "Some scribbles have no cut."


@dataclass(frozen=True, slots=True, eq=False)
class ReviewTile:
    """One image of the wall.

    Attributes:
        pixels: (h, w, 3) uint8, shrunk; the longer side is at most `side_px`.
        labels: (h, w) uint8, 255 unlabelled: in each cell the rarest class of the pixels under it, so that
            nothing of a class vanishes.
        digest: `digest_of` the labels at full size.
        scale: pixels of the image along one of the tile, at least 1.
        disagreement: share of the pixels on which what is compared differs, 0-1; None where nothing is.
        compared_with: words for that.
        doubts: sentences on what is doubtful; an extra key accepts it nevertheless.
        obstacle: why it cannot be accepted here at all; empty for nothing.
    """

    image_id: ImageId
    side_px: int
    pixels: RgbU8
    labels: LabelMap
    digest: bytes
    scale: float
    disagreement: float | None
    compared_with: str
    doubts: tuple[str, ...]
    obstacle: str

    @property
    def is_whole(self) -> bool:
        """Whether a larger tile would show no more: it is as large as the image."""
        return self.scale <= 1.0

    @property
    def nbytes(self) -> int:
        return self.pixels.nbytes + self.labels.nbytes


def side_for(drawn_px: float) -> int:
    """The least of `SIDES_PX` that fills so many pixels of the screen; the largest beyond that."""
    return next((side for side in SIDES_PX if side >= drawn_px), SIDES_PX[-1])


def make_tile(
    project: Project,
    record: ImageRecord,
    predictions: StoredPredictions,
    others: StoredPredictions | None,
    side_px: int,
) -> ReviewTile:
    """The tile of an image; reads its file, its prediction and its labels, so not on the GUI thread.

    Args:
        others: predictions of another model, to compare with.

    Raises:
        UserError: the image cannot be read, has no prediction any more, or its labels cannot be read.
    """
    merged = read_merged_labels(project, record, predictions)
    pixels = read_reduced(record.path, side_px)
    height, width = pixels.shape[:2]
    shape = merged.labels.shape
    obstacle = ""
    if (height > width) != (shape[0] > shape[1]) and height != width and shape[0] != shape[1]:
        obstacle = "The image was turned since it was predicted: open it."
    elif hidden := hidden_in(merged.labels, project.classes):
        obstacle = f"The class '{hidden[0]}' is hidden: show it first."
    disagreement, compared_with = disagreement_of(merged, record, others)
    return ReviewTile(
        record.id,
        side_px,
        pixels,
        read_only(rarest_in_cells(merged.labels, height, width)),
        digest_of(merged.labels),
        max(1.0, shape[0] / height, shape[1] / width),
        disagreement,
        compared_with,
        _doubts(merged, project.classes, record),
        obstacle,
    )


@dataclass(frozen=True, slots=True, eq=False)
class MergedLabels:
    """Labels that accepting an image would make its mask, and those that they are made of; all (H, W).

    `decided` is None where the user has decided nothing yet.
    """

    labels: LabelMap
    predicted: LabelMap
    decided: LabelMap | None
    has_open_scribbles: bool


def read_merged_labels(project: Project, record: ImageRecord, predictions: StoredPredictions) -> MergedLabels:
    """Labels of an image as `labels_to_accept` has them, from its stored prediction and planes.

    Raises:
        UserError: there is no prediction, or the labels are damaged or of an image of another size.
    """
    predicted = predictions.labels(record.id)
    if predicted is None:
        raise UserError("It has no prediction any more.", "It is predicted again in the background.")
    predicted = labels_without_deleted(predicted, project.classes)
    if record.mask_revision == 0:
        return MergedLabels(predicted, predicted, None, False)
    shape: tuple[int, int] = (predicted.shape[0], predicted.shape[1])
    planes = project.load_state(record.id, shape).planes
    decided = labels_to_accept(planes, None, None)
    if bool((decided == IGNORE).all()):
        return MergedLabels(predicted, predicted, None, False)
    labels = labels_to_accept(planes, None, predicted)
    return MergedLabels(labels, predicted, decided, has_open_scribbles(planes))


def disagreement_of(
    merged: MergedLabels, record: ImageRecord, others: StoredPredictions | None
) -> tuple[float | None, str]:
    """Share of pixels on which the prediction and what is compared differ, and words for that.

    What the user has decided says most; without it, the prediction of another model.
    """
    compared, words = merged.decided, "from what you drew"
    if compared is None and others is not None:
        compared, words = others.labels(record.id), f"from {others.model_id}"
    if compared is None or compared.shape != merged.predicted.shape:
        return None, ""
    both = (compared != IGNORE) & (merged.predicted != IGNORE)
    count = int(np.count_nonzero(both))
    differing = int(np.count_nonzero((compared != merged.predicted) & both))
    return (differing / count, words) if count else (None, "")


def _doubts(merged: MergedLabels, classes: ClassList, record: ImageRecord) -> tuple[str, ...]:
    doubts = doubts_about(merged.labels, classes)
    if breaks_off(record.path):
        doubts = (BREAKS_OFF, *doubts)
    return (*doubts, _OPEN_SCRIBBLES) if merged.has_open_scribbles else doubts


def rarest_in_cells(labels: LabelMap, height: int, width: int) -> LabelMap:
    """Labels (H, W) shrunk to (height, width): in each cell the rarest of its labels, by the whole image.

    Of a mask shrunk by the nearest or the commonest label small things vanish, right ones and wrong ones.

    Example:
        >>> labels = np.zeros((6, 6), np.uint8)
        >>> labels[4, 5] = 3
        >>> rarest_in_cells(labels, 2, 2).tolist()
        [[0, 0], [0, 3]]
    """
    if labels.shape == (height, width):
        return labels
    counts = label_counts(labels)
    by_rarity = np.argsort(-counts, kind="stable").astype(np.uint8)
    ranks = np.empty(256, np.uint8)
    ranks[by_rarity] = np.arange(256, dtype=np.uint8)
    rows = np.arange(height) * labels.shape[0] // height
    columns = np.arange(width) * labels.shape[1] // width
    # A larger rank is rarer; labels that do not occur have the largest, and are nowhere.
    highest = np.maximum.reduceat(np.maximum.reduceat(ranks[labels], rows, axis=0), columns, axis=1)
    return by_rarity[highest]
