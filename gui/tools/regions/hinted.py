"""Base of the tools that cut out one object and take hints inside and outside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from gui.language.texts import tr
from gui.tools.base import Button, Draft, DraftLine, Pen, Pointer, PointYX, ToolHost
from gui.tools.regions.drafted import DraftedRegionTool
from gui.tools.regions.pending import PendingRegion

if TYPE_CHECKING:
    from engine.core import BoolMap, CancelToken, Rect
    from engine.session.objects.object_cut import ObjectCut, ObjectHint

_HINT_PX: Final = 3.0
"""Radius of a hint in device pixels; a pixel of the image at least."""


class HintedObjectTool(DraftedRegionTool):
    """One object as a draft; the left button marks what belongs to it, the right one or Alt what does not.

    Backspace takes the last hint back, Enter paints the object, Escape drops it.
    """

    def __init__(self, host: ToolHost, pen: Pen) -> None:
        super().__init__(host, pen)
        self._hints: list[ObjectHint] = []
        self._cut: ObjectCut | None = None
        self._window: Rect | None = None
        self._path: list[PointYX] = []
        self._is_inside = True

    # ---- state

    @property
    def draft(self) -> Draft | None:
        if self._pending is None or self._pending.is_painted:
            return None
        lines = (DraftLine(tuple(self._path)),) if len(self._path) > 1 else ()
        window = self._window
        handles: tuple[PointYX, ...] = ()
        if window is not None:
            handles = tuple(
                (hint.points[0][0] + window.y0, hint.points[0][1] + window.x0) for hint in self._hints
            )
        return Draft(
            (*lines, *self._extra_lines()), handles, region=self._pending.region,
            class_id=self._class_id, text=self._waiting_text(),
        )  # fmt: skip

    def _waiting_text(self) -> str:
        """What the draft waits for, or that nothing was found; empty for neither."""
        if self._pending is None:
            return ""
        if not self._pending.is_searching:
            has_answer = bool(self._hints) or self._stands_without_hints
            return tr(self.nothing) if has_answer and self._pending.is_empty else ""
        if self._host.is_preparing:
            return tr("waiting until the cut is prepared, once on this machine…")
        return tr("cutting…")

    def _extra_lines(self) -> tuple[DraftLine, ...]:
        """What else is drawn with the object."""
        return ()

    @property
    def hint(self) -> str:
        if not self.has_draft:
            return self.problem + self._first_hint()
        return self.problem + tr(
            "Click: belongs to it. Right or Alt+click: does not. Enter: apply. "
            "Shift: apply, begin the next. Esc: drop"
        )

    def _first_hint(self) -> str:
        """What the first press does."""
        raise NotImplementedError

    # ---- the pointer

    def _drag(self, points: Sequence[Pointer]) -> None:
        if self._path:
            self._path.extend(at.point for at in points if at.point != self._path[-1])

    def _end(self, start: Pointer, at: Pointer) -> None:
        path, self._path = self._path, []
        window = self._window
        if path and window is not None:
            from engine.session.objects.object_cut import ObjectHint

            points = tuple((y - window.y0, x - window.x0) for y, x in path)
            self._hints.append(ObjectHint(points, max(1.0, _HINT_PX / at.scale), self._is_inside))
            self._search()

    def _revert(self) -> None:
        self._path = []
        if self._cut is None or (not self._hints and not self._stands_without_hints):
            self.drop()

    # ---- the draft

    def apply_and_go_on(self) -> None:
        """Paint the object that is in sight, and make room for the next one.

        Raises:
            UserError: it is still being cut, and nobody has seen it, or nothing can be drawn now; the draft
                stays.
        """
        # Not at the top: the window paints before the engine comes.
        from engine.core import UserError

        pending = self._pending
        if pending is None:
            return
        if pending.is_searching:
            raise UserError(
                tr("The object is still being cut: only what was in sight is applied."),
                tr("Press again with Shift once it is there. Esc drops it."),
            )
        self._paint_region()
        if pending.is_empty:
            self._tell_of_nothing()
        self._clear()

    def step_back(self) -> bool:
        if not self._hints:
            return self.drop()
        self._hints.pop()
        if not self._hints and not self._stands_without_hints:
            return self.drop()
        self._search()
        return True

    # ---- inside

    @property
    def _stands_without_hints(self) -> bool:
        """Whether there is an object before the first hint."""
        return False

    def _clear(self) -> None:
        super()._clear()
        self._hints, self._path = [], []
        self._cut = self._window = None

    def _start_hint(self, at: Pointer, button: Button) -> bool:
        """Begin a hint here; False outside the image."""
        image = self._host.image
        if image is None or at.pixel_in(image.shape) is None:
            return False
        self._is_inside = button is Button.PRIMARY and not at.has_alt
        self._path = [at.point]
        return True

    def _open(self, window: Rect, box: Rect | None) -> None:
        """Begin another object in this window of the image; `box` is in its pixels."""
        cut = self._host.object_cut(window, box)
        if cut is None:
            return
        self._window, self._cut = window, cut
        self._class_id = self._pen.class_id
        self._pending = PendingRegion(self._host, self.name, self._class_id, self._on_found)

    def _tell_of_nothing(self) -> None:
        """A draft was applied with which nothing was found, and the next one has begun."""
        # Not at the top: the window paints before the engine comes.
        from engine.core import UserError

        self.refused(UserError(tr(self.nothing), self._first_hint()))

    def _search(self) -> None:
        cut, window, hints = self._cut, self._window, tuple(self._hints)
        if self._pending is None or cut is None or window is None:
            return

        def work(token: CancelToken) -> tuple[Rect, BoolMap]:
            return window, cut.mask(hints, token)

        self._pending.search(work)
