"""Samples for a round of training, and images to be taught: read on a lane, used on the GUI thread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Self

from engine.session.learning.training_set import SampleCounts, TrainingSet, only_class_of
from engine.session.learning.unlabelled_images import unlabelled_images
from engine.storage import ImageRecord, Project

if TYPE_CHECKING:
    from engine.learn.request import Sample, UnlabelledImage

MAX_SAMPLES: Final = 400


@dataclass(frozen=True, slots=True)
class ChosenImages:
    """Images to learn from, and counts of all accepted ones."""

    records: list[ImageRecord]
    counts: SampleCounts

    @classmethod
    def of(cls, training_set: TrainingSet) -> Self:
        """Choose them; each accepted image gets its split. For a lane."""
        return cls(training_set.chosen(MAX_SAMPLES), training_set.counts())


@dataclass(frozen=True, slots=True)
class ReadSamples:
    """Samples that were read.

    Attributes:
        only_class: the one class that they show; None where there are more, or none.
        counts: of all accepted images, after reading.
        unlabelled: images that the first model may teach a new network, for the beginning of a round.
    """

    samples: list[Sample]
    only_class: int | None
    counts: SampleCounts
    unlabelled: tuple[UnlabelledImage, ...]

    @classmethod
    def of(
        cls, training_set: TrainingSet, records: list[ImageRecord], project: Project, *, begins: bool
    ) -> Self:
        """Read the records; for a lane.

        Args:
            begins: whether they are to begin a round: one that runs knows its unlabelled images.
        """
        samples = training_set.read(records)
        unlabelled = unlabelled_images(project) if begins else ()
        return cls(samples, only_class_of(samples), training_set.counts(), unlabelled)
