"""Region that is looked for on another thread and painted as one step once it is there."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

from engine.document.stroke_kind import StrokeKind
from gui.language.sentences import sentence
from gui.tools.base import UNLABELLED, DraftRegion, Pointer, ToolHost

if TYPE_CHECKING:
    from engine.core import BoolMap, CancelToken, Rect

WINDOW_SIDE: Final = 3072
"""Image pixels on a side of the largest part that is worked on at once: 9 megapixels."""
_NUMBERS: Final = itertools.count()


@dataclass(frozen=True, slots=True)
class ClassedRegion:
    """Region whose class the search has found out: `class_id`, or 255 for one to be erased."""

    rect: Rect
    covered: BoolMap
    class_id: int


Answer: TypeAlias = "tuple[Rect, BoolMap] | ClassedRegion | None"
"""Region in image pixels; None for nothing."""


class PendingRegion:
    """One region from its first search to its painting; GUI thread.

    A search in the background replaces the one before it. Regions do not wait for each other: one that is to
    be painted as soon as it is found is painted even when the tool has begun the next one meanwhile.

    Args:
        name: of the step in the history.
        changed: called when another answer is there or the region was painted.

    Attributes:
        region: newest answer; None for none.
        is_wanted: whether it is painted as soon as it is found.
        is_unlike_seen: whether the newest answer was to be painted and was not, as nobody had seen it.
        problem: why it could not be painted; it waits then.
    """

    def __init__(
        self,
        host: ToolHost,
        name: str,
        class_id: int,
        changed: Callable[[], None],
        *,
        is_erasing: bool = False,
    ) -> None:
        self._host = host
        self._name = name
        self._changed = changed
        self._key = f"{name} {next(_NUMBERS)}"
        self._searches = self._newest = 0
        self._only_seen = False
        self._work: Callable[[CancelToken], Answer] | None = None
        self.class_id = class_id
        self.is_erasing = is_erasing
        self.region: DraftRegion | None = None
        self.is_painted = self.is_wanted = self.is_unlike_seen = False
        self.problem = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing was found."""
        return not self.is_searching and (self.region is None or not self.region.covered.any())

    @property
    def is_searching(self) -> bool:
        """Whether a newer answer than `region` is on its way."""
        return self._newest < self._searches

    def search(self, work: Callable[[CancelToken], Answer]) -> None:
        """Find the region anew by `work` on another thread; it returns image pixels, or None for nothing."""
        self._searches += 1
        self._work = work
        self.problem = ""
        self._start()

    def paint(self, *, only_seen: bool = False) -> None:
        """Paint the region, now or as soon as it is found.

        Args:
            only_seen: one that is found later is painted only where it is the one that is in sight now.

        Raises:
            UserError: nothing can be drawn now; the region stays.
        """
        # Not at the top: the window paints before arrays come.
        from engine.core import UserError

        if self.is_searching:
            self._only_seen = only_seen and (self._only_seen or not self.is_wanted)
            self.is_wanted = True
            # An answer that came while another image was open was not delivered.
            self._start()
            return
        self.is_wanted = False
        self.is_painted = True
        region = self.region
        if region is None or not region.covered.any():
            return
        kind = StrokeKind.ERASER if self.is_erasing else StrokeKind.BRUSH
        try:
            stroke = self._host.begin_stroke(kind, self.class_id, 1.0, self._name)
        except UserError:
            self.is_painted = False
            raise
        stroke.cover(region.rect, region.covered)
        stroke.finish()

    def put_aside(self) -> None:
        """It is out of sight: what was to be painted only as it is seen waits to be asked for again."""
        if self._only_seen:
            self.is_wanted = False

    def give_up(self) -> None:
        """It was dropped: what was to be painted as soon as it is found is not."""
        self.is_wanted = False

    def _start(self) -> None:
        number, work = self._searches, self._work
        if work is not None:
            self._host.compute(self._key, work, lambda answer: self._on_found(number, answer))

    def _on_found(self, number: int, answer: Answer) -> None:
        # Not at the top: the window paints before arrays come.
        from engine.core import UserError

        if number != self._searches or not self.is_searching:
            return
        self._newest = number
        seen = self.region
        if isinstance(answer, ClassedRegion):
            self.class_id, self.is_erasing = answer.class_id, answer.class_id == UNLABELLED
            self.region = DraftRegion(answer.rect, answer.covered)
        else:
            self.region = None if answer is None else DraftRegion(*answer)
        self.is_unlike_seen = self.is_wanted and self._only_seen and not _are_alike(seen, self.region)
        if self.is_unlike_seen:
            self.is_wanted = False
        if self.is_wanted:
            try:
                self.paint()
            except UserError as error:
                # Nobody waits for this call; the region stays in sight and Enter tries again.
                self.problem = sentence(error.summary)
        self._changed()


def _are_alike(one: DraftRegion | None, other: DraftRegion | None) -> bool:
    """Whether both show the same pixels."""
    import numpy as np

    if one is None or other is None:
        return not any(region is not None and region.covered.any() for region in (one, other))
    return one.rect == other.rect and np.array_equal(one.covered, other.covered)


def window_around(at: Pointer, shape: tuple[int, int], side: int = WINDOW_SIDE) -> Rect:
    """Part of the image in view, at most `side` pixels square, with the pointer's pixel in it.

    The pointer must be inside the image.
    """
    from engine.core import Rect

    seen = at.seen if at.seen is not None else Rect.of_shape(shape)
    row, column = math.floor(at.y), math.floor(at.x)
    # A pointer that has just left the view still belongs to it.
    seen = seen.union(Rect(row, column, row + 1, column + 1)).clip(*shape)
    y0, y1 = _part(seen.y0, seen.y1, row, side)
    x0, x1 = _part(seen.x0, seen.x1, column, side)
    return Rect(y0, x0, y1, x1)


def _part(start: int, end: int, place: int, length: int) -> tuple[int, int]:
    """At most `length` of [start, end), with `place` as near to the middle as can be."""
    if end - start <= length:
        return start, end
    first = min(max(start, place - length // 2), end - length)
    return first, first + length
