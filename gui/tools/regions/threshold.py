"""Threshold: bright or dark pixels inside a part of the image, by a level, Otsu's, or their surroundings."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import partial
from typing import TYPE_CHECKING, Final

from gui.language.texts import marked, tr
from gui.modes import ToolOption
from gui.tools.base import CLICK_PX, Button, Draft, DraftLine, Pen, Pointer, PointYX, ToolHost, ToolImage
from gui.tools.regions.drafted import DraftedRegionTool
from gui.tools.regions.pending import WINDOW_SIDE, window_around

if TYPE_CHECKING:
    from engine.core import BoolMap, CancelToken, Rect, RgbU8
    from engine.edit.threshold import GreyMap

SURROUNDINGS: Final = ToolOption(
    "surroundings", "Surroundings", 5, 301, 51, " px",
    "Side of the square that the adaptive threshold compares each pixel with; larger than the objects",
    ("follows shadows closely", "as one level for all"),
)  # fmt: skip
LEVEL: Final = ToolOption(
    "level", "Level", 0, 255, 128, "",
    "Brightness that parts objects from the rest, 0 black to 255 white; Otsu's level until it is moved",
    ("nearly all is bright", "nearly all is dark"), is_of_most=True,
)  # fmt: skip
_PX_A_STEP: Final = 2.0
"""Device pixels of a drag for one step of brightness."""
_OFFSET: Final = 8
"""Difference from the surroundings that counts, until the user drags."""
_BRIGHTEST: Final = 255


class _Way(Enum):
    """Level that parts objects from the rest."""

    MANUAL = auto()
    OTSU = auto()
    ADAPTIVE = auto()


@dataclass(frozen=True, slots=True)
class _Choice:
    """Threshold as the user set it: `level` 0-255, `offset` from the surroundings in the same unit."""

    way: _Way = _Way.OTSU
    level: int = 128
    offset: int = _OFFSET
    side_px: int = SURROUNDINGS.usual
    is_dark: bool = False


@dataclass(frozen=True, slots=True)
class ThresholdTexts:
    """Texts of a threshold tool; of each pair the first is for what lies above the level.

    Args:
        hint: keys while there is a draft.
        by_surroundings, by_level, by_otsu: beside the pointer, for each way to set the level.
    """

    hint: str
    by_surroundings: tuple[str, str]
    by_level: tuple[str, str]
    by_otsu: tuple[str, str]


class ThresholdTool(DraftedRegionTool):
    """A rectangle by dragging, the view by a click, a region of the mask by Ctrl and a click; then keys and
    drags inside it set the threshold.

    O: Otsu's level, A: against the surroundings, its own key: the other of both, X: dark or bright objects.
    Nothing is painted before Enter.
    The secondary button at the first press draws class 0.
    """

    name = marked("Threshold")
    texts = ThresholdTexts(
        hint=marked(
            "Drag inside: level. O: Otsu. A: adaptive. Its key again: the other of both. X: dark or bright."
            " Enter: apply. Esc: drop"
        ),
        by_surroundings=(
            marked("bright, {offset} beyond the surroundings"),
            marked("dark, {offset} beyond the surroundings"),
        ),
        by_level=(marked("bright, level {level}"), marked("dark, level {level}")),
        by_otsu=(marked("bright, Otsu {level}"), marked("dark, Otsu {level}")),
    )

    def __init__(self, host: ToolHost, pen: Pen) -> None:
        super().__init__(host, pen)
        self._part: ThresholdPart | None = None
        self._choice = self._before = _Choice()
        self._corner: PointYX | None = None
        self._button = Button.PRIMARY
        self._level_option = LEVEL.usual
        """Value of the slider when it was last looked at."""
        self._is_in_hand = True
        """Whether the sliders are this tool's."""

    # ---- state

    @property
    def draft(self) -> Draft | None:
        if self._start is not None and self._corner is not None and self._is_box(self._start, self._corner):
            box = DraftLine.box(self._start.point, self._corner)
            return Draft((box,), class_id=self._class_of(self._button))
        if self._pending is None or self._part is None or not self.has_draft:
            return None
        rect = self._part.rect
        line = DraftLine.box((rect.y0, rect.x0), (rect.y1, rect.x1))
        return Draft((line,), region=self._pending.region, class_id=self.color_class, text=self._text)

    @property
    def _text(self) -> str:
        choice = self._choice
        if choice.way is _Way.ADAPTIVE:
            return tr(self.texts.by_surroundings[choice.is_dark], offset=choice.offset)
        if choice.way is _Way.MANUAL:
            return tr(self.texts.by_level[choice.is_dark], level=choice.level)
        level = "" if self._otsu is None else self._otsu
        return tr(self.texts.by_otsu[choice.is_dark], level=level)

    @property
    def hint(self) -> str:
        if not self.has_draft:
            begin = tr(
                "Drag a rectangle. Click, or its key again: the whole view. Ctrl+click: inside a region of "
                "the mask. Right button: {background}",
                background=self._pen.background_name,
            )
            return self.problem + begin
        return self.problem + tr(self.texts.hint)

    @property
    def letters(self) -> str:
        return "OAX" if self.has_draft and not self.is_active else ""

    # ---- the pointer

    def begin_in_view(self, at: Pointer) -> None:
        if self.is_active:
            return
        if self.has_draft:
            # Its key once more: the other way to find the level, and back.
            self.type_letter("O" if self._choice.way is _Way.ADAPTIVE else "A")
        else:
            self.press(at, Button.PRIMARY)
            self.release(at)

    def _begin(self, at: Pointer, button: Button) -> bool:
        self._is_in_hand = True
        image = self._host.image
        place = None if image is None else at.pixel_in(image.shape)
        if place is None:
            return False
        self._before = self._choice
        if self._part is None or not self.has_draft or not self._part.rect.contains(*place):
            # The rectangle before stays until this one is drawn: a mere press outside throws nothing away.
            self._corner, self._button = at.point, button
            if not self.has_draft:
                self._part = None
                self._make_pending(at, button)
        return True

    def _drag(self, points: Sequence[Pointer]) -> None:
        at = points[-1]
        if self._corner is not None:
            self._corner = at.point
        elif self._start is not None:
            steps = round(at.more_px(self._start) / _PX_A_STEP)
            if steps or self._choice != self._before:
                self._set_by_drag(steps)

    def _end(self, start: Pointer, at: Pointer) -> None:
        corner, self._corner = self._corner, None
        if corner is not None:
            if self._part is not None and self.has_draft:
                if not self._is_box(start, corner):
                    return
                self._make_pending(start, self._button)
            self._set_part(start, corner)
        elif self._choice.way is _Way.MANUAL and self._choice != self._before:
            self._level_option = self._choice.level
            self._pen.set_option(LEVEL.id, self._choice.level)

    def _revert(self) -> None:
        if self._corner is not None:
            self._corner = None
            if self._part is None or not self.has_draft:
                # A region without its rectangle would be a draft that nobody sees.
                self.drop()
        elif self._choice != self._before:
            self._choice = self._before
            self._search()

    # ---- keys, options, the draft

    def type_letter(self, letter: str) -> None:
        match letter:
            case "O":
                self._set(replace(self._choice, way=_Way.OTSU))
            case "A":
                self._set(replace(self._choice, way=_Way.ADAPTIVE))
            case _:
                self._set(replace(self._choice, is_dark=not self._choice.is_dark))

    def options_changed(self) -> None:
        side_px, level = round(self._pen.option(SURROUNDINGS.id)), round(self._pen.option(LEVEL.id))
        if self.has_draft and side_px != self._choice.side_px:
            self._set(replace(self._choice, side_px=side_px, way=_Way.ADAPTIVE))
        elif self.has_draft and level != self._level_option:
            self._level_option = level
            self._set(replace(self._choice, level=level, way=_Way.MANUAL))

    def _on_found(self) -> None:
        super()._on_found()
        otsu = self._otsu
        if self._is_in_hand and self.has_draft and self._choice.way is _Way.OTSU and otsu is not None:
            # The slider shows what is in force, to be moved on from there.
            self._level_option = otsu
            self._pen.set_option(LEVEL.id, otsu)

    def put_aside(self) -> None:
        self._is_in_hand = False
        super().put_aside()

    def _clear(self) -> None:
        super()._clear()
        self._part = self._corner = None

    # ---- inside

    @property
    def _otsu(self) -> int | None:
        return None if self._part is None else self._part.otsu

    @staticmethod
    def _is_box(start: Pointer, end: PointYX) -> bool:
        """Whether the pointer was dragged, and not only clicked."""
        return max(abs(end[0] - start.y), abs(end[1] - start.x)) * start.scale >= CLICK_PX

    def _set_part(self, start: Pointer, end: PointYX) -> None:
        """Threshold in the rectangle from the press to here, or in the view after a click."""
        image = self._host.image
        if image is None:
            return
        from engine.core import Rect

        rect = window_around(start, image.shape, WINDOW_SIDE)
        if self._is_box(start, end):
            (y0, y1), (x0, x1) = sorted((start.y, end[0])), sorted((start.x, end[1]))
            drawn = Rect(int(y0), int(x0), int(y1) + 1, int(x1) + 1).clip(*image.shape)
            # Two corners of a large rectangle may lie further apart than what is worked on at once.
            rect = rect.intersect(drawn) if max(drawn.height, drawn.width) > WINDOW_SIDE else drawn
            find_inside = None
        else:
            find_inside = _region_under(start, rect, image) if start.has_ctrl else None
        self._level_option = round(self._pen.option(LEVEL.id))
        self._part = self._make_part(rect, image)
        self._part.find_inside = find_inside
        self._choice = replace(self._choice, side_px=round(self._pen.option(SURROUNDINGS.id)), way=_Way.OTSU)
        self._search()

    def _make_part(self, rect: Rect, image: ToolImage) -> ThresholdPart:
        """The part of the image whose levels are looked at."""
        return ThresholdPart(rect, image.pixels[rect.slices])

    def _set_by_drag(self, steps: int) -> None:
        choice, before = self._choice, self._before
        if choice.way is _Way.ADAPTIVE:
            # To the right always more pixels: a smaller difference is enough.
            choice = replace(choice, offset=_within(before.offset - steps, -_BRIGHTEST, _BRIGHTEST))
        else:
            first = before.level if before.way is _Way.MANUAL else self._otsu
            more = steps if choice.is_dark else -steps
            level = _within((128 if first is None else first) + more, 0, _BRIGHTEST)
            choice = replace(choice, way=_Way.MANUAL, level=level)
        self._set(choice)

    def _set(self, choice: _Choice) -> None:
        if choice != self._choice:
            self._choice = choice
            self._search()

    def _search(self) -> None:
        if self._pending is not None and self._part is not None:
            self._pending.search(partial(self._part.region, self._choice))


