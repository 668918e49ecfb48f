"""Rough cuts in sight, while the exact one is prepared: they are decided about knowingly, or not at all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from engine.session.editing.cutter import Cutter
from engine.session.open_image import OpenImage
from engine.session.sight import ShownState, Sight
from engine.session.state import Notice, SessionEvents

_ROUGH: Final = Notice(
    "This is a rough cut: the exact one is still being prepared.",
    "The same key again takes the rough one, exactly as it is drawn.",
    until_cut=True,
)


@dataclass(frozen=True, slots=True, eq=False)
class _Said:
    """What was in sight when it was said that it is rough, and when, in seconds of the clock of `Sight`."""

    state: ShownState
    at_s: float


class RoughCuts:
    """Asks once whether a rough cut is to be decided about, by the same key again; GUI thread.

    Args:
        reading_s: the key counts so long after the question at the earliest.
    """

    def __init__(self, cutter: Cutter, sight: Sight, events: SessionEvents, reading_s: float) -> None:
        self._cutter = cutter
        self._sight = sight
        self._events = events
        self._reading_s = reading_s
        self._said: _Said | None = None

    def may_decide(self, image: OpenImage) -> bool:
        """Whether no rough cut is in sight, or one for which the key is pressed again: it is kept then."""
        said, self._said = self._said, None
        is_rough = image.preview is not None and image.preview.is_rough
        if not is_rough or not self._sight.has_canvas or not self._sight.is_current:
            return True
        now, now_s = ShownState.of(image), self._sight.now_s
        is_said = said is not None and said.state.is_same(now)
        if said is not None and is_said and now_s - said.at_s >= self._reading_s:
            # It is the last word on the scribbles: the exact cut is not waited for.
            self._cutter.void()
            return True
        self._said = said if is_said else _Said(now, now_s)
        self._events.notice.emit(_ROUGH)
        return False
