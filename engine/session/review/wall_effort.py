"""Effort of the review wall: the time on it, shared between the images that were in sight."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from engine.core import ImageId, LabelMap, ModelId
from engine.session.effort.agreement import agreement_of
from engine.session.effort.effort_meter import PAUSE_S, time_now
from engine.storage import EffortRow, Project

REVIEW: Final = "review wall"
"""Tool name of what was done on the wall."""


class WallEffort:
    """Counter of the work on the wall; GUI thread, but for what stores at once.

    A sign of life counts the time since the one before, unless that was a pause, as `EffortMeter` does. The
    images that were in sight and are to be decided have equal shares of it; a click or key for one image is
    that image's own. Nothing is stored of images that were only looked at on a visit in which nothing was
    decided.
    """

    def __init__(self, project: Project, clock: Callable[[], float]) -> None:
        self._project = project
        self._log = project.effort_log
        self._clock = clock
        self._last_s = clock()
        self._seconds: dict[ImageId, float] = {}
        self._keys: dict[ImageId, int] = {}
        self._clicks: dict[ImageId, int] = {}
        self._waiting_s = 0.0
        self._has_decided = False
        self._began = time_now()

    def begin(self) -> None:
        """The wall is opened: a visit begins."""
        self._last_s = self._clock()
        self._began = time_now()
        self._has_decided = False
        self._waiting_s = 0.0

    def note_alive(self, in_sight: Sequence[ImageId]) -> None:
        """The hand moved; `in_sight` are the images before the eyes until now that are to be decided."""
        now_s = self._clock()
        gap_s, self._last_s = now_s - self._last_s, now_s
        if gap_s <= PAUSE_S:
            self._waiting_s += gap_s
        if in_sight:
            share_s, self._waiting_s = self._waiting_s / len(in_sight), 0.0
            for image_id in in_sight:
                self._seconds[image_id] = self._seconds.get(image_id, 0.0) + share_s

    def note_key(self, in_sight: Sequence[ImageId], image_id: ImageId | None) -> None:
        """A key was pressed that decides something, about one image or, None, about the page."""
        self._note(self._keys, in_sight, image_id)

    def note_click(self, in_sight: Sequence[ImageId], image_id: ImageId | None) -> None:
        """The same with the mouse."""
        self._note(self._clicks, in_sight, image_id)

    def take(self, image_ids: Sequence[ImageId]) -> dict[ImageId, EffortRow]:
        """What these images cost until now, which are decided; they begin anew."""
        self._has_decided = self._has_decided or bool(image_ids)
        return {image_id: self._take(image_id) for image_id in image_ids}

    def give_back(self, rows: dict[ImageId, EffortRow]) -> None:
        """What was taken for images that were not accepted after all."""
        for image_id, row in rows.items():
            self._seconds[image_id] = self._seconds.get(image_id, 0.0) + row.seconds
            self._keys[image_id] = self._keys.get(image_id, 0) + row.keys
            self._clicks[image_id] = self._clicks.get(image_id, 0) + row.clicks

    def store_accepted(
        self, image_id: ImageId, row: EffortRow, model_id: ModelId, predicted: LabelMap, mask: LabelMap
    ) -> None:
        """Store a work session that ended with this mask (H, W); any thread."""
        session_id = self._log.new_id()
        self._log.put(session_id, image_id, self._began, (row,))
        self._log.put_shown(session_id, model_id, predicted)
        self._accept(session_id, image_id, mask)

    def store_again(self, image_id: ImageId, mask: LabelMap) -> None:
        """Store that an acceptance which was taken back holds again; any thread."""
        session_id = self._log.new_id()
        self._log.put(session_id, image_id, time_now(), (EffortRow(REVIEW, None),))
        self._accept(session_id, image_id, mask)

    def take_back(self, image_id: ImageId) -> None:
        """Store that the last acceptance of an image does not hold; any thread."""
        self._log.take_back(image_id)

    def end(self) -> None:
        """The visit ends: what images in sight cost that were not accepted is stored, if any was decided."""
        if self._has_decided:
            for image_id in list(self._seconds):
                row = self._take(image_id)
                if row.seconds > 0 or row.keys or row.clicks:
                    self._log.put(self._log.new_id(), image_id, self._began, (row,))
        self._has_decided = False
        for table in (self._seconds, self._keys, self._clicks):
            table.clear()

    # ---- inside

    def _accept(self, session_id: int, image_id: ImageId, mask: LabelMap) -> None:
        compare = partial(agreement_of, has_background=self._project.classes.has_background)
        self._log.accept(session_id, image_id, time_now(), lambda: mask, compare)

    def _note(self, table: dict[ImageId, int], in_sight: Sequence[ImageId], image_id: ImageId | None) -> None:
        self.note_alive(in_sight)
        # A key that decides a whole page is one key: it counts for the first image of it.
        counted = image_id if image_id is not None else next(iter(in_sight), None)
        if counted is not None:
            table[counted] = table.get(counted, 0) + 1

    def _take(self, image_id: ImageId) -> EffortRow:
        seconds = self._seconds.pop(image_id, 0.0)
        keys, clicks = self._keys.pop(image_id, 0), self._clicks.pop(image_id, 0)
        return EffortRow(REVIEW, None, 0, clicks, keys, 0, seconds)
