"""Effort meter: strokes, clicks, keys and seconds of active work that an image costs its annotator."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from typing import Final

from engine.core import ImageId
from engine.session.effort.agreement import agreement_of
from engine.session.open_image import OpenImage
from engine.session.state import ImagePrediction, SessionEvents
from engine.storage import EffortRow, ImageStatus, Project, WorkSession

# A longer pause is a coffee, not work on the image.
PAUSE_S: Final = 30.0

# What a crash may cost at most where nothing is drawn; every edit is stored at once.
STORE_EVERY_S: Final = 5.0

DECISION: Final = "decision"
"""Tool name of the seconds that led to an applied cut, an accepted or a skipped image."""

OTHER: Final = "other"
"""Tool name of keys, clicks, undos, and of looking around that led to nothing else."""


@dataclass(slots=True)
class _Tally:
    strokes: int = 0
    clicks: int = 0
    keys: int = 0
    undos: int = 0
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Effort:
    """A sum of work; `seconds` of active work."""

    strokes: int = 0
    clicks: int = 0
    keys: int = 0
    undos: int = 0
    seconds: float = 0.0

    def __add__(self, other: Effort | EffortRow) -> Effort:
        return Effort(
            self.strokes + other.strokes,
            self.clicks + other.clicks,
            self.keys + other.keys,
            self.undos + other.undos,
            self.seconds + other.seconds,
        )


def summed(rows: Iterable[Effort | EffortRow], start: Effort = Effort()) -> Effort:
    """All of these together."""
    for row in rows:
        start = start + row
    return start


class EffortMeter:
    """Counts for the open image, by tool and class, and stores it; GUI thread.

    A sign of life (a stroke, a key, a click, a move over the image) counts the time since the one
    before, unless that was a pause. The time goes to the stroke or decision that it led to. Nothing
    is stored of an image that was only looked at, unless work on it has been begun and is not accepted:
    then looking at it goes on with that work.

    Args:
        project: where it is stored; in a read-only one nothing is counted.
        events: of the session, which tell of predictions and edits.
        clock: seconds that never run backwards.
    """

    def __init__(self, project: Project, events: SessionEvents, clock: Callable[[], float]) -> None:
        self._project = project
        self._log = None if project.read_only else project.effort_log
        self._clock = clock
        self._image: OpenImage | None = None
        self._left: ImageId | None = None
        self._earlier: list[WorkSession] = []
        self._before = Effort()
        self._tallies: dict[tuple[str, int | None], _Tally] = {}
        self._shown: ImagePrediction | None = None
        self._last_s = self._stored_s = clock()
        self._pending_s = 0.0
        self._restart(is_accepted=False)
        events.prediction_changed.subscribe(self._on_prediction)
        events.history_changed.subscribe(lambda _: self._on_history())

    @property
    def now(self) -> Effort:
        """What the open image has cost since it was accepted last, earlier work sessions included."""
        return summed(self._rows(), self._before)

    @property
    def kept(self) -> Effort:
        """What the open image has cost from its first work session on, whatever was accepted between.

        What is not stored, and never will be, is left out: it is forgotten once the image is left.
        """
        if self._log is None or self._image is None:
            return Effort()
        return _until_accepted(self._earlier) + (self.now if self._is_kept else self._before)

    # ---- work sessions

    def begin(self, image: OpenImage, earlier: Sequence[WorkSession]) -> None:
        """Another image is open.

        Args:
            earlier: its work sessions as they are stored, the oldest first.
        """
        if self._left != image.id:
            # Else the image left last is opened again: memory is newer than what was read.
            self._earlier = list(earlier)
        self._image = image
        self._restart(is_accepted=image.record.status is ImageStatus.ACCEPTED)
        if self._log is not None:
            self._before = _since_accepted(self._earlier)

    def end(self) -> None:
        """The image is left; what it cost is stored, unless it was only looked at."""
        self._store()
        if self._image is not None:
            self._note_earlier(self._image, accepted=None)
            self._left = self._image.id
        self._image = None
        self._restart(is_accepted=False)

    def note_accepted(self, image: OpenImage) -> None:
        """End of the work session with an accepted mask; another begins while the image is open.

        Accepting once more what has been accepted already, and not been touched since, is nothing.
        """
        if self._log is None or (self._is_accepted and image.planes.revision == self._revision):
            return
        self.note_decision()
        if self._id is not None:
            mask, accepted = image.mask_later(), time_now()
            compare = partial(agreement_of, has_background=self._project.classes.has_background)
            self._log.accept(self._id, image.id, accepted, mask, compare)
            self._note_earlier(image, accepted)
        self._before = Effort()
        self._restart(is_accepted=True)

    def forget_left(self, image_ids: Collection[ImageId]) -> None:
        """Others have stored work on these images: what memory knows of the one left last is too old."""
        if self._left in image_ids:
            self._left = None

    # ---- signs of life

    def note_alive(self) -> None:
        """The hand moved over the image, or moved or zoomed it."""
        if self._log is None or self._image is None:
            return
        now = self._clock()
        gap = now - self._last_s
        self._last_s = now
        if gap <= PAUSE_S:
            self._pending_s += gap
        if self._is_kept and now - self._stored_s >= STORE_EVERY_S:
            self._store()

    def note_moved(self, tool: str, class_id: int | None) -> None:
        """A stroke goes on: the time that led to it is its own."""
        self.note_alive()
        self._tally(tool, class_id).seconds += self._pending_s
        self._pending_s = 0.0

    def note_stroke(self, tool: str, class_id: int | None) -> None:
        """A stroke was finished."""
        self.note_moved(tool, class_id)
        self._tally(tool, class_id).strokes += 1

    def note_key(self, class_id: int | None = None) -> None:
        """A key was pressed that does something to the image, the tool in hand, or the view.

        Args:
            class_id: the class that it was for, which then also has the time that led to it.
        """
        self._note_other(class_id).keys += 1

    def note_click(self, class_id: int | None = None) -> None:
        """The same with the mouse, on something beside the image."""
        self._note_other(class_id).clicks += 1

    def note_step(self, image: OpenImage, *, forward: bool, is_acceptance: bool) -> None:
        """A step was undone, or done again (`forward`)."""
        self.note_alive()
        if not forward:
            self._tally(OTHER, None).undos += 1
        if is_acceptance and forward:
            self.note_accepted(image)
        elif is_acceptance:
            self._take_back(image)

    def note_decision(self) -> None:
        """A cut was applied, the image accepted or skipped."""
        self.note_moved(DECISION, None)
        self._work()

    # ---- inside

    @property
    def _is_kept(self) -> bool:
        return self._has_worked or (self._before != Effort() and bool(self._rows()))

    def _take_back(self, image: OpenImage) -> None:
        """The acceptance was undone: what it cost and what follows belong together again."""
        if self._log is None:
            return
        self._log.take_back(image.id)
        self._is_accepted = False
        self._shown = image.prediction
        last = max((n for n, session in enumerate(self._earlier) if session.accepted), default=None)
        if last is not None:
            self._earlier[last] = replace(self._earlier[last], accepted=None)
        self._before = _since_accepted(self._earlier)

    def _note_earlier(self, image: OpenImage, accepted: str | None) -> None:
        """The work session has ended: those that follow come after it."""
        if self._id is not None:
            record = image.record
            session = WorkSession(self._id, record.id, record.mask_name, self._began, accepted, self._rows())
            self._earlier.append(session)

    def _restart(self, *, is_accepted: bool) -> None:
        self._tallies = {}
        self._id: int | None = None
        self._began = time_now()
        self._is_accepted = is_accepted
        self._revision = 0 if self._image is None else self._image.planes.revision
        self._has_worked = self._has_stored_shown = False
        self._shown = None
        self._pending_s = 0.0
        self._last_s = self._stored_s = self._clock()
        if self._image is None:
            self._before = Effort()

    def _note_other(self, class_id: int | None) -> _Tally:
        self.note_alive() if class_id is None else self.note_moved(OTHER, class_id)
        return self._tally(OTHER, class_id)

    def _on_prediction(self, prediction: ImagePrediction | None) -> None:
        """The last one before the first correction counts, else the first one after it."""
        if prediction is None or self._is_accepted or self._log is None or self._has_stored_shown:
            return
        if not self._has_worked or self._shown is None:
            self._shown = prediction
        if self._has_worked:
            self._store_shown()

    def _on_history(self) -> None:
        if self._image is not None and self._image.planes.revision != self._revision:
            self.note_alive()
            self._work()

    def _work(self) -> None:
        """Something was done that is worth remembering."""
        if self._log is None or self._image is None:
            return
        self._has_worked = True
        self._store()
        self._store_shown()

    def _store(self) -> None:
        if self._log is None or self._image is None or not self._is_kept:
            return
        if self._id is None:
            self._id = self._log.new_id()
        self._stored_s = self._clock()
        self._log.put(self._id, self._image.id, self._began, self._rows())

    def _store_shown(self) -> None:
        if self._log is None or self._id is None or self._shown is None or self._has_stored_shown:
            return
        self._has_stored_shown = True
        self._log.put_shown(self._id, self._shown.model_id, self._shown.labels)
        # Of a large image it is a hundred megabytes, which nothing else may hold any more.
        self._shown = None

    def _rows(self) -> tuple[EffortRow, ...]:
        tallies = {key: replace(tally) for key, tally in self._tallies.items()}
        if self._pending_s > 0:
            tallies.setdefault((OTHER, None), _Tally()).seconds += self._pending_s
        return tuple(
            EffortRow(tool, class_id, t.strokes, t.clicks, t.keys, t.undos, t.seconds)
            for (tool, class_id), t in tallies.items()
        )

    def _tally(self, tool: str, class_id: int | None) -> _Tally:
        return self._tallies.setdefault((tool, class_id), _Tally())


def _since_accepted(sessions: Iterable[WorkSession]) -> Effort:
    """The sum of what came after the last acceptance; the sessions are those of one image, in order."""
    total = Effort()
    for session in sessions:
        total = Effort() if session.accepted else summed(session.rows, total)
    return total


def _until_accepted(sessions: Sequence[WorkSession]) -> Effort:
    """The sum of what came up to the last acceptance."""
    last = max((number for number, session in enumerate(sessions, start=1) if session.accepted), default=0)
    return summed(row for session in sessions[:last] for row in session.rows)


def time_now() -> str:
    """UTC, ISO 8601, as work sessions have it."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")
