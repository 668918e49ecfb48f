"""List of the review wall: the images that have a stored prediction and are to be decided, in an order."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from engine.core import CancelToken, ImageId, Progress, Reporter, UserError
from engine.jobs import JobDone, JobFailed, JobOutcome, Lane, LaneJob
from engine.session.active_learning.ranking import unaccepted_images
from engine.session.prediction.stored_predictions import StoredPredictions
from engine.session.review.wall_order import ReviewFacts, WallOrder, facts_version, ordered, read_facts
from engine.session.session import Session
from engine.session.state import error_notice
from engine.storage.caches.score_cache import StoredScore

MOST_MODELS: Final = 3
"""Models whose predictions are looked for: the current one, then the newest."""


@dataclass(frozen=True, slots=True)
class WallSource:
    """Predictions that an image is shown with, and those of the next older model that has one."""

    predictions: StoredPredictions
    others: StoredPredictions | None


class WallList:
    """List of one session's wall; GUI thread. While it is in sight it changes only when it is asked to.

    Args:
        lane: where predictions are looked for and looked through.
        scores: of the images, by any model.
        marked: images that come last: marked for later, or accepted.
        on_list: the list is another one.
        on_progress: how far predictions are looked through; None when that ends.
    """

    def __init__(
        self,
        session: Session,
        lane: Lane,
        scores: Callable[[], Mapping[ImageId, StoredScore]],
        marked: Callable[[], frozenset[ImageId]],
        on_list: Callable[[], None],
        on_progress: Callable[[Progress | None], None],
    ) -> None:
        self._session = session
        self._lane = lane
        self._scores = scores
        self._marked = marked
        self._on_list = on_list
        self._on_progress = on_progress
        self.order = WallOrder.SUREST
        self.class_id = 1
        self.images: tuple[ImageId, ...] = ()
        self.sources: dict[ImageId, WallSource] = {}
        self.facts: dict[ImageId, ReviewFacts] = {}
        self.is_listed = False
        self._listing: LaneJob | None = None
        self._sorting: LaneJob | None = None
        self._scan: LaneJob | None = None

    @property
    def is_busy(self) -> bool:
        """Whether predictions are being looked for, or sorted."""
        return self._listing is not None or self._sorting is not None

    def refresh(self) -> None:
        """Look anew for the images that have a prediction and are to be decided."""
        self._drop_jobs()
        session, project = self._session, self._session.project
        current = session.current_model
        models = [model.id for model in reversed(session.models)]
        if current is not None:
            models = [current.id, *(name for name in models if name != current.id)]
        stored = [session.prediction_requests.stored(name) for name in models[:MOST_MODELS]]

        def work(token: CancelToken, report: Reporter) -> dict[ImageId, WallSource]:
            sources: dict[ImageId, WallSource] = {}
            for image_id in unaccepted_images(project):
                token.check()
                having = [predictions for predictions in stored if predictions.has(image_id)]
                if having:
                    sources[image_id] = WallSource(having[0], having[1] if len(having) > 1 else None)
            return sources

        def done(outcome: JobOutcome[dict[ImageId, WallSource]]) -> None:
            if self._listing is not job:
                return
            self._listing = None
            if isinstance(outcome, JobDone):
                self.sources = {i: s for i, s in outcome.value.items() if self._is_wanted(i, s)}
                self.facts = {i: facts for i, facts in self.facts.items() if i in self.sources}
                self.sort()
            elif isinstance(outcome, JobFailed):
                session.events.notice.emit(error_notice(outcome.error))
                self._on_list()

        job = self._listing = self._lane.submit("list", work, done)

    def sort(self) -> None:
        """Put the images in order; predictions are looked through first, where the order needs that."""
        missing = self._without_facts() if self.order.needs_facts else []
        self._put_in_order()
        if missing:
            self._read_facts_of(missing)

    def put_last(self, images: Collection[ImageId]) -> None:
        """Put these at the end, at once: what follows comes up in their place."""
        self._put(images, at_end=True)

    def put_first(self, images: Collection[ImageId]) -> None:
        """Put these at the beginning, at once."""
        self._put(images, at_end=False)

    def stop(self) -> None:
        """Stop looking through predictions; what is known until then counts."""
        for job in (self._listing, self._sorting, self._scan):
            if job is not None:
                job.cancel()
        self._listing = self._sorting = None

    def forget(self) -> None:
        """The wall is left: the next visit shows nothing before it has listed anew."""
        self._drop_jobs()
        self.images, self.sources = (), {}
        self.is_listed = False

    def offers(self, image_id: ImageId) -> bool:
        """Whether the image has a prediction on the list, which was not put aside since it was listed."""
        source = self.sources.get(image_id)
        return source is not None and self._is_wanted(image_id, source)

    def forget_facts(self, image_ids: Iterable[ImageId]) -> None:
        """Facts of these images may be of other predictions than there are now."""
        for image_id in image_ids:
            self.facts.pop(image_id, None)

    # ---- inside

    def _put(self, moved: Collection[ImageId], *, at_end: bool) -> None:
        here = tuple(image_id for image_id in self.images if image_id in moved)
        others = tuple(image_id for image_id in self.images if image_id not in moved)
        self.images = (*others, *here) if at_end else (*here, *others)
        if self._sorting is not None:
            # It began with what was decided before.
            self._put_in_order()

    def _drop_jobs(self) -> None:
        """Stop, and take over nothing of what still runs but the facts."""
        self.stop()
        if self._scan is not None:
            self._scan = None
            self._on_progress(None)

    def _is_wanted(self, image_id: ImageId, source: WallSource) -> bool:
        return not self._session.open_prediction.is_dismissed(image_id, source.predictions.model_id)

    def _put_in_order(self) -> None:
        """Sort in the background: of a hundred thousand images that takes a third of a second."""
        order, class_id, marked = self.order, self.class_id, self._marked()
        sources, scores, facts = dict(self.sources), dict(self._scores()), dict(self.facts)

        def work(token: CancelToken, report: Reporter) -> tuple[ImageId, ...]:
            return tuple(ordered(order, sources, scores, facts, class_id, marked))

        def done(outcome: JobOutcome[tuple[ImageId, ...]]) -> None:
            if self._sorting is not job:
                return
            self._sorting = None
            if isinstance(outcome, JobDone):
                self.images = outcome.value
                self.is_listed = True
            elif isinstance(outcome, JobFailed):
                self._session.events.notice.emit(error_notice(outcome.error))
            self._on_list()

        job = self._sorting = self._lane.submit("sort", work, done)

    def _without_facts(self) -> list[ImageId]:
        revision = self._session.project.images.mask_revision
        return [
            image_id
            for image_id, source in self.sources.items()
            if (known := self.facts.get(image_id)) is None
            or known.version != facts_version(source.predictions, source.others, revision(image_id))
        ]

    def _read_facts_of(self, missing: Sequence[ImageId]) -> None:
        """Read the facts of these images, and sort again at the end."""
        project, sources = self._session.project, dict(self.sources)
        known: dict[ImageId, ReviewFacts] = {}

        def work(token: CancelToken, report: Reporter) -> None:
            for done, image_id in enumerate(missing):
                if token.is_cancelled:
                    return
                report(Progress(done, len(missing), "predictions", "Looking through"))
                source, record = sources[image_id], project.images.get(image_id)
                try:
                    known[image_id] = read_facts(project, record, source.predictions, source.others)
                except UserError:
                    continue  # The tile of the image says what is the matter.

        def done(outcome: JobOutcome[None]) -> None:
            self.facts |= known
            if self._scan is not job:
                return
            self._scan = None
            self._on_progress(None)
            if isinstance(outcome, JobFailed):
                self._session.events.notice.emit(error_notice(outcome.error))
            self._put_in_order()

        if self._scan is not None:
            self._scan.cancel()
        job = self._scan = self._lane.submit("scan", work, done, self._on_progress)
