"""How much of the user's life an image costs: strokes, clicks, seconds of active work."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from engine.core import ImageId
from engine.storage import EffortRow

# A longer pause is a coffee, not work on the image.
PAUSE_S: Final = 30.0

DECISION = "decision"
"""Tool name under which applied cuts and accepted images are counted."""


@dataclass(slots=True)
class _Tally:
    strokes: int = 0
    clicks: int = 0
    seconds: float = 0.0


class EffortMeter:
    """Counts for the open image, by tool and class; GUI thread. `clock` gives seconds."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._image_id: ImageId | None = None
        self._last_s = 0.0
        self._tallies: dict[tuple[str, int | None], _Tally] = {}

    def begin(self, image_id: ImageId) -> None:
        """Another image is open; counting starts at zero."""
        self._image_id = image_id
        self._last_s = self._clock()
        self._tallies.clear()

    def note_moved(self, tool: str, class_id: int | None) -> None:
        """The hand moved: the time since the last sign of life counts, unless it was a pause."""
        now = self._clock()
        gap = now - self._last_s
        self._last_s = now
        if gap <= PAUSE_S:
            self._tally(tool, class_id).seconds += gap

    def note_stroke(self, tool: str, class_id: int | None) -> None:
        """A stroke was finished."""
        self.note_moved(tool, class_id)
        self._tally(tool, class_id).strokes += 1

    def note_decision(self) -> None:
        """A cut was applied or the image accepted."""
        self.note_moved(DECISION, None)
        self._tally(DECISION, None).clicks += 1

    def end(self) -> tuple[EffortRow, ...]:
        """What the image cost since `begin`; empty when nothing was done."""
        image_id, self._image_id = self._image_id, None
        if image_id is None:
            return ()
        at = datetime.now(UTC).isoformat(timespec="seconds")
        return tuple(
            EffortRow(image_id, class_id, tool, tally.strokes, tally.clicks, tally.seconds, at)
            for (tool, class_id), tally in self._tallies.items()
        )

    def _tally(self, tool: str, class_id: int | None) -> _Tally:
        return self._tallies.setdefault((tool, class_id), _Tally())
