"""From scribbles to a preview: requests to the refine lane and what comes back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from engine.core import IGNORE, LabelMap, Rect, TooFewScribblesError, UserError, read_only
from engine.document.planes import Plane
from engine.jobs import JobCancelled, JobDone, JobFailed, JobOutcome, Lane, LaneJob
from engine.refine.settings import QUICK_EXACT_PIXELS
from engine.session.editing.cut_jobs import (
    BestCutWork,
    CutInput,
    FallbackCutWork,
    FinishLiveCutWork,
    LiveCutWork,
    ParameterWork,
    PrepareLiveCutWork,
    QuickCutWork,
)
from engine.session.editing.image_features import ImageFeatures
from engine.session.editing.live_cut_cache import BaseMask, LabelUpdate, LiveCutCache
from engine.session.open_image import OpenImage
from engine.session.state import BusyTracker, Notice, NoticeLevel, Preview, SessionEvents
from engine.storage import Project

if TYPE_CHECKING:
    from engine.refine import CutSettings
    from engine.refine.parameters.texture_selection import Told

_MORE_SCRIBBLES: Final = 1.5
"""Scribbles of so many times the pixels may tell something new."""


@dataclass(frozen=True, slots=True)
class CutBasis:
    """What one cut was computed from; a preview is dropped when it no longer holds.

    `serial` is set where an answer holds only as long as nothing else is asked; `then` follows on it.
    """

    generation: int
    is_final: bool
    serial: int | None = None
    then: BestCutWork | None = None


class Cutter:
    """Keeps the preview of the open image in step with its scribbles; lives on the GUI thread."""

    def __init__(
        self,
        project: Project,
        lane: Lane,
        settings: CutSettings,
        busy: BusyTracker,
        events: SessionEvents,
    ) -> None:
        self._project = project
        self._lane = lane
        self.settings = settings
        self._busy = busy
        self._events = events
        self._smoothness: float | None = None
        self._texture: float | None = None
        self._asked_of = 0
        self._image: OpenImage | None = None
        self._features = ImageFeatures()
        self._shelf: LiveCutCache | None = None
        self._earlier: LabelMap | None = None
        self._shown: LabelMap | None = None
        self._is_fed = False
        self._generation = 0
        self._serial = 0
        self._jobs: set[LaneJob] = set()
        self._improving: LaneJob | None = None
        self._preparing: LaneJob | None = None
        self._has_cut = False
        self._one_class_times = 0

    @property
    def settings_in_force(self) -> CutSettings:
        """`settings`, with what scribbles have told last where that is wanted.

        Texture only in the image that told it, while it is cut from nothing: a correction goes by the mask
        that it corrects, and large images are not asked, because their live cut knows colours only.
        """
        found, image = self.settings, self._image
        if found.auto_smoothness and self._smoothness is not None:
            found = replace(found, smoothness=self._smoothness)
        is_texture_open = image is not None and _is_small(image) and not _is_correction(image)
        if found.auto_texture and self._texture is not None and is_texture_open:
            found = replace(found, texture=self._texture)
        return replace(found, auto_smoothness=False, auto_texture=False)

    def set_image(self, image: OpenImage | None) -> None:
        """Work on this image from now on; what runs for another one is cancelled."""
        self._image = image
        self._asked_of = 0
        self._one_class_times = 0
        if self._texture:
            # Unlike smoothness: wrong for the next image, it would be kept there until it is clearly worse.
            self._events.texture_chosen.emit(0.0)
        self._texture = None
        self._features = ImageFeatures()
        self._shelf = None if image is None else LiveCutCache(image.pixels)
        self.restart()

    def restart(self) -> None:
        """What scribbles correct is another mask from now on, or none: get ready for their first cut."""
        image = self._image
        if self._preparing is not None:
            self._preparing.cancel()
            self._preparing = None
        self.void()
        if image is not None and self._is_live() and not _is_small(image) and not _is_warming_up():
            assert self._shelf is not None
            self._shelf.begin(self._mask_before(image), _hard_seeds(image, image.rect))
            work = PrepareLiveCutWork(self._shelf, self.settings_in_force)
            self._preparing = self._lane.submit("prepare", work, self._tell_failure)

    def void(self) -> None:
        """What was asked so far has lost its basis (undo, another image): drop and cancel it."""
        self._generation += 1
        self._earlier = None
        self._shown = None
        self._is_fed = False
        if self._improving is not None:
            self._improving.cancel()
        for job in self._jobs:
            job.cancel()

    def begin_stroke(self) -> None:
        """A stroke begins: where regions are corrected one at a time, it corrects what is previewed now."""
        image = self._image
        self._earlier = None if image is None or image.preview is None else image.preview.labels
        # The last stroke may have been a brush or an eraser, which ask for no cut while they move.
        self._is_fed = False

    def request(self, *, is_final: bool, rect: Rect | None = None) -> None:
        """Ask for a cut of the open image as it is now.

        Args:
            is_final: the pen is up.
            rect: what was scribbled on since the last request; None when that is not known.
        """
        image, shelf = self._image, self._shelf
        if image is None or shelf is None:
            return
        self._serial += 1
        if self._improving is not None:
            self._improving.cancel()
        if _is_warming_up():
            self._is_fed = False
            given = self._input(image)
            self._submit(
                FallbackCutWork(given), self._basis(is_final, BestCutWork(None, given) if is_final else None)
            )
        elif not self._is_live():
            self._is_fed = False
            given = self._input(image)
            self._submit(BestCutWork(None, given) if is_final else QuickCutWork(given), self._basis(is_final))
        elif is_final:
            self._request_final(image, shelf)
        else:
            if rect is not None and self._is_fed:
                shelf.put(rect, _hard_seeds(image, rect))
            else:
                shelf.begin(self._mask_before(image), _hard_seeds(image, image.rect))
            self._is_fed = True
            work = LiveCutWork(shelf, len(self._project.classes), self.settings_in_force, self._shown is None)
            self._submit(work, self._basis(is_final))

    def _request_final(self, image: OpenImage, shelf: LiveCutCache) -> None:
        given = self._input(image)
        shelf.begin(given.mask, given.seeds)
        self._is_fed = True
        best = BestCutWork(shelf, given)
        if _is_small(image):
            self._submit(best, self._basis(True))
        else:
            self._submit(FinishLiveCutWork(shelf, given.class_count, given.settings), self._basis(True, best))

    def _basis(self, is_final: bool, then: BestCutWork | None = None) -> CutBasis:
        return CutBasis(self._generation, is_final, None, then)

    def _submit(self, work: Callable[[Any, Any], LabelUpdate], basis: CutBasis, key: str = "cut") -> LaneJob:
        job = self._lane.submit(key, work, lambda outcome: self._deliver(job, basis, outcome))
        self._jobs.add(job)
        self._busy.update(is_refining=True)
        return job

    def _input(self, image: OpenImage) -> CutInput:
        return CutInput(
            image=image.pixels,
            seeds=_hard_seeds(image, image.rect),
            mask=self._mask_before(image),
            class_count=len(self._project.classes),
            settings=self.settings_in_force,
            features=self._features,
            earlier=self._earlier,
        )

    def _mask_before(self, image: OpenImage) -> BaseMask:
        decided = None if image.planes.is_blank(Plane.MASK) else image.planes.snapshot(Plane.MASK)
        found = image.prediction
        if found is None:
            return BaseMask(decided, class_count=len(self._project.classes))
        return BaseMask(decided, found.labels, found.probs, len(self._project.classes))

    def _is_live(self) -> bool:
        """Whether the live cut can answer: it knows colours and a network's word, not textures."""
        return self.settings.method == "graphcut" and self.settings_in_force.texture == 0.0

    def _deliver(self, job: LaneJob, basis: CutBasis, outcome: JobOutcome[LabelUpdate]) -> None:
        self._jobs.discard(job)
        is_valid = basis.generation == self._generation and basis.serial in (None, self._serial)
        if is_valid and isinstance(outcome, JobDone):
            self._show(outcome.value)
            if basis.then is not None:
                last = CutBasis(basis.generation, True, self._serial)
                self._improving = self._submit(basis.then, last, "best cut")
            elif basis.is_final:
                self._ask_scribbles()
        elif is_valid and not (_is_hint(outcome) and not basis.is_final):
            # "Scribble a second class" is said when the pen is up, not at each of its moves.
            self._tell_failure(outcome)
        if not self._jobs:
            self._busy.update(is_refining=False)

    def _ask_scribbles(self) -> None:
        """Once the best cut is there: do these scribbles say how it should have been made?"""
        image, wanted = self._image, self.settings
        if image is None or wanted.method != "graphcut" or _is_correction(image):
            return
        is_texture_open = wanted.auto_texture and _is_small(image)
        if not (wanted.auto_smoothness or is_texture_open):
            return
        given = self._input(image)
        count = int((given.seeds != IGNORE).sum())
        if count < _MORE_SCRIBBLES * self._asked_of:
            return
        self._asked_of = count
        basis = CutBasis(self._generation, True, self._serial)
        left_open = replace(
            given.settings, auto_smoothness=wanted.auto_smoothness, auto_texture=is_texture_open
        )
        work = ParameterWork(replace(given, settings=left_open))
        self._improving = self._lane.submit("ask scribbles", work, lambda o: self._learn_told(basis, o))

    def _learn_told(self, basis: CutBasis, outcome: JobOutcome[Told]) -> None:
        is_valid = basis.generation == self._generation and basis.serial == self._serial
        if isinstance(outcome, JobFailed):
            self._tell_failure(outcome)
        if not isinstance(outcome, JobDone) or not is_valid:
            # The next answer asks again.
            self._asked_of = 0
            return
        before, told = self.settings_in_force, outcome.value
        if told.smoothness is not None:
            self._smoothness = told.smoothness
            self._events.smoothness_chosen.emit(told.smoothness)
        if told.texture is not None:
            self._texture = told.texture
            self._events.texture_chosen.emit(told.texture)
        if self.settings_in_force != before:
            self.request(is_final=True)

    def _show(self, patch: LabelUpdate) -> None:
        image = self._image
        if image is None:
            return
        self._has_cut = True
        is_whole = patch.labels.shape == image.shape
        if is_whole:
            self._shown = patch.labels
        elif self._shown is None:
            return
        else:
            self._shown[patch.rect.slices] = patch.labels
        if patch.rect.is_empty and image.preview is not None:
            return
        rect = image.rect if image.preview is None or is_whole else patch.rect
        labels = read_only(self._shown)
        image.preview = Preview(labels, 0, patch.is_exact, patch.energy, patch.seconds, rect)
        self._events.preview_changed.emit(image.preview)
        self._events.shown_changed.emit(rect)

    def _tell_failure(self, outcome: JobOutcome[Any]) -> None:
        match outcome:
            case JobFailed(error, _) if isinstance(error, TooFewScribblesError):
                self._one_class_times += 1
                # Who has seen a cut knows how one begins: after the first stroke there is nothing to say.
                if not self._has_cut or self._one_class_times > 1:
                    self._events.notice.emit(Notice(error.summary, error.hint, until_cut=True))
            case JobFailed(error, trace) if isinstance(error, UserError):
                self._events.notice.emit(Notice(error.summary, error.hint))
            case JobFailed(error, trace):
                self._events.notice.emit(Notice(error.summary, error.hint, NoticeLevel.ERROR, trace))
            case JobDone() | JobCancelled():
                pass


def _is_hint(outcome: JobOutcome[Any]) -> bool:
    return isinstance(outcome, JobFailed) and isinstance(outcome.error, UserError)


def _is_correction(image: OpenImage) -> bool:
    """Whether there is a mask or a prediction that scribbles correct."""
    return image.prediction is not None or not image.planes.is_blank(Plane.MASK)


def _is_small(image: OpenImage) -> bool:
    """Whether the best cut is a matter of a moment."""
    return image.rect.area <= QUICK_EXACT_PIXELS


def _is_warming_up() -> bool:
    from engine.refine import is_warming_up

    return is_warming_up()


def _hard_seeds(image: OpenImage, rect: Rect) -> LabelMap:
    """(h, w) copy of what is scribbled or painted by hand in `rect`, 255 elsewhere."""
    seeds = image.planes.view(Plane.SEEDS)[rect.slices].copy()
    if not image.planes.is_blank(Plane.HAND):
        hand = image.planes.view(Plane.HAND)[rect.slices]
        np.copyto(seeds, hand, where=hand != IGNORE)
    return read_only(seeds)