class ThresholdPart:
    """Part of the image whose brightness is looked at; `region` and `grey` run on another thread.

    Attributes:
        rect: the part; less of it once `find_inside` was asked.
        otsu: Otsu's level, once it was needed.
        find_inside: finds the only pixels of `rect` that count: the rectangle around them, and (h, w) bool.
    """

    def __init__(self, rect: Rect, pixels: RgbU8) -> None:
        self.rect = rect
        self.otsu: int | None = None
        self.find_inside: Callable[[], tuple[Rect, BoolMap]] | None = None
        self._pixels = pixels
        self._grey: GreyMap | None = None
        self._inside: BoolMap | None = None

    def grey(self) -> GreyMap:
        """(h, w) uint8 of the rectangle's size: the values that the level parts."""
        from engine.edit import threshold

        return threshold.to_grey(self._pixels)

    def region(self, choice: _Choice, _token: CancelToken) -> tuple[Rect, BoolMap]:
        if self._grey is None:
            self._grey = self.grey()
            if self.find_inside is not None:
                around, self._inside = self.find_inside()
                self._grey = self._grey[around.slices]
                self.rect = around.shifted(self.rect.y0, self.rect.x0)
        covered = self._beyond(choice, self._grey)
        return self.rect, covered if self._inside is None else covered & self._inside

    def _beyond(self, choice: _Choice, grey: GreyMap) -> BoolMap:
        from engine.edit import threshold

        if choice.way is _Way.ADAPTIVE:
            return threshold.beyond_surroundings(grey, choice.side_px, choice.offset, is_dark=choice.is_dark)
        level = choice.level
        if choice.way is _Way.OTSU:
            if self.otsu is None:
                self.otsu = threshold.otsu_level(grey if self._inside is None else grey[self._inside])
            level = self.otsu
        return threshold.beyond_level(grey, level, is_dark=choice.is_dark)


def _region_under(at: Pointer, window: Rect, image: ToolImage) -> Callable[[], tuple[Rect, BoolMap]] | None:
    """What finds the region of the mask under a press, labelled or not, in this window; on any thread."""
    place = at.pixel_in(image.shape)
    if place is None:
        return None
    labels_of = image.shown_later(window)
    row, column = place[0] - window.y0, place[1] - window.x0

    def find() -> tuple[Rect, BoolMap]:
        from engine.edit.regions import region_at

        labels = labels_of()
        return region_at(labels == labels[row, column], row, column)

    return find


def _within(value: int, least: int, most: int) -> int:
    return min(most, max(least, value))
