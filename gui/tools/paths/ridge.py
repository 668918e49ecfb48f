"""Ridge tracing: cracks, vessels and neurites from click to click, with the width that they have."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Final, TypeAlias

from gui.language.texts import marked, tr
from gui.modes import ToolOption
from gui.tools.base import Button, Draft, DraftLine, DraftRegion, Pen, Pointer, PointYX, ToolHost
from gui.tools.image_tool import changed_since_seen
from gui.tools.paths.following import PathTool, reach_of

if TYPE_CHECKING:
    from engine.core import Rect, RgbU8
    from engine.edit.paths.line_width import MeasuredLine
    from engine.edit.paths.path_tree import PathTree
    from engine.edit.paths.ridges import LineKind
    from engine.edit.paths.tracing import RidgeTree

WIDEST: Final = ToolOption(
    "widest", "Widest line", 2, 60, 16, " px",
    "Up to which width lines are followed",
    ("only thin lines", "wide ones as well"),
)  # fmt: skip
FIXED: Final = ToolOption(
    "fixed", "Fixed width", 0, 60, 0, " px",
    "Width in which the line is drawn, instead of the one that is measured at each point",
    ("as it is measured", "as wide as the number says"), least_text="measured",
)  # fmt: skip
WIDER: Final = ToolOption(
    "wider", "Wider", -10, 10, 0, " px",
    "How much is added to the width that is measured",
    ("thinner than measured", "wider than measured"),
)  # fmt: skip
_FLIP: Final = "X"
_MOST_REGION_PX: Final = 4_000_000
"""Largest region that is shown before it is applied; of a longer line the newest piece is."""

_Traced: TypeAlias = "tuple[RidgeTree, MeasuredLine | None, list[PointYX] | None]"
"""Tree from the newest click; width of the newest piece; the whole line there, if that was wanted."""
_NO_LINE: Final = marked("No line was found there. Click on the middle of one")
_FIRST_KEYS: Final = {
    None: marked("Click further along the line. Esc: drop"),
    True: marked("Click further along the line. X: bright lines. Esc: drop"),
    False: marked("Click further along the line. X: dark lines. Esc: drop"),
}
"""Keys after the first click, while the line is dark (True), bright, or not known yet."""
_KEYS: Final = {
    None: marked("Click: further (Alt: straight). Enter, double click: apply. Backspace: back"),
    True: marked(
        "Click: further (Alt: straight). X: bright lines. Enter, double click: apply. Backspace: back"
    ),
    False: marked(
        "Click: further (Alt: straight). X: dark lines. Enter, double click: apply. Backspace: back"
    ),
}


class RidgeTool(PathTool[_Traced]):
    """Two clicks on a line trace it between them, in its true width; each further click goes on.

    A click with Shift traces the whole line under it to both of its ends, beside what is traced already.
    Dark or bright is what the line at the first click is; X makes it the other. Where Enter comes before a
    line is in sight, the draft waits, and the key has to be pressed again.
    """

    name = marked("Trace a line")

    def __init__(self, host: ToolHost, pen: Pen) -> None:
        super().__init__(host, pen)
        self._kind: LineKind | None = None
        self._only_dark: bool | None = None
        self._lines: list[MeasuredLine] = []
        self._region: tuple[tuple[float, ...], DraftRegion | None] | None = None
        self._is_whole = False
        self._seen_count = 0
        """Pieces that were in sight when they were to be painted."""
        self._widest_px = self._fixed_px = self._wider_px = 0.0
        self.options_changed()

    @property
    def draft(self) -> Draft | None:
        draft = super().draft
        if draft is None:
            return None
        measured = [DraftLine(tuple((y, x) for y, x in line.points.tolist())) for line in self._lines]
        return replace(draft, lines=(*measured, *draft.lines[len(measured) :]), region=self._shown_region())

    @property
    def hint(self) -> str:
        if self._problem:
            return self._problem
        if not self.has_draft:
            return tr(
                "Click on a line, then further along it: it is traced in its width. "
                "Shift+click: the whole line"
            )
        if not self._pieces and not self._waiting:
            texts = _FIRST_KEYS
        else:
            texts = _KEYS
        keys = tr(texts[None if self._kind is None else self._kind.is_dark])
        is_finding = self.is_busy and texts is _KEYS
        return f"{tr('Finding the line…')} {keys}" if is_finding else keys

    @property
    def letters(self) -> str:
        return _FLIP if self._kind is not None and self.has_draft else ""

    def options_changed(self) -> None:
        # Kept: while another tool is in hand, the pen has that one's options.
        self._widest_px, self._fixed_px, self._wider_px = (
            self._pen.option(option.id) for option in (WIDEST, FIXED, WIDER)
        )

    def _begin(self, at: Pointer, button: Button) -> bool:
        self.options_changed()
        return super()._begin(at, button)

    def type_letter(self, letter: str) -> None:
        if self._kind is not None and letter == _FLIP:
            self._only_dark = not self._kind.is_dark
            self._kind = None
            self._plant(None)

    def step_back(self) -> bool:
        if self._is_whole and self._pieces:
            # The click whose line is being sought.
            self._is_whole = False
            self._clicks.pop()
            self._plant(None)
            return True
        was = super().step_back()
        del self._lines[len(self._pieces) :]
        return was

    def _end(self, start: Pointer, at: Pointer) -> None:
        if at.has_shift and start.clicks == 1:
            self._problem = ""
            if not (self.has_draft or self._is_inside(at, reach_of(at))):
                return
            self._waiting.append(at)
            self._go_on()
        else:
            super()._end(start, at)

    def _go_on(self) -> None:
        if self._waiting and self._waiting[0].has_shift:
            if not self._is_busy:
                self._trace_whole(self._waiting.pop(0))
        else:
            super()._go_on()

    def _trace_whole(self, at: Pointer) -> None:
        """Seek the line under this place in all that is in view."""
        from engine.edit.paths.window import window_around

        image = self._host.image
        if image is None:
            return
        corners = []
        if at.seen is not None:
            corners = [(y, x) for y in (at.seen.y0, at.seen.y1 - 1) for x in (at.seen.x0, at.seen.x1 - 1)]
        far = max(corners, key=lambda c: math.dist(c, at.point), default=at.point)
        towards = far if window_around([at.point, far], image.shape) is not None else None
        self._clicks.append(at.point)
        self._is_whole = True
        self._seek(at.point, towards, reach_of(at))

    def _arrived(self, step: _Traced) -> None:
        traced, line, path = step
        if path is None:
            super()._arrived(step)
            return
        self._is_whole = self._is_busy = False
        self._clicks.pop()
        if line is None:
            self._problem = tr(_NO_LINE)
        else:
            self._kind = traced.kind
            self._clicks += [path[-1]] if self._clicks else [path[0], path[-1]]
            self._pieces.append(path)
            self._lines.append(line)
        if self._clicks:
            self._plant(None)
        else:
            self._clear()
            self._problem = tr(_NO_LINE)
        self.changed()

    def choose_class(self, class_id: int) -> None:
        # What is to be painted once it is found has the class of that moment.
        if not self.paints_itself:
            super().choose_class(class_id)

    def apply(self) -> bool:
        self._seen_count = len(self._pieces)
        return super().apply()

    @property
    def paints_itself(self) -> bool:
        return self._is_wanted and not self._is_unseen

    def put_aside(self) -> None:
        if self._is_unseen:
            self._is_wanted = False

    @property
    def _is_unseen(self) -> bool:
        """Whether there is, or will be, a piece that was not in sight when all were to be painted."""
        return self._is_whole or bool(self._waiting) or len(self._pieces) > self._seen_count

    def _clear(self) -> None:
        super()._clear()
        self._is_whole = False
        self._kind = self._only_dark = self._region = None
        self._lines = []

    # ---- as a tool of paths

    def _work(self, pixels: RgbU8, rect: Rect, start: PointYX, reach_px: float) -> Callable[[], _Traced]:
        kind, only_dark, widest_px, is_whole = self._kind, self._only_dark, self._widest_px, self._is_whole
        if is_whole and kind is not None:
            # Another line is as dark or bright as those before, and stands out in its own way.
            only_dark = kind.is_dark
            kind = None
        newest = self._pieces[-1] if len(self._pieces) > len(self._lines) else None

        def work() -> _Traced:
            from engine.edit.paths.tracing import is_line, ridge_tree, traced_line
            from engine.edit.paths.whole_line import whole_line

            traced = ridge_tree(pixels, rect, start, reach_px, widest_px, kind=kind, is_dark=only_dark)
            path = whole_line(traced.tree) if is_whole else None
            piece = newest if path is None else path if len(path) > 1 and is_line(traced, path) else None
            line = None if piece is None else traced_line(pixels, piece, kind or traced.kind, widest_px)
            return traced, line, path

        return work

    def _took(self, step: _Traced) -> PathTree:
        traced, line, _ = step
        self._kind = traced.kind
        if line is not None:
            self._lines.append(line)
        return traced.tree

    def _apply_now(self) -> None:
        from engine.edit.paths.line_width import line_region

        image = self._host.image
        if image is None or not self._lines:
            return
        if self._is_unseen:
            self.refused(changed_since_seen())
            return
        self._paint(*(line_region(self._chosen_width(line), image.shape) for line in self._lines))
        self.drop()

    # ---- inside

    def _chosen_width(self, line: MeasuredLine) -> MeasuredLine:
        from engine.edit.paths.tracing import with_width

        return with_width(line, self._fixed_px, self._wider_px)

    def _shown_region(self) -> DraftRegion | None:
        """Pixels that `apply` would paint; made anew when a piece or a width differs."""
        image = self._host.image
        if image is None or not self._lines:
            return None
        made_of = (float(len(self._lines)), self._fixed_px, self._wider_px)
        if self._region is None or self._region[0] != made_of:
            self._region = made_of, self._union(image.shape)
        return self._region[1]

    def _union(self, shape: tuple[int, int]) -> DraftRegion | None:
        import numpy as np

        from engine.core import Rect
        from engine.edit.paths.line_width import line_region

        parts = [line_region(self._chosen_width(line), shape) for line in self._lines]
        rect = Rect.bounding(part for part, _ in parts)
        if rect.area > _MOST_REGION_PX:
            parts = parts[-1:]
            rect = parts[0][0]
        covered = np.zeros((rect.height, rect.width), bool)
        for part, pixels in parts:
            covered[part.shifted(-rect.y0, -rect.x0).slices] |= pixels
        return None if rect.is_empty else DraftRegion(rect, covered)
