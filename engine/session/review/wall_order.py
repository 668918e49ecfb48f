"""Order of the review wall: the surest or the most doubtful images first, by disagreement, or by class."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from engine.core import IGNORE, ImageId
from engine.core.words import percent, plural
from engine.document.mask_survey import label_counts
from engine.session.prediction.stored_predictions import StoredPredictions
from engine.session.review.tiles import disagreement_of, read_merged_labels
from engine.storage import ImageRecord, Project
from engine.storage.caches.score_cache import StoredScore


class WallOrder(StrEnum):
    """Which images of the wall come first."""

    SUREST = "surest"
    DOUBTFUL = "doubtful"
    DISAGREEMENT = "disagreement"
    CLASS = "class"
    IN_ORDER = "in-order"

    @property
    def in_words(self) -> str:
        """For people."""
        return _TITLES[self]

    @property
    def needs_facts(self) -> bool:
        """Whether every stored prediction has to be looked through first."""
        return self in (WallOrder.DISAGREEMENT, WallOrder.CLASS)


_TITLES: Final = {
    WallOrder.SUREST: "Surest first",
    WallOrder.DOUBTFUL: "Most doubtful first",
    WallOrder.DISAGREEMENT: "Most disagreement first",
    WallOrder.CLASS: "Most of a class first",
    WallOrder.IN_ORDER: "As in the list",
}


@dataclass(frozen=True, slots=True, eq=False)
class ReviewFacts:
    """What is known of the labels of one image of the wall at full size.

    Attributes:
        version: `facts_version` of what they were read from.
        counts: pixels by label, of the labels that occur: a hundred thousand images have facts.
        disagreement, compared_with: see `ReviewTile`.
    """

    version: Hashable
    counts: Mapping[int, int]
    disagreement: float | None
    compared_with: str

    def share(self, class_id: int) -> float:
        """Share of the labelled pixels that are of this class, 0-1."""
        labelled = sum(count for label, count in self.counts.items() if label != IGNORE)
        return self.counts.get(class_id, 0) / labelled if labelled else 0.0


def facts_version(
    predictions: StoredPredictions, others: StoredPredictions | None, mask_revision: int
) -> Hashable:
    """Version of facts: another one for other models, other settings of predicting, and another mask."""
    return predictions, others, mask_revision


def read_facts(
    project: Project, record: ImageRecord, predictions: StoredPredictions, others: StoredPredictions | None
) -> ReviewFacts:
    """Facts without reading the image; not on the GUI thread.

    Raises:
        UserError: as `read_merged_labels`.
    """
    merged = read_merged_labels(project, record, predictions)
    disagreement, compared_with = disagreement_of(merged, record, others)
    counts = {label: int(count) for label, count in enumerate(label_counts(merged.labels)) if count}
    version = facts_version(predictions, others, record.mask_revision)
    return ReviewFacts(version, counts, disagreement, compared_with)


def ordered(
    order: WallOrder,
    images: Iterable[ImageId],
    scores: Mapping[ImageId, StoredScore],
    facts: Mapping[ImageId, ReviewFacts],
    class_id: int,
    marked: Collection[ImageId],
) -> list[ImageId]:
    """The images in this order; what is not known of comes after all others, and marked ones last."""

    def key(image: ImageId) -> tuple[bool, bool, float, float, ImageId]:
        value = _value(order, scores.get(image), facts.get(image), class_id)
        share = scores[image].uncertain_share if image in scores else 0.0
        tie = {WallOrder.DOUBTFUL: -share, WallOrder.IN_ORDER: 0.0}.get(order, share)
        return image in marked, value is None, value or 0.0, tie, image

    return sorted(images, key=key)


def _value(
    order: WallOrder, score: StoredScore | None, facts: ReviewFacts | None, class_id: int
) -> float | None:
    """What images are sorted by, the lowest first; None where it is not known."""
    match order:
        case WallOrder.SUREST:
            return None if score is None else float(score.unclear_px)
        case WallOrder.DOUBTFUL:
            return None if score is None else -float(score.unclear_px)
        case WallOrder.DISAGREEMENT:
            return None if facts is None or facts.disagreement is None else -facts.disagreement
        case WallOrder.CLASS:
            return None if facts is None else -facts.share(class_id)
        case WallOrder.IN_ORDER:
            return 0.0


def tile_note(
    order: WallOrder, score: StoredScore | None, facts: ReviewFacts | None, class_id: int, class_name: str
) -> str:
    """Why an image stands where it stands, in a few words; empty where that is not known."""
    match order:
        case WallOrder.SUREST | WallOrder.DOUBTFUL:
            if score is None:
                return ""
            return plural(score.unclear_regions, "doubtful place") if score.unclear_regions else "sure"
        case WallOrder.DISAGREEMENT:
            if facts is None or facts.disagreement is None:
                return "nothing to compare with"
            differs = "nothing" if facts.disagreement == 0 else percent(facts.disagreement)
            return f"{differs} differs {facts.compared_with}"
        case WallOrder.CLASS:
            if facts is None:
                return ""
            share = facts.share(class_id)
            return f"{percent(share)} {class_name}" if share else f"no {class_name}"
        case WallOrder.IN_ORDER:
            return ""
