"""Scores of images: computed from predictions and stored with the project, on a lane's thread."""

from __future__ import annotations

from dataclasses import dataclass

from engine.core import CancelToken, Event, ImageId, ModelId, Reporter
from engine.jobs import JobDone, JobFailed, JobOutcome, Lane
from engine.session.state import ImagePrediction, Notice, NoticeLevel, SessionEvents
from engine.storage import Project
from engine.storage.caches.score_cache import FILE, ScoreFile, StoredScore


@dataclass(frozen=True, slots=True)
class ScoringEnded:
    """The end of one scoring; `score` is None when it failed or was cancelled."""

    image: ImageId
    model: ModelId
    score: StoredScore | None
    has_failed: bool = False


class ScoreStore:
    """Scorer of predictions; GUI thread, but for `read_all`.

    Attributes:
        ended: a prediction was scored, or could not be.
    """

    def __init__(self, project: Project, lane: Lane, events: SessionEvents) -> None:
        self.ended: Event[ScoringEnded] = Event()
        self._project = project
        self._lane = lane
        self._events = events
        self._file: ScoreFile | None = None
        self._running = 0

    @property
    def is_busy(self) -> bool:
        return self._running > 0

    def read_all(self) -> dict[ImageId, StoredScore]:
        """Every score that is stored; on the lane's thread."""
        if self._file is None:
            self._file = ScoreFile(self._project.path / FILE, read_only=self._project.read_only)
        return self._file.all()

    def score(self, prediction: ImagePrediction) -> None:
        """Score and store in the background; a failure is reported."""
        image, model = prediction.image_id, prediction.model_id

        def work(token: CancelToken, report: Reporter) -> StoredScore:
            from engine.predict.image_score import score_of

            result = score_of(prediction.probs, prediction.stride)
            score = StoredScore(
                model, result.uncertain_share, result.unclear_share, result.unclear_regions, result.unclear_px
            )
            if self._file is not None:
                self._file.put(image, score)
            return score

        def done(outcome: JobOutcome[StoredScore]) -> None:
            self._running -= 1
            score = outcome.value if isinstance(outcome, JobDone) else None
            if isinstance(outcome, JobFailed):
                error = outcome.error
                notice = Notice(error.summary, error.hint, NoticeLevel.ERROR, outcome.trace)
                self._events.notice.emit(notice)
            self.ended.emit(ScoringEnded(image, model, score, isinstance(outcome, JobFailed)))

        self._running += 1
        self._lane.submit(("score", image), work, done)

    def close(self) -> None:
        """Close the file; the lane's thread must have ended."""
        if self._file is not None:
            self._file.close()
