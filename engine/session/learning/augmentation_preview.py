"""Preview of augmentation: the settings in use, the reasons for them, and variants of a real patch."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from engine.core import IGNORE, CancelToken, Event, LabelMap, Reporter, UserError
from engine.jobs import Dispatcher, GatedDispatcher, JobDone, JobFailed, JobOutcome, Lane
from engine.learn.augmentation.augment_settings import (
    LEVELS,
    ORIENTATIONS,
    RANGES,
    AugmentChoice,
    AugmentSettings,
)
from engine.session.learning.learner import Learner
from engine.session.learning.training_set import labels_to_learn
from engine.session.state import Notice, NoticeLevel
from engine.storage import ImageRecord, ImageStatus, Project

if TYPE_CHECKING:
    from engine.learn.augmentation.auto_augment import ImageStatistics
    from engine.learn.request import Sample
    from engine.learn.samples import ImageCache

__all__ = [
    "LEVELS",
    "ORIENTATIONS",
    "RANGES",
    "AugmentChoice",
    "AugmentPreview",
    "AugmentSettings",
    "AugmentationPreviewer",
]

VARIANTS: Final = 8
"""Pictures of a preview; the first one is the patch as it is."""
PREVIEW_PX: Final = 192
_CACHE_BYTES: Final = 1 << 28


@dataclass(frozen=True, slots=True, eq=False)
class AugmentPreview:
    """What a choice comes to.

    Attributes:
        settings: what training would use.
        reasons: sentence by item name, for what the images decided.
        summary: the settings in one sentence.
        images: (8, S, S, 3) uint8 and
        masks: (8, S, S) uint8 of one patch: first as it is, then changed; 255 where nothing is labelled.
        image_count: images that were measured; `is_labelled` is whether they had masks.
    """

    choice: AugmentChoice
    settings: AugmentSettings
    reasons: dict[str, str]
    summary: str
    images: NDArray[np.uint8]
    masks: NDArray[np.uint8]
    image_count: int
    is_labelled: bool


@dataclass(slots=True)
class _Material:
    """What was read once; used on the lane's thread only."""

    samples: list[Sample]
    facts: list[ImageStatistics]
    cache: ImageCache
    is_labelled: bool


class AugmentationPreviewer:
    """Maker of previews; lives on the GUI thread, reads and augments on a thread of its own.

    Attributes:
        made: a preview, on the GUI thread.
        failed: the reason why there is none.
    """

    def __init__(
        self,
        project: Project,
        learner: Learner,
        dispatcher: Dispatcher,
    ) -> None:
        self.made: Event[AugmentPreview] = Event()
        self.failed: Event[Notice] = Event()
        self._project = project
        self._learner = learner
        self._dispatcher = GatedDispatcher(dispatcher)
        self._lane = Lane("augmentation", self._dispatcher)
        self._material: _Material | None = None

    @property
    def choice(self) -> AugmentChoice:
        """The choice that the project trains with."""
        return self._learner.choices.augment

    @property
    def architecture(self) -> str:
        """Of the network that learns next."""
        return self._learner.choices.architecture

    def show(self, choice: AugmentChoice, seed: int) -> None:
        """Make a preview in the background; the same seed gives the same patch and the same draws."""

        def work(token: CancelToken, report: Reporter) -> AugmentPreview:
            if self._material is None:
                self._material = _read_material(self._project, token)
            return _preview(self._material, choice, seed)

        self._lane.submit("preview", work, self._shown)

    def choose(self, choice: AugmentChoice) -> None:
        """Augment in this way from the next round on; remembered by the project."""
        self._learner.choose(replace(self._learner.choices, augment=choice))

    def close(self) -> None:
        """Stop what runs; no event comes any more."""
        self._dispatcher.close()
        self._lane.close(timeout_s=0.0)

    def _shown(self, outcome: JobOutcome[AugmentPreview]) -> None:
        if isinstance(outcome, JobDone):
            self.made.emit(outcome.value)
        elif isinstance(outcome, JobFailed):
            error = outcome.error
            self.failed.emit(Notice(error.summary, error.hint, NoticeLevel.ERROR, outcome.trace))


def _read_material(project: Project, token: CancelToken) -> _Material:
    """Accepted images with what is labelled; without any, images as they are.

    Raises:
        UserError: no image can be read.
    """
    from engine.document.image import read_image
    from engine.learn.augmentation.auto_augment import MOST_IMAGES, measure_image
    from engine.learn.samples import ImageCache

    unreadable = (ImageStatus.MISSING, ImageStatus.UNREADABLE)
    accepted = project.images.rows(status=ImageStatus.ACCEPTED)
    records = accepted or [r for r in project.images.rows() if r.status not in unreadable]
    count = min(len(records), MOST_IMAGES)
    cache = ImageCache(read_image, _CACHE_BYTES)
    material = _Material([], [], cache, is_labelled=bool(accepted))
    for number in range(count):
        token.check()
        sample = _sample(project, records[number * len(records) // count], cache)
        if sample is not None:
            material.samples.append(sample)
            material.facts.append(measure_image(cache.get(sample), sample.labels))
    if not material.samples:
        raise UserError("There is no image to show this on.", "Add images to the project.")
    return material


def _sample(project: Project, record: ImageRecord, cache: ImageCache) -> Sample | None:
    """One image with its labels; None when it cannot be read any more."""
    from engine.learn.request import Sample

    try:
        height, width = cache.pixels(record.path).shape[:2]
        labels = labels_to_learn(project.load_state(record.id, (height, width)).planes)
    except UserError:
        return None  # Opening the image reports what is wrong with it; others serve as well here.
    return Sample(str(record.id), record.path, labels)


def _preview(material: _Material, choice: AugmentChoice, seed: int) -> AugmentPreview:
    from engine.learn.augmentation.augment import augmented_patch
    from engine.learn.augmentation.augment_settings import NONE
    from engine.learn.augmentation.auto_augment import auto_augment
    from engine.learn.samples import source_image

    augmentation = auto_augment(choice, material.facts)
    rng = np.random.default_rng(seed)
    sample = material.samples[int(rng.integers(len(material.samples)))]
    labels = sample.labels
    scene = source_image(labels, sample.corrected, material.cache.get(sample))
    at = _anchor(labels, rng)
    # Corners and chance of their own, so that the patch stays while the settings are moved.
    variants = [
        augmented_patch(
            scene,
            at,
            PREVIEW_PX,
            augmentation.settings if number else NONE,
            np.random.default_rng((seed, number)),
        )
        for number in range(VARIANTS)
    ]
    return AugmentPreview(
        choice=choice,
        settings=augmentation.settings,
        reasons={reason.item: reason.sentence for reason in augmentation.reasons},
        summary=augmentation.sentences[0],
        images=np.stack([image for image, _ in variants]),
        masks=np.stack([maps[..., 0] for _, maps in variants]),
        image_count=len(material.samples),
        is_labelled=material.is_labelled,
    )


def _anchor(labels: LabelMap, rng: np.random.Generator) -> tuple[int, int]:
    """A pixel of the rarest class that is labelled; any pixel where none is."""
    counts = np.bincount(labels.ravel(), minlength=256)[:IGNORE]
    known = np.flatnonzero(counts)
    if known.size:
        places = np.flatnonzero(labels.ravel() == known[np.argmin(counts[known])])
        flat = int(places[int(rng.integers(len(places)))])
    else:
        flat = int(rng.integers(labels.size))
    width = int(labels.shape[1])
    return flat // width, flat % width
