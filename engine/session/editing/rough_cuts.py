"""Rough cuts in sight, while the exact one is prepared: they are decided about knowingly, or not at all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from engine.session.editing.cutter import Cutter
from engine.session.open_image import OpenImage
from engine.session.sight import ShownState, Sight
from engine.session.state import ROUGH_CUT, Notice, NoticeLevel, SessionEvents

_ROUGH: Final = Notice(
    "This is a rough cut: the exact one is still being prepared.",
    "The same key again takes the rough one, exactly as it is drawn.",
    until_cut=True,
    subject=ROUGH_CUT.subject,
)


@dataclass(frozen=True, slots=True, eq=False)
class _Said:
    """What was in sight and decided when it was said that the cut is rough, and when that was.

    Attributes:
        at_s: seconds of the clock of `Sight`.
    """

    state: ShownState
    decision: str
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
        self._is_kept = False

    def may_decide(self, decision: str, image: OpenImage, doubts: Callable[[], Sequence[str]]) -> bool:
        """Whether no rough cut is in sight, or one for which the key is pressed again: it is kept then.

        It is kept until it is decided about, or `end` says that it is not.

        Args:
            decision: what is decided; what was said of one does not count for another.
            doubts: gives what else speaks against the decision, in sentences: said with it, to be read once.
        """
        is_rough = image.preview is not None and image.preview.is_rough
        if not is_rough or not self._sight.has_canvas or not self._sight.is_current:
            return True
        now, now_s, said = ShownState.of(image), self._sight.now_s, self._said
        if said is None or said.decision != decision or not said.state.is_same(now):
            said = self._said = _Said(now, decision, now_s)
        elif now_s - said.at_s >= self._reading_s:
            # It is the last word on the scribbles: the exact cut is not waited for.
            self._cutter.give_up_better()
            self._is_kept = True
            return True
        others = doubts()
        level = NoticeLevel.WARNING if others else NoticeLevel.INFO
        # It says all that the message about this cut says, which stays while it is in sight.
        self._events.notice_over.emit(frozenset({ROUGH_CUT.subject}))
        self._events.notice.emit(replace(_ROUGH, hint=" ".join([*others, _ROUGH.hint]), level=level))
        return False

    def end(self) -> None:
        """The decision is carried out, or is not to come: a cut that is still in sight gets its exact one."""
        if self._is_kept:
            self._is_kept = False
            self._cutter.resume_better()
